"""Tools for whoever writes a map."""

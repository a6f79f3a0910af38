"""Reading authored maps: YAML in, `graph.model` out, every problem at once.

Only this package knows YAML. The way of a file: `files` (bytes and limits), `tree` (YAML with places), `forms` (what
may be written), `references` and its neighbours (what must fit together), `build` (the model).
"""

from __future__ import annotations

from graph.reader.files import map_files
from graph.reader.places import Places
from graph.reader.reading import read, read_with_places
from graph.reader.schema import map_schema

__all__ = ["Places", "map_files", "map_schema", "read", "read_with_places"]

"""A page as a value of Python: text to be written to a file, and a picture of itself in a notebook."""

from __future__ import annotations

from html import escape
from typing import Final

__all__ = ["Page"]

HEIGHT: Final = 760
"""Pixels of a notebook that the page takes up, at its full width; the reader can drag it larger."""

ALLOWED: Final = "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox"
"""The page runs its scripts, saves files, prints and opens links, but no part of the notebook is open to it."""


class Page(str):
    """The text of one HTML file. Jupyter and VS Code show it within a frame, apart from the styles of the notebook.

    >>> page = Page("<p>A claim &amp; its answer</p>")
    >>> page
    <explorer page of 31 characters>
    >>> print(page)
    <p>A claim &amp; its answer</p>
    """

    __slots__ = ()

    def __repr__(self) -> str:
        """Return one line, for a notebook keeps the text of what it shows."""
        return f"<explorer page of {len(self):,} characters>"

    def _repr_html_(self) -> str:
        """Return a frame that holds the whole page; it asks for nothing, so that it works without a network."""
        style = f"width: 100%; height: {HEIGHT}px; border: 1px solid #8884; resize: vertical; overflow: hidden"
        held = escape(self, quote=True)
        return f'<iframe title="Counterpoint" sandbox="{ALLOWED}" style="{style}" srcdoc="{held}"></iframe>'

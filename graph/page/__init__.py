"""The explorer: one HTML file in which a person sees the debate, finds a claim and sees what has no answer.

The parts, in the order in which a page is made:

    payload    what the page knows, as plain JSON
    columns    tables of it in few bytes
    chinese    how the map's characters sound and are otherwise written, for the search
    questions  the named questions with their answers
    layout     where each element stands in the picture of the whole map
    builder    nodes, edges and options for vis-network, by way of pyvis
    assets     the scripts, styles and texts of the page, and vis-network out of the installed pyvis
    document   the finished HTML: escaped data, hashed scripts, a policy that lets nothing else run
    shown      that text as a value, which a notebook shows
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import networkx as nx

from graph.model import ArgumentMap
from graph.page.shown import Page

if TYPE_CHECKING:
    from rdflib import Dataset

    from graph.analysis import Analysis

__all__ = ["Page", "render"]


def render(
    map: ArgumentMap,  # noqa: A002  # the word of this project for what is drawn
    network: nx.MultiDiGraph[str],
    analysis: Analysis,
    *,
    passages: Mapping[str, str] | None = None,
    dataset: Dataset | None = None,
) -> Page:
    """Return the explorer page of ``map`` as the text of one HTML file, to be written in UTF-8; a notebook shows it.

    ``passages`` maps `Passage.name` to the words of the source and is given only where the source was: the page shows
    them marked as such. Of ``dataset`` the named questions are asked; without it the page has none. The page asks for
    nothing but itself. The same input gives the same text.
    """
    # pyvis alone takes 0.3 s to import, and most commands draw nothing.
    from graph.page.builder import Picture
    from graph.page.document import document
    from graph.page.layout import arrange
    from graph.page.payload import numbered, payload
    from graph.page.questions import questions

    data = payload(map, network, analysis, passages or {})
    data["questions"] = [] if dataset is None else questions(map, dataset, numbered(map))
    picture = Picture.of(network, arrange(map, network, analysis.page_rank))
    return Page(document(map, {**data, "picture": picture.as_data(map)}))

"""The text of a map to start from: twenty lines, complete and sound, in English and Traditional Chinese."""

from __future__ import annotations

import re
from typing import Final

from graph.errors import MapError, Place, Problem

__all__ = ["skeleton_map"]

ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SKELETON: Final = """\
map: NAME
title: {en: "NAME: who says what", zh-Hant: NAME：各方說法}
about: {en: Say in two sentences what is at issue. Name the sides., zh-Hant: 以兩句話說明爭點，並指出各方。}
languages: [en, zh-Hant]
version: 0.1.0
licence: https://creativecommons.org/licenses/by/4.0/
topic: issue  # side: pro and side: con are toward this
defaults: {holder: authors, attitude: asserts, basis: analyst}
topics: {issue: {en: the issue, zh-Hant: 爭點}}
actors: {authors: {type: group, en: the authors, zh-Hant: 作者群}, critics: {type: group, en: critics, zh-Hant: 批評者}}
claims:
  proposal: {en: Something should be done., zh-Hant: 應該有所作為。, type: policy, side: pro}
  drawback: {en: It would cost too much., zh-Hant: 代價太高。, criticizes: issue, side: con, stance: {holder: critics}}
evidence:
  example: {en: It has worked elsewhere., zh-Hant: 別處已有成效。, case: {}}
responses:
  remedy: {en: Spread the cost over five years., zh-Hant: 分五年攤提費用。, by: authors, stance: {force: should}}
relations:  # read each aloud: from example, supports proposal
  - {from: example, supports: proposal, scheme: example}
  - {from: drawback, rebuts: proposal}
  - {from: remedy, answers: drawback, coverage: partial}
"""


def skeleton_map(name: str) -> dict[str, str]:
    """Return the files of a new map by name; they go into a folder called ``name``.

    Raises `MapError` where ``name`` cannot be an id.

    >>> sorted(skeleton_map("road-charge"))
    ['map.yaml']
    >>> skeleton_map("road-charge")["map.yaml"].split()[:2]
    ['map:', 'road-charge']
    """
    if not ID.fullmatch(name):
        remedy = "use small letters a-z and digits, with single hyphens between, as in road-charge"
        raise MapError([Problem(Place(), f"{name!r} cannot be the name of a map", remedy)])
    return {"map.yaml": SKELETON.replace("NAME", name)}

"""A made-up debate as a network, without RDF and without words, for debates of a million claims.

An edge runs from premise to conclusion, from attacker to attacked, from policy response to problem. Nodes, keys and
attributes are those that `graph.network.to_networkx` gives the same map, as far as analysis reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx
import numpy as np

from graph.generator import shares
from graph.generator.drawn import Drawn, draw
from graph.generator.minutes import section_number
from graph.generator.naming import BASES, COVERAGES, Naming
from graph.generator.shape import CLAIM, KINDS
from graph.generator.speech import Speech
from graph.generator.steps import NUMBER
from graph.network import PREMISE

__all__ = ["network"]


def network(claims: int, seed: int = 1) -> nx.MultiDiGraph[str]:
    """Return the network of a made-up debate with exactly so many claims.

    Nodes have ``kind``, ``roles``, ``section``, ``topic``, ``base_score``, ``importance``, ``cost``; edges have
    ``relation``, ``basis``, ``coverage``, ``strength`` and, where it matters, ``linked``. Linear: about 20 s and 4 GB
    for a million. Raises `MapError` as `graph.generator.drawn.draw` does.
    """
    drawn = draw(claims, seed)
    speech = Speech.of(drawn)
    naming = Naming.of(speech)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph(map="made-up")
    made.add_nodes_from(_elements(speech))
    reified = (drawn.steps.aimed_at | drawn.steps.linked).tolist()
    relations = list(map(naming.relation, range(len(drawn.steps))))
    facts = list(_facts(drawn))
    made.add_nodes_from(
        (relations[number], _relation_node(facts[number], section))
        for number, section in enumerate(_sections(drawn))
        if reified[number]
    )
    made.add_edges_from(_edges(drawn, naming, relations, facts, reified))
    return made


def _elements(speech: Speech) -> Iterator[tuple[str, dict[str, Any]]]:
    drawn = speech.drawn
    roles = _roles(drawn)
    sections = [section_number(section) for section in range(drawn.ground.sections)]
    for element in drawn.order.tolist():
        figure = speech.figure(element)
        yield (
            speech.names[element],
            {
                "kind": KINDS[drawn.ground.kind[element]],
                "roles": ";".join(sorted([*roles[element], *filter(None, [figure])])),
                "section": sections[drawn.ground.section[element]],
                "topic": speech.topic(element),
                "base_score": 0.5,
                "importance": float(drawn.importance[element]) or 1.0,
                "cost": float(drawn.cost[element]) or 1.0,
            },
        )


def _roles(drawn: Drawn) -> list[list[str]]:
    """Return the roles that rules would derive: who criticizes or is answered, and who attacks a claim."""
    steps, kind, size = drawn.steps, drawn.ground.kind, drawn.ground.size
    criticism = drawn.criticism.copy()
    criticism[steps.target[steps.kind == NUMBER["answers"]]] = True
    attacks = np.isin(steps.kind, [NUMBER[each] for each in ("attacks", "rebuts", "undermines")]) & ~steps.onto_relation
    attacks[attacks] = kind[steps.target[attacks]] == CLAIM
    counterclaim = np.zeros(size, np.bool_)
    counterclaim[steps.sources[attacks, 0]] = True
    counterclaim &= kind == CLAIM
    rows = zip(criticism.tolist(), counterclaim.tolist(), strict=True)
    return [[role for role, has in zip(("criticism", "counterclaim"), row, strict=True) if has] for row in rows]


def _facts(drawn: Drawn) -> Iterator[dict[str, Any]]:
    steps = drawn.steps
    answers = steps.kind == NUMBER["answers"]
    rows = zip(
        steps.kind.tolist(),
        drawn.basis.tolist(),
        np.where(answers, drawn.coverage, -1).tolist(),
        drawn.strength.tolist(),
        steps.several.tolist(),
        steps.linked.tolist(),
        strict=True,
    )
    for kind, basis, coverage, strength, several, linked in rows:
        facts = {
            "relation": shares.RELATIONS[kind],
            "basis": BASES[basis],
            "coverage": COVERAGES[coverage] if coverage >= 0 else "",
            "strength": strength / 10 if strength else 1.0,
        }
        yield facts | {"linked": linked} if several else facts


def _sections(drawn: Drawn) -> Iterator[str]:
    """Yield the section in which each relation was read, empty where the analyst added it."""
    sections = drawn.ground.section[drawn.steps.sources[:, 0]].tolist()
    for section, basis in zip(sections, drawn.basis.tolist(), strict=True):
        yield "" if BASES[basis] == "analyst" else section_number(section)


def _relation_node(facts: dict[str, Any], section: str) -> dict[str, Any]:
    known = {"kind": "relation", "relation": facts["relation"], "basis": facts["basis"]}
    return known | {"section": section, "base_score": 1.0}


def _edges(
    drawn: Drawn, naming: Naming, relations: list[str], facts: list[dict[str, Any]], reified: list[bool]
) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    for number, name in enumerate(relations):
        target = drawn.steps.elements
        aim = naming.aims[number]
        target_name = relations[aim - target] if aim >= target else naming.elements[aim]
        for source in naming.sources(number):
            if reified[number]:
                yield source, name, name, facts[number] | {"relation": PREMISE}
            else:
                yield source, target_name, name, dict(facts[number])
        if reified[number]:
            yield name, target_name, name, facts[number]

"""What the report says, before it is said in any language.

`gather` turns a map, its network and its analysis into the rows of the report's tables. Relations are read from the
map, so that a relation with several sources stays one row. An edge runs from premise to conclusion, from attacker to
attacked, from policy response to problem.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import networkx as nx

from graph.acceptance import attack_graph
from graph.analysis import Analysis, Answer
from graph.model import ATTACK_KINDS, BASES, CLAIM, RELATION_KINDS, RESPONSE, ArgumentMap, Element, Relation
from graph.network import in_text_order

STATUSES = (*BASES, "rebutted", "open")
"""How a criticism stands: the narrowest reading that answers it, else argued against only, else open."""
REASON_KINDS = frozenset({"supports", "causes"})
MOST_CENTRAL = 10
SMALL_PART = 4


@dataclass(frozen=True, slots=True)
class Criticism:
    """One criticism, how it stands, and what is said to it; answers with the closest coverage first."""

    element: Element
    status: str
    answers: tuple[Answer, ...]
    disputed_by: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How many criticisms are open when answers up to this basis count; ``share`` is weighted by importance."""

    basis: str
    open: int
    share: float


@dataclass(frozen=True, slots=True)
class Theme:
    """The criticisms of one topic, by status; the topic is empty for those without one."""

    topic: str
    criticisms: tuple[Criticism, ...]

    def standing(self, *statuses: str) -> tuple[Criticism, ...]:
        """Return those with one of the statuses, in the order of the text."""
        return tuple(each for each in self.criticisms if each.status in statuses)

    @property
    def open(self) -> tuple[Criticism, ...]:
        """Those that no policy response answers on any reading."""
        return self.standing("rebutted", "open")


@dataclass(frozen=True, slots=True)
class Carried:
    """What one policy response carries: the criticisms it answers by basis, and those that only it answers."""

    element: Element
    answered: Mapping[str, tuple[str, ...]]
    sole: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many criticisms it answers, the analyst's links included."""
        return sum(map(len, self.answered.values()))


@dataclass(frozen=True, slots=True)
class Leaning:
    """A claim and its neighbours: reasons for it, what it is a reason for, what attacks and what answers it."""

    element: Element
    rank: int
    reasons: tuple[Relation, ...]
    conclusions: tuple[Relation, ...]
    attacks: tuple[Relation, ...]
    answers: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One arrow of a circle."""

    source: str
    relation: str
    target: str


Circle: TypeAlias = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """A claim or a step that the attacks leave out or undecided, with its attackers and their own labels."""

    id: str
    label: str
    attackers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the report shows."""

    kinds: Mapping[str, int]
    relations: Mapping[str, int]
    counterclaims: int
    hedged: int
    sections: int
    criticisms: tuple[Criticism, ...]
    readings: tuple[Reading, ...]
    themes: tuple[Theme, ...]
    responses: tuple[Carried, ...]
    central: tuple[Leaning, ...]
    groundless: tuple[Leaning, ...]
    circles: Mapping[str, tuple[Circle, ...]]
    parts: tuple[int, ...]
    small_parts: tuple[tuple[Element, ...], ...]
    labels: Mapping[str, int]
    contested: tuple[Contested, ...]

    def standing(self, *statuses: str) -> tuple[Criticism, ...]:
        """Return the criticisms with one of the statuses, in the order of the text."""
        return tuple(each for each in self.criticisms if each.status in statuses)

    @property
    def open(self) -> tuple[Criticism, ...]:
        """The criticisms that no policy response answers on any reading, those argued against included."""
        return self.standing("rebutted", "open")

    @property
    def answered(self) -> tuple[Criticism, ...]:
        """The criticisms that some policy response answers, the analyst's links included."""
        return self.standing(*BASES)

    @property
    def carrying(self) -> tuple[Carried, ...]:
        """The policy responses that answer at least one criticism."""
        return tuple(each for each in self.responses if each.total)

    @property
    def idle(self) -> tuple[Carried, ...]:
        """The policy responses that answer no criticism."""
        return tuple(each for each in self.responses if not each.total)


def gather(argument_map: ArgumentMap, network: nx.MultiDiGraph[str], analysis: Analysis) -> Facts:
    """Return the rows of the report; linear in the map but for sorting."""
    aimed_at = _by(argument_map.relations.values(), lambda relation: (relation.target,))
    from_it = _by(argument_map.relations.values(), lambda relation: relation.sources)
    criticisms = _criticisms(argument_map, analysis, aimed_at)
    parts = _parts(argument_map, analysis)
    return Facts(
        kinds=Counter(element.kind for element in argument_map.elements.values()),
        relations={kind: count for kind, count in _relation_counts(argument_map).items() if count},
        counterclaims=sum("counterclaim" in roles.split(";") for _, roles in network.nodes(data="roles", default="")),
        hedged=sum(element.hedged for element in argument_map.elements.values()),
        sections=sum(len(document.sections) for document in argument_map.documents.values()),
        criticisms=criticisms,
        readings=tuple(Reading(basis, len(analysis.open[basis]), analysis.unanswered_index[basis]) for basis in BASES),
        themes=_themes(argument_map, criticisms),
        responses=_responses(argument_map, analysis),
        central=_central(argument_map, analysis, aimed_at, from_it),
        groundless=_groundless(argument_map, aimed_at, from_it),
        circles=_circles(analysis, network),
        parts=tuple(map(len, parts)),
        small_parts=tuple(part for part in parts[1:] if len(part) <= SMALL_PART),
        labels=Counter(analysis.grounded.values()),
        contested=_contested(argument_map, network, analysis),
    )


def _by(relations: Iterable[Relation], ends: Callable[[Relation], Iterable[str]]) -> dict[str, list[Relation]]:
    """Group relations by the ids at one of their ends."""
    found: dict[str, list[Relation]] = {}
    for relation in relations:
        for end in ends(relation):
            found.setdefault(end, []).append(relation)
    return found


def _relation_counts(argument_map: ArgumentMap) -> dict[str, int]:
    counts = Counter(relation.kind for relation in argument_map.relations.values())
    return {kind: counts[kind] for kind in RELATION_KINDS}


def _attacks(element: str, aimed_at: Mapping[str, Sequence[Relation]]) -> tuple[Relation, ...]:
    return tuple(relation for relation in aimed_at.get(element, ()) if relation.kind in ATTACK_KINDS)


def _reasons(element: str, aimed_at: Mapping[str, Sequence[Relation]]) -> tuple[Relation, ...]:
    return tuple(relation for relation in aimed_at.get(element, ()) if relation.kind in REASON_KINDS)


def _criticisms(
    argument_map: ArgumentMap, analysis: Analysis, aimed_at: Mapping[str, Sequence[Relation]]
) -> tuple[Criticism, ...]:
    answers: dict[str, list[Answer]] = {}
    for answer in analysis.answers:
        answers.setdefault(answer.criticism, []).append(answer)
    elements = in_text_order(argument_map.elements[name] for name in analysis.criticisms)
    return tuple(
        Criticism(
            element,
            _status(element.id, analysis),
            tuple(sorted(answers.get(element.id, ()), key=_closest)),
            _attacks(element.id, aimed_at),
        )
        for element in elements
    )


def _status(criticism: str, analysis: Analysis) -> str:
    """Return the narrowest reading under which the criticism is answered, else how it stands without an answer."""
    for basis in BASES:
        if criticism not in analysis.open[basis]:
            return basis
    return "rebutted" if criticism in analysis.rebutted else "open"


def _closest(answer: Answer) -> tuple[int, int, str]:
    """Sort by basis, then coverage, both from the strongest."""
    return BASES.index(answer.basis), ("direct", "partial", "indirect", "").index(answer.coverage), answer.response


def _themes(argument_map: ArgumentMap, criticisms: Iterable[Criticism]) -> tuple[Theme, ...]:
    """Return the criticisms by their first topic, in the order of the map's topics, those without a topic last."""
    found: dict[str, list[Criticism]] = {topic: [] for topic in (*argument_map.topics, "")}
    for criticism in criticisms:
        topics = criticism.element.topics
        found[topics[0] if topics else ""].append(criticism)
    return tuple(Theme(topic, tuple(rows)) for topic, rows in found.items() if rows)


def _responses(argument_map: ArgumentMap, analysis: Analysis) -> tuple[Carried, ...]:
    """Return the policy responses, those that answer most first."""
    answered_by: dict[str, set[str]] = {}
    for answer in analysis.answers:
        answered_by.setdefault(answer.criticism, set()).add(answer.response)
    rows = [_carried(element, analysis, answered_by) for element in in_text_order(argument_map.of_kind(RESPONSE))]
    return tuple(sorted(rows, key=lambda row: -row.total))


def _carried(element: Element, analysis: Analysis, answered_by: Mapping[str, set[str]]) -> Carried:
    before: tuple[str, ...] = ()
    answered = {}
    for basis in BASES:
        met = tuple(sorted(analysis.coverage[basis].get(element.id, ())))
        answered[basis] = tuple(each for each in met if each not in before)
        before = met
    return Carried(element, answered, tuple(each for each in before if answered_by.get(each) == {element.id}))


def _central(
    argument_map: ArgumentMap,
    analysis: Analysis,
    aimed_at: Mapping[str, Sequence[Relation]],
    from_it: Mapping[str, Sequence[Relation]],
) -> tuple[Leaning, ...]:
    claims = [element for element in argument_map.of_kind(CLAIM) if element.id in aimed_at]
    ranked = sorted(claims, key=lambda claim: (-round(analysis.page_rank[claim.id], 12), claim.id))[:MOST_CENTRAL]
    return tuple(_leaning(claim, rank, aimed_at, from_it) for rank, claim in enumerate(ranked, start=1))


def _groundless(
    argument_map: ArgumentMap, aimed_at: Mapping[str, Sequence[Relation]], from_it: Mapping[str, Sequence[Relation]]
) -> tuple[Leaning, ...]:
    """Return the claims that are attacked while nothing is given as a reason for them."""
    return tuple(
        _leaning(claim, 0, aimed_at, from_it)
        for claim in in_text_order(argument_map.of_kind(CLAIM))
        if _attacks(claim.id, aimed_at) and not _reasons(claim.id, aimed_at)
    )


def _leaning(
    element: Element,
    rank: int,
    aimed_at: Mapping[str, Sequence[Relation]],
    from_it: Mapping[str, Sequence[Relation]],
) -> Leaning:
    conclusions = tuple(relation for relation in from_it.get(element.id, ()) if relation.kind in REASON_KINDS)
    answers = tuple(relation for relation in aimed_at.get(element.id, ()) if relation.kind == "answers")
    attacks = _attacks(element.id, aimed_at)
    return Leaning(element, rank, _reasons(element.id, aimed_at), conclusions, attacks, answers)


def _circles(analysis: Analysis, network: nx.MultiDiGraph[str]) -> dict[str, tuple[Circle, ...]]:
    """Return the circles that consist of reasons, those that hold an attack, and those that run through an answer.

    The last are no fault: a problem is the reason for the very response that answers it.
    """
    found: dict[str, list[Circle]] = {"reasons": [], "attacks": [], "answers": []}
    for cycle in analysis.cycles:
        steps = _steps(cycle, network)
        kinds = {step.relation for step in steps}
        found["answers" if "answers" in kinds else "attacks" if kinds & ATTACK_KINDS else "reasons"].append(steps)
    return {sort: tuple(circles) for sort, circles in found.items()}


def _steps(cycle: Sequence[str], network: nx.MultiDiGraph[str]) -> Circle:
    """Return the arrows of a circle, back to its first node; of parallel relations the first by name."""
    return tuple(
        Step(source, min(data["relation"] for data in network[source][target].values()), target)
        for source, target in pairwise((*cycle, cycle[0]))
    )


def _parts(argument_map: ArgumentMap, analysis: Analysis) -> list[tuple[Element, ...]]:
    """Return the elements of each part that no relation connects to the others, the largest part first."""
    parts: dict[int, list[Element]] = {}
    for element in in_text_order(argument_map.elements.values()):
        parts.setdefault(analysis.component[element.id], []).append(element)
    return sorted((tuple(parts[number]) for number in sorted(parts)), key=len, reverse=True)


def _contested(argument_map: ArgumentMap, network: nx.MultiDiGraph[str], analysis: Analysis) -> tuple[Contested, ...]:
    """Return what is not in: elements in the order of the text, then steps; out before undecided."""
    attackers = attack_graph(network)
    things = (*in_text_order(argument_map.elements.values()), *in_text_order(argument_map.relations.values()))
    rows = [
        Contested(
            thing.id,
            analysis.grounded[thing.id],
            tuple((attacker, analysis.grounded[attacker]) for attacker in attackers[thing.id]),
        )
        for thing in things
        if analysis.grounded.get(thing.id, "in") != "in"
    ]
    return tuple(sorted(rows, key=lambda row: row.label))

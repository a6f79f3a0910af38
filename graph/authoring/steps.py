"""Which relations two readings share, between the units that they share.

A relation counts once for each of its sources, as a step from that source to its target (premise to conclusion,
attacker to attacked, response to problem). Two steps are the same where they connect the same units in the same
direction, whatever they are called; where several do, those of one kind are held together first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from graph.authoring.alignment import Alignment
from graph.model import ArgumentMap, Relation

__all__ = ["ANSWERS", "Step", "StepPair", "Steps", "compare_steps"]

ANSWERS = "answers"
Ends: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """A relation from one of its sources; ``ends`` are source and target by the ids of the first reading.

    ``ends`` is None where the other reading lacks one of the two, so that it could not have the step.
    """

    relation: Relation
    source: str
    ends: Ends | None

    @property
    def kind(self) -> str:
        """The kind of its relation."""
        return self.relation.kind


@dataclass(frozen=True, slots=True)
class StepPair:
    """The same step in both readings."""

    a: Step
    b: Step


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of two readings: shared, in one alone, and turned round, which are in one alone too."""

    a: tuple[Step, ...]
    b: tuple[Step, ...]
    shared: tuple[StepPair, ...]
    only_a: tuple[Step, ...]
    only_b: tuple[Step, ...]

    @property
    def comparable(self) -> tuple[int, int]:
        """How many steps of each reading have both ends in the other."""
        return _comparable(self.a), _comparable(self.b)

    @property
    def same_kind(self) -> int:
        """How many shared steps both readings give one kind."""
        return sum(pair.a.kind == pair.b.kind for pair in self.shared)

    def turned(self) -> frozenset[Ends]:
        """Return the ends, in the direction of the first reading, of the steps that the second has turned round."""
        other = {step.ends for step in self.only_b}
        return frozenset(step.ends for step in self.only_a if step.ends and step.ends[::-1] in other)


def _comparable(steps: Iterable[Step]) -> int:
    return sum(step.ends is not None for step in steps)


def compare_steps(
    a: ArgumentMap, b: ArgumentMap, alignment: Alignment, kept: Callable[[str], bool] = lambda _kind: True
) -> Steps:
    """Compare the steps of the kinds that ``kept`` lets through; linear in the relations of both maps."""
    known_a = {pair.a.id: pair.a.id for pair in alignment.pairs}
    known_b = {pair.b.id: pair.a.id for pair in alignment.pairs}
    same = _same_relations(a, b, known_a, known_b)
    known_b |= same
    known_a |= {name: name for name in same.values()}
    steps_a, steps_b = _steps(a, known_a, kept), _steps(b, known_b, kept)
    shared = _paired(steps_a, steps_b)
    return Steps(
        a=steps_a,
        b=steps_b,
        shared=shared,
        only_a=_left(steps_a, [pair.a for pair in shared]),
        only_b=_left(steps_b, [pair.b for pair in shared]),
    )


def _steps(argument_map: ArgumentMap, known: Mapping[str, str], kept: Callable[[str], bool]) -> tuple[Step, ...]:
    return tuple(
        Step(relation, source, _ends(source, relation.target, known))
        for relation in argument_map.relations.values()
        if kept(relation.kind)
        for source in relation.sources
    )


def _ends(source: str, target: str, known: Mapping[str, str]) -> Ends | None:
    return (known[source], known[target]) if source in known and target in known else None


def _paired(a: Sequence[Step], b: Sequence[Step]) -> tuple[StepPair, ...]:
    waiting: defaultdict[Ends | None, list[Step]] = defaultdict(list)
    for step in b:
        waiting[step.ends].append(step)
    found: dict[int, StepPair] = {}
    for same_kind in (True, False):
        for position, step in enumerate(a):
            others = waiting[step.ends] if step.ends and position not in found else []
            partner = next((other for other in others if not same_kind or other.kind == step.kind), None)
            if partner:
                others.remove(partner)
                found[position] = StepPair(step, partner)
    return tuple(found[position] for position in sorted(found))


def _left(steps: Iterable[Step], paired: Iterable[Step]) -> tuple[Step, ...]:
    """The steps that could have a partner and have none."""
    taken = Counter((step.relation.id, step.source) for step in paired)
    return tuple(step for step in steps if step.ends and not taken[step.relation.id, step.source])


def _same_relations(
    a: ArgumentMap, b: ArgumentMap, known_a: Mapping[str, str], known_b: Mapping[str, str]
) -> dict[str, str]:
    """Return the first reading's relation for the second's, so that a step on a step can be compared too.

    A relation is the other's where their targets are one and they share a source; relations on relations follow, level
    by level, until no more are found.
    """
    same: dict[str, str] = {}
    while found := _one_level(a, b, dict(known_a) | {name: name for name in same.values()}, dict(known_b) | same, same):
        same |= found
    return same


def _one_level(
    a: ArgumentMap, b: ArgumentMap, known_a: Mapping[str, str], known_b: Mapping[str, str], done: Mapping[str, str]
) -> dict[str, str]:
    taken = set(done.values())
    onto: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in a.relations.values():
        if relation.id not in taken and relation.target in known_a:
            onto[relation.target].append(relation)
    found: dict[str, str] = {}
    for relation in b.relations.values():
        target = known_b.get(relation.target)
        if relation.id in done or target is None:
            continue
        sources = {known_b[source] for source in relation.sources if source in known_b}
        best = max(onto[target], key=lambda each: _likeness(each, relation, sources), default=None)
        if best and sources & set(best.sources):
            onto[target].remove(best)
            found[relation.id] = best.id
    return found


def _likeness(a: Relation, b: Relation, sources: set[str]) -> tuple[int, bool]:
    return len(sources & set(a.sources)), a.kind == b.kind

"""How far two readings of one document agree: on units, their bounds and attributes, and on the relations between them.

Units are aligned one to one (`graph.authoring.alignment`). What each says about a unit is compared over the pairs,
relations over the steps between matched units (`graph.authoring.steps`), answers apart from the rest.

Attributes of a stance are those of the first stance. Two actors are the same where their ids or one of their names are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from graph.authoring.alignment import Alignment, Characters, Pair, Unit, align, units
from graph.authoring.coefficients import cohen_kappa, krippendorff_alpha, raw_agreement
from graph.authoring.steps import ANSWERS, Steps, compare_steps
from graph.errors import MapError, Place, Problem
from graph.model import ArgumentMap, Element, Span, Stance

__all__ = ["ATTRIBUTES", "Agreement", "Score", "UnitFigures", "agreement", "same_actors"]

Labels: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """Agreement on one thing over ``number`` comparisons; a coefficient is None where it is not defined."""

    name: str
    number: int
    raw: float | None
    kappa: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """Units of both readings, how many are matched and exact, and how alike the matched ones are on average (0 to 1).

    ``coverage`` is agreement on each character, whether any unit covers it; ``bounds`` on each position, whether a
    span begins there, ends there, both or neither. Both over the characters of the sections in which either reading
    has a unit.
    """

    a: int
    b: int
    matched: int
    exact: int
    alike: float | None
    coverage: Score
    bounds: Score

    @property
    def shares(self) -> tuple[float | None, float | None, float | None]:
        """Share of each reading's units that the other has, and the harmonic mean of the two (F1)."""
        return shares(self.matched, self.a, self.b)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everything that is compared; ``a`` and ``b`` are the maps, ``actors`` the second's actors by the first's ids."""

    a: ArgumentMap
    b: ArgumentMap
    alignment: Alignment
    actors: Mapping[str, str]
    units: UnitFigures
    attributes: tuple[Score, ...]
    steps: Steps
    core: Steps
    answers: Steps


def shares(both: int, a: int, b: int) -> tuple[float | None, float | None, float | None]:
    """Return the share of ``a`` and of ``b`` that both have, and F1; None where there is nothing.

    >>> shares(2, 2, 4)
    (1.0, 0.5, 0.6666666666666666)
    """
    return (both / a if a else None, both / b if b else None, 2 * both / (a + b) if a + b else None)


def agreement(
    a: ArgumentMap, b: ArgumentMap, *, sections: Iterable[str] = (), actors: Mapping[str, str] | None = None
) -> Agreement:
    """Compare two readings, of some sections or of all; ``actors`` says which of the second's is which of the first's.

    Raises `MapError` where they share no document, or none of their elements is in a section named.
    """
    wanted = tuple(sections)
    units_a, units_b = units(a, wanted), units(b, wanted)
    _refuse_strangers(a, b)
    _refuse_unknown_sections(a, b, wanted)
    alignment = align(units_a, units_b)
    same = same_actors(a, b) | dict(actors or {})
    return Agreement(
        a=a,
        b=b,
        alignment=alignment,
        actors=same,
        units=_unit_figures(a, units_a, units_b, alignment),
        attributes=tuple(score(name, [labels(name, pair, same) for pair in alignment.pairs]) for name in ATTRIBUTES),
        steps=compare_steps(a, b, alignment),
        core=compare_steps(a, b, alignment, lambda kind: kind != ANSWERS),
        answers=compare_steps(a, b, alignment, lambda kind: kind == ANSWERS),
    )


def _refuse_strangers(a: ArgumentMap, b: ArgumentMap) -> None:
    digests = [{document.sha256 for document in each.documents.values()} for each in (a, b)]
    if not digests[0] & digests[1]:
        message = f"{a.id!r} and {b.id!r} were read from different files, so their anchors cannot be compared"
        raise MapError([Problem(Place(), message, "compare two readings of one file, or re-anchor one of them")])


def _refuse_unknown_sections(a: ArgumentMap, b: ArgumentMap, wanted: Iterable[str]) -> None:
    known = {element.section for each in (a, b) for element in each.elements.values() if element.section}
    unknown = [section for section in wanted if section not in known]
    if unknown:
        remedy = f"there are: {', '.join(sorted(known)) or 'none'}"
        raise MapError(
            [Problem(Place(), f"neither reading has an element in section {each!r}", remedy) for each in unknown]
        )


def same_actors(a: ArgumentMap, b: ArgumentMap) -> dict[str, str]:
    """Return the id in the first map of every actor of the second that it knows, by id or else by a name.

    Names are compared without regard to capitals and a leading "the".
    """
    named = {_bare(name): actor.id for actor in a.actors.values() for name in actor.label.values()}
    found: dict[str, str] = {}
    for actor in b.actors.values():
        names = [named[_bare(name)] for name in actor.label.values() if _bare(name) in named]
        if actor.id in a.actors:
            found[actor.id] = actor.id
        elif names:
            found[actor.id] = names[0]
    return found


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _first(element: Element) -> Stance:
    return element.stances[0]


ATTRIBUTES: Final[Mapping[str, Callable[[Element], str]]] = {
    "kind": lambda element: element.kind,
    "holder": lambda element: _first(element).holder,
    "reporter": lambda element: _first(element).reporter or "none",
    "attitude": lambda element: _first(element).attitude,
    "modality": lambda element: _first(element).modality,
    "hedged": lambda element: "hedged" if element.hedged else "flat",
    "force": lambda element: _first(element).force or "none",
    "side": lambda element: element.side,
    "type": lambda element: element.type or (element.figure.type if element.figure else "none"),
    "criticism": lambda element: "criticism" if element.criticizes else "none",
}
"""What is compared of two matched elements, and the word for it."""

ACTORS: Final = frozenset({"holder", "reporter"})


def labels(name: str, pair: Pair, actors: Mapping[str, str]) -> Labels:
    """Return what both readings say of a pair under one attribute, the second's actors by the first's ids."""
    read = ATTRIBUTES[name]
    one, other = read(pair.a.element), read(pair.b.element)
    return (one, actors.get(other, other)) if name in ACTORS else (one, other)


def score(name: str, compared: list[Labels]) -> Score:
    """Return raw agreement and both coefficients over some comparisons."""
    return Score(name, len(compared), raw_agreement(compared), cohen_kappa(compared), krippendorff_alpha(compared))


def _unit_figures(a: ArgumentMap, units_a: list[Unit], units_b: list[Unit], alignment: Alignment) -> UnitFigures:
    field = sorted(_field(a, [*units_a, *units_b]))
    pairs = alignment.pairs
    return UnitFigures(
        a=len(units_a),
        b=len(units_b),
        matched=len(pairs),
        exact=sum(pair.exact for pair in pairs),
        alike=sum(pair.alike for pair in pairs) / len(pairs) if pairs else None,
        coverage=_compare(field, _covered(units_a), _covered(units_b), "characters covered"),
        bounds=_compare(field, _bounds(units_a), _bounds(units_b), "bounds of spans"),
    )


def _compare(field: Iterable[tuple[str, int]], a: Mapping[object, str], b: Mapping[object, str], name: str) -> Score:
    return score(name, [(a.get(place, ""), b.get(place, "")) for place in field])


def _field(a: ArgumentMap, found: Iterable[Unit]) -> Characters:
    """Every character of the sections in which a unit begins, and every one that a unit covers."""
    begun = frozenset().union(*(unit.characters for unit in found)) if found else frozenset()
    return begun | {
        (document.sha256, offset)
        for document in a.documents.values()
        for section in document.sections
        if any((document.sha256, offset) in begun for span in section.spans for offset in _range(span))
        for span in section.spans
        for offset in _range(span)
    }


def _range(span: Span) -> range:
    return range(span.start, span.end)


def _covered(found: Iterable[Unit]) -> dict[object, str]:
    return {character: "covered" for unit in found for character in unit.characters}


def _bounds(found: Iterable[Unit]) -> dict[object, str]:
    """The positions before which a run of covered characters begins or ends."""
    begins, ends = set[object](), set[object]()
    for unit in found:
        for document, offset in unit.characters:
            if (document, offset - 1) not in unit.characters:
                begins.add((document, offset))
            if (document, offset + 1) not in unit.characters:
                ends.add((document, offset + 1))
    return {
        place: " ".join(word for word, places in (("begins", begins), ("ends", ends)) if place in places)
        for place in begins | ends
    }


def step_scores(steps: Steps) -> Iterator[Score]:
    """Yield the agreement of shared steps on kind, basis and, for answers, coverage."""
    yield score("kind", [(pair.a.kind, pair.b.kind) for pair in steps.shared])
    yield score("basis", [(pair.a.relation.basis, pair.b.relation.basis) for pair in steps.shared])
    answers = [pair for pair in steps.shared if pair.a.kind == pair.b.kind == ANSWERS]
    if answers:
        yield score("coverage", [(pair.a.relation.coverage, pair.b.relation.coverage) for pair in answers])


def presence(found: Agreement, steps: Steps) -> Score:
    """Return the agreement on whether a step runs from one matched unit to another, over all ordered pairs of them.

    Most pairs have none in either reading, so raw agreement is near 1 and says little; the coefficients say more.
    """
    names = [pair.a.id for pair in found.alignment.pairs]
    a, b = ({step.ends for step in each} for each in (steps.a, steps.b))
    ends = ((one, other) for one in names for other in names if one != other)
    return score("connected", [(_word(each in a), _word(each in b)) for each in ends])


def _word(connected: bool) -> str:  # noqa: FBT001  the value is the subject, not an option
    return "connected" if connected else "apart"

"""The relations of a made-up debate as the model knows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np

from graph.generator import shares
from graph.generator.chance import Chance
from graph.generator.elements import Elements
from graph.generator.naming import BASES, COVERAGES, Naming
from graph.generator.shape import EVIDENCE, RESPONSE
from graph.model import Relation
from graph.polarity import Floats, Integers

__all__ = ["Relations"]

SCHEMED: Final = 0.3
"""Share of supports whose scheme is named; the paper has 0.22 of all relations."""

CONFIDENCES: Final = 0.12
"""Share of the analyst's steps with a confidence; the paper has 0.13."""

EVIDENT: Final = {"statistic": "statistics", "case": "example", "testimony": "expert-opinion"}


@dataclass(frozen=True, eq=False)
class Relations:
    """Makes the relations of a debate, one at a time."""

    elements: Elements
    naming: Naming
    draws: Mapping[str, Floats]
    starts: Integers

    @classmethod
    def of(cls, elements: Elements) -> Relations:
        """Draw what the relations need beside their ends; linear."""
        drawn = elements.speech.drawn
        chance, count = Chance(drawn.seed), len(drawn.steps)
        draws = {name: chance.uniform(f"relation {name}", count) for name in ("scheme", "confidence")}
        starts = np.searchsorted(drawn.steps.sources[:, 0], drawn.ground.starts)
        return cls(elements, Naming.of(elements.speech), draws, starts)

    def of_section(self, section: int) -> Iterator[Relation]:
        """Yield the relations that start in a section."""
        yield from map(self.relation, range(int(self.starts[section]), int(self.starts[section + 1])))

    def relation(self, number: int) -> Relation:
        """Return one relation."""
        drawn = self.elements.speech.drawn
        steps = drawn.steps
        kind = shares.RELATIONS[int(steps.kind[number])]
        first = int(steps.sources[number, 0])
        basis = BASES[int(drawn.basis[number])]
        sources = self.naming.sources(number)
        return Relation(
            id=self.naming.relation(number),
            kind=kind,
            sources=sources,
            target=self.naming.target(number),
            basis=basis,
            linked=bool(steps.linked[number]) if len(sources) > 1 else None,
            coverage=COVERAGES[int(drawn.coverage[number])] if kind == "answers" else "",
            strength=Decimal(int(drawn.strength[number])) / 10 if drawn.strength[number] else None,
            confidence=self._confidence(number) if basis == "analyst" else None,
            scheme=self._scheme(number, first) if kind == "supports" else "",
            anchors=() if basis == "analyst" else (self.elements.minutes.passage(first),),
        )

    def _confidence(self, number: int) -> Decimal | None:
        """Return one of 0.5, 0.6, … 0.9 for some."""
        at = float(self.draws["confidence"][number])
        return Decimal(5 + int(at / CONFIDENCES * 5)) / 10 if at < CONFIDENCES else None

    def _scheme(self, number: int, source: int) -> str:
        if self.draws["scheme"][number] >= SCHEMED:
            return ""
        subject = self.elements.speech.subject(source)
        if subject.kind == EVIDENCE:
            return EVIDENT[subject.type]
        if subject.kind == RESPONSE:
            return "practical-reasoning"
        return "negative-consequences" if self.elements.speech.drawn.bad[source] else "positive-consequences"

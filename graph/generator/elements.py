"""The elements of a made-up debate as the model knows them, with stances and figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from graph.generator.chance import Chance
from graph.generator.minutes import Minutes
from graph.generator.shape import CLAIM, EVIDENCE, KINDS, RESPONSE
from graph.generator.speech import Speech, Subject
from graph.generator.vocabulary import Words, vocabulary
from graph.model import Element, Figure, Passage, Stance
from graph.polarity import Floats

__all__ = ["PROVINCE", "RECORDERS", "Elements"]

RECORDERS: Final = "recorders"
PROVINCE: Final = "province"
HEDGES: Final = ("possibility", "appearance", "condition", "generality", "dispute")
POSSIBLE: Final = "possibility"

REPORTED: Final = 0.45
"""Share of what others hold that the recorders merely report, in a stance of their own; the paper has 0.20 of all."""

ATTITUDES: Final[Mapping[str, float]] = {"concedes": 0.04, "doubts": 0.03, "rejects": 0.02}
HEDGED: Final = 0.08
"""The paper has 0.08."""

FORCES: Final[Mapping[str, float]] = {"must": 0.23, "should": 0.14, "consider": 0.07}
"""The paper has 0.23, 0.12, 0.07."""

SIDES: Final[Mapping[str, float]] = {"neutral": 0.35, "mixed": 0.03}
HARMED: Final = 0.6
HELPED: Final = 0.4


@dataclass(frozen=True, eq=False)
class Elements:
    """Makes the elements of a debate, one at a time."""

    speech: Speech
    minutes: Minutes
    draws: Mapping[str, Floats]

    @classmethod
    def of(cls, speech: Speech, minutes: Minutes) -> Elements:
        """Draw what the elements need beside their subject; linear."""
        chance, size = Chance(speech.drawn.seed), speech.drawn.ground.size
        names = ("attitude", "reported", "hedged", "force", "side", "affected")
        return cls(speech, minutes, {name: chance.uniform(f"element {name}", size) for name in names})

    def element(self, element: int) -> Element:
        """Return one element."""
        drawn = self.speech.drawn
        subject, passage = self.speech.subject(element), self.minutes.passage(element)
        bad, who = bool(drawn.bad[element]), subject.people.id
        claims, responds = subject.kind == CLAIM, subject.kind == RESPONSE
        affected = self._below(element, "affected", HARMED if bad else HELPED) and element > 0
        return Element(
            id=self.speech.names[element],
            kind=KINDS[int(drawn.ground.kind[element])],
            text=self.speech.text(element),
            label=self.speech.label(element),
            anchors=(passage,),
            stances=self._stances(element, passage),
            topics=(subject.topic.id,),
            type=("policy" if element == 0 else subject.type) if claims else "",
            side="pro" if element == 0 else self._side(element),
            criticizes=(subject.topic.id,) if drawn.criticism[element] else (),
            helps=(who,) if affected and not bad else (),
            harms=(who,) if affected and bad else (),
            by=(subject.body.id if self.speech.names_body(element) else PROVINCE,) if responds else (),
            importance=_stated(drawn.importance[element]),
            cost=_stated(drawn.cost[element]),
            figure=_figure(subject) if subject.kind == EVIDENCE else None,
        )

    def _below(self, element: int, draw: str, share: float) -> bool:
        return bool(self.draws[draw][element] < share)

    def _pick(self, element: int, draw: str, shares: Mapping[str, float], other: str) -> str:
        at = float(self.draws[draw][element])
        for name, share in shares.items():
            if at < share:
                return name
            at -= share
        return other

    def _side(self, element: int) -> str:
        return self._pick(element, "side", SIDES, "con" if self.speech.drawn.bad[element] else "pro")

    def _stances(self, element: int, passage: Passage) -> tuple[Stance, ...]:
        """Return who holds it: the recorders, or somebody whose words they report."""
        holder, responds = self._holder(element), self.speech.drawn.ground.kind[element] == RESPONSE
        attitude = "proposes" if responds else "asserts"
        if holder == RECORDERS and not responds:
            attitude = self._pick(element, "attitude", ATTITUDES, attitude)
        stances = [self._stance(element, holder, attitude, passage)]
        if holder != RECORDERS and not responds and self._below(element, "reported", REPORTED):
            about = stances[0].about
            reports = f"{about}.{RECORDERS}.reports"
            stances.append(Stance(reports, about, RECORDERS, "reports", anchors=(passage,)))
        return tuple(stances)

    def _holder(self, element: int) -> str:
        words, number = vocabulary(), int(self.minutes.holder[element])
        speakers: tuple[Words, ...] = (*words.people, *words.bodies)
        return speakers[number].id if number >= 0 and element else RECORDERS

    def _stance(self, element: int, holder: str, attitude: str, passage: Passage) -> Stance:
        about = self.speech.names[element]
        hedged = self._below(element, "hedged", HEDGED) and attitude == "asserts"
        hedge = HEDGES[int(self.draws["hedged"][element] / HEDGED * len(HEDGES))] if hedged else ""
        return Stance(
            id=f"{about}.{holder}.{attitude}",
            about=about,
            holder=holder,
            attitude=attitude,
            reporter="" if holder == RECORDERS else RECORDERS,
            modality="possible" if hedge == POSSIBLE else "certain",
            hedge=(hedge,) if hedge else (),
            force=self._pick(element, "force", FORCES, "") if attitude == "proposes" else "",
            anchors=(passage,),
        )


def _stated(value: int) -> Decimal | None:
    return Decimal(int(value)) if value else None


def _figure(subject: Subject) -> Figure:
    if subject.type == "testimony":
        return Figure("testimony", credit=subject.body.id)
    if subject.type == "case":
        return Figure("case", place=subject.town.id, begin=str(subject.year))
    return Figure(
        "statistic",
        value=Decimal(subject.value),
        unit="%",
        population={"en": subject.people.en, "zh-Hant": subject.people.zh},
        place=subject.town.id,
        begin=str(subject.year),
        credit=subject.body.id,
    )

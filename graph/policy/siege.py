"""What would become of one claim, were some of the arguments behind it struck by new ones.

Arguments are numbered: first those of the network, then a new attacker of each, then hidden ones. Grounded labels an
argument by its attackers, theirs and so on, whatever else there is, so that only these are labelled anew.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.acceptance import Framework, Label, grounding


class Siege:
    """Some arguments with all that bears on them; ``size`` is how many the network has.

    All new attackers are there, since a reading may turn their attacks; those that do not strike are out, which is as
    if they were not there.
    """

    def __init__(self, debate: Framework, size: int, arguments: Sequence[int]) -> None:
        """Take the arguments out of a debate, in the order given; linear in the attacks on them."""
        self.place = {one: place for place, one in enumerate(arguments)}
        self.new = {one - size: self.place[one] for one in arguments if size <= one < 2 * size}
        self.attackers = [[self.place[each] for each in debate.attackers[one]] for one in arguments]
        self.victims: list[list[int]] = [[] for _ in arguments]
        for victim, attackers in enumerate(self.attackers):
            for attacker in attackers:
                self.victims[attacker].append(victim)
        inside = [circle.within(self.place, lambda _: False) for circle in debate.circles]
        self.circles = [circle for circle in inside if circle.members]

    def label(self, claim: int, struck: Collection[int]) -> Label:
        """Return the grounded label of a claim once these are struck."""
        return self.labels(struck)[self.place[claim]]

    def labels(self, struck: Collection[int]) -> list[Label]:
        """Return the labels in the order of the arguments: one more attacks the new attackers that stay idle."""
        idle = [place for one, place in self.new.items() if one not in struck]
        attackers = list(self.attackers)
        for place in idle:
            attackers[place] = [*attackers[place], len(self.place)]
        switched = Framework((), [*attackers, []], [*self.victims, idle], self.circles)
        return grounding.labels(switched)[: len(self.place)]

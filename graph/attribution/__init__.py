"""Attribution: who moved a claim, and by how much.

Works on any `networkx.DiGraph` or `MultiDiGraph` whose edges carry ``relation``, or on a `graph.polarity.Signed`; an
edge runs from supporter to supported, from attacker to attacked, from premise to relation. Three measures: `gradient`
asks what a slight change would do, `removal` what would be without a contributor, `shapley` shares the difference that
all contributors make among them. `movers` lists for every claim the few that move it most.

A contributor that is taken out has strength 0 whatever its base score and support: it neither lifts nor lowers, and a
relation that needs it as a premise carries nothing.
"""

from graph.attribution.gradients import Gradient, gradient, gradients
from graph.attribution.moving import Mover, Movers, movers
from graph.attribution.removing import removal
from graph.attribution.sharing import Shapley, Share, shapley

__all__ = [
    "Gradient",
    "Mover",
    "Movers",
    "Shapley",
    "Share",
    "gradient",
    "gradients",
    "movers",
    "removal",
    "shapley",
]

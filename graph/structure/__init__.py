"""Structure: what is central, what hangs together, what runs in a circle, how one claim bears on another.

An edge runs from premise to conclusion, from attacker to attacked, from policy response to problem. Every function
takes any `networkx.DiGraph` or `MultiDiGraph` and leaves it as it is; what asks for kinds of relation reads the edges'
``relation``. Up to 10,000 nodes NetworkX answers, above that scipy, and rustworkx and scikit-network where those are
needed (``pip install 'counterpoint[large]'``). To ask several questions of one large network, turn it into arrays with
`flat` first: `page_rank`, `betweenness`, `components`, `communities`, `bridges`, `articulation_points`, `cores` and
`cycles` take those too. The same network gives the same answers.
"""

from graph.structure.centrality import SAMPLE, SAMPLED_ABOVE, Degrees, betweenness, degrees, page_rank
from graph.structure.chains import Chain, Step, chain, chains, depths, dominators
from graph.structure.circles import LONGEST_CYCLE, MOST_CYCLES, circles, cycles
from graph.structure.flat import LARGE, Flat, flat
from graph.structure.groups import Mixing, mixing, modularity
from graph.structure.parts import articulation_points, bridges, communities, components, cores

__all__ = [
    "LARGE",
    "LONGEST_CYCLE",
    "MOST_CYCLES",
    "SAMPLE",
    "SAMPLED_ABOVE",
    "Chain",
    "Degrees",
    "Flat",
    "Mixing",
    "Step",
    "articulation_points",
    "betweenness",
    "bridges",
    "chain",
    "chains",
    "circles",
    "communities",
    "components",
    "cores",
    "cycles",
    "degrees",
    "depths",
    "dominators",
    "flat",
    "mixing",
    "modularity",
    "page_rank",
]

"""What support means: three readings, each to be named, and none.

None counts attacks alone (Dung 1995). **Deductive** (Boella, Gabbay, van der Torre and Villata 2010,
doi:10.3233/978-1-60750-619-5-111): where a supports b, whoever accepts a accepts b. **Necessary** (Nouioua and Risch
2010, doi:10.1109/ICTAI.2010.37): b needs a. **Evidential** (Oren and Norman 2008,
doi:10.3233/978-1-58603-859-5-276): an argument counts only where a chain of support from evidence reaches it. The three
side by side: Cayrol and Lagasquie-Schiex 2013, doi:10.1016/j.ijar.2013.03.001.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal, TypeAlias

import networkx as nx

from graph.acceptance.edges import Edges, edges
from graph.acceptance.evidence import prima_facie, with_evidence
from graph.acceptance.framework import Framework, Network
from graph.acceptance.needs import with_needs
from graph.errors import QueryError, did_you_mean

Reading: TypeAlias = Literal["deductive", "necessary", "evidential"]
READINGS: tuple[Reading, ...] = ("deductive", "necessary", "evidential")


def framework(
    network: Network,
    reading: Reading | None = None,
    *,
    evidence: Collection[str] | None = None,
    answers_attack: bool = False,
) -> Framework:
    """Return the arguments and attacks of a network under a reading of its supports; a framework is returned as it is.

    ``supports`` and ``causes`` are supports. A relation that is a node stands only with its premises under every
    reading, with all of them or, where its ``premise`` edges say ``linked=False``, with any one; from there it acts
    like any argument, and an undercut attacks it. Supports are closed transitively, in circles too:

    - deductive: a supports b, and c attacks b: c attacks a. a supports b, and b attacks c: a attacks c.
    - necessary: a supports b, and c attacks a: c attacks b. a supports b, and a attacks c: b attacks c. So a supports b
      deductively exactly where b supports a necessarily.
    - evidential: an argument is out unless it is evidence, or something that counts supports it, which a circle of
      support alone cannot do; attacks count by the same measure. Evidence are the nodes of kind ``evidence``, or those
      that ``evidence`` names.

    With ``answers_attack`` a policy response attacks what it answers. The framework is linear in the edges, and the
    network is not changed. Raises `NetworkError` for a network with an unknown relation, `QueryError` for an unknown
    reading and for evidence without the evidential one, `NodeNotFound` for evidence that is no node.

    >>> import networkx as nx
    >>> framework(nx.DiGraph([("a", "b", {"relation": "attacks"})])).attackers
    [[], [0]]
    >>> from graph.acceptance import grounded
    >>> chain = nx.DiGraph([("c", "a", {"relation": "attacks"}), ("a", "b", {"relation": "supports"})])
    >>> grounded(framework(chain))["b"], grounded(framework(chain, "necessary"))["b"]
    ('in', 'out')
    """
    if reading is not None and reading not in READINGS:
        hint = did_you_mean(str(reading), READINGS) or f"None or one of {', '.join(READINGS)}"
        raise QueryError(f"unknown reading {reading!r} of support ({hint})")
    if evidence is not None and reading != "evidential":
        raise QueryError(f"evidence is for the evidential reading, not for {reading!r} (leave it out)")
    if isinstance(network, Framework):
        return _as_it_is(network, reading)
    found = edges(network, answers_attack=answers_attack)
    return _read(network, found, reading, evidence)


def frameworks(
    network: nx.DiGraph[str],
    readings: Iterable[Reading | None] = (None, *READINGS),
    *,
    answers_attack: bool = False,
) -> dict[Reading | None, Framework]:
    """Return the `framework` of a network under several readings of support; its edges are read once."""
    found = edges(network, answers_attack=answers_attack)
    return {reading: _read(network, found, reading, None) for reading in readings}


def _read(
    network: nx.DiGraph[str], found: Edges, reading: Reading | None, evidence: Collection[str] | None
) -> Framework:
    if reading == "evidential":
        return with_evidence(found, prima_facie(network, found, evidence))
    return with_needs(found, _needs(found, reading))


def _needs(found: Edges, reading: Reading | None) -> dict[tuple[int, int], None]:
    """Return who is needed by whom, relations that any one of their premises carries left out."""
    needs = {
        (premise, relation): None
        for relation, premises in found.premises.items()
        if relation not in found.convergent
        for premise in premises
    }
    if reading == "necessary":
        needs.update(found.supports)
    elif reading == "deductive":
        needs.update({(supported, supporter): None for supporter, supported in found.supports})
    return needs


def _as_it_is(framework: Framework, reading: Reading | None) -> Framework:
    if reading is not None:
        raise QueryError(f"a framework has its reading already (give the network to read it as {reading})")
    return framework

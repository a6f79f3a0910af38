"""How often each thing happens in a made-up debate, with what was measured in real ones.

Measured over the whole paper (``maps/globalization-2002``, 383 elements) and, where they say anything of it, over
public corpora: 40 to 48 debates each of AIFdb's qt30, us2016, iac, microtexts and araucaria, one of Kialo,
30 of Arguman.

| | leaves | busy | ends | steps | depth | longest | attacks |
|---|---|---|---|---|---|---|---|
| paper | 0.30 | 0.06 | 0.15 | 1.73 | 2.1 | 8 | 0.08 |
| qt30 | 0.56 | 0.00 | 0.46 | 0.57 | 1.4 | 5 | 0.16 |
| us2016 | 0.66 | 0.01 | 0.48 | 0.55 | 1.8 | 8 | 0.14 |
| iac | 0.49 | 0.00 | 0.45 | 0.55 | 1.2 | 5 | 0.77 |
| microtexts | 0.67 | 0.01 | 0.32 | 0.68 | 1.3 | 3 | 0.22 |
| araucaria | 0.62 | 0.01 | 0.18 | 0.82 | 1.7 | 4 | 0.02 |
| Kialo | 0.66 | 0.06 | 0.01 | 0.99 | 2.3 | 5 | 0.60 |
| Arguman | 0.48 | 0.03 | 0.06 | 0.94 | 2.8 | 12 | 0.84 |
| made up, 1,000 claims | 0.43 | 0.09 | 0.12 | 1.63 | 2.7 | 9 | 0.22 |

Shares of elements that nothing bears on (leaves), that five steps or more bear on (busy), that bear on nothing (ends);
steps that start at one element; mean and longest way to the nearest end; attacks among the steps for or against.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

RELATIONS: Final = (
    "supports",
    "attacks",
    "rebuts",
    "undercuts",
    "undermines",
    "qualifies",
    "answers",
    "restates",
    "causes",
)
"""Kinds of relation by number, as in `graph.model.RELATION_KINDS`."""

EVIDENCE_PER_CLAIM: Final = 0.12
"""The paper has 0.09, statistics mostly."""

RESPONSES_PER_CLAIM: Final = 0.30
"""The paper has 0.30."""

OUTGOING: Final = (0.11, 0.56, 0.18, 0.09, 0.035, 0.015, 0.006, 0.004)
"""Share of elements that start 0, 1, 2, … steps: paper 0.15, 0.43, 0.20, 0.14, …; Arguman 0.06, 0.94."""

ANSWERING: Final = (0.10, 0.25, 0.21, 0.19, 0.12, 0.07, 0.04, 0.02)
"""The same for policy responses, most of whose steps are answers: the paper's have 1.8 answers each."""

WITHIN: Final = 0.68
"""Share of steps that stay in their section; the paper has 0.68."""

NEARBY: Final = 0.6
"""Share of the others that end in a section near by."""

UPWARD: Final = 0.06
"""Share of steps within a section that may close a circle; circles hold 8 % of the paper's elements."""

SEVERAL: Final = 0.12
"""Share of supports with two or three sources; paper 0.05, microtexts 0.06, araucaria 0.64."""

THIRD: Final = 0.3
"""Share of those with three; the paper has 0.25."""

LINKED: Final = 0.6
"""Share of those whose sources count only together; the paper has 0.23, araucaria 1."""

ONTO_RELATIONS: Final = 0.1
"""Share of qualifications that aim at a relation; the paper has 0.03."""

BAD: Final = 0.66
"""Share of sections that open with a complaint."""

ODD: Final = 0.1
"""Share of elements that speak of good where their leader speaks of bad, or the other way round, all the same."""

CRITICIZES: Final = 0.9
"""Share of claims of something bad that fault somebody: then 0.4 of all elements do; the paper has 0.39."""

SAME_TOPIC: Final = 0.55
"""Share of elements that take the topic of what they aim at, beside those who have it anyway; the paper has 0.56."""

STEPS: Final[Mapping[str, Mapping[str, float]]] = {
    "claim": {
        "supports": 0.42,
        "attacks": 0.08,
        "rebuts": 0.10,
        "undercuts": 0.05,
        "undermines": 0.04,
        "qualifies": 0.08,
        "restates": 0.06,
        "causes": 0.17,
    },
    "evidence": {"supports": 0.88, "attacks": 0.04, "undermines": 0.05, "causes": 0.03},
    "policy_response": {
        "supports": 0.16,
        "attacks": 0.01,
        "qualifies": 0.02,
        "restates": 0.03,
        "causes": 0.03,
        "answers": 0.75,
    },
}
"""What an element's steps are, by the element's kind.

Attacks of every kind: paper 0.07, qt30 0.19, us2016 0.16, microtexts 0.36, Kialo 0.60, iac 0.77, Arguman 0.84 of the
steps that are for or against; here about 0.3 of those, 0.2 of all. Undercuts: paper 0.014, microtexts 0.17.
"""

COVERAGES: Final[Mapping[str, float]] = {"direct": 0.2, "partial": 0.72, "indirect": 0.08}
"""The paper has 0.16, 0.80, 0.04."""

BASES: Final[Mapping[str, float]] = {"explicit": 0.3, "implicit": 0.37, "analyst": 0.33}
"""The paper has 0.29, 0.38, 0.33."""

CLAIM_TYPES: Final[Mapping[str, float]] = {
    "fact": 0.36,
    "cause": 0.34,
    "forecast": 0.14,
    "value": 0.10,
    "policy": 0.04,
    "definition": 0.02,
}
"""The paper has 0.37, 0.37, 0.13, 0.08, 0.03, 0.01."""

FIGURES: Final[Mapping[str, float]] = {"statistic": 0.62, "case": 0.24, "testimony": 0.14}
"""The paper has 0.67, 0.29, 0."""

IMPORTANT: Final = 0.15
"""Share of claims with an importance of 2 or 3; the paper states none."""

PRICED: Final = 0.7
"""Share of policy responses with a cost from 1 to 9; the paper states none."""

STATED: Final = 0.2
"""Share of relations with a strength from 0.5 to 0.9; the paper states none."""

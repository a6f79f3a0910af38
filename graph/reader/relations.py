"""What makes a relation sound: one kind, the right ends, and exactly the keys its kind asks for.

A relation runs from premise to conclusion, from attacker to attacked, from policy response to problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from graph.errors import Place, Problem
from graph.model import RELATION_KINDS
from graph.reader.draft import Draft, down, ids, word
from graph.reader.names import ELEMENT_KINDS, NOUNS, Names
from graph.reader.references import Reference, wrong_reference
from graph.reader.tree import Entry, Mapping, Scalar, Sequence, Tree
from graph.reader.values import short

__all__ = ["check_relations", "derived_id"]

ANY_TARGET: Final = (*ELEMENT_KINDS, "relation")
TARGETS: Final = {"undercuts": ("relation",), "answers": ("claim",)} | dict.fromkeys(
    ("rebuts", "undermines", "restates", "causes"), ELEMENT_KINDS
)
"""What a kind of relation may aim at, where that is not everything."""

ANCHORED: Final = frozenset({"explicit", "implicit"})


def derived_id(sources: Iterable[str], kind: str, target: str) -> str:
    """Return the id of a relation that was given none.

    >>> derived_id(["habits", "bus"], "supports", "charge")
    'bus_habits.supports.charge'
    """
    return f"{'_'.join(sorted(sources))}.{kind}.{target}"


@dataclass(frozen=True, slots=True)
class Step:
    """One written relation, as far as it can be read."""

    tree: Tree
    node: Mapping
    kinds: tuple[tuple[str, Entry], ...]
    sources: tuple[Scalar, ...]

    @property
    def place(self) -> Place:
        """Where the relation begins."""
        return self.tree.place(self.node)

    @property
    def kind(self) -> str:
        """Its kind, empty where it has none or several."""
        return self.kinds[0][0] if len(self.kinds) == 1 else ""

    @property
    def target(self) -> Scalar | None:
        """What it aims at."""
        found = ids(self.kinds[0][1].node) if self.kind else []
        return found[0] if found else None

    @property
    def own_id(self) -> str:
        """The id it was given, or an empty string."""
        return next((own.value or "" for own in ids(down(self.node, "id"))), "")

    @property
    def from_names(self) -> list[str]:
        """The ids it starts from."""
        return [source.value or "" for source in self.sources]

    def key_place(self, key: str) -> Place:
        """Where a key of the relation stands."""
        return self.tree.place(self.node.entries[key])


def check_relations(draft: Draft, names: Names) -> Iterator[Problem]:
    """Yield everything that is wrong with relations, apart from the form of single values."""
    steps = [step for tree in draft.trees for step in _steps(tree)]
    for step in steps:
        yield from _one_kind(step)
        yield from _ends(step, draft, names)
        yield from _linked(step)
        yield from _coverage(step)
        yield from _basis(step, draft)
    yield from _twins(steps)
    yield from _circles(steps)


def _steps(tree: Tree) -> Iterator[Step]:
    for node in tree.sequence("relations"):
        if isinstance(node, Mapping):
            kinds = tuple(
                (key, entry) for key, entry in node.entries.items() if key in RELATION_KINDS and down(node, key)
            )
            yield Step(tree, node, kinds, tuple(ids(down(node, "from"))))


def _one_kind(step: Step) -> Iterator[Problem]:
    if not step.kinds:
        yield Problem(step.place, "the relation says nothing of its target", f"add one of {', '.join(RELATION_KINDS)}")
    for kind, entry in step.kinds[1:]:
        message = f"the relation has the kinds {step.kinds[0][0]!r} and {kind!r}; it may have one"
        yield Problem(step.tree.place(entry), message, "write a relation for each")


def _ends(step: Step, draft: Draft, names: Names) -> Iterator[Problem]:
    for source in step.sources:
        yield from wrong_reference(
            Reference(step.tree, source, "the relation starts from", ELEMENT_KINDS), draft, names
        )
    target = step.target
    if target is None:
        return
    name, wanted = target.value or "", TARGETS.get(step.kind, ANY_TARGET)
    kind = names.kind(name, wanted)
    if kind not in ANY_TARGET:
        yield from wrong_reference(Reference(step.tree, target, f"{_subject(step)} {step.kind}", wanted), draft, names)
        return
    if name == step.own_id:
        yield Problem(step.tree.place(target), f"the relation {short(name)} aims at itself", "name another target")
    elif name in step.from_names:
        yield Problem(step.tree.place(target), f"{short(name)} {step.kind} itself", "name another source or target")
    yield from FITTING.get(step.kind, _aims_at_anything)(step, name, kind, names)


def _aims_at_anything(_step: Step, _target: str, _kind: str, _names: Names) -> Iterator[Problem]:
    yield from ()


def _undercuts(step: Step, target: str, kind: str, _names: Names) -> Iterator[Problem]:
    if kind != "relation":
        message = f"{_subject(step)} undercuts {short(target)}, which is {NOUNS[kind]}; only a relation can be undercut"
        remedy = f"name the id of the step that leads to {short(target)}, or use rebuts or undermines"
        yield Problem(step.tree.place(step.kinds[0][1].node), message, remedy)


def _aims_at_element(step: Step, target: str, kind: str, _names: Names) -> Iterator[Problem]:
    if kind == "relation":
        message = f"{_subject(step)} {step.kind} {short(target)}, which is a relation; {step.kind!r} aims at an element"
        yield Problem(
            step.tree.place(step.kinds[0][1].node), message, "use undercuts to deny the step, or name an element"
        )


def _answers(step: Step, target: str, kind: str, names: Names) -> Iterator[Problem]:
    for source in step.sources:
        source_kind = names.kind(source.value or "", ELEMENT_KINDS)
        if source_kind in {"claim", "evidence"}:
            message = f"{short(source.value)} answers {short(target)}, but only a policy response can answer"
            turned = kind == "response" and len(step.sources) == 1 and source_kind == "claim"
            remedy = (
                f"did you mean from: {target}, answers: {source.value}?"
                if turned
                else f"move {short(source.value)} to responses, or use rebuts or qualifies"
            )
            yield Problem(step.tree.place(source), message, remedy)
    if kind != "claim":
        message = f"{_subject(step)} answers {short(target)}, which is {NOUNS[kind]}; only a claim can be answered"
        yield Problem(step.tree.place(step.kinds[0][1].node), message, "name the claim that states the problem")


def _restates(step: Step, target: str, kind: str, names: Names) -> Iterator[Problem]:
    yield from _aims_at_element(step, target, kind, names)
    for source in step.sources:
        source_kind = names.kind(source.value or "", ELEMENT_KINDS)
        if kind in ELEMENT_KINDS and source_kind in ELEMENT_KINDS and source_kind != kind:
            ends = f"{short(source.value)} is {NOUNS[source_kind]} and restates {short(target)}, which is {NOUNS[kind]}"
            yield Problem(
                step.tree.place(step.kinds[0][1].node),
                f"{ends}; like restates like",
                "use supports, or move one of them to the other collection",
            )


FITTING: Final[dict[str, Callable[[Step, str, str, Names], Iterator[Problem]]]] = {
    "undercuts": _undercuts,
    "answers": _answers,
    "restates": _restates,
    "rebuts": _aims_at_element,
    "undermines": _aims_at_element,
    "causes": _aims_at_element,
}


def _subject(step: Step) -> str:
    return " with ".join(map(short, step.from_names)) or "the relation"


def _linked(step: Step) -> Iterator[Problem]:
    seen: set[str] = set()
    for source in step.sources:
        if source.value in seen:
            yield Problem(
                step.tree.place(source), f"the relation names the source {short(source.value)} twice", "name it once"
            )
        seen.add(source.value or "")
    written = down(step.node, "from")
    several = isinstance(written, Sequence) and len(written.items) > 1
    stated = down(step.node, "linked") is not None
    if several and not stated:
        remedy = "add linked: true if they count only together, linked: false if each counts alone"
        yield Problem(
            step.tree.place(step.node.entries["from"]),
            "the relation has several sources and does not say whether they are linked",
            remedy,
        )
    if stated and step.sources and not several:
        yield Problem(
            step.key_place("linked"), "'linked' is for several sources, and the relation has one", "remove it"
        )


def _coverage(step: Step) -> Iterator[Problem]:
    stated = down(step.node, "coverage") is not None
    if step.kind == "answers" and not stated:
        yield Problem(
            step.place,
            "the answer does not say how well it meets the problem",
            "add coverage: direct, partial or indirect",
        )
    if stated and step.kinds and all(kind != "answers" for kind, _ in step.kinds):
        yield Problem(
            step.key_place("coverage"), f"'coverage' is for answers, and this relation {step.kinds[0][0]}", "remove it"
        )


def _basis(step: Step, draft: Draft) -> Iterator[Problem]:
    own = word(down(step.node, "basis"))
    basis = own or draft.default("basis")
    if not basis and not draft.headless:
        yield Problem(
            step.place,
            "the relation has no basis, and the defaults name none",
            "add basis: explicit, implicit or analyst",
        )
    if basis in ANCHORED and draft.documents and down(step.node, "at") is None:
        whence = "" if own else ", by the defaults"
        message = f"the basis is {basis}{whence}, but the relation does not say where the step shows"
        yield Problem(step.place, message, "add at: start-end, or basis: analyst")


def _twins(steps: list[Step]) -> Iterator[Problem]:
    first: dict[str, Step] = {}
    for step in steps:
        if step.own_id or step.target is None or not step.sources:
            continue
        name = derived_id(step.from_names, step.kind, step.target.value or "")
        twin = first.setdefault(name, step)
        if twin is not step:
            message = (
                f"the same relation is in {twin.place}: from {_subject(step)}, {step.kind} {short(step.target.value)}"
            )
            yield Problem(step.place, message, "give one of the two an id, or join them")


def _circles(steps: list[Step]) -> Iterator[Problem]:
    """Follow each relation to the relation it aims at; a circle is reported once, at its first member."""
    aims = {step.own_id: step for step in reversed(steps) if step.own_id}
    done: set[str] = set()
    for start in reversed(list(aims)):
        path: dict[str, None] = {}
        name = start
        while name in aims and name not in done and name not in path:
            path[name] = None
            target = aims[name].target
            name = (target.value or "") if target else ""
        circle = list(path)[list(path).index(name) :] if name in path else []
        done.update(path)
        if len(circle) > 1:
            names = " → ".join([*circle, circle[0]])
            yield Problem(
                aims[circle[0]].place,
                f"these relations aim at one another in a circle: {names}",
                "let one of them aim at an element",
            )

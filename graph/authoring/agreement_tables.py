"""The figures of an agreement as tables, and as data for JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict

from graph.authoring.agreement import Agreement, Score, presence, shares, step_scores
from graph.authoring.differences import SORTS, Difference
from graph.authoring.steps import Steps
from graph.authoring.tables import Table, figure, percent

__all__ = ["as_data", "tables"]


def tables(found: Agreement, differing: Iterable[Difference]) -> list[Table]:
    """Return the tables of units, attributes, relations and differences."""
    return [
        _units(found),
        _scores("What is said of matched units", found.attributes),
        _steps(found),
        _kinds(found),
        *(_scores(f"What is said of shared {name}", step_scores(steps)) for name, steps in _groups(found)[1:]),
        _counts(differing),
    ]


def _groups(found: Agreement) -> list[tuple[str, Steps]]:
    return [("all relations", found.steps), ("relations but answers", found.core), ("answers", found.answers)]


def _units(found: Agreement) -> Table:
    units = found.units
    of_a, of_b, f1 = units.shares
    rows = (
        ("units in A, in B", f"{units.a}, {units.b}"),
        ("matched", str(units.matched)),
        ("share of A's units that B has", percent(of_a)),
        ("share of B's units that A has", percent(of_b)),
        ("F1", percent(f1)),
        ("matched with the same bounds", percent(units.exact / units.matched if units.matched else None)),
        ("common characters of a matched pair, mean", percent(units.alike)),
        ("characters covered or not: Krippendorff's alpha", figure(units.coverage.alpha)),
        ("bounds of spans at each character: Krippendorff's alpha", figure(units.bounds.alpha)),
    )
    return Table("Units", ("", "figure"), rows)


def _scores(title: str, scores: Iterable[Score]) -> Table:
    columns = ("", "pairs", "raw agreement", "Cohen's kappa", "Krippendorff's alpha")
    rows = tuple((s.name, str(s.number), percent(s.raw), figure(s.kappa), figure(s.alpha)) for s in scores)
    return Table(title, columns, rows)


def _steps(found: Agreement) -> Table:
    groups = _groups(found)
    columns = [_step_figures(found, steps) for _, steps in groups]
    rows = tuple((name, *(column[name] for column in columns)) for name in columns[0])
    title = "Relations, counted once for each source"
    return Table(title, ("", *(name for name, _ in groups)), rows)


def _step_figures(found: Agreement, steps: Steps) -> dict[str, str]:
    a, b = steps.comparable
    of_a, of_b, f1 = shares(len(steps.shared), a, b)
    return {
        "in A, in B": f"{len(steps.a)}, {len(steps.b)}",
        "with both ends matched, in A, in B": f"{a}, {b}",
        "shared: the same ends and direction": str(len(steps.shared)),
        "share of A's that B has": percent(of_a),
        "share of B's that A has": percent(of_b),
        "F1": percent(f1),
        "F1 of those of one kind": percent(shares(steps.same_kind, a, b)[2]),
        "the other way round": str(len(steps.turned())),
        "connected or not, any two units: Krippendorff's alpha": figure(presence(found, steps).alpha),
    }


def _kinds(found: Agreement) -> Table:
    """By kind: how many each reading has between matched units, and how many the other calls the same."""
    in_a = Counter(step.kind for step in found.steps.a if step.ends)
    in_b = Counter(step.kind for step in found.steps.b if step.ends)
    both = Counter(pair.a.kind for pair in found.steps.shared if pair.a.kind == pair.b.kind)
    connected = Counter(pair.a.kind for pair in found.steps.shared)
    rows = tuple(
        (
            kind,
            str(in_a[kind]),
            str(in_b[kind]),
            str(connected[kind]),
            str(both[kind]),
            *_both_shares(both[kind], in_a[kind], in_b[kind]),
        )
        for kind in sorted(in_a | in_b, key=lambda kind: (-in_a[kind] - in_b[kind], kind))
    )
    columns = ("kind", "A", "B", "A's that B connects", "called so by both", "of A's", "of B's", "F1")
    return Table("Relations between matched units by kind", columns, rows)


def _both_shares(both: int, a: int, b: int) -> tuple[str, ...]:
    return tuple(map(percent, shares(both, a, b)))


def _counts(differing: Iterable[Difference]) -> Table:
    counts = Counter(each.sort for each in differing)
    return Table("Differences to decide", ("", "number"), tuple((sort, str(counts[sort])) for sort in SORTS))


def as_data(found: Agreement, differing: Iterable[Difference]) -> dict[str, object]:
    """Return the figures and the differences as plain data, with full precision; None where a figure is undefined."""
    units = found.units
    return {
        "a": found.a.id,
        "b": found.b.id,
        "units": asdict(units) | dict(zip(("share_of_a", "share_of_b", "f1"), units.shares, strict=True)),
        "attributes": [asdict(score) for score in found.attributes],
        "relations": {name: _step_data(found, steps) for name, steps in _groups(found)},
        "pairs": [{"a": pair.a.id, "b": pair.b.id, "alike": pair.alike} for pair in found.alignment.pairs],
        "differences": [asdict(each) for each in differing],
    }


def _step_data(found: Agreement, steps: Steps) -> dict[str, object]:
    a, b = steps.comparable
    return {
        "a": len(steps.a),
        "b": len(steps.b),
        "comparable_a": a,
        "comparable_b": b,
        "shared": len(steps.shared),
        "same_kind": steps.same_kind,
        **dict(zip(("share_of_a", "share_of_b", "f1"), shares(len(steps.shared), a, b), strict=True)),
        "turned": len(steps.turned()),
        "presence": asdict(presence(found, steps)),
        "scores": [asdict(score) for score in step_scores(steps)],
    }

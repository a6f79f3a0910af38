"""A coverage as tables for a reader, as one row for each sentence, and as data for JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

from graph.authoring.coverage import Coverage, Reading, Share
from graph.authoring.tables import Table, percent

__all__ = ["as_data", "rows", "tables"]

SHOWN = 24


def tables(found: Coverage) -> list[Table]:
    """Return the tables of sections, classes, sentences that are not covered, and sizes of anchors."""
    return [_sections(found), _classes(found), _missing(found), _sizes(found)]


def _sections(found: Coverage) -> Table:
    columns = ("section", "argumentative sentences", "covered", "share", "letters", "covered", "share", "others")
    sections = {**found.by_section(), "all": list(found.readings)}
    return Table("Coverage by section", columns, tuple(_section(name, each) for name, each in sections.items()))


def _section(name: str, readings: list[Reading]) -> tuple[str, ...]:
    share = Share.of(each for each in readings if each.argumentative)
    return (
        name or "?",
        str(share.sentences),
        str(share.covered),
        percent(share.of_sentences),
        str(share.letters),
        str(share.covered_letters),
        percent(share.of_letters),
        str(len(readings) - share.sentences),
    )


def _classes(found: Coverage) -> Table:
    totals = Counter(each.name for each in found.readings)
    covered = Counter(each.name for each in found.readings if each.covered)
    rows = tuple((name, str(number), str(covered[name])) for name, number in sorted(totals.items()))
    return Table("What the sentences are", ("class", "sentences", "covered"), rows)


def _missing(found: Coverage) -> Table:
    """Every sentence that is not covered: those that should be first."""
    missing = sorted((each for each in found.readings if not each.covered), key=lambda each: not each.argumentative)
    return Table(
        "Sentences that are not covered, and why",
        ("section ¶ sentence", "at", "covered", "class", "reason", "begins"),
        tuple(_missing_row(each, judged=found.judged) for each in missing),
    )


def _missing_row(each: Reading, *, judged: bool) -> tuple[str, ...]:
    sentence = each.sentence
    return (
        f"{sentence.section} ¶{sentence.paragraph} s{sentence.sentence}",
        sentence.at,
        percent(Share.of([each]).of_letters),
        f"{each.name} (no row)" if judged and not each.judged else each.name,
        each.reason,
        " ".join(each.text.split())[:SHOWN],
    )


def _sizes(found: Coverage) -> Table:
    sizes = found.sizes
    lower, middle, upper = sizes.quartiles or (0, 0, 0)
    name, length = sizes.longest or ("", 0)
    rows = (
        ("anchors of elements", str(sizes.number)),
        ("median length in characters", f"{middle:g}"),
        ("quartiles", f"{lower:g} and {upper:g}"),
        ("longest", f"{length} ({name})" if name else "–"),
        ("over more than two sentences", _too_long(found) or "none"),
    )
    return Table("Sizes of anchors", ("", "figure"), rows)


def _too_long(found: Coverage) -> str:
    return "; ".join(f"{name} {at}: {number}" for name, at, number in found.sizes.too_long)


def rows(found: Coverage) -> Table:
    """Return one row for each sentence, for a CSV file."""
    columns = (
        "document",
        "section",
        "paragraph",
        "sentence",
        "at",
        "class",
        "reason",
        "letters",
        "covered_letters",
        "covered",
        "elements",
    )
    return Table("sentences", columns, tuple(_row(each) for each in found.readings))


def _row(each: Reading) -> tuple[str, ...]:
    sentence = each.sentence
    return (
        each.document,
        sentence.section,
        str(sentence.paragraph),
        str(sentence.sentence),
        sentence.at,
        each.name,
        each.reason,
        str(each.letters),
        str(each.covered_letters),
        "true" if each.covered else "false",
        ";".join(each.elements),
    )


def as_data(found: Coverage) -> dict[str, object]:
    """Return figures and sentences as plain data, with full precision; no word of the source is in it."""
    table = rows(found)
    return {
        "judged": found.judged,
        "overall": _share_data(found.argumentative()),
        "sections": {
            name: _share_data([each for each in readings if each.argumentative])
            for name, readings in found.by_section().items()
        },
        "anchors": asdict(found.sizes),
        "sentences": [dict(zip(table.columns, row, strict=True)) for row in table.rows],
    }


def _share_data(readings: list[Reading]) -> dict[str, object]:
    share = Share.of(readings)
    return asdict(share) | {"share_of_sentences": share.of_sentences, "share_of_letters": share.of_letters}

"""How much of a source a map has read, and who says what a sentence is for."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from graph.authoring.classes import COLUMNS, FILE, read_classes
from graph.authoring.coverage import Coverage, Share, coverage
from graph.cli import main
from graph.errors import MapError
from graph.reader import read
from graph.sources import read_source

TEA = Path(__file__).parent / "maps" / "tea"


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """Return a copy of the tea map that a test may change."""
    return Path(shutil.copytree(TEA, tmp_path / "tea"))


def measured(path: Path) -> Coverage:
    argument_map = read(path)
    return coverage(argument_map, {"note": read_source(path / "tea.txt")}, read_classes(path, argument_map))


def judge(path: Path, *rows: str) -> None:
    (path / FILE).write_text("\n".join([",".join(COLUMNS), *rows, ""]), encoding="utf-8")


def test_without_a_file_of_classes_every_sentence_counts_and_the_tool_says_so(tea: Path, capsys) -> None:
    assert main(["coverage", str(tea)]) == 0
    said = capsys.readouterr()
    assert "every sentence counts as argumentative" in said.err
    assert {each.name for each in measured(tea).readings} == {"argumentative"}


def test_a_sentence_is_covered_where_anchors_cover_half_of_its_letters(tea: Path) -> None:
    readings = {each.sentence.at: each for each in measured(tea).readings}
    half, most, none = readings["526-550"], readings["206-345"], readings["347-394"]
    assert half.covered
    assert 2 * half.covered_letters == half.letters
    assert most.covered
    assert most.elements == ("washing", "whose-turn", "dear-leaves")
    assert not none.covered


def test_a_heading_that_a_reader_has_judged_is_no_gap(tea: Path) -> None:
    before = Share.of(measured(tea).argumentative())
    judge(tea, "note,146,158,2,1,1,heading,the title of the section", "note,22,26,1,1,1,heading,")
    after = measured(tea)
    assert Share.of(after.argumentative()).sentences == before.sentences - 2
    assert Share.of(after.argumentative()).covered == before.covered
    assert [each.reason for each in after.readings if each.name == "heading"] == ["", "the title of the section"]


def test_what_the_file_does_not_speak_of_counts_as_argumentative(tea: Path) -> None:
    judge(tea, "note,146,158,2,1,1,heading,")
    assert sum(not each.judged for each in measured(tea).readings) == len(measured(tea).readings) - 1


def test_a_class_goes_to_the_sentence_that_its_row_covers_most(tea: Path) -> None:
    judge(tea, "note,347,400,2,3,1,background,", "note,400,480,2,3,2,argumentative,")
    named = {each.sentence.at: each.name for each in measured(tea).readings}
    assert (named["347-394"], named["395-480"]) == ("background", "argumentative")


def test_every_wrong_row_is_reported_with_its_line(tea: Path) -> None:
    judge(tea, "note,9,4,1,1,1,heading,", "memo,1,4,1,1,1,heading,", "note,1,4,1,1,1,,")
    with pytest.raises(MapError) as raised:
        read_classes(tea, read(tea))
    assert [(problem.place.line, problem.message.split()[0]) for problem in raised.value.problems] == [
        (2, "'9'"),
        (3, "the"),
        (4, "''"),
    ]


def test_a_file_without_its_columns_is_refused(tea: Path) -> None:
    (tea / FILE).write_text("start,end\n1,2\n", encoding="utf-8")
    with pytest.raises(MapError, match="no column 'document'"):
        read_classes(tea, read(tea))


def test_below_the_minimum_the_command_fails_and_above_it_does_not(tea: Path, capsys) -> None:
    assert main(["coverage", str(tea), "--minimum", "0.77"]) == 0
    assert main(["coverage", str(tea), "--minimum", "0.98"]) == 1
    assert "0.7778, below 0.98" in capsys.readouterr().err


def test_the_rows_for_each_sentence_add_up_to_the_overall_share(tea: Path, capsys) -> None:
    assert main(["coverage", str(tea), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert main(["coverage", str(tea), "--format", "json"]) == 0
    overall = json.loads(capsys.readouterr().out)["overall"]
    assert sum(row["covered"] == "true" for row in rows) == overall["covered"]
    assert sum(int(row["covered_letters"]) for row in rows) == overall["covered_letters"]


def test_no_word_of_the_source_is_in_the_rows(tea: Path, capsys) -> None:
    assert main(["coverage", str(tea), "--format", "csv"]) == 0
    assert "Rinsing" not in capsys.readouterr().out


def test_an_anchor_over_three_sentences_is_named(tea: Path) -> None:
    file = tea / "1.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("at: 28-37", "at: 28-73"), encoding="utf-8")
    found = measured(tea).sizes
    assert found.too_long == (("buying", "28-73", 3),)
    assert found.longest == ("less-water", 84)


def test_without_its_source_a_map_cannot_be_measured(tea: Path, capsys) -> None:
    (tea / "tea.txt").unlink()
    assert main(["coverage", str(tea)]) == 1
    assert "give it with --source" in capsys.readouterr().err


def test_the_paper_is_measured_section_by_section_to_its_last_line(paper_source: Path, checkout: Path) -> None:
    path = checkout / "maps" / "globalization-2002"
    found = coverage(read(path), {"paper": read_source(paper_source)})
    assert list(found.by_section()) == [section.number for section in read(path).documents["paper"].sections]
    assert max(span.end for each in found.readings for span in each.sentence.spans) == 11187
    assert not found.sizes.too_long

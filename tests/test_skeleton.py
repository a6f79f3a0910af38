"""Sections, paragraphs and sentences of a raw text, however its layout was damaged."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.anchors import digest
from graph.authoring.headings import follows, parse_heading
from graph.authoring.skeleton import Skeleton, skeleton
from graph.cli import main
from graph.model import Document, Section, Span
from graph.pipeline import check
from graph.reader import read
from graph.segments import Segments, sentences
from graph.segments.splitting import sentence_ends

TEA = Path(__file__).parent / "maps" / "tea" / "tea.txt"
LONG = "The price of the leaves that the office buys has risen in every one of the years since it"


def said(text: str) -> list[str]:
    """Return the sentences of a text without sections, a cut written as a stroke."""
    whole = Section("1", {}, (Span(0, len(text)),))
    return [" | ".join(text[s.start : s.end] for s in each.spans) for each in sentences(text, [whole])]


def numbers(text: str) -> list[str]:
    return [section.number for section in skeleton(text).sections]


def words(text: str, found: Skeleton, number: str) -> str:
    (section,) = [section for section in found.sections if section.number == number]
    return " ".join("".join(text[span.start : span.end] for span in section.spans).split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Lee left. He won.", ["Mr. Lee left.", " He won."]),
        ("It cost 3.5 dollars, e.g. for tea. Dear.", ["It cost 3.5 dollars, e.g. for tea.", " Dear."]),
        ("The U.S. Senate met. J. S. Bach wrote.", ["The U.S. Senate met.", " J. S. Bach wrote."]),
        ("He came at 5 p.m. The bus left.", ["He came at 5 p.m.", " The bus left."]),
        ('"Go!" he said. "Why?" Nobody knew.', ['"Go!" he said.', ' "Why?"', " Nobody knew."]),
        ("It ended in 1999. 2000 was better.", ["It ended in 1999.", " 2000 was better."]),
        ("So it is.<sup>2</sup> Or not.[^3] Well.", ["So it is.<sup>2</sup>", " Or not.[^3]", " Well."]),
        ("茶太貴。窮人喝不起！真的嗎？是。", ["茶太貴。", "窮人喝不起！", "真的嗎？", "是。"]),
        ("他說：「太貴了。」眾人點頭。", ["他說：「太貴了。」", "眾人點頭。"]),
        ("「真的嗎？」他問。", ["「真的嗎？」他問。"]),
        ("漲了3.5%。茶價下跌", ["漲了3.5%。", "茶價下跌"]),
        ("茶貴(見圖。)人少。", ["茶貴(見圖。)", "人少。"]),
    ],
)
def test_a_sentence_ends_where_a_reader_would_say(text: str, expected: list[str]) -> None:
    ends = [0, *sentence_ends(text)]
    ends += [len(text)] if ends[-1] < len(text) else []
    assert [text[start:end] for start, end in pairwise(ends)] == expected


@given(st.text(st.sampled_from('ab 。.！?」"\n-#1)<>sup/'), max_size=60))
def test_sentences_stand_in_order_apart_from_each_other_and_lose_no_letter(text: str) -> None:
    whole = Section("1", {}, (Span(0, len(text)),))
    found = sentences(text, [whole])
    spans = sorted(span for each in found for span in each.spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)
    assert [each.sentence for each in found if each.sentence == 1] == [1] * len({each.paragraph for each in found})


@given(
    st.lists(
        st.sampled_from(["# 1 A", "## 2 - 1 B", "Text here.", "---", "<sup>1</sup> N.", "x<sup>1</sup> y", "5. c"])
    )
)
def test_sections_share_no_character_and_stand_in_order(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    found = skeleton(text)
    spans = sorted(span for section in found.sections for span in section.spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert len({section.number for section in found.sections}) == len(found.sections)


def test_each_list_item_is_a_paragraph_without_its_number() -> None:
    assert said("Three kinds:\n1. Green tea.\n2. Black tea.\n- White.\n(4) Red. Too hot.") == [
        "Three kinds:",
        "Green tea.",
        "Black tea.",
        "White.",
        "Red.",
        "Too hot.",
    ]


def test_a_line_that_begins_with_a_number_inside_a_sentence_is_no_item() -> None:
    assert len(said("We counted the cups and there were\n12. Then we left.")) == 2


@pytest.mark.parametrize(
    "between", ["\n\n", "\n\n---\n\n", "\n\n--- page 2 ---\n\n", "\n— 第 2 頁 —\n", "\n\n- 2 -\n", "\n\f\n"]
)
def test_a_sentence_that_a_page_end_cuts_is_one_with_two_spans(between: str) -> None:
    assert said(f"{LONG}{between}opened. A second one.") == [f"{LONG} | opened.", "A second one."]


def test_a_footnote_in_the_middle_of_a_sentence_does_not_end_it() -> None:
    note = "\n\n---\n\n<sup>1</sup> It is a note.\n\n"
    assert said(f"{LONG}{note}opened.") == [f"{LONG} | opened.", "It is a note."]


def test_a_title_without_a_full_stop_is_not_the_beginning_of_what_follows() -> None:
    assert said("- Three pillars\n\nThe tea is hot.") == ["Three pillars", "The tea is hot."]


def test_a_position_between_sentences_counts_to_the_next() -> None:
    text = "First.\n\n2. Second."
    segments = Segments(text, Document("d", "d", "", "en", {}, (Section("1", {}, (Span(0, len(text)),)),)))
    assert segments.at("1", text.index("2.")) == (2, 1)
    assert segments.at("9", 0) == (0, 0)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("#### 2 - 4 Trade", (2, 4)),
        ("3.1 Trade", (3, 1)),
        ("# 1. Trade", (1,)),
        ("第三章 貿易", (3,)),
        ("第十二節", (12,)),
        ("二、貿易", (2,)),
        ("（三）貿易", (3,)),
        ("Chapter IV", (4,)),
        ("## 1 . 貿易", (1,)),
    ],
)
def test_numbers_of_headings_are_read_in_every_style(line: str, parts: tuple[int, ...]) -> None:
    heading = parse_heading(line)
    assert heading is not None
    assert heading.parts == parts


@pytest.mark.parametrize("line", ["3 persons came.", "Trade", "1999 was a good year", "二、三人來了。"])
def test_a_sentence_is_no_heading(line: str) -> None:
    assert parse_heading(line) is None


def test_a_part_may_begin_without_a_heading_of_its_own() -> None:
    assert follows((5, 1), (4, 2))
    assert not follows((5,), (2, 4))


def test_a_heading_above_its_parts_begins_the_first_of_them() -> None:
    text = "# 1 Tea\n\n## 1 - 1 Hot\n\nYes.\n\n## 1 - 2 Cold\n\nNo."
    found = skeleton(text)
    assert [section.number for section in found.sections] == ["1-1", "1-2"]
    assert found.sections[0].spans[0].start == 0


def test_a_heading_that_goes_on_a_list_is_an_item_of_it() -> None:
    text = (
        "## 1 Reasons\n\nThere are some:\n\n1. One.\n2. Two.\n\n---\n\n## 3. Three.\n\nMore.\n\n## 2 Answers\n\nNone."
    )
    assert numbers(text) == ["1", "2"]
    assert any("next item" in remark for remark in skeleton(text).remarks)


def test_a_heading_in_sequence_is_a_section_even_behind_a_list() -> None:
    assert numbers("## 1 Reasons\n\n1. One.\n\n## 2 Answers\n\nNone.") == ["1", "2"]


def test_a_list_of_contents_is_no_section() -> None:
    lines = "# 1 Tea\n\n# 2 Pot\n\n# 3 Cup\n\n"
    text = f"{lines}A word before.\n\n# 1 Tea\n\nHot.\n\n# 2 Pot\n\nRound.\n\n# 3 Cup\n\nFull."
    found = skeleton(text)
    assert [section.number for section in found.sections] == ["0", "1", "2", "3"]
    assert words(text, found, "0").endswith("A word before.")


def test_a_footnote_belongs_to_the_section_of_its_mark() -> None:
    text = "# 1 Tea\n\nHot.<sup>1</sup>\n\n# 2 Pot\n\nRound\n\n---\n\n<sup>1</sup> Very.\n\nand small."
    found = skeleton(text)
    assert words(text, found, "1").endswith("<sup>1</sup> Very.")
    assert "Very" not in words(text, found, "2")
    assert words(text, found, "2").endswith("and small.")


def test_a_footnote_without_a_mark_stays_and_is_remarked() -> None:
    text = "# 1 Tea\n\nHot.\n\n<sup>7</sup> Very."
    assert words(text, skeleton(text), "1").endswith("Very.")
    assert any("no mark" in remark for remark in skeleton(text).remarks)


def test_chapters_and_their_sections_are_numbered_together() -> None:
    text = "第一章 茶\n\n第一節 熱\n\n是。\n\n第二節 冷\n\n否。\n\n第二章 壺\n\n第一節 大\n\n是。"
    assert numbers(text) == ["1-1", "1-2", "2-1"]


def test_headings_without_numbers_are_counted_by_their_levels() -> None:
    assert numbers("# Tea\n\n## Hot\n\nYes.\n\n### Very\n\nYes.\n\n## Cold\n\nNo.") == ["0", "1", "1-1", "2"]


def test_the_numbered_lines_of_a_plain_text_are_headings() -> None:
    found = skeleton(TEA.read_text(encoding="utf-8"), "zh-Hant")
    assert [(section.number, str(section.spans[0])) for section in found.sections] == [
        ("0", "0-22"),
        ("1", "22-146"),
        ("2", "146-520"),
        ("3", "520-572"),
    ]


def test_a_text_without_headings_is_one_section() -> None:
    assert numbers("Tea is hot. It is.") == ["0"]


def test_the_header_for_a_map_is_sound_once_it_is_anchored(tmp_path: Path) -> None:
    folder = tmp_path / "tea-tax"
    assert main(["skeleton", str(TEA), "--map", "tea-tax", "--out", str(folder / "map.yaml")]) == 0
    assert main(["anchor", str(folder), "--source", str(TEA)]) == 0
    assert [str(problem) for problem in check(folder, source=TEA) if problem.severity == "error"] == []
    assert read(folder).documents["tea"].sha256 == hashlib.sha256(TEA.read_bytes()).hexdigest()


def test_the_digests_in_the_data_are_those_of_the_text(capsys) -> None:
    assert main(["skeleton", str(TEA), "--format", "json"]) == 0
    text = TEA.read_bytes().decode()
    spans = [span for each in json.loads(capsys.readouterr().out)["sentences"] for span in each["spans"]]
    assert spans
    assert all(span["sha256"] == digest(text, Span(span["start"], span["end"])) for span in spans)


def test_the_rows_to_judge_leave_the_class_to_the_reader(capsys) -> None:
    assert main(["skeleton", str(TEA), "--format", "csv", "--document", "note"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {(row["document"], row["class"], row["reason"]) for row in rows} == {("note", "", "")}


def test_a_name_that_cannot_be_an_id_and_an_empty_source_are_refused(tmp_path: Path, capsys) -> None:
    assert main(["skeleton", str(TEA), "--map", "Tea Tax"]) == 1
    empty = tmp_path / "empty.txt"
    empty.write_text("\n", encoding="utf-8")
    assert main(["skeleton", str(empty)]) == 1
    assert "the source is empty" in capsys.readouterr().err


def test_the_sections_of_the_paper_are_found_where_its_map_has_them(paper_source: Path, checkout: Path) -> None:
    text = paper_source.read_bytes().decode()
    found = skeleton(text, "zh-Hant")
    authored = read(checkout / "maps" / "globalization-2002").documents["paper"].sections
    assert [section.number for section in found.sections] == [section.number for section in authored]
    for one, other in zip(found.sections, authored, strict=True):
        drawn, written = letters(text, one), letters(text, other)
        assert drawn == written, one.number


def letters(text: str, section: Section) -> set[int]:
    """Return where the letters of a section are; page ends and empty lines do not matter."""
    return {place for span in section.spans for place in range(span.start, span.end) if text[place].isalnum()}


def test_the_five_cut_sentences_of_the_paper_are_whole(paper_source: Path) -> None:
    cut = [each for each in skeleton(paper_source.read_bytes().decode(), "zh-Hant").sentences if len(each.spans) > 1]
    assert [(each.section, each.spans[0].end) for each in cut] == [
        ("1-2", 1280),
        ("2-2", 2286),
        ("2-3", 3310),
        ("2-6", 5542),
        ("3-2", 7379),
    ]

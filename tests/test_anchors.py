"""Anchors stand, move or are lost, and the three are told apart."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import anchors
from graph.anchors import Span
from graph.model import ArgumentMap, Document, Element, Passage, Section
from graph.segments import Segments
from graph.sources import Source, read_source

TEXT = "茶太貴。窮人喝不起。\n\n應調降茶稅。The duty is high.\n"
CLAUSES = (Span(0, 3), Span(4, 9), Span(12, 17), Span(18, 34))


def source(text: str) -> Source:
    return Source(text, hashlib.sha256(text.encode()).hexdigest())


def debate(text: str = TEXT, spans: tuple[Span, ...] = CLAUSES) -> ArgumentMap:
    anchored = [Span(span.start, span.end, anchors.digest(text, span)) for span in spans]
    elements = {
        f"e{number}": Element(f"e{number}", "claim", {"en": "x"}, anchors=(Passage("d", (span,), "1"),))
        for number, span in enumerate(anchored)
    }
    section = Section("1", {"en": "One"}, (Span(0, len(text)),))
    document = Document("d", "d.txt", source(text).sha256, "zh-Hant", {"en": "D"}, (section,))
    return ArgumentMap("tea", {}, {}, ("en",), "1.0.0", "", "t", documents={"d": document}, elements=elements)


def verify(text: str) -> anchors.Verification:
    argument_map = debate()
    return anchors.verify(argument_map, argument_map.documents["d"], source(text))


def test_every_anchor_stands_in_the_file_that_was_read() -> None:
    verification = verify(TEXT)
    assert verification.ok
    assert verification.verified == len(CLAUSES)


def test_words_put_in_front_move_every_anchor() -> None:
    verification = verify("新增。" + TEXT)
    assert not verification.ok
    assert [(str(moved.old), str(moved.new)) for moved in verification.moved] == [
        ("0-3", "3-6"),
        ("4-9", "7-12"),
        ("12-17", "15-20"),
        ("18-34", "21-37"),
    ]
    assert verification.lost == ()


def test_a_changed_character_loses_its_own_anchor_alone() -> None:
    verification = verify(TEXT.replace("貴", "賤"))
    assert [str(span) for span in verification.lost] == ["0-3"]
    assert verification.moved == ()
    assert verification.verified == 3


def test_a_change_outside_every_anchor_is_still_another_file() -> None:
    verification = verify(TEXT + "\n")
    assert verification.verified == len(CLAUSES)
    assert not verification.ok


@given(cut=st.integers(0, len(TEXT)), words=st.text(st.characters(categories=["L", "P"]), min_size=1, max_size=8))
def test_an_insertion_never_loses_an_anchor_it_does_not_touch(cut: int, words: str) -> None:
    verification = verify(TEXT[:cut] + words + TEXT[cut:])
    found = TEXT[:cut] + words + TEXT[cut:]
    for moved in verification.moved:
        assert found[moved.new.start : moved.new.end] == TEXT[moved.old.start : moved.old.end]
    assert all(span.start < cut < span.end for span in verification.lost)


def test_the_lock_gives_digest_paragraph_and_sentence() -> None:
    lock = anchors.lock(debate(), {"d": source(TEXT)})
    assert f'"d:4-9": {{"paragraph": 1, "sentence": 2, "sha256": "{anchors.digest(TEXT, CLAUSES[1])}"}}' in lock
    assert '"d:12-17": {"paragraph": 2, "sentence": 1' in lock


def test_a_page_break_within_a_section_does_not_restart_the_count() -> None:
    text = "One. Two\n\n--- page 2 ---\n\nThree."
    parts = (Span(0, 8), Span(26, 32))
    section = Section("1", {}, parts)
    segments = Segments(text, Document("d", "d", "", "en", {}, (section,)))
    assert segments.at("1", 5) == (1, 2)
    assert segments.at("1", 27) == (2, 1)


def test_every_anchor_of_the_paper_stands_in_the_paper(paper_source: object) -> None:
    from pathlib import Path

    from graph.reader import read

    argument_map = read("maps/globalization-2002")
    verification = anchors.verify(argument_map, argument_map.documents["paper"], read_source(Path(str(paper_source))))
    assert verification.ok


@pytest.mark.parametrize("at", range(3961, 4361, 97))
def test_one_changed_character_of_the_paper_never_passes(paper_source: object, at: int) -> None:
    from pathlib import Path

    from graph.reader import read

    argument_map = read("maps/globalization-2002")
    text = read_source(Path(str(paper_source))).text
    changed = text[:at] + "甲" + text[at + 1 :]
    assert not anchors.verify(argument_map, argument_map.documents["paper"], source(changed)).ok

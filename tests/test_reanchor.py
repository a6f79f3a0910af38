"""A map follows its source when that changes, and says what it could not find."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import anchors
from graph.anchors import relocate
from graph.authoring.reanchoring import reanchor
from graph.authoring.replacing import replace_files
from graph.cli import main
from graph.errors import MapError
from graph.model import Span
from graph.pipeline import check
from graph.reader import read
from graph.sources import read_source

TEA = Path(__file__).parent / "maps" / "tea"
TEXT = (TEA / "tea.txt").read_bytes().decode()


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """Return a copy of the tea map, its source included, that a test may change."""
    return Path(shutil.copytree(TEA, tmp_path / "tea"))


def change(tea: Path, text: str) -> None:
    (tea / "tea.txt").write_bytes(text.encode())


def errors(tea: Path) -> list[str]:
    return [str(problem) for problem in check(tea) if problem.severity == "error"]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def without_places(text: str) -> str:
    """Return the text of a file with every number of a place, and every digest, left out."""
    return re.sub(r"[0-9a-f]{64}", "", re.sub(r"\d+-\d+(?=[\] ,}\n+])", "", text))


def test_words_put_in_front_move_every_anchor_and_leave_the_map_sound(tea: Path, capsys) -> None:
    change(tea, "A new title.\n\n" + TEXT)
    assert errors(tea)
    assert main(["reanchor", str(tea)]) == 0
    assert "moved by +14" in capsys.readouterr().out
    assert errors(tea) == []
    assert str(read(tea).elements["pot"].anchors[0]) == "52-64"


def test_nothing_but_places_and_digests_changes_in_the_files(tea: Path) -> None:
    before = snapshot(tea)
    change(tea, TEXT.replace("2 Complaints", "2 Loud complaints"))
    assert main(["reanchor", str(tea)]) == 0
    for name, old in before.items():
        new = (tea / name).read_bytes()
        if name.endswith(".yaml"):
            assert without_places(new.decode()) == without_places(old.decode())
    assert (tea / "links.yaml").read_bytes() == before["links.yaml"]
    assert (tea / "2.yaml").read_bytes() != before["2.yaml"]


def test_comments_quotes_and_line_ends_stay(tea: Path) -> None:
    file = tea / "links.yaml"
    text = (tea / "1.yaml").read_text(encoding="utf-8")
    text = text.replace("at: 38-50", "at:   '38 - 50'  # the proposal").replace(
        "at: 90-95 + 96-103", "at: note: 90-95 +96-103"
    )
    text = text.replace("at: note: 90-95 +96-103", '"at": "note:90-95  +96-103"')
    (tea / "1.yaml").write_bytes(text.replace("\n", "\r\n").encode())
    change(tea, "新" + TEXT)
    assert main(["reanchor", str(tea)]) == 0
    new = (tea / "1.yaml").read_bytes().decode()
    assert "at:   '39 - 51'  # the proposal\r\n" in new
    assert '"at": "note:91-96  +97-104"\r\n' in new
    assert "\n" not in new.replace("\r\n", "")
    assert file.read_text(encoding="utf-8").startswith("# Steps that the note leaves to the reader.")


def test_there_and_back_gives_the_same_bytes(tea: Path) -> None:
    before = snapshot(tea)
    change(tea, TEXT.replace("\n\n2 Complaints", " More words.\n\n2 Complaints"))
    assert main(["reanchor", str(tea)]) == 0
    assert snapshot(tea) != before
    change(tea, TEXT)
    assert main(["reanchor", str(tea)]) == 0
    assert snapshot(tea) == before


def test_a_changed_word_is_listed_with_its_place_and_nothing_is_written(tea: Path, capsys) -> None:
    change(tea, "新" + TEXT.replace("Somebody", "x").replace("nobody knows", "no one knows"))
    before = snapshot(tea)
    assert main(["reanchor", str(tea)]) == 1
    said = capsys.readouterr()
    assert re.search(r"2\.yaml:\d+:9: note 275-287: its words are not in the new source; .* near 276-288", said.err)
    assert snapshot(tea) == before


def test_what_can_be_found_is_written_with_partial_and_the_rest_goes_on_being_reported(tea: Path) -> None:
    change(tea, "新" + TEXT.replace("nobody knows", "no one knows"))
    assert main(["reanchor", str(tea), "--partial"]) == 1
    argument_map = read(tea)
    assert str(argument_map.elements["pot"].anchors[0]) == "39-51"
    assert str(argument_map.elements["whose-turn"].anchors[0]) == "275-287 + 288-304"
    verification = anchors.verify(argument_map, argument_map.documents["note"], read_source(tea / "tea.txt"))
    assert verification.same_file
    assert [str(span) for span in verification.lost] == ["275-287"]
    assert [str(moved.new) for moved in verification.moved] == ["289-305"]


def test_a_dry_run_says_the_same_and_writes_nothing(tea: Path, capsys) -> None:
    change(tea, "新" + TEXT)
    before = snapshot(tea)
    assert main(["reanchor", str(tea), "--dry-run"]) == 0
    assert "moved by +1" in capsys.readouterr().out
    assert snapshot(tea) == before


def test_a_section_follows_its_heading_and_is_named_where_its_words_changed(tea: Path, capsys) -> None:
    change(tea, TEXT.replace("2 Complaints\n\n", "2 Complaints\n\nNobody was asked. "))
    assert main(["reanchor", str(tea)]) == 0
    assert "note section 2: 146-518 → 146-536" in capsys.readouterr().out
    assert [str(section.spans[0]) for section in read(tea).documents["note"].sections] == [
        "22-144",
        "146-536",
        "538-589",
    ]


def test_a_map_that_was_never_anchored_is_told_to_be(tea: Path) -> None:
    (tea / "anchors.lock").unlink()
    with pytest.raises(MapError, match="counterpoint anchor MAP --source OLD"):
        reanchor(tea)


def test_a_source_that_is_not_at_hand_is_asked_for(tea: Path) -> None:
    (tea / "tea.txt").unlink()
    with pytest.raises(MapError, match="'note' is not at hand"):
        reanchor(tea)


def test_a_place_in_a_block_scalar_is_refused_with_its_line(tea: Path) -> None:
    file = tea / "2.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("at: 245-269", "at: >-\n      245-269"), encoding="utf-8")
    change(tea, "新" + TEXT)
    with pytest.raises(MapError, match=r"2\.yaml:\d+:\d+: cannot be changed in place"):
        reanchor(tea)


def test_where_a_file_cannot_be_replaced_the_others_are_put_back(tmp_path: Path) -> None:
    good, folder = tmp_path / "a.yaml", tmp_path / "b.yaml"
    good.write_text("old", encoding="utf-8")
    folder.mkdir()
    (folder / "full").touch()
    with pytest.raises(OSError, match=r"b\.yaml"):
        replace_files({good: "new", folder: "new"})
    assert good.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "b.yaml"]


def test_a_short_word_that_stands_in_its_old_place_by_accident_moves_with_its_neighbours() -> None:
    old = "the tea is hot; the pot is round; the cup is full"
    spans = [Span(0, 14), Span(16, 19), Span(20, 32)]
    known = [Span(span.start, span.end, anchors.digest(old, span)) for span in spans]
    new = "Green or black: the leaf. " + old
    assert new[16:19] == old[16:19]
    assert [str(relocate(new, known)[span]) for span in known] == ["26-40", "42-45", "46-58"]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(cut=st.integers(0, len(TEXT)), words=st.text(st.characters(categories=["L"]), min_size=1, max_size=9))
def test_every_anchor_that_an_insertion_does_not_touch_moves_with_its_words(cut: int, words: str) -> None:
    spans = [Span(start, start + width) for start in range(0, len(TEXT) - 30, 11) for width in (3, 12, 30)]
    known = [Span(span.start, span.end, anchors.digest(TEXT, span)) for span in spans]
    text = TEXT[:cut] + words + TEXT[cut:]
    found = relocate(text, known)
    for span in known:
        if not span.start < cut < span.end:
            assert text[found[span].start : found[span].end] == TEXT[span.start : span.end]


def test_many_anchors_that_moved_together_are_found() -> None:
    text = "".join(f"Claim {number} says that {number * 7919 % 10007} is odd. " for number in range(4000))
    known = [
        Span(s, s + w, anchors.digest(text, Span(s, s + w))) for s in range(0, len(text) - 90, 37) for w in (20, 61, 83)
    ]
    found = relocate("A new beginning. " + text, known)
    assert {found[span].start - span.start for span in known} == {17}


def test_the_paper_with_a_paragraph_put_in_is_followed_everywhere(
    paper_source: Path, checkout: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(checkout / "maps" / "globalization-2002", tmp_path / "globalization-2002")
    text = paper_source.read_bytes().decode()
    changed = tmp_path / "new.txt"
    changed.write_bytes((text[:7575] + "\n\n新增一段。" + text[7575:]).encode())
    assert main(["reanchor", str(folder), "--source", str(changed)]) == 0
    argument_map = read(folder)
    assert anchors.verify(argument_map, argument_map.documents["paper"], read_source(changed)).ok

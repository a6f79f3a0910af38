"""Two readings of one document: which units they share, what they say of them, and where an editor has to decide."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.authoring.agreement import Agreement, agreement, same_actors
from graph.authoring.alignment import align, units
from graph.authoring.coefficients import cohen_kappa, krippendorff_alpha, raw_agreement
from graph.authoring.differences import SORTS, Difference, differences
from graph.authoring.steps import compare_steps
from graph.cli import main
from graph.errors import MapError
from graph.model import ArgumentMap, Document, Element, Named, Passage, Relation, Section, Span, Stance
from graph.reader import read

TEA = Path(__file__).parent / "maps" / "tea"
LENGTH = 100


def reading(
    places: dict[str, str],
    relations: Iterable[Relation] = (),
    kinds: dict[str, str] | None = None,
    sha256: str = "0",
    holders: dict[str, str] | None = None,
) -> ArgumentMap:
    """Return a map whose elements are nothing but places (``"0-9 + 12-20"``) in a text of a hundred characters."""
    section = Section("1", {}, (Span(0, LENGTH),))
    document = Document("d", "d.txt", sha256, "en", {}, (section,))
    elements = {name: element(name, at, (kinds or {}).get(name, "claim"), holders or {}) for name, at in places.items()}
    return ArgumentMap(
        "r",
        {},
        {},
        ("en",),
        "1",
        "",
        "t",
        documents={"d": document},
        actors={name: Named(name, {"en": f"the {name}"}) for name in set((holders or {}).values()) | {"authors"}},
        elements=elements,
        relations={each.id: each for each in relations},
    )


def element(name: str, at: str, kind: str, holders: dict[str, str]) -> Element:
    spans = tuple(Span(*map(int, part.split("-"))) for part in at.split(" + "))
    holder = holders.get(name, "authors")
    stance = Stance(f"{name}.{holder}.asserts", name, holder, "asserts")
    return Element(name, kind, {"en": name}, anchors=(Passage("d", spans, "1"),), stances=(stance,))  # type: ignore[arg-type]


def step(source: str, kind: str, target: str, basis: str = "explicit", coverage: str = "") -> Relation:
    return Relation(f"{source}.{kind}.{target}", kind, (source,), target, basis, coverage=coverage)


def matched(a: ArgumentMap, b: ArgumentMap) -> dict[str, str]:
    return {pair.a.id: pair.b.id for pair in align(units(a), units(b)).pairs}


@pytest.mark.parametrize(
    ("readers", "alpha"),
    [
        (("0100000010", "1110010000"), 0.095),
        (("aabbdcccedda", "babbbccceddd"), 0.692),
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
    ],
)
def test_alpha_is_that_of_the_worked_examples_of_krippendorff_2011(readers: tuple[str, ...], alpha: float) -> None:
    """The binary, the nominal and the four-reader example of https://repository.upenn.edu/asc_papers/43."""
    named = [[None if name == "." else name for name in unit] for unit in zip(*readers, strict=True)]
    assert krippendorff_alpha(named) == pytest.approx(alpha, abs=5e-4)


def test_kappa_is_that_of_the_worked_example_of_cohen_1960() -> None:
    """Two clinicians, three categories, 200 patients: doi:10.1177/001316446002000104, table 2."""
    table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    pairs = [(row, column) for row in range(3) for column in range(3) for _ in range(table[row][column])]
    assert raw_agreement(pairs) == pytest.approx(0.70)
    assert cohen_kappa(pairs) == pytest.approx(0.492, abs=5e-4)


@given(st.lists(st.sampled_from("abc"), min_size=1))
def test_readers_who_agree_on_everything_have_one_or_nothing_to_correct_for(names: list[str]) -> None:
    pairs = [(name, name) for name in names]
    expected = 1.0 if len(set(names)) > 1 else None
    assert cohen_kappa(pairs) == expected
    assert krippendorff_alpha(pairs) == expected


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc"))))
def test_it_does_not_matter_which_reading_is_named_first(pairs: list[tuple[str, str]]) -> None:
    turned = [(other, one) for one, other in pairs]
    assert cohen_kappa(pairs) == cohen_kappa(turned)
    assert krippendorff_alpha(pairs) == krippendorff_alpha(turned)


def test_units_are_matched_by_what_they_cover_and_not_by_their_names() -> None:
    a = reading({"hot": "0-10", "cold": "20-30"})
    b = reading({"cold": "0-9", "lukewarm": "21-30", "wet": "50-60"})
    assert matched(a, b) == {"hot": "cold", "cold": "lukewarm"}


def test_half_in_common_or_four_fifths_contained_is_the_same_unit_and_less_is_not() -> None:
    assert matched(reading({"a": "0-10"}), reading({"b": "0-20"})) == {"a": "b"}  # contained whole
    assert matched(reading({"a": "0-12"}), reading({"b": "4-16"})) == {"a": "b"}  # 8 of 16
    assert matched(reading({"a": "0-12"}), reading({"b": "5-17"})) == {}  # 7 of 17


def test_a_merged_unit_is_matched_once_and_its_other_half_is_left_over() -> None:
    found = align(units(reading({"whole": "0-40"})), units(reading({"first": "0-25", "second": "26-40"})))
    assert [(pair.a.id, pair.b.id) for pair in found.pairs] == [("whole", "first")]
    assert [unit.id for unit in found.only_b] == ["second"]


def test_the_alignment_shares_most_characters_over_all_and_not_at_the_first_pair() -> None:
    a = reading({"wide": "0-30", "narrow": "0-20"})
    b = reading({"long": "0-30", "short": "0-20"})
    assert matched(a, b) == {"wide": "long", "narrow": "short"}


def test_two_elements_on_the_same_words_are_told_apart_by_their_kinds() -> None:
    a = reading({"problem": "0-20", "remedy": "0-20"}, kinds={"remedy": "policy_response"})
    b = reading({"act": "0-20", "harm": "0-20"}, kinds={"act": "policy_response"})
    assert matched(a, b) == {"problem": "harm", "remedy": "act"}


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6), st.data())
def test_no_unit_is_matched_twice_and_none_is_forgotten(places: list[tuple[int, int]], data: st.DataObject) -> None:
    others = data.draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6))
    a, b = (reading({f"e{n}": f"{s}-{s + w}" for n, (s, w) in enumerate(each)}) for each in (places, others))
    found = align(units(a), units(b))
    names = [pair.b.id for pair in found.pairs]
    assert len(set(names)) == len(names)
    assert len(found.pairs) + len(found.only_a) == len(places)
    assert len(found.pairs) + len(found.only_b) == len(others)


def test_a_map_agrees_with_itself_on_everything() -> None:
    tea = read(TEA)
    found = agreement(tea, tea)
    assert found.units.shares == (1.0, 1.0, 1.0)
    assert found.units.exact == found.units.matched == len(tea.elements)
    assert {score.raw for score in found.attributes} == {1.0}
    assert found.units.coverage.alpha == found.units.bounds.alpha == 1.0
    assert len(found.steps.shared) == found.steps.same_kind == len(found.steps.a)
    assert differences(found, {}) == []


def test_kinds_and_holders_are_compared_over_matched_units_alone() -> None:
    a = reading(
        {"one": "0-10", "two": "20-30", "three": "40-50"}, kinds={"two": "evidence"}, holders={"one": "critics"}
    )
    b = reading({"eins": "0-10", "zwei": "20-30", "vier": "60-70"}, holders={"eins": "critics"})
    scores = {score.name: score for score in agreement(a, b).attributes}
    assert (scores["kind"].number, scores["kind"].raw) == (2, 0.5)
    assert (scores["holder"].number, scores["holder"].raw) == (2, 1.0)


def test_an_actor_of_another_id_and_the_same_name_is_the_same_actor() -> None:
    a, b = reading({"e": "0-9"}, holders={"e": "critics"}), reading({"e": "0-9"}, holders={"e": "opponents"})
    assert "opponents" not in same_actors(a, b)
    named = replace(b, actors={**b.actors, "opponents": Named("opponents", {"en": "The Critics"})})
    assert same_actors(a, named)["opponents"] == "critics"
    stated = agreement(a, b, actors={"opponents": "critics"})
    assert next(score for score in stated.attributes if score.name == "holder").raw == 1.0


def test_a_relation_is_shared_whatever_it_is_called_and_turned_round_where_it_runs_back() -> None:
    places = {"x": "0-10", "y": "20-30", "z": "40-50"}
    a = reading(places, [step("x", "supports", "y"), step("y", "causes", "z")])
    b = reading(places, [step("x", "causes", "y"), step("z", "causes", "y")])
    found = agreement(a, b).steps
    assert [(pair.a.kind, pair.b.kind) for pair in found.shared] == [("supports", "causes")]
    assert found.turned() == {("y", "z")}


def test_a_relation_to_a_unit_that_the_other_lacks_counts_against_nobody() -> None:
    a = reading({"x": "0-10", "y": "20-30", "z": "40-50"}, [step("x", "supports", "y"), step("z", "supports", "y")])
    b = reading({"x": "0-10", "y": "20-30"}, [step("x", "supports", "y")])
    found = agreement(a, b).steps
    assert found.comparable == (1, 1)
    assert found.only_a == ()


def test_each_source_of_a_relation_counts_by_itself() -> None:
    places = {"x": "0-10", "y": "20-30", "z": "40-50"}
    joint = Relation("r", "supports", ("x", "y"), "z", "explicit", linked=False)
    apart = [step("x", "supports", "z"), step("y", "supports", "z")]
    assert len(agreement(reading(places, [joint]), reading(places, apart)).steps.shared) == 2


def test_an_undercut_is_shared_where_both_aim_it_at_the_same_step() -> None:
    places = {"x": "0-10", "y": "20-30", "z": "40-50"}
    aimed = [step("x", "supports", "y"), step("z", "undercuts", "x.supports.y")]
    renamed = [replace(step("x", "supports", "y"), id="s"), step("z", "undercuts", "s")]
    elsewhere = [step("x", "supports", "y"), step("z", "rebuts", "y")]
    assert len(agreement(reading(places, aimed), reading(places, renamed)).steps.shared) == 2
    assert len(agreement(reading(places, aimed), reading(places, elsewhere)).steps.shared) == 1


def test_answers_are_compared_apart_from_the_rest() -> None:
    places = {"x": "0-10", "y": "20-30", "z": "40-50"}
    a = reading(places, [step("x", "answers", "y", coverage="direct"), step("z", "supports", "y")])
    b = reading(places, [step("x", "answers", "y", coverage="partial")])
    found = agreement(a, b)
    assert (len(found.answers.shared), len(found.core.shared)) == (1, 0)
    assert [each.readings for each in differences(found, {}) if each.sort == SORTS[5]] == [
        {"coverage": ("direct", "partial")}
    ]


def test_a_second_relation_between_the_same_units_needs_a_partner_of_its_own() -> None:
    places = {"x": "0-10", "y": "20-30"}
    a = reading(places, [step("x", "supports", "y"), step("x", "causes", "y")])
    b = reading(places, [step("x", "causes", "y")])
    found = compare_steps(a, b, align(units(a), units(b)))
    assert [(pair.a.kind, pair.b.kind) for pair in found.shared] == [("causes", "causes")]
    assert [left.kind for left in found.only_a] == ["supports"]


def test_readings_of_different_files_are_not_compared() -> None:
    with pytest.raises(MapError, match="different files"):
        agreement(reading({"e": "0-9"}), reading({"e": "0-9"}, sha256="1"))


def test_a_section_that_neither_has_is_refused_by_name() -> None:
    tea = read(TEA)
    assert agreement(tea, tea, sections=["2"]).units.a == 6
    with pytest.raises(MapError, match="'9'"):
        agreement(tea, tea, sections=["9"])


def of_sort(found: Agreement, sort: str) -> list[Difference]:
    return [each for each in differences(found, {}) if each.sort == sort]


def test_a_unit_of_one_reading_alone_says_what_the_other_has_in_its_place() -> None:
    found = agreement(reading({"whole": "0-40"}), reading({"first": "0-25", "second": "26-40"}))
    (left,) = of_sort(found, "unit only in B")
    assert (left.a, left.b, left.spans) == ("", "second", "26-40")
    assert any("14 of 14" in note and "whole" in note and "first" in note for note in left.notes)


@pytest.fixture
def second(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that copies the tea map and changes words in its files."""

    def copy(*changes: tuple[str, str, str]) -> Path:
        folder = tmp_path / "second" / "tea"
        shutil.copytree(TEA, folder)
        for file, old, new in changes:
            text = (folder / file).read_text(encoding="utf-8")
            assert old in text
            (folder / file).write_text(text.replace(old, new), encoding="utf-8")
        return folder

    return copy


def test_the_command_lists_every_difference_with_its_passage(second: Callable[..., Path], capsys) -> None:
    changed = second(
        ("1.yaml", "at: 28-37", "at: 28-35"),
        ("2.yaml", "side: mixed", "side: con"),
        ("3.yaml", "restates: waste", "supports: waste"),
        ("3.yaml", "answers: whose-turn, coverage: direct", "answers: whose-turn, coverage: partial"),
    )
    assert main(["agree", str(TEA), str(changed), "--differences"]) == 0
    out = capsys.readouterr().out
    assert "at: A 28-37, B 28-35" in out
    assert "side: A mixed, B con" in out
    assert "kind: A restates, B supports" in out
    assert "coverage: A direct, B partial" in out
    assert (
        "nobody knows … whose turn it is" not in out
    )  # no difference there but in the relation, which shows elsewhere
    assert "Only large pots save anything at all" in out


def test_json_and_markdown_say_the_same_figures(second: Callable[..., Path], capsys) -> None:
    changed = second(("2.yaml", "side: mixed", "side: con"))
    assert main(["agree", str(TEA), str(changed), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    side = next(score for score in data["attributes"] if score["name"] == "side")
    assert main(["agree", str(TEA), str(changed), "--format", "markdown"]) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("| side |"))
    assert row.split(" | ")[2] == f"{100 * side['raw']:.1f} %"
    assert [each["a"] for each in data["differences"]] == ["large-only"]


def test_a_source_that_is_not_the_one_read_is_refused(tmp_path: Path, capsys) -> None:
    other = tmp_path / "tea.txt"
    other.write_text("another tea", encoding="utf-8")
    assert main(["agree", str(TEA), str(TEA), "--source", str(other)]) == 1
    assert "not the one that the map was read from" in capsys.readouterr().err


def test_an_actor_without_its_counterpart_is_a_wrong_command(capsys) -> None:
    assert main(["agree", str(TEA), str(TEA), "--actor", "critics"]) == 2
    assert "'critics'" in capsys.readouterr().err


def test_the_two_readings_of_the_paper_can_be_compared(paper_source: Path, checkout: Path, capsys) -> None:
    first = checkout / "maps" / "globalization-2002"
    second = first / "second-reading" / "globalization-2002"
    if not second.is_dir():
        pytest.skip("the second reading of the paper is not committed")
    command = ["agree", str(first), str(second), "--source", str(paper_source), "--format", "json"]
    assert main(command) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["units"]["f1"] > 0.8
    assert all(each["passage"] for each in data["differences"] if each["sort"].startswith("unit"))

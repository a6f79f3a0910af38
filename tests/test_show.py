"""A claim in the terminal: what it says, who says so, what leans on it, and where it was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.authoring.card import Card, card
from graph.cli import main
from graph.errors import NodeNotFound
from graph.pipeline import Loaded, load

TEA = Path(__file__).parent / "maps" / "tea"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(TEA, shapes=False)


def shown(loaded: Loaded, name: str) -> dict[str, tuple[str, ...]]:
    found: Card = card(loaded.map, loaded.analysis, name, loaded.passages)
    return dict(found.groups)


def test_an_element_is_shown_in_both_languages(loaded: Loaded) -> None:
    element = loaded.map.elements["whose-turn"]
    assert shown(loaded, "whose-turn")["text"] == tuple(f"{tag}: {element.text[tag]}" for tag in ("en", "zh-Hant"))


def test_a_stance_says_who_reports_it_how_it_is_hedged_and_where_it_shows(loaded: Loaded) -> None:
    reported, doubted, _ = shown(loaded, "cleaner")["stances"]
    assert reported == "the supplier (supplier) asserts, reported by the tea team (team)"
    assert doubted.endswith("doubts, possible, hedged by dispute, possibility, confidence 0.8, shown at 104-112")


def test_relations_are_shown_from_both_ends_with_basis_and_coverage(loaded: Loaded) -> None:
    (answer,) = shown(loaded, "whose-turn")["relations in"]
    assert answer.startswith("← answers (explicit, direct) ← rota:")
    assert any(
        line.startswith("→ answers (implicit, partial) → washing:") for line in shown(loaded, "rota")["relations out"]
    )


def test_what_undercuts_a_step_is_shown_under_it(loaded: Loaded) -> None:
    step, undercut = shown(loaded, "bottles")["relations out"]
    assert step.startswith("→ supports (explicit, statistics, strength 0.7) → waste:")
    assert undercut.strip().startswith("this step: ← undercuts (explicit) ← reused:")


def test_a_premise_that_counts_only_with_another_names_it(loaded: Loaded) -> None:
    assert any("together with waste" in line for line in shown(loaded, "less-water")["relations out"])


def test_a_figure_is_shown_with_value_unit_period_place_and_credit(loaded: Loaded) -> None:
    assert shown(loaded, "bottles")["figure"] == (
        "statistic: 4200–4200.5 bottles",
        "population: empty tea bottles",
        "place: the office upstairs",
        "period: 2023–2023-12",
        "credited to: the tea team (team)",
    )


def test_what_the_analysis_found_is_shown_with_what_moved_it(loaded: Loaded) -> None:
    grounded, overall, *strengths, moved = shown(loaded, "cleaner")["labels"]
    assert (grounded, overall) == ("grounded: out", "over all semantics: falls")
    found = loaded.analysis.strengths["df-quad"]["cleaner"]
    assert f"strength by df-quad: {found:.3f}" in strengths
    assert moved.startswith("moved by ")
    assert any("explicit: open, implicit: open, analyst: answered" in each for each in shown(loaded, "cold")["labels"])


def test_a_relation_shows_its_ends_and_what_is_aimed_at_it(loaded: Loaded) -> None:
    groups = shown(loaded, "bottles-step")
    assert groups["supports"][0].startswith("waste:")
    assert groups["relations on it"][0].startswith("← undercuts (explicit) ← reused:")


def test_the_passage_is_shown_only_where_the_source_is_at_hand(loaded: Loaded) -> None:
    place, words = shown(loaded, "pot")["read at"]
    assert place == "note 38-50, section 1, paragraph 2, sentence 2"
    assert words.strip() == loaded.sources["note"].text[38:50]
    assert dict(card(loaded.map, loaded.analysis, "pot").groups)["read at"] == (place,)


def test_an_unknown_id_gets_the_nearest_one(loaded: Loaded) -> None:
    with pytest.raises(NodeNotFound, match="did you mean 'bottles'"):
        shown(loaded, "botles")
    with pytest.raises(NodeNotFound, match="'team' is an actor"):
        shown(loaded, "team")


def test_the_command_prints_a_card_and_fails_for_an_unknown_id(capsys) -> None:
    assert main(["show", "less-water", "--map", str(TEA)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("less-water · claim\n")
    assert "比較省水" in out
    assert main(["show", "les-water", "--map", str(TEA)]) == 1
    assert "did you mean 'less-water'?" in capsys.readouterr().err


def test_every_element_and_relation_has_a_card(loaded: Loaded) -> None:
    for name in (*loaded.map.elements, *loaded.map.relations):
        assert shown(loaded, name)

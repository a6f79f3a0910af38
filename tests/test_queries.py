"""Named questions take what they say, refuse the rest with a hint, and find in the paper what was reviewed by hand."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.analysis import READINGS
from graph.cli import main
from graph.errors import QueryError
from graph.pipeline import Loaded, load
from graph.queries import GROUPS, Parameter, named, named_queries, query
from graph.store import Rows, Store
from tests.golden.rewrite import FOLDER, QUESTIONS, Question, answer, golden, paper

TEA = Path(__file__).resolve().parent / "maps" / "tea"

IN_THE_TEA_MAP = {
    "actor": "clerks",
    "claim": "waste",
    "event": "pot-plan",
    "holder": "team",
    "section": "2",
    "target": "pot-plan",
}
"""An id for each parameter that takes one."""


@pytest.fixture(scope="module")
def loaded_tea() -> Loaded:
    return load(TEA, shapes=False)


@pytest.fixture(scope="module")
def tea(loaded_tea: Loaded) -> Store:
    return Store(loaded_tea.dataset)


@pytest.fixture(scope="module")
def the_paper() -> Store:
    return paper()


def column(store: Store, name: str, wanted: str, **parameters: str) -> list[str | None]:
    """Return one column of a named query's answer."""
    rows = query(store, name, **parameters)
    return [row[rows.columns.index(wanted)] for row in rows.rows]


# What a header says


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sole-answers", Parameter("basis", ("explicit", "implicit", "analyst"), (), "analyst")),
        ("bears-on", Parameter("claim", (), ("element",), None)),
        ("answers", Parameter("section", (), ("section",), "")),
        ("views-by-attitude", Parameter("holder", (), ("actor",), "authors")),
        ("criticisms-of", Parameter("target", (), ("actor", "event", "instrument", "topic"), None)),
    ],
)
def test_a_header_says_what_a_parameter_takes(name: str, expected: Parameter) -> None:
    assert named(name).parameters[expected.name] == expected


def test_a_parameter_left_out_has_its_default() -> None:
    assert named("views-by-attitude").bind({}) == {"holder": "authors", "attitude": "concedes"}
    assert named("answers").bind({}) == {"section": ""}
    assert named("views-by-attitude").bind({"attitude": "doubts"})["attitude"] == "doubts"


# What is refused


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("tensions", {"basis": "explicit"}, "has no parameter 'basis'; it has: none"),
        ("bears-on", {"clam": "waste"}, "has no parameter 'clam'; it has: claim, reach"),
        ("open-by-section", {"basis": "guess"}, "basis is 'guess', but must be one of explicit, implicit, analyst"),
        ("open-by-section", {"basis": ""}, "basis is '', but must be one of"),
        ("bears-on", {"claim": "waste", "reach": "far"}, "reach is 'far', but must be one of direct, chain"),
        ("about-event", {}, "about-event needs event=EVENT|INSTRUMENT"),
        ("bears-on", {"reach": "chain"}, "bears-on needs claim=ELEMENT"),
        ("about-event", {"event": ""}, "must be the id of some event or instrument"),
    ],
)
def test_what_a_query_does_not_take_is_refused(name: str, given: Mapping[str, str], message: str) -> None:
    with pytest.raises(QueryError) as refusal:
        named(name).bind(given)
    assert message in str(refusal.value)


@pytest.mark.parametrize(
    "value",
    ['waste"', "waste }", "waste\n", " waste", "-waste", "waste-", "a--b", "a_b", "a/b", "<a>", "?a", "茶", "a\\", "'"],
)
def test_a_value_that_is_no_id_is_refused_before_the_map_is_asked(value: str) -> None:
    with pytest.raises(QueryError, match="must be the id of some element"):
        named("bears-on").bind({"claim": value})


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("bears-on", {"claim": "wast"}, "the map has no such element (did you mean 'waste'?)"),
        ("about-event", {"event": "plan"}, "the map has no such event or instrument (did you mean 'pot-plan'?)"),
        ("who-holds-what", {"holder": "tea-pot"}, "holder is 'tea-pot', but the map has no such actor (there are: "),
        ("answers", {"section": "9"}, "section is '9', but the map has no such section (there are: 1, 2, 3)"),
        ("views-by-attitude", {}, "holder is 'authors', but the map has no such actor (there are: "),
    ],
)
def test_an_id_that_the_map_does_not_have_is_refused(
    tea: Store, name: str, given: dict[str, str], message: str
) -> None:
    with pytest.raises(QueryError) as refusal:
        query(tea, name, **given)
    assert message in str(refusal.value)


def test_the_command_line_names_the_nearest_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "bears-on", "--map", str(TEA), "--param", "claim=wast"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "did you mean 'waste'?" in printed.err


# What is found


def test_a_holder_narrows_the_answer(tea: Store) -> None:
    everybody = query(tea, "who-holds-what")
    assert set(column(tea, "who-holds-what", "who")) > {"clerks", "team"}
    clerks = query(tea, "who-holds-what", holder="clerks").rows
    assert clerks == tuple(row for row in everybody.rows if row[0] == "clerks")


def test_an_empty_value_stands_for_any(tea: Store) -> None:
    assert query(tea, "who-holds-what", holder="") == query(tea, "who-holds-what")


def test_a_section_narrows_the_answers_to_its_criticisms(tea: Store) -> None:
    assert set(column(tea, "answers", "criticism_section", section="2")) == {"2"}
    assert len(set(column(tea, "answers", "criticism_section"))) > 1


def test_the_columns_of_parameters_are_not_shown(tea: Store) -> None:
    rows = query(tea, "bears-on", claim="waste")
    assert not {"claim", "reach"} & set(rows.columns)
    assert all(len(row) == len(rows.columns) for row in rows.rows)


def test_an_event_comes_with_who_speaks_against_what(tea: Store) -> None:
    rows = query(tea, "about-event", event="pot-plan")
    shown = ("id", "who", "reporter", "link", "other")
    assert tuple(row[rows.columns.index(name)] for row in rows.rows[:1] for name in shown) == (
        *("cold", "night-shift", "team"),
        *("attacks", "pot"),
    )


def test_an_undercut_names_the_step_it_aims_at(tea: Store) -> None:
    aims = column(tea, "bears-on", "aims_at", claim="waste")
    kinds = column(tea, "bears-on", "kind", claim="waste")
    assert ("bottles-step", "undercuts") in zip(aims, kinds, strict=True)


@pytest.mark.parametrize("name", named_queries())
def test_no_query_repeats_a_row_where_graphs_repeat_a_triple(tea: Store, name: str) -> None:
    given = {
        each.name: IN_THE_TEA_MAP[each.name]
        for each in named(name).parameters.values()
        if each.kinds and each.default != ""
    }
    rows = query(tea, name, **given).rows
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("reading", READINGS)
def test_the_sections_add_up_to_the_open_criticisms(loaded_tea: Loaded, tea: Store, reading: str) -> None:
    counts = column(tea, "open-by-section", "open", basis=reading)
    assert sum(int(count or 0) for count in counts) == len(loaded_tea.analysis.open[reading])
    assert len(query(tea, "unanswered-criticisms", basis=reading).rows) == len(loaded_tea.analysis.open[reading])


@pytest.mark.parametrize("reading", READINGS)
def test_the_reach_of_a_response_is_what_the_analysis_found(loaded_tea: Loaded, tea: Store, reading: str) -> None:
    answered = column(tea, "responses-by-reach", "answered", basis=reading)
    reach = dict(zip(column(tea, "responses-by-reach", "id", basis=reading), answered, strict=True))
    assert reach == {name: str(len(met)) for name, met in loaded_tea.analysis.coverage[reading].items()}


# How they are listed


def test_the_list_shows_every_query_once_under_its_group(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "--list"]) == 0
    paragraphs = [each.splitlines() for each in capsys.readouterr().out.rstrip("\n").split("\n\n")]
    assert [lines[0] for lines in paragraphs] == list(GROUPS)
    shown = {line.split()[0]: lines[0] for lines in paragraphs for line in lines[1:] if "--param" not in line}
    assert shown == {name: each.group for name, each in named_queries().items()}


def test_the_list_says_what_each_parameter_takes(capsys: pytest.CaptureFixture[str]) -> None:
    main(["query"])
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "--param section=SECTION (any)" in lines
    assert "--param event=EVENT|INSTRUMENT (required)" in lines
    assert "--param basis=explicit|implicit|analyst (analyst)" in lines
    assert "--param holder=ACTOR (authors)" in lines


# What was reviewed by hand


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: golden(question).stem)
def test_the_paper_answers_as_it_was_reviewed(the_paper: Store, question: Question) -> None:
    assert answer(the_paper, question) == golden(question).read_bytes(), "see tests/golden/rewrite.py"


def test_every_golden_answer_is_asked_for_and_none_is_empty() -> None:
    assert sorted(FOLDER.iterdir()) == sorted({golden(question) for question in QUESTIONS})
    assert len({golden(question) for question in QUESTIONS}) == len(QUESTIONS)
    assert all(file.read_bytes().count(b"\n") > 1 for file in FOLDER.iterdir())


def test_the_command_line_prints_the_golden_bytes(checkout: Path) -> None:
    name, parameters = question = ("views-by-attitude", {"attitude": "concedes"})
    given = [word for each in parameters.items() for word in ("--param", "=".join(each))]
    printed = subprocess.run(
        [sys.executable, "-m", "graph.cli", "query", name, *given, "--map", "maps/globalization-2002"],
        cwd=checkout,
        capture_output=True,
        check=True,
    )
    assert printed.stdout == golden(question).read_bytes()


def test_rows_in_a_notebook_are_a_table_of_texts():
    html = Rows(("text",), (("<script>alert(1)</script>",), (None,)))._repr_html_()
    assert "<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>" in html
    assert "<td></td>" in html

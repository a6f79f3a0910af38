"""The competition's formats, tasks and answers, on the command line and against reference answers."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.acceptance import extensions, formats, framework, iccma
from graph.errors import MapError, NodeNotFound, QueryError
from tests.frameworks import pigeons
from tests.strategies import attack_networks, bipolar_networks

DUEL = {
    "af": "# a duel with a bystander\np af 3\n1 2\n2 1\n2 3\n",
    "apx": "att(a,b). att(b,a).\narg(a). % order of facts is free\narg(b).\natt(b, c).\narg(c).\n",
    "tgf": "a\nb the other\nc\n#\na b\nb a\nb c because\n",
}


def answer(text: str, task: str, argument: str | None = None, budget: float | None = None) -> str:
    return "".join(iccma.solve(iccma.parse(text), task, argument, budget))


def solved(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "graph.cli", "solve", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)


@pytest.mark.parametrize("name", DUEL)
def test_a_format_is_told_by_its_content(name: str) -> None:
    given = iccma.parse(DUEL[name])
    assert given.format == name
    assert given.framework.attackers == [[1], [0], [1]]


@given(network=attack_networks(), name=st.sampled_from(["af", "apx", "tgf"]))
def test_what_is_written_is_read_back(network: nx.MultiDiGraph[str], name: iccma.Format) -> None:
    before = framework(network)
    after = iccma.parse(iccma.write(before, name))
    assert after.format == name
    assert sorted(map(sorted, after.framework.victims)) == sorted(map(sorted, before.victims))
    assert name == "af" or list(after.framework.names) == list(before.names)


@pytest.mark.parametrize(
    ("task", "argument", "af", "apx"),
    [
        ("SE-GR", None, "w\n", "[]\n"),
        ("SE-ID", None, "w\n", "[]\n"),
        ("CE-PR", None, "2\n", "2\n"),
        ("CE-CO", None, "3\n", "3\n"),
        ("DC-PR", "a", "YES\n", "YES\n"),
        ("DS-PR", "a", "NO\n", "NO\n"),
        ("DC-GR", "a", "NO\n", "NO\n"),
        ("DS-SST", "c", "NO\n", "NO\n"),
    ],
)
def test_each_format_is_answered_in_its_own_manner(task: str, argument: str | None, af: str, apx: str) -> None:
    assert answer(DUEL["af"], task, {"a": "1", "c": "3"}.get(argument or "")) == af
    assert answer(DUEL["apx"], task, argument) == answer(DUEL["tgf"], task, argument) == apx


def test_all_extensions_come_as_lines_or_as_one_list() -> None:
    assert sorted(answer(DUEL["af"], "EE-CO").splitlines()) == ["w", "w 1 3", "w 2"]
    assert extensions_of(answer(DUEL["tgf"], "EE-CO")) == {frozenset(), frozenset("ac"), frozenset("b")}


def test_where_nothing_is_stable_the_answers_say_so() -> None:
    liar = {"af": "p af 1\n1 1\n", "apx": "arg(1).\natt(1,1).\n"}
    assert [answer(text, "SE-ST") for text in liar.values()] == ["NO\n", "NO\n"]
    assert [answer(text, "EE-ST") for text in liar.values()] == ["", "[]\n"]
    assert [answer(text, "CE-ST") for text in liar.values()] == ["0\n", "0\n"]
    assert [answer(text, "DC-ST", "1") for text in liar.values()] == ["NO\n", "NO\n"]
    assert [answer(text, "DS-ST", "1") for text in liar.values()] == ["YES\n", "YES\n"]


@pytest.mark.parametrize(("text", "expected"), [("p af 0\n", "w\n"), ("#\n", "[]\n"), ("% nothing\n", "[]\n")])
def test_a_framework_without_arguments_has_the_empty_extension(text: str, expected: str) -> None:
    assert [answer(text, f"SE-{meaning}") for meaning in iccma.MEANINGS] == [expected] * len(iccma.MEANINGS)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", {"f: this file is empty (a framework starts with 'p af N', with arg(a). or with a line of tgf)"}),
        (
            "p af 2\n1 3\n1\n1 2 2\nx 1\np af 2\n",
            {
                "f:2:1: '3' is not an argument of this file",
                "f:3:1: '1' is no attack (write two numbers: attacker and attacked)",
                "f:4:1: '1 2 2' is no attack (write two numbers: attacker and attacked)",
                "f:5:1: 'x' is not an argument of this file",
                "f:6:1: a second header (a file has one line 'p af N')",
            },
        ),
        ("p af two\n1 2\n", {"f:1:1: 'p af two' is no header (write 'p af N', N being the number of arguments)"}),
        ("p af -1\n", {"f:1:1: 'p af -1' is no header (write 'p af N', N being the number of arguments)"}),
        ("p cnf 1 2\n", {"f: no line '#' parts arguments and attacks (put one between them)"}),
        ("1 2\np af 2\n", {"f:1:1: an attack before the header (start with 'p af N')"}),
        ("p af 1000000000\n", {"f:1:1: 1000000000 arguments are too many (at most 3,000,000 are read)"}),
        ("p af " + "9" * 5000, {"f:1:1: " + "9" * 80 + "… arguments are too many (at most 3,000,000 are read)"}),
        (
            "arg(growth).\narg(cost)\narg(a,b).\natt(growth).\natt(growth,grwth).\n",
            {
                "f:2:1: 'arg(cost)' is no fact (write arg(a). or att(a,b).)",
                "f:3:1: 'arg(a,b).' is no fact (write arg(a). or att(a,b).)",
                "f:4:1: 'att(growth).' is no fact (write arg(a). or att(a,b).)",
                "f:5:1: 'grwth' is not an argument of this file (did you mean 'growth'?)",
            },
        ),
        (
            "a\na\n#\na\n#\na z\n",
            {
                "f:2:1: 'a' is declared twice (name each argument once)",
                "f:4:1: 'a' is no attack (write two names: attacker and attacked)",
                "f:5:1: '#' is out of place (one line '#' parts arguments and attacks)",
                "f:6:1: 'z' is not an argument of this file",
            },
        ),
        ("hello world\n", {"f: no line '#' parts arguments and attacks (put one between them)"}),
    ],
)
def test_a_broken_file_yields_every_problem_with_its_line(text: str, problems: set[str]) -> None:
    with pytest.raises(MapError) as caught:
        iccma.parse(text, "f")
    assert set(map(str, caught.value.problems)) == problems


@given(text=st.text(alphabet="paf 12#%argt(),.\n\x00é", max_size=40))
def test_any_text_is_a_framework_or_a_list_of_problems(text: str) -> None:
    with suppress(MapError):
        assert iccma.parse(text).format in {"af", "apx", "tgf"}


@pytest.mark.parametrize("task", ["SE-XX", "se-pr", "SE", "", "SE-PR-ST"])
def test_an_unknown_task_is_refused(task: str) -> None:
    with pytest.raises(QueryError, match="unknown task"):
        answer(DUEL["af"], task)


def test_an_argument_is_asked_for_where_it_is_needed_and_only_there() -> None:
    with pytest.raises(QueryError, match="name it with -a"):
        answer(DUEL["af"], "DC-PR")
    with pytest.raises(QueryError, match="takes no -a"):
        answer(DUEL["af"], "SE-PR", "1")
    with pytest.raises(NodeNotFound, match="no argument is called '4'"):
        answer(DUEL["af"], "DC-PR", "4")


def test_a_name_that_a_format_cannot_hold_is_refused() -> None:
    network = nx.DiGraph([("free trade", "b", {"relation": "attacks"})])
    with pytest.raises(QueryError, match="'free trade'"):
        iccma.write(framework(network), "apx")
    assert "# 1 is free trade" in iccma.write(framework(network), "af")


@pytest.mark.slow
def test_solve_on_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "whatever.txt"
    file.write_text(DUEL["apx"], encoding="utf-8")
    done = solved("-p", "DC-CO", "-f", file, "-a", "c", "--timeout", "10")
    assert (done.returncode, done.stdout, done.stderr) == (0, "YES\n", "")


@pytest.mark.slow
def test_solve_names_what_is_wrong_and_exits_1(tmp_path: Path) -> None:
    file = tmp_path / "broken.af"
    file.write_text("p af 1\n1 2\n1\n", encoding="utf-8")
    done = solved("-p", "SE-PR", "-f", file)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.findall(r":(\d):1:", done.stderr) == ["2", "3"]
    (tmp_path / "bytes.af").write_bytes(b"p af 1\n\xff\n")
    for wrong in (tmp_path / "absent.af", tmp_path / "bytes.af", tmp_path):
        done = solved("-p", "SE-PR", "-f", wrong)
        assert (done.returncode, done.stdout) == (1, "")
        assert str(wrong) in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_solve_says_unknown_and_exits_3(tmp_path: Path) -> None:
    hard = framework(pigeons(12))
    file = tmp_path / "hard.af"
    file.write_text(iccma.write(hard, "af"), encoding="utf-8")
    done = solved("-p", "DC-PR", "-f", file, "-a", str(hard.number("goal") + 1), "--timeout", "2")
    assert (done.returncode, done.stdout) == (3, "UNKNOWN\n")


@pytest.mark.slow
def test_solve_refuses_a_budget_that_is_none_and_keeps_to_one_in_conflicts(tmp_path: Path) -> None:
    hard = framework(pigeons(9))
    file = tmp_path / "hard.af"
    file.write_text(iccma.write(hard, "af"), encoding="utf-8")
    question = "-p", "DC-PR", "-f", file, "-a", str(hard.number("goal") + 1)
    done = solved(*question, "--conflicts", "100")
    assert (done.returncode, done.stdout, done.stderr) == (3, "UNKNOWN\n", "")
    done = solved(*question, "--timeout", "-1", "--conflicts", "0")
    assert (done.returncode, done.stdout) == (1, "")
    assert "positive number of seconds, not -1" in done.stderr
    assert "whole number from 1 up, not 0" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_the_help_of_solve_names_every_task_and_format() -> None:
    shown = solved("--help").stdout
    assert all(word in shown for word in (*iccma.KINDS, *iccma.MEANINGS, "p af", "apx", "tgf", "--conflicts", "code 3"))


@given(network=bipolar_networks(steps=1), reading=st.sampled_from([None, "deductive", "necessary", "evidential"]))
def test_a_reading_of_support_can_be_given_to_another_solver(network, reading) -> None:
    read = framework(network, reading)
    if read.circles:
        with pytest.raises(QueryError, match="support runs in a circle"):
            iccma.write(read, "tgf")
    else:
        again = iccma.parse(iccma.write(read, "tgf")).framework
        for semantics in ("preferred", "semi-stable"):
            found = {each & set(network) for each in extensions(again, semantics)}
            assert found == set(extensions(network, semantics, reading=reading))


def test_more_attacks_arguments_or_bytes_than_can_be_held_are_refused(monkeypatch, tmp_path: Path) -> None:
    for limit in ("MOST_ARGUMENTS", "MOST_ATTACKS", "MOST_BYTES"):
        monkeypatch.setattr(formats, limit, 3)
    with pytest.raises(MapError, match=r"f:6:2: more attacks than can be held \(at most 3 are read\)"):
        iccma.parse("p af 3\n1 2\n2 1\n1 1\n1 2\n2 2\n", "f")
    with pytest.raises(MapError, match="more arguments than can be held"):
        iccma.parse("arg(a). arg(b). arg(c). arg(d).")
    file = tmp_path / "large.af"
    file.write_text("p af 1\n", encoding="utf-8")
    with pytest.raises(MapError, match="this file is too large"):
        iccma.read(file)


def test_a_file_full_of_mistakes_is_not_read_to_its_end() -> None:
    with pytest.raises(MapError) as caught:
        iccma.parse("p af 1\n" + "1 2\n" * 100_000, "f")
    assert len(caught.value.problems) == formats.MOST_NAMED + 1
    assert str(caught.value.problems[-1]).startswith("f:1001:2: the rest of this file was not read")


def test_a_hundred_thousand_facts_may_stand_on_one_line() -> None:
    facts = " ".join(f"arg(a{number})." for number in range(100_000))
    assert len(iccma.parse(facts).framework.names) == 100_000


@pytest.mark.corpora
@pytest.mark.parametrize("example", ["ex1", "ex2", "ex3"])
@pytest.mark.parametrize("ending", ["apx", "tgf"])
def test_probos_reference_answers_are_met(corpora: Path, example: str, ending: str) -> None:
    folder = corpora / "dung" / "probo"
    given = iccma.read(folder / f"{example}.{ending}")
    for meaning in ("CO", "PR", "ST", "GR"):
        expected = (folder / f"{example}.apx.EE-{meaning}").read_text(encoding="utf-8")
        assert extensions_of("".join(iccma.solve(given, f"EE-{meaning}"))) == extensions_of(expected), meaning


@pytest.mark.corpora
@pytest.mark.parametrize("example", ["nixon", "triciclo"])
@pytest.mark.parametrize("semantics", ["grounded", "complete", "preferred", "stable", "semi-stable"])
def test_small_reference_answers_are_met(corpora: Path, example: str, semantics) -> None:
    file = corpora / "dung" / "small" / f"{example}.dl"
    text = Path(f"{file}.{semantics.replace('-', '')}").read_text(encoding="utf-8")
    expected = {frozenset(re.findall(r"in\((\w+)\)", each)) for each in re.findall(r"\{(.*?)\}", text)}
    assert set(extensions(iccma.read(file).framework, semantics)) == expected


@pytest.mark.corpora
@pytest.mark.slow
@pytest.mark.parametrize("task", ["SE-PR", "SE-ST", "SE-SST", "SE-ID", "SE-GR"])
def test_a_framework_of_the_competition_is_solved(corpora: Path, task: str) -> None:
    given = iccma.read(corpora / "dung" / "iccma" / "admbuster_10000.af")
    (line,) = iccma.solve(given, task, budget=20)
    assert line.startswith("w 1 4 5 8 ")


def extensions_of(text: str) -> set[frozenset[str]]:
    inner = text.strip().removeprefix("[").removesuffix("]")
    return {frozenset(filter(None, each.split(","))) for each in re.findall(r"\[([^\[\]]*)\]", inner)}

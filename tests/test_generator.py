"""Made-up debates: maps like any other, with the shape of real ones, the same bytes for the same seed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import generator
from graph.authoring.lock import lock_file
from graph.cli import main
from graph.errors import BuildError, MapError
from graph.generator import shares as generator_shares
from graph.model import RELATION_KINDS, ArgumentMap
from graph.network import to_networkx
from graph.pipeline import check
from graph.reader import read
from graph.reasoning import to_rdf
from tests import measures

PAPER = "maps/globalization-2002"
KNOWN = ("base_score", "cost", "importance", "kind", "section", "topic")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generator.write(200, 7, tmp_path_factory.mktemp("maps") / "made-up")


@pytest.fixture(scope="module")
def debate() -> ArgumentMap:
    return generator.debate(1000, 7)


def test_a_made_up_map_is_sound_in_form_shapes_and_anchors(tmp_path: Path) -> None:
    assert check(generator.write(60, 7, tmp_path / "small")) == ()


def test_the_folder_holds_the_map_that_python_gives(folder: Path) -> None:
    assert read(folder) == generator.debate(200, 7)


def test_the_lock_is_the_one_that_the_anchor_command_writes(folder: Path) -> None:
    file, text = lock_file(folder)
    assert file.read_text(encoding="utf-8") == text


@settings(max_examples=15)
@given(claims=st.integers(generator.FEWEST, 120), seed=st.integers(0, 2**64))
def test_every_made_up_map_is_read_without_a_problem_and_has_so_many_claims(tmp_path_factory, claims, seed) -> None:
    place = tmp_path_factory.mktemp("any")
    argument_map = read(generator.write(claims, seed, place / "any-map"))
    assert argument_map == generator.debate(claims, seed, "any-map")
    assert sum(1 for _ in argument_map.of_kind("claim")) == claims


def test_the_network_without_rdf_is_the_network_of_the_map() -> None:
    made, real = generator.network(150, 3), to_networkx(to_rdf(generator.debate(150, 3)))
    assert {node: known(data, KNOWN) for node, data in made.nodes(data=True)} == {
        node: known(data, KNOWN) for node, data in real.nodes(data=True)
    }
    facts = ("relation", "basis", "coverage", "strength", "linked")
    assert {edge[:3]: known(edge[3], facts) for edge in made.edges(keys=True, data=True)} == {
        edge[:3]: known(edge[3], facts) for edge in real.edges(keys=True, data=True)
    }
    for node, data in made.nodes(data=True):
        derived = set(real.nodes[node].get("roles", "").split(";")) - {"assessment"}
        assert set(data.get("roles", "").split(";")) == derived or not derived


def known(data: dict[str, object], names: tuple[str, ...]) -> dict[str, object]:
    return {name: data[name] for name in names if name in data and (name != "section" or data["kind"] != "relation")}


def test_every_kind_of_everything_occurs(debate: ArgumentMap) -> None:
    relations = debate.relations.values()
    assert {relation.kind for relation in relations} == set(RELATION_KINDS)
    assert {relation.basis for relation in relations} == {"explicit", "implicit", "analyst"}
    assert {relation.coverage for relation in relations} == {"", "direct", "partial", "indirect"}
    assert {relation.linked for relation in relations} == {None, True, False}
    assert any(relation.target in debate.relations for relation in relations)
    assert {element.figure.type for element in debate.of_kind("evidence")} == {"statistic", "case", "testimony"}
    attitudes = {stance.attitude for element in debate.elements.values() for stance in element.stances}
    assert attitudes == {"asserts", "reports", "concedes", "doubts", "rejects", "proposes"}
    assert {element.side for element in debate.elements.values()} == {"pro", "con", "mixed", "neutral"}


def test_some_criticisms_have_an_answer_and_some_stay_open(debate: ArgumentMap) -> None:
    answered = {relation.target for relation in debate.relations.values() if relation.kind == "answers"}
    criticisms = {element.id for element in debate.elements.values() if element.criticizes}
    assert 0.25 < len(criticisms - answered) / len(criticisms) < 0.6


def test_sentences_are_varied_and_stand_in_both_languages(debate: ArgumentMap) -> None:
    for language in debate.languages:
        texts = Counter(element.text[language] for element in debate.elements.values())
        assert len(texts) > 0.9 * len(debate.elements)
        assert not [text for text in texts if "{" in text or "  " in text]
    assert all(text.text["zh-Hant"].endswith("。") for text in debate.elements.values())
    assert all(text.text["en"][0].isupper() and text.text["en"].endswith(".") for text in debate.elements.values())


def real_shapes(corpora: Path) -> dict[str, dict[str, float]]:
    shapes = {
        name: measures.measured(filter(len, map(measures.of_aif, sorted((corpora / "aif" / name).glob("*.json")))))
        for name in ("qt30", "us2016", "iac", "microtexts", "araucaria")
    }
    shapes["Kialo"] = measures.measured(map(measures.of_kialo, (corpora / "kialo").glob("*.txt")))
    shapes["Arguman"] = measures.measured(map(measures.of_arguman, sorted((corpora / "apxd").glob("*.apxd"))))
    return shapes | {"paper": measures.measured([measures.of_map(read(PAPER))])}


@pytest.mark.corpora
@pytest.mark.parametrize("seed", [1, 2])
def test_degrees_and_depths_lie_within_those_of_real_debates(corpora: Path, seed: int) -> None:
    real = real_shapes(corpora).values()
    for name, value in measures.measured([measures.of_map(generator.debate(1000, seed))]).items():
        low, high = min(shape[name] for shape in real), max(shape[name] for shape in real)
        slack = 0.1 * high if name in {"depth", "steps"} else 0.04
        assert low - slack <= value <= high + slack, name


@pytest.mark.corpora
def test_what_the_module_says_of_real_debates_was_measured(corpora: Path) -> None:
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in generator_shares.__doc__.splitlines()
        if "|" in line
    ]
    stated = {row[0]: dict(zip(rows[0][1:], row[1:], strict=True)) for row in rows[2:]}
    for name, shape in real_shapes(corpora).items():
        for measure, value in shape.items():
            assert float(stated[name][measure]) == pytest.approx(value, abs=0.051 if measure == "depth" else 0.006)


def test_kinds_are_about_as_frequent_as_in_the_paper(debate: ArgumentMap) -> None:
    paper = read(PAPER)
    for shares_of in (kinds_of_elements, kinds_of_relations, bases):
        made, real = shares_of(debate), shares_of(paper)
        for kind in made | real:
            assert made.get(kind, 0) == pytest.approx(real.get(kind, 0), abs=0.08), kind


def shares(things: list[str]) -> dict[str, float]:
    return {thing: count / len(things) for thing, count in Counter(things).items()}


def kinds_of_elements(argument_map: ArgumentMap) -> dict[str, float]:
    return shares([element.kind for element in argument_map.elements.values()])


def kinds_of_relations(argument_map: ArgumentMap) -> dict[str, float]:
    return shares([relation.kind for relation in argument_map.relations.values()])


def bases(argument_map: ArgumentMap) -> dict[str, float]:
    return shares([relation.basis for relation in argument_map.relations.values()])


def test_circles_of_argument_are_there_and_small(debate: ArgumentMap) -> None:
    network = measures.of_map(debate)
    circles = [len(part) for part in nx.strongly_connected_components(network) if len(part) > 1]
    assert circles
    assert max(circles) < 0.05 * len(network)


def test_the_same_seed_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    for number in (1, 2):
        command = [sys.executable, "-m", "graph.cli", "generate", "--claims", "60", "--out", f"{number}/same"]
        subprocess.run(command, cwd=tmp_path, env=hash_seed(number), check=True, capture_output=True)
    one, other = (files(tmp_path / name / "same") for name in ("1", "2"))
    assert one == other
    assert one != files(generator.write(60, 2, tmp_path / "3" / "same"))


def hash_seed(number: int) -> dict[str, str]:
    return {**os.environ, "PYTHONHASHSEED": str(number)}


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("claims", [19, 1_000_001, 10**9, -1])
def test_too_few_or_too_many_claims_are_refused_before_any_work(tmp_path: Path, claims: int, capsys) -> None:
    assert main(["generate", "--claims", str(claims), "--out", str(tmp_path / "map")]) == 1
    assert "from 20 to 1,000,000" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_wrong_name_and_a_negative_seed_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MapError, match="'Not An Id' cannot be the name of a map"):
        generator.write(50, 1, tmp_path / "Not An Id")
    with pytest.raises(MapError, match="the seed -1 is negative"):
        generator.debate(50, seed=-1)


def test_a_folder_with_other_content_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    place.joinpath("thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(BuildError, match=r"holds 'thesis\.txt'"):
        generator.write(50, 1, place)
    assert main(["new", "written", "--out", str(tmp_path)]) == 0
    before = files(tmp_path / "written")
    with pytest.raises(BuildError, match="a map that is not made up"):
        generator.write(50, 1, tmp_path / "written")
    assert files(tmp_path / "written") == before
    assert [path.name for path in place.iterdir()] == ["thesis.txt"]


def test_an_earlier_made_up_map_is_replaced_whole(tmp_path: Path) -> None:
    generator.write(300, 1, tmp_path / "again")
    generator.write(40, 2, tmp_path / "again")
    assert read(tmp_path / "again") == generator.debate(40, 2, "again")
    assert [path.name for path in tmp_path.iterdir()] == ["again"]


def test_an_interrupted_run_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupt(done: int, _whole: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        generator.write(100, 1, tmp_path / "cut", interrupt)
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_a_large_debate_is_drawn_as_arrays() -> None:
    drawn = generator.draw(200_000, 1)
    assert int((drawn.ground.kind == 0).sum()) == 200_000
    assert drawn.steps.target.max() < drawn.ground.size + len(drawn.steps)
    assert drawn.steps.sources.max() < drawn.ground.size

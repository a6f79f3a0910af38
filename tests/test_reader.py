"""Reading a sound map: what an author wrote is in the model, in order, with its place."""

from __future__ import annotations

import gc
import hashlib
import json
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph import generator
from graph.authoring.new import skeleton_map
from graph.errors import MapError, Place
from graph.model import (
    BASES,
    RELATION_KINDS,
    ArgumentMap,
    Document,
    Passage,
    Section,
    Span,
    section_finder,
)
from graph.reader import Places, map_files, map_schema, read, read_with_places
from graph.reader.files import File
from graph.reader.nearest import Nearest
from graph.reader.tree import parse, plain

TEA = Path(__file__).parent / "maps" / "tea"


@pytest.fixture(scope="module")
def tea() -> ArgumentMap:
    return read(TEA)


@pytest.fixture(scope="module")
def places() -> Places:
    return read_with_places(TEA)[1]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the map to change."""
    return Path(shutil.copytree(TEA, tmp_path / "tea"))


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def test_scalars_stay_as_they_are_written(tea: ArgumentMap) -> None:
    assert tea.version == "1.10.0"
    assert tea.elements["waste"].base_score == Decimal("0.60")
    assert str(tea.elements["waste"].base_score) == "0.60"


def test_words_stand_in_every_language_of_the_map(tea: ArgumentMap) -> None:
    assert set(tea.languages) == {"zh-Hant", "en"}
    for element in tea.elements.values():
        assert set(element.text) == set(element.label) == set(tea.languages)
    assert tea.relations["reused.undercuts.bottles-step"].note["en"].startswith("Bottles that")


def test_files_are_read_in_the_order_of_their_numbers(tea: ArgumentMap, tmp_path: Path) -> None:
    assert next(iter(tea.elements)) == "pot"
    assert list(tea.elements)[-2:] == ["rota", "flask"]
    for name in ("10.yaml", "4-1.yaml", "4.yaml", "map.yaml", "links.yaml", ".map.yaml", "notes.txt", "4-1a.yaml"):
        (tmp_path / name).touch()
    files, problems = map_files(tmp_path)
    assert problems == []
    assert [path.name for path in files] == [
        "map.yaml",
        "4.yaml",
        "4-1.yaml",
        "4-1a.yaml",
        "10.yaml",
        "links.yaml",
    ]


def test_the_header_is_kept(tea: ArgumentMap) -> None:
    assert (tea.id, tea.topic, tea.thesis) == ("tea", "tea-pot", "pot")
    document = tea.documents["note"]
    assert document.file == "tea.txt"
    assert [section.number for section in document.sections] == ["1", "2", "3"]
    assert document.sha256 == hashlib.sha256((TEA / "tea.txt").read_bytes()).hexdigest()


def test_a_relation_is_named_by_its_sorted_sources_its_kind_and_its_target(tea: ArgumentMap) -> None:
    assert "doctor_upstairs.rebuts.cleaner" in tea.relations
    assert tea.relations["doctor_upstairs.rebuts.cleaner"].sources == ("doctor", "upstairs")


def test_a_relation_may_have_an_id_of_its_own_and_be_aimed_at(tea: ArgumentMap) -> None:
    assert tea.relations["bottles-step"].target == "waste"
    assert tea.relations["reused.undercuts.bottles-step"].target == "bottles-step"
    assert tea.relations["large-only.qualifies.pot-step"].target == "pot-step"


def test_linked_is_true_false_or_unsaid(tea: ArgumentMap) -> None:
    assert tea.relations["pot-step"].linked is True
    assert tea.relations["doctor_upstairs.rebuts.cleaner"].linked is False
    assert tea.relations["cold.attacks.pot"].linked is None


def test_the_basis_falls_back_to_the_defaults(tea: ArgumentMap) -> None:
    assert tea.relations["cold.attacks.pot"].basis == "explicit"
    assert tea.relations["pot-step"].basis == "analyst"


def test_an_element_without_a_stance_is_held_by_the_default_holder(tea: ArgumentMap) -> None:
    (stance,) = tea.elements["waste"].stances
    assert (stance.id, stance.holder, stance.attitude) == ("waste.team.asserts", "team", "asserts")
    assert stance.modality == "certain"
    assert stance.anchors == tea.elements["waste"].anchors


def test_a_policy_response_is_proposed_unless_its_stance_says_otherwise(copy: Path) -> None:
    edit(copy, "3.yaml", "    stance: {force: should}\n", "")
    edit(copy, "3.yaml", "hedge: possibility, force: may}", "attitude: doubts}")
    argument_map = read(copy)
    assert [stance.attitude for stance in argument_map.elements["rota"].stances] == ["proposes"]
    assert [stance.attitude for stance in argument_map.elements["flask"].stances] == ["doubts"]


def test_stances_keep_their_order_their_reporter_and_their_own_place(tea: ArgumentMap) -> None:
    supplier, team, again = tea.elements["cleaner"].stances
    assert (supplier.holder, supplier.reporter) == ("supplier", "team")
    assert team.hedge == ("dispute", "possibility")
    assert team.anchors != supplier.anchors == tea.elements["cleaner"].anchors
    assert (team.confidence, again.id) == (Decimal("0.8"), "cleaner-again")


def test_a_statistic_keeps_its_printed_precision(tea: ArgumentMap) -> None:
    figure = tea.elements["bottles"].figure
    assert figure is not None
    assert (figure.type, figure.value, figure.upper) == ("statistic", Decimal(4200), Decimal("4200.5"))
    assert (figure.begin, figure.end) == ("2023", "2023-12")
    assert (figure.unit, figure.credit, figure.population["en"]) == ("bottles", "team", "empty tea bottles")


def test_evidence_may_be_a_case_a_testimony_or_plain(tea: ArgumentMap) -> None:
    case, testimony = tea.elements["upstairs"].figure, tea.elements["doctor"].figure
    assert case is not None
    assert (case.type, case.begin) == ("case", "2022")
    assert testimony is not None
    assert (testimony.type, testimony.credit) == ("testimony", "physician")
    assert tea.elements["buying"].figure is None


def test_one_value_may_stand_where_a_list_is_meant(tea: ArgumentMap) -> None:
    assert tea.elements["flask"].by == ("night-shift", "team")
    assert tea.elements["rota"].by == ("team",)
    assert tea.elements["pot"].topics == ("refuse", "tea-pot")


def test_passages_have_their_section_and_what_the_lock_says(tea: ArgumentMap) -> None:
    text = (TEA / "tea.txt").read_text(encoding="utf-8")
    for passage in tea.passages():
        assert passage.section
        assert passage.paragraph > 0
        for span in passage.spans:
            assert span.digest == hashlib.sha256(text[span.start : span.end].encode()).hexdigest()


def test_a_passage_may_have_several_spans_and_an_element_several_passages(tea: ArgumentMap) -> None:
    assert len(tea.elements["whose-turn"].anchors[0].spans) == 2
    assert [passage.section for passage in tea.elements["waste"].anchors] == ["1", "3"]


def test_without_a_lock_spans_have_no_digest(copy: Path) -> None:
    (copy / "anchors.lock").unlink()
    passage = read(copy).elements["pot"].anchors[0]
    assert (passage.spans[0].digest, passage.paragraph, passage.sentence) == ("", 0, 0)
    assert passage.section == "1"


def test_a_document_may_be_named_before_a_passage(copy: Path) -> None:
    passage = read(copy).elements["pot"].anchors[0]
    edit(copy, "1.yaml", f"at: {passage}\n    topic", f"at: 'note:{passage}'\n    topic")
    assert read(copy).elements["pot"].anchors == (passage,)


def test_the_tour_lists_discrepancies_and_events_are_there(tea: ArgumentMap) -> None:
    assert [step.about for step in tea.tour] == [("pot",), ("bottles-step", "reused"), ("dear-leaves",)]
    assert tea.lists["objections"].items == ("washing", "whose-turn", "dear-leaves")
    assert tea.discrepancies["ballot-place"].about == ("ballot",)
    assert (tea.events["ballot"].begin, tea.events["ballot"].place) == ("2024-03", "upstairs-office")
    assert tea.instruments["pot-plan"].end == "2025-01-31"


def test_the_fixture_uses_every_kind_and_every_basis(tea: ArgumentMap) -> None:
    assert {relation.kind for relation in tea.relations.values()} == set(RELATION_KINDS)
    answers = [relation for relation in tea.relations.values() if relation.kind == "answers"]
    assert {relation.basis for relation in answers} == set(BASES)
    assert {relation.coverage for relation in answers} == {"direct", "partial", "indirect"}
    answered = {relation.target for relation in answers}
    assert [name for name, element in tea.elements.items() if element.criticizes and name not in answered] == [
        "waste",
        "dear-leaves",
    ]


def test_everything_has_a_place(tea: ArgumentMap, places: Places) -> None:
    expected = {
        "element": tea.elements,
        "relation": tea.relations,
        "actor": tea.actors,
        "topic": tea.topics,
        "place": tea.places,
        "event": tea.events,
        "instrument": tea.instruments,
        "list": tea.lists,
        "discrepancy": tea.discrepancies,
        "document": tea.documents,
        "map": ["map"],
        "section": ["note.1", "note.2", "note.3"],
        "tour": ["1", "2", "3"],
        "stance": [stance.id for element in tea.elements.values() for stance in element.stances],
        "passage": [passage.name for passage in tea.passages()],
        "span": [f"{passage.document}.{span}" for passage in tea.passages() for span in passage.spans],
    }
    for what, names in expected.items():
        for name in names:
            assert (what, name) in places


def test_a_place_is_where_the_words_are(places: Places) -> None:
    for (what, name), place in places.items():
        line = Path(place.file).read_text(encoding="utf-8").splitlines()[place.line - 1]
        if what in {"element", "actor", "topic", "event"}:
            assert line[place.column - 1 :].startswith(f"{name}:")
    assert places["relation", "bottles-step"].file.endswith("tea/1.yaml")


def test_a_single_file_is_a_map_too(tmp_path: Path) -> None:
    path = tmp_path / "whatever.yaml"
    path.write_text(skeleton_map("road-charge")["map.yaml"], encoding="utf-8")
    argument_map, places = read_with_places(path)
    assert argument_map.id == "road-charge"
    assert places["map", "map"] == Place(path.as_posix(), 1, 1)


def test_the_path_may_be_a_string_or_the_working_folder(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(str(copy)) == read(copy)
    monkeypatch.chdir(copy)
    assert read(".") == read(copy)


def test_reading_leaves_the_garbage_collector_as_it_was() -> None:
    assert gc.isenabled()
    read(TEA)
    assert gc.isenabled()


def test_a_map_without_documents_needs_no_passages(tmp_path: Path) -> None:
    folder = tmp_path / "road-charge"
    folder.mkdir()
    for name, text in skeleton_map("road-charge").items():
        (folder / name).write_text(text, encoding="utf-8")
    argument_map = read(folder)
    assert not list(argument_map.passages())
    assert {element.kind for element in argument_map.elements.values()} == {"claim", "evidence", "policy_response"}
    assert argument_map.elements["remedy"].stances[0].attitude == "proposes"


def test_a_new_map_has_about_twenty_lines() -> None:
    assert len(skeleton_map("road-charge")["map.yaml"].splitlines()) in range(15, 26)


@pytest.mark.parametrize("name", ["Road", "../road", "road charge", "", "-road", "road-", "路", "road\n"])
def test_a_new_map_needs_a_name_that_is_an_id(name: str) -> None:
    with pytest.raises(MapError, match="cannot be the name of a map"):
        skeleton_map(name)


def test_texts_are_trimmed_and_otherwise_kept(copy: Path) -> None:
    edit(
        copy,
        "1.yaml",
        "en: The company doctor sees no harm in it.",
        'en: "  Cafe\\u0301 \\U0001F375 sees\\tno harm.  "',
    )
    assert read(copy).elements["doctor"].text["en"] == "Cafe\u0301 \U0001f375 sees\tno harm."


def test_quotes_anchors_and_tags_of_plain_yaml_are_understood(copy: Path) -> None:
    edit(
        copy,
        "2.yaml",
        "topic: chores\n    type: fact\n    side: con\n    criticizes: tea-pot",
        "topic: !!str &c 'chores'\n    type: fact\n    side: con\n    criticizes: tea-pot",
    )
    edit(copy, "2.yaml", "criticizes: pot-plan\n    mentions", "criticizes: *c\n    mentions")
    tea = read(copy)
    assert tea.elements["washing"].topics == ("chores",)
    assert tea.elements["dear-leaves"].criticizes == ("chores",)


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_a_key_without_a_value_is_absent(copy: Path, empty: str) -> None:
    edit(copy, "1.yaml", "importance: 2", f"importance: {empty}")
    assert read(copy).elements["pot"].importance is None


def test_a_quoted_null_is_a_word() -> None:
    tree, problems = parse(File("a.yaml", "a.yaml", 'a: "null"\nb: null\nc: no\nd: 1_000\ne: 2024-01-01\n'))
    assert problems == []
    assert tree is not None
    assert plain(tree.root) == {"a": "null", "b": None, "c": "no", "d": "1_000", "e": "2024-01-01"}


@pytest.mark.parametrize("path", sorted(TEA.glob("*.yaml")), ids=lambda path: path.name)
def test_both_of_pyyamls_parsers_give_the_same_tree(path: Path) -> None:
    file = File(path.name, path.name, path.read_text(encoding="utf-8"))
    assert parse(file, yaml.SafeLoader) == parse(file)


def test_the_schema_beside_the_ontology_is_the_one_of_the_forms(checkout: Path) -> None:
    written = (checkout / "ontology" / "map.schema.json").read_text(encoding="utf-8")
    assert written == json.dumps(map_schema(), ensure_ascii=False, indent=2) + "\n"


class _EditorsLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: numbers and truth values, but no dates."""


_EditorsLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _authored() -> Iterator[str]:
    yield skeleton_map("road-charge")["map.yaml"]
    yield from (path.read_text(encoding="utf-8") for path in sorted(TEA.glob("*.yaml")))


@pytest.mark.parametrize("text", list(_authored()))
@pytest.mark.parametrize("loader", [_EditorsLoader, yaml.BaseLoader])
def test_a_sound_file_satisfies_the_schema(text: str, loader: type[yaml.SafeLoader]) -> None:
    jsonschema.Draft202012Validator.check_schema(map_schema())
    jsonschema.Draft202012Validator(map_schema()).validate(yaml.load(text, loader))  # noqa: S506  both loaders are safe


@pytest.mark.parametrize(
    "text",
    [
        "claims: {a: {en: x, atitude: asserts}}",
        "claims: {a: {en: x, type: factual}}",
        "claims: {Not An Id: {en: x}}",
        "claims: {a: {en: x, at: 3}}",
        "claims: {a: {en: x, base_score: 2}}",
        "relations: [{from: a, supports: b, rebuts: c}]",
        "relations: [{from: a}]",
        "actors: {a: {en: x}}",
        "surprise: {}",
    ],
)
def test_an_editor_marks_what_the_schema_forbids(text: str) -> None:
    assert not jsonschema.Draft202012Validator(map_schema()).is_valid(yaml.safe_load(text))


def test_the_schema_describes_every_key() -> None:
    schema = map_schema()
    for form in [schema, *schema["$defs"].values()]:
        assert form["description"]
        for key, value in form["properties"].items():
            assert value.get("description") or "$ref" in value, key


def test_the_nearest_of_many_words_is_found() -> None:
    nearest = Nearest(f"claim-number-{n}" for n in range(5000))
    remedies = {nearest.remedy(f"claim-numbr-{n}") for n in range(0, 5000, 5)}
    assert remedies != {""}
    assert (
        Nearest([*map(str, range(100)), "free-trade", "fair-wages"]).remedy("fre-trade") == "did you mean 'free-trade'?"
    )


@pytest.mark.slow
def test_a_large_map_is_read_whole(tmp_path: Path) -> None:
    argument_map = read(generator.write(2000, 1, tmp_path / "large"))
    assert argument_map == generator.debate(2000, 1, "large")


def test_a_span_belongs_to_the_section_in_which_it_starts(tea: ArgumentMap) -> None:
    section = tea.documents["note"].sections[1]
    assert tea.documents["note"].section_of(Span(section.spans[0].start, 10_000)) == section.number
    assert Passage("note", (Span(1, 2), Span(4, 5))).name == "note.1-2_4-5"


@given(st.lists(st.lists(st.integers(0, 40), min_size=2, max_size=2, unique=True), max_size=6), st.integers(0, 45))
def test_the_quick_way_to_a_section_finds_the_same_one(ends: list[list[int]], start: int) -> None:
    sections = tuple(Section(f"{n}", {}, (Span(*sorted(pair)),)) for n, pair in enumerate(ends))
    document = Document("d", "d.txt", "", "en", {}, sections)
    assert section_finder(document)(Span(start, 99)) == document.section_of(Span(start, 99))

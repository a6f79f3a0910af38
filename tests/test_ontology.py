"""The ontology is documented, its shapes bite, its rules stop, and its queries say the same in two engines."""

import hashlib
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Identifier

from graph.queries import GROUPS
from tests import shacl

HERE = Path(__file__).parent / "ontology"
ONTOLOGY = Path(__file__).parents[1] / "ontology"
VOCABULARY = [ONTOLOGY / "counterpoint.ttl", ONTOLOGY / "schemes.ttl"]
SHAPES = sorted((ONTOLOGY / "shapes").glob("*.ttl"))
RULES = sorted((ONTOLOGY / "rules").glob("*.rq"))
QUERIES = sorted((ONTOLOGY / "queries").glob("*.rq"))
SAMPLE = HERE / "night-library.ttl"
TURTLE = [*VOCABULARY, ONTOLOGY / "alignments.ttl", *SHAPES, SAMPLE]

CP = Namespace("https://w3id.org/counterpoint/ns#")
CPS = Namespace("https://w3id.org/counterpoint/scheme/")
CPSH = Namespace("https://w3id.org/counterpoint/shapes#")
DATA = Namespace("https://w3id.org/counterpoint/data/night-library/")
OA = Namespace("http://www.w3.org/ns/oa#")
VS = Namespace("http://www.w3.org/2003/06/sw-vocab-status/ns#")
LANGUAGES = {"en", "zh-Hant"}


@cache
def load(*files: Path) -> Graph:
    """Return the union of some Turtle files; never change it."""
    graph = Graph()
    for file in files:
        graph.parse(file)
    return graph


def element(name: str) -> URIRef:
    return DATA[f"element/{name}"]


def store(graph: Graph) -> ox.Store:
    """Return the graph as an Oxigraph store. xsd:positiveInteger turns into xsd:integer there: never read it back."""
    filled = ox.Store()
    filled.load(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    return filled


def fixpoint(filled: ox.Store) -> list[ox.Triple]:
    """Run the rules until a round adds nothing, and return what they added."""
    added = []
    while True:
        before = len(added)
        for rule in RULES:
            for triple in list(filled.query(rule.read_text())):
                quad = ox.Quad(*triple, ox.DefaultGraph())
                if quad not in filled:
                    filled.add(quad)
                    added.append(triple)
        if len(added) == before:
            return added


def inferred(asserted: Graph) -> Graph:
    """Return the asserted graph with the vocabulary and all that the rules add."""
    whole = Graph()
    whole += load(*VOCABULARY)
    whole += asserted
    lines = "\n".join(f"{triple} ." for triple in fixpoint(store(whole)))
    return whole.parse(data=lines, format="nt")


@pytest.fixture(scope="module")
def sample() -> Graph:
    return inferred(load(SAMPLE))


@pytest.fixture(scope="module")
def filled(sample) -> ox.Store:
    return store(sample)


# The files


@pytest.mark.parametrize("file", TURTLE, ids=lambda file: file.name)
def test_every_file_is_strict_turtle(file):
    assert list(ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))


def test_the_version_stands_in_the_version_iri():
    ontology = URIRef("https://w3id.org/counterpoint/ns")
    version = load(*VOCABULARY).value(ontology, OWL.versionInfo)
    assert load(*VOCABULARY).value(ontology, OWL.versionIRI) == URIRef(f"{ontology}/{version}")
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)


@cache
def terms() -> dict[URIRef, URIRef]:
    """Return each term of ours with the property that names it."""
    kinds = {
        OWL.Class: RDFS.label,
        OWL.ObjectProperty: RDFS.label,
        OWL.DatatypeProperty: RDFS.label,
        SKOS.Concept: SKOS.prefLabel,
        SKOS.ConceptScheme: SKOS.prefLabel,
    }
    found = {term: name for kind, name in kinds.items() for term in load(*VOCABULARY).subjects(RDF.type, kind)}
    return {term: name for term, name in sorted(found.items()) if str(term).startswith((CP, CPS))}


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.rsplit("/", 1)[1])
def test_every_term_is_explained_in_both_languages(term):
    vocabulary = load(*VOCABULARY)
    for explanation in (terms()[term], SKOS.definition, SKOS.example):
        texts = list(vocabulary.objects(term, explanation))
        assert sorted(text.language for text in texts) == sorted(LANGUAGES), explanation
        assert all(text.strip() for text in texts)
    assert str(vocabulary.value(term, VS.term_status)) in {"stable", "testing", "unstable"}
    assert vocabulary.value(term, RDFS.isDefinedBy) == URIRef("https://w3id.org/counterpoint/ns")


def test_a_concept_is_noted_by_its_local_name_and_stands_in_one_scheme():
    vocabulary = load(*VOCABULARY)
    for concept in vocabulary.subjects(RDF.type, SKOS.Concept):
        assert vocabulary.value(concept, SKOS.notation) == Literal(concept.removeprefix(CPS))
        assert len(list(vocabulary.objects(concept, SKOS.inScheme))) == 1


def test_every_term_in_use_is_defined():
    texts = [file for file in ONTOLOGY.rglob("*") if file.suffix in {".ttl", ".rq", ".jsonld"}]
    for file in [*texts, SAMPLE, HERE / "broken.ru"]:
        for prefix, name in re.findall(r"(?<![\w-])(cps?):([A-Za-z][\w-]*)", file.read_text()):
            assert (CP if prefix == "cp" else CPS)[name] in terms(), f"{file.name}: {prefix}:{name}"


def test_the_sample_shows_every_class_and_property(sample):
    used = set(sample.objects(None, RDF.type)) | set(sample.predicates())
    assert {term for term in terms() if str(term).startswith(CP)} - used == set()


def test_the_readme_names_every_class_and_property():
    readme = (ONTOLOGY / "README.md").read_text()
    named = set(re.findall(r"`(?:cp:)?(\w+)`", readme))
    assert {term.removeprefix(CP) for term in terms() if str(term).startswith(CP)} - named == set()


def test_alignments_claim_closeness_only():
    alignments = load(ONTOLOGY / "alignments.ttl")
    assert set(alignments.predicates()) == {SKOS.closeMatch}
    assert set(alignments.subjects()) <= set(terms())
    assert not [triple for file in TURTLE for triple in load(file).triples((None, OWL.imports, None))]


# The sample


def test_the_sample_points_at_its_source():
    text = (HERE / "night-library" / "library.txt").read_bytes()
    graph = load(SAMPLE)
    assert str(graph.value(DATA["document/study"], CP.digest)) == hashlib.sha256(text).hexdigest()
    for span in graph.subjects(RDF.type, CP.Span):
        selector = graph.value(span, OA.hasSelector)
        start, end = (graph.value(selector, bound).toPython() for bound in (OA.start, OA.end))
        passage = text.decode()[start:end]
        assert str(graph.value(span, CP.digest)) == hashlib.sha256(passage.encode()).hexdigest()


# rdflib's own JSON-LD reader still uses its deprecated ConjunctiveGraph.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_context_carries_the_sample_there_and_back():
    context = json.loads((ONTOLOGY / "context.jsonld").read_text())["@context"]
    written = load(SAMPLE).serialize(format="json-ld", context=context, auto_compact=True)
    assert isomorphic(Graph().parse(data=written, format="json-ld"), load(SAMPLE))
    lines = "\n".join(f"{quad.triple} ." for quad in ox.parse(written, format=ox.RdfFormat.JSON_LD))
    assert folded(Graph().parse(data=lines, format="nt")) == folded(load(SAMPLE))


def folded(graph: Graph) -> set[tuple[str, str, str]]:
    """Return the triples with language tags in lower case, as pyoxigraph may write them."""
    return {(str(s), str(p), o.n3().lower()) for s, p, o in graph}


# The shapes


def check(data: Graph, *files: Path) -> tuple[bool, Graph, str]:
    return validate(data, shacl_graph=load(*files))


def bites() -> Iterator[tuple[str, Path]]:
    """Yield the name of each rule that a report can name as broken, with its file."""
    for file in SHAPES:
        for rule in (SH.path, SH.select, SH.nodeKind, SH["class"], SH["or"], SH.xone):
            for shape in load(file).subjects(rule):
                if shape.startswith(CPSH) and isinstance(shape, URIRef):
                    yield shape.removeprefix(CPSH), file


def breaks() -> dict[str, str]:
    parts = re.split(r"^## (\S+)\n", (HERE / "broken.ru").read_text(), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


BITES = dict(bites())


def test_the_sample_conforms(sample):
    conforms, _, text = check(sample, *SHAPES)
    assert conforms, text


def test_every_rule_of_the_shapes_has_a_broken_twin():
    assert set(breaks()) == set(BITES)


@pytest.mark.parametrize("name", sorted(BITES))
def test_a_broken_twin_is_reported_by_name(name):
    twin = Graph(namespace_manager=load(SAMPLE).namespace_manager)
    twin += load(SAMPLE)
    twin.update(breaks()[name], initNs={**dict(twin.namespaces()), "data": DATA})
    assert set(twin) != set(load(SAMPLE)), "the update changes nothing"
    data, shapes = inferred(twin), load(BITES[name], ONTOLOGY / "shapes" / "prefixes.ttl")
    conforms, report, text = validate(data, shacl_graph=shapes)
    named = {*report.objects(None, SH.sourceShape), *report.objects(None, SH.sourceConstraint)}
    assert not conforms
    assert CPSH[name] in named, text
    assert shacl.ours(data, shapes) == shacl.theirs(report)


def test_every_shape_says_what_is_wrong():
    for name, file in BITES.items():
        assert load(file).value(CPSH[name], SH.message), name


# The rules


def test_the_rules_stop_and_a_second_run_adds_nothing():
    filled = store(load(*VOCABULARY, SAMPLE))
    assert fixpoint(filled)
    assert fixpoint(filled) == []


def test_the_rules_say_the_same_in_rdflib(sample):
    for rule in RULES:
        assert set(sample.query(rule.read_text())) <= set(sample), rule.name


@pytest.mark.parametrize(
    "triple",
    [
        (element("visits"), RDF.type, CP.Evidence),
        (element("visits"), RDF.type, CP.Element),
        (element("visits"), CP.supports, element("crowded")),
        (element("crowded"), CP.supports, element("midnight")),
        (element("exams"), CP.attacks, DATA["relation/visits-step"]),
        (element("noise"), RDF.type, CP.Criticism),
        (element("empty"), RDF.type, CP.Counterclaim),
        (element("exams"), CP.inTensionWith, element("crowded")),
        (element("crowded"), CP.inTensionWith, element("exams")),
    ],
    ids=lambda triple: " ".join(term.rsplit("/", 1)[1] for term in triple),
)
def test_the_rules_find(sample, triple):
    assert triple in sample
    assert triple not in load(SAMPLE)


def test_who_reports_a_claim_is_in_no_tension_with_it(sample):
    assert (element("tired"), CP.inTensionWith, element("midnight")) not in sample


# The queries


IN_THE_SAMPLE = {
    "actor": "town-hall",
    "claim": "crowded",
    "event": "exam-reform",
    "holder": "study-team",
    "section": "2",
    "target": "library",
}
"""An id for each parameter that takes one."""

NOTHING = [("views-by-attitude", {"holder": "study-team", "attitude": "rejects"})]
"""What the sample has no row for: nobody rejects anything outright."""


def parameters(text: str) -> dict[str, tuple[list[str], str]]:
    """Return the parameters in a query's header, each with its values and its default; empty where there is none."""
    found = re.findall(r"^# param (\w+): (.+?)(?: =(?: (\S+))?)?$", text, flags=re.MULTILINE)
    return {name: (values.split(" | "), default) for name, values, default in found}


def settings(text: str) -> Iterator[dict[str, str]]:
    """Yield every way to call a query: with what it needs, and so with each value of each parameter."""
    known = parameters(text)
    optional = set(re.findall(r"^# param (\w+): .+ =$", text, flags=re.MULTILINE))
    ids = {name: IN_THE_SAMPLE[name] for name, (values, _) in known.items() if values[0].startswith("<")}
    needed = {name: value for name, value in ids.items() if name not in optional}
    yield needed
    for name, (values, _) in known.items():
        yield from ({**needed, name: value} for value in ([ids[name]] if name in ids else values))


def cell(term: Identifier | ox.Literal | ox.NamedNode | None) -> str | Decimal | None:
    """Return what a person reads in a cell; numbers compare by value."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        term = Literal(term.value, datatype=URIRef(term.datatype.value))
    number = isinstance(term, Literal) and type(term.value) in {int, float, Decimal}  # a bool is an int, but no number
    return Decimal(str(term.value)).normalize() if number else str(term)


def in_oxigraph(filled: ox.Store, text: str, **values: str) -> list[list[str | Decimal | None]]:
    substitutions = {ox.Variable(name): ox.Literal(value) for name, value in values.items()}
    rows = filled.query(text, substitutions=substitutions, use_default_graph_as_union=True)
    return [[cell(term) for term in row] for row in rows]


def in_rdflib(graph: Graph, text: str, **values: str) -> list[list[str | Decimal | None]]:
    bindings = {name: Literal(value) for name, value in values.items()}
    return [[cell(term) for term in row] for row in graph.query(text, initBindings=bindings)]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_a_query_says_the_same_in_both_engines(query, sample, filled):
    text = query.read_text()
    for values in settings(text):
        rows = in_oxigraph(filled, text, **values)
        assert bool(rows) is ((query.stem, values) not in NOTHING)
        assert len(set(map(tuple, rows))) == len(rows)
        assert rows == in_rdflib(sample, text, **values)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_a_query_introduces_itself(query):
    text = query.read_text()
    head = text.splitlines()
    assert head[0].startswith("# title: ")
    assert head[1].startswith("# title@zh-Hant: ")
    assert head[2].startswith("# description: ")
    assert head[3].startswith("# description@zh-Hant: ")
    assert head[4].removeprefix("# group: ") in GROUPS
    assert text.count("# param ") == len(parameters(text))
    for name, (values, default) in parameters(text).items():
        kinds = {value[1:-1] for value in values if value.startswith("<")}
        assert kinds <= {"actor", "element", "event", "instrument", "section", "topic"} if kinds else default in values
        assert f'COALESCE(?{name}, "{default}")' in text, "a query does without its parameter, too"


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_the_parameters_are_the_last_columns(query, filled):
    text = query.read_text()
    columns = [variable.value for variable in filled.query(text).variables]
    assert columns[len(columns) - len(parameters(text)) :] == list(parameters(text))


def test_the_readme_lists_every_query_and_what_it_takes():
    rows = re.findall(r"^\| `([a-z-]+)` \| .+ \| (.*) \|$", (ONTOLOGY / "README.md").read_text(), flags=re.MULTILINE)
    assert {name: re.findall(r"`(\w+)`", taken) for name, taken in rows} == {
        query.stem: list(parameters(query.read_text())) for query in QUERIES
    }


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("explicit", ["tired", "secret", "empty"]),
        ("implicit", ["secret", "empty"]),
        ("analyst", ["empty"]),
    ],
)
def test_what_counts_as_unanswered_depends_on_the_basis(filled, basis, expected):
    text = (ONTOLOGY / "queries" / "unanswered-criticisms.rq").read_text()
    rows = in_oxigraph(filled, text, basis=basis)
    assert [row[0] for row in rows] == expected


def test_unanswered_criticisms_come_with_text_and_section(filled):
    text = (ONTOLOGY / "queries" / "unanswered-criticisms.rq").read_text()
    solutions = filled.query(text)
    assert [variable.value for variable in solutions.variables] == ["id", "text_en", "text_zh_hant", "section", "basis"]
    assert in_oxigraph(filled, text) == [
        ["empty", "After ten the rooms will mostly stand empty.", "晚上十點之後館內大概空蕩蕩。", "2", None]
    ]


def ids(filled: ox.Store, name: str, *columns: str, **values: str) -> list[tuple[str | None, ...]]:
    """Return some columns of a query's answer."""
    solutions = filled.query(
        (ONTOLOGY / "queries" / f"{name}.rq").read_text(),
        substitutions={ox.Variable(each): ox.Literal(value) for each, value in values.items()},
    )
    return [tuple(term and term.value for term in (row[column] for column in columns)) for row in solutions]


def test_an_open_criticism_stands_without_a_response(filled):
    rows = ids(filled, "answers", "criticism", "response", "coverage", "basis", "response_section", section="2")
    assert rows == [
        ("noise", "stewards", "direct", "explicit", "4"),
        ("tired", "stewards", "indirect", "analyst", "4"),
        ("tired", "volunteers", "partial", "implicit", "4"),
        ("secret", "accounts", "direct", "analyst", "4"),
        ("empty", None, None, None, None),
    ]
    assert ids(filled, "answers", "criticism", section="3") == []


@pytest.mark.parametrize(("basis", "still_open"), [("explicit", "3"), ("implicit", "2"), ("analyst", "1")])
def test_open_criticisms_are_counted_by_section(filled, basis, still_open):
    rows = ids(filled, "open-by-section", "section", "section_en", "criticisms", "open", basis=basis)
    assert rows == [("2", "Worries", "4", still_open)]


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("explicit", [("stewards", "1", "1"), ("volunteers", "0", "0"), ("accounts", "0", "0")]),
        ("analyst", [("stewards", "2", "1"), ("accounts", "1", "1"), ("volunteers", "1", "0")]),
    ],
)
def test_responses_stand_by_the_number_of_criticisms_they_answer(filled, basis, expected):
    assert ids(filled, "responses-by-reach", "id", "answered", "directly", basis=basis) == expected


def test_a_criticism_comes_with_what_answers_and_what_attacks_it(filled):
    rows = ids(filled, "criticisms-of", "id", "holder", "kind", "by", "coverage", "basis", target="library")
    assert rows == [
        ("noise", "neighbours", "answers", "stewards", "direct", "explicit"),
        ("noise", "neighbours", "rebuts", "calm", None, "explicit"),
        ("tired", "union", "answers", "stewards", "indirect", "analyst"),
        ("tired", "union", "answers", "volunteers", "partial", "implicit"),
    ]


def test_what_bears_on_a_claim_also_aims_at_the_steps_to_it(filled):
    rows = ids(filled, "bears-on", "aims_at", "kind", "id", "basis", claim="crowded")
    assert rows == [
        ("crowded", "qualifies", "term-time", "explicit"),
        ("crowded", "rebuts", "exams", "analyst"),
        ("crowded", "supports", "visits", "explicit"),
        ("visits-step", "undercuts", "exams", "explicit"),
    ]


def test_a_chain_goes_back_to_whatever_leads_to_the_claim(filled):
    near = ids(filled, "bears-on", "aims_at", "id", claim="midnight")
    far = ids(filled, "bears-on", "aims_at", "id", claim="midnight", reach="chain")
    assert {row[0] for row in near} == {"midnight"}
    assert far[: len(near)] == near
    assert set(far) - set(near) == {
        ("crowded", "exams"),
        ("crowded", "term-time"),
        ("crowded", "visits"),
        ("marks", "no-quiet-home"),
        ("visits", "counter"),
        ("visits-step", "exams"),
    }


def test_a_tension_says_whose_it_is_and_who_saw_it(filled):
    rows = ids(filled, "tensions", "one", "one_section", "other", "other_section", "holder", "basis", "note_en")
    note = "The study says both and weighs neither."
    assert rows == [
        ("counter", "3", "visits", "3", "study-team", "explicit", None),
        ("crowded", "3", "exams", "3", "study-team", "analyst", note),
    ]


def test_what_is_conceded_comes_with_whose_it_is(filled):
    rows = ids(filled, "views-by-attitude", "id", "also", "others", holder="study-team")
    assert rows == [("tired", None, "union")]


def test_what_others_hold_by_ones_word_is_reported(filled):
    rows = ids(filled, "views-by-attitude", "id", "also", "others", holder="study-team", attitude="reports")
    assert rows == [
        ("noise", None, "neighbours"),
        ("tired", "concedes", "union"),
        ("secret", None, "forum"),
        ("empty", "doubts", "treasurer"),
    ]


def test_an_event_comes_with_who_speaks_of_it_and_against_what(filled):
    rows = ids(filled, "about-event", "id", "names_it", "who", "attitude", "link", "other", event="exam-reform")
    assert rows == [
        ("exams", "true", "study-team", "asserts", "rebuts", "crowded"),
        ("exams", "true", "study-team", "asserts", "undercuts", "visits-step"),
    ]


def test_an_actor_is_asked_for_somebody_and_with_some_force(filled):
    rows = ids(filled, "who-is-asked-to-act", "who", "id", "holder", "attitude", "force", "helps", actor="town-hall")
    assert rows == [
        ("town-hall", "stewards", "study-team", "proposes", "must", "neighbours"),
        ("town-hall", "accounts", "study-team", "proposes", "consider", None),
    ]


def test_events_and_instruments_stand_by_date(filled):
    assert ids(filled, "events-by-date", "begin", "kind", "id") == [
        ("1998", "event", "opening"),
        ("2022-04", "instrument", "county-grant"),
        ("2023", "event", "exam-reform"),
    ]


def test_load_bearing_claims_that_rest_on_nothing(filled):
    rows = ids(filled, "unsupported-yet-load-bearing", "id", "uses")
    assert rows == [("no-quiet-home", "1"), ("grant", "1")]


def test_what_rests_on_an_uncredited_figure_is_found_through_a_chain(sample):
    longer = Graph()
    longer += sample
    longer.add((element("noise"), CP.supports, element("tired")))
    rows = ids(store(longer), "uncredited-figures", "id", "claim", "directly")
    assert rows == [("complaints", "noise", "true"), ("complaints", "tired", "false")]


def test_what_leads_to_a_claim_about_an_event_belongs_to_the_event(sample):
    longer = Graph()
    longer += sample
    longer.add((element("no-quiet-home"), CP.supports, element("marks")))
    longer.add((element("marks"), CP.causes, element("exams")))
    rows = ids(store(longer), "about-event", "id", "names_it", event="exam-reform")
    assert list(dict.fromkeys(rows)) == [("exams", "true"), ("no-quiet-home", "false"), ("marks", "false")]

"""Every file is read back by a program that is not ours, and says what the map says."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pyoxigraph as ox
import pytest
from jsonschema import Draft202012Validator
from rdflib import BNode, Dataset, Literal, URIRef

from graph import resources
from graph.analysis import analyse
from graph.errors import BuildError, QueryError
from graph.exchange import FORMATS, Edition, export, export_all, export_format
from graph.findings import annotate
from graph.model import ArgumentMap
from graph.network import table, to_networkx
from graph.pipeline import load
from graph.rdf import new_dataset, ontology
from graph.reader import read
from graph.reasoning import to_rdf
from graph.vocabulary import CP, RDF, XSD, Names, graph_name

MAPS = ("tests/maps/tea", "maps/globalization-2002")
SYNTAXES = {
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "ttl": ox.RdfFormat.TURTLE,
    "rdf": ox.RdfFormat.RDF_XML,
}
RAPPER = {"trig": "trig", "nq": "nquads", "ttl": "turtle", "rdf": "rdfxml"}
WITH_GRAPHS = ("trig", "nq", "jsonld")
UNIONS = ("ttl", "rdf")
NOT_IN_XML = "bell \x07"
HOSTILE = (
    "<script>alert(1)</script>",
    "<b>an HTML-like label</b>",
    "say \"no\" and 'no'",
    "a path C:\\new\\table\\",
    "escapes of DOT \\N \\G \\l",
    "a section ]]> and <![CDATA[ x",
    "entities &lt;b&gt; &amp; &#65; AT&T",
    "first\nsecond\r\nthird\ttab",
    '=HYPERLINK("https://example.org","x")',
    "right to left \u202etfel ot thgir\u202c",
    "astral 𠮷 🍵",
    "| a | **b** [c](javascript:d) `e` {{ 7 * 7 }} {n}",
)


@dataclass(frozen=True)
class Made:
    """A map with everything that the files are made from."""

    map: ArgumentMap
    edition: Edition

    def bytes(self, name: str) -> bytes:
        """Return one format."""
        return FORMATS[name].write(self.edition)

    @property
    def network(self) -> nx.MultiDiGraph[str]:
        """Return the network that the graph files are written from."""
        return self.edition.measured


@pytest.fixture(scope="module", params=MAPS, ids=lambda path: Path(path).name)
def made(request: pytest.FixtureRequest) -> Made:
    loaded = load(request.param, shapes=False)
    return Made(loaded.map, Edition(loaded.dataset, loaded.network, loaded.analysis))


@pytest.fixture(scope="module")
def hostile() -> Made:
    """Return the tea map with a hostile text and label on every element."""
    tea = read("tests/maps/tea")
    words = dict(zip(tea.elements, (*HOSTILE, NOT_IN_XML, *HOSTILE), strict=False))
    elements = {
        name: replace(element, text=dict.fromkeys(tea.languages, words[name]), label={"en": words[name]})
        for name, element in tea.elements.items()
    }
    assert set(HOSTILE) <= set(words.values())
    return made_of(replace(tea, elements=elements))


def made_of(argument_map: ArgumentMap) -> Made:
    dataset = to_rdf(argument_map)
    network = to_networkx(dataset)
    analysis = analyse(network)
    annotate(dataset, analysis, argument_map.id)
    return Made(argument_map, Edition(dataset, network, analysis))


# RDF


def from_rdflib(dataset: Dataset) -> Iterator[tuple[str, ...]]:
    for subject, predicate, value, name in dataset.quads():
        graph = name.identifier if hasattr(name, "identifier") else name
        yield str(subject), str(predicate), *rdflib_value(value), str(graph)


def rdflib_value(value: object) -> tuple[str, str]:
    if isinstance(value, Literal):
        return str(value), (value.language or "").lower() or str(value.datatype or XSD.string)
    return str(value), ""


def from_oxigraph(data: bytes, syntax: ox.RdfFormat) -> Iterator[tuple[str, ...]]:
    for quad in ox.parse(data, format=syntax):
        name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
        yield quad.subject.value, quad.predicate.value, *oxigraph_value(quad.object), name


def oxigraph_value(value: ox.Literal | ox.NamedNode) -> tuple[str, str]:
    if isinstance(value, ox.Literal):
        return value.value, (value.language or "").lower() or value.datatype.value
    return value.value, ""


def without_graph(quads: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    return {quad[:-1] for quad in quads}


@pytest.mark.parametrize("name", WITH_GRAPHS)
def test_oxigraph_reads_every_named_graph_back(made: Made, name: str) -> None:
    assert set(from_oxigraph(made.bytes(name), SYNTAXES[name])) == set(from_rdflib(made.edition.dataset))


@pytest.mark.parametrize("name", UNIONS)
def test_oxigraph_reads_the_union_back_as_one_graph(made: Made, name: str) -> None:
    found = set(from_oxigraph(made.bytes(name), SYNTAXES[name]))
    assert {quad[-1] for quad in found} == {""}
    assert without_graph(found) == without_graph(from_rdflib(made.edition.dataset))


@pytest.mark.parametrize("name", RAPPER)
def test_rapper_reads_the_same_triples(made: Made, name: str, rapper: str, tmp_path: Path) -> None:
    file = tmp_path / FORMATS[name].file
    file.write_bytes(made.bytes(name))
    command = [rapper, "--quiet", "--input", RAPPER[name], "--output", "ntriples", str(file)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert not done.stderr
    read_back = without_graph(from_oxigraph(done.stdout, ox.RdfFormat.N_TRIPLES))
    assert read_back == without_graph(from_rdflib(made.edition.dataset))


@pytest.mark.parametrize("name", SYNTAXES)
def test_hostile_texts_stay_literals(hostile: Made, name: str) -> None:
    found = {quad[2] for quad in from_oxigraph(hostile.bytes(name), SYNTAXES[name]) if quad[1] == str(CP.text)}
    expected = {NOT_IN_XML.replace("\x07", "\ufffd") if name == "rdf" else NOT_IN_XML, *HOSTILE}
    assert {text for text in found if text in expected} == expected
    assert without_graph(from_oxigraph(hostile.bytes(name), SYNTAXES[name])) >= {
        triple for triple in without_graph(from_rdflib(hostile.edition.dataset)) if triple[2] != NOT_IN_XML
    }


@pytest.mark.parametrize("name", [*WITH_GRAPHS, *UNIONS])
def test_a_language_tag_stays_as_the_map_spells_it(made: Made, name: str) -> None:
    data = made.bytes(name)
    assert b"zh-Hant" in data
    assert b"zh-hant" not in data


@pytest.mark.parametrize("name", [*WITH_GRAPHS, *UNIONS])
def test_words_said_twice_keep_the_tag_that_each_of_them_has(name: str) -> None:
    dataset = new_dataset()
    for subject, tag in (("a", "zh-Hant"), ("b", "zh-hant")):
        words = Literal("茶", lang=tag)
        dataset.graph(graph_name("asserted", "m")).add((URIRef(f"{CP}{subject}"), CP.text, words))
    data = export(dataset, name)
    assert b"zh-Hant" in data
    assert b"zh-hant" in data


@pytest.mark.parametrize("name", [*WITH_GRAPHS, *UNIONS])
def test_the_vocabulary_is_left_out(name: str) -> None:
    dataset = ontology()
    dataset.graph(graph_name("asserted", "m")).add((URIRef(f"{CP}a"), RDF.type, CP.Claim))
    assert len(list(from_oxigraph(export(dataset, name), SYNTAXES[name]))) == 1


def test_json_ld_carries_its_context_inline(made: Made) -> None:
    document = json.loads(made.bytes("jsonld"))
    assert document["@context"] == json.loads(resources.text("ontology/context.jsonld"))["@context"]
    contexts = (node["@context"] for node in objects(document) if "@context" in node)
    assert all(isinstance(context, dict) for context in contexts)


def objects(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        yield from objects(child)


def test_json_ld_uses_the_terms_of_the_context(made: Made) -> None:
    element = str(Names(made.map.id).element(next(iter(made.map.elements))))
    found = [node for node in objects(json.loads(made.bytes("jsonld"))["@graph"]) if node.get("@id") == element]
    assert any(set(node.get("text", ())) == set(made.map.languages) for node in found)


@pytest.mark.parametrize("literal", ["0.70", "1e3", "-2.5", "true", "007"])
@pytest.mark.parametrize("datatype", [XSD.decimal, XSD.integer, XSD.boolean, XSD.double, XSD.gYear, XSD.string])
def test_a_typed_literal_keeps_its_form_and_type(literal: str, datatype: URIRef) -> None:
    value = Literal(literal, datatype=datatype, normalize=False)
    dataset = new_dataset()
    dataset.graph(graph_name("asserted", "m")).add((URIRef(f"{CP}a"), CP.value, value))
    for name, syntax in SYNTAXES.items():
        assert {quad[2:4] for quad in from_oxigraph(export(dataset, name), syntax)} == {(literal, str(datatype))}


@pytest.mark.parametrize("name", [*WITH_GRAPHS, *UNIONS])
def test_a_blank_node_is_refused(name: str) -> None:
    dataset = new_dataset()
    dataset.graph(graph_name("asserted", "m")).add((BNode(), RDF.type, CP.Claim))
    with pytest.raises(BuildError, match="no lasting name"):
        export(dataset, name)


@pytest.mark.filterwarnings("ignore:.*does not look like a valid URI")
@pytest.mark.parametrize("name", [*WITH_GRAPHS, *UNIONS])
def test_an_iri_cannot_break_out_of_its_brackets(name: str) -> None:
    dataset = new_dataset()
    dataset.graph(graph_name("asserted", "m")).add((URIRef("urn:a> <urn:b"), RDF.type, CP.Claim))
    with pytest.raises(BuildError, match="is not an IRI"):
        export(dataset, name)


def test_a_property_without_an_xml_name_is_refused_in_rdf_xml() -> None:
    dataset = new_dataset()
    dataset.graph(graph_name("asserted", "m")).add((URIRef(f"{CP}a"), URIRef("urn:x:1"), CP.Claim))
    with pytest.raises(BuildError, match="must start with a letter"):
        export(dataset, "rdf")


# Graph files


def xml_text(text: str) -> str:
    return text.replace("\x07", "\ufffd")


def names_of(network: nx.MultiDiGraph[str]) -> dict[str, tuple[str, ...]]:
    """Return what a reader sees of each node: kind, names and texts in both languages."""
    shown = ("kind", "label_en", "label_zh_hant", "text_en", "text_zh_hant")
    return {str(node): tuple(xml_text(str(data[name])) for name in shown) for node, data in network.nodes(data=True)}


def arrows_of(network: nx.MultiDiGraph[str], relation: str) -> Counter[tuple[str, ...]]:
    """Count the edges by their ends, their kind in both languages, and the id of the relation."""
    return Counter(
        (str(source), str(target), data["relation"], data["label_en"], data["label_zh_hant"], data[relation])
        for source, target, data in network.edges(data=True)
    )


def read_graphml(data: bytes) -> nx.MultiDiGraph[str]:
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


def read_gexf(data: bytes) -> nx.MultiDiGraph[str]:
    return nx.MultiDiGraph(nx.read_gexf(io.BytesIO(data)))


def read_cytoscape(data: bytes) -> nx.MultiDiGraph[str]:
    return nx.cytoscape_graph(json.loads(data))


def read_node_link(data: bytes) -> nx.MultiDiGraph[str]:
    return nx.node_link_graph(json.loads(data), edges="edges")


READERS = {"graphml": read_graphml, "gexf": read_gexf, "cyjs": read_cytoscape, "node-link": read_node_link}


@pytest.mark.parametrize("name", READERS)
def test_networkx_reads_the_same_nodes_edges_and_names_in_both_languages(made: Made, name: str) -> None:
    found = READERS[name](made.bytes(name))
    assert found.is_directed()
    assert names_of(found) == names_of(made.network)
    assert arrows_of(found, "relation_id") == arrows_of(made.network, "id")


@pytest.mark.parametrize("name", READERS)
def test_hostile_names_stay_text_in_graph_files(hostile: Made, name: str) -> None:
    found = READERS[name](hostile.bytes(name))
    assert {xml_text(names[1]) for names in names_of(found).values()} >= set(HOSTILE)
    assert names_of(found) == names_of(hostile.network)


@pytest.mark.parametrize("name", ["graphml", "gexf", "rdf"])
def test_xml_files_are_well_formed_and_hold_no_markup_from_texts(hostile: Made, name: str) -> None:
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(hostile.bytes(name)).iter()}  # noqa: S314
    assert not tags & {"script", "b"}


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_ids_of_nodes_and_edges_are_unique_in_xml(made: Made, name: str) -> None:
    root = ET.fromstring(made.bytes(name))  # noqa: S314
    for tag in ("node", "edge"):
        ids = [element.get("id") for element in root.iter() if element.tag.endswith(f"}}{tag}")]
        assert ids
        assert len(set(ids)) == len(ids)


def test_ids_are_unique_over_nodes_and_edges_in_cytoscape(made: Made) -> None:
    elements = json.loads(made.bytes("cyjs"))["elements"]
    ids = [entry["data"]["id"] for entry in (*elements["nodes"], *elements["edges"])]
    assert len(set(ids)) == len(ids) > 0


def test_an_edge_bears_the_id_of_its_relation_wherever_that_is_unique(made: Made) -> None:
    found = {key for _, _, key in read_graphml(made.bytes("graphml")).edges(keys=True)}
    single = {relation.id for relation in made.map.relations.values() if len(relation.sources) == 1}
    assert single <= found


def test_attributes_bear_the_names_of_the_columns(made: Made) -> None:
    nodes, edges = table(made.edition.dataset)
    found = read_graphml(made.bytes("graphml"))
    element = next(data for _, data in found.nodes(data=True) if data["kind"] != "relation")
    assert set(nodes[0]) - {"id"} <= set(element)
    keys = {name for _, _, data in found.edges(data=True) for name in data}
    assert {column for column in edges[0] if any(row[column] for row in edges)} - {"id", "source", "target"} <= keys


def test_a_label_is_the_short_english_name(made: Made) -> None:
    for node, data in read_gexf(made.bytes("gexf")).nodes(data=True):
        assert data["label"] == made.network.nodes[node]["label_en"]


def test_gexf_and_graphml_carry_no_date(made: Made) -> None:
    assert b"lastmodified" not in made.bytes("gexf")
    assert b"20" not in made.bytes("graphml").partition(b"<graph ")[0].replace(b"2001/XMLSchema", b"")


def test_graphviz_reads_the_same_nodes_edges_and_names(made: Made, dot: str) -> None:
    assert_graphviz_reads(made, dot)


def test_graphviz_reads_hostile_names_as_they_are(hostile: Made, dot: str) -> None:
    assert_graphviz_reads(hostile, dot)


def assert_graphviz_reads(it: Made, dot: str) -> None:
    done = subprocess.run([dot, "-Tdot_json"], input=it.bytes("dot"), capture_output=True, check=True)
    assert not done.stderr
    drawn = json.loads(done.stdout)
    shown = ("kind", "label_en", "label_zh_hant", "text_en", "text_zh_hant")
    objects_ = {entry["_gvid"]: entry for entry in drawn["objects"]}
    found = {entry["name"]: tuple(undotted(entry[name]) for name in shown) for entry in objects_.values()}
    assert found == names_of(it.network)
    arrows = Counter(
        (objects_[edge["tail"]]["name"], objects_[edge["head"]]["name"], edge["relation"], edge["relation_id"])
        for edge in drawn["edges"]
    )
    assert arrows == Counter(
        (s, t, data["relation"], key) for s, t, key, data in it.network.edges(keys=True, data=True)
    )


def undotted(text: str) -> str:
    return text.replace("\\\\", "\\")


def test_graphviz_draws_a_hostile_label_as_text(hostile: Made, dot: str) -> None:
    done = subprocess.run([dot, "-Tsvg"], input=hostile.bytes("dot"), capture_output=True, check=True)
    root = ET.fromstring(done.stdout)  # noqa: S314
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert not tags & {"script", "b", "a"}
    drawn = {element.text for element in root.iter() if element.tag.endswith("}text")}
    one_line = {text for text in HOSTILE if "\n" not in text}
    assert {text.replace("\u00a0", " ") for text in drawn if text} >= one_line


# Tables


def test_the_tables_are_the_networks_rows(made: Made) -> None:
    nodes, edges = table(made.edition.dataset)
    for name, rows in (("nodes", nodes), ("edges", edges)):
        data = made.bytes(name).decode()
        assert list(csv.DictReader(io.StringIO(data, newline=""))) == rows
        assert "\r" not in data


def test_the_columns_stand_in_the_agreed_order(made: Made) -> None:
    nodes = b"id,kind,roles,text_en,text_zh_hant,section,spans,holder,attitude,modality,hedged,side\n"
    assert made.bytes("nodes").startswith(nodes)
    edges = b"id,source,target,relation,basis,coverage,confidence,strength,scheme,linked,spans\n"
    assert made.bytes("edges").startswith(edges)


def test_a_table_keeps_texts_that_a_spreadsheet_would_compute_or_break(hostile: Made) -> None:
    rows = csv.DictReader(io.StringIO(hostile.bytes("nodes").decode(), newline=""))
    assert {row["text_en"] for row in rows} >= set(HOSTILE)


# The analysis


@pytest.fixture(scope="module")
def schema() -> dict[str, object]:
    found: dict[str, object] = json.loads(resources.text("ontology/analysis.schema.json"))
    return found


def test_the_analysis_fits_its_schema(made: Made, schema: dict[str, object]) -> None:
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(made.bytes("analysis")))


def test_the_schema_knows_every_key_and_describes_it(schema: dict[str, object]) -> None:
    for part in objects(schema):
        properties = part.get("properties")
        if isinstance(properties, dict) and part.get("type") == "object":
            assert part["additionalProperties"] is False
            assert all("description" in each or "$ref" in each for each in properties.values())


def test_the_analysis_file_says_what_the_analysis_says(made: Made) -> None:
    found, analysis = json.loads(made.bytes("analysis")), made.edition.analysis
    assert found["run"] == analysis.run
    assert {basis: tuple(ids) for basis, ids in found["open"].items()} == analysis.open
    assert found["counts"]["open"] == {basis: len(ids) for basis, ids in analysis.open.items()}
    assert {node: entry["grounded"] for node, entry in found["findings"].items()} == analysis.grounded
    for node, entry in found["findings"].items():
        assert entry["page_rank"] == pytest.approx(analysis.page_rank[node], rel=1e-11)


# All formats


def test_every_format_is_written_under_its_own_file_name(made: Made) -> None:
    edition = made.edition
    files = export_all(edition.dataset, edition.network, edition.analysis)
    assert set(files) == {each.file for each in FORMATS.values()}
    assert len(files) == len(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_the_short_way_gives_the_same_file(made: Made, name: str) -> None:
    edition = made.edition
    assert export(edition.dataset, name) == export_format(name, edition.dataset, edition.network, edition.analysis)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_utf_8_with_line_feeds_and_no_byte_order_mark(made: Made, name: str) -> None:
    data = made.bytes(name)
    assert data.endswith(b"\n")
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    data.decode()


def test_an_unknown_format_is_refused_with_the_nearest_name(made: Made) -> None:
    with pytest.raises(QueryError, match="did you mean 'graphml'"):
        export(made.edition.dataset, "graphlm")


def test_writing_a_file_changes_neither_network_nor_dataset(made: Made) -> None:
    before = nx.MultiDiGraph(made.network), set(from_rdflib(made.edition.dataset))
    export_all(made.edition.dataset, made.network, made.edition.analysis)
    assert nx.utils.graphs_equal(made.network, before[0])
    assert set(from_rdflib(made.edition.dataset)) == before[1]


DIGESTS = """
import hashlib, sys
from graph.exchange import export_all
from graph.pipeline import load
loaded = load(sys.argv[1], shapes=False)
for file, data in sorted(export_all(loaded.dataset, loaded.network, loaded.analysis).items()):
    print(file, hashlib.sha256(data).hexdigest())
"""


@pytest.mark.parametrize("path", MAPS)
def test_the_same_map_gives_the_same_bytes_under_any_hash_seed(path: str) -> None:
    def run(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", DIGESTS, path]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert run("1") == run("2")

"""Shapes break on the same nodes, for the same reasons and in the same words as under pyshacl."""

import random
from functools import cache
from pathlib import Path

import pytest
from rdflib import SH, Graph, URIRef

from graph.checks import check_shapes
from graph.rdf.terms import vocabulary_graph
from graph.reader import read
from graph.reasoning import to_rdf
from graph.shapes import read_shapes
from graph.shapes.reading import COMPONENTS, TARGETS
from tests import shacl

SHAPES = Path(__file__).parents[1] / "ontology" / "shapes"
PREFIXES = """
    @prefix ex: <https://example.org/> .
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
EVERY_COMPONENT = '''
    ex:Thing a sh:NodeShape ; sh:targetClass ex:Thing ; sh:nodeKind sh:IRI ; sh:message "A thing has an IRI." ;
        sh:property ex:least , ex:most , ex:unique , ex:has , ex:digits , ex:whole , ex:text , ex:tagged , ex:kind ,
            ex:in , ex:low , ex:high , ex:before , ex:other , ex:node , ex:not , ex:or , ex:one , ex:of , ex:back ,
            ex:far .
    ex:Named a sh:NodeShape ; sh:targetSubjectsOf ex:name ; sh:class ex:Thing ; sh:message "Only things have names." .
    ex:Friend a sh:NodeShape ; sh:targetObjectsOf ex:friend ; sh:class ex:Thing ; sh:message "Friends are things." .
    ex:least sh:path ex:name ; sh:minCount 1 ; sh:message "A name." .
    ex:most sh:path ex:name ; sh:maxCount 1 ; sh:severity sh:Warning ; sh:message "One name." .
    ex:unique sh:path ex:name ; sh:uniqueLang true ; sh:message "One name in a language." .
    ex:has sh:path ex:friend ; sh:hasValue ex:a ; sh:message "Everybody's friend." .
    ex:digits sh:path ex:value ; sh:pattern "^[0-9.]+$" ; sh:message "Digits." , "Nothing else." .
    ex:whole sh:path ex:value ; sh:datatype xsd:integer ; sh:message "Whole." .
    ex:text sh:path ex:value ; sh:datatype xsd:string ; sh:message "Text." .
    ex:tagged sh:path ex:name ; sh:datatype rdf:langString ; sh:message "A language." .
    ex:kind sh:path ex:value ; sh:nodeKind sh:Literal ; sh:message "A literal." .
    ex:in sh:path ex:value ; sh:in ( 1 1.5 "1" ex:a ) ; sh:message "On the list." .
    ex:low sh:path ex:value ; sh:minInclusive 1 ; sh:message "At least one." .
    ex:high sh:path ex:value ; sh:maxInclusive 2.5 ; sh:message "Not more." .
    ex:before sh:path ex:value ; sh:lessThan ex:limit ; sh:message "Below the limit." .
    ex:other sh:path ex:value ; sh:disjoint ex:limit ; sh:message "Not the limit." .
    ex:node sh:path ex:friend ; sh:node [ sh:property [ sh:path ex:friend ; sh:node [ sh:class ex:Thing ] ] ] ;
        sh:message "A friend's friends are things." .
    ex:not sh:path ex:friend ; sh:not [ sh:property [ sh:path ex:value ; sh:hasValue 1 ] ] ; sh:message "Not a one." .
    ex:or sh:path ex:friend ; sh:or ( [ sh:class ex:Special ] [ sh:nodeKind sh:BlankNode ] ) ; sh:message "Special." .
    ex:one sh:path ex:friend ; sh:xone ( [ sh:class ex:Special ] [ sh:nodeKind sh:IRI ] [ sh:class ex:Thing ] ) ;
        sh:message "One of three." .
    ex:of sh:path ex:friend ; sh:qualifiedValueShape [ sh:class ex:Special ] ; sh:qualifiedMinCount 1 ;
        sh:message "A special friend." .
    ex:back sh:path [ sh:inversePath ex:friend ] ; sh:minCount 1 ; sh:message "A friend of somebody." .
    ex:far sh:path ( ex:friend [ sh:inversePath ex:friend ] ex:value ) ; sh:maxCount 3 ; sh:message "Not many values." .
    ex:Asked a sh:NodeShape ; sh:targetClass ex:Thing ; sh:sparql [ sh:message "{$this} has {?value}, {?more} too." ;
        sh:select """SELECT $this ?value ?more WHERE { $this <https://example.org/friend> ?value , ?more
            FILTER(isIRI(?value) && isIRI(?more) && STR(?value) < STR(?more)) }"""
    ] , [ sh:message "A friend of its own." ;
        sh:select "SELECT $this WHERE { $this <https://example.org/friend> $this }" ] .
'''
ODD_VALUES = """
    ex:Special rdfs:subClassOf ex:Rare . ex:Rare rdfs:subClassOf ex:Thing .
    ex:a a ex:Thing ; ex:name "A"@en , "Ah"@EN , "阿"@zh-Hant ; ex:value 1 , 2 , 2.5 , 3 ;
        ex:limit 2 , 9 ; ex:friend ex:a .
    ex:b a ex:Special ; ex:name "B" , 7 ; ex:friend ex:a , ex:c , ex:loose , _:nobody , "a word" ;
        ex:value "x"^^xsd:integer , "" , "2" , "1"^^xsd:decimal , "01"^^xsd:integer , true , ex:a , "2.5"@en .
    ex:c a ex:Rare , ex:Thing ; ex:value 1.5 , "1"^^xsd:string , "2002-05-01"^^xsd:date ; ex:limit "z" , 3 .
    ex:d a ex:Thing ; ex:friend ex:b , ex:d ; ex:value ex:d ; ex:limit ex:e , ex:d .
    ex:e a ex:Thing . ex:loose ex:name "Loose"@en ; ex:friend ex:b .
    _:nobody a ex:Thing ; ex:value "3.0"^^xsd:decimal ; ex:limit 4 .
"""


def turtle(text: str) -> Graph:
    return Graph().parse(data=PREFIXES + text, format="turtle")


def test_every_component_finds_what_pyshacl_finds_among_odd_values() -> None:
    data, shapes = turtle(ODD_VALUES), turtle(EVERY_COMPONENT)
    assert {*COMPONENTS, *TARGETS} <= set(shapes.predicates())
    found = shacl.ours(data, shapes)
    assert found == shacl.theirs(shacl.report_of(data, shapes))
    named = {shape for shape in shapes.subjects(SH.path) if isinstance(shape, URIRef)}
    assert named <= {shape for _, shape, *_ in found}, "each of them bites"


def test_a_value_that_is_no_number_is_within_no_bounds() -> None:
    data = turtle('ex:a a ex:Thing ; ex:value "nan"^^xsd:double , "NaN"^^xsd:float ; ex:limit 0.5 .')
    shapes = turtle("""ex:S sh:targetClass ex:Thing ; sh:property ex:low , ex:high , ex:less .
        ex:less sh:path ex:value ; sh:lessThan ex:limit .
        ex:low sh:path ex:value ; sh:minInclusive 0.5 . ex:high sh:path ex:value ; sh:maxInclusive 0.5 .""")
    assert len(shacl.ours(data, shapes)) == 6


@pytest.mark.parametrize(
    "unknown",
    [
        "ex:Thing sh:targetClass ex:Thing ; sh:closed true .",
        "ex:Thing sh:targetClass ex:Thing ; sh:property [ sh:path ex:name ; sh:minLength 3 ] .",
        "ex:Thing sh:targetClass ex:Thing ; sh:property [ sh:path [ sh:zeroOrMorePath ex:name ] ; sh:minCount 3 ] .",
    ],
)
def test_what_is_not_understood_is_refused_rather_than_passed_over(unknown: str) -> None:
    with pytest.raises(NotImplementedError, match=r"closed|minLength|path"):
        read_shapes(turtle(unknown))


@cache
def every_shape() -> Graph:
    graph = Graph()
    for file in sorted(SHAPES.glob("*.ttl")):
        graph.parse(file)
    return graph


@cache
def tea() -> Graph:
    graph = Graph()
    for subject, predicate, value, _ in to_rdf(read("tests/maps/tea")).quads():
        graph.add((subject, predicate, value))
    return graph


@pytest.mark.parametrize("seed", range(6))
def test_a_map_that_was_tampered_with_breaks_the_same_shapes(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  nothing is kept secret here
    data = tampered(tea(), chance, changes=60)
    data += vocabulary_graph()
    found = shacl.ours(data, every_shape())
    assert len(found) > 10
    assert found == shacl.theirs(shacl.report_of(data, every_shape()))


def tampered(original: Graph, chance: random.Random, changes: int) -> Graph:
    """Return the triples with some gone, some said of another subject, and some with another object."""
    triples = sorted(original)
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    for subject, predicate, value in chance.sample(triples, changes):
        other_subject, _, other_value = chance.choice(triples)
        change = chance.choice(["drop", "move", "replace", "add"])
        if change != "add":
            graph.remove((subject, predicate, value))
        if change == "move":
            graph.add((other_subject, predicate, value))
        elif change in ("replace", "add"):
            graph.add((subject, predicate, other_value))
    return graph


def test_a_sound_map_has_no_problem_and_the_paper_only_warnings() -> None:
    assert check_shapes(to_rdf(read("tests/maps/tea"))) == []
    problems = check_shapes(to_rdf(read("maps/globalization-2002")))
    assert {(each.severity, each.remedy) for each in problems} == {
        ("warning", "shape StatisticScope-begin"),
        ("warning", "shape StatisticScope-place"),
    }

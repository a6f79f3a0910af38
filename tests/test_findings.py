"""What the analysis found can be asked for in SPARQL, and is written once however often it runs."""

from __future__ import annotations

import networkx as nx
import pytest

from graph import acceptance, strength
from graph.analysis import READINGS, analyse
from graph.checks import check_shapes
from graph.findings import annotate
from graph.pipeline import Loaded, load
from graph.queries import query
from graph.vocabulary import CP, PROV, RDF, graph_name


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load("maps/globalization-2002", shapes=False)


def analysis_graphs(loaded: Loaded) -> list[str]:
    prefix = str(graph_name("analysis", loaded.map.id))
    return [str(g.identifier) for g in loaded.dataset.graphs() if str(g.identifier).startswith(prefix)]


def test_a_second_run_changes_nothing(loaded: Loaded) -> None:
    before = set(loaded.dataset.quads())
    annotate(loaded.dataset, analyse(loaded.network), loaded.map.id)
    assert set(loaded.dataset.quads()) == before
    assert len(analysis_graphs(loaded)) == 1


@pytest.mark.parametrize("reading", READINGS)
def test_the_query_gives_the_same_open_criticisms_as_the_analysis(loaded: Loaded, reading: str) -> None:
    rows = query(loaded.dataset, "unanswered-criticisms", basis=reading)
    assert rows.columns == ("id", "text_en", "text_zh_hant", "section")
    assert sorted(row[0] or "" for row in rows.rows) == sorted(loaded.analysis.open[reading])


@pytest.mark.parametrize("reading", READINGS)
def test_the_answer_status_in_the_graph_is_the_analysis_own(loaded: Loaded, reading: str) -> None:
    rows = query(
        loaded.dataset,
        f"""PREFIX cp: <https://w3id.org/counterpoint/ns#> PREFIX cps: <https://w3id.org/counterpoint/scheme/>
        SELECT ?about WHERE {{ ?result cp:method cps:answer-status ; cp:label cps:open ; cp:about ?about
        FILTER(STRENDS(STR(?result), ".{reading}")) }}""",
    )
    assert sorted(str(row[0]).rsplit("/", 1)[1] for row in rows.rows) == sorted(loaded.analysis.open[reading])


def test_every_result_says_which_run_made_it(loaded: Loaded) -> None:
    results = set(loaded.dataset.subjects(RDF.type, CP.Result))
    assert results
    assert all((result, PROV.wasGeneratedBy, None) in loaded.dataset for result in results)


def test_the_meta_graph_describes_every_other_graph(loaded: Loaded) -> None:
    meta = loaded.dataset.graph(graph_name("meta"))
    named = {g.identifier for g in loaded.dataset.graphs() if len(g) and g.identifier != meta.identifier}
    assert {name for name in named if "/graph/" in str(name)} <= set(meta.subjects(RDF.type, PROV.Entity))


@pytest.mark.parametrize("semantics", [each for each in acceptance.SEMANTICS if each != "grounded"])
def test_the_graph_says_where_every_node_stands_as_the_analysis_does(loaded: Loaded, semantics: str) -> None:
    assert labels(loaded, semantics) == dict(loaded.analysis.standings[semantics])


@pytest.mark.parametrize("reading", acceptance.READINGS)
def test_the_graph_says_what_stands_under_every_meaning_of_support(loaded: Loaded, reading: str) -> None:
    assert labels(loaded, reading) == dict(loaded.analysis.bipolar[reading])
    assert set(labels(loaded, reading).values()) >= {"in", "out"}


@pytest.mark.parametrize("semantics", strength.SEMANTICS)
def test_the_graph_has_the_strength_of_every_node(loaded: Loaded, semantics: str) -> None:
    rows = query(
        loaded.dataset,
        f"""PREFIX cp: <https://w3id.org/counterpoint/ns#> PREFIX cps: <https://w3id.org/counterpoint/scheme/>
        SELECT ?about ?value WHERE {{ ?result cp:method cps:{semantics} ; cp:value ?value ; cp:about ?about }}""",
    )
    found = {name(row[0]): float(row[1] or "nan") for row in rows.rows}
    assert found == pytest.approx(loaded.analysis.strengths[semantics].values, abs=1e-11)
    assert labels(loaded, semantics) == {"map": "exact"}


def test_a_strength_that_is_no_answer_has_a_word_and_no_number() -> None:
    loaded = load("tests/maps/tea", shapes=False)
    network = nx.MultiDiGraph(loaded.network)
    sides = [f"{side}{number}" for side in "ab" for number in range(3)]
    network.add_nodes_from(sides, base_score=0.9, kind="claim")
    for one in sides:
        for other in sides:
            if one[0] != other[0]:
                network.add_edge(one, other, key=f"{one}-{other}", relation="attacks", basis="explicit")
    annotate(loaded.dataset, analyse(network), loaded.map.id)
    found = labels(loaded, "df-quad")
    assert {found[side] for side in sides} == {"unstable"}
    assert found["map"] == "unstable"


@pytest.mark.parametrize("reading", READINGS)
def test_the_graph_says_which_responses_are_in_the_cheapest_set_and_what_it_costs(loaded: Loaded, reading: str) -> None:
    portfolio = loaded.analysis.decisions[reading].portfolio
    chosen = of_reading(loaded, "portfolio", reading, "?result cp:label cps:chosen")
    assert sorted(name(about) for about, _ in chosen) == sorted(portfolio.responses)
    for method, value in (("portfolio-cost", portfolio.cost), ("portfolio-bound", portfolio.bound)):
        [(about, found)] = of_reading(loaded, method, reading)
        assert (name(about), float(found)) == ("map", value)


@pytest.mark.parametrize("reading", READINGS)
def test_the_graph_names_the_response_that_a_criticism_hangs_on(loaded: Loaded, reading: str) -> None:
    found = of_reading(loaded, "sole-answer", reading, "?result cp:contributor ?value")
    held = {
        (response, each) for response, all_ in loaded.analysis.decisions[reading].sole_answers.items() for each in all_
    }
    assert {(name(response), name(criticism)) for criticism, response in found} == held
    assert held


def test_the_graph_says_what_moved_a_claim_and_by_how_much(loaded: Loaded) -> None:
    rows = query(
        loaded.dataset,
        """PREFIX cp: <https://w3id.org/counterpoint/ns#> PREFIX cps: <https://w3id.org/counterpoint/scheme/>
        SELECT ?about ?by ?value WHERE { ?r cp:method cps:removal ; cp:about ?about ; cp:contributor ?by .
        ?r cp:value ?value }""",
    )
    found = {(name(about), name(by)): float(str(value)) for about, by, value in rows.rows}
    held = {(node, each.contributor): each.value for node, by in loaded.analysis.movers.items() for each in by}
    assert found == pytest.approx(held, abs=1e-11)
    assert held


def test_everything_that_the_analysis_writes_conforms_to_the_shapes() -> None:
    assert check_shapes(load("tests/maps/tea", shapes=False).dataset) == []


def of_reading(
    loaded: Loaded, method: str, reading: str, what: str = "?result cp:value ?value"
) -> list[tuple[str, str]]:
    """Return what the results of a method are about, with a value, where they count the bases of this reading alone."""
    rows = query(
        loaded.dataset,
        f"""PREFIX cp: <https://w3id.org/counterpoint/ns#> PREFIX cps: <https://w3id.org/counterpoint/scheme/>
        SELECT ?about ?value WHERE {{
            {{ SELECT ?result (COUNT(DISTINCT ?basis) AS ?bases) {{ ?result cp:method cps:{method} ; cp:basis ?basis }}
               GROUP BY ?result }}
            ?result cp:about ?about . {what} FILTER(?bases = {READINGS.index(reading) + 1}) }}""",
    )
    return [(str(about), str(value)) for about, value in rows.rows]


def labels(loaded: Loaded, method: str) -> dict[str, str]:
    rows = query(
        loaded.dataset,
        f"""PREFIX cp: <https://w3id.org/counterpoint/ns#> PREFIX cps: <https://w3id.org/counterpoint/scheme/>
        SELECT ?about ?label WHERE {{ ?result cp:method cps:{method} ; cp:label ?label ; cp:about ?about }}""",
    )
    return {name(row[0]): name(row[1]) for row in rows.rows}


def name(iri: object) -> str:
    return str(iri).rsplit("/", 1)[1]

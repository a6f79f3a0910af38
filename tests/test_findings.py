"""What the analysis found can be asked for in SPARQL, and is written once however often it runs."""

from __future__ import annotations

import pytest

from graph.analysis import READINGS, analyse
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

"""Maps of any size, for tests and benchmarks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import networkx as nx

from graph.authoring.new import skeleton_map
from graph.model import ArgumentMap, Document, Element, Named, Passage, Relation, Section, Span, Stance
from graph.network import reified_relations


def large_map(claims: int) -> dict[str, str]:
    """Return the files of a map with so many claims, each with two stances and one relation."""
    head = skeleton_map("large")["map.yaml"].split("claims:")[0].replace("thesis: proposal\n", "")
    entries = "".join(
        f"  c-{n}:\n    en: The {n}th thing is so.\n    zh-Hant: 第{n}件事。\n    label: {{en: {n}, zh-Hant: 事{n}}}\n"
        f"    topic: issue\n    type: fact\n    side: pro\n"
        "    stances:\n      - {holder: critics, reporter: authors, hedge: possibility}\n      - {attitude: reports}\n"
        for n in range(claims)
    )
    steps = "".join(
        f"  - {{from: [c-{n}, c-{(n + 7) % claims}], supports: c-{(n + 1) % claims}, linked: true}}\n"
        for n in range(claims)
    )
    return {"map.yaml": head, "body.yaml": f"claims:\n{entries}relations:\n{steps}"}


def written(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def debate(size: int, seed: int = 1) -> ArgumentMap:
    """Return a map of so many elements, about as mixed as a real debate: sections of 60, themes of 100 to 200.

    Of nine elements, one is a policy response, one is evidence, three are criticisms. Each element has one relation to
    a near one, and three in ten have a second, far away.
    """
    chance = Random(seed)  # noqa: S311  # no secret
    sections = tuple(
        Section(f"{n // 10 + 1}.{n % 10 + 1}", _words("Section", "章節", n), (Span(n * 6000, n * 6000 + 5999),))
        for n in range(max(1, size // 60))
    )
    topics = [f"theme-{n}" for n in range(max(3, min(size // 100, 120)))]
    holders = [f"holder-{n}" for n in range(24)]
    elements = dict(_elements(size, sections, topics, holders, chance))
    relations = {relation.id: relation for relation in _relations(elements, chance)}
    text = Document("text", "text.txt", 6000 * len(sections), "en", _words("Text", "文本", 1), sections)
    return ArgumentMap(
        "debate",
        _words("Debate", "辯論", size),
        _words("A made-up debate of elements:", "虛構的辯論，元素數：", size),
        ("en", "zh-Hant"),
        "1",
        "https://example.org/licence",
        "debate",
        documents={"text": text},
        topics={name: Named(name, _words("theme", "主題", n)) for n, name in enumerate(topics)},
        actors={name: Named(name, _words("holder", "持有者", n)) for n, name in enumerate(holders)},
        elements=elements,
        relations=relations,
    )


def _words(english: str, chinese: str, number: int) -> dict[str, str]:
    return {"en": f"{english} {number}", "zh-Hant": f"{chinese}{number}"}


KINDS = ("claim", "criticism", "claim", "evidence", "criticism", "claim", "policy_response", "claim", "criticism")


def _elements(
    size: int, sections: tuple[Section, ...], topics: list[str], holders: list[str], chance: Random
) -> Iterator[tuple[str, Element]]:
    for n in range(size):
        name, looks = f"e{n}", KINDS[n % len(KINDS)]
        section = sections[n * len(sections) // size]
        start = section.spans[0].start + n % 100 * 50
        words = f"{looks.replace('_', ' ')} {n} says that the {n % 97}th measure has effect {chance.randrange(size)}"
        yield (
            name,
            Element(
                name,
                "claim" if looks == "criticism" else looks,
                {
                    "en": f"A {words}, as far as anybody can tell.",
                    "zh-Hant": f"第{n}項主張認為，第{n % 97}項措施具有某種效果。",
                },
                {"en": f"{looks[:9]} on measure {n % 97} ({n})", "zh-Hant": f"措施{n % 97}之論點{n}"},
                (Passage("text", (Span(start, start + 40),), section.number, n % 9 + 1, n % 5 + 1),),
                (Stance(f"{name}.stance", name, chance.choice(holders), "asserts"),),
                (topics[min(len(topics) - 1, n * len(topics) // size)] if n % 3 else chance.choice(topics),),
                criticizes=("holder-0",) if looks == "criticism" else (),
            ),
        )


def _relations(elements: dict[str, Element], chance: Random) -> Iterator[Relation]:
    names = list(elements)
    for n, name in enumerate(names[1:], start=1):
        near = names[max(0, n - chance.randrange(1, 40))]
        far = names[chance.randrange(len(names))]
        for target in dict.fromkeys((near, far) if n % 10 < 3 else (near,)):
            if target != name:
                yield _relation(elements[name], elements[target], chance)


def _relation(source: Element, target: Element, chance: Random) -> Relation:
    answers = source.kind == "policy_response" and bool(target.criticizes)
    kind = "answers" if answers else chance.choice(("supports", "supports", "attacks", "causes"))
    basis = chance.choice(("explicit", "implicit", "analyst"))
    coverage = chance.choice(("direct", "partial", "indirect")) if answers else ""
    return Relation(f"{source.id}.{kind}.{target.id}", kind, (source.id,), target.id, basis, coverage=coverage)


def network_of(map: ArgumentMap) -> nx.MultiDiGraph[str]:  # noqa: A002
    """Return the network of a map of `debate`, as `graph.network` would after minutes of RDF."""
    assert not reified_relations(map)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, element in map.elements.items():
        role = "criticism" if element.criticizes else ""
        network.add_node(name, kind=element.kind, roles=role, base_score=0.5, importance=1.0, cost=1.0)
    for name, relation in map.relations.items():
        facts = {"relation": relation.kind, "basis": relation.basis, "coverage": relation.coverage, "strength": 1.0}
        network.add_edge(*relation.sources, relation.target, key=name, **facts)
    return network

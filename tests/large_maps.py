"""Maps of any size, for tests and benchmarks."""

from __future__ import annotations

from pathlib import Path

from graph.authoring.new import skeleton_map


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

"""The finished HTML file: data that cannot become markup, and a policy under which nothing else can run."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from graph.model import ArgumentMap
from graph.page import assets

__all__ = ["document", "inert_json", "policy"]

_ESCAPES: Final = {mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}

LARGE: Final = 500_000
"""Data of more bytes than this stand in the page compressed."""


def document(map: ArgumentMap, data: Mapping[str, Any]) -> str:  # noqa: A002
    """Return the page that shows ``data``."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    style, vis, script = assets.style(), assets.vis_network(), assets.script()
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    language = map.languages[0] if map.languages else "en"
    held = embedded(data)
    return environment.from_string(assets.template()).render(
        language=language,
        title=map.title.get(language, map.id),
        policy=policy([script, vis], [style]),
        data_kind=held["kind"],
        data=Markup(held["text"]),  # noqa: S704  # base64, or escaped below
        style=Markup(style),  # noqa: S704  # our own file
        vis=assets.packed(vis),
        vis_licence=Markup(assets.licence(vis)),  # noqa: S704  # pyvis's file, pinned by version
        script=Markup(script),  # noqa: S704  # our own files
    )


def inert_json(data: object) -> str:
    r"""Return JSON in which nothing can close the script element around it.

    >>> print(inert_json({"a": "</script>&"}))
    {"a":"\u003c/script\u003e\u0026"}
    """
    return _escaped(_json(data))


def embedded(data: object) -> dict[str, str]:
    """Return the data as the template sets them: their kind, and text in which nothing can end their element."""
    text = _json(data)
    if len(text.encode()) > LARGE:
        return {"kind": "application/zlib", "text": assets.packed(text)}
    return {"kind": "application/json", "text": _escaped(text)}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _escaped(text: str) -> str:
    for mark, escape in _ESCAPES.items():
        text = text.replace(mark, escape)
    return text


def policy(scripts: list[str], styles: list[str]) -> str:
    """Return the Content-Security-Policy: these scripts and styles, pictures made in the page, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_source, scripts))}",
            f"style-src {' '.join(map(_source, styles))}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

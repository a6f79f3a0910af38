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

_ESCAPES: Final = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def document(map: ArgumentMap, data: Mapping[str, Any]) -> str:  # noqa: A002
    """Return the page that shows ``data``."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    style, vis, script = assets.style(), assets.vis_network(), assets.script()
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    language = map.languages[0] if map.languages else "en"
    return environment.from_string(assets.template()).render(
        language=language,
        title=map.title.get(language, map.id),
        policy=policy([script, vis], [style]),
        data=Markup(inert_json(data)),  # noqa: S704  # escaped one line below
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
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).translate(_ESCAPES)


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

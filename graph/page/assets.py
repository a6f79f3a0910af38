"""The files that make up the page: its own scripts, styles and texts, and vis-network out of the installed pyvis.

The scripts are ES modules, so that an editor and a test can follow them, but a page without network has no address to
load a module from. So they stand one after the other in one script, in the order of `SCRIPTS`, each in a function of
its own that returns what it exports: a module may import only from modules before it. The functions are asynchronous,
as modules are: `data` waits for what it unpacks.
"""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64encode
from importlib.resources import files
from typing import Final

__all__ = ["SCRIPTS", "STYLES", "VIS", "licence", "packed", "script", "strings", "style", "template", "vis_network"]

VIS: Final = ("lib", "vis-9.1.2", "vis-network.min.js")
"""Where pyvis keeps vis-network."""

SCRIPTS: Final = (
    "inflate",
    "columns",
    "grouping",
    "later",
    "unpack",
    "data",
    "state",
    "dom",
    "vis-loader",
    "language",
    "symbols",
    "strength-bars",
    "theme",
    "folding",
    "sounds",
    "search-index",
    "search",
    "polarity",
    "strength-formulas",
    "strength-plan",
    "strength-settling",
    "strength",
    "grounded",
    "what-if",
    "what-if-outcome",
    "readings",
    "facets",
    "bearing",
    "roll",
    "nearest-answer",
    "announce",
    "tour-steps",
    "answer-order",
    "answer-groups",
    "answer-rows",
    "answer-bars",
    "answer-folds",
    "answer-blocks",
    "answer-curves",
    "answer-places",
    "answer-map",
    "headline",
    "shortest-path",
    "route-state",
    "route-bar",
    "details-relations",
    "details-source",
    "details-findings",
    "details-what-if",
    "details",
    "start-panel",
    "card-drawing",
    "painting",
    "picture",
    "tabs",
    "label-places",
    "svg-context",
    "atlas-geometry",
    "atlas-regions",
    "atlas-names",
    "atlas-sight",
    "atlas-minimap",
    "atlas-canvas",
    "atlas-view",
    "glide",
    "view-passage",
    "line-heads",
    "claim-card",
    "argument-tree",
    "argument-layout",
    "argument-view",
    "route-view",
    "matrix-cells",
    "matrix-measures",
    "matrix-marks",
    "matrix-sheet",
    "matrix-places",
    "matrix-view",
    "tree-items",
    "tree-view",
    "table-view",
    "sheets",
    "downloads",
    "questions-state",
    "questions-cells",
    "questions-view",
    "filter-panel",
    "tour",
    "dialogs",
    "help",
    "citation",
    "export-dialog",
    "settings",
    "undo",
    "what-if-tray",
    "search-box",
    "toolbar",
    "keys",
    "main",
)
STYLES: Final = (
    "tokens",
    "base",
    "toolbar",
    "search",
    "headline",
    "answers",
    "panel",
    "findings",
    "what-if",
    "filters",
    "atlas",
    "cards",
    "argument",
    "route",
    "matrix",
    "tree",
    "table",
    "questions",
    "overlays",
    "dialogs",
    "narrow",
    "print",
)
LANGUAGES: Final = ("en", "zh-Hant")

_IMPORT = re.compile(r"^import \{([^}]*)\} from '\./([\w-]+)\.js';$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function\*?|class) (\w+))", re.MULTILINE)


def script() -> str:
    """Return the page's own script, from which no name leaks.

    >>> script().startswith("(async () => {")
    True
    """
    return "(async () => {\n'use strict';\n" + "".join(map(_module, SCRIPTS)) + "})();\n"


def _module(name: str) -> str:
    """Return a module as a function that is called where it stands, and whose result is what it exports."""
    text = _text("js", f"{name}.js")
    exports = ", ".join(_EXPORT.findall(text))
    body = _IMPORT.sub(lambda found: f"const {{{found[1].replace(' as ', ': ')}}} = {_result(found[2])};", text)
    return f"const {_result(name)} = await (async () => {{\n{_EXPORT.sub('', body)}return {{ {exports} }};\n}})();\n"


def _result(module: str) -> str:
    return "$" + module.replace("-", "_")


def style() -> str:
    """Return the page's style sheet."""
    return "\n".join(_text("css", f"{name}.css") for name in STYLES)


def strings() -> dict[str, dict[str, str]]:
    """Return the texts of the surface, by language and name."""
    return {language: json.loads(_text("strings", f"strings.{language}.json")) for language in LANGUAGES}


def template() -> str:
    """Return the Jinja template of the page."""
    return _text("template.html.j2")


def vis_network() -> str:
    """Return vis-network with its licence, as the page will run it.

    >>> "@version 9.1.2" in vis_network()
    True
    """
    text = _lines(files("pyvis").joinpath(*VIS).read_text(encoding="utf-8"))
    # Developer tools would look for the source map beside the page.
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("//# sourceMappingURL="))


def licence(source: str) -> str:
    """Return the comment at the head of a script, in which its authors and its licence stand.

    >>> licence("/*! free to use */ run();")
    '/*! free to use */'
    """
    return source[: source.index("*/") + 2]


def packed(text: str) -> str:
    """Return the text compressed and in base64, a third of its size; `js/inflate.js` unpacks it.

    >>> from base64 import b64decode
    >>> zlib.decompress(b64decode(packed("words"))).decode()
    'words'
    """
    return b64encode(zlib.compress(text.encode(), 9)).decode()


def _text(*path: str) -> str:
    return _lines(files("graph.page").joinpath(*path).read_text(encoding="utf-8"))


def _lines(text: str) -> str:
    """Return the text as an HTML parser will see it, or the hash in the policy would be of another text."""
    return text.replace("\r\n", "\n").replace("\r", "\n")

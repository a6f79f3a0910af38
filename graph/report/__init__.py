"""The report: what a debate is, what in it is unanswered, what answers what, and what leans on what.

`markdown` says it in one language for a terminal or a repository, `html` in every language of the map as one page that
needs no script, no network and no other file.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

import networkx as nx
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from markupsafe import escape as escape_html

from graph.analysis import Analysis
from graph.model import BASES, ArgumentMap
from graph.report import charts
from graph.report.facts import STATUSES, Carried, Facts, Theme, gather
from graph.report.markdown import Verbatim, escape, link
from graph.report.mentions import Mentions
from graph.report.pictures import pictures
from graph.report.words import Words

TRAILING = re.compile(r"[ ]+$", re.MULTILINE)
BLANKS = re.compile(r"\n{3,}")

__all__ = ["html", "markdown", "report_files"]


def report_files(argument_map: ArgumentMap, network: nx.MultiDiGraph[str], analysis: Analysis) -> dict[str, bytes]:
    """Return ``report.md`` and ``report.html``, each in every language of the map."""
    parts = (markdown(argument_map, network, analysis, language) for language in argument_map.languages)
    return {
        "report.md": "\n---\n\n".join(parts).encode(),
        "report.html": html(argument_map, network, analysis).encode(),
    }


def markdown(argument_map: ArgumentMap, network: nx.MultiDiGraph[str], analysis: Analysis, language: str = "en") -> str:
    """Return the report in one language as Markdown; no text of the map can become markup.

    A language that the map or the report lacks falls back to English, text by text.
    """
    facts = gather(argument_map, network, analysis)
    words = Words(argument_map, language)
    text = (
        _markdown_templates()
        .get_template("report.md.j2")
        .render(
            _common(argument_map, analysis, facts) | pictures(network, analysis, facts),
            w=words,
            m=Mentions(words, escape, link),
            symbols=charts.SYMBOLS,
            theme_chart=lambda theme: charts.symbols(_by_status(theme)),
            response_chart=lambda response: charts.symbols(_by_basis(response)),
        )
    )
    return BLANKS.sub("\n\n", f"{TRAILING.sub('', text).rstrip()}\n")


def html(argument_map: ArgumentMap, network: nx.MultiDiGraph[str], analysis: Analysis) -> str:
    """Return the report as one page: every language of the map in a part of its own, the first one shown first."""
    facts = gather(argument_map, network, analysis)
    words = [Words(argument_map, language) for language in argument_map.languages]
    templates = _html_templates()
    style = templates.get_template("report.css.j2").render(languages=argument_map.languages)
    most_in_theme = charts.longest(len(theme.criticisms) for theme in facts.themes)
    most_carried = charts.longest(response.total for response in facts.responses)
    text = templates.get_template("report.html.j2").render(
        _common(argument_map, analysis, facts) | pictures(network, analysis, facts),
        words=words,
        mentions=[Mentions(each, escape_html, _link) for each in words],
        style=Markup(style),  # noqa: S704 - our own file, and tags of languages, which have only letters, digits and -
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        whole=charts.grid(_by_status(facts)),
        theme_chart=lambda theme: charts.row(_by_status(theme), most_in_theme),
        response_chart=lambda response: charts.row(_by_basis(response), most_carried),
        summary=_summary,
        carried=_carried,
    )
    return f"{text}\n"


@cache
def _markdown_templates() -> Environment:
    environment = Environment(loader=PackageLoader("graph.report"), undefined=StrictUndefined)  # noqa: S701 - for HTML only
    environment.finalize = escape
    environment.filters["verbatim"] = Verbatim
    return environment


@cache
def _html_templates() -> Environment:
    return Environment(loader=PackageLoader("graph.report"), undefined=StrictUndefined, autoescape=True)


def _common(argument_map: ArgumentMap, analysis: Analysis, facts: Facts) -> dict[str, object]:
    return {
        "map": argument_map,
        "analysis": analysis,
        "facts": facts,
        "statuses": STATUSES,
        "bases": BASES,
        "critical": sum(len(row.sole) for row in facts.responses),
        "percent": lambda share: f"{share * 100:.0f}",
        "plain": lambda value: str(value).lower() if isinstance(value, bool) else str(value),
    }


def _link(name: str, address: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, name)


def _by_status(those: Facts | Theme) -> charts.Counts:
    return [(status, [each.element.id for each in those.standing(status)]) for status in STATUSES]


def _by_basis(response: Carried) -> charts.Counts:
    return [(basis, response.answered[basis]) for basis in BASES]


def _summary(words: Words, those: Facts | Theme) -> str:
    """Return what a chart of criticisms shows, in words."""
    return _described(words, _by_status(those))


def _carried(words: Words, response: Carried) -> str:
    """Return what a chart of a response shows, in words."""
    return _described(words, _by_basis(response))


def _described(words: Words, counts: charts.Counts) -> str:
    return words.say("comma").join(f"{len(names)} {words.say(f'status.{status}')}" for status, names in counts if names)

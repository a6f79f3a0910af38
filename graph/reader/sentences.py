"""Every refusal of a form in our own words: the value, the place, what is allowed, how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Final, NamedTuple, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from graph.errors import Place, Problem, did_you_mean
from graph.reader import forms
from graph.reader.forms import TEXT, Authored, Form
from graph.reader.tree import MAX_PROBLEMS, Entry, Mapping, Node, Scalar, Sequence, Tree
from graph.reader.values import ID, LANGUAGE, SHOWN, Wrong, short

__all__ = ["problems"]

Location = tuple[int | str, ...]


class _Spot(NamedTuple):
    """What stands where an error was found: the value, its key, and the places of both."""

    node: Node
    key: str
    key_place: Place
    place: Place

    @property
    def shown(self) -> str:
        """The value in a few words."""
        if isinstance(self.node, Scalar):
            return "nothing" if self.node.value is None else short(self.node.value)
        return "a list" if isinstance(self.node, Sequence) else "a mapping"


def problems(error: ValidationError, tree: Tree, languages: tuple[str, ...] | None) -> Iterator[Problem]:
    """Yield a problem for every error of one file, in the file's order of keys."""
    details = error.errors(include_url=False)
    bad_keys = {detail["loc"][:-1] for detail in details if detail["loc"][-1:] == ("[key]",)}
    for detail in details[:MAX_PROBLEMS]:
        if detail["loc"] not in bad_keys:
            yield _problem(detail, tree, languages or ())
    if len(details) > MAX_PROBLEMS:
        place = _find(tree, details[MAX_PROBLEMS]["loc"]).place
        yield Problem(place, f"{len(details) - MAX_PROBLEMS} more problems in this file", "mend the others first")


def _problem(detail: ErrorDetails, tree: Tree, languages: tuple[str, ...]) -> Problem:
    location = tuple(part for part in detail["loc"] if part not in {TEXT, "[key]"})
    spot = _find(tree, location)
    kind = detail["type"]
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Wrong):
        return _wrong(cause, detail, spot, languages)
    if kind == "extra_forbidden":
        message, remedy = _unknown_key(spot.key, _form_at(location[:-1]), languages)
        return Problem(spot.key_place, message, _comma(spot) or remedy)
    if kind == "missing":
        return Problem(spot.key_place, *_missing(location))
    message, remedy = SENTENCES.get(kind, _unforeseen)(detail, spot)
    return Problem(spot.key_place if detail["loc"][-1] == "[key]" else spot.place, message, remedy)


def _find(tree: Tree, location: Location) -> _Spot:
    """Walk down as far as the tree goes; what a form adds to the way, as the index of a lone value, is passed over."""
    node: Node = tree.root
    holder: Node | Entry = tree.root
    key = ""
    for part in location:
        if isinstance(node, Mapping) and part in node.entries:
            holder, key = node.entries[str(part)], str(part)
            node = holder.node
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            holder = node = node.items[part]
    return _Spot(node, key, tree.place(holder), tree.place(node))


@cache
def _inner(form: type[Form], key: str) -> tuple[type[Form] | None, bool]:
    """Return the form below a key, and whether a mapping or list of such forms stands between."""
    for name, field in form.model_fields.items():
        if key == (field.alias or name):
            return _form_in(field.annotation)
    return None, False


def _form_in(annotation: object) -> tuple[type[Form] | None, bool]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation, False) if issubclass(annotation, Form) else (None, False)
    several = get_origin(annotation) in {dict, list}
    for inner in get_args(annotation):
        found, deeper = _form_in(inner)
        if found:
            return found, several or deeper
    return None, False


def _form_at(location: Location) -> type[Form]:
    """Return the form that a location leads to."""
    form: type[Form] = Authored
    parts = iter(location)
    for part in parts:
        inner, several = _inner(form, str(part))
        if inner:
            form = inner
            if several:
                next(parts, None)
    return form


def _wrong(cause: Wrong, detail: ErrorDetails, spot: _Spot, languages: tuple[str, ...]) -> Problem:
    if detail["loc"][-1] == "[key]":
        remedy = did_you_mean(spot.key, languages) or _comma(spot) or cause.remedy
        return Problem(spot.key_place, str(cause), remedy)
    whole_entry = not isinstance(spot.node, Scalar)
    return Problem(spot.key_place if whole_entry else spot.place, _about(spot, str(cause)), cause.remedy)


def _comma(spot: _Spot) -> str:
    """Return what to do about a key that is the rest of a text, cut off at a comma between braces."""
    cut_off = isinstance(spot.node, Scalar) and spot.node.value is None and not re.search(LANGUAGE, spot.key)
    return "if it belongs to the text before it, put the whole in quotes: it has a comma" if cut_off else ""


def _about(spot: _Spot, message: str) -> str:
    name = spot.key if spot.key.isprintable() and len(spot.key) < SHOWN else short(spot.key)
    return f"{name}: {message}" if spot.key else message


@cache
def _unknown_key(key: str, form: type[Form], languages: tuple[str, ...]) -> tuple[str, str]:
    worded = languages if issubclass(form, forms.Worded) else ()
    message = f"{short(key)} is not a key of {_a(form.noun)}"
    elsewhere = [
        other.noun for other in _FORMS if key in set(other.keys()) and other is not form and not issubclass(form, other)
    ]
    known = (*form.keys(), *worded)
    if elsewhere and not get_close_matches(key, known, n=1, cutoff=0.8):
        return message, f"it belongs to {_a(elsewhere[0])}"
    if near := did_you_mean(key, known):
        return message, near
    return message, f"its keys are {', '.join((*worded, *form.keys()))}" if form.keys() or worded else ""


_FORMS: Final = (
    forms.Claim,
    forms.Response,
    forms.Evidence,
    forms.Stance,
    forms.Relation,
    forms.Statistic,
    forms.Document,
    forms.Defaults,
    forms.Actor,
    forms.Event,
    forms.OrderedList,
    forms.Authored,
)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _missing(location: Location) -> tuple[str, str]:
    form = _form_at(location[:-1])
    key = str(location[-1])
    description = next(
        field.description or "" for name, field in form.model_fields.items() if (field.alias or name) == key
    )
    return f"{_a(form.noun)} needs the key {key!r}", f"{key}: {description[:1].lower()}{description[1:].rstrip('.')}"


def _needs(what: str, remedy: str) -> Callable[[ErrorDetails, _Spot], tuple[str, str]]:
    def sentence(_detail: ErrorDetails, spot: _Spot) -> tuple[str, str]:
        return _about(spot, f"{what} is needed here, not {spot.shown}"), remedy

    return sentence


def _not_allowed(detail: ErrorDetails, spot: _Spot) -> tuple[str, str]:
    allowed = detail["ctx"]["expected"].replace(" or ", ", ").replace("'", "")
    words = allowed.split(", ")
    near = did_you_mean(spot.node.value, words) if isinstance(spot.node, Scalar) and spot.node.value else ""
    return _about(spot, f"{spot.shown} is not allowed; allowed: {allowed}"), near or "choose one of them"


def _misformed(detail: ErrorDetails, spot: _Spot) -> tuple[str, str]:
    what, remedy = PATTERNS.get(detail["ctx"]["pattern"], ("a value of this form", ""))
    is_key = detail["loc"][-1] == "[key]"
    value = spot.key if is_key else spot.node.value if isinstance(spot.node, Scalar) else ""
    message = f"{short(value)} is not {what}"
    suggestion = _slug(value or "") if what == AN_ID else ""
    return message if is_key else _about(spot, message), f"write {suggestion}; {remedy}" if suggestion else remedy


def _slug(value: str) -> str:
    parts = "".join(c if c.isascii() and c.isalnum() else "-" for c in value.lower()).split("-")
    return "-".join(part for part in parts if part)


def _blank(_detail: ErrorDetails, spot: _Spot) -> tuple[str, str]:
    return _about(spot, "the text is blank"), "write the words, or leave the key out if it is optional"


def _too_few(_detail: ErrorDetails, spot: _Spot) -> tuple[str, str]:
    return _about(spot, "the list is empty"), "name at least one, or leave the key out if it is optional"


def _unforeseen(detail: ErrorDetails, spot: _Spot) -> tuple[str, str]:
    return _about(
        spot, f"{spot.shown} cannot be used here ({detail['type'].replace('_', ' ')})"
    ), "see the authoring guide"


AN_ID: Final = "an id"
PATTERNS: Final = {
    ID: (AN_ID, "an id has small letters a-z and digits, with single hyphens between"),
    LANGUAGE: ("a language", "write a tag such as en or zh-Hant"),
    forms.VERSION: ("a version", "write three numbers, as in 1.0.0"),
    forms.SHA256: ("a SHA-256 digest", "write 64 digits 0-9 and a-f, as sha256sum prints them"),
    forms.LICENCE: (
        "a web address",
        "write the address of the licence, as in https://creativecommons.org/licenses/by/4.0/",
    ),
    forms.SECTION: ("the number of a section", "write letters, digits, '-' and '.', as in 2-4"),
}
_MAPPING: Final = _needs("a mapping", "write keys with their values below it")
SENTENCES: Final[dict[str, Callable[[ErrorDetails, _Spot], tuple[str, str]]]] = {
    "literal_error": _not_allowed,
    "string_pattern_mismatch": _misformed,
    "string_too_short": _blank,
    "too_short": _too_few,
    "string_type": _needs("a word or text", "write one value after the colon"),
    "list_type": _needs("a list", "begin each item with '-', or write [one, other]"),
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
}

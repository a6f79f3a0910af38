"""The forms as a JSON Schema, with which editors complete and check a map while it is written."""

from __future__ import annotations

import re
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from graph.model import RELATION_KINDS
from graph.reader.forms import TEXT, Authored, Form, Worded
from graph.reader.values import LANGUAGE

__all__ = ["map_schema"]


def map_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one YAML file of a map.

    It holds what one file shows by itself; references between entries and the languages of the map are checked by the
    reader alone.

    >>> map_schema()["title"]
    'Counterpoint argument map'
    """
    schema = Authored.model_json_schema(schema_generator=_Generator)
    schema |= {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://w3id.org/counterpoint/map.schema.json",
        "title": "Counterpoint argument map",
    }
    return dict(sorted(schema.items()))


class _Generator(GenerateJsonSchema):
    """Writes forms as an author sees them: optional keys, words by language, no nulls, no defaults."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A key without a value is absent, which needs no mention."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A default may depend on the map, so none is stated."""
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Put the words of a form beside its other keys."""
        result = super().model_schema(schema)
        form = schema["cls"]
        if issubclass(form, Form):
            result["title"] = form.noun
        if issubclass(form, Worded):
            _with_languages(result, form)
        if "supports" in result["properties"]:
            result["oneOf"] = [{"required": [kind]} for kind in RELATION_KINDS]
        return result

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Allow no key but those of the pattern."""
        return {**super().dict_schema(schema), "additionalProperties": False}

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002  the name is pydantic's
        """A key is its own title."""
        return False


def _with_languages(schema: JsonSchemaValue, form: type[Worded]) -> None:
    """Let the keys of a form that are no other key be languages, where `at`, `by` and the like would pass for tags."""
    del schema["properties"][TEXT]
    schema["required"].remove(TEXT)
    if not schema["required"]:
        del schema["required"]
    own = "".join(f"(?!{key}$)" for key in sorted(form.keys()) if re.search(LANGUAGE, key))
    schema["patternProperties"] = {
        f"^{own}{LANGUAGE[1:]}": {"type": "string", "minLength": 1, "description": "The words in this language."}
    }

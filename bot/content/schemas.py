"""JSON Schemas for editors, generated from the models that check the content."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.content.kinds import Kind
from bot.content.meanings import MEANINGS
from bot.content.names import Names
from bot.content.validation import MODELS, model_of

DRAFT = "http://json-schema.org/draft-07/schema#"

VERSION = 1
"""Of the content format; raised when files written for one version are no longer right in the next."""

OFFERED = {
    "cites": "citations",
    "related": "entries",
    "leads_to": "leads",
    "conditions": "conditions",
    "contacts": "roles",
    "owner": "roles",
    "system_owner": "roles",
    "contact": "roles",
    "by": "roles",
    "turn_to": "roles",
}
"""Which names may stand under a key."""

CONDITIONS = ("asked_when", "when")
Schema = dict[str, Any]


def json_schemas() -> Mapping[str, Schema]:
    """A draft-07 schema for each kind of file, by the kind's name."""
    return {str(kind): _schema(kind) for kind in MODELS}


def offering(names: Names) -> Mapping[str, Schema]:
    """The schemas as an editor wants them: it offers the names there are, and refuses no other, which may be newer.

    An editor reads a figure without quotes as a number; the bot reads it as a text, so either is right.
    """
    schemas = {kind: _offering(schema, names) for kind, schema in json_schemas().items()}
    schemas[Kind.UTTERANCES]["properties"] = _each(names.entries, "SomeWordings")
    check = schemas[Kind.RISK_CHECK]
    check["definitions"]["Condition"] = _condition(names)
    check["properties"]["unsure_may_lead_to_ok"]["properties"] = _each(names.options, "LongText")
    return schemas


def _schema(kind: Kind) -> Schema:
    made = model_of(kind).json_schema(ref_template="#/definitions/{model}")
    definitions = made.pop("$defs", {})
    return {"$schema": DRAFT, **made, "title": f"Policybot: {kind}", "definitions": definitions}


def _offering(part: Any, names: Names) -> Any:  # noqa: ANN401 - whatever stands in a schema
    if isinstance(part, list):
        return [_offering(each, names) for each in part]
    if not isinstance(part, dict):
        return part
    made = {key: _offering(value, names) for key, value in part.items()}
    for key, value in part.get("properties", {}).items():
        if key in CONDITIONS:
            made["properties"][key] = {"$ref": "#/definitions/Condition"}
        elif key in OFFERED:
            made["properties"][key] = _with(value, getattr(names, OFFERED[key]))
        made["properties"][key] = _described(made["properties"][key], MEANINGS.get(key, ""))
    return _or_number(made) if part.get("type") == "string" else made


def _described(schema: Schema, meaning: str) -> Schema:
    """The schema with what its key is for; beside a reference nothing else would be read."""
    return {"description": meaning, **({"allOf": [schema]} if "$ref" in schema else schema)}


def _with(schema: Schema, names: Sequence[str]) -> Schema:
    """The schema of a name, or of a list of names, with those there are."""
    if schema.get("type") == "array" and schema["items"].get("type") == "string":
        return {**schema, "items": _with(schema["items"], names)}
    return {"anyOf": [{"enum": list(names)}, schema]} if schema.get("type") == "string" and names else schema


def _each(names: Iterable[str], definition: str) -> Schema:
    return {name: {"$ref": f"#/definitions/{definition}"} for name in names}


def _or_number(schema: Schema) -> Schema:
    figures = [int(choice) for choice in schema.get("enum", []) if choice.isdecimal()]
    choices = {"enum": [*schema["enum"], *figures]} if figures else {}
    return {**schema, **choices, "type": ["string", "number"]}


def _condition(names: Names) -> Schema:
    several = {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/Condition"}}
    chosen = {
        question: {"type": "array", "minItems": 1, "items": _with({"type": "string"}, options)}
        for question, options in names.options.items()
    }
    joined = {"all": several, "any": several, "not": {"$ref": "#/definitions/Condition"}}
    return {"type": "object", "minProperties": 1, "maxProperties": 1, "properties": {**chosen, **joined}}

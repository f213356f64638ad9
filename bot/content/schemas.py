"""JSON Schemas for editors, generated from the models that check the content."""

from collections.abc import Mapping
from typing import Any

from bot.content.kinds import Kind
from bot.content.validation import MODELS, model_of

DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schemas() -> Mapping[str, dict[str, Any]]:
    """A draft-07 schema for each kind of file, by the kind's name."""
    return {str(kind): _schema(kind) for kind in MODELS}


def _schema(kind: Kind) -> dict[str, Any]:
    made = model_of(kind).json_schema(ref_template="#/definitions/{model}")
    definitions = made.pop("$defs", {})
    return {"$schema": DRAFT, "title": f"Policybot: {kind}", **made, "definitions": definitions}

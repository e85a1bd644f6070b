"""The OpenAPI 3.1 document of the API, from the endpoints that it has."""

import functools
import re
from typing import Any

from onrecord.record import Record
from onrecord.version import VERSION
from onrecord.web.api.endpoints import ENDPOINTS, Endpoint, Parameter
from onrecord.web.api.schemas import schema_of

_FAULT = {"$ref": "#/components/responses/Fault"}


@functools.cache
def document() -> dict[str, Any]:
    """The document."""
    schemas: dict[str, Any] = {}
    paths: dict[str, Any] = {each.path: {"get": _operation(each, schemas)} for each in ENDPOINTS}
    paths["/api/read"] = {"post": _read(schemas)}
    schemas["Fault"] = {
        "type": "object",
        "properties": {"error": {"type": "string", "description": "What is wrong, in a sentence."}},
        "required": ["error"],
        "additionalProperties": False,
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "onrecord",
            "version": VERSION,
            "description": "Who said what, what was counted, where and when: each at the "
            "characters it was read from. Offsets are code points, half open.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": {
                "Fault": {
                    "description": "It cannot be answered.",
                    "content": _json({"$ref": "#/components/schemas/Fault"}),
                }
            },
        },
    }


def _operation(endpoint: Endpoint, schemas: dict[str, Any]) -> dict[str, Any]:
    item = schema_of(endpoint.answer, schemas)
    answer = {"type": "array", "items": item} if endpoint.many else item
    return {
        "summary": endpoint.told,
        "parameters": [
            *(_in_path(name) for name in re.findall(r"\{(\w+)\}", endpoint.path)),
            *(_in_query(parameter) for parameter in endpoint.parameters),
        ],
        "responses": {
            "200": {"description": "Found.", "content": _json(answer)},
            "404": _FAULT,
            "422": _FAULT,
        },
    }


def _read(schemas: dict[str, Any]) -> dict[str, Any]:
    asked = {
        "type": "object",
        "properties": {
            "text": {"type": "string", "description": "The text of a report."},
            "url": {"type": "string", "description": "Its address, instead of the text."},
        },
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }
    return {
        "summary": "Read one report; nothing of it is kept.",
        "requestBody": {"required": True, "content": _json(asked)},
        "responses": {
            "200": {"description": "Its record.", "content": _json(schema_of(Record, schemas))},
            "422": _FAULT,
        },
    }


def _in_path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def _in_query(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.told,
        "schema": parameter.schema,
    }


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}

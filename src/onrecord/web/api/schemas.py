"""JSON Schema of the plain values that the API answers with, from their types and docstrings."""

import dataclasses
import inspect
import re
import types
import typing
from typing import Any, Literal, Union

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
_LINE = re.compile(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def schema_of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type; of a dataclass a reference, its schema put among the definitions.

    Args:
        kind: A plain type, a tuple, a union, a literal or a dataclass of these.
        definitions: Where the schemas of dataclasses are gathered.
    """
    if dataclasses.is_dataclass(kind):
        return _object(kind, definitions)
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    if kind is type(None):
        return {"type": "null"}
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [schema_of(part, definitions) for part in parts]}
    if origin is tuple:
        return _array(parts, definitions)
    # Any value that JSON can hold.
    return {}


def _array(parts: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        return {"type": "array", "items": schema_of(parts[0], definitions)}
    items = [schema_of(part, definitions) for part in parts]
    return {
        "type": "array",
        "prefixItems": items,
        "items": False,
        "minItems": len(items),
        "maxItems": len(items),
    }


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        hints = typing.get_type_hints(kind)
        told = dict(_LINE.findall(inspect.getdoc(kind) or ""))
        fields = [f.name for f in dataclasses.fields(kind) if not f.name.startswith("_")]
        definitions[name] = {
            "type": "object",
            "description": (inspect.getdoc(kind) or "").split("\n")[0],
            "properties": {
                field: {
                    **schema_of(hints[field], definitions),
                    **({"description": " ".join(told[field].split())} if field in told else {}),
                }
                for field in fields
            },
            "required": fields,
            "additionalProperties": False,
        }
    return {"$ref": f"#/components/schemas/{name}"}

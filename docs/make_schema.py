"""Writes docs/schema.json, the JSON Schema of a record, from the types in onrecord.record.

Run `python docs/make_schema.py` after a change of the types; a test fails until that is done.
Needs pydantic, which comes with the `test` extra and not with onrecord.
"""

import inspect
import json
import re
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from onrecord import record
from onrecord.record import Record

SCHEMA = Path(__file__).with_name("schema.json")
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ATTRIBUTES = re.compile(r"\nAttributes:\n(.*)", re.DOTALL)
_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*(?:\n {5,}.*)*)", re.MULTILINE)


def attributes(kind: type) -> dict[str, str]:
    """What the docstring of a type says of each attribute, folded, with JSON's word for None."""
    section = _ATTRIBUTES.search(inspect.getdoc(kind) or "")
    found = _ATTRIBUTE.findall(section.group(1)) if section else []
    return {name: re.sub(r"\bNone\b", "null", " ".join(text.split())) for name, text in found}


def schema() -> dict[str, Any]:
    """The schema of one line of `onrecord read --json`.

    `Record.to_dict` writes every field, so all are required and no other is allowed.
    """
    made = TypeAdapter(Record).json_schema()
    parts = made.pop("$defs")
    for name, part in parts.items():
        parts[name] = _closed(part, getattr(record, name))
    return {
        "$schema": DIALECT,
        "title": "onrecord record",
        **_closed(made, Record),
        "$defs": dict(sorted(parts.items())),
    }


def render() -> str:
    """The schema as it is written to the file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _closed(part: dict[str, Any], kind: type) -> dict[str, Any]:
    told = attributes(kind)
    properties = {
        name: {"description": told[name], **_plain(value)}
        for name, value in part["properties"].items()
    }
    return {
        "description": (inspect.getdoc(kind) or "").splitlines()[0],
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _plain(value: Any) -> Any:
    """Without pydantic's titles and defaults; offsets are never negative."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _plain(item) for key, item in value.items() if key not in {"title", "default"}}
    if "prefixItems" in kept:
        kept["prefixItems"] = [{**item, "minimum": 0} for item in kept["prefixItems"]]
    return kept


if __name__ == "__main__":
    SCHEMA.write_text(render(), encoding="utf-8")

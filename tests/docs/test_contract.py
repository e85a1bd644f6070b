"""The page of the contract, its JSON Schema, the types and real records say the same."""

import dataclasses
import json
import re
import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from onrecord import record
from onrecord.record import Engine, Entity, Figure, Furniture, Record, Report, Statement, Time

DOCS = Path(__file__).parents[2] / "docs"
MAKER = runpy.run_path(str(DOCS / "make_schema.py"))
TYPES = [
    kind
    for kind in (getattr(record, name) for name in record.__all__)
    if dataclasses.is_dataclass(kind) and kind is not record.Document
]
ENGINE = Engine(version="0.1.0", model="test", sha256="0" * 64)
PLAIN = Record(report=Report(id="a", text="It rained."), engine=ENGINE)
FULL = Record(
    report=Report(id="b", text="LUNE - Dozens left, Ann Reed told us Monday.", language="en"),
    furniture=(Furniture(kind="dateline", span=(0, 6)),),
    statements=(
        Statement(
            id="s1",
            content=((7, 18),),
            source=((20, 28),),
            source_kind="named",
            entity="Ann Reed",
            entity_id="e1",
            cue=((29, 33),),
            addressee=((34, 36),),
            chain=("us", "Ann Reed"),
            score=0.9,
        ),
    ),
    figures=(Figure(id="f1", span=(7, 13), low=24, qualifier="Dozens", statement="s1"),),
    times=(Time(span=(37, 43), type="DATE", value="2025-11-17"),),
    places=(record.Place(span=(0, 4), name="Lune", lat=54.1, lon=-2.8, precision="city"),),
    entities=(Entity(id="e1", name="Ann Reed", kind="person", names=((20, 28),)),),
    engine=ENGINE,
)


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads((DOCS / "schema.json").read_text(encoding="utf-8")))


def test_schema_is_what_the_types_give() -> None:
    assert (DOCS / "schema.json").read_text(encoding="utf-8") == MAKER["render"](), (
        "run: python docs/make_schema.py"
    )


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(validator().schema)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_every_attribute_has_its_docstring_line(kind: Any) -> None:
    assert list(MAKER["attributes"](kind)) != []
    assert set(MAKER["attributes"](kind)) == {field.name for field in dataclasses.fields(kind)}


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_page_documents_each_field_once(kind: Any) -> None:
    page = (DOCS / "contract.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {kind.__name__}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert section, f"contract.md has no section {kind.__name__}"
    documented = re.findall(r"^\| `(\w+)` \|", section.group(1), re.MULTILINE)
    assert sorted(documented) == sorted(field.name for field in dataclasses.fields(kind))


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_page_names_every_allowed_word(kind: Any) -> None:
    """A literal's values are part of the contract, so the page lists them."""
    page = (DOCS / "contract.md").read_text(encoding="utf-8")
    properties = MAKER["schema"]()["$defs"].get(kind.__name__, {"properties": {}})["properties"]
    for name, value in properties.items():
        for choice in [value, *value.get("anyOf", [])]:
            for word in choice.get("enum", []):
                assert f"`{word}`" in page, f"{kind.__name__}.{name}: {word}"


@pytest.mark.parametrize("made", [PLAIN, FULL], ids=["plain", "full"])
def test_a_record_is_valid_and_comes_back(made: Record) -> None:
    line = made.to_json()
    validator().validate(json.loads(line))
    assert "\n" not in line
    assert Record.from_dict(json.loads(line)) == made


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("statements", 0, "mode"), "quoted"),
        (("statements", 0, "content"), None),
        (("statements", 0, "content", 0), [7]),
        (("statements", 0, "source", 0), [-1, 4]),
        (("statements", 0, "extra"), 1),
        (("report", "text"), None),
        (("engine",), None),
    ],
)
def test_the_schema_refuses(path: tuple[str | int, ...], value: object) -> None:
    data = json.loads(FULL.to_json())
    part = data
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    assert not validator().is_valid(data)


@pytest.mark.parametrize("name", [field.name for field in dataclasses.fields(Statement)])
def test_the_schema_requires_every_field_of_a_statement(name: str) -> None:
    data = json.loads(FULL.to_json())
    del data["statements"][0][name]
    assert not validator().is_valid(data)

"""A ledger, and records that differ in what a test is about."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord import Engine, Entity, Figure, Ledger, Place, Record, Report, Span, Statement

ENGINE = Engine(version="0.1.0", model="by-hand", sha256="0" * 64)
NEWER = Engine(version="0.2.0", model="by-hand", sha256="1" * 64)
Make = Callable[..., Record]


def at(text: str, words: str) -> Span:
    """Where words first stand."""
    return text.index(words), text.index(words) + len(words)


def make_record(id_: str = "post/1", **fields: Any) -> Record:
    """A report in which a mayor says how many are missing."""
    engine = fields.pop("engine", ENGINE)
    count = fields.pop("count", 14)
    speaker = fields.pop("speaker", "Mara Ilves")
    town = fields.pop("town", "Karsk")
    text = fields.pop(
        "text", f"{speaker} told reporters on Monday that {count} people were missing in {town}."
    )
    content = (text.index(f"{count} people"), len(text) - 1)
    return Record(
        report=Report(
            **{
                "id": id_,
                "text": text,
                "title": "People missing",
                "publisher": "Northern Post",
                "published": "2024-03-20",
                **fields,
            }
        ),
        statements=(
            Statement(
                id="s1",
                content=(content,),
                source=(at(text, speaker),),
                source_kind="named",
                entity=speaker,
                entity_id="e1",
                cue=(at(text, "told"),),
                addressee=(at(text, "reporters"),),
            ),
        ),
        figures=(
            Figure(
                id="f1",
                span=at(text, str(count)),
                low=count,
                high=count,
                unit="people",
                measure="missing",
                place=at(text, town),
                statement="s1",
            ),
        ),
        places=(Place(span=at(text, town), name=town, country="XX", precision="city"),),
        entities=(
            Entity(
                id="e1",
                name=speaker,
                kind="person",
                role="mayor",
                key=f"person:{speaker.casefold()}",
                names=(at(text, speaker),),
                mentions=(at(text, speaker),),
            ),
        ),
        engine=engine,
    )


def reread_by(engine: Engine, record: Record, **changes: Any) -> Record:
    """The same report, read by another engine, with what that one reads differently."""
    return dataclasses.replace(record, engine=engine, **changes)


def moment(day: str) -> datetime:
    """Noon of a day."""
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.onrecord"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with onrecord.open(path) as opened:
        yield opened


@pytest.fixture
def make() -> Make:
    return make_record

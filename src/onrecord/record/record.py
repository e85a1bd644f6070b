"""The record of one report: all that was read from it, and how it is written as JSON."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from onrecord.record import page
from onrecord.record.values import (
    Engine,
    Entity,
    Figure,
    Furniture,
    Place,
    Report,
    Span,
    Spans,
    Statement,
    Time,
)

_LISTS: dict[str, type] = {
    "furniture": Furniture,
    "statements": Statement,
    "figures": Figure,
    "times": Time,
    "places": Place,
    "entities": Entity,
}
_SPANS = {"content", "source", "cue", "addressee", "names", "mentions"}
# JSON lets these stand in a string; readers that split Unicode text into lines split there.
_LINE_ENDS = {one: f"\\u{ord(one):04x}" for one in "\x85\u2028\u2029"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report as it was read, before anything is extracted from it.

    Attributes:
        report: The report; its text is final.
        furniture: What the format itself names as furniture (an HTML title), in text order.
        original: The bytes it was read from, decompressed; those of the whole file for a feed or
            a wire message of several items, of the line for JSON lines. None when it came as text.
        seen: ISO 8601 moment at which a crawler fetched it (WARC-Date), or None.
        details: What the format says beyond the report's fields (urgency, version), by name.
    """

    report: Report
    furniture: tuple[Furniture, ...] = ()
    original: bytes | None = field(default=None, repr=False, compare=False)
    seen: str | None = None
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything read from one report.

    Attributes:
        report: The report itself.
        furniture: Stretches that are not prose, in text order.
        statements: What the report attributes, in text order of content.
        figures: Numbers, in text order.
        times: Time expressions, in text order.
        places: Toponyms, in text order.
        entities: Who and what is mentioned, in order of first mention.
        engine: What read it.
    """

    report: Report
    furniture: tuple[Furniture, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    entities: tuple[Entity, ...] = ()
    engine: Engine

    def quote(self, span: Span | Spans | None) -> str:
        """The words at a span, or at several, joined by " … "; empty for None.

        Raises:
            ValueError: A span lies outside the text.
        """
        if not span:
            return ""
        spans = (span,) if isinstance(span[0], int) else span
        text = self.report.text
        for start, end in spans:
            if not 0 <= start <= end <= len(text):
                raise ValueError(
                    f"span {start}:{end} lies outside a text of {len(text)} characters"
                )
        return " … ".join(text[start:end] for start, end in spans)

    def to_dict(self) -> dict[str, Any]:
        """The record in the JSON contract's shape (docs/contract.md), ready for `json.dumps`."""
        return {field.name: _plain(getattr(self, field.name)) for field in dataclasses.fields(self)}

    def to_json(self) -> str:
        """The record as one line of JSON; non-ASCII characters are kept, but for ends of lines."""
        line = json.dumps(self, default=_shallow, ensure_ascii=False, separators=(",", ":"))
        # Three searches, which as a rule find nothing, take a hundredth of one `translate`.
        for end, escaped in _LINE_ENDS.items():
            line = line.replace(end, escaped)
        return line

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read back what `to_dict` wrote.

        Raises:
            KeyError: The report or the engine is missing.
            TypeError: A part has fields that its type does not have.
        """
        lists = {
            name: tuple(_value(kind, item) for item in data.get(name, ()))
            for name, kind in _LISTS.items()
        }
        return cls(
            report=_value(Report, data["report"]),
            engine=_value(Engine, data["engine"]),
            **lists,
        )

    def to_html(self) -> str:
        """The record as one self-contained HTML page, to be written as UTF-8."""
        return page.render_page(
            self.report,
            self.furniture,
            self.statements,
            self.figures,
            self.entities,
            self.places,
            self.times,
            engine=self.engine,
        )

    def _repr_html_(self) -> str:
        return page.render_fragment(
            self.report,
            self.furniture,
            self.statements,
            self.figures,
            self.entities,
            self.places,
            self.times,
        )


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _shallow(value: Any) -> dict[str, Any]:
    # json writes tuples as lists by itself, and asks here for each value within: one walk, not two.
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _value(kind: type, data: Mapping[str, Any]) -> Any:
    # Most values are no lists, and there are hundreds of them in a record.
    return kind(
        **{
            key: _frozen(key, value) if isinstance(value, (list, tuple)) else value
            for key, value in data.items()
        }
    )


def _frozen(key: str, value: Sequence[Any]) -> Any:
    if key in _SPANS:
        return tuple([(start, end) for start, end in value])
    return tuple(value)

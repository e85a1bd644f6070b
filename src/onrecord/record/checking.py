"""Whether a record that came from elsewhere is one: types as declared, spans within the text."""

import dataclasses
import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin

from onrecord.record.record import Record


def check_record(record: Record) -> None:
    """Refuse a record whose values are not of their types, or whose spans leave its text.

    `Record.from_dict` takes what it is given; this is for what another program wrote.

    Raises:
        ValueError: The first thing that is wrong, with the field that it is in.
    """
    # The report first: the spans are checked against its text.
    for field in dataclasses.fields(record.report):
        _check_type(getattr(record.report, field.name), field.type, f"report.{field.name}")
    size = len(record.report.text)
    for place, part in _parts(record):
        for field in dataclasses.fields(part):
            value, where = getattr(part, field.name), f"{place}.{field.name}"
            _check_type(value, field.type, where)
            for start, end in _spans(value):
                if not 0 <= start <= end <= size:
                    raise ValueError(f"{where}: span {start}:{end} lies outside the text")


def _parts(record: Record) -> Iterator[tuple[str, Any]]:
    yield "engine", record.engine
    for name in ("furniture", "statements", "figures", "times", "places", "entities"):
        for number, part in enumerate(getattr(record, name)):
            yield f"{name}[{number}]", part


def _spans(value: Any) -> Iterator[tuple[int, int]]:
    if not isinstance(value, tuple) or not value:
        return
    if all(isinstance(item, int) for item in value):
        yield value
    else:
        for item in value:
            yield from _spans(item)


def _check_type(value: Any, kind: Any, where: str) -> None:
    if not _fits(value, kind):
        raise ValueError(f"{where}: {str(value)[:40]!r} is not of its type")
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise ValueError(f"{where}: holds half of a surrogate pair") from None


def _fits(value: Any, kind: Any) -> bool:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):
        return any(_fits(value, each) for each in arguments)
    if origin is Literal:
        return value in arguments
    if origin is tuple:
        return isinstance(value, tuple) and _fits_items(value, arguments)
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return kind is not None and isinstance(value, kind) if kind is not type(None) else value is None


def _fits_items(value: tuple[Any, ...], arguments: tuple[Any, ...]) -> bool:
    if arguments[-1] is Ellipsis:
        return all(_fits(item, arguments[0]) for item in value)
    return len(value) == len(arguments) and all(map(_fits, value, arguments))

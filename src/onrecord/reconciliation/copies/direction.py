"""Who copied whom: from credit lines, from who is named as the taker, and from times."""

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from onrecord.record import Report

Direction: TypeAlias = Literal["a>b", "b>a"]

_SIGNED = re.compile(r"\(([A-Z][\w' .&-]{1,30})\)\s*(?:[-–—]|$)")
_RIGHTS = re.compile(
    r"(?:©|\bCopyright)(?: \d{4})?,? (?:by )?([A-Z][\w'&-]+(?: [A-Z][\w'&-]+){0,3})"
)
_TAIL, _HEAD = 600, 400
_SUFFIX = re.compile(r"^(?:the|www\.)\s*|\.(?:com|org|net|co\.\w+|\w{2,3})$|\W+")


def credit(report: Report) -> str | None:
    """The agency that a report credits: its own field, the dateline, or a copyright line."""
    if report.agency:
        return report.agency
    for match in (
        _SIGNED.search(report.dateline or ""),
        _SIGNED.search(report.text[:_HEAD]) if _begins_filed(report) else None,
        _RIGHTS.search(report.text, max(0, len(report.text) - _TAIL)),
    ):
        if match and not same_name(match[1], report.publisher):
            return match[1]
    return None


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names of outlets or agencies are one: case, "the" and domain endings aside."""
    return bool(one and other) and _plain(one) == _plain(other)


@lru_cache(maxsize=4096)
def _plain(name: str | None) -> str:
    plain, before = (name or "").casefold(), ""
    while plain != before:
        plain, before = _SUFFIX.sub("", plain), plain
    return plain


def _begins_filed(report: Report) -> bool:
    """Whether the text begins with capitals, as a dateline does."""
    begin = report.text.lstrip()[:3]
    return len(begin) == 3 and begin.isupper()


def direct(a: Report, b: Report) -> tuple[Direction | None, tuple[str, ...]]:
    """Which of two reports with the same words came from the other, and what tells it."""
    told = _by_credit(a, b) or _by_mention(a, b)
    if told:
        return told
    if credit(a) and same_name(credit(a), credit(b)) and not _is_wire(a) and not _is_wire(b):
        return None, (f"both credit {credit(a)}",)
    return _by_time(a, b)


def _by_credit(a: Report, b: Report) -> tuple[Direction, tuple[str, ...]] | None:
    if same_name(credit(b), a.publisher) and not _is_wire(b):
        return "a>b", (f"{_name(b)} credits {a.publisher}",)
    if same_name(credit(a), b.publisher) and not _is_wire(a):
        return "b>a", (f"{_name(a)} credits {b.publisher}",)
    return None


def _by_mention(a: Report, b: Report) -> tuple[Direction, tuple[str, ...]] | None:
    if same_name(a.publisher, b.publisher):
        return None
    for taker, giver, direction in ((b, a, "a>b"), (a, b, "b>a")):
        name = giver.publisher or ""
        if len(name) > 2 and _names(taker, name) and not _names(giver, taker.publisher or ""):
            return direction, (f"{_name(taker)} names {name} in its text",)  # type: ignore[return-value]
    return None


def _by_time(a: Report, b: Report) -> tuple[Direction | None, tuple[str, ...]]:
    if not a.published or not b.published:
        return None, ()
    # Dates without a time of day order only different days.
    width = min(len(a.published), len(b.published), len("2025-03-03T11:40"))
    first, second = a.published[:width], b.published[:width]
    if first == second:
        return None, ()
    direction: Direction = "a>b" if first < second else "b>a"
    earlier, later = (a, b) if direction == "a>b" else (b, a)
    return direction, (f"{_name(earlier)} was published before {_name(later)}",)


def _is_wire(report: Report) -> bool:
    return bool(report.agency) and same_name(report.agency, report.publisher)


def _names(report: Report, name: str) -> bool:
    return bool(name) and re.search(rf"\b{re.escape(name)}\b", report.text) is not None


def _name(report: Report) -> str:
    return report.publisher or report.id

"""Origin: who wrote the report, for whom and from where, as its furniture says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extraction.furniture import agencies
from onrecord.record import Furniture, FurnitureKind

_BY = re.compile(r"(?:(?:Written|Posted|Reported|Report|Story|Words) )?(?:By|by|BY):?\s+")
# What follows the names: an outlet, a role, a place.
_AFTER_NAMES = re.compile(r"\s*(?:--[A-Z]{2,4}$|[|]|,\s|\s[-–—]\s|\s(?:in|for|at)\s).*$", re.DOTALL)
_LINE = re.compile(r"\s+")
# A credit under a picture says whose the picture is, not whose the report is.
_CREDITING: tuple[FurnitureKind, ...] = ("dateline", "byline", "sign-off")
_RIGHTS = re.compile(r"Copyright|©")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a report's furniture says of the report.

    Attributes:
        title: Its headline, or None.
        byline: The names of its authors as written, or None.
        dateline: Its dateline as written, or None.
        agency: The news agency credited in dateline, byline, sign-off or copyright line, or None.
    """

    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    agency: str | None = None


def metadata(text: str, marked: Sequence[Furniture]) -> Metadata:
    """Read the metadata out of the furniture that `mark` found in a text."""
    title, byline = _first(text, marked, "title"), _first(text, marked, "byline")
    return Metadata(
        title=_LINE.sub(" ", title) if title else None,
        byline=_names(byline) if byline else None,
        dateline=_first(text, marked, "dateline"),
        agency=_agency(text, marked),
    )


def _first(text: str, marked: Sequence[Furniture], kind: FurnitureKind) -> str | None:
    for item in marked:
        if item.kind == kind:
            return text[slice(*item.span)]
    return None


def _names(byline: str) -> str | None:
    names = _BY.sub("", byline, count=1)
    return _AFTER_NAMES.sub("", names).strip(" .,|") or None


def _agency(text: str, marked: Sequence[Furniture]) -> str | None:
    for kind in _CREDITING:
        for item in marked:
            if item.kind == kind and (agency := agencies.find(text[slice(*item.span)])):
                return agency
    for item in marked:
        words = text[slice(*item.span)]
        if item.kind == "boilerplate" and _RIGHTS.search(words):
            return agencies.find(words)
    return None

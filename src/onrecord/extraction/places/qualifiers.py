"""Qualifiers: the words beside a name that say where it is ("Paris, Texas", "Aleppo in Syria")."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from onrecord.extraction.places.mention import Mention
from onrecord.gazetteer import Entry
from onrecord.gazetteer.regions import ABBREVIATIONS

_COMMA: Final = re.compile(r",\s+(?:in\s+)?(?:the\s+)?$")
_BRACKET: Final = re.compile(r"\s+\($")
_IN: Final = re.compile(
    r"(?:,?\s+(?:in|of)\s+|\s+in\s+(?:the\s+)?(?:\w+\s+)?(?:province|region|state|governorate)\s+of\s+)"
    r"(?:the\s+)?(?:(?:north|south|east|west|central)\w*\s+|rural\s+)?$"
)
_OWNED: Final = re.compile(
    r"(?:[’']s)?\s+(?:(?:capital|city|town|village|port)(?:\s+city)?(?:\s+of)?,?\s+)?$"
)
_REACH: Final = 48


def bind(text: str, mentions: Sequence[Mention]) -> list[tuple[int, int, tuple[Entry, ...]]]:
    """Pairs of neighbours of which one contains the other.

    Returns:
        For each pair the index of the part, that of the whole, and what the part can then be.
    """
    bound = []
    for index, (one, two) in enumerate(pairwise(mentions)):
        between = text[one.span[1] : two.span[0]]
        if len(between) > _REACH or "\n" in between:
            continue
        if _COMMA.fullmatch(between) or _BRACKET.fullmatch(between) or _IN.fullmatch(between):
            inside = contained(one.entries, two.entries)
            if inside:
                bound.append((index, index + 1, inside))
        elif _OWNED.fullmatch(between):
            inside = contained(two.entries, one.entries)
            if inside:
                bound.append((index + 1, index, inside))
    return bound


def contradict(text: str, mentions: Sequence[Mention]) -> set[int]:
    """Mentions that a state's abbreviation follows which holds no place of their name.

    "Lunea, Mo." is in Missouri whatever else is called Lunea: none of them is it.
    """
    return {
        index
        for index, (one, two) in enumerate(pairwise(mentions))
        if text[slice(*two.span)] in ABBREVIATIONS
        and two.entries
        and _COMMA.fullmatch(text[one.span[1] : two.span[0]])
        and not contained(one.entries, two.entries)
    }


def contained(parts: Sequence[Entry], wholes: Sequence[Entry]) -> tuple[Entry, ...]:
    """The parts that lie in one of the wholes."""
    return tuple(part for part in parts if any(is_within(part, whole) for whole in wholes))


def is_within(part: Entry, whole: Entry) -> bool:
    """Whether a gazetteer puts one place in the other; a place is not within itself."""
    if not whole.country or part.country != whole.country or part.id == whole.id:
        return False
    if whole.kind == "country":
        return part.kind != "country"
    if whole.kind == "admin1":
        return part.admin1 == whole.admin1 and part.kind not in ("country", "admin1")
    if whole.kind == "admin2":
        near = abs(part.lat - whole.lat) < 0.7 and abs(part.lon - whole.lon) < 0.9
        same = part.admin1 == whole.admin1
        return same and near and part.kind not in ("country", "admin1", "admin2")
    return False

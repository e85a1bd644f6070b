"""Which of a place's names news may use, and how each stands to its usual one."""

import re
from collections.abc import Iterable
from typing import Final

from onrecord.gazetteer.keys import fold

_LATIN: Final = re.compile(r"[A-Z\u00c0-\u017f][A-Za-z\u00c0-\u024f\u1e00-\u1eff' .\-]{3,}")
_CODE: Final = re.compile(r"[A-Z. ]{,4}")
_WELL_KNOWN: Final = 50_000
"""Least population at which a name that is no spelling of the usual one is kept."""
_ARTICULATION: Final = str.maketrans(
    dict(zip("bpvfwgkqcxzsdtj", "bbbbbkkkkksstts", strict=True)) | dict.fromkeys("aeiouyh -")
)
_DIVISION: Final = re.compile(
    r"^(?:State of|Province of|Department of|Region of|Governorate of|City and County of|City of"
    r"|Departement d(?:e|u|es|e la)|Provincia (?:di|de)|Provincia d) "
    r"| (?:Governorate|Oblast|Province|Region|State|City|District|Prefecture|County|Parish"
    r"|Department|Krai|Republic|Voivodeship|Municipality)$",
    re.IGNORECASE,
)


def choose(name: str, others: Iterable[str], *, population: int) -> list[tuple[str, int]]:
    """The names of a place that news in English may use, each with its rank.

    Args:
        name: Its usual name.
        others: Its other names, in any language and script.
        population: People living there.

    Returns:
        Names with 0 for the usual one, 1 for a spelling or a short form of it, 2 for another name,
        which is kept for large places only.
    """
    own = fold(name)
    kept = {name: 0}
    for other in others:
        if other in kept or not _LATIN.fullmatch(other) or _CODE.fullmatch(other):
            continue
        near = _is_near(own, fold(other))
        if near or population >= _WELL_KNOWN:
            kept[other] = 1 if near else 2
    return list(kept.items())


def shorten(name: str) -> str:
    """The name of a division without the word for what it is: "Idlib" for "Idlib Governorate"."""
    return _DIVISION.sub("", name)


def _is_near(name: str, other: str) -> bool:
    """Whether one of two folded names is a spelling or a short form of the other."""
    short, long = sorted((name, other), key=len)
    if long.startswith(short + " ") or long.endswith(" " + short):
        return True
    return _skeleton(name) == _skeleton(other)


def _skeleton(name: str) -> str:
    """The consonants by their place of articulation: what transliterations of one name share."""
    kept = name.translate(_ARTICULATION)
    return "".join(one for one, before in zip(kept, " " + kept, strict=False) if one != before)

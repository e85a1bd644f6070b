"""Forms of a name: when a shorter one may be the longer one's.

A surname, a given name and initials are a person's; initials, a dropped "Inc." or a dropped first
part are an organization's; a country goes by several names.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from onrecord.extraction.entities.lexicon import BODIES, COMPANIES, words
from onrecord.gazetteer.countries import ADJECTIVES, COUNTRIES

__all__ = [
    "ADJECTIVES",
    "country",
    "initials",
    "is_acronym",
    "is_suffix",
    "may_be_body",
    "may_be_person",
    "may_be_place",
    "tokens",
]

_SUFFIX: Final = words("jr sr ii iii iv")
_LINKS: Final = words("of the and for in on de del la & to a")
_TOKEN: Final = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*\.?")
_ACRONYM: Final = re.compile(r"(?:[A-Z]\.?){2,8}s?$")
_COUNTRY: Final = {
    name.removeprefix("the ").casefold().replace(".", ""): country.code
    for country in COUNTRIES
    for name in country.names
}
_BODY: Final = {
    "un": "united nations",
    "eu": "european union",
    "nato": "north atlantic treaty organization",
    "fbi": "federal bureau of investigation",
    "who": "world health organization",
    "imf": "international monetary fund",
    "ap": "associated press",
    "afp": "agence france-presse",
    "bbc": "british broadcasting corporation",
    "pentagon": "department of defense",
}


@lru_cache(maxsize=4096)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without accents, full stops and possessives."""
    plain = unicodedata.normalize("NFKD", name)
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    found = (match.group().casefold() for match in _TOKEN.finditer(bare))
    return tuple(_without_possessive(word).replace(".", "") for word in found)


def _without_possessive(word: str) -> str:
    return re.sub(r"[’']s?$", "", word)


def country(name: str) -> str:
    """The code of the country that goes by this name, or an empty string."""
    return _COUNTRY.get(" ".join(tokens(name)).removeprefix("the "), "")


def is_acronym(name: str) -> bool:
    """Whether a name is written as initials: "OCHA", "U.S."."""
    return bool(_ACRONYM.match(name))


def initials(parts: Sequence[str]) -> str:
    """The initials of a name's words, without "of" and "the"."""
    return "".join(part[0] for part in parts if part not in _LINKS)


def is_suffix(word: str) -> bool:
    """Whether a word stands behind a surname: "Jr."."""
    return word.lower().strip(".") in _SUFFIX


def may_be_person(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a person of the full name may be called by the short one.

    Args:
        short: Words of the short name, as `tokens` gives them.
        full: Words of the full one.
    """
    if _suffix(short) and _suffix(short) != _suffix(full):
        return False
    short, full = _bare(short), _bare(full)
    if not short or len(short) > len(full):
        return False
    if len(short) == 1:
        return len(short[0]) > 1 and short[0] in (full[0], full[-1], *_joined(full))
    if short[-1] != full[-1]:
        # "Kim Jong" of "Kim Jong Un": given name last.
        return tuple(full[: len(short)]) == tuple(short)
    return _in_order(short[:-1], full[:-1])


def _suffix(parts: Sequence[str]) -> str:
    return parts[-1] if len(parts) > 1 and parts[-1] in _SUFFIX else ""


def _bare(parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(parts[:-1]) if _suffix(parts) else tuple(parts)


def _joined(full: Sequence[str]) -> tuple[str, ...]:
    """The parts of a double surname: "Holt-Brandt"."""
    return tuple(full[-1].split("-")) if "-" in full[-1] else ()


def _in_order(given: Sequence[str], others: Sequence[str]) -> bool:
    """Whether given names or their initials come in the same order."""
    at = 0
    for part in given:
        while at < len(others) and not _same_given(part, others[at]):
            at += 1
        if at == len(others):
            return False
        at += 1
    return True


def _same_given(one: str, other: str) -> bool:
    if len(one) <= 2 or len(other) <= 2:
        return one[0] == other[0]
    return one == other


def may_be_body(short: str, full: str) -> bool:
    """Whether an organization of the full name may be called by the short one."""
    few, many = tokens(short), tokens(full)
    if not few or few == many:
        return bool(few)
    if is_acronym(short):
        joined = "".join(few)
        known = _BODY.get(joined) == " ".join(many)
        return known or (len(many) > 1 and joined == initials(many) and len(joined) > 1)
    if len(few) >= len(many):
        return False
    if _without_company(many) == _without_company(few):
        return True
    if many[-len(few) :] == few:
        return len(few) > 1 or few[0] not in BODIES
    return many[: len(few)] == few and not country(short) and _only_kind(many[len(few) :])


def _without_company(parts: Sequence[str]) -> tuple[str, ...]:
    end = len(parts)
    while end > 1 and parts[end - 1] in COMPANIES:
        end -= 1
    return tuple(parts[:end])


def _only_kind(rest: Sequence[str]) -> bool:
    """Whether what a short form drops only says what sort of body it is: "Ford Motor Company"."""
    return rest[-1] in BODIES or rest[-1] in COMPANIES or rest[-1] in ("motors", "motor", "media")


def may_be_place(short: str, full: str) -> bool:
    """Whether two names are of one country."""
    return bool(country(short)) and country(short) == country(full)

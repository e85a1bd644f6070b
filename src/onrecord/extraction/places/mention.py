"""A mention of a place, and what the gazetteer says that it may be."""

import re
from dataclasses import dataclass
from typing import Final

from onrecord.gazetteer import Entry, Gazetteer, Kind, fold
from onrecord.gazetteer.regions import ABBREVIATIONS
from onrecord.record import Span

_DIVISIONS: Final[frozenset[Kind]] = frozenset({"admin1", "admin2", "admin3", "region"})
_TOWNS: Final[frozenset[Kind]] = frozenset({"city", "capital", "district", "admin3"})
_ANY: Final[frozenset[Kind]] = frozenset()

_SHORT: Final = {
    fold(short): name for short, name in ABBREVIATIONS.items() if sum(map(str.isupper, short)) == 1
}
"""What an abbreviation of one word stands for; "NY" and "BC" are written without full stops too."""
_INITIALS: Final = re.compile(r"(?:[A-Z]\.?){2,4}")
_LARGE: Final[frozenset[Kind]] = frozenset({"country", "admin1"})
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_BEFORE: Final = re.compile(
    r"(?:the|far|(?:north|south|east|west|central|northeast|northwest|southeast|southwest)(?:ern)?"
    r"|north-?(?:east|west)(?:ern)?|south-?(?:east|west)(?:ern)?|upper|lower|greater|downtown"
    r"|midtown|uptown|rural|suburban|metropolitan|metro|mainland|inner|outer|coastal|old|occupied"
    r"|upstate|continental|eastern|(?P<town>(?:city|town|village|port) of)"
    r"|(?P<division>(?:province|state|county|district|region|governorate|republic|parish) of))\s+",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"\s+(?:(?P<division>provinces?|governorates?|oblast|regions?|state|prefecture|county|counties"
    r"|canton|republic|territory|voivodeship|parish|peninsula|department|emirate)"
    r"|(?P<town>city|town|village|municipality|township|borough)"
    r"|districts?|areas?|metropolitan area|metro area|suburbs?|neighbou?rhood|coast|border"
    r"|countryside|refugee camp|camp|airport|international airport|airports?|valley|islands?)$",
    re.IGNORECASE,
)
_FOLLOWING: Final = re.compile(
    r"(?:’s|'s)?\s+(?:(?P<division>provinces?|governorates?|oblast|regions?|state|prefecture|county"
    r"|canton)|(?P<town>city|town|village|municipality|township))\b"
)
_PRECEDING: Final = re.compile(
    r"\b(?:(?P<town>(?:city|town|village|capital|port|suburb|municipality) of)"
    r"|(?P<division>(?:provinces?|states?|count(?:y|ies)|regions?|governorates?) of|upstate))\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may name a place.

    Attributes:
        span: Where they stand; two equal offsets for what is not in the text (the outlet's town).
        key: The folded name that mentions of the same place share.
        entries: What the gazetteer knows under that name.
        wanted: The kinds that the words around it ask for; empty when they ask for none.
        adjective: Whether it is an adjective of a country.
        source: `name`, `adjective`, `dateline` or `outlet`.
    """

    span: Span
    key: str
    entries: tuple[Entry, ...]
    wanted: frozenset[Kind] = _ANY
    source: str = "name"


def identify(gazetteer: Gazetteer, text: str, span: Span, *, source: str = "name") -> Mention:
    """What the words at a span may be, as they stand or less what only describes the place.

    "Northern Syria" is looked up as Syria, "Idlib province" as a division called Idlib.
    """
    words = _POSSESSIVE.sub("", " ".join(text[slice(*span)].split())).strip("“”\"‘’'()[]")
    wanted = _asked(text, span)
    dotted = text[span[1] : span[1] + 1] == "."
    for name, kinds in _forms(words):
        entries = _written(gazetteer.find(name), name + "." * dotted)
        if _INITIALS.fullmatch(name):
            entries = tuple(one for one in entries if one.kind in _LARGE) or entries
        if entries:
            kinds = kinds or wanted
            return Mention(span, fold(name), _fitting(entries, kinds), kinds, source)
    return Mention(span, fold(words), (), wanted, source)


def _written(entries: tuple[Entry, ...], name: str) -> tuple[Entry, ...]:
    """Without the states whose abbreviation this would be, had it a full stop: "Penn", "Man"."""
    short = _SHORT.get(fold(name))
    if short is None or name in ABBREVIATIONS or name.endswith("."):
        return entries
    return tuple(one for one in entries if one.kind != "admin1" or one.name != short)


def _asked(text: str, span: Span) -> frozenset[Kind]:
    """The kinds that the words before and after a name ask for."""
    after = _FOLLOWING.match(text, span[1])
    before = _PRECEDING.search(text, max(0, span[0] - 24), span[0])
    return _kinds(after) or _kinds(before)


def _kinds(match: re.Match[str] | None) -> frozenset[Kind]:
    if match is None:
        return _ANY
    groups = match.groupdict()
    if groups.get("division"):
        return _DIVISIONS
    return _TOWNS if groups.get("town") else _ANY


def _forms(words: str) -> list[tuple[str, frozenset[Kind]]]:
    """The name as written, then with one describing word after another taken away."""
    forms: list[tuple[str, frozenset[Kind]]] = [(words, _ANY)]
    kinds = _ANY
    while True:
        match = _BEFORE.match(words)
        rest = words[match.end() :] if match else words
        if match is None:
            match = _AFTER.search(words)
            rest = words[: match.start()] if match else words
        if match is None and words.rpartition(" ")[2].islower():
            rest = words.rpartition(" ")[0]
        if rest == words or not rest:
            return forms
        kinds, words = kinds or _kinds(match), rest
        forms.append((words, kinds))


def _fitting(entries: tuple[Entry, ...], wanted: frozenset[Kind]) -> tuple[Entry, ...]:
    """The entries of a kind that is asked for, or all; less small ones that are spelled otherwise.

    Pittsburg in California is not what "Pittsburgh" means, and "U.S." no village called Us.
    """
    exact = max((one.population for one in entries if one.rank == 0), default=-1)
    some = tuple(one for one in entries if one.rank == 0 or one.population > exact)
    return tuple(one for one in some if one.kind in wanted) or some

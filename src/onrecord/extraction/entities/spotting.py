"""Spotting: names that the network passed over, found by what surely marks one.

A title before capitals, a source that is written as a name, and the sure names of the report where
they come again: a capital and the same words are enough.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.extraction.entities.edges import (
    COUNTRY_NAMES,
    SMALL,
    form,
    is_common,
    is_name,
    is_title,
)
from onrecord.extraction.entities.layout import Layout
from onrecord.extraction.entities.lexicon import (
    BODIES,
    FEMININE,
    HONORIFICS,
    MASCULINE,
    ROLES,
    STOPS,
    words,
)
from onrecord.gazetteer.countries import ADJECTIVES
from onrecord.language import Name
from onrecord.record import Span

LEAST: Final = 0.45
"""Mean probability below which a name is not taken."""
_SURE: Final = 0.7
_INTRODUCED: Final = re.compile(
    r"\b(?P<what>[a-z][a-z-]+),?\s(?P<name>[A-Z][\w&’'.-]*(?:\s[A-Z][\w&’'.-]*){0,3})$"
)
_CALLED: Final = re.compile(
    r"[Tt]he\s(?P<name>[A-Z][\w&’'.-]*(?:\s[A-Z][\w&’'.-]*){0,3})\s"
    r"(?:newspaper|daily|weekly|magazine|website|news agency|news site|radio station)\b"
)
_TITLED: Final = re.compile(
    r"(?<![\w’'-])(?P<title>Mrs?\.?|Ms\.?|Miss|Sir|Dr\.?|Sen\.|Rep\.|Gov\.|Gen\.|Lt\.|Col\.|Capt\."
    r"|Sgt\.|President|Premier|Minister|Senator|Governor|Mayor|Secretary|Ambassador|Chancellor"
    r"|Chief|Judge|Justice|General|Colonel|Captain|Professor|spokesman|spokeswoman|spokesperson"
    r"|director|chairman|chairwoman|president|minister|mayor|governor|senator)\s"
    r"(?P<name>[A-Z][\w’'-]*[a-z](?:\s(?:[A-Z]\.|(?:al|bin|de|van|von|el|ibn|da|der)\b|"
    r"[A-Z][\w’'-]*[a-z])){0,3})"
)
_SPEAKING: Final = re.compile(
    r"(?P<article>[Tt]he\s)?(?P<name>[A-Z][\w&’'.-]*"
    r"(?:(?:\s(?:of|for|and|the|on|in|&)){0,2}\s[A-Z][\w&’'.-]*){0,7})"
)
_KNOWN_BODIES: Final = (
    *words("""
    AFP ANC AU BBC CBS CDC CIA CNN EU Europol FARC FBI FEMA Fatah GCHQ Hamas Hezbollah Hizbollah
    IAEA ICC ICRC IDF IMF INTERPOL ISIL ISIS Interpol Interfax Kremlin MI5 MI6 MSF NASA NATO NBC
    NHS NSA OCHA OECD OPEC OSCE PKK PLO Reuters TASS UN UNDP UNHCR UNICEF UNRWA Unicef WFP WHO WTO
    Xinhua Taliban Congress Pentagon
    """),
    "U.N.", "E.U.", "White House", "Red Cross", "Downing Street", "Supreme Court",
    "State Department", "European Union", "United Nations", "Associated Press", "Security Council",
)  # fmt: skip
_TOO_COMMON: Final = STOPS | SMALL | HONORIFICS | words("will may mark grant bill long young")


def titled(layout: Layout) -> Iterable[Name]:
    """Persons that only their title gives away: "Premier Ana Holt", "Mr Holt"."""
    for start, end in layout.paragraphs:
        if layout.text[start:end].isupper():
            continue
        for match in _TITLED.finditer(layout.text, start, end):
            title, span = match["title"].strip(".").lower(), match.span("name")
            last = match["name"].split()[-1].lower()
            address = title in MASCULINE or title in FEMININE or title == "dr"
            if (address or " " in match["name"]) and last not in BODIES | ROLES | HONORIFICS:
                yield Name(span, "person", _SURE)


def speaking(layout: Layout, sources: Sequence[Span]) -> Iterable[Name]:
    """Sources that are written as names: "the NDP", "Lake Watch"."""
    for start, end in sources:
        match = _SPEAKING.fullmatch(layout.text, start, end)
        if not match:
            yield from _introduced(layout, (start, end))
            continue
        written, span = match["name"], match.span("name")
        parts = written.split()
        first, title = parts[0], _last_title(parts)
        if title == len(parts) - 1 and len(parts) > 1:
            # "The Lorvanian Minister" is described, not named.
            continue
        if title >= 0 and parts[-1].lower() not in BODIES and len(parts) - title < 4:
            start_ = span[1] - len(" ".join(parts[title + 1 :]))
            if is_name(layout.text[start_ : span[1]]):
                yield Name((start_, span[1]), "person", LEAST)
            continue
        opening = not layout.before(start).strip(" \"“‘'") and not match["article"]
        plain = opening and " " not in written and not written.isupper()
        small = first.lower() in STOPS | SMALL and not (written.isupper() and len(written) > 1)
        known = small or written in ADJECTIVES
        if not plain and not known and not is_common(written):
            yield Name(span, "organization", LEAST)


def _introduced(layout: Layout, source: Span) -> Iterable[Name]:
    """The capitals that a source ends in behind what they are: "folk artist Ano"."""
    called = _CALLED.match(layout.text, *source)
    if called and is_name(called["name"]):
        yield Name(called.span("name"), "organization", _SURE)
    match = _INTRODUCED.search(layout.text, *source)
    if not match or not is_name(match["name"]) or match["what"] not in ROLES | BODIES:
        return
    if _last_title(match["name"].split()) < 0:
        kind = "person" if match["what"] in ROLES else "organization"
        yield Name(match.span("name"), kind, _SURE)


def _last_title(parts: Sequence[str]) -> int:
    """Index of the last word that is a title, else -1."""
    return max((at for at, word in enumerate(parts) if is_title(word.strip("."))), default=-1)


def look_again(layout: Layout, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names and, in between, the sure ones where they were passed over."""
    known = _known(layout, names)
    if not known:
        return tuple(names)
    ordered = sorted(known, key=lambda one: (-len(one), one))
    pattern = re.compile(rf"(?<![\w@])(?:{'|'.join(map(re.escape, ordered))})(?![\w@])")
    taken = [name.span for name in names]
    added = [
        Name(match.span(), *known[match.group()])
        for start, end in layout.paragraphs
        for match in pattern.finditer(layout.text, start, end)
        if not overlaps(taken, match.span()) and not _runs_on(layout.text, match.span())
    ]
    return tuple(sorted([*names, *added], key=lambda name: name.span))


def _known(layout: Layout, names: Sequence[Name]) -> dict[str, tuple[str, float]]:
    """Forms to look for, each with its kind and score: whole names, surnames, countries."""
    found: dict[str, tuple[str, float]] = {}
    surnames = {
        form(layout.text, name.span).split()[-1]
        for name in names
        if name.kind == "person" and name.score >= _SURE
    }
    for country in COUNTRY_NAMES:
        # "Holland" is a man where "Ben Holland" is named.
        if country in layout.text and country not in surnames:
            found[country] = ("place", 0.9)
    for body in _KNOWN_BODIES:
        if body in layout.text:
            found[body] = ("organization", 0.9)
    for name in names:
        if name.score < _SURE:
            continue
        written = form(layout.text, name.span)
        for one in _shown(written, name.kind):
            if len(one) > 2 and one.lower() not in _TOO_COMMON and one not in found:
                found[one] = (name.kind, name.score)
    return found


def _shown(written: str, kind: str) -> Iterable[str]:
    """The forms in which a name may come again: whole, in capitals, the surname alone."""
    yield written
    yield written.upper()
    parts = written.split()
    if kind == "person" and len(parts) > 1:
        yield parts[-1]
        if len(parts[-1]) > 3:
            yield parts[-1].upper()


def _runs_on(text: str, span: Span) -> bool:
    """Whether a capitalised word stands right beside, so that this may be part of another name."""
    after = re.match(r" [A-Z][\w’'-]*[a-z]", text[span[1] : span[1] + 30])
    before = re.search(r"[\w’'.-]+ $", text[max(0, span[0] - 30) : span[0]])
    if after and not text[span[0] : span[1]].isupper():
        return True
    word = before.group().strip() if before else ""
    return word[:1].isupper() and not is_title(word.strip(".")) and word.lower() not in STOPS


def overlaps(taken: Sequence[Span], span: Span) -> bool:
    """Whether a span meets one of some spans in text order."""
    at = bisect_left(taken, (span[1], -1))
    return at > 0 and taken[at - 1][1] > span[0]

"""Names: what the network read, with its edges and kinds put where English usage has them.

A name loses what is no part of it: the title before a person, the article, the possessive. A form
that was read twice has one kind. Then a second look finds the sure names where the network passed
over them: a capital and the same words are enough.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from onrecord.extraction.entities import forms, metonymy
from onrecord.extraction.entities.layout import WORD, Layout
from onrecord.extraction.entities.lexicon import (
    BODIES,
    FEMININE,
    HONORIFICS,
    MASCULINE,
    RANKS,
    ROLES,
    STOPS,
    words,
)
from onrecord.gazetteer.countries import ADJECTIVES, COUNTRIES
from onrecord.language import Name
from onrecord.record import Span

LEAST: Final = 0.45
"""Mean probability below which a name is not taken."""
_SURE: Final = 0.7
_SHARE: Final = 0.67
"""Share of a form's weight that makes a kind the kind of all its names."""
_LIKE_SURNAME: Final = 2.0
"""How much more than one reading of its own a full name says of a surname alone."""
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_EDGE: Final = " \t\n\r,;:.\"“”‘’'()[]-–—_`"
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_LEADING: Final = re.compile(r"^(?:(?:the|an?|of|and|for|in|at|by|to)\s+)+", re.IGNORECASE)
_TRAILING: Final = re.compile(r"(?:\s+(?:the|an?|of|and|for|in|at|by|to|from))+$", re.IGNORECASE)
_JOINT: Final = re.compile(r"(?:-|\s(?:bin|ibn|al|el|de|da|do|dos|della|van|von|der|bint|abu)?\s?)")
_SMALL: Final = words(
    """
    the a an and of in for he she they we i it you him her them us me who his its their this that
    which my your monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december gmt est edt pst
    """
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
_INCORPORATED: Final = words("inc corp corporation co ltd plc llc llp gmbh holdings industries")
_GIVEN: Final = words("Jordan Georgia Chad Israel Ireland")
"""Countries that are people's names too."""
_GOES_ON: Final = re.compile(r"[’']s?\s(?:[A-Z][\w-]+\s){0,2}?(?P<body>[A-Z][\w-]+)\b")
_SEAT: Final = re.compile(r"[DRI]-[A-Z][\w.]*")
"""The party and state of a member of Congress."""
_COMMON: Final = words(
    """
    report official source authority witness expert critic supporter opponent statement study poll
    data figure cop protester survivor analyst scientist researcher economist document record
    evidence email letter memo news doctor others some many most all both none tweet post
    """
)
_NEVER: Final = words(
    "r-ariz d-n.y ph.d m.d islam christmas easter ramadan internet english arabic french"
)


def settle(layout: Layout, names: Sequence[Name], sources: Sequence[Span] = ()) -> tuple[Name, ...]:
    """The names of a report, in text order and without overlaps.

    Args:
        layout: The report's layout.
        names: What the network read, in text order.
        sources: Where sources stand: one that is written as a name is one, "the NDP".
    """
    read = [name for name in _joined(layout.text, names) if name.score >= LEAST]
    trimmed = [kept for name in read if (kept := _trimmed(layout.text, name))]
    known = _with(trimmed, _titled(layout))
    known = _with(known, _speaking(layout, sources))
    return tuple(_agreed(layout, _looked_again(layout, _agreed(layout, known))))


def _with(names: Sequence[Name], more: Iterable[Name]) -> list[Name]:
    """The names and those of some others that overlap none of them."""
    taken = [name.span for name in names]
    return sorted(
        [*names, *(one for one in more if not _overlaps(taken, one.span))],
        key=lambda name: name.span,
    )


def _titled(layout: Layout) -> Iterable[Name]:
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


def _speaking(layout: Layout, sources: Sequence[Span]) -> Iterable[Name]:
    """Sources that are written as names: "the NDP", "Lake Watch"."""
    for start, end in sources:
        match = _SPEAKING.fullmatch(layout.text, start, end)
        if not match:
            continue
        written, span = match["name"], match.span("name")
        parts = written.split()
        first, title = parts[0], _last_title(parts)
        if title == len(parts) - 1 and len(parts) > 1:
            # "The Lorvanian Minister" is described, not named.
            continue
        if title >= 0 and parts[-1].lower() not in BODIES and len(parts) - title < 4:
            start_ = span[1] - len(" ".join(parts[title + 1 :]))
            if _is_name(layout.text[start_ : span[1]]):
                yield Name((start_, span[1]), "person", LEAST)
            continue
        opening = not layout.before(start).strip(" \"“‘'") and not match["article"]
        plain = opening and " " not in written and not written.isupper()
        small = first.lower() in STOPS | _SMALL and not (written.isupper() and len(written) > 1)
        known = small or written in ADJECTIVES
        if not plain and not known and not is_common(written):
            yield Name(span, "organization", LEAST)


def _last_title(parts: Sequence[str]) -> int:
    """Index of the last word that is a title, else -1."""
    return max((at for at, word in enumerate(parts) if _is_title(word.strip("."))), default=-1)


def is_common(written: str) -> bool:
    """Whether capitals only dress up a common noun: "Police", "Report", "Officials"."""
    low = written.split()[-1].lower()
    single = low.removesuffix("s")
    common = {low, single} & (ROLES | HONORIFICS | _COMMON)
    return " " not in written and bool(common or {low, single} & BODIES)


def form(text: str, span: Span) -> str:
    """The words of a name, without article and possessive."""
    return _ARTICLE.sub("", _POSSESSIVE.sub("", " ".join(text[slice(*span)].split())))


def _joined(text: str, names: Sequence[Name]) -> list[Name]:
    """Names of persons that the network cut in two: "Jan", "de Vries"."""
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined else None
        if before and before.kind == name.kind == "person":
            gap = text[before.span[1] : name.span[0]]
            if _JOINT.fullmatch(gap) and "\n" not in gap:
                span = before.span[0], name.span[1]
                joined[-1] = replace(before, span=span, score=max(before.score, name.score))
                continue
        joined.append(name)
    return joined


def _trimmed(text: str, name: Name) -> Name | None:
    """The name within its edges, or None when it is none."""
    start, end = name.span
    end -= len(text[start:end]) - len(text[start:end].rstrip(_EDGE.replace(".", "")))
    start += len(text[start:end]) - len(text[start:end].lstrip(_EDGE))
    possessive = _POSSESSIVE.search(text[start:end])
    if possessive and possessive.group() != "’" and possessive.group() != "'":
        end = start + possessive.start()
    if name.kind == "organization":
        end = _past_possessive(text, end)
    article = _LEADING.match(text[start:end])
    if article:
        start += article.end()
    trailing = _TRAILING.search(text[start:end])
    if trailing:
        end = start + trailing.start()
    kind = _kind_by_form(text[start:end], name.kind)
    if kind == "person" and _is_initials(text, text[start:end]):
        kind = "organization"
    begin = _past_titles(text, start, end)
    if kind == "person" or begin in (end, start):
        start = begin if kind == "person" else start
    elif " " in text[begin:end] and text[start:begin].split()[-1].lower() in RANKS:
        # A title in the middle: not a body but somebody, "Lorvanian Premier Ana Holt".
        start, kind = begin, "person"
    if not _is_name(text[start:end]):
        return None
    return replace(name, span=(start, end), kind=kind)


def _past_possessive(text: str, end: int) -> int:
    """The end of a body's name that goes on behind a possessive: "the Pilots' Guild"."""
    match = _GOES_ON.match(text, end)
    return match.end() if match and match["body"].lower() in BODIES else end


def _is_initials(text: str, written: str) -> bool:
    """Whether a name is a body's initials, and not a surname in a headline's capitals."""
    return written.isalpha() and forms.is_acronym(written) and written.title() not in text


def _kind_by_form(written: str, kind: str) -> str:
    """The kind that the words leave no doubt about: "Holt Corp.", "Lorvania"."""
    last = forms.tokens(written)[-1:]
    if " " in written and last and last[0] in _INCORPORATED:
        return "organization"
    if kind == "person" and written not in _GIVEN:
        return "place" if written in _COUNTRIES or metonymy.seat_of(written) else kind
    return kind


def _past_titles(text: str, start: int, end: int) -> int:
    """Where a person's name begins behind its titles: "Foreign Minister Don Holt"."""
    found = list(WORD.finditer(text, start, end))
    last = [at for at, word in enumerate(found) if _is_title(word.group())]
    if not last:
        return start
    # A title alone is nobody's name; "Martin King" and "Ann King Jr." are.
    skip = last[-1] + 1
    if skip == len(found) and len(last) < len(found) and last[0] > 0:
        return start
    if skip < len(found) and forms.is_suffix(found[skip].group()):
        return start
    if skip < len(found) and found[skip].group()[0].islower():
        return end
    return found[skip].start() if skip < len(found) else end


def _is_title(word: str) -> bool:
    return word.lower() in HONORIFICS or word.lower() in ROLES


def _is_name(written: str) -> bool:
    low = written.lower()
    return (
        bool(written)
        and low != written
        and low not in _SMALL
        and low not in _NEVER
        and written not in ADJECTIVES
        and not _SEAT.fullmatch(written)
        and not is_common(written)
    )


def _agreed(layout: Layout, names: Sequence[Name]) -> list[Name]:
    """With one kind a form, where the network was of two minds and one outweighs the other."""
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        written = form(layout.text, name.span)
        weights[written][name.kind] += name.score
        if name.kind == "person" and " " in written:
            weights[written.split()[-1]]["person"] += _LIKE_SURNAME * name.score
    return [_with_kind(name, weights[form(layout.text, name.span)]) for name in names]


def _with_kind(name: Name, weight: Mapping[str, float]) -> Name:
    kind, most = max(weight.items(), key=lambda item: (item[1], item[0]))
    return replace(name, kind=kind) if most >= _SHARE * sum(weight.values()) else name


def _looked_again(layout: Layout, names: Sequence[Name]) -> tuple[Name, ...]:
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
        if not _overlaps(taken, match.span()) and not _runs_on(layout.text, match.span())
    ]
    return tuple(sorted([*names, *added], key=lambda name: name.span))


def _known(layout: Layout, names: Sequence[Name]) -> dict[str, tuple[str, float]]:
    """Forms to look for, each with its kind and score: whole names, surnames, countries."""
    found: dict[str, tuple[str, float]] = {}
    for country in _COUNTRIES:
        if country in layout.text:
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
    return word[:1].isupper() and not _is_title(word.strip(".")) and word.lower() not in STOPS


def _overlaps(taken: Sequence[Span], span: Span) -> bool:
    at = bisect_left(taken, (span[1], -1))
    return at > 0 and taken[at - 1][1] > span[0]


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
_COUNTRIES: Final = tuple(
    name for country in COUNTRIES for name in country.names if not name.startswith("the ")
)
_TOO_COMMON: Final = STOPS | _SMALL | HONORIFICS | words("will may mark grant bill long young")

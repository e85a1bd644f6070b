"""Edges: a name within its first and last word, and whether it is one at all.

A name loses what is no part of it: the title before a person, the article, the possessive.
"""

import re
from dataclasses import replace
from typing import Final

from onrecord.extraction.entities import forms, metonymy
from onrecord.extraction.entities.layout import WORD
from onrecord.extraction.entities.lexicon import BODIES, HONORIFICS, RANKS, ROLES, words
from onrecord.gazetteer.countries import ADJECTIVES, COUNTRIES
from onrecord.language import Name
from onrecord.record import Span

_POSSESSIVE: Final = re.compile(r"[’']s?$")
_EDGE: Final = " \t\n\r,;:.\"“”‘’'()[]-–—_`"
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_LEADING: Final = re.compile(r"^(?:(?:the|an?|of|and|for|in|at|by|to)\s+)+", re.IGNORECASE)
_TRAILING: Final = re.compile(r"(?:\s+(?:the|an?|of|and|for|in|at|by|to|from))+$", re.IGNORECASE)
SMALL: Final = words(
    """
    the a an and of in for he she they we i it you him her them us me who his its their this that
    which my your monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december gmt est edt pst
    """
)
_INCORPORATED: Final = words("inc corp corporation co ltd plc llc llp gmbh holdings industries")
_PARTICLE: Final = 4
"""Letters of the longest small word that may begin a name."""
_BEFORE_BODY: Final = words("late former then rebel opposition ruling rival former state-owned")
_STATES: Final = words(
    """
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb
    Nev N.H N.J N.M N.Y N.C N.D Okla Ore Pa R.I S.C S.D Tenn Tex Vt Va Wash W.Va Wis Wyo Ont Que
    """
)
"""States and provinces as a comma and a town before them are written."""
_OFFICES: Final = words(
    """
    mayor minister president secretary governor senator spokesman spokeswoman director chairman
    councillor ambassador chancellor premier commissioner ceo chief leader official officials
    """
)
"""Titles that are no surnames."""
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
    """
    r-ariz d-n.y ph.d m.d bc ad bce ce islam christmas easter ramadan internet english arabic french
    """
)
COUNTRY_NAMES: Final = tuple(
    name for country in COUNTRIES for name in country.names if not name.startswith("the ")
)


def form(text: str, span: Span) -> str:
    """The words of a name, without article and possessive."""
    return _ARTICLE.sub("", _POSSESSIVE.sub("", " ".join(text[slice(*span)].split())))


def trim(text: str, name: Name) -> Name | None:
    """The name within its edges, or None when it is none."""
    start, end = _bare(text, name)
    start += _described(text[start:end]) if name.kind == "organization" else 0
    kind = _kind_by_form(text[start:end], name.kind)
    if kind == "organization" and _is_town(text, start, end):
        kind = "place"
    if kind == "person" and _is_initials(text, text[start:end]):
        kind = "organization"
    begin = _past_titles(text, start, end)
    if kind == "person" and begin < end and _ends_in_office(text[begin:end]):
        # "Karsk Mayor" is whoever is named next.
        return None
    if kind == "person" or begin in (end, start):
        start = begin if kind == "person" else start
    elif " " in text[begin:end] and _is_led(text[start:begin], text[begin:end]):
        # A title in the middle: not a body but somebody, "Lorvanian Premier Ana Holt".
        start, kind = begin, "person"
    if not is_name(text[start:end]):
        return None
    return replace(name, span=(start, end), kind=kind)


def _bare(text: str, name: Name) -> Span:
    """A name without signs, small words and possessive at its edges."""
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
    return start, end


def _described(written: str) -> int:
    """Length of what only says what sort of body it is: "late", "Karsk ferry company"."""
    found = list(WORD.finditer(written))
    sorts = [
        at
        for at, word in enumerate(found)
        if word.group() in _BEFORE_BODY or (at > 1 and word.group() in BODIES)
    ]
    opening = next((at for at, word in enumerate(found) if not _is_small(word.group())), 0)
    if opening and not sorts:
        sorts = [opening - 1]
    if not sorts or sorts[-1] + 1 == len(found):
        return 0
    after = found[sorts[-1] + 1]
    return after.start() if after.group()[0].isupper() else 0


def _is_small(word: str) -> bool:
    return len(word) > _PARTICLE and word.isalpha() and word.islower()


def _is_led(titles: str, rest: str) -> bool:
    """Whether titles lead on to a person: "Premier Ana Holt", not "General Tides Corp."."""
    last = forms.tokens(rest)[-1:]
    body = bool(last) and (last[0] in BODIES or last[0] in _INCORPORATED)
    return titles.split()[-1].lower() in RANKS and not body


def _ends_in_office(written: str) -> bool:
    return " " in written and written.split()[-1].lower() in _OFFICES


def _past_possessive(text: str, end: int) -> int:
    """The end of a body's name that goes on behind a possessive: "the Pilots' Guild"."""
    match = _GOES_ON.match(text, end)
    return match.end() if match and match["body"].lower() in BODIES else end


def _is_initials(text: str, written: str) -> bool:
    """Whether a name is a body's initials, and not a surname in a headline's capitals."""
    return written.isalpha() and forms.is_acronym(written) and written.title() not in text


def _is_town(text: str, start: int, end: int) -> bool:
    """Whether a name stands before its state: "Van Reed, Calif."."""
    state = re.match(r",\s([A-Z][\w.]{1,5})\.", text[end : end + 9])
    last = forms.tokens(text[start:end])[-1:]
    body = bool(last) and (last[0] in BODIES or last[0] in _INCORPORATED)
    return bool(state and state[1] in _STATES and not body)


def _kind_by_form(written: str, kind: str) -> str:
    """The kind that the words leave no doubt about: "Holt Corp.", "Lorvania"."""
    last = forms.tokens(written)[-1:]
    if " " in written and last and last[0] in _INCORPORATED:
        return "organization"
    if kind == "person" and written not in _GIVEN:
        return "place" if written in COUNTRY_NAMES or metonymy.seat_of(written) else kind
    if written.endswith(".") and written[:-1] in _STATES:
        return "place"
    # The country is a place, whoever speaks for it; "Jordan" may be a firm of that name.
    return "place" if written in COUNTRY_NAMES and written not in _GIVEN else kind


def _past_titles(text: str, start: int, end: int) -> int:
    """Where a person's name begins behind its titles: "Foreign Minister Don Holt"."""
    found = list(WORD.finditer(text, start, end))
    last = [at for at, word in enumerate(found) if is_title(word.group())]
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


def is_title(word: str) -> bool:
    """Whether a word is a title or says what somebody is: "President", "boatman"."""
    return word.lower() in HONORIFICS or word.lower() in ROLES


def is_name(written: str) -> bool:
    """Whether something written with a capital is a name."""
    low = written.lower()
    return (
        bool(written)
        and low != written
        and (low not in SMALL or written == "WHO")
        and low not in _NEVER
        and written not in ADJECTIVES
        and not _SEAT.fullmatch(written)
        and not is_common(written)
    )


def is_common(written: str) -> bool:
    """Whether capitals only dress up a common noun: "Police", "Report", "Officials"."""
    low = written.split()[-1].lower()
    single = low.removesuffix("s")
    common = {low, single} & (ROLES | HONORIFICS | _COMMON)
    return " " not in written and bool(common or {low, single} & BODIES)

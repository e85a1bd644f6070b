"""Sources: what sort of source a noun phrase is, and who passed a statement on.

The word lists are of English news usage; a phrase that none of them knows stays without a sort.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from onrecord.language import Name
from onrecord.record import SourceKind, Span


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PRONOUNS: Final = _words(
    "he she they we i it you him her them us me who his their its this that which"
)
_DOCUMENT: Final = _words(
    """
    report reports statement statements study studies poll polls survey surveys data figures
    tally count record records filing filings letter letters tweet tweets post posts message
    messages memo results result text document documents documentation indictment complaint
    affidavit petition law resolution draft census article articles paper book video footage
    images photographs website site analysis estimate estimates statistics findings evidence
    email e-mail emails note warrant lawsuit suit ruling bill agreement communique communiqué
    transcript transcripts release headline sign banner placard caption constitution rules
    guidelines forecast forecasts cable cables reports rumours rumors account accounts broadcast
    bulletin advisory notice order decree
    """
)
_UNNAMED: Final = _words(
    """
    official officials source sources diplomat diplomats witness witnesses resident residents
    analyst analysts expert experts critic critics observer observers people person man woman
    men women spokesman spokeswoman spokesperson spokespeople aide aides lawyer lawyers
    investigator investigators prosecutor prosecutors doctor doctors neighbour neighbours
    neighbor neighbors villager villagers activist activists protester protesters protestors
    supporter supporters opponent opponents others some many several scientists researchers
    economists authorities commander commanders soldier soldiers survivor survivors relative
    relatives passenger passengers employee employees worker workers member members lawmaker
    lawmakers senator senators judge judges politician politicians journalist journalists
    reporter reporters student students teacher teachers friend friends family families father
    mother son daughter brother sister wife husband historian historians trader traders insider
    insiders medic medics driver parent parents voter voters leader leaders minister ministers
    """
)
_COLLECTIVE: Final = _words(
    """
    police government ministry army military company group court agency office department
    administration committee council union party parliament senate house congress commission
    board association organization organisation campaign team network channel newspaper paper
    authority service services force forces bank firm rebels militants opposition jury panel
    coalition alliance embassy mission university school hospital church federation institute
    foundation media press side delegation cabinet presidency bureau guard navy movement regime
    state city county country countries governments nation nations coastguard prosecution
    defence defense agencies groups companies courts parties ministries
    """
)
_COUNTED: Final = _words(
    """
    two three four five six seven eight nine ten dozens hundreds other both senior former local
    aid
    """
)
_LINKS: Final = _words(
    """
    of in from at for with on who that by to near obtained released published issued seen compiled
    conducted prepared written reviewed polled briefed familiar speaking working living
    """
)
_WORD: Final = re.compile(r"[\w’'-]+")
_TALLY: Final = re.compile(
    r"\b(?:tally|count|toll|compilation|analysis|review)"
    r"\s+(?:of|from|based on|compiled from)\s+(.+)$",
    re.DOTALL,
)


def kind_of(phrase: str, names: Sequence[Name], start: int) -> SourceKind | None:
    """The sort of source that a noun phrase names.

    Args:
        phrase: The source as written.
        names: Names read inside it.
        start: Offset of the phrase in the text.
    """
    head = _head(phrase)
    if head is None or phrase.strip().lower() in PRONOUNS:
        return None
    word, at = head.group().lower(), start + head.start()
    kinds = {name.kind for name in names}
    # "The Karsk Post" is no post.
    own = any(name.kind == "organization" and name.span[0] <= at < name.span[1] for name in names)
    # "Lorvanian officials" are officials, whatever the network takes "Lorvanian" for.
    last = head.end() == len(phrase.rstrip()) and "," not in phrase
    plural = last and word in _UNNAMED and word.endswith("s")
    if ("person" in kinds and not plural) or own:
        return "named"
    if word in _DOCUMENT:
        return "document"
    if word in _UNNAMED:
        return "unnamed"
    if "organization" in kinds:
        return "named"
    if word in _COLLECTIVE:
        return "collective"
    return "named" if kinds else None


def head_of(phrase: str) -> str:
    """The head of a noun phrase, in lower case: its last word before the first preposition."""
    head = _head(phrase)
    return head.group().lower() if head else ""


def _head(phrase: str) -> re.Match[str] | None:
    words = list(_WORD.finditer(phrase))
    for index, word in enumerate(words):
        # "The WHO" is not "the … who".
        initials = word.group().isupper() and len(word.group()) > 1
        if index and not initials and word.group().lower() in _LINKS:
            return words[index - 1]
    return words[-1] if words else None


def is_modifier(text: str, source: Span, inside: Sequence[Name]) -> bool:
    """Whether the last name in a source only says which one: "the UN food agency", not the UN."""
    end = max(name.span[1] for name in inside)
    after = _WORD.match(text[end : source[1]].lstrip())
    if after is None or text[end] != " ":
        return False
    return after.group().lower() not in _LINKS


def lowered(phrase: str) -> str:
    """A phrase without its article, and without the capital of a sentence's first word."""
    words = re.sub(r"^(?:the|an?)\s+", "", phrase, flags=re.IGNORECASE)
    first = words.split()[0].lower() if words.split() else ""
    known = first in _UNNAMED or first in _COUNTED
    return words[:1].lower() + words[1:] if known else words


def passed_on(phrase: str, names: Sequence[Name], start: int) -> tuple[str, ...]:
    """Chain inside one source phrase: "an AFP tally of Israeli official figures"; else empty.

    Args:
        phrase: The source as written.
        names: Names read inside it.
        start: Offset of the phrase in the text.
    """
    match = _TALLY.search(phrase)
    if not match:
        return ()
    by = [name for name in names if name.span[1] <= start + match.start()]
    if not by:
        return ()
    begin, end = by[0].span
    links = phrase[begin - start : end - start], match.group(1).strip(" ,")
    # Wrapped copy breaks a phrase over lines.
    return " ".join(links[0].split()), " ".join(links[1].split())


def within(names: Sequence[Name], span: Span) -> list[Name]:
    """The names that lie inside a span.

    Args:
        names: Names in text order, without overlaps.
        span: A span of the text.
    """
    low = bisect_left(names, span[0], key=_start)
    high = bisect_left(names, span[1], key=_start)
    return [name for name in names[low:high] if name.span[1] <= span[1]]


def touching(names: Sequence[Name], span: Span) -> Sequence[Name]:
    """The names that overlap a span or end right before it; `names` as in `within`."""
    low = bisect_left(names, span[0], key=_start)
    return names[max(0, low - 1) : bisect_left(names, span[1], key=_start)]


def _start(name: Name) -> int:
    return name.span[0]


def head_span(text: str, source: Span) -> Span:
    """Where the head of a source's noun phrase stands; the whole source where it has no word."""
    head = _head(text[slice(*source)])
    return (source[0] + head.start(), source[0] + head.end()) if head else source

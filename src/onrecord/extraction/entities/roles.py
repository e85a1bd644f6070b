"""Roles: what the report says a person is, and the body that the person belongs to.

Read from the words around a name: "army chief Ben Holt", "Ben Holt, the army chief,", "Ben Holt is
the army chief", "Ben Holt of the Karsk Guild".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.layout import WORD, Layout
from onrecord.extraction.entities.lexicon import (
    BODIES,
    HONORIFICS,
    MEN,
    ROLES,
    STOPS,
    WOMEN,
)
from onrecord.record import Span

_BEFORE: Final = re.compile(r"[^\s,;:“”\"()—–]+(?:,(?=\s\S+\s*$))?(?=\s|$)")
_APPOSITION: Final = re.compile(
    r"\s*(?:\([^)]{1,30}\)\s*)?,\s+(?:\d{1,3},\s+)?"
    r"(?P<phrase>(?:(?:the|an?|his|her|their|its|one of the|who is (?:the|an?))\s+)?"
    r"[^,;:.“”\"()—–\n]{2,90}(?:\.[A-Z]\.?[^,;:.“”\"()—–\n]{0,60})?)"
)
_BEFORE_COMMA: Final = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|[’']s?)\s+"
    r"(?P<phrase>(?:(?!\b(?:the|an?|its)\s)[^,;:.“”\"()]){3,50}),\s+$"
)
_COPULA: Final = re.compile(
    r"\s+(?:is|was|became|remains)\s+(?P<phrase>(?:the|an?)\s+[^,;:.“”\"()—–\n]{2,70})"
)
_SORT: Final = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[’']s)\s+(?P<phrase>(?:[\w-]+\s+){0,3}?(?P<head>[a-z]+))\s+$"
)
_CLAUSE: Final = re.compile(r"\s+(?:who|whose|which|said|says|told|was|is|were|has|had|have)\b.*$")
_SUBJECT: Final = re.compile(r"^the\s+(?:[\w-]+\s+){1,4}?(?:said|says|told|added)\b")
"""What follows a name's comma and speaks is another: "Having met Holt, the premier said …"."""
_OF: Final = re.compile(r"\s+(?:of|from|at|with)\s+(?:the\s+)?")
_LINK: Final = re.compile(r"\b(?:of|for|at|in|with|from|on|to|who|that|by)\b", re.IGNORECASE)
_LEADING: Final = re.compile(r"^(?:who is\s+)?(?:the|an?|one of the)\s+", re.IGNORECASE)
_ADDRESS: Final = frozenset({"mr", "mrs", "ms", "dr", "sir", "lord", "lady", "miss"})
_QUALIFIERS: Final = frozenset(
    {"former", "then", "retired", "acting", "deputy", "interim", "senior", "outgoing", "vice", "ex"}
)
_TRADE: Final = re.compile(r"[a-z-]{3,}(?:er|or|ist|ian|eer|man|woman)")
_LONGEST: Final = 9
_BACK: Final = 110


@dataclass(frozen=True, slots=True)
class Role:
    """One role phrase.

    Attributes:
        span: Where it stands.
        phrase: Its words, without an article.
    """

    span: Span
    phrase: str


def attach(layout: Layout, groups: Sequence[Group]) -> None:
    """Give each person its roles, what they say of man or woman, and its affiliation.

    Args:
        layout: The report's layout.
        groups: All groups; those of persons are changed.
    """
    bodies = sorted(
        (span, one.name) for one in groups if one.kind == "organization" for span in one.names
    )
    for one in groups:
        heads = ROLES if one.kind == "person" else BODIES
        found = [role for span in sorted(one.names) for role in _around(layout, span, heads)]
        for role in found:
            one.roles.append(role.phrase)
            if role.span not in one.mentions and not _covers(role.span, one.names):
                one.mentions.append(role.span)
        if one.kind == "person":
            one.gender = one.gender or _gender(found)
            one.affiliation = _affiliation(layout, one, found, bodies)


def head(phrase: str) -> str:
    """The head of a noun phrase in lower case: the last word before its first preposition."""
    cut = _LINK.split(_LEADING.sub("", phrase), maxsplit=1)[0]
    found = WORD.findall(cut.split(",")[0])
    return re.sub(r"[’']s?$", "", found[-1]).lower() if found else ""


def _around(layout: Layout, span: Span, heads: frozenset[str]) -> list[Role]:
    before = _before(layout, span) if heads is ROLES else _sort_before(layout, span)
    found = [before, _after(layout, span, heads), _being(layout, span, heads)]
    return [role for role in found if role]


def _sort_before(layout: Layout, span: Span) -> Role | None:
    """What sort of body stands before its name: "the rebel group Red Tide"."""
    match = _SORT.search(layout.text, max(0, span[0] - 60), span[0])
    if not match or match["head"] not in BODIES:
        return None
    return Role(match.span("phrase"), layout.words(match.span("phrase")))


def _before(layout: Layout, span: Span) -> Role | None:
    """The role right before a name, back to its first word."""
    text = layout.before(span[0])[-_BACK:]
    base = span[0] - len(text)
    found = list(_BEFORE.finditer(text))
    if not found or text[found[-1].end() :].strip(" "):
        closed = layout.text[span[1] : span[1] + 1] == ","
        return _set_off(layout, text, base) if closed else None
    last = found[-1].group().rstrip(",").lower()
    if last.strip(".") not in HONORIFICS | ROLES and not _is_trade(found[-1].group()):
        return _of_before(layout, text, base)
    if last.strip(".") in _ADDRESS:
        found = found[:-1]
        if not found or found[-1].group().lower() not in ROLES:
            return None
    begin = len(found) - 1
    while begin > 0 and len(found) - begin < _LONGEST and _goes_on(text, found, begin):
        begin -= 1
    comma = text[: found[begin].start()].rstrip()
    if comma.endswith(","):
        # "The army chief, General Ben Holt": two roles in a row.
        opening = _opening(found, begin, text)
        begin, found = opening, found[:begin] if opening < begin else found
    start, end = base + found[begin].start(), base + found[-1].end()
    end -= layout.text[start:end].endswith(",")
    return Role((start, end), layout.words((start, end)).rstrip(","))


def _set_off(layout: Layout, text: str, base: int) -> Role | None:
    """A role before a name set off by commas: "the guild's clerk, Ben Holt, …"."""
    match = _BEFORE_COMMA.search(text)
    if not match or head(match["phrase"]) not in ROLES:
        return None
    words = match["phrase"].lower().split()
    if any(word in STOPS - {"of", "for", "the", "and", "in", "at", "to"} for word in words):
        return None
    span = base + match.start("phrase"), base + match.end("phrase")
    return Role(span, layout.words(span))


def _is_trade(word: str) -> bool:
    """Whether a word is formed like what somebody does: "baker Ana Holt"."""
    return bool(_TRADE.fullmatch(word)) and word not in STOPS


def _opening(found: Sequence[re.Match[str]], begin: int, text: str) -> int:
    """Where a role begins that stands before a comma and another role; else `begin`."""
    match = re.search(
        r"(?:^|\s)(?:[Tt]he|[Ii]ts|[’']s)\s+([^,]{3,40}),\s*$", text[: found[begin].start()]
    )
    if not match or head(match[1]) not in ROLES:
        return begin
    return next(at for at, word in enumerate(found) if word.start() >= match.start(1))


def _of_before(layout: Layout, text: str, base: int) -> Role | None:
    """A role that ends in its office: "minister of defence Ben Holt"."""
    match = re.search(
        r"((?:[A-Z][\w-]+\s+)*\b(\w+)\s+(?:of|for)\s+(?:the\s+)?[\w’' -]{3,50}?)\s+$", text
    )
    if not match or match[2].lower() not in ROLES:
        return None
    inside = match[1].split(match[2], 1)[1]
    if any(word.lower() in STOPS - {"of", "for", "the", "and"} for word in inside.split()):
        return None
    span = base + match.start(1), base + match.end(1)
    return Role(span, layout.words(span))


def _goes_on(text: str, found: Sequence[re.Match[str]], begin: int) -> bool:
    """Whether the word before still belongs to the role."""
    word, following = found[begin - 1], found[begin]
    between = text[word.end() : following.start()]
    written = word.group()
    if between.strip() or (written.endswith((",", ".")) and not _is_dotted(written)):
        return False
    if following.group()[0].isupper() and not written[0].isupper():
        return written in _QUALIFIERS
    return written.lower().strip(".,") not in STOPS


def _is_dotted(word: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]\.)+|[A-Z][a-z]{1,3}\.", word))


def _after(layout: Layout, span: Span, heads: frozenset[str]) -> Role | None:
    """The role in apposition behind a name."""
    match = _APPOSITION.match(layout.after(span[1]))
    if not match or _SUBJECT.search(match["phrase"]):
        return None
    return _phrase(layout, span[1], match, heads)


def _being(layout: Layout, span: Span, heads: frozenset[str]) -> Role | None:
    """The role that the report says a name is: "Ben Holt is the army chief"."""
    match = _COPULA.match(layout.after(span[1]))
    return _phrase(layout, span[1], match, heads) if match else None


def _phrase(layout: Layout, base: int, match: re.Match[str], heads: frozenset[str]) -> Role | None:
    written = _CLAUSE.sub("", match["phrase"]).rstrip()
    if head(written) not in heads:
        return None
    start = base + match.start("phrase")
    span = start, start + len(written)
    return Role(span, _LEADING.sub("", layout.words(span)))


def _gender(found: Sequence[Role]) -> str:
    heads = {head(role.phrase) for role in found}
    if heads & MEN and not heads & WOMEN:
        return "m"
    return "f" if heads & WOMEN and not heads & MEN else ""


def _affiliation(
    layout: Layout, one: Group, found: Sequence[Role], bodies: Sequence[tuple[Span, str]]
) -> str | None:
    for role in found:
        inside = [name for span, name in bodies if role.span[0] <= span[0] < role.span[1]]
        if inside:
            return inside[0]
        body = _body(role.phrase)
        if body:
            return body
    begins = {span[0]: name for span, name in bodies}
    links = (_OF.match(layout.text, own[1]) for own in one.names)
    return next((begins[link.end()] for link in links if link and link.end() in begins), None)


def _body(phrase: str) -> str | None:
    """The body in a role's own words: "foreign ministry spokesman"."""
    cut = _LINK.split(phrase, maxsplit=1)[0].split()
    if len(cut) > 1 and cut[-2].lower().rstrip("’'s") in BODIES:
        return re.sub(r"[’']s?$", "", " ".join(cut[:-1]))
    return None


def _covers(span: Span, names: Sequence[Span]) -> bool:
    return any(span[0] <= start and end <= span[1] for start, end in names)

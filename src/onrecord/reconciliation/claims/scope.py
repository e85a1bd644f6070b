"""The scope of a figure: of one incident, cumulative since a date, a part of another, a rate.

Figures of different scopes are never put into one series.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from onrecord.record import Figure, Span, Time

ScopeKind: TypeAlias = Literal["incident", "cumulative", "part", "rate"]

_SINCE = re.compile(r"\b(?:since|from)\s+(?:the\s+)?", re.IGNORECASE)
_SPAN_OF_TIME = re.compile(
    r"\b(?:so far this (?:year|month|week|season)|this year|in total since|"
    r"(?:in|over|during) the (?:past|last) (?:\w+ )?(?:days?|weeks?|months?|years?|decades?)|"
    r"(?:in|over) (?:\w+ )?(?:weeks|months|years) of (?:war|fighting|conflict)|"
    r"(?:in|during) the (?:\w+ )?(?:war|conflict|fighting))\b",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    r"(?:(?:fighting|war|conflict|offensive|campaign|violence|hostilities|outbreak|epidemic|invasion"
    r"|siege|protests|crackdown|revolt|uprising|coup)\b[^,.;]{0,40})",
    re.IGNORECASE,
)
_OTHER_EVENT = re.compile(
    r"\b(?:similar|previous|earlier|worst|deadliest) (?:\w+ ){0,4}(?:in|since) (?:1[89]|20)\d\d\b",
    re.IGNORECASE,
)

# What is a part of another number is told as one; two sources' numbers beside each other are not.
_PART = re.compile(
    r"\b(?:includ\w+|among (?:them|those|the)|of (?:them|whom|these|those|which)|of the \d|mostly"
    r"|counted twice|were (?:women|children|civilians|soldiers|police)|aged)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What span of events a figure covers.

    Attributes:
        kind: One incident, cumulative since a beginning, a part of another figure, or a rate.
        since: For a cumulative figure the ISO date of its beginning, or the words for it where they
            give no date; for an incident of another year that year; else empty.
    """

    kind: ScopeKind
    since: str = ""


def scope_of(
    figure: Figure, text: str, sentence: Span, times: Sequence[Time], *, begins: str | None
) -> Scope:
    """The scope of a figure, from the words of its sentence.

    Args:
        figure: The figure.
        text: The text of its report.
        sentence: Where its sentence stands.
        times: The time expressions of the report.
        begins: ISO date from which "since" names the story's own incident, not a longer past.
    """
    if figure.per:
        return Scope("rate")
    if figure.part_of and _PART.search(text, *sentence):
        return Scope("part")
    since = _since(text, sentence, times)
    if since is not None:
        if begins and re.match(r"\d{4}-\d\d-\d\d$", since) and since >= begins:
            return Scope("incident")
        return Scope("cumulative", since)
    match = _SPAN_OF_TIME.search(text, *sentence)
    if match:
        return Scope("cumulative", " ".join(match.group().lower().split()))
    # A sentence that looks back at another year's event counts that event's dead.
    back = _OTHER_EVENT.search(text, *sentence)
    return Scope("incident", back.group()[-4:] if back else "")


def _since(text: str, sentence: Span, times: Sequence[Time]) -> str | None:
    """The beginning that the sentence names: its date, or its words."""
    match = next((each for each in _SINCE.finditer(text, *sentence) if _opens(text, each)), None)
    if match is None:
        return None
    dated = [
        each.begin
        for each in times
        if match.start() <= each.span[0] < sentence[1]
        and each.begin
        and each.type in ("DATE", "TIME")
    ]
    if dated:
        return dated[0]
    named = _BEGINNING.match(text, match.end(), sentence[1])
    if named:
        return " ".join(named.group().lower().split()[:1])
    return " ".join(text[match.end() : sentence[1]].lower().split()[:3]).rstrip(".,;")


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether what follows is a beginning: after "since" it is, after "from" it may be."""
    since = match.group().lower().startswith("since")
    return since or _BEGINNING.match(text, match.end()) is not None

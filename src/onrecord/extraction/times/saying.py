"""When and where a statement was made: "said on Friday", "told reporters in Geneva".

The words of the report's own clause around the cue and the source, never those of the content: the
time of the thing is the thing's. Without a phrase that attaches to the cue nothing is said.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from onrecord.extraction.times.lexicon import listed
from onrecord.extraction.times.tense import tells_past
from onrecord.language import Name
from onrecord.record import Span, Statement, Time

_REACH: Final = 80
_ASIDE: Final = 2
_WHOM: Final = 4
_TOLD: Final = listed("told tell tells informed warned assured reminded urged asked briefed")
_STOP: Final = re.compile(r"[;:!?\n\"“”«»()]|\.(?=\s|$)|--|—")
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# What may begin the words between the cue and the time.
_LEADS: Final = listed(
    "in at on during after to through via by from late early here there speaking again earlier"
    " also only over when while before following this last as"
)
# After these a time or a place is not that of the saying.
_APART: Final = listed("after before since until till of about following by than like")
_ISSUED: Final = listed(
    "issued released published posted broadcast aired dated recorded televised delivered written"
    " held scheduled sent carried obtained conducted quoted emailed"
)
_DOCUMENTS: Final = listed(
    "statement statements report reports interview briefing conference speech address press news"
    " edition editorial article letter broadcast issue filing announcement post tweet message"
    " memo release hearing meeting session"
)
_OPENERS: Final = listed(
    "on in at late early earlier later also and but meanwhile then the separately however yet"
    " just only again still so"
)
_POSSESSIVE: Final = ("'s", "’s")
_AT: Final = listed("in at from near")
_ADJECTIVES: Final = frozenset({"current", "future", "recent", "the past", "past", "the future"})


def place_in_time(
    text: str,
    statements: Sequence[Statement],
    times: Sequence[Time],
    names: Sequence[Name],
) -> tuple[Statement, ...]:
    """The statements with when and where they were made, as far as their own clause tells.

    Args:
        text: The report's text.
        statements: Its statements.
        times: Its time expressions.
        names: Its names; those of kind place are looked at.
    """
    moments = [
        time.span
        for time in times
        if time.type in ("DATE", "TIME") and text[slice(*time.span)].lower() not in _ADJECTIVES
    ]
    places = [name.span for name in names if name.kind == "place"]
    told = sorted(span for statement in statements for span in statement.cue or ())
    moments.sort()
    places.sort()
    return tuple(_placed(text, statement, told, moments, places) for statement in statements)


def _placed(
    text: str,
    statement: Statement,
    told: Sequence[Span],
    moments: Sequence[Span],
    places: Sequence[Span],
) -> Statement:
    parts = (*(statement.cue or ()), *(statement.source or ()), *(statement.addressee or ()))
    if not statement.cue:
        return statement
    # Looking at all of a long text for each statement would take the square of its length.
    start, end = min(s for s, _ in parts) - 3 * _REACH, max(e for _, e in parts) + 4 * _REACH
    near, here = _between(moments, start, end), _between(places, start, end)
    clause = _Clause(text, statement, _between(told, start, end), (*near, *here))
    return replace(
        statement,
        time=statement.time or clause.find(near, place=False),
        place=statement.place or clause.find(here, place=True),
    )


def _between(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of spans in text order that begin between two offsets."""
    return spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (end, 0))]


class _Clause:
    """The clause that says who said it: a statement's cue and source and what is beside them."""

    def __init__(
        self, text: str, statement: Statement, told: Sequence[Span], beside: Sequence[Span]
    ) -> None:
        self.text = text
        self.content = statement.content
        self.cue = statement.cue or ()
        self.source = statement.source or ()
        self.known = (*self.source, *(statement.addressee or ()))
        self.beside = beside
        self.others = [span for span in told if span not in self.cue]

    def find(self, spans: Sequence[Span], *, place: bool) -> Span | None:
        """The first of these spans that attaches to the cue, nearest first."""
        if not self.cue:
            return None
        start, end = self.cue[0][0], self.cue[-1][1]
        near = [s for s in spans if start - 2 * _REACH < s[0] < end + 3 * _REACH]
        near = [span for span in near if not _meets(span, (*self.content, *self.others))]
        after = (span for span in near if span[0] >= end and self._follows(span, end, place=place))
        before = (
            span for span in reversed(near) if span[1] <= start and self._leads(span, place=place)
        )
        within = (span for span in near if not place and self._dates_source(span))
        return next(after, None) or next(before, None) or next(within, None)

    def _follows(self, span: Span, end: int, *, place: bool) -> bool:
        """Behind the cue: "said on Friday", "told reporters in Geneva late on Friday"."""
        end = self._behind(span, end)
        between = self.text[end : span[0]]
        if span[0] < end or len(between) > _REACH or _STOP.search(between):
            return False
        words = _words(between)
        if self._crosses(end, span[0]) or (words and not self._goes_on(words, between)):
            return False
        if place:
            return bool(words) and words[-1] in _AT and not _APART.intersection(words)
        return not (words and words[-1] in _APART) and self._whole(span)

    def _behind(self, span: Span, end: int) -> int:
        """Where the source, the addressee, a time or a place that follow the cue end."""
        for _, stop in sorted(known for known in self.known if end <= known[0] < span[0]):
            end = max(end, stop)
        for start, stop in self.beside:
            # "Said Thursday in Orsk": one does not keep the other away.
            if end <= start < span[0] and not self.text[end:start].strip():
                end = stop
        return end

    def _goes_on(self, words: Sequence[str], between: str) -> bool:
        """Whether the words behind the cue still tell of the saying."""
        if not self._leads_on(words):
            return False
        # "Said, in the fifth raid on Orsk this month": an aside tells of something else.
        aside = "," in between and len(words) > _ASIDE
        if aside and words[0] != "speaking" and words[-1] not in _ISSUED:
            return False
        return not any(tells_past(word) and word not in _ISSUED for word in words)

    def _leads_on(self, words: Sequence[str]) -> bool:
        """Whether the words behind the cue go on about the saying, not about the thing."""
        if words[0] in _LEADS:
            return True
        if words[0] in ("of", "about"):
            return words[-1] in _DOCUMENTS
        # "Told Congress on Friday": whom, where the reader of statements did not mark it.
        cue = _words(self.text[self.cue[-1][0] : self.cue[-1][1]])
        return bool(_TOLD.intersection(cue)) and words[-1] in _AT | {"on"} and len(words) <= _WHOM

    def _leads(self, span: Span, *, place: bool) -> bool:
        """Before the cue: "On Friday, officials said", "the ministry on Friday said"."""
        start = self.cue[0][0]
        first = min((s[0] for s in self.source if s[0] < start), default=start)
        if span[1] <= first:
            return self._opens(span, first, place=place)
        if place or not self._whole(span):
            return False
        begin = max((s[1] for s in self.source if s[1] <= span[0]), default=None)
        if begin is None or self._crosses(begin, start):
            return False
        gaps = _words(self.text[begin : span[0]]), _words(self.text[span[1] : start])
        plain = {"on", "late", "early", "also", "in", "earlier", "again", "at"}
        return all(word in plain for words in gaps for word in words)

    def _opens(self, span: Span, first: int, *, place: bool) -> bool:
        """At the beginning of the sentence: "In Geneva, …", "Late on Friday …"."""
        between = self.text[span[1] : first]
        head = self.text[max(span[0] - 40, 0) : span[0]]
        head = re.split(r"[.!?\"”]\s|\n", head)[-1]
        words = _words(head)
        if len(between) > 30 or _STOP.search(between) or _words(between) or not self._whole(span):
            return False
        if len(head) >= 40 or any(word not in _OPENERS for word in words):
            return False
        return not place or bool(words and words[-1] in _AT)

    def _dates_source(self, span: Span) -> bool:
        """Inside the source: "a report released Friday", "Friday's statement"."""
        for begin, end in self.source:
            if begin <= span[0] and span[1] <= end:
                words = _words(self.text[begin : span[0]])
                issued = bool(words) and (
                    words[-1] in _ISSUED or (words[-2:-1] and words[-2] in _ISSUED)
                )
                return bool(issued) or self._document_of(span)
        return False

    def _document_of(self, span: Span) -> bool:
        """Whether "'s" and a word for something said stand behind the time."""
        behind = self.text[span[1] : span[1] + 40]
        return behind[:2] in _POSSESSIVE and not _DOCUMENTS.isdisjoint(_words(behind[2:])[:2])

    def _whole(self, span: Span) -> bool:
        """Not "Friday's", unless of something said."""
        possessive = self.text[span[1] : span[1] + 2] in _POSSESSIVE
        return not possessive or self._document_of(span)

    def _crosses(self, start: int, end: int) -> bool:
        return _meets((start, end), (*self.content, *self.others))


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _words(text: str) -> list[str]:
    return [match.group().lower() for match in _WORD.finditer(text)]

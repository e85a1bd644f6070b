"""Mending: what grammar knows better than the network about who is the source.

The subject of a passive is not who speaks: of "was told" it is the addressee, of "was accused"
neither. A relative pronoun stands for the name before it. A source that ends or begins inside a
name takes the whole name; a bare "the" the noun behind it; a clause "who also heads …" is left out.
The subject of a sentence speaks in its participles: "Holt met the crew, recalling that …".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.extraction import sources
from onrecord.language import Attribution, Name
from onrecord.record import Span, Spans

_BE: Final = r"(?:was|were|is|are|been|be|being)"
_PASSIVE: Final = re.compile(
    rf"(?:^|[\s,’'])(?:{_BE})(?:\s+\w+ly|\s+also|\s+then|\s+not)*\s*$", re.I
)
_AGENT: Final = re.compile(r"\bby\s", re.I)
_BE_FIRST: Final = re.compile(rf"(?:\w+\s+)?{_BE}\s+(?:\w+ly\s+)?(\w+)", re.I)
_ADDRESSED: Final = frozenset(
    """told asked encouraged advised warned ordered informed urged invited instructed reminded
    assured notified briefed""".split()  # noqa: SIM905 - a list of words reads better as one text
)
_CHARGED: Final = frozenset(
    """accused charged convicted suspected indicted described called labelled labeled dubbed
    criticised criticized blamed acquitted""".split()  # noqa: SIM905 - as above
)
_SUBJECT: Final = re.compile(
    r"(?:^|(?<=[\s“\"(]))(?P<who>(?:[Ii]|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Yy]ou"
    r"|(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+[\w-]+|[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}))"
    r"(?:\s+(?:was|were|is|are|am|(?:has|have|had)\s+been)|[’'](?:m|re|ve\s+been|d\s+been))"
    r"(?:\s+\w+ly|\s+also|\s+then)?\s*$"
)
_REACH: Final = 120
_RELATIVE: Final = frozenset({"who", "which", "that"})
_GAP: Final = 2
_ARTICLES: Final = frozenset({"the", "a", "an"})
_NEXT: Final = re.compile(r"\s(?:[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*|[\w-]+)")
_WHO: Final = re.compile(r",\s(?:who|which|whose)\b")
_LEADS_ON: Final = re.compile(r"\s+(?:in|on|at|of|by|from|to|with|and|that|during|after)$")
_ING: Final = re.compile(
    r"(?!according|including|following)(?:\w+ly )?\w{3,}ing\b.*", re.DOTALL | re.IGNORECASE
)
_SENTENCE: Final = re.compile(r"[.!?][\"”’)]?\s+(?=[A-Z\"“])")
_TITLES: Final = re.compile(r"(?:(?:The|[A-Z][\w.-]*|[a-z]+(?:er|or|ent|man|an|ary))\s+){0,5}")


def mend(text: str, draft: Attribution, names: Sequence[Name]) -> Attribution:
    """One attribution with its source, and perhaps its addressee, put right.

    Args:
        text: The report's text.
        draft: What the network read.
        names: The names of the report, in text order.
    """
    draft = _passive(text, _subject(text, draft))
    addressed = (_noun(text, _closed(text, span), draft) for span in draft.addressee)
    draft = replace(draft, addressee=tuple(addressed))
    if not draft.source:
        return _participle(text, draft, names)
    if len(draft.source) != 1:
        return draft
    source = _closed(text, _without_clause(text, draft.source[0], draft))
    source = _noun(text, source, draft)
    if text[slice(*source)].lower() in _RELATIVE:
        source = _antecedent(source, names)
    return replace(draft, source=(_whole(source, draft, names),))


def _subject(text: str, draft: Attribution) -> Attribution:
    """The subject right before a passive "was told", when the network gave it no role at all."""
    if draft.source or draft.addressee or not draft.cue:
        return draft
    at = draft.cue[0][0]
    if text[at : draft.cue[0][1]].lower() not in _ADDRESSED:
        return draft
    match = _SUBJECT.search(text[max(0, at - _REACH) : at].rpartition("\n")[2])
    if not match:
        return draft
    start = at - len(match.string)
    return replace(draft, addressee=((start + match.start("who"), start + match.end("who")),))


def _passive(text: str, draft: Attribution) -> Attribution:
    if len(draft.source) != 1 or not draft.cue or draft.source[0][1] > draft.cue[0][0]:
        return draft
    verb = _passive_verb(text, draft.source[0], draft.cue[0])
    if verb in _ADDRESSED:
        return replace(draft, source=(), addressee=draft.addressee or draft.source)
    return replace(draft, source=()) if verb in _CHARGED else draft


def _passive_verb(text: str, source: Span, cue: Span) -> str:
    """The cue's participle, when a form of "be" stands between the source and it; else empty."""
    between, words = text[source[1] : cue[0]], text[slice(*cue)]
    within = _BE_FIRST.match(words)
    if within and not between.strip():
        return within.group(1).lower()
    if "\n" in between or _AGENT.search(between) or not _PASSIVE.search(between):
        return ""
    return words.split()[0].lower()


def _closed(text: str, span: Span) -> Span:
    """Without the preposition that leads on to something else: "reporters in"."""
    match = _LEADS_ON.search(text, *span)
    return (span[0], match.start()) if match and match.start() > span[0] else span


def _participle(text: str, draft: Attribution, names: Sequence[Name]) -> Attribution:
    """The name that opens the sentence speaks in its participle: "Holt met them, noting …"."""
    if not draft.cue or not _ING.fullmatch(text, *draft.cue[0]):
        return draft
    at = draft.cue[0][0]
    line = text.rfind("\n", 0, at) + 1
    opening = [end.end() for end in _SENTENCE.finditer(text, line, at)]
    begin = opening[-1] if opening else line
    first = next(
        (name.span for name in sources.touching(names, (begin, at)) if name.span[0] >= begin), None
    )
    if first is None or not _TITLES.fullmatch(text, begin, first[0]):
        return draft
    if not text[first[1] : at].rstrip().endswith(",") or '"' in text[begin:at]:
        return draft
    return replace(draft, source=((begin, first[1]),))


def _without_clause(text: str, source: Span, draft: Attribution) -> Span:
    """The source without a clause that only says more: "Holt, who also heads the guild"."""
    match = _WHO.search(text, *source)
    if not match or (draft.cue and source[0] <= draft.cue[0][0] < source[1]):
        return source
    return source[0], match.start()


def _noun(text: str, source: Span, draft: Attribution) -> Span:
    """A source or an addressee that is cut off behind its article, with the noun that follows."""
    if text[slice(*source)].lower() not in _ARTICLES:
        return source
    match = _NEXT.match(text, source[1])
    taken = (*draft.cue, *draft.content, *draft.source, *draft.addressee)
    taken = tuple(span for span in taken if span != source)
    if not match or any(start < match.end() and end > source[1] for start, end in taken):
        return source
    return source[0], match.end()


def _antecedent(pronoun: Span, names: Sequence[Name]) -> Span:
    """The name that ends right before a relative pronoun, else the pronoun."""
    near = sources.touching(names, pronoun)
    before = [name.span for name in near if 0 <= pronoun[0] - name.span[1] <= _GAP]
    return before[-1] if before else pronoun


def _whole(source: Span, draft: Attribution, names: Sequence[Name]) -> Span:
    start, end = source
    taken: Spans = (*draft.cue, *draft.content, *draft.addressee)
    for name in sources.touching(names, source):
        begin, stop = name.span
        crosses = begin < start < stop or begin < end < stop
        if crosses and not any(begin < e and stop > s for s, e in taken):
            start, end = min(start, begin), max(end, stop)
    return start, end

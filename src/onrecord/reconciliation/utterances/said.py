"""Statements of many reports in a form that can be compared: words, terms, numbers, speaker."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.reconciliation import moments, words
from onrecord.reconciliation.entities import Party, is_pronoun, names_of, party_of, plain
from onrecord.record import Mode, Record, Span, Spans, Statement

_COMMON = """
    a an the and or but if of to in on at by for from with as into than that this these those it
    its he him his she her hers they them their theirs we us our ours i me my mine you your who
    which what is are was were be been being am do does did has have had having will would shall
    should can could may might must there here so such very just also then not no
    said says say told people
"""
_STOP: Final = frozenset(_COMMON.split())
_QUOTED = re.compile(r"[\"“„«]([^\"”“»]*)[\"”»]|(?<!\w)[‘']([^‘’'\"]{8,}?)[’'](?!\w)")
_ENDINGS = ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "ly", "s")
_SHORTEST = 3
# Three words: what has fewer is a label.
_SENTENCE = re.compile(r"\w\W+\w+\W+\w")
_NEGATIONS = {"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without"}
_NUMBERS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion dozen
"""
_COUNTING: Final = frozenset(_NUMBERS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One statement of one report, without what follows from its words.

    Attributes:
        report: Id of the report.
        statement: Id of the statement in it.
        content: Where its content stands.
        text: The words of the content, as written.
        speaker: Who said it, or None when that is open.
        mode: Direct, mixed or indirect.
        negated: Whether the report says that it was not said.
        day: Publication as days since 1970, or None.
        published: Publication as written, or empty.
        inside: For a mixed one the words inside quotation marks, in lower case; else empty.
    """

    report: str
    statement: str
    content: Spans
    text: str
    speaker: Party | None
    mode: Mode
    negated: bool
    day: float | None
    published: str
    inside: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement of one report.

    Attributes:
        ref: `REPORT#STATEMENT`, its name among those of all reports.
        report: Id of the report.
        statement: Id of the statement in it.
        content: Where its content stands.
        text: The words of the content, as written.
        speaker: Who said it, or None when that is open.
        mode: Direct, mixed or indirect.
        negated: Whether the report says that it was not said.
        day: Publication as days since 1970, or None.
        published: Publication as written, or empty.
        forms: The words in lower case.
        quoted: Those inside quotation marks.
        terms: Stems of the words that tell it.
        numbers: Numbers in it, as written.
    """

    ref: str
    report: str
    statement: str
    content: Spans
    text: str
    speaker: Party | None
    mode: Mode
    negated: bool
    day: float | None
    published: str
    forms: tuple[str, ...]
    quoted: tuple[str, ...]
    terms: frozenset[str]
    numbers: frozenset[str]


def said(record: Record) -> Iterator[Said]:
    """The speech of a record, in text order; thoughts, intentions and bare labels are left out."""
    return map(look_at, spoken(record))


def spoken(record: Record) -> Iterator[Spoken]:
    """The same, without what follows from the words."""
    parties = {entity.id: party_of(record, entity) for entity in record.entities}
    day = moments.day_of(record.report.published)
    for statement in record.statements:
        if statement.kind != "speech":
            continue
        text = record.quote(statement.content)
        if not _SENTENCE.search(text):
            continue
        yield Spoken(
            report=record.report.id,
            statement=statement.id,
            content=statement.content,
            text=text,
            speaker=speaker_of(record, statement, parties),
            mode=statement.mode,
            negated=statement.negated,
            day=day,
            published=record.report.published or "",
            inside=_quoted(record, statement) if statement.mode == "mixed" else (),
        )


def look_at(each: Spoken) -> Said:
    """A statement with its words, terms and numbers."""
    forms = words.forms_of(each.text)
    whole = forms if each.mode == "direct" else ()
    return Said(
        ref=f"{each.report}#{each.statement}",
        report=each.report,
        statement=each.statement,
        content=each.content,
        text=each.text,
        speaker=each.speaker,
        mode=each.mode,
        negated=each.negated,
        day=each.day,
        published=each.published,
        forms=forms,
        quoted=each.inside if each.mode == "mixed" else whole,
        terms=_terms(forms),
        numbers=frozenset([form for form in forms if form.isdigit() or form in _COUNTING]),
    )


def speaker_of(record: Record, statement: Statement, parties: Mapping[str, Party]) -> Party | None:
    """Who made a statement: its entity, else its words for an unnamed or collective source."""
    party = parties.get(statement.entity_id or "")
    words_ = record.quote(statement.source)
    if party and (not words_ or party.kind in ("person", "organization") or _named(party, words_)):
        return party
    # A source that was resolved to a ship or a town of other words is better taken by its words.
    name = words_ or statement.entity
    if not name:
        return None
    return Party(report=record.report.id, name=name)


def _named(party: Party, source: str) -> bool:
    """Whether the words of a source are a name of a party, or a pronoun."""
    given = set(plain(source))
    return is_pronoun(source) or any(given <= set(name) for name in names_of(party))


def content_terms(text: str) -> frozenset[str]:
    """The stems of the words of a text that tell it."""
    return _terms(words.forms_of(text))


def _terms(forms: Iterable[str]) -> frozenset[str]:
    return frozenset([stem(form) for form in forms if form not in _STOP])


@lru_cache(maxsize=1 << 16)
def stem(form: str) -> str:
    """A word without its ending, roughly: enough to see "reported" in "reporting"."""
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST:
            return form[: -len(ending)]
    return form


def is_negative(said_: Said) -> bool:
    """Whether the words hold a negation."""
    return bool(_NEGATIONS & set(said_.forms))


def _quoted(record: Record, statement: Statement) -> tuple[str, ...]:
    """The words of a partly quoted content that stand inside quotation marks."""
    return tuple(form for span in statement.content for form in _inside(record.report.text, span))


def _inside(text: str, span: Span) -> Iterator[str]:
    # One character more on each side: a content may begin just after its quotation mark.
    begin, end = max(0, span[0] - 1), min(len(text), span[1] + 1)
    for match in _QUOTED.finditer(text, begin, end):
        group = 1 if match[1] is not None else 2
        first, last = match.span(group)
        yield from words.split(text, begin=max(first, span[0]), end=min(last, span[1])).forms

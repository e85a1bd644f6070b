"""One statement or figure to check, with the words around it."""

import dataclasses
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.errors import LedgerError
from onrecord.ledger import Decision, StoredRecord
from onrecord.ledger.correcting import corrected
from onrecord.record import Figure, Record, Report, Span, Statement
from onrecord.record.page.blocks import blocks
from onrecord.record.page.direction import direction
from onrecord.record.page.escape import escape
from onrecord.record.page.segments import Mark, Role, segments
from onrecord.web import asking, wording
from onrecord.web.decided import held
from onrecord.web.shelf import Reader

_AROUND = 1
_ROLES: tuple[Role, ...] = ("source", "cue", "content", "addressee")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph with the marks of what is checked.

    Attributes:
        begin: The code point it begins at.
        drawn: Its words as HTML.
        way: The way it runs, `ltr` or `rtl`.
    """

    begin: int
    drawn: Markup
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the page shows of one reading.

    Attributes:
        subject: What a decision about it names.
        kind: statement or figure.
        report: The report.
        version: The id of its version.
        part: The statement or figure, corrected where it was.
        words: What each of its spans says, by field.
        bounds: A figure's bounds in words.
        paragraphs: The paragraph it stands in, and those beside it.
        names: The names that the record knows, to choose a speaker from.
        statements: The statements of the record, to choose whose word a figure is: id and words.
        history: The decisions about it, the first one first.
        standing: The decision that holds, or None.
    """

    subject: str
    kind: str
    report: Report
    version: str
    part: Statement | Figure
    words: dict[str, str]
    bounds: str
    paragraphs: tuple[Paragraph, ...]
    names: tuple[str, ...]
    statements: tuple[tuple[str, str], ...]
    history: tuple[Decision, ...]
    standing: Decision | None


def card(reader: Reader, subject: str) -> Card:
    """The card of a subject.

    Raises:
        HTTPException: The ledger has nothing of that name.
    """
    kind, _, rest = subject.partition(":")
    version, _, id_ = rest.rpartition(":")
    stored = _stored(reader, version)
    record = stored.record
    parts: tuple[Statement | Figure, ...] = (
        record.statements if kind == "statement" else record.figures
    )
    about = next((each for each in held(reader, stored) if each.subject == subject), None)
    part = about.part if about else next((p for p in parts if p.id == id_), None)
    if part is None:
        raise asking.missing("There is no such statement or figure in the latest reading.")
    holding = about.decision if about else None
    if holding and holding.action == "correct":
        part = corrected(part, holding.value)
    return Card(
        subject=subject,
        kind=kind,
        report=record.report,
        version=version,
        part=part,
        words=_words(record, part),
        bounds=wording.figure(part) if isinstance(part, Figure) else "",
        paragraphs=_paragraphs(record, part),
        names=tuple(dict.fromkeys(entity.name for entity in record.entities)),
        statements=tuple((s.id, _cut(record.quote(s.content))) for s in record.statements),
        history=tuple(reader.ledger.decisions(subject=subject)),
        standing=holding,
    )


def _stored(reader: Reader, version: str) -> StoredRecord:
    try:
        return reader.ledger.stored(version, version=version)
    except LedgerError as fault:
        raise asking.missing("There is no such statement or figure in the ledger.") from fault


def _words(record: Record, part: Statement | Figure) -> dict[str, str]:
    found = {}
    for field in dataclasses.fields(part):
        value = getattr(part, field.name)
        if isinstance(value, tuple) and value and field.name not in ("chain", "chain_ids"):
            found[field.name] = " ".join(record.quote(value).split())
    return found


def _paragraphs(record: Record, part: Statement | Figure) -> tuple[Paragraph, ...]:
    text = record.report.text
    marks = _marks(part)
    spans = [mark.span for mark in marks] or [(0, 0)]
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    rows = blocks(text)
    near = [
        i for i, (begin, end) in enumerate(rows) if begin < max(last, first + 1) and end > first
    ]
    if not near:
        return ()
    shown = rows[max(0, near[0] - _AROUND) : near[-1] + _AROUND + 1]
    return tuple(_paragraph(text, begin, end, marks) for begin, end in shown)


def _paragraph(text: str, begin: int, end: int, marks: list[Mark]) -> Paragraph:
    inside = [
        Mark((mark.span[0] - begin, mark.span[1] - begin), mark.role, mark.owner)
        for mark in marks
        if mark.span[0] < end and mark.span[1] > begin
    ]
    drawn = []
    for segment in segments(end - begin, inside):
        words = escape(text[begin + segment.span[0] : begin + segment.span[1]])
        names = " ".join(dict.fromkeys(f"lit-{mark.role}" for mark in segment.marks))
        drawn.append(f'<span class="{names}">{words}</span>' if names else words)
    return Paragraph(
        begin=begin,
        drawn=Markup("".join(drawn)),  # noqa: S704 - escaped above
        way=direction(text[begin:end]),
    )


def _marks(part: Statement | Figure) -> list[Mark]:
    if isinstance(part, Figure):
        others: list[Span | None] = [part.counted, part.place, part.time]
        return [
            Mark(part.span, "content", "figure"),
            *(Mark(span, "source", "") for span in others if span),
        ]
    return [Mark(span, role, role) for role in _ROLES for span in getattr(part, role) or ()]


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 80 else plain[:80].rstrip() + "…"

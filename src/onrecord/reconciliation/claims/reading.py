"""From a record to its claims."""

from collections.abc import Iterator

from onrecord.reconciliation import moments
from onrecord.reconciliation.claims.claim import Claim
from onrecord.reconciliation.claims.classes import count_class, find_counted
from onrecord.reconciliation.claims.day import find_event, said_on
from onrecord.reconciliation.claims.measure import settle_measure
from onrecord.reconciliation.claims.place import find_place
from onrecord.reconciliation.claims.scope import scope_of
from onrecord.reconciliation.claims.sentences import sentence_at, sentence_ends
from onrecord.reconciliation.claims.source import find_source, find_statement
from onrecord.reconciliation.entities import party_of, plain
from onrecord.reconciliation.origins import outlet
from onrecord.reconciliation.utterances.said import content_terms
from onrecord.record import Record

_TIMES = frozenset({"once", "twice", "half", "a half", "one", "a third", "a quarter"})


def claims_of(record: Record, *, begins: str | None = None) -> Iterator[Claim]:
    """The claims of a record, in text order; a restatement of a figure is left out.

    Args:
        record: What was read.
        begins: ISO date at which the story of the report begins; a few days before its
            publication when not known.
    """
    report, text = record.report, record.report.text
    statements = {statement.id: statement for statement in record.statements}
    parties = {entity.id: party_of(record, entity) for entity in record.entities}
    edges = sentence_ends(text)
    day = moments.day_of(report.published)
    begins = begins or (moments.date_of(day - 14) if day is not None else None)
    places = frozenset(" ".join(plain(text[slice(*place.span)])) for place in record.places)
    for figure in record.figures:
        words = record.quote(figure.span)
        if figure.same_as or (figure.low is None and figure.high is None):
            continue
        if words.lower() in _TIMES:
            continue
        sentence = sentence_at(edges, figure.span, len(text))
        statement = find_statement(record, figure, statements)
        measure = settle_measure(figure.measure, text, figure.span, sentence)
        scope = scope_of(figure, text, sentence, record.times, begins=begins)
        counted = find_counted(measure, record.quote(figure.counted), text[slice(*sentence)])
        yield Claim(
            ref=f"{report.id}#{figure.id}",
            report=report.id,
            figure=figure.id,
            span=figure.span,
            words=words,
            low=figure.low,
            high=figure.high,
            qualifier=figure.qualifier,
            measure=measure,
            unit=figure.unit,
            counted=count_class(measure, counted),
            counted_words=counted,
            scope=scope,
            place=find_place(record, figure, sentence),
            event=find_event(record, figure, sentence) if scope.kind == "incident" else None,
            day=said_on(record, statement, day),
            published=report.published or "",
            source=find_source(record, figure, statement, parties, sentence=sentence),
            outlet=outlet(report),
            statement=statement.id if statement else None,
            sentence=sentence,
            terms=content_terms(text[slice(*sentence)]),
            places=places,
            score=figure.score,
        )

"""The order in which a report's record is read."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extraction import (
    entities,
    figures,
    furniture,
    mending,
    paragraphs,
    places,
    prose,
    statements,
    times,
)
from onrecord.extraction.engine import engine_of
from onrecord.extraction.statements import Found
from onrecord.gazetteer import Gazetteer, load
from onrecord.language import Model, Name, Vectors
from onrecord.record import Document, Engine, Furniture, Record, Report, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A report read as far as its statements.

    Attributes:
        furniture: What in it is not prose.
        paragraphs: All of its paragraphs.
        stretches: Those of them that were read for statements.
        headings: Indices of stretches that are titles, captions or crossheads.
        names: The names in them.
        found: The statements, their speakers not yet resolved.
        vectors: What the encoder's pass left of every word.
    """

    furniture: tuple[Furniture, ...]
    paragraphs: Sequence[Span]
    stretches: tuple[Span, ...]
    headings: frozenset[int]
    names: Sequence[Name]
    found: Found
    vectors: Vectors


def extract(document: Document, model: Model, gazetteer: Gazetteer | None = None) -> Record:
    """Read everything that one report holds.

    Args:
        document: The report and the furniture its format names.
        model: The loaded model.
        gazetteer: The places that are known; those of the package and the user's own otherwise.
    """
    gazetteer = gazetteer or load()
    read = find_statements(document, model, gazetteer)
    return complete(document, read, engine_of(model, gazetteer), gazetteer)


def complete(document: Document, read: Reading, engine: Engine, gazetteer: Gazetteer) -> Record:
    """What a report holds, once its statements are found.

    Args:
        document: The report and the furniture its format names.
        read: The report, read as far as its statements.
        engine: What read it.
        gazetteer: The places that are known.
    """
    text = document.report.text
    marks, names, stretches = read.furniture, read.names, read.stretches
    people = entities.resolve(text, read.found, names, stretches)
    when = times.read(text, read.paragraphs, published=document.report.published, furniture=marks)
    said = times.place_in_time(text, people.statements, when, names)
    where = places.find(document.report, stretches, marks, names, gazetteer)
    counts = figures.find(
        text,
        stretches,
        headings=read.headings,
        statements=said,
        times=when,
        places=where,
        vectors=read.vectors,
    )
    return Record(
        report=_described(document.report, furniture.metadata(text, marks)),
        furniture=marks,
        statements=said,
        figures=counts,
        times=when,
        places=where,
        entities=people.entities,
        engine=engine,
    )


def find_statements(document: Document, model: Model, gazetteer: Gazetteer) -> Reading:
    """Read a report as far as its statements.

    Args:
        document: The report and the furniture its format names.
        model: The loaded model.
        gazetteer: The places that are known.
    """
    text = document.report.text
    marks = furniture.mark(text, known=document.furniture)
    whole = paragraphs.split(text)
    stretches = prose.select(whole, marks)
    tags = model.tag(text, stretches)
    names = places.mend(text, stretches, tags.names, gazetteer)
    mended = [mending.mend(text, draft, names) for draft in tags.attributions]
    headings = prose.find_headings(stretches, marks)
    found = statements.build(text, stretches, mended, headings=headings)
    return Reading(marks, whole, stretches, headings, names, found, tags.vectors)


def _described(report: Report, found: furniture.Metadata) -> Report:
    """The report with what its furniture says of it, where nothing better was known."""
    known = {name: getattr(found, name) for name in ("byline", "dateline", "agency")}
    news = {name: value for name, value in known.items() if value and not getattr(report, name)}
    return dataclasses.replace(report, **news) if news else report

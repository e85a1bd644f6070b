"""The order in which a report's record is read."""

import dataclasses

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
from onrecord.gazetteer import Gazetteer, load
from onrecord.language import Model
from onrecord.record import Document, Engine, Record, Report
from onrecord.version import VERSION


def extract(document: Document, model: Model, gazetteer: Gazetteer | None = None) -> Record:
    """Read everything that one report holds.

    Args:
        document: The report and the furniture its format names.
        model: The loaded model.
        gazetteer: The places that are known; those of the package and the user's own otherwise.
    """
    gazetteer = gazetteer or load()
    text = document.report.text
    marks = furniture.mark(text, known=document.furniture)
    whole = paragraphs.split(text)
    stretches = prose.select(whole, marks)
    tags = model.tag(text, stretches)
    names = places.mend(text, stretches, tags.names, gazetteer)
    mended = [mending.mend(text, draft, names) for draft in tags.attributions]
    headings = prose.find_headings(stretches, marks)
    found = statements.build(text, stretches, mended, headings=headings)
    people = entities.resolve(text, found, names, stretches)
    when = times.read(text, whole, published=document.report.published, furniture=marks)
    said = times.place_in_time(text, people.statements, when, names)
    where = places.find(document.report, stretches, marks, names, gazetteer)
    counts = figures.find(
        text,
        stretches,
        headings=headings,
        statements=said,
        times=when,
        places=where,
        furniture=marks,
    )
    return Record(
        report=_described(document.report, furniture.metadata(text, marks)),
        furniture=marks,
        statements=said,
        figures=counts,
        times=when,
        places=where,
        entities=people.entities,
        engine=Engine(version=VERSION, model=model.name, sha256=model.sha256),
    )


def _described(report: Report, found: furniture.Metadata) -> Report:
    """The report with what its furniture says of it, where nothing better was known."""
    known = {name: getattr(found, name) for name in ("byline", "dateline", "agency")}
    news = {name: value for name, value in known.items() if value and not getattr(report, name)}
    return dataclasses.replace(report, **news) if news else report

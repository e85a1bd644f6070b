"""Everything that the page of one report shows."""

from dataclasses import dataclass

from markupsafe import Markup

from onrecord.record import Record
from onrecord.record.page.document import heading
from onrecord.record.page.marking import anchored
from onrecord.record.page.naming import name_of
from onrecord.web import wording
from onrecord.web.reading import facts
from onrecord.web.reading.body import render_body
from onrecord.web.reading.facts import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """A record ready for its template.

    Attributes:
        title: The report's title, or its id.
        language: Its language.
        heading: Publisher, date, title and byline as HTML.
        body: The text with its notes as HTML.
        counts: How much was read, in a few words each.
        items: Every item that can be pointed at.
        figures: The figures among them.
        entities: People, organizations and others.
        places: The places.
        times: The times.
        engine: What read it.
    """

    title: str
    language: str
    heading: Markup
    body: Markup
    counts: tuple[str, ...]
    items: tuple[Item, ...]
    figures: tuple[Item, ...]
    entities: tuple[Item, ...]
    places: tuple[Item, ...]
    times: tuple[Item, ...]
    engine: str


def view(record: Record) -> ReadingView:
    """Lay a record out for reading."""
    statements = anchored(record.statements)
    figures = tuple(facts.figure_items(record))
    entities = tuple(facts.entity_items(record))
    places = tuple(facts.place_items(record))
    times = tuple(facts.time_items(record))
    engine = record.engine
    said = tuple(facts.statement_items(record, statements))
    return ReadingView(
        title=name_of(record.report),
        language=wording.language(record.report.language),
        # Both escape every value themselves; see record.page.
        heading=Markup(heading(record.report)),  # noqa: S704
        body=Markup(render_body(record, statements)),  # noqa: S704
        counts=tuple(
            wording.count(len(found), name)
            for found, name in (
                (said, "statement"),
                (figures, "figure"),
                (places, "place"),
                (times, "time"),
            )
            if found or name == "statement"
        ),
        items=(*said, *figures, *entities, *places, *times),
        figures=figures,
        entities=entities,
        places=places,
        times=times,
        engine=f"onrecord {engine.version}, model {engine.model} ({engine.sha256[:12]})",
    )

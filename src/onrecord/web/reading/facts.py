"""What is known of each statement, figure, entity, place and time, in words for people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.record import Record, dates, speakers
from onrecord.record.page.marking import Anchored
from onrecord.record.values import Entity, Figure, Place, Span, Spans, Statement, Time
from onrecord.web import wording

_MODES = {"direct": "quoted", "mixed": "partly quoted", "indirect": "in the report’s words"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing known of an item.

    Attributes:
        label: What sort of thing it is.
        words: What is known.
        target: The anchor in the page that it points to, or None.
    """

    label: str
    words: str
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item that can be pointed at in the text.

    Attributes:
        anchor: What it goes by in the page.
        kind: statement, figure, person, organization, place, time or other.
        title: What it is called.
        words: The words of the report that it stands for.
        span: Where it first stands.
        facts: What is known of it.
        key: The key of the entity behind it, or None.
        score: The reader's confidence, or None where the reader gives none.
    """

    anchor: str
    kind: str
    title: str
    words: str
    span: Span | None
    facts: tuple[Fact, ...]
    key: str | None = None
    score: float | None = None


def statement_items(record: Record, statements: Sequence[Anchored]) -> list[Item]:
    """An item for every statement."""
    anchors = {item.statement.id: item for item in statements}
    resting: dict[str | None, list[tuple[str, Figure]]] = {}
    for n, figure in enumerate(record.figures, 1):
        resting.setdefault(figure.statement, []).append((f"f{n}", figure))
    entities = {entity.id: (f"e{n}", entity) for n, entity in enumerate(record.entities, 1)}
    return [_statement(record, item, anchors, resting, entities) for item in statements]


def _statement(
    record: Record,
    item: Anchored,
    anchors: Mapping[str, Anchored],
    resting: Mapping[str | None, list[tuple[str, Figure]]],
    entities: Mapping[str, tuple[str, Entity]],
) -> Item:
    statement, text = item.statement, record.report.text
    who = speakers.speaker(statement, text, record.entities)
    anchor, entity = entities.get(statement.entity_id or "", (None, None))
    facts = [
        Fact(label="who", words=_who(who, entity), target=anchor),
        *_spoken(statement, text),
        *_passed_on(statement, entities),
    ]
    parent = anchors.get(statement.parent or "")
    if parent and item.depth:
        facts.append(Fact(label="inside", words=f"statement {parent.number}", target=parent.anchor))
    facts += [
        Fact(label="figure", words=_figure_line(figure, text), target=anchor)
        for anchor, figure in resting.get(statement.id, ())
    ]
    return Item(
        anchor=item.anchor,
        kind="statement",
        title=who.name,
        words=speakers.words(text, statement.content),
        span=statement.content[0] if statement.content else None,
        facts=tuple(fact for fact in facts if fact.words),
        key=entity.key if entity else None,
        score=statement.score,
    )


def _who(who: speakers.Speaker, entity: Entity | None) -> str:
    if not who.resolved:
        return who.name if who.name == speakers.NOBODY else f"{who.name} ({speakers.UNRESOLVED})"
    parts = [who.name, who.role, entity.affiliation if entity else None]
    told = ", ".join(part for part in parts if part)
    return f"{told} — written “{who.written}”" if who.written else told


def _spoken(statement: Statement, text: str) -> list[Fact]:
    mode = _MODES.get(statement.mode, statement.mode)
    return [
        Fact(label="cue", words=speakers.words(text, statement.cue)),
        Fact(label="to", words=speakers.words(text, statement.addressee)),
        Fact(label="how", words=", ".join([mode, *speakers.marks(statement)])),
        Fact(label="where", words=_at(text, statement.place)),
        Fact(label="when", words=_at(text, statement.time)),
    ]


def _passed_on(statement: Statement, entities: Mapping[str, tuple[str, Entity]]) -> list[Fact]:
    facts = []
    ids = (*statement.chain_ids, *[None] * len(statement.chain))
    for link, id_ in zip(statement.chain, ids, strict=False):
        known = entities.get(id_ or "")
        label = "passed on by" if link != statement.chain[-1] else "origin"
        facts.append(Fact(label=label, words=" ".join(link.split()), target=known and known[0]))
    return facts


def figure_items(record: Record) -> list[Item]:
    """An item for every figure."""
    text = record.report.text
    anchors = {figure.id: f"f{n}" for n, figure in enumerate(record.figures, 1)}
    told = []
    for n, figure in enumerate(record.figures, 1):
        facts = [
            Fact(label="reads", words=wording.figure(figure)),
            Fact(label="measure", words=figure.measure),
            Fact(label="counted", words=_at(text, figure.counted)),
            Fact(label="rate", words=_at(text, figure.per)),
            Fact(label="made up of", words=_at(text, figure.composition)),
            Fact(label="where", words=_at(text, figure.place)),
            Fact(label="when", words=_at(text, figure.time)),
            Fact(label="word of", words=_word_of(record, figure), target=figure.statement),
            _other("part of", figure.part_of, record, anchors),
            _other("restates", figure.same_as, record, anchors),
        ]
        told.append(
            Item(
                anchor=f"f{n}",
                kind="figure",
                title=_at(text, figure.span),
                words=_at(text, figure.span),
                span=figure.span,
                facts=tuple(fact for fact in facts if fact.words),
                score=figure.score,
            )
        )
    return told


def _word_of(record: Record, figure: Figure) -> str:
    for statement in record.statements:
        if statement.id == figure.statement:
            return speakers.speaker(statement, record.report.text, record.entities).name
    return "the report itself"


def _other(label: str, id_: str | None, record: Record, anchors: Mapping[str, str]) -> Fact:
    other = next((figure for figure in record.figures if figure.id == id_), None)
    if id_ is None or other is None:
        return Fact(label=label, words="")
    return Fact(label=label, words=_at(record.report.text, other.span), target=anchors[id_])


def _figure_line(figure: Figure, text: str) -> str:
    counted = _at(text, figure.counted)
    return " · ".join(p for p in (_at(text, figure.span), figure.measure, counted) if p)


def entity_items(record: Record) -> list[Item]:
    """An item for every person, organization and other entity; places have their own."""
    said: dict[str | None, int] = {}
    for statement in record.statements:
        said[statement.entity_id] = said.get(statement.entity_id, 0) + 1
    told = []
    for n, entity in enumerate(record.entities, 1):
        facts = [
            Fact(label="role", words=entity.role or ""),
            Fact(label="of", words=entity.affiliation or ""),
            Fact(label="named", words=_times(len(entity.names))),
            Fact(label="mentioned", words=_times(len(entity.mentions))),
        ]
        if said.get(entity.id):
            facts.append(Fact(label="says", words=wording.count(said[entity.id], "statement")))
        told.append(
            Item(
                anchor=f"e{n}",
                kind=entity.kind,
                title=entity.name,
                words=speakers.words(record.report.text, _first(entity.names or entity.mentions)),
                span=next(iter(entity.names or entity.mentions), None),
                facts=tuple(fact for fact in facts if fact.words),
                key=entity.key or None,
            )
        )
    return told


def place_items(record: Record) -> list[Item]:
    """An item for every place expression."""
    return [_place(f"p{n}", place, record.report.text) for n, place in enumerate(record.places, 1)]


def _place(anchor: str, place: Place, text: str) -> Item:
    at = ""
    if place.lat is not None and place.lon is not None:
        at = f"{place.lat:.4f}, {place.lon:.4f}"
    facts = [
        Fact(label="place", words=place.name or "not resolved"),
        Fact(label="country", words=place.country or ""),
        Fact(label="at", words=at),
        Fact(label="precision", words=place.precision or ""),
        Fact(label="GeoNames", words=str(place.geonames_id or "")),
    ]
    return Item(
        anchor=anchor,
        kind="place",
        title=place.name or _at(text, place.span),
        words=_at(text, place.span),
        span=place.span,
        facts=tuple(fact for fact in facts if fact.words),
    )


def time_items(record: Record) -> list[Item]:
    """An item for every time expression."""
    return [_time(f"t{n}", time, record.report.text) for n, time in enumerate(record.times, 1)]


def _time(anchor: str, time: Time, text: str) -> Item:
    dated = dates.spell(time.begin)
    if time.end and time.end != time.begin:
        dated = f"{dated} to {dates.spell(time.end)}"
    # A date without a year, or without its week, in a report that says no day itself.
    if not dated and time.type in ("DATE", "TIME"):
        dated = "not resolved"
    facts = [
        Fact(label="type", words=time.type.lower()),
        Fact(label="date", words=dated),
        Fact(label="TIMEX3", words=time.value),
    ]
    return Item(
        anchor=anchor,
        kind="time",
        title=_at(text, time.span),
        words=_at(text, time.span),
        span=time.span,
        facts=tuple(fact for fact in facts if fact.words),
    )


def _at(text: str, span: Span | None) -> str:
    return speakers.words(text, (span,) if span else None)


def _first(spans: Spans) -> Spans:
    return spans[:1]


def _times(number: int) -> str:
    return {0: "", 1: "once", 2: "twice"}.get(number, f"{number} times")

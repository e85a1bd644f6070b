"""Figures: every number of a report that measures something, with all that hangs on it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from onrecord.extraction.figures import (
    counted,
    linear,
    links,
    mentions,
    parts,
    reading,
    restating,
    setting,
    surroundings,
)
from onrecord.extraction.figures import words as splitting
from onrecord.extraction.figures.links import Item
from onrecord.extraction.figures.nearby import Nearby
from onrecord.extraction.figures.scene import Scene
from onrecord.extraction.figures.words import Words
from onrecord.language import Vectors
from onrecord.record import Figure, Place, Span, Statement, Time


def find(
    text: str,
    stretches: tuple[Span, ...],
    *,
    headings: frozenset[int] = frozenset(),
    statements: Sequence[Statement] = (),
    times: Sequence[Time] = (),
    places: Sequence[Place] = (),
    vectors: Vectors = Vectors(),  # noqa: B008 - frozen and empty
) -> tuple[Figure, ...]:
    """Read the figures of a report.

    Numbers are read by a grammar and bounded as the contract says; which of them are figures, what
    they measure and what they count is chosen by linear models trained on annotated reports.

    Args:
        text: The report's text.
        stretches: Spans to read, in text order.
        headings: Which of them are titles, captions or crossheads, by index.
        statements: The report's statements; a figure rests on the innermost that holds it.
        times: Its time expressions.
        places: Its place names.
        vectors: What the encoder's pass left of its words.

    Returns:
        The figures in text order, named f1, f2, …
    """
    words = splitting.split(text, stretches, headings)
    dates = sorted(time.span for time in times if time.type in ("DATE", "TIME"))
    told = Nearby(statements)
    items = _items(words, reading.read(words), dates, vectors, told)
    heads = [i for i, item in enumerate(items) if item.reading.candidate.heading]
    model = linear.load("whole")
    spots = mentions.of_places(words, text, stretches, places, statements)
    days = mentions.of_times(words, text, stretches, times, statements)
    where, when = (
        setting.choose_all(linear.load(name), Scene(words, stretches, headings, said, told), items)
        for name, said in (("place", spots), ("time", days))
    )
    found: list[Figure] = []
    whole: int | None = None
    for index, item in enumerate(items):
        span = _span(words, item)
        whole = links.choose_whole(model, links.wholes(words, items, index, whole))
        same = restating.restated(words, items, index, heads)
        found.append(
            _figure(
                words,
                item,
                id_=f"f{index + 1}",
                span=span,
                place=where[index],
                time=when[index],
                statement=innermost(told.at(span[0]), span),
                part_of=None if whole is None else f"f{whole + 1}",
                same_as=None if same is None else f"f{same + 1}",
            )
        )
    return _without_rings(found)


def _items(
    words: Words,
    readings: Sequence[reading.Reading],
    dates: Sequence[Span],
    vectors: Vectors,
    told: Nearby,
) -> list[Item]:
    model = linear.load("counted")
    items: list[Item] = []
    for item in readings:
        last = items[-1] if items else None
        near = last and item.candidate.number - last.reading.candidate.number <= 1
        before = last.counted if last and near else None
        listed = counted.options(words, item, before)
        around = _attributing(told.at(words.starts[item.candidate.quantity.first]))
        likely = [
            option
            for option in listed
            if not (_is_date(words, option, dates) or _attributes(words, item, option, around))
        ]
        likely = counted.plausible(words, item, likely)
        seen = surroundings.of(words, vectors, item.candidate.quantity, likely)
        chosen = counted.choose(model, likely, seen)
        items.append(Item(item, (chosen.first, chosen.last) if chosen.first >= 0 else None))
    return items


def _attributing(statements: Sequence[Statement]) -> list[Span]:
    """The words that say who said something, and that it was said."""
    return [span for one in statements for part in (one.source, one.cue) for span in (part or ())]


def _attributes(
    words: Words, item: reading.Reading, option: counted.Option, around: Sequence[Span]
) -> bool:
    """Whether a phrase says who says it, not what is counted: "at least 138, officials said"."""
    if option.first < 0:
        return False
    begin, end = words.starts[option.first], words.ends[option.last - 1]
    number = words.starts[item.candidate.quantity.core]
    return any(
        start < end and begin < stop and not start <= number < stop for start, stop in around
    )


def _is_date(words: Words, option: counted.Option, dates: Sequence[Span]) -> bool:
    """Whether a phrase ends in a date or a time of day, which nobody counts."""
    if option.first < 0:
        return False
    end = words.ends[option.last - 1]
    at = bisect_left(dates, (end, 0))
    return at > 0 and dates[at - 1][1] >= end


def _span(words: Words, item: Item) -> Span:
    quantity = item.reading.candidate.quantity
    return words.span(quantity.first, quantity.last)


def _figure(
    words: Words,
    item: Item,
    *,
    id_: str,
    span: Span,
    place: Span | None,
    time: Span | None,
    statement: str | None,
    part_of: str | None,
    same_as: str | None,
) -> Figure:
    quantity, sentence = item.reading.candidate.quantity, item.reading.candidate.sentence
    per = parts.rate(words, quantity, sentence[1])
    made_of = parts.composition(words, quantity, sentence)
    return Figure(
        id=id_,
        span=span,
        low=_plain(quantity.low),
        high=_plain(quantity.high),
        qualifier=quantity.qualifier,
        unit=parts.unit(words, quantity, item.reading.measure, item.counted),
        measure=item.reading.measure,
        counted=words.span(*item.counted) if item.counted else None,
        per=words.span(*per) if per else None,
        composition=words.span(*made_of) if made_of and made_of[1] > made_of[0] + 1 else None,
        place=place,
        time=time,
        statement=statement,
        part_of=part_of,
        same_as=same_as,
        score=item.reading.score,
    )


def _plain(value: Decimal | None) -> float | None:
    """A bound as a JSON number: whole numbers without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def innermost(statements: Sequence[Statement], span: Span) -> str | None:
    """The id of the smallest statement whose content holds most of a span, or None."""
    middle = (span[0] + span[1]) / 2
    holding = [
        (sum(end - start for start, end in statement.content), -index, statement.id)
        for index, statement in enumerate(statements)
        if any(start <= middle < end for start, end in statement.content)
    ]
    return min(holding)[2] if holding else None


def _without_rings(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Without ties that lead back: no figure is a part of itself, however many steps away."""
    whole = {figure.id: figure.part_of for figure in figures}
    for figure in figures:
        at, seen = whole[figure.id], {figure.id}
        while at is not None and at not in seen:
            seen.add(at)
            at = whole[at]
        if at is not None:
            whole[figure.id] = None
    return tuple(replace(figure, part_of=whole[figure.id]) for figure in figures)

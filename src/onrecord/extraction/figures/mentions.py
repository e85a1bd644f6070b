"""Places and times as a report names them: what may say where or when a figure applies."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.extraction.figures.lexicon import DETERMINERS, PREPOSITIONS, STOPS
from onrecord.extraction.figures.words import MARK, WORD, Words
from onrecord.record import Place, Span, Statement, Time

_DESCRIBING: Final = 4
_OFTEN: Final = 3
_LONGEST: Final = 16
NOWHERE: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place or time as it stands in a report.

    Attributes:
        span: Where it stands.
        key: What mentions of the same place or time share.
        country: The country that a place lies in; empty for a time and where it is not known.
        wide: Whether it is that country.
        first: Its first word; NOWHERE when it stands in what is not read, such as a dateline.
        last: The word behind its last.
        sentence: Which sentence of the report it stands in.
        stretch: Which stretch.
        preposition: The preposition that leads it, or "-".
        seen: What the ranking sees of it, whatever the figure.
    """

    span: Span
    key: str
    country: str = ""
    wide: bool = False
    first: int = NOWHERE
    last: int = NOWHERE
    sentence: int = NOWHERE
    stretch: int = NOWHERE
    preposition: str = "-"
    seen: tuple[str, ...] = ()


def of_places(
    words: Words,
    text: str,
    stretches: Sequence[Span],
    places: Sequence[Place],
    statements: Sequence[Statement],
) -> list[Mention]:
    """The places of a report, in text order."""
    made = [
        Mention(
            span=place.span,
            key=(place.name or text[slice(*place.span)]).lower(),
            country=place.country or "",
            wide=place.precision == "country",
            seen=(f"precision={place.precision}", f"adjective={_is_adjective(text, place)}"),
        )
        for place in sorted(places, key=lambda place: place.span)
    ]
    return _seen(words, stretches, made, statements)


def of_times(
    words: Words,
    text: str,
    stretches: Sequence[Span],
    times: Sequence[Time],
    statements: Sequence[Statement],
) -> list[Mention]:
    """The times of a report that can say when, in text order: no lengths of time, no "daily"."""
    made = [
        Mention(
            span=time.span,
            key=text[slice(*time.span)].lower(),
            seen=(f"value={_grain(time.value)}", f"opening={_opening(text, time.span)}"),
        )
        for time in sorted(times, key=lambda time: time.span)
        if time.type in ("DATE", "TIME")
    ]
    return _seen(words, stretches, made, statements)


def _seen(
    words: Words,
    stretches: Sequence[Span],
    made: Sequence[Mention],
    statements: Sequence[Statement],
) -> list[Mention]:
    """Each mention at its place among the words, with what speaks for and against all of them."""
    begins = [start for start, _ in stretches]
    firsts = [first for first, _ in words.sentences]
    often = Counter(mention.key for mention in made)
    saying = sorted(_saying(statements))
    top = max(often.values(), default=0)
    known: set[str] = set()
    found: list[Mention] = []
    for mention in made:
        start, end = mention.span
        stretch = bisect_right(begins, start) - 1
        at = bisect_left(words.starts, start)
        first, last, sentence = NOWHERE, NOWHERE, NOWHERE
        inside = stretch >= 0 and start < stretches[stretch][1]
        if inside and at < len(words.starts) and words.starts[at] < end:
            first, last = at, bisect_left(words.starts, end, at)
            sentence = bisect_right(firsts, at) - 1
        count, key = often[mention.key], mention.key
        preposition = _preposition(words, first, sentence)
        general = (
            f"count={min(count, _OFTEN)}/{count == top}/{key in known}",
            f"saying={_overlaps(saying, mention.span)}",
            *_around(words, (first, last), sentence, preposition),
        )
        known.add(key)
        found.append(
            Mention(
                span=mention.span,
                key=key,
                country=mention.country,
                wide=mention.wide,
                first=first,
                last=last,
                sentence=sentence,
                stretch=stretch if first >= 0 else NOWHERE,
                preposition=preposition,
                seen=(*mention.seen, *general),
            )
        )
    return found


def _saying(statements: Sequence[Statement]) -> Iterator[Span]:
    """The words that say who said something to whom, where and when."""
    for one in statements:
        for part in (one.source, one.cue, one.addressee):
            yield from part or ()
        yield from (part for part in (one.place, one.time) if part)


def _overlaps(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_left(spans, (span[1], 0))
    return any(end > span[0] for _, end in spans[max(0, at - 3) : at])


def _preposition(words: Words, first: int, sentence: int) -> str:
    """The preposition before a mention, with at most a few describing words between."""
    if first < 0:
        return "-"
    opening = words.lower[first]
    if opening in PREPOSITIONS:
        return opening
    start = words.sentences[sentence][0]
    for index in range(first - 1, max(start, first - _DESCRIBING) - 1, -1):
        word = words.lower[index]
        if word in PREPOSITIONS and (word != "of" or index == first - 1):
            return word
        if words.kinds[index] == MARK or (word in STOPS and word not in DETERMINERS):
            return "-"
    return "-"


def _around(words: Words, at: Span, sentence: int, preposition: str) -> Iterator[str]:
    """What stands right before and behind a mention."""
    first, last = at
    if first < 0:
        return
    begin, stop = words.sentences[sentence]
    before = words.lower[first - 1] if first > begin else "^"
    yield f"before={before}"
    if first - 1 > begin:
        yield f"before={words.lower[first - 2]} {before}"
    yield f"preposition={preposition}"
    after = words.lower[last] if last < stop else "$"
    if last < stop and words.kinds[last] == WORD and words.written[last][0].isupper():
        after = "Name"
    plain = after in STOPS or after == "Name" or not after[0].isalpha()
    yield f"after={after if plain else 'noun'}"
    yield f"then={after}"
    owns = words.lower[last - 1].endswith("'s")
    yield f"owns={owns}"


def _is_adjective(text: str, place: Place) -> bool:
    """Whether it is an adjective or demonym: "Turkish" of Turkey."""
    written = text[slice(*place.span)].lower()
    name = (place.name or "").lower()
    ends = written.endswith(("n", "ns", "sh", "ese", "i", "is", "ch", "k", "an"))
    return bool(name) and place.precision == "country" and ends and name not in written


def _opening(text: str, span: Span) -> str:
    """The first word of a time: "last", "three", "May"."""
    return text[slice(*span)].split(maxsplit=1)[0].lower()


def _grain(value: str) -> str:
    """The form of a TIMEX3 value: its digits and letters by kind."""
    return "".join("d" if char.isdigit() else char for char in value[:_LONGEST])

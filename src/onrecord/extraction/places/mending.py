"""Mending: the network's names with places put right that the gazetteer knows better."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.gazetteer import ADJECTIVES, Entry, Gazetteer, fold
from onrecord.gazetteer.regions import ABBREVIATIONS, STATES
from onrecord.language import Name
from onrecord.record import Span

LEAST_SCORE: Final = 0.5
"""Least score of a name that is believed."""
_FAINT: Final = 0.25
_LARGE: Final = 100_000
_VERY_LARGE: Final = 500_000
_STATES: Final = frozenset((state.country, state.code) for state in STATES)

_WORD: Final = r"[A-ZÀ-ÖØ-Þ](?:[\w.-]|[’'](?!s\b))*\w"
_CAPITALS: Final = re.compile(
    rf"(?<![\w’'-]){_WORD}(?:[ ](?:(?:of|the|de|del|al|el|la)[ ])?{_WORD}){{0,3}}"
)
_NEXT: Final = re.compile(rf"[ -]{_WORD}")
_LAST: Final = re.compile(rf"(?<![\w’'-]){_WORD}[ -]$")
_LEADING: Final = re.compile(r"(?:The|And|But|In|At|From|As|For|With|After|While|When)\s+")
_ABBREVIATED: Final = re.compile(
    "|".join(map(re.escape, sorted(ABBREVIATIONS, key=len, reverse=True)))
)
_LOCATED: Final = re.compile(
    r"\b(?:in|near|outside|across|throughout|around|inside|at|towards?|within"
    r"|(?:north|south|east|west|central|northeast|northwest|southeast|southwest)(?:ern)?)\s+"
    r"(?:the\s+)?(?:(?:town|city|village|province|district)\s+of\s+)?$"
)
_TITLE_AFTER: Final = re.compile(
    r"\s+(?:President|Prime|Foreign|Defen[cs]e|Secretary|Ambassador|Gov(?:ernor|\.)|Sen(?:ator|\.)"
    r"|Rep(?:resentative|\.)|Attorney|Supreme|Interior|Health|Finance|Chancellor|King|Queen|State)"
)
_OTHER_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """mobile reading nice bath hull orange most police man split march of sale date male
        independence enterprise liberty university victory hope best central union industry
        commerce media mission corona eden tours cork buffalo phoenix september monday friday
        sunday mary long chad jordan turkey georgia jersey guinea israel may august china grove
        center washington virginia carolina victoria lincoln madison austin jackson""",
    )
)
"""Names of places that are more often something else where the network takes them for no name."""


def mend(
    text: str, stretches: Iterable[Span], names: Sequence[Name], gazetteer: Gazetteer
) -> tuple[Name, ...]:
    """The network's names with places put right that the gazetteer knows better.

    A place cut in half is made whole; a body or a person in a place's position ("in Houston") that
    bears a large place's name is one; so is what the network left out or doubted, where nothing
    else is called so, or where the report names the same place elsewhere.

    Args:
        text: The report's text.
        stretches: The spans that the network read.
        names: What it read, in text order.
        gazetteer: The places that are known.

    Returns:
        Names in text order; those that are added overlap none that is believed.
    """
    mended = _agreed(text, [_mended(text, name, gazetteer) for name in names], gazetteer)
    sure = [name for name in mended if name.score >= LEAST_SCORE]
    said = {
        text[slice(*one.span)]
        for one in sure
        if one.kind == "place" and gazetteer.find(text[slice(*one.span)])
    }
    spans = list(_missing(text, stretches, [one.span for one in sure], said, gazetteer))
    kept = [
        one
        for one in mended
        if one.score >= LEAST_SCORE or not any(_meet(one.span, s) for s in spans)
    ]
    added = (Name(span, "place", LEAST_SCORE) for span in spans)
    return tuple(sorted([*kept, *added], key=lambda name: name.span))


def _agreed(text: str, names: Sequence[Name], gazetteer: Gazetteer) -> list[Name]:
    """A country that is a place here and a person there is a place throughout: Turkey, Jordan."""
    places = {text[slice(*one.span)] for one in names if one.kind == "place"}
    return [
        Name(one.span, "place", one.score)
        if one.kind == "person"
        and text[slice(*one.span)] in places
        and any(entry.kind == "country" for entry in gazetteer.find(text[slice(*one.span)]))
        else one
        for one in names
    ]


def _meet(one: Span, two: Span) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def _mended(text: str, name: Name, gazetteer: Gazetteer) -> Name:
    if name.kind == "place":
        span = _whole(text, name.span, gazetteer)
        doubted = _FAINT <= name.score < LEAST_SCORE
        known = doubted and _is_large(gazetteer.find(text[slice(*span)]), _LARGE)
        return Name(span, "place", LEAST_SCORE if known else name.score)
    located = _LOCATED.search(text, max(0, name.span[0] - 40), name.span[0])
    if located and _is_large(gazetteer.find(text[slice(*name.span)]), _LARGE):
        return Name(name.span, "place", max(name.score, LEAST_SCORE))
    return name


def _is_large(entries: Iterable[Entry], least: int) -> bool:
    """Whether a name is that of a country, of a capital or of a place so large."""
    return any(
        one.rank < 2
        and (
            one.kind in ("country", "capital", "region")
            or (one.kind == "admin1" and (one.country, one.admin1) in _STATES)
            or (one.kind == "admin1" and one.population >= 10 * least)
            or (one.kind == "city" and one.population >= least)
        )
        for one in entries
    )


def _whole(text: str, span: Span, gazetteer: Gazetteer) -> Span:
    """The span with what belongs to it: a full stop of "B.C.", the "New" of a "York"."""
    short = _ABBREVIATED.match(text, span[0])
    if short and short.end() > span[1]:
        return short.span()
    words = text[slice(*span)]
    if "\n" in words:
        start = span[0] + len(words) - len(words.lstrip())
        return start, start + len(words.lstrip().partition("\n")[0].rstrip())
    after = _NEXT.match(text, span[1])
    before = _LAST.search(text, max(0, span[0] - 24), span[0])
    longer = [(span[0], after.end())] if after else []
    longer += [(before.start(), span[1])] if before else []
    own = _size(words, gazetteer)
    better = [one for one in longer if _size(text[slice(*one)], gazetteer) > own]
    return better[0] if better else span


def _size(words: str, gazetteer: Gazetteer) -> int:
    """The people of the largest place of a name; -1 where none is called so."""
    entries = gazetteer.find(words)
    if not entries:
        return 0 if words in ADJECTIVES else -1
    return max(one.population for one in entries)


def _missing(
    text: str,
    stretches: Iterable[Span],
    taken: Sequence[Span],
    said: set[str],
    gazetteer: Gazetteer,
) -> Iterator[Span]:
    """Places in what the network left without a name."""
    at = 0
    for start, end in stretches:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        held = []
        for span in taken[at:]:
            if span[0] >= end:
                break
            held.append(span)
        for match in _CAPITALS.finditer(text, start, end):
            for span in _runs(text, match):
                if any(_meet(span, other) for other in held):
                    continue
                if _is_place(text, span, said, gazetteer, begins=start, whole=span == match.span()):
                    yield span
                    break


def _runs(text: str, match: re.Match[str]) -> Iterator[Span]:
    """A run of capitalised words, less a word that only begins the sentence, and its beginning."""
    start, end = match.span()
    leading = _LEADING.match(text, start, end)
    if leading:
        start = leading.end()
    yield start, end
    words = list(re.finditer(r"\S+", text[start:end]))
    for size in range(min(2, len(words) - 1), 0, -1):
        yield start, start + words[size - 1].end()


def _is_place(
    text: str, span: Span, said: set[str], gazetteer: Gazetteer, *, begins: int, whole: bool
) -> bool:
    words = text[slice(*span)]
    if not whole and not _TITLE_AFTER.match(text, span[1]):
        return False
    if words in said:
        return True
    key = fold(words)
    if key in _OTHER_WORDS or len(key) < 2 or f"{words}." in ABBREVIATIONS:
        return False
    entries = gazetteer.find(words)
    if not entries:
        return False
    if _LOCATED.search(text, max(0, span[0] - 40), span[0]):
        return _is_large(entries, _LARGE)
    begun = span[0] == begins or text[max(0, span[0] - 2) : span[0]].strip()[-1:] in '.!?”"'
    return not begun and _is_large(entries, _VERY_LARGE)

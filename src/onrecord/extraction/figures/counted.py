"""What a figure counts: the noun phrases near it, the likeliest by a learned ranking."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.extraction.figures import chunks, numerals, parts
from onrecord.extraction.figures.governing import DONE
from onrecord.extraction.figures.lexicon import DETERMINERS, PREPOSITIONS, STOPS, VERBS
from onrecord.extraction.figures.linear import Linear
from onrecord.extraction.figures.nouns import is_people, is_plural
from onrecord.extraction.figures.reading import OF_PEOPLE, Reading
from onrecord.extraction.figures.words import MARK, NUMBER, Words
from onrecord.record import Span

_NEARBY: Final = 5
_BEFORE: Final = 4
_CLAUSE: Final = frozenset(',;:()–—“”"')


@dataclass(frozen=True, slots=True)
class Option:
    """A stretch of words that may be what a figure counts.

    Attributes:
        first: Its first word; -1 when nothing is counted.
        last: The word behind its last.
        way: How it was found.
        features: What the ranking sees of it.
    """

    first: int
    last: int
    way: str
    features: list[str]


def options(words: Words, reading: Reading, before: Span | None) -> list[Option]:
    """What a figure may count.

    Args:
        words: The words.
        reading: The figure.
        before: What the figure before it counts, as a range of words, or None.
    """
    found: dict[Span, str] = {}
    for span, way in _spans(words, reading, before):
        if span[1] > span[0]:
            found.setdefault(span, way)
    listed = [
        Option(first, last, way, _features(words, reading, first, last, way))
        for (first, last), way in found.items()
    ]
    kind = reading.candidate.quantity.form
    none = [f"none/{reading.measure}", f"none/{kind}", "none"]
    return [*listed, Option(-1, -1, "none", none)]


def plausible(words: Words, reading: Reading, listed: Sequence[Option]) -> list[Option]:
    """Those of the options that a figure can count at all; one of them is that it counts nothing.

    Args:
        words: The words.
        reading: The figure.
        listed: What it may count.
    """
    quantity, stop = reading.candidate.quantity, reading.candidate.sentence[1]
    rate = parts.rate(words, quantity, stop)
    return [
        option
        for option in listed
        if option.first < 0
        or not (
            (rate and rate[0] <= option.first < rate[1] and quantity.measure != "money")
            or _is_no_noun(words, option)
            or _is_of_another(words, reading, option)
        )
    ]


def _is_no_noun(words: Words, option: Option) -> bool:
    """Whether it is but a number, an article or a verb: "six", "the", "lowered"."""
    if option.last - option.first > 1:
        return False
    word = words.lower[option.first]
    if words.kinds[option.first] == NUMBER or word in numerals.UNITS or word in DETERMINERS:
        return True
    if option.first and words.lower[option.first - 1] in _MODALS:
        return True
    return word.endswith("ed") and not is_people(word) and not is_plural(word)


def _is_of_another(words: Words, reading: Reading, option: Option) -> bool:
    """Whether it belongs to another number: "71, including 18 CHILDREN", "a third IN SHOCK"."""
    quantity, first, last = reading.candidate.quantity, option.first, option.last
    kind = option.way.split(":")[0].split("+")[0]
    head = words.lower[last - 1]
    strange = reading.measure in OF_PEOPLE and not (is_people(head) or is_plural(head))
    if kind == "inherited":
        return (strange and head not in _PRONOUNS) or NUMBER in words.kinds[first:last]
    if kind.startswith("behind"):
        numbered = words.kinds[first - 1] == NUMBER and first - quantity.last > 2
        return numbered or (strange and option.way.split("+")[0].endswith(_CIRCUMSTANCES))
    done = option.way.endswith("+clause") and not DONE.keys().isdisjoint(words.lower[first:last])
    if done and NUMBER in words.kinds[first:last]:
        return True
    return words.kinds[first] == NUMBER and last - first <= 2 and first > quantity.last


_CIRCUMSTANCES: Final = (":after", ":during", ":before", ":since", ":until")
_MODALS: Final = frozenset(
    {"can", "could", "may", "might", "must", "shall", "should", "will", "would"}
)
_PRONOUNS: Final = frozenset({"them", "those", "these", "whom"})


def choose(
    model: Linear, listed: Sequence[Option], vectors: NDArray[np.float32] | None = None
) -> Option:
    """The likeliest; the first of several that are alike.

    Args:
        model: The ranking.
        listed: The options.
        vectors: What the encoder saw of each, [options, D], where it read the report.
    """
    scores = [model.score(option.features) for option in listed]
    if vectors is not None and model.dense is not None:
        beside = (vectors @ model.dense).tolist()
        scores = [score + more for score, more in zip(scores, beside, strict=True)]
    return listed[scores.index(max(scores))]


def _spans(words: Words, reading: Reading, before: Span | None) -> Iterator[tuple[Span, str]]:
    quantity, (first, stop) = reading.candidate.quantity, reading.candidate.sentence
    begin = chunks.begins(words, quantity, stop)
    end = chunks.ends(words, begin, stop, single=quantity.high == 1)
    if end > begin:
        yield (begin, end), "noun"
        yield from _longer(words, begin, end, stop, "noun")
    elif begin < stop and words.lower[begin] in ("them", "those", "these", "whom", "which"):
        yield (begin, begin + 1), "pronoun"
        yield from _longer(words, begin, begin + 1, stop, "pronoun")
    yield from _behind(words, quantity.last, stop)
    yield from _ahead(words, quantity.first, first)
    if before:
        yield before, "inherited"


def _behind(words: Words, at: int, stop: int) -> Iterator[tuple[Span, str]]:
    """The first two phrases behind the number that begin behind a stop word."""
    index, found = at, 0
    while index < min(stop, at + _NEARBY + 3) and found < 2:
        word = words.lower[index]
        if word in STOPS or words.kinds[index] == MARK or word in VERBS:
            index += 1
            continue
        begin = index - 1 if index > at and words.lower[index - 1] in DETERMINERS else index
        end = chunks.ends(words, index, stop, single=True)
        if end <= index:
            index += 1
            continue
        link = "direct" if begin == at else words.lower[begin - 1]
        way = f"behind{found}:{link if link in PREPOSITIONS or link == 'direct' else '-'}"
        yield (begin, end), way
        yield from _longer(words, begin, end, stop, way)
        found, index = found + 1, end


def _longer(words: Words, begin: int, end: int, stop: int, way: str) -> Iterator[tuple[Span, str]]:
    """A phrase with what hangs on it: "copies OF THE BIBLE", "suspects IN THE KENYA BOMBING"."""
    at = end
    for depth in (1, 2):
        if at + 1 >= stop or words.lower[at] not in PREPOSITIONS:
            break
        inner = at + 1
        while inner < stop and words.lower[inner] in DETERMINERS:
            inner += 1
        last = chunks.ends(words, inner, stop, single=True)
        if last <= inner:
            break
        link = words.lower[at]
        yield (begin, last), f"{way}+{link if depth == 1 else 'two'}"
        at = last
    if end < stop and (
        words.lower[end] in ("who", "that", "whose", "which")
        or words.lower[end].endswith(("ed", "ing"))
    ):
        last = end
        while (
            last < stop and words.written[last] not in _CLAUSE and words.written[last] not in ".!?"
        ):
            last += 1
        yield (begin, last), f"{way}+clause"


def _ahead(words: Words, at: int, first: int) -> Iterator[tuple[Span, str]]:
    """The nearest phrases before the number, each alone and with what it hangs on."""
    index, found, crossed, previous = at, 0, "", None
    while index > first and found < _BEFORE:
        word = words.lower[index - 1]
        if (
            words.kinds[index - 1] == MARK
            or word in VERBS
            or (word in STOPS and word not in DETERMINERS)
        ):
            if not crossed:
                crossed = word if word in PREPOSITIONS else "verb" if word in VERBS else "-"
            index -= 1
            continue
        begin = chunks.noun_phrase_before(words, index, first)
        if begin >= index:
            index -= 1
            continue
        yield (begin, index), f"ahead{found}:{crossed}"
        if (
            previous
            and words.lower[index] in ("of", "for", "in", "on", "to")
            and previous[0] - index <= 2
        ):
            yield (begin, previous[1]), f"ahead{found}-joined"
        previous = (begin, index)
        found, index, crossed = found + 1, begin, ""


def _features(words: Words, reading: Reading, first: int, last: int, way: str) -> list[str]:
    quantity, measure = reading.candidate.quantity, reading.measure
    kind = way.split("+")[0]
    unit = quantity.measure or "-"
    head = words.lower[last - 1]
    opening = words.lower[first]
    length = min(last - first, 8)
    found = [
        f"way={way}",
        f"way={way}/{measure}",
        f"kind={kind}/{unit}",
        f"kind={kind}/{quantity.form}",
        f"kind={kind}/{quantity.hyphened}",
        f"length={length}/{unit}",
        f"head={head}",
        f"people={is_people(head)}/{measure}",
        f"plural={is_plural(head)}/{kind}/{unit}",
        f"opening={opening if opening in STOPS else '-'}/{unit}",
    ]
    after = words.lower[last] if last < reading.candidate.sentence[1] else "$"
    found.append(f"after={after if after in STOPS or after in VERBS else '-'}/{kind}")
    if first >= quantity.last:
        gap = words.lower[quantity.last : first]
        found.append(f"gap={' '.join(gap[:3])}/{unit}")
        found.append(f"gaps={min(len(gap), 6)}/{unit}")
        found.append(f"commas={sum(w in _CLAUSE for w in gap)}/{unit}")
    elif last <= quantity.first:
        gap = words.lower[last : quantity.first]
        found.append(f"gap={' '.join(gap[-3:])}/{unit}/left")
        found.append(f"gaps={min(len(gap), 6)}/{unit}/left")
        found.append(f"commas={sum(w in _CLAUSE for w in gap)}/{unit}/left")
        found.append(f"verbs={sum(w in VERBS for w in gap)}/{unit}/left")
        found.append(f"capital={words.written[last - 1][0].isupper()}/left")
        found.append(f"starts={first == reading.candidate.sentence[0]}/{unit}")
    found.append(f"holds={first < quantity.first and quantity.last <= last}")
    return found

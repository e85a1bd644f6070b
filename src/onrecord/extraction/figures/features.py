"""What the linear models see of a number: its form, its neighbours, its noun and its verbs."""

from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.extraction.figures import chunks
from onrecord.extraction.figures.lexicon import CLASSES, STOPS, VERBS
from onrecord.extraction.figures.nouns import is_people, is_plural, singular
from onrecord.extraction.figures.quantity import Quantity
from onrecord.extraction.figures.words import NUMBER, Words

_PAST: Final = 12


def of(
    words: Words, quantities: Sequence[Quantity], index: int, first: int, stop: int
) -> list[str]:
    """Features of one of a sentence's quantities.

    Args:
        words: The words.
        quantities: Every quantity of the sentence, in order.
        index: Which of them.
        first: The first word of the sentence.
        stop: The word behind its last.
    """
    quantity = quantities[index]
    left = quantities[index - 1].last if index else first
    right = quantities[index + 1].first if index + 1 < len(quantities) else stop
    found = ["", *_form(words, quantity, first)]
    found += _neighbours(words, quantity, first, stop)
    found += _noun(words, quantity, stop)
    found += _triggers(words, quantity, (first, left, right, stop))
    return found


def _form(words: Words, q: Quantity, first: int) -> Iterator[str]:
    kind = f"{q.form}/{q.measure or '-'}"
    yield f"form={kind}"
    yield f"unit={q.unit}"
    yield f"qualified={bool(q.qualifier)}/{q.measure or '-'}"
    value = q.low if q.low is not None else q.high
    size = len(str(int(value))) if value is not None else 0
    yield f"size={size if value is None or value >= 10 else value}/{q.measure or '-'}"
    if q.form == "digits":
        yield f"grouped={',' in words.written[q.core]}/{'.' in words.written[q.core]}"
    if q.form in ("words", "none", "vague", "both", "article"):
        yield f"word={words.lower[q.core]}"
    if q.hyphened:
        yield f"hyphened/{q.unit}"
    if words.written[q.first][0].isupper() and q.first > first:
        yield f"capital/{q.form}"
    if q.first == first:
        yield "begins"


def _neighbours(words: Words, q: Quantity, first: int, stop: int) -> Iterator[str]:
    word = q.form if q.form in ("none", "both", "article", "words") else ""
    one = words.lower[q.core] if word == "words" and q.last - q.core == 1 else word
    before = [words.lower[i] if i >= first else "^" for i in range(q.first - 1, q.first - 4, -1)]
    after = [words.lower[i] if i < stop else "$" for i in range(q.last, q.last + 4)]
    for step, token in enumerate(before, start=1):
        yield f"-{step}={token}"
    for step, token in enumerate(after, start=1):
        yield f"+{step}={token}"
    yield f"-1={before[0]}/{one}"
    yield f"+1={after[0]}/{one}"
    yield f"+1={after[0]}/{q.measure}"
    yield f"-1={before[0]}/{q.measure}"
    yield f"-12={before[1]} {before[0]}"
    yield f"+12={after[0]} {after[1]}"
    yield f"around={before[0]}_{after[0]}"
    if q.first - 1 >= first and words.written[q.first - 1][0].isupper() and q.first - 1 > first:
        yield f"-capital/{q.form}/{is_plural(after[0])}"
    if q.last < stop and words.written[q.last][0].isupper():
        yield f"+capital/{q.form}"


def _noun(words: Words, q: Quantity, stop: int) -> Iterator[str]:
    at = chunks.head(words, q, stop)
    if at is None:
        yield f"noun=none/{q.measure or '-'}"
        return
    noun = singular(words.lower[at])
    short = one if (one := q.form) in ("none", "both", "article") else q.measure or "-"
    yield f"noun={noun}"
    yield f"noun={noun}/{short}"
    yield f"people={is_people(words.lower[at])}/{short}"
    yield f"plural={is_plural(words.lower[at])}/{short}/{words.lower[q.core] == 'one'}"
    yield f"tail={noun[-3:]}"
    for name in CLASSES.get(words.lower[at], ()):
        yield f"nounclass={name}"
    if at - q.last > 0:
        yield f"modifier={words.lower[at - 1]}"
    after = words.lower[at + 1] if at + 1 < stop else "$"
    yield f"behind={after}"
    then = words.lower[at + 2] if at + 2 < stop else "$"
    yield f"behind={after} {then}"
    if after in (
        "are",
        "were",
        "was",
        "is",
        "have",
        "has",
        "had",
        "been",
        "be",
        "who",
        "may",
        "might",
    ):
        for step in range(2, 6):
            if at + step >= stop:
                break
            word = words.lower[at + step]
            if word in STOPS and word not in VERBS:
                continue
            yield f"verb={word}"
            yield from (f"verbclass={name}" for name in CLASSES.get(word, ()))
            if word not in ("been", "be", "being", "have", "has", "also"):
                break
    else:
        yield from (f"behindclass={name}" for name in CLASSES.get(after, ()))


def _triggers(  # noqa: C901 - the two sides mirror each other
    words: Words, q: Quantity, bounds: tuple[int, int, int, int]
) -> Iterator[str]:
    """The nearest word of each kind on either side, in its own stretch and beyond."""
    first, left, right, stop = bounds
    people = q.measure or "-"
    seen: set[str] = set()
    for index in range(q.first - 1, max(first, q.first - _PAST) - 1, -1):
        for name in CLASSES.get(words.lower[index], ()):
            if name not in seen:
                near = "near" if q.first - index <= 3 else "far"
                where = "own" if index >= left else "past"
                yield f"left={name}/{people}"
                yield f"left={name}/{near}/{where}"
                if not seen:
                    yield f"left1={name}/{where}"
                seen.add(name)
        if words.lower[index] in VERBS:
            yield f"leftverb={words.lower[index]}"
    seen = set()
    for index in range(q.last, min(stop, q.last + _PAST)):
        for name in CLASSES.get(words.lower[index], ()):
            if name not in seen:
                where = "own" if index < right else "past"
                near = "near" if index - q.last <= 2 else "far"
                yield f"right={name}/{people}"
                yield f"right={name}/{near}/{where}"
                if not seen:
                    yield f"right1={name}/{where}"
                seen.add(name)
    bag = {words.lower[i] for i in range(max(first, q.first - 8), min(stop, q.last + 8))}
    yield from (f"bag={word}" for word in bag if word not in STOPS and len(word) > 3)


def following(words: Words, q: Quantity, before: Quantity, measure: str, first: int) -> list[str]:
    """Features of what the figure before it measured.

    Args:
        words: The words.
        q: The quantity.
        before: The figure before it.
        measure: What that one measures.
        first: The first word of the sentence of `q`.
    """
    where = "same" if before.last > first else "sentence"
    found = [f"previous={measure}/{where}", f"previous={measure}/{where}/{q.measure}"]
    if where == "same":
        between = words.lower[before.last : q.first]
        joint = " ".join(
            w for w in between if w in ("including", "and", ",", "of", "whom", "them", "or")
        )
        found.append(f"joint={measure}/{joint[:24]}")
        found.append(f"gap={measure}/{min(len(between), 6)}")
        if "including" in between or "whom" in between:
            found.append(f"including={measure}")
    if words.kinds[q.core] == NUMBER or q.form == "words":
        after = words.lower[q.last] if q.last < len(words.lower) else ""
        found.append(f"previous={measure}/{where}/+1={after}")
    return found

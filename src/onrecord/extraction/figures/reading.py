"""Which numbers of a report are figures, and what each measures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.extraction.figures import (
    features,
    governing,
    linear,
    neighbours,
    patterns,
    quantities,
)
from onrecord.extraction.figures.forms import forms
from onrecord.extraction.figures.lexicon import CLASSES
from onrecord.extraction.figures.linear import Linear
from onrecord.extraction.figures.quantity import Quantity
from onrecord.extraction.figures.words import Words
from onrecord.record import Span

LEAST: Final = 0.5
"""Least probability at which a number is kept as a figure."""
SURE: Final = 0.95
"""How often a measure that its grammar gives is right, on the training reports."""
OF_PEOPLE: Final = forms(
    "killed wounded missing detained abducted held displaced rescued infected affected attending "
    "employed people-other"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A number that may be a figure, in its sentence.

    Attributes:
        quantity: The number.
        sentence: First word of its sentence, and the word behind the last.
        number: Which sentence of the report it is.
        heading: Whether that stands in a title, caption or crosshead.
        features: What the linear models see of it.
    """

    quantity: Quantity
    sentence: Span
    number: int
    heading: bool
    features: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A number that is a figure.

    Attributes:
        candidate: Where and how it is written.
        measure: What it measures.
        score: Probability that it is a figure, times that of its measure.
    """

    candidate: Candidate
    measure: str
    score: float


def candidates(words: Words) -> Iterator[Candidate]:
    """Every number but those that the patterns exclude, in text order."""
    for number, (first, stop) in enumerate(words.sentences):
        found = [
            quantity
            for quantity in neighbours.settle(words, quantities.read_all(words, first, stop), stop)
            if not patterns.excluded(words, quantity, first, stop)
        ]
        for index, quantity in enumerate(found):
            yield Candidate(
                quantity=quantity,
                sentence=(first, stop),
                number=number,
                heading=words.headings[number],
                features=features.of(words, found, index, first, stop),
            )


def read(words: Words) -> list[Reading]:
    """The figures of a report, in text order."""
    return read_with(words, linear.load("keep"), linear.load("measure"), list(candidates(words)))


def read_with(
    words: Words, keep: Linear, measure: Linear, found: Sequence[Candidate]
) -> list[Reading]:
    """The figures among a report's candidates, by these models."""
    kept: list[Reading] = []
    for candidate in found:
        chance = float(keep.chances(candidate.features)[1])
        if chance < LEAST and _is_plain(words, candidate):
            chance = SURE
        if chance < LEAST or _is_age_of_some(words, candidate):
            continue
        name, sure = _measure(words, candidate, kept[-1] if kept else None, measure)
        kept.append(Reading(candidate=candidate, measure=name, score=round(chance * sure, 3)))
    return kept


def _is_plain(words: Words, candidate: Candidate) -> bool:
    """Whether grammar says what it measures, and so that it is a figure: "killed 2"."""
    quantity, (first, stop) = candidate.quantity, candidate.sentence
    if quantity.form not in ("digits", "words") or quantity.low == 1:
        return False
    return governing.measure(words, quantity, first, stop) is not None


def _is_age_of_some(words: Words, candidate: Candidate) -> bool:
    """Such as "12 of them were under 18": an age at which law draws a line, and nothing behind."""
    quantity, (first, stop) = candidate.quantity, candidate.sentence
    bound = quantity.low if quantity.high is None else quantity.high
    after = words.written[quantity.last] if quantity.last < stop else "."
    return (
        quantity.qualifier in ("under", "over", "below", "above")
        and quantity.unit is None
        and bound in (12, 16, 18, 21, 60, 65)
        and after in ".,;:)”\"’'—–"
        and quantity.first > first
        and words.lower[quantity.first - 1] in ("are", "were", "is", "was", "be", "being")
    )


def _measure(
    words: Words, candidate: Candidate, before: Reading | None, model: Linear
) -> tuple[str, float]:
    """What a figure measures, and how sure that is: by its grammar first, else as learned."""
    quantity, (first, stop) = candidate.quantity, candidate.sentence
    near = before is not None and candidate.number - before.candidate.number <= 1
    plain = governing.measure(words, quantity, first, stop)
    told = before if before and near and before.measure in OF_PEOPLE and plain != "killed" else None
    if told and governing.is_inherited(words, quantity, told.candidate.quantity, stop):
        return told.measure, SURE
    if plain:
        return plain, SURE
    seen = candidate.features
    if before and near:
        seen = seen + features.following(
            words, quantity, before.candidate.quantity, before.measure, first
        )
    name, sure = best(quantity, model, seen)
    if name == "killed" and not _tells_of_death(words, candidate.number):
        return best(quantity, model, seen, without="killed")
    return name, sure


def _tells_of_death(words: Words, number: int) -> bool:
    """Whether a sentence, or one beside it, has a word of dying: no toll is read without one."""
    near = words.sentences[max(0, number - 2) : number + 2]
    return any("killed" in CLASSES.get(word, ()) for a, b in near for word in words.lower[a:b])


def best(
    quantity: Quantity, model: Linear, seen: Sequence[str], *, without: str | None = None
) -> tuple[str, float]:
    """The likeliest measure that the unit allows, and its probability; `without` is left out."""
    # What a unit measures leaves no choice; a bare number measures what its sentence says.
    if quantity.measure is not None:
        return quantity.measure, 1.0
    chances = zip(model.chances(seen).tolist(), model.classes, strict=True)
    chance, name = max(pair for pair in chances if pair[1] != without)
    return name, chance

"""What a figure is part of: turns of phrase and sums, weighed by a learned ranking."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from onrecord.extraction.figures.forms import forms
from onrecord.extraction.figures.governing import COMPARED
from onrecord.extraction.figures.linear import Linear
from onrecord.extraction.figures.nouns import singular
from onrecord.extraction.figures.quantity import Quantity
from onrecord.extraction.figures.reading import Reading
from onrecord.extraction.figures.words import Words
from onrecord.record import Span

_BACK, _AHEAD = 10, 2


@dataclass(frozen=True, slots=True)
class Item:
    """A figure with the words that it counts.

    Attributes:
        reading: The figure.
        counted: What it counts, as a range of words, or None.
    """

    reading: Reading
    counted: Span | None


@dataclass(frozen=True, slots=True)
class Whole:
    """A figure that another may be part of; -1 for none.

    Attributes:
        index: Which figure.
        features: What the ranking sees of the two.
    """

    index: int
    features: list[str]


def wholes(
    words: Words, items: Sequence[Item], index: int, before: int | None = None
) -> list[Whole]:
    """The figures that one may be a part of, and none of them.

    Args:
        words: The words.
        items: All figures of the report.
        index: Which of them.
        before: What the figure before it is part of, or None.
    """
    part = items[index]
    near = [
        *range(max(0, index - _BACK), index),
        *range(index + 1, min(len(items), index + 1 + _AHEAD)),
    ]
    listed = [
        Whole(
            other,
            _features(words, items, index, other) + _series(words, items, index, other, before),
        )
        for other in near
        if (other < index or items[other].reading.candidate.number == part.reading.candidate.number)
        and not _compared(words, items[other], part)
    ]
    follows = f"none/follows={_follows(words, items, index)}/{before is not None}"
    return [*listed, Whole(-1, ["none", f"none/{part.reading.measure}", follows])]


def _compared(words: Words, one: Item, two: Item) -> bool:
    """Whether the second is what the first is compared with: "138, up from 91"."""
    first, second = one.reading.candidate.quantity, two.reading.candidate.quantity
    gap = words.lower[first.last : second.first]
    return gap[-2:] in COMPARED


def choose_whole(model: Linear, listed: Sequence[Whole]) -> int | None:
    """The figure that another is part of, or None."""
    scores = [model.score(option.features) for option in listed]
    best = listed[scores.index(max(scores))].index
    return None if best < 0 else best


def _features(words: Words, items: Sequence[Item], part: int, whole: int) -> list[str]:
    a, b = items[part].reading, items[whole].reading
    p, w = a.candidate.quantity, b.candidate.quantity
    side = "before" if whole < part else "after"
    same = "same" if a.candidate.number == b.candidate.number else "other"
    steps = min(abs(part - whole), 5)
    order = _order(p, w)
    kinds = f"{a.measure == b.measure}/{_kind(a)}>{_kind(b)}"
    rules = _rules(words, items, part, whole)
    return [
        "some",
        f"{side}/{same}/{steps}",
        f"order={order}/{kinds}",
        f"order={order}/{side}/{same}",
        f"measures={a.measure}>{b.measure}",
        f"noun={same_noun(words, items[part], items[whole])}/{side}",
        *(rules or ["rule=-"]),
        *(f"{rule}/{a.measure == b.measure}" for rule in rules),
    ]


_SERIES: Final = 6
_LINKS: Final = forms(", ; and or while another")


def _follows(words: Words, items: Sequence[Item], index: int) -> str:
    """How a figure goes on from the one before it: in a list, in its sentence or anew."""
    if index == 0:
        return "first"
    one, two = items[index - 1].reading.candidate, items[index].reading.candidate
    if one.number != two.number:
        return "next" if two.number - one.number == 1 else "anew"
    gap = words.lower[one.quantity.last : two.quantity.first]
    return "list" if len(gap) <= 12 and not _LINKS.isdisjoint(gap) else "same"


def _series(
    words: Words, items: Sequence[Item], part: int, whole: int, before: int | None
) -> list[str]:
    """What speaks for one part of several: "14, six of the north and EIGHT of the south"."""
    alike = part > 0 and items[part - 1].reading.measure == items[part].reading.measure
    found = []
    if before == whole:
        found += ["series", f"series={_follows(words, items, part)}/{alike}"]
    elif before is not None and whole == part - 1:
        found.append("inner")
    if whole < part and _sums(items, part, whole):
        found.append("sums")
    return found


def _sums(items: Sequence[Item], part: int, whole: int) -> bool:
    """Whether a run of like figures that holds the part adds up to the whole."""
    total = items[whole].reading.candidate.quantity
    if total.low is None or total.low != total.high or part - whole > _SERIES:
        return False
    for first in range(whole + 1, part + 1):
        summed, count = Decimal(0), 0
        for item in items[first : first + _SERIES]:
            quantity = item.reading.candidate.quantity
            if quantity.low is None or quantity.measure != total.measure:
                break
            summed, count = summed + quantity.low, count + 1
            if summed >= total.low:
                break
        if summed == total.low and count > 1 and first + count > part:
            return True
    return False


_INCLUDING: Final = forms("including include includes included among comprising")
_TOTAL: Final = forms("total toll count number tally bringing brings brought")


def _rules(  # noqa: C901 - one turn of phrase after the other
    words: Words, items: Sequence[Item], part: int, whole: int
) -> list[str]:
    """The turns of phrase that make one figure a part of another."""
    a, b = items[part].reading.candidate, items[whole].reading.candidate
    p, w = a.quantity, b.quantity
    if _order(p, w) == "more" and p.measure == w.measure:
        return ["rule=none"]
    same, nearest = a.number == b.number, _is_nearest(items, part, whole)
    found: list[str] = []
    if whole > part:
        gap = words.lower[p.last : w.first]
        if (gap[:1] == ["of"] and len(gap) <= 3) or gap[-2:] == ["out", "of"]:
            found.append("rule=of")
        if gap[-1:] == ["from"] and same and len(gap) <= 3:
            found.append("rule=from")
        if not _TOTAL.isdisjoint(gap):
            found.append("rule=total")
        return found
    if same:
        at = _last(words, w.last, p.first, _INCLUDING)
        if at is not None and not any(
            at > other.reading.candidate.quantity.first > w.first
            for other in items[whole + 1 : part]
        ):
            found.append(f"rule=including/{p.first - at < 10}")
        if at is None and _last(words, w.last, p.first, _WHOM) is not None and nearest:
            found.append("rule=whom")
        if words.lower[max(0, w.first - 2) : w.first] in (
            ["of", "the"],
            ["of", "those"],
            ["the", "of"],
        ):
            found.append("rule=of the")
    elif _last(words, a.sentence[0], p.first, _INCLUDING) is not None and nearest:
        found.append(f"rule=included/{a.number - b.number == 1}")
    pronoun = words.lower[p.last : p.last + 2]
    if pronoun[:1] == ["of"] and pronoun[1:] and pronoun[1] in _PRONOUNS and nearest:
        found.append(f"rule=of them/{pronoun[1]}/{same}")
    opening = words.lower[a.sentence[0] : a.sentence[0] + 2]
    if opening[:1] in (["of"], ["among"]) and opening[1:] and opening[1] in _PRONOUNS and nearest:
        found.append(f"rule=of those/{same}")
    return found


_WHOM: Final = forms("whom which them")
_PRONOUNS: Final = forms("them those these whom the")


def _last(words: Words, first: int, stop: int, wanted: frozenset[str]) -> int | None:
    return next((i for i in range(stop - 1, first - 1, -1) if words.lower[i] in wanted), None)


def _is_nearest(items: Sequence[Item], part: int, whole: int) -> bool:
    """Whether no figure between the two could be the whole as well."""
    here = items[part].reading
    return not any(
        _kind(item.reading) == _kind(items[whole].reading)
        and _order(here.candidate.quantity, item.reading.candidate.quantity) == "less"
        and item.reading.measure == items[whole].reading.measure
        for item in items[whole + 1 : part]
    )


def _kind(reading: Reading) -> str:
    return reading.candidate.quantity.measure or "count"


def _order(p: Quantity, w: Quantity) -> str:
    part, whole = p.low if p.low is not None else p.high, w.high if w.high is not None else w.low
    if part is None or whole is None:
        return "unknown"
    return "none" if part == 0 else "less" if part < whole else "equal" if part == whole else "more"


def same_noun(words: Words, part: Item, whole: Item) -> str:
    """Whether two figures count the same noun: True, False, pronoun, or "-" where one has none."""
    if part.counted is None or whole.counted is None:
        return "-"
    one, two = (words.lower[item.counted[1] - 1] for item in (part, whole) if item.counted)
    if one in ("them", "those", "whom", "these"):
        return "pronoun"
    return str(singular(one) == singular(two))

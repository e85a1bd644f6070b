"""Whether two statements are one utterance, reported twice: how, how surely, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from onrecord.reconciliation.entities import SAME, Likeness, compare
from onrecord.reconciliation.utterances.said import Said, is_negative

Manner: TypeAlias = Literal["exact", "trimmed", "changed", "paraphrase"]

_DAYS = 10.0
_TRIMMED, _CHANGED, _PARAPHRASE = 0.85, 0.6, 0.6
_TERMS = 3


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements taken for one utterance.

    Attributes:
        a: Ref of one.
        b: Ref of the other.
        manner: How the words relate: exact, trimmed, changed or paraphrase.
        likeness: How surely, and why.
    """

    a: str
    b: str
    manner: Manner
    likeness: Likeness


def link(a: Said, b: Said, *, near: bool, weight: Callable[[str], float]) -> Link | None:
    """Compare two statements; None when they are not one utterance.

    Args:
        a: One statement.
        b: Another.
        near: Whether their reports are of one story.
        weight: How much a term says, more for rarer ones.
    """
    if a.negated != b.negated:
        return None
    who = _speakers(a, b, near=near)
    found = _manner(a, b, who.score, near=near, weight=weight)
    if found is None:
        return None
    manner, score, reason = found
    return Link(a.ref, b.ref, manner, Likeness(round(score, 3), (reason, *who.reasons)))


def _speakers(a: Said, b: Said, *, near: bool) -> Likeness:
    if a.speaker is None or b.speaker is None:
        return Likeness(0.5, ("one of them names no speaker",))
    likeness = compare(a.speaker, b.speaker, near=near)
    return Likeness(likeness.score, tuple(f"speaker: {each}" for each in likeness.reasons))


def _manner(
    a: Said, b: Said, who: float, *, near: bool, weight: Callable[[str], float]
) -> tuple[Manner, float, str] | None:
    short, long = (a, b) if len(a.forms) <= len(b.forms) else (b, a)
    same_speaker, maybe = who >= SAME, who >= 0.5
    close = near and _days(a, b) <= _DAYS
    # Long quotations of one story are one, whoever they are ascribed to: that is worth knowing.
    ascribed = close and bool(a.quoted and b.quoted) and len(short.forms) >= 2 * _TERMS
    if a.forms == b.forms and (same_speaker or (maybe and len(a.forms) > _TERMS + 1) or ascribed):
        return "exact", 1.0, f"the same {len(a.forms)} words"
    if not _worth_comparing(short, long) or not (maybe or ascribed):
        return None
    if not (close or len(short.forms) >= 2 * _TERMS):
        return None
    matched = _matched(short, long)
    held = matched / len(short.forms)
    # A changed number inside quotation marks is a misquotation; in reported speech it is news.
    fits = held == 1.0 or _numbers_fit(a, b) or bool(a.quoted and b.quoted)
    if held >= _TRIMMED and len(short.forms) >= _TERMS and (close or held == 1.0) and fits:
        return "trimmed", held, f"{matched} of the {len(short.forms)} words are in the other"
    changed = _CHANGED if maybe else _TRIMMED
    if held >= changed and matched >= _TERMS + 1 and _numbers_fit(a, b):
        return "changed", held, f"{matched} of {len(short.forms)} words in the same order"
    if same_speaker and close:
        return _paraphrase(a, b, weight)
    return None


def _worth_comparing(short: Said, long: Said) -> bool:
    return len(short.terms & long.terms) >= min(2, len(short.terms))


def _matched(short: Said, long: Said) -> int:
    matcher = SequenceMatcher(None, long.forms, short.forms, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def _paraphrase(
    a: Said, b: Said, weight: Callable[[str], float]
) -> tuple[Manner, float, str] | None:
    common = a.terms & b.terms
    if len(common) < _TERMS or not _numbers_fit(a, b) or is_negative(a) != is_negative(b):
        return None
    shorter = min(sum(map(weight, a.terms)), sum(map(weight, b.terms)))
    held = sum(map(weight, common)) / shorter if shorter else 0.0
    if held < _PARAPHRASE:
        return None
    told = ", ".join(sorted(common, key=lambda term: (-weight(term), term))[:6])
    return "paraphrase", 0.9 * held, f"{held:.0%} of the shorter one's terms ({told})"


def _numbers_fit(a: Said, b: Said) -> bool:
    """Whether the numbers of two statements can be of one: where both have some, one is common."""
    return not a.numbers or not b.numbers or bool(a.numbers & b.numbers)


def _days(a: Said, b: Said) -> float:
    if a.day is None or b.day is None:
        return 0.0
    return abs(a.day - b.day)

"""What a discrepancy is: two sides that do not agree, each with the words to prove it, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from onrecord.reconciliation.claims import Claim
from onrecord.reconciliation.stories import name_group

Kind: TypeAlias = Literal["sources", "revision", "ascribed", "place", "date", "wording"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a discrepancy.

    Attributes:
        source: Who gave it, or the name of the speaker.
        words: What it says, as the first report has it.
        low: Lower bound of a figure, or None.
        high: Upper bound of a figure, or None.
        day: ISO date of its first report, or None.
        refs: The figures or statements, each `REPORT#ID`, in order of time.
        reports: Ids of the reports that carry it.
        origins: Names of their origins.
    """

    source: str
    words: str
    low: float | None
    high: float | None
    day: str | None
    refs: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """Sides that do not agree on one thing. It is not said who is right.

    Attributes:
        id: Its id, which follows from its kind and its first figures or statements.
        kind: `sources` (different sources), `revision` (a source against its earlier self),
            `ascribed` (a report against the own report of the source it names), `place`, `date`,
            or `wording` (words inside quotation marks).
        group: Id of the series or utterance that they are of.
        measure: What a figure measures; empty for words.
        sides: The sides, the earlier one first.
        score: 0 to 1: how far apart they are, how surely of one thing, how well supported.
        why: Why they were judged to be about the same thing, and how they differ.
    """

    id: str
    kind: Kind
    group: str
    measure: str
    sides: tuple[Side, ...]
    score: float
    why: tuple[str, ...]


def make(
    kind: Kind,
    *,
    group: str,
    measure: str,
    sides: Sequence[Side],
    score: float,
    why: Iterable[str],
) -> Discrepancy:
    """A discrepancy with its id."""
    return Discrepancy(
        id=name_group("di", "|".join([kind, group, *(side.refs[0] for side in sides)])),
        kind=kind,
        group=group,
        measure=measure,
        sides=tuple(sides),
        score=round(min(max(score, 0.0), 1.0), 3),
        why=tuple(why),
    )


def number(low: float | None, high: float | None) -> str:
    """Bounds as text: `14`, `≥ 14`, `≤ 14`, `3–5`."""
    if low is None:
        return "" if high is None else f"≤ {high:,.10g}"
    if high is None:
        return f"≥ {low:,.10g}"
    return f"{low:,.10g}" if low == high else f"{low:,.10g}–{high:,.10g}"


def apart(a: Claim, b: Claim) -> bool:
    """Whether the numbers of two claims cannot both stand as they are told.

    Bounds that leave room for each other do not disagree ("at least 40" and 118); two lower or two
    upper bounds do when they are different numbers, since each is what that source has counted.
    Numbers told as rough agree within a twentieth.
    """
    one, other = (a.low, a.high), (b.low, b.high)
    if one == other:
        return False
    if (a.high is None and b.high is None) or (a.low is None and b.low is None):
        return not _close(a, b)
    above = a.low is not None and b.high is not None and a.low > b.high
    below = b.low is not None and a.high is not None and b.low > a.high
    return (above or below) and not _close(a, b)


_ROUGH = ("about", "around", "some", "nearly", "almost", "roughly", "approximately", "estimated")


def _close(a: Claim, b: Claim) -> bool:
    rough = any((claim.qualifier or claim.words).lower().startswith(_ROUGH) for claim in (a, b))
    return rough and ratio(a, b) <= 1.05


def ratio(a: Claim, b: Claim) -> float:
    """The larger number over the smaller; infinite when only one is zero."""
    one, other = (claim.low if claim.low is not None else claim.high or 0.0 for claim in (a, b))
    small, large = sorted((abs(one), abs(other)))
    if small == 0:
        return 1.0 if large == 0 else float("inf")
    return large / small

"""Finding: the time expressions of a report, read in order, each against what came before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.extraction.times import joining, rules, tense
from onrecord.extraction.times.contexts import Context, Direction, Meaning, Reading
from onrecord.extraction.times.grammar import Draft
from onrecord.extraction.times.meanings import (
    Exact,
    Named,
    OfDay,
    Shifted,
    Weekday,
    Weekend,
    Yearless,
)
from onrecord.extraction.times.periods import Period
from onrecord.extraction.times.rules.business import Accounted, YearAgo
from onrecord.extraction.times.tokens import Tokens, split
from onrecord.record import Span, Time

# How far from publication the dates of a text are that tells of times long past.
_LONG_PAST: Final = 2
_FEWEST: Final = 5


def find(
    text: str, stretches: Sequence[Span], *, published: date | None = None
) -> tuple[Time, ...]:
    """The time expressions of a text, typed and valued as TIMEX3.

    Args:
        text: The report's text.
        stretches: Its paragraphs, in text order.
        published: The day of publication, or None when it is not known; then what needs it stays
            unresolved.
    """
    grammar = rules.load()
    tokens = split(text, stretches)
    drafts = list(grammar.find(tokens, grammar.encode(tokens)))
    drafts = joining.continue_days(tokens, joining.join(tokens, drafts))
    reader = _Reader(tokens, drafts, published)
    return tuple(reader.read(index, draft) for index, draft in enumerate(drafts))


@dataclass(slots=True)
class _Said:
    """What was spoken of last."""

    reference: Period | None = None
    account: Period | None = None


class _Reader:
    def __init__(
        self, tokens: Tokens, drafts: Sequence[Draft[Meaning]], published: date | None
    ) -> None:
        self.tokens, self.published = tokens, published
        self.told = _tells_of_the_past(drafts, published)
        self.years = joining.share_years(tokens, drafts)
        self.last = _Said()

    def read(self, index: int, draft: Draft[Meaning]) -> Time:
        context = Context(
            published=self.published,
            reference=self.last.reference,
            direction=self._direction(draft),
            told=self.told,
            year=self.years.get(index),
            account=self.last.account,
        )
        reading = draft.meaning.read(context)
        self._remember(draft.meaning, reading)
        begin, end = self._days(draft, reading)
        return Time(
            span=(self.tokens.spans[draft.start][0], self.tokens.spans[draft.end - 1][1]),
            type=reading.type,
            value=reading.value,
            begin=begin.isoformat() if begin else None,
            end=end.isoformat() if end else None,
        )

    def _direction(self, draft: Draft[Meaning]) -> Direction | None:
        meaning = draft.meaning
        if isinstance(meaning, OfDay):
            meaning = meaning.day or meaning
        if not isinstance(meaning, (Weekday, Weekend, Yearless)):
            return None
        return tense.read_direction(self.tokens.words, draft.start, draft.end)

    def _remember(self, meaning: Meaning, reading: Reading) -> None:
        if reading.period is None:
            if reading.value == "P9M":
                self.last.account = None
            return
        self.last.reference = reading.period
        if reading.period.unit in ("quarter", "half") and self._reported(meaning, reading.period):
            self.last.account = reading.period

    def _reported(self, meaning: Meaning, period: Period) -> bool:
        """Whether the accounts spoken of are for this period, not compared with it or forecast."""
        if isinstance(meaning, (Accounted, YearAgo)):
            return False
        return self.published is None or period.first <= self.published

    def _days(self, draft: Draft[Meaning], reading: Reading) -> tuple[date | None, date | None]:
        """First and last day; what goes on "since" a time ends at publication."""
        begin, end = reading.begin, reading.end
        before = self.tokens.words[draft.start - 1] if draft.start else ""
        if before == "since" and begin and self.published and begin <= self.published:
            return begin, self.published
        return begin, end


def _tells_of_the_past(drafts: Sequence[Draft[Meaning]], published: date | None) -> bool:
    """Whether a text tells of times long past: most of its dates with a year are, few are near."""
    years = [
        draft.meaning.period.first.year for draft in drafts if isinstance(draft.meaning, Exact)
    ]
    years += [
        int(d.meaning.value[:4])
        for d in drafts
        if isinstance(d.meaning, Named) and d.meaning.value[:4].isdecimal()
    ]
    near = sum(
        isinstance(draft.meaning, (Weekday, Shifted)) and not _is_anaphor(draft.meaning)
        for draft in drafts
    )
    now = published.year if published else max(years, default=0) + _LONG_PAST
    old = sum(year <= now - _LONG_PAST for year in years)
    return old >= _FEWEST and old * 2 > len(years) and near * 4 < old


def _is_anaphor(meaning: Meaning) -> bool:
    return isinstance(meaning, Shifted) and meaning.base == "reference"

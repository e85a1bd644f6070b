"""What a report says of where and when, and what of it each figure may apply to.

The options are the mentions of the figure's paragraph and of those just before it, of the lead, the
title and the dateline, what the figure before applies to, and that nothing says it.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.extraction.figures.forms import forms
from onrecord.extraction.figures.lexicon import VERBS
from onrecord.extraction.figures.links import Item
from onrecord.extraction.figures.mentions import Mention
from onrecord.extraction.figures.nearby import Nearby
from onrecord.extraction.figures.quantity import Quantity
from onrecord.extraction.figures.words import MARK, NUMBER, Words
from onrecord.record import Span, Spans, Statement

_BACK, _AHEAD, _LEADING, _TITLES, _DATELINES = 12, 6, 5, 3, 2
_PARAGRAPHS: Final = 2
_GROUPS: Final = {
    name: group
    for group, names in {
        "harm": "killed wounded missing displaced rescued infected abducted held affected detained",
        "people": "people-other attending employed population vote",
    }.items()
    for name in names.split()
}
_CLAUSE: Final = frozenset(',;:()–—“”"')
_JOINS: Final = forms("and but while as when after before that which who because")
_LOCAL: Final = forms("in at near on off outside")

Chosen = tuple[Item, Mention | None]


@dataclass(frozen=True, slots=True)
class Option:
    """A mention that may say where or when a figure applies; None for that nothing does.

    Attributes:
        mention: The mention.
        features: What the ranking sees of it beside the figure.
    """

    mention: Mention | None
    features: list[str]


@dataclass(frozen=True, slots=True)
class _Around:
    """What all options of one figure share: its group of measures, and the mentions by place."""

    group: str
    core: int
    number: int
    here: int
    left: list[int]
    right: list[int]
    earlier: list[Mention]
    precise: set[str]
    wide: set[str]
    content: Spans | None


class Scene:
    """The places, or the times, of a report, and which of them each figure may apply to.

    Args:
        words: The report's words.
        stretches: Its stretches, in text order.
        headings: Which of them are titles, captions or crossheads, by index.
        mentions: Its places or its times, in text order.
        told: Its statements.
    """

    def __init__(
        self,
        words: Words,
        stretches: Sequence[Span],
        headings: frozenset[int],
        mentions: Sequence[Mention],
        told: Nearby,
    ) -> None:
        self._words, self._told, self._headings = words, told, headings
        self._mentions = [one for one in mentions if one.first >= 0]
        self._firsts = [one.first for one in self._mentions]
        self._begins = [start for start, _ in stretches]
        lead = next((i for i in range(len(stretches)) if i not in headings), 0)
        in_lead = [one for one in self._mentions if lead <= one.stretch <= lead + 1]
        self._lead = {one.span for one in in_lead}
        leading = in_lead[:_LEADING]
        apart = [one for one in mentions if one.first < 0]
        titles = [one for one in self._mentions if one.stretch in headings]
        often = Counter(one.key for one in mentions)
        most = max(often.values(), default=0)
        self._often = {key for key, count in often.items() if count == most}
        self._dateline = {one.key for one in apart[:1]}
        self._led = {one.key for one in leading}
        self._event = next((one.key for one in leading if one.preposition in _LOCAL), None)
        self._everywhere = [*apart[:_DATELINES], *titles[:_TITLES], *leading]

    def options(self, item: Item, before: Chosen | None) -> list[Option]:
        """What a figure may apply to; the last option is that nothing says it.

        Args:
            item: The figure.
            before: The figure before it, with what was chosen; None for the first.
        """
        candidate = item.reading.candidate
        quantity, words = candidate.quantity, self._words
        here = bisect_right(self._begins, words.starts[quantity.core]) - 1
        told = self._told.at(words.starts[quantity.core])
        saying = _of_saying(told, words.starts[quantity.core])
        fit = self._fitting(quantity, here, before, saying)
        same = [one for one in fit if one.sentence == candidate.number]
        around = _Around(
            group=_GROUPS.get(item.reading.measure, item.reading.measure),
            core=quantity.core,
            number=candidate.number,
            here=here,
            left=[one.first for one in same if one.last <= quantity.first],
            right=[one.first for one in same if one.first >= quantity.last],
            earlier=[o for o in fit if o.stretch == here and 0 <= o.sentence < candidate.number],
            precise={one.country for one in fit if one.country and not one.wide},
            wide={one.country for one in fit if one.wide},
            content=_content(told, words.starts[quantity.core]),
        )
        series = _series(item, before)
        listed = [
            Option(one, list(self._features(item, one, around, before, series))) for one in fit
        ]
        return [*listed, Option(None, list(_of_none(item, len(fit), around, before, series)))]

    def _fitting(
        self, quantity: Quantity, here: int, before: Chosen | None, saying: Sequence[Span]
    ) -> list[Mention]:
        """The mentions that a figure may apply to, in text order; none that overlaps it."""
        low = bisect_left(self._firsts, quantity.core)
        near = [
            one
            for one in self._mentions[max(0, low - _BACK) : low + _AHEAD]
            if one.stretch == here
            or (here - _PARAGRAPHS <= one.stretch < here and one.first < quantity.core)
        ]
        again = [before[1]] if before and before[1] else []
        listed = {one.span: one for one in (*near, *self._everywhere, *again)}
        return sorted(
            (
                one
                for one in listed.values()
                if (one.first < 0 or one.first >= quantity.last or quantity.first >= one.last)
                and not any(start <= one.span[0] < end for start, end in saying)
            ),
            key=lambda one: one.span,
        )

    def _features(
        self, item: Item, one: Mention, around: _Around, before: Chosen | None, series: str
    ) -> Iterator[str]:
        group, same = around.group, bool(around.left or around.right)
        where = self._where(one, around)
        yield from one.seen
        yield from (f"{name}/{where}" for name in one.seen[:3])
        yield "some"
        yield f"some/{group}"
        yield f"where={where}"
        yield f"where={where}/{group}"
        yield f"where={where}/preposition={one.preposition}"
        yield f"where={where}/sentence={same}/paragraph={bool(around.earlier)}/{group}"
        yield from self._in_report(one, around, where)
        if item.counted and item.counted[0] <= one.first < item.counted[1]:
            yield f"counted/{group}"
        elif item.counted and one.first == item.counted[1] + 1:
            yield f"behind/{one.preposition}"
        if one.sentence == around.number:
            yield from self._beside(one, item.reading.candidate.quantity, around)
        elif around.earlier and one is around.earlier[-1]:
            yield f"last/{group}/{same}"
        if around.content is not None and one.first >= 0:
            yield f"content={_holds(around.content, one.span)}/{where}"
        if before:
            alike = before[1] is not None and before[1].key == one.key
            yield f"previous={alike if before[1] else '-'}/{series}"
            if alike:
                yield f"previous={alike}/{series}/{where}"

    def _in_report(self, one: Mention, around: _Around, where: str) -> Iterator[str]:
        """What the whole report makes of the place: its event's, its most named, a country."""
        group, same = around.group, bool(around.left or around.right)
        yield f"led={one.key in self._led}/{one.key in self._often}/{group}"
        yield f"dateline={one.key in self._dateline}/{where}"
        if one.wide:
            yield f"wide={one.country in around.precise}/{where}"
        elif one.country:
            yield f"fine={one.country in around.wide}/{where}"
        if one.key == self._event:
            yield f"event/{group}/{same}"

    def _where(self, one: Mention, around: _Around) -> str:
        """Where a mention stands, seen from the figure."""
        if one.first < 0:
            return "dateline"
        if one.sentence == around.number:
            return "right" if one.first > around.core else "left"
        if one.stretch == around.here:
            steps = around.number - one.sentence
            return "later" if steps < 0 else f"earlier{min(steps, 3)}"
        if one.stretch in self._headings:
            return "title"
        if one.span in self._lead:
            return "lead" if one.stretch < around.here else "ahead"
        steps = around.here - one.stretch
        return f"before{min(steps, _PARAGRAPHS)}" if steps > 0 else "far"

    def _beside(self, one: Mention, quantity: Quantity, around: _Around) -> Iterator[str]:
        """What stands between a figure and a mention of its sentence."""
        words, left, right = self._words, around.left, around.right
        if one.first >= quantity.last:
            side, gap = "right", range(quantity.last, one.first)
            rank = right.index(one.first)
        else:
            side, gap = "left", range(one.last, quantity.first)
            rank = len(left) - 1 - left.index(one.first)
        marks = sum(words.kinds[i] == MARK and words.written[i] in _CLAUSE for i in gap)
        verbs = sum(words.lower[i] in VERBS for i in gap)
        numbers = sum(words.kinds[i] == NUMBER for i in gap)
        joins = sum(words.lower[i] in _JOINS for i in gap)
        yield f"{side}/rank={min(rank, 3)}/{bool(left)}/{bool(right)}"
        yield f"{side}/rank={min(rank, 3)}/{one.preposition}"
        yield f"{side}/steps={_size(len(gap))}/{around.group}"
        yield f"{side}/marks={min(marks, 3)}"
        yield f"{side}/verbs={min(verbs, 3)}"
        yield f"{side}/numbers={min(numbers, 2)}/rank={min(rank, 2)}"
        yield f"{side}/joins={min(joins, 2)}"
        if one.first - words.sentences[one.sentence][0] < 2:
            yield f"begins/{side}"


def _of_none(
    item: Item, count: int, around: _Around, before: Chosen | None, series: str
) -> Iterator[str]:
    """What speaks for and against that nothing says where or when."""
    candidate = item.reading.candidate
    state = f"{bool(around.right)}/{bool(around.left)}/{bool(around.earlier)}"
    yield "none"
    yield f"none/{item.reading.measure}"
    yield f"none/{around.group}"
    yield f"none/{state}"
    yield f"none/{state}/{around.group}"
    yield f"none/fit={min(count, 4)}"
    yield f"none/heading={candidate.heading}"
    yield f"none/unit={candidate.quantity.unit}"
    if before:
        yield f"none/previous={before[1] is None}/{series}"


def _size(steps: int) -> int:
    return min(steps, 4) if steps < 5 else 6 if steps < 8 else 10 if steps < 14 else 20


def _series(item: Item, before: Chosen | None) -> str:
    """How a figure goes on from the one before it: how near, and whether it measures alike."""
    if before is None:
        return "-"
    one, two = before[0].reading, item.reading
    step = two.candidate.number - one.candidate.number
    near = "same" if step == 0 else "next" if step == 1 else "far"
    alike = _GROUPS.get(one.measure, one.measure) == _GROUPS.get(two.measure, two.measure)
    return f"{near}/{alike}"


def _of_saying(told: Sequence[Statement], at: int) -> list[Span]:
    """Where and when it was said what an offset stands in: not where and when it happened."""
    holding = (one for one in told if _holds(one.content, (at, at)))
    return [span for one in holding for span in (one.place, one.time) if span]


def _content(told: Sequence[Statement], at: int) -> Spans | None:
    """The content of the innermost statement that holds what begins at an offset."""
    holding = [one.content for one in told if _holds(one.content, (at, at))]
    return min(holding, key=lambda spans: sum(e - s for s, e in spans), default=None)


def _holds(content: Spans, span: Span) -> bool:
    return any(start <= span[0] < end for start, end in content)

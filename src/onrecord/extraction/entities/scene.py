"""The scene: who has been mentioned up to a place in the text, and who speaks where.

The walk through a report keeps it: names enter in text order, phrases and pronouns as they are
resolved.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.layout import Layout
from onrecord.record import Span, Statement


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One mention of a group, as the walk knows it.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        group: Index of its group in the scene.
        how: name, phrase or pronoun.
    """

    start: int
    end: int
    group: int
    how: str


@dataclass(slots=True)
class Scene:
    """What is known of a report while it is walked through.

    Attributes:
        layout: The report's layout.
        groups: All groups; unnamed sources are added on the way.
        statements: The statements, in text order of content.
        history: Mentions met so far, in text order.
    """

    layout: Layout
    groups: list[Group]
    statements: Sequence[Statement]
    history: list[Mention] = field(default_factory=list)
    _by_start: list[tuple[int, int, int]] = field(default_factory=list)
    _sources: dict[int, int] = field(default_factory=dict)
    _quoted: list[tuple[int, int, int]] = field(default_factory=list)
    speakers: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index, one in enumerate(self.groups):
            self._by_start += [(start, end, index) for start, end in one.names]
        self._by_start.sort()
        for number, statement in enumerate(self.statements):
            for span in statement.source or ():
                self._sources.setdefault(span[0], number)
            self._quoted += [(start, end, number) for start, end in statement.content]
        self._quoted.sort()

    def names_in(self, span: Span) -> list[tuple[Span, Group]]:
        """The names within a span, each with its group, in text order."""
        low = bisect_left(self._by_start, (span[0], -1, -1))
        high = bisect_left(self._by_start, (span[1], -1, -1))
        some = self._by_start[low:high]
        return [((a, b), self.groups[i]) for a, b, i in some if b <= span[1]]

    def named(self) -> list[Mention]:
        """All names as mentions, in text order."""
        return [Mention(start, end, index, "name") for start, end, index in self._by_start]

    def index(self, one: Group) -> int:
        """Index of a group; it is added when it is new."""
        for index, other in enumerate(self.groups):
            if other is one:
                return index
        self.groups.append(one)
        return len(self.groups) - 1

    def enter(self, span: Span, one: Group, how: str) -> None:
        """Note that a group is mentioned here."""
        insort(self.history, Mention(span[0], span[1], self.index(one), how))
        one.mention(span)

    def recent(self, before: int, sentences: int) -> Iterator[Mention]:
        """Mentions before an offset, the nearest first, back to some sentences before."""
        at = self.layout.sentence_at(before)
        begin = self.layout.sentences[max(0, at - sentences)][0]
        low = bisect_left(self.history, begin, key=_start)
        high = bisect_left(self.history, before, key=_start)
        yield from reversed(self.history[low:high])

    def said_at(self, offset: int) -> int | None:
        """The innermost statement whose content holds an offset, by number."""
        high = bisect_right(self._quoted, (offset, 10**12, 0))
        for start, end, number in reversed(self._quoted[max(0, high - 12) : high]):
            if start <= offset < end:
                return number
        return None

    def source_at(self, start: int) -> int | None:
        """The statement whose source begins here, by number."""
        return self._sources.get(start)


def _start(mention: Mention) -> int:
    return mention.start

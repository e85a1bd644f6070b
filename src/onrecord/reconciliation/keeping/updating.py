"""Keeping up with the ledger: each new reading is compared and put into a story."""

import heapq
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from onrecord.reconciliation.constraints import Constraints
from onrecord.reconciliation.copies import PARTIAL, Copy, direct, share_of
from onrecord.reconciliation.keeping import packing
from onrecord.reconciliation.keeping.bands import Bands
from onrecord.reconciliation.keeping.drawing import Drawn
from onrecord.reconciliation.keeping.shelf import Kept, Shelf
from onrecord.reconciliation.moments import day_of
from onrecord.reconciliation.stories import (
    ALIKE,
    Frequencies,
    Group,
    Terms,
    Vector,
    likeness,
    name_group,
    weigh,
)
from onrecord.record import Record, Report

_COPIES = 60
_TERMS = 25
_NEAR = 40
_STORIES = 12

Load = Callable[[str], Record]
"""Gives the record of a report by its id."""


class Updater:
    """Takes new readings in, one by one.

    Args:
        shelf: Where what is derived is kept.
        load: Gives the record of a report; asked only for reports that share words.
        constraints: Decisions about stories.
        bands: Where copies are looked for.
    """

    def __init__(self, shelf: Shelf, load: Load, constraints: Constraints, bands: Bands) -> None:
        self._shelf = shelf
        self._bands = bands
        self._load = load
        self._constraints = constraints
        packed = shelf.state("frequencies")
        self._frequencies: Frequencies | None = (
            packing.unpack_frequencies(packed) if packed else None
        )

    def take(self, drawn: Drawn, *, place: bool) -> set[int]:
        """Take one reading in; the stories that it changed.

        Args:
            drawn: What is kept of the reading.
            place: Whether to put it into a story now; else settling will.
        """
        changed: set[int] = set()
        before = self._shelf.find(drawn.id)
        if before is not None:
            self._shelf.remove(before.number)
            if before.story is not None:
                changed.add(before.story)
                refresh_story(self._shelf, before.story, self._frequencies)
        bands = np.frombuffer(drawn.bands, "<i8").astype(np.int64)
        sharing = self._bands.sharing(bands)
        number = self._shelf.add(drawn)
        self._bands.add(number, bands)
        if sharing:
            self._compare(number, drawn, sharing)
        if place and self._frequencies is not None:
            changed.add(self._place(number, drawn.unpacked_terms()))
        return changed

    def _compare(self, number: int, drawn: Drawn, sharing: dict[int, int]) -> None:
        """Compare a report with those it shares bands with; keep the pairs that share enough."""
        best = heapq.nlargest(_COPIES, sharing, key=lambda each: (sharing[each], each))
        kept = list(self._shelf.get([number, *best]).values())
        sketches = dict(
            zip((each.number for each in kept), self._shelf.sketches(kept), strict=True)
        )
        mine = sketches.pop(number)
        for each, other in sketches.items():
            containment, jaccard = share_of(mine, other)
            if containment >= PARTIAL:
                # Whom a report names is told by its text, which is not kept here.
                report, another = (self._load(name).report for name in (drawn.id, other.report.id))
                self._keep_copy(number, report, each, another, containment, jaccard)

    def _keep_copy(
        self,
        number: int,
        report: Report,
        other: int,
        another: Report,
        containment: float,
        jaccard: float,
    ) -> None:
        first, second = sorted(
            ((report.published or "~", report.id, number, report),
             (another.published or "~", another.id, other, another))
        )  # fmt: skip
        direction, reasons = direct(first[3], second[3])
        self._shelf.add_copy(
            first[2],
            second[2],
            Copy(
                a=first[1],
                b=second[1],
                containment=round(containment, 4),
                jaccard=round(jaccard, 4),
                direction=direction,
                reasons=reasons,
            ),
        )

    def _place(self, number: int, terms: Terms) -> int:
        """Put a report into the story it is most like, or into one of its own."""
        assert self._frequencies is not None
        vector = weigh(terms, self._frequencies)
        single = Group([number], vector, terms.day, terms.day)
        best, story = 0.0, None
        for candidate in self._candidates(number, vector):
            group = load_story(self._shelf, candidate)
            if group is not None and self._allowed(terms.id, candidate):
                score = round(likeness(group, single), 9)
                if score >= ALIKE and score > best:
                    best, story = score, candidate
        story = self._friend(terms.id) or story
        if story is None:
            story = self._found(terms, vector)
        else:
            self._join(story, number, vector, terms)
        self._shelf.connection.execute(
            "UPDATE across_reports SET story = ? WHERE number = ?", (story, number)
        )
        return story

    def _candidates(self, number: int, vector: Vector) -> Sequence[int]:
        """Stories of the reports that share telling terms, those that share most first."""
        run = self._shelf.connection.execute
        shared: Counter[int] = Counter()
        heaviest = vector.heaviest(_TERMS).tolist()
        for term in heaviest:
            rows = run(
                "SELECT report FROM across_terms WHERE term = ? ORDER BY report DESC LIMIT ?",
                (term, _NEAR),
            )
            shared.update(row[0] for row in rows)
        self._shelf.connection.executemany(
            "INSERT OR IGNORE INTO across_terms VALUES (?, ?)",
            [(term, number) for term in heaviest],
        )
        near = heapq.nlargest(_NEAR, shared, key=lambda each: (shared[each], each))
        stories: Counter[int] = Counter()
        for each, kept in self._shelf.get(near).items():
            if kept.story is not None:
                stories[kept.story] += shared[each]
        return [story for story, _ in stories.most_common(_STORIES)]

    def _friend(self, id_: str) -> int | None:
        """The story of a report that a person put together with this one, or None."""
        for one, other in sorted(self._constraints.together):
            if id_ in (one, other):
                kept = self._shelf.find(other if one == id_ else one)
                if kept is not None and kept.story is not None:
                    return kept.story
        return None

    def _allowed(self, id_: str, story: int) -> bool:
        foes = {
            other if one == id_ else one
            for one, other in self._constraints.apart
            if id_ in (one, other)
        }
        return not foes or not any(kept.report.id in foes for kept in self._shelf.of_story(story))

    def _found(self, terms: Terms, vector: Vector) -> int:
        report = self._shelf.find(terms.id)
        assert report is not None
        return save_story(self._shelf, [report], vector)

    def _join(self, story: int, number: int, vector: Vector, terms: Terms) -> None:
        group = load_story(self._shelf, story)
        assert group is not None
        kept = self._shelf.get([number])[number]
        members = sorted([*self._shelf.of_story(story), kept], key=_order)
        save_story(self._shelf, members, group.total.plus(vector), number=story)


def _order(kept: Kept) -> tuple[str, str]:
    return kept.report.published or "~", kept.report.id


def load_story(shelf: Shelf, number: int) -> Group | None:
    """A story as a group; its members are numbered from 0, since only their count matters."""
    row = shelf.connection.execute(
        "SELECT reports, total, begin, end FROM across_stories WHERE number = ?", (number,)
    ).fetchone()
    if row is None:
        return None
    count, total, begin, end = row
    return Group(list(range(count)), packing.unpack_vector(total), begin, end)


def save_story(
    shelf: Shelf, members: Sequence[Kept], total: Vector, *, number: int | None = None
) -> int:
    """Keep a story, its members in order of time; its number."""
    ordered = [kept.report for kept in members]
    dates = [report.published for report in ordered if report.published]
    days = [day for date in dates if (day := day_of(date)) is not None]
    cursor = shelf.connection.execute(
        "INSERT OR REPLACE INTO across_stories"
        " (number, id, title, first, last, begin, end, reports, total)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            name_group("st", ordered[0].id),
            next((report.title for report in ordered if report.title), ordered[0].id),
            min(dates, default=None),
            max(dates, default=None),
            min(days, default=None),
            max(days, default=None),
            len(ordered),
            packing.pack_vector(total),
        ),
    )
    return int(cursor.lastrowid or 0) if number is None else number


def refresh_story(shelf: Shelf, number: int, frequencies: Frequencies | None) -> None:
    """Count a story anew from the reports it has left; one without reports is forgotten."""
    members = shelf.of_story(number)
    if not members or frequencies is None:
        shelf.connection.execute("DELETE FROM across_stories WHERE number = ?", (number,))
        return
    vectors = [weigh(terms, frequencies) for _, terms in shelf.terms("WHERE story = ?", (number,))]
    total = vectors[0]
    for vector in vectors[1:]:
        total = total.plus(vector)
    save_story(shelf, members, total, number=number)

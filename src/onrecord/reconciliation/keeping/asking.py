"""Questions about what the reports of a ledger have in common."""

from collections.abc import Iterator, Sequence

from onrecord.errors import LedgerError
from onrecord.ledger.connection import guarded
from onrecord.reconciliation.copies import COPY, Copy
from onrecord.reconciliation.discrepancies import Discrepancy
from onrecord.reconciliation.entities import plain
from onrecord.reconciliation.keeping import packing
from onrecord.reconciliation.keeping.frames import Listed, Streamed
from onrecord.reconciliation.keeping.narrowing import claims_place, is_in, is_spoken_by, points_of
from onrecord.reconciliation.keeping.opened import Opened
from onrecord.reconciliation.keeping.shelf import Kept
from onrecord.reconciliation.series import Series, find_series
from onrecord.reconciliation.stories import Story, tell
from onrecord.reconciliation.utterances import Utterance, find_utterances

_MOST = 3000


class Asking(Opened):
    """Questions; see `Across`."""

    # Copies

    def copies(self, *, least: float = COPY, report: str | None = None) -> Listed[Copy]:
        """Pairs of reports that share their words, those that share most first.

        Args:
            least: Containment from which a pair is given, from 0.2.
            report: Only pairs with this report.

        Raises:
            LedgerError: There is no such report.
        """
        with guarded(self.ledger.path):
            numbers = None if report is None else [self._known(report).number]
            return Listed(Copy, self.shelf.copies(numbers, least=least))

    # Stories

    def stories(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        about: str | None = None,
        least: int = 1,
        limit: int | None = None,
    ) -> Streamed[Story]:
        """Stories, those with the latest report first.

        Args:
            since: With a report no earlier than this date.
            until: With a report no later than this date.
            about: Words of the title of one of its reports.
            least: With at least so many reports.
            limit: At most so many.
        """
        found = self._stories(since=since, until=until, about=about, least=least, limit=limit)
        return Streamed(Story, found)

    def _stories(
        self,
        *,
        since: str | None,
        until: str | None,
        about: str | None,
        least: int,
        limit: int | None,
    ) -> Iterator[Story]:
        words = plain(about) if about else ()
        with guarded(self.ledger.path):
            rows = self.writer.execute(
                "SELECT number FROM across_stories WHERE reports >= ?"
                " AND (? IS NULL OR last >= ?) AND (? IS NULL OR substr(first, 1, 10) <= ?)"
                " ORDER BY last DESC, id",
                (least, since, since, until, until),
            ).fetchall()
            given = 0
            for (number,) in rows:
                members = self.shelf.of_story(number)
                titles = {word for kept in members for word in plain(kept.report.title or "")}
                if not set(words) <= titles:
                    continue
                if limit is not None and given >= limit:
                    return
                given += 1
                yield self._tell(members)

    def story(self, id_: str) -> Story:
        """One story, by its id or by the id of one of its reports.

        Raises:
            LedgerError: There is none.
        """
        with guarded(self.ledger.path):
            return self._tell(self.shelf.of_story(self._story_number(id_)))

    def _story_number(self, id_: str) -> int:
        row = self.writer.execute(
            "SELECT number FROM across_stories WHERE id = ?", (id_,)
        ).fetchone()
        if row:
            return int(row[0])
        kept = self.shelf.find(id_)
        if kept is None or kept.story is None:
            raise LedgerError(
                f"{self.ledger.path}: there is no story {id_}; see `onrecord stories`"
            )
        return kept.story

    def _tell(self, members: Sequence[Kept]) -> Story:
        numbers = [kept.number for kept in members]
        sketches = self.shelf.sketches(members)
        return tell(sketches, self.shelf.copies(numbers, least=COPY))

    # Utterances

    def utterances(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        story: str | None = None,
        least: int = 1,
    ) -> Streamed[Utterance]:
        """Utterances with their wordings, story by story, the latest story first.

        Args:
            by: Words of the name of who spoke.
            about: Words that one of the wordings holds.
            story: Id of a story, or of one of its reports.
            least: Carried by at least so many reports.
        """
        found = self._utterances(by=by, about=about, story=story, least=least)
        return Streamed(Utterance, found)

    def _utterances(
        self,
        *,
        by: str | None,
        about: str | None,
        story: str | None,
        least: int,
    ) -> Iterator[Utterance]:
        wanted = set(plain(about)) if about else set()
        with guarded(self.ledger.path):
            for members in self._story_members(by, story):
                _, said = self.shelf.digests(members)
                found = find_utterances(
                    said, self.stories_of(members), constraints=self.constraints["utterance"]
                )
                by_ref = {each.ref: each for each in said}
                for utterance in found:
                    if len(utterance.reports) < least or (
                        by and not is_spoken_by(utterance, by_ref, by)
                    ):
                        continue
                    told = {word for variant in utterance.variants for word in plain(variant.words)}
                    if wanted <= told:
                        yield utterance

    def _story_members(self, by: str | None, story: str | None) -> Iterator[list[Kept]]:
        """The reports of each story asked for."""
        if story:
            yield self.shelf.of_story(self._story_number(story))
            return
        if by:
            reports = dict.fromkeys(row.report for row in self.ledger.statements(by=by))
            kept = (self.shelf.find(report) for report in reports)
            numbers = [each.story for each in kept if each and each.story is not None]
        else:
            rows = self.writer.execute("SELECT number FROM across_stories ORDER BY last DESC, id")
            numbers = [row[0] for row in rows.fetchall()]
        for number in dict.fromkeys(numbers):
            yield self.shelf.of_story(number)

    # Series

    def series(
        self,
        *,
        measure: str | None = None,
        place: str | None = None,
        by: str | None = None,
        story: str | None = None,
        least: int = 1,
    ) -> Listed[Series]:
        """Figures over time by source; those of one scope are never mixed with another's.

        Args:
            measure: What they measure (killed, displaced …).
            place: Words of the place where they apply; a figure without a place applies where
                its report names. A country's name also finds what lies in it.
            by: Words of the name of a source; only its points are given.
            story: Id of a story, or of one of its reports.
            least: With at least so many points.
        """
        with guarded(self.ledger.path):
            kept = self._measured(measure, place, story)
            claims, _ = self.shelf.digests(kept, statements=False)
            asked = [claim for claim in claims if not measure or claim.measure == measure]
            found = find_series(
                asked,
                self.stories_of(kept),
                self.origins_of(kept),
                constraints=self.constraints["series"],
            )
        asked_for = (
            each
            for each in (points_of(series, by) for series in found)
            if len(each.points) >= least and each.points and (not place or is_in(each, place))
        )
        return Listed(Series, asked_for)

    def _measured(self, measure: str | None, place: str | None, story: str | None) -> list[Kept]:
        """The reports with figures that may be asked for, and all of their stories."""
        if story:
            return self.shelf.of_story(self._story_number(story))
        having = self.shelf.get(self.shelf.with_measure(measure))
        if not place:
            return list(having.values())
        claims, _ = self.shelf.digests(list(having.values()), statements=False)
        there = {claim.report for claim in claims if claims_place(claim, place)}
        stories = {kept.story for kept in having.values() if kept.report.id in there}
        return [
            kept
            for kept in having.values()
            if kept.report.id in there or (kept.story is not None and kept.story in stories)
        ]

    # Discrepancies

    def discrepancies(
        self,
        *,
        kind: str | None = None,
        measure: str | None = None,
        story: str | None = None,
        since: str | None = None,
        limit: int | None = None,
    ) -> Streamed[Discrepancy]:
        """What does not agree, the most telling first.

        Args:
            kind: sources, revision, ascribed, place, date or wording.
            measure: What the figures measure.
            story: Id of a story, or of one of its reports.
            since: With a side no earlier than this date.
            limit: At most so many.
        """
        found = self._discrepancies(
            kind=kind, measure=measure, story=story, since=since, limit=limit
        )
        return Streamed(Discrepancy, found)

    def _discrepancies(
        self,
        *,
        kind: str | None,
        measure: str | None,
        story: str | None,
        since: str | None,
        limit: int | None,
    ) -> Iterator[Discrepancy]:
        with guarded(self.ledger.path):
            number = self._story_number(story) if story else None
            rows = self.writer.execute(
                "SELECT value FROM across_discrepancies WHERE (? IS NULL OR kind = ?)"
                " AND (? IS NULL OR measure = ?) AND (? IS NULL OR story = ?)"
                " AND (? IS NULL OR day >= ?) ORDER BY score DESC, id LIMIT ?",
                (kind, kind, measure, measure, number, number, since, since, limit or -1),
            ).fetchall()
        for (value,) in rows:
            yield packing.unpack_discrepancy(value)

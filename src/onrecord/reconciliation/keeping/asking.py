"""Questions about what the reports of a ledger have in common."""

import dataclasses
from collections.abc import Iterator, Sequence

from onrecord.errors import LedgerError
from onrecord.gazetteer import country_code
from onrecord.ledger.connection import guarded
from onrecord.reconciliation.claims import Claim
from onrecord.reconciliation.copies import COPY, Copy
from onrecord.reconciliation.discrepancies import Discrepancy
from onrecord.reconciliation.entities import plain
from onrecord.reconciliation.keeping import packing
from onrecord.reconciliation.keeping.opened import Opened
from onrecord.reconciliation.keeping.shelf import Kept
from onrecord.reconciliation.series import Series, find_series
from onrecord.reconciliation.stories import Story, tell
from onrecord.reconciliation.utterances import Said, Utterance, find_utterances

_MOST = 3000


class Asking(Opened):
    """Questions; see `Across`."""

    # Copies

    def copies(self, *, least: float = COPY, report: str | None = None) -> list[Copy]:
        """Pairs of reports that share their words, those that share most first.

        Args:
            least: Containment from which a pair is given, from 0.2.
            report: Only pairs with this report.

        Raises:
            LedgerError: There is no such report.
        """
        with guarded(self.ledger.path):
            numbers = None if report is None else [self._known(report).number]
            return self.shelf.copies(numbers, least=least)

    # Stories

    def stories(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        about: str | None = None,
        least: int = 1,
        limit: int | None = None,
    ) -> Iterator[Story]:
        """Stories, those with the latest report first.

        Args:
            since: With a report no earlier than this date.
            until: With a report no later than this date.
            about: Words of the title of one of its reports.
            least: With at least so many reports.
            limit: At most so many.
        """
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
    ) -> Iterator[Utterance]:
        """Utterances with their wordings, story by story, the latest story first.

        Args:
            by: Words of the name of who spoke.
            about: Words that one of the wordings holds.
            story: Id of a story, or of one of its reports.
            least: Carried by at least so many reports.
        """
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
                        by and not _spoken(utterance, by_ref, by)
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
    ) -> list[Series]:
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
        return [
            each
            for each in (_by_source(series, by) for series in found)
            if len(each.points) >= least and each.points and (not place or _is_in(each, place))
        ]

    def _measured(self, measure: str | None, place: str | None, story: str | None) -> list[Kept]:
        """The reports with figures that may be asked for, and all of their stories."""
        if story:
            return self.shelf.of_story(self._story_number(story))
        having = self.shelf.get(self.shelf.with_measure(measure))
        if not place:
            return list(having.values())
        claims, _ = self.shelf.digests(list(having.values()), statements=False)
        there = {claim.report for claim in claims if _claims_place(claim, place)}
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
    ) -> Iterator[Discrepancy]:
        """What does not agree, the most telling first.

        Args:
            kind: sources, revision, ascribed, place, date or wording.
            measure: What the figures measure.
            story: Id of a story, or of one of its reports.
            since: With a side no earlier than this date.
            limit: At most so many.
        """
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


def _spoken(utterance: Utterance, statements: dict[str, Said], by: str) -> bool:
    words = set(plain(by))
    speakers = [statements[ref].speaker for ref in utterance.members]
    names = [plain(name) for each in speakers if each for name in (each.name, *each.aliases)]
    return any(words <= set(name) for name in names)


def _by_source(series: Series, by: str | None) -> Series:
    """A series with only the points of a source."""
    if not by:
        return series
    words = set(plain(by))
    points = tuple(point for point in series.points if words <= set(plain(point.source)))
    sources = tuple(source for source in series.sources if words <= set(plain(source)))
    return dataclasses.replace(series, points=points, sources=sources)


def _is_in(series: Series, place: str) -> bool:
    return any(_claims_place(claim, place) for claim in series.claims)


def _claims_place(claim: Claim, place: str) -> bool:
    """Whether a claim applies at a place; one that names none, where its report is about."""
    words = set(plain(place))
    if claim.place is not None:
        named = set(plain(claim.place.words)) | set(plain(claim.place.name or ""))
        if words <= named:
            return True
        if claim.place.country and claim.place.country == country_code(place):
            return True
    return any(words <= set(name.split()) for name in claim.places)

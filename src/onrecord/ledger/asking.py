"""The questions that a ledger answers, and the rows of the answers."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from onrecord.ledger import correcting, people, querying, questions, searching
from onrecord.ledger.answers import Answers, FigureRow, Hit, PersonRow, StatementRow
from onrecord.ledger.indexing import Row, join
from onrecord.ledger.moments import Day
from onrecord.ledger.opened import Opened
from onrecord.record import Figure, Statement


class Asking(Opened):
    """Questions to a ledger; a part of `Ledger`."""

    def statements(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        to: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        place: str | None = None,
        mode: str | None = None,
        outlet: str | None = None,
        report: str | None = None,
        version: str | None = None,
        as_of: Day | None = None,
        limit: int | None = None,
    ) -> Answers[StatementRow]:
        """Statements, those of the latest day first.

        Args:
            by: Who made it: words of a name, without case or accents; or the report's very words
                for a source without a name ("officials").
            about: Words in what is said, all of them; `"…"` a phrase, `word*` a beginning.
            to: Whom it was said to.
            since: No earlier than this day.
            until: No later than this day.
            place: A place where it was said, which it names, or which the dateline names.
            mode: direct, mixed or indirect.
            outlet: The publisher or agency.
            report: The id of a report.
            version: The id of a version, as it was last read, also when there is a later one.
            as_of: As it was known at the end of this day.
            limit: At most so many.

        Raises:
            LedgerError: A day or mode is not one, or the file cannot be read.
        """
        asked = partial(
            questions.ask_statements,
            by=by,
            about=about,
            to=to,
            since=since,
            until=until,
            place=place,
            mode=mode,
            outlet=outlet,
            report=report,
            version=version,
            as_of=as_of,
            limit=limit,
        )
        return Answers(StatementRow, self._stream(asked, self._statement_row))

    def figures(
        self,
        *,
        measure: str | None = None,
        by: str | None = None,
        about: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        place: str | None = None,
        outlet: str | None = None,
        report: str | None = None,
        as_of: Day | None = None,
        limit: int | None = None,
    ) -> Answers[FigureRow]:
        """Figures, those of the latest day first.

        Args:
            measure: What it measures: killed, displaced, money …
            by: On whose word, as for `statements`.
            about: Words in the sentence around it.
            since: No earlier than this day.
            until: No later than this day.
            place: Where it applies; else a place in its sentence; else the dateline's.
            outlet: The publisher or agency.
            report: The id of a report.
            as_of: As it was known at the end of this day.
            limit: At most so many.

        Raises:
            LedgerError: A day is not one, or the file cannot be read.
        """
        asked = partial(
            questions.ask_figures,
            measure=measure,
            by=by,
            about=about,
            since=since,
            until=until,
            place=place,
            outlet=outlet,
            report=report,
            as_of=as_of,
            limit=limit,
        )
        return Answers(FigureRow, self._stream(asked, self._figure_row))

    def people(
        self,
        name: str | None = None,
        *,
        kind: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        as_of: Day | None = None,
        limit: int | None = None,
    ) -> Answers[PersonRow]:
        """Who and what reports name, those with the most statements first.

        Args:
            name: Words of a name.
            kind: person, organization, place or other.
            since: In reports no earlier than this day.
            until: In reports no later than this day.
            as_of: As it was known at the end of this day.
            limit: At most so many.

        Raises:
            LedgerError: A day is not one, or the file cannot be read.
        """
        asked = partial(
            people.ask_people,
            name=name,
            kind=kind,
            since=since,
            until=until,
            as_of=as_of,
            limit=limit,
        )
        return Answers(PersonRow, self._stream(asked, lambda row: PersonRow(**row)))

    def search(
        self,
        words: str,
        *,
        since: Day | None = None,
        until: Day | None = None,
        as_of: Day | None = None,
        limit: int | None = None,
    ) -> Answers[Hit]:
        """Reports that hold all words, the best first, each with its best passage.

        Args:
            words: As for `statements(about=…)`.
            since: No earlier than this day.
            until: No later than this day.
            as_of: As it was known at the end of this day.
            limit: At most so many.

        Raises:
            LedgerError: A day is not one, or the file cannot be read.
        """
        asked = partial(
            searching.rank_reports, words=words, since=since, until=until, as_of=as_of, limit=limit
        )
        passages = searching.Passages(words)
        return Answers(Hit, self._stream(asked, lambda row: self._hit(row, passages)))

    def _statement_row(self, row: Row) -> StatementRow:
        id_, reading, value = row["id"], row.pop("reading"), row.pop("value")
        row["spans"] = tuple((start, end) for start, end in json.loads(row["spans"]))
        row["negated"] = bool(row["negated"])

        def load() -> Statement:
            kept = correcting.read_value(Statement, value)
            return kept or _part(self._held(reading).statements, id_)

        return StatementRow(**row, _load=load)

    def _figure_row(self, row: Row) -> FigureRow:
        id_, reading, value = row["id"], row.pop("reading"), row.pop("value")
        row["span"] = (row.pop("begin"), row.pop("end"))

        def load() -> Figure:
            kept = correcting.read_value(Figure, value)
            return kept or _part(self._held(reading).figures, id_)

        return FigureRow(**row, _load=load)

    def sql(self, query: str) -> tuple[list[str], Iterator[tuple[object, ...]]]:
        """Run one SQL query that only reads; its rows stream.

        Returns:
            The names of the columns, and the rows.

        Raises:
            LedgerError: It is not one query, would do more than read, or fails.
        """
        return querying.query(self.path, query)

    def _hit(self, row: Row, passages: searching.Passages) -> Hit:
        record = self._held(row["reading"])
        text = record.report.text
        span, matches = searching.passage(text, passages.find(text))
        within = searching.statement_at(record, matches[0]) if matches else None
        return Hit(
            report=row["report"],
            version=row["version"],
            day=row["day"],
            published=row["published"],
            outlet=join([row["publisher"] or "", row["agency"] or ""]) or None,
            title=row["title"],
            url=row["url"],
            words=" ".join(text[slice(*span)].split()),
            span=span,
            matches=matches,
            statement=within.id if within else None,
            speaker=within.entity if within else None,
            source=" ".join(record.quote(within.source).split()) or None
            if within and within.source
            else None,
            rank=row["rank"],
        )


def _part(parts: tuple[Any, ...], id_: str) -> Any:
    return next(part for part in parts if part.id == id_)

"""From what the comparisons name (ids of reports, figures, statements) to pages and words."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import LedgerError
from onrecord.reconciliation.copies import PARTIAL
from onrecord.record.page.naming import plain_id
from onrecord.web import wording
from onrecord.web.shelf import Reader

_PIECE = 400
_KIN = 40
_REPORTS = """\
SELECT r.id, v.id AS version, r.title, r.publisher, r.agency, r.day
 FROM reports r JOIN versions v ON v.number = r.version
 WHERE r.id IN (SELECT value FROM json_each(:ids))"""
_FIGURES = """\
SELECT r.id AS report, f.id, f.words, f.sentence, f.begin, f.end FROM json_each(:refs) x
 CROSS JOIN reports r ON r.id = json_extract(x.value, '$[0]')
 CROSS JOIN figures f ON f.reading = r.reading AND f.id = json_extract(x.value, '$[1]')
 ORDER BY f.number"""
_STATEMENTS = """\
SELECT r.id AS report, s.id, s.content AS words, s.content AS sentence, s.spans
 FROM json_each(:refs) x CROSS JOIN reports r ON r.id = json_extract(x.value, '$[0]')
 CROSS JOIN statements s ON s.reading = r.reading AND s.id = json_extract(x.value, '$[1]')
 ORDER BY s.number"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A report with the address of its page.

    Attributes:
        report: The report's id.
        version: The id of its latest version.
        href: The address of that.
        title: Its headline, or its id.
        outlet: Who published it.
        day: The day it belongs to.
    """

    report: str
    version: str
    href: str
    title: str
    outlet: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The words that a figure or statement was read from.

    Attributes:
        href: Where they are.
        before: The words before them in their sentence.
        words: The words.
        after: The words after them.
        link: Their report.
    """

    href: str
    before: str
    words: str
    after: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """A report that shares words with another.

    Attributes:
        link: The report.
        share: The share of the shorter text's five-word runs that the other has.
        told: Whether it was copied, or is what was copied from, where that is known.
    """

    link: Link
    share: float
    told: str


def links_to(reader: Reader, reports: Iterable[str]) -> dict[str, Link]:
    """Links to reports, by their ids; those the ledger does not have are left out.

    Raises:
        LedgerError: The file cannot be read.
    """
    found: dict[str, Link] = {}
    ids = list(dict.fromkeys(reports))
    for begin in range(0, len(ids), _PIECE):
        for row in reader.rows(_REPORTS, {"ids": json.dumps(ids[begin : begin + _PIECE])}):
            found[row["id"]] = Link(
                report=row["id"],
                version=row["version"],
                href=wording.path("reports", row["version"]),
                title=row["title"] or plain_id(row["id"]),
                outlet=row["publisher"] or row["agency"] or plain_id(row["id"]),
                day=row["day"],
            )
    return found


def proofs(reader: Reader, refs: Iterable[str]) -> dict[str, Proof]:
    """The words of figures and statements, by their refs `REPORT#ID`.

    Raises:
        LedgerError: The file cannot be read.
    """
    wanted = {ref: ref.rpartition("#")[::2] for ref in refs}
    known = links_to(reader, (report for report, _ in wanted.values()))
    found: dict[str, Proof] = {}
    # What is no figure is a statement: few are looked for in both.
    for sql in (_FIGURES, _STATEMENTS):
        asked = [pair for ref, pair in wanted.items() if ref not in found]
        for begin in range(0, len(asked), _PIECE):
            for row in reader.rows(sql, {"refs": json.dumps(asked[begin : begin + _PIECE])}):
                ref = f"{row['report']}#{row['id']}"
                found[ref] = _proof(dict(row), known[row["report"]])
    return found


def _proof(row: dict[str, object], link: Link) -> Proof:
    begun, ended = _span(row)
    words = str(row["words"])
    before, _, after = str(row["sentence"]).partition(words)
    return Proof(
        href=f"{link.href}#c{begun}-{ended}", before=before, words=words, after=after, link=link
    )


def _span(row: dict[str, object]) -> tuple[int, int]:
    if "spans" in row:
        spans = json.loads(str(row["spans"]))
        return spans[0][0], spans[0][1]
    return int(str(row["begin"])), int(str(row["end"]))


def kin_of(reader: Reader, report: str) -> tuple[Kin, ...]:
    """The reports that share words with one; none before it was compared.

    Raises:
        LedgerError: The file cannot be read.
    """
    try:
        pairs = reader.across.copies(report=report, least=PARTIAL)[:_KIN]
    except LedgerError:
        # It was added after the last comparison.
        return ()
    known = links_to(reader, (id_ for pair in pairs for id_ in (pair.a, pair.b)))
    told = {
        "a>b": ("copied from it", "it was copied from"),
        "b>a": ("it was copied from", "copied from it"),
    }
    kin = []
    for pair in pairs:
        first = pair.a == report
        other = pair.b if first else pair.a
        way = told.get(pair.direction or "")
        if other in known:
            words = way[0 if first else 1] if way else ""
            kin.append(Kin(link=known[other], share=pair.containment, told=words))
    return tuple(kin)


def story_of(reader: Reader, report: str) -> tuple[str, int] | None:
    """The id of the story that a report belongs to, and how many reports that has.

    Raises:
        LedgerError: The file cannot be read.
    """
    rows = reader.rows(
        "SELECT s.id, s.reports FROM across_reports r JOIN across_stories s ON s.number = r.story"
        " WHERE r.id = ?",
        (report,),
    )
    return (rows[0][0], rows[0][1]) if rows else None

"""Keeping what reports have in common up with the ledger, in the background."""

from onrecord.reconciliation.keeping import Across
from onrecord.web.jobs import Job
from onrecord.web.shelf import Reader, Shelf
from onrecord.web.site import Site

# Readings are numbered without a gap: nothing is counted but those few that no longer hold.
_PENDING = """\
SELECT (SELECT coalesce(max(number), 0) FROM readings) - after
 - (SELECT count(*) FROM readings WHERE current = 0 AND number > after)
 FROM (SELECT coalesce((SELECT CAST(value AS INTEGER) FROM across_state WHERE name = 'after'), 0)
 AS after)"""


def pending(reader: Reader) -> int:
    """How many reports have not been compared with the others yet.

    Raises:
        LedgerError: The file cannot be read.
    """
    return max(0, int(reader.rows(_PENDING)[0][0]))


def state(reader: Reader) -> tuple[bytes, ...]:
    """What the comparisons follow from: it changes whenever one of them may.

    Raises:
        LedgerError: The file cannot be read.
    """
    rows = reader.rows(
        "SELECT value FROM across_state WHERE name IN ('after', 'decisions', 'version')"
        " ORDER BY name"
    )
    return tuple(bytes(row[0]) for row in rows)


def last(reader: Reader) -> tuple[int, int]:
    """The last reading and the last decision: what the ledger shows follows from no later ones.

    Raises:
        LedgerError: The file cannot be read.
    """
    row = reader.rows(
        "SELECT coalesce((SELECT max(number) FROM readings), 0),"
        " coalesce((SELECT max(number) FROM decisions), 0)"
    )[0]
    return int(row[0]), int(row[1])


def compare(shelf: Shelf, job: Job) -> None:
    """Take in what was added since the last time.

    Raises:
        LedgerError: The file cannot be written.
    """

    def step(taken: int) -> None:
        job.done = taken

    with shelf.adding() as ledger, Across(ledger) as across:
        across.update(on_step=step)


def start(site: Site) -> None:
    """Compare in the background, when something is new and the ledger can be written."""
    with site.shelf.reading() as reader:
        waiting = pending(reader)
    if not waiting or any(job.kind == "compare" and not job.ended for job in site.jobs.latest(20)):
        return
    job = Job("Comparing reports", owner="", kind="compare")
    job.total = waiting

    def work(job: Job) -> None:
        compare(site.shelf, job)
        job.address = "/stories"

    site.jobs.start(job, work)

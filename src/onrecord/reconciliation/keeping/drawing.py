"""What is derived from one reading alone: the part of keeping up that any process can do."""

import dataclasses
from dataclasses import dataclass

from onrecord.ledger.reports import read_record
from onrecord.reconciliation.claims import claims_of
from onrecord.reconciliation.copies import credit, sketch
from onrecord.reconciliation.keeping import packing
from onrecord.reconciliation.stories import Terms, read_terms
from onrecord.reconciliation.utterances import spoken


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading as the ledger keeps it.

    Attributes:
        number: Its number.
        report: Id of its report.
        record: Its record, packed.
    """

    number: int
    report: str
    record: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What is kept of one reading, packed.

    Attributes:
        reading: Its number.
        id: Id of its report.
        published: Publication as written, or empty.
        day: The same as days since 1970, or None.
        report: The report without its text; its agency is the one that the text credits.
        shingles: Those of its own words.
        aside: Those that hold words of its furniture too.
        bands: Where copies of it are looked for.
        terms: What stories are told by.
        digest: Its claims and statements.
        measures: The measures and scopes of its figures, sorted.
    """

    reading: int
    id: str
    published: str
    day: float | None
    report: str
    shingles: bytes
    aside: bytes
    bands: bytes
    terms: bytes
    digest: bytes
    measures: tuple[tuple[str, str], ...]

    def unpacked_terms(self) -> Terms:
        """The terms."""
        return packing.unpack_terms(self.terms, id_=self.id, published=self.published, day=self.day)


def draw(reading: Reading) -> Drawn:
    """Derive what is kept of a reading.

    Raises:
        LedgerError: Its record is damaged.
    """
    read = read_record(reading.record, name=reading.report)
    report = dataclasses.replace(read.report, id=reading.report)
    record = dataclasses.replace(read, report=report)
    sketched, terms = sketch(record), read_terms(record)
    claims = list(claims_of(record))
    # What is kept has no text, so whom the text credits is kept as its agency.
    kept = dataclasses.replace(report, agency=credit(report), text="")
    return Drawn(
        reading=reading.number,
        id=report.id,
        published=report.published or "",
        day=terms.day,
        report=packing.pack_report(kept),
        shingles=packing.pack_shingles(sketched.shingles),
        aside=packing.pack_shingles(sketched.aside),
        bands=sketched.bands.astype("<i8").tobytes(),
        terms=packing.pack_terms(terms),
        digest=packing.pack_digest(claims, spoken(record)),
        measures=tuple(sorted({(claim.measure, claim.scope.kind) for claim in claims})),
    )


def draw_all(readings: list[Reading]) -> list[Drawn]:
    """`draw` for some readings.

    Raises:
        LedgerError: The record of one is damaged.
    """
    return [draw(reading) for reading in readings]

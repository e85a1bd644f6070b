"""A ledger as JSON lines that `onrecord import` reads back."""

import base64
from collections.abc import Iterator
from typing import Any

from onrecord.ledger import identity
from onrecord.ledger.connection import guarded
from onrecord.ledger.export.history import Reading, list_readings, load_original
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.values import Decision


def lines(ledger: Ledger, *, history: bool = False) -> Iterator[dict[str, Any]]:
    """The records of a ledger in the order of its log, and the decisions of people among them.

    A record is an object of the JSON contract with one more key, `ledger`: the report's id, the
    version's id and place, when it was read and from when it was known, and the SHA-256 of its
    original. A decision is an object with the one key `decision`.

    Args:
        ledger: The ledger.
        history: All readings of all versions and the original bytes (base64, once each), so that
            an import gives the same ledger; without it the current record of each report.

    Raises:
        LedgerError: The ledger cannot be read.
    """
    waiting = list(ledger.decisions())[::-1]
    versions: set[str] = set()
    originals: set[str] = set()
    with guarded(ledger.path):
        reader = ledger.connect_reader()
        try:
            for reading in list_readings(reader, history=history):
                # A decision is about the reading that its person saw: it stands before later ones.
                while history and waiting and waiting[-1].at < reading.read_at:
                    yield {"decision": _decision(waiting.pop())}
                versions.add(reading.version)
                row = _record(reading, history=history)
                if history and reading.original and reading.original not in originals:
                    originals.add(reading.original)
                    data = identity.unpack(load_original(reader, reading.original))
                    row["original"] = base64.b64encode(data).decode("ascii")
                yield row
        finally:
            reader.close()
    for decision in reversed(waiting):
        if history or _exported(decision, versions):
            yield {"decision": _decision(decision)}


def _record(reading: Reading, *, history: bool) -> dict[str, Any]:
    about: dict[str, Any] = {
        "report_id": reading.report_id,
        "version": reading.version,
        "ordinal": reading.ordinal,
        "read_at": reading.read_at,
        "known_at": reading.known_at,
        "original_sha256": reading.original,
    }
    if history:
        about |= {"current": reading.current, "given": reading.given}
    return {**reading.record.to_dict(), "ledger": about}


def _decision(decision: Decision) -> dict[str, Any]:
    names = ("subject", "action", "value", "who", "why", "at")
    return {name: getattr(decision, name) for name in names}


def _exported(decision: Decision, versions: set[str]) -> bool:
    kind, _, rest = decision.subject.partition(":")
    return kind not in ("statement", "figure") or rest.rpartition(":")[0] in versions

"""JSON lines into a ledger: records and decisions that were exported, or reports to be read."""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.errors import BadLine, EmptyInput, InputError, LedgerError, MissingInput, TooLarge
from onrecord.ledger import identity, moments, tasks
from onrecord.ledger.connection import guarded
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.values import Added, Decision
from onrecord.reading import Limits
from onrecord.reading.inflate import open_inflated, read_piece
from onrecord.reading.json_report import read_object
from onrecord.record import Record
from onrecord.record.checking import check_record

# A record is several times its text, and an original may stand beside it.
_LINE_FACTOR = 40
_TOGETHER = 100
_DECISION = ("subject", "action", "value", "who", "why", "at")


def import_lines(
    ledger: Ledger, path: Path, *, limits: Limits | None = None
) -> Iterator[Added | Decision | InputError]:
    """Append what a JSON lines file holds; a bad line gives its error and the rest is read.

    A line with `report` and `engine` is a record, and is kept as it is; one with `decision` is a
    decision; any other is a report, in our names or in those of another crawler, and is read.
    What is in the ledger already changes nothing.

    Args:
        ledger: The ledger.
        path: The file, also as `.gz`.
        limits: Limits on the reports; the defaults otherwise.

    Raises:
        LedgerError: The ledger could not be written.
    """
    importer = _Importer(ledger, limits or Limits())
    try:
        yield from _take_all(importer, path)
    finally:
        importer.close()


def _take_all(importer: "_Importer", path: Path) -> Iterator[Added | Decision | InputError]:
    lines = _lines(path, importer.limits)
    found = False
    # Some together: a transaction of its own for each line would take most of the time.
    while batch := list(islice(lines, _TOGETHER)):
        found = True
        with importer.ledger.batch():
            results = [result for place, line in batch for result in importer.take(place, line)]
        importer.originals.clear()
        yield from results
    if not found:
        yield EmptyInput(str(path), "holds no lines", "give one JSON object a line")


class _Importer:
    """Appends lines; it knows the decisions that are in, and the originals of this transaction."""

    def __init__(self, ledger: Ledger, limits: Limits) -> None:
        self.ledger = ledger
        self.limits = limits
        self.originals: dict[str, bytes] = {}
        self._reader = ledger.connect_reader()
        self._known = {_key(decision) for decision in ledger.decisions()}

    def close(self) -> None:
        self._reader.close()

    def take(self, place: str, line: bytes | InputError) -> Iterator[Added | Decision | InputError]:
        if isinstance(line, InputError):
            yield line
            return
        try:
            data = _load(line, place)
            if "decision" in data and "report" not in data:
                yield from self._decide(data["decision"], place)
            elif "report" in data and "engine" in data:
                yield self._add_record(data, place)
            else:
                read = read_object(data, name=place, path=None, limits=self.limits, original=line)
                yield from self.ledger.add(read, workers=1, limits=self.limits)
        except InputError as fault:
            yield fault

    def _add_record(self, data: Mapping[str, Any], place: str) -> Added:
        about = data.get("ledger") or {}
        try:
            record = Record.from_dict(data)
            check_record(record)
            original = self._original(data, about)
            given = about.get("given")
            document = (
                tasks.document_of(record.report, record.furniture, json.dumps(given))
                if given
                else None
            )
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            reason = str(fault.args[0])[:160] if fault.args else type(fault).__name__
            raise BadLine(place, f"is not a record: {reason}", "export it again") from None
        version, read_at = about.get("version"), about.get("read_at")
        if self._holds(version, read_at):
            return Added(report_id=record.report.id, version=str(version), state="known")
        return self.ledger.add_record(
            record,
            original=original,
            read_at=moments.parse(read_at),
            seen=moments.parse(about.get("known_at")),
            document=document,
        )

    def _original(self, data: Mapping[str, Any], about: Mapping[str, Any]) -> bytes | None:
        """The bytes of the line, or those that an earlier line brought, checked by their digest."""
        digest, given = about.get("original_sha256"), data.get("original")
        if isinstance(given, str):
            try:
                original = base64.b64decode(given, validate=True)
            except binascii.Error:
                raise ValueError("its original is not base64") from None
            if identity.sha256(original) != digest:
                raise ValueError("its original does not have the digest that it names")
            self.originals[digest] = original
            return original
        if not isinstance(digest, str):
            return None
        return self.originals.get(digest) or self._kept(digest)

    def _holds(self, version: object, read_at: object) -> bool:
        """Whether this reading is in: an older version must not come after a newer one again."""
        with guarded(self.ledger.path):
            found = self._reader.execute(
                "SELECT 1 FROM readings g JOIN versions v ON v.number = g.version"
                " WHERE v.id = ? AND g.read_at = ?",
                (str(version), str(read_at)),
            ).fetchone()
        return found is not None

    def _kept(self, digest: str) -> bytes | None:
        with guarded(self.ledger.path):
            found = self._reader.execute(
                "SELECT bytes FROM originals WHERE sha256 = ?", (digest,)
            ).fetchone()
        return identity.unpack(found[0]) if found else None

    def _decide(self, data: Any, place: str) -> Iterator[Decision]:
        if not isinstance(data, Mapping) or any(name not in data for name in _DECISION):
            raise BadLine(place, "is not a decision", f"give it {', '.join(_DECISION)}")
        at = moments.parse(data["at"]) if isinstance(data["at"], str) else None
        texts = ("subject", "action", "who", "why")
        if at is None or not all(isinstance(data[name], str) for name in texts):
            raise BadLine(place, "is not a decision: a field is of the wrong kind", "correct it")
        key = _key_of({**data, "at": moments.write(at)})
        if key in self._known:
            return
        try:
            decision = self.ledger.decide(
                subject=data["subject"],
                action=data["action"],
                value=data["value"],
                who=data["who"],
                why=data["why"],
                at=at,
            )
        except LedgerError as fault:
            reason = f"cannot be decided here: {fault}"
            raise BadLine(place, reason, "import its report before it") from None
        self._known.add(key)
        yield decision


def _lines(path: Path, limits: Limits) -> Iterator[tuple[str, bytes | InputError]]:
    largest = limits.max_bytes * _LINE_FACTOR
    try:
        file = path.open("rb")
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise MissingInput(str(path), f"cannot be opened: {reason}", "check the path") from None
    with file:
        stream = open_inflated(file)
        number = 0
        while True:
            number += 1
            place = f"{path}:{number}"
            try:
                line = read_piece(stream, largest + 1, name=place, line=True)
            except InputError as fault:
                yield place, fault
                return
            if not line:
                return
            if len(line) > largest:
                yield place, TooLarge(place, f"is larger than {largest:,} bytes", "split the file")
                while line and not line.endswith(b"\n"):
                    line = read_piece(stream, 1 << 16, name=place, line=True)
            elif line.strip():
                yield place, line.strip()


def _load(line: bytes, place: str) -> Mapping[str, Any]:
    try:
        data = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        raise BadLine(place, "is not JSON", "correct the line") from None
    if not isinstance(data, Mapping):
        raise BadLine(place, "is not a JSON object", "give one object a line")
    return data


def _key(decision: Decision) -> tuple[str, ...]:
    return _key_of({name: getattr(decision, name) for name in _DECISION})


def _key_of(data: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(json.dumps(data[name], sort_keys=True) for name in _DECISION)

"""The reports that were pasted: kept in memory, for as long as the server runs."""

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass

from onrecord.record import Record

_KEPT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One report on the desk.

    Attributes:
        key: What it goes by in an address: a digest of its record, so that it stays the same.
        record: The record.
        original: The bytes it was read from, or None.
    """

    key: str
    record: Record
    original: bytes | None


class Desk:
    """The last hundred records that were read here and are in no ledger."""

    def __init__(self) -> None:
        self._sheets: OrderedDict[str, Sheet] = OrderedDict()
        self._lock = threading.Lock()

    def put(self, record: Record, *, original: bytes | None = None) -> Sheet:
        """Lay a record down; the oldest ones make room."""
        line = record.to_json().encode("utf-8", "surrogatepass")
        key = hashlib.sha256(line).hexdigest()[:24]
        sheet = Sheet(key=key, record=record, original=original)
        with self._lock:
            self._sheets[key] = sheet
            self._sheets.move_to_end(key)
            while len(self._sheets) > _KEPT:
                self._sheets.popitem(last=False)
        return sheet

    def get(self, key: str) -> Sheet | None:
        """The sheet of that key, or None when it is gone."""
        with self._lock:
            return self._sheets.get(key)

    def latest(self, count: int) -> list[Sheet]:
        """The newest sheets, the newest first."""
        with self._lock:
            return list(reversed(self._sheets.values()))[:count]

"""What people decided, with the text it is about: data to train and to measure with."""

import dataclasses
import json
from collections.abc import Iterator

from onrecord.errors import LedgerError
from onrecord.ledger import Decision
from onrecord.web.decided import corrected
from onrecord.web.shelf import Reader

_PARTS = {"statement": "statements", "figure": "figures"}


def export(reader: Reader) -> Iterator[str]:
    """One JSON object a line for each decision that holds, in the order in which they were made.

    Each has `subject`, `action`, `who`, `why`, `at`, the `report` with its text, the part as it
    was `read` and, unless it was rejected, as it was `decided`.
    """
    standing: dict[str, list[int]] = {}
    decisions = {d.number: d for d in reader.ledger.decisions()}
    for number, decision in decisions.items():
        if decision.subject.partition(":")[0] not in _PARTS:
            continue
        made = standing.setdefault(decision.subject, [])
        if decision.action == "withdraw":
            del made[-1:]
        else:
            made.append(number)
    for number in sorted(made[-1] for made in standing.values() if made):
        line = _line(reader, decisions[number].subject, decisions[number])
        if line is not None:
            yield line


def _line(reader: Reader, subject: str, decision: Decision) -> str | None:
    kind, _, rest = subject.partition(":")
    version, _, id_ = rest.rpartition(":")
    try:
        record = reader.ledger.record(version, version=version)
    except LedgerError:
        return None
    read = next((part for part in getattr(record, _PARTS[kind]) if part.id == id_), None)
    if read is None:
        return None
    decided = None
    if decision.action != "reject":
        value = decision.value if decision.action == "correct" else {}
        decided = dataclasses.asdict(corrected(read, value))
    entry = {
        "subject": subject,
        "kind": kind,
        "action": decision.action,
        "who": decision.who,
        "why": decision.why,
        "at": decision.at,
        "read": dataclasses.asdict(read),
        "decided": decided,
        "report": dataclasses.asdict(record.report),
        "engine": dataclasses.asdict(record.engine),
    }
    return json.dumps(entry, ensure_ascii=True) + "\n"

"""What the weights of the package read out of the reports in golden/, word for word.

The same version must give the same record on every machine, so these files change only with the
weights or the rules: `python -m tests.test_golden` writes them again, to be looked over before they
are committed.
"""

import difflib
import json
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.record import Record, Statement

FOLDER = Path(__file__).parent / "golden"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
SPANS = ("content", "source", "cue", "addressee")
PLAIN = ("id", "parent", "mode", "kind", "negated", "source_kind", "entity", "chain")


def told(record: Record, statement: Statement) -> dict[str, Any]:
    """A statement by its words; scores are left out, their last digits are the processor's."""
    plain = {name: getattr(statement, name) for name in PLAIN}
    spans = {name: getattr(statement, name) for name in SPANS}
    return plain | {name: [record.quote(one) for one in some or ()] for name, some in spans.items()}


def write_golden(name: str) -> str:
    """The record of one report as its golden file holds it."""
    record = onrecord.read(FOLDER / f"{name}.txt")
    lines = [
        {"weights": record.engine.sha256},
        *({"furniture": each.kind, "words": record.quote(each.span)} for each in record.furniture),
        *(told(record, each) for each in record.statements),
    ]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def test_there_are_reports() -> None:
    assert len(NAMES) >= 3
    assert sorted(path.stem for path in FOLDER.glob("*.jsonl")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_record_is_what_it_was(name: str) -> None:
    expected = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    found = write_golden(name)
    changes = difflib.unified_diff(expected.splitlines(), found.splitlines(), lineterm="", n=2)
    assert found == expected, "python -m tests.test_golden writes it again:\n" + "\n".join(changes)


def main() -> None:
    """Write every golden file again."""
    for name in NAMES:
        (FOLDER / f"{name}.jsonl").write_text(write_golden(name), encoding="utf-8")
        print(f"wrote {name}.jsonl")


if __name__ == "__main__":
    main()

"""Kills `add` at random points and sees after each that nothing accepted is lost.

    python -m tests.ledger.kills FOLDER ROUNDS SEED

In every round a child adds small reports by really reading them, and tells of each that was
accepted; it is killed with SIGKILL at a moment drawn by chance. Then the ledger is opened: what was
accepted has to be there, whole, and nothing that was begun may be seen in part. One process forks
all children, because loading the model takes longer than a round.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import onrecord
from onrecord import Added
from onrecord.reader import Reader
from onrecord.record import Document, Report

REPORTS = 40
LONGEST = 0.25
FRESH = 5
"""Every so many rounds begin with no ledger, so that making one is interrupted too."""


def document(number: int) -> Document:
    text = (
        f"The harbour master of Town{number} told reporters that {number} boats were missing. "
        f"“We wait,” Ann Reed{number} said."
    )
    return Document(report=Report(id=f"report/{number}", text=text), original=text.encode())


def add(path: Path, first: int, told: int) -> None:
    """Add reports and tell of each, a line each, once it is accepted."""
    with onrecord.open(path) as ledger:
        for result in ledger.add([document(first + n) for n in range(REPORTS)], workers=1):
            assert isinstance(result, Added), result
            os.write(told, f"{result.report_id} {result.version}\n".encode())


def kill_one(path: Path, first: int, delay: float) -> tuple[list[str], bool]:
    """What a child had accepted when it was killed, and whether it was done before."""
    read, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            add(path, first, told)
        finally:
            os._exit(0)
    os.close(told)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(read, "rb") as pipe:
        accepted = pipe.read().decode().splitlines()
    return accepted, os.WIFEXITED(status)


def verify(path: Path, accepted: dict[str, str]) -> None:
    """Raise when something accepted is not there, or something is there in part."""
    if not path.exists():
        assert not accepted
        return
    with onrecord.open(path) as ledger:
        faults = list(ledger.check())
        assert not faults, faults
        there = {stored.report_id: stored for stored in ledger.records()}
        lost = {
            id_ for id_, version in accepted.items()
            if id_ not in there or there[id_].version != version
        }  # fmt: skip
        assert not lost, lost
        for stored in there.values():
            rows = sum(1 for _ in ledger.statements(report=stored.report_id))
            assert rows == len(stored.record.statements), stored.report_id


def main(folder: Path, rounds: int, seed: int) -> None:
    draw = random.Random(seed)
    # Once here: the children inherit the loaded model.
    Reader().read_document(document(0))
    path, accepted, done, killed = folder / "0.onrecord", dict[str, str](), 0, 0
    for number in range(rounds):
        if number % FRESH == 0:
            path, accepted = folder / f"{number}.onrecord", {}
        told, ended = kill_one(path, number * REPORTS, draw.uniform(0, LONGEST))
        accepted.update(dict(line.split() for line in told))
        verify(path, accepted)
        done, killed = done + len(told), killed + (not ended)
    # What was interrupted goes on: the same again adds the rest, and no more than that.
    add(path, (rounds - 1) * REPORTS, os.open(os.devnull, os.O_WRONLY))
    with onrecord.open(path) as ledger:
        last = {f"report/{(rounds - 1) * REPORTS + n}" for n in range(REPORTS)}
        assert last <= {report.id for report in ledger.reports()}
        assert list(ledger.check()) == []
    print(json.dumps({"rounds": rounds, "killed": killed, "accepted": done}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

"""Reading inputs into a ledger: what is known, what is a version, what fails, and in what order."""

import gzip
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord import Added, InputError, Ledger
from onrecord.ledger import Progressed
from onrecord.ledger.difference import compare
from onrecord.ledger.pool import Here, Pool
from onrecord.reading import Limits
from tests.reading.conftest import STORY, server

__all__ = ["server"]

SAID = (
    "The mayor of {} said on Monday that the harbour would stay closed until the storm had passed."
)


def write(folder: Path, name: str, text: str, **sidecar: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    if sidecar:
        path.with_suffix(".json").write_text(json.dumps(sidecar), encoding="utf-8")
    return path


def states(ledger: Ledger, *sources: Path, workers: int = 1) -> list[str]:
    results = ledger.add(sources, workers=workers)
    return [r.state if isinstance(r, Added) else type(r).__name__ for r in results]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    return made


def test_adding_twice_changes_nothing(ledger: Ledger, folder: Path) -> None:
    for town in ("Karsk", "Lune"):
        write(folder, f"{town}.txt", SAID.format(town))
    assert states(ledger, folder) == ["new", "new"]
    before = ledger.path.read_bytes()
    assert states(ledger, folder) == ["known", "known"]
    assert states(ledger, folder, workers=2) == ["known", "known"]
    assert ledger.path.read_bytes() == before


def test_what_is_known_is_not_read(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, "a.txt", SAID.format("Karsk"))
    states(ledger, folder)

    def fail(*_: object) -> None:
        raise AssertionError("read")

    monkeypatch.setattr(Here, "submit", fail)
    assert states(ledger, folder) == ["known"]


def test_a_file_under_another_path_or_name_is_the_same_report(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(folder, "a.txt", SAID.format("Karsk"))
    monkeypatch.chdir(folder)
    assert states(ledger, Path("a.txt")) == ["new"]
    assert states(ledger, path) == ["known"]
    assert states(ledger, write(folder, "copy.txt", SAID.format("Karsk"))) == ["known"]
    write(folder, "a.txt", SAID.format("Lune"))
    assert states(ledger, path) == ["changed"]
    assert [version.ordinal for version in ledger.versions("a.txt")] == [1, 2]


def test_a_file_that_goes_back_is_seen(ledger: Ledger, folder: Path) -> None:
    for town, state in (("Karsk", "new"), ("Lune", "changed"), ("Karsk", "changed")):
        assert states(ledger, write(folder, "a.txt", SAID.format(town))) == [state]
    assert states(ledger, folder) == ["known"]


def test_a_sidecar_belongs_to_its_report(ledger: Ledger, folder: Path) -> None:
    path = write(folder, "a.txt", SAID.format("Karsk"), publisher="Post", id="a")
    assert states(ledger, path) == ["new"]
    assert states(ledger, path) == ["known"]
    write(folder, "a.txt", SAID.format("Karsk"), publisher="Courier", id="a")
    assert states(ledger, path) == ["changed"]
    assert [report.publisher for report in ledger.reports()] == ["Courier"]


def lines(*reports: dict[str, str]) -> str:
    return "".join(json.dumps(report) + "\n" for report in reports)


def test_json_lines_that_grow_are_known_line_by_line(ledger: Ledger, folder: Path) -> None:
    one, two = ({"id": town, "text": SAID.format(town)} for town in ("Karsk", "Lune"))
    path = write(folder, "r.jsonl", lines(one))
    assert states(ledger, path) == ["new"]
    write(folder, "r.jsonl", lines(one, two))
    assert states(ledger, path) == ["known", "new"]
    assert states(ledger, path) == ["known", "known"]
    assert (
        ledger.original("Lune") == lines(two).strip().encode()
        or ledger.original("Lune") == lines(two).encode()
    )


def test_a_bad_line_is_named_each_time_and_the_rest_is_added(ledger: Ledger, folder: Path) -> None:
    path = write(folder, "r.jsonl", lines({"id": "a", "text": SAID.format("Lune")}) + "{broken\n")
    assert states(ledger, path) == ["new", "BadLine"]
    assert states(ledger, path) == ["known", "BadLine"]


def test_one_bad_file_in_ten_is_named_and_nine_are_in(ledger: Ledger, folder: Path) -> None:
    for number in range(9):
        write(folder, f"{number}.txt", SAID.format(f"Town{number}"))
    (folder / "4b.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    results = list(ledger.add([folder], workers=2))
    assert [type(result) for result in results].count(Added) == 9
    (error,) = [result for result in results if isinstance(result, InputError)]
    assert results.index(error) == 5
    assert "4b.txt" in str(error)


def test_a_page_that_changed_under_its_address_is_a_version(ledger: Ledger, server: Any) -> None:
    address = f"http://127.0.0.1:{server.server_port}/quay"
    headers = {"Content-Type": "text/html; charset=utf-8"}
    limits = Limits(allow_private=True)
    found = []
    for count, advert in ((14, "a"), (14, "b"), (20, "b")):
        paragraphs = [STORY[0], STORY[1], STORY[2].replace("14", str(count)), STORY[3]]
        story = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        page = f"<html><body><article><h1>Quay closed</h1>{story}</article><p>{advert}</p></body>"
        server.answers["/quay"] = (200, headers, page.encode())
        found += list(ledger.add([address], workers=1, limits=limits))
    assert [result.state for result in found if isinstance(result, Added)] == [
        "new", "known", "changed",
    ]  # fmt: skip
    before, after = (ledger.record(address, version=number).report for number in (1, 2))
    (change,) = compare(before, after)
    assert (change.before.replace("14", "20"), change.field) == (change.after, "text")


def test_gzip_keeps_the_original_inside(ledger: Ledger, folder: Path) -> None:
    path = folder / "a.txt.gz"
    path.write_bytes(gzip.compress(SAID.format("Karsk").encode()))
    assert states(ledger, path) == ["new"]
    assert ledger.original(str(path)) == SAID.format("Karsk").encode()
    assert states(ledger, path) == ["known"]


def test_progress_is_told(ledger: Ledger, folder: Path) -> None:
    for town in ("Karsk", "Lune"):
        write(folder, f"{town}.txt", SAID.format(town))
    (folder / "empty.txt").write_text("")
    told: list[Progressed] = []
    list(ledger.add([folder, folder / "Lune.txt"], workers=1, on_progress=told.append))
    assert [step.done for step in told] == [1, 2, 3, 4]
    assert told[-1] == Progressed(done=4, total=4, new=2, changed=0, known=1, failed=1)


def test_many_workers_give_what_one_gives(tmp_path: Path, folder: Path) -> None:
    for number in range(7):
        write(folder, f"{number}.txt", SAID.format(f"Town{number}") * (number + 1))
    found = []
    for workers in (1, 3):
        with onrecord.open(tmp_path / f"{workers}.onrecord") as ledger:
            results = [r for r in ledger.add([folder], workers=workers) if isinstance(r, Added)]
            found.append((results, [stored.record for stored in ledger.records()]))
    assert found[0] == found[1]


def test_a_reader_that_dies_costs_one_report(tmp_path: Path, folder: Path) -> None:
    paths = [write(folder, f"{n}.txt", SAID.format(f"Town{n}")) for n in range(3)]
    pool = Pool(1, limits=Limits())
    try:
        assert len(pool.submit(paths[0])()) == 1
        pool._started[0].kill()
        pool._started[0].wait()
        after = [pool.submit(path)() for path in paths[1:]]
    finally:
        pool.close()
    assert [len(results) for results in after] == [1, 1]
    assert all(process.poll() is not None for process in pool._started)


def test_no_reader_outlives_its_writer(folder: Path, tmp_path: Path) -> None:
    for number in range(3):
        write(folder, f"{number}.txt", SAID.format(f"Town{number}"))
    script = (
        "import onrecord, os, sys\n"
        f"ledger = onrecord.open({str(tmp_path / 'l')!r})\n"
        f"results = ledger.add([{str(folder)!r}], workers=2)\n"
        "next(results)\n"
        "import subprocess\n"
        "out = subprocess.run(['ps', '--ppid', str(os.getpid()), '-o', 'pid=,args='],\n"
        "                     capture_output=True, text=True).stdout\n"
        "print(*[line.split()[0] for line in out.splitlines() if 'ledger.worker' in line])\n"
        "sys.stdout.flush()\n"
        "os.kill(os.getpid(), 9)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    started = ran.stdout.split()
    assert started, ran.stderr
    assert all(gone(int(number)) for number in started)


def gone(number: int) -> bool:
    """Whether a process ends within some seconds; one that waits for its parent has ended."""
    for _ in range(100):
        try:
            os.kill(number, 0)
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except (OSError, IndexError):
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False

"""`onrecord export` and `onrecord import`, as they are typed."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import Ledger
from onrecord.cli import main
from tests.ledger.conftest import make_record

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Run:
    """Runs a command line where a ledger of two reports lies, and gives status and output."""
    ledger.add_record(make_record("post/1"), original=b"the bytes")
    ledger.add_record(make_record("post/2", speaker="=Ada"))
    monkeypatch.chdir(path.parent)

    def run_command(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main(arguments)
        except SystemExit as end:
            status = int(str(end.code))
        out, err = capfd.readouterr()
        return status, out, err

    return run_command


def test_tables(run: Run, path: Path) -> None:
    status, out, err = run("export", "--csv", "tables")
    assert (status, err) == (0, "")
    assert "tables/statements.csv\t2 rows\n" in out
    assert "'=Ada" in (path.parent / "tables" / "statements.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["--jsonl", "--web-annotation", "--corrections"])
def test_lines(run: Run, form: str) -> None:
    status, out, err = run("export", form)
    assert (status, err) == (0, "")
    rows = [json.loads(line) for line in out.splitlines()]
    assert len(rows) == {"--jsonl": 2, "--web-annotation": 4, "--corrections": 0}[form]


def test_there_and_back(run: Run, path: Path) -> None:
    _, out, _ = run("export", "--jsonl", "--history")
    (path.parent / "copy.jsonl").write_text(out + "{broken\n", encoding="utf-8")
    status, told, err = run("import", "copy.jsonl", "--ledger", "other.onrecord")
    assert (status, told) == (1, "2 new, 1 failed\n")
    assert err == "onrecord: copy.jsonl:3: is not JSON; correct the line\n"
    assert run("export", "--jsonl", "--history", "--ledger", "other.onrecord")[1] == out
    assert run("import", "copy.jsonl", "--ledger", "other.onrecord")[1] == "2 known, 1 failed\n"


def test_evidence_and_copy(run: Run, path: Path) -> None:
    status, out, _ = run("export", "--evidence", "post/1", "out.zip")
    assert status == 0
    assert out.startswith("out.zip\tsha256 of its SHA256SUMS: ")
    with zipfile.ZipFile(path.parent / "out.zip") as archive:
        assert archive.read("versions/1/original.txt") == b"the bytes"
    assert run("export", "--datasette", "copy.db")[0] == 0
    status, _, err = run("export", "--datasette", "copy.db")
    assert (status, err) == (1, "onrecord: copy.db: is there already; name a file that is not\n")


@pytest.mark.parametrize(
    ("arguments", "status", "reason"),
    [
        (("export",), 2, "one of the arguments"),
        (("export", "--csv", "a", "--jsonl"), 2, "not allowed with"),
        (("export", "--csv", "a", "--history"), 2, "--history goes with --jsonl"),
        (("export", "--evidence", "post/1"), 2, "needs a zip file"),
        (("export", "--jsonl", "x.zip"), 2, "needs a zip file"),
        (("export", "--evidence", "post/9", "x.zip"), 1, "has no report post/9"),
        (("export", "--jsonl", "--ledger", "none.onrecord"), 1, "there is no such ledger"),
        (("export", "--csv", "news.onrecord"), 1, "cannot be written"),
        (("import", "none.jsonl"), 1, "none.jsonl: cannot be opened"),
    ],
)
def test_what_is_wrong_is_said(
    run: Run, path: Path, arguments: tuple[str, ...], status: int, reason: str
) -> None:
    before = sorted(each.name for each in path.parent.iterdir())
    found, out, err = run(*arguments)
    assert (found, out) == (status, "1 failed\n" if arguments[0] == "import" else "")
    assert reason in err
    assert sorted(each.name for each in path.parent.iterdir()) == before

"""The commands of the ledger as they are typed, from reports on disk to answers."""

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import onrecord
from onrecord import cli
from onrecord.cli import values
from tests.ledger.conftest import make_record, moment

Run = Callable[..., tuple[int, str, str]]
SAID = (
    "The mayor of {} said on Monday that the harbour would stay closed until the storm had passed."
)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command line; its status, output and complaints."""

    def typed(*arguments: object) -> tuple[int, str, str]:
        try:
            status = cli.main([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        captured = capfd.readouterr()
        return status, captured.out, captured.err

    return typed


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with a report in two versions, another one, and a decision."""
    made = tmp_path_factory.mktemp("cli") / "news.onrecord"
    with onrecord.open(made) as ledger:
        ledger.add_record(make_record("post/1", url="=1+1"), read_at=moment("2024-04-01"))
        added = ledger.add_record(
            make_record("post/1", count=20, url="=1+1"), read_at=moment("2024-05-01")
        )
        ledger.add_record(
            make_record("wire/2", speaker="Ana Lume", town="Lune", publisher="Tide Wire"),
            read_at=moment("2024-04-01"),
        )
        ledger.decide(
            subject=f"statement:{added.version}:s1", action="accept", who="Ada", why="heard it"
        )
    return made


def test_add_reads_once_and_names_what_fails(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text(SAID.format(f"Town{number}"))
    (folder / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    ledger = tmp_path / "l.onrecord"
    status, out, err = run("add", folder, "--ledger", ledger, "--workers", "1")
    assert status == 1
    assert out.startswith("9 new · 0 changed · 0 known · 1 failed")
    assert err.count("\n") == 1
    assert "bad.txt" in err
    (folder / "bad.txt").unlink()
    status, out, err = run("add", folder, "--ledger", ledger)
    assert (status, err) == (0, "")
    assert out.startswith("0 new · 0 changed · 9 known · 0 failed")
    (folder / "3.txt").write_text(SAID.format("Karsk"))
    status, out, _ = run("add", folder / "?.txt", "--ledger", ledger, "--json", "--workers", "1")
    states = [json.loads(line)["state"] for line in out.splitlines()]
    assert (status, states.count("changed"), states.count("known")) == (0, 1, 8)
    status, out, _ = run("report", folder / "3.txt", "--ledger", ledger)
    assert "- " + SAID.format("Town3") in out
    assert "+ " + SAID.format("Karsk") in out


def test_an_interrupted_add_says_what_it_has_added(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text(
        "".join(json.dumps({"id": f"{n}", "text": SAID.format(f"Town {n}")}) + "\n"
                for n in range(20_000)), encoding="utf-8"
    )  # fmt: skip
    path = tmp_path / "news.onrecord"
    command = [sys.executable, "-m", "onrecord", "add", "many.jsonl", "--workers", "1", "--json"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        added = [process.stdout.readline()]
        process.send_signal(signal.SIGINT)
        rest, complaint = process.communicate(timeout=60)
    added += rest.splitlines()
    assert process.returncode == 130
    assert complaint.startswith("onrecord: interrupted: ")
    assert complaint.endswith("; run the same again to go on\n")
    with onrecord.open(path) as ledger:
        assert len(list(ledger.reports())) >= len(added) > 0


def test_add_names_a_changed_report(tmp_path: Path, run: Run) -> None:
    report, ledger = tmp_path / "a.txt", tmp_path / "l.onrecord"
    for town in ("Karsk", "Lune"):
        report.write_text(SAID.format(town))
        status, out, _ = run("add", report, "--ledger", ledger)
        assert status == 0
    assert out.startswith(f"changed\t{report}\n0 new · 1 changed")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("statements", ["post/1 s1", "wire/2 s1"]),
        ("statements --by ilves", ["post/1 s1"]),
        ("statements --about missing --to reporters --in lune --mode indirect", ["wire/2 s1"]),
        ("statements --outlet tide --since 2024-03-20 --until 2024-03", ["wire/2 s1"]),
        ("statements --limit 1", ["wire/2 s1"]),
        ("figures --measure missing --in Karsk", ["post/1 f1"]),
        ("figures --by lume", ["wire/2 f1"]),
        ("search missing Lune", ["wire/2 s1"]),
    ],
)
def test_questions(path: Path, run: Run, question: str, found: list[str]) -> None:
    status, out, err = run(*question.split(), "--ledger", path)
    assert (status, err) == (0, "")
    assert sorted(line.split("\t")[-1] for line in out.splitlines()) == found
    status, out, err = run(*question.split(), "--ledger", path, "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert sorted(f"{row['report']} {row.get('id') or row['statement']}" for row in rows) == found
    status, out, err = run(*question.split(), "--ledger", path, "--csv")
    cells = list(csv.DictReader(io.StringIO(out)))
    assert sorted(row["report"] for row in cells) == [where.split()[0] for where in found]
    assert {row["url"] for row in cells} <= {"'=1+1", ""}


@pytest.mark.parametrize("command", ["figures", "series", "discrepancies"])
def test_a_mistyped_measure_is_named(path: Path, run: Run, command: str) -> None:
    status, out, complaint = run(command, "--measure", "kiled", "--ledger", path)
    assert (status, out, complaint.count("\n")) == (0, "", 1)
    assert "'kiled' is no measure" in complaint
    assert "killed, wounded" in complaint
    assert "no measure" not in run(command, "--measure", "detained", "--ledger", path)[2]


def test_the_measures_are_those_of_the_contract() -> None:
    contract = (Path(__file__).parents[2] / "docs" / "contract.md").read_text(encoding="utf-8")
    (row,) = (line for line in contract.splitlines() if line.startswith("| `measure` |"))
    listed = row.rpartition("what it measures: ")[2].rstrip(" |").replace(" or ", ", ")
    assert tuple(listed.split(", ")) == values.MEASURES


def test_undo_says_what_does_not_stand(path: Path, run: Run) -> None:
    assert "no decision stands to undo" in run("undo", "--ledger", path)[2]
    assert "no decision 99 stands" in run("undo", "99", "--ledger", path)[2]


def test_people(path: Path, run: Run) -> None:
    _, out, _ = run("people", "--ledger", path)
    assert sorted(line.split("\t")[0] for line in out.splitlines()) == ["Ana Lume", "Mara Ilves"]
    _, out, _ = run("people", "--name", "lume", "--kind", "person", "--json", "--ledger", path)
    assert json.loads(out)["statements"] == 1


def test_as_of_a_day(path: Path, run: Run) -> None:
    for day, count in (("2024-04-30", "14"), ("2024-05-01", "20")):
        _, out, _ = run("figures", "--in", "Karsk", "--as-of", day, "--ledger", path)
        assert out.split("\t")[2] == count
        _, out, _ = run("report", "post/1", "--as-of", day, "--ledger", path, "--json")
        assert f"that {count} people" in json.loads(out)["record"]["report"]["text"]
    assert run("statements", "--as-of", "2024-01-01", "--ledger", path) == (
        0,
        "",
        "onrecord: nothing answers that\n",
    )


def test_a_table_says_when_there_is_more(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "l"
    with onrecord.open(path) as ledger, ledger.batch():
        for number in range(101):
            ledger.add_record(make_record(f"post/{number}"))
    _, out, err = run("statements", "--ledger", path)
    assert len(out.splitlines()) == 100
    assert err == "onrecord: only the first 100 are shown; --limit 0 gives all\n"
    for more in (["--limit", "0"], ["--json"]):
        _, out, err = run("statements", "--ledger", path, *more)
        assert (len(out.splitlines()), err) == (101, "")


def test_report_shows_versions_and_what_changed(path: Path, run: Run) -> None:
    _, out, _ = run("report", "post/1", "--ledger", path)
    assert "s1  Mara Ilves, mayor told → reporters" in out
    assert "that 20 people were missing" in out.partition("from version 1 to 2")[2]
    _, out, _ = run("report", "post/1", "--number", "1", "--ledger", path, "--json")
    shown = json.loads(out)
    assert (shown["ordinal"], shown["changes"], len(shown["versions"])) == (1, [], 2)
    _, out, _ = run("report", shown["version"][:8], "--ledger", path, "--csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["content"] == "14 people were missing in Karsk"


def test_sql_info_and_check(path: Path, run: Run) -> None:
    assert run("sql", "SELECT id FROM reports ORDER BY id", "--ledger", path)[1] == (
        "post/1\nwire/2\n"
    )
    _, out, _ = run("sql", "SELECT id, low FROM figures LIMIT 1", "--json", "--ledger", path)
    assert json.loads(out) == {"id": "f1", "low": 14.0}
    assert run("sql", "SELECT '=1' AS a", "--csv", "--ledger", path)[1] == "a\n'=1\n"
    _, out, _ = run("info", "--ledger", path, "--json")
    info = json.loads(out)
    assert (info["reports"], info["versions"], info["decisions"]) == (2, 3, 1)
    assert "reports\t2\n" in run("info", "--ledger", path)[1]
    assert run("check", "--ledger", path) == (0, f"{path}: whole, 3 readings checked\n", "")


def test_check_names_what_is_wrong(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "l"
    with onrecord.open(path) as ledger:
        ledger.add_record(make_record())
        ledger._write.execute("UPDATE statements SET content = 'x'")
    status, out, err = run("check", "--ledger", path)
    assert (status, out) == (1, "")
    assert "its rows are not those that were written" in err
    assert all(line.startswith(f"onrecord: {path}: ") for line in err.splitlines())


def test_reread_has_nothing_to_do_when_nothing_is_older(tmp_path: Path, run: Run) -> None:
    path, report = tmp_path / "l", tmp_path / "a.txt"
    report.write_text(SAID.format("Karsk"))
    run("add", report, "--ledger", path)
    status, out, err = run("reread", "--ledger", path)
    assert (status, err) == (0, "")
    assert out.startswith("nothing to do")


@pytest.mark.parametrize(
    "command", ["statements", "figures", "people", "info", "check", "reread", "search x",
                "report x", "sql x"],
)  # fmt: skip
def test_a_ledger_that_is_not_there_is_one_line(tmp_path: Path, run: Run, command: str) -> None:
    status, out, err = run(*command.split(), "--ledger", tmp_path / "none")
    assert (status, out) == (1, "")
    assert (
        err == f"onrecord: {tmp_path / 'none'}: there is no such ledger; `onrecord add` makes one\n"
    )


@pytest.mark.parametrize(
    "wrong",
    ["--since soon", "--until 2024-13", "--as-of 1/2/2024", "--limit -1", "--mode loud",
     "--json --csv"],
)  # fmt: skip
def test_a_wrong_command_line_is_refused(path: Path, run: Run, wrong: str) -> None:
    status, out, _ = run("statements", *wrong.split(), "--ledger", path)
    assert (status, out) == (2, "")


def test_on_a_terminal_there_is_a_table(path: Path) -> None:
    """A real terminal: headings, short references, and everything within its width."""
    inside, outside = pty.openpty()
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "xterm"}
    subprocess.run(
        [sys.executable, "-m", "onrecord", "statements", "--ledger", str(path)],
        stdout=outside, env=environment, check=True,
    )  # fmt: skip
    os.close(outside)
    shown = b""
    try:
        while piece := os.read(inside, 65536):
            shown += piece
    except OSError:
        os.close(inside)
    lines = shown.decode().replace("\r\n", "\n").splitlines()
    assert lines[0].split() == ["day", "who", "said", "to", "outlet", "where"]
    assert all(len(line) <= 100 for line in lines)
    assert "\x1b[3" not in shown.decode()
    with onrecord.open(path, read_only=True) as ledger:
        version = ledger.versions("wire/2")[0].id
    assert f"{version[:8]} s1" in shown.decode()

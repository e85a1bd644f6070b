"""The command as it is typed, with the model of the package."""

import errno
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import Engine, InputError, Record, Report, cli
from onrecord.cli.interrupts import Interrupts
from onrecord.cli.outputs import JsonLines

FERRY = (
    "The ferry will sail again on Monday, harbour master Ana Lume told reporters in Karsk.\n"
    "“We have checked every bolt,” she said. The island council fears that the winter timetable "
    "will be cut, according to its chairman, Piet Oram.\n"
)
BAKERY = (
    "The oven was cold, baker Juno Hale said on Friday. She told the court that nobody had lit it "
    "for a week, and that the flour had been sold.\n"
)


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(FERRY, encoding="utf-8")
    return path


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    path = tmp_path / "bakery.txt"
    path.write_text(BAKERY, encoding="utf-8")
    return path


def command(
    *arguments: object, stdin: int | None = None, env: dict[str, str] | None = None
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "onrecord", *map(str, arguments)],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
    )


def lines(text: str) -> list[Record]:
    assert text == "" or text.endswith("\n")
    return [Record.from_dict(json.loads(line)) for line in text.splitlines()]


def test_a_record_for_people(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", str(ferry)]) == 0
    out, error = capsys.readouterr()
    assert out.startswith(f"{ferry}\n\ns1  ")
    assert "Ana Lume" in out
    assert "We have checked every bolt" in out
    assert "\x1b" not in out
    assert error == ""


def test_json_is_one_line_a_report_in_input_order(
    ferry: Path, bakery: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["read", "--json", str(ferry), str(bakery)]) == 0
    found = lines(capsys.readouterr().out)
    assert [record.report.text for record in found] == [FERRY, BAKERY]
    assert all(record.statements for record in found)


def test_what_cannot_be_read_is_one_line_and_the_rest_is_read(
    ferry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "odd\n\x1b[2Jname.txt").write_bytes(b" \n")
    named = ["missing.txt", *sorted(map(str, tmp_path.glob("*.txt"))), "", "ftp://x.example/a"]
    assert cli.main(["read", "--json", *named]) == 1
    out, error = capsys.readouterr()
    assert [record.report.id for record in lines(out)] == [str(ferry)]
    assert error.count("\n") == len(named) - 1
    assert "\x1b" not in error
    for line in error.splitlines():
        assert line.startswith("onrecord: ")
    assert "onrecord: missing.txt: there is no such file; check the path\n" in error


@pytest.mark.parametrize(
    ("option", "text", "status"),
    [
        ([], FERRY, 0),
        (["--max-size", "100"], FERRY, 1),
        (["--max-size", "1k"], FERRY, 0),
        ([], "Le traversier reprendra la mer lundi, a dit la capitaine du port. " * 4, 1),
        (["--any-language"], "Le traversier reprendra la mer lundi, a dit la capitaine. " * 4, 0),
    ],
)
def test_limits(
    option: list[str],
    text: str,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert cli.main(["read", "--json", *option, "-"]) == status
    out, error = capsys.readouterr()
    assert len(lines(out)) == 1 - status
    assert error.count("\n") == status


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["read"],
        ["write"],
        ["read", "--jason", "x.txt"],
        ["read", "--max-size", "0", "x.txt"],
        ["read", "--max-size", "big", "x.txt"],
        ["read", "--timeout", "0", "x.txt"],
        ["read", "--timeout", "nan", "x.txt"],
        ["read", "--width", "-5", "x.txt"],
        ["read", "--html", "out.html", "x.txt", "y.txt"],
        ["read", "--html", "out.HTM", "x.jsonl"],
    ],
)
def test_a_wrong_command_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        cli.main(arguments)
    assert exit_.value.code == 2
    assert "usage: onrecord" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["read", "--help"]])
def test_help_and_version(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        cli.main(arguments)
    assert exit_.value.code == 0
    assert capsys.readouterr().out.strip()


def test_one_report_gives_one_page(
    ferry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "page"
    assert cli.main(["read", "--html", str(out), str(ferry)]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_several_reports_give_a_folder_with_an_index(
    ferry: Path, bakery: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Ferry.html").mkdir()
    (tmp_path / "again").mkdir()
    again = tmp_path / "again" / "FERRY.txt"
    again.write_text(FERRY, encoding="utf-8")
    reports = tmp_path / "reports.jsonl"
    rows = [{"id": "../../index.txt", "text": FERRY}, {"id": "é/ /..", "text": BAKERY}]
    reports.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    out = tmp_path / "pages"
    named = [str(ferry), str(again), str(bakery), str(reports)]
    assert cli.main(["read", "--json", "--html", str(out), *named]) == 0
    assert len(lines(capsys.readouterr().out)) == 5
    assert sorted(path.name for path in out.iterdir()) == [
        "FERRY-2.html",
        "bakery.html",
        "ferry.html",
        "index-2.html",
        "index.html",
        "report.html",
    ]
    index = (out / "index.html").read_text(encoding="utf-8")
    assert index.count("<li>") == 5


def test_a_page_that_cannot_be_written_is_one_line(
    ferry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["read", "--html", str(ferry / "page.html"), str(ferry)]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "cannot be written" in error


def test_half_a_surrogate_pair_is_still_json(capsys: pytest.CaptureFixture[str]) -> None:
    record = Record(
        report=Report(id="r", text="x", title="a\ud800b"),
        engine=Engine(version="0", model="m", sha256="0"),
    )
    JsonLines().write(record)
    assert lines(capsys.readouterr().out) == [record]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send")
def test_an_interrupt_leaves_whole_lines(ferry: Path) -> None:
    with command("read", "--json", ferry, "-", stdin=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
        error = process.stderr.read()
        assert process.wait(timeout=30) == 130
    assert [record.report.id for record in lines((first + rest).decode())] == [str(ferry)]
    assert error == b""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send")
def test_an_interrupt_waits_for_a_line_to_be_whole() -> None:
    written = []

    def interrupted(times: int) -> None:
        with Interrupts() as interrupts:
            with interrupts.held():
                for _ in range(times):
                    signal.raise_signal(signal.SIGINT)
                written.append("whole")
            written.append("never")

    with pytest.raises(KeyboardInterrupt):
        interrupted(1)
    with pytest.raises(KeyboardInterrupt):
        interrupted(2)
    assert written == ["whole"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_a_closed_pipe_ends_quietly(option: list[str], tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    row = json.dumps({"text": FERRY})
    path.write_text("\n".join([row] * 200), encoding="utf-8")
    with command("read", *option, path) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_one_line(ferry: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", "read", str(ferry)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode() == f"onrecord: cannot write: {os.strerror(errno.ENOSPC)}\n"


def test_a_terminal_that_knows_few_characters_gets_them_escaped(ferry: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    for option in ([], ["--json"]):
        with command("read", *option, ferry, env=environment) as process:
            out, error = process.communicate()
        assert process.returncode == 0, error
        assert b"We have checked every bolt" in out


def test_importing_is_quick_because_the_model_waits() -> None:
    heavy = "{'onnxruntime', 'numpy', 'trafilatura', 'tokenizers', 'rich', 'urllib3'}"
    code = f"import sys, onrecord, onrecord.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for number in range(3):
        (folder / f"{number}.txt").write_text(FERRY, encoding="utf-8")
    return folder


def test_a_folder_is_read_in_order(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", "--json", str(reports)]) == 0
    found = lines(capsys.readouterr().out)
    assert [Path(record.report.id).name for record in found] == ["0.txt", "1.txt", "2.txt"]


def test_errors_name_their_input() -> None:
    assert str(InputError("a.txt", "is empty")) == "a.txt: is empty"
    assert str(InputError("a.txt", "is empty", "drop it")) == "a.txt: is empty; drop it"

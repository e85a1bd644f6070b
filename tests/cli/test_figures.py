"""`onrecord figures REPORT…`, run as people run it."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = (
    "KARSK, 4 May (NNA) — At least 12 people were killed and about 30 wounded when a ferry sank "
    "off Karsk on Monday, harbour minister Mara Ilves told reporters.\n\n"
    "The storm burned 800 hectares (1,980 acres) of forest.\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord", "figures", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_each_figure_is_one_line_when_piped(report: Path) -> None:
    ran = run(report)
    assert (ran.returncode, ran.stderr) == (0, "")
    rows = [line.split("\t") for line in ran.stdout.splitlines()]
    assert [row[:4] for row in rows] == [
        ["f1", "At least 12", "at least 12 people", "killed"],
        ["f2", "about 30", "30 people", "wounded"],
        ["f3", "800 hectares", "800 hectare", "area"],
        ["f4", "1,980 acres", "1,980 acre", "area"],
    ]
    assert "Mara Ilves (s1)" in rows[0]
    assert "the report's own" in rows[2]
    assert rows[3][-1] == "= f3"


def test_one_measure_as_json(report: Path) -> None:
    ran = run(report, "--measure", "killed", "--json")
    (found,) = map(json.loads, ran.stdout.splitlines())
    assert (found["low"], found["high"], found["measure"]) == (12, None, "killed")
    assert TEXT[slice(*found["span"])] == found["words"] == "At least 12"
    assert found["entity"] == "Mara Ilves"


def test_csv_has_a_heading(report: Path) -> None:
    rows = list(csv.DictReader(run(report, "--csv").stdout.splitlines()))
    assert [row["number"] for row in rows][:2] == ["At least 12", "about 30"]


def test_what_cannot_be_read_is_one_line_and_the_others_are_read(
    report: Path, tmp_path: Path
) -> None:
    ran = run(tmp_path / "none.txt", report)
    assert ran.returncode == 1
    assert len(ran.stdout.splitlines()) == 4
    assert ran.stderr.count("\n") == 1


def test_nothing_counted_is_said(tmp_path: Path) -> None:
    path = tmp_path / "calm.txt"
    path.write_text("The harbour was calm, and the pilots went home to their families.\n")
    ran = run(path)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "nothing is counted there" in ran.stderr


def test_reports_that_come_in_one_file_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    reports = [{"id": name, "title": name.title(), "text": TEXT} for name in ("first", "second")]
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    rows = [line.split("\t") for line in run(path).stdout.splitlines()]
    assert [row[0] for row in rows] == ["First"] * 4 + ["Second"] * 4

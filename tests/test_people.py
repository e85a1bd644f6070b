"""`onrecord people REPORT…` as it is typed, with the model of the package."""

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord import cli

DAM = (
    "Harbour master Ana Lume told reporters in Karsk that the dam would hold.\n"
    "“We have checked every bolt,” she said. Officials said the road was shut.\n"
)


@pytest.fixture
def dam(tmp_path: Path) -> Path:
    path = tmp_path / "dam.txt"
    path.write_text(DAM, encoding="utf-8")
    return path


def test_who_spoke_how_often_in_what_role_and_to_whom(
    dam: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["people", str(dam)]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert rows[0][:5] == ["Ana Lume", "Harbour master", "named", "2", "reporters"]
    assert rows[0][5].startswith("s1 “Harbour master Ana Lume told”")
    assert [row[0] for row in rows[1:]] == ["unnamed officials"]


def test_as_json_the_words_are_found_at_their_offsets(
    dam: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["people", str(dam), "--json"]) == 0
    shown = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["name"] for one in shown] == ["Ana Lume", "unnamed officials"]
    assert (shown[0]["key"], shown[1]["key"]) == ("person:ana lume", "")
    sources = [DAM[a:b] for one in shown[0]["said"] for a, b in one["source"]]
    assert sources == ["Harbour master Ana Lume", "she"]


def test_as_csv_with_a_heading_and_the_report(
    dam: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["people", str(dam), "--csv"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows[0] == ["report", "who", "role", "sort", "said", "to", "in the words"]
    assert rows[1][0] == str(dam)


def test_one_bad_report_does_not_stop_the_others(
    dam: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["people", str(tmp_path / "none.txt"), str(dam)]) == 1
    shown = capsys.readouterr()
    assert "none.txt" in shown.err
    assert shown.out.startswith("Ana Lume\t")


def test_where_nobody_speaks_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "quiet.txt"
    path.write_text("The harbour was calm all day and the boats lay at anchor.\n", encoding="utf-8")
    assert cli.main(["people", str(path)]) == 0
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "onrecord: nobody speaks there\n")

"""Exports: what stands in them, that they are safe and the same every time."""

import csv
import hashlib
import json
import sqlite3
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord import Added, Ledger, Record
from onrecord.errors import InputError, LedgerError
from onrecord.ledger.cells import cell
from onrecord.ledger.export import (
    TABLES,
    annotations,
    copy_plain,
    corrections,
    lines,
    write_csv,
    write_evidence,
    write_parquet,
)
from onrecord.ledger.importing import import_lines
from tests.ledger.conftest import NEWER, make_record

THEN = datetime(2024, 3, 21, 8, 0, tzinfo=UTC)
LATER = datetime(2024, 3, 25, 8, 0, tzinfo=UTC)


def full(path: Path) -> Ledger:
    """A ledger with versions, a re-reading, originals, and decisions of every kind."""
    ledger = onrecord.open(path)
    ledger.add_record(make_record("post/1"), original=b"first bytes", read_at=THEN)
    second = make_record("post/1", count=20)
    added = ledger.add_record(second, original=b"second bytes", read_at=LATER)
    ledger.add_record(
        make_record("post/2", speaker="=cmd()", town="-Karsk", url="https://p.example/2")
    )
    ledger.add_record(
        make_record("post/3", title='@SUM(1,2) "quoted"\nline'), original=b"first bytes"
    )
    ledger.decide(
        subject=f"statement:{added.version}:s1", action="correct",
        value={"entity": "Ada Tidewell"}, who="bo", why="the byline says so", at=LATER,
    )  # fmt: skip
    ledger.decide(
        subject=f"figure:{added.version}:f1",
        action="reject",
        who="bo",
        why="a page number",
        at=LATER,
    )
    ledger.decide(subject="group:story:1", action="join", value=["post/1"], who="bo", why="same")
    ledger.add_record(make_record("post/2", speaker="=cmd()", town="-Karsk", url="https://p.example/2",
                                  engine=NEWER))  # fmt: skip
    return ledger


def asked(ledger: Ledger) -> list[tuple[object, ...]]:
    rows = ledger.statements()
    return sorted((row.report, row.speaker, row.content, row.decision) for row in rows)


def dump(ledger: Ledger) -> list[dict[str, Any]]:
    return list(lines(ledger, history=True))


def write_lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that holds what was read and decided."""
    tables = {
        "reports": "id, version, versions, day, published, publisher, title, url, statements",
        "versions": "id, ordinal, content, day, known_at, read_at, given",
        "readings": "number, version, read_at, known_at, current, replaces, sha256",
        "originals": "sha256, size, bytes",
        "decisions": "subject, action, value, who, why, at, anchor, seal",
        "statements": "reading, id, current, speaker, content, spans, decided, value",
        "figures": "reading, id, current, low, high, measure, decided, value",
        "entities": "reading, id, key, name",
    }
    with sqlite3.connect(path) as connection:
        return {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}"), key=repr)
            for table, columns in tables.items()
        }


def test_export_and_import_give_the_same_ledger(tmp_path: Path) -> None:
    with full(tmp_path / "a.onrecord") as ledger:
        exported = dump(ledger)
    file = write_lines(tmp_path / "a.jsonl", exported)
    with onrecord.open(tmp_path / "b.onrecord") as again:
        results = list(import_lines(again, file))
        assert not [each for each in results if isinstance(each, InputError)]
        assert dump(again) == exported
        assert again.original("post/1") == b"second bytes"
        assert again.original("post/3") == b"first bytes"
        states = [each.state for each in results if isinstance(each, Added)]
        assert states == ["new", "changed", "new", "new", "reread"]
        assert content(tmp_path / "a.onrecord") == content(tmp_path / "b.onrecord")
        twice = list(import_lines(again, file))
        assert {each.state for each in twice if isinstance(each, Added)} == {"known"}
        assert dump(again) == exported


def test_without_history_one_record_a_report_and_its_decisions(tmp_path: Path) -> None:
    with full(tmp_path / "a.onrecord") as ledger:
        rows = list(lines(ledger))
        records = [row for row in rows if "report" in row]
        assert [row["report"]["id"] for row in records] == ["post/1", "post/3", "post/2"]
        for row in records:
            Record.from_dict({k: v for k, v in row.items() if k != "ledger"})
        assert len([row for row in rows if "decision" in row]) == 3
        file = write_lines(tmp_path / "a.jsonl", rows)
        with onrecord.open(tmp_path / "b.onrecord") as again:
            assert not [r for r in import_lines(again, file) if isinstance(r, InputError)]
            assert asked(again) == asked(ledger)
            assert all(
                isinstance(r, Added) and r.state == "known" for r in import_lines(again, file)
            )


words = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "c"]), words, words, st.binary(max_size=9), st.booleans()
        ),
        min_size=1,
        max_size=6,
    )
)
def test_round_trips_hold_for_any_reports(
    tmp_path_factory: pytest.TempPathFactory, reports: list[tuple[str, str, str, bytes, bool]]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    with onrecord.open(folder / "a.onrecord") as ledger:
        for id_, title, tail, original, newer in reports:
            extra = {"engine": NEWER} if newer else {}
            text = (
                f"Mara Ilves told reporters on Monday that 14 people were missing in Karsk.{tail}"
            )
            record = make_record(id_, title=title or None, text=text, **extra)
            ledger.add_record(record, original=original or None)
        exported = dump(ledger)
    file = write_lines(folder / "a.jsonl", exported)
    with onrecord.open(folder / "b.onrecord") as again:
        assert not [each for each in import_lines(again, file) if isinstance(each, InputError)]
        assert dump(again) == exported


ENGINE = '"engine": {"version": "1", "model": "m", "sha256": ""}'


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "is not JSON"),
        ("[1]", "is not a JSON object"),
        ('{"report": {"id": "x", "text": 5}, ' + ENGINE + "}",
         "report.text: '5' is not of its type"),
        ('{"report": {"id": "x", "text": "y"}, "engine": {}}', "is not a record"),
        ('{"report": {"id": "x", "text": "y"}, ' + ENGINE + ","
         '"statements": [{"id": "s1", "content": [[0, 9]]}]}', "span 0:9 lies outside the text"),
        ('{"report": {"id": "x", "text": "y"}, ' + ENGINE + ","
         '"original": "eA==", "ledger": {"original_sha256": "00"}}', "does not have the digest"),
        ('{"decision": {"subject": "statement:none:s1", "action": "accept", "value": null,'
         '"who": "a", "why": "b", "at": "2024-03-21T08:00:00Z"}}', "cannot be decided here"),
        ('{"decision": {"subject": "x"}}', "is not a decision"),
        ('{"title": "no text"}', 'has no "text"'),
    ],
)  # fmt: skip
def test_a_bad_line_is_named_and_the_rest_is_imported(
    tmp_path: Path, line: str, reason: str
) -> None:
    good = json.dumps(make_record("post/9").to_dict())
    file = tmp_path / "in.jsonl"
    file.write_text(f"{line}\n\n{good}\n", encoding="utf-8")
    with onrecord.open(tmp_path / "a.onrecord") as ledger:
        fault, added = import_lines(ledger, file)
        assert isinstance(fault, InputError)
        assert fault.name == f"{file}:1"
        assert reason in fault.reason
        assert isinstance(added, Added)
        assert [report.id for report in ledger.reports()] == ["post/9"]


RISKY = ("=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "＝1", "－2", "=HYPERLINK(1)")


@pytest.mark.parametrize("text", RISKY)
def test_no_cell_can_run(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert cell(f"x{text}") == f"x{text}"


@given(st.text())
def test_a_cell_begins_harmlessly_and_loses_nothing(text: str) -> None:
    written = cell(text)
    assert written.removeprefix("'") == text or written == text
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_stay_numbers(number: float) -> None:
    assert float(cell(number)) == number


def test_csv_tables(tmp_path: Path) -> None:
    with full(tmp_path / "a.onrecord") as ledger:
        counts = write_csv(ledger, tmp_path / "out")
    assert {Path(path).stem for path in counts} == set(TABLES)
    for path, count in counts.items():
        with Path(path).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows) == count + 1
        assert rows[0] == list(TABLES[Path(path).stem].types)
        for row in rows:
            for value in row:
                harmless = not value.startswith(("=", "+", "@", "\t", "\r"))
                assert harmless, value
                # A minus begins numbers only.
                assert not value.startswith("-") or float(value) < 0
    with (tmp_path / "out" / "statements.csv").open(encoding="utf-8", newline="") as file:
        by_report = {row["report"]: row for row in csv.DictReader(file)}
    assert by_report["post/1"]["speaker"] == "Ada Tidewell"
    assert by_report["post/2"]["speaker"] == "'=cmd()"
    assert not list((tmp_path / "out").glob(".*"))


def test_parquet_tables(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    with full(tmp_path / "a.onrecord") as ledger:
        counts = write_parquet(ledger, tmp_path / "out")
        statements = parquet.read_table(tmp_path / "out" / "statements.parquet").to_pylist()
        asked = list(ledger.statements())
    assert {Path(path).stem for path in counts} == set(TABLES)
    assert [row["content"] for row in statements] == [row.content for row in asked]
    assert [row["spans"] for row in statements] == [[list(s) for s in r.spans] for r in asked]
    assert {type(row["score"]) for row in statements} == {float}
    assert {type(row["negated"]) for row in statements} == {bool}


def test_annotations_point_at_the_words(tmp_path: Path) -> None:
    with full(tmp_path / "a.onrecord") as ledger:
        for each in annotations(ledger):
            assert each["@context"] == "http://www.w3.org/ns/anno.jsonld"
            assert each["type"] == "Annotation"
            version = each["id"].split(":")[3]
            text = ledger.record(version, version=version).report.text
            targets = each["target"] if isinstance(each["target"], list) else [each["target"]]
            for target in targets:
                position, quote = target["selector"]
                assert position["type"] == "TextPositionSelector"
                assert text[position["start"] : position["end"]] == quote["exact"]
                before, after = text[: position["start"]], text[position["end"] :]
                assert before.endswith(quote["prefix"])
                assert after.startswith(quote["suffix"])
                assert len(quote["prefix"]) == min(32, len(before))
                assert target["source"] in {
                    "https://p.example/2",
                    f"urn:onrecord:version:{version}",
                }


def test_positions_count_code_points(tmp_path: Path) -> None:
    text = "🚢🚢 Mara Ilves told reporters on Monday that 14 people were missing in Karsk."
    with onrecord.open(tmp_path / "a.onrecord") as ledger:
        ledger.add_record(make_record("post/1", text=text))
        statement = next(each for each in annotations(ledger) if ":statement:" in each["id"])
    position, quote = statement["target"]["selector"]
    assert (position["start"], quote["exact"]) == (
        text.index("14 people"),
        text[text.index("14") : -1],
    )


def test_the_plain_copy_needs_nothing_beside_it(tmp_path: Path) -> None:
    with full(tmp_path / "a.onrecord") as ledger:
        copy_plain(ledger, tmp_path / "out" / "copy.db")
        with pytest.raises(LedgerError, match="is there already"):
            copy_plain(ledger, tmp_path / "out" / "copy.db")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["copy.db"]
    address = f"{(tmp_path / 'out' / 'copy.db').as_uri()}?immutable=1"
    with sqlite3.connect(address, uri=True) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert content(tmp_path / "a.onrecord") == content(tmp_path / "out" / "copy.db")
    with onrecord.open(tmp_path / "out" / "copy.db", read_only=True) as copy:
        assert len(list(copy.reports())) == 3


def test_corrections_are_pairs_of_read_and_decided(tmp_path: Path) -> None:
    with full(tmp_path / "a.onrecord") as ledger:
        corrected, rejected = corrections(ledger)
        assert (corrected["kind"], corrected["action"]) == ("statement", "correct")
        assert corrected["read"]["entity"] == "Mara Ilves"
        assert corrected["decided"]["entity"] == "Ada Tidewell"
        assert corrected["report"]["text"].startswith("Mara Ilves told reporters")
        assert (rejected["kind"], rejected["decided"]) == ("figure", None)
        assert "who" not in corrected
        version = rejected["version"]
        ledger.decide(subject=f"figure:{version}:f1", action="withdraw", who="bo", why="no")
        assert [each["kind"] for each in corrections(ledger)] == ["statement"]


def test_evidence_can_be_checked_by_somebody_else(tmp_path: Path) -> None:
    with full(tmp_path / "a.onrecord") as ledger:
        digest = write_evidence(ledger, "post/1", tmp_path / "out.zip")
        write_evidence(ledger, "post/1", tmp_path / "again.zip")
        with pytest.raises(LedgerError, match="no report nowhere"):
            write_evidence(ledger, "nowhere", tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()
    assert (tmp_path / "out.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        archive.extractall(tmp_path / "out")
        names = archive.namelist()
    sums = (tmp_path / "out" / "SHA256SUMS").read_bytes()
    assert hashlib.sha256(sums).hexdigest() == digest
    listed = {line[66:]: line[:64] for line in sums.decode().splitlines()}
    assert set(listed) == set(names) - {"SHA256SUMS"}
    for name, expected in listed.items():
        assert hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == expected
    assert (tmp_path / "out/versions/1/original.txt").read_bytes() == b"first bytes"
    assert (tmp_path / "out/versions/2/original.txt").read_bytes() == b"second bytes"
    decisions = json.loads((tmp_path / "out/decisions.json").read_text(encoding="utf-8"))
    assert [each["who"] for each in decisions] == ["bo", "bo"]
    assert "content-security-policy" in (tmp_path / "out/versions/1/page.html").read_text().lower()


def test_the_readmes_own_check_runs(tmp_path: Path) -> None:
    with full(tmp_path / "a.onrecord") as ledger:
        write_evidence(ledger, "post/1", tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        archive.extractall(tmp_path / "out")
    readme = (tmp_path / "out" / "README.txt").read_text(encoding="utf-8")
    script = readme[readme.index("       import json") : readme.index("  4. That")]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(line[7:] for line in script.splitlines())],
        cwd=tmp_path / "out", capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "Mara Ilves ['14 people were missing in Karsk']\n"

"""JSON lines: one report a line, and a bad line costs only itself."""

import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadLine, EmptyInput, EncodingFault, InputError, NotEnglish, TooLarge
from onrecord.reading import Limits, read_all, read_one
from onrecord.record import Document

Read = Callable[..., list[Document | InputError]]


def test_every_field_is_read_and_unknown_ones_are_passed_over(read: Read) -> None:
    fields = {
        "id": "r1", "url": "https://velden.example/quay", "title": "Quay closed",
        "publisher": "The Velden Post", "agency": "NNA", "byline": "Ada Tidewell",
        "dateline": "VELDEN (NNA) —", "published": "2024-05-07", "language": "en",
    }  # fmt: skip
    line = json.dumps({**fields, "text": "One.\r\nTwo. ", "mood": ["any"], "score": 1})
    (document,) = read(line.encode())
    assert isinstance(document, Document)
    report = document.report
    assert {name: getattr(report, name) for name in fields} == fields
    assert report.text == "One.\r\nTwo. "


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_text_comes_back_to_the_character(text: str) -> None:
    for ascii_only in (True, False):
        line = json.dumps({"text": text}, ensure_ascii=ascii_only).encode()
        (found,) = read_all([line], limits=Limits(any_language=True))
        if text.strip():
            assert isinstance(found, Document)
            assert found.report.text == text
        else:
            assert isinstance(found, EmptyInput)


def test_bad_lines_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    lines = [
        b'{"text": "First."}',
        b"{broken",
        b"",
        b'["text"]',
        b'{"title": "no text"}',
        b'{"text": 7}',
        b'{"text": "  "}',
        b'{"text": "\\ud800 half"}',
        b'{"text": "x", "title": 3}',
        b'{"text": "x", "published": "last week"}',
        b'{"text": "caf\xe9"}',
        b"[" * 100_000,
        b'{"id": 12, "text": "Last."}',
    ]
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n".join(lines))
    found = list(read_all([path]))
    documents = [d.report.id for d in found if isinstance(d, Document)]
    assert documents == [f"{path}:1", f"{path}:10", "12"]
    faults = {f.name.removeprefix(f"{path}:"): f for f in found if isinstance(f, InputError)}
    assert sorted(faults, key=int) == ["2", "4", "5", "6", "7", "8", "9", "11", "12"]
    assert isinstance(faults["7"], EmptyInput)
    assert isinstance(faults["11"], EncodingFault)
    others = {number: fault for number, fault in faults.items() if number not in {"7", "11"}}
    assert all(isinstance(fault, BadLine) for fault in others.values())
    assert "is not JSON" in faults["2"].reason


def test_a_date_that_cannot_be_read_is_left_out_and_the_report_is_read(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    dates = ["last week", "7:58 AM ET", "24 Novembe", "2016-11-24"]
    rows = [{"text": "The quay is closed.", "published": date} for date in dates]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = [one.report.published for one in read_all([path]) if isinstance(one, Document)]
    assert found == [None, None, None, "2016-11-24"]


def test_an_error_in_a_report_with_an_id_still_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "feed.ndjson"
    text = "Le président a dit que la situation était très grave hier soir dans la capitale."
    path.write_text(json.dumps({"id": "r7", "text": text}), encoding="utf-8")
    (fault,) = read_all([path])
    assert isinstance(fault, NotEnglish)
    assert fault.name == f"{path}:1"


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    texts = ["a" * 150, "a" * 5000, "short"]
    path.write_text("\n".join(json.dumps({"text": t}) for t in texts), encoding="utf-8")
    found = list(read_all([path], limits=Limits(max_bytes=100)))
    assert [type(item) for item in found] == [TooLarge, TooLarge, Document]
    assert [f.name for f in found if isinstance(f, InputError)] == [f"{path}:1", f"{path}:2"]


def test_lines_are_read_as_they_are_asked_for() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            view = memoryview(buffer)  # type: ignore[arg-type]
            line = b'{"text": "One more line of the report."}\n'
            self.given += 1
            view[: len(line)] = line
            return len(line)

    endless = Endless()
    reports = read_all([io.BufferedReader(endless)])
    for _ in range(3):
        document = next(reports)
        assert isinstance(document, Document)
        assert document.report.text == "One more line of the report."
    assert endless.given < 2000


def test_gzip_lines_and_a_cut_off_end(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl.gz"
    lines = b"".join(json.dumps({"text": f"Report {n}."}).encode() + b"\n" for n in range(2000))
    path.write_bytes(gzip.compress(lines)[:-40])
    *documents, fault = read_all([path])
    assert documents
    assert all(isinstance(document, Document) for document in documents)
    assert isinstance(fault, InputError)
    assert "cut-off gzip" in fault.reason


@pytest.mark.parametrize("content", [b"", b"\n\n", b" \r\n"])
def test_a_file_without_lines_is_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(content)
    (fault,) = read_all([path])
    assert isinstance(fault, EmptyInput)


def test_one_report_is_asked_for_and_several_come(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(b'{"text": "One."}\n')
    assert read_one(path).report.text == "One."
    path.write_bytes(b'{"text": "One."}\n{"text": "Two."}\n')
    with pytest.raises(InputError, match=r"feed\.jsonl: holds more than one report"):
        read_one(path)


@pytest.mark.parametrize(
    ("given", "read_as"),
    [
        ("2024-05-07", "2024-05-07"),
        ("2024-05-07T09:30:00+02:00", "2024-05-07T09:30:00+02:00"),
        ("2024-05-07T09:30:00Z", "2024-05-07T09:30:00Z"),
        ("2024-05-07 09:30", "2024-05-07T09:30"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("20240507", "2024-05-07T00:00:00"),
        ("Tue, 07 May 2024 09:30:00 GMT", "2024-05-07T09:30:00+00:00"),
        ("", None),
    ],
)
def test_dates_are_iso(read: Read, given: str, read_as: str | None) -> None:
    (document,) = read(json.dumps({"text": "One.", "published": given}).encode())
    assert isinstance(document, Document)
    assert document.report.published == read_as


def test_a_line_cut_short_is_named_by_where_it_ends(tmp_path: Path) -> None:
    path = tmp_path / "cut.jsonl"
    path.write_text('{"id": "a", "text":\n{"id": "b", "text": "The ford is open."}\n')
    (fault,) = [each for each in read_all([path]) if isinstance(each, InputError)]
    assert "at column 20" in str(fault)

"""Metadata beside a text."""

import gzip
from pathlib import Path

import pytest

from onrecord.errors import BadLine
from onrecord.reading import read_all, read_one
from onrecord.record import Document


def test_a_sidecar_fills_in_what_a_text_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "quay.txt"
    path.write_text("The quay is closed.", encoding="utf-8")
    (tmp_path / "quay.json").write_text(
        '{"published": "2024-05-07", "publisher": "The Velden Post", "title": null,'
        ' "url": "https://velden.example/quay", "text": "other", "language": "en-GB"}',
        encoding="utf-8",
    )
    report = read_one(path).report
    assert report.text == "The quay is closed."
    assert (report.published, report.publisher) == ("2024-05-07", "The Velden Post")
    assert (report.url, report.title) == ("https://velden.example/quay", None)
    assert (report.language, report.id, report.byline) == ("en", str(path), None)


def test_a_sidecar_outranks_the_page(tmp_path: Path, page: object) -> None:
    path = tmp_path / "quay.html.gz"
    path.write_bytes(gzip.compress(page(title="Quay closed").encode()))  # type: ignore[operator]
    (tmp_path / "quay.json").write_text('{"title": "Quay shut", "id": "q1"}', encoding="utf-8")
    report = read_one(path).report
    assert (report.title, report.id) == ("Quay shut", "q1")
    assert report.text.startswith("Quay closed\n\n")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "is not JSON"),
        (b"\xff\xfe\xff", "is not JSON"),
        (b"[1]", "is not a JSON object"),
        (b'{"title": ["a"]}', '"title" is not a string'),
        (b'{"title": "\\ud800"}', "surrogate"),
        (b" " * 1_000_001 + b"{}", "is not a JSON object"),
    ],
)
def test_a_broken_sidecar_is_named_and_the_rest_is_read(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("The quay is closed.", encoding="utf-8")
    (tmp_path / "a.json").write_bytes(content)
    fault, document = read_all([tmp_path])
    assert isinstance(fault, BadLine)
    assert fault.name == str(tmp_path / "a.json")
    assert reason in str(fault)
    assert isinstance(document, Document)

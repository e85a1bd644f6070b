"""What a source means, and what a directory holds."""

import gzip
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import EmptyInput, EncodingFault, InputError, MissingInput, TooLarge
from onrecord.reading import Limits, Source, expand, is_text, read_all, read_one, read_text
from onrecord.record import Document, Report

Read = Callable[..., list[Document | InputError]]
SENTENCE = "The harbour council closed the northern quay on Tuesday."


def texts(found: list[Document | InputError]) -> list[str]:
    return [item.report.text if isinstance(item, Document) else str(item) for item in found]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("One line\nand another", True),
        ("One line\r", True),
        (SENTENCE, True),
        ("“We closed the northern quay on Tuesday.”", True),
        ("x" * 5000, True),
        ("quay.txt", False),
        ("my report of the northern quay on tuesday", False),
        ("reports/my notes on the northern quay.txt", False),
        ("Quay closed.", False),
        ("no\x00path", False),
        ("../..", False),
    ],
)
def test_a_string_is_a_text_only_when_it_plainly_is(given: str, expected: bool) -> None:
    assert is_text(given) is expected


def test_a_file_named_like_prose_is_still_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Read
) -> None:
    monkeypatch.chdir(tmp_path)
    assert texts(read(SENTENCE)) == [SENTENCE]
    Path(SENTENCE).write_text("From the file.", encoding="utf-8")
    assert texts(read(SENTENCE)) == ["From the file."]


@pytest.mark.parametrize("given", ["quay.txt", "no/such/folder/x.html", "a" * 300, "no\x00path"])
def test_what_is_not_there_is_missing(given: str) -> None:
    with pytest.raises(MissingInput) as fault:
        read_one(given)
    assert fault.value.name == given
    assert "check the path" in str(fault.value)


def test_a_file_that_may_not_be_read(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "quay.txt"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    (found,) = read(path)
    # Root may read everything; there is then nothing to refuse.
    if isinstance(found, InputError):
        assert isinstance(found, MissingInput)
        assert str(found) == f"{path}: may not be read; check its permissions"


def test_every_kind_of_source(tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The quay\r\nis closed."
    path = tmp_path / "quay.txt"
    path.write_bytes(text.encode())
    document = Document(report=Report(id="x", text=text))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    sources = [path, str(path), text, text.encode(), io.BytesIO(text.encode()), document, "-"]
    for source in sources:
        assert texts(read(source)) == [text]
    with path.open("rb") as binary, path.open(encoding="utf-8", newline="") as characters:
        assert texts(read(binary)) == [text]
        assert texts(read(characters)) == [text]
    assert read_text(text).report.text == text
    assert read_text(SENTENCE, name="mine").report.id == "mine"


def test_ids_and_paths(tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "quay.txt"
    path.write_bytes(b"The quay is closed.")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The quay is closed.")))

    def place(source: object) -> tuple[str, str | None]:
        (document,) = read(source)
        assert isinstance(document, Document)
        return document.report.id, document.report.path

    assert place(path) == (str(path), str(path))
    assert place("-") == ("<stdin>", None)
    assert place(b"The quay.") == ("<bytes>", None)
    assert place("The quay.\n") == ("<text>", None)
    with path.open("rb") as file:
        assert place(file) == (str(path), str(path))


def test_standard_input_may_hold_lines_pages_and_gzip(
    read: Read, monkeypatch: pytest.MonkeyPatch, page: Callable[..., str]
) -> None:
    def stdin(data: bytes) -> list[str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return texts(read("-"))

    assert stdin(b'{"text": "One."}\n{"text": "Two."}') == ["One.", "Two."]
    assert stdin(gzip.compress(b"One.")) == ["One."]
    assert stdin(page().encode())[0].startswith("Quay closed\n\n")
    assert stdin(page().encode("utf-16"))[0].startswith("Quay closed\n\n")
    assert stdin(b'{"note": "a text that begins so"}') == ['{"note": "a text that begins so"}']


def test_a_text_that_shows_html_stays_a_text_in_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("<html><p>As it was sent.</p></html>", encoding="utf-8")
    assert read_one(path).report.text == "<html><p>As it was sent.</p></html>"


def test_a_directory_gives_its_reports_in_order(tmp_path: Path, page: Callable[..., str]) -> None:
    files: dict[str, bytes] = {
        "b.txt": b"B.",
        "a/z.txt": b"AZ.",
        "a/b/c.txt.gz": gzip.compress(b"ABC."),
        "A.TXT": b"Capital.",
        "lines.jsonl": b'{"text": "L1."}\n{"text": "L2."}\n',
        "page.html": page().encode(),
        "b.json": b'{"title": "Sidecar"}',
        ".hidden.txt": b"no",
        ".git/x.txt": b"no",
        "notes.docx": b"no",
        "broken.txt": b"\x00\x01",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = list(read_all([tmp_path], limits=Limits(any_language=True)))
    names = [
        (item.report.id if isinstance(item, Document) else item.name).removeprefix(f"{tmp_path}/")
        for item in found
    ]
    assert names == [
        "A.TXT", "a/b/c.txt.gz", "a/z.txt", "b.txt", "broken.txt",
        "lines.jsonl:1", "lines.jsonl:2", "page.html",
    ]  # fmt: skip
    assert len(expand([tmp_path, "http://velden.example/"])) == 8


def test_an_empty_directory_is_an_error_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "one.txt").write_text("One.", encoding="utf-8")
    sources: list[Source | InputError] = ["nosuch.txt", tmp_path / "empty", tmp_path / "one.txt"]
    for given in (sources, expand(sources)):
        missing, empty, one = read_all(given)
        assert isinstance(missing, MissingInput)
        assert isinstance(empty, EmptyInput)
        assert "directory without reports" in str(empty)
        assert isinstance(one, Document)


def test_sources_are_opened_only_when_their_turn_comes(tmp_path: Path) -> None:
    path = tmp_path / "later.txt"

    def sources() -> object:
        yield "One.\n"
        path.write_text("Two.", encoding="utf-8")
        yield path

    assert texts(list(read_all(sources()))) == ["One.\n", "Two."]  # type: ignore[arg-type]


def test_a_text_with_half_a_character_is_refused(read: Read) -> None:
    (fault,) = read("half \ud800\n")
    assert isinstance(fault, EncodingFault)
    with pytest.raises(EncodingFault, match="character 5"):
        read_text("half \ud800")


def test_a_file_name_that_is_not_utf8_can_be_printed(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "caf\udce9.txt"
    try:
        path.write_bytes(b"One.")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    (document,) = read(path)
    assert isinstance(document, Document)
    assert document.report.id.endswith(r"caf\xe9.txt")
    document.report.id.encode()


@pytest.mark.parametrize("form", ["text", "bytes", "path", "file", "gzip"])
def test_the_limit_holds_for_every_source(tmp_path: Path, read: Read, form: str) -> None:
    for size, refused in ((100, False), (101, True)):
        data = b"x" * (size - 1) + b"\n"
        path = tmp_path / "x.txt"
        path.write_bytes(data)
        source: object = {
            "text": data.decode(), "bytes": data, "path": path,
            "file": io.BytesIO(data), "gzip": gzip.compress(data),
        }[form]  # fmt: skip
        (found,) = read(source, max_bytes=100)
        assert isinstance(found, TooLarge) is refused
        if refused:
            assert "larger than the limit of 100 bytes" in str(found)


def test_a_device_without_end_stops_at_the_limit(read: Read) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no /dev/zero here")
    (fault,) = read("/dev/zero", max_bytes=100_000)
    assert isinstance(fault, TooLarge)


def test_a_gzip_bomb_stops_at_the_limit(read: Read) -> None:
    piece = gzip.compress(b"\n" * 10_000_000, 9)
    (fault,) = read(piece * 50, max_bytes=1_000_000)
    assert isinstance(fault, TooLarge)


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(b"The quay is closed." * 500)[:-9],
        gzip.compress(b"The quay is closed." * 500)[:15],
        b"\x1f\x8b",
        b"\x1f\x8bno gzip at all",
        gzip.compress(b"The quay") + b"trailing words",
    ],
)
def test_damaged_gzip_is_said_to_be_damaged(read: Read, data: bytes) -> None:
    (fault,) = read(data)
    assert isinstance(fault, InputError)
    assert "damaged or cut-off gzip" in str(fault)

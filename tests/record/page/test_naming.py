"""What a report is called: a title, a name of its own, or a file's name without its folders."""

import pytest

from onrecord.record import Engine, Record, Report
from onrecord.record.page.document import heading
from onrecord.record.page.naming import name_of, plain_id

ENGINE = Engine(version="0", model="by-hand", sha256="0" * 64)


@pytest.mark.parametrize(
    ("id_", "path", "shown"),
    [
        ("/home/ann/desk/flood.txt", None, "flood.txt"),
        ("/home/ann/desk/wire.jsonl:2", "/home/ann/desk/wire.jsonl", "wire.jsonl:2"),
        ("desk/flood.txt", "desk/flood.txt", "flood.txt"),
        ("C:\\Users\\ann\\flood.txt", None, "flood.txt"),
        ("\\\\desk\\share\\flood.txt", None, "flood.txt"),
        ("desk/2024/17", None, "desk/2024/17"),
        ("https://post.example/a/b", None, "https://post.example/a/b"),
        ("https://post.example/a/b", "/home/ann/page.html", "https://post.example/a/b"),
        ("urn:post:1/2", "/home/ann/wire.jsonl", "urn:post:1/2"),
        ("/", None, "/"),
    ],
)
def test_folders_of_a_disk_are_left_out(id_: str, path: str | None, shown: str) -> None:
    assert plain_id(id_, path) == shown
    assert name_of(Report(id=id_, path=path, text="It rained.")) == shown


def test_the_whole_path_can_still_be_had() -> None:
    path = "/home/ann/<desk>/flood.txt"
    untitled = heading(Report(id=path, path=path, text="It rained."))
    assert 'title="/home/ann/&lt;desk&gt;/flood.txt">flood.txt</h1>' in untitled
    assert untitled.count("/home/ann") == 1
    titled = heading(Report(id=path, path=path, title="The flood", text="It rained."))
    assert ">The flood</h1>" in titled
    assert '<bdi title="/home/ann/&lt;desk&gt;/flood.txt">flood.txt</bdi>' in titled


def test_a_page_is_titled_by_the_name() -> None:
    report = Report(id="/home/ann/flood.txt", path="/home/ann/flood.txt", text="It rained.")
    assert "<title>flood.txt</title>" in Record(report=report, engine=ENGINE).to_html()

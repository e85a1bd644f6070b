"""JSON of other crawlers: the same report under their names."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import BadLine, InputError
from onrecord.reading import read_all
from onrecord.reading.crawlers import ALIASES
from onrecord.record import Document

Read = Callable[..., list[Document | InputError]]
ROOT = Path(__file__).parents[2]
STORY = (
    "The harbour council of Velden closed the northern quay on Tuesday.",
    "The council said that at least 14 boats had been moved to the southern basin.",
)
TEXT = "\n\n".join(STORY)
URL = "https://velden.example/quay"
EXPECTED = {
    "text": TEXT, "url": URL, "id": URL, "title": "Quay closed", "byline": "Ada Tidewell, Bo Reed",
    "published": "2024-05-07T09:30:00", "language": "en",
}  # fmt: skip
SHARED = {"url": URL, "title": "Quay closed"}
THEIRS: dict[str, dict[str, Any]] = {
    "news-please": {
        **SHARED, "authors": ["Ada Tidewell", "Bo Reed"], "date_download": "2024-05-08 01:00:00",
        "date_modify": "None", "date_publish": "2024-05-07 09:30:00", "description": "In short.",
        "filename": "x.json", "image_url": None, "language": "en", "localpath": None,
        "maintext": TEXT, "source_domain": "velden.example", "text": "In short.", "title_rss": None,
    },
    "fundus": {
        "title": "Quay closed", "authors": ["Ada Tidewell", "Bo Reed"],
        "publishing_date": "2024-05-07 09:30:00", "topics": ["harbours"], "free_access": True,
        "body": {"summary": [], "sections": [
            {"headline": [], "paragraphs": [STORY[0]]}, {"headline": [], "paragraphs": [STORY[1]]},
        ]},
        "responded_url": URL, "publisher": "velden.example", "lang": "en",
    },
    "trafilatura": {
        "title": "Quay closed", "author": "Ada Tidewell, Bo Reed", "hostname": "velden.example",
        "date": "2024-05-07T09:30:00", "fingerprint": "f", "id": None, "license": None,
        "comments": "", "raw_text": "The", "text": TEXT, "language": "en", "source": URL,
        "source-hostname": "velden.example", "excerpt": "In short.", "categories": "", "tags": "",
    },
    "newspaper": {
        **SHARED, "text": TEXT, "authors": ["Ada Tidewell", "Bo Reed"], "meta_lang": "en",
        "publish_date": "2024-05-07 09:30:00", "source_url": "https://velden.example",
        "domain": "velden.example",
    },
    "schema.org": {
        "@type": "NewsArticle", "headline": "Quay closed", "articleBody": TEXT, "url": URL,
        "datePublished": "2024-05-07T09:30:00", "inLanguage": "en-GB",
        "author": [{"@type": "Person", "name": "Ada Tidewell"}, {"name": "Bo Reed"}],
        "publisher": {"@type": "Organization", "name": "velden.example"},
    },
    "NewsAPI": {
        **SHARED, "source": {"id": None, "name": "velden.example"},
        "author": "Ada Tidewell, Bo Reed", "description": "In short.",
        "publishedAt": "2024-05-07T09:30:00", "content": TEXT,
    },
    "markup": {
        **SHARED, "content": f"<p>{STORY[0]}</p><p>{STORY[1]}</p>",
        "published_at": "2024-05-07 09:30", "author": {"name": "Ada Tidewell, Bo Reed"},
        "site": "velden.example",
    },
}  # fmt: skip


@pytest.mark.parametrize("crawler", THEIRS)
@pytest.mark.parametrize("indent", [None, 2], ids=["a line", "a file"])
def test_the_same_report_from_every_crawler(read: Read, crawler: str, indent: int | None) -> None:
    data = json.dumps(THEIRS[crawler], indent=indent).encode()
    (document,) = read(data)
    assert isinstance(document, Document), document
    report = document.report
    found = {name: getattr(report, name) for name in EXPECTED}
    if crawler == "markup":
        found["published"] = f"{found['published']}:00"
    assert found == EXPECTED
    assert report.publisher == "velden.example"


def test_an_array_gives_its_reports_and_names_the_bad_one(tmp_path: Path) -> None:
    path = tmp_path / "articles.json"
    reports = [{**THEIRS["NewsAPI"], "url": f"{URL}/{n}", "content": TEXT * 200} for n in range(30)]
    path.write_text(json.dumps([*reports[:2], 7, *reports[2:]], indent=1), encoding="utf-8")
    found = list(read_all([path]))
    faults = [each for each in found if isinstance(each, InputError)]
    assert [str(each) for each in faults] == [
        f"{path}#3: is not a JSON object; give one object a line"
    ]
    assert isinstance(faults[0], BadLine)
    documents = [each for each in found if isinstance(each, Document)]
    assert [each.report.url for each in documents] == [f"{URL}/{n}" for n in range(30)]
    path.write_text(json.dumps(reports)[:-500], encoding="utf-8")
    *documents_, fault = read_all([path])
    assert len(documents_) == 29
    assert "is not JSON" in str(fault)


def test_our_own_names_come_first(read: Read) -> None:
    data = {"text": TEXT, "id": "x", "url": URL, "title": "Ours", "headline": "Theirs"}
    (document,) = read(json.dumps(data).encode())
    assert isinstance(document, Document)
    assert (document.report.id, document.report.title) == ("x", "Ours")


def test_the_documented_names_are_those_that_are_read() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    for field, names in ALIASES.items():
        assert f"| `{field}` | {', '.join(f'`{name}`' for name in names)} |" in page

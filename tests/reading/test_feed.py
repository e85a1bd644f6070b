"""Feeds: RSS, Atom and JSON Feed, from a file and from the web."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import BadFormat, EmptyInput, FetchError, InputError
from onrecord.reading import read_all
from onrecord.reading.feed import parse_feed
from onrecord.record import Document

Read = Callable[..., list[Document | InputError]]
XML = {"Content-Type": "application/rss+xml"}
HTML = {"Content-Type": "text/html; charset=utf-8"}


def paragraphs(story: tuple[str, ...]) -> str:
    return "".join(f"<p>{part}</p>" for part in story)


def rss(*items: str, title: str = "The Velden Post") -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{title}</title><language>en-gb</language>{''.join(items)}</channel></rss>"
    ).encode()


def item(title: str, link: str, *, more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def whole(story: tuple[str, ...]) -> str:
    return f"<content:encoded><![CDATA[{paragraphs(story)}]]></content:encoded>"


def test_an_item_with_its_text_is_a_report(read: Read, story: tuple[str, ...]) -> None:
    more = (
        "<pubDate>Tue, 07 May 2024 09:30:00 +0200</pubDate><dc:creator>Ada Tidewell</dc:creator>"
        "<description>In short.</description>" + whole(story)
    )
    data = rss(item("Quay &amp; basin", "https://velden.example/quay", more=more))
    (found,) = read(data)
    assert isinstance(found, Document)
    report = found.report
    assert report.text == "Quay & basin\n\n" + "\n\n".join(story)
    assert report.id == report.url == "https://velden.example/quay"
    assert (report.title, report.publisher) == ("Quay & basin", "The Velden Post")
    assert (report.byline, report.published) == ("Ada Tidewell", "2024-05-07T09:30:00+02:00")
    assert report.language == "en"
    (mark,) = found.furniture
    assert (mark.kind, mark.span) == ("title", (0, len("Quay & basin")))
    assert found.original == data


def test_a_teaser_in_a_file_is_a_report_of_title_and_summary(read: Read) -> None:
    more = "<description>&lt;p&gt;Cracks were found.&lt;/p&gt; The fish market opens.</description>"
    (found,) = read(rss(item("Quay closed", "https://velden.example/quay", more=more)))
    assert isinstance(found, Document)
    assert found.report.text == "Quay closed\n\nCracks were found.\n\nThe fish market opens."


def test_an_items_own_source_is_its_outlet_or_whom_that_credits(
    read: Read, story: tuple[str, ...]
) -> None:
    more = '<source url="https://nna.example/feed">Northern News Agency</source>' + whole(story)
    quay = item("Quay closed", "https://velden.example/quay", more=more)
    (found,) = read(rss(quay))
    assert isinstance(found, Document)
    assert (found.report.publisher, found.report.agency) == ("Northern News Agency", None)
    (found,) = read(rss("<link>https://www.velden.example/</link>", quay))
    assert isinstance(found, Document)
    assert (found.report.publisher, found.report.agency) == (
        "The Velden Post",
        "Northern News Agency",
    )


def test_atom(read: Read, story: tuple[str, ...]) -> None:
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Velden Wire</title>
    <entry><id>tag:velden.example,2024:1</id>
    <title type="html">Quay &lt;b&gt;closed&lt;/b&gt;</title>
    <link rel="alternate" href="https://velden.example/quay"/><author><name>Ada Tidewell</name>
    </author><published>2024-05-07T09:30:00Z</published><updated>2024-05-08T01:00:00Z</updated>
    <source><title>The Velden Post</title></source>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{paragraphs(story)}</div>
    </content></entry></feed>"""
    (found,) = read(atom.encode())
    assert isinstance(found, Document)
    assert found.report.text == "Quay closed\n\n" + "\n\n".join(story)
    assert found.report.publisher == "The Velden Post"
    assert found.report.published == "2024-05-07T09:30:00Z"


def test_json_feed(read: Read, story: tuple[str, ...]) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Velden Wire",
        "items": [
            {
                "id": "7",
                "url": "https://velden.example/quay",
                "title": "Quay closed",
                "content_text": "\n\n".join((*story, "Costs of 3 < 4 & more were named.")),
                "date_published": "2024-05-07T09:30:00Z",
                "authors": [{"name": "Ada Tidewell"}, {"name": "Bo Reed"}],
            }
        ],
    }
    (found,) = read(json.dumps(feed).encode())
    assert isinstance(found, Document)
    assert found.report.text.endswith("Costs of 3 < 4 & more were named.")
    assert found.report.byline == "Ada Tidewell, Bo Reed"
    assert found.report.published == "2024-05-07T09:30:00Z"


def test_the_web_gives_the_linked_page(
    server: Any, read: Read, page: Callable[..., str], story: tuple[str, ...]
) -> None:
    site = f"http://127.0.0.1:{server.server_port}"
    teaser = (
        "<description>In short.</description><pubDate>Tue, 07 May 2024 09:30:00 GMT</pubDate>"
        "<source url='https://nna.example'>NNA</source>"
    )
    server.answers["/feed"] = (
        200,
        XML,
        rss(
            item("Quay closed", f"{site}/quay", more=teaser),
            item("Whole", "https://velden.example/whole", more=whole(story)),
            item("Gone", "/gone", more="<description>Lost.</description>"),
        ),
    )
    server.answers["/quay"] = (200, HTML, page().encode())
    found = read(f"{site}/feed", allow_private=True, delay=0.01)
    quay, complete, gone = found
    assert isinstance(quay, Document)
    assert quay.report.id == f"{site}/quay"
    assert quay.report.text.startswith("Quay closed\n\nThe harbour council")
    assert (quay.report.publisher, quay.report.agency) == ("The Velden Post", "NNA")
    assert quay.report.published == "2024-05-07T09:30:00+00:00"
    assert isinstance(complete, Document)
    assert isinstance(gone, FetchError)
    assert str(gone) == f"{site}/gone: answered 404; check the address"
    assert [path for path, _ in server.seen] == ["/feed", "/robots.txt", "/quay", "/gone"]


def test_robots_txt_keeps_it_from_a_page(server: Any, read: Read) -> None:
    site = f"http://127.0.0.1:{server.server_port}"
    server.answers["/feed"] = (200, XML, rss(item("Quay", f"{site}/private/quay")))
    server.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private/\n")
    (fault,) = read(f"{site}/feed", allow_private=True, delay=0.01)
    assert isinstance(fault, FetchError)
    assert "robots.txt" in str(fault)
    assert "/private/quay" not in [path for path, _ in server.seen]


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (rss(), EmptyInput, "without items"),
        (b"<rss>", BadFormat, "cut off"),
        (rss(item("One", "https://a.example/1"), item("Two", "https://a.example/2"))[:-60],
         BadFormat, "cut off"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', BadFormat, "damaged feed"),
        (rss("<item><guid>x</guid></item>"), EmptyInput, "without a text or a title"),
    ],
)  # fmt: skip
def test_a_bad_feed_is_one_clear_line(
    read: Read, data: bytes, kind: type[InputError], reason: str
) -> None:
    *documents, fault = read(data)
    assert type(fault) is kind
    assert reason in str(fault)
    assert "\n" not in str(fault)
    assert all(isinstance(each, Document) for each in documents)


def test_a_feed_that_declares_entities_is_refused() -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
        b'<!ENTITY c SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&b;&c;'
        b"</title><item><title>T &b; &c;</title><link>https://a.example/</link></item>"
        b"</channel></rss>"
    )
    for data in (bomb, bomb.decode().encode("utf-16"), b"<?x <!-- ?>" + bomb + b"<!-- -->"):
        with pytest.raises(BadFormat, match="declares XML entities"):
            parse_feed(data, name="x")
    quoted = rss(
        item("One", "https://a.example/1", more="<description><![CDATA[<!ENTITY]]></description>")
    )
    assert len(parse_feed(quoted, name="x").items) == 1


def test_a_feed_is_known_by_its_content(tmp_path: Path, story: tuple[str, ...]) -> None:
    data = rss(item("Quay closed", "https://velden.example/quay", more=whole(story)))
    for name in ("feed", "feed.xml", "feed.rss", "feed.html"):
        path = tmp_path / name
        path.write_bytes(data)
        (found,) = read_all([path])
        assert isinstance(found, Document)
        assert found.report.title == "Quay closed"
    path = tmp_path / "feed.txt"
    path.write_bytes(data)
    (found,) = read_all([path])
    assert isinstance(found, Document)
    assert found.report.text == data.decode()


@settings(max_examples=25)
@given(st.data())
def test_damage_anywhere_gives_documents_or_lines(data: st.DataObject) -> None:
    whole_feed = rss(
        item("One", "https://a.example/1", more="<description>Some &lt;b&gt;words.</description>"),
        item("Two", "https://a.example/2", more="<description><![CDATA[<p>More]]></description>"),
    )
    at = data.draw(st.integers(60, len(whole_feed) - 1))
    noise = data.draw(st.binary(max_size=6))
    for broken in (whole_feed[:at], whole_feed[:at] + noise + whole_feed[at + len(noise) :]):
        try:
            feed = parse_feed(broken, name="x")
        except BadFormat:
            continue
        assert len(feed.items) <= 2

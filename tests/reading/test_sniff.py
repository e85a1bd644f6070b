"""A format is known by how its content begins, in no time whatever that is."""

import time

import pytest

from onrecord.reading.sniff import Kind, sniff


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"WARC/1.0\r\nWARC-Type: warcinfo", "archive"),
        (b"WARC is a format of archives.", None),
        (b"<rss version='2.0'>", "feed"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- made by us --><?style x?><rss>", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        (b"<rdf:RDF xmlns:rdf='x'>", "feed"),
        ("<?xml version='1.0' encoding='utf-16'?><rss>".encode("utf-16"), "feed"),
        (b"<newsItem guid='x'>", "xml"),
        (b"<nar:newsMessage>", "xml"),
        (b"<!DOCTYPE nitf SYSTEM 'nitf.dtd'>\n<nitf>", "xml"),
        (b"<!DOCTYPE nitf [<!ENTITY a 'b>c'> ]><nitf>", "xml"),
        (b"<!doctype html><title>x", "page"),
        (b"<!-- x --><html>", "page"),
        (b"<urlset>", None),
        (b'{"text": "One."}\n{"text": "Two."}', "lines"),
        (b'{"maintext": "One.", "url": "u"}', "lines"),
        (b'{"uri": "u", "pubstatus": "usable", "slugline": "h"}', "lines"),
        (b'{\n "uri": "u",\n "body_html": "<p>"', "json"),
        (b'[{"text": "One."}]', "json"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "feed"),
        (b'{"name": "package", "version": "1.0"}', None),
        (b"{curly brackets} begin this report.", None),
        (b"[Update: the quay is open.] The council said", None),
        (b"The council said <rss> was old.", None),
        (b"", None),
    ],
)
def test_kinds(head: bytes, kind: Kind | None) -> None:
    assert sniff(head) == kind


@pytest.mark.parametrize(
    "head",
    [b"<!---->" * 1100, b"<??>" * 2000, b"<!doctype a>" * 600, b"<!doctype [" * 700, b" " * 8192,
     b"<!-- " * 1600, b"{" * 8192, b'{"text' * 1100, b"<?xml " * 1300],
)  # fmt: skip
def test_no_beginning_takes_long(head: bytes) -> None:
    began = time.process_time()
    sniff(head)
    assert time.process_time() - began < 1

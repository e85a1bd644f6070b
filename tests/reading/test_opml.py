"""Lists of feeds."""

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.reading.opml import read_feed_list

A, B = "https://a.example/feed", "https://b.example/feed?x=1&y=2"


@pytest.mark.parametrize(
    "text",
    [
        f"# ours\n\n{A}\r\n  {B}\n{A}\n",
        f'<opml version="1.0"><body><outline xmlUrl="{A}"/><outline text="x"><outline'
        f' xmlUrl="{B.replace("&", "&amp;")}"/></outline><outline xmlUrl="{A}"/></body></opml>',
        f'<?xml version="1.0"?><!DOCTYPE opml><opml><body><outline XMLURL="{A}"/><outline'
        f' xmlUrl="javascript:1"/><outline xmlUrl="{B.replace("&", "&amp;")}"/></body></opml>',
    ],
)
def test_the_addresses_each_once_in_order(tmp_path: Path, text: str) -> None:
    path = tmp_path / "feeds"
    path.write_text(text, encoding="utf-8")
    assert read_feed_list(path) == [A, B]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "names no feeds"),
        (f"{A}\nnot an address\n", "is not an http or https address"),
        ("<opml><body/></opml>", "names no feeds"),
        ("<opml><body>", "is not well-formed XML"),
        ('<!DOCTYPE opml [<!ENTITY a "b">]><opml><body/></opml>', "declares XML entities"),
        ("x" * 5_000_001, "is larger than"),
    ],
)
def test_a_bad_list_is_one_clear_line(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "feeds"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=reason) as caught:
        read_feed_list(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_missing_list(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        read_feed_list(tmp_path / "nothing")

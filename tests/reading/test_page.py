"""HTML pages: the article and nothing else, and what the page says of itself."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import EmptyInput, InputError, NoArticle, TooLarge
from onrecord.reading import read_all, read_one
from onrecord.reading.page import read_page
from onrecord.record import Document

Page = Callable[..., str]


def test_text_is_the_title_and_the_paragraphs(page: Page, story: tuple[str, ...]) -> None:
    document = read_page(page(), name="quay.html")
    assert document.report.text == "\n\n".join(("Quay closed", *story))
    assert [(f.kind, f.span) for f in document.furniture] == [("title", (0, 11))]


def test_what_stands_beside_the_article_is_left_out(page: Page, story: tuple[str, ...]) -> None:
    more = "".join(
        f"<p>{text}</p>"
        for text in (
            "<a href='/1'>Related: Seven quays that sank before their time</a>",
            "Sign up for our harbour newsletter and get it in your inbox.",
            "Follow us on Twitter and Facebook for more of this",
            "Advertisement",
            "<a href='/2'>Ferry company wins back its licence after long row</a>",
            "© 2024 The Velden Post",
        )
    )
    body = "".join(f"<p>{part}</p>" for part in story) + more
    comments = "<div id='comments'><p>I said so years ago, and nobody would listen to me.</p></div>"
    text = read_page(page(body=body + comments), name="x").report.text
    assert text == "\n\n".join(("Quay closed", *story))


def test_prose_that_begins_like_an_invitation_stays(page: Page, story: tuple[str, ...]) -> None:
    prose = (
        "“Join us on Twitter,” the harbour master said, “and you will see the cracks.”",
        "Also on Tuesday, the <a href='/c'>council</a> named a new treasurer.",
        "More than 300 traders signed the letter, the council said.",
        "Share prices of the ferry company fell after the report.",
        "Copyright law was changed in 1998 after a similar case.",
        "Watch keepers on the quay saw the cracks first, they said.",
    )
    body = "".join(f"<p>{part}</p>" for part in story[:3] + prose + story[3:])
    text = read_page(page(body=body), name="x").report.text
    for sentence in prose:
        assert sentence.replace("<a href='/c'>", "").replace("</a>", "") in text


def test_captions_are_kept_and_named(page: Page, story: tuple[str, ...]) -> None:
    figure = (
        "<figure><img src='q.jpg'><figcaption>The northern quay in March. "
        "<span>Photo: I. Marrow</span></figcaption></figure>"
    )
    body = f"<p>{story[0]}</p>{figure}" + "".join(f"<p>{part}</p>" for part in story[1:])
    document = read_page(page(body=body), name="x")
    caption = next(f for f in document.furniture if f.kind == "caption")
    start, end = caption.span
    assert document.report.text[start:end] == "The northern quay in March. Photo: I. Marrow"
    assert document.report.text.split("\n\n")[1:3] == [story[0], document.report.text[start:end]]


def test_white_space_is_clean_and_line_breaks_stay(page: Page, story: tuple[str, ...]) -> None:
    body = (
        f"<p>{story[0]}</p><p>  The   tide\n\ttable:<br>High 6&nbsp;am <br/>Low noon</p>"
        f"<p></p><p> </p><p>{story[1]}</p><p>{story[2]}</p>"
    )
    text = read_page(page(body=body), name="x").report.text
    assert "\n\nThe tide table:\nHigh 6 am\nLow noon\n\n" in text
    assert "\n\n\n" not in text
    assert "  " not in text


def test_a_body_cut_into_chunks_is_whole(page: Page, story: tuple[str, ...]) -> None:
    chunks = [story[:2] * 2, story[2:] * 2]
    body = "<div class='advert'>Buy boats</div>".join(
        "<div class='grid'><div class='body__part'>"
        + "".join(f"<p>{number} {part}</p>" for number, part in enumerate(chunk))
        + "</div></div>"
        for chunk in chunks
    )
    text = read_page(page(body=body), name="x").report.text
    for chunk in chunks:
        for number, part in enumerate(chunk):
            assert f"{number} {part}" in text


def test_words_of_a_linked_span_and_a_quoted_post_stay(page: Page, story: tuple[str, ...]) -> None:
    post = (
        "<div class='social-embed'><blockquote class='twitter-tweet'><p>The quay is safe. Anyone"
        " who says otherwise has not been on it.</p>— Harbour office (@velden) "
        "<a href='https://example.org/1'>May 5, 2024</a></blockquote></div>"
    )
    linked = "The council has <span class='link'><a href='/n'>named the engineers</a></span> twice."
    body = f"<p>{story[0]}</p><p>{linked}</p>{post}" + "".join(f"<p>{p}</p>" for p in story[1:])
    text = read_page(page(body=body), name="x").report.text
    assert "The council has named the engineers twice." in text
    assert "The quay is safe. Anyone who says otherwise has not been on it." in text


LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Velden Post"},
        {
            "@type": ["NewsArticle"],
            "headline": "Quay closed",
            "datePublished": "2024-05-07T09:30:00+02:00",
            "author": [{"@type": "Person", "name": "Ada Tidewell"}],
            "publisher": {"@type": "Organization", "name": "The Velden Post"},
        },
    ],
}


def test_metadata_from_json_ld(page: Page) -> None:
    head = f'<script type="application/ld+json">{json.dumps(LD)}</script>'
    report = read_page(page(head=head), name="x").report
    assert report.title == "Quay closed"
    assert report.published == "2024-05-07T09:30:00+02:00"
    assert report.byline == "Ada Tidewell"
    assert report.publisher == "The Velden Post"
    assert (report.agency, report.dateline) == (None, None)


def test_metadata_from_tags(page: Page) -> None:
    head = (
        '<meta property="article:published_time" content="2024-05-07T09:30:00Z">'
        '<meta property="og:site_name" content="The Velden Post">'
        '<meta property="og:title" content="Quay closed after cracks are found">'
        '<meta name="author" content="Ada Tidewell">'
        '<link rel="canonical" href="https://velden.example/quay">'
    )
    report = read_page(page(head=head, title="Quay closed after inspection"), name="x").report
    assert report.title == "Quay closed after inspection"
    assert report.published == "2024-05-07T09:30:00Z"
    assert report.publisher == "The Velden Post"
    assert report.byline == "Ada Tidewell"
    assert report.url == "https://velden.example/quay"
    assert report.language == "en"


def test_a_date_in_the_prose_is_not_the_date_of_publication(
    page: Page, story: tuple[str, ...]
) -> None:
    body = "".join(f"<p>{p}</p>" for p in (*story, "The quay was built on 3 March 1998."))
    assert read_page(page(body=body), name="x").report.published is None


def test_the_article_comes_from_json_ld_where_the_page_hides_it(
    page: Page, story: tuple[str, ...]
) -> None:
    ld = {"@type": "NewsArticle", "headline": "Quay closed", "articleBody": "\n\n".join(story)}
    head = f'<script type="application/ld+json">{json.dumps(ld)}</script>'
    html = page(head=head, body=f"<p>{story[0][:60]}</p><div id='app'></div>")
    assert read_page(html, name="x").report.text == "\n\n".join(("Quay closed", *story))


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<!doctype html><title>Log in</title><form><input name='user'></form>",
        "<html><body><nav><a href='/a'>One</a> <a href='/b'>Two</a></nav></body></html>",
        "<html><body>" + "<div>" * 3_000 + "deep" + "</div>" * 3_000 + "</body></html>",
        "<html><script>" + "let x = 'a report of many words that nobody sees here';" * 20,
    ],
)
def test_a_page_without_an_article_is_said_to_have_none(html: str) -> None:
    with pytest.raises(NoArticle, match="without an article; save"):
        read_page(html, name="x")


def test_entities_of_a_page_are_never_fetched(
    page: Page, story: tuple[str, ...], tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the harbour master's password", encoding="utf-8")
    html = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">'
        '<!ENTITY a "lots"><!ENTITY b "&a;&a;&a;&a;">]>'
        + page(body="".join(f"<p>{p}</p>" for p in (*story, "And &x; was &b; of it.")))
    )
    (document,) = [*read_all([html.encode()])]
    assert isinstance(document, Document)
    assert story[0] in document.report.text
    assert "password" not in document.report.text


def test_private_characters_of_a_page_are_no_marks(page: Page, story: tuple[str, ...]) -> None:
    body = "".join(f"<p>\ue000{p[:40]}\ue001{p[40:]}\ue002</p>" for p in story)
    document = read_page(page(body=body), name="x")
    assert document.report.text == "\n\n".join(("Quay closed", *story))
    assert [f.kind for f in document.furniture] == ["title"]


@pytest.mark.parametrize("suffix", [".html", ".htm", ".xhtml", ".html.gz", ".HTML", ""])
def test_a_page_is_known_by_its_ending_or_its_beginning(
    tmp_path: Path, page: Page, suffix: str
) -> None:
    path = tmp_path / f"quay{suffix}"
    raw = page().encode()
    path.write_bytes(gzip.compress(raw) if suffix.endswith("gz") else raw)
    report = read_one(path).report
    assert report.text.startswith("Quay closed\n\n")
    assert report.path == report.id == str(path)


def test_a_page_may_be_larger_than_a_text_but_not_without_end(
    read: Callable[..., list[Document | InputError]], page: Page
) -> None:
    html = page(head=f"<style>{'x' * 3000}</style>").encode()
    (document,) = read(html, max_bytes=2000)
    assert isinstance(document, Document)
    (fault,) = read(html, max_bytes=900)
    assert isinstance(fault, TooLarge)


def test_an_empty_page_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_bytes(b" \n")
    with pytest.raises(EmptyInput):
        read_one(path)

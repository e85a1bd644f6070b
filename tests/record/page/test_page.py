import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import Engine, Figure, Furniture, Place, Record, Report, Span, Statement, Time
from onrecord.record.page import Listed, render_index

ENGINE = Engine(version="0", model="m", sha256="0")
# HTML has no NUL and UTF-8 no lone surrogates.
TEXTS = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")
    | st.sampled_from("<>&\"'\r\n\U0001f6a2א"),
    max_size=60,
)
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "</style><style>*{display:none}</style>",
    "<!-- ]]> &lt;b&gt; &amp;amp; $title ${style} %s {0}",
    "</p></article></title><base href=//evil.example>",
]


class Page(HTMLParser):
    """Reads a page back: its elements, and the text of its paragraphs."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "p":
            self._inside = dict(attrs).get("class") == "text"

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text += data

    def shape(self) -> list[str]:
        return [tag for tag, _ in self.elements]


def spans(length: int) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, length), st.integers(0, length)).map(
        lambda pair: (min(pair), max(pair))
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(TEXTS)
    some = st.lists(spans(len(text)), max_size=3).map(tuple)
    made = st.builds(
        Statement,
        id=st.sampled_from(["s1", "s2", "s3", '"<>&']),
        content=some,
        source=st.none() | some,
        cue=st.none() | some,
        addressee=st.none() | some,
        entity=st.none() | TEXTS,
        parent=st.none() | st.sampled_from(["s1", "s2", "s3"]),
        chain=st.lists(TEXTS, max_size=2).map(tuple),
    )
    return Record(
        report=Report(id=draw(TEXTS), text=text, title=draw(st.none() | TEXTS)),
        furniture=tuple(
            Furniture(kind="caption", span=span) for span in draw(st.lists(spans(len(text))))
        ),
        statements=tuple(draw(st.lists(made, max_size=4))),
        figures=tuple(Figure(id="f1", span=span) for span in draw(st.lists(spans(len(text))))),
        places=tuple(Place(span=span, name="Lune") for span in draw(st.lists(spans(len(text))))),
        engine=ENGINE,
    )


@settings(max_examples=60, deadline=None)
@given(records())
def test_the_text_of_the_page_is_the_text_of_the_report(record: Record) -> None:
    assert Page(record.to_html()).text == record.report.text
    assert Page(record._repr_html_()).text == record.report.text


@settings(max_examples=60, deadline=None)
@given(records())
def test_each_statement_lights_exactly_its_own_characters(record: Record) -> None:
    record = renamed(record)
    for statement in record.statements:
        for role in ("content", "source", "cue", "addressee"):
            wanted: set[int] = set()
            for span in getattr(statement, role) or ():
                wanted |= set(range(*span))
            assert lit(record.to_html(), statement.id, role) == wanted


def renamed(record: Record) -> Record:
    """The record with plain and unique ids, as the reader writes them."""
    data = record.to_dict()
    for number, statement in enumerate(data["statements"], start=1):
        statement["id"] = f"s{number}"
    return Record.from_dict(data)


def lit(page: str, anchor: str, role: str) -> set[int]:
    """The offsets of the characters that carry the statement in the role."""
    found: set[int] = set()
    place = 0
    for words in re.findall(r'<p class="text"[^>]*>(.*?)</p>', page, re.DOTALL):
        for attributes, marked, bare in re.findall(
            r"<span([^>]*)>(.*?)</span>|([^<]+)", words, re.DOTALL
        ):
            size = len(html.unescape(marked or bare))
            owners = re.search(rf'data-{role}="([^"]*)"', attributes)
            if owners and anchor in owners[1].split():
                found |= set(range(place, place + size))
            place += size
    return found


def hostile(words: str) -> Record:
    span = ((0, len(words)),)
    return Record(
        report=Report(
            id=words,
            text=words,
            path=words,
            url=words,
            title=words,
            publisher=words,
            agency=words,
            byline=words,
            published=words,
            language=words,
        ),
        furniture=(Furniture(kind=words, span=span[0]),),  # type: ignore[arg-type]
        statements=(
            Statement(
                id=words,
                content=span,
                source=span,
                cue=span,
                addressee=span,
                entity=words + ".",
                mode=words,  # type: ignore[arg-type]
                chain=(words,),
            ),
        ),
        figures=(Figure(id=words, span=span[0], unit=words, measure=words),),
        places=(Place(span=span[0], name=words, country=words),),
        engine=Engine(version=words, model=words, sha256=words),
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_adds_no_element_and_no_attribute(words: str) -> None:
    tame, wild = hostile("tame words"), hostile(words)
    for show in (Record.to_html, Record._repr_html_):
        expected, found = Page(show(tame)), Page(show(wild))
        assert found.shape() == expected.shape()
        assert [set(a) for _, a in found.elements] == [set(a) for _, a in expected.elements]
        assert found.text == words


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_leaves_the_index_alone(words: str) -> None:
    def index(words: str) -> Page:
        report = hostile(words).report
        return Page(render_index([Listed(address=words, report=report, statements=1)]))

    assert index(words).shape() == index("tame words").shape()


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://post.example/a?b=1&c=2", True),
        ("http://post.example/", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,x", False),
        ("//post.example/", False),
        ("https:", False),
        ("http://[", False),
    ],
)
def test_only_web_addresses_are_links(url: str, linked: bool) -> None:
    record = Record(report=Report(id="r", text="x", url=url), engine=ENGINE)
    page = Page(record.to_html())
    assert [a["href"] for tag, a in page.elements if tag == "a"] == ([url] if linked else [])
    assert html.escape(url) in record.to_html()


def test_the_page_names_nothing_to_load(record: Record) -> None:
    page = Page(record.to_html())
    loads = {"src", "srcset", "data", "poster", "background", "action", "ping"}
    for tag, attributes in page.elements:
        assert not loads & set(attributes)
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        if tag == "link":
            assert attributes["href"] == "data:,"
    assert "@import" not in record.to_html()
    assert "url(" not in record.to_html()


def test_the_policy_lets_nothing_else_run(record: Record) -> None:
    page = Page(record.to_html())
    policy = next(a["content"] for _, a in page.elements if a.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("broken", ["a\0b", "a\ud800b"])
def test_what_html_cannot_hold_moves_nothing(broken: str) -> None:
    record = Record(report=Report(id="r", text=broken), engine=ENGINE)
    assert Page(record.to_html()).text == "a\ufffdb"
    record.to_html().encode("utf-8")


def test_notes_say_who_said_what(record: Record) -> None:
    page = Page(record.to_html())
    labels = {a["id"]: a["aria-label"] for tag, a in page.elements if tag == "a" and "id" in a}
    assert list(labels) == ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9"]
    assert labels["s1"] == (
        "Statement 1; Mara Ilves; written Harbour minister Mara Ilves; told; to reporters; "
        "partly quoted: the port “will reopen on Friday”"
    )
    assert labels["s3"] == (
        "Statement 3, inside s2; pilots (unresolved); believed; thought; "
        "in the report’s words: the channel was safe"
    )
    assert (labels["s7"] or "").startswith("Statement 7; nobody named; reportedly")
    assert "not said" in (labels["s5"] or "")


def test_the_same_record_gives_the_same_page(record: Record) -> None:
    assert record.to_html() == Record.from_dict(record.to_dict()).to_html()


def test_a_report_without_statements_says_so() -> None:
    page = Record(report=Report(id="r", text="Rain."), engine=ENGINE).to_html()
    assert "No statement was found" in page


def test_a_fragment_brings_no_script_and_no_names_that_could_clash(record: Record) -> None:
    fragment = Page(record._repr_html_())
    assert "script" not in fragment.shape()
    assert not [a for _, a in fragment.elements if "id" in a]
    assert len(record._repr_html_()) < 12_000


def test_a_place_says_where_it_is_and_an_unresolved_one_nothing() -> None:
    record = Record(
        report=Report(id="x", text="From Lune to Karsk."),
        places=(
            Place(span=(5, 9), name="Lune", lat=54.1, lon=-2.8, country="GB", precision="city"),
            Place(span=(13, 18)),
        ),
        engine=ENGINE,
    )
    marked = [a for _, a in Page(record.to_html()).elements if a.get("class") == "place"]
    assert [one["title"] for one in marked] == ["Lune, GB, city, 54.10 -2.80"]


def test_a_time_says_which_days_it_is_and_one_without_days_nothing() -> None:
    record = Record(
        report=Report(id="x", text="On Friday, after last week, for six months."),
        times=(
            Time(
                span=(3, 9), type="DATE", value="2024-05-03", begin="2024-05-03", end="2024-05-03"
            ),
            Time(
                span=(17, 26), type="DATE", value="2024-W17", begin="2024-04-22", end="2024-04-28"
            ),
            Time(span=(32, 42), type="DURATION", value="P6M"),
        ),
        engine=ENGINE,
    )
    marked = [a for _, a in Page(record.to_html()).elements if a.get("class") == "time"]
    assert [one["title"] for one in marked] == ["3 May 2024", "22 April 2024 to 28 April 2024"]

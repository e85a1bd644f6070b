"""ninjs, NewsML-G2 and NITF: the same report in each."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import BadFormat, BadLine, BinaryInput, EmptyInput, InputError, TooLarge
from onrecord.reading import Limits, read_all
from onrecord.record import Document

Read = Callable[..., list[Document | InputError]]
STORY = (
    "The harbour council of Velden closed the northern quay on Tuesday after an inspection found"
    " cracks in its piles.",
    "“We would rather lose a week than a ship,” said the harbour master, Ilse Marrow, who led the"
    " inspection with two engineers.",
    "The council said that at least 14 boats had been moved to the southern basin, and that the"
    " fish market would open as usual.",
)
MARKED = "".join(f"<p>{each}</p>" for each in STORY)
TEXT = "Quay closed\n\n" + "\n\n".join(STORY)

NINJS: dict[str, dict[str, Any]] = {
    "1": {
        "uri": "urn:newsml:nna.example:1", "type": "text", "version": "3",
        "versioncreated": "2024-05-07T09:30:00Z", "pubstatus": "usable", "urgency": 3,
        "language": "en-GB", "headline": "Quay closed", "byline": "Ada Tidewell",
        "body_text": " ".join(STORY), "body_html": MARKED, "copyrightholder": "The Velden Post",
        "infosource": [{"name": "NNA"}],
    },
    "2": {
        "standard": {"name": "ninjs", "version": "2.1"}, "uri": "urn:newsml:nna.example:1",
        "type": "text", "version": "3", "versioncreated": "2024-05-07T09:30:00Z",
        "pubstatus": "usable", "urgency": 3, "language": "en-GB", "by": "Ada Tidewell",
        "headlines": [{"role": "short", "value": "Quay"}, {"role": "main", "value": "Quay closed"}],
        "bodies": [
            {"role": "main", "contenttype": "text/plain", "value": " ".join(STORY)},
            {"role": "richtext", "contenttype": "application/xhtml+xml", "value": MARKED},
        ],
        "copyrightholder": "The Velden Post", "infosources": [{"name": "NNA"}],
    },
    "3": {
        "uri": "urn:newsml:nna.example:1", "type": "text", "version": "3",
        "versionCreated": "2024-05-07T09:30:00Z", "pubStatus": "usable", "urgency": 3,
        "language": "en-GB", "by": "Ada Tidewell",
        "headlines": [{"role": "main", "value": "Quay closed"}],
        "bodies": [{"role": "html", "contentType": "text/html", "value": MARKED}],
        "copyrightHolder": "The Velden Post", "infoSources": [{"name": "NNA"}],
    },
}  # fmt: skip
NEWSML = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2"
 guid="urn:newsml:nna.example:1" version="3" xml:lang="en-GB">
 <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:VP"><name>The Velden Post</name>
 </provider><versionCreated>2024-05-07T09:30:00Z</versionCreated>
 <firstCreated>2024-05-07T08:00:00Z</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
 <contentMeta><urgency>3</urgency><headline>Quay closed</headline><by>Ada Tidewell</by>
 <dateline>VELDEN, May 7 (NNA)</dateline><creditline>NNA</creditline></contentMeta>
 <contentSet><inlineXML contenttype="application/xhtml+xml">
 <html xmlns="http://www.w3.org/1999/xhtml"><head><title>Not this</title></head>
 <body><h1>Quay closed</h1>{MARKED}</body></html></inlineXML></contentSet></newsItem>"""
NITF = f"""<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
 <nitf><head><title>Not this</title><docdata management-status="usable">
 <doc-id id-string="urn:newsml:nna.example:1"/><urgency ed-urg="3"/>
 <date.issue norm="20240507T093000Z"/><du-key key="quay" version="3"/></docdata>
 <pubdata name="The Velden Post"/></head><body xml:lang="en-GB"><body.head><hedline>
 <hl1>Quay closed</hl1></hedline><byline>Ada Tidewell</byline><distributor>NNA</distributor>
 <dateline><location>VELDEN</location>, May 7 (NNA)</dateline></body.head>
 <body.content><block>{MARKED}</block></body.content></body></nitf>"""


def one(found: list[Document | InputError]) -> Document:
    (document,) = found
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize(
    "data",
    [*(json.dumps(each) for each in NINJS.values()),
     *(json.dumps(each, indent=2) for each in NINJS.values()), NEWSML, NITF],
)  # fmt: skip
def test_one_report_in_every_format(read: Read, data: str) -> None:
    document = one(read(data.encode()))
    report = document.report
    assert report.text == TEXT
    assert report.id == "urn:newsml:nna.example:1"
    assert (report.title, report.byline) == ("Quay closed", "Ada Tidewell")
    assert (report.publisher, report.agency) == ("The Velden Post", "NNA")
    assert (report.published or "")[:19] == "2024-05-07T09:30:00"
    assert report.language == "en"
    details = dict(document.details)
    assert (details["urgency"], details["version"], details["status"]) == ("3", "3", "usable")
    assert [(each.kind, each.span) for each in document.furniture] == [("title", (0, 11))]
    assert document.original is not None


@pytest.mark.parametrize("data", [NEWSML, NITF])
def test_a_dateline_is_kept(read: Read, data: str) -> None:
    assert one(read(data.encode())).report.dateline == "VELDEN, May 7 (NNA)"


def test_what_nitf_names_is_furniture(read: Read) -> None:
    data = (
        NITF.replace("</hl1>", "</hl1><hl2>Boats moved</hl2>")
        .replace(
            "</block>",
            "<hl2>In the basin</hl2><p>More.</p><media>"
            "<media-reference source='x.jpg'>no</media-reference><media-caption>The quay."
            "</media-caption><media-producer>Bo Reed/NNA</media-producer></media>"
            "<table><tr><td>Boats</td><td>14</td></tr></table></block>",
        )
        .replace(
            "</body.content>",
            "</body.content><body.end><tagline>Editing by Bo Reed</tagline></body.end>",
        )
    )
    document = one(read(data.encode()))
    text = document.report.text
    assert [(each.kind, text[slice(*each.span)]) for each in document.furniture] == [
        ("title", "Quay closed"),
        ("title", "Boats moved"),
        ("crosshead", "In the basin"),
        ("caption", "The quay."),
        ("credit", "Bo Reed/NNA"),
        ("sign-off", "Editing by Bo Reed"),
    ]
    assert "Boats | 14" in text
    assert "x.jpg" not in text


def test_nitf_inside_newsml(read: Read) -> None:
    body = NITF[NITF.index("<nitf>") :].replace(
        "<nitf>", '<nitf xmlns="http://iptc.org/std/NITF/">'
    )
    start, end = NEWSML.index("<html"), NEWSML.index("</inlineXML>")
    document = one(read((NEWSML[:start] + body + NEWSML[end:]).encode()))
    assert document.report.text == TEXT


def test_a_message_gives_its_text_items_in_order(read: Read) -> None:
    items = [
        NEWSML,
        NEWSML.replace("ninat:text", "ninat:picture"),
        NEWSML.replace("example:1", "example:2").replace("stat:usable", "stat:canceled"),
        NEWSML.replace("example:1", "example:3"),
    ]
    message = (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>'
        f"<packageItem/>{''.join(items)}</itemSet></newsMessage>"
    )
    first, withdrawn, third = read(message.encode())
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert third.report.id == "urn:newsml:nna.example:3"
    assert isinstance(withdrawn, BadFormat)
    assert str(withdrawn) == (
        "<bytes>#2: was withdrawn by its provider (status canceled); do not use it"
    )


def test_a_composite_gives_its_texts(read: Read) -> None:
    parts = {name: {**NINJS["1"], "uri": f"urn:x:{name}"} for name in ("main", "side")}
    picture = {"type": "picture", "headline": "The quay", "body_text": "No report."}
    whole = {
        "uri": "urn:x:all", "type": "composite", "versioncreated": "2024-05-07T10:00:00Z",
        "pubstatus": "usable", "associations": {**parts, "photo": picture},
    }  # fmt: skip
    found = read(json.dumps(whole).encode())
    assert [one([each]).report.id for each in found] == ["urn:x:main", "urn:x:side"]


def test_named_characters_of_html_are_read(read: Read) -> None:
    data = NITF.replace("Quay closed", "Quay&nbsp;closed &mdash; &eacute;&amp;&#8217;")
    assert one(read(data.encode())).report.title == "Quay closed — é&’"


def test_other_encodings(read: Read) -> None:
    latin = NITF.replace("UTF-8", "ISO-8859-1").replace("“", "'").replace("”", "'")
    assert (
        "Quay clösed"
        in one(read(latin.replace("Quay closed", "Quay clösed").encode("latin-1"))).report.text
    )
    assert one(read(NEWSML.encode("utf-16"))).report.text == TEXT


LAUGHS = '<!ENTITY l0 "ha">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9)
)


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (f"<!DOCTYPE nitf [{LAUGHS}]><nitf><body><body.content>&l8;</body.content></body></nitf>",
         BadFormat, "declares XML entities"),
        ('<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><p>&x;</p></nitf>',
         BadFormat, "declares XML entities"),
        ("<nitf><body><body.content><p>&unknown;</p></body.content></body></nitf>", BadFormat,
         "is not well-formed XML"),
        (NEWSML[:-40], BadFormat, "is not well-formed XML"),
        ("<nitf>" + "<p>" * 100_000, BadFormat, "is not well-formed XML"),
        ("<nitf><body><body.content/></body></nitf>", EmptyInput, "without text"),
        (NEWSML.replace("ninat:text", "ninat:picture"), BadFormat, "without a text item"),
        ('<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', BadFormat, "package item"),
        ('<?xml version="1.0"?><urlset><url/></urlset>', BadFormat, "<urlset>"),
        (json.dumps({**NINJS["1"], "pubstatus": "canceled"}), BadFormat, "withdrawn"),
        (json.dumps({"uri": "x", "type": "picture", "versioncreated": "y", "pubstatus": "usable"}),
         BadFormat, "ninjs picture without a body"),
        (json.dumps(NINJS["1"], indent=1)[:-9], BadFormat, "is not JSON"),
        ('{"bodies": ' + "[" * 100_000, BadLine, "is not JSON"),
        (NITF.replace("Quay", "\x00Quay"), BinaryInput, "NUL"),
        (json.dumps({**NINJS["1"], "body_html": "<p>" + "x " * 60_000}), TooLarge, "is larger"),
        (NITF.replace("</block>", "<p>" + "x " * 60_000 + "</p></block>"), TooLarge, "is larger"),
    ],
)  # fmt: skip
def test_a_bad_item_is_one_clear_line(
    read: Read, data: str, kind: type[InputError], reason: str
) -> None:
    (fault,) = read(data.encode(), max_bytes=100_000)
    assert type(fault) is kind, fault
    assert reason in str(fault)
    assert str(fault).startswith(("<bytes>:", "urn:newsml:"))
    assert "\n" not in str(fault)


def test_a_directory_gives_wire_items_and_leaves_other_json_and_xml(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(NINJS["1"], indent=1), encoding="utf-8")
    (tmp_path / "b.xml").write_text(NEWSML, encoding="utf-8")
    (tmp_path / "c.json").write_text('{"name": "a package", "version": "1.0"}', encoding="utf-8")
    (tmp_path / "d.xml").write_text("<project><name>x</name></project>", encoding="utf-8")
    (tmp_path / "e.txt").write_text(STORY[0], encoding="utf-8")
    (tmp_path / "e.json").write_text(json.dumps({"text": "a sidecar", "title": "T"}))
    found = list(read_all([tmp_path]))
    assert [one([each]).report.path for each in found] == [
        str(tmp_path / name) for name in ("a.json", "b.xml", "e.txt")
    ]
    assert one([found[2]]).report.title == "T"


@settings(max_examples=25)
@given(st.data())
def test_damage_anywhere_gives_documents_or_lines(data: st.DataObject) -> None:
    whole = data.draw(
        st.sampled_from([NEWSML, NITF, json.dumps(NINJS["1"]), json.dumps(NINJS["3"], indent=1)])
    ).encode()
    at = data.draw(st.integers(0, len(whole) - 1))
    noise = data.draw(st.binary(max_size=5))
    for broken in (whole[:at], whole[:at] + noise + whole[at + data.draw(st.integers(0, 40)) :]):
        for each in read_all([broken], limits=Limits(any_language=True)):
            assert isinstance(each, Document) or "\n" not in str(each)
            if isinstance(each, Document):
                assert all(
                    0 <= m.span[0] < m.span[1] <= len(each.report.text) for m in each.furniture
                )


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(STORY),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*NINJS["1"], *NINJS["3"], "value", "role"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from([*NINJS["1"], *NINJS["2"], *NINJS["3"]]), values))
def test_fields_of_any_kind_never_stop_a_batch(fields: dict[str, Any]) -> None:
    data = json.dumps({"uri": "urn:x", "pubstatus": "usable", "slugline": "s", **fields}).encode()
    for each in read_all([data], limits=Limits(any_language=True)):
        assert isinstance(each, Document | InputError)

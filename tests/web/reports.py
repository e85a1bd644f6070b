"""Reports made by hand: one with everything that a page can show, and a hostile one."""

from onrecord import Engine, Entity, Figure, Furniture, Place, Record, Report, Statement, Time

HOSTILE = "</script><script>window.bad=1</script><img src=//x.example/i onerror=window.bad=1>"
ENGINE = Engine(version="0.1.0", model="by-hand", sha256="0" * 64)
TEXT = (
    "ORLEN BAY, 3 June (CPA) — Mayor Ida Brask told reporters that at least 40 people died when "
    "the \U0001f30a wave struck Orlen Bay on Monday.\n\n"
    "Civil defence chief Tam Osei said between 55 and 70 were missing. “We have no boats left,” "
    "he added.\n\n"
    "قال رئيس البلدية إن الميناء مغلق. Ida Brask denied that the sirens had failed.\n\n"
    "- Reporting by Jo Lind -\n"
)


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where the words first stand."""
    assert words in text, words
    return text.index(words), text.index(words) + len(words)


def wave(*, id_: str, publisher: str, published: str, toll: int = 40, timed: bool = True) -> Record:
    """A report with everything in it that a page can show."""
    text = TEXT.replace("at least 40", f"at least {toll}")
    he = (text.index("he added"), text.index("he added") + 2)
    brask = Entity(
        id="e1",
        name="Ida Brask",
        kind="person",
        role="Mayor",
        key="person:ida brask",
        names=(at("Ida Brask", text),),
        mentions=(at("Ida Brask", text),),
    )
    osei = Entity(
        id="e2",
        name="Tam Osei",
        kind="person",
        role="Civil defence chief",
        affiliation="Civil defence",
        key="person:tam osei",
        names=(at("Tam Osei", text),),
        mentions=(at("Tam Osei", text), he),
    )
    statements = (
        Statement(
            id="s1",
            content=(
                at(f"at least {toll} people died when the \U0001f30a wave struck Orlen Bay", text),
            ),
            source=(at("Mayor Ida Brask", text),),
            source_kind="named",
            entity="Ida Brask",
            entity_id="e1",
            cue=(at("told", text),),
            addressee=(at("reporters", text),),
            time=at("on Monday", text) if timed else None,
            score=0.97,
        ),
        Statement(
            id="s2",
            content=(at("between 55 and 70 were missing", text),),
            source=(at("Civil defence chief Tam Osei", text),),
            entity="Tam Osei",
            entity_id="e2",
            cue=(at("said", text),),
            chain=("CPA", "Civil defence"),
            chain_ids=(None, "e2"),
            score=0.91,
        ),
        Statement(
            id="s3",
            content=(at("“We have no boats left,”", text),),
            source=(he,),
            entity="Tam Osei",
            entity_id="e2",
            cue=(at("added", text),),
            mode="direct",
            score=0.88,
        ),
        Statement(
            id="s4",
            content=(at("الميناء مغلق", text),),
            source=(at("رئيس البلدية", text),),
            cue=(at("قال", text),),
            score=0.31,
        ),
        Statement(
            id="s5",
            content=(at("the sirens had failed", text),),
            source=((text.rindex("Ida Brask"), text.rindex("Ida Brask") + len("Ida Brask")),),
            entity="Ida Brask",
            entity_id="e1",
            cue=(at("denied", text),),
            negated=True,
            score=0.42,
        ),
    )
    figures = (
        Figure(
            id="f1",
            span=at(f"at least {toll}", text),
            low=toll,
            qualifier="at least",
            unit="people",
            measure="killed",
            counted=at("people", text),
            place=at("Orlen Bay", text),
            time=at("on Monday", text),
            statement="s1",
            score=0.9,
        ),
        Figure(
            id="f2",
            span=at("between 55 and 70", text),
            low=55,
            high=70,
            qualifier="between",
            unit="people",
            measure="missing",
            statement="s2",
            score=0.4,
        ),
    )
    return Record(
        report=Report(
            id=id_,
            title="Wave strikes Orlen Bay",
            publisher=publisher,
            agency="CPA",
            published=published,
            url=f"https://{publisher.casefold().replace(' ', '')}.example/{id_}",
            language="en",
            text=text,
        ),
        furniture=(
            Furniture(kind="dateline", span=at("ORLEN BAY, 3 June (CPA) —", text)),
            Furniture(kind="sign-off", span=at("- Reporting by Jo Lind -", text)),
        ),
        statements=statements,
        figures=figures,
        times=(
            Time(
                span=at("Monday", text),
                type="DATE",
                value="2024-06-03",
                begin="2024-06-03",
                end="2024-06-03",
            ),
        ),
        places=(
            Place(
                span=at("Orlen Bay", text),
                name="Orlen Bay",
                geonames_id=1,
                lat=12.5,
                lon=-44.25,
                country="XX",
                precision="city",
            ),
        ),
        entities=(brask, osei),
        engine=ENGINE,
    )


def hostile() -> Record:
    """A report in which everything tries to be more than text."""
    text = f"{HOSTILE} said {HOSTILE} \u202e evil \u2066 order\n{{{{ 7 * 7 }}}} <a href=x>no</a>\0"
    return Record(
        report=Report(
            id="javascript:window.bad=1",
            title=f"\u202e{HOSTILE}",
            publisher=HOSTILE,
            byline=HOSTILE,
            url="javascript:window.bad=1",
            published="2024-05-01",
            language='en"><script>window.bad=1</script>',
            text=text,
        ),
        statements=(
            Statement(
                id="s1",
                content=((10, 40),),
                source=((0, 9),),
                entity=HOSTILE,
                entity_id="e1",
                cue=(at("said", text),),
                chain=(HOSTILE, HOSTILE),
                score=0.2,
            ),
        ),
        figures=(Figure(id="f1", span=(0, 5), low=1, unit=HOSTILE, measure="killed"),),
        places=(Place(span=(3, 9), name=HOSTILE, lat=1.0, lon=1.0),),
        entities=(
            Entity(
                id="e1",
                name=HOSTILE,
                kind="person",
                role=HOSTILE,
                key=f"person:{HOSTILE}",
                names=((0, 9),),
                mentions=((0, 9),),
            ),
        ),
        engine=ENGINE,
    )

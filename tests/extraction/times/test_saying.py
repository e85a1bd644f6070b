import pytest

from onrecord.extraction import paragraphs, times
from onrecord.language import Name
from onrecord.record import Span, Statement


def spans(text: str, *words: str) -> tuple[Span, ...]:
    found = []
    for word in words:
        start = text.index(word)
        found.append((start, start + len(word)))
    return tuple(found)


def said(
    text: str, *, content: str, source: str, cue: str, addressee: str = "", place: str = ""
) -> tuple[str, str]:
    """When and where, by the words, of one statement given by its words."""
    statement = Statement(
        id="s1",
        content=spans(text, content),
        source=spans(text, source) if source else None,
        cue=spans(text, cue) if cue else None,
        addressee=spans(text, addressee) if addressee else None,
    )
    names = [
        Name(span=span, kind="place", score=1.0) for span in (spans(text, place) if place else ())
    ]
    when = times.find(text, paragraphs.split(text))
    (told,) = times.place_in_time(text, [statement], when, names)
    return _words(text, told.time), _words(text, told.place)


def _words(text: str, span: Span | None) -> str:
    return text[slice(*span)] if span else ""


@pytest.mark.parametrize(
    ("text", "content", "source", "cue", "when"),
    [
        (
            "The road is shut, police said on Friday.",
            "The road is shut",
            "police",
            "said",
            "Friday",
        ),
        (
            "Police said late Friday the road was shut.",
            "the road was shut",
            "Police",
            "said",
            "late Friday",
        ),
        (
            "On Friday, police said the road was shut.",
            "the road was shut",
            "police",
            "said",
            "Friday",
        ),
        ("Friday police said the road was shut.", "the road was shut", "police", "said", "Friday"),
        (
            "Police on Friday said the road was shut.",
            "the road was shut",
            "Police",
            "said",
            "Friday",
        ),
        ('"It is shut," said Ada Brook on Friday.', '"It is shut,"', "Ada Brook", "said", "Friday"),
        (
            "It was shut, said Brook in an interview on Friday.",
            "It was shut",
            "Brook",
            "said",
            "Friday",
        ),
        (
            "Police said in a statement issued Friday that it was shut.",
            "it was shut",
            "Police",
            "said",
            "Friday",
        ),
        (
            "It was shut, a report released on Friday said.",
            "It was shut",
            "a report released on Friday",
            "said",
            "Friday",
        ),
        (
            "Friday's statement said it was shut.",
            "it was shut",
            "Friday's statement",
            "said",
            "Friday",
        ),
        ("Police said the road shut on Friday.", "the road shut on Friday", "Police", "said", ""),
        ("Police said after Friday's raid it was shut.", "it was shut", "Police", "said", ""),
        ("After a raid on Friday, police said it was shut.", "it was shut", "police", "said", ""),
        (
            "Police, who on Friday stormed the mill, said it was shut.",
            "it was shut",
            "Police, who on Friday stormed the mill",
            "said",
            "",
        ),
        ("It was shut, police said. On Friday it opened.", "It was shut", "police", "said", ""),
        ("It shut, police said, adding it would open on Friday.", "It shut", "police", "said", ""),
        ("Police said it was currently shut.", "it was currently shut", "Police", "said", ""),
        (
            "It was shut, police said in a letter, dated Friday.",
            "It was shut",
            "police",
            "said",
            "Friday",
        ),
        (
            "It was shut, Brook said of the mill in an interview Friday.",
            "It was shut",
            "Brook",
            "said",
            "Friday",
        ),
        ("It was shut, Brook said of the raid on Friday.", "It was shut", "Brook", "said", ""),
        ("Brook told Congress on Friday it was shut.", "it was shut", "Brook", "told", "Friday"),
        (
            "It was shut, police said, in the fifth raid this month.",
            "It was shut",
            "police",
            "said",
            "",
        ),
        ("The road is shut on Friday.", "The road is shut", "", "", ""),
    ],
)
def test_when_it_was_said(text: str, content: str, source: str, cue: str, when: str) -> None:
    assert said(text, content=content, source=source, cue=cue) == (when, "")


@pytest.mark.parametrize(
    ("text", "source", "addressee", "place", "where", "when"),
    [
        (
            "It is shut, Brook told reporters in Orsk on Friday.",
            "Brook",
            "reporters",
            "Orsk",
            "Orsk",
            "Friday",
        ),
        (
            "It is shut, Brook told reporters on Friday in Orsk.",
            "Brook",
            "reporters",
            "Orsk",
            "Orsk",
            "Friday",
        ),
        ("It is shut, Brook told us Friday in Orsk.", "Brook", "us", "Orsk", "Orsk", "Friday"),
        ("It is shut, Brook told people from Orsk.", "Brook", "people from Orsk", "Orsk", "", ""),
        ("It is shut, Brook told us after visiting Orsk.", "Brook", "us", "Orsk", "", ""),
        ("It is shut, Brook told Orsk.", "Brook", "Orsk", "Orsk", "", ""),
    ],
)
def test_where_it_was_said(
    text: str, source: str, addressee: str, place: str, where: str, when: str
) -> None:
    found = said(
        text, content="It is shut", source=source, cue="told", addressee=addressee, place=place
    )
    assert found == (when, where)


def test_a_place_at_the_beginning_of_the_sentence() -> None:
    text = "In Orsk, Brook said it was shut."
    found = said(text, content="it was shut", source="Brook", cue="said", place="Orsk")
    assert found == ("", "Orsk")


def test_one_time_goes_with_the_cue_that_it_stands_by() -> None:
    text = "Police said on Monday it was shut, and the mayor said on Friday it was open."
    statements = [
        Statement(
            id="s1",
            content=spans(text, "it was shut"),
            source=spans(text, "Police"),
            cue=spans(text, "said"),
        ),
        Statement(
            id="s2",
            content=spans(text, "it was open"),
            source=spans(text, "the mayor"),
            cue=((text.rindex("said"), text.rindex("said") + 4),),
        ),
    ]
    told = times.place_in_time(text, statements, times.find(text, paragraphs.split(text)), ())
    assert [_words(text, one.time) for one in told] == ["Monday", "Friday"]


def test_what_is_known_already_stays() -> None:
    text = "Police said on Friday it was shut."
    statement = Statement(
        id="s1", content=((22, 33),), cue=spans(text, "said"), time=(0, 6), place=(0, 6)
    )
    (told,) = times.place_in_time(text, [statement], times.find(text, [(0, len(text))]), ())
    assert (told.time, told.place) == ((0, 6), (0, 6))

"""What grammar puts right: passives, relative pronouns, names cut in half."""

from dataclasses import replace

import pytest

from onrecord.extraction import mending
from onrecord.language import Attribution, Name
from onrecord.record import Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def draft(text: str, source: str, cue: str, content: str) -> Attribution:
    return Attribution(
        anchor=at(text, cue.split()[-1]),
        cued=True,
        paragraph=0,
        content=(at(text, content),),
        source=(at(text, source),),
        cue=(at(text, cue),),
        addressee=(),
        kind="speech",
        negated=0.0,
        score=0.9,
    )


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "source", "cue", "source_after", "addressee_after"),
    [
        ("Residents were told the dam would hold", "Residents", "told", [], ["Residents"]),
        ("They had been repeatedly warned the dam would hold", "They", "warned", [], ["They"]),
        ("The crew was told the dam would hold", "The crew", "was told", [], ["The crew"]),
        ("He was accused of saying the dam would hold", "He", "accused", [], []),
        ("Ana Holt said the dam would hold", "Ana Holt", "said", ["Ana Holt"], []),
        ("She was convinced the dam would hold", "She", "convinced", ["She"], []),
        ("Holt was at home and told the dam would hold", "Holt", "told", ["Holt"], []),
        ("It was by Holt told the dam would hold", "It", "told", ["It"], []),
    ],
)
def test_the_subject_of_a_passive_does_not_speak(
    text: str, source: str, cue: str, source_after: list[str], addressee_after: list[str]
) -> None:
    mended = mending.mend(text, draft(text, source, cue, "the dam would hold"), [])
    assert words(text, mended.source) == source_after
    assert words(text, mended.addressee) == addressee_after


def test_an_addressee_cut_off_behind_its_article_has_its_noun() -> None:
    text = "Rolf Ahm told the meeting that the dam would hold"
    cut = replace(draft(text, "Rolf Ahm", "told", "the dam would hold"), addressee=((14, 17),))
    assert words(text, mending.mend(text, cut, []).addressee) == ["the meeting"]


@pytest.mark.parametrize(
    ("text", "source", "name", "expected"),
    [
        ("It was Ana Holt, who said the dam would hold", "who", "Ana Holt", "Ana Holt"),
        ("It was the crew, who said the dam would hold", "who", "", "who"),
        ("Ana Holt went home. A man who said the dam would hold", "who", "Ana Holt", "who"),
        ("Dams Now said the dam would hold", "Dams", "Dams Now", "Dams Now"),
        ("Mayor Ana Holt said the dam would hold", "Mayor Ana", "Ana Holt", "Mayor Ana Holt"),
        ("Holt said the dam would hold", "Holt", "Holt said", "Holt"),
    ],
)
def test_names_are_taken_whole(text: str, source: str, name: str, expected: str) -> None:
    names = [Name(at(text, name), "person", 0.9)] if name else []
    mended = mending.mend(text, draft(text, source, "said", "the dam would hold"), names)
    assert words(text, mended.source) == [expected]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("She was told the dam would hold", "told", ["She"]),
        ("They had been asked the dam would hold", "asked", ["They"]),
        ("“I'm told the dam would hold", "told", ["I"]),
        ("In May the parents were then advised the dam would hold", "advised", ["the parents"]),
        (
            "A report was told of; Ana Holt was informed the dam would hold",
            "informed",
            ["Ana Holt"],
        ),
        ("She was heard the dam would hold", "heard", []),
        ("She came and told the dam would hold", "told", []),
        ("She was away.\nWas told the dam would hold", "told", []),
    ],
)
def test_the_subject_of_a_passive_is_addressed(text: str, cue: str, expected: list[str]) -> None:
    start = text.rindex(cue)
    read = Attribution(
        anchor=(start, start + len(cue)),
        cued=True,
        paragraph=0,
        content=(at(text, "the dam would hold"),),
        source=(),
        cue=((start, start + len(cue)),),
        addressee=(),
        kind="speech",
        negated=0.0,
        score=0.9,
    )
    mended = mending.mend(text, read, [])
    assert (words(text, mended.addressee), mended.source) == (expected, ())


def read(text: str, source: str, cue: str, content: str, addressee: str = "") -> Attribution:
    start = text.index(cue)
    return Attribution(
        anchor=(start, start + len(cue)),
        cued=True,
        paragraph=0,
        content=(at(text, content),),
        source=(at(text, source),) if source else (),
        cue=((start, start + len(cue)),),
        addressee=(at(text, addressee),) if addressee else (),
        kind="speech",
        negated=0.0,
        score=0.9,
    )


@pytest.mark.parametrize(
    ("text", "source", "cue", "expected"),
    [
        ("Ana Holt met the crew, recalling the dam would hold", "", "recalling", ["Ana Holt"]),
        ("Mayor Ana Holt met them, noting the dam would hold", "", "noting", ["Mayor Ana Holt"]),
        ("The crew met Ana Holt, recalling the dam would hold", "", "recalling", []),
        ("Ana Holt met the crew recalling the dam would hold", "", "recalling", []),
        ("Ana Holt went home, and recalled the dam would hold", "", "recalled", []),
        ("Ana Holt left, according to plan, the dam would hold", "", "according to", []),
        ("Ana Holt, who also sails, said the dam would hold", "Ana Holt, who also sails", "said",
         ["Ana Holt"]),
        ("The president fears the dam would hold", "The", "fears", ["The president"]),
        ("The fears grew that the dam would hold", "The", "fears", ["The"]),
        ("Ana Holt in Karsk said the dam would hold", "Ana Holt in", "said", ["Ana Holt"]),
    ],
)  # fmt: skip
def test_a_source_is_whole_and_no_longer(
    text: str, source: str, cue: str, expected: list[str]
) -> None:
    names = [Name(at(text, "Ana Holt"), "person", 0.9)] if "Ana Holt" in text else []
    mended = mending.mend(text, read(text, source, cue, "the dam would hold"), names)
    assert words(text, mended.source) == expected


def test_an_addressee_ends_before_a_preposition() -> None:
    text = "Ana Holt told reporters in Karsk the dam would hold"
    draft = read(text, "Ana Holt", "told", "the dam would hold", "reporters in")
    assert words(text, mending.mend(text, draft, []).addressee) == ["reporters"]

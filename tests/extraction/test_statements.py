"""Statements: attributions put together, numbered, nested and carried on over paragraphs."""

import random
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction import paragraphs, statements
from onrecord.extraction.statements import Found
from onrecord.language import Attribution
from onrecord.record import Spans, Statement

Tell = Callable[..., Attribution]
SPEECH = (
    "“We waited all night,” Mara Lisk said. “The river rose.\n"
    "“Then it fell.\n"
    "“Now we sail.”\n"
    "The guild agreed."
)


def build(text: str, *found: Attribution) -> Found:
    return statements.build(text, paragraphs.split(text), found)


def words(text: str, statement: Statement) -> list[str]:
    return [text[start:end] for start, end in statement.content]


def test_a_statement_with_all_its_parts(tell: Tell) -> None:
    text = "Mara Lisk told reporters that the ford was “muddy”."
    found = build(
        text,
        tell(
            text,
            "the ford was “muddy”.",
            source="Mara Lisk",
            cue="told",
            addressee="reporters",
            score=0.8,
        ),
    )
    assert found == Found(
        (
            Statement(
                id="s1",
                content=((text.index("the ford"), text.index("”") + 1),),
                source=((0, 9),),
                cue=((10, 14),),
                addressee=((15, 24),),
                mode="mixed",
                kind="speech",
                score=0.8,
            ),
        ),
        (None,),
    )


def test_parts_that_nobody_wrote_are_none(tell: Tell) -> None:
    text = "Ford shut, reportedly."
    (only,) = build(text, tell(text, "Ford shut", cue="reportedly")).statements
    assert (only.source, only.addressee, only.parent) == (None, None, None)
    (only,) = build(text, tell(text, "Ford shut")).statements
    assert only.cue is None


@pytest.mark.parametrize(("chance", "negated"), [(0.0, False), (0.49, False), (0.5, True)])
def test_negation(chance: float, negated: bool, tell: Tell) -> None:
    text = "Lisk did not say the ford was safe."
    draft = tell(text, "the ford was safe", source="Lisk", cue="say", negated=chance)
    assert build(text, draft).statements[0].negated is negated


def test_numbers_follow_the_text_and_children_their_parents(tell: Tell) -> None:
    text = "Lisk said the guild believed the ford was safe. Oren hopes to cross."
    found = build(
        text,
        tell(text, "to cross", source="Oren", cue="hopes", kind="intention"),
        tell(text, "the ford was safe", source="the guild", cue="believed", kind="thought"),
        tell(text, "the guild believed the ford was safe", source="Lisk", cue="said"),
    )
    assert [(each.id, each.parent, each.kind) for each in found.statements] == [
        ("s1", None, "speech"),
        ("s2", "s1", "thought"),
        ("s3", None, "intention"),
    ]


def test_content_of_nothing_but_punctuation_is_no_statement(tell: Tell) -> None:
    text = "Lisk said — ."
    assert build(text, tell(text, "— .", source="Lisk", cue="said")).statements == ()


def test_nothing_read_nothing_built() -> None:
    assert build("The ford is open.") == Found((), ())
    assert build("") == Found((), ())


def test_a_quotation_is_carried_over_reopened_marks(tell: Tell) -> None:
    said = ["“We waited all night,”", "“The river rose."]
    found = build(SPEECH, tell(SPEECH, said, source="Mara Lisk", cue="said"))
    assert [words(SPEECH, each) for each in found.statements] == [
        ["“We waited all night,”", "“The river rose"],
        ["“Then it fell"],
        ["“Now we sail.”"],
    ]
    assert found.continues == (None, 0, 1)
    for each in found.statements[1:]:
        assert (each.source, each.cue, each.mode) == (None, None, "direct")


def test_a_quotation_after_nobody_spoke_is_not_carried(tell: Tell) -> None:
    text = "The ford is open.\n“Now we sail.”"
    assert build(text).statements == ()
    text = "Lisk said the ford is open.\nThe sun rose.\n“Now we sail.”"
    draft = tell(text, "the ford is open", source="Lisk", cue="said")
    assert len(build(text, draft).statements) == 1


def test_a_heading_in_quotation_marks_is_not_a_statement(tell: Tell) -> None:
    text = "Lisk said the ford is open.\n'Ask the river'\nThe sun rose."
    said = tell(text, "the ford is open", source="Lisk", cue="said")
    read = tell(text, "'Ask the river'", paragraph=1)
    stretches = paragraphs.split(text)
    for found in ([said], [said, read]):
        built = statements.build(text, stretches, found, headings=frozenset({1}))
        assert [each.id for each in built.statements] == ["s1"]
    assert len(statements.build(text, stretches, [said, read]).statements) == 2


def test_a_quotation_that_was_read_is_not_carried_again(tell: Tell) -> None:
    text = "“We waited,” Lisk said.\n“Now we sail.”"
    found = build(
        text,
        tell(text, "“We waited,”", source="Lisk", cue="said"),
        tell(text, "“Now we sail.”", paragraph=1),
    )
    assert len(found.statements) == 2
    assert found.continues == (None, 0)


def test_a_carried_quotation_holds_what_is_told_inside_it(tell: Tell) -> None:
    text = "“We waited,” Lisk said.\n“The guild says the ford is open.”"
    found = build(
        text,
        tell(text, "“We waited,”", source="Lisk", cue="said"),
        tell(text, "the ford is open", source="The guild", cue="says", paragraph=1),
    )
    assert [(words(text, each)[0], each.parent) for each in found.statements] == [
        ("“We waited,”", None),
        ("“The guild says the ford is open.”", None),
        ("the ford is open", "s2"),
    ]
    assert found.continues == (None, 0, None)


def test_quotations_of_other_paragraphs_do_not_reach_over(tell: Tell) -> None:
    text = "“We waited, Lisk said.\nOren said the ford is open."
    draft = tell(text, "the ford is open", source="Oren", cue="said#1", paragraph=1)
    assert build(text, draft).statements[0].mode == "indirect"


def drafts(tell: Tell) -> tuple[str, list[Attribution]]:
    text = (
        "Lisk said the guild believed the ford was safe, adding that it was “muddy”. The Post, "
        "quoting Oren, reported that two boats sank.\n“We waited,” Oren said.\n“Now we sail.”"
    )
    return text, [
        tell(text, "the guild believed the ford was safe", source="Lisk", cue="said"),
        tell(text, "the ford was safe", source="the guild", cue="believed"),
        tell(text, "the ford was safe", source="guild", cue="the guild", score=0.9),
        tell(text, "it was “muddy”", source="Lisk", cue="adding"),
        tell(text, "two boats sank", source="The Post", cue="reported"),
        tell(text, "two boats sank", source="Oren", cue="quoting"),
        tell(text, "“We waited,”", source="Oren#1", cue="said#1", paragraph=1),
    ]


@given(st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_nothing(tell: Tell, chance: random.Random) -> None:
    text, found = drafts(tell)
    expected = build(text, *found)
    assert [each.parent for each in expected.statements] == [
        None, "s1", None, None, "s4", None, None,
    ]  # fmt: skip
    chance.shuffle(found)
    assert build(text, *found) == expected


def test_a_long_report_takes_time_in_proportion(tell: Tell) -> None:
    line = "“The ford is open,” Lisk said. Oren said the “mud” was deep.\n"
    one = [
        tell(line, "“The ford is open,”", source="Lisk", cue="said"),
        tell(line, "the “mud” was deep", source="Oren", cue="said#1"),
    ]
    lines = 1000
    drafts = [move(each, at, len(line)) for at in range(lines) for each in one]
    begun = time.process_time()
    found = build(line * lines, *drafts)
    assert len(found.statements) == 2 * lines
    assert time.process_time() - begun < 5


def move(draft: Attribution, lines: int, length: int) -> Attribution:
    """The same attribution so many lines further down."""

    def down(spans: Spans) -> Spans:
        return tuple((start + lines * length, end + lines * length) for start, end in spans)

    return replace(
        draft,
        paragraph=lines,
        anchor=down((draft.anchor,))[0],
        content=down(draft.content),
        source=down(draft.source),
        cue=down(draft.cue),
    )

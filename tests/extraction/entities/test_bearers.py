"""Whom a description means where no word of the report says it, and where it stands for itself."""

from collections.abc import Callable

import pytest

from onrecord.extraction import entities, paragraphs, statements
from onrecord.extraction.entities import bearers, groups, layout, phrases, ranker
from onrecord.extraction.entities.scene import Scene
from onrecord.language import Attribution, Name

Tell = Callable[..., Attribution]
Call = Callable[..., list[Name]]

LEADER = "Premier Ana Holt said the boats leak. Norway's premier said the pier is rotten."
POLICE = "Karsk Harbour Police said the boats leak. Police said the pier is rotten."
GUIDES = "The Tidal Survey said the boats leak. The guidelines say the pier is rotten."
TWO = "Ana Holt met Carl Voss at sea. The owner said the pier is rotten."
LATER = (
    "A harbour clerk said the pier is rotten. "
    "The clerk, Ana Holt, told the guild so in May. Holt said it had not listened."
)


@pytest.mark.parametrize(
    ("text", "sources", "names", "expected"),
    [
        (LEADER, ["Premier Ana Holt", "Norway's premier"],
         {"person": ["Ana Holt"], "place": ["Norway"]}, "Ana Holt"),
        (POLICE, ["Karsk Harbour Police", "Police#1"],
         {"organization": ["Karsk Harbour Police"]}, "Karsk Harbour Police"),
        (GUIDES, ["The Tidal Survey", "The guidelines"],
         {"organization": ["Tidal Survey"]}, "Tidal Survey"),
        (TWO, ["The owner"], {"person": ["Ana Holt", "Carl Voss"]}, None),
        (LATER, ["A harbour clerk"], {"person": ["Ana Holt", "Holt#1"]}, "Ana Holt"),
    ],
)  # fmt: skip
def test_somebody_is_taken_only_where_one_stands_out(
    text: str,
    sources: list[str],
    names: dict[str, list[str]],
    expected: str | None,
    tell: Tell,
    call: Call,
) -> None:
    drafts = [tell(text, "the pier is rotten", source=sources[-1], cue="sa")]
    if len(sources) > 1:
        drafts.append(tell(text, "the boats leak", source=sources[0], cue="said"))
    stretches = paragraphs.split(text)
    found = statements.build(text, stretches, drafts)
    result = entities.resolve(text, found, call(text, **names), stretches)
    assert result.statements[-1].entity == expected


@pytest.mark.parametrize(
    ("written", "kind", "expected"),
    [
        ("the Lorvanian leader", None, "the one"),
        ("a harbour clerk", None, "one"),
        ("the ferry company", "collective", "the body"),
        ("a ferry company", "collective", "body"),
        ("the report", "document", "the document"),
        ("a report", "document", "document"),
        ("harbour clerks", None, ""),
        ("the tide", None, ""),
    ],
)
def test_a_description_is_of_a_sort(written: str, kind: str | None, expected: str) -> None:
    assert bearers.sort_of(phrases.read(written), kind) == expected  # type: ignore[arg-type]


def test_each_candidate_has_a_value_for_every_feature_and_a_weight(call: Call) -> None:
    stretches = paragraphs.split(LEADER)
    laid = layout.lay_out(LEADER, stretches)
    made = groups.group(laid, call(LEADER, person=["Ana Holt"]))
    span = LEADER.index("Norway"), LEADER.rindex(" said")
    phrase = phrases.read("Norway's premier")
    some = bearers.candidates(Scene(laid, made, ()), span, phrase, None)
    assert [one.group.name for one in some] == ["Ana Holt"]
    assert len(some[0].values) == len(bearers.FEATURES) == len(ranker.weights("bearer")) - 1

"""Who speaks a quotation that stands by itself."""

from collections.abc import Callable

from onrecord.extraction import entities, paragraphs, statements
from onrecord.language import Attribution, Name

Tell = Callable[..., Attribution]
Call = Callable[..., list[Name]]


def speakers(text: str, drafts: list[Attribution], names: list[Name]) -> list[str | None]:
    stretches = paragraphs.split(text)
    found = statements.build(text, stretches, drafts)
    return [one.entity for one in entities.resolve(text, found, names, stretches).statements]


def test_it_carries_on_whoever_was_quoted_and_not_a_body_in_between(tell: Tell, call: Call) -> None:
    text = (
        'Mara Lisk said: "The ford is open."\n\n'
        "Oril Guild wants a bridge.\n\n"
        '"We walk through the water."'
    )
    drafts = [
        tell(text, '"The ford is open."', source="Mara Lisk", cue="said"),
        tell(text, "a bridge", source="Oril Guild", cue="wants", paragraph=1),
        tell(text, '"We walk through the water."', paragraph=2),
    ]
    names = call(text, person=["Mara Lisk"], organization=["Oril Guild"])
    assert speakers(text, drafts, names) == ["Mara Lisk", "Oril Guild", "Mara Lisk"]


def test_it_skips_a_paragraph_of_the_report(tell: Tell, call: Call) -> None:
    text = (
        'Mara Lisk said: "The ford is open."\n\n'
        "The river is low in May.\n\n"
        '"We walk through the water."'
    )
    drafts = [
        tell(text, '"The ford is open."', source="Mara Lisk", cue="said"),
        tell(text, '"We walk through the water."', paragraph=2),
    ]
    assert speakers(text, drafts, call(text, person=["Mara Lisk"])) == ["Mara Lisk", "Mara Lisk"]


def test_it_is_whoever_says_the_same_words_below(tell: Tell, call: Call) -> None:
    text = '"The ford is open"\n\n"The ford is open," Mara Lisk said.'
    drafts = [
        tell(text, '"The ford is open"'),
        tell(text, '"The ford is open,"', source="Mara Lisk", cue="said", paragraph=1),
    ]
    assert speakers(text, drafts, call(text, person=["Mara Lisk"])) == ["Mara Lisk", "Mara Lisk"]


def test_with_nobody_near_it_is_nobodys(tell: Tell, call: Call) -> None:
    text = 'Mara Lisk came.\n\n"We walk through the water."'
    drafts = [tell(text, '"We walk through the water."', paragraph=1)]
    assert speakers(text, drafts, call(text, person=["Mara Lisk"])) == [None]

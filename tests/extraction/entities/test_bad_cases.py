"""Bad cases: where a reader would be careful, the answer expected is written down beforehand.

Each case is a text, the names and sources in it as the network would read them, and for each source
the entity that a reader would say, or None where the report leaves it open.
"""

from collections.abc import Callable, Sequence

import pytest

from onrecord.extraction import entities, paragraphs, statements
from onrecord.language import Attribution, Name

Tell = Callable[..., Attribution]
Call = Callable[..., list[Name]]
Told = tuple[str, str, str]
"""Source, cue and content of one statement, each as `tell` takes it."""

CASES: list[tuple[str, str, dict[str, list[str]], list[Told], list[str | None]]] = [
    (
        "two brothers of one surname",
        "Ben Holt and his brother Carl Holt run the ferry. Holt said the pier is rotten.",
        {"person": ["Ben Holt", "Carl Holt", "Holt#2"]},
        [("Holt#2", "said", "the pier is rotten")],
        ["Holt"],
    ),
    (
        "two brothers, told apart by their first names",
        "Ben Holt runs the ferry. His brother Carl Holt owns it. Carl said the pier is rotten.",
        {"person": ["Ben Holt", "Carl Holt", "Carl#1"]},
        [("Carl#1", "said", "the pier is rotten")],
        ["Carl Holt"],
    ),
    (
        "a surname in use before a second bearer comes",
        "Ben Holt runs the ferry. Holt said the pier is rotten. It was built by Carl Holt.",
        {"person": ["Ben Holt", "Holt#1", "Carl Holt"]},
        [("Holt#1", "said", "the pier is rotten")],
        ["Ben Holt"],
    ),
    (
        "a company named after its founder",
        "Ben Holt founded Holt Ferries in May. Holt Ferries said the pier is rotten. "
        "Holt denied the boats leak.",
        {"person": ["Ben Holt", "Holt#3"], "organization": ["Holt Ferries", "Holt Ferries#1"]},
        [
            ("Holt Ferries#1", "said", "the pier is rotten"),
            ("Holt#3", "denied", "the boats leak"),
        ],
        ["Holt Ferries", "Ben Holt"],
    ),
    (
        "a speaker never named",
        "A diver who asked not to be named said the pier is rotten. The diver said the boats leak.",
        {},
        [("A diver", "said", "the pier is rotten"), ("The diver", "said#1", "the boats leak")],
        ["unnamed diver", "unnamed diver"],
    ),
    (
        "he with two men near",
        "Ben Holt and Carl Voss came to the quay. He said the pier is rotten.",
        {"person": ["Ben Holt", "Carl Voss"]},
        [("He", "said", "the pier is rotten")],
        [None],
    ),
    (
        "he with a man and a woman near",
        "Mr. Holt met Mrs. Voss at the quay. She said the pier is rotten.",
        {"person": ["Mr. Holt", "Mrs. Voss"]},
        [("She", "said", "the pier is rotten")],
        ["Voss"],
    ),
    (
        "a quote inside a quote",
        "“Ben Holt told me ‘the pier is rotten’ and I believed him,” Carl Voss said.",
        {"person": ["Ben Holt", "Carl Voss"]},
        [
            (
                "Carl Voss",
                "said",
                "“Ben Holt told me ‘the pier is rotten’ and I believed him,”",
            ),
            ("Ben Holt", "told", "‘the pier is rotten’"),
        ],
        ["Carl Voss", "Ben Holt"],
    ),
    (
        "first person inside a quotation",
        "“I warned them the pier is rotten,” Carl Voss said.",
        {"person": ["Carl Voss"]},
        [
            ("Carl Voss", "said", "“I warned them the pier is rotten,”"),
            ("I", "warned", "the pier is rotten"),
        ],
        ["Carl Voss", "Carl Voss"],
    ),
    (
        "a pronoun in a headline",
        "She says the pier is rotten\n\nMara Lisk runs the ferry.",
        {"person": ["Mara Lisk"]},
        [("She", "says", "the pier is rotten")],
        [None],
    ),
    (
        "a title without a name",
        "The harbour master said the pier is rotten.",
        {},
        [("The harbour master", "said", "the pier is rotten")],
        ["harbour master"],
    ),
    (
        "a title whose bearer is named",
        "Harbour minister Mara Lisk came. The minister said the pier is rotten.",
        {"person": ["Mara Lisk"]},
        [("The minister", "said", "the pier is rotten")],
        ["Mara Lisk"],
    ),
    (
        "a title with two bearers",
        "Harbour minister Mara Lisk met finance minister Ben Holt. "
        "The minister said the pier is rotten.",
        {"person": ["Mara Lisk", "Ben Holt"]},
        [("The minister", "said", "the pier is rotten")],
        [None],
    ),
    (
        "a married couple",
        "Mr. Ben Holt and Mrs. Mara Holt own the ferry. Mrs. Holt said the pier is rotten. "
        "Mr. Holt said the boats leak.",
        {"person": ["Ben Holt", "Mara Holt", "Holt#2", "Holt#3"]},
        [("Mrs. Holt", "said", "the pier is rotten"), ("Mr. Holt", "said#1", "the boats leak")],
        ["Mara Holt", "Ben Holt"],
    ),
    (
        "a married couple under one surname",
        "Ben and Mara Holt own the ferry. Ben said the pier is rotten.",
        {"person": ["Ben", "Mara Holt", "Ben#1"]},
        [("Ben#1", "said", "the pier is rotten")],
        ["Ben Holt"],
    ),
    (
        "an acronym in brackets",
        "The Lune Tide Office (LTO) met on Monday. The LTO said the pier is rotten.",
        {"organization": ["Lune Tide Office", "LTO", "LTO#1"]},
        [("The LTO", "said", "the pier is rotten")],
        ["Lune Tide Office"],
    ),
    (
        "a ministry by its last word",
        "The Ministry of Tides met on Monday. The ministry said the pier is rotten.",
        {"organization": ["Ministry of Tides"]},
        [("The ministry", "said", "the pier is rotten")],
        ["Ministry of Tides"],
    ),
    (
        "a group by what it is called",
        "The pilots' group Red Tide met on Monday. The group said the pier is rotten.",
        {"organization": ["Red Tide"]},
        [("The group", "said", "the pier is rotten")],
        ["Red Tide"],
    ),
    (
        "whose lawyer",
        "Ben Holt stayed away. His lawyer said the pier is rotten.",
        {"person": ["Ben Holt"]},
        [("His lawyer", "said", "the pier is rotten")],
        ["Ben Holt's lawyer"],
    ),
    (
        "a lawyer is not the client",
        "Ben Holt’s lawyer said the pier is rotten.",
        {"person": ["Ben Holt"]},
        [("Ben Holt’s lawyer", "said", "the pier is rotten")],
        ["Ben Holt’s lawyer"],
    ),
    (
        "a capital that speaks",
        "Paris believes the pier is rotten.",
        {"place": ["Paris"]},
        [("Paris", "believes", "the pier is rotten")],
        ["government of France"],
    ),
    (
        "a country that announces, under the name that the report gives it",
        "The U.S. announced the pier is rotten.",
        {"place": ["U.S."]},
        [("The U.S.", "announced", "the pier is rotten")],
        ["government of the U.S."],
    ),
    (
        "two who speak together",
        "Ben Holt and Carl Voss said the pier is rotten.",
        {"person": ["Ben Holt", "Carl Voss"]},
        [("Ben Holt and Carl Voss", "said", "the pier is rotten")],
        ["Ben Holt and Carl Voss"],
    ),
    (
        "whose statement",
        "Lune Ferries met on Monday. A Lune Ferries statement said the pier is rotten.",
        {"organization": ["Lune Ferries", "Lune Ferries#1"]},
        [("A Lune Ferries statement", "said", "the pier is rotten")],
        ["Lune Ferries"],
    ),
    (
        "they inside a quotation",
        "The Karsk Guild met. “They say the pier is rotten,” Carl Voss said.",
        {"organization": ["Karsk Guild"], "person": ["Carl Voss"]},
        [
            ("Carl Voss", "said", "“They say the pier is rotten,”"),
            ("They", "say", "the pier is rotten"),
        ],
        ["Carl Voss", None],
    ),
    (
        "a place that says which mayor",
        "Karsk Mayor Ana Holt said the pier is rotten.",
        {"person": ["Karsk", "Ana Holt"]},
        [("Karsk Mayor Ana Holt", "said", "the pier is rotten")],
        ["Ana Holt"],
    ),
    (
        "a company read as a person",
        "Brandol said it will close the yard. Brandol said its boats leak. "
        "The company said the pier is rotten.",
        {"person": ["Brandol", "Brandol#1"]},
        [
            ("Brandol", "said", "it will close the yard"),
            ("Brandol#1", "said#1", "its boats leak"),
            ("The company", "said#2", "the pier is rotten"),
        ],
        ["Brandol", "Brandol", "Brandol"],
    ),
    (
        "a newspaper called by its name and what it is",
        "The Guild met. The Karsk Lantern newspaper reported the pier is rotten.",
        {"organization": ["Guild", "Karsk Lantern"]},
        [("The Karsk Lantern newspaper", "reported", "the pier is rotten")],
        ["Karsk Lantern"],
    ),
    (
        "the party and state of a member of Congress are nobody",
        "Speaker Ana Holt (D-Calif.) came late. She said the pier is rotten.",
        {"person": ["Ana Holt", "D-Calif"]},
        [("She", "said", "the pier is rotten")],
        ["Ana Holt"],
    ),
    (
        "the governor whom the report is about",
        "Ana Holt came to Karsk. Holt met Carl Voss. The governor said the pier is rotten.",
        {"person": ["Ana Holt", "Holt#1", "Carl Voss"]},
        [("The governor", "said", "the pier is rotten")],
        ["Ana Holt"],
    ),
    (
        "some, and others",
        "Some said the pier is rotten. Others said the boats leak.",
        {},
        [("Some", "said", "the pier is rotten"), ("Others", "said#1", "the boats leak")],
        ["some people", "other people"],
    ),
    (
        "a document is whoever's it was when it came up",
        "Karsk Guild said in a survey that the boats leak. Ana Holt read it. "
        "The survey said the pier is rotten.",
        {"organization": ["Karsk Guild"], "person": ["Ana Holt"]},
        [
            ("Karsk Guild", "said", "the boats leak"),
            ("The survey", "said#1", "the pier is rotten"),
        ],
        ["Karsk Guild", "Karsk Guild"],
    ),
    (
        "a document by somebody described",
        "Harbour clerk Ana Holt came late. A report by the harbour clerk said the pier is rotten.",
        {"person": ["Ana Holt"]},
        [("A report by the harbour clerk", "said", "the pier is rotten")],
        ["Ana Holt"],
    ),
    (
        "how many they are, and no name",
        "At least 40 divers said the pier is rotten.",
        {},
        [("At least 40 divers", "said", "the pier is rotten")],
        ["at least 40 divers"],
    ),
    (
        "a surname that is a country too",
        "Ben Holland came. Holland said the pier is rotten.",
        {"person": ["Ben Holland"]},
        [("Holland#1", "said", "the pier is rotten")],
        ["Ben Holland"],
    ),
    (
        "a company that is an association by its name",
        "Karsk Savings Association said the pier is rotten. The company said the boats leak.",
        {"organization": ["Karsk Savings Association"]},
        [
            ("Karsk Savings Association", "said", "the pier is rotten"),
            ("The company", "said#1", "the boats leak"),
        ],
        ["Karsk Savings Association", "Karsk Savings Association"],
    ),
    (
        "they who say what they did",
        "Karsk officials met the divers. Rescuers said they feared the pier is rotten.",
        {},
        [
            ("Rescuers", "said", "they feared the pier is rotten"),
            ("they", "feared", "the pier is rotten"),
        ],
        ["Rescuers", "Rescuers"],
    ),
]


@pytest.mark.parametrize(
    ("text", "names", "told", "expected"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_who_speaks(
    text: str,
    names: dict[str, list[str]],
    told: Sequence[Told],
    expected: list[str | None],
    tell: Tell,
    call: Call,
) -> None:
    drafts = [tell(text, content, source=source, cue=cue) for source, cue, content in told]
    stretches = paragraphs.split(text)
    found = statements.build(text, stretches, drafts)
    result = entities.resolve(text, found, call(text, **names), stretches)
    order = {draft.content[0]: number for number, draft in enumerate(drafts)}
    said = sorted(result.statements, key=lambda one: order[one.content[0]])
    assert [one.entity for one in said] == expected
    known = {entity.id: entity.name for entity in result.entities}
    assert all(known.get(one.entity_id or "") == one.entity for one in said)

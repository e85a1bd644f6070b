"""Speakers: short names to full ones, pronouns where one answer is left, chains; else nobody."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction import entities as who
from onrecord.extraction import paragraphs, statements
from onrecord.extraction.entities import Resolved, groups, layout
from onrecord.language import Attribution, Name

Tell = Callable[..., Attribution]
Call = Callable[..., list[Name]]


def resolve(text: str, drafts: list[Attribution], names: list[Name]) -> Resolved:
    found = statements.build(text, paragraphs.split(text), drafts)
    return who.resolve(text, found, names, paragraphs.split(text))


def group(text: str, names: list[Name]) -> list[groups.Group]:
    return groups.group(layout.lay_out(text, paragraphs.split(text)), names)


def entities(result: Resolved) -> list[str | None]:
    return [each.entity for each in result.statements]


@pytest.mark.parametrize(
    "short", ["Lisk", "Mara", "Mara Lisk", "Ms Lisk", "minister Lisk", "a tired Lisk"]
)
def test_a_short_name_is_the_one_full_name_that_holds_it(
    short: str, tell: Tell, call: Call
) -> None:
    text = f"Minister Mara Lisk said the ford is open. Later {short} said it is muddy."
    later = text.index("Later")
    name = short.split()[-1] if short != "Mara Lisk" else short
    result = resolve(
        text,
        [
            tell(text, "the ford is open", source="Minister Mara Lisk", cue="said"),
            tell(text, "it is muddy", source=short if text.index(short) > later else f"{short}#1",
                 cue="said#1"),
        ],
        call(text, person=["Mara Lisk", f"{name}#1"]),
    )  # fmt: skip
    assert [(e.name, len(e.names)) for e in result.entities] == [("Mara Lisk", 2)]
    assert entities(result) == ["Mara Lisk", "Mara Lisk"]
    assert {each.entity_id for each in result.statements} == {"e1"}
    assert {each.source_kind for each in result.statements} == {"named"}


def test_a_surname_of_two_people_is_neither(tell: Tell, call: Call) -> None:
    text = "Mara Lisk met her uncle Tom Lisk. Lisk said the ford is open."
    result = resolve(
        text,
        [tell(text, "the ford is open", source="Lisk#2", cue="said")],
        call(text, person=["Mara Lisk", "Tom Lisk", "Lisk#2"]),
    )
    by_id = {each.id: each.name for each in result.entities}
    (said,) = result.statements
    assert by_id.get(said.entity_id or "") not in {"Mara Lisk", "Tom Lisk"}
    assert sorted(by_id.values()) == ["Lisk", "Mara Lisk", "Tom Lisk"]


def test_a_name_grows_over_several_steps(call: Call) -> None:
    text = "Lisk came. Mara Lisk spoke. Mara Lisk Oren left."
    names = call(text, person=["Lisk", "Mara Lisk", "Mara Lisk Oren"])
    (only,) = group(text, names)
    assert (only.name, sorted(only.names)) == ("Mara Lisk Oren", [(0, 4), (11, 20), (28, 42)])


def test_a_person_and_a_place_of_one_name_are_two(call: Call) -> None:
    text = "Mara Karsk left Karsk."
    names = [*call(text, person=["Mara Karsk"]), *call(text, place=["Karsk#1"])]
    assert [each.name for each in group(text, names)] == ["Mara Karsk", "Karsk"]


def test_possessives_and_articles_are_not_part_of_a_name(call: Call) -> None:
    text = "The Karsk Guild’s boat left. Karsk Guild said so."
    names = call(text, organization=["The Karsk Guild’s", "Karsk Guild#1"])
    result = resolve(text, [], names)
    (only,) = result.entities
    assert (only.name, only.names) == ("Karsk Guild", ((4, 15), (29, 40)))


def test_a_name_that_the_network_doubts_is_no_entity(call: Call) -> None:
    text = "Mara Lisk said so."
    result = resolve(text, [], call(text, person=["Mara Lisk"], score=0.3))
    assert result.entities == ()


PRONOUNS = [
    ("Mara Lisk said it is open. {} said it is muddy.", ["Mara Lisk"], "Mara Lisk"),
    ("Mara Lisk said it is open. Tom Oren came. {} said it is muddy.", ["Mara Lisk", "Tom Oren"],
     "Tom Oren"),
    ("Mara Lisk said it is open for Tom Oren. {} said it is muddy.", ["Mara Lisk", "Tom Oren"],
     "Mara Lisk"),
    ("Tom Oren came. Mara Lisk said it is open. {} said it is muddy.", ["Mara Lisk", "Tom Oren"],
     "Mara Lisk"),
    ("Mara Lisk said it is open. Lisk left. {} said it is muddy.", ["Mara Lisk", "Lisk#1"],
     "Mara Lisk"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "people", "expected"), PRONOUNS)
@pytest.mark.parametrize("pronoun", ["He", "She"])
def test_he_or_she_is_who_spoke_last_unless_another_came(
    form: str, people: list[str], expected: str | None, pronoun: str, tell: Tell, call: Call
) -> None:
    text = form.format(pronoun)
    first = "it is open for Tom Oren" if "for Tom" in text else "it is open"
    result = resolve(
        text,
        [
            tell(text, first, source="Mara Lisk", cue="said"),
            tell(text, "it is muddy", source=pronoun, cue="said#1"),
        ],
        call(text, person=people),
    )
    assert entities(result) == ["Mara Lisk", expected]


@pytest.mark.parametrize("pronoun", ["They", "It", "Who"])
def test_other_pronouns_stay_open(pronoun: str, tell: Tell, call: Call) -> None:
    text = f"Mara Lisk said it is open. {pronoun} said the road is muddy."
    result = resolve(
        text,
        [
            tell(text, "it is open", source="Mara Lisk", cue="said"),
            tell(text, "the road is muddy", source=pronoun, cue="said#1"),
        ],
        call(text, person=["Mara Lisk"]),
    )
    assert (result.statements[1].entity, result.statements[1].entity_id) == (None, None)


def test_a_pronoun_before_any_speaker_or_after_an_organization_stays_open(
    tell: Tell, call: Call
) -> None:
    text = "She said it is open. The Karsk Guild said it is muddy. He said it is shut."
    result = resolve(
        text,
        [
            tell(text, "it is open", source="She", cue="said"),
            tell(text, "it is muddy", source="The Karsk Guild", cue="said#1"),
            tell(text, "it is shut", source="He", cue="said#2"),
        ],
        call(text, organization=["Karsk Guild"]),
    )
    assert entities(result) == [None, "Karsk Guild", None]


def test_i_and_we_are_whoever_is_speaking(tell: Tell, call: Call) -> None:
    text = "“I told them the ford is open,” Mara Lisk said."
    result = resolve(
        text,
        [
            tell(text, "“I told them the ford is open,”", source="Mara Lisk", cue="said"),
            tell(text, "the ford is open", source="I", cue="told"),
        ],
        call(text, person=["Mara Lisk"]),
    )
    assert entities(result) == ["Mara Lisk", "Mara Lisk"]
    assert result.statements[1].parent == "s1"


def test_a_quotation_carried_on_is_the_same_speaker(tell: Tell, call: Call) -> None:
    text = "“We waited,” Mara Lisk said.\n“The river rose.\n“Now we sail.”"
    result = resolve(
        text,
        [tell(text, "“We waited,”", source="Mara Lisk", cue="said")],
        call(text, person=["Mara Lisk"]),
    )
    assert entities(result) == ["Mara Lisk"] * 3
    assert [each.source is None for each in result.statements] == [False, True, True]


def test_a_cue_without_a_source_is_nobodys(tell: Tell, call: Call) -> None:
    text = "Mara Lisk said it is open. The road is reportedly shut."
    result = resolve(
        text,
        [
            tell(text, "it is open", source="Mara Lisk", cue="said"),
            tell(text, ["The road is", "shut"], cue="reportedly"),
        ],
        call(text, person=["Mara Lisk"]),
    )
    assert entities(result) == ["Mara Lisk", None]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("diplomats", "unnamed diplomats"),
        ("an official", "unnamed official"),
        ("The judge", None),
        ("her doctor", None),
    ],
)
def test_a_source_without_a_name(source: str, expected: str | None, tell: Tell) -> None:
    text = f"Later {source} said the ford is open."
    result = resolve(text, [tell(text, "the ford is open", source=source, cue="said")], [])
    assert entities(result) == [expected]
    (said,) = result.statements
    kind = next((each.kind for each in result.entities if each.id == said.entity_id), None)
    assert kind == ("person" if expected else None)
    assert all(each.names == () and each.key == "" for each in result.entities)


@pytest.mark.parametrize(
    "source", ["Oril Lines plc", "Oril Lines plc (LSE: ORL)", "Oril Lines (Nasdaq: ORL)"]
)
def test_a_company_is_named_by_what_stands_before_its_listing(
    source: str, tell: Tell, call: Call
) -> None:
    text = f"{source} said the ford is open."
    said = [tell(text, "the ford is open", source=source, cue="said")]
    result = resolve(text, said, call(text, organization=["Oril Lines"]))
    assert entities(result) == ["Oril Lines"]


def test_a_tally_of_figures_is_a_chain(tell: Tell, call: Call) -> None:
    text = "According to an NNA tally of port figures, two boats sank."
    result = resolve(
        text,
        [tell(text, "two boats sank", source="an NNA tally of port figures", cue="According to")],
        call(text, organization=["NNA"]),
    )
    (said,) = result.statements
    assert (said.chain, said.source_kind) == (("NNA", "port figures"), "document")
    (agency,) = [each.id for each in result.entities if each.name == "NNA"]
    assert said.chain_ids == (agency, None)


def test_one_content_of_two_sources_is_a_chain(tell: Tell, call: Call) -> None:
    text = "The Karsk Post, quoting Mara Lisk, said the ford is open."
    result = resolve(
        text,
        [
            tell(text, "the ford is open", source="The Karsk Post", cue="said"),
            tell(text, "the ford is open", source="Mara Lisk", cue="quoting"),
        ],
        [*call(text, organization=["Karsk Post"]), *call(text, person=["Mara Lisk"])],
    )
    assert [(each.entity, each.parent, each.chain) for each in result.statements] == [
        ("Karsk Post", None, ("Karsk Post", "Mara Lisk")),
        ("Mara Lisk", "s1", ()),
    ]


@st.composite
def named(draw: st.DrawFn) -> tuple[str, list[Name]]:
    part = st.sampled_from(["Lisk", "Mara", "Oren", "Tom", "Karsk", "Guild", "’s"])
    kind = st.sampled_from(["person", "organization", "place"])
    text, names = "", []
    for words in draw(st.lists(st.lists(part, min_size=1, max_size=3), max_size=8)):
        name = " ".join(words)
        names.append(Name((len(text), len(text) + len(name)), draw(kind), 0.9))
        text += name + ", "
    return text, names


@given(named())
def test_every_name_belongs_to_one_entity(case: tuple[str, list[Name]]) -> None:
    text, names = case
    found = group(text, names)
    spans = [span for each in found for span in each.names]
    assert sorted(spans) == sorted(name.span for name in names)
    begins = [min(each.names) for each in found]
    assert begins == sorted(begins)
    kinds = {name.span: name.kind for name in names}
    for each in found:
        assert {kinds[span] for span in each.names} == {each.kind}

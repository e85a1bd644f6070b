"""Figures of whole reports: which numbers, what they measure and count, and on whose word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import Figure, Place, Statement, Time
from onrecord.extraction import figures


def find(text: str) -> tuple[Figure, ...]:
    return figures.find(text, ((0, len(text)),))


def words(text: str, figure: Figure, name: str) -> str | None:
    span = getattr(figure, name)
    return None if span is None else text[slice(*span)]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell on 14 May 2026.",
        "The bridge fell on May 14, 2026, and again in 2027.",
        "The bridge fell at 10:35 a.m. and was closed by 4 p.m.",
        "Mara Ilves, 44, of Karsk was on the bridge.",
        "A 17-year-old boy was on the bridge.",
        "The boys, aged 9, 8 and 4, were on the bridge.",
        "Flight 370 and Resolution 2728 were named.",
        "Karsk beat Brelin 3-1 in the final.",
        "Call (513) 868-5811 for more.",
        "She was the 3rd to cross, and he the 21st.",
        "It was one of the reasons, she said.",
        "He died two years ago.",
        "The house at 18 Harbour Street stood empty.",
        "Fashions of the 1990s and the '80s came back.",
        "G7 leaders met in Karsk.",
        "($1 = 0.9280 euros)",
        "Most of them were under 18.",
        "Demand will outstrip supply until 2027 at least.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("The blast killed 12 people and wounded 30.", ["killed", "wounded"]),
        ("Twelve people were killed and 30 were injured.", ["killed", "wounded"]),
        ("The storm left five dead.", ["killed"]),
        ("The death toll rose to 21.", ["killed"]),
        ("There were no injuries in the fire.", ["wounded"]),
        ("No civilians in the town have been wounded.", ["wounded"]),
        ("Police arrested 14 men.", ["detained"]),
        ("Three women were abducted on the road.", ["abducted"]),
        ("About 6,000 people were evacuated from the valley.", ["displaced"]),
        ("Firefighters rescued 9 people.", ["rescued"]),
        ("Four climbers are still missing.", ["missing"]),
        ("They still hold about 250 hostages.", ["held"]),
        ("The fire burned 800 hectares of forest.", ["area"]),
        ("The repair cost $3 million.", ["money"]),
        ("Turnout was 61 percent.", ["percent"]),
        ("The road was shut for six weeks.", ["duration"]),
        ("The boat carried 40 tonnes of salt.", ["mass"]),
        ("The council voted 52-48 for the bridge.", ["vote", "vote"]),
        ("The navy fired 14 rockets.", ["count"]),
        ("The council agreed by nine votes to six.", ["vote", "vote"]),
        ("The bill passed by nine votes to six after 12 were killed.", ["vote", "vote", "killed"]),
        ("The 6.4-magnitude quake killed 3 people.", ["other", "killed"]),
        ("It measured 6.4 on the Richter scale.", ["other"]),
        ("Twelve members of the valley's own council were arrested.", ["detained"]),
        ("The Karsk index was up 54 points.", ["other"]),
        ("He was convicted of murder by a jury of 12 after a trial.", ["people-other"]),
        ("Her rent would double, from 8,000 to 16,000 kroner.", ["money", "money"]),
        ("Net debt rose to 1.9 billion euros from 1.2 billion.", ["money", "money"]),
        ("Oil rose to $80 a barrel from 78.", ["money", "money"]),
        ("The river rose by 4 centimetres an hour.", ["length"]),
        ("Units fetch 145 kroner a square metre a month.", ["money"]),
    ],
)
def test_what_it_measures(text: str, measured: list[str]) -> None:
    assert [figure.measure for figure in find(text)] == measured


def test_what_is_counted_and_its_unit() -> None:
    text = "Rescuers found 14 fishing boats and three sailors near the reef."
    boats, sailors = find(text)
    assert (words(text, boats, "counted"), boats.unit) == ("fishing boats", "boat")
    assert (words(text, sailors, "counted"), sailors.unit) == ("sailors", "people")


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Some 12\u00a0000 people fled.", 12_000),
        ("Some 12\u202f500 people fled.", 12_500),
        ("Some 1٬200 tonnes were waiting.", 1_200),
        ("Sales rose from 1.2 to 1.9 billion euros.", 1_200_000_000),
    ],
)
def test_how_large_it_is(text: str, low: int) -> None:
    assert find(text)[0].low == low


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The doctors put the toll at 71, including 18 children.", [False, "children"]),
        ("He lowered his target price to 29 euros.", [False]),
        ("The council agreed by nine votes to six.", [False, False]),
        ("They reported 200 a day.", [False]),
        ("Half of the 212 houses were burned.", [False, "houses"]),
    ],
)
def test_what_belongs_to_another_number_is_not_counted(
    text: str, counted: list[str | bool]
) -> None:
    for figure, expected in zip(find(text), counted, strict=True):
        got = words(text, figure, "counted")
        assert (
            got == expected
            if expected
            else got not in ("children", "six", "nine", "a day", "the", "lowered")
        )


def test_a_rate_and_what_they_are_made_of() -> None:
    text = "About 250 people a day, most of them women and children, cross the bridge."
    (figure,) = find(text)
    assert words(text, figure, "per") == "a day"
    assert words(text, figure, "composition") == "most of them women and children"


def test_a_part_and_a_restatement() -> None:
    text = "The blast killed 82 people, including 12 nurses. It burned 800 hectares (1,980 acres)."
    whole, part, hectares, acres = find(text)
    assert part.part_of == whole.id
    assert acres.same_as == hectares.id
    assert (hectares.unit, acres.unit) == ("hectare", "acre")


def test_parts_that_stand_in_a_row_are_parts_of_one() -> None:
    whole, *rest = find("The quake killed 14 people, including six in Karsk and eight in Brelin.")
    assert [each.part_of for each in rest] == [whole.id, whole.id]


def test_what_a_number_is_compared_with_is_no_part_of_it() -> None:
    now, before = find("At least 138 people were killed, up from 91.")
    assert (now.measure, before.measure) == ("killed", "killed")
    assert before.part_of is None


def test_brackets_that_do_not_agree_are_no_restatement() -> None:
    _, acres = find("It burned 800 hectares (12 acres).")
    assert acres.same_as is None


def test_it_rests_on_the_innermost_statement() -> None:
    text = "Ilves said the guild believed 14 boats sank. Two boats lay at anchor."
    outer, inner = text.index("the guild"), text.index("14 boats")
    end = text.index(". Two")
    statements = [
        Statement(id="s1", content=((outer, end),)),
        Statement(id="s2", content=((inner, end),), parent="s1"),
    ]
    said, own = figures.find(text, ((0, len(text)),), statements=statements)
    assert (said.statement, own.statement) == ("s2", None)


def test_where_and_when_it_applies_is_not_when_it_was_said() -> None:
    text = "Ilves said on Friday in Karsk that 14 boats sank off Brelin on Monday."

    def at(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    statement = Statement(
        id="s1",
        content=((text.index("14"), len(text) - 1),),
        source=(at("Ilves"),),
        cue=(at("said"),),
        time=at("on Friday"),
        place=at("Karsk"),
    )
    times = [Time(span=at(day), type="DATE", value="XXXX") for day in ("Friday", "Monday")]
    places = [Place(span=at(place)) for place in ("Karsk", "Brelin")]
    (figure,) = figures.find(
        text, ((0, len(text)),), statements=[statement], times=times, places=places
    )
    assert words(text, figure, "time") == "Monday"
    assert words(text, figure, "place") == "Brelin"


WORDS = (
    "12 killed people, wounded of them . said including two and no $5 million hectares ( ) the in "
    "a three were dozens of whom 33 presumed dead — Karsk percent day"
)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=40))
def test_any_words_give_well_formed_figures(parts: list[str]) -> None:
    text = " ".join(parts)
    found = find(text)
    ids = [figure.id for figure in found]
    assert ids == [f"f{number}" for number in range(1, len(found) + 1)]
    spans = [figure.span for figure in found]
    assert spans == sorted(spans)
    for figure in found:
        assert 0 <= figure.score <= 1
        assert {figure.part_of, figure.same_as} <= {None, *ids} - {figure.id}
        assert all(
            span is None or 0 <= span[0] < span[1] <= len(text)
            for span in (figure.span, figure.counted, figure.per, figure.composition)
        )
    assert found == find(text)

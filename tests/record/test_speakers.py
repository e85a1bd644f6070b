import pytest

from onrecord import Entity, Record, Statement
from onrecord.record import speakers

TEXT = "the clerk, Ada Finn,\n  told Ada Finn; officials said"


@pytest.mark.parametrize(
    ("source", "entity", "name", "written", "resolved"),
    [
        (None, None, "nobody named", None, False),
        (((38, 47),), None, "officials", None, False),
        (((11, 19),), "Ada Finn", "Ada Finn", None, True),
        (((0, 19),), "Ada Finn", "Ada Finn", "the clerk, Ada Finn", True),
        (((0, 9),), "clerk", "clerk", None, True),
        (((0, 9),), "unnamed clerk", "unnamed clerk", None, True),
        (((0, 3), (11, 14)), "Ada Finn", "Ada Finn", "the … Ada", True),
        (None, "Ada Finn", "Ada Finn", None, True),
        (((900, 950),), None, "nobody named", None, False),
        (((0, 3),), "  ", "the", None, False),
    ],
)
def test_the_name_comes_first_and_the_words_as_written_second(
    source: tuple[tuple[int, int], ...] | None,
    entity: str | None,
    name: str,
    written: str | None,
    resolved: bool,
) -> None:
    statement = Statement(id="s1", content=((0, 1),), source=source, entity=entity)
    who = speakers.speaker(statement, TEXT)
    assert (who.name, who.written, who.resolved) == (name, written, resolved)


@pytest.mark.parametrize(
    ("role", "shown"), [("town clerk", "town clerk"), ("the clerk", None), (None, None)]
)
def test_a_role_is_shown_where_the_words_do_not_hold_it(
    role: str | None, shown: str | None
) -> None:
    entity = Entity(id="e1", name="Ada Finn", kind="person", role=role)
    said = Statement(
        id="s1", content=((0, 1),), source=((0, 19),), entity="Ada Finn", entity_id="e1"
    )
    assert speakers.speaker(said, TEXT, [entity]).role == shown


def test_marks_and_chains(record: Record) -> None:
    marked = {s.id: (speakers.marks(s), speakers.chain(s)) for s in record.statements}
    assert marked["s1"] == ([], "")
    assert marked["s3"] == (["thought"], "")
    assert marked["s5"] == (["not said"], "")
    assert marked["s6"] == ([], "NNA ← port figures")
    assert marked["s8"] == (["intention"], "")


@pytest.mark.parametrize(
    ("time", "place", "shown"),
    [
        ((0, 6), (10, 14), "Friday · Orsk"),
        ((0, 6), None, "Friday"),
        (None, (10, 14), "Orsk"),
        (None, None, ""),
        ((900, 950), None, ""),
    ],
)
def test_when_and_where_it_was_said(
    time: tuple[int, int] | None, place: tuple[int, int] | None, shown: str
) -> None:
    statement = Statement(id="s1", content=((0, 1),), time=time, place=place)
    assert speakers.setting(statement, "Friday in Orsk") == shown

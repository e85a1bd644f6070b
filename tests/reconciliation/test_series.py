"""Series, discrepancies and estimates, on records whose figures are filled in by hand."""

import dataclasses
import random
from collections.abc import Sequence

import pytest

from onrecord import Record
from onrecord.reconciliation import discrepancies, estimates
from onrecord.reconciliation.claims import Claim, claims_of
from onrecord.reconciliation.claims.classes import find_counted
from onrecord.reconciliation.entities import Party
from onrecord.reconciliation.series import Series, find_series, name_sources, same_thing
from tests.reconciliation.conftest import Make


def toll(
    make: Make, id_: str, hour: int, who: str, number: int, *, publisher: str = "", day: int = 3
) -> Record:
    words = f"{number} people were killed at the quarry near Osk"
    return make(
        id_,
        f"{words}, {who} said.",
        said=((who, words),),
        figures=((str(number), "killed", number, number, "people"),),
        published=f"2025-03-{day:02}T{hour:02}:00:00Z",
        publisher=publisher or f"Outlet {id_}",
    )


def series_of(records: list[Record]) -> list[Series]:
    claims = [claim for record in records for claim in claims_of(record)]
    stories = {record.report.id: "one" for record in records}
    found = find_series(claims, stories, {})
    random.Random(1).shuffle(claims)
    assert find_series(claims, stories, {}) == found
    return found


def kinds(records: list[Record]) -> list[tuple[str, float | None, float | None]]:
    return [
        (each.kind, each.sides[0].low, each.sides[1].low)
        for series in series_of(records)
        for each in discrepancies.disagreements(series, {})
    ]


def test_a_series_keeps_bounds_and_marks_changes(make: Make) -> None:
    records = [
        toll(make, "a", 8, "Osk police", 4),
        toll(make, "b", 12, "police", 9),
        toll(make, "c", 16, "Osk police", 7),
    ]
    (series,) = series_of(records)
    assert [(point.low, point.change) for point in series.points] == [
        (4, "first"),
        (9, "up"),
        (7, "down"),
    ]
    assert series.sources == ("Osk police",)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (("Osk police", 12, 9, 3), []),
        (("Osk police", 12, 2, 3), [("revision", 4.0, 2.0)]),
        (("Mara Dunn", 10, 6, 3), [("sources", 4.0, 6.0)]),
        (("Mara Dunn", 10, 6, 5), []),
        (("Mara Dunn", 10, 3, 5), [("sources", 4.0, 3.0)]),
        (("Mara Dunn", 10, 0, 4), [("sources", 4.0, 0.0)]),
    ],
    ids=["a rise", "a fall", "the same day", "days later", "later and smaller", "a denial"],
)
def test_what_does_not_agree(
    make: Make, later: tuple[str, int, int, int], expected: list[tuple[str, float, float]]
) -> None:
    who, hour, number, day = later
    records = [toll(make, "a", 8, "Osk police", 4), toll(make, "b", hour, who, number, day=day)]
    assert kinds(records) == expected


def test_without_a_date_no_number_is_the_later_one(make: Make) -> None:
    dated = toll(make, "a", 8, "Osk police", 4)
    undated = toll(make, "b", 9, "Osk police", 2)
    undated = dataclasses.replace(
        undated, report=dataclasses.replace(undated.report, published=None)
    )
    assert kinds([dated, undated]) == []


def test_a_figure_ascribed_to_a_source_whose_report_has_another(make: Make) -> None:
    own = make(
        "own",
        "Osk Police confirm that 4 people were killed at the quarry.",
        figures=(("4", "killed", 4, 4, "people"),),
        published="2025-03-03T09:00:00Z",
        publisher="Osk Police",
    )
    found = kinds([own, toll(make, "b", 11, "Osk police", 14)])
    assert found == [("ascribed", 14, 4)]


def test_scopes_are_never_mixed(make: Make) -> None:
    words = "30 people were killed at the quarry near Osk since the fighting began in January"
    since = make(
        "b",
        f"{words}, Osk police said.",
        said=(("Osk police", words),),
        figures=(("30", "killed", 30, 30, "people"),),
        published="2025-03-03T09:00:00Z",
    )
    found = series_of([toll(make, "a", 8, "Osk police", 4), since])
    assert sorted(each.scope.kind for each in found) == ["cumulative", "incident"]


def test_civilians_are_not_fighters(make: Make) -> None:
    def counted(id_: str, noun: str) -> Record:
        text = f"12 {noun} were killed at the quarry near Osk."
        return make(id_, text, figures=(("12", "killed", 12, 12, noun),), published="2025-03-03")

    assert len(series_of([counted("a", "civilians"), counted("b", "fighters")])) == 2
    assert len(series_of([counted("a", "pensioners"), counted("b", "people")])) == 1


@pytest.mark.parametrize(
    ("rule", "low", "best", "high", "grade"),
    [
        ("ucdp-like/1", 4, 6, 9, None),
        ("ibc-like/1", 6, None, 6, None),
        ("airwars-like/1", 4, None, 9, "fair"),
    ],
)
def test_estimates(
    make: Make, rule: str, low: float, best: float | None, high: float, grade: str | None
) -> None:
    records = [
        toll(make, "a", 8, "Osk police", 4),
        toll(make, "b", 9, "Mara Dunn", 6),
        toll(make, "c", 10, "Mara Dunn", 6),
        toll(make, "d", 11, "Relief Fund", 9),
    ]
    (series,) = series_of(records)
    made = estimates.estimate(series, rule)
    assert (made.low, made.best, made.high, made.grade) == (low, best, high, grade)
    assert made.claims
    assert made.reasons
    without = estimates.estimate(series, rule, distrusted=["Relief Fund"])
    assert without.high is not None
    assert without.high < 9
    assert "Relief Fund" in without.reasons[-1]


def test_columns_of_recorders(make: Make) -> None:
    found = series_of([toll(make, "a", 8, "Osk police", 4), toll(make, "b", 9, "Mara Dunn", 6)])
    for form, name in (("ucdp", "best"), ("acled", "fatalities"), ("airwars", "grading")):
        (row,) = estimates.rows(found, form)
        assert list(row) == list(estimates.COLUMNS[form])
        assert row[name] not in ("", None)


def claims(make: Make, sources: Sequence[str]) -> list[Claim]:
    """A claim for each source, in reports that name the town of Osk."""
    return [
        dataclasses.replace(
            next(claims_of(toll(make, f"r{number}", 8, "police", 4))),
            source=Party(report=f"r{number}", name=name),
            places=frozenset({"osk"}),
        )
        for number, name in enumerate(sources)
    ]


def test_nobody_counts_what_has_not_happened_yet(make: Make) -> None:
    early, late = (next(claims_of(toll(make, f"{day}", 8, "police", 4, day=day))) for day in (3, 6))
    assert same_thing(early, late, near=True)
    happened = dataclasses.replace(late, event="2025-03-06")
    assert not same_thing(early, happened, near=True)
    assert not same_thing(happened, early, near=True)
    # Where it is a day later already, on the other side of the world, it has.
    next_day = dataclasses.replace(late, event="2025-03-04")
    assert same_thing(early, next_day, near=True)


@pytest.mark.parametrize(
    ("measure", "counted", "sentence", "found"),
    [
        ("killed", "the market", "They put the number of civilians killed at 27.", "civilians"),
        ("killed", "children", "The number of civilians rose; nine children died.", "children"),
        ("killed", "", "The number of shells rose to 27.", ""),
        ("killed", "the market", "They counted 27 in the market.", "the market"),
        ("money", "dollars", "The number of farmers paid rose, at 27 dollars.", "dollars"),
    ],
)
def test_what_a_sentence_gives_the_number_of(
    measure: str, counted: str, sentence: str, found: str
) -> None:
    assert find_counted(measure, counted, sentence) == found


@pytest.mark.parametrize(
    ("sources", "names"),
    [
        (["council of Osk", "the town council"], {"council of Osk"}),
        (["Osk council", "the municipal council"], {"Osk council"}),
        (["council of ministers", "the town council"], {"council of ministers", "town council"}),
        (
            ["council of Osk", "Osk hospital", "the town council"],
            {"council of Osk", "Osk hospital"},
        ),
    ],
)
def test_the_town_council_is_the_one_that_is_named(
    make: Make, sources: list[str], names: set[str]
) -> None:
    found = name_sources(claims(make, sources), {})
    assert {name for name, _ in found.values()} == names


def test_of_two_councils_the_town_council_is_neither(make: Make) -> None:
    two = claims(make, ["council of Osk", "council of Varn", "the town council"])
    two = [dataclasses.replace(claim, places=frozenset({"osk", "varn"})) for claim in two]
    assert len({name for name, _ in name_sources(two, {}).values()}) == 3

"""Looking for discrepancies where something changed."""

from collections.abc import Iterable, Sequence

from onrecord.reconciliation.discrepancies import find_discrepancies
from onrecord.reconciliation.keeping.asking import Asking
from onrecord.reconciliation.keeping.shelf import Kept
from onrecord.reconciliation.moments import day_of
from onrecord.reconciliation.series import find_series
from onrecord.reconciliation.utterances import find_utterances

_DAYS = 4.0
_WINDOW = 150
_TWO = 2


def compare(across: Asking, stories: Iterable[int], readings: set[int] | None) -> None:
    """Keep the discrepancies of stories that changed.

    Args:
        across: The groups of a ledger.
        stories: Numbers of the stories.
        readings: The new readings, around which is looked; None to look through all.
    """
    new: list[Kept] = []
    for story in sorted(set(stories)):
        members = across.shelf.of_story(story)
        near = members if readings is None else _window(members, readings)
        new.extend(kept for kept in near if readings is None or kept.reading in readings)
        _compare_story(across, story, near, whole=len(near) == len(members))
    _compare_cumulative(across, new, everything=readings is None)


def _compare_story(across: Asking, story: int, kept: Sequence[Kept], *, whole: bool) -> None:
    # One report alone quotes nobody differently.
    claims, said = across.shelf.digests(kept, statements=len(kept) > 1)
    stories, origins = across.stories_of(kept), across.origins_of(kept)
    single = [claim for claim in claims if claim.scope.kind != "cumulative"]
    found = find_discrepancies(
        find_series(single, stories, origins, constraints=across.constraints["series"]),
        find_utterances(said, stories, constraints=across.constraints["utterance"], least=_TWO),
        {each.ref: each for each in said},
        origins,
    )
    within = None if whole else {each.report.id for each in kept}
    across.shelf.put_discrepancies(story, found, within=within)


def _compare_cumulative(across: Asking, new: Sequence[Kept], *, everything: bool) -> None:
    """Compare figures that count on from a beginning, whatever story they stand in."""
    shelf = across.shelf
    if everything:
        numbers = shelf.with_measure(None, scope="cumulative")
    else:
        days = [day for kept in new if (day := day_of(kept.report.published)) is not None]
        if not days:
            return
        numbers = shelf.near_cumulative(min(days) - _DAYS, max(days) + _DAYS, most=_WINDOW)
        if not set(numbers) & {kept.number for kept in new}:
            return
    kept = list(shelf.get(numbers).values())
    claims, _ = shelf.digests(kept, statements=False)
    origins = across.origins_of(kept)
    series = find_series(
        [claim for claim in claims if claim.scope.kind == "cumulative"],
        across.stories_of(kept),
        origins,
        constraints=across.constraints["series"],
    )
    within = None if everything else {each.report.id for each in kept}
    shelf.put_discrepancies(None, find_discrepancies(series, (), {}, origins), within=within)


def _window(members: Sequence[Kept], readings: set[int]) -> list[Kept]:
    """The reports of a story around its new ones in time, no more than are compared at once."""
    new = [place for place, kept in enumerate(members) if kept.reading in readings]
    if not new or len(members) <= _WINDOW:
        return list(members)
    middle = new[len(new) // 2]
    begin = max(0, min(middle - _WINDOW // 2, len(members) - _WINDOW))
    return list(members[begin : begin + _WINDOW])

"""Looking for discrepancies where something changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.reconciliation.constraints import Constraints
from onrecord.reconciliation.discrepancies import find_discrepancies
from onrecord.reconciliation.keeping import packing
from onrecord.reconciliation.keeping.asking import Asking
from onrecord.reconciliation.keeping.shelf import Kept
from onrecord.reconciliation.keeping.workers import Workers
from onrecord.reconciliation.moments import day_of
from onrecord.reconciliation.series import find_series
from onrecord.reconciliation.utterances import find_utterances
from onrecord.record import Report

_DAYS = 4.0
_WINDOW = 150
_TWO = 2
_PIECE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What looking for the discrepancies of one story needs; it goes to any process.

    Attributes:
        story: Number of the story.
        reports: Its reports.
        digests: Of these their claims and statements, packed.
        stories: For each report the id of its story.
        origins: For each report the name of its origin.
        series: Decisions about series.
        utterances: Decisions about utterances.
        whole: Whether these are all reports of the story.
    """

    story: int
    reports: tuple[Report, ...]
    digests: tuple[bytes, ...]
    stories: dict[str, str]
    origins: dict[str, str]
    series: Constraints
    utterances: Constraints
    whole: bool


Looked = tuple[Matter, list[packing.Row]]


def compare(
    across: Asking, stories: Iterable[int], readings: set[int] | None, workers: Workers
) -> None:
    """Keep the discrepancies of stories that changed.

    Args:
        across: The groups of a ledger.
        stories: Numbers of the stories.
        readings: The new readings, around which is looked; None to look through all.
        workers: Who looks.
    """
    new: list[Kept] = []
    matters = _matters(across, sorted(set(stories)), readings, new)
    for piece in workers.each(look_all, _pieces(matters)):
        for story, rows, within in piece:
            across.shelf.put_discrepancies(story, rows, within=within)
    _compare_cumulative(across, new, everything=readings is None)


def look_all(matters: Sequence[Matter]) -> list[tuple[int, list[packing.Row], list[str] | None]]:
    """For some stories their discrepancies, and within which reports they were looked for."""
    return [
        (
            matter.story,
            _look(matter),
            None if matter.whole else [report.id for report in matter.reports],
        )
        for matter in matters
    ]


def _look(matter: Matter) -> list[packing.Row]:
    # One report alone quotes nobody differently.
    several = len(matter.reports) > 1
    read = [
        packing.unpack_digest(digest, report, statements=several)
        for digest, report in zip(matter.digests, matter.reports, strict=True)
    ]
    single = [claim for claims, _ in read for claim in claims if claim.scope.kind != "cumulative"]
    said = [each for _, statements in read for each in statements]
    found = find_discrepancies(
        find_series(
            single,
            matter.stories,
            matter.origins,
            constraints=matter.series,
            least=_TWO,
            laid_out=False,
        ),
        find_utterances(said, matter.stories, constraints=matter.utterances, least=_TWO),
        {each.ref: each for each in said},
        matter.origins,
    )
    return [packing.pack_discrepancy(each) for each in found]


def _matters(
    across: Asking, stories: Iterable[int], readings: set[int] | None, new: list[Kept]
) -> Iterator[Matter]:
    """The stories, as they are looked through; their new reports are put into `new`."""
    for story in stories:
        members = across.shelf.of_story(story)
        near = members if readings is None else _window(members, readings)
        if readings is not None:
            new.extend(kept for kept in near if kept.reading in readings)
        by_number = {kept.number: kept.report for kept in near}
        digests = dict(across.shelf.packed_digests(sorted(by_number)))
        yield Matter(
            story=story,
            reports=tuple(by_number[number] for number in digests),
            digests=tuple(digests.values()),
            stories=across.stories_of(near),
            origins=across.origins_of(near),
            series=across.constraints["series"],
            utterances=across.constraints["utterance"],
            whole=len(near) == len(members),
        )


def _pieces(matters: Iterable[Matter]) -> Iterator[list[Matter]]:
    """Stories in pieces of about as many reports each."""
    piece: list[Matter] = []
    for matter in matters:
        piece.append(matter)
        if sum(len(each.reports) for each in piece) >= _PIECE:
            yield piece
            piece = []
    if piece:
        yield piece


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
    kept = shelf.get(numbers)
    claims = [
        claim
        for number, digest in shelf.packed_digests(sorted(kept))
        for claim in packing.unpack_digest(digest, kept[number].report, statements=False)[0]
        if claim.scope.kind == "cumulative"
    ]
    origins = across.origins_of(list(kept.values()))
    series = find_series(
        claims,
        across.stories_of(list(kept.values())),
        origins,
        constraints=across.constraints["series"],
        least=_TWO,
        laid_out=False,
    )
    within = None if everything else {each.report.id for each in kept.values()}
    found = find_discrepancies(series, (), {}, origins)
    shelf.put_discrepancies(None, map(packing.pack_discrepancy, found), within=within)


def _window(members: Sequence[Kept], readings: set[int]) -> list[Kept]:
    """The reports of a story around its new ones in time, no more than are compared at once."""
    new = [place for place, kept in enumerate(members) if kept.reading in readings]
    if not new or len(members) <= _WINDOW:
        return list(members)
    middle = new[len(new) // 2]
    begin = max(0, min(middle - _WINDOW // 2, len(members) - _WINDOW))
    return list(members[begin : begin + _WINDOW])

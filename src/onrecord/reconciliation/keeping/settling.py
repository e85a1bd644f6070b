"""Settling: all reports into stories anew, as if they had come at once, in whatever order."""

from collections.abc import Iterable

from onrecord.reconciliation.constraints import Constraints
from onrecord.reconciliation.keeping import packing
from onrecord.reconciliation.keeping.shelf import Shelf
from onrecord.reconciliation.keeping.updating import save_story
from onrecord.reconciliation.stories import Group, agglomerate, count_reports, weigh

_TERMS = 25
_BATCH = 2000


def settle(shelf: Shelf, constraints: Constraints) -> set[int]:
    """Cluster all reports; how common each term is, is counted anew.

    Args:
        shelf: Where what is derived is kept.
        constraints: Decisions about stories.

    Returns:
        The stories whose reports are not those of a story before.
    """
    before = _membership(shelf)
    numbered = list(shelf.terms())
    numbers = [number for number, _ in numbered]
    terms = [each for _, each in numbered]
    frequencies = count_reports(terms)
    vectors = [weigh(each, frequencies) for each in terms]
    groups = agglomerate(terms, vectors, constraints)
    run = shelf.connection
    run.execute("DELETE FROM across_stories")
    run.execute("DELETE FROM across_terms")
    shelf.set_state("frequencies", packing.pack_frequencies(frequencies))
    rows = sorted(
        (term, number)
        for number, vector in zip(numbers, vectors, strict=True)
        for term in vector.heaviest(_TERMS).tolist()
    )
    run.executemany("INSERT OR IGNORE INTO across_terms VALUES (?, ?)", rows)
    changed = set()
    for group in sorted(groups, key=lambda each: min(each.members)):
        members = frozenset(numbers[place] for place in group.members)
        story = _save(shelf, group, numbers)
        if members not in before:
            changed.add(story)
        elif before[members] != story:
            shelf.move_discrepancies(before[members], story)
    shelf.set_state("settled", len(numbers))
    return changed


def _membership(shelf: Shelf) -> dict[frozenset[int], int]:
    """The stories there are, by their reports."""
    stories: dict[int, list[int]] = {}
    for story, number in shelf.connection.execute(
        "SELECT story, number FROM across_reports WHERE story IS NOT NULL"
    ):
        stories.setdefault(story, []).append(number)
    return {frozenset(numbers): story for story, numbers in stories.items()}


def _save(shelf: Shelf, group: Group, numbers: list[int]) -> int:
    members = [numbers[place] for place in sorted(group.members)]
    kept = shelf.get(members)
    story = save_story(shelf, [kept[number] for number in members], group.total)
    _assign(shelf, story, members)
    return story


def _assign(shelf: Shelf, story: int, members: Iterable[int]) -> None:
    shelf.connection.executemany(
        "UPDATE across_reports SET story = ? WHERE number = ?",
        [(story, number) for number in members],
    )

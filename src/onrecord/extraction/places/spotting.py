"""Spotting: where a report was filed, the states beside its towns, and where its outlet is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.extraction.places.mention import Mention, identify
from onrecord.gazetteer import Gazetteer, fold
from onrecord.gazetteer.regions import ABBREVIATIONS, POSTAL
from onrecord.record import Furniture, Report

_FILED: Final = re.compile(r"[^,(—–\d/\n]+?(?=\s*(?:[,(—–\d/]|--|\s-\s|$))")
_REGION: Final = re.compile(
    r",\s*(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d)(?=[A-Z])"
)
_STATE: Final = re.compile(
    r"(?<=, )(?:"
    + "|".join(map(re.escape, sorted(ABBREVIATIONS, key=len, reverse=True)))
    + r"|(?:"
    + "|".join(POSTAL)
    + r")\b)"
)


def spot_datelines(
    gazetteer: Gazetteer, text: str, furniture: Iterable[Furniture]
) -> Iterator[Mention]:
    """Where a report was filed, and the state or country beside it."""
    for mark in furniture:
        if mark.kind != "dateline":
            continue
        start, end = mark.span
        for _ in range(2):
            match = _FILED.match(text, start, end)
            mention = match and identify(gazetteer, text, match.span(), source="dateline")
            if not match or not mention or not mention.entries:
                break
            yield mention
            after = _REGION.match(text, match.end(), end)
            if not after:
                break
            start = after.end()


def spot_states(gazetteer: Gazetteer, text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """States after a town: "Macon, Ga.", "Austin, TX"."""
    for mention in mentions:
        match = _STATE.match(text, mention.span[1] + 2, mention.span[1] + 12)
        if match:
            short = match.group()
            name = ABBREVIATIONS.get(short) or POSTAL[short]
            states = tuple(one for one in gazetteer.find(name) if one.kind == "admin1")
            yield Mention(match.span(), fold(name), states)


def spot_outlet(gazetteer: Gazetteer, report: Report) -> Iterator[Mention]:
    """Where the outlet is at home, as far as its name tells."""
    words = (report.publisher or "").removeprefix("The ").split()
    for size in range(min(3, len(words) - 1), 0, -1):
        name = " ".join(words[:size])
        entries = gazetteer.find(name)
        if entries:
            yield Mention((0, 0), fold(name), entries, source="outlet")
            return

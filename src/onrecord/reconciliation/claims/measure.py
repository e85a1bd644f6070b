"""What a figure of people measures, held against the words of its own clause.

A reader takes the measure from the whole sentence; where the clause of the number itself has the
word for another measure and none for this one, the clause is believed.
"""

import re
from typing import Final

from onrecord.record import Span

_CUES: Final[dict[str, re.Pattern[str]]] = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "missing": r"\bmissing\b|\bunaccounted for\b",
        "rescued": r"\brescued\b|\bsurvivors?\b|\bsaved\b|\balive\b",
        "displaced": r"\bdisplaced?\b|\bevacuat\w+|\bfled\b|\bhomeless\b|\buprooted\b",
        "wounded": r"\bwounded\b|\binjur\w+|\bhurt\b|\bwounding\b",
        "killed": r"\bkill(?:ed|s|ing)\b|\bdie[ds]?\b|\bdying\b|\bdead\b|\bdeaths?\b|\btolls?\b"
        r"|\blives\b|\bbod(?:y|ies)\b|\bperished\b|\bdrown\w*|\bfatal\w*|\bslain\b|\bburied\b"
        r"|\bmassacred?\b|\bexecuted\b|\bmurder\w*",
        "detained": r"\bdetain\w+|\barrest\w*|\bin custody\b",
        "attending": r"\btook part\b|\btaken part\b|\bmarch(?:ed|ers)\b|\brallied\b|\battend\w*"
        r"|\bturned out\b|\bdemonstrat\w+|\bprotesters\b|\btake part\b",
        "abducted": r"\babduct\w+|\bkidnap\w+",
        "held": r"\bheld\b|\bhostages?\b|\bcaptives?\b",
        "infected": r"\binfect\w+|\bcases\b",
    }.items()
}
# Most clauses hold none of them: one look says so.
_ANY = re.compile("|".join(cue.pattern for cue in _CUES.values()), re.IGNORECASE)
_OPEN: Final = frozenset({"people-other", "count", "employed", "affected", "other", "population"})
_PEOPLE = re.compile(
    r"\b(?:people|persons|passengers|residents|men|women|children|survivors|victims|others|bodies)\b"
)
# A word for a measure so close behind a number belongs to it: "eight were missing".
_BEHIND = 16
_NUMBER_OF = re.compile(r"\bnumber of (?:people|persons|passengers|residents)\b")
_CLAUSE = re.compile(r"[,;:—]|\s[-–]\s|\band\b(?=[^,;]*\b(?:was|were|had|said|is|are)\b)|\bwhile\b")


def settle_measure(measure: str, text: str, span: Span, sentence: Span) -> str:
    """The measure of a figure, or the one that its clause names instead.

    Args:
        measure: As it was read.
        text: The text of the report.
        span: Where the figure stands.
        sentence: Where its sentence stands.
    """
    if measure not in _OPEN and measure not in _CUES:
        return measure
    after, before = _around(text, span, sentence)
    for clause in (after, before):
        if not _ANY.search(clause):
            continue
        own = _CUES.get(measure)
        if own is not None and own.search(clause):
            return measure
        found = [
            (match.start() if clause is after else -match.end(), name)
            for name, cue in _CUES.items()
            for match in cue.finditer(clause)
        ]
        if found and (measure in _CUES or _PEOPLE.search(after) or min(found)[0] < _BEHIND):
            return min(found)[1]
    if _NUMBER_OF.search(before):
        return "people-other"
    own = _CUES.get(measure)
    missing = own is not None and not own.search(text, *sentence)
    return "people-other" if missing and _PEOPLE.search(after) else measure


def _around(text: str, span: Span, sentence: Span) -> tuple[str, str]:
    """The rest of the clause after a figure, and the part of it before."""
    after = text[span[1] : sentence[1]]
    before = text[sentence[0] : span[0]]
    ends = _CLAUSE.search(after)
    begins = [match.end() for match in _CLAUSE.finditer(before)]
    return after[: ends.start()] if ends else after, before[begins[-1] :] if begins else before

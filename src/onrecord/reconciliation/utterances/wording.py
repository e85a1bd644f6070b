"""Two wordings of one utterance side by side: words added, dropped, changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

Edit: TypeAlias = Literal["same", "added", "dropped", "changed"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step from a wording to another.

    Attributes:
        edit: What was done.
        before: The words of the first wording; empty where words were added.
        after: Those of the second; empty where words were dropped.
    """

    edit: Edit
    before: tuple[str, ...]
    after: tuple[str, ...]


_EDITS: dict[str, Edit] = {
    "equal": "same",
    "insert": "added",
    "delete": "dropped",
    "replace": "changed",
}


def steps(before: Sequence[str], after: Sequence[str]) -> tuple[Step, ...]:
    """How one wording becomes another, word by word."""
    if before == after:
        return (Step("same", tuple(before), tuple(after)),) if before else ()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        Step(_EDITS[tag], tuple(before[i:j]), tuple(after[k:m]))
        for tag, i, j, k, m in matcher.get_opcodes()
    )


def differs(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether one wording is not merely a piece of the other.

    Leaving out the beginning or the end of a quotation trims it; other words inside, or words
    left out in its middle, change it.
    """
    if before == after:
        return False
    found = list(steps(before, after))
    while found and found[0].edit in ("dropped", "added"):
        found.pop(0)
    while found and found[-1].edit in ("dropped", "added"):
        found.pop()
    trimmed = [step.edit for step in found]
    return bool(found) and any(edit != "same" for edit in trimmed)

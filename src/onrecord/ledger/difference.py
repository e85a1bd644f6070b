"""What changed between two versions of a report, sentence by sentence."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.record import Report

_SENTENCES = re.compile(r"(?<=[.!?…”\"’])\s+(?=[\"“‘A-Z0-9])|\s*\n\s*")
_FIELDS = ("title", "publisher", "published", "byline", "dateline", "agency", "url")
_ALIKE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change.

    Attributes:
        kind: What happened to it.
        field: `text`, or the field of the report that changed.
        before: How it read, or an empty string.
        after: How it reads, or an empty string.
    """

    kind: Literal["added", "removed", "changed"]
    field: str
    before: str
    after: str


def compare(before: Report, after: Report) -> list[Change]:
    """What changed from one version to the next: fields first, then sentences in text order.

    A sentence that was reworded is one change, not a removal and an addition, when at least half
    of it stayed (Ratcliff and Obershelp, as `difflib` has it).
    """
    fields = [
        _change(name, getattr(before, name) or "", getattr(after, name) or "")
        for name in _FIELDS
        if (getattr(before, name) or "") != (getattr(after, name) or "")
    ]
    return [*fields, *_sentences(_split(before.text), _split(after.text))]


def _split(text: str) -> list[str]:
    return [" ".join(part.split()) for part in _SENTENCES.split(text) if part and part.strip()]


def _sentences(before: list[str], after: list[str]) -> Iterator[Change]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag != "equal":
            yield from _pair(before[first:last], after[begin:end])


def _pair(before: list[str], after: list[str]) -> Iterator[Change]:
    """Old and new sentences of one stretch, those that are alike as one change."""
    rest = list(before)
    for sentence in after:
        alike = max(rest, key=lambda old: _ratio(old, sentence), default="")
        if alike and _ratio(alike, sentence) >= _ALIKE:
            # What stood before it and was not taken up again is gone.
            place = rest.index(alike)
            yield from (_change("text", gone, "") for gone in rest[:place])
            del rest[: place + 1]
            yield _change("text", alike, sentence)
        else:
            yield _change("text", "", sentence)
    yield from (_change("text", gone, "") for gone in rest)


def _ratio(old: str, new: str) -> float:
    matcher = difflib.SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    return matcher.ratio()


def _change(name: str, before: str, after: str) -> Change:
    kind: Literal["added", "removed", "changed"] = "changed"
    if not before or not after:
        kind = "added" if after else "removed"
    return Change(kind=kind, field=name, before=before, after=after)

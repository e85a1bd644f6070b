"""Nesting: which statement stands inside which, and readings that say the same twice."""

from collections.abc import Sequence

from onrecord.language import Attribution
from onrecord.record import Spans

_SHELF = 2000
_SAME = 0.9
_INSIDE = 0.9


def size(spans: Spans) -> int:
    """Characters that spans cover, the spans being disjoint."""
    return sum(end - start for start, end in spans)


def shared(a: Spans, b: Spans) -> int:
    """Characters that two lists of spans have in common."""
    return sum(max(0, min(e1, e2) - max(s1, s2)) for s1, e1 in a for s2, e2 in b)


def thin(drafts: Sequence[Attribution]) -> list[Attribution]:
    """Without weaker readings of the same content by the same source.

    Two readings of one content stay when each names a source of its own: one passes on the other.
    """
    kept: list[Attribution] = []
    shelved: dict[tuple[int, int], list[Attribution]] = {}
    for draft in sorted(drafts, key=lambda d: (-d.score, d.anchor)):
        near = [shelved.setdefault(shelf, []) for shelf in _shelves(draft)]
        if not any(_repeats(draft, other) for shelf in near for other in shelf):
            kept.append(draft)
            for shelf in near:
                shelf.append(draft)
    return sorted(kept, key=order)


def _shelves(draft: Attribution) -> list[tuple[int, int]]:
    """Where a content stands: contents that share a character share a shelf.

    What is told in two paragraphs shares none; the stretches keep a paragraph without end from
    being compared with all of itself.
    """
    stretches = {
        at for start, end in draft.content for at in range(start // _SHELF, end // _SHELF + 1)
    }
    return [(draft.paragraph, at) for at in sorted(stretches)]


def order(draft: Attribution) -> tuple[int, int, int]:
    """Text order of contents; the wider first where two begin together."""
    return draft.content[0][0], -draft.content[-1][1], (draft.source or draft.content)[0][0]


def _repeats(weak: Attribution, strong: Attribution) -> bool:
    common = shared(weak.content, strong.content)
    if common < _SAME * max(size(weak.content), size(strong.content)):
        return False
    if not weak.source or not strong.source:
        return True
    return shared(weak.source, strong.source) > 0


def parents(drafts: Sequence[Attribution]) -> list[int | None]:
    """For each statement, in `order`, the index of the smallest statement it stands inside.

    A statement is inside another when its content, and its cue if it has one, lie in the other's
    content; of two with one content, the one whose source is named first passes the other on.
    """
    shelved: dict[tuple[int, int], list[int]] = {}
    for index, draft in enumerate(drafts):
        for shelf in _shelves(draft):
            shelved.setdefault(shelf, []).append(index)
    found: list[int | None] = []
    for index, inner in enumerate(drafts):
        holders = [
            (size(drafts[other].content), other)
            for other in sorted({each for at in _shelves(inner) for each in shelved[at]})
            if other != index and _holds(drafts[other], inner) and not _below(found, other, index)
        ]
        found.append(min(holders)[1] if holders else None)
    return found


def _below(found: Sequence[int | None], index: int, top: int) -> bool:
    """Whether one statement stands inside another by the parents found so far.

    "Same content" allows for a tenth, so three readings can each hold the next in a ring.
    """
    at: int | None = index
    while at is not None and at != top:
        at = found[at] if at < len(found) else None
    return at == top


def _holds(outer: Attribution, inner: Attribution) -> bool:
    common = shared(outer.content, inner.content)
    if common < _INSIDE * size(inner.content):
        return False
    if common >= _SAME * size(outer.content):
        return bool(
            outer.source
            and inner.source
            and outer.source[0] < inner.source[0]
            and not _holds_anchor(inner, outer)
        )
    return _holds_anchor(outer, inner)


def _holds_anchor(outer: Attribution, inner: Attribution) -> bool:
    begin, end = outer.content[0][0], outer.content[-1][1]
    if not begin <= inner.anchor[0] < end:
        return False
    return shared(outer.content, (inner.anchor,)) > 0 or len(outer.content) == 1

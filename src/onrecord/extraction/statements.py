"""Statements: from the network's attributions to whole statements in text order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from onrecord.extraction import nesting, quoting
from onrecord.language import Attribution
from onrecord.language.quotes import Quotation
from onrecord.record import Span, Spans, Statement, StatementKind

_CARRIED_SCORE = 0.6


@dataclass(frozen=True, slots=True)
class Found:
    """Statements before their speakers are resolved.

    Attributes:
        statements: In text order of content.
        continues: For each, the index of the statement whose quotation it carries on, or None.
    """

    statements: tuple[Statement, ...]
    continues: tuple[int | None, ...]


def build(
    text: str,
    stretches: Sequence[Span],
    attributions: Sequence[Attribution],
    *,
    headings: frozenset[int] = frozenset(),
) -> Found:
    """Put attributions together into statements.

    Args:
        text: The report's text.
        stretches: The paragraphs that were read, in text order.
        attributions: What the network read in them.
        headings: Indices of stretches that are titles, captions or crossheads: a quotation there
            without a speaker is a heading, and carries nothing on.
    """
    found = quoting.find(text, stretches)
    drafts = [
        _settled(text, draft, found[draft.paragraph])
        for draft in attributions
        if draft.source or draft.cue or draft.paragraph not in headings
    ]
    drafts = nesting.thin([draft for draft in drafts if draft.content])
    prose = [item for item in quoting.continued(text, stretches, found) if item[0] not in headings]
    carried = _carried(text, prose, drafts, found)
    drafts = sorted([*drafts, *carried], key=nesting.order)
    above = nesting.parents(drafts)
    ids = [f"s{number}" for number in range(1, len(drafts) + 1)]
    statements = tuple(
        _statement(text, draft, name, None if parent is None else ids[parent], found)
        for draft, name, parent in zip(drafts, ids, above, strict=True)
    )
    return Found(statements, tuple(_continued(drafts, index) for index in range(len(drafts))))


def _settled(text: str, draft: Attribution, near: Sequence[Quotation]) -> Attribution:
    return replace(draft, content=quoting.settle(text, draft.content, near))


def _carried(
    text: str,
    whole: Sequence[tuple[int, Span]],
    drafts: Sequence[Attribution],
    found: Sequence[Sequence[Quotation]],
) -> list[Attribution]:
    """Of the paragraphs that are wholly a quotation, those that carry on the one before."""
    outer = (draft for draft in drafts if not (draft.cued and _is_inner(draft, found)))
    taken = {draft.paragraph for draft in outer}
    speaking = {draft.paragraph for draft in drafts}
    carried = []
    for index, span in whole:
        if index - 1 in speaking and index not in taken:
            speaking.add(index)
            content = quoting.settle(text, (span,), found[index])
            carried.append(_carried_draft(index, content))
    return carried


def _is_inner(draft: Attribution, found: Sequence[Sequence[Quotation]]) -> bool:
    near = found[draft.paragraph]
    return any(q.inner[0] <= draft.anchor[0] < q.inner[1] for q in near)


def _carried_draft(index: int, content: Spans) -> Attribution:
    return Attribution(
        anchor=(content[0][0], content[0][0] + 1),
        cued=False,
        paragraph=index,
        content=content,
        source=(),
        cue=(),
        addressee=(),
        kind="speech",
        negated=0.0,
        score=_CARRIED_SCORE,
    )


def _continued(drafts: Sequence[Attribution], index: int) -> int | None:
    """The statement just before, when this one has neither source nor cue and follows it."""
    draft = drafts[index]
    if draft.source or draft.cue:
        return None
    before = [
        other
        for other in range(index)
        if drafts[other].paragraph in (draft.paragraph - 1, draft.paragraph)
        and drafts[other].paragraph <= draft.paragraph
    ]
    return max(before, key=lambda other: drafts[other].content[-1][1]) if before else None


def _statement(
    text: str,
    draft: Attribution,
    name: str,
    parent: str | None,
    found: Sequence[Sequence[Quotation]],
) -> Statement:
    anchor = draft.anchor if draft.cued else None
    return Statement(
        id=name,
        content=draft.content,
        source=draft.source or None,
        cue=draft.cue or None,
        addressee=draft.addressee or None,
        mode=quoting.mode_of(text, draft.content, anchor, found[draft.paragraph]),
        kind=cast("StatementKind", draft.kind),
        negated=draft.negated >= 0.5,
        parent=parent,
        score=draft.score,
    )

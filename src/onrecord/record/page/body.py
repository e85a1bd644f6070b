"""The body of a page: paragraphs of marked text, each followed by its notes."""

from collections.abc import Sequence

from onrecord.record.page.blocks import blocks
from onrecord.record.page.direction import direction
from onrecord.record.page.escape import escape
from onrecord.record.page.marking import Anchored, marks_of, render_segment
from onrecord.record.page.notes import render_note
from onrecord.record.page.segments import Segment, segments
from onrecord.record.values import Entity, Figure, Furniture, Place, Report, Time


def render_body(
    report: Report,
    furniture: Sequence[Furniture],
    statements: Sequence[Anchored],
    figures: Sequence[Figure],
    entities: Sequence[Entity],
    places: Sequence[Place] = (),
    times: Sequence[Time] = (),
    *,
    linked: bool = True,
) -> str:
    """Every paragraph as `<p class="text">`, its notes in a list after it.

    The text of those paragraphs, tags stripped and unescaped, is the text of the report.
    `linked` is that of `render_note`.
    """
    paragraphs = blocks(report.text)
    by_anchor = {item.anchor: item for item in statements}
    row = segments(
        len(report.text),
        marks_of(statements, furniture, figures, places, times),
        cuts=[end for _, end in paragraphs],
    )
    written: list[str] = []
    position = 0
    for index, (start, end) in enumerate(paragraphs):
        inside: list[Segment] = []
        while position < len(row) and row[position].span[1] <= end:
            inside.append(row[position])
            position += 1
        way = direction(report.text[start:end])
        words = "".join(render_segment(segment, report.text, by_anchor) for segment in inside)
        kind = _whole_kind(inside, report.text)
        label = f' data-block="{escape(kind)}"' if kind else ""
        written.append(f'<p class="text" dir="{way}"{label}>{words}</p>\n')
        last = index == len(paragraphs) - 1
        here = [item for item in statements if _begins_in(item, start, end, last=last)]
        if here:
            notes = "\n".join(
                render_note(item, report.text, entities, linked=linked) for item in here
            )
            written.append(f'<ol class="notes">\n{notes}\n</ol>\n')
    return "".join(written)


def _begins_in(item: Anchored, start: int, end: int, *, last: bool) -> bool:
    begin = item.statement.content[0][0] if item.statement.content else 0
    return start <= max(begin, 0) < end or (last and begin >= end)


def _whole_kind(inside: Sequence[Segment], text: str) -> str:
    """The kind of furniture that a whole paragraph is, or an empty string."""
    kinds = set()
    for segment in inside:
        if text[segment.span[0] : segment.span[1]].strip():
            kinds.add(next((m.owner for m in segment.marks if m.role == "furniture"), ""))
    return kinds.pop() if len(kinds) == 1 else ""

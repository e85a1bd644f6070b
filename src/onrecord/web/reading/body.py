"""The text of a report in paragraphs, each followed by its notes."""

from collections.abc import Sequence

from onrecord.record import Record
from onrecord.record.page.blocks import blocks
from onrecord.record.page.direction import direction
from onrecord.record.page.escape import escape
from onrecord.record.page.marking import Anchored
from onrecord.record.page.notes import render_note
from onrecord.record.page.segments import Segment, segments
from onrecord.web.reading.marks import marks_of, render_segment


def render_body(record: Record, statements: Sequence[Anchored]) -> str:
    """Every paragraph as `<p class="text">` with the code point it begins at, notes after it.

    The text of those paragraphs, tags stripped and unescaped, is the text of the report.
    """
    text = record.report.text
    paragraphs = blocks(text)
    by_anchor = {item.anchor: item for item in statements}
    row = segments(len(text), marks_of(record, statements), cuts=[end for _, end in paragraphs])
    written: list[str] = []
    notes = _by_paragraph(statements, paragraphs)
    position = 0
    for index, (start, end) in enumerate(paragraphs):
        inside: list[Segment] = []
        while position < len(row) and row[position].span[1] <= end:
            inside.append(row[position])
            position += 1
        words = "".join(render_segment(segment, text, by_anchor) for segment in inside)
        kind = _whole_kind(inside, text)
        label = f' data-block="{escape(kind)}"' if kind else ""
        way = direction(text[start:end])
        written.append(f'<p class="text" dir="{way}" data-from="{start}"{label}>{words}</p>\n')
        if index in notes:
            listed = "\n".join(
                render_note(item, text, record.entities, labelled=False) for item in notes[index]
            )
            written.append(f'<ol class="notes">\n{listed}\n</ol>\n')
    return "".join(written)


def _by_paragraph(
    statements: Sequence[Anchored], paragraphs: Sequence[tuple[int, int]]
) -> dict[int, list[Anchored]]:
    """The statements that begin in each paragraph; one beyond the text goes to the last."""
    found: dict[int, list[Anchored]] = {}
    ordered = sorted(
        (max(item.statement.content[0][0], 0) if item.statement.content else 0, place)
        for place, item in enumerate(statements)
    )
    index, last = 0, len(paragraphs) - 1
    for begin, place in ordered:
        while index < last and begin >= paragraphs[index][1]:
            index += 1
        found.setdefault(index, []).append(statements[place])
    order = {item.anchor: place for place, item in enumerate(statements)}
    return {
        index: sorted(items, key=lambda item: order[item.anchor]) for index, items in found.items()
    }


def _whole_kind(inside: Sequence[Segment], text: str) -> str:
    """The kind of furniture that a whole paragraph is, or an empty string."""
    kinds = set()
    for segment in inside:
        if text[segment.span[0] : segment.span[1]].strip():
            kinds.add(next((m.owner for m in segment.marks if m.role == "furniture"), ""))
    return kinds.pop() if len(kinds) == 1 else ""

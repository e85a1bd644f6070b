"""Puts a title and paragraphs together as the text of a report, and names what is furniture."""

import dataclasses
from collections.abc import Iterable

from onrecord.reading.blocks import Block, squeeze
from onrecord.record import Document, Furniture, Report

_GAP = "\n\n"


def compose(report: Report, blocks: Iterable[Block], *, original: bytes | None = None) -> Document:
    """The document whose text is the report's title and the blocks, a blank line between them.

    Args:
        report: Everything known of the report; its text is passed over.
        blocks: The paragraphs; a first one that repeats the title is left out.
        original: The bytes that it was read from.
    """
    title = squeeze(report.title or "")
    parts = [Block(title, "title")] if title else []
    for block in blocks:
        if len(parts) == 1 and title and squeeze(block.text).casefold() == title.casefold():
            continue
        parts.append(block)
    furniture: list[Furniture] = []
    start = 0
    for part in parts:
        if part.kind:
            furniture.append(Furniture(kind=part.kind, span=(start, start + len(part.text))))
        start += len(part.text) + len(_GAP)
    text = _GAP.join(part.text for part in parts)
    whole = dataclasses.replace(report, text=text, title=title or None)
    return Document(report=whole, furniture=tuple(furniture), original=original)

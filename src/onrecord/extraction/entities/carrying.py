"""Carrying on: who speaks a quotation that stands by itself, without source and cue.

It carries on the statement before it. Where that one is told of a body or a document, or nothing
stands close before it, whoever was quoted last speaks on; a title's quotation is whoever's it is
when it comes again below.
"""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.layout import Layout
from onrecord.record import Statement

_NEAR: Final = 3
"""Paragraphs back to which somebody quoted may speak on."""
_LEAST: Final = 8
"""Letters from which on the same words are the same quotation."""


def speaker(
    layout: Layout,
    statements: Sequence[Statement],
    speakers: Sequence[Group | None],
    number: int,
    before: int | None,
) -> int | None:
    """The statement whose speaker speaks on in a quotation by itself, by number.

    Args:
        layout: The report's layout.
        statements: All statements.
        speakers: Who speaks each of them, as far as a source says so.
        number: The quotation.
        before: The statement that it carries on by its place, if any.
    """
    if before is not None and _goes_on(statements[before], speakers[before]):
        return before
    if statements[number].mode == "indirect":
        return before
    here = layout.paragraph_at(statements[number].content[0][0])
    for other in range(number - 1, -1, -1):
        one = statements[other]
        if one.parent or here - layout.paragraph_at(one.content[0][0]) > _NEAR:
            continue
        who = speakers[other]
        if one.mode != "indirect" and who is not None and who.kind == "person":
            return other
    again = _again(layout, statements, number) if before is None else None
    return before if again is None else again


def _goes_on(before: Statement, who: Group | None) -> bool:
    return who is not None and (who.kind == "person" or before.mode == "direct")


def _again(layout: Layout, statements: Sequence[Statement], number: int) -> int | None:
    """A statement with a source that holds the same words."""
    own = _letters(layout, statements[number])
    if len(own) < _LEAST:
        return None
    for other, one in enumerate(statements):
        if other != number and one.source and own in _letters(layout, one):
            return other
    return None


def _letters(layout: Layout, statement: Statement) -> str:
    said = "".join(layout.text[slice(*span)] for span in statement.content)
    return re.sub(r"[^\w]", "", said).lower()

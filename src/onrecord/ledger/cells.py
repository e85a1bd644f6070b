"""Cells of a CSV file that a spreadsheet shows and never runs."""

import json
from typing import Final

# What a spreadsheet takes for a formula at the beginning of a cell (OWASP, CSV injection), in the
# wide forms too that East Asian input methods give; and white space, behind which some look on.
_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: object) -> str:
    """A value as the text of one CSV cell.

    Numbers are written as they are; a text that a spreadsheet could run gets an apostrophe before
    it, which marks it as text. Lists are written as JSON, None as nothing.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.startswith(_STARTS) or text.lstrip().startswith(_STARTS) else text


def number(value: float) -> str:
    """A number without a needless fraction: 12, 0.5."""
    whole = isinstance(value, int) or (value == value and abs(value) < 2**53 and value % 1 == 0)
    return str(int(value)) if whole else repr(value)

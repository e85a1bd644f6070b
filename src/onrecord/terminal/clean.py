"""Report text made safe to print: nothing in it may command the terminal."""

import re

_SPACE = re.compile(r"\s+")
# C0, C1 and DEL start escape sequences; bidirectional overrides and isolates (UAX 9) reorder what
# follows them. They are shown as nothing; every word around them stays.
_COMMANDS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """The text on one line, without control characters, each run of white space one space."""
    return _COMMANDS.sub("", _SPACE.sub(" ", text)).strip()

"""Where the user's own gazetteer is looked for."""

from pathlib import Path

import pytest

from onrecord.gazetteer.location import locate

CASES = [
    ("linux", {"HOME": "/h"}, "/h/.local/share/onrecord/gazetteer.db"),
    ("linux", {"HOME": "/h", "XDG_DATA_HOME": "/x"}, "/x/onrecord/gazetteer.db"),
    ("darwin", {"HOME": "/h"}, "/h/Library/Application Support/onrecord/gazetteer.db"),
    ("win32", {"LOCALAPPDATA": "/l", "USERPROFILE": "/h"}, "/l/onrecord/gazetteer.db"),
    ("linux", {"HOME": "/h", "ONRECORD_GAZETTEER": "/mine.db"}, "/mine.db"),
    ("linux", {"HOME": "/h", "ONRECORD_GAZETTEER": ""}, "/h/.local/share/onrecord/gazetteer.db"),
]


@pytest.mark.parametrize(("platform", "environment", "expected"), CASES)
def test_place(platform: str, environment: dict[str, str], expected: str) -> None:
    assert locate(environment, platform=platform) == Path(expected)

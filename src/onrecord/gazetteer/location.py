"""Where the user's own gazetteer lies."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

VARIABLE: Final = "ONRECORD_GAZETTEER"
"""Environment variable that names the file; empty: there is none."""
_FILE: Final = "gazetteer.db"


def locate(environment: Mapping[str, str] = os.environ, *, platform: str = sys.platform) -> Path:
    """The file of finer places: that of ONRECORD_GAZETTEER, else in the user's data folder.

    The data folder is that of the XDG base directories on Linux, `~/Library/Application Support` on
    macOS and `%LOCALAPPDATA%` on Windows. Nothing says that the file is there.

    Args:
        environment: The environment variables.
        platform: As `sys.platform`.
    """
    named = environment.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    return _data_folder(environment, platform) / "onrecord" / _FILE


def _data_folder(environment: Mapping[str, str], platform: str) -> Path:
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or ".")
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")

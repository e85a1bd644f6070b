"""What a report is called on a page: never how somebody's disk is laid out."""

import re
from typing import Final

from onrecord.record.values import Report

_ABSOLUTE: Final = re.compile(r"/|[A-Za-z]:[\\/]|\\\\")
_PARTS: Final = re.compile(r"[\\/]+")


def name_of(report: Report) -> str:
    """The report's title, or its id; of a local file only the file's name."""
    return report.title or plain_id(report.id, report.path)


def plain_id(id_: str, path: str | None = None) -> str:
    """An id as people read it: where it is the path of a local file, the file's name.

    Args:
        id_: The id. Of a report in a file of several it is the file's path and a number.
        path: The path of the file it was read from, where that is known; without, an absolute
            path is taken for one.
    """
    if (path and id_.startswith(path)) or _ABSOLUTE.match(id_):
        return next((part for part in reversed(_PARTS.split(id_)) if part), id_)
    return id_

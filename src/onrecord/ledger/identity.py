"""Ids and digests that follow from content alone."""

import hashlib
import json
import zlib
from pathlib import Path

from onrecord.record import Report

_ID = 20
_LEVEL = 4


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def content_digest(report: Report) -> str:
    """A digest of what the report's readers see: text, title, outlet, date and address.

    Where it lay and what is only read out of its text (dateline, byline, agency) do not count:
    moving a file, or a better reader of datelines, makes no new version.
    """
    parts = [report.text, report.title, report.publisher, report.published, report.url]
    return sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def version_id(report_id: str, content: str, *, ordinal: int | None = None) -> str:
    """The id of a version: from its report and content, and nothing else.

    Args:
        report_id: The report's id.
        content: Its `content_digest`.
        ordinal: Given when an earlier version of the report had the same content.
    """
    parts = [report_id, content] if ordinal is None else [report_id, content, ordinal]
    written = json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return sha256(written)[:_ID]


def input_digest(original: bytes, text: str) -> str:
    """What a report that was read from some bytes is known by."""
    return sha256(sha256(original).encode() + text.encode("utf-8", "surrogatepass"))


def file_digest(path: Path, sidecar: bytes = b"") -> str:
    """What a file is known by before it is read; its sidecar belongs to it.

    The file is read in pieces: a web archive may be larger than the memory.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return sha256(digest.encode() + sidecar)


def place_digest(path: Path) -> str:
    """What stands for a path in the ledger: the file does not tell how a disk is laid out."""
    return sha256(str(path.absolute()).encode("utf-8", "surrogateescape"))[:32]


def seal(previous: str, *parts: object) -> str:
    """A digest of an entry and of the one before it, so that a log cannot be changed unseen."""
    written = json.dumps([previous, *parts], ensure_ascii=False)
    return sha256(written.encode("utf-8", "surrogatepass"))


def pack(data: bytes) -> bytes:
    """Compressed with zlib (RFC 1950)."""
    return zlib.compress(data, _LEVEL)


def unpack(data: bytes) -> bytes:
    """What `pack` compressed.

    Raises:
        zlib.error: It is damaged.
    """
    return zlib.decompress(data)

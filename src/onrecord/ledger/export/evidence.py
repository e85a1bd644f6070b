"""Everything about one report in one zip file, for somebody else to check."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import LedgerError
from onrecord.ledger import identity
from onrecord.ledger.connection import guarded
from onrecord.ledger.export.history import Reading, list_readings, load_original
from onrecord.ledger.export.tables import replacing, unwritable
from onrecord.ledger.ledger import Ledger
from onrecord.reading.sniff import sniff

# Fixed, and nothing compressed: the same ledger gives the same bytes on any machine.
_TIME = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644 << 16
_ENDINGS = {
    "page": "html", "lines": "jsonl", "json": "json", "feed": "xml", "xml": "xml",
    "archive": "warc", "text": "txt", None: "txt",
}  # fmt: skip
_README = """\
Evidence for one report, written by onrecord.

report     {report_id}
address    {url}
title      {title}
published  {published}
versions   {versions}

What is here
  versions/N/original.*   the bytes that version N was read from, as they came, where they were
                          kept; of a feed or a wire message the whole file
  versions/N/text.txt     the text that was read from them, in UTF-8; every offset points into it
  versions/N/record.json  what onrecord read in it: statements, figures, times, places, entities
  versions/N/record-M.json  what an earlier engine had read in it, the first one 1
  versions/N/page.html    the record as a page; it opens in any browser and loads nothing
  versions.json           the versions: when each was read, by which engine, and the digests
  decisions.json          what people decided about its statements and figures, with who and why
  SHA256SUMS              a digest of every other file here

How to check it
  1. That nothing was changed after the export:   sha256sum -c SHA256SUMS
     Compare the digest of SHA256SUMS itself with the one that you were given by another way:
     sha256sum SHA256SUMS
  2. That the original is what the outlet published: compare it with the page at the address above,
     with a copy in a web archive, or with another reader's copy: equal bytes have equal SHA-256.
  3. That the record says what the text says: every span is a pair of offsets in code points, the
     end excluded. In Python:
       import json, pathlib
       text = pathlib.Path("versions/1/text.txt").read_bytes().decode("utf-8")
       record = json.loads(pathlib.Path("versions/1/record.json").read_text(encoding="utf-8"))
       assert record["report"]["text"] == text
       for s in record["statements"]:
           print(s["entity"], [text[start:end] for start, end in s["content"]])
  4. That onrecord reads it so: install the version named under "engine" in record.json, and run
     onrecord read versions/1/original.* --json
     The same version with the same weights gives the same statements on any machine.
This file does not show that the report is true, nor that the outlet published it.
"""


def write_evidence(ledger: Ledger, report_id: str, path: Path) -> str:
    """Write a report's originals, texts, records, pages, versions and decisions into a zip file.

    The same ledger gives the same bytes.

    Args:
        ledger: The ledger.
        report_id: The report's id, or that of one of its versions.
        path: The file to write; one of that name is replaced.

    Returns:
        The SHA-256 of the SHA256SUMS in it, to be handed over by another way.

    Raises:
        LedgerError: There is no such report, or the file cannot be written.
    """
    name = ledger.stored(report_id).report_id
    files = dict(_files(ledger, name))
    sums = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {file}\n" for file, data in sorted(files.items())
    ).encode()
    with replacing(path) as part:
        try:
            with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
                for file, data in [("SHA256SUMS", sums), *sorted(files.items())]:
                    info = zipfile.ZipInfo(file, _TIME)
                    info.external_attr = _MODE
                    info.create_system = 3
                    archive.writestr(info, data)
        except OSError as fault:
            raise unwritable(path, fault) from None
    return hashlib.sha256(sums).hexdigest()


def _files(ledger: Ledger, report_id: str) -> Iterator[tuple[str, bytes]]:
    readings: list[Reading] = []
    with guarded(ledger.path):
        reader = ledger.connect_reader()
        try:
            readings = list(list_readings(reader, history=True, report_id=report_id))
            for ordinal in sorted({reading.ordinal for reading in readings}):
                of_version = [each for each in readings if each.ordinal == ordinal]
                yield from _version_files(f"versions/{ordinal}", of_version)
                digest = of_version[-1].original
                if digest:
                    data = identity.unpack(load_original(reader, digest))
                    yield f"versions/{ordinal}/original.{_ENDINGS[sniff(data[:8192])]}", data
        finally:
            reader.close()
    if not readings:
        raise LedgerError(f"{ledger.path}: has no report {report_id}")
    report = readings[-1].record.report
    yield "versions.json", _json([_version(each) for each in readings])
    versions = {each.version for each in readings}
    decisions = [
        {key: getattr(each, key) for key in ("subject", "action", "value", "who", "why", "at")}
        for each in ledger.decisions()
        if each.subject.partition(":")[2].rpartition(":")[0] in versions
    ]
    yield "decisions.json", _json(decisions)
    readme = _README.format(
        report_id=report_id,
        url=report.url or "not known",
        title=report.title or "not known",
        published=report.published or "not known",
        versions=len(versions),
    )
    yield "README.txt", readme.encode("utf-8", "backslashreplace")


def _version_files(folder: str, readings: list[Reading]) -> Iterator[tuple[str, bytes]]:
    latest = readings[-1].record
    yield f"{folder}/text.txt", latest.report.text.encode("utf-8", "surrogatepass")
    yield f"{folder}/record.json", _json(latest.to_dict())
    yield f"{folder}/page.html", latest.to_html().encode("utf-8", "backslashreplace")
    for number, earlier in enumerate(readings[:-1], 1):
        yield f"{folder}/record-{number}.json", _json(earlier.record.to_dict())


def _version(reading: Reading) -> dict[str, Any]:
    engine = reading.record.engine
    return {
        "version": reading.version,
        "ordinal": reading.ordinal,
        "read_at": reading.read_at,
        "known_at": reading.known_at,
        "original_sha256": reading.original,
        "engine": {"version": engine.version, "model": engine.model, "sha256": engine.sha256},
    }


def _json(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace") + b"\n"

"""Metadata that comes beside a text: the fields of a JSON line or of a sidecar file."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import BadLine
from onrecord.reading.dates import read_date

FIELDS = (
    "id", "url", "title", "publisher", "agency", "byline", "dateline", "published", "language",
)  # fmt: skip
_LARGEST_SIDECAR = 1_000_000


def read_fields(data: Mapping[str, Any], *, name: str) -> dict[str, str]:
    """The known fields that are given; unknown, empty and null ones are left out.

    A date of publication that cannot be read is left out too.

    Args:
        data: A JSON object.
        name: What to call it in an error.

    Raises:
        BadLine: A field is not a string (`id` may be a whole number).
    """
    fields = {}
    for key in FIELDS:
        value = data.get(key)
        if key == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise BadLine(name, f'"{key}" is not a string', "give it in quotation marks")
        check_text(value, name=name, key=key)
        fields[key] = value
    if "language" in fields:
        code = re.match(r"[A-Za-z]{2}(?=$|[-_])", fields.pop("language"))
        fields |= {"language": code[0].lower()} if code else {}
    if "published" in fields:
        # Crawlers and collections write dates in any form. A report is worth more than its date,
        # and none is better than a guess.
        date = read_date(fields.pop("published"))
        fields |= {"published": date} if date else {}
    return fields


def check_text(text: str, *, name: str, key: str) -> None:
    """Raise BadLine when a JSON string holds half a surrogate pair, which is no character."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise BadLine(
            name, f'"{key}" holds half of a surrogate pair', "write the character whole"
        ) from None


def read_sidecar(path: Path) -> dict[str, str]:
    """The fields of `X.json` beside `X.txt` or `X.html`; empty when there is none.

    Args:
        path: The report's own path; `.gz` at its end is passed over.

    Raises:
        BadLine: The sidecar is not a JSON object with usable fields.
    """
    base = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    sidecar = base.with_suffix(".json")
    if sidecar == path or not sidecar.is_file():
        return {}
    name = str(sidecar)
    try:
        with sidecar.open("rb") as file:
            raw = file.read(_LARGEST_SIDECAR + 1)
        data = json.loads(raw) if len(raw) <= _LARGEST_SIDECAR else None
    except OSError as fault:
        raise BadLine(name, f"cannot be read: {fault.strerror}", "check its permissions") from None
    except (ValueError, RecursionError):
        raise BadLine(name, "is not JSON", "correct it or take it away") from None
    if not isinstance(data, dict):
        raise BadLine(name, "is not a JSON object", 'give it the form {"published": …}')
    return read_fields(data, name=name)

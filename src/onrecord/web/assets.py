"""The static files of the pages, under an address that changes when one of them does."""

import functools
import hashlib
import importlib.resources
from dataclasses import dataclass

from onrecord.record.page.document import static as record_static

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
# The annotated page that `onrecord read --html` writes brings its look and its lighting along.
_SHARED = ("page.css", "page.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One static file.

    Attributes:
        body: Its bytes.
        content_type: Its media type.
    """

    body: bytes
    content_type: str


@functools.cache
def assets() -> dict[str, Asset]:
    """Every static file by its name."""
    folder = importlib.resources.files("onrecord.web") / "static"
    bodies = {
        entry.name: entry.read_bytes()
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.rpartition(".")[2] in _TYPES
    }
    bodies |= {name: record_static(name).encode() for name in _SHARED}
    return {
        name: Asset(body=body, content_type=_TYPES[name.rpartition(".")[2]])
        for name, body in bodies.items()
    }


@functools.cache
def _digest() -> str:
    # One for all files: they name one another, and must never be of two releases.
    digest = hashlib.sha256()
    for name, asset in assets().items():
        digest.update(name.encode() + asset.body)
    return digest.hexdigest()[:12]


def asset_path(name: str) -> str:
    """The address of a static file.

    Raises:
        KeyError: There is none of that name.
    """
    if name not in assets():
        raise KeyError(name)
    return f"/static/{_digest()}/{name}"

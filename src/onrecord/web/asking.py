"""What an address asks for: words, days, and where a long list goes on."""

import re
from dataclasses import dataclass
from urllib.parse import quote_plus, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LONGEST = 400


def word(request: Request, name: str) -> str:
    """A parameter's words on one line; empty when it is missing."""
    return " ".join(request.query_params.get(name, "")[:_LONGEST].split())


def day(request: Request, name: str) -> str:
    """A parameter that is a year, a month or a day; empty when it is missing.

    Raises:
        HTTPException: It is something else.
    """
    given = word(request, name)
    if given and not _DAY.fullmatch(given):
        raise HTTPException(422, f"{given} is not a day; write it as 2024-03-22.")
    return given


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A part of a long list.

    Attributes:
        path: The path of the page.
        asked: What else the address asks for.
        offset: How many came before.
        size: How many are shown.
        more: Whether others follow.
    """

    path: str
    asked: tuple[tuple[str, str], ...]
    offset: int
    size: int
    more: bool = False

    @property
    def before(self) -> str | None:
        """The address of the part before this one, or None."""
        return self._at(max(0, self.offset - self.size)) if self.offset else None

    @property
    def after(self) -> str | None:
        """The address of the next part, or None."""
        return self._at(self.offset + self.size) if self.more else None

    def _at(self, offset: int) -> str:
        asked = [*self.asked, ("from", str(offset))] if offset else list(self.asked)
        return f"{self.path}?{urlencode(asked, errors='replace')}" if asked else self.path


def window(request: Request, size: int, *, more: bool) -> Window:
    """The part that the address asks for."""
    asked = tuple((k, v) for k, v in request.query_params.items() if k != "from" and v)
    return Window(path=request.url.path, asked=asked, offset=offset(request), size=size, more=more)


def offset(request: Request) -> int:
    """How many of a long list to pass over."""
    given = request.query_params.get("from", "0")
    return min(int(given), 10**7) if given.isascii() and given.isdigit() else 0


def missing(reason: str) -> HTTPException:
    """The fault of an address that leads nowhere."""
    return HTTPException(404, reason)


def quoted(words: str) -> str:
    """Words as they stand in an address."""
    return quote_plus(words, errors="replace")

"""A real server in a thread."""

import threading
import time
from dataclasses import dataclass

from onrecord import web


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A running server.

    Attributes:
        url: Its address, without a slash at the end.
        settings: What it was started with.
        versions: The versions of the reports in its ledger, by report id.
    """

    url: str
    settings: web.Settings
    versions: dict[str, str]


class serving:  # noqa: N801 - it reads as a verb where it is used
    """Serve for the body, in a thread; gives the address."""

    def __init__(self, settings: web.Settings) -> None:
        self._settings = settings
        self._listening = web.listen(settings)
        self._server = web.make_server(settings)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._listening]}, daemon=True
        )

    def __enter__(self) -> str:
        self._thread.start()
        until = time.monotonic() + 30
        while not self._server.started and time.monotonic() < until:
            time.sleep(0.01)
        return web.address_of(self._settings, self._listening).rstrip("/")

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=30)


def beyond(address: str, own: str) -> list[str]:
    """The address, when it lies outside the server."""
    inside = (f"{own}/", "blob:", "data:", "about:")
    return [] if address.startswith(inside) else [address]

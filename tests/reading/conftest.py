"""What the tests of reading share: an invented report, and a web server on this machine."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from onrecord.errors import InputError
from onrecord.reading import Limits, Source, read_all
from onrecord.record import Document

STORY = (
    "The harbour council of Velden closed the northern quay on Tuesday after an inspection found"
    " cracks in its piles.",
    "“We would rather lose a week than a ship,” said the harbour master, Ilse Marrow, who led the"
    " inspection with two engineers.",
    "The council said that at least 14 boats had been moved to the southern basin, and that the"
    " fish market would open as usual.",
    "Traders had warned in spring that the quay was sinking, according to minutes of a meeting"
    " seen by this newspaper.",
)
"""Paragraphs of an invented report."""


@pytest.fixture
def story() -> tuple[str, ...]:
    return STORY


@pytest.fixture
def page() -> Callable[..., str]:
    """Writes an HTML page around the story, with what a news site puts beside it."""

    def write(*, head: str = "", body: str | None = None, title: str = "Quay closed") -> str:
        inner = body if body is not None else "".join(f"<p>{part}</p>" for part in STORY)
        return (
            f'<!DOCTYPE html><html lang="en"><head><title>{title} - The Velden Post</title>{head}'
            "</head><body><nav><ul><li><a href='/'>Home</a></li><li><a href='/sea'>Sea</a></li>"
            f"</ul></nav><main><article class='article'><h1>{title}</h1>{inner}</article></main>"
            "<aside><a href='/x'>Ten ferries you must see</a></aside>"
            "<footer>The Velden Post, Quay Street</footer></body></html>"
        )

    return write


@pytest.fixture
def read() -> Callable[..., list[Document | InputError]]:
    """Everything that one source gives."""

    def read_source(
        source: Source | InputError, *, any_language: bool = True, **limits: object
    ) -> list[Document | InputError]:
        given = Limits(any_language=any_language, **limits)  # type: ignore[arg-type]
        return list(read_all([source], limits=given))

    return read_source


Answer = tuple[int, dict[str, str], bytes]
Site = Callable[[str], str]


class _Server(ThreadingHTTPServer):
    answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]]
    seen: list[tuple[str, str]]


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self.server.seen.append((self.path, self.headers.get("Host", "")))
        answer = self.server.answers.get(self.path, (404, {}, b"nothing here"))
        if callable(answer):
            answer(self)
            return
        status, headers, body = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def server() -> Iterator[_Server]:
    """A real web server on 127.0.0.1; `answers` says what each path gives."""
    running = _Server(("127.0.0.1", 0), _Handler)
    running.answers, running.seen = {}, []
    running.daemon_threads = True
    thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def data() -> Path:
    """The folder of evaluation data, where it is present."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the evaluation data is absent")
    return folder

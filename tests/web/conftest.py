"""A real server over a real ledger of records made by hand, and a browser to look at it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import onrecord.ledger
from onrecord import web
from onrecord.reconciliation.keeping import Across
from tests.web.reports import hostile, wave
from tests.web.served import Served, beyond, serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ledger") / "news.onrecord"


@pytest.fixture(scope="session")
def served(ledger_path: Path) -> Iterator[Served]:
    versions = {}
    with onrecord.ledger.open(ledger_path) as ledger:
        for record in (
            wave(id_="wave-1", publisher="Coast Post", published="2024-06-03"),
            wave(id_="wave-2", publisher="Inland Times", published="2024-06-06", timed=False),
            wave(id_="wave-1", publisher="Coast Post", published="2024-06-05", toll=44),
            hostile(),
        ):
            added = ledger.add_record(record)
            versions[added.report_id] = added.version
        with Across(ledger) as across:
            across.update()
    with serving(web.Settings(ledger=ledger_path, port=0, author="desk")) as url:
        settings = web.Settings(ledger=ledger_path, port=0)
        yield Served(url=url, settings=settings, versions=versions)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def faults() -> list[str]:
    """What a page said in its console, or asked for elsewhere."""
    return []


@pytest.fixture
def page(browser: Browser, served: Served, faults: list[str]) -> Iterator[Page]:
    """A page that must stay silent and alone."""
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    page = context.new_page()
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.extend(beyond(request.url, served.url)))
    yield page
    context.close()
    assert faults == []

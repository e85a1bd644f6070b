"""Takes the README's pictures of the page: a report and a figure over time.

    python docs/screenshots.py

Adds the invented reports of examples/across to a ledger, serves it and writes docs/report.png and
docs/figure.png. Needs the test extra and Chromium.
"""

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import onrecord
from onrecord import web
from onrecord.reconciliation.keeping import Across

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "examples" / "across"
WIDTH, HEIGHT = 1080, 760


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server of the invented reports."""
    path = folder / "news.onrecord"
    with onrecord.open(path) as ledger:
        for _ in ledger.add([REPORTS.relative_to(ROOT)]):
            continue
        with Across(ledger) as across:
            across.update()
    settings = web.Settings(ledger=path, port=0)
    listening = web.listen(settings)
    server = web.make_server(settings)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield web.address_of(settings, listening).rstrip("/")
    server.should_exit = True
    thread.join()


def shoot(page: Page, url: str) -> None:
    """Both pictures."""
    page.goto(f"{url}/reports?outlet=Meridian")
    page.click("text=Caldmark ferry toll rises to 14")
    page.click("article .figure >> nth=0")
    page.mouse.move(2, 2)
    page.wait_for_timeout(400)
    page.screenshot(path=ROOT / "docs" / "report.png")
    page.goto(f"{url}/series?measure=killed")
    page.click(".said .title:has-text('Port Ellery')")
    page.wait_for_selector("#plot")
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT + 170})
    page.screenshot(path=ROOT / "docs" / "figure.png")


def main() -> None:
    """Serve and shoot."""
    # The page shows the path that a report was read from: one that every copy of this has.
    os.chdir(ROOT)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder)) as url,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        shoot(page, url)
        browser.close()


if __name__ == "__main__":
    main()

"""The page in a real browser: what lights, what the keyboard does, and that nothing loads."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from onrecord import Engine, Record, Report, Statement

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
ROLES = ("source", "cue", "content", "addressee")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(record: Record, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(record.to_html(), encoding="utf-8", newline="")
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """An open page that must stay silent and alone."""
    faults: list[str] = []
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.extend(beyond([request.url])))
    page.goto(address)
    yield page
    page.close()
    assert faults == []


def beyond(addresses: list[str]) -> list[str]:
    """Those of the addresses that lie outside the page itself."""
    return [url for url in addresses if not url.startswith(("file:", "data:", "about:"))]


def lit(page: Page, role: str) -> str:
    pieces = page.eval_on_selector_all(
        f".lit-{role}", "found => found.map(part => part.textContent)"
    )
    return "".join(pieces)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_tab_lights_source_cue_content_and_addressee_together(page: Page) -> None:
    page.focus(".whence a")
    page.keyboard.press("Tab")
    assert focused(page) == "s1"
    assert {role: lit(page, role) for role in ROLES} == {
        "source": "Harbour minister Mara Ilves",
        "cue": "told",
        "content": "the port “will reopen on Friday”",
        "addressee": "reporters",
    }
    page.keyboard.press("Tab")
    assert (focused(page), lit(page, "source"), lit(page, "cue")) == ("s2", "", "adding")
    page.keyboard.press("Shift+Tab")
    assert (focused(page), lit(page, "cue")) == ("s1", "told")


def test_nested_and_interrupted_statements_light_whole(page: Page, record: Record) -> None:
    page.focus("#s2")
    assert lit(page, "content") == "pilots believed the channel was safe"
    page.focus("#s3")
    assert (lit(page, "content"), lit(page, "source")) == ("the channel was safe", "pilots")
    page.focus("#s4")
    assert lit(page, "content") == "“We waited,”“Now we sail. \U0001f6a2”"
    page.focus("#s9")
    assert lit(page, "content") == "أعلن الميناء"
    assert len(record.statements) == page.locator(".note").count()


def test_arrows_go_from_one_to_the_next_and_escape_lets_go(page: Page) -> None:
    page.focus("#s1")
    for key, expected in [
        ("ArrowDown", "s2"),
        ("ArrowRight", "s3"),
        ("ArrowUp", "s2"),
        ("ArrowLeft", "s1"),
        ("ArrowUp", "s1"),
    ]:
        page.keyboard.press(key)
        assert focused(page) == expected
    page.keyboard.press("Escape")
    assert page.locator(".lit").count() == 0
    assert "#" not in page.url


def test_pointing_lights_and_leaving_puts_out(page: Page) -> None:
    page.hover("text=reportedly >> nth=0")
    assert lit(page, "content") == "The cranefell"
    page.hover("h1")
    assert page.locator(".lit").count() == 0
    page.hover("#s6")
    assert lit(page, "source") == "an NNA tally of port figures"


def test_clicks_pin_the_innermost_first_then_the_next_one_out(page: Page) -> None:
    page.click("[data-content='s2 s3']")
    assert lit(page, "content") == "the channel was safe"
    page.hover("h1")
    assert lit(page, "content") == "the channel was safe"
    assert page.url.endswith("#s3")
    page.click("[data-content='s2 s3']")
    assert lit(page, "content") == "pilots believed the channel was safe"


@pytest.mark.parametrize(("anchor", "expected"), [("s5", "whether it would vote"), ("s99", "")])
def test_a_link_to_a_statement_opens_lit(
    page: Page, address: str, anchor: str, expected: str
) -> None:
    page.goto("about:blank")
    page.goto(f"{address}#{anchor}")
    assert lit(page, "content") == expected


def test_a_link_to_characters_counts_code_points(page: Page, address: str, record: Record) -> None:
    begin = record.report.text.index("did not say")
    page.goto("about:blank")
    page.goto(f"{address}#c{begin}-{begin + len('did not say whether')}")
    pointed = "[...CSS.highlights.get('pointed')].map(range => range.toString()).join('|')"
    assert page.evaluate(pointed) == "did not say whether"


def test_the_text_in_the_browser_is_the_text_of_the_report(page: Page, record: Record) -> None:
    pieces = page.eval_on_selector_all("p.text", "found => found.map(p => p.textContent)")
    assert "".join(pieces) == record.report.text


def test_a_hostile_report_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    words = "</script><script>window.bad=1</script><img src=//x.example/i onerror=window.bad=1>"
    report = Report(id=words, text=words, title=words, publisher=words, byline=words, url=words)
    record = Record(
        report=report,
        statements=(Statement(id='s1"><script>', content=((3, 40),), entity=words),),
        engine=Engine(version="0", model="m", sha256="0"),
    )
    path = tmp_path / "page.html"
    path.write_text(record.to_html(), encoding="utf-8", newline="")
    requests: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{path.as_uri()}#%")
    page.focus("#s1")
    assert lit(page, "content") == words[3:40]
    assert page.evaluate("window.bad") is None
    assert beyond(requests) == []
    page.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1000, 1440])
def test_nothing_is_cut_off_at_any_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


RATIO = """
role => {
  const luminance = (rgb) => {
    const parts = rgb.map((part) => part / 255);
    const linear = parts.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const found = rgb(getComputedStyle(at).backgroundColor);
      if (found.length < 4 || found[3] > 0) return found.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const ratios = [];
  for (const element of document.querySelectorAll("body, body *:not(script)")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own) continue;
    const a = luminance(rgb(getComputedStyle(element).color).slice(0, 3));
    const b = luminance(ground(element));
    ratios.push([(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), element.className]);
  }
  return ratios.sort((x, y) => x[0] - y[0])[0];
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("anchor", ["", "s1", "s3"])
def test_words_stand_out_from_their_ground(page: Page, scheme: str, anchor: str) -> None:
    """WCAG 2.2, 1.4.3: text has a contrast of at least 4.5 to 1."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    if anchor:
        page.focus(f"#{anchor}")
    ratio, where = page.evaluate(RATIO)
    assert ratio >= 4.5, where


def test_print_shows_every_statement(page: Page) -> None:
    page.emulate_media(media="print")
    for anchor in ("s1", "s3", "s9"):
        assert page.locator(f"#{anchor}").is_visible()
    marked = "getComputedStyle(document.querySelector(\"[data-content='s1']\")).textDecorationLine"
    assert page.evaluate(marked) == "underline"


def test_a_notebook_view_lights_without_a_script(browser: Browser, record: Record) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.set_content(record._repr_html_() + record._repr_html_())
    cue = page.locator("[data-cue='s1']").first
    cue.hover()
    colour = "found => getComputedStyle(found).backgroundColor"
    content = page.locator("[data-content='s1']").first.evaluate(colour)
    other = page.locator("[data-content='s5']").first.evaluate(colour)
    assert content != other == "rgba(0, 0, 0, 0)"
    page.close()

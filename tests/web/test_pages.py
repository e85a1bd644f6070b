"""Every page in a real browser, with clicks and keys; `page` fails on any console message."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.reports import TEXT, at
from tests.web.served import Served

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
SHOTS = os.environ.get("ONRECORD_SCREENSHOTS")
ROLES = ("source", "cue", "content", "addressee")


def lit(page: Page, role: str) -> str:
    found = page.eval_on_selector_all(f".lit-{role}", "all => all.map(part => part.textContent)")
    return "".join(found)


def pointed(page: Page) -> str:
    return str(
        page.evaluate("[...CSS.highlights.get('pointed')].map(range => range.toString()).join('|')")
    )


def shoot(page: Page, name: str) -> None:
    """Keep a picture where somebody asked for them."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png")


def violations(page: Page) -> list[str]:
    """What axe-core finds, one line each. It is run by the debugger, which no policy binds."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run().then(result => result.violations)")
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for rule in found
        for node in rule["nodes"]
    ]


def addresses(served: Served) -> dict[str, str]:
    return {
        "home": "/",
        "reports": "/reports",
        "report": f"/reports/{served.versions['wave-1']}#s1",
        "hostile": f"/reports/{served.versions['javascript:window.bad=1']}#s1",
        "people": "/people",
        "person": "/people/person:ida%20brask",
        "search": "/search?q=wave",
        "figures": "/search?kind=figures",
        "found": "/search?kind=reports&q=sirens",
        "check": "/check",
        "check-figure": "/check?kind=figure",
        "add": "/add",
        "stories": "/stories",
        "story": "/stories/wave-1",
        "series": "/series?measure=killed",
        "discrepancies": "/discrepancies",
        "wordings": "/wordings?about=wave",
        "compare": f"/compare/{served.versions['wave-1']}/{served.versions['wave-2']}",
        "signin": "/signin",
        "missing": "/nothing",
    }


NAMES = tuple(addresses(Served(url="", settings=None, versions=dict.fromkeys(  # type: ignore[arg-type]
    ("wave-1", "wave-2", "javascript:window.bad=1"), ""))))  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_page_can_be_read_by_everybody(
    page: Page, served: Served, faults: list[str], name: str
) -> None:
    """No violation of axe-core's rules in light and in dark, and nothing cut off on a phone."""
    page.goto(served.url + addresses(served)[name])
    _readable(page, name)
    _forgive(faults, 404 if name == "missing" else None)


@pytest.mark.parametrize("name", ["series-one", "pasted", "job", "job-failed"])
def test_pages_that_come_of_a_click_can_be_read_by_everybody(
    page: Page, served: Served, tmp_path: Path, name: str
) -> None:
    if name == "series-one":
        page.goto(f"{served.url}/series?measure=killed")
        page.click(".said .title")
        page.wait_for_url("**/series/*")
    elif name == "pasted":
        page.goto(served.url)
        page.fill("#text", TEXT)
        page.keyboard.press("Control+Enter")
        page.wait_for_url("**/read/*")
    else:
        good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
        good.write_text("It had rained, the mayor Ann Reed told reporters on Friday.\n")
        bad.write_bytes(b"\x00\x01\x02" * 99)
        page.goto(served.url)
        page.set_input_files("#file", [good, bad] if name == "job-failed" else [good] * 2)
        page.click(".go")
        page.wait_for_url("**/jobs/*")
        expect(page.locator("#result")).to_be_visible()
    _readable(page, name)


def _readable(page: Page, name: str) -> None:
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert violations(page) == []
    shoot(page, name)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert violations(page) == []
    shoot(page, f"{name}-dark")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    shoot(page, f"{name}-phone")


def _forgive(faults: list[str], status: int | None) -> None:
    """A browser says in its console what status a page had; nothing else is passed over."""
    faults[:] = [fault for fault in faults if f"with a status of {status} " not in fault]


def test_paste_and_read_at_once(page: Page, served: Served) -> None:
    page.goto(served.url)
    page.fill(
        "#text", "LUNE - Ann Reed said on Monday that the “\U0001f30a road” was open.\r\nالميناء\n"
    )
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/read/*")
    text = page.eval_on_selector_all("p.text", "all => all.map(p => p.textContent).join('')")
    assert text == "LUNE - Ann Reed said on Monday that the “\U0001f30a road” was open.\nالميناء\n"
    page.focus("#s1")
    assert (lit(page, "source"), lit(page, "cue")) == ("Ann Reed", "said")
    expect(page.locator("#lens")).to_contain_text("Ann Reed")
    page.click("text=Keep in the ledger")
    page.wait_for_url("**/reports/*")
    expect(page.locator("article")).to_contain_text("Ann Reed")
    page.goto(f"{served.url}/reports")
    # The day of a report without a date is the one on which it was read: the list says so.
    expect(page.locator("time >> nth=0")).to_have_text(re.compile(r"^read \d+ \w+ \d{4}$"))


def test_files_are_read_and_failures_named(page: Page, served: Served, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "a<img src=x onerror=alert(1)>.txt"
    good.write_text("It had rained, the mayor Ann Reed told reporters on Friday.\n")
    bad.write_bytes(b"\x00\x01\x02" * 99)
    page.goto(served.url)
    page.set_input_files("#file", [good, bad])
    page.click(".go")
    page.wait_for_url("**/jobs/*")
    expect(page.locator("#failed li")).to_have_count(1)
    expect(page.locator("#failed li")).to_contain_text("onerror=alert(1)>.txt")
    page.click("#result")
    expect(page.locator("#main")).to_contain_text("It had rained")


def test_what_cannot_be_read_says_why_and_keeps_what_was_typed(
    page: Page, served: Served, faults: list[str]
) -> None:
    page.goto(served.url)
    page.fill("#url", "ftp://post.example/<b>")
    with page.expect_response("**/read") as answered:
        page.click(".go")
    assert answered.value.status == 422
    expect(page.locator(".fault")).to_contain_text("ftp://post.example/<b>: is not an http")
    expect(page.locator("#url")).to_have_value("ftp://post.example/<b>")
    _forgive(faults, 422)


def test_a_statement_lights_with_its_figures_and_chain(page: Page, served: Served) -> None:
    page.goto(served.url + addresses(served)["report"].partition("#")[0])
    page.keyboard.press("Tab")
    page.focus("#s1")
    assert {role: lit(page, role) for role in ROLES} == {
        "source": "Mayor Ida Brask",
        "cue": "told",
        "content": "at least 44 people died when the \U0001f30a wave struck Orlen Bay",
        "addressee": "reporters",
    }
    lens = page.locator("#lens")
    for words in (
        "Ida Brask — written “Mayor Ida Brask”",
        "reporters",
        "on Monday",
        "at least 44 · killed · people",
    ):
        expect(lens).to_contain_text(words)
    page.keyboard.press("ArrowDown")
    expect(lens).to_contain_text("passed on by")
    expect(lens).to_contain_text("between 55 and 70 · missing")
    page.click("#lens dd a:has-text('between 55')")
    expect(page.locator(".picked")).to_have_text("between 55 and 70")
    expect(lens).to_contain_text("55 to 70 people")
    assert page.url.endswith("#f2")
    page.keyboard.press("Escape")
    expect(lens).to_be_hidden()


def test_clicking_a_person_place_or_time_tells_what_it_is(page: Page, served: Served) -> None:
    page.goto(served.url + addresses(served)["report"].partition("#")[0])
    lens = page.locator("#lens")
    page.click("article .place >> nth=0")
    expect(lens).to_contain_text("12.5000, -44.2500")
    page.click("article .time >> nth=0")
    expect(lens).to_contain_text("2024-06-03")
    page.click("article .named:has-text('Tam Osei')")
    expect(lens.locator("a:has-text('Tam Osei')").first).to_be_visible()
    page.click("#lens-close")
    expect(lens).to_be_hidden()


def test_a_link_to_any_words_stays_valid(page: Page, served: Served) -> None:
    """Code points at the server, UTF-16 in the browser, an emoji and Arabic before the words."""
    words = "“We have no boats left,”"
    begin, end = at(words)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{served.url}/reports/{served.versions['wave-2']}#c{begin}-{end}")
    assert pointed(page) == words
    page.evaluate("""
        () => {
          const walker = document.createTreeWalker(document.querySelector("article"), 4);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const place = node.data.indexOf("denied");
            if (place < 0) continue;
            getSelection().setBaseAndExtent(node, place, node, place + "denied".length);
            return;
          }
        }""")
    page.click("#lens-link >> text=Copy link to these words")
    expect(page.locator("#lens-said")).to_have_text("Copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    begin, end = at("denied")
    assert link.endswith(f"#c{begin}-{end}")
    page.goto("about:blank")
    page.goto(link)
    assert pointed(page) == "denied"


def test_the_text_in_the_browser_is_the_text_of_the_report(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/reports/{served.versions['wave-2']}")
    text = page.eval_on_selector_all("p.text", "all => all.map(p => p.textContent).join('')")
    assert text == TEXT
    froms = page.eval_on_selector_all(
        "p.text", "all => all.map(p => [Number(p.dataset.from), [...p.textContent].length])"
    )
    assert [begin for begin, _ in froms] == [
        sum(n for _, n in froms[:i]) for i in range(len(froms))
    ]


def test_layers_are_chosen_and_remembered(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/reports/{served.versions['wave-2']}")
    colour = "found => getComputedStyle(found).borderBottomColor"
    place = page.locator("article .place").first
    before = place.evaluate(colour)
    page.uncheck("#show-places")
    assert place.evaluate(colour) == "rgba(0, 0, 0, 0)" != before
    page.reload()
    assert not page.is_checked("#show-places")


def test_print_has_the_text_and_every_note_and_nothing_else(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/reports/{served.versions['wave-2']}#s1")
    page.emulate_media(media="print")
    for hidden in (".masthead", "#lens", ".layers"):
        expect(page.locator(hidden)).to_be_hidden()
    for anchor in ("s1", "s2", "s3", "s4", "s5"):
        expect(page.locator(f"#{anchor}")).to_be_visible()


def test_versions_lead_to_one_another(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/reports/{served.versions['wave-1']}")
    expect(page.locator(".tools").first).to_contain_text("Version 2 of 2")
    page.click("section[aria-labelledby=versions] a")
    expect(page.locator("article")).to_contain_text("at least 40")
    expect(page.locator(".tools").first).to_contain_text("Version 1 of 2 — the latest")


def test_reports_are_narrowed_by_outlet_and_day(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/reports")
    page.fill("#outlet", "Inland Times")
    page.fill("#since", "2024-06")
    page.click("text=Show")
    expect(page.locator(".ledger-list li")).to_have_count(1)
    page.click(".ledger-list a")
    expect(page.locator("article")).to_contain_text("at least 40")


def test_a_person_s_page_counts_and_leads_to_the_words(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/people")
    page.click("tbody a:has-text('Ida Brask')")
    expect(page.locator("h1")).to_have_text("Ida Brask")
    expect(page.locator(".counts").first).to_contain_text("sirens")
    expect(page.locator("section[aria-labelledby=figures] .num").first).to_have_text("at least 40")
    page.click(".said blockquote a >> nth=0")
    page.wait_for_url("**/reports/*#s*")
    assert lit(page, "content")


def test_search_answers_as_one_types_and_narrows(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/search")
    page.keyboard.press("/")
    page.keyboard.type("stru", delay=5)
    expect(page.locator(".said")).to_have_count(2)
    page.wait_for_url("**/search?q=stru*")
    expect(page.locator(".said mark").first).to_have_text("struck")
    page.click("text=what was counted")
    expect(page.locator(".said .num").first).to_be_visible()
    page.fill("#q", "")
    page.click("[data-facet=measure] >> text=missing")
    expect(page.locator(".said")).to_have_count(2)
    assert "measure=missing" in page.url
    page.click(".said blockquote a >> nth=0")
    page.wait_for_url("**/reports/*#c*")
    assert pointed(page) == "between 55 and 70"
    page.go_back()
    expect(page.locator("#measure")).to_have_value("missing")


def test_nobody_is_found_plainly(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/search?q=zeppelin")
    expect(page.locator("#found")).to_have_text("Nothing found.")
    page.goto(f"{served.url}/people?name=Zeppelin")
    expect(page.locator("#main")).to_contain_text("Nobody fits.")


def test_a_hostile_report_runs_nothing_anywhere(page: Page, served: Served) -> None:
    version = served.versions["javascript:window.bad=1"]
    for path in (
        f"/reports/{version}#s1",
        "/reports",
        "/people",
        "/search?q=said",
        "/search?kind=figures",
        f"/check?subject=statement:{version}:s1",
        "/search?q=%3Cscript%3Ewindow.bad=1%3C/script%3E&by=%22%3E%3Cimg%20src=x%20onerror=window.bad=1%3E",
    ):
        page.goto(served.url + path)
        assert page.evaluate("window.bad") is None, path
        assert (
            page.evaluate("document.querySelectorAll('main script, main img, iframe').length") == 0
        )
    page.goto(f"{served.url}/reports/{version}")
    assert page.evaluate("[...document.links].every(a => /^(http|#)/.test(a.href))")

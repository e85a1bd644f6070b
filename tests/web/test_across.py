"""Stories, figures over time, discrepancies, wordings and reports side by side, in a browser."""

import csv
import io
from pathlib import Path

import urllib3
from playwright.sync_api import Page, expect

from tests.web.served import Served


def test_a_story_has_its_time_origins_map_and_figures(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/stories")
    page.click("text=Wave strikes Orlen Bay")
    expect(page.locator("h1")).to_have_text("Wave strikes Orlen Bay")
    expect(page.locator(".timeline li")).to_have_count(2)
    expect(page.locator("section[aria-labelledby=origins]")).to_contain_text("CPA")
    expect(page.locator(".map .name")).to_have_text("Orlen Bay")
    page.click(".map .spot circle")
    page.wait_for_url("**/search?place=Orlen*")
    expect(page.locator(".said").first).to_be_visible()


def test_a_figure_is_drawn_told_and_leads_to_its_words(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/stories/wave-1")
    page.click("section[aria-labelledby=figures] .title:has-text('killed')")
    expect(page.locator("h1")).to_contain_text("killed, Orlen Bay")
    expect(page.locator(".series-chart a.mark")).to_have_count(2)
    expect(page.locator(".series-chart .open")).to_have_count(2)
    expect(page.locator("tbody tr")).to_have_count(2)
    page.focus("#plot")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#readout")).to_contain_text("at least 44 — Ida Brask")
    page.keyboard.press("End")
    expect(page.locator("#readout")).to_contain_text("at least 40 — Ida Brask, lowered")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/*#c*")
    pointed = "[...CSS.highlights.get('pointed')].map(range => range.toString()).join('')"
    assert page.evaluate(pointed) == "at least 40"


def test_pointing_at_a_chart_tells_the_nearest_value(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/series?measure=killed")
    page.click(".said .title")
    mark = page.locator(".series-chart a.mark .dot").first
    box = mark.bounding_box()
    assert box
    page.mouse.move(box["x"] + 12, box["y"] + 8)
    expect(page.locator("#readout")).to_contain_text("at least 44 — Ida Brask")
    page.mouse.move(2, 2)
    expect(page.locator("#readout")).to_have_text("")


def test_the_scale_of_a_chart_can_be_read_on_a_phone(page: Page, served: Served) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{served.url}/series?measure=killed")
    page.click(".said .title")
    heights = page.eval_on_selector_all(
        ".series-chart .axes text", "all => all.map(text => text.getBoundingClientRect().height)"
    )
    assert min(heights) >= 12
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_chart_goes_out_as_svg_png_and_csv(page: Page, served: Served, tmp_path: Path) -> None:
    page.goto(f"{served.url}/series?measure=killed")
    page.click(".said .title")
    with page.expect_download() as drawn:
        page.click("#svg")
    picture = Path(drawn.value.path()).read_text(encoding="utf-8")
    assert picture.startswith("<?xml")
    assert "People killed, Orlen Bay" in picture
    with page.expect_download() as made:
        page.click("#png")
    assert Path(made.value.path()).read_bytes().startswith(b"\x89PNG\r\n")
    with page.expect_download() as table:
        page.click("text=CSV")
    rows = list(csv.DictReader(io.StringIO(Path(table.value.path()).read_text(encoding="utf-8"))))
    assert [(row["low"], row["high"], row["words"]) for row in rows] == [
        ("44", "", "at least 44"),
        ("40", "", "at least 40"),
    ]
    answer = urllib3.request("GET", served.url + rows[0]["address"].partition("#")[0])
    assert answer.status == 200


def test_discrepancies_stand_side_by_side_with_the_words_lit(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/discrepancies?measure=killed")
    sides = page.locator(".differ-list li").first.locator(".side")
    expect(sides).to_have_count(2)
    assert sorted(sides.locator("mark").all_text_contents()) == ["at least 40", "at least 44"]
    sides.first.locator("a").click()
    page.wait_for_url("**/reports/*#c*")


def test_reports_that_carry_the_same_words_are_named_and_compared(
    page: Page, served: Served
) -> None:
    page.goto(f"{served.url}/reports/{served.versions['wave-1']}")
    kin = page.locator("section[aria-labelledby=kin]")
    expect(kin).to_contain_text("Inland Times")
    kin.locator("text=side by side").click()
    expect(page.locator("mark[data-passage]").first).to_be_visible()
    shared = page.locator(".pair-text").first.locator("mark").all_text_contents()
    assert any("people died when the" in piece for piece in shared)
    assert not any("44" in piece for piece in shared)


def test_one_thing_said_in_different_words(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/people/person:ida%20brask")
    page.click("text=The same in different words")
    said = page.locator(".differ-list > li", has_text="sirens").or_(
        page.locator(".differ-list > li", has_text="died")
    )
    expect(said.first).to_be_visible()
    page.goto(f"{served.url}/wordings?by=nobody+at+all")
    expect(page.locator("#main")).to_contain_text("Nothing there is carried by several reports.")

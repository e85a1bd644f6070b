"""An editor puts right which reports make one story, and takes it back; a reader cannot."""

from playwright.sync_api import Page, expect

from onrecord.ledger import Ledger
from tests.web.served import Served


def _grouped(served: Served) -> list[tuple[str, str]]:
    assert served.settings.ledger
    with Ledger(served.settings.ledger, read_only=True) as ledger:
        return [(each.action, each.who) for each in ledger.decisions(subject="group:story")]


def test_a_report_is_split_off_joined_again_and_both_taken_back(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/stories/wave-1")
    expect(page.locator(".timeline li")).to_have_count(2)
    page.check("role=checkbox[name*='Inland Times']")
    page.fill("#split-why", "another wave")
    page.click("text=Split off what is ticked")
    page.wait_for_url("**/stories/st-*")
    expect(page.locator(".timeline li")).to_have_count(1)
    section = page.locator("section[aria-labelledby=regroup]")
    expect(section).to_contain_text("split off: Wave strikes Orlen Bay Inland Times")
    expect(section).to_contain_text("desk")
    expect(section).to_contain_text("another wave")

    page.goto(f"{served.url}/reports/{served.versions['wave-2']}")
    page.click("text=Join it to a story")
    page.fill("#other", f"{served.url}/reports/{served.versions['wave-1']}#s1")
    page.click("role=button[name='Join']")
    page.wait_for_url("**/stories/st-*")
    expect(page.locator(".timeline li")).to_have_count(2)

    section.locator("li", has_text="joined").locator("button").click()
    expect(page.locator("section[aria-labelledby=regroup]")).not_to_contain_text("joined:")
    page.goto(f"{served.url}/stories/wave-1")
    section.locator("li", has_text="split off:").locator("button").click()
    expect(page.locator(".timeline li")).to_have_count(2)
    expect(section).not_to_contain_text("split off:")
    logged = _grouped(served)
    assert logged[-4:] == [("split", "desk"), ("join", "desk"), ("undo", "desk"), ("undo", "desk")]


def test_what_cannot_be_joined_or_split_is_said(
    page: Page, served: Served, faults: list[str]
) -> None:
    before = _grouped(served)
    for typed, told in (
        ("no-such-report", "is no report or story of this ledger"),
        ("wave-1", "That is the story itself"),
    ):
        page.goto(f"{served.url}/stories/wave-1")
        page.fill("#other", typed)
        page.click("role=button[name='Join']")
        expect(page.locator(".lead")).to_contain_text(told)
    page.goto(f"{served.url}/stories/wave-1")
    page.click("text=Split off what is ticked")
    expect(page.locator(".lead")).to_contain_text("Tick the reports")
    page.goto(f"{served.url}/stories/wave-1")
    for box in page.locator("input[name=member]").all():
        box.check()
    page.click("text=Split off what is ticked")
    expect(page.locator(".lead")).to_contain_text("leave at least one")
    assert _grouped(served) == before
    faults[:] = [fault for fault in faults if "with a status of 422 " not in fault]

"""Correcting by keyboard: what is decided shows at once, is signed, can be undone and exported."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import urllib3
from playwright.sync_api import Browser, Page, expect

import onrecord.ledger
from onrecord import web
from tests.web.reports import wave
from tests.web.served import serving


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A ledger of one report, that a test may change."""
    path = tmp_path / "kept.onrecord"
    with onrecord.ledger.open(path) as ledger:
        ledger.add_record(wave(id_="wave", publisher="Coast Post", published="2024-06-03"))
    return path


@pytest.fixture
def desk(kept: Path, browser: Browser) -> Iterator[tuple[Page, str]]:
    faults: list[str] = []
    with serving(web.Settings(ledger=kept, port=0, author="Ann")) as url:
        context = browser.new_context()
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        yield page, url
        context.close()
    assert faults == []


def decisions(path: Path) -> list[tuple[str, str, object, str]]:
    with onrecord.ledger.open(path, read_only=True) as ledger:
        return [(d.subject.split(":")[-1], d.action, d.value, d.who) for d in ledger.decisions()]


def shown(page: Page) -> str:
    return str(page.get_attribute("#check", "data-subject")).split(":")[-1]


def press(page: Page, key: str) -> None:
    """Press a key that leads to another reading."""
    before = page.get_attribute("#check", "data-subject")
    with page.expect_navigation():
        page.keyboard.press(key)
    page.wait_for_selector("#main")
    assert page.locator("#check").count() == 0 or (
        page.get_attribute("#check", "data-subject") != before
    )


def test_the_least_certain_come_first_and_keys_decide(desk: tuple[Page, str], kept: Path) -> None:
    page, url = desk
    page.goto(f"{url}/check")
    assert shown(page) == "s4"
    press(page, "a")
    assert shown(page) == "s5"
    press(page, "n")
    assert shown(page) == "s3"
    press(page, "r")
    assert shown(page) == "s2"
    assert decisions(kept) == [("s4", "accept", None, "Ann"), ("s3", "reject", None, "Ann")]
    expect(page.locator("section[aria-labelledby=latest]")).to_contain_text("reject")
    press(page, "u")
    assert shown(page) == "s3"
    assert decisions(kept)[-1] == ("s3", "withdraw", None, "Ann")
    page.goto(f"{url}/check")
    assert shown(page) == "s5"
    press(page, "n")
    assert shown(page) == "s3", "a reading whose decision was taken back waits again"


def select(page: Page, words: str) -> None:
    """Select words of the text, whatever elements they stand in."""
    page.evaluate(
        """
        (words) => {
          const article = document.querySelector("article");
          const begin = article.textContent.indexOf(words);
          const place = (target) => {
            const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
            let passed = 0;
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              if (target <= passed + node.length) return [node, target - passed];
              passed += node.length;
            }
            return null;
          };
          getSelection().setBaseAndExtent(...place(begin), ...place(begin + words.length));
        }""",
        words,
    )


def test_a_span_and_a_speaker_are_corrected_by_keyboard(desk: tuple[Page, str], kept: Path) -> None:
    page, url = desk
    with onrecord.ledger.open(kept, read_only=True) as ledger:
        record = ledger.record("wave")
        version = ledger.versions("wave")[0].id
    page.goto(f"{url}/check?subject=statement:{version}:s4")
    select(page, " رئيس البلدية إن ")
    page.keyboard.press("s")
    expect(page.locator("#words-source")).to_have_text("رئيس البلدية إن")
    page.fill("#entity", "Ida Brask")
    page.fill("#why", "the mayor")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    begin = record.report.text.index("رئيس البلدية إن")
    [(part, action, value, who)] = decisions(kept)
    assert (part, action, who) == ("s4", "correct", "Ann")
    span = [begin, begin + len("رئيس البلدية إن")]
    assert value == {"source": [span], "entity": "Ida Brask"}
    page.goto(f"{url}/reports/{version}#s4")
    expect(page.locator("#s4")).to_contain_text("Ida Brask")
    page.goto(f"{url}/search?by=Ida+Brask")
    expect(page.locator(".said")).to_have_count(3)
    expect(page.locator(".said .mark:has-text('corrected')")).to_have_count(1)


def test_a_figure_is_corrected_and_rejected(desk: tuple[Page, str], kept: Path) -> None:
    page, url = desk
    page.goto(f"{url}/check?kind=figure")
    assert shown(page) == "f2"
    page.fill("[data-field=high]", "many")
    assert page.is_disabled("#correct")
    page.fill("[data-field=high]", "")
    page.select_option("#statement", "s1")
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.click("#correct")
    assert decisions(kept)[-1][2] == {"high": None, "statement": "s1"}
    assert shown(page) == "f1"
    press(page, "r")
    expect(page.locator("#main")).to_contain_text("Nothing is left to check.")
    version = json.loads(urllib3.request("GET", f"{url}/api/reports").data)[0]["version"]
    page.goto(f"{url}/reports/{version}")
    expect(page.locator("section[aria-labelledby=aside]")).to_contain_text("at least 40")
    expect(page.locator("article .figure")).to_have_count(1)
    page.click("section[aria-labelledby=aside] a")
    assert shown(page) == "f1"


def test_corrections_are_exported_with_their_text(desk: tuple[Page, str], kept: Path) -> None:
    page, url = desk
    page.goto(f"{url}/check")
    press(page, "a")
    page.fill("#entity", "Somebody Else")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    press(page, "r")
    press(page, "u")
    lines = urllib3.request("GET", f"{url}/check/corrections.jsonl").data.decode().splitlines()
    found = [json.loads(line) for line in lines]
    assert [each["action"] for each in found] == ["accept", "correct"]
    corrected = found[1]
    assert corrected["read"]["entity"] == "Ida Brask"
    assert corrected["decided"]["entity"] == "Somebody Else"
    assert corrected["decided"]["entity_id"] is None
    start, end = corrected["decided"]["content"][0]
    assert corrected["report"]["text"][start:end] == "the sirens had failed"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"action": "accept", "subject": "group:story:x"}, 422),
        ({"action": "explode"}, 422),
        ({"action": "correct", "value": "[1]"}, 422),
        ({"action": "correct", "value": "{"}, 422),
        ({"action": "correct", "value": '{"colour": 1}'}, 409),
        ({"action": "correct", "value": '{"content": [[5, 99999]]}'}, 409),
        ({"action": "accept", "subject": "statement:nothing:s1"}, 409),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(
    desk: tuple[Page, str], kept: Path, fields: dict[str, str], status: int
) -> None:
    page, url = desk
    page.goto(f"{url}/check")
    subject = str(page.get_attribute("#check", "data-subject"))
    sent = {"subject": subject, **fields}
    answer = page.request.post(
        f"{url}/check/decide",
        multipart={"token": str(page.get_attribute("[name=token]", "value")), **sent},
        headers={"Origin": url},
    )
    assert answer.status == status
    assert decisions(kept) == []

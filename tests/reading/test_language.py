"""Only what is clearly in another language is refused."""

import json
from pathlib import Path

import pytest

from onrecord.errors import NotEnglish
from onrecord.reading import Limits, read_text
from onrecord.reading.language import detect_language

FOREIGN = {
    "fr": "Le président a dit que la situation était très grave hier soir dans la capitale.",
    "de": "Der Minister sagte am Dienstag, dass die Zahl der Verletzten weiter gestiegen sei.",
    "es": "El ministro dijo ayer que hay doce heridos en la ciudad y que la situación es grave.",
    "it": "Il ministro ha detto che la situazione nella città resta molto difficile per tutti.",
    "nl": "De minister zei dinsdag dat het aantal gewonden in de stad opnieuw is gestiegen.",
    "ru": "Министр сказал, что число раненых в городе снова выросло.",
    "zh": "部长星期二表示，该市的受伤人数再次上升。",
}


@pytest.mark.parametrize(("code", "text"), FOREIGN.items())
def test_other_languages_are_named_and_refused(code: str, text: str) -> None:
    with pytest.raises(NotEnglish, match=rf"\({code}\), not English; use --any-language"):
        read_text(text)
    assert read_text(text, limits=Limits(any_language=True)).report.language == code


@pytest.mark.parametrize(
    "text",
    [
        "Hello",
        "12 34 56 78.9 %",
        "RED TEAM 3 BLUE TEAM 2, GREEN TEAM 4 WHITE TEAM 1",
        "Paris (NNA) - 12",
        "Abdulrahman al-Marrow, Mohammed bin Velden, Faisal bin Ilse, Turki al-Quay",
        "MINISTER SAYS TALKS TO GO ON AFTER QUAY CLOSED; TRADERS WARN OF LOSSES",
        "$1.2 bn / €3.4 bn / 5,600,000 / 17 km / 23 kg / 3-2 (aet) / 11:45 GMT",
    ],
)
def test_short_texts_names_and_numbers_are_not_refused(text: str) -> None:
    assert read_text(text).report.text == text


def test_an_english_report_with_a_foreign_quotation_is_english(story: tuple[str, ...]) -> None:
    assert detect_language("\n".join((*story, FOREIGN["fr"]))) == "en"


@pytest.mark.parametrize("name", ["record/dev", "record/train", "record/seed", "polnear/dev"])
def test_no_report_of_the_corpora_is_refused(data: Path, name: str) -> None:
    texts = [
        json.loads(line)["text"]
        for line in (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [text[:60] for text in texts if detect_language(text) not in {"en", None}] == []
    assert [text[:60] for text in texts if detect_language(text.upper()) not in {"en", None}] == []

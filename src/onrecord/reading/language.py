"""Which language a report is in; only a clear answer counts.

English is known by its function words, which costs next to nothing; the classifier of py3langid
(Lui & Baldwin, ACL 2012), which takes a second to load, is asked only when they are missing.
"""

import dataclasses
import re
from functools import cache
from typing import Any

from onrecord.errors import NotEnglish
from onrecord.record import Document

# Function words of English that hardly occur in other languages.
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """the of and to that was for with by from are were has have had his he it be this not but
        who which their they an will would about after said been at she her its than what when""",
    )
)
_ENGLISH_SHARE = 0.14
_FEWEST_WORDS = 8
_FEWEST_LETTERS = 40
_FEWEST_OTHER_LETTERS = 8
_FIRST_OTHER_SCRIPT = 0x0370
_SURE = 0.9
_UNLIKELY = 0.01
_SLICE = 700
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nl": "Dutch",
    "no": "Norwegian", "nb": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def detect_language(text: str) -> str | None:
    """The ISO 639 code of the text's language, or None when it is not clear.

    Three slices of a long text are looked at: its beginning, middle and end.
    """
    sample = _sample(text)
    words = re.findall(r"[^\W\d_]+", sample)
    if len(words) >= _FEWEST_WORDS and _english_share(words) >= _ENGLISH_SHARE:
        return "en"
    letters = "".join(words)
    wide = sum(1 for letter in letters if ord(letter) >= _FIRST_OTHER_SCRIPT)
    other_script = wide > len(letters) / 2
    if len(letters) < (_FEWEST_OTHER_LETTERS if other_script else _FEWEST_LETTERS):
        return None
    # Numbers and signs are no language, and the classifier takes them for one.
    ranked = _classifier().rank(" ".join(words).lower())
    scores = dict(ranked)
    code, score = ranked[0]
    if code == "en" or other_script:
        return str(code)
    clear = score >= _SURE and scores.get("en", 0.0) <= _UNLIKELY
    return str(code) if clear and _english_share(words) < _ENGLISH_SHARE / 2 else None


def check_language(document: Document, *, name: str, any_language: bool) -> Document:
    """The document with its language.

    What is declared beside a text is often the site's default; it counts only where the text
    itself does not tell.

    Args:
        document: A document as read.
        name: What to call it in an error.
        any_language: Accept every language.

    Raises:
        NotEnglish: It is clearly in another language.
    """
    found = detect_language(document.report.text)
    if found is None:
        return document
    if found != "en" and not any_language:
        raise _not_english(found, name=name)
    return dataclasses.replace(
        document, report=dataclasses.replace(document.report, language=found)
    )


def _not_english(language: str, *, name: str) -> NotEnglish:
    looks = f"{_NAMES[language]} ({language})" if language in _NAMES else f"“{language}”"
    return NotEnglish(
        name, f"looks like {looks}, not English", "use --any-language to read it regardless"
    )


def _sample(text: str) -> str:
    if len(text) <= 3 * _SLICE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SLICE], text[middle : middle + _SLICE], text[-_SLICE:]))


def _english_share(words: list[str]) -> float:
    return sum(word.lower() in _ENGLISH for word in words) / len(words) if words else 0.0


@cache
def _classifier() -> Any:
    # Loading the classifier takes a second: only a text not evidently English pays for it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

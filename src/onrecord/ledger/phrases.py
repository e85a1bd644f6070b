"""What people type, as full-text queries that can never be wrong syntax (SQLite FTS5)."""

import functools
import re
import unicodedata
from collections.abc import Iterable

from onrecord.ledger.indexing import SEPARATOR

_PHRASE = re.compile(r'"([^"]*)"?|(\S+)')
_ARTICLE = re.compile(r"^\s*(?:the|a|an|some)\s+", re.IGNORECASE)


def tokens(text: str) -> list[str]:
    """The words of a text without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text.replace("’s", " ").replace("'s", " "))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.findall(r"[^\W_]+", bare)


def words_query(text: str) -> str | None:
    """All of the words, in any order; `"several words"` as a phrase, `word*` as a beginning.

    Returns:
        An FTS5 expression, or None when the text holds no word.
    """
    parts = []
    for phrase, word in _PHRASE.findall(text):
        if tokens(phrase or word):
            start = "*" if word.endswith("*") else ""
            parts.append(f"{_quoted(phrase or word)}{start}")
    return " AND ".join(parts) or None


def name_query(text: str) -> str | None:
    """The words of a name, as one phrase; None when there are none."""
    return _quoted(text) if tokens(text) else None


def in_columns(query: str, *columns: str) -> str:
    """The query, held to some columns."""
    return f"{{{' '.join(columns)}}} : ({query})"


# Rows come to a few names again and again: of one person, one place, one outlet.
@functools.lru_cache(maxsize=8192)
def names_hold(names: str | None, wanted: str) -> bool:
    """Whether one of the names in a column holds the words of another, whole and in order."""
    asked = f" {' '.join(tokens(wanted))} "
    return any(asked in f" {' '.join(tokens(name))} " for name in _each(names))


def is_words(source: str | None, wanted: str) -> bool:
    """Whether a source's words are just those asked for, but for an article before them."""
    return tokens(without_article(source or "")) == tokens(without_article(wanted)) != []


def without_article(text: str) -> str:
    """A name without "the", "a", "an" or "some" before it."""
    return _ARTICLE.sub("", text)


def _each(names: str | None) -> Iterable[str]:
    return (names or "").split(SEPARATOR)


def _quoted(text: str) -> str:
    # Within quotation marks FTS5 takes everything for words, and splits them as it did the text.
    return '"' + text.replace('"', " ").replace("\x00", " ") + '"'

"""What the network might have read, written by hand."""

from collections.abc import Callable, Sequence

import pytest

from onrecord.language import Attribution, Name
from onrecord.record import Span


@pytest.fixture(scope="session")
def at() -> Callable[[str, str], Span]:
    """Where words stand in a text: `at(text, "he")`, or `at(text, "he#1")` the second time."""
    return _at


@pytest.fixture(scope="session")
def tell() -> Callable[..., Attribution]:
    """An attribution by the words of its parts."""
    return _tell


@pytest.fixture(scope="session")
def call() -> Callable[..., list[Name]]:
    """Names in a text by their words and kind, in text order."""
    return _call


def _at(text: str, words: str) -> Span:
    words, _, count = words.partition("#")
    start = -1
    for _ in range(int(count or 0) + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def _tell(
    text: str,
    content: str | Sequence[str],
    *,
    source: str = "",
    cue: str = "",
    addressee: str = "",
    kind: str = "speech",
    negated: float = 0.0,
    score: float = 0.9,
    paragraph: int = 0,
) -> Attribution:
    spans = tuple(
        _at(text, words) for words in ([content] if isinstance(content, str) else content)
    )
    begin = spans[0][0]
    return Attribution(
        anchor=_at(text, cue) if cue else (begin, begin + 1),
        cued=bool(cue),
        paragraph=paragraph,
        content=spans,
        source=(_at(text, source),) if source else (),
        cue=(_at(text, cue),) if cue else (),
        addressee=(_at(text, addressee),) if addressee else (),
        kind=kind,
        negated=negated,
        score=score,
    )


def _call(text: str, *, score: float = 0.9, **kinds: Sequence[str]) -> list[Name]:
    found = [Name(_at(text, one), kind, score) for kind, some in kinds.items() for one in some]
    return sorted(found, key=lambda name: name.span)

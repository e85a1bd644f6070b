"""Lists of words, written as running text."""


def forms(words: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(words.split())

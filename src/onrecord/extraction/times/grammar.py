"""Grammar: rules over classes of words, matched as regular expressions over one letter a word.

Every token of a text becomes one letter that stands for the set of classes it is in, so that a rule
(see `notation`) is a short regular expression over a short string.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Generic, TypeVar

from onrecord.extraction.times import notation
from onrecord.extraction.times.tokens import FORMS, Tokens, kinds_of

M = TypeVar("M")

_FIRST_LETTER: Final = 0x3400
_OTHER: Final = "."
_BREAK: Final = "\n"
_APART: Final = (_OTHER, _BREAK)
# Words that an expression has at most; it bounds what a table of bare numbers can cost.
_REACH: Final = 24
# Tokens with digits, and a few with a form of their own, are in a class by what they look like.
_SHAPED: Final = "0123456789apqho'"


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: words by name, and the words around.

    Attributes:
        tokens: All tokens of the text.
        start: Index of its first token.
        end: Index behind its last.
        match: The match in the string of codes.
    """

    tokens: Tokens
    start: int
    end: int
    match: re.Match[str]

    def words(self, name: str) -> list[str]:
        """The words of a named part, in lower case; empty when it was not there."""
        if name not in self.match.re.groupindex:
            return []
        start, end = self.match.span(name)
        return self.tokens.words[start:end] if start >= 0 else []

    def word(self, name: str) -> str:
        """The words of a named part, joined by spaces."""
        return " ".join(self.words(name))

    def __contains__(self, name: str) -> bool:
        return bool(self.words(name))

    def before(self, count: int = 1) -> str:
        """The word that stands `count` before, or an empty string."""
        index = self.start - count
        return self.tokens.words[index] if index >= 0 else ""

    def after(self, count: int = 1) -> str:
        """The word that stands `count` behind, or an empty string."""
        index = self.end + count - 1
        return self.tokens.words[index] if index < len(self.tokens.words) else ""

    @property
    def follows_lower(self) -> bool:
        """Whether the word behind is written in lower case."""
        behind = self.tokens.written[self.end : self.end + 1]
        return bool(behind) and behind[0][:1].islower()

    @property
    def written(self) -> list[str]:
        """Its tokens as written."""
        return self.tokens.written[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Rule(Generic[M]):
    """One rule.

    Attributes:
        pattern: What it matches, in the notation of this module.
        meaning: Gives what is meant, or None when the words mean something else.
    """

    pattern: str
    meaning: Callable[[Found], M | None]


@dataclass(frozen=True, slots=True)
class Draft(Generic[M]):
    """An expression found.

    Attributes:
        start: Index of its first token.
        end: Index behind its last.
        meaning: What is meant.
    """

    start: int
    end: int
    meaning: M


class Grammar(Generic[M]):
    """Rules ready to be matched. Of those that match at a word the longest wins, then the first.

    Args:
        rules: The rules.
        classes: Words of each class.
        macros: Patterns that rules may name.
        capitalised: Words that have their classes only when written with a capital.
        glue: Classes that begin no search: a rule needs one word of another class at least,
        content: or one of these words.
    """

    def __init__(
        self,
        rules: Sequence[Rule[M]],
        *,
        classes: Mapping[str, frozenset[str]],
        macros: Mapping[str, str],
        capitalised: frozenset[str],
        glue: frozenset[str],
        content: frozenset[str],
    ) -> None:
        parsed = [notation.parse(rule.pattern, macros) for rule in rules]
        self._sets = _sets(classes, parsed)
        self._capitalised = capitalised
        lowered = (_lowered(self._sets[word]) for word in capitalised if word in self._sets)
        shaped = map(frozenset, FORMS)
        every = dict.fromkeys((*self._sets.values(), *lowered, *shaped))
        self._letters = {names: chr(_FIRST_LETTER + at) for at, names in enumerate(every) if names}
        self._of_word = {word: self._letters[names] for word, names in self._sets.items()}
        self._of_class: dict[str, str] = {}
        for names, letter in self._letters.items():
            for name in names:
                self._of_class[name] = self._of_class.get(name, "") + letter
        self._rules: dict[str, list[_Lazy[M]]] = {}
        for parts, rule in zip(parsed, rules, strict=True):
            lazy = _Lazy(parts, rule.meaning, self._class)
            for letter in {
                x for n in notation.find_first(parts) for x in self._of_class.get(n, "")
            }:
                self._rules.setdefault(letter, []).append(lazy)
        core = "".join(
            letter
            for names, letter in self._letters.items()
            if any(n[1:] in content if n[0] == "=" else n not in glue for n in names)
        )
        self._core = re.compile(f"[{core}]")

    def encode(self, tokens: Tokens) -> str:
        """One letter a token."""
        of_word, capitalised = self._of_word, self._capitalised
        letters = [of_word.get(word, _OTHER) for word in tokens.words]
        for at, word in enumerate(tokens.words):
            if not word:
                letters[at] = _BREAK
            elif word in capitalised:
                if tokens.written[at][0].islower():
                    letters[at] = self._letters.get(_lowered(self._sets[word]), _OTHER)
            elif letters[at] == _OTHER and word[0] in _SHAPED:
                letters[at] = self._letters.get(frozenset(kinds_of(word)), _OTHER)
        return "".join(letters)

    def find(self, tokens: Tokens, letters: str) -> Iterator[Draft[M]]:
        """The expressions of a text, in order and apart."""
        done = 0
        for core in self._core.finditer(letters):
            at = first = core.start()
            while at > max(done, first - _REACH) and letters[at - 1] not in _APART:
                at -= 1
            while done <= at <= first:
                draft = self._at(tokens, letters, at, at + _REACH)
                if draft:
                    yield draft
                at = done = draft.end if draft else at + 1

    def _at(self, tokens: Tokens, letters: str, at: int, end: int) -> Draft[M] | None:
        matches = [
            (match.end(), -number, match, rule)
            for number, rule in enumerate(self._rules.get(letters[at], ()))
            if (match := rule.pattern.match(letters, at, end))
        ]
        for stop, _, match, rule in sorted(matches, key=lambda item: item[:2], reverse=True):
            meant = rule.meaning(Found(tokens, at, stop, match))
            if meant is not None:
                return Draft(at, stop, meant)
        return None

    def _class(self, name: str) -> str:
        """A set of letters; an empty set where no token is in the class."""
        letters = self._of_class.get(name, "")
        return f"[{letters}]" if letters else "(?!)"


class _Lazy(Generic[M]):
    """A rule that is compiled when a text first needs it: most texts need few."""

    def __init__(
        self,
        parts: tuple[notation.Part, ...],
        meaning: Callable[[Found], M | None],
        letters_of: Callable[[str], str],
    ) -> None:
        self.meaning = meaning
        self._parts, self._letters_of = parts, letters_of

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return notation.compile_parts(self._parts, self._letters_of)


def _sets(
    classes: Mapping[str, frozenset[str]], parsed: Iterable[tuple[notation.Part, ...]]
) -> dict[str, frozenset[str]]:
    """The classes of every word that the rules know."""
    sets: dict[str, set[str]] = {}
    for name, words in classes.items():
        for word in words:
            sets.setdefault(word, set()).add(name)
    for parts in parsed:
        for part in parts:
            if part.kind == "name" and part.text[0] == "=":
                sets.setdefault(part.text[1:], set()).add(part.text)
    return {word: frozenset(names) for word, names in sets.items()}


def _lowered(names: frozenset[str]) -> frozenset[str]:
    """What is left of "may" when it is no month."""
    return frozenset(name for name in names if name[0] == "=")

"""Grammar: rules over classes of words, compiled to regular expressions over one letter a word.

Every token of a text becomes one letter that stands for the set of classes it is in, so that a rule
is a short regular expression over a short string. A rule is written in words:

- `MONTH` is a class, `year` a word, `","` a mark, `{NUMBER}` a macro;
- `( | ) ? * +` mean what they mean in regular expressions;
- `day=DAY` names what is found, for the rule's meaning to ask for.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from onrecord.extraction.times.tokens import Tokens, kinds_of

M = TypeVar("M")

_PART: Final = re.compile(
    r'\s*(?:(?P<group>[a-z]+)=|\{(?P<macro>[A-Z]+)\}|(?P<class>[A-Z][A-Z0-9]*)'
    r'|(?P<word>[a-zé]+)|"(?P<mark>[^"]+)"|(?P<op>[()|?*+]))'
)
_FIRST_CODE: Final = 0x3400
_OTHER: Final = "."
_BREAK: Final = "\n"


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
    """Compiled rules. Of those that match at a word the longest wins, then the earliest.

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
        self._macros, self._capitalised = macros, capitalised
        sets: dict[str, set[str]] = {}
        for name, words in classes.items():
            for word in words:
                sets.setdefault(word, set()).add(name)
        for rule in rules:
            for word in self._literals(rule.pattern):
                sets.setdefault(word, set()).add(f"={word}")
        self._sets = {word: frozenset(names) for word, names in sets.items()}
        self._codes: dict[frozenset[str], str] = {}
        for names in self._sets.values():
            self._code(names)
            # What is left of "may" and "second" when they are no month and no unit.
            self._code(frozenset(name for name in names if name.startswith("=")))
        for word in ("0", "5", "12", "24", "30", "32", "99", "100", "999", "9999", "12345"):
            self._code(frozenset(kinds_of(word)))
        for number in range(1000, 2400):
            self._code(frozenset(kinds_of(str(number))))
        for word in ("2001-01-01", "1/2/99", "9:30", "1990s", "3rd", "1,000", "1.5", "a.m.", "q3", "o'clock"):
            self._code(frozenset(kinds_of(word)))
        self._words = {word: self._code(names) for word, names in self._sets.items()}
        self._rules = [(re.compile(self._compile(rule.pattern)), rule.meaning) for rule in rules]
        self._any = re.compile("|".join(self._compile(rule.pattern, bare=True) for rule in rules))
        starts = {
            code
            for names, code in self._codes.items()
            if any(n.removeprefix("=") in content if n[0] == "=" else n not in glue for n in names)
        }
        core = re.escape("".join(sorted(starts)))
        self._island = re.compile(rf"[^{_OTHER}{_BREAK}]*[{core}][^{_OTHER}{_BREAK}]*")

    def encode(self, tokens: Tokens) -> str:
        """One letter a token."""
        words, known = self._words, self._capitalised
        codes = [words.get(word, "") for word in tokens.words]
        for index, word in enumerate(tokens.words):
            if not codes[index] or word in known:
                codes[index] = self._odd(word, tokens.written[index])
        return "".join(codes)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """A pattern over codes; only words that some rule names may stand in it."""
        return re.compile(self._compile(pattern))

    def find(self, tokens: Tokens, codes: str) -> Iterator[Draft[M]]:
        """The expressions of a text, in order and apart."""
        for island in self._island.finditer(codes):
            at, end = island.span()
            while at < end:
                draft = self._at(tokens, codes, at, end)
                if draft:
                    yield draft
                at = draft.end if draft else at + 1

    def _at(self, tokens: Tokens, codes: str, at: int, end: int) -> Draft[M] | None:
        if not self._any.match(codes, at, end):
            return None
        matches = [
            (match.end(), -number, match, meaning)
            for number, (pattern, meaning) in enumerate(self._rules)
            if (match := pattern.match(codes, at, end))
        ]
        for stop, _, match, meaning in sorted(matches, key=lambda item: item[:2], reverse=True):
            meant = meaning(Found(tokens, at, stop, match))
            if meant is not None:
                return Draft(at, stop, meant)
        return None

    def _odd(self, word: str, written: str) -> str:
        if not word:
            return _BREAK
        if word in self._capitalised:
            if not written[0].islower():
                return self._words[word]
            names = frozenset(n for n in self._sets[word] if n.startswith("="))
            return self._codes.get(names, _OTHER) if names else _OTHER
        if word[0].isdecimal() or word[0] in "ap'qho":
            names = frozenset(kinds_of(word))
            return self._codes.get(names, _OTHER) if names else _OTHER
        return _OTHER

    def _code(self, names: frozenset[str]) -> str:
        return self._codes.setdefault(names, chr(_FIRST_CODE + len(self._codes)))

    def _literals(self, pattern: str) -> Iterator[str]:
        for part in _parts(pattern):
            if part["macro"]:
                yield from self._literals(self._macros[part["macro"]])
            elif part["word"] or part["mark"]:
                yield part["word"] or part["mark"]

    def _compile(self, pattern: str, *, bare: bool = False) -> str:
        written: list[str] = []
        opening = "(?:"
        for part in _parts(pattern):
            if part["group"]:
                opening = "(?:" if bare else f"(?P<{part['group']}>"
            elif part["op"] == "(":
                written.append(opening)
                opening = "(?:"
            elif part["op"]:
                written.append(part["op"])
            else:
                written.append(f"{opening}{self._atom(part)})")
                opening = "(?:"
        return "".join(written)

    def _atom(self, part: Mapping[str, str | None]) -> str:
        if part["macro"]:
            return self._compile(self._macros[part["macro"]], bare=True)
        name = part["class"] or f"={part['word'] or part['mark']}"
        codes = sorted(code for names, code in self._codes.items() if name in names)
        if not codes:
            raise ValueError(f"no word is {name}")
        return f"[{''.join(codes)}]"


def _parts(pattern: str) -> Iterable[dict[str, str | None]]:
    at = 0
    while at < len(pattern.rstrip()):
        match = _PART.match(pattern, at)
        if not match:
            raise ValueError(f"not a pattern: {pattern[at:]}")
        yield match.groupdict()
        at = match.end()

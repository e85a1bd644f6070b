"""Notation: rules of times written in words, as regular expressions over one letter a word.

- `MONTH` is a class, `year` a word, `","` a mark, `{NUMBER}` a macro;
- `( | ) ? * +` mean what they mean in regular expressions;
- `day=DAY` names what is found, for the rule's meaning to ask for.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

_PART: Final = re.compile(
    r"\s*(?:(?P<group>[a-z]+)=|\{(?P<macro>[A-Z]+)\}|(?P<name>[A-Z][A-Z0-9]*)"
    r'|(?P<word>[a-zé]+)|"(?P<mark>[^"]+)"|(?P<op>[()|?*+]))'
)


@dataclass(frozen=True, slots=True)
class Part:
    """One element of a pattern.

    Attributes:
        kind: `group` (the name of what follows), `name` (a class, or `=` and a word) or `op`.
        text: What it is.
    """

    kind: str
    text: str


def parse(pattern: str, macros: Mapping[str, str]) -> tuple[Part, ...]:
    """The parts of a pattern, macros put in.

    Raises:
        ValueError: It is not written in this notation.
    """
    return tuple(_parts(pattern, macros))


def _parts(pattern: str, macros: Mapping[str, str]) -> Iterator[Part]:
    at, end = 0, len(pattern.rstrip())
    while at < end:
        match = _PART.match(pattern, at)
        if not match:
            raise ValueError(f"not a pattern: {pattern[at:]}")
        at = match.end()
        if match["macro"]:
            yield Part("op", "(")
            yield from _parts(macros[match["macro"]], macros)
            yield Part("op", ")")
        elif match["word"] or match["mark"]:
            yield Part("name", f"={match['word'] or match['mark']}")
        else:
            kind = match.lastgroup or ""
            yield Part(kind, match[kind])


def compile_parts(parts: tuple[Part, ...], letters_of: Callable[[str], str]) -> re.Pattern[str]:
    """A pattern as a regular expression.

    Args:
        parts: The pattern.
        letters_of: Gives the set of letters, in brackets, of the tokens in a class.
    """
    written: list[str] = []
    opening = "(?:"
    for part in parts:
        if part.kind == "group":
            opening = f"(?P<{part.text}>"
            continue
        if part.kind == "name":
            letters = letters_of(part.text)
            written.append(letters if opening == "(?:" else f"{opening}{letters})")
        else:
            written.append(opening if part.text == "(" else part.text)
        opening = "(?:"
    return re.compile("".join(written))


def find_first(parts: tuple[Part, ...]) -> frozenset[str]:
    """The classes and words that a match of a pattern can begin with."""
    return _choice([part for part in parts if part.kind != "group"], 0)[0]


_First = tuple[frozenset[str], bool, int]


def _choice(parts: list[Part], at: int) -> _First:
    """First names, whether it may be empty, and where it ends: alternatives up to a `)`."""
    names: frozenset[str] = frozenset()
    empty = False
    while True:
        some, may, at = _row(parts, at)
        names, empty = names | some, empty or may
        if at >= len(parts) or parts[at].text != "|":
            return names, empty, at
        at += 1


def _row(parts: list[Part], at: int) -> _First:
    names: frozenset[str] = frozenset()
    empty = True
    while at < len(parts) and (parts[at].kind == "name" or parts[at].text == "("):
        if parts[at].kind == "name":
            some, may, at = frozenset({parts[at].text}), False, at + 1
        else:
            some, may, at = _choice(parts, at + 1)
            at += 1
        if at < len(parts) and parts[at].kind == "op" and parts[at].text in "?*+":
            may = may or parts[at].text != "+"
            at += 1
        if empty:
            names = names | some
        empty = empty and may
    return names, empty, at

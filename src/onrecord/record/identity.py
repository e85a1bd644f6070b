"""Identity: the key under which an entity is known in every report, and who may be one.

A key is the kind and the normalised name: without case, accents, articles, full stops and titles.
Two entities of one key need not be one: two people of one name are told apart by what the reports
say they are.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from onrecord.record.values import Entity

_WORD: Final = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_ARTICLES: Final = frozenset({"the", "a", "an"})
_LINKS: Final = _ARTICLES | frozenset({"of", "for", "and", "at", "in", "to", "from", "with"})
# What a role says of time or rank, not of who somebody is.
_PASSING: Final = frozenset(
    """
    former then late acting new current outgoing incoming deputy vice senior top chief first
    veteran retired prime ex one
    """.split()  # noqa: SIM905 - a list of words reads better as one text
)
# One person is often several of these: no two of them speak against each other.
_LOOSE: Final = frozenset(
    """
    man woman father mother husband wife son daughter brother sister friend resident leader head
    official politician candidate nominee member author speaker spokesman spokeswoman spokesperson
    republican democrat billionaire businessman founder lawmaker figure
    """.split()  # noqa: SIM905 - as above
)


def key(kind: str, name: str) -> str:
    """The key of a named entity, the same in every report that gives it this name."""
    return f"{kind}:{' '.join(_words(name))}"


def may_be_one(one: Entity, other: Entity) -> bool:
    """Whether two entities of different reports may be taken for one.

    They may when both are named, their keys agree, and neither roles nor affiliations disagree.
    What a report does not say disagrees with nothing. Two roles agree when they share a word that
    tells what somebody is or does ("harbour minister", "the minister"), or when either is one that
    a person has beside others ("father", "leader"). Affiliations agree when one holds the other's
    words.

    Args:
        one: An entity of one report.
        other: An entity of another.
    """
    if not one.key or one.key != other.key:
        return False
    if one.kind != "person":
        return True
    return _agree(one.role, other.role) and _belong(one.affiliation, other.affiliation)


def _agree(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return True
    first, second = set(_words(one)) - _LINKS, set(_words(other)) - _LINKS
    if first & _LOOSE or second & _LOOSE or "former" in first | second:
        return True
    first, second = first - _PASSING, second - _PASSING
    return not first or not second or bool(first & second)


def _belong(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return True
    first, second = set(_words(one)) - _LINKS, set(_words(other)) - _LINKS
    if first <= second or second <= first:
        return True
    short, long = sorted((_words(one), _words(other)), key=len)
    return len(short) == 1 and short[0] == "".join(word[0] for word in long if word not in _LINKS)


def _words(name: str) -> list[str]:
    # Once more: what a mathematical letter stands for may be a capital.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign)).replace(".", "")
    found: Iterable[str] = (_POSSESSIVE.sub("", match) for match in _WORD.findall(bare))
    words = [word.replace("’", "'") for word in found]
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words

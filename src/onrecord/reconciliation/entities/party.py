"""Parties: who a statement or a figure rests on, in a form that reports can be compared by."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.record import Entity, EntityKind, Record

_TITLE_WORDS = """
    mr mrs ms miss dr prof professor sir dame lord lady rev father sheikh imam rabbi
    president vice prime minister chancellor premier king queen prince princess
    senator congressman congresswoman representative governor mayor councillor judge justice
    general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal private
    brigadier admiral commander commissioner chief inspector superintendent constable
    secretary spokesman spokeswoman spokesperson director chairman chairwoman chair head leader
    deputy former acting
"""
_TITLES: Final = frozenset(_TITLE_WORDS.split())
_SMALL: Final = frozenset(
    ("the", "a", "an", "of", "for", "in", "and", "s", "his", "her", "their", "its", "our", "my")
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[^\W_]")
_PRONOUNS: Final = frozenset(
    ("he", "she", "they", "it", "we", "i", "you", "who", "which", "one", "that", "this")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One who speaks or is counted on, as one report gives them.

    Attributes:
        report: Id of the report.
        name: The fullest name or the words that the report gives.
        kind: Person, organization, place, other; None for words that name nobody.
        role: The role as the report gives it, or None.
        affiliation: The body it belongs to, as the report gives it, or None.
        aliases: Every name the report uses for it.
    """

    report: str
    name: str
    kind: EntityKind | None = None
    role: str | None = None
    affiliation: str | None = None
    aliases: tuple[str, ...] = ()


def party_of(record: Record, entity: Entity) -> Party:
    """An entity of a record as a party."""
    text = record.report.text
    aliases = dict.fromkeys(text[start:end] for start, end in entity.names)
    return Party(
        report=record.report.id,
        name=entity.name,
        kind=entity.kind,
        role=entity.role,
        affiliation=entity.affiliation,
        aliases=tuple(aliases),
    )


@lru_cache(maxsize=1 << 15)
def plain(name: str) -> tuple[str, ...]:
    """The words of a name that tell it: lower case, without accents, titles, articles and 's."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = [re.sub(r"['’]s$", "", word) for word in _WORD.findall(bare)]
    kept = tuple(word for word in words if word not in _SMALL)
    untitled = tuple(word for word in kept if word not in _TITLES)
    # "The mayor", "the health ministry": what is all title is the name then.
    return untitled if untitled and _is_name(name) else kept


def _is_name(name: str) -> bool:
    """Whether a name ends in a word with a capital, as that of a person with a title does."""
    return name.rsplit(maxsplit=1)[-1][:1].isupper() if name.strip() else False


def is_pronoun(name: str) -> bool:
    """Whether words are a pronoun, which names nobody outside its report."""
    return name.casefold().strip() in _PRONOUNS


@lru_cache(maxsize=1 << 14)
def initials(words: tuple[str, ...]) -> str:
    """The first letters of words; what an acronym is made of."""
    return "".join(word[0] for word in words)


@lru_cache(maxsize=1 << 14)
def names_of(party: Party) -> tuple[tuple[str, ...], ...]:
    """Every name of a party, plain, sorted; without those that say nothing."""
    return tuple(sorted({words for words in map(plain, _given(party)) if words}))


def _given(party: Party) -> Iterable[str]:
    yield party.name
    yield from (alias for alias in party.aliases if not is_pronoun(alias))

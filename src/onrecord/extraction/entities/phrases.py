"""Phrases: what a description without a name says, ready to be compared with another.

"The top US diplomat" has the head "diplomat" and the other words "top US"; of these "top" tells
nobody apart. Words that news use for one another ("premier", "prime minister") count as one.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.extraction.entities import forms
from onrecord.extraction.entities.lexicon import BODIES, EMPTY, ROLES, STOPS, SYNONYMS, words
from onrecord.extraction.entities.roles import head

_DEFINITE: Final = re.compile(r"^(?:the|this|that|these|those|both)\b", re.IGNORECASE)
_INDEFINITE: Final = re.compile(r"^(?:an?|one|another|some|several|many)\b", re.IGNORECASE)
_OWNER: Final = re.compile(r"^(?P<who>his|her|its|their|my|our)\s+", re.IGNORECASE)
_PLURAL: Final = words("people men women police others children families")
_AGENT: Final = re.compile(r"\w{2}(?:er|or|ist|ian|eer|man|woman)$")
_THINGS: Final = words(
    """
    letter poster banner number matter order power paper newspaper answer member-state computer
    barometer meter register folder border weather cover filter tender offer error mirror factor
    sector motor order-paper newsletter
    """
)
_KNOWN_BODIES: Final = words(
    "police military army government parliament prosecution defence defense congress senate"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase taken apart.

    Attributes:
        written: Its words.
        head: Its head in lower case, singular, brought to one word where news use several.
        others: The other words that tell apart, brought to one word likewise.
        definite: Whether it begins with "the" or a word like it.
        indefinite: Whether it begins with "a" or a word like it.
        owner: The possessive pronoun it begins with, in lower case, else "".
        plural: Whether its head is a plural.
    """

    written: str
    head: str
    others: frozenset[str]
    definite: bool
    indefinite: bool
    owner: str
    plural: bool

    @property
    def personal(self) -> bool:
        """Whether it is one person by its head."""
        return not self.plural and self.head in _ROLES

    @property
    def somebody(self) -> bool:
        """Whether it is one person, by its head or by how its head is formed: "a diver"."""
        formed = bool(_AGENT.search(self.head)) and self.head not in _BODIES | _THINGS
        return self.personal or (not self.plural and formed)

    @property
    def body(self) -> bool:
        """Whether it is a body of people by its head."""
        return self.head in _BODIES

    @property
    def telling(self) -> bool:
        """Whether it tells enough to stand for itself: "the police", "the harbour pilots"."""
        return bool(self.others) or self.head in _KNOWN_BODIES or self.plural


@lru_cache(maxsize=8192)
def read(written: str) -> Phrase:
    """Take a noun phrase apart."""
    bare = head(written)
    plural = bare in _PLURAL or (bare.endswith("s") and not bare.endswith(("ss", "us", "is")))
    owner = _OWNER.match(written)
    single = _single(bare)
    cut = {_common(word) for word in forms.tokens(written)} - {_common(single), _common(bare)}
    return Phrase(
        written=written,
        head=_common(single),
        others=frozenset(cut - EMPTY - STOPS),
        definite=bool(_DEFINITE.match(written)),
        indefinite=bool(_INDEFINITE.match(written)),
        owner=owner["who"].lower() if owner else "",
        plural=plural and single not in _KNOWN_BODIES and bare != "series",
    )


def _single(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return {"men": "man", "women": "woman", "people": "person"}.get(word, word)


def _common(word: str) -> str:
    code = forms.country(word) if len(word) < 4 else ""
    return SYNONYMS.get(word, code or _ADJECTIVES.get(word, word))


_ROLES: Final = frozenset(SYNONYMS.get(word, word) for word in ROLES) | words(
    "official source witness diplomat person"
)
_BODIES: Final = frozenset(SYNONYMS.get(word, word) for word in BODIES)
_ADJECTIVES: Final = {
    adjective.casefold(): code
    for adjective, code in forms.ADJECTIVES.items()
    if " " not in adjective
}

"""Descriptions: which entity "the army chief", "the group" or "the official" is.

A sieve, the surest evidence first: the role that the report gives a person, the last word of a
body's name, an earlier description with the same head, what a company or a newspaper is called.
Where two fit alike, neither is taken.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from onrecord.extraction.entities import forms, phrases, pronouns, ranker
from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.lexicon import COMPANIES, MEN, RANKS, WOMEN, words
from onrecord.extraction.entities.phrases import Phrase
from onrecord.extraction.entities.scene import Scene
from onrecord.record import Span

_GENERIC: Final = words(
    """
    company group agency organization newspaper association union network bank concern thrift
    airline
    website site startup start-up outlet broadcaster
    maker retailer lender giant operator carmaker automaker
    """
)
_FIRMS: Final = words("company bank thrift concern lender")
_PUBLIC: Final = words(
    """
    police government ministry military court office administration committee council union party
    parliament senate house congress commission board campaign team force jury embassy mission
    university school hospital church delegation cabinet guard navy state city county country nation
    coastguard prosecution agency tribunal province district municipality town village region
    """
)
"""Bodies that are no company."""
_OFFICES: Final = words("president minister governor mayor senator chancellor candidate nominee")
_REACH: Final = 60
_AHEAD: Final = 8
"""Sentences within which somebody described is named."""
_OFTEN: Final = 3
"""How much more often one of two alike has to be mentioned to be meant."""
_STANDS_OUT: Final = 0.75


def resolve(scene: Scene, span: Span, phrase: Phrase) -> Group | None:
    """The entity that a definite description refers to, or None.

    Args:
        scene: What has been mentioned before it.
        span: Where the description stands.
        phrase: The description.
    """
    if phrase.indefinite:
        return _named_later(scene, span, phrase)
    if not (phrase.definite or phrase.others):
        return None
    for sieve in _SIEVES:
        found = sieve(scene, span, phrase)
        if found is not None:
            return found
    return None


def _by_role(scene: Scene, span: Span, phrase: Phrase) -> Group | None:
    """Whoever has a role with this head, none of whose words speaks against it."""
    if not (phrase.personal or (phrase.body and not phrase.plural)):
        return None
    return _best(scene, span, lambda one: _role_score(one, phrase))


def _by_role_to_come(scene: Scene, span: Span, phrase: Phrase) -> Group | None:
    """The one person of the report whose role says all that the description does."""
    if not phrase.personal or not phrase.others:
        return None
    fits = [one for one in scene.groups if _role_score(one, phrase) > 1]
    return fits[0] if len(fits) == 1 else None


def _named_later(scene: Scene, span: Span, phrase: Phrase) -> Group | None:
    """The one person first named soon after "a clerk" whose role has the same head."""
    at = scene.layout.sentence_at(span[0])
    fits = [
        one
        for one in scene.groups
        if phrase.personal
        and one.kind == "person"
        and one.named
        and one.first > span[0]
        and scene.layout.sentence_at(one.first) - at <= _AHEAD
        and any(phrases.read(role).head == phrase.head for role in one.roles)
    ]
    return fits[0] if len(fits) == 1 else None


def _role_score(one: Group, phrase: Phrase) -> float:
    if not one.named or (one.kind == "person") != phrase.personal:
        return 0.0
    best = 0.0
    for role in one.roles:
        read = phrases.read(role)
        if phrase.head == read.head or (phrase.personal and phrase.head in read.others):
            missing = phrase.others - read.others - {read.head} - _affiliated(one)
            best = max(best, 1.0 + len(phrase.others & read.others) - 2.0 * len(missing))
    return best


def _affiliated(one: Group) -> frozenset[str]:
    return phrases.read(one.affiliation).others if one.affiliation else frozenset()


def _by_name(scene: Scene, span: Span, phrase: Phrase) -> Group | None:
    """A body whose name holds the head: "the ministry" for the Karsk Ministry of Tides."""
    if not phrase.body or phrase.plural:
        return None
    return _best(scene, span, lambda one: _name_score(one, phrase))


def _name_score(one: Group, phrase: Phrase) -> float:
    if one.kind == "person" or not one.named:
        return 0.0
    read = phrases.read(one.name)
    if phrase.head != read.head and phrase.head not in read.others:
        return 0.0
    missing = phrase.others - read.others - {read.head}
    return 1.0 + (phrase.head == read.head) + len(phrase.others & read.others) - 2.0 * len(missing)


def _by_description(scene: Scene, span: Span, phrase: Phrase) -> Group | None:
    """An unnamed source described before with the same head."""
    return _best(scene, span, lambda one: _description_score(one, phrase))


def _description_score(one: Group, phrase: Phrase) -> float:
    if one.named:
        return 0.0
    read = phrases.read(one.name.removeprefix("unnamed "))
    if read.head != phrase.head or read.plural != phrase.plural:
        return 0.0
    missing = phrase.others - read.others
    return 1.0 + len(phrase.others & read.others) - 2.0 * len(missing)


def _by_class(scene: Scene, span: Span, phrase: Phrase) -> Group | None:
    """The body near that spoke or stood last, for "the company", "the group", "the newspaper"."""
    if phrase.head not in _GENERIC or phrase.plural or not phrase.definite:
        return None
    some = [
        one
        for one in pronouns.candidates(scene, span, like="it")
        if one.group.kind == "organization" and _may_be(one.group, phrase)
    ]
    chosen = ranker.choose(some, "body", speaking=True)[0]
    return chosen or _most_named([one.group for one in some], span)


def _most_named(some: Sequence[Group], span: Span) -> Group | None:
    """The body that the report is about: named far more often than any other before here."""
    often = sorted(some, key=lambda one: -_times(one, span))
    if not often or (len(often) > 1 and _times(often[0], span) < 2 * _times(often[1], span)):
        return None
    return often[0]


def _times(one: Group, span: Span) -> int:
    return sum(start < span[0] for start, _ in one.mentions)


def _by_office(scene: Scene, span: Span, phrase: Phrase) -> Group | None:
    """Whom the report is about, where "the president" has no name: everybody knows who it is."""
    if phrase.others or not phrase.definite or phrase.plural or phrase.head not in _OFFICES:
        return None
    some = [
        one
        for one in _mentioned(scene, span)
        if one.kind == "person" and one.named and not one.plural and _is_open(one, phrase)
    ]
    return _most_named(some, span)


def _by_standing(scene: Scene, span: Span, phrase: Phrase) -> Group | None:
    """The person who stands out as one for a pronoun would: "the singer" after one name."""
    if not phrase.personal or not phrase.definite or (phrase.others and phrase.head in RANKS):
        return None
    sex = "m" if phrase.head in MEN else "f" if phrase.head in WOMEN else ""
    some = [
        one
        for one in pronouns.candidates(scene, span, like="he")
        if one.group.gender in ("", sex or one.group.gender) and _is_open(one.group, phrase)
    ]
    best, chance = ranker.choose(some)
    return best if chance >= _STANDS_OUT else None


_SIEVES: Final = (
    _by_role,
    _by_role_to_come,
    _by_name,
    _by_class,
    _by_office,
    _by_description,
    _by_standing,
)


def _is_open(one: Group, phrase: Phrase) -> bool:
    """Whether a person may have this role too: one office speaks against another."""
    held = {phrases.read(role).head for role in one.roles}
    return phrase.head not in RANKS or not held & RANKS


def _may_be(one: Group, phrase: Phrase) -> bool:
    """Whether nothing in a body's name speaks against what it is called."""
    parts = forms.tokens(one.name)
    read = phrases.read(one.name)
    if phrase.head in _FIRMS:
        return parts[-1] in COMPANIES or not read.body or read.head not in _PUBLIC
    return not read.body


def _best(scene: Scene, span: Span, score: Callable[[Group], float]) -> Group | None:
    """The one group with the best score above 0; of two alike the one much nearer."""
    scored = [(score(one), one) for one in _mentioned(scene, span)]
    top = max((value for value, _ in scored), default=0.0)
    if top <= 0:
        return None
    tied = [one for value, one in scored if value == top]
    if len(tied) == 1:
        return tied[0]
    often = sorted(tied, key=lambda one: -len(one.mentions))
    if len(often[0].mentions) >= _OFTEN * len(often[1].mentions):
        return often[0]
    near = [_distance(scene, span, one) for one in tied]
    return tied[0] if near[0] <= 2 and near[1] >= near[0] + 3 else None


def _mentioned(scene: Scene, span: Span) -> Iterator[Group]:
    """The groups mentioned before, the nearest first."""
    seen: set[int] = set()
    for mention in scene.recent(span[0], _REACH):
        if mention.group not in seen:
            seen.add(mention.group)
            yield scene.groups[mention.group]


def _distance(scene: Scene, span: Span, one: Group) -> int:
    layout = scene.layout
    last = max(start for start, _ in one.mentions if start < span[0])
    return layout.sentence_at(span[0]) - layout.sentence_at(last)

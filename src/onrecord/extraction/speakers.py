"""Speakers: who a statement's source is, as far as the report's own names tell.

A source that holds a name is the longest name of the report that contains it. "He" or "she" is the
person the report last let speak, if no other person is named in between. Where more than one answer
is possible there is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from onrecord.extraction import sources
from onrecord.extraction.statements import Found
from onrecord.language import Name
from onrecord.record import Entity, EntityKind, Span, Statement

_SINGULAR: Final = frozenset({"he", "she", "him", "her"})
_FIRST: Final = frozenset({"i", "we", "me", "us"})
_POINTING: Final = re.compile(r"^(?:his|her|its|their|my|our|your|this|that|these|those)\b", re.I)
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.I)
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_LEAST_SCORE: Final = 0.5
_RECENT: Final = 40
"""Statements back that a pronoun may reach."""
_SMALL: Final = sources.PRONOUNS | {
    "the",
    "a",
    "an",
    "and",
    "of",
    "in",
    "for",
    "mr",
    "mrs",
    "ms",
    "dr",
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """Statements with their speakers, and the entities that the report names."""

    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]


def resolve(text: str, found: Found, names: Sequence[Name]) -> Resolved:
    """Give every statement its speaker, where the report tells.

    Args:
        text: The report's text.
        found: The statements.
        names: The names that the network read, in text order.
    """
    sure = [name for name in names if name.score >= _LEAST_SCORE and _is_name(text, name)]
    entities = group(text, sure)
    done: dict[str, Statement] = {}
    for statement, before in zip(found.statements, found.continues, strict=True):
        speaker = _Speaker(text, sure, entities, done)
        earlier = None if before is None else done.get(found.statements[before].id)
        done[statement.id] = speaker.give(statement, earlier)
    told: dict[str, list[Statement]] = {}
    for statement in done.values():
        told.setdefault(statement.parent or "", []).append(statement)
    chained = (_chained(text, each, told.get(each.id, []), sure) for each in done.values())
    return Resolved(tuple(chained), entities)


def _is_name(text: str, name: Name) -> bool:
    """With a capital, and not one of the small words that the network takes for a name at times."""
    words = _words(text, name)
    return words.lower() not in _SMALL and words != words.lower()


def group(text: str, names: Sequence[Name]) -> tuple[Entity, ...]:
    """Names of one kind joined where one is part of exactly one longer name."""
    written: dict[tuple[str, str], list[Name]] = {}
    for name in names:
        written.setdefault((name.kind, _key(_words(text, name))), []).append(name)
    owners = {key: _fullest(key, list(written)) for key in written}
    members: dict[tuple[str, str], list[Name]] = {}
    for key, some in written.items():
        members.setdefault(owners[key], []).extend(some)
    made = sorted(members.values(), key=lambda some: min(name.span for name in some))
    return tuple(_entity(text, number, some) for number, some in enumerate(made, 1))


def _words(text: str, name: Name) -> str:
    return _POSSESSIVE.sub("", " ".join(text[slice(*name.span)].split()))


def _key(name: str) -> str:
    return _ARTICLE.sub("", name).lower()


def _fullest(key: tuple[str, str], keys: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The name at the end of the chain: "Holt", "Ana Holt", "Ana Holt Brandt"."""
    while (owner := _owner(key, keys)) != key:
        key = owner
    return key


def _owner(key: tuple[str, str], keys: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The one longer name of the same kind that ends or begins with this one, else itself."""
    kind, name = key
    if kind == "place":
        return key
    longer = [
        other
        for other in keys
        if other[0] == kind
        and other[1] != name
        and (
            other[1].endswith(" " + name) or (kind == "person" and other[1].startswith(name + " "))
        )
    ]
    roots = [a for a in longer if not any(b != a and a[1] in b[1] for b in longer)]
    return roots[0] if len(roots) == 1 else key


def _entity(text: str, number: int, names: Sequence[Name]) -> Entity:
    fullest = max(names, key=lambda name: len(_words(text, name)))
    spans = tuple(sorted(name.span for name in names))
    kind: EntityKind = fullest.kind  # type: ignore[assignment]
    return Entity(
        id=f"e{number}", name=_words(text, fullest), kind=kind, names=spans, mentions=spans
    )


@dataclass(frozen=True, slots=True)
class _Speaker:
    text: str
    names: Sequence[Name]
    entities: Sequence[Entity]
    done: dict[str, Statement]

    def give(self, statement: Statement, earlier: Statement | None) -> Statement:
        if not statement.source:
            if earlier is None or statement.cue:
                return statement
            return self._as(statement, earlier)
        span = statement.source[0]
        phrase = " ".join(self.text[slice(*span)].split())
        inside = sources.within(self.names, span)
        kind = sources.kind_of(self.text[slice(*span)], inside, span[0])
        if phrase.lower() in sources.PRONOUNS:
            return self._pronoun(statement, phrase.lower())
        entity = self._named(inside, kind)
        if entity and entity.kind != "person" and sources.is_modifier(self.text, span, inside):
            return replace(statement, source_kind=kind, entity=_ARTICLE.sub("", phrase))
        if entity:
            return replace(statement, source_kind=kind, entity=entity.name, entity_id=entity.id)
        return replace(statement, source_kind=kind, entity=_described(phrase, kind))

    def _as(self, statement: Statement, other: Statement) -> Statement:
        return replace(
            statement,
            source_kind=other.source_kind,
            entity=other.entity,
            entity_id=other.entity_id,
        )

    def _named(self, inside: Sequence[Name], kind: str | None) -> Entity | None:
        """The entity a source phrase names: its person, else its only or first organization."""
        if kind in ("unnamed", "document"):
            return None
        for wanted in ("person", "organization", "place"):
            some = [name for name in inside if name.kind == wanted]
            if some:
                return next(e for e in self.entities if some[0].span in e.names)
        return None

    def _pronoun(self, statement: Statement, word: str) -> Statement:
        if word in _FIRST:
            parent = self.done.get(statement.parent or "")
            return self._as(statement, parent) if parent else statement
        if word not in _SINGULAR or not statement.source:
            return statement
        place = statement.source[0][0]
        recent = list(islice(reversed(self.done.values()), _RECENT))
        spoken = [s for s in recent if s.source and s.source[0][0] < place and s.entity]
        if not spoken:
            return statement
        last = max(spoken, key=lambda s: s.source[0] if s.source else (0, 0))
        person = next((e for e in self.entities if e.id == last.entity_id), None)
        if person is None or person.kind != "person":
            return statement
        if self._rival(person, recent, (last.source[0][0] if last.source else 0, place)):
            return statement
        return self._as(statement, last)

    def _rival(self, person: Entity, recent: Sequence[Statement], since: Span) -> bool:
        """Another person named after the last speaker and outside everything that was said."""
        said = [span for statement in recent for span in statement.content]
        return any(
            name.kind == "person"
            and name.span not in person.names
            and not any(begin <= name.span[0] < end for begin, end in said)
            for name in sources.within(self.names, since)
        )


def _described(phrase: str, kind: str | None) -> str | None:
    """A short description of a source without a name; None for a definite one, left open.

    "Diplomats" are unnamed diplomats; who "the judge" or "her doctor" is, only the report can tell.
    """
    words = phrase.split()
    if _POINTING.match(phrase):
        return None
    definite = words[0].lower() == "the"
    if kind == "unnamed":
        many = sources.head_of(phrase).endswith(("s", "people", "men", "women"))
        return None if definite and not many else "unnamed " + sources.lowered(phrase)
    return phrase if not definite or kind == "document" else None


def _chained(
    text: str, statement: Statement, told: Sequence[Statement], names: Sequence[Name]
) -> Statement:
    """With the chain: inside its source phrase, or to the statement that tells the same content."""
    inner = [other for other in told if other.content == statement.content and other.source]
    if inner and statement.source:
        speakers = (_spoken(text, one) for one in (statement, *inner))
        return replace(statement, chain=tuple(speakers))
    if not statement.source:
        return statement
    begin, end = statement.source[0]
    inside = sources.within(names, (begin, end))
    return replace(statement, chain=sources.passed_on(text[begin:end], inside, begin))


def _spoken(text: str, statement: Statement) -> str:
    words = " ".join(text[slice(*statement.source[0])].split()) if statement.source else ""
    return statement.entity or words

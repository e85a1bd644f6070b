"""Bearers: what speaks for each named person or body that a description may mean.

"The Lorvanian leader", "a harbour official", "the report": where no word of the report settles who
that is, a ranker (`ranker`) weighs who is near, who spoke last or speaks next, whose role fits, and
who is named only after it: news often describes first and names later.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.extraction.entities import forms, phrases
from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.lexicon import MEN, RANKS, WOMEN, words
from onrecord.extraction.entities.phrases import Phrase
from onrecord.extraction.entities.pronouns import Candidate
from onrecord.extraction.entities.scene import Scene
from onrecord.record import SourceKind, Span

REACH: Final = 25
"""Sentences back and ahead within which a bearer is looked for."""
MOST: Final = 10
"""Candidates that are compared at most."""
_TOLD: Final = 6
"""Words beside the head from which on a description tells enough by itself."""
_COUNTRY: Final = words("country nation kingdom state government republic")
_SORTS: Final = ("the one", "one", "the body", "body", "the document", "document")
FEATURES: Final = (
    "here", "before", "two", "three", "far", "gone", "ahead here", "ahead", "ahead two",
    "ahead far", "nearest", "second", "unheard", "much", "most", "named most", "top",
    "same paragraph", "last speaker", "next speaker", "spoke", "speaks", "role", "shared",
    "missing", "no role", "other rank", "country", "other country", "head", "name shared", "agrees",
    "opens", "in what is said", "person", "title", *_SORTS,
)  # fmt: skip


def sort_of(phrase: Phrase, kind: SourceKind | None) -> str:
    """The sort of a description: "the one" for one known person, "body" for an unknown body.

    Empty for what is neither somebody nor a body nor a document: it stands for itself.
    """
    known = phrase.definite or not (phrase.indefinite or phrase.plural)
    if kind == "document":
        return "the document" if known else "document"
    if phrase.plural:
        return ""
    if phrase.body and not phrase.personal:
        return "the body" if known else "body"
    if not phrase.somebody or len(phrase.others) > _TOLD:
        return ""
    return "the one" if known else "one"


def candidates(
    scene: Scene, span: Span, phrase: Phrase, kind: SourceKind | None
) -> list[Candidate]:
    """Whom a description may mean, the nearest first, each with the evidence.

    Args:
        scene: What has been mentioned before it, and who is named after it.
        span: Where the description stands.
        phrase: The description.
        kind: The sort of source that it is.
    """
    sort = sort_of(phrase, kind)
    if not sort:
        return []
    near = sorted(_near(scene, span, phrase, sort), key=lambda one: one.order)[:MOST]
    if not near:
        return []
    known = _Known(scene, span, phrase, sort, near)
    return [Candidate(one.group, known.weigh(one, rank)) for rank, one in enumerate(near)]


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A candidate with where it is mentioned last before and first after the description."""

    group: Group
    back: int | None
    ahead: int | None
    last: int
    count: int

    @property
    def order(self) -> tuple[float, int]:
        back = 99.0 if self.back is None else float(self.back)
        ahead = 99.0 if self.ahead is None else self.ahead + 0.5
        return min(back, ahead), -self.last


def _near(scene: Scene, span: Span, phrase: Phrase, sort: str) -> Iterator[_Bearer]:
    at = scene.layout.sentence_at(span[0])
    for one in scene.groups:
        if not one.named or not _may_be(one, phrase, sort):
            continue
        if any(span[0] <= start < span[1] for start, _ in one.names):
            continue
        before = [start for start, _ in one.mentions if start < span[0]]
        after = [start for start, _ in one.names if start >= span[1]]
        back = at - scene.layout.sentence_at(max(before)) if before else None
        ahead = scene.layout.sentence_at(min(after)) - at if after else None
        if min(99 if back is None else back, 99 if ahead is None else ahead) <= REACH:
            yield _Bearer(one, back, ahead, max(before, default=-1), len(before))


def _may_be(one: Group, phrase: Phrase, sort: str) -> bool:
    if one.plural:
        return False
    if sort in ("the one", "one"):
        sex = "m" if phrase.head in MEN else "f" if phrase.head in WOMEN else ""
        return one.kind == "person" and not (sex and one.gender and sex != one.gender)
    if one.kind == "place":
        return phrase.head in _COUNTRY and bool(forms.country(one.name))
    if sort in ("the body", "body"):
        return one.kind == "organization"
    return one.kind in ("person", "organization")


@dataclass(frozen=True, slots=True)
class _Known:
    scene: Scene
    span: Span
    phrase: Phrase
    sort: str
    near: list[_Bearer]

    def weigh(self, one: _Bearer, rank: int) -> tuple[float, ...]:
        values = {
            self.sort: 1.0,
            **self._place(one, rank),
            **self._standing(one),
            **self._speech(one),
            **self._words(one.group),
        }
        return tuple(float(values.get(name, 0.0)) for name in FEATURES)

    def _place(self, one: _Bearer, rank: int) -> dict[str, float]:
        layout = self.scene.layout
        found: dict[str, float] = {
            "nearest": rank == 0,
            "second": rank == 1,
            "unheard": one.last < 0,
        }
        if one.back is None:
            found["gone"] = True
        else:
            found[("here", "before", "two", "three")[min(one.back, 3)]] = True
            found["far"] = max(0, one.back - 3) / 5
            same = layout.paragraph_at(one.last) == layout.paragraph_at(self.span[0])
            found["same paragraph"] = same
            found["opens"] = not layout.before(one.last).strip(" \"“‘'")
        if one.ahead is not None and one.last < 0:
            found[("ahead here", "ahead", "ahead two", "ahead far")[min(one.ahead, 3)]] = True
        return found

    def _standing(self, one: _Bearer) -> dict[str, float]:
        group, first = one.group, self.scene.layout.sentence_at(one.group.first)
        return {
            "much": math.log1p(one.count),
            "most": one.count > 0 and one.count == max(other.count for other in self.near),
            "named most": len(group.names) == max(len(other.group.names) for other in self.near),
            "top": first < 3,
            "agrees": bool(group.gender) and self.phrase.head in MEN | WOMEN,
            "person": group.kind == "person",
            "title": self.scene.layout.sentence_at(self.span[0]) == 0,
        }

    def _speech(self, one: _Bearer) -> dict[str, float]:
        scene, index = self.scene, self.scene.index(one.group)
        inside = scene.said_at(self.span[0])
        told = {n for n, speaker in scene.speakers.items() if speaker == index}
        starts = [(_start(scene, n), n) for n in scene.speakers if _start(scene, n) is not None]
        before = max((at for at in starts if at[0] < self.span[0]), default=None)
        after = min((at for at in starts if at[0] >= self.span[1]), default=None)
        spoken = [at for at, n in starts if n in told]
        return {
            "last speaker": before is not None and before[1] in told,
            "next speaker": after is not None and after[1] in told,
            "spoke": any(at < self.span[0] for at in spoken),
            "speaks": any(at >= self.span[1] for at in spoken),
            "in what is said": inside is not None and scene.said_at(max(one.last, 0)) == inside,
        }

    def _words(self, one: Group) -> dict[str, float]:
        phrase = self.phrase
        read = [phrases.read(role) for role in one.roles]
        own = phrases.read(one.name)
        own_words = own.others | {own.head}
        held = frozenset[str]().union(*(role.others | {role.head} for role in read))
        said = phrase.others | {phrase.head}
        place = {word for word in phrase.others if word.isupper()}
        other = {word for word in held | own_words if word.isupper() and len(word) == 2}
        affiliated = phrases.read(one.affiliation).others if one.affiliation else frozenset[str]()
        return {
            "role": phrase.head in {role.head for role in read},
            "shared": len(said & held),
            "missing": min(3, len(phrase.others - held - affiliated)),
            "no role": not read,
            "other rank": bool(held & RANKS) and phrase.head in RANKS and phrase.head not in held,
            "country": bool(place & (other | affiliated)),
            "other country": bool(place and other and not place & other),
            "head": phrase.head in own_words,
            "name shared": len(phrase.others & own_words),
        }


def _start(scene: Scene, number: int) -> int:
    statement = scene.statements[number]
    return (statement.source or statement.content)[0][0]

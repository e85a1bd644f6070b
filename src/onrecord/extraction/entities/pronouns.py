"""Pronouns: where "he" and "she" stand, and what speaks for each person they may mean.

The evidence is in features that a ranker weighs (`ranker`): how near the person was mentioned last,
how (as subject, as speaker), how often, and whether the text has shown man or woman.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.extraction.entities import forms
from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.layout import Layout
from onrecord.extraction.entities.lexicon import words
from onrecord.extraction.entities.scene import Mention, Scene
from onrecord.record import Span

HE: Final = words("he him his himself")
SHE: Final = words("she her hers herself")
THIRD: Final = HE | SHE
IT: Final = words("it its itself")
_PATTERN: Final = re.compile(
    r"(?<![\w’'-])(?:he|him|his|himself|she|her|hers|herself|it|its|itself)(?![\w-])", re.IGNORECASE
)
_VERB: Final = re.compile(r"\s+(?:[a-z]+(?:s|ed|d)|was|is|has|had|told|said|did|will|would)\b")
_BEHIND: Final = re.compile(
    r"\b(?:of|to|with|for|by|from|on|at|against|about|and|than|as|in|over|near)\s+(?:[\w.’'-]+\s+)?$"
)
_PAIR: Final = re.compile(r"\s+(?:and|or|&)\s+(?:[a-z]+\s+){0,2}")
REACH: Final = 10
"""Sentences that a pronoun may reach back."""
MOST: Final = 8
"""Candidates that are compared at most."""
FEATURES: Final = (
    "here", "before", "two", "three", "far", "same paragraph", "first", "second", "later",
    "subject", "object", "possessive", "speaker", "last speaker", "much", "most",
    "agrees", "self", "said", "here possessive", "here object", "here subject",
    "parallel", "carried on", "name now", "top", "unnamed", "chain", "last in quote", "alone",
    "speaker chain", "source chain",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person that a pronoun may mean.

    Attributes:
        group: The person.
        values: Values of `FEATURES`.
    """

    group: Group
    values: tuple[float, ...]


def find(layout: Layout) -> Iterator[Span]:
    """Third-person singular pronouns of the report's paragraphs, in text order."""
    for start, end in layout.paragraphs:
        for match in _PATTERN.finditer(layout.text, start, end):
            if (
                match.group() not in ("HE", "SHE", "HIS", "HER", "IT", "ITS")
                or layout.text[start:end].isupper()
            ):
                yield match.span()


def gender_of(word: str) -> str:
    """The gender of a pronoun: "m" for he, "f" for she."""
    return "m" if word.lower() in HE else "f"


def may_be(one: Group, word: str) -> bool:
    """Whether a pronoun may mean a group at all: he a person, it a body or a document."""
    if word in THIRD:
        return one.kind == "person" and not one.plural and one.gender in ("", gender_of(word))
    named = one.kind == "place" and bool(forms.country(one.name))
    return named or one.kind in ("organization", "other")


def candidates(scene: Scene, span: Span, *, like: str = "") -> list[Candidate]:
    """Who a pronoun may mean, the nearest first, each with the evidence.

    Args:
        scene: What has been mentioned before it.
        span: Where the pronoun stands.
        like: The pronoun that a description is to be taken for, "he" or "it".
    """
    word = like or scene.layout.text[slice(*span)].lower()
    near: dict[int, list[Mention]] = {}
    for mention in scene.recent(span[0], REACH):
        near.setdefault(mention.group, []).append(mention)
    kept = [index for index in near if may_be(scene.groups[index], word)]
    counts = {index: _count(scene.groups[index], span[0]) for index in kept}
    evidence = _Evidence(scene, span, word, max(counts.values(), default=0), len(kept))
    return [
        Candidate(scene.groups[index], evidence.weigh(index, near[index], rank, counts[index]))
        for rank, index in enumerate(kept[:MOST])
    ]


def is_paired(scene: Scene, span: Span, one: Group) -> bool:
    """Whether whom a pronoun seems to mean was last named as one of two: "Holt and Voss"."""
    word = scene.layout.text[slice(*span)].lower()
    near = [m for m in scene.recent(span[0], REACH) if may_be(scene.groups[m.group], word)]
    last = next((at for at, mention in enumerate(near) if scene.groups[mention.group] is one), 0)
    beside = [(near[last], other) for other in near[last + 1 : last + 2]]
    beside += [(other, near[last]) for other in near[max(0, last - 1) : last]]
    return any(
        late.group != early.group
        and early.how == late.how == "name"
        and _PAIR.fullmatch(scene.layout.text, early.end, late.start)
        for late, early in beside
    )


def _count(one: Group, before: int) -> int:
    return sum(start < before for start, _ in one.mentions)


@dataclass(frozen=True, slots=True)
class _Evidence:
    scene: Scene
    span: Span
    word: str
    most: int
    rivals: int

    def weigh(self, index: int, near: list[Mention], rank: int, count: int) -> tuple[float, ...]:
        values = {
            **self._distance(near[0]),
            **self._standing(index, near, rank, count),
            **self._speech(index, near),
            **self._grammar(near[0]),
        }
        return tuple(float(values.get(name, 0.0)) for name in FEATURES)

    def _distance(self, last: Mention) -> dict[str, float]:
        layout = self.scene.layout
        away = layout.sentence_at(self.span[0]) - layout.sentence_at(last.start)
        same = layout.paragraph_at(self.span[0]) == layout.paragraph_at(last.start)
        return {
            ("here", "before", "two", "three")[min(away, 3)]: 1.0,
            "far": max(0, away - 3) / 5,
            "same paragraph": same,
        }

    def _standing(self, index: int, near: list[Mention], rank: int, count: int) -> dict[str, float]:
        one = self.scene.groups[index]
        return {
            ("first", "second", "later")[min(rank, 2)]: 1.0,
            "much": math.log1p(count),
            "most": count == self.most,
            "agrees": bool(one.gender),
            "unnamed": not one.named,
            "name now": near[0].how == "name",
            "top": bool(one.names) and self.scene.layout.sentence_at(min(one.names)[0]) < 3,
            "chain": self._like(near[0]),
            "alone": self.rivals == 1,
        }

    def _like(self, last: Mention) -> bool:
        """Whether the last mention was the same sort of pronoun."""
        return last.how == "pronoun" and gender_of(
            self.scene.layout.text[last.start : last.end]
        ) == gender_of(self.word)

    def _speech(self, index: int, near: list[Mention]) -> dict[str, float]:
        scene = self.scene
        inside = scene.said_at(self.span[0])
        speaker = None if inside is None else scene.speakers.get(inside)
        quoted = inside is not None and scene.statements[inside].mode != "indirect"
        source = scene.source_at(self.span[0]) is not None
        spoke = any(scene.source_at(mention.start) is not None for mention in near)
        latest = self._latest_speaker()
        return {
            "speaker": spoke,
            "last speaker": latest == index,
            "self": speaker == index and quoted,
            "carried on": speaker == index and not quoted,
            "said": inside is None and scene.said_at(near[0].start) is not None,
            "last in quote": inside is not None and scene.said_at(near[0].start) == inside,
            "speaker chain": source and latest == index,
            "source chain": source and spoke,
        }

    def _latest_speaker(self) -> int | None:
        for mention in self.scene.recent(self.span[0], REACH):
            if self.scene.source_at(mention.start) is not None:
                return mention.group
        return None

    def _grammar(self, last: Mention) -> dict[str, float]:
        layout = self.scene.layout
        before = layout.before(last.start)
        subject = bool(_VERB.match(layout.text, last.end)) or not before.strip(" \"“‘'")
        owner = layout.text[last.end : last.end + 2] in ("'s", "’s")
        here = layout.sentence_at(self.span[0]) == layout.sentence_at(last.start)
        possessive = self.word in ("his", "her", "its") and self._before_noun()
        case = (
            "possessive"
            if possessive
            else "subject"
            if self.word in ("he", "she", "it")
            else "object"
        )
        opening = not layout.before(self.span[0]).strip(" \"“‘'")
        return {
            "subject": subject,
            "object": bool(_BEHIND.search(before)),
            "possessive": owner,
            f"here {case}": here,
            "parallel": opening and subject,
        }

    def _before_noun(self) -> bool:
        return bool(
            re.match(r"\s+[\w“\"]", self.scene.layout.text[self.span[1] : self.span[1] + 3])
        )

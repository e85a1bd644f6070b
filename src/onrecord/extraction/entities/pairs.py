"""Pairs: whom "both", "the two leaders" and "the brothers" mean when the report names two.

The two that are named side by side last ("Holt and Voss"), else the only two that are named near.
"""

import re
from itertools import pairwise
from typing import Final

from onrecord.extraction.entities import forms
from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.lexicon import RANKS, words
from onrecord.extraction.entities.phrases import Phrase
from onrecord.extraction.entities.scene import Mention, Scene
from onrecord.record import Span

_NEAR: Final = 3
"""Sentences back to which two are looked for."""
_JOINT: Final = re.compile(r"\s+(?:and|&)\s+(?:the\s+|[A-Z][a-z]+\.?\s+|[a-z]+\s+){0,2}")
_TWO: Final = re.compile(r"^(?:both|(?:the|these|those)\s+two|the\s+(?:pair|duo|couple))\b", re.I)
_PAIRED: Final = words("brother sister twin couple pair duo spouse")
_TOLD: Final = (
    RANKS | _PAIRED | words("man woman candidate rival nation country neighbour neighbor")
)
"""Of "both officials" and "both suspects" the names near are seldom those of the two."""
_COUNTRIES: Final = words("country nation state neighbour neighbor")


def meant(scene: Scene, span: Span, phrase: Phrase) -> tuple[Group, Group] | None:
    """The two that a description means, or None where it speaks of no two or the report of more.

    Args:
        scene: What has been mentioned before it.
        span: Where the description stands.
        phrase: The description.
    """
    two = bool(_TWO.match(phrase.written)) and (phrase.body or phrase.head in _TOLD)
    named = phrase.definite and phrase.plural and (phrase.head in _PAIRED or phrase.body)
    if not (two or named):
        return None
    kinds = _kinds(phrase)
    joined = side_by_side(scene, span, kinds)
    if joined is not None or not two:
        return joined
    near = {one.group: one for one in reversed(_named(scene, span, kinds))}
    if len(near) != 2:
        return None
    first, second = (scene.groups[index] for index in near)
    return first, second


def side_by_side(
    scene: Scene, span: Span, kinds: frozenset[str], *, near: int = _NEAR
) -> tuple[Group, Group] | None:
    """The two named side by side last before a place: "Holt and Voss"; not three in a row."""
    some = _named(scene, span, kinds, near)
    text = scene.layout.text
    for late, early in pairwise(some):
        if late.group == early.group or not _JOINT.fullmatch(text, early.end, late.start):
            continue
        if re.search(r",\s*$", text[max(0, early.start - 3) : early.start]):
            return None
        return scene.groups[early.group], scene.groups[late.group]
    return None


def _named(scene: Scene, span: Span, kinds: frozenset[str], near: int = _NEAR) -> list[Mention]:
    """Names of some kinds before a place, the nearest first."""
    return [
        mention
        for mention in scene.recent(span[0], near)
        if mention.how == "name" and _is(scene.groups[mention.group], kinds)
    ]


def _is(one: Group, kinds: frozenset[str]) -> bool:
    return one.kind in kinds and (one.kind != "place" or bool(forms.country(one.name)))


def _kinds(phrase: Phrase) -> frozenset[str]:
    if phrase.head in _COUNTRIES:
        return frozenset({"place"})
    if phrase.body:
        return frozenset({"organization"})
    return frozenset({"person"})

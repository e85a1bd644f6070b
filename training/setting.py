"""Where and when annotated figures apply: which mentions of a report are what the annotation names.

The annotations give places and times as words, resolved to the fullest name; a mention fits when
its words, or those of its usual name, are among them or the other way round.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from onrecord.extraction.figures.forms import forms
from onrecord.extraction.figures.links import Item
from onrecord.extraction.figures.mentions import Mention
from onrecord.extraction.figures.scene import Chosen, Scene
from training.regression import Choice

KINDS: Final = ("place", "time")
_WORD: Final = re.compile(r"\w+")
_LEFT_OUT: Final = {
    "place": forms("the of a an and in s at near on off outside"),
    "time": forms(
        "the of a an and in s at near on off outside this that last since from for by as about to "
        "next past earlier later around during early late"
    ),
}
_SHARED: Final = 0.5


def fits(text: str, mention: Mention, wanted: str | None, kind: str) -> bool:
    """Whether a mention is the place, or the time, that an annotated figure applies to."""
    if not wanted:
        return False
    gold = _words(wanted, kind)
    written = _words(text[slice(*mention.span)], kind)
    if kind == "place":
        return any(name and (name <= gold or gold <= name) for name in (written, _key(mention)))
    if not gold or not written:
        gold, written = _words(wanted, ""), _words(text[slice(*mention.span)], "")
    common = len(gold & written)
    return common > 0 and (
        common in (len(gold), len(written)) or 2 * common / (len(gold) + len(written)) >= _SHARED
    )


def _words(written: str, kind: str) -> frozenset[str]:
    plain = written.lower().replace("’", "'").replace("'s", "")
    return frozenset(_WORD.findall(plain)) - _LEFT_OUT.get(kind, frozenset())


def _key(mention: Mention) -> frozenset[str]:
    return _words(mention.key, "place")


def choices(
    text: str,
    scene: Scene,
    items: Sequence[tuple[Item, Mapping[str, Any]]],
    kind: str,
) -> list[Choice]:
    """For every annotated figure what it may apply to, and what it does.

    Args:
        text: The report's text.
        scene: Its places, or its times.
        items: The figures, each with its annotation, in text order.
        kind: Which of the two: place or time.
    """
    made: list[Choice] = []
    before: Chosen | None = None
    for item, answer in items:
        listed = scene.options(item, before)
        right = [
            index
            for index, option in enumerate(listed)
            if option.mention and fits(text, option.mention, answer.get(kind), kind)
        ]
        before = item, listed[right[0]].mention if right else None
        # What no option says is as good as not said: no other place may stand for it.
        made.append(Choice([option.features for option in listed], right or [len(listed) - 1]))
    return made

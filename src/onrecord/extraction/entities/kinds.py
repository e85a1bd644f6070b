"""Kinds: names that were read as persons, and that the report treats as bodies.

A company named after nobody in the report looks like a surname. What follows it tells: "Holt said
it", "Holt's shares", "the retailer Holt" are a body's, "Holt said he" and "Mr Holt" a person's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.extraction.entities import forms
from onrecord.extraction.entities.edges import form
from onrecord.extraction.entities.layout import Layout
from onrecord.extraction.entities.lexicon import HONORIFICS, words
from onrecord.language import Name

_NEAR: Final = 90
_IT: Final = re.compile(r"\b(?:it|its|itself)\b")
_HE: Final = re.compile(r"\b(?:he|she|his|her|him|himself|herself|who)\b|^,\s\d\d,")
_OWNED: Final = re.compile(
    r"(?:[’']s)?\s(?:shares?|stock|shareholders|customers|employees|app|products?|profits?|sales"
    r"|headquarters|services|inc|corp|subsidiary|drivers|users|brand)\b",
    re.IGNORECASE,
)
_FIRMS: Final = words(
    """
    company firm bank giant newspaper retailer maker carmaker automaker airline lender startup
    start-up website broadcaster operator chain brand manufacturer
    """
)
_STRONG: Final = 3
_LEAST: Final = 2
_INITIALS: Final = re.compile(r"\s\((?P<initials>[A-Z]{2,6})\)")


def revise(layout: Layout, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names, those that are bodies by their context made organizations.

    Args:
        layout: The report's layout.
        names: The names as `names.settle` gives them.
    """
    written = [form(layout.text, name.span) for name in names]
    people = [one for one, name in zip(written, names, strict=True) if name.kind == "person"]
    wider = {part: one for one in people if " " in one for part in one.split()}
    scores: dict[str, int] = {}
    for one, name in zip(written, names, strict=True):
        if name.kind == "person":
            whole = wider.get(one, one)
            scores[whole] = scores.get(whole, 0) + _score(layout, name)
    whole_bodies = {one for one, score in scores.items() if score >= (_LEAST + (" " in one))}
    bodies = {one for one in people if wider.get(one, one) in whole_bodies}
    if not bodies:
        return tuple(names)
    return tuple(
        replace(name, kind="organization") if one in bodies and name.kind == "person" else name
        for one, name in zip(written, names, strict=True)
    )


def _score(layout: Layout, name: Name) -> int:
    """How much more a name's surroundings are a body's than a person's."""
    start, end = name.span
    before = layout.before(start).rsplit(maxsplit=1)
    last = before[-1].strip(".“\"‘'").lower() if before else ""
    if last in _FIRMS:
        return _STRONG
    if last in HONORIFICS:
        return -_STRONG
    after = layout.after(end)[:_NEAR]
    shown = _INITIALS.match(after)
    if shown and shown["initials"].lower() == forms.initials(forms.tokens(layout.words(name.span))):
        return _STRONG
    if _OWNED.match(after):
        return _STRONG - 1
    # Whichever comes first is the likelier to mean the name.
    it, he = _IT.search(after), _HE.search(after)
    if it and (not he or it.start() < he.start()):
        return 1
    return -1 if he else 0

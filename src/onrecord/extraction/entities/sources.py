"""Sources: whom the words of one source name or describe.

A person or body named in them is the source, unless the name only says whose or which one: "Holt's
lawyer", "a UN official", "Karsk police". What names nobody is described.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.extraction import sources as sorts
from onrecord.extraction.entities import metonymy, phrases
from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.lexicon import BODIES, ROLES
from onrecord.extraction.entities.scene import Scene
from onrecord.language import Name
from onrecord.record import SourceKind, Span

_OWNER: Final = re.compile(r"[’'](?:s\b)?\s*\w")
_SOME: Final = re.compile(r"some|many|several|most|others", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"(?:(?:more|fewer|less) than|at least|up to|nearly|almost|about|only|some of|most of|many of"
    r"|one of|both|\d)\b",
    re.IGNORECASE,
)
"""What says how many they are, so that "unnamed" need not."""
_OWNED: Final = re.compile(r"[A-Z][\w.-]*[’']s\s")
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_JOINT: Final = re.compile(r"\s*(?:,|,?\s+and|&)\s+(?:the\s+)?", re.IGNORECASE)
_MODIFYING: Final = re.compile(
    r"(?:\s+(?!(?:of|for|and|to|from|in|at|with|who|by|on|&|the)\b)[\w.-]+)+\s+", re.IGNORECASE
)
_TOLD: Final = re.compile(r"\s(?:[a-z-]+\s){0,3}(?P<what>[a-z-]+),\s")
_CALLED: Final = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}?(?:newspaper|daily|weekly|magazine|website|agency|network|channel"
    r"|station|group|militia|company|party)\b"
)
_ASIDE: Final = re.compile(
    r"(?:,?\s(?:plc|inc|ltd|limited|llc|corp|co|ag|sa|nv|gmbh)\b\.?)?(?:,\s|\s\(|$)", re.IGNORECASE
)
_NOUN: Final = re.compile(r"\s+([a-z][\w-]*)")


@dataclass(frozen=True, slots=True)
class Named:
    """What the names inside a source say.

    Attributes:
        groups: Who is named as the source; several where they speak together.
        owner: Who is named as the owner of the source: "Holt's lawyer".
        which: A body or place that says which one: "a UN official".
        kind: The sort of source.
    """

    groups: tuple[Group, ...]
    owner: Group | None
    which: Group | None
    kind: SourceKind | None


def name(scene: Scene, span: Span) -> Named:
    """Whom a source's words name.

    Args:
        scene: The scene, for the names inside the source.
        span: Where the source stands.
    """
    inside = scene.names_in(span)
    written = scene.layout.text[slice(*span)]
    kind = sorts.kind_of(written, [Name(at, one.kind, 1.0) for at, one in inside], span[0])
    people = [(at, one) for at, one in inside if one.kind == "person"]
    heads = [
        (at, one)
        for at, one in people
        if not (_owns(scene, at, span) or _says_which(scene, at, span))
    ]
    heads = [
        pair
        for pair, after in zip(heads, [*heads[1:], None], strict=False)
        if after is None or not _qualifies(scene, pair[0], after[0])
    ]
    if heads and kind not in ("document", "unnamed"):
        return Named(_together(scene, heads), None, None, "named")
    owner = next((one for at, one in inside if _owns(scene, at, span)), None)
    bodies = [(at, one) for at, one in inside if one.kind != "person"]
    if bodies and kind not in ("document", "unnamed") and not owner:
        chosen = _bodies(scene, span, bodies)
        if chosen:
            return Named(chosen, None, None, kind or "named")
    return Named((), owner, bodies[0][1] if bodies else None, kind)


def _says_which(scene: Scene, at: Span, span: Span) -> bool:
    """Whether a name stands right before the head: "the Holt administration"."""
    match = _NOUN.match(scene.layout.text, at[1], span[1])
    if not match:
        return False
    word = match.group(1).lower()
    return word in BODIES or (word in ROLES and match.end() == span[1])


def _qualifies(scene: Scene, at: Span, after: Span) -> bool:
    """Whether a name only says which one another is: "Karsk mayor Ana Holt"."""
    gap = scene.layout.text[at[1] : after[0]]
    told = _TOLD.fullmatch(gap)
    return bool(_MODIFYING.fullmatch(gap) or (told and told["what"] in ROLES))


def _owns(scene: Scene, at: Span, span: Span) -> bool:
    return at[1] < span[1] and bool(_OWNER.match(scene.layout.text, at[1], span[1]))


def _together(scene: Scene, heads: Sequence[tuple[Span, Group]]) -> tuple[Group, ...]:
    """The first person, and those that are joined to it by "and" or a comma."""
    chosen = [heads[0][1]]
    text = scene.layout.text
    for (before, _), (at, one) in pairwise(heads):
        gap = text[before[1] : at[0]]
        if not re.search(r"\band\b|&|^,\s*$", gap) or len(gap) > 60:
            break
        chosen.append(one)
    joined = any(re.search(r"\band\b|&", text[a[1] : b[0]]) for (a, _), (b, _) in pairwise(heads))
    return tuple(dict.fromkeys(chosen)) if joined else (chosen[0],)


def _bodies(scene: Scene, span: Span, bodies: Sequence[tuple[Span, Group]]) -> tuple[Group, ...]:
    """The bodies that speak, the head of the source first; none that only says which one."""
    text = scene.layout.text
    for at, one in bodies:
        if one.kind == "organization" and _CALLED.match(text, at[1], span[1]):
            return (one,)
    listed = len(bodies) > 1 and all(
        _JOINT.fullmatch(text[a[1] : b[0]]) for (a, _), (b, _) in pairwise(bodies)
    )
    opens = not text[span[0] : bodies[0][0][0]].lower().strip(" the")
    alone = opens and bodies[-1][0][1] == span[1]
    if listed and alone:
        return tuple(dict.fromkeys(_body(scene, at, one) for at, one in bodies))
    # What follows a comma or bracket only says where or who: "Holt Corp., Karsk", "Holt plc (HLT)".
    aside = _ASIDE.search(text, *span)
    head = sorts.head_span(text, (span[0], aside.start() if aside else span[1]))
    some = [(at, one) for at, one in bodies if at[0] <= head[0] < at[1]]
    return (_body(scene, *some[0]),) if some else ()


def _body(scene: Scene, at: Span, one: Group) -> Group:
    capital = metonymy.seat_of(scene.layout.words(at))
    return _of_place(scene, at, one) if one.kind != "organization" or capital else one


def _of_place(scene: Scene, at: Span, one: Group) -> Group:
    """The government that a place speaks for; the place itself where it is no seat of one."""
    places = (other.name for other in scene.groups if other.kind == "place")
    body = metonymy.government(scene.layout.words(at), places)
    if body is None:
        return one
    known = next((other for other in scene.groups if other.name == body), None)
    made = known or Group("organization", body)
    made.affiliation = None
    scene.index(made)
    return made


def describe(phrase: phrases.Phrase, kind: SourceKind | None, *, owner: str = "") -> str | None:
    """A short description of a source without a name; None where only the report could tell who.

    "Diplomats" are unnamed diplomats; who "the judge" or "her doctor" is, only the report can tell.
    """
    written = phrase.written
    if owner:
        rest = written.split(maxsplit=1)
        return f"{owner}'s {rest[1]}" if len(rest) > 1 else None
    if phrase.owner or not written:
        return None
    if _SOME.fullmatch(written):
        return "other people" if written.lower() == "others" else f"{written.lower()} people"
    if kind == "document":
        return _ARTICLE.sub("", written)
    if _COUNTED.match(written):
        return written[:1].lower() + written[1:]
    if kind == "unnamed" or (kind is None and phrase.somebody):
        if phrase.definite and not phrase.plural and not phrase.others:
            return None
        # "The harbour master" is known, if not by name.
        known = (phrase.definite and not phrase.plural) or bool(_OWNED.match(written))
        return sorts.lowered(written) if known else "unnamed " + sorts.lowered(written)
    if phrase.definite and not phrase.telling:
        return None
    return _ARTICLE.sub("", written)

"""Groups: the names of a report put together, one group for whoever they name.

A short name joins a longer one when the longer one alone can be meant: of two people of one surname
neither is, unless the title tells, only one had been named so far, or the surname had already been
in use for one of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from onrecord.extraction.entities import forms
from onrecord.extraction.entities.edges import form
from onrecord.extraction.entities.layout import Layout
from onrecord.extraction.entities.lexicon import FEMININE, MASCULINE, ROLES, SYNONYMS
from onrecord.language import Name
from onrecord.record import Span

_NEAR = 1
"""Sentences within which a second bearer of a surname makes the bare surname doubtful."""


@dataclass(slots=True, eq=False)
class Group:
    """Whoever some names, phrases and pronouns of a report refer to.

    Attributes:
        kind: person, organization, place or other.
        name: The fullest name.
        names: The spans that name it.
        mentions: All its spans.
        gender: "m" or "f" where the text says so, else "".
        roles: What the report says it is ("army chief"), in text order.
        affiliation: The body it belongs to, or None.
        titles: Words of office that stand right before its names, in lower case.
        plural: Whether it is several people.
        named: False for an unnamed source, known by a description only.
    """

    kind: str
    name: str
    names: list[Span] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    gender: str = ""
    roles: list[str] = field(default_factory=list)
    affiliation: str | None = None
    titles: set[str] = field(default_factory=set)
    plural: bool = False
    named: bool = True

    @property
    def first(self) -> int:
        """Where it is first named, or first mentioned when it has no name."""
        return min(self.names or self.mentions)[0]

    def mention(self, span: Span) -> None:
        """Add a mention, once."""
        if span not in self.mentions:
            self.mentions.append(span)


def group(layout: Layout, names: Sequence[Name]) -> list[Group]:
    """Put names together.

    Args:
        layout: The report's layout.
        names: Its names, as `names.settle` gives them.

    Returns:
        The groups, in order of their first name.
    """
    made: list[Group] = []
    for kind in ("person", "organization", "place"):
        some = [name for name in names if name.kind == kind]
        made += _people(layout, some) if kind == "person" else _bodies(layout, some, kind)
    _introduce(layout, made, names)
    return sorted(made, key=lambda one: one.first)


def _people(layout: Layout, names: Sequence[Name]) -> list[Group]:
    written = {name.span: _full(layout, name, names) for name in names}
    owners = _owners(list(dict.fromkeys(written.values())))
    groups = {full: Group("person", full) for full in owners if owners[full] == [full]}
    open_: list[Name] = []
    for name in names:
        some = owners[written[name.span]]
        if len(some) == 1:
            _add(layout, groups[some[0]], name)
        else:
            open_.append(name)
    # Titles and men and women are known by now, from the names that can be one person's only.
    last: dict[str, Group] = {}
    for name in open_:
        full = written[name.span]
        chosen = _one_of(layout, name, [groups[one] for one in owners[full]], last.get(full))
        if chosen is None:
            chosen = groups.setdefault(full, Group("person", full))
        else:
            last[full] = chosen
        _add(layout, chosen, name)
    return [one for one in groups.values() if one.names]


_WIDEST_AND: Final = 8
"""Characters that " and " may take, a line's end among them."""


def _full(layout: Layout, name: Name, names: Sequence[Name]) -> str:
    """A person's name; of a couple's, "Tom and Mara Lisk", the first one's with the surname."""
    written = form(layout.text, name.span)
    if " " in written:
        return written
    for other in names:
        if not 0 < other.span[0] - name.span[1] < _WIDEST_AND:
            continue
        if layout.text[name.span[1] : other.span[0]].strip() in ("and", "&"):
            parts = form(layout.text, other.span).split()
            return f"{written} {parts[-1]}" if len(parts) == 2 else written
    return written


def _owners(written: Sequence[str]) -> dict[str, list[str]]:
    """For each form the longest ones that it may be short for; itself when there is none."""
    parts = {one: forms.tokens(one) for one in written}
    above = {
        one: [
            other
            for other in written
            if _longer(other, one) and forms.may_be_person(parts[one], parts[other])
        ]
        for one in written
    }
    return {one: _tops(one, above) for one in written}


def _longer(one: str, other: str) -> bool:
    return one != other and (len(forms.tokens(one)), len(one), one) > (
        len(forms.tokens(other)),
        len(other),
        other,
    )


def _tops(one: str, above: dict[str, list[str]]) -> list[str]:
    if not above[one]:
        return [one]
    return sorted({top for other in above[one] for top in _tops(other, above)})


def _one_of(layout: Layout, name: Name, some: Sequence[Group], last: Group | None) -> Group | None:
    """Which of several people of one name is meant, when something tells."""
    title = _title(layout, name.span)
    told = [one for one in some if _fits(title, one)] if title else []
    if len(told) == 1:
        return told[0]
    known = [one for one in some if one.names and min(one.names)[0] < name.span[0]]
    if len(known) == 1 and not _titled_apart(title, known[0]):
        return known[0]
    if last in known and not title:
        near = layout.sentence_at(name.span[0]) - _NEAR
        others = [one for one in known if one is not last]
        if all(layout.sentence_at(max(one.names)[0]) < near for one in others):
            return last
    return None


def _title(layout: Layout, span: Span) -> str:
    before = layout.text[max(0, span[0] - 24) : span[0]].split()
    word = before[-1].strip(".").lower() if before else ""
    return SYNONYMS.get(word, word) if word[:1].isalpha() else ""


def _fits(title: str, one: Group) -> bool:
    if title in MASCULINE or title in FEMININE:
        return one.gender == ("m" if title in MASCULINE else "f")
    return title in one.titles


def _titled_apart(title: str, one: Group) -> bool:
    return (title in MASCULINE and one.gender == "f") or (title in FEMININE and one.gender == "m")


def _add(layout: Layout, one: Group, name: Name) -> None:
    one.names.append(name.span)
    one.mentions.append(name.span)
    title = _title(layout, name.span)
    if title in MASCULINE or title in FEMININE:
        one.gender = one.gender or ("m" if title in MASCULINE else "f")
    elif title in ROLES:
        one.titles.add(title)


def _bodies(layout: Layout, names: Sequence[Name], kind: str) -> list[Group]:
    written: dict[str, list[Name]] = {}
    for name in names:
        written.setdefault(form(layout.text, name.span), []).append(name)
    same = forms.may_be_body if kind == "organization" else forms.may_be_place
    root = {one: one for one in written}
    for one in sorted(written, key=len):
        wider = [other for other in written if other != one and _is_wider(other, one, same)]
        tops = [a for a in wider if not any(b != a and _is_wider(b, a, same) for b in wider)]
        if len(tops) == 1:
            root[one] = tops[0]
    made: dict[str, Group] = {}
    for one, some in written.items():
        top = one
        while root[top] != top:
            top = root[top]
        owner = made.setdefault(top, Group(kind, top))
        owner.names += [name.span for name in some]
        owner.mentions += [name.span for name in some]
    return list(made.values())


def _is_wider(wide: str, narrow: str, same: object) -> bool:
    assert callable(same)
    return (len(wide), wide) > (len(narrow), narrow) and bool(same(narrow, wide))


def _introduce(layout: Layout, made: list[Group], names: Sequence[Name]) -> None:
    """Join an acronym to the name it is introduced with: "World Health Organization (WHO)"."""
    for one, other in pairwise(names):
        gap = layout.text[one.span[1] : other.span[0]]
        if gap.strip() != "(" or layout.text[other.span[1] : other.span[1] + 1] != ")":
            continue
        _join(made, _of(made, one.span), _of(made, other.span), layout)


def _join(made: list[Group], one: Group | None, other: Group | None, layout: Layout) -> None:
    if one is None or other is None or one is other or "person" in (one.kind, other.kind):
        return
    if not forms.is_acronym(other.name) or forms.is_acronym(one.name) or one.kind == "place":
        return
    if other.name[0].casefold() not in forms.initials(forms.tokens(one.name)):
        return
    one.names += other.names
    one.mentions += other.mentions
    made.remove(other)


def _of(made: Iterable[Group], span: Span) -> Group | None:
    return next((one for one in made if span in one.names), None)

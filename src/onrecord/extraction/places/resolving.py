"""Resolving: which place each name means, all names of a report together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log, log10
from typing import Final

from onrecord.extraction.places import qualifiers
from onrecord.extraction.places.context import FAR, Context, distance
from onrecord.extraction.places.mention import Mention
from onrecord.gazetteer import Entry
from onrecord.gazetteer.regions import STATES

LEAST: Final = 4.5
"""Least score of an answer: a town of thirty thousand that nothing speaks for is left open."""
LEAST_ALONE: Final = 3.5
"""The same where nothing else anywhere is called so: three thousand people."""
MARGIN: Final = 0.65
"""Least lead over the next sense that lies elsewhere; nearer ones are a draw, left open."""
_ROUNDS: Final = 2
_STEEP: Final = 0.8 * log(10)
"""How much likelier a sense is before any context, for each point that its prior is higher."""
_MOST: Final = 4.0
"""Weight of a name beyond which more mentions of it add nothing."""
_NEARBY: Final = 120
_LOCAL: Final = 1.5
"""For a sense whose country or division is named within so many characters."""

_WEIGHTS: Final = {"name": 1.0, "adjective": 1.0, "dateline": 2.0, "outlet": 1.0, "body": 0.5}
_PRIORS: Final = {
    "country": 9.0,
    "admin1": 5.5,
    "admin2": 2.5,
    "admin3": 2.5,
    "district": 2.5,
    "region": 8.0,
    "spot": 2.0,
}
_STATE: Final = 1.5
"""More for a state that news names without its country."""
_STATES: Final = frozenset((state.country, state.code) for state in STATES)
_ASKED: Final = 2.0
_RANKS: Final = (0.0, 0.5, 2.0)
_CAPITAL: Final = 1.2
_METROPOLIS: Final = 2_000_000
_NAMESAKE: Final = 1.5


@dataclass(slots=True)
class Group:
    """Mentions of one name, which mean one place unless their qualifiers differ.

    Attributes:
        entries: What they may be.
        asked: Whether the words around ask for one kind of place.
        weight: How much they say about where the report plays.
        fixed: What a qualifier makes them, or None.
        chosen: What they are taken for, or None.
        members: Their indices among all mentions.
        held: What they add to the context.
        nearby: Countries and divisions named close to one of them.
    """

    entries: tuple[Entry, ...]
    asked: bool = False
    weight: float = 0.0
    fixed: Entry | None = None
    chosen: Entry | None = None
    members: list[int] = field(default_factory=list)
    held: list[tuple[Entry, float]] = field(default_factory=list)
    nearby: set[object] = field(default_factory=set)


def resolve(text: str, mentions: Sequence[Mention]) -> list[Entry | None]:
    """What each mention means, or None where nothing or more than one thing fits.

    Args:
        text: The report's text.
        mentions: In text order.
    """
    elsewhere = {mentions[index].key for index in qualifiers.contradict(text, mentions)}
    groups = _group(text, mentions)
    for group in groups:
        if group.fixed is None and mentions[group.members[0]].key in elsewhere:
            group.entries = ()
    context = Context()
    for group in groups:
        _hold(group, context, group.fixed)
    for _ in range(_ROUNDS):
        for group in groups:
            if not group.fixed:
                _decide(group, context)
    answers: list[Entry | None] = [None] * len(mentions)
    for group in groups:
        for member in group.members:
            answers[member] = group.chosen
    return answers


def _hold(group: Group, context: Context, chosen: Entry | None) -> None:
    """Let a group say what it is: the chosen sense, or all of them, each as far as it is likely."""
    for entry, weight in group.held:
        context.add(entry, -weight)
    group.chosen = chosen
    if chosen:
        group.held = [(chosen, group.weight)]
    else:
        chances = [exp(_STEEP * prior(entry)) for entry in group.entries]
        total = sum(chances)
        group.held = [
            (entry, group.weight * chance / total)
            for entry, chance in zip(group.entries, chances, strict=True)
            if chance > 0.02 * total
        ]
    for entry, weight in group.held:
        context.add(entry, weight)


def _group(text: str, mentions: Sequence[Mention]) -> list[Group]:
    """Mentions by name and kind asked for; those that a qualifier fixes by what it makes them."""
    fixed = _fix(text, mentions)
    named: dict[str, Entry] = {}
    for index, one in fixed.items():
        named.setdefault(mentions[index].key, one)
    groups: dict[tuple[object, ...], Group] = {}
    for index, mention in enumerate(mentions):
        entry = fixed.get(index)
        if entry is None and not mention.wanted:
            entry = named.get(mention.key)
        identity = (mention.key, mention.wanted if entry is None else entry.id)
        group = groups.setdefault(identity, Group(mention.entries))
        group.members.append(index)
        group.asked = group.asked or bool(mention.wanted)
        group.fixed = entry
        group.weight = min(_MOST, group.weight + _WEIGHTS[mention.source])
        group.nearby |= _around(mentions, index)
    return list(groups.values())


def _fix(text: str, mentions: Sequence[Mention]) -> dict[int, Entry]:
    """What the qualifiers beside them make of mentions: of parts first, and so of wholes."""
    fixed: dict[int, Entry] = {}
    # From the back, so that in "A, B, C" the whole of a part is itself settled by its own whole.
    for part, whole, inside in reversed(qualifiers.bind(text, mentions)):
        known = fixed.get(whole)
        if known:
            inside = qualifiers.contained(inside, [known])
        if not inside:
            continue
        best = _best(inside, mentions[part])
        fixed[part] = best
        if not known:
            around = [w for w in mentions[whole].entries if qualifiers.is_within(best, w)]
            fixed[whole] = _best(around, mentions[whole])
    return fixed


def _around(mentions: Sequence[Mention], index: int) -> set[object]:
    """The countries and divisions that are named close to a mention, under other names."""
    start, end = mentions[index].span
    return {
        one.country if one.kind == "country" else (one.country, one.admin1)
        for other in mentions[max(0, index - 4) : index + 5]
        if other.key != mentions[index].key and other.source != "outlet"
        if start - _NEARBY < other.span[0] and other.span[1] < end + _NEARBY
        for one in other.entries
        if one.kind in ("country", "admin1") and one.rank == 0
    }


def _best(entries: Sequence[Entry], mention: Mention) -> Entry:
    group = Group(tuple(entries), asked=bool(mention.wanted))
    return max(entries, key=lambda one: (prior(one) - _namesake(group, one), -one.id))


def _namesake(group: Group, entry: Entry) -> float:
    """What a division loses to the town that it is called after, unless a division is asked for."""
    if group.asked or entry.kind not in ("admin1", "admin2"):
        return 0.0
    towns = [one for one in group.entries if one.kind in ("capital", "city") and one.rank == 0]
    if (entry.country, entry.admin1) in _STATES:
        towns = [one for one in towns if one.population >= _METROPOLIS or one.kind == "capital"]
    else:
        towns = [one for one in towns if qualifiers.is_within(one, entry)]
    return _NAMESAKE if towns else 0.0


def prior(entry: Entry) -> float:
    """How likely a place is meant where nothing is known: the large before the small."""
    fixed = _PRIORS.get(entry.kind)
    if fixed is None:
        fixed = log10(max(entry.population, 300)) + _CAPITAL * (entry.kind == "capital")
    if entry.kind == "admin1" and (entry.country, entry.admin1) in _STATES:
        fixed += _STATE
    return fixed - _RANKS[entry.rank]


def _decide(group: Group, context: Context) -> None:
    """Choose anew in the light of the others."""
    for entry, weight in group.held:
        context.add(entry, -weight)
    group.held = []
    ranked = sorted(
        ((_score(group, entry, context), entry) for entry in group.entries),
        key=lambda one: (-one[0], one[1].id),
    )
    _hold(group, context, ranked[0][1] if _is_good(ranked) else None)


def _is_good(ranked: Sequence[tuple[float, Entry]]) -> bool:
    if not ranked:
        return False
    best, lead = ranked[0][0], _lead(ranked)
    return lead >= MARGIN and best >= (LEAST if lead < best else LEAST_ALONE)


def _score(group: Group, entry: Entry, context: Context) -> float:
    local = (entry.country in group.nearby) + ((entry.country, entry.admin1) in group.nearby)
    asked = _ASKED if group.asked else 0.0
    own = prior(entry) + asked - _namesake(group, entry)
    return own + _LOCAL * local + context.support(entry)


def _lead(ranked: Sequence[tuple[float, Entry]]) -> float:
    """How far the best is ahead of the best of those that lie elsewhere."""
    best, first = ranked[0]
    for score, entry in ranked[1:]:
        if distance(first, entry) > FAR and not _overlap(first, entry):
            return best - score
    return best


def _overlap(one: Entry, two: Entry) -> bool:
    """Whether one lies in the other: a province and its capital are no rivals."""
    return qualifiers.is_within(one, two) or qualifiers.is_within(two, one)

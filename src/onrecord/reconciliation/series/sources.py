"""Who gave the values of a series, one name for one source."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.reconciliation.claims import Claim
from onrecord.reconciliation.entities import Party, identify, is_pronoun, plain

_SETTLEMENT = frozenset(("town", "city", "village", "municipal", "borough", "district", "local"))


def name_sources(group: Sequence[Claim], origins: Mapping[str, str]) -> dict[str, tuple[str, bool]]:
    """For each claim by ref who gave it, one name for one source, and whether it is a report's own.

    The sources of one series are taken as parties of one story: "the ministry" is the health
    ministry that the other reports name.
    """
    placed: list[tuple[Claim, Party]] = []
    for claim in group:
        if claim.source is None:
            # A body that publishes its own report is the source that others name.
            name = origins.get(claim.report, claim.outlet)
            placed.append((claim, Party(report=claim.report, name=name, kind="organization")))
        elif not is_pronoun(claim.source.name):
            placed.append((claim, claim.source))
    towns = {place for claim in group for place in claim.places}
    parties = _name_bodies([party for _, party in placed], towns)
    names: dict[str, tuple[str, bool]] = {}
    for identity in identify(parties, {party.report: "one" for party in parties}):
        name = _told(identity.name, parties, identity.members)
        for member in identity.members:
            claim = placed[member][0]
            names[claim.ref] = (name, claim.source is None)
    for claim in group:
        if claim.source is not None:
            names.setdefault(claim.ref, (f"unresolved: {claim.source.name}", False))
    return names


def _name_bodies(parties: Sequence[Party], towns: Iterable[str]) -> list[Party]:
    """Give "the town council" the name of the one council that is named with its town.

    Of two that are, it is neither: no answer is better than a wrong one.
    """
    known = [set(town.split()) for town in towns if town]
    named: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for party in parties:
        words = set(plain(party.name))
        for town in known:
            if town < words and not words & _SETTLEMENT:
                named[frozenset(words - town)].add(party.name)
    given: list[Party] = []
    for party in parties:
        words = set(plain(party.name))
        names = named.get(frozenset(words - _SETTLEMENT), set()) if words & _SETTLEMENT else set()
        alike = {plain(name) for name in names}
        if len(alike) == 1:
            more = (*party.aliases, party.name)
            party = dataclasses.replace(party, name=min(names), aliases=more)
        given.append(party)
    return given


def _told(name: str, parties: Sequence[Party], members: Sequence[int]) -> str:
    """A name as a heading: a named one if there is any, without a lower-case article."""
    named = [parties[member].name for member in members if parties[member].kind is not None]
    chosen = name if name in named or not named else max(named, key=lambda each: (len(each), each))
    return chosen[4:] if chosen.startswith(("the ", "The ")) else chosen

"""Whether two claims count the same thing, and why."""

import math

from onrecord.reconciliation.claims import PEOPLE, Claim, Where
from onrecord.reconciliation.claims.classes import PEOPLE_AT_LARGE
from onrecord.reconciliation.entities import Likeness, plain
from onrecord.reconciliation.moments import day_of
from onrecord.reconciliation.utterances import stem

_FAR_KM = 30.0
_EARTH_KM = 6371.0
_CONTEXT = 0.4
# A lake or a valley has many towns.
_WIDE_WORDS = """
    lake river valley sea bay gulf strait coast mount mountain mountains island islands province
    region county district state north south east west eastern western northern southern central
"""
_WIDE = frozenset(_WIDE_WORDS.split())
_EVENT = frozenset({"killed", "wounded", "missing", "rescued", "displaced", "detained", "abducted"})
_RATIO = 6.0


def same_thing(a: Claim, b: Claim, *, near: bool) -> Likeness | None:
    """Compare two claims of one measure and scope; None when they count different things.

    Args:
        a: One claim.
        b: Another.
        near: Whether their reports are of one story.
    """
    equal = same_value(a, b)
    if not _classes_fit(a, b, equal=equal) or conflict(a, b):
        return None
    if a.scope.kind != "cumulative" and not near:
        return None
    reasons = [f"both count {a.counted or 'the same'} {a.measure}"]
    score = 0.5
    score += _weigh_place(a, b, reasons)
    score += _weigh_event(a, b, reasons)
    if a.scope.kind == "cumulative":
        if not _since_fits(a, b) or not (near or _places_meet(a, b)):
            return None
        reasons.append(f"both since {a.scope.since or b.scope.since}")
    elif not _needs_no_context(a, b) and not _context(a, b, reasons, equal=equal):
        return None
    if near:
        reasons.append("in reports of one story")
    if equal:
        score += 0.2
        reasons.append("the same number")
    return Likeness(round(min(score, 1.0), 3), tuple(reasons))


def conflict(a: Claim, b: Claim) -> bool:
    """Whether two claims name different places or days for what they count.

    Where the number, or the sentence, is the same, it is one thing told differently: that is a
    disagreement to be shown, not two things. Nobody counts what has not happened yet.
    """
    if _is_ahead(a, b) or _is_ahead(b, a):
        return True
    apart = a.place is not None and b.place is not None and places_apart(a.place, b.place)
    return (_days_apart(a, b) or bool(apart)) and not (
        same_value(a, b) or _overlap(a, b) >= _CONTEXT
    )


def same_value(a: Claim, b: Claim) -> bool:
    """Whether two claims have the same bounds."""
    return (a.low, a.high) == (b.low, b.high)


def places_differ(a: Claim, b: Claim) -> bool:
    """Whether two claims are of places that cannot be one inside the other."""
    if a.place is None or b.place is None:
        return False
    known = places_apart(a.place, b.place)
    if known is not None:
        return known
    one, other = (" ".join(plain(place.words)) for place in (a.place, b.place))
    if not one or not other or set(one.split()) & set(other.split()):
        return False
    if (_WIDE & set(one.split())) or (_WIDE & set(other.split())):
        return False
    # Places that one report names together are a town and its country, or a street and its town.
    return not _names(b, one) and not _names(a, other)


def _names(claim: Claim, place: str) -> bool:
    """Whether the report of a claim names a place, or its sentence does."""
    return place in claim.places or {stem(word) for word in place.split()} <= claim.terms


def places_apart(a: Where, b: Where) -> bool | None:
    """Whether two resolved places exclude each other; None when one is not resolved."""
    if a.country is None or b.country is None:
        return None
    if a.country != b.country:
        return True
    broad = {"country", "admin", None}
    if a.geonames_id == b.geonames_id or a.precision in broad or b.precision in broad:
        return False
    return kilometres(a, b) > _FAR_KM


def kilometres(a: Where, b: Where) -> float:
    """The distance of two places along the ground; 0 where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 0.0
    phi, other = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((other - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(other) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _days_apart(a: Claim, b: Claim) -> bool:
    """Whether two events are days apart: those of one night are told as of either day."""
    first, second = day_of(a.event), day_of(b.event)
    return first is not None and second is not None and abs(first - second) > 1


def _is_ahead(a: Claim, b: Claim) -> bool:
    """Whether what one claim counts happened days after the other was told."""
    event = day_of(a.event)
    return event is not None and b.day is not None and event - int(b.day) > 1


def _classes_fit(a: Claim, b: Claim, *, equal: bool) -> bool:
    if a.counted == b.counted:
        return True
    # "Eleven pensioners" are the "eleven people" of the other report; three of them are not.
    at_large = PEOPLE_AT_LARGE in (a.counted, b.counted)
    return at_large and equal and a.measure in PEOPLE and not ({a.counted, b.counted} & _GROUPS)


_GROUPS = frozenset({"civilians", "children", "women", "men", "fighters", "soldiers", "hostages"})


def _since_fits(a: Claim, b: Claim) -> bool:
    one, other = a.scope.since, b.scope.since
    if one == other:
        return True
    first, second = day_of(one), day_of(other)
    if first is not None and second is not None:
        return abs(first - second) <= 1
    return first is None and second is None and bool(set(one.split()) & set(other.split()))


def _places_meet(a: Claim, b: Claim) -> bool:
    if a.place is None or b.place is None:
        return False
    if a.place.geonames_id is not None and a.place.geonames_id == b.place.geonames_id:
        return True
    return bool(set(plain(a.place.words)) & set(plain(b.place.words)))


def _weigh_place(a: Claim, b: Claim, reasons: list[str]) -> float:
    if a.place and b.place and not places_differ(a, b):
        reasons.append(f"places fit ({a.place.words} / {b.place.words})")
        return 0.15
    return 0.0


def _weigh_event(a: Claim, b: Claim, reasons: list[str]) -> float:
    if a.event and a.event == b.event:
        reasons.append(f"both on {a.event}")
        return 0.15
    return 0.0


def _needs_no_context(a: Claim, b: Claim) -> bool:
    return a.scope.kind == "incident" and a.measure in _EVENT and bool(b.measure)


def _context(a: Claim, b: Claim, reasons: list[str], *, equal: bool) -> bool:
    """Whether the sentences are about the same: people "on board" and people who "boarded"."""
    if not (equal or _comparable(a, b)):
        return False
    common = {term for term in a.terms & b.terms if not term.isdigit()} - {a.counted}
    common -= _party_terms(a) | _party_terms(b)
    if common and (equal or len(common) > 1 or a.measure in PEOPLE):
        reasons.append(f"words around them: {', '.join(sorted(common)[:5])}")
        return True
    return equal and a.report != b.report and _overlap(a, b) >= _CONTEXT


def _comparable(a: Claim, b: Claim) -> bool:
    """Whether two numbers are of one order."""
    one, other = (each.low if each.low is not None else each.high for each in (a, b))
    if one is None or other is None or min(one, other) <= 0:
        return True
    return max(one, other) / min(one, other) <= _RATIO


def _party_terms(claim: Claim) -> set[str]:
    if claim.source is None:
        return set()
    return {word[:-1] if word.endswith("s") else word for word in plain(claim.source.name)} | set(
        plain(claim.source.name)
    )


def _overlap(a: Claim, b: Claim) -> float:
    union = a.terms | b.terms
    return len(a.terms & b.terms) / len(union) if union else 0.0

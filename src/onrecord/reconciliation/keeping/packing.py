"""How what is derived from a report is kept: arrays as bytes, values as compressed JSON."""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from onrecord.reconciliation.claims import Claim, Scope, Where
from onrecord.reconciliation.discrepancies import Discrepancy, Side
from onrecord.reconciliation.entities import Party
from onrecord.reconciliation.stories import Frequencies, Terms, Vector
from onrecord.reconciliation.utterances import Said, Spoken, look_at
from onrecord.record import Report

_LEVEL = 3


def pack_report(report: Report) -> str:
    """A report without its text, as JSON."""
    kept = {name: value for name, value in _fields(report).items() if value and name != "text"}
    return json.dumps(kept)


def unpack_report(packed: str) -> Report:
    """The report without its text."""
    return Report(text="", **json.loads(packed))


def pack_shingles(shingles: NDArray[np.uint32]) -> bytes:
    """Hashes of shingles."""
    return shingles.astype("<u4").tobytes()


def unpack_shingles(packed: bytes) -> NDArray[np.uint32]:
    """The hashes of shingles."""
    return np.frombuffer(packed, "<u4")


def pack_terms(terms: Terms) -> bytes:
    """Hashes and counts of terms, one after the other."""
    return terms.hashes.astype("<u4").tobytes() + terms.counts.astype("<f4").tobytes()


def unpack_terms(packed: bytes, *, id_: str, published: str, day: float | None) -> Terms:
    """The terms of a report."""
    half = len(packed) // 2
    return Terms(
        id_,
        published,
        day,
        np.frombuffer(packed[:half], "<u4"),
        np.frombuffer(packed[half:], "<f4"),
    )


def pack_vector(vector: Vector) -> bytes:
    """A vector: hashes, then values in half the precision that is computed with."""
    return vector.hashes.astype("<u4").tobytes() + vector.values.astype("<f4").tobytes()


def unpack_vector(packed: bytes) -> Vector:
    """The vector."""
    half = len(packed) // 2
    values = np.frombuffer(packed[half:], "<f4").astype(np.float64)
    return Vector(np.frombuffer(packed[:half], "<u4"), values)


def pack_frequencies(frequencies: Frequencies) -> bytes:
    """How many reports, then hashes and counts."""
    return (
        np.array([frequencies.reports], "<u4").tobytes()
        + frequencies.hashes.astype("<u4").tobytes()
        + frequencies.counts.astype("<i4").tobytes()
    )


def unpack_frequencies(packed: bytes) -> Frequencies:
    """In how many reports each term stands."""
    data = np.frombuffer(packed, "<u4")
    half = (len(data) - 1) // 2
    return Frequencies(int(data[0]), data[1 : 1 + half], data[1 + half :].view("<i4"))


def pack_digest(claims: Sequence[Claim], statements: Iterable[Spoken]) -> bytes:
    """Claims and statements of a report."""
    parties: dict[Party, int] = {}
    data = {
        "claims": [_claim(claim, parties) for claim in claims],
        "said": [_said(each, parties) for each in statements],
        "places": sorted(claims[0].places) if claims else [],
    }
    data["parties"] = [_fields(party) for party in parties]
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode(), _LEVEL)


def unpack_digest(
    packed: bytes, report: Report, *, statements: bool = True
) -> tuple[list[Claim], list[Said]]:
    """The claims and, where wanted, the statements of a report."""
    data = json.loads(zlib.decompress(packed))
    parties = [Party(**{**each, "aliases": tuple(each["aliases"])}) for each in data["parties"]]
    places = frozenset(data["places"])
    claims = [_read_claim(each, report, parties, places) for each in data["claims"]]
    wanted = data["said"] if statements else ()
    return claims, [_read_said(each, report, parties) for each in wanted]


Row: TypeAlias = tuple[str, str, str, float, str | None, str, str]
"""A discrepancy as it is kept: id, kind, measure, score, day, reports as JSON, all as JSON."""


def pack_discrepancy(each: Discrepancy) -> Row:
    """A discrepancy as a row."""
    data = _fields(each)
    data["sides"] = [_fields(side) for side in each.sides]
    return (
        each.id,
        each.kind,
        each.measure,
        each.score,
        max((side.day for side in each.sides if side.day), default=None),
        json.dumps(sorted({id_ for side in each.sides for id_ in side.reports})),
        json.dumps(data, ensure_ascii=False),
    )


def unpack_discrepancy(packed: str) -> Discrepancy:
    """The discrepancy."""
    data = json.loads(packed)
    sides = tuple(_read_side(side) for side in data["sides"])
    return Discrepancy(**{**data, "sides": sides, "why": tuple(data["why"])})


def _read_side(data: Mapping[str, Any]) -> Side:
    lists = {name: tuple(data[name]) for name in ("refs", "reports", "origins")}
    return Side(**{**data, **lists})


def _fields(value: Any) -> dict[str, Any]:
    """The fields of a dataclass; unlike `dataclasses.asdict` nothing is copied, which is quick."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _number(party: Party | None, parties: dict[Party, int]) -> int | None:
    return None if party is None else parties.setdefault(party, len(parties))


def _claim(claim: Claim, parties: dict[Party, int]) -> dict[str, Any]:
    kept = _fields(claim)
    for name in ("ref", "report", "published", "places"):
        del kept[name]
    return {
        **kept,
        "scope": [claim.scope.kind, claim.scope.since],
        "place": _fields(claim.place) if claim.place else None,
        "source": _number(claim.source, parties),
        "terms": sorted(claim.terms),
    }


def _read_claim(
    data: Mapping[str, Any], report: Report, parties: Sequence[Party], places: frozenset[str]
) -> Claim:
    return Claim(
        **{
            **data,
            "ref": f"{report.id}#{data['figure']}",
            "report": report.id,
            "published": report.published or "",
            "span": tuple(data["span"]),
            "sentence": tuple(data["sentence"]),
            "scope": Scope(*data["scope"]),
            "place": Where(**data["place"]) if data["place"] else None,
            "source": parties[data["source"]] if data["source"] is not None else None,
            "terms": frozenset(data["terms"]),
            "places": places,
        }
    )


def _said(each: Spoken, parties: dict[Party, int]) -> list[Any]:
    return [
        each.statement,
        each.content,
        each.text,
        _number(each.speaker, parties),
        each.mode,
        int(each.negated),
        each.day,
        " ".join(each.inside),
    ]


def _read_said(data: Sequence[Any], report: Report, parties: Sequence[Party]) -> Said:
    statement, content, text, speaker, mode, negated, day, inside = data
    return look_at(
        Spoken(
            report=report.id,
            published=report.published or "",
            statement=statement,
            content=tuple((start, end) for start, end in content),
            text=text,
            speaker=None if speaker is None else parties[speaker],
            mode=mode,
            negated=bool(negated),
            day=day,
            inside=tuple(inside.split()),
        )
    )

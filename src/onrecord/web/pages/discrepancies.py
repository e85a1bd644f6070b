"""Discrepancies: what does not agree, side by side, at the words."""

import difflib
import re
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.reconciliation.discrepancies import Discrepancy, Side
from onrecord.web import asking, compared, links
from onrecord.web.links import Proof
from onrecord.web.templating import render

_SIZE = 25
_KINDS = ("sources", "revision", "ascribed", "place", "date", "wording")
_TOKEN = re.compile(r"\w+|\W+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One side, with its words.

    Attributes:
        side: The side.
        proof: The words it was read from, or None when they are not in the ledger any more.
        pieces: What it says, each piece with whether the other side says otherwise there.
    """

    side: Side
    proof: Proof | None
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One discrepancy with its sides.

    Attributes:
        discrepancy: The discrepancy.
        sides: Its sides, the earlier one first.
    """

    discrepancy: Discrepancy
    sides: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What does not agree.

    Attributes:
        found: The most telling first.
        kind: The kind asked for.
        kinds: The kinds there are.
        measure: The measure asked for.
        since: The first day asked for.
        story: The story asked for.
        more: Whether there are others.
        pending: How many reports have not been compared yet.
    """

    found: tuple[Shown, ...]
    kind: str
    kinds: tuple[str, ...]
    measure: str
    since: str
    story: str
    more: bool
    pending: int


def _list(request: Request) -> Response:
    kind, measure = asking.word(request, "kind"), asking.word(request, "measure")
    since, story = asking.day(request, "since"), asking.word(request, "story")
    kind = kind if kind in _KINDS else ""
    with request.app.state.site.shelf.reading() as reader:
        found = list(
            reader.across.discrepancies(
                kind=kind or None,
                measure=measure or None,
                since=since or None,
                story=story or None,
                limit=_SIZE + 1,
            )
        )
        known = links.proofs(
            reader, (side.refs[0] for each in found for side in each.sides if side.refs)
        )
        waiting = compared.pending(reader)
    page = Listing(
        found=tuple(show(each, known) for each in found[:_SIZE]),
        kind=kind,
        kinds=_KINDS,
        measure=measure,
        since=since,
        story=story,
        more=len(found) > _SIZE,
        pending=waiting,
    )
    return render(request, "discrepancies.html", page)


def show(discrepancy: Discrepancy, known: dict[str, Proof]) -> Shown:
    """A discrepancy with the words of its sides."""
    words = [side.words for side in discrepancy.sides]
    sides = []
    for place, side in enumerate(discrepancy.sides):
        other = words[1 - place] if len(words) == 2 else words[place]
        pieces = differing(side.words, other) if discrepancy.kind == "wording" else ()
        proof = known.get(side.refs[0]) if side.refs else None
        sides.append(Told(side=side, proof=proof, pieces=pieces))
    return Shown(discrepancy=discrepancy, sides=tuple(sides))


def differing(words: str, other: str) -> tuple[tuple[str, bool], ...]:
    """Words in pieces, each with whether the other has something else there."""
    own, others = _TOKEN.findall(words), _TOKEN.findall(other)
    plain = [token.casefold() for token in own]
    matcher = difflib.SequenceMatcher(None, plain, [t.casefold() for t in others], autojunk=False)
    pieces = []
    for tag, begin, end, _, _ in matcher.get_opcodes():
        if begin < end:
            pieces.append(("".join(own[begin:end]), tag != "equal"))
    return tuple(pieces)


routes = [Route("/discrepancies", _list)]

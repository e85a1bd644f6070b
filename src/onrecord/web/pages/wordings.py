"""One thing said, as different reports have it: the wordings side by side."""

from dataclasses import dataclass
from itertools import islice

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.errors import LedgerError
from onrecord.reconciliation.utterances import Utterance, Variant
from onrecord.web import asking, links
from onrecord.web.links import Proof
from onrecord.web.pages.discrepancies import differing
from onrecord.web.templating import render

_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of an utterance.

    Attributes:
        variant: The wording.
        pieces: Its words, each piece with whether the first wording has something else there.
        proofs: Where it stands in each report.
    """

    variant: Variant
    pieces: tuple[tuple[str, bool], ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One utterance.

    Attributes:
        utterance: The utterance.
        wordings: Its wordings, the first one first.
    """

    utterance: Utterance
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Utterances that several reports carry.

    Attributes:
        found: Those of the latest story first.
        by: Whose they are.
        about: Words in them.
        story: The story they are of, or None.
        more: Whether there are others.
    """

    found: tuple[Said, ...]
    by: str
    about: str
    story: str
    more: bool


def _list(request: Request) -> Response:
    by, about, story = (asking.word(request, name) for name in ("by", "about", "story"))
    with request.app.state.site.shelf.reading() as reader:
        try:
            asked = reader.across.utterances(
                by=by or None, about=about or None, story=story or None, least=2
            )
            found = list(islice(asked, _SHOWN + 1)) if by or about or story else []
        except LedgerError as fault:
            raise asking.missing("There is no such story in this ledger.") from fault
        known = links.proofs(
            reader, (ref for each in found for variant in each.variants for ref in variant.refs)
        )
    page = Listing(
        found=tuple(_said(each, known) for each in found[:_SHOWN]),
        by=by,
        about=about,
        story=story,
        more=len(found) > _SHOWN,
    )
    return render(request, "wordings.html", page)


def _said(utterance: Utterance, known: dict[str, Proof]) -> Said:
    first = utterance.variants[0].words
    wordings = tuple(
        Wording(
            variant=variant,
            pieces=differing(variant.words, first),
            proofs=tuple(known[ref] for ref in variant.refs if ref in known),
        )
        for variant in utterance.variants
    )
    return Said(utterance=utterance, wordings=wordings)


routes = [Route("/wordings", _list)]

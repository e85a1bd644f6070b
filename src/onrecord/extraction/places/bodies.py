"""Bodies and buildings: the place that their name gives."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.extraction.places.mention import Mention, identify
from onrecord.gazetteer import Gazetteer
from onrecord.language import Name
from onrecord.record import Span

# Bodies whose name says where they are; papers, firms and teams are called after a place and roam.
_LOCAL: Final = re.compile(
    r"\b(?:Police|Sheriff(?:[’']s)?|Office|Department|Ministry|Government|University|College|School"
    r"|Schools|Council|Court|Courts|Hospital|County|Parish|Army|Fire|Rescue|Parliament|Assembly"
    r"|Commission|Authority|Embassy|Consulate|Governor|Attorney|Coroner|Guard|Cathedral|Mosque"
    r"|Church|Airport|Jail|Prison|Zoo|Board|Legislature|Senate|Health|Center|Centre|EMS|Patrol"
    r"|State|District|City|Chamber|Garda|Constabulary|Municipality|Club|Museum|Park)\b"
)
_FACILITY: Final = re.compile(
    r"\b(?:Airport|airport|Hospital|hospital|College|University|Cent(?:er|re)|Court|Courthouse"
    r"|Station|Park|Jail|jail|Prison|prison|School|Church|Castle|Cathedral|Stadium|Arena|Borough"
    r"|Harbou?r|Museum|Library|Mosque|Base|base|Camp|camp|Hall|Zoo|Market|Bridge|Theat(?:er|re)"
    r"|Town Hall|City Hall|Marina|Gardens|Plaza|Mall|Terminal|Pier|Tower|Square"
    r"|Detention|Medical|Metro|airbase|Palace|Monastery)\b"
)
_GENERIC: Final = re.compile(
    f"{_LOCAL.pattern}|{_FACILITY.pattern}|\\b(?:The|Central|National|of|for|and)\\b"
)
_SAINT: Final = re.compile(r"(?:St\.?|Saint|San|Santa)\s")
_OF: Final = re.compile(r"\b(?:of|in|at)\s+(?:the\s+)?(?=[A-Z])")
_WIDE: Final = ("country", "admin1")


def spot(gazetteer: Gazetteer, text: str, names: Iterable[Name]) -> Iterator[Mention]:
    """The place in the name of a body that belongs to it: "Karsk Police", "University of Karsk"."""
    for name in names:
        if name.kind != "organization":
            continue
        whole = identify(gazetteer, text, name.span, source="body")
        if any(one.kind in ("country", "capital") and one.rank == 0 for one in whole.entries):
            yield whole
            continue
        local = bool(_LOCAL.search(text, *name.span))
        part = _part(gazetteer, text, name.span, wide=not local)
        if part:
            yield part


def _part(gazetteer: Gazetteer, text: str, span: Span, *, wide: bool) -> Mention | None:
    """The place at the beginning of a name or after its "of"; when wide, only countries, states."""
    starts = [span[0], *(match.end() for match in _OF.finditer(text, *span))]
    for start in starts:
        ends = [m.end() for m in re.finditer(r"[\w.’'-]*[\w.](?<![’']s)", text[start : span[1]])]
        for end in reversed(ends[:3]):
            words = text[start : start + end]
            if (start, start + end) == span or not _GENERIC.sub("", words).strip():
                continue
            mention = identify(gazetteer, text, (start, start + end), source="body")
            kinds = {one.kind for one in mention.entries if one.rank == 0}
            if kinds and (not wide or kinds & set(_WIDE)) and text[start].isupper():
                return mention
    return None


def locate(gazetteer: Gazetteer, text: str, mention: Mention) -> Mention:
    """A building that the gazetteer does not know, placed where its name says that it is."""
    if mention.entries or not _FACILITY.search(text, *mention.span):
        return mention
    # Who a church or a hospital is called after says nothing of where it is.
    if _SAINT.match(text, mention.span[0]):
        return mention
    part = _part(gazetteer, text, mention.span, wide=False)
    return Mention(mention.span, part.key, part.entries, part.wanted) if part else mention

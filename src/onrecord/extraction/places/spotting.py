"""Spotting: mentions of places beyond the names of places that the network reads."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.extraction.places.mention import Mention, identify
from onrecord.gazetteer import ADJECTIVES, Gazetteer, fold
from onrecord.gazetteer.regions import ABBREVIATIONS, POSTAL
from onrecord.language import Name
from onrecord.record import Furniture, Report, Span

_ADJECTIVE: Final = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, ADJECTIVES), key=len, reverse=True)) + r")\b(?![’'])"
)
_INITIALS: Final = re.compile(
    r"(?<![\w.’'-])(?:U\.S\.(?:A\.)?|US|USA|U\.K\.|UK|UAE)(?![\w’]|\.\w|'\w)|(?<![\w.-])(?:U\.S\.|US|U\.K\.|UK|UAE)(?=[’']s\b)"
)
_SHOUTED: Final = re.compile(r"[A-Z]{2,} $|[A-Z]{3,}[.,] $")
# An adjective stands before a noun; else it is a language, or a people.
_DESCRIBES: Final = re.compile(
    r"(?:\s+(?!(?:is|are|was|were|be|been|had|have|has|will|would|could|can|may|might|said|say|says"
    r"|who|that|which|when|while|as|but|in|on|at|to|for|with|by|from|of|into|language|speakers?"
    r"|lessons?|translations?|words?|phrase|subtitles|dictionary|than|because|after|before)\b)"
    r"[A-Za-z]|-(?!speaking|language|born)[a-z])"
)
# Firms, games and things that are called after a country wherever they are.
_CALLED: Final = re.compile(
    r"\s+(?:Air\w*|Open|Cup|League|Express|Petroleum|[Ss]hepherds?|[Ff]lu|[Ff]ries|Channel|Idol"
    r"|Grand Prix|Derby|[Mm]uffins?|[Bb]ulldogs?|[Tt]erriers?|Riviera)\b"
)
_FILED: Final = re.compile(r"[^,(—–\d/\n]+?(?=\s*(?:[,(—–\d/]|--|\s-\s|$))")
_REGION: Final = re.compile(
    r",\s*(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d)(?=[A-Z])"
)
_STATE: Final = re.compile(
    r"(?<=, )(?:"
    + "|".join(map(re.escape, sorted(ABBREVIATIONS, key=len, reverse=True)))
    + r"|(?:"
    + "|".join(POSTAL)
    + r")\b)"
)
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
    r"|Town Hall|City Hall|Detention|Medical|Metro|airbase|Palace|Monastery)\b"
)
_GENERIC: Final = re.compile(f"{_LOCAL.pattern}|{_FACILITY.pattern}|\\b(?:The|Central|National)\\b")
_OF: Final = re.compile(r"\b(?:of|in|at)\s+(?:the\s+)?(?=[A-Z])")
_WIDE: Final = ("country", "admin1")


def spot_adjectives(
    gazetteer: Gazetteer, text: str, stretches: Iterable[Span], names: Sequence[Name]
) -> Iterator[Mention]:
    """Adjectives of countries and regions before their nouns, and "US" and its like.

    Not inside the names of persons ("Frank English").
    """
    persons = [name.span for name in names if name.kind == "person"]
    for start, end in stretches:
        for match in _ADJECTIVE.finditer(text, start, end):
            span = match.span()
            if not _DESCRIBES.match(text, span[1]) or _CALLED.match(text, span[1]):
                continue
            if not any(a < span[1] and span[0] < b for a, b in persons):
                yield adjective(gazetteer, match.group(), span)
        for match in _INITIALS.finditer(text, start, end):
            if not _SHOUTED.search(text, max(0, match.start() - 12), match.start()):
                yield identify(gazetteer, text, match.span())


def adjective(gazetteer: Gazetteer, word: str, span: Span) -> Mention:
    """The mention that an adjective is: of the country or region it belongs to."""
    name = ADJECTIVES[word]
    found = gazetteer.find(name)
    entries = tuple(one for one in found if one.kind == "country" and one.name == name)
    wider = tuple(one for one in found if one.kind in ("region", "admin1"))
    return Mention(span, f"{fold(name)} (adjective)", entries or wider, source="adjective")


def spot_datelines(
    gazetteer: Gazetteer, text: str, furniture: Iterable[Furniture]
) -> Iterator[Mention]:
    """Where a report was filed, and the state or country beside it."""
    for mark in furniture:
        if mark.kind != "dateline":
            continue
        start, end = mark.span
        for _ in range(2):
            match = _FILED.match(text, start, end)
            mention = match and identify(gazetteer, text, match.span(), source="dateline")
            if not match or not mention or not mention.entries:
                break
            yield mention
            after = _REGION.match(text, match.end(), end)
            if not after:
                break
            start = after.end()


def spot_states(gazetteer: Gazetteer, text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """States after a town: "Macon, Ga.", "Austin, TX"."""
    for mention in mentions:
        match = _STATE.match(text, mention.span[1] + 2, mention.span[1] + 12)
        if match:
            short = match.group()
            name = ABBREVIATIONS.get(short) or POSTAL[short]
            states = tuple(one for one in gazetteer.find(name) if one.kind == "admin1")
            yield Mention(match.span(), fold(name), states)


def spot_outlet(gazetteer: Gazetteer, report: Report) -> Iterator[Mention]:
    """Where the outlet is at home, as far as its name tells."""
    words = (report.publisher or "").removeprefix("The ").split()
    for size in range(min(3, len(words) - 1), 0, -1):
        name = " ".join(words[:size])
        entries = gazetteer.find(name)
        if entries:
            yield Mention((0, 0), fold(name), entries, source="outlet")
            return


def spot_bodies(gazetteer: Gazetteer, text: str, names: Iterable[Name]) -> Iterator[Mention]:
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


def locate_facility(gazetteer: Gazetteer, text: str, mention: Mention) -> Mention:
    """A building that the gazetteer does not know, placed where its name says that it is."""
    if mention.entries or not _FACILITY.search(text, *mention.span):
        return mention
    part = _part(gazetteer, text, mention.span, wide=False)
    return Mention(mention.span, part.key, part.entries, part.wanted) if part else mention

"""Adjectives of countries and regions ("Syrian troops"), and "US" and its like."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.extraction.places.mention import Mention, identify
from onrecord.gazetteer import ADJECTIVES, Gazetteer, fold
from onrecord.gazetteer.regions import ABBREVIATIONS
from onrecord.language import Name
from onrecord.record import Span


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; by first letters it is quicker to fail."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda one: (-len(one), one)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{first}(?:{'|'.join(some)})" for first, some in sorted(rests.items()))


_ADJECTIVE: Final = re.compile(rf"\b(?=[A-Z])(?:{_any_of(ADJECTIVES)})\b(?![’'])")
_TITLED: Final = re.compile(
    r"\s+(?:Vice |Deputy |Prime |Foreign |Defen[cs]e |Interior |Health |Finance |Army |Supreme )?"
    r"(?:President|Premier|Minister|Chancellor|King|Queen|Emperor|Pope|Ambassador|Gen(?:\.|eral)"
    r"|Sen(?:\.|ator)|Leader|Secretary|Prince|Princess|Gov(?:\.|ernor))\b"
)
# Those that mean nothing else: "N.B." and "N.S." do.
_STATES: Final = [
    short
    for short in ABBREVIATIONS
    if short.count(".") > 1 and short not in ("N.B.", "N.S.", "N.L.", "N.D.", "S.D.", "L.A.")
]
_INITIALS: Final = re.compile(
    rf"(?<![\w.’'])(?:(?:{_any_of(_STATES)})(?!\w)|(?:US|USA|UK|UAE)(?![\w]|['’](?!s\b)))"
)
_SHOUTED: Final = re.compile(r"[A-Z]{2,} $|[A-Z]{3,}[.,] $")
# An adjective stands before a noun; else it is a language, or a people.
_DESCRIBES: Final = re.compile(
    r"(?:\s+(?!(?:is|are|was|were|be|been|had|have|has|will|would|could|can|may|might|said|say|says"
    r"|who|that|which|when|while|as|but|in|on|at|to|for|with|by|from|of|into|language|speakers?"
    r"|lessons?|translations?|words?|phrase|subtitles|dictionary|than|because|after|before)\b)"
    r"[A-Za-z]|-(?!speaking|language|born)[A-Za-z])"
)
# Firms, games and things that are called after a country wherever they are.
_CALLED: Final = re.compile(
    r"\s+(?:Air\w*|Open|Cup|League|Express|Petroleum|[Ss]hepherds?|[Ff]lu|[Ff]ries|Channel|Idol"
    r"|Grand Prix|Derby|[Mm]uffins?|[Bb]ulldogs?|[Tt]erriers?|Riviera)\b"
)
_CAPITAL: Final = re.compile(r"\s(?:[A-Z]\w+\s(?=[A-Z]))?[A-Z]\w+")


def spot(
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
            held = any(a < span[1] and span[0] < b for a, b in persons)
            if held and not _TITLED.match(text, span[1]):
                continue
            yield _longer(gazetteer, text, span) or identify_adjective(
                gazetteer, match.group(), span
            )
        for match in _INITIALS.finditer(text, start, end):
            if not _SHOUTED.search(text, max(0, match.start() - 12), match.start()):
                yield identify(gazetteer, text, match.span())


def _longer(gazetteer: Gazetteer, text: str, span: Span) -> Mention | None:
    """The place whose name begins with an adjective: British Columbia, the Indian Ocean."""
    following = _CAPITAL.match(text, span[1])
    if not following:
        return None
    entries = gazetteer.find(text[span[0] : following.end()])
    if not any(one.kind in ("country", "admin1", "region") for one in entries):
        return None
    return identify(gazetteer, text, (span[0], following.end()))


def begin(gazetteer: Gazetteer, text: str, mention: Mention) -> Mention:
    """A name that is not known but begins with an adjective, as what that means: "Syrian port"."""
    match = None if mention.entries else _ADJECTIVE.match(text, *mention.span)
    return identify_adjective(gazetteer, match.group(), mention.span) if match else mention


def identify_adjective(gazetteer: Gazetteer, word: str, span: Span) -> Mention:
    """The mention that an adjective is: of the country or region it belongs to."""
    name = ADJECTIVES[word]
    found = gazetteer.find(name)
    entries = tuple(one for one in found if one.kind == "country" and one.name == name)
    wider = tuple(one for one in found if one.kind in ("region", "admin1"))
    return Mention(span, f"{fold(name)} (adjective)", entries or wider, source="adjective")

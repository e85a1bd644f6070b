"""Who gives a number that no statement carries: "the ministry raised the toll to 211"."""

import re

from onrecord.record import Span

_VERBS = r"(?:put|puts|raised|lowered|cut|revised|increased|reduced|updated|placed|set)"
_NOUNS = (
    r"\b(?:number|toll|dead|death|deaths|count|tally|total|estimate|figure|casualties|injured)\b"
)
_SELF = (
    r"(?:counted|recorded|registered|confirmed|reported|documented|listed|spoken of|spoke of"
    r"|estimates?|estimated|doubts?|counts)"
)
_GIVES = re.compile(
    r"(?:^|[-–—]\s|,\s|\bas\s)"
    r"(?P<who>(?:(?:[Tt]he|[Ii]ts|[Hh]er|[Hh]is|[Tt]heir|[A-Z])[\w'’.-]*)(?:\s[\w'’.-]+){0,6}?)"
    r"(?:\son\s\w+day)?\s(?:(?:has|have|had)\s)?(?:(?:earlier|since|now|also|later)\s)?"
    rf"(?:{_SELF}\b|{_VERBS}\b(?=.*{_NOUNS}))"
)


def find_giver(text: str, span: Span, sentence: Span) -> str | None:
    """The words for who gives a number in a sentence of the form "X put the toll at N", or None.

    Args:
        text: The text of the report.
        span: Where the figure stands.
        sentence: Where its sentence stands.
    """
    before = " ".join(text[sentence[0] : span[0]].split())
    matches = list(_GIVES.finditer(before))
    return matches[-1]["who"] if matches else None

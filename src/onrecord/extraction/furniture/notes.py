"""Notes of the page: when it was updated, and lines that link, share, sell or reserve rights."""

import re
from collections.abc import Iterator, Sequence

from onrecord.extraction.furniture.pieces import Piece
from onrecord.record import Furniture

_CLOCK = r"\d{1,2}[:.]\d{2}\s?(?:[AaPp]\.?[Mm]\.?)?"
_UPDATE = re.compile(
    r"(?!UPDATE \d{1,2}-[A-Z])"
    r"\(?(?:(?:[Ll]ast|LAST|First|Originally|Story)[ -])?(?:[Uu]pdated?|UPDATED?|[Mm]odified|"
    r"[Pp]ublished|PUBLISHED|[Pp]osted|POSTED)\b:?(?=[^\n]{0,40}(?:\d|ago))[^\n]{1,70}$"
    rf"|{_CLOCK}\s(?:(?:[A-Z]{{2,4}}|local time)\b)(?:,? [^\n]{{0,50}}\d[^\n]{{0,20}})?$"
    r"|\(?This (?:story|article|report|post|piece|page) (?:has been|was) (?:last |first )?"
    r"(?:updated|corrected|amended|modified)\b[^\n]{0,300}$"
    r"|\(?(?:Story|Article|Report) (?:has been )?(?:updated|corrected|refiled)\b[^\n]{0,200}$"
    # What an agency says of a new version of its report.
    r"|\((?:Adds|Updates|Recasts|Corrects|Refiles|Repeats|Rewrites|Removes)\b[^()\n]{3,280}\)$"
)
# Links and calls that begin a line; what follows on the line goes with them.
_CALL = re.compile(
    r"(?:Read|READ) (?:[Mm]ore|MORE|[Nn]ext|NEXT|[Aa]lso|ALSO|[Tt]he [Ff]ull|or [Ss]hare)\b"
    r"|READ:|(?:See|SEE|Also|ALSO) (?:also|ALSO|Also|read|READ|Read|see)\b:?"
    r"|(?:Related|RELATED)(?:\s(?:[Aa]rticles?|[Ss]tor(?:y|ies)|[Tt]opics?|[Nn]ews|[Cc]ontent|"
    r"[Cc]overage|[Ll]inks?|[Vv]ideos?|ARTICLES?|STOR(?:Y|IES)|TOPICS?|NEWS|CONTENT))?(?::|$)"
    r"|(?:More|MORE)(?::| on this| from| stories|$)"
    r"|(?:Watch|WATCH|Listen|LISTEN|Video|VIDEO|Gallery|GALLERY|PHOTOS|Photos|IN PICTURES):"
    r"|(?:Photo|Video|Photos|Image|Enlarge|Loading|Advertisement|ADVERTISEMENT|Comments?|Print|Email"
    r"|Tweet|Share|SHARE|Facebook|Twitter|WhatsApp|Newsletter|Advertising|Sponsored|Tags?|Topics?)"
    r"(?:\.{3})?$"
    r"|(?:Advertisement|ADVERTISEMENT) |(?:Newsletter|NEWSLETTER) |Story highlights$"
    r"|Continue [Rr]eading|(?:Story|Article) continues|Sign [Uu]p (?:for|to|here|now)|Subscribe\b"
    r"|(?:Click|Tap) (?:here|to|on)\b"
    r"|Follow (?:us|@|on|the latest|(?:\w+ ){1,4}on (?:X|Twitter|Facebook|Instagram)\b)"
    r"|Like us on|Share (?:this|on|via|your|with)\b|Join (?:our|us on|the conversation)\b"
    r"|Download (?:the|our)\b|Get (?:the|our) (?:latest|daily|free|app|newsletter)"
    r"|(?:Tags|Topics|TOPICS|Keywords|Categor(?:y|ies)|Filed under|Filed Under|FILED UNDER):"
    r"|(?:Got|Have) a (?:story|tip)"
    r"|(?:Contact|Email|Write to) (?:the (?:writer|author|reporter)|us)"
    r"|Reach (?:[\w.]+ ){1,4}(?:on \w+ )?at\b"
    r"|Support (?:our|independent)|Have your say|View comments|You (?:may|might) also like"
    r"|Recommended for you|Skip to |All [Rr]ights [Rr]eserved|Terms of (?:[Uu]se|[Ss]ervice)"
    r"|Privacy [Pp]olicy"
    r"|This (?:article|story) (?:was )?(?:originally |first )?(?:appeared|published)"
    r" (?:in|on|at|by)\b"
)
_LONG_CALL = re.compile(
    r"Do you have a (?:story|news tip|tip)\b|We pay for your stories|Newsletter Sign Up\b"
    r"|Please credit (?:the )?[A-Z]"
)
_COPYRIGHT = re.compile(
    r"(?:Copyright|COPYRIGHT)\s?(?:©|\(c\)|\d{4}|The |[A-Z])|©|\(c\) ?\d{4}|The-CNN-Wire\b"
    r"|This material may not be published|All materials? \(|© "
)
_LIST = re.compile(r"(?:MOST READ|Most [Rr]ead|MOST POPULAR|Most [Pp]opular|TRENDING)\b")
# On a line with prose: after the end of a sentence, and nothing that could be a sentence itself.
_INLINE = re.compile(
    r"(?<=[.!?”\"] )(?:Read [Mm]ore|READ MORE|Advertisement(?: Continue reading the main story)?"
    r"|Story continues below advertisement|Continue reading below)(?= [A-Z“\"]|$)"
    r"|^Story highlights(?= )|\[edit\]|(?<=[.!?”\"])(?:\[(?:\d{1,3}|citation needed)\])+(?=\s|$)"
)
_DATED = (
    r"(?:[,|]?\s*(?:at |on )?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b\.?|\d{1,4}(?:[:./]\d{2})*"
    r"|[AaPp]\.?[Mm]\b\.?|E[SD]?T|P[SD]?T|C[SD]T|GMT|BST|UTC|IST))"
)
_INLINE_UPDATE = re.compile(
    rf"(?:^|(?<=[.!?”\"] ))(?:(?:Last )?[Uu]pdated|Published|Posted|UPDATED|PUBLISHED):?"
    rf"(?: on| at)?{_DATED}{{2,10}}(?=\s*(?:[|A-Z“\"]|$))"
    rf"|\d{{1,2}}:\d{{2}} [AP]M E[SD]?T{_DATED}{{2,6}}(?: \| \d{{2}}:\d{{2}})?$"
)
# The agency's running reports: a heading, and the hour above each instalment.
_LATEST = re.compile(r"The Latest on [^\n]{5,160}? \(all times (?:local|[A-Z]{2,4})\):")
_HOUR = re.compile(r"\d{1,2}(?:[:.]\d{2})? [ap]\.m\.$|(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?[ap]m)?$")
_INLINE_HOUR = re.compile(
    r"(?:^|(?<=[.!?”\":] ))\d{1,2}(?:[:.]\d{2})? [ap]\.m\.(?= [A-Z“\"])"
    r"(?! (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[A-Z]+\b))"
)
_RIGHTS_AT_END = re.compile(
    r"(?<=[.!?”\"] )(?:Copyright (?:©|\(c\)|\d{4})|© ?\d{4}|This article appeared in the )"
    r"[^\n]{0,300}$"
    r"|(?<=\s)Copyright (?:©|\(c\)|\d{4}) [^\n]{2,80}?(?:[Aa]ll rights reserved|may not be)"
    r"[^\n]{0,200}$"
)
# Most paragraphs hold none of these, and looking is far quicker than matching.
_INLINE_SIGNS = ("Read", "READ", "Advertisement", "Story ", "Continue", "]")
_UPDATE_SIGNS = ("pdated", "PDATED", "ublished", "UBLISHED", "osted", "M ET", "M EDT", "M EST")
_RIGHTS_SIGNS = ("Copyright", "©", "This article")
_SENTENCE = re.compile(r"\b(?:said|says|told|added|according to|announced|reported)\b")

_LONGEST_CALL, _LONGEST_RIGHTS, _LONGEST_UPDATE = 160, 600, 300
_TAIL = 420


def find(pieces: Sequence[Piece]) -> Iterator[Furniture]:
    """Update notes, page boilerplate and lists of links."""
    latest = False
    for piece in pieces:
        words = piece.words
        if match := _LATEST.match(words):
            latest = True
            yield piece.furniture("boilerplate", 0, match.end())
        if latest:
            for hour in _INLINE_HOUR.finditer(words):
                yield piece.furniture("update", *hour.span())
        if len(words) <= _LONGEST_UPDATE and (_UPDATE.match(words) or _HOUR.match(words)):
            yield piece.furniture("update")
        elif _is_boilerplate(words):
            yield piece.furniture("boilerplate")
        elif _LIST.match(words):
            yield piece.furniture("ticker")
        else:
            yield from _inline(piece)


def _is_boilerplate(words: str) -> bool:
    if not any(character.isalnum() for character in words):
        return True
    if len(words) <= _LONGEST_CALL and _CALL.match(words):
        # "More from the minister: he said …" is prose that begins like a link.
        return not _SENTENCE.search(words) or ":" in words[:20] or words.isupper()
    return len(words) <= _LONGEST_RIGHTS and bool(
        _COPYRIGHT.match(words) or _LONG_CALL.match(words)
    )


def _inline(piece: Piece) -> Iterator[Furniture]:
    if any(sign in piece.words for sign in _INLINE_SIGNS):
        for inline in _INLINE.finditer(piece.words):
            yield piece.furniture("boilerplate", *inline.span())
    head = piece.words[:_TAIL]
    if any(sign in head for sign in _UPDATE_SIGNS) and (match := _INLINE_UPDATE.search(head)):
        yield piece.furniture("update", *match.span())
    base = max(0, len(piece.words) - _TAIL)
    tail = piece.words[base:]
    if any(sign in tail for sign in _RIGHTS_SIGNS) and (match := _RIGHTS_AT_END.search(tail)):
        yield piece.furniture("boilerplate", base + match.start())

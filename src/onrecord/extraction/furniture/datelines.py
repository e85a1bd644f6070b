"""Datelines: where and when a report was filed, and by whom.

The forms are those of the Associated Press, Reuters, AFP, Xinhua and Wikinews: a place in capitals,
a region, a date and an agency in parentheses, each optional but not all, and a dash.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.extraction.furniture import agencies
from onrecord.extraction.furniture.pieces import Piece
from onrecord.record import Furniture

_UPPER = "A-ZÀ-ÖØ-Þ"
_CAPITAL = rf"[{_UPPER}][{_UPPER}'’.\-/]+"
_CAPITALS = rf"(?:Mc|St\. |D')?{_CAPITAL}(?: (?:de |al-)?{_CAPITAL}){{0,4}}"
_TITLED = rf"[{_UPPER}][\w'’.\-]*(?: (?:(?:of|the|and|de|al) )?[{_UPPER}][\w'’.\-]*){{0,3}}"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_REGION = rf"(?:, (?!{_DAY}){_TITLED}){{0,2}}"
_SIGNED = r" ?\([A-Z][^()\n]{1,50}\)"
_KNOWN = rf" ?\((?:{agencies.PATTERN}) ?\)"
# A dash that is not between two halves of one word.
_DASH = (
    r"(?:\s--+(?=[\s\"“‘A-Z]|$)|--+(?=\s|$)|\s?[—–](?=\s|$)|\s[—–](?=[\"“‘A-Z])|—(?=[\"“‘A-Z])"
    r"|\s?_(?=\s|$)|\s-(?=\s|$))"
)
_NEXT = r"(?=\s*(?:[\"“‘'(]{0,2}[A-ZÀ-Þ0-9$]|$))"

# Capitals and a colon also begin a transcript ("SMITH:") and a teaser ("LOOK:"), so that form is
# read with places only that papers which use it file from.
_CITIES = (
    r"(?:ABU DHABI|ADEN|AMMAN|ANKARA|BAGHDAD|BANGKOK|BEIJING|BEIRUT|BERLIN|BRUSSELS|CAIRO|CHENNAI"
    r"|COLOMBO|DAMASCUS|DHAKA|DOHA|DUBAI|GAZA(?: CITY)?|GENEVA|HANOI|HONG KONG|HYDERABAD|ISLAMABAD"
    r"|ISTANBUL|JAKARTA|JEDDAH|JERUSALEM|KABUL|KARACHI|KATHMANDU|KHARTOUM|KOLKATA|KUALA LUMPUR"
    r"|KUWAIT(?: CITY)?|LAGOS|LAHORE|LONDON|LOS ANGELES|MANAMA|MANILA|MOSCOW|MULTAN|MUMBAI|MUSCAT"
    r"|NAIROBI|NEW DELHI|NEW YORK|PARIS|PESHAWAR|QUETTA|RAMALLAH|RAWALPINDI|RIYADH|ROME|SANAA"
    r"|SEOUL|SHARJAH|SINGAPORE|SRINAGAR|SYDNEY|TEHRAN|TOKYO|TRIPOLI|TUNIS|UNITED NATIONS|VIENNA"
    r"|WASHINGTON|YANGON)"
)

# These name an agency, so they are datelines wherever a paragraph begins with them.
_WITH_AGENCY = re.compile(
    rf"(?:(?:{_CAPITALS}|{_TITLED}){_REGION}(?:,? {_DAY})?{_KNOWN}(?:{_DASH})?"
    rf"|{_CAPITALS}{_REGION}(?:,? {_DAY})?{_SIGNED}{_DASH}"
    rf"|(?:{_DAY} ?)?\((?:{agencies.PATTERN})\){_DASH})" + _NEXT
)
# These do not, so they are read only before the prose has begun.
_WITHOUT_AGENCY = re.compile(
    rf"(?:{_CAPITALS}{_REGION}(?:,? {_DAY})?{_DASH}|{_TITLED}, {_DAY}{_DASH}"
    rf"|{_CITIES}:(?=\s|$))" + _NEXT
)
_STATE = (
    r"(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont"
    r"|Neb|Nev|N\.H|N\.J|N\.M|N\.Y|N\.C|N\.D|Okla|Ore|Pa|R\.I|S\.C|S\.D|Tenn|Vt|Va|Wash|W\.Va|Wis"
    r"|Wyo|Ont|Que|B\.C|Alta|Sask|Man)\."
    r"|Alaska|Hawaii|Idaho|Iowa|Maine|Ohio|Texas|Utah|California|Florida|Georgia|Illinois|Indiana"
    r"|Kansas|Kentucky|Maryland|Michigan|Minnesota|Missouri|Nebraska|Nevada|Oregon|Pennsylvania"
    r"|Tennessee|Virginia|Washington|Wisconsin|Ontario|Alberta|Manitoba|Quebec"
)
_TITLED_STATE = re.compile(rf"{_TITLED}, (?:{_STATE}){_DASH}{_NEXT}")
# A place in capitals run into the first sentence: the web form of one agency.
_RUN_IN = re.compile(
    rf"(?:{_CAPITALS}, (?:{_STATE})(?= [A-Z])"
    rf"|{_CAPITALS}(?= (?:The|A|An|At|In|On|Two|Three|Several|More than|Police|Officials) ))"
)
_DATE_ALONE = re.compile(
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:{_DAY}),? \d{{4}}$"
    rf"|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?{_MONTH} \d{{1,2}},? \d{{4}}$"
    rf"|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?\d{{1,2}} {_MONTH},? \d{{4}}$"
)
_NOT_PLACES = re.compile(
    r"(?:BREAKING|EXCLUSIVE|UPDATE|UPDATED|WATCH|READ|VIDEO|PHOTOS?|FILE|OPINION|ANALYSIS|CORRECTION"
    r"|MORE|ALERT|NEW|LIVE|WARNING|NOTE|EDITOR|EDITORS|SUBSCRIBE|RELATED|SEE|LISTEN|REVIEW|FACTBOX"
    r"|EXPLAINER|TIMELINE|SPECIAL|FEATURE|COLUMN|PRESS|NEWS|ABOUT|MEDIA|CONTACTS?|SOURCES?|TITLE"
    r"|QUESTION|ANSWER|DEVELOPING|JUST|URGENT|CLARIFICATION|ADVERTISEMENT|ALSO|POLL|KEY|THE|HOW|WHY)\b"
)
_WITHIN = re.compile(
    rf"(?<=[.!?”\"] )(?:{_CAPITALS}{_REGION}(?:{_KNOWN})?{_DASH}|{_CITIES}:(?= )"
    rf"|{_TITLED}, (?:{_STATE}){_DASH}){_NEXT}"
)

# How many paragraphs of titles, captions and bylines may stand before the dateline.
_TOP = 6
_LONGEST = 90
_HEAD = 200


def find(pieces: Sequence[Piece]) -> Iterator[Furniture]:
    """Datelines at the beginning of paragraphs, the report's own and those of stories under it."""
    filed = False
    for number, piece in enumerate(pieces):
        top = not filed and number < _TOP
        match = _beginning(piece.words[:_HEAD], top=top, first=number == 0)
        if not match and number == 0:
            match = _within(piece.words[:_HEAD])
        if match:
            filed = True
            yield piece.furniture("dateline", *match.span())


def _beginning(words: str, *, top: bool, first: bool) -> re.Match[str] | None:
    match = _WITH_AGENCY.match(words)
    if not match and top and not _NOT_PLACES.match(words):
        match = _early(words) or (_RUN_IN.match(words) if first else None)
    if not match or match.end() > _LONGEST or len(match.group().strip("-–—_ :")) < 3:
        return None
    return None if _is_abbreviation(match.group()) else match


def _is_abbreviation(words: str) -> bool:
    """Whether the parentheses abbreviate the words before them: "Palestinian Authority (PA)"."""
    name, _, agency = words.partition("(")
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return len(initials) > 1 and agency.partition(")")[0].strip() == initials


def _early(words: str) -> re.Match[str] | None:
    return _WITHOUT_AGENCY.match(words) or _TITLED_STATE.match(words) or _DATE_ALONE.match(words)


def _within(words: str) -> re.Match[str] | None:
    """A dateline after a headline that stands on the same line."""
    match = _WITHIN.search(words)
    return match if match and not _NOT_PLACES.match(match.group()) else None

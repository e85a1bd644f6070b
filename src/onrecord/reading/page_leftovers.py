"""What the extractor leaves over of a page that is not its article.

Links to other stories, calls to subscribe or follow, and the title where the body repeats it. The
rules look at the words and at the share that is linked, never at the site. Credits, sign-offs and
update notes stay: they tell whose report it is.
"""

import re
from collections.abc import Collection

from onrecord.reading.page_body import Paragraph

_LABEL = re.compile(
    r"""[^\w“‘"'«]*(?:
        related(?:\s(?:stories|articles|content|news|coverage|reading|topics|links))?\W*(?::|$)
      | (?:read|see|watch|learn|listen|view)\s(?:more|also|next|now|it\snow|here)\b
      | (?:read|watch|see|listen|more|previously|also|recommended|up\snext|video|photos)\s*:
      | also\s(?:read|see|watch|on)\b
      | (?:most|more)\s(?:read|popular|viewed|stories|from|great|in)\b.{0,60}$
      | more\s\w+\s\w+:\s*http
      | (?:recommended|trending|popular|editor[’']?s\spicks?|top\sstories)\b.{0,40}$
      | don[’']?t\smiss\b.{0,60}$
      | you\s(?:may|might)\salso\s(?:like|be\sinterested)
      | (?:story|article)\scontinues\sbelow | continue\sreading | scroll\s(?:down|for)
      | advertisement\b.{0,40}$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CALL = re.compile(
    r"""[^\w“‘"'«]*(?:
        (?:sign|signing)\sup\b.*\b(?:newsletters?|emails?|alerts?|updates)
      | subscribe\b.*\b(?:newsletters?|channel|podcasts?|magazine|today|now|here|to)\b
      | get\b.*\b(?:newsletters?|(?:in|to|through)\syour\s(?:inbox|letterbox|email)|click\shere)
      | follow\s.*\bon\s(?:twitter|facebook|instagram|youtube|x|telegram|whatsapp|linkedin|tiktok)\b
      | (?:join|like|find)\sus\son\s(?:twitter|facebook|instagram|youtube|telegram|whatsapp)\b
      | like\sthis\s(?:story|article|post)\? | share\sthis\b | click\shere\b | tap\shere\b
      | have\sa\s(?:news\s)?tip\b
      | tell\sus\swhat\syou\sthink | what\sdo\syou\sthink\?\s(?:tell|let|share|comment)
      | (?:leave|post|add|view|show)\s(?:a\s|your\s)?comments?\b.{0,40}$ | (?:\d+\s)?comments?\W*$
      | download\s(?:the|our)\s.*\bapp\b | support\s(?:our|independent)\sjournalism
      | listen\sto\s.*\b(?:back\shere|podcast|live)\b
      | note:\swe\sare\s(?:now\s)?(?:temporarily\s)?moderating
      | (?:©|\(c\)|copyright\s*(?:©|\(c\)|\d{4})).{0,80}$ | all\srights\sreserved
      | \[/?(?:button|caption|gallery|embed|video|audio)\b
    )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_LONG = 300
_TEASER_WORDS = 4
_LINKED = 0.8
_MOSTLY = 0.5
_LIST_LINKED = 0.3
_LIST_ITEMS = 3
_OPENING = 4


def drop_leftovers(paragraphs: list[Paragraph], *, titles: Collection[str] = ()) -> list[Paragraph]:
    """The paragraphs without what is not the article's.

    Args:
        paragraphs: As the extractor gave them, in page order.
        titles: Every form of the page's title; where one opens the body, it is taken away.
    """
    names = {_key(title) for title in titles} - {""}
    kept = [
        paragraph
        for place, paragraph in enumerate(paragraphs)
        if not _is_leftover(paragraph) and not (place < _OPENING and _key(paragraph.text) in names)
    ]
    _drop_end(kept)
    return kept


def _is_leftover(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if paragraph.kind == "caption" or len(text) > _LONG:
        return False
    if _LABEL.match(text):
        return paragraph.linked >= _MOSTLY or not _ENDED.search(text)
    return bool(_CALL.match(text)) or _is_teaser(paragraph)


def _is_teaser(paragraph: Paragraph) -> bool:
    """Whether it is a headline of another story: all link, several words, no full stop."""
    words = len(paragraph.text.split())
    return (
        paragraph.linked >= _LINKED and words >= _TEASER_WORDS and not _ENDED.search(paragraph.text)
    )


def _drop_end(paragraphs: list[Paragraph]) -> None:
    """Take away headings that head nothing and a closing list of links, in place."""
    while True:
        size = len(paragraphs)
        while paragraphs and paragraphs[-1].kind == "head":
            paragraphs.pop()
        items = 0
        while items < len(paragraphs) and paragraphs[-1 - items].kind == "item":
            items += 1
        closing = paragraphs[len(paragraphs) - items :]
        if items >= _LIST_ITEMS and all(p.linked >= _LIST_LINKED for p in closing):
            del paragraphs[-items:]
        if len(paragraphs) == size:
            return


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))

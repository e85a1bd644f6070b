"""Documents: who stands behind "the statement", "a police report", "the findings"."""

import re
from typing import Final

from onrecord.extraction.entities import descriptions, phrases
from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.lexicon import words
from onrecord.extraction.entities.phrases import Phrase
from onrecord.extraction.entities.scene import Scene
from onrecord.record import Span

_ISSUED: Final = words("statement release communique communiqué message letter tweet post bulletin")
_BY: Final = re.compile(
    r"\b(?:by|from)\s(?P<who>(?:the|an?|his|her|its|their)\s[\w’' -]+?)\s*(?=[,;]|$)"
)
_OF: Final = re.compile(r"(?P<who>[Tt]he\s[\w-]+)[’']s\s")
_NEAR: Final = 4


def issuer(scene: Scene, span: Span, phrase: Phrase) -> Group | None:
    """Whose document it is, where the report tells: the body in its words, or who spoke last.

    Args:
        scene: What has been mentioned before it.
        span: Where the source stands.
        phrase: The source.
    """
    words_ = phrase.written.split()
    inner = phrases.read("the " + " ".join(words_[1:-1])) if len(words_) > 2 else None
    if inner and inner.body and inner.head not in _ISSUED:
        return descriptions.resolve(scene, span, inner)
    inner_span = _maker(scene, span)
    if inner_span is not None:
        return _who(scene, inner_span)
    if phrase.head in _ISSUED and not phrase.others and not phrase.plural:
        return _last_speaker(scene, span) or _introducer(scene, span, phrase)
    return _introducer(scene, span, phrase)


def _maker(scene: Scene, span: Span) -> Span | None:
    """Where the maker of a document stands in its description: "a report by the clerk"."""
    text = scene.layout.text
    match = _BY.search(text, *span) or _OF.match(text, *span)
    return match.span("who") if match else None


def _who(scene: Scene, span: Span) -> Group | None:
    phrase = phrases.read(scene.layout.words(span))
    return descriptions.resolve(scene, span, phrase)


def _introducer(scene: Scene, span: Span, phrase: Phrase) -> Group | None:
    """Who spoke where the document came up first: "Holt said in a report", later "the report"."""
    if not phrase.definite or phrase.plural:
        return None
    noun = re.escape(phrase.written.split()[-1])
    first = re.compile(rf"\b(?:an?|its|his|her|their)\s(?:[\w-]+\s){{0,3}}{noun}\b", re.IGNORECASE)
    met = [match.start() for match in first.finditer(scene.layout.text, 0, span[0])]
    if not met:
        return None
    at = scene.layout.sentence_at(met[-1])
    for mention in reversed(scene.history):
        sentence = scene.layout.sentence_at(mention.start)
        if sentence == at and scene.source_at(mention.start) is not None:
            one = scene.groups[mention.group]
            return one if one.kind != "other" else None
    return None


def _last_speaker(scene: Scene, span: Span) -> Group | None:
    for mention in scene.recent(span[0], _NEAR):
        if scene.source_at(mention.start) is not None and mention.end <= span[0]:
            return scene.groups[mention.group]
    return None

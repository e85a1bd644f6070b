"""Documents: who stands behind "the statement", "a police report", "the findings"."""

from typing import Final

from onrecord.extraction.entities import descriptions, phrases
from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.lexicon import words
from onrecord.extraction.entities.phrases import Phrase
from onrecord.extraction.entities.scene import Scene
from onrecord.record import Span

_ISSUED: Final = words("statement release communique communiqué message letter tweet post bulletin")
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
    if phrase.head in _ISSUED and not phrase.others and not phrase.plural:
        return _last_speaker(scene, span)
    return None


def _last_speaker(scene: Scene, span: Span) -> Group | None:
    for mention in scene.recent(span[0], _NEAR):
        if scene.source_at(mention.start) is not None and mention.end <= span[0]:
            return scene.groups[mention.group]
    return None

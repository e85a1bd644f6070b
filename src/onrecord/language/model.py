"""The model at run time: ONNX Runtime, one thread, one window at a time.

Weights are stored in 8 bits and computed with as 32-bit floats, so that every processor reads alike
(docs/portability.md). Windows go through one by one: nothing is padded, and a report's reading
depends on nothing but the report.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

import numpy as np
import onnxruntime

from onrecord.errors import ModelError
from onrecord.language.decoding import Decoder, Floats, Piece, log_softmax
from onrecord.language.labels import ANCHORS, KINDS, NAMES, REACH, ROLES
from onrecord.language.vectors import Block, Vectors
from onrecord.language.windows import Window, pack
from onrecord.language.words import Splitter
from onrecord.record import Span, Spans

WEIGHTS: Final = Path(__file__).parent / "weights"
THRESHOLD: Final = 0.4
"""Least probability at which a word is taken for an anchor; chosen on the dev parts."""
ADDRESSEE: Final = 0.8
"""Added to the scores of addressees, chosen on `record` dev: most of what the network learned from,
PolNeAR, does not mark them, so that it holds them to be rarer than they are."""
_TOGETHER: Final = 16
_ADDRESSEE: Final = [ROLES.index("B-A"), ROLES.index("I-A")]
_CUE, _CONTENT = ANCHORS.index("cue"), ANCHORS.index("content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What the network reads around one anchor, in offsets of the text.

    Attributes:
        anchor: The word it hangs on.
        cued: True when the anchor is a cue, False when it is the first word of a content.
        paragraph: Index of the stretch it was read from.
        content: Where what is said stands.
        source: Who says it; empty when nobody is named.
        cue: The words that attribute; empty when there are none.
        addressee: To whom; empty when nobody.
        kind: speech, thought or intention.
        negated: Probability that it is said not to have been said.
        score: The weakest of the anchor's, the content's and the source's probability.
    """

    anchor: Span
    cued: bool
    paragraph: int
    content: Spans
    source: Spans
    cue: Spans
    addressee: Spans
    kind: str
    negated: float
    score: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the network reads it: its span, its kind and its mean probability."""

    span: Span
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Tags:
    """Everything that one pass over a report's stretches gives."""

    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]
    vectors: Vectors = field(default=Vectors(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class _Scores:
    window: Window
    anchors: Floats
    sorts: Floats
    names: Floats
    words: Floats
    heads: Floats


@dataclass(frozen=True, slots=True)
class _Anchor:
    scores: _Scores
    at: int
    chance: float
    scope: "np.ndarray[tuple[int], np.dtype[np.int64]]"


class Model:
    """The encoder and its heads, loaded once.

    Args:
        folder: Where `encoder.onnx`, `roles.onnx`, `vocab.txt` and `card.json` are.

    Raises:
        ModelError: A file is missing or damaged.
    """

    def __init__(self, folder: Path = WEIGHTS) -> None:
        try:
            card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
            self._encoder = _session(folder / "encoder.onnx")
            self._roles = _session(folder / "roles.onnx")
            self._splitter = Splitter(folder / "vocab.txt")
            self.name: str = card["name"]
            self.sha256: str = digest(folder)
            intact = self.sha256 == card["sha256"]
        except Exception as cause:  # ONNX Runtime and tokenizers raise many types of their own
            raise ModelError(
                f"{folder}: the weights cannot be loaded ({cause}); install onrecord again"
            ) from cause
        if not intact:
            raise ModelError(
                f"{folder}: the weights are not those that card.json names; install onrecord again"
            )
        self._tagger = Decoder()
        self._namer = Decoder(NAMES)

    def tag(self, text: str, stretches: Sequence[Span]) -> Tags:
        """Read the attributions and names in the stretches of a text.

        Args:
            text: The report's text.
            stretches: Spans to read, in text order; nothing is read across two of them.
        """
        paragraphs = self._splitter.split(text, stretches)
        starts = np.array([start for start, _ in stretches], dtype=np.int64)
        scored = [
            self._encode(window)
            for window in pack(paragraphs, cls=self._splitter.cls, sep=self._splitter.sep)
        ]
        anchors = [anchor for scores in scored for anchor in self._anchors(scores)]
        found = sorted(self._attributions(anchors, starts), key=lambda a: a.anchor)
        names = tuple(name for scores in scored for name in self._names(scores))
        vectors = Vectors([_block(scores) for scores in scored if len(scores.window.starts)])
        return Tags(tuple(found), names, vectors)

    def _encode(self, window: Window) -> _Scores:
        feed = {
            "pieces": window.pieces[None],
            "features": window.features[None],
            "first": window.first,
        }
        return _Scores(window, *cast("list[Floats]", self._encoder.run(None, feed)))

    def _anchors(self, scores: _Scores) -> Iterator[_Anchor]:
        chances = np.exp(log_softmax(scores.anchors))
        for at in np.flatnonzero(1 - chances[:, 0] > THRESHOLD):
            scope = np.flatnonzero(scores.window.paragraph == scores.window.paragraph[at])
            yield _Anchor(scores, int(at), float(1 - chances[at, 0]), scope)

    def _attributions(
        self, anchors: list[_Anchor], starts: "np.ndarray[tuple[int], np.dtype[np.int64]]"
    ) -> Iterator[Attribution]:
        by_length = sorted(anchors, key=lambda anchor: len(anchor.scope))
        for low in range(0, len(by_length), _TOGETHER):
            some = by_length[low : low + _TOGETHER]
            for anchor, scores in zip(some, self._role_scores(some), strict=True):
                pieces = self._tagger.pieces(scores[: len(anchor.scope)])
                attribution = _attribution(anchor, pieces, starts)
                if attribution:
                    yield attribution

    def _role_scores(self, anchors: list[_Anchor]) -> Floats:
        widest = max(len(anchor.scope) for anchor in anchors)
        width = anchors[0].scores.words.shape[-1]
        words = np.zeros((len(anchors), widest, width), dtype=np.float32)
        heads = np.stack([anchor.scores.heads[anchor.at] for anchor in anchors])
        distances = np.zeros((len(anchors), widest), dtype=np.int64)
        seen = np.zeros((len(anchors), widest), dtype=bool)
        for row, anchor in enumerate(anchors):
            count = len(anchor.scope)
            words[row, :count] = anchor.scores.words[anchor.scope]
            distances[row, :count] = np.clip(anchor.scope - anchor.at, -REACH, REACH) + REACH
            seen[row, :count] = True
        feed = {"words": words, "anchors": heads, "distances": distances, "seen": seen}
        scores = cast("Floats", self._roles.run(None, feed)[0])
        scores[..., _ADDRESSEE] += ADDRESSEE
        return scores

    def _names(self, scores: _Scores) -> Iterator[Name]:
        window = scores.window
        for piece in self._namer.pieces(scores.names):
            span = (int(window.starts[piece.first]), int(window.ends[piece.last]))
            yield Name(span, piece.role, piece.score)


def _block(scores: _Scores) -> Block:
    window = scores.window
    return Block(window.starts, window.ends, scores.words, scores.heads)


def _attribution(
    anchor: _Anchor, pieces: list[Piece], starts: "np.ndarray[tuple[int], np.dtype[np.int64]]"
) -> Attribution | None:
    content = _placed(anchor, pieces, "C")
    if not content:
        return None
    at = (int(anchor.scores.window.starts[anchor.at]), int(anchor.scores.window.ends[anchor.at]))
    chances = anchor.scores.anchors[anchor.at]
    cued = bool(chances[_CUE] >= chances[_CONTENT])
    cue = [span for span, _ in _placed(anchor, pieces, "Q") if span[0] <= at[0] < span[1]] or [at]
    source = sorted(_placed(anchor, pieces, "S"), key=_weight)[-1:]
    addressee = sorted(_placed(anchor, pieces, "A"), key=lambda item: item[1])[-1:]
    sorts = anchor.scores.sorts[anchor.at]
    parts = [anchor.chance, min(score for _, score in content), *(score for _, score in source)]
    return Attribution(
        anchor=at,
        cued=cued,
        paragraph=int(np.searchsorted(starts, at[0], side="right")) - 1,
        content=tuple(span for span, _ in content),
        source=tuple(span for span, _ in source),
        cue=tuple(cue) if cued else (),
        addressee=tuple(span for span, _ in addressee),
        kind=KINDS[int(sorts[: len(KINDS)].argmax())],
        negated=float(1 / (1 + np.exp(-sorts[-1]))),
        score=round(min(parts), 3),
    )


def _placed(anchor: _Anchor, pieces: list[Piece], role: str) -> list[tuple[Span, float]]:
    """The pieces of one role as spans of the text, each with its score."""
    window, scope = anchor.scores.window, anchor.scope
    return [
        ((int(window.starts[scope[p.first]]), int(window.ends[scope[p.last]])), p.score)
        for p in pieces
        if p.role == role
    ]


def _weight(item: tuple[Span, float]) -> float:
    """A sure piece counts for more, and so does a longer one, though less than in proportion."""
    (start, end), score = item
    return float(score * (end - start) ** 0.5)


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # On ARM processors with SME, KleidiAI would bring another arithmetic than everywhere else.
    options.add_session_config_entry("mlas.disable_kleidiai", "1")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def digest(folder: Path = WEIGHTS) -> str:
    """SHA-256 over the files that decide what is read, in a fixed order."""
    total = hashlib.sha256()
    for name in ("encoder.onnx", "roles.onnx", "vocab.txt"):
        total.update((folder / name).read_bytes())
    return total.hexdigest()

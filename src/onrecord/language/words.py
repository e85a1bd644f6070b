"""Words: a report's paragraphs as word pieces, words with offsets, and word features.

A word is what BERT's pre-tokeniser makes: a run of letters and digits, or one punctuation mark
(Devlin et al., 2019). An uncased vocabulary loses capitals, and no vocabulary sees quotation marks
far away, so every word carries a feature for its case and its place in a quotation.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from onrecord.language import quotes
from onrecord.language.labels import QUOTING
from onrecord.record import Span

Ints = NDArray[np.int64]

# No combining mark comes before this one, and almost everything in a report does.
_FIRST_MARK: Final = "\u0300"

_LONE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one paragraph.

    Attributes:
        pieces: Word-piece ids, [P].
        features: Feature of each piece's word, [P].
        first: Index of each word's first piece, [W].
        starts: Code-point offset of each word in the report, [W].
        ends: Offset behind each word, [W].
    """

    pieces: Ints
    features: Ints
    first: Ints
    starts: Ints
    ends: Ints


class Splitter:
    """Splits paragraphs into words and word pieces.

    Args:
        vocabulary: File with one word piece a line, in the order of their ids.

    Raises:
        ValueError: The vocabulary lacks a piece that every window needs.
    """

    def __init__(self, vocabulary: Path) -> None:
        model = WordPiece.from_file(str(vocabulary), unk_token="[UNK]")  # noqa: S106 - a word piece
        self._tokenizer = Tokenizer(model)
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self.cls = self._id("[CLS]")
        self.sep = self._id("[SEP]")

    def _id(self, piece: str) -> int:
        found: int | None = self._tokenizer.token_to_id(piece)
        if found is None:
            raise ValueError(f"the vocabulary has no {piece}")
        return found

    def split(self, text: str, paragraphs: Sequence[Span]) -> list[Words]:
        """The words of each paragraph, offsets counted in the whole text."""
        return [self._words(text, start, end) for start, end in paragraphs]

    def _words(self, text: str, start: int, end: int) -> Words:
        # Half a surrogate pair, which a Python string may hold, is no character to the tokeniser.
        written = _LONE.sub("\ufffd", text[start:end])
        encoding = self._tokenizer.encode(written, add_special_tokens=False)
        owner = np.array(encoding.word_ids, dtype=np.int64)
        offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2) + start
        opens = np.ones(len(owner), dtype=bool)
        opens[1:] = owner[1:] != owner[:-1]
        first = np.flatnonzero(opens)
        bounds = np.append(first, len(owner))
        last, counts = bounds[1:] - 1, bounds[1:] - first
        starts, ends = offsets[first, 0], _with_marks(text, offsets[last, 1], end)
        features = _features(text, start, end, starts, ends)
        pieces = np.array(encoding.ids, dtype=np.int64)
        return Words(pieces, np.repeat(features, counts), first, starts, ends)


def _with_marks(text: str, ends: Ints, stop: int) -> Ints:
    """Ends moved behind the combining marks that the tokeniser drops at the end of a word."""
    if text.isascii():
        return ends
    moved = ends.copy()
    for index, end in enumerate(ends.tolist()):
        while end < stop and _is_mark(text[end]):
            end += 1
        moved[index] = end
    return moved


def _is_mark(character: str) -> bool:
    return character >= _FIRST_MARK and unicodedata.category(character).startswith("M")


def _features(text: str, start: int, end: int, starts: Ints, ends: Ints) -> Ints:
    """Case × quotation state of every word: 0 outside, 1 inside, 2 a quotation mark."""
    inside = np.zeros(len(starts), dtype=np.int64)
    for quotation in quotes.find(text, start, end):
        (begin, stop), (inner, inner_end) = quotation.span, quotation.inner
        inside[(starts >= inner) & (ends <= inner_end)] = 1
        inside[(starts >= begin) & (ends <= inner)] = 2
        inside[(starts >= inner_end) & (ends <= stop)] = 2
    bounds = zip(starts.tolist(), ends.tolist(), strict=True)
    cases = np.array([_case(text[begin:stop]) for begin, stop in bounds], dtype=np.int64)
    return cases * QUOTING + inside


def _case(word: str) -> int:
    """0 lower case, 1 capitalised, 2 all capitals (two letters or more), 3 no letter first."""
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[:1].isupper() else 0 if word[:1].isalpha() else 3

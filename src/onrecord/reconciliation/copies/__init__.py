"""Copies: reports that share their words, how much, and who copied whom."""

from onrecord.reconciliation.copies.direction import Direction, credit, direct, same_name
from onrecord.reconciliation.copies.pairs import COPY, PARTIAL, Copy, compare, find_copies, share_of
from onrecord.reconciliation.copies.passages import Passage, align
from onrecord.reconciliation.copies.sketch import WIDTH, Sketch, sketch

__all__ = [
    "COPY",
    "PARTIAL",
    "WIDTH",
    "Copy",
    "Direction",
    "Passage",
    "Sketch",
    "align",
    "compare",
    "credit",
    "direct",
    "find_copies",
    "same_name",
    "share_of",
    "sketch",
]

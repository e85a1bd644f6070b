"""The corpora as one kind of text: paragraphs, statements, names, and what each corpus leaves open.

PolNeAR (Newell et al., 2018) marks outermost attributions only, in its own convention; it is
brought nearer to the record guidelines here (the complementiser and edge punctuation leave the
content, tense auxiliaries and "in a statement" leave the cue). What it does not mark stays open, so
that the loss can pass over it: statements inside a content, addressees, kind, negation.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from onrecord.extraction import furniture, paragraphs, prose
from onrecord.record import Furniture, Span, Spans
from training.collection import load

_TENSE: Final = {
    "has", "have", "had", "having", "'ve", "'d", "is", "are", "was", "were", "been", "be", "being",
    "will", "would", "also", "then", "later", "now", "previously", "repeatedly", "recently", "just",
    "often", "once", "first", "already", "further", "again", "and", "to",
}  # fmt: skip
_ADJUNCT: Final = re.compile(
    r"^(said|says|say|saying|told|wrote|added|announced|noted|stated|tweeted|declared|argued|warned|"
    r"explained|claimed|insisted)\b(?=\s+(in|at|on|during|with|via|through|from|by|late|early|this|"
    r"that|last|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One statement as a corpus gives it."""

    content: Spans
    source: Spans
    cue: Spans
    addressee: Spans
    kind: str | None = None
    negated: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One annotated text.

    Attributes:
        id: Its name in the corpus.
        text: The text.
        paragraphs: The stretches that are read.
        statements: Gold statements; None when the corpus has no statements.
        names: Gold names as (start, end, kind); None when the corpus has none.
        outermost: True when statements inside contents and addressees are left open.
    """

    id: str
    text: str
    paragraphs: tuple[Span, ...]
    statements: tuple[Gold, ...] | None = None
    names: tuple[tuple[int, int, str], ...] | None = None
    outermost: bool = False
    corpus: str = field(default="")


def read_record(reports: Iterable[Mapping[str, Any]]) -> Iterator[Text]:
    """Reports annotated after the record guidelines."""
    for item in reports:
        text = item["text"]
        statements = tuple(
            Gold(
                content=_spans(s["content"]),
                source=_spans(s.get("source")),
                cue=_spans(s.get("cue")),
                addressee=_spans(s.get("addressee")),
                kind=s["kind"],
                negated=bool(s.get("negated")),
            )
            for s in item["statements"]
        )
        yield Text(
            id=item["id"], text=text, paragraphs=read_paragraphs(text, item["furniture"]),
            statements=statements, corpus="record",
        )  # fmt: skip


def read_polnear(path: Path) -> Iterator[Text]:
    """PolNeAR articles, brought nearer to the record guidelines."""
    for item in load(path):
        text = item["text"]
        statements = tuple(_converted(text, s) for s in item["statements"])
        yield Text(
            id=item["id"], text=text, paragraphs=read_paragraphs(text), statements=statements,
            outermost=True, corpus="polnear",
        )  # fmt: skip


def read_names(path: Path) -> Iterator[Text]:
    """Texts with persons, organizations and places."""
    for item in load(path):
        text = item["text"]
        names = tuple((n["start"], n["end"], n["kind"]) for n in item["names"])
        names = tuple(n for n in names if n[2] in ("person", "organization", "place"))
        yield Text(
            id=str(item["id"]), text=text, paragraphs=paragraphs.split(text), names=names,
            corpus=path.stem,
        )  # fmt: skip


def read_paragraphs(text: str, gold: Sequence[Mapping[str, Any]] | None = None) -> tuple[Span, ...]:
    """The stretches that statements are read from, by gold furniture where there is some."""
    if gold is None:
        marks = furniture.mark(text)
    else:
        marks = tuple(Furniture(kind=f["kind"], span=tuple(f["span"])) for f in gold)
    return prose.select(paragraphs.split(text), marks)


def _spans(spans: Any) -> Spans:
    return tuple((a, b) for a, b in spans or ())


def _converted(text: str, item: dict[str, Any]) -> Gold:
    content = tuple(_trimmed(text, span) for span in _spans(item["content"]))
    if content and text[slice(*content[0])].lower().startswith("that "):
        content = ((content[0][0] + 5, content[0][1]), *content[1:])
    cue = tuple(_cue(text, span) for span in _spans(item.get("cue")))
    source = tuple(_trimmed(text, span) for span in _spans(item.get("source")))
    return Gold(content=content, source=source, cue=cue, addressee=())


def _trimmed(text: str, span: Span) -> Span:
    """Without the comma or full stop at the edge that the guidelines leave out."""
    start, end = span
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    if end > start + 1 and text[end - 1] == "." and "." not in text[start : end - 1][-4:]:
        end -= 1
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    return start, end


def _cue(text: str, span: Span) -> Span:
    start, end = _trimmed(text, span) if len(text[slice(*span)].strip()) > 1 else span
    words = list(re.finditer(r"\S+", text[start:end]))
    skip = 0
    while skip + 1 < len(words) and words[skip].group().lower() in _TENSE:
        skip += 1
    if words and skip:
        start += words[skip].start()
    adjunct = _ADJUNCT.match(text[start:end])
    return (start, start + adjunct.end()) if adjunct else (start, end)

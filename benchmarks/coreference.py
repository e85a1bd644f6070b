"""Coreference on six news documents of GUM that nothing was fitted on, through the whole reader.

GUM (Zeldes, 2017) was annotated by people. Held out are every third of its news documents by name,
from the second; the pronoun ranker never saw them. The names of all GUM documents, these included,
are among what the network learned names from before 2026-11-22, and the texts of three of them,
without these labels, are reports of record train.

Pronouns: those of the third person singular whose cluster has a name. Resolved is the share whose
entity has a name of that cluster; precision is that of all answers given to such pronouns. CoNLL F1
is the mean of MUC, B-cubed and CEAF-e as `scorch` computes them (Pradhan et al., 2014), over the
clusters that hold a name of a person, body or place. Mentions are matched by the head that GUM
marks, since it takes whole noun phrases and onrecord names; single mentions are left out on both
sides, as in CoNLL-2012. `names and pronouns` leaves out GUM's noun phrases too, most of which
onrecord does not read.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import onrecord
from onrecord.record import Record, Span

MEASURES: Final = (
    "pronouns resolved",
    "pronouns precision",
    "CoNLL F1",
    "CoNLL F1, names and pronouns",
)
_THIRD: Final = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_KINDS: Final = frozenset({"person", "organization", "place"})

Clusters = list[set[Span]]


def measure(file: Path) -> dict[str, float]:
    """Every measure over the held-out documents of GUM's file."""
    found = [(one, _read(one["text"])) for one in held_out(file)]
    hits, asked, answered = (sum(some) for some in zip(*(pronouns(*p) for p in found), strict=True))
    return {
        "pronouns resolved": hits / asked,
        "pronouns precision": hits / answered,
        "CoNLL F1": conll(found, nominal=True),
        "CoNLL F1, names and pronouns": conll(found, nominal=False),
    }


def held_out(file: Path) -> list[dict[str, Any]]:
    """The six documents: every third of the news by name, from the second."""
    with file.open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    news = sorted((one for one in documents if one["genre"] == "news"), key=lambda one: one["id"])
    return news[1::3]


def pronouns(gold: Mapping[str, Any], record: Record) -> tuple[int, int, int]:
    """Of one document: pronouns resolved rightly, pronouns with a name, answers given."""
    names = _names(gold)
    means = {
        span: entity
        for entity in record.entities
        for span in entity.mentions
        if record.quote(span).lower() in _THIRD
    }
    hits = asked = 0
    for mention in gold["entities"]:
        span = mention["start"], mention["end"]
        if record.quote(span).lower() not in _THIRD:
            continue
        heads = names.get(mention["cluster"], ())
        asked += bool(heads)
        entity = means.get(span)
        hits += entity is not None and any(_meet(a, b) for a in entity.names for b in heads)
    return hits, asked, len(means)


def conll(found: Iterable[tuple[Mapping[str, Any], Record]], *, nominal: bool) -> float:
    """CoNLL F1 over all documents, mentions of different documents kept apart."""
    # Loaded here, not above: the other benchmarks need no scorer.
    from scorch.scores import conll2012  # noqa: PLC0415

    keys: list[set[tuple[str, Span]]] = []
    answers: list[set[tuple[str, Span]]] = []
    for gold, record in found:
        key, answer = clusters(gold, record, nominal=nominal)
        keys += [{(gold["id"], span) for span in one} for one in key]
        answers += [{(gold["id"], span) for span in one} for one in answer]
    return float(conll2012(keys, answers))


def clusters(
    gold: Mapping[str, Any], record: Record, *, nominal: bool
) -> tuple[Clusters, Clusters]:
    """The named clusters of a document, as they are and as they were read, by heads."""
    named = {
        one["cluster"]
        for one in gold["entities"]
        if one["kind"] == "name" and one["type"] in _KINDS
    }
    kept = [
        one
        for one in gold["entities"]
        if one["cluster"] in named and (nominal or one["kind"] != "nominal")
    ]
    held: dict[str, set[Span]] = {}
    for one in kept:
        held.setdefault(one["cluster"], set()).add(tuple(one["head"]))
    heads = sorted({tuple(one["head"]) for one in gold["entities"]})
    dropped = (
        set()
        if nominal
        else {tuple(one["head"]) for one in gold["entities"] if one["kind"] == "nominal"}
    )
    read = [
        {_head(span, heads) for span in entity.mentions} - dropped
        for entity in record.entities
        if entity.names
    ]
    return [one for one in held.values() if len(one) > 1], [one for one in read if len(one) > 1]


def _head(span: Span, heads: Iterable[Span]) -> Span:
    """The first head of GUM's that lies in a mention; the mention itself where there is none."""
    return next((one for one in heads if span[0] <= one[0] and one[1] <= span[1]), span)


def _names(gold: Mapping[str, Any]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for one in gold["entities"]:
        if one["kind"] == "name":
            found.setdefault(one["cluster"], []).append(tuple(one["head"]))
    return found


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _read(text: str) -> Record:
    return onrecord.read(text=text)

"""Fit the weights of the pronoun ranker: `python -m training.pronouns`.

Learns from GUM's coreference (Zeldes, 2017; all documents but six of its news reports) and from the
speakers of record train (annotated by a language model), through the names and statements that the
package's own network reads, so that it is fitted to what it will meet. Multinomial logistic
regression with an L2 penalty, by gradient descent in numpy; seconds on one core.

The six held out are every third of GUM's news reports by name, from the second; reports of record
that are made of the same texts are left out too.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from onrecord import gazetteer, language
from onrecord.extraction import furniture, mending, paragraphs, places, prose, statements
from onrecord.extraction.entities import ranker
from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.pronouns import FEATURES, IT, THIRD, Candidate
from onrecord.extraction.entities.resolve import walk
from onrecord.extraction.statements import Found
from onrecord.language import Name
from onrecord.record import Span
from training.collection import DATA, load
from training.collection import reports as collected

OUT: Final = Path(ranker.__file__).with_name("ranker.json")
_PENALTY: Final = 2.0
_STEPS: Final = 1500
_RATE: Final = 0.5
_ROUNDS: Final = 2
_NEWS: Final = 2.0
"""Weight of an example from a news report against one from another genre."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """One text with what is known of its pronouns.

    Attributes:
        text: The text.
        found: The statements read in it.
        names: The names read in it.
        paragraphs: The stretches that were read.
        gold: For a pronoun's span the gold spans of whoever it means.
        spoken: For a pronoun's span the gold name of whoever it means.
        weight: How much its examples count.
    """

    text: str
    found: Found
    names: Sequence[Name]
    paragraphs: tuple[Span, ...]
    gold: Mapping[Span, frozenset[Span]]
    spoken: Mapping[Span, str]
    weight: float


def held_out(reports: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Ids of the six news reports that nothing is fitted on."""
    news = sorted(one["id"] for one in reports if one["genre"] == "news")
    return frozenset(news[1::3])


def cases() -> Iterator[Case]:
    """Every case to learn from, read with the package's network."""
    model = language.load()
    gum = list(load(DATA / "coref/gum.jsonl"))
    kept_back = held_out(gum)
    for one in gum:
        if one["id"] not in kept_back:
            weight = _NEWS if one["genre"] == "news" else 1.0
            yield Case(*_read(model, one["text"]), *_clusters(one), weight)
    for case in speakers():
        pronouns = {
            span: name
            for span, name in case.spoken.items()
            if case.text[slice(*span)].lower() in THIRD | IT
        }
        yield replace(case, spoken=pronouns)


def speakers() -> Iterator[Case]:
    """The annotated reports, without those that GUM holds back, with all their speakers."""
    model = language.load()
    kept_back = held_out(load(DATA / "coref/gum.jsonl"))
    same = {name.replace("GUM_news_", "gum_") for name in kept_back}
    for one in collected():
        if one["id"] not in same:
            yield Case(*_read(model, one["text"]), {}, _sources(one), _NEWS)


def _read(model: language.Model, text: str) -> tuple[str, Found, Sequence[Name], tuple[Span, ...]]:
    marks = furniture.mark(text)
    stretches = prose.select(paragraphs.split(text), marks)
    tags = model.tag(text, stretches)
    names = places.mend(text, stretches, tags.names, gazetteer.load())
    mended = [mending.mend(text, draft, names) for draft in tags.attributions]
    headings = prose.find_headings(stretches, marks)
    return text, statements.build(text, stretches, mended, headings=headings), names, stretches


def _clusters(one: Mapping[str, Any]) -> tuple[dict[Span, frozenset[Span]], dict[Span, str]]:
    """The pronouns of GUM's persons, each with the heads of its cluster's names."""
    spans: dict[str, list[Span]] = {}
    for mention in one["entities"]:
        if mention["kind"] == "name":
            spans.setdefault(mention["cluster"], []).append(tuple(mention["head"]))
    found = {
        (m["start"], m["end"]): frozenset(spans.get(m["cluster"], ()))
        for m in one["entities"]
        if one["text"][m["start"] : m["end"]].lower() in THIRD | IT
    }
    # An "it" that GUM marks as nobody's stands for nothing: "it rained".
    for match in re.finditer(r"\b(?:it|its|itself)\b", one["text"], re.IGNORECASE):
        found.setdefault(match.span(), frozenset())
    return found, {}


def _sources(one: Mapping[str, Any]) -> dict[Span, str]:
    """Who speaks at each source of a report, where the annotation says it."""
    return {
        (s["source"][0][0], s["source"][0][1]): s["entity"]
        for s in one["statements"]
        if s["source"] and s.get("entity")
    }


def _right(case: Case, span: Span, group: Group) -> bool | None:
    """Whether a pronoun means a group; None where nothing is known of it."""
    if span in case.gold:
        spans = case.gold[span]
        return any(a < e and b > s for a, b in group.names for s, e in spans)
    if span in case.spoken:
        words = set(case.spoken[span].lower().split())
        return bool(words & set(group.name.lower().split()))
    return None


def examples(case: Case, sort: str) -> Iterator[tuple[Floats, int, float]]:
    """Each known pronoun: the candidates' values, the right one's row or -1, the weight.

    Args:
        case: The text.
        sort: `person` for "he" and "she", `body` for "it" and "its".
    """
    made: dict[Span, tuple[Floats, int, float]] = {}

    def choose(span: Span, some: Sequence[Candidate]) -> tuple[Group | None, float]:
        known = [_right(case, span, one.group) for one in some]
        own = "body" if case.text[slice(*span)].lower() in IT else "person"
        if own == sort and some and known[0] is not None:
            right = known.index(True) if True in known else -1
            made[span] = np.array([one.values for one in some]), right, case.weight
        return ranker.choose(some, own)

    # Of the two walks the second one's examples stay: it knows men and women by the ranker's own
    # answers, as it will at run time.
    walk(case.text, case.found, case.names, case.paragraphs, choose=choose)
    yield from made.values()


def fit(rows: Sequence[tuple[Floats, int, float]], penalty: float = _PENALTY) -> Floats:
    """The weights that make the right candidates most likely, that of any answer last.

    Args:
        rows: Each example's candidates by features, the right one's row or -1, its weight.
        penalty: How much large weights cost (L2).
    """
    width = rows[0][0].shape[1] + 1
    most = max(len(values) for values, _, _ in rows)
    packed = np.zeros((len(rows), most + 1, width))
    seen = np.zeros((len(rows), most + 1), dtype=bool)
    right = np.zeros(len(rows), dtype=np.int64)
    for at, (values, row, _) in enumerate(rows):
        packed[at, 1 : len(values) + 1, :-1] = values
        packed[at, 1 : len(values) + 1, -1] = 1.0
        seen[at, : len(values) + 1] = True
        right[at] = row + 1
    weight = np.array([w for _, _, w in rows])
    by = np.zeros(width)
    speed = np.zeros(width)
    for _ in range(_STEPS):
        scores = np.where(seen, packed @ by, -1e9)
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        chances[np.arange(len(rows)), right] -= 1
        slope = np.einsum("rc,rcw,r->w", chances, packed, weight) + penalty * by
        speed = 0.9 * speed + slope / weight.sum()
        by -= _RATE * speed
    return by


def main() -> None:
    """Fit the weights and write them into the package."""
    parser = argparse.ArgumentParser(prog="python -m training.pronouns", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    known = list(cases())
    learn(known, options.out)


def learn(known: Sequence[Case], out: Path) -> None:
    """Fit both rankers, each round on examples that the one before helped to make."""
    listed: dict[str, dict[str, float]] = json.loads(out.read_text(encoding="utf-8"))
    for number in range(_ROUNDS):
        for sort in ("person", "body"):
            rows = [row for case in known for row in examples(case, sort)]
            by = fit(rows)
            named = zip((*FEATURES, "answer"), by.tolist(), strict=True)
            listed[sort] = {name: round(value, 3) for name, value in named}
            hits = sum(_best(values, by) == right for values, right, _ in rows) / len(rows)
            print(f"round {number + 1}, {sort}: {len(rows)} pronouns, {hits:.3f} right in training")
        out.write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
        ranker.weights.cache_clear()


def _best(values: Floats, by: Floats) -> int:
    scores = [0.0, *(values @ by[:-1] + by[-1])]
    return int(np.argmax(scores)) - 1


if __name__ == "__main__":
    main()

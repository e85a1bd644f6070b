"""The linear models of figures: which numbers are kept, what they measure and count, and so on.

`python -m training.figures` fits them on the annotated reports and writes them into the package;
`python -m training.checking` cross-validates instead. The encoder's vectors are among what they
see: new weights of the encoder ask for a new fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from onrecord import gazetteer
from onrecord.extraction import furniture, paragraphs, prose
from onrecord.extraction.engine import engine_of
from onrecord.extraction.extract import complete, find_statements
from onrecord.extraction.figures import (
    counted,
    features,
    linear,
    links,
    mentions,
    reading,
    surroundings,
    words,
)
from onrecord.extraction.figures.linear import Linear
from onrecord.extraction.figures.links import Item
from onrecord.extraction.figures.nearby import Nearby
from onrecord.extraction.figures.reading import Candidate, Reading
from onrecord.extraction.figures.scene import Scene
from onrecord.extraction.figures.words import Words
from onrecord.language import Model, Vectors
from onrecord.record import Document, Record
from onrecord.record import Report as Published
from training import collection, setting
from training.regression import Choice, Sample, classes_of, fit, fit_choices

PENALTY: Final = {
    "keep": 0.3,
    "measure": 0.3,
    "counted": 0.3,
    "whole": 1.0,
    "place": 0.3,
    "time": 0.3,
}

Json = dict[str, Any]


@dataclass(frozen=True)
class Report:
    """One annotated report as the reader sees it: its words, the numbers in it, where and when."""

    gold: Json
    words: Words
    candidates: list[Candidate]
    answers: list[Json | None]
    vectors: Vectors
    scenes: dict[str, Scene]


def prepare(gold: Json, model: Model) -> Report:
    """The numbers of one report, each with the annotated figure that it is."""
    text = gold["text"]
    published = Published(id=gold["id"], text=text, published=gold.get("published"))
    document, places = Document(report=published), gazetteer.load()
    read = find_statements(document, model, places)
    record = complete(document, read, engine_of(model, places), places)
    return prepare_read(gold, record, read.vectors)


def prepare_read(gold: Json, record: Record, vectors: Vectors) -> Report:
    """As `prepare`, of a report that was read already."""
    text = gold["text"]
    marks = furniture.mark(text)
    stretches = prose.select(paragraphs.split(text), marks)
    headings = prose.find_headings(stretches, marks)
    split = words.split(text, stretches, headings)
    found = list(reading.candidates(split))
    answers = [match(split, item, gold["figures"]) for item in found]
    said = record.statements
    told = Nearby(said)
    named = {
        "place": mentions.of_places(split, text, stretches, record.places, said),
        "time": mentions.of_times(split, text, stretches, record.times, said),
    }
    scenes = {kind: Scene(split, stretches, headings, named[kind], told) for kind in setting.KINDS}
    return Report(gold, split, found, answers, vectors, scenes)


def match(split: Words, candidate: Candidate, figures: Sequence[Json]) -> Json | None:
    """The annotated figure that a number overlaps most, by the rule of score.py."""
    start, end = split.span(candidate.quantity.first, candidate.quantity.last)
    best, share = None, 0.4
    for figure in figures:
        begin, stop = figure["span"]
        common = max(0, min(end, stop) - max(start, begin))
        dice = 2 * common / (end - start + stop - begin)
        if dice >= share:
            best, share = figure, dice
    return best


def keep_samples(report: Report) -> list[Sample]:
    return [
        Sample(candidate.features, "yes" if answer else "no")
        for candidate, answer in zip(report.candidates, report.answers, strict=True)
    ]


def measure_samples(report: Report) -> list[Sample]:
    samples: list[Sample] = []
    before: tuple[Candidate, str] | None = None
    for candidate, answer in zip(report.candidates, report.answers, strict=True):
        if answer is None:
            continue
        seen = candidate.features
        if before and candidate.number - before[0].number <= 1:
            seen = seen + features.following(
                report.words,
                candidate.quantity,
                before[0].quantity,
                before[1],
                candidate.sentence[0],
            )
        if candidate.quantity.measure is None:
            samples.append(Sample(seen, answer["measure"]))
        before = candidate, answer["measure"]
    return samples


def counted_choices(report: Report) -> list[Choice]:
    """For every figure with a counted phrase, its options and the one nearest to that phrase."""
    choices: list[Choice] = []
    before: tuple[int, int] | None = None
    split = report.words
    for candidate, answer in zip(report.candidates, report.answers, strict=True):
        if answer is None:
            continue
        item = Reading(candidate=candidate, measure=answer["measure"], score=1.0)
        listed = counted.plausible(split, item, counted.options(split, item, before))
        seen = surroundings.of(split, report.vectors, candidate.quantity, listed)
        wanted = answer.get("counted_span")
        before = None
        if wanted is None:
            if answer["counted"] is None:
                choices.append(Choice([o.features for o in listed], [len(listed) - 1], seen))
            continue
        shares = [dice(split, o.first, o.last, wanted) for o in listed]
        best = max(shares)
        if best >= 0.5:
            right = [i for i, share in enumerate(shares) if share >= best - 0.05]
            choices.append(Choice([o.features for o in listed], right, seen))
            before = (listed[right[0]].first, listed[right[0]].last)
    return choices


def whole_choices(report: Report) -> list[Choice]:
    """For every figure the figures it may be part of, and which it is."""
    kept = annotated(report)
    items = [item for item, _ in kept]
    numbers = {answer["id"]: number for number, (_, answer) in enumerate(kept)}
    choices: list[Choice] = []
    before: int | None = None
    for index, (_, answer) in enumerate(kept):
        listed = links.wholes(report.words, items, index, before)
        before = numbers.get(answer["part_of"])
        wanted = [
            number
            for number, option in enumerate(listed)
            if (kept[option.index][1]["id"] if option.index >= 0 else None) == answer["part_of"]
        ]
        if wanted:
            choice = Choice([option.features for option in listed], wanted)
            # One in twelve is part of another: seen once each, "none" would always win.
            choices += [choice] * (1 if answer["part_of"] is None else 3)
    return choices


def annotated(report: Report) -> list[tuple[Item, Json]]:
    """The figures that were found, as they are annotated."""
    return [
        (Item(Reading(candidate=c, measure=a["measure"], score=1.0), gold_words(report, a)), a)
        for c, a in zip(report.candidates, report.answers, strict=True)
        if a is not None
    ]


def setting_choices(report: Report, kind: str) -> list[Choice]:
    """For every figure the places, or the times, it may apply to, and which it does."""
    return setting.choices(report.gold["text"], report.scenes[kind], annotated(report), kind)


def gold_words(report: Report, answer: Json) -> tuple[int, int] | None:
    """What an annotated figure counts, as a range of words."""
    if not answer.get("counted_span"):
        return None
    start, end = answer["counted_span"]
    split = report.words
    inside = [i for i in range(len(split.starts)) if start <= split.starts[i] < end]
    return (inside[0], inside[-1] + 1) if inside else None


def dice(split: Words, first: int, last: int, wanted: Sequence[int]) -> float:
    """Shared words of a range of words and a span, as in score.py."""
    mine = set(range(first, last))
    theirs = {
        i
        for i in range(len(split.starts))
        if split.starts[i] < wanted[1] and split.ends[i] > wanted[0]
    }
    mine = {i for i in mine if split.written[i][0].isalnum()}
    theirs = {i for i in theirs if split.written[i][0].isalnum()}
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


def train(reports: Sequence[Report]) -> dict[str, Linear]:
    keep = [sample for report in reports for sample in keep_samples(report)]
    measure = [sample for report in reports for sample in measure_samples(report)]
    count = [choice for report in reports for choice in counted_choices(report)]
    whole = [choice for report in reports for choice in whole_choices(report)]
    placed = {
        kind: [choice for report in reports for choice in setting_choices(report, kind)]
        for kind in setting.KINDS
    }
    return {
        **{kind: fit_choices(placed[kind], penalty=PENALTY[kind]) for kind in setting.KINDS},
        "whole": fit_choices(whole, penalty=PENALTY["whole"]),
        "counted": fit_choices(count, penalty=PENALTY["counted"]),
        "keep": fit(keep, ["no", "yes"], penalty=PENALTY["keep"]),
        "measure": fit(measure, classes_of(measure), penalty=PENALTY["measure"]),
    }


def load_reports() -> list[Report]:
    """Every annotated report, read with the package's network."""
    model = Model()
    return [prepare(item, model) for item in collection.reports()]


def save(models: dict[str, Linear], path: Path) -> None:
    stored: dict[str, Any] = {}
    for name, model in models.items():
        names, weights = model.stored()
        stored[f"{name}.features"] = np.frombuffer("\n".join(names).encode(), dtype=np.uint8)
        stored[f"{name}.classes"] = np.frombuffer("\n".join(model.classes).encode(), dtype=np.uint8)
        stored[f"{name}.weights"] = weights.astype(np.float16)
        if model.dense is not None:
            stored[f"{name}.dense"] = model.dense.astype(np.float16)
    np.savez_compressed(path, allow_pickle=False, **stored)
    print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    save(train(load_reports()), linear.WEIGHTS)

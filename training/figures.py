"""The linear models of figures: which numbers are kept, and what they measure.

`python -m training.figures` fits them on `record` train and writes them into the package;
`--check` cross-validates by report instead and writes nothing. Multinomial logistic regression with
an L2 penalty, full batches, L-BFGS: the optimum is unique, so the run repeats itself.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.extraction import furniture, paragraphs, prose
from onrecord.extraction.figures import (
    counted,
    features,
    linear,
    links,
    reading,
    surroundings,
    words,
)
from onrecord.extraction.figures.linear import Linear
from onrecord.extraction.figures.links import Item
from onrecord.extraction.figures.reading import Candidate, Reading
from onrecord.extraction.figures.words import Words
from onrecord.language import Model, Vectors
from training.corpora import DATA

TRAIN: Final = DATA / "record/train.jsonl"
FOLDS: Final = 5
RARE: Final = 2
"""Features seen in fewer samples are left out."""
PENALTY: Final = {"keep": 0.3, "measure": 0.3, "counted": 0.3, "whole": 1.0}
SPREAD: Final = 0.1
"""Standard deviation that the numbers of the encoder's vectors are brought to; it weighs them
against named features, which are 0 or 1."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Sample:
    """Features of one decision and the class that is right."""

    features: list[str]
    answer: str


@dataclass(frozen=True)
class Report:
    """One annotated report as the reader sees it: its words and the numbers in it."""

    gold: Json
    words: Words
    candidates: list[Candidate]
    answers: list[Json | None]
    vectors: Vectors


def prepare(gold: Json, model: Model) -> Report:
    """The numbers of one report, each with the annotated figure that it is."""
    text = gold["text"]
    marks = furniture.mark(text)
    stretches = prose.select(paragraphs.split(text), marks)
    split = words.split(text, stretches, prose.find_headings(stretches, marks))
    found = list(reading.candidates(split))
    answers = [match(split, item, gold["figures"]) for item in found]
    return Report(gold, split, found, answers, model.tag(text, stretches).vectors)


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


def fit(samples: Sequence[Sample], classes: Sequence[str], *, penalty: float) -> Linear:
    """The weights that make the right answers likeliest, with an L2 penalty."""
    counts = Counter(name for sample in samples for name in set(sample.features))
    known = sorted(name for name, count in counts.items() if count >= RARE)
    rows = {name: row for row, name in enumerate(known)}
    bags = [sorted({rows[n] for n in sample.features if n in rows}) for sample in samples]
    flat = torch.tensor([row for bag in bags for row in bag])
    offsets = torch.tensor(np.cumsum([0, *map(len, bags)])[:-1])
    answers = torch.tensor([classes.index(sample.answer) for sample in samples])
    weights = torch.zeros(len(known), len(classes), dtype=torch.float64, requires_grad=True)
    solver = torch.optim.LBFGS(
        [weights], max_iter=150, history_size=10, line_search_fn="strong_wolfe"
    )

    def loss() -> torch.Tensor:
        solver.zero_grad()
        scores = torch.nn.functional.embedding_bag(flat, weights, offsets, mode="sum")
        total = torch.nn.functional.cross_entropy(scores, answers, reduction="sum")
        total = total + penalty * (weights**2).sum() / 2
        total.backward()
        return total

    solver.step(loss)
    return Linear(known, weights.detach().numpy().astype(np.float32), classes)


@dataclass(frozen=True)
class Choice:
    """Options of one decision, by their features, and which are right."""

    options: list[list[str]]
    right: list[int]
    vectors: NDArray[np.float32] | None = None


def counted_choices(report: Report) -> list[Choice]:
    """For every figure with a counted phrase, its options and the one nearest to that phrase."""
    choices: list[Choice] = []
    before: tuple[int, int] | None = None
    split, text = report.words, report.gold["text"]
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
        shares = [dice(split, text, o.first, o.last, wanted) for o in listed]
        best = max(shares)
        if best >= 0.5:
            right = [i for i, share in enumerate(shares) if share >= best - 0.05]
            choices.append(Choice([o.features for o in listed], right, seen))
            before = (listed[right[0]].first, listed[right[0]].last)
    return choices


def whole_choices(report: Report) -> list[Choice]:
    """For every figure the figures it may be part of, and which it is."""
    kept = [
        (candidate, answer)
        for candidate, answer in zip(report.candidates, report.answers, strict=True)
        if answer is not None
    ]
    text = report.gold["text"]
    items = [
        Item(Reading(candidate=c, measure=a["measure"], score=1.0), gold_words(report, text, a))
        for c, a in kept
    ]
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


def gold_words(report: Report, text: str, answer: Json) -> tuple[int, int] | None:
    """What an annotated figure counts, as a range of words."""
    if not answer.get("counted_span"):
        return None
    start, end = answer["counted_span"]
    split = report.words
    inside = [i for i in range(len(split.starts)) if start <= split.starts[i] < end]
    return (inside[0], inside[-1] + 1) if inside else None


def dice(split: Words, text: str, first: int, last: int, wanted: Sequence[int]) -> float:
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


def fit_choices(choices: Sequence[Choice], *, penalty: float) -> Linear:
    """The weights under which the right options of each choice are likeliest together."""
    counts = Counter(n for choice in choices for option in choice.options for n in set(option))
    known = sorted(name for name, count in counts.items() if count >= RARE)
    rows = {name: row for row, name in enumerate(known)}
    bags = [
        sorted({rows[n] for n in option if n in rows})
        for choice in choices
        for option in choice.options
    ]
    flat = torch.tensor([row for bag in bags for row in bag])
    offsets = torch.tensor(np.cumsum([0, *map(len, bags)])[:-1])
    widest = max(len(choice.options) for choice in choices)
    place = torch.full((len(choices), widest), -1)
    right = torch.zeros(len(choices), widest, dtype=torch.bool)
    at = 0
    for row, choice in enumerate(choices):
        place[row, : len(choice.options)] = torch.arange(at, at + len(choice.options))
        right[row, choice.right] = True
        at += len(choice.options)
    weights = torch.zeros(len(known), 1, dtype=torch.float64, requires_grad=True)
    seen, scale = _scaled(choices)
    dense = torch.zeros(seen.shape[1], dtype=torch.float64, requires_grad=True)
    solver = torch.optim.LBFGS(
        [weights, dense], max_iter=150, history_size=10, line_search_fn="strong_wolfe"
    )

    def loss() -> torch.Tensor:
        solver.zero_grad()
        scores = torch.nn.functional.embedding_bag(flat, weights, offsets, mode="sum")[:, 0]
        scores = scores + seen @ dense
        table = scores[place.clamp(min=0)].masked_fill(place < 0, -1e9)
        chosen = table.masked_fill(~right, -1e9)
        total = (torch.logsumexp(table, 1) - torch.logsumexp(chosen, 1)).sum()
        total = total + penalty * ((weights**2).sum() + (dense**2).sum()) / 2
        total.backward()
        return total

    solver.step(loss)
    beside = (dense.detach().numpy() * scale).astype(np.float32) if len(scale) else None
    return Linear(known, weights.detach().numpy().astype(np.float32), ["score"], beside)


def _scaled(choices: Sequence[Choice]) -> tuple[torch.Tensor, NDArray[np.float64]]:
    """Vectors of all options, [options, D], at one scale, and by what each number was multiplied.

    Of several options only differences count, so that nothing is taken off for the mean.
    """
    tables = [choice.vectors for choice in choices if choice.vectors is not None]
    if not tables:
        return torch.zeros(sum(len(choice.options) for choice in choices), 0).double(), np.zeros(0)
    whole = np.concatenate(tables).astype(np.float64)
    scale = SPREAD / (whole.std(axis=0) + 1e-6)
    return torch.tensor(whole * scale), scale


def classes_of(samples: Sequence[Sample]) -> list[str]:
    return sorted({sample.answer for sample in samples})


def check(reports: Sequence[Report]) -> None:
    """Cross-validate by report: figures kept, and measures given a right figure."""
    hit = kept = gold = right = known = 0
    confusion: Counter[tuple[str, str]] = Counter()
    tally: Counter[tuple[str, str]] = Counter()
    for fold in range(FOLDS):
        learn = [r for i, r in enumerate(reports) if i % FOLDS != fold]
        held = [r for i, r in enumerate(reports) if i % FOLDS == fold]
        models = train(learn)
        for report in held:
            found = reading.read_with(
                report.words, models["keep"], models["measure"], report.candidates
            )
            gold += len(report.gold["figures"])
            kept += len(found)
            answers = {id(c): a for c, a in zip(report.candidates, report.answers, strict=True)}
            before: tuple[int, int] | None = None
            items: list[Item] = []
            for item in found:
                answer = answers[id(item.candidate)]
                listed = counted.options(report.words, item, before)
                likely = counted.plausible(report.words, item, listed)
                seen = surroundings.of(
                    report.words, report.vectors, item.candidate.quantity, likely
                )
                chosen = counted.choose(models["counted"], likely, seen)
                before = (chosen.first, chosen.last) if chosen.first >= 0 else None
                items.append(Item(item, before))
                if answer and answer.get("counted_span"):
                    shares = [
                        dice(report.words, "", o.first, o.last, answer["counted_span"])
                        for o in listed
                    ]
                    tally["counted", "all"] += 1
                    tally["counted", "possible"] += max(shares) >= 0.5
                    good = shares[listed.index(chosen)] >= 0.5
                    tally["counted", "right"] += good
                    tally[
                        "counted " + item.measure,
                        "right" if good else "possible" if max(shares) >= 0.5 else "impossible",
                    ] += 1
                if answer is None:
                    continue
                hit += 1
                known += 1
                right += item.measure == answer["measure"]
                if item.measure != answer["measure"]:
                    confusion[answer["measure"], item.measure] += 1
            ids = [(answers[id(i.candidate)] or {"id": None})["id"] for i in found]
            chosen_whole: int | None = None
            for index, item in enumerate(found):
                chosen_whole = links.choose_whole(
                    models["whole"], links.wholes(report.words, items, index, chosen_whole)
                )
                answer = answers[id(item.candidate)]
                if answer is None:
                    continue
                want = answer["part_of"]
                tally["whole", "gold"] += want is not None
                tally["whole", "found"] += chosen_whole is not None
                tally["whole", "hit"] += (
                    want is not None and chosen_whole is not None and ids[chosen_whole] == want
                )
    print(f"figure F1 {2 * hit / (kept + gold):.4f} ({hit} of {gold}, {kept} kept)")
    print(f"measure {right / known:.4f} of {known}")
    print(sorted(tally.items()))
    print(confusion.most_common(25))


def train(reports: Sequence[Report]) -> dict[str, Linear]:
    keep = [sample for report in reports for sample in keep_samples(report)]
    measure = [sample for report in reports for sample in measure_samples(report)]
    count = [choice for report in reports for choice in counted_choices(report)]
    whole = [choice for report in reports for choice in whole_choices(report)]
    return {
        "whole": fit_choices(whole, penalty=PENALTY["whole"]),
        "counted": fit_choices(count, penalty=PENALTY["counted"]),
        "keep": fit(keep, ["no", "yes"], penalty=PENALTY["keep"]),
        "measure": fit(measure, classes_of(measure), penalty=PENALTY["measure"]),
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training.figures", description=__doc__)
    parser.add_argument("--check", action="store_true", help="cross-validate; write nothing")
    options = parser.parse_args()
    torch.set_num_threads(1)
    with TRAIN.open(encoding="utf-8") as lines:
        model = Model()
        reports = [prepare(json.loads(line), model) for line in lines]
    if options.check:
        check(reports)
        return
    save(train(reports), linear.WEIGHTS)


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
    main()

"""`python -m training.checking`: the linear models of figures, cross-validated by report.

Nothing is written. The encoder's vectors and the statements come from a network trained on the same
reports, so that what rests on them may be flattered.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from onrecord.extraction.figures import counted, links, reading, surroundings
from onrecord.extraction.figures import setting as choosing
from onrecord.extraction.figures.forms import forms
from onrecord.extraction.figures.linear import Linear
from onrecord.extraction.figures.links import Item
from onrecord.extraction.figures.reading import Reading
from training import setting
from training.figures import Json, Report, dice, load_reports, train

FOLDS: Final = 5
HARM: Final = forms(
    "killed wounded missing detained displaced rescued infected abducted held affected"
)

Tally = Counter[str]


def check(reports: Sequence[Report]) -> None:
    """Print how figures, measures, counted phrases and parts come out on reports not fitted on."""
    tally, confusion = Tally(), Counter[tuple[str, str]]()
    for fold in range(FOLDS):
        models = train([r for i, r in enumerate(reports) if i % FOLDS != fold])
        for report in reports[fold::FOLDS]:
            _read(report, models, tally, confusion)
    print(f"figure F1 {2 * tally['hit'] / (tally['kept'] + tally['gold']):.4f}")
    print(f"measure {tally['measure'] / tally['hit']:.4f} of {tally['hit']} found")
    print(
        f"counted {tally['counted right'] / tally['counted']:.4f} of {tally['counted']}", end=", "
    )
    print(f"an option right for {tally['counted possible'] / tally['counted']:.4f}")
    print(f"part of F1 {2 * tally['part hit'] / (tally['parts'] + tally['parts found']):.4f}")
    print(dict(sorted(tally.items())))
    print(confusion.most_common(25))


def _read(
    report: Report,
    models: Mapping[str, Linear],
    tally: Tally,
    confusion: Counter[tuple[str, str]],
) -> None:
    found = reading.read_with(report.words, models["keep"], models["measure"], report.candidates)
    gold = {id(c): a for c, a in zip(report.candidates, report.answers, strict=True)}
    answers = [gold[id(item.candidate)] for item in found]
    tally["gold"] += len(report.gold["figures"])
    tally["kept"] += len(found)
    for item, answer in zip(found, answers, strict=True):
        if answer is not None:
            tally["hit"] += 1
            tally["measure"] += item.measure == answer["measure"]
            if item.measure != answer["measure"]:
                confusion[answer["measure"], item.measure] += 1
    items = _count(report, models["counted"], found, answers, tally)
    _tie(report, models["whole"], items, answers, tally)
    for kind in setting.KINDS:
        _apply(report, models[kind], items, answers, tally, kind=kind)


def _count(
    report: Report,
    model: Linear,
    found: Sequence[Reading],
    answers: Sequence[Json | None],
    tally: Tally,
) -> list[Item]:
    items: list[Item] = []
    before: tuple[int, int] | None = None
    for item, answer in zip(found, answers, strict=True):
        listed = counted.options(report.words, item, before)
        likely = counted.plausible(report.words, item, listed)
        seen = surroundings.of(report.words, report.vectors, item.candidate.quantity, likely)
        chosen = counted.choose(model, likely, seen)
        before = (chosen.first, chosen.last) if chosen.first >= 0 else None
        items.append(Item(item, before))
        if answer and answer.get("counted_span"):
            wanted = answer["counted_span"]
            shares = [dice(report.words, o.first, o.last, wanted) for o in listed]
            tally["counted"] += 1
            tally["counted possible"] += max(shares) >= 0.5
            tally["counted right"] += shares[listed.index(chosen)] >= 0.5
    return items


def _tie(
    report: Report,
    model: Linear,
    items: Sequence[Item],
    answers: Sequence[Json | None],
    tally: Tally,
) -> None:
    ids = [answer["id"] if answer else None for answer in answers]
    before: int | None = None
    for index, answer in enumerate(answers):
        before = links.choose_whole(model, links.wholes(report.words, items, index, before))
        if answer is not None:
            wanted = answer["part_of"]
            tally["parts"] += wanted is not None
            tally["parts found"] += before is not None
            tally["part hit"] += wanted is not None and before is not None and ids[before] == wanted


def _apply(
    report: Report,
    model: Linear,
    items: Sequence[Item],
    answers: Sequence[Json | None],
    tally: Tally,
    *,
    kind: str,
) -> None:
    """Where and when: right, wrong and left open, and given where the annotation gives none."""
    text, before = report.gold["text"], None
    for item, answer in zip(items, answers, strict=True):
        chosen = choosing.choose(model, report.scenes[kind].options(item, before))
        before = item, chosen
        if answer is None:
            continue
        wanted = answer.get(kind)
        if wanted and chosen:
            outcome = "right" if setting.fits(text, chosen, wanted, kind) else "wrong"
        else:
            outcome = "open" if wanted else "more" if chosen else "none"
        tally[f"{kind} {outcome}"] += 1
        if answer["measure"] in HARM:
            tally[f"{kind} {outcome}, people harmed"] += 1


if __name__ == "__main__":
    check(load_reports())

"""How well reports are brought together: the invented collection, the news cluster.

    python -m benchmarks.across [--wrong]

Precision and recall count pairs: two mentions that the answers put together, and two that are put
together here. A discrepancy is right when its kind is, and each of its sides holds a mention of a
side of the answer's. The collection is invented (examples/across/README.md) and was written before
the groupings; the reader reads it as it reads anything.
"""

import itertools
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import onrecord
from onrecord import Record, Report
from onrecord.extraction import furniture
from onrecord.reconciliation import claims, copies, discrepancies, origins, stories, utterances
from onrecord.reconciliation.series import Series, find_series
from onrecord.record import Engine

ROOT = Path(__file__).resolve().parents[1]
COLLECTION = ROOT / "examples" / "across"
_BARE = Engine(version="", model="", sha256="")
Mention = tuple[str, tuple[int, int]]
Pair = frozenset[Mention]


def read_collection() -> list[Record]:
    """The records of the collection, read by the package's own reader."""
    results = onrecord.Reader().read_all([COLLECTION / "reports.jsonl"])
    return [result for result in results if isinstance(result, Record)]


def answers() -> dict[str, Any]:
    """What is right."""
    data: dict[str, Any] = json.loads((COLLECTION / "answers.json").read_text(encoding="utf-8"))
    return data


def measure(records: Sequence[Record], right: Mapping[str, Any]) -> tuple[dict[str, float], list]:  # type: ignore[type-arg]
    """The scores on the collection, and the discrepancies that were missed or are wrong."""
    sketches = [copies.sketch(record) for record in records]
    pairs = copies.find_copies(sketches)
    found_origins = origins.find_origins([record.report for record in records], pairs)
    origin = {id_: each.name for each in found_origins for id_ in each.reports}
    groups = stories.cluster([stories.read_terms(record) for record in records])
    story = {id_: ids[0] for ids in groups for id_ in ids}
    said = [each for record in records for each in utterances.said(record)]
    spoken = utterances.find_utterances(said, story)
    every = [claim for record in records for claim in claims.claims_of(record)]
    series = find_series(every, story, origin)
    by_ref = {each.ref: each for each in said}
    differ = discrepancies.find_discrepancies(series, spoken, by_ref, origin)
    truth = right["reports"]
    precision, recall, wrong = _discrepancies(differ, every, right)
    scores = {
        **_copies(pairs, right["copies"]),
        "origins": sum(origin[id_] == truth[id_]["origin"] for id_ in truth) / len(truth),
        "stories B-cubed F1": bcubed(groups, {id_: truth[id_]["story"] for id_ in truth}),
        **_utterances(spoken, by_ref, right["utterances"]),
        **_series(series, right["series"]),
        "discrepancies precision": precision,
        "discrepancies recall": recall,
    }
    return scores, wrong


def bcubed(groups: Iterable[Sequence[str]], truth: Mapping[str, str]) -> float:
    """B-cubed F1 (Bagga and Baldwin, 1998) of groups of ids against their true labels."""
    mine = {id_: set(ids) for ids in groups for id_ in ids}
    theirs: defaultdict[str, set[str]] = defaultdict(set)
    for id_, label in truth.items():
        theirs[label].add(id_)
    shared = {id_: len(mine[id_] & theirs[truth[id_]]) for id_ in truth}
    precision = sum(shared[id_] / len(mine[id_]) for id_ in truth) / len(truth)
    recall = sum(shared[id_] / len(theirs[truth[id_]]) for id_ in truth) / len(truth)
    return 2 * precision * recall / (precision + recall)


def measure_copies(data: Path) -> dict[str, float]:
    """Pairs with containment of at least 0.5 in the news cluster."""
    found = copies.find_copies([copies.sketch(record) for record in _cluster(data)])
    mine = {frozenset((copy.a, copy.b)) for copy in found}
    pairs = map(json.loads, (data / "near_copies.jsonl").open(encoding="utf-8"))
    truth = {frozenset((p["a"], p["b"])) for p in pairs if p["containment5"] >= copies.COPY}
    return {
        "copies precision": len(mine & truth) / len(mine),
        "copies recall": len(mine & truth) / len(truth),
    }


def measure_stories(data: Path) -> dict[str, float]:
    """B-cubed F1 on the news cluster; 1 where the same comes out in the opposite order."""
    terms = [stories.read_terms(record) for record in _cluster(data)]
    rows = map(json.loads, (data / "news_cluster.jsonl").open(encoding="utf-8"))
    truth = {row["id"]: row["cluster"] for row in rows}
    groups = stories.cluster(terms)
    return {
        "B-cubed F1": bcubed(groups, truth),
        "same in another order": float(stories.cluster(terms[::-1]) == groups),
    }


def _cluster(data: Path) -> list[Record]:
    records = []
    for row in map(json.loads, (data / "news_cluster.jsonl").open(encoding="utf-8")):
        report = Report(
            id=row["id"],
            text=row["text"],
            title=row["title"],
            publisher=row["source"],
            published=row["date"],
        )
        marks = furniture.mark(row["text"])
        records.append(Record(report=report, furniture=marks, engine=_BARE))
    return records


def _copies(found: Iterable[copies.Copy], truth: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    mine = {frozenset((copy.a, copy.b)): copy for copy in found}
    theirs = {frozenset((each["a"], each["b"])): each for each in truth}
    directed = [key for key, each in theirs.items() if "from" in each and key in mine]
    right = [key for key in directed if _giver(mine[key]) == theirs[key]["from"]]
    return {
        "copies precision": len(mine.keys() & theirs.keys()) / len(mine),
        "copies recall": len(mine.keys() & theirs.keys()) / len(theirs),
        "copies direction": len(right) / len(directed),
    }


def _giver(copy: copies.Copy) -> str | None:
    return {"a>b": copy.a, "b>a": copy.b}.get(copy.direction or "")


def _mentions(truth: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[Mention, str]:
    return {
        (each["report"], (each["span"][0], each["span"][1])): name
        for name, members in truth.items()
        for each in members
    }


def _score(
    groups: Iterable[Sequence[Sequence[Mention]]], gold: Mapping[Mention, str]
) -> tuple[float, float]:
    """Precision and recall of pairs; a pair with what is no mention counts as wrong."""
    mine: set[Pair] = set()
    stray = 0
    for group in groups:
        for one, other in itertools.combinations(group, 2):
            if one and other:
                mine.update(frozenset((a, b)) for a in one for b in other if a != b)
            elif one or other:
                stray += 1
    by_name: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention, name in gold.items():
        by_name[name].append(mention)
    theirs = {
        frozenset(pair) for each in by_name.values() for pair in itertools.combinations(each, 2)
    }
    # Two mentions in one statement are together in themselves.
    right = len(mine & theirs)
    return right / max(1, len(mine) + stray), right / len(theirs)


def _utterances(
    found: Iterable[utterances.Utterance],
    said: Mapping[str, utterances.Said],
    truth: Mapping[str, Sequence[Mapping[str, Any]]],
) -> dict[str, float]:
    gold = _mentions(truth)
    groups = [
        [_covered(said[ref].report, said[ref].content, gold) for ref in each.members]
        for each in found
    ]
    precision, recall = _score(groups, gold)
    return {"utterances precision": precision, "utterances recall": recall}


def _covered(
    report: str, spans: Sequence[tuple[int, int]], gold: Mapping[Mention, str]
) -> list[Mention]:
    """The mentions that a statement covers by more than half of the shorter."""
    length = sum(end - begin for begin, end in spans)
    return [
        mention
        for mention in gold
        if mention[0] == report
        and sum(max(0, min(e, mention[1][1]) - max(b, mention[1][0])) for b, e in spans)
        > 0.5 * min(length, mention[1][1] - mention[1][0])
    ]


def _at(claim: claims.Claim, gold: Iterable[Mention]) -> list[Mention]:
    return [
        mention
        for mention in gold
        if mention[0] == claim.report
        and mention[1][0] < claim.span[1]
        and claim.span[0] < mention[1][1]
    ][:1]


def _series(
    found: Iterable[Series], truth: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, float]:
    gold = _mentions(truth)
    groups = [[_at(claim, gold) for claim in each.claims] for each in found]
    precision, recall = _score(groups, gold)
    return {"series precision": precision, "series recall": recall}


def _discrepancies(
    found: Sequence[discrepancies.Discrepancy],
    every: Iterable[claims.Claim],
    right: Mapping[str, Any],
) -> tuple[float, float, list[Any]]:
    series = {
        (each["report"], (each["span"][0], each["span"][1])): (each["source"], name)
        for name, members in right["series"].items()
        for each in members
    }
    told = {claim.ref: series[mention] for claim in every for mention in _at(claim, series)}
    met: set[int] = set()
    wrong: list[Any] = []
    for each in found:
        numbers = [
            number
            for number, answer in enumerate(right["discrepancies"])
            if answer["kind"] == each.kind and _meets(each, answer, told)
        ]
        met.update(numbers)
        if not numbers:
            wrong.append(each)
    missed = [a for number, a in enumerate(right["discrepancies"]) if number not in met]
    precision = (len(found) - len(wrong)) / max(1, len(found))
    return precision, len(met) / len(right["discrepancies"]), [*wrong, *missed]


def _meets(
    found: discrepancies.Discrepancy,
    answer: Mapping[str, Any],
    told: Mapping[str, tuple[str, str]],
) -> bool:
    one, other = found.sides
    return any(
        _is_side(first, answer, 0, told) and _is_side(second, answer, 1, told)
        for first, second in ((one, other), (other, one))
    )


def _is_side(
    side: discrepancies.Side,
    answer: Mapping[str, Any],
    number: int,
    told: Mapping[str, tuple[str, str]],
) -> bool:
    if "reports" in answer:
        return bool(set(side.reports) & set(answer["reports"][number]))
    source, series, low, high = answer["sides"][number]
    exact = answer["kind"] == "sources" or (side.low, side.high) == (low, high)
    return exact and any(told.get(ref) == (source, series) for ref in side.refs)


def main() -> int:
    """Print the scores; with --wrong also the discrepancies missed and wrong."""
    scores, wrong = measure(read_collection(), answers())
    for name, value in scores.items():
        print(f"{name:26} {value:.3f}")
    if "--wrong" in sys.argv:
        for each in wrong:
            print(each)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

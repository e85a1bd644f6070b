"""The coreference benchmark counts what it says, on a record made by hand."""

from typing import Any

from benchmarks import coreference
from onrecord import Engine, Entity, Record, Report

TEXT = "Mara Lisk came. She met Tom Oren. He left. Lisk stayed."


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def gold(words: str, cluster: str, kind: str, head: str = "") -> dict[str, Any]:
    start, end = at(words)
    return {
        "start": start,
        "end": end,
        "type": "person",
        "cluster": cluster,
        "kind": kind,
        "head": list(at(head or words)),
    }


LAST = {**gold("Lisk", "1", "name"), "start": 43, "end": 47, "head": [43, 47]}
GOLD = {
    "id": "made",
    "entities": [
        gold("Mara Lisk", "1", "name", "Mara"),
        gold("She", "1", "pronoun"),
        gold("Tom Oren", "2", "name", "Tom"),
        gold("He", "2", "pronoun"),
        LAST,
    ],
}


def record(*entities: tuple[list[tuple[int, int]], list[tuple[int, int]]]) -> Record:
    return Record(
        report=Report(id="made", text=TEXT),
        entities=tuple(
            Entity(id=f"e{n}", name="x", kind="person", names=tuple(names), mentions=tuple(all_))
            for n, (names, all_) in enumerate(entities)
        ),
        engine=Engine(version="0", model="by-hand", sha256=""),
    )


LISK = [at("Mara Lisk"), (43, 47)]
OREN = [at("Tom Oren")]


def test_pronouns_right_asked_and_answered() -> None:
    right = record((LISK, [*LISK, at("She")]), (OREN, [*OREN, at("He")]))
    wrong = record((LISK, [*LISK, at("She"), at("He")]), (OREN, OREN))
    silent = record((LISK, LISK), (OREN, OREN))
    assert coreference.pronouns(GOLD, right) == (2, 2, 2)
    assert coreference.pronouns(GOLD, wrong) == (1, 2, 2)
    assert coreference.pronouns(GOLD, silent) == (0, 2, 0)


def test_clusters_are_matched_by_their_heads() -> None:
    right = record((LISK, [*LISK, at("She")]), (OREN, [*OREN, at("He")]))
    key, answer = coreference.clusters(GOLD, right, nominal=False)
    assert sorted(map(sorted, key)) == sorted(map(sorted, answer))


def test_single_mentions_are_left_out() -> None:
    assert coreference.clusters(GOLD, record((OREN, OREN)), nominal=True)[1] == []

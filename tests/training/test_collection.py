"""Annotations of our own: whole, inside their texts, and none of them on what is evaluated."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from training import collection

MEASURES = frozenset(
    "killed wounded missing detained abducted held displaced rescued infected affected attending "  # noqa: SIM905
    "employed population people-other count vote money area length mass speed temperature percent "
    "duration other".split()
)
FILES = sorted(collection.ADDED.glob("*.jsonl"))
here = pytest.mark.skipif(not collection.DATA.is_dir(), reason="../shared/data is not here")


def added() -> Iterator[dict[str, Any]]:
    for path in FILES:
        yield from collection.load(path)


def spans_of(item: dict[str, Any]) -> Iterator[list[int]]:
    for statement in item.get("statements", ()):
        for role in ("content", "source", "cue", "addressee"):
            yield from statement[role] or ()
    for figure in item.get("figures", ()):
        yield figure["span"]
        if "counted_span" in figure:
            yield figure["counted_span"]
    for mark in item.get("furniture", ()):
        yield mark["span"]
    for name in item.get("names", ()):
        yield [name["start"], name["end"]]


def check_spans(item: dict[str, Any]) -> None:
    for start, end in spans_of(item):
        words = item["text"][start:end]
        assert words, (item["id"], start, end)
        assert words == words.strip(), (item["id"], words)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_ids_are_their_own_and_bodies_whole(path: Any) -> None:
    items = list(collection.load(path))
    assert len({item["id"] for item in items}) == len(items) > 0
    for item in items:
        assert ("text" in item) != ("text_sha256" in item)


def test_spans_of_invented_reports_hold_words() -> None:
    for item in added():
        if "text" in item:
            check_spans(item)


def test_nested_statements_lie_in_their_parents_and_figures_in_their_statements() -> None:
    for item in added():
        known = {statement["id"]: statement for statement in item.get("statements", ())}
        for statement in known.values():
            if statement["parent"] is not None:
                outer = known[statement["parent"]]["content"]
                assert all(
                    any(begin <= start and end <= stop for begin, stop in outer)
                    for start, end in statement["content"]
                ), (item["id"], statement["id"])
        for figure in item.get("figures", ()):
            assert figure["measure"] in MEASURES
            assert figure["statement"] is None or figure["statement"] in known
            if figure["low"] is not None and figure["high"] is not None:
                assert figure["low"] <= figure["high"], (item["id"], figure["id"])


def test_an_annotation_made_on_another_text_is_refused() -> None:
    annotation = {"id": "x", "text_sha256": collection.digest("It rained.")}
    assert collection.joined(annotation, {"text": "It rained."})["text"] == "It rained."
    with pytest.raises(ValueError, match="another text"):
        collection.joined(annotation, {"text": "It snowed."})


@here
def test_every_annotation_finds_its_text() -> None:
    ids = set()
    for item in collection.reports():
        check_spans(item)
        ids.add(item["id"])
    for path in FILES:
        if path.stem != "names":
            assert {item["id"] for item in collection.load(path)} <= ids


@here
def test_nothing_that_is_evaluated_is_learned_from() -> None:
    kept = set()
    for name in ("record/dev", "record/seed", "polnear/dev"):
        for item in collection.load(collection.DATA / f"{name}.jsonl"):
            kept.add(shingle(item["text"]))
    assert len(kept) > 100
    assert not [item["id"] for item in collection.reports() if shingle(item["text"]) in kept]


def shingle(text: str) -> str:
    return re.sub(r"\W+", "", text)[:200]

"""Decoding: the best well-formed tags, as disjoint pieces in order."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from onrecord.language.decoding import Decoder, Floats, log_softmax
from onrecord.language.labels import NAMES, ROLES

SMALL = ("O", "B-S", "I-S", "B-C", "I-C")


def scores_of(tags: str, labels: tuple[str, ...] = ROLES) -> Floats:
    """Scores that make each word's tag almost certain."""
    scores = np.zeros((len(tags.split()), len(labels)), dtype=np.float32)
    for row, tag in enumerate(tags.split()):
        scores[row, labels.index(tag)] = 12
    return scores


def read(tags: str) -> list[tuple[str, int, int]]:
    return [(p.role, p.first, p.last) for p in Decoder().pieces(scores_of(tags))]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("", []),
        ("O O", []),
        ("B-C", [("C", 0, 0)]),
        ("B-C I-C I-C", [("C", 0, 2)]),
        ("B-C B-C I-C", [("C", 0, 0), ("C", 1, 2)]),
        ("B-C I-C B-C I-C", [("C", 0, 1), ("C", 2, 3)]),
        ("B-C B-C B-C", [("C", 0, 0), ("C", 1, 1), ("C", 2, 2)]),
        ("B-C B-C O B-C B-C", [("C", 0, 0), ("C", 1, 1), ("C", 3, 3), ("C", 4, 4)]),
        ("B-C I-C B-C B-C I-C", [("C", 0, 1), ("C", 2, 2), ("C", 3, 4)]),
        ("B-S I-S B-Q O B-C I-C", [("S", 0, 1), ("Q", 2, 2), ("C", 4, 5)]),
        ("B-C I-C O B-C I-C", [("C", 0, 1), ("C", 3, 4)]),
        ("O B-A O", [("A", 1, 1)]),
    ],
)
def test_well_formed_tags_give_their_pieces(
    tags: str, expected: list[tuple[str, int, int]]
) -> None:
    assert read(tags) == expected


@pytest.mark.parametrize("tags", ["I-C I-C", "O I-C I-C", "B-C I-S I-S", "B-S B-C I-S", "I-C O"])
def test_no_piece_begins_with_an_inside_tag_of_another(tags: str) -> None:
    """Each is mended into pieces that do not overlap, whatever the mending is."""
    found = read(tags)
    assert all(a[2] < b[1] for a, b in itertools.pairwise(found))


def test_a_piece_that_lost_its_first_tag_is_mended() -> None:
    scores = scores_of("O I-C I-C I-C O")
    scores[1, ROLES.index("B-C")] = 11
    (piece,) = Decoder().pieces(scores)
    assert (piece.role, piece.first, piece.last) == ("C", 1, 3)


def test_the_score_is_the_mean_chance_of_the_tags() -> None:
    scores = np.log(np.array([[0.2, 0.6, 0.2], [0.1, 0.1, 0.8]], dtype=np.float32))
    (piece,) = Decoder(("O", "B-C", "I-C")).pieces(scores)
    assert piece.score == pytest.approx(0.7, abs=1e-5)


def matrix(labels: tuple[str, ...], most: int) -> st.SearchStrategy[Floats]:
    """Scores in quarters: ties occur, and sums are exact."""
    return arrays.arrays(
        np.int8,
        st.tuples(st.integers(1, most), st.just(len(labels))),
        elements=st.integers(-40, 40),
    ).map(lambda values: (values / 4).astype(np.float32))


def well_formed(path: tuple[str, ...]) -> bool:
    return all(
        not tag.startswith("I-") or before[1:] == tag[1:]
        for before, tag in zip(("O", *path), path, strict=False)
    )


def tags_of(decoder: Decoder, scores: Floats) -> list[str]:
    tags = ["O"] * len(scores)
    for piece in decoder.pieces(scores):
        tags[piece.first] = f"B-{piece.role}"
        tags[piece.first + 1 : piece.last + 1] = [f"I-{piece.role}"] * (piece.last - piece.first)
    return tags


@given(matrix(SMALL, 5))
def test_no_well_formed_path_is_better(scores: Floats) -> None:
    chances = log_softmax(scores.astype(np.float64))

    def total(path: tuple[str, ...]) -> float:
        return float(sum(chances[at, SMALL.index(tag)] for at, tag in enumerate(path)))

    found = tuple(tags_of(Decoder(SMALL), scores))
    paths = filter(well_formed, itertools.product(SMALL, repeat=len(scores)))
    assert well_formed(found)
    assert total(found) == pytest.approx(max(map(total, paths)), abs=1e-3)


@pytest.mark.parametrize("labels", [ROLES, NAMES])
@given(data=st.data())
def test_pieces_are_ordered_and_disjoint(labels: tuple[str, ...], data: st.DataObject) -> None:
    scores = data.draw(matrix(labels, 30))
    found = Decoder(labels).pieces(scores)
    position = 0
    for piece in found:
        assert position <= piece.first <= piece.last < len(scores)
        assert f"B-{piece.role}" in labels
        assert 0 < piece.score <= 1 + 1e-6
        position = piece.last + 1


def test_chances_add_up_to_one_whatever_the_scores() -> None:
    scores = np.array([[1000, -1000, 0], [0, 0, 0]], dtype=np.float32)
    assert np.exp(log_softmax(scores)).sum(-1) == pytest.approx([1, 1])

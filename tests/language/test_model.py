"""The model: it loads whole or not at all, and what it reads lies in the text."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.extraction import paragraphs
from onrecord.language import Model, Tags, load
from onrecord.language.labels import KINDS, NAMES
from onrecord.language.model import WEIGHTS, digest
from onrecord.record import Spans

FILES = ("card.json", "encoder.onnx", "roles.onnx", "vocab.txt")
TEXT = (
    "“The ferry will sail on Friday,” harbour minister Mara Lisk told reporters in Karsk. She said "
    "the Karsk Guild believed the channel was safe. \U0001f6a2\n"
    "According to the guild, 14 boats were lost; officials denied that.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The weights, in a folder of their own that a test may damage."""
    for name in FILES:
        (tmp_path / name).symlink_to(WEIGHTS / name)
    return tmp_path


def put(path: Path, data: bytes) -> None:
    path.unlink()
    path.write_bytes(data)


def read(model: Model, text: str) -> Tags:
    return model.tag(text, paragraphs.split(text))


def test_the_weights_are_those_of_the_card(model: Model) -> None:
    card = json.loads((WEIGHTS / "card.json").read_text(encoding="utf-8"))
    assert (model.name, model.sha256) == (card["name"], card["sha256"])
    assert digest() == card["sha256"]


def test_the_package_loads_its_model_once() -> None:
    assert load() is load()


def test_the_weights_keep_to_their_size() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) <= 50_000_000


def test_another_folder_with_the_same_weights_reads_the_same(model: Model, folder: Path) -> None:
    assert read(Model(folder), TEXT) == read(model, TEXT)


def test_no_folder_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="install onrecord again"):
        Model(tmp_path / "nowhere")


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_a_model_error(name: str, folder: Path) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match="install onrecord again"):
        Model(folder)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_truncated_file_is_a_model_error(name: str, share: float, folder: Path) -> None:
    data = (WEIGHTS / name).read_bytes()
    put(folder / name, data[: int(len(data) * share)])
    with pytest.raises(ModelError, match="install onrecord again") as caught:
        Model(folder)
    assert str(folder) in str(caught.value)


def test_a_changed_byte_is_a_model_error(folder: Path) -> None:
    data = bytearray((WEIGHTS / "roles.onnx").read_bytes())
    data[len(data) // 2] ^= 1
    put(folder / "roles.onnx", bytes(data))
    with pytest.raises(ModelError):
        Model(folder)


@pytest.mark.parametrize("key", ["name", "sha256"])
def test_a_card_without_what_is_needed_is_a_model_error(key: str, folder: Path) -> None:
    card = json.loads((WEIGHTS / "card.json").read_text(encoding="utf-8"))
    del card[key]
    put(folder / "card.json", json.dumps(card).encode())
    with pytest.raises(ModelError):
        Model(folder)


@pytest.mark.parametrize("text", ["", " ", "\u200b", "."])
def test_a_text_without_words_says_nothing(text: str, model: Model) -> None:
    assert model.tag(text, [(0, len(text))] if text else []) == Tags((), ())


def test_the_same_text_twice_reads_the_same(model: Model) -> None:
    assert read(model, TEXT) == read(model, TEXT)


def test_only_the_stretches_are_read(model: Model) -> None:
    first = TEXT.index("\n")
    found = model.tag(TEXT, [(0, first)])
    assert found.attributions
    assert found.names
    assert max(each.content[-1][1] for each in found.attributions) <= first
    assert max(name.span[1] for name in found.names) <= first


def check(text: str, tags: Tags) -> None:
    stretches = paragraphs.split(text)
    anchors = [each.anchor for each in tags.attributions]
    assert anchors == sorted(set(anchors))
    for each in tags.attributions:
        begin, end = stretches[each.paragraph]
        parts: list[Spans] = [each.content, each.source, each.cue, each.addressee, (each.anchor,)]
        assert each.content
        assert len(each.source) <= 1
        assert len(each.addressee) <= 1
        assert bool(each.cue) == each.cued
        assert each.kind in KINDS
        assert 0 <= each.negated <= 1
        assert 0 <= each.score <= 1
        for spans in parts:
            position = begin
            for start, stop in spans:
                assert position <= start < stop <= end
                assert text[start:stop] == text[start:stop].strip()
                position = stop
    for name in tags.names:
        assert text[slice(*name.span)].strip()
        assert f"B-{name.kind}" in NAMES


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.upper(),
        TEXT * 20,
        TEXT.replace("\n", " ") * 20,
        "x" * 3000,
        "said " * 1500,
        "“" * 700,
        "Lisk said " + "日本" * 400 + ".",
    ],
    ids=["plain", "capitals", "long", "one long paragraph", "x", "said", "marks", "cjk"],
)
def test_what_is_read_lies_in_the_text(text: str, model: Model) -> None:
    check(text, read(model, text))


PARTS = st.sampled_from(
    ["Mara Lisk", " said ", "“", "”", '"', "'", ", ", ". ", "the ford is open", " according to ",
     "\n", " ", "officials", " told ", "日本", "\U0001f6a2", "e\u0301", "\u200b", "\x00", "שלום"]
)  # fmt: skip


@settings(max_examples=25)
@given(st.lists(PARTS, max_size=25).map("".join))
def test_what_is_read_of_anything_lies_in_it(text: str) -> None:
    check(text, read(load(), text))

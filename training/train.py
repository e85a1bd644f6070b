"""One reference run: from the encoder's public weights to a checkpoint, resumable at any step.

`python -m training.train --out training/out/run` takes up where the folder's last checkpoint ends.
What it does not do: search hyper-parameters, use a GPU (it would run there unchanged, only sooner),
or look at any development part.
"""

import argparse
import dataclasses
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional as F

from onrecord.language.labels import OUTERMOST, REACH, ROLES
from onrecord.language.words import Splitter, Words
from training import corpora
from training.corpora import DATA, Text
from training.examples import IGNORE, Example, windows
from training.network import Network, Shape

NAMES_WHOLE: Final = (
    "wikigold", "gum", "crossner_politics_train", "crossner_politics_dev",
    "crossner_politics_test", "europarl_en", "btc_g",
)  # fmt: skip
"""Names corpora used whole; of `re3d` every third text is held out, `uner_ewt` is never used."""
_TOGETHER = 24
_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything a run depends on, written beside its checkpoint.

    Attributes:
        layers: Encoder layers kept, from the bottom.
        seed: Seed of weights, order, cuts and masks.
        tokens: Word pieces to train on, all passes together.
        batch: Word pieces a step, padding counted.
        rate: Peak learning rate of the encoder.
        head_rate: Peak learning rate of heads and word features.
        warm: Share of the run in which rates rise.
        masked: Share of word pieces hidden.
        record_first: Share of `record` among statement windows at the start.
        record_last: The same at the end.
        names: Share of windows that come from the names corpora.
        told: Share of PolNeAR windows that are told to be PolNeAR's; at run time none is.
        straightened: Share of texts whose curly quotation marks are made straight.
        save_every: Steps between checkpoints.
    """

    layers: int = 4
    seed: int = 20261122
    tokens: int = 4_800_000
    batch: int = 3072
    rate: float = 3e-4
    head_rate: float = 1e-3
    warm: float = 0.06
    masked: float = 0.06
    record_first: float = 0.25
    record_last: float = 0.55
    names: float = 0.1
    told: float = 0.5
    straightened: float = 0.2
    save_every: int = 100


class Stream:
    """An endless, seeded stream of windows of one corpus, its cuts moved at every pass."""

    def __init__(
        self, texts: Sequence[Text], splitter: Splitter, rng: random.Random, plan: Plan
    ) -> None:
        self.splitter, self.rng = splitter, rng
        self.told, self.straightened = plan.told, plan.straightened
        self.texts = [(text, splitter.split(text.text, text.paragraphs)) for text in texts]
        self.pieces = sum(len(w.pieces) for _, words in self.texts for w in words)
        self._held = self._endless()

    def __next__(self) -> Example:
        return next(self._held)

    def _endless(self) -> Iterator[Example]:
        while True:
            order = list(range(len(self.texts)))
            self.rng.shuffle(order)
            for index in order:
                text, words = self.texts[index]
                if self.rng.random() < self.straightened:
                    text = dataclasses.replace(text, text=text.text.translate(_STRAIGHT))
                    words = self.splitter.split(text.text, text.paragraphs)
                yield from self._windows(text, words)

    def _windows(self, text: Text, words: list[Words]) -> Iterator[Example]:
        size = self.rng.choice((96, 128, 192, 256))
        found = windows(text, words, self.splitter, size=size, skip=self.rng.randrange(size // 2))
        for example in found:
            if text.outermost and self.rng.random() < self.told:
                example.window.features[0] = OUTERMOST
            if len(example.window.first):
                yield example


def load_texts() -> dict[str, list[Text]]:
    """The training parts; no development part is opened."""
    names = [
        text
        for stem in NAMES_WHOLE
        for text in corpora.read_names(DATA / "names" / f"{stem}.jsonl")
    ]
    re3d = list(corpora.read_names(DATA / "names" / "re3d.jsonl"))
    names += [text for index, text in enumerate(re3d) if index % 3]
    return {
        "record": list(corpora.read_record(DATA / "record" / "train.jsonl")),
        "polnear": list(corpora.read_polnear(DATA / "polnear" / "train.jsonl")),
        "names": names,
    }


def start(plan: Plan, weights: Path) -> Network:
    """The network with its encoder's lower layers taken from the public weights."""
    torch.manual_seed(plan.seed)
    network = Network(Shape(layers=plan.layers))
    source = load_file(str(weights))
    state = network.state_dict()
    encoder = {
        "words.weight": source["embeddings.word_embeddings.weight"],
        "places.weight": source["embeddings.position_embeddings.weight"]
        + source["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": source["embeddings.LayerNorm.weight"],
        "norm.bias": source["embeddings.LayerNorm.bias"],
        "features.weight": torch.zeros_like(state["encoder.features.weight"]),
    }
    for index in range(plan.layers):
        encoder |= _layer(source, index)
    state.update({f"encoder.{name}": value for name, value in encoder.items()})
    network.load_state_dict(state)
    return network


def _layer(source: dict[str, Tensor], index: int) -> dict[str, Tensor]:
    old, new = f"encoder.layer.{index}.", f"layers.{index}."
    out = {}
    for end in ("weight", "bias"):
        parts = [source[f"{old}attention.self.{name}.{end}"] for name in ("query", "key", "value")]
        out[f"{new}qkv.{end}"] = torch.cat(parts)
        for theirs, ours in (
            ("attention.output.dense", "out"),
            ("attention.output.LayerNorm", "norm1"),
            ("intermediate.dense", "up"),
            ("output.dense", "down"),
            ("output.LayerNorm", "norm2"),
        ):
            out[f"{new}{ours}.{end}"] = source[f"{old}{theirs}.{end}"]
    return out


def collate(
    examples: Sequence[Example], mask_id: int, masked: float, rng: np.random.Generator
) -> dict[str, Tensor]:
    """One padded batch; anchors of all windows share one list."""
    longest = max(len(e.window.pieces) for e in examples)
    widest = max(len(e.window.first) for e in examples)
    size = len(examples)
    pieces = np.zeros((size, longest), dtype=np.int64)
    features = np.zeros((size, longest), dtype=np.int64)
    seen = np.zeros((size, longest), dtype=bool)
    first = np.zeros((size, widest), dtype=np.int64)
    anchors = np.full((size, widest), IGNORE, dtype=np.int64)
    names = np.full((size, widest), IGNORE, dtype=np.int64)
    for i, e in enumerate(examples):
        p, w = len(e.window.pieces), len(e.window.first)
        pieces[i, :p], features[i, :p], seen[i, :p] = e.window.pieces, e.window.features, True
        hidden = (rng.random(p) < masked) & (np.arange(p) > 0)
        pieces[i, :p][hidden] = mask_id
        first[i, :w] = e.window.first
        if e.anchors is not None:
            anchors[i, :w] = e.anchors
        if e.names is not None:
            names[i, :w] = e.names
    batch = {
        "pieces": pieces,
        "features": features,
        "seen": seen,
        "first": first,
        "anchors": anchors,
        "names": names,
    }
    batch |= _statements(examples)
    return {name: torch.from_numpy(value) for name, value in batch.items()}


def _statements(examples: Sequence[Example]) -> dict[str, np.ndarray]:
    """The anchors of a batch, each with the words of its own paragraph."""
    rows = [(i, e, k) for i, e in enumerate(examples) for k in range(len(e.at))]
    rows.sort(key=lambda row: int((row[1].roles[row[2]] != IGNORE).sum()))
    scopes = [np.flatnonzero(e.roles[k] != IGNORE) for _, e, k in rows]
    widest = max((len(s) for s in scopes), default=1)
    words = np.zeros((len(rows), widest), dtype=np.int64)
    roles = np.full((len(rows), widest), IGNORE, dtype=np.int64)
    for row, ((_, e, k), scope) in enumerate(zip(rows, scopes, strict=True)):
        words[row, : len(scope)] = scope
        roles[row, : len(scope)] = e.roles[k][scope]

    def column(values: list[int]) -> np.ndarray:
        return np.array(values, dtype=np.int64)

    return {
        "row": column([i for i, _, _ in rows]),
        "at": column([int(e.at[k]) for _, e, k in rows]),
        "words": words,
        "roles": roles,
        "open": np.array([e.open_roles for _, e, _ in rows], dtype=bool),
        "sorts": column([int(e.sorts[k]) for _, e, k in rows]),
        "negated": column([int(e.negated[k]) for _, e, k in rows]),
    }


def loss_of(network: Network, batch: dict[str, Tensor]) -> tuple[Tensor, dict[str, float]]:
    """The summed loss of all heads, and each head's own."""
    hidden = network.encoder(batch["pieces"], batch["features"], batch["seen"][:, None, None, :])
    at = batch["first"].unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
    words = network.drop(hidden.gather(1, at))
    parts = {}
    if (batch["anchors"] != IGNORE).any():
        scores = F.cross_entropy(
            network.anchors(words).flatten(0, 1), batch["anchors"].flatten(), reduction="sum"
        )
        parts["anchors"] = scores / max(1, len(batch["row"]))
    if (batch["names"] != IGNORE).any():
        parts["names"] = 2 * F.cross_entropy(
            network.names(words).flatten(0, 1), batch["names"].flatten()
        )
    if len(batch["row"]):
        parts |= _role_losses(network, words, batch)
    total = torch.stack(list(parts.values())).sum()
    return total, {name: float(value.detach()) for name, value in parts.items()}


def _role_losses(network: Network, words: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    row, at = batch["row"], batch["at"]
    anchor = words[row, at]
    lows = range(0, len(row), _TOGETHER)
    gold = torch.stack([_chunk(network, words, batch, low, low + _TOGETHER) for low in lows]).sum()
    parts = {"roles": -0.3 * gold / len(row)}
    sorts = network.sorts(anchor)
    if (batch["sorts"] != IGNORE).any():
        parts["sorts"] = 0.5 * F.cross_entropy(sorts[:, :-1], batch["sorts"])
        known = batch["negated"] != IGNORE
        truth = batch["negated"][known].float()
        parts["negated"] = 0.5 * F.binary_cross_entropy_with_logits(sorts[known, -1], truth)
    return parts


def _chunk(
    network: Network, words: Tensor, batch: dict[str, Tensor], low: int, high: int
) -> Tensor:
    """Summed log chance of the gold roles of some anchors; an open O may be an addressee too."""
    widest = int((batch["roles"][high - 1 if high < len(batch["row"]) else -1] != IGNORE).sum())
    row, at = batch["row"][low:high], batch["at"][low:high]
    scope, roles = batch["words"][low:high, :widest], batch["roles"][low:high, :widest]
    seen = roles != IGNORE
    distance = (scope - at.unsqueeze(1)).clamp(-REACH, REACH) + REACH
    scores = network.roles(
        words[row.unsqueeze(1), scope], words[row, at], distance, seen[:, None, None, :]
    )
    chances = F.log_softmax(scores, -1)
    gold = chances.gather(-1, roles.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    either = chances[..., [ROLES.index(tag) for tag in ("O", "B-A", "I-A")]].logsumexp(-1)
    gold = torch.where(batch["open"][low:high].unsqueeze(1) & (roles == 0), either, gold)
    return (gold * seen).sum()


def batches(
    plan: Plan, texts: dict[str, list[Text]], splitter: Splitter
) -> Iterator[list[Example]]:
    """Batches of about `plan.batch` pieces, corpora mixed by a share that moves with time."""
    rng = random.Random(plan.seed)
    streams = {name: Stream(some, splitter, rng, plan) for name, some in texts.items() if some}
    print({name: (len(s.texts), s.pieces) for name, s in streams.items()}, flush=True)
    done = 0
    while done < plan.tokens:
        share = plan.record_first + (plan.record_last - plan.record_first) * done / plan.tokens
        held: list[Example] = []
        size = 0
        while size < plan.batch * 8:
            pick = (
                "names"
                if rng.random() < plan.names
                else "record"
                if rng.random() < share
                else "polnear"
            )
            example = next(streams[pick])
            held.append(example)
            size += len(example.window.pieces)
        held.sort(key=lambda e: len(e.window.pieces))
        groups = list(_groups(held, plan.batch))
        rng.shuffle(groups)
        for group in groups:
            done += sum(len(e.window.pieces) for e in group)
            yield group


def _groups(examples: list[Example], size: int) -> Iterator[list[Example]]:
    held: list[Example] = []
    for example in examples:
        if held and (len(held) + 1) * len(example.window.pieces) > size:
            yield held
            held = []
        held.append(example)
    yield held


def optimizer_of(network: Network, plan: Plan) -> torch.optim.AdamW:
    """AdamW with a rate for the encoder and one for what starts from nothing.

    The word and position tables stay as they came: words that training never shows then keep their
    place beside those it does, and a step is shorter.
    """
    network.encoder.words.requires_grad_(requires_grad=False)
    network.encoder.places.requires_grad_(requires_grad=False)
    learned = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
    encoder = [p for n, p in learned if n.startswith("encoder.") and "features" not in n]
    heads = [p for n, p in learned if not n.startswith("encoder.") or "features" in n]
    groups = [{"params": encoder, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def run(plan: Plan, out: Path, weights: Path, vocabulary: Path) -> None:
    """Train, from the last checkpoint in `out` if there is one."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "plan.json").write_text(json.dumps(asdict(plan), indent=1))
    splitter = Splitter(vocabulary)
    network = start(plan, weights)
    optimizer = optimizer_of(network, plan)
    step = done = 0
    spent = 0.0
    kept = out / "checkpoint.pt"
    if kept.exists():
        saved = torch.load(kept, weights_only=True)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        step, done, spent = saved["step"], saved["done"], saved["spent"]
    network.train()
    begun = time.perf_counter() - spent
    noise = np.random.default_rng(plan.seed + step)
    running: dict[str, float] = {}
    for number, group in enumerate(batches(plan, load_texts(), splitter)):
        if number < step:
            continue
        progress = done / plan.tokens
        rise = min(1.0, progress / plan.warm)
        fall = max(0.0, (1 - progress) / (1 - plan.warm)) if progress > plan.warm else 1.0
        for part, base in zip(optimizer.param_groups, (plan.rate, plan.head_rate), strict=True):
            part["lr"] = base * rise * fall
        batch = collate(group, 103, plan.masked, noise)
        loss, parts = loss_of(network, batch)
        if not math.isfinite(float(loss)):
            raise RuntimeError(f"loss is {float(loss)} at step {number}")
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        done += sum(len(e.window.pieces) for e in group)
        step = number + 1
        for name, value in parts.items():
            running[name] = 0.98 * running.get(name, value) + 0.02 * value
        spent = time.perf_counter() - begun
        if step % 25 == 0:
            shown = " ".join(f"{name} {value:.3f}" for name, value in running.items())
            print(
                f"{step} {done / plan.tokens:.3f} {spent:.0f}s {done / spent:.0f}/s {shown}",
                flush=True,
            )
        if step % plan.save_every == 0:
            _save(kept, network, optimizer, step, done, spent)
    _save(kept, network, optimizer, step, done, spent)


def _save(
    path: Path, network: Network, optimizer: torch.optim.AdamW, step: int, done: int, spent: float
) -> None:
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "step": step,
        "done": done,
        "spent": spent,
    }
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--base", type=Path, required=True, help="folder with model.safetensors and vocab.txt"
    )
    for name, default in asdict(Plan()).items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(default), default=default)
    options = vars(parser.parse_args())
    out, base = options.pop("out"), options.pop("base")
    torch.set_num_threads(2)
    run(Plan(**options), out, base / "model.safetensors", base / "vocab.txt")


if __name__ == "__main__":
    main()

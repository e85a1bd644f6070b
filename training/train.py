"""One stage of a run: from starting weights to a checkpoint, resumable at any step.

What it does not do: search hyper-parameters, use a GPU (it would run there unchanged, only sooner),
or look at any development part.
"""

import json
import math
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from onrecord.language.words import Splitter
from training.batches import collate
from training.examples import Example
from training.losses import loss_of
from training.network import Network
from training.plan import Plan
from training.streams import draw, load_texts


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


def run(
    plan: Plan, network: Network, vocabulary: Path, out: Path, teacher: Network | None = None
) -> Path:
    """Train a network, from the last checkpoint in `out` if there is one.

    Args:
        plan: What the stage depends on; written beside the checkpoint.
        network: The network as the stage starts.
        vocabulary: Word pieces, one a line.
        out: Folder of the stage.
        teacher: A network to learn from besides the labels.

    Returns:
        The checkpoint.

    Raises:
        RuntimeError: The loss is not a number.
    """
    out.mkdir(parents=True, exist_ok=True)
    (out / "plan.json").write_text(json.dumps(asdict(plan), indent=1) + "\n")
    torch.manual_seed(plan.seed)
    torch.set_num_threads(2)
    kept = out / "checkpoint.pt"
    stage = _Stage(plan, network, optimizer_of(network, plan), teacher)
    if kept.exists():
        stage.load(kept)
    network.train()
    for number, group in enumerate(draw(plan, load_texts(), Splitter(vocabulary))):
        if number < stage.step:
            continue
        stage.learn(group)
        if stage.step % plan.save_every == 0:
            stage.save(kept)
    stage.save(kept)
    return kept


class _Stage:
    """A stage under way: what a checkpoint holds."""

    def __init__(
        self,
        plan: Plan,
        network: Network,
        optimizer: torch.optim.AdamW,
        teacher: Network | None,
    ) -> None:
        self.teacher = teacher.eval() if teacher else None
        self.plan, self.network, self.optimizer = plan, network, optimizer
        self.step = self.done = 0
        self.spent = 0.0
        self.running: dict[str, float] = {}
        self.noise = np.random.default_rng(plan.seed)

    def learn(self, group: list[Example]) -> None:
        """One step; pieces, seconds and losses are counted and now and then printed."""
        begun = time.perf_counter()
        self._set_rates()
        batch = collate(group, masked=self.plan.masked, noise=self.noise)
        loss, parts = loss_of(self.network, batch, self.teacher)
        if not math.isfinite(float(loss.detach())):
            raise RuntimeError(f"loss is {float(loss.detach())} at step {self.step}")
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.done += sum(len(example.window.pieces) for example in group)
        self.step += 1
        self.spent += time.perf_counter() - begun
        for name, value in parts.items():
            self.running[name] = 0.98 * self.running.get(name, value) + 0.02 * value
        if self.step % 25 == 0:
            self._report()

    def _set_rates(self) -> None:
        progress = self.done / self.plan.tokens
        warm = self.plan.warm
        share = progress / warm if progress < warm else max(0.0, (1 - progress) / (1 - warm))
        rates = (self.plan.rate, self.plan.head_rate)
        for group, rate in zip(self.optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * share

    def _report(self) -> None:
        shown = " ".join(f"{name} {value:.3f}" for name, value in self.running.items())
        speed = self.done / self.spent
        progress = self.done / self.plan.tokens
        print(f"{self.step} {progress:.3f} {self.spent:.0f}s {speed:.0f}/s {shown}", flush=True)

    def load(self, path: Path) -> None:
        """Take up where a checkpoint ends; masks drawn from here on differ from an unbroken run."""
        saved = torch.load(path, weights_only=True)
        self.network.load_state_dict(saved["network"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.step, self.done, self.spent = saved["step"], saved["done"], saved["spent"]
        self.noise = np.random.default_rng(self.plan.seed + self.step)

    def save(self, path: Path) -> None:
        """Write a checkpoint whole: beside its place, then into it."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "done": self.done,
            "spent": self.spent,
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

"""Streams: the corpora as endless, seeded windows, mixed into batches."""

import dataclasses
import random
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.language.labels import OUTERMOST
from onrecord.language.words import Splitter, Words
from training import collection, corpora
from training.collection import ADDED, DATA, load
from training.corpora import Text
from training.examples import Example, windows
from training.plan import Plan

NAMES_WHOLE: Final = (
    "wikigold", "gum", "crossner_politics_train", "crossner_politics_dev",
    "crossner_politics_test", "europarl_en", "btc_g",
)  # fmt: skip
"""Names corpora used whole; of `re3d` every third text is held out, `uner_ewt` is never used."""
AGAIN: Final = 2
"""How often a pass shows each report annotated here: what the first stages saw most they know."""
OWN: Final = 4
"""How often a pass shows each text of `annotations/names.jsonl`: few, of kinds the others lack."""
_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')


class Stream:
    """An endless, seeded stream of windows of one corpus, its cuts moved at every pass."""

    def __init__(
        self, texts: Sequence[Text], splitter: Splitter, rng: random.Random, plan: Plan
    ) -> None:
        self.splitter, self.rng = splitter, rng
        self.told, self.straightened, self.capitals = plan.told, plan.straightened, plan.capitals
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
                changed = self._changed(text.text)
                if changed != text.text:
                    text = dataclasses.replace(text, text=changed)
                    words = self.splitter.split(text.text, text.paragraphs)
                yield from self._windows(text, words)

    def _changed(self, text: str) -> str:
        if self.rng.random() < self.straightened:
            text = text.translate(_STRAIGHT)
        if self.capitals and self.rng.random() < self.capitals:
            capitals = text.upper()
            # A few letters become two: offsets would no longer hold.
            text = capitals if len(capitals) == len(text) else text
        return text

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
    names += OWN * list(corpora.read_names(ADDED / "names.jsonl"))
    return {
        "record": [
            *corpora.read_record(load(DATA / "record" / "train.jsonl")),
            *AGAIN * list(corpora.read_record(collection.added())),
        ],
        "polnear": list(corpora.read_polnear(DATA / "polnear" / "train.jsonl")),
        "names": names,
    }


def draw(plan: Plan, texts: dict[str, list[Text]], splitter: Splitter) -> Iterator[list[Example]]:
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

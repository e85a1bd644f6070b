"""The share of time by stage, taken from outside: the stages' functions are wrapped while it runs.

A stage's time is its own: what it spends in another stage counts there. Wrapping costs a little, so
whole times are taken without it.
"""

import importlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import GeneratorType
from typing import Any, Final
from unittest.mock import patch

STAGES: Final = {
    "reading": ("onrecord.reading:read_text",),
    "furniture, paragraphs": (
        "onrecord.extraction.furniture:mark",
        "onrecord.extraction.furniture:metadata",
        "onrecord.extraction.paragraphs:split",
        "onrecord.extraction.prose:select",
    ),
    "words": (
        "onrecord.language.words:Splitter.split",
        "onrecord.language.model:pack",
    ),
    "encoder": ("onrecord.language.model:Model._encode",),
    "role head": ("onrecord.language.model:Model._role_scores",),
    # What is left of tagging once its words, encoder and role head are counted.
    "decoding": ("onrecord.language.model:Model.tag",),
    "statements": (
        "onrecord.extraction.mending:mend",
        "onrecord.extraction.statements:build",
    ),
    "names, coreference": (
        "onrecord.extraction.places:mend",
        "onrecord.extraction.entities:resolve",
    ),
    "times": ("onrecord.extraction.times:read", "onrecord.extraction.times:place_in_time"),
    "places": ("onrecord.extraction.places:find",),
    "figures": ("onrecord.extraction.figures:find",),
}
"""The functions of each stage, as module:name."""


class Stopwatch:
    """Adds up the processor seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner: list[float] = [0.0]

    def shares(self, total: float) -> dict[str, float]:
        """Percentages of a total, with what no stage took as `other`."""
        known = {stage: 100 * self.seconds[stage] / total for stage in STAGES}
        return {**known, "other": 100 - sum(known.values())}

    @contextmanager
    def running(self) -> Iterator[None]:
        """Wrap every stage, for as long as the context lasts.

        Raises:
            AttributeError: A function of a stage is no longer there: STAGES needs to follow it.
        """
        with ExitStack() as stack:
            for stage, places in STAGES.items():
                for place in places:
                    owner, name = find(place)
                    wrapped = self.timed(stage, getattr(owner, name))
                    stack.enter_context(patch.object(owner, name, wrapped))
            yield

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function whose own time counts for a stage; a generator is run to its end."""

        def run(*arguments: Any, **options: Any) -> Any:
            self._inner.append(0.0)
            began = time.process_time()
            try:
                result = function(*arguments, **options)
                return iter(list(result)) if isinstance(result, GeneratorType) else result
            finally:
                took = time.process_time() - began
                self.seconds[stage] += took - self._inner.pop()
                self._inner[-1] += took

        return run


def find(place: str) -> tuple[Any, str]:
    """The module or class that holds a function, and the function's name in it."""
    module, _, path = place.partition(":")
    *holders, name = path.split(".")
    owner: Any = importlib.import_module(module)
    for holder in holders:
        owner = getattr(owner, holder)
    return owner, name

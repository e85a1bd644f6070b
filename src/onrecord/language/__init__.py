"""The encoder at run time: words, windows, weights and the tags they give."""

from functools import cache

from onrecord.language.model import Attribution, Model, Name, Tags
from onrecord.language.vectors import WIDTH, Vectors

__all__ = ["WIDTH", "Attribution", "Model", "Name", "Tags", "Vectors", "load"]


@cache
def load() -> Model:
    """The model that the package carries, loaded once a process.

    Raises:
        ModelError: The weights are missing or damaged.
    """
    return Model()

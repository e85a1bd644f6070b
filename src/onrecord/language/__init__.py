"""The encoder at run time: words, windows, weights and the tags they give."""

from functools import cache

from onrecord.language.model import Attribution, Model, Name, Tags

__all__ = ["Attribution", "Model", "Name", "Tags", "load"]


@cache
def load() -> Model:
    """The model that the package carries, loaded once a process.

    Raises:
        ModelError: The weights are missing or damaged.
    """
    return Model()

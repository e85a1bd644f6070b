"""The vocabulary and the model that the package carries."""

import pytest

from onrecord.language import Model, load
from onrecord.language.model import WEIGHTS
from onrecord.language.words import Splitter


@pytest.fixture(scope="session")
def splitter() -> Splitter:
    return Splitter(WEIGHTS / "vocab.txt")


@pytest.fixture(scope="session")
def model() -> Model:
    return load()

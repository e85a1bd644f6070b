"""The version of this package, as installed."""

from importlib.metadata import version
from typing import Final

VERSION: Final = version("onrecord")

"""Values that can be typed after an option, each checked and named in what is wrong with it."""

import argparse
import re
from datetime import date, datetime

MEASURES = (
    "killed", "wounded", "missing", "detained", "abducted", "held", "displaced", "rescued",
    "infected", "affected", "attending", "employed", "population", "people-other", "count",
    "vote", "money", "area", "length", "mass", "speed", "temperature", "percent", "duration",
    "other",
)  # fmt: skip
"""What a figure may measure, as docs/contract.md lists it."""

_SIZE = re.compile(r"(\d+)([kKMG]?)B?")
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
_POWERS = {"": 1, "k": 10**3, "K": 10**3, "M": 10**6, "G": 10**9}


def size(text: str) -> int:
    """A number of bytes: 5M, 200k, 100000."""
    match = _SIZE.fullmatch(text)
    if not match or not int(match[1]):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 5M, 200k or 100000")
    return int(match[1]) * _POWERS[match[2]]


def seconds(text: str) -> float:
    """A number of seconds above 0."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return value


def columns(text: str) -> int:
    """A width of output, 20 to 1000 columns."""
    if not text.isascii() or not text.isdigit() or not 20 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a width from 20 to 1000 columns")
    return int(text)


def day(text: str) -> str:
    """A day, a month, a year or a moment, as ISO 8601 writes it."""
    try:
        if _DAY.fullmatch(text):
            date.fromisoformat(f"{text}-01-01"[: len("2024-03-01")])
        else:
            datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a date such as 2024-03-22, 2024-03 or 2024"
        ) from None
    return text


def count(text: str) -> int:
    """A whole number, 0 or more."""
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number such as 20")
    return int(text)


def processes(text: str) -> int:
    """A number of processes, 1 to 256."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 256")
    return int(text)

"""Values that can be typed after an option, each checked and named in what is wrong with it."""

import argparse
import re

_SIZE = re.compile(r"(\d+)([kKMG]?)B?")
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

"""The commands, one a file, in the order in which help lists them."""

from onrecord.cli.commands import read, serve

ALL = (read, serve)

__all__ = ["ALL"]

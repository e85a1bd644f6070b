"""The command line: arguments, streams and exit status."""

from onrecord.cli.arguments import parser
from onrecord.cli.main import main

__all__ = ["main", "parser"]

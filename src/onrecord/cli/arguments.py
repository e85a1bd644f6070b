"""What can be typed."""

import argparse
from collections.abc import Sequence
from typing import Any

from onrecord.cli import commands


def parser() -> argparse.ArgumentParser:
    """The parser of `onrecord`'s command line."""
    top = argparse.ArgumentParser(
        prog="onrecord",
        description="Reads news reports and keeps the record of who said what.",
        allow_abbrev=False,
    )
    top.add_argument("--version", action=_Version, nargs=0, help="print the version and stop")
    listed = top.add_subparsers(title="commands", dest="command", required=True)
    for command in commands.ALL:
        command.add(listed)
    return top


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: that takes longer than parsing does."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        from onrecord.version import VERSION  # noqa: PLC0415 - see the docstring

        print(f"onrecord {VERSION}")
        parser.exit()

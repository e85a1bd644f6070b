"""Every command, option and public name is documented, and nothing else is."""

import argparse
import re
from pathlib import Path

import pytest

import onrecord
from onrecord import cli

DOCS = Path(__file__).parents[2] / "docs"
COMMANDS = (DOCS / "commands.md").read_text(encoding="utf-8")
PYTHON = (DOCS / "python.md").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    for action in cli.parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def options() -> list[str]:
    parsers = [cli.parser(), *commands().values()]
    return sorted({o for parser in parsers for a in parser._actions for o in a.option_strings})


def usage(option: str) -> str:
    """The option with the word for its value, as the page must write it."""
    for parser in [cli.parser(), *commands().values()]:
        for action in parser._actions:
            if option in action.option_strings:
                return f"{option} {action.metavar}" if action.metavar else option
    return option


def test_there_are_commands_to_document() -> None:
    assert "read" in commands()
    assert len(options()) > 8


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented(command: str) -> None:
    assert re.search(rf"^## `onrecord {command} [^`]+`$", COMMANDS, re.MULTILINE)


@pytest.mark.parametrize("option", options())
def test_every_option_is_documented(option: str) -> None:
    assert re.search(
        rf"^(`[^`]+`, )?`{re.escape(usage(option))}`(, `-h`)?$", COMMANDS, re.MULTILINE
    )


def test_no_documented_option_is_gone() -> None:
    assert set(re.findall(r"--[a-z][a-z-]+", COMMANDS)) <= set(options())


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_public_name_is_documented_and_there(name: str) -> None:
    assert re.search(rf"`(onrecord\.)?{re.escape(name)}\b", PYTHON)
    assert getattr(onrecord, name) is not None


def test_no_documented_name_is_gone() -> None:
    assert set(re.findall(r"`onrecord\.(\w+)", PYTHON)) <= set(onrecord.__all__)
    assert set(re.findall(r"^\| `(\w+)`", PYTHON, re.MULTILINE)) <= set(onrecord.__all__)


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = onrecord.reed

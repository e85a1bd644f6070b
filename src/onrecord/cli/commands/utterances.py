"""`onrecord utterances`: one thing said, and every wording in which reports carry it."""

import itertools
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.cli import values
from onrecord.cli.across import add_json, add_limit, as_json, counted, limit_of, open_across
from onrecord.cli.asking import SHOWN, add_ledger, print_line
from onrecord.cli.commands.command import Commands, Run
from onrecord.cli.reading import complain
from onrecord.terminal.clean import clean

if TYPE_CHECKING:
    from onrecord.reconciliation import Utterance, Variant

_UTTERANCES = """\
Lists what was said once and reported often: the first report of it, every report that carried it,
and its wordings, with the words that were added, dropped or changed."""
_EDITS = {"added": "[+{after}]", "dropped": "[-{before}]", "changed": "[-{before}][+{after}]"}


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "utterances",
        help="one thing said, and its wordings from report to report",
        description=_UTTERANCES,
        allow_abbrev=False,
    )
    add_ledger(parser)
    which = parser.add_argument_group("which")
    which.add_argument("--by", metavar="NAME", help="who said it")
    which.add_argument("--about", metavar="WORDS", help="words in what was said")
    which.add_argument("--story", metavar="ID", help="in this story, or that of this report")
    which.add_argument(
        "--least",
        type=values.count,
        default=1,
        metavar="N",
        help="carried by at least N reports (1)",
    )
    add_limit(parser, values.count)
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    asked = run.options
    with open_across(asked) as across:
        found = across.utterances(
            by=asked.by, about=asked.about, story=asked.story, least=asked.least
        )
        limited = itertools.islice(found, limit_of(asked))
        return _print_json(run, limited) if asked.json else _print(run, limited)


def _print_json(run: Run, found: "Iterator[Utterance]") -> int:
    for utterance in found:
        with run.interrupts.held():
            print_line(utterance_json(utterance))
    sys.stdout.buffer.flush()
    return 0


def utterance_json(utterance: "Utterance") -> dict[str, Any]:
    """An utterance in the shape that `--json` prints."""
    data: dict[str, Any] = as_json(utterance)
    for variant in data["variants"]:
        variant["reports"] = list(dict.fromkeys(ref.rpartition("#")[0] for ref in variant["refs"]))
    return data


def _print(run: Run, found: "Iterator[Utterance]") -> int:
    count = 0
    for count, utterance in enumerate(found, 1):
        if run.options.limit is None and count > SHOWN:
            complain(f"only the first {SHOWN} are shown; --limit 0 gives all")
            break
        for line in _lines(utterance):
            print(line)
    sys.stdout.flush()
    if not count:
        complain("nothing answers that")
    return 0


def _lines(utterance: "Utterance") -> Iterator[str]:
    reports = counted(len(utterance.reports), "report")
    when = (utterance.begin or "")[:10]
    who = clean(utterance.speaker or "nobody named")
    yield f"{utterance.id}  {who} · {when} · {reports}"
    for variant in utterance.variants:
        carried = ", ".join(dict.fromkeys(ref.rpartition("#")[0] for ref in variant.refs))
        mark = " ALTERED" if variant.altered else ""
        manner = "first" if variant is utterance.variants[0] else variant.manner
        yield f"    {manner}{mark}: {clean(_words(variant))}  ({clean(carried)})"
    yield ""


def _words(variant: "Variant") -> str:
    """The words; where quoted words were altered, with the alterations marked."""
    if not variant.altered:
        return variant.words
    return " ".join(
        _EDITS[step.edit].format(before=" ".join(step.before), after=" ".join(step.after))
        if step.edit in _EDITS
        else " ".join(step.after)
        for step in variant.steps
    )

"""`onrecord story`: one story, report by report."""

import sys
from typing import TYPE_CHECKING

from onrecord.cli.across import add_json, as_json, counted, open_across, told_origins
from onrecord.cli.asking import add_ledger, print_line
from onrecord.cli.commands.command import Commands, Run
from onrecord.cli.commands.stories import story_json
from onrecord.terminal.clean import clean
from onrecord.terminal.tables import Column, print_table

if TYPE_CHECKING:
    from onrecord.reconciliation import Part, Story

_STORY = """\
Shows one story: its reports in order of time, whose work each is, what it was copied from and how
much, and how much of it no earlier report of the story had."""
_COLUMNS = (
    Column(heading="published"),
    Column(heading="outlet", look="name", share=2),
    Column(heading="title", share=3),
    Column(heading="origin", share=2),
    Column(heading="copied from", share=4),
    Column(heading="new", look="number"),
    Column(heading="report", look="quiet", share=4),
)


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "story",
        help="one story: who copied whom, what each report added",
        description=_STORY,
        allow_abbrev=False,
    )
    parser.add_argument("id", metavar="ID", help="of the story, or of one of its reports")
    add_ledger(parser)
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    with open_across(run.options) as across:
        story = across.story(run.options.id)
    if run.options.json:
        print_line({**story_json(story), "parts": as_json(story.parts)})
        sys.stdout.buffer.flush()
        return 0
    _print(story)
    return 0


def _print(story: "Story") -> None:
    reports = counted(len(story.reports), "report")
    origins = counted(len(story.origins), "origin")
    episodes = counted(len(story.episodes), "episode")
    print(clean(f"{story.title}  [{story.id}]"))
    print(clean(f"{reports}, {origins}: {told_origins(story.origins)} · {episodes}"), flush=True)
    print_table(_COLUMNS, (_cells(part) for part in story.parts), file=sys.stdout)


def _cells(part: "Part") -> tuple[str, ...]:
    copied = f"{part.copied_from} ({part.containment:.0%})" if part.copied_from else ""
    return (
        (part.published or "")[:16].replace("T", " "),
        part.outlet,
        part.title or "",
        part.origin,
        copied,
        f"{part.new:.0%}",
        part.report,
    )

"""`onrecord stories`: the reports of one story over time; `onrecord story`: one of them."""

from typing import TYPE_CHECKING, Any

from onrecord.cli import values
from onrecord.cli.across import (
    add_json,
    add_limit,
    as_json,
    counted,
    limit_of,
    open_across,
    show,
    told_origins,
)
from onrecord.cli.asking import add_ledger
from onrecord.cli.commands.command import Commands, Run
from onrecord.terminal.tables import Column

if TYPE_CHECKING:
    from onrecord.reconciliation import Story

_STORIES = """\
Lists the stories of a ledger, those with the latest report first: how many reports each has, and of
how many origins. An origin is the agency credited, or the outlet that wrote it first."""
_COLUMNS = (
    Column(heading="story", look="quiet"),
    Column(heading="begin"),
    Column(heading="end"),
    Column(heading="title", look="name", share=5),
    Column(heading="reports", look="number"),
    Column(heading="origins", share=4),
)


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "stories",
        help="reports of one story, and how many origins they have",
        description=_STORIES,
        allow_abbrev=False,
    )
    add_ledger(parser)
    which = parser.add_argument_group("which")
    which.add_argument("--about", metavar="WORDS", help="words of the titles of its reports")
    which.add_argument(
        "--since", type=values.day, metavar="DATE", help="with a report no earlier than this day"
    )
    which.add_argument(
        "--until", type=values.day, metavar="DATE", help="with a report no later than this day"
    )
    which.add_argument(
        "--least", type=values.count, default=1, metavar="N", help="with at least N reports (1)"
    )
    add_limit(parser, values.count)
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    asked = run.options
    with open_across(asked) as across:
        found = across.stories(
            since=asked.since,
            until=asked.until,
            about=asked.about,
            least=asked.least,
            limit=limit_of(asked),
        )
        return show(run, found, plain=story_json, columns=_COLUMNS, cells=_cells)


def story_json(story: "Story") -> dict[str, Any]:
    """A story in the shape that `--json` prints."""
    return {
        "id": story.id,
        "title": story.title,
        "begin": story.begin,
        "end": story.end,
        "reports": list(story.reports),
        "origins": [
            {"name": origin.name, "reports": list(origin.reports)} for origin in story.origins
        ],
        "episodes": as_json(story.episodes),
    }


def _cells(story: "Story") -> tuple[str, ...]:
    origins = counted(len(story.origins), "origin")
    return (
        story.id,
        (story.begin or "")[:10],
        (story.end or "")[:10],
        story.title,
        f"{len(story.reports)}",
        f"{origins}: {told_origins(story.origins)}",
    )

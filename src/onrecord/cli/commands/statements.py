"""`onrecord statements`: who said what, across a ledger."""

from typing import TYPE_CHECKING

from onrecord.cli.asking import add_ledger, add_shapes, add_times, limit_of, open_ledger, show
from onrecord.cli.commands.command import Commands, Run
from onrecord.cli.references import reference
from onrecord.terminal.tables import Column

if TYPE_CHECKING:
    from onrecord.ledger import StatementRow

_STATEMENTS = """\
Lists statements of a ledger, those of the latest day first. What is asked for is found without
regard to case and accents."""
_COLUMNS = (
    Column(heading="day"),
    Column(heading="who", look="name", share=3),
    Column(heading="said", share=8),
    Column(heading="to", share=2),
    Column(heading="outlet", look="quiet", share=2),
    Column(heading="where", look="quiet"),
)


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "statements",
        help="who said what, across a ledger",
        description=_STATEMENTS,
        allow_abbrev=False,
    )
    add_ledger(parser)
    what = parser.add_argument_group("which")
    what.add_argument(
        "--by", metavar="NAME", help="who said it; or a nameless source's words (officials)"
    )
    what.add_argument(
        "--about",
        metavar="WORDS",
        help='words in what is said, all of them; "…" for a phrase, word* for a beginning',
    )
    what.add_argument("--to", metavar="NAME", help="whom it was said to")
    what.add_argument(
        "--in",
        dest="place",
        metavar="PLACE",
        help="where it was said, or a place that it or the dateline names",
    )
    what.add_argument(
        "--mode", choices=("direct", "mixed", "indirect"), metavar="MODE",
        help="direct, mixed or indirect speech",
    )  # fmt: skip
    what.add_argument("--outlet", metavar="NAME", help="the publisher or agency")
    add_times(parser)
    add_shapes(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    asked = run.options
    with open_ledger(asked) as ledger:
        answers = ledger.statements(
            by=asked.by,
            about=asked.about,
            to=asked.to,
            since=asked.since,
            until=asked.until,
            place=asked.place,
            mode=asked.mode,
            outlet=asked.outlet,
            as_of=asked.as_of,
            limit=limit_of(asked),
        )
        return show(run, answers, _COLUMNS, _cells)


def _cells(row: "StatementRow") -> tuple[str, ...]:
    marks = [row.chain or "", "not said" if row.negated else "", row.decision or ""]
    who = row.speaker or (f"“{row.source}”" if row.source else "nobody named")
    kind = [row.kind] if row.kind != "speech" else []
    noted = [mark for mark in [*kind, *marks] if mark]
    said = row.content + (f" ({', '.join(noted)})" if noted else "")
    return row.day, who, said, row.addressee or "", row.outlet or "", reference(row)

"""`onrecord watch`: what feeds bring, into a ledger, until it is stopped."""

import dataclasses
import time
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import reading
from onrecord.cli import values
from onrecord.cli.asking import add_ledger, print_line
from onrecord.cli.commands.command import FAILED, Commands, Run
from onrecord.cli.reading import add_limits, complain, limits_of
from onrecord.errors import InputError
from onrecord.terminal.clean import clean

if TYPE_CHECKING:
    from onrecord.ledger import Added, Ledger
    from onrecord.ledger.watching import Polled
    from onrecord.reading import Limits
    from onrecord.reading.visits import Visitor

_WATCH = """\
Asks RSS, Atom and JSON feeds for what is new and adds it to a ledger, again and again until it is
stopped with Ctrl-C. Items with their whole text become reports; of any other the linked page is
read. It asks only for what changed, keeps to robots.txt, leaves a pause between two requests to
one host, and stays away as long as a busy host asks it to."""
_STATUS = """\
exit status: with --once 0 every feed was read, 1 at least one feed or page was not (one line each
on standard error); 1 the ledger could not be written, 2 the command line is wrong, 130 stopped"""
_EVERY = 15.0
_DELAY = 2.0


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "watch",
        help="add what feeds bring to a ledger",
        description=_WATCH,
        epilog=_STATUS,
        allow_abbrev=False,
    )
    parser.add_argument(
        "feeds",
        nargs="+",
        metavar="FEEDS",
        help="an OPML file, a text file with one address a line, or the address of a feed",
    )
    add_ledger(parser)
    pace = parser.add_argument_group("pace")
    pace.add_argument("--once", action="store_true", help="ask every feed once and stop")
    pace.add_argument(
        "--every",
        type=values.seconds,
        default=_EVERY,
        metavar="MINUTES",
        help=f"ask every feed again after so many minutes ({_EVERY:g})",
    )
    pace.add_argument(
        "--delay",
        type=values.seconds,
        default=_DELAY,
        metavar="SECONDS",
        help=f"leave so many seconds between two requests to one host ({_DELAY:g})",
    )
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object a line for each report"
    )
    add_limits(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    # Loaded here, not above: help and a wrong command line need neither network nor ledger.
    from onrecord import ledger as ledgers  # noqa: PLC0415
    from onrecord.reading.visits import Visitor  # noqa: PLC0415

    options = run.options
    feeds, status = _feeds(options.feeds)
    if not feeds:
        return FAILED
    limits = dataclasses.replace(limits_of(options), delay=options.delay)
    visitor = Visitor(limits=limits)
    with ledgers.open(options.ledger) as ledger:
        while True:
            began = time.monotonic()
            status |= _round(run, ledger, feeds, visitor, limits)
            if options.once:
                return status
            time.sleep(max(0.0, options.every * 60 - (time.monotonic() - began)))


def _feeds(arguments: list[str]) -> tuple[list[str], int]:
    from onrecord.reading.opml import read_feed_list  # noqa: PLC0415 - as for the ledger

    found: list[str] = []
    status = 0
    for argument in arguments:
        try:
            found += [argument] if reading.is_url(argument) else read_feed_list(Path(argument))
        except InputError as fault:
            complain(str(fault))
            status = FAILED
    return list(dict.fromkeys(found)), status


def _round(
    run: Run, ledger: "Ledger", feeds: list[str], visitor: "Visitor", limits: "Limits"
) -> int:
    from onrecord.ledger.watching import poll  # noqa: PLC0415 - as for the ledger

    counts = {"new": 0, "changed": 0, "failed": 0, "waiting": 0}
    for result in poll(ledger, feeds, visitor=visitor, limits=limits):
        with run.interrupts.held():
            _report(result, counts, as_json=run.options.json)
    if not run.options.json:
        waiting = f", {counts['waiting']} left alone for now" if counts["waiting"] else ""
        print(
            f"{len(feeds)} feed{'s' if len(feeds) > 1 else ''} asked: {counts['new']} new,"
            f" {counts['changed']} changed, {counts['failed']} failed{waiting}",
            flush=True,
        )
    return FAILED if counts["failed"] else 0


def _report(
    result: "Added | InputError | Polled", counts: dict[str, int], *, as_json: bool
) -> None:
    from onrecord.ledger import Added  # noqa: PLC0415 - as for the ledger

    if isinstance(result, InputError):
        counts["failed"] += 1
        complain(str(result))
    elif isinstance(result, Added):
        if result.state in counts:
            counts[result.state] += 1
        if as_json:
            print_line(
                {"report": result.report_id, "version": result.version, "state": result.state}
            )
        elif result.state != "known":
            print(f"{result.state}\t{clean(result.report_id)}", flush=True)
    elif result.state == "waiting":
        counts["waiting"] += 1

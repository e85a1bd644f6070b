"""`onrecord series`: each figure over time, by source."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.cli import values
from onrecord.cli.across import add_json, as_json, counted, open_across
from onrecord.cli.asking import add_ledger, nothing, print_line, write_csv
from onrecord.cli.commands.command import Commands, Run
from onrecord.cli.reading import complain
from onrecord.errors import OnrecordError
from onrecord.terminal.clean import clean
from onrecord.terminal.tables import Column, print_table

if TYPE_CHECKING:
    from onrecord.reconciliation import Point, Series

RULES = ("ucdp-like/1", "ibc-like/1", "airwars-like/1")
FORMS = ("ucdp", "acled", "airwars")
_SERIES = """\
Lists figures over time by source: every value that a source gave, with its bounds as told, how it
differs from the one before, and how many reports and origins carry it. Figures of one incident,
figures that count on from a date, parts and rates are never mixed."""
_COLUMNS = (
    Column(heading="day"),
    Column(heading="source", look="name", share=3),
    Column(heading="number", look="number"),
    Column(heading="as told", share=2),
    Column(heading="change"),
    Column(heading="reports", look="number"),
    Column(heading="origins", share=3),
)
_PNG, _SVG = ".png", ".svg"


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "series",
        help="each figure over time, by source",
        description=_SERIES,
        allow_abbrev=False,
    )
    add_ledger(parser)
    which = parser.add_argument_group("which")
    which.add_argument("--measure", metavar="MEASURE", help="killed, wounded, displaced …")
    which.add_argument("--in", dest="place", metavar="PLACE", help="where it applies")
    which.add_argument("--by", metavar="NAME", help="only the numbers of this source")
    which.add_argument("--story", metavar="ID", help="in this story, or that of this report")
    which.add_argument(
        "--least", type=values.count, default=1, metavar="N", help="with at least N values (1)"
    )
    shape = parser.add_argument_group("output").add_mutually_exclusive_group()
    add_json(shape)  # type: ignore[arg-type]
    shape.add_argument(
        "--plot",
        nargs="?",
        const="-",
        metavar="FILE",
        help="draw each series here; with FILE.svg or FILE.png, the first one into that file",
    )
    shape.add_argument(
        "--estimate",
        choices=RULES,
        metavar="RULE",
        help=f"what a rule makes of each, as JSON: {', '.join(RULES)}",
    )
    shape.add_argument(
        "--columns",
        choices=FORMS,
        metavar="FORM",
        help=f"CSV in the columns of a recorder: {', '.join(FORMS)}",
    )
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    asked = run.options
    if asked.plot not in (None, "-") and Path(asked.plot).suffix.lower() not in (_PNG, _SVG):
        run.refuse(f"--plot {asked.plot}: the file ends in .svg or .png")
    with open_across(asked) as across:
        found = across.series(
            measure=asked.measure,
            place=asked.place,
            by=asked.by,
            story=asked.story,
            least=asked.least,
        )
    if not found and not asked.json:
        complain(nothing(asked))
    _print(run, found)
    sys.stdout.flush()
    return 0


def _print(run: Run, found: "Sequence[Series]") -> None:
    asked = run.options
    if asked.json:
        for series in found:
            with run.interrupts.held():
                print_line(series_json(series))
        sys.stdout.buffer.flush()
    elif asked.plot:
        _plot(found, asked.plot)
    elif asked.estimate:
        _estimate(found, asked.estimate)
    elif asked.columns:
        _columns(found, asked.columns)
    else:
        for series in found:
            _print_one(series)


def series_json(series: "Series") -> dict[str, Any]:
    """A series in the shape that `--json` prints: its points, without the inside of its claims."""
    data: dict[str, Any] = as_json(series)
    del data["claims"], data["ties"]
    scope = data.pop("scope")
    return {**data, "scope": scope["kind"], "since": scope["since"] or None}


def _print_one(series: "Series") -> None:
    from onrecord.reconciliation.plots import title_of  # noqa: PLC0415 - help needs none of it

    values_ = counted(len(series.points), "value")
    sources = counted(len(series.sources), "source")
    print(clean(f"{title_of(series)}  [{series.id}]  {values_}, {sources}"), flush=True)
    print_table(_COLUMNS, (_cells(point) for point in series.points), file=sys.stdout)
    print(flush=True)


def _cells(point: "Point") -> tuple[str, ...]:
    from onrecord.reconciliation.discrepancies import number  # noqa: PLC0415 - as above

    return (
        point.day or "",
        point.source + (" (own report)" if point.own else ""),
        number(point.low, point.high),
        " ".join(point.words.split()),
        point.change,
        f"{len(point.reports)}",
        ", ".join(point.origins),
    )


def _plot(found: "Sequence[Series]", where: str) -> None:
    from onrecord.reconciliation import plots  # noqa: PLC0415 - as above

    drawn = [plot for series in found if (plot := plots.plot_of(series)) is not None]
    if where == "-":
        for plot in drawn:
            for line in _drawn(plot):
                # Spaces hold the plot together: only what commands a terminal is left out.
                print("".join(letter for letter in line if letter.isprintable()))
            print()
        return
    if not drawn:
        raise OnrecordError(f"{where}: there is nothing to draw; no figure answers that")
    path = Path(where)
    if path.suffix.lower() == _PNG:
        plots.save_png(drawn[0], path)
    else:
        _save(path, plots.render_svg(drawn[0]))
    print(path)
    if len(drawn) > 1:
        complain(f"{len(drawn)} series answer that; the first one is drawn")


def _drawn(plot: Any) -> Iterator[str]:
    from onrecord.reconciliation.plots import draw  # noqa: PLC0415 - as above

    encoding = (sys.stdout.encoding or "ascii").lower()
    plain = not encoding.startswith("utf") or os.environ.get("TERM") == "dumb"
    width = min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else 80
    yield from draw(plot, width=width, ascii_only=plain)


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise OnrecordError(f"{path}: cannot be written ({reason})") from fault


def _estimate(found: "Sequence[Series]", rule: str) -> None:
    from onrecord.reconciliation.estimates import estimate  # noqa: PLC0415 - as above

    for series in found:
        print_line(as_json(estimate(series, rule)))
    sys.stdout.buffer.flush()


def _columns(found: "Sequence[Series]", form: str) -> None:
    from onrecord.reconciliation.estimates import COLUMNS, rows  # noqa: PLC0415 - as above

    heading = COLUMNS[form]
    write_csv(heading, ([row[name] for name in heading] for row in rows(found, form)))

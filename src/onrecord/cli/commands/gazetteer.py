"""`onrecord gazetteer`: the places that are known, and finer ones from a dump that the user has."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.commands.command import FAILED, Commands, Run
from onrecord.cli.reading import complain
from onrecord.errors import GazetteerError
from onrecord.terminal import Progress

if TYPE_CHECKING:
    from onrecord.gazetteer import Entry

_GAZETTEER = """\
Places are looked up offline. `info` says what they come from, `add` adds the places of a GeoNames
dump (allCountries.zip, or one country's) to a file of your own, `find` lists what a name may
mean."""
_EPILOG = """\
Your own gazetteer is the file that ONRECORD_GAZETTEER names, else gazetteer.db in the data
folder of your system (info prints it); reading uses it wherever it is there."""
_PERCENT = 100


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "gazetteer",
        help="the places that are known, and finer ones from a GeoNames dump",
        description=_GAZETTEER,
        epilog=_EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument("action", choices=("add", "find", "info"), metavar="add|find|info")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="dumps to add (.zip or .txt), or names to find"
    )
    parser.add_argument(
        "--gazetteer",
        type=Path,
        metavar="FILE",
        help="your own gazetteer (that of ONRECORD_GAZETTEER, else in the data folder)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    # Loaded here, not above: the help of other commands needs no gazetteer.
    from onrecord.gazetteer import location  # noqa: PLC0415

    options = run.options
    if options.action == "info" and options.names:
        run.refuse("gazetteer info takes no names")
    if options.action != "info" and not options.names:
        run.refuse(f"gazetteer {options.action} needs a name")
    own: Path = options.gazetteer or location.locate()
    if options.action == "add":
        return _add(run, own)
    if options.action == "find":
        return _find(run, own)
    return _info(run, own)


def _add(run: Run, own: Path) -> int:
    from onrecord.gazetteer import adding  # noqa: PLC0415 - as above

    status = 0
    for name in run.options.names:
        try:
            with Progress(total=_PERCENT) as progress:
                source = adding.add(Path(name), own, on_progress=lambda _: progress.advance())
        except GazetteerError as error:
            complain(str(error))
            status = FAILED
            continue
        _print(run, asdict(source) | {"gazetteer": str(own)}, f"{own}\t{source.places}\t{name}")
    return status


def _find(run: Run, own: Path) -> int:
    from onrecord.gazetteer import Gazetteer  # noqa: PLC0415 - as above

    gazetteer = Gazetteer(own if own.is_file() else None)
    missing = False
    for name in run.options.names:
        entries = sorted(gazetteer.find(name), key=lambda one: (-one.population, one.id))
        missing = missing or not entries
        for entry in entries:
            _print(run, asdict(entry), "\t".join(_cells(entry)))
    return FAILED if missing else 0


def _cells(entry: "Entry") -> tuple[str, ...]:
    where = ".".join(filter(None, (entry.country, entry.admin1, entry.admin2)))
    point = f"{entry.lat:.4f},{entry.lon:.4f}"
    number = str(entry.id) if entry.id > 0 else "-"
    return entry.name, entry.kind, where or "-", point, str(entry.population), number


def _info(run: Run, own: Path) -> int:
    from onrecord.gazetteer import store  # noqa: PLC0415 - as above

    for path in (store.PACKAGED, own):
        there = path.is_file()
        sources = store.Store(path).sources() if there else []
        row = {
            "path": str(path),
            "there": there,
            "bytes": path.stat().st_size if there else 0,
            "sources": [
                {"name": name, "sha256": sha256, "places": places}
                for name, sha256, places in sources
            ],
        }
        text = ", ".join(f"{places} places from {name}" for name, _, places in sources)
        _print(run, row, f"{path}\t{text or 'not there: add a GeoNames dump to make it'}")
    return 0


def _print(run: Run, row: dict[str, object], text: str) -> None:
    with run.interrupts.held():
        sys.stdout.write((json.dumps(row, ensure_ascii=False) if run.options.json else text) + "\n")
        sys.stdout.flush()

"""`onrecord figures REPORT…`: what was counted in some reports, and on whose word."""

from functools import partial
from typing import Final

from onrecord.cli.commands.command import Run
from onrecord.cli.listing import Listing, list_reports
from onrecord.record import Record, counts
from onrecord.record.counts import Count
from onrecord.terminal.tables import Column

_COLUMNS: Final = (
    Column(heading="id", look="quiet"),
    Column(heading="number", look="name", share=3),
    Column(heading="bounds", look="number", share=2),
    Column(heading="measure"),
    Column(heading="counted", share=4),
    Column(heading="place", share=2),
    Column(heading="time", share=2),
    Column(heading="on whose word", share=3),
    Column(heading="part", look="quiet"),
)


def run_on_reports(run: Run) -> int:
    """Read the reports that the command line names and list their figures; the exit status."""
    listing = Listing(
        columns=_COLUMNS,
        find=partial(counts.find, measure=run.options.measure),
        row=_row,
        to_dict=counts.to_dict,
        nothing="nothing is counted there",
    )
    return list_reports(run, listing)


def _row(_record: Record, one: Count) -> tuple[str, ...]:
    figure = one.figure
    counted = f"{one.counted}, {one.made_of}" if one.made_of else one.counted
    own = "the report's own"
    word = f"{one.word or 'unresolved'} ({figure.statement})" if figure.statement else own
    return (
        figure.id,
        one.written,
        f"{one.bounds} {figure.unit}" if figure.unit else one.bounds,
        figure.measure,
        counted,
        one.place,
        one.time,
        word,
        one.ties,
    )

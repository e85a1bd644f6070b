"""The figures of a record as lines of parts."""

from collections.abc import Iterator

from onrecord.record import Record, counts
from onrecord.record.counts import Count
from onrecord.terminal.clean import clean
from onrecord.terminal.lines import Entry, Part


def figure_entries(record: Record) -> list[Entry]:
    """One line for each figure, in text order."""
    return [
        Entry(label=clean(one.figure.id), depth=0, head=tuple(_parts(one)), body="")
        for one in counts.find(record)
    ]


def _parts(one: Count) -> Iterator[Part]:
    figure = one.figure
    yield clean(one.written), "name"
    if one.counted:
        yield f" {clean(one.counted)}", "plain"
    if one.made_of:
        yield f", {clean(one.made_of)}", "plain"
    said = " ".join(part for part in (figure.measure, one.bounds) if part)
    yield f" · {clean(said)}", "cue"
    for part in (one.place, one.time, one.ties):
        if part:
            yield f" · {clean(part)}", "quiet"
    if figure.statement:
        yield f" · {clean(one.word) or 'unresolved'} ({clean(figure.statement)})", "plain"

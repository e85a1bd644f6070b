"""`onrecord people REPORT…`: who speaks in some reports, and the words that show it."""

from typing import Final

from onrecord.cli.commands.command import Run
from onrecord.cli.listing import Listing, list_reports
from onrecord.record import Record, voices
from onrecord.record.voices import Voice
from onrecord.terminal.tables import Column

_COLUMNS: Final = (
    Column(heading="who", look="name", share=3),
    Column(heading="role", share=3),
    Column(heading="sort"),
    Column(heading="said", look="number"),
    Column(heading="to", share=2),
    Column(heading="in the words", look="quiet", share=6),
)


def run_on_reports(run: Run) -> int:
    """Read the reports that the command line names and list their speakers; the exit status."""
    listing = Listing(
        columns=_COLUMNS,
        find=voices.find,
        row=_row,
        to_dict=voices.to_dict,
        nothing="nobody speaks there",
    )
    return list_reports(run, listing)


def _row(record: Record, voice: Voice) -> tuple[str, ...]:
    role = (voice.entity.role if voice.entity else None) or ""
    of = (voice.entity.affiliation if voice.entity else None) or ""
    if of and of.casefold() not in role.casefold():
        role = f"{role}, {of}".strip(" ,")
    words = (f"{one.id} “{voices.proof(record, one)}”" for one in voice.statements)
    return (
        voice.name if voice.resolved else f"{voice.name} (unresolved)",
        role,
        voice.source_kind or "",
        str(len(voice.statements)),
        ", ".join(voice.to),
        " · ".join(words),
    )

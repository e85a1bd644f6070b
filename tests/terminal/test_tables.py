"""Tables for people and for pipes, and what changed between versions."""

import io

import pytest

from onrecord.ledger.difference import Change
from onrecord.terminal.changes import print_changes, words_of
from onrecord.terminal.tables import Column, print_table

COLUMNS = (
    Column(heading="day"),
    Column(heading="said", share=1),
    Column(heading="count", look="number"),
)
ROWS = [("2024-03-20", "the port will reopen " * 10, "7"), ("2024-03-21", "short", "1,400")]


def printed(width: int | None = None) -> str:
    out = io.StringIO()
    assert print_table(COLUMNS, iter(ROWS), file=out, width=width) == 2
    return out.getvalue()


def test_piped_a_row_is_a_line_with_tabs() -> None:
    lines = printed().splitlines()
    assert lines[1] == "2024-03-21\tshort\t1,400"
    assert [line.count("\t") for line in lines] == [2, 2]


@pytest.mark.parametrize("width", [60, 90, 140])
def test_laid_out_every_line_fits_and_numbers_stand_right(width: int) -> None:
    lines = printed(width).splitlines()
    assert all(len(line) <= width for line in lines)
    assert lines[0].split() == ["day", "said", "count"]
    assert lines[-1].startswith("2024-03-21")
    assert lines[-1].rstrip().endswith("1,400")
    assert "\x1b" not in "".join(lines)


def test_a_cell_cannot_command_the_terminal() -> None:
    out = io.StringIO()
    print_table(COLUMNS, [("a\x1b[31mb", "line\nbreak\ttab", "1")], file=out)
    assert out.getvalue() == "a[31mb\tline break tab\t1\n"


def test_long_tables_are_printed_piece_by_piece() -> None:
    out = io.StringIO()
    count = print_table(COLUMNS, (("d", f"row {n}", "1") for n in range(450)), file=out, width=80)
    assert count == 450
    assert out.getvalue().count("said") == 1
    assert "row 449" in out.getvalue()


def test_changes_are_printed_as_before_and_after() -> None:
    out = io.StringIO()
    changes = [
        Change(kind="changed", field="title", before="Fears", after="Hopes"),
        Change(kind="added", field="text", before="", after="It\nrained."),
    ]
    print_changes(changes, file=out)
    assert out.getvalue() == "- title: Fears\n+ title: Hopes\n+ It rained.\n"


def test_only_the_words_that_changed_are_marked() -> None:
    change = Change(
        kind="changed", field="text", before="At least 14 died", after="At least 20 died"
    )
    before, after = words_of(change)
    assert before == [("same", "At least"), ("gone", "14"), ("same", "died")]
    assert after == [("same", "At least"), ("come", "20"), ("same", "died")]

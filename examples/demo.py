"""Reads every report of a folder with one model and prints one line for each.

    python examples/demo.py examples

The second half of `make demo`, and an example of the Python interface.
"""

import sys
from collections import Counter
from collections.abc import Iterable

from onrecord import InputError, Reader, Record


def loudest(record: Record) -> str:
    """Who is quoted most in a report, with how often; whoever comes first wins a tie."""
    named = Counter(statement.entity for statement in record.statements if statement.entity)
    return " · ".join(f"{name} ({count})" for name, count in named.most_common(3))


def row(record: Record) -> str:
    """One line: how many statements, in which report, by whom most."""
    nested = sum(statement.parent is not None for statement in record.statements)
    return f"{len(record.statements):10} {nested:6}  {record.report.id:30} {loudest(record)}"


def main(folders: Iterable[str]) -> int:
    """Print a line for each report; what cannot be read goes to standard error."""
    failed = 0
    print("statements nested  report                         most quoted")
    for result in Reader().read_all(folders):
        if isinstance(result, InputError):
            failed = 1
            print(result, file=sys.stderr)
        else:
            print(row(result))
    return failed


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""A process that does pure work; it is started by `workers` and ends when its input does."""

import os
import pickle
import signal
import sys

from onrecord.errors import LedgerError


def main() -> None:
    """Answer tasks until the input ends."""
    # Ctrl-C goes to every process of a terminal; this one ends when the one that asks does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not stand between two answers.
    os.dup2(2, 1)
    try:
        while True:
            # From the process that started this one, by a pipe that nobody else holds.
            work, task = pickle.load(sys.stdin.buffer)  # noqa: S301
            given, fault = None, None
            try:
                given = work(task)
            except LedgerError as error:
                fault = str(error)
            pickle.dump((given, fault), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
    except (EOFError, BrokenPipeError):
        return


if __name__ == "__main__":
    main()

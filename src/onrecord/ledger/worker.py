"""A process that reads: inputs and documents come in, records go out.

It is started by `pool` and speaks with it over its standard input and output. It ends when its
input does, so that none outlives the process that started it, however that ended.
"""

import os
import signal
import sys

from onrecord.ledger import frames, tasks
from onrecord.reader import Reader
from onrecord.reading import Limits

_BACKGROUND = 10


def main() -> None:
    """Answer tasks until the input ends."""
    # Ctrl-C goes to every process of a terminal; this one ends when the one that asks does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        # Reading goes on in the background: whoever asks the ledger meanwhile comes first.
        os.nice(_BACKGROUND)
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not stand between two frames.
    os.dup2(2, 1)
    asked = sys.stdin.buffer
    try:
        reader = Reader(limits=Limits(**frames.receive(asked)[0]))
        while True:
            for result in tasks.read(reader, frames.receive_task(asked)):
                frames.send_result(answers, result)
            frames.send_done(answers)
    except (EOFError, BrokenPipeError):
        return


if __name__ == "__main__":
    main()

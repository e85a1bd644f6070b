"""A record for people: laid out for a terminal, or one line a statement when piped."""

from onrecord.terminal.output import print_record
from onrecord.terminal.progress import Progress

__all__ = ["Progress", "print_record"]

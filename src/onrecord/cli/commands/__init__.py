"""The commands, one a file, in the order in which help lists them."""

from onrecord.cli.commands import (
    add,
    check,
    figures,
    gazetteer,
    info,
    people,
    read,
    report,
    reread,
    search,
    serve,
    sql,
    statements,
    watch,
)

ALL = (
    read,
    add,
    watch,
    statements,
    figures,
    people,
    search,
    report,
    sql,
    info,
    check,
    reread,
    gazetteer,
    serve,
)

__all__ = ["ALL"]

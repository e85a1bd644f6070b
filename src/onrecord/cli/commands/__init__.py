"""The commands, one a file, in the order in which help lists them."""

from onrecord.cli.commands import (
    add,
    check,
    export,
    figures,
    gazetteer,
    import_,
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
    export,
    import_,
    gazetteer,
    serve,
)

__all__ = ["ALL"]

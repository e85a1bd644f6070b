"""The tables of an export as Parquet files, typed; needs pyarrow (`onrecord[parquet]`)."""

import json
import types
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from onrecord.errors import LedgerError
from onrecord.ledger.export.tables import TABLES, Row, replacing
from onrecord.ledger.ledger import Ledger
from onrecord.record import Span, Spans

_TOGETHER = 5_000


def write_parquet(ledger: Ledger, folder: Path) -> dict[str, int]:
    """Write every table as a Parquet file; spans are lists of whole numbers.

    Args:
        ledger: The ledger.
        folder: Made where it is not there; files of the same names are replaced.

    Returns:
        How many rows each file has, by its path.

    Raises:
        LedgerError: pyarrow is not installed, or a file cannot be written.
    """
    try:
        import pyarrow  # noqa: PLC0415 - optional, and slow to load
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError:
        raise LedgerError("pyarrow is not installed; pip install 'onrecord[parquet]'") from None
    written: dict[str, int] = {}
    for name, table in TABLES.items():
        schema = pyarrow.schema(
            [(column, _type(pyarrow, kind)) for column, kind in table.types.items()]
        )
        path = folder / f"{name}.parquet"
        count = 0
        with replacing(path) as part, pyarrow.parquet.ParquetWriter(part, schema) as writer:
            rows = table.rows(ledger)
            while batch := [_row(row, table.types) for row in islice(rows, _TOGETHER)]:
                writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))
                count += len(batch)
        written[str(path)] = count
    return written


def _row(row: Row, kinds: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(row[name], kind) for name, kind in kinds.items()}


def _plain(value: Any, kind: Any) -> Any:
    if kind is object:
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple):
        return [_plain(item, None) for item in value]
    return value


def _type(pyarrow: Any, kind: Any) -> Any:
    if kind == Spans:
        return pyarrow.list_(pyarrow.list_(pyarrow.int64()))
    if kind == Span:
        return pyarrow.list_(pyarrow.int64())
    arguments = list(_arguments(kind))
    if len(arguments) == 1:
        return _type(pyarrow, arguments[0])
    if get_origin(kind) is tuple:
        return pyarrow.list_(_type(pyarrow, get_args(kind)[0]))
    known = {int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    # A number that may be whole or not is one that may not be.
    if float in arguments:
        return known[float]
    return known.get(kind, pyarrow.string())


def _arguments(kind: Any) -> Iterator[Any]:
    if get_origin(kind) in (types.UnionType, Union):
        yield from (each for each in get_args(kind) if each is not type(None))
    elif get_origin(kind) is Literal:
        yield str

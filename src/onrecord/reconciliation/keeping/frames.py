"""Groups as they are asked for: values that are iterated once, or become a data frame."""

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any, Generic, Self, TypeVar

from onrecord.errors import LedgerError

Value = TypeVar("Value")
_ADVICE = "install it with `pip install 'onrecord[frames]'`"


class Framed(Generic[Value]):
    """What can become a frame: a row for each value, a column for each of its fields.

    Values within a value (a story's origins, a side's reports) are dictionaries and lists in it.
    """

    kind: type[Value]

    def to_pandas(self) -> Any:
        """The values as a `pandas.DataFrame`.

        Raises:
            LedgerError: pandas is not installed.
        """
        try:
            import pandas  # noqa: PLC0415 - optional, and slow to load
        except ImportError:
            raise LedgerError(f"data frames need pandas; {_ADVICE}") from None
        names = self._names()
        return pandas.DataFrame([row_of(value) for value in self._values()], columns=names)

    def to_polars(self) -> Any:
        """The values as a `polars.DataFrame`.

        Raises:
            LedgerError: polars is not installed.
        """
        try:
            import polars  # noqa: PLC0415 - optional, and slow to load
        except ImportError:
            raise LedgerError(f"polars is not installed; {_ADVICE}") from None
        rows = [row_of(value) for value in self._values()]
        if not rows:
            return polars.DataFrame({name: [] for name in self._names()})
        return polars.DataFrame(rows, infer_schema_length=None, strict=False)

    def _names(self) -> list[str]:
        return [field.name for field in dataclasses.fields(self.kind)]  # type: ignore[arg-type]

    def _values(self) -> Iterable[Value]:
        raise NotImplementedError


class Listed(list[Value], Framed[Value]):
    """A list of groups.

    Args:
        kind: Their type.
        values: The groups.
    """

    def __init__(self, kind: type[Value], values: Iterable[Value]) -> None:
        super().__init__(values)
        self.kind = kind

    def _values(self) -> Iterable[Value]:
        return self


class Streamed(Framed[Value], Iterator[Value]):
    """Groups that stream: each is made when it is asked for. Iterate once.

    Args:
        kind: Their type.
        values: The groups.
    """

    def __init__(self, kind: type[Value], values: Iterator[Value]) -> None:
        self.kind = kind
        self._stream = values

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Value:
        return next(self._stream)

    def _values(self) -> Iterable[Value]:
        return self._stream


def row_of(value: object) -> Any:
    """A value as dictionaries, lists and plain values, field by field; sets are sorted."""
    if dataclasses.is_dataclass(value):
        return {
            field.name: row_of(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return [row_of(each) for each in value] if isinstance(value, (list, tuple)) else value

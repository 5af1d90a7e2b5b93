"""Records[T]: the rows of a query as typed records, read as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from dragoman.errors import MissingExtraError
from dragoman.ledger.query import Parameters
from dragoman.ledger.rows import Row

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import pyarrow as pa


class Record(Protocol):
    """What every record of the flow can do."""

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""


class Queryable(Protocol):
    """What Records need of a Ledger."""

    def sql(self, query: str, params: Parameters = None) -> duckdb.DuckDBPyRelation:
        """The result of one SELECT."""

    def rows(self, query: str, params: Parameters = None) -> Iterator[Row]:
        """Its rows, streamed."""


T = TypeVar("T", bound=Record)


class Records(Generic[T]):
    """The records that a query selects.

    Iterating reads 1,000 rows at a time, so that any number of records takes the same memory; it can be repeated. ::

        for event in ledger.events(event_type="ASSAULT"): ...
        len(ledger.events())
        ledger.events().to_pandas()     # the table's columns
        ledger.events().to_dicts()      # the records as plain JSON types
    """

    def __init__(
        self,
        archive: Queryable,
        query: str,
        build: Callable[[Row], T],
        params: Parameters = None,
    ) -> None:
        self._archive = archive
        self._query = query
        self._build = build
        self._params = params

    def __iter__(self) -> Iterator[T]:
        for row in self._archive.rows(self._query, self._params):
            yield self._build(row)

    def __len__(self) -> int:
        counted = self._archive.sql(f"SELECT count(*) FROM ({self._query})", self._params)  # noqa: S608
        return int(counted.fetchall()[0][0])

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None

    def to_arrow(self) -> pa.Table:
        """All rows as an Arrow table with the columns of docs/reference/archive.md."""
        import pyarrow as pa

        return pa.table(self._archive.sql(self._query, self._params))

    def to_pandas(self) -> pd.DataFrame:
        """All rows as a pandas DataFrame. Raises MissingExtraError when pandas is not installed."""
        try:
            import pandas  # noqa: F401
        except ImportError as error:
            raise MissingExtraError("pandas", "pandas") from error
        frame: pd.DataFrame = self.to_arrow().to_pandas()
        return frame

    def to_dicts(self) -> list[dict[str, Any]]:
        """All records as plain JSON types."""
        return [record.to_dict() for record in self]

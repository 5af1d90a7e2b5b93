"""Rows of Python values to Arrow tables.

``pyarrow.Table.from_pylist`` does the same, but imports pandas wherever it is installed: 0.75 s of a cold start,
measured with pyarrow 26 and pandas 3.1.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from dragoman.ledger.rows import Row

if TYPE_CHECKING:
    import pyarrow as pa

_EPOCH = date(1970, 1, 1).toordinal()


def table_of(rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    """The table of ``rows``; a value that a row lacks is NULL, one that the schema lacks is left out.

    Raises TypeError, ValueError (lone surrogates among them) or OverflowError on a value that its column cannot hold.
    """
    import pyarrow as pa

    arrays = [_array([row.get(name) for row in rows], type_) for name, type_ in _fields(schema)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _fields(fields: Iterable[pa.Field]) -> list[tuple[str, pa.DataType]]:
    """Names and types, asked for once: pyarrow makes both anew at each access."""
    return [(field.name, field.type) for field in fields]


def _array(values: Sequence[Any], type_: pa.DataType) -> pa.Array:
    import pyarrow as pa

    buffers: list[pa.Buffer | None] = [_validity(values)]
    children: list[pa.Array] | None = None
    if pa.types.is_string(type_):
        buffers += _texts(values)
    elif pa.types.is_binary(type_):
        parts = [b"" if value is None else bytes(value) for value in values]
        buffers += [_offsets(map(len, parts)), pa.py_buffer(b"".join(parts))]
    elif pa.types.is_list(type_):
        lists = [() if value is None else value for value in values]
        buffers.append(_offsets(map(len, lists)))
        children = [_array([one for value in lists for one in value], type_.value_type)]
    elif pa.types.is_struct(type_):
        children = [_array([value and value[name] for value in values], inner) for name, inner in _fields(type_)]
    elif pa.types.is_boolean(type_):
        buffers.append(_bits([bool(value) for value in values]))
    else:
        buffers.append(_numbers(values, type_))
    return pa.Array.from_buffers(type_, len(values), buffers, children=children)


def _texts(values: Sequence[Any]) -> list[pa.Buffer]:
    """Where each text ends, and all of them in UTF-8; joining refuses what is no text."""
    import pyarrow as pa

    parts = ["" if value is None else value for value in values]
    joined = "".join(parts)
    sizes = map(len, parts) if joined.isascii() else [len(part.encode()) for part in parts]
    return [_offsets(sizes), pa.py_buffer(joined.encode())]


def _numbers(values: Sequence[Any], type_: pa.DataType) -> pa.Buffer:
    import pyarrow as pa

    if pa.types.is_date32(type_):
        values = [None if value is None else date.toordinal(value) - _EPOCH for value in values]
    code = {"int32": "i", "date32[day]": "i", "int64": "q", "double": "d"}[str(type_)]
    return pa.py_buffer(array(code, [0 if value is None else value for value in values]))


def _offsets(sizes: Iterable[int]) -> pa.Buffer:
    import pyarrow as pa

    return pa.py_buffer(array("i", accumulate(sizes, initial=0)))


def _validity(values: Sequence[Any]) -> pa.Buffer | None:
    """One bit for each value, None when all are there."""
    return _bits([value is not None for value in values]) if None in values else None


def _bits(values: Sequence[bool]) -> pa.Buffer:
    import numpy as np
    import pyarrow as pa

    return pa.py_buffer(np.packbits(np.array(values, dtype=bool), bitorder="little"))

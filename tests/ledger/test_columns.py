from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger.columns import table_of

_SCHEMA = pa.schema(
    [
        ("text", pa.string()),
        ("number", pa.int32()),
        ("big", pa.int64()),
        ("real", pa.float64()),
        ("day", pa.date32()),
        ("bytes", pa.binary()),
        ("flag", pa.bool_()),
        ("texts", pa.list_(pa.string())),
        ("struct", pa.struct([("a", pa.string()), ("n", pa.list_(pa.int32()))])),
        ("structs", pa.list_(pa.struct([("a", pa.string())]))),
    ]
)
_int32 = st.integers(-(2**31), 2**31 - 1)
_struct = st.fixed_dictionaries({"a": st.none() | st.text(), "n": st.none() | st.lists(_int32)})
_row = st.fixed_dictionaries(
    {
        "text": st.none() | st.text(),
        "number": st.none() | _int32,
        "big": st.none() | st.integers(-(2**63), 2**63 - 1),
        "real": st.none() | st.floats(allow_nan=False),
        "day": st.none() | st.dates(),
        "bytes": st.none() | st.binary(),
        "flag": st.none() | st.booleans(),
        "texts": st.none() | st.lists(st.none() | st.text()),
        "struct": st.none() | _struct,
        "structs": st.none() | st.lists(st.none() | st.fixed_dictionaries({"a": st.text()})),
    }
)


@given(st.lists(_row, max_size=12))
def test_tables_hold_what_the_rows_hold(rows: list[dict[str, object]]) -> None:
    table = table_of(rows, _SCHEMA)
    table.validate(full=True)
    assert table.to_pylist() == rows


@pytest.mark.parametrize(
    "row",
    [{"text": 7}, {"text": "\ud800"}, {"number": 2**31}, {"number": 1.5}, {"number": "1"}, {"day": "2024-01-01"}],
)
def test_values_that_a_column_cannot_hold_are_refused(row: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError, OverflowError)):
        table_of([row], _SCHEMA)


def test_unknown_names_are_left_out_and_missing_ones_null() -> None:
    (row,) = table_of([{"text": "a", "colour": "red", "day": date(2024, 1, 1)}], _SCHEMA).to_pylist()
    assert row["text"] == "a"
    assert row["number"] is None
    assert "colour" not in row

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger.known import KnownKeys, document_key, holds, rejected_key, write_keys


@given(st.sets(st.integers(0, 2**64 - 1)), st.sets(st.integers(0, 2**64 - 1)), st.integers(0, 2**64 - 1))
def test_keys_are_known_when_written_or_added(
    tmp_path_factory: object, written: set[int], added: set[int], other: int
) -> None:
    file = tmp_path_factory.mktemp("known") / "known.u64"  # type: ignore[attr-defined]
    write_keys(file, written)
    known = KnownKeys([file])
    known.update(added - written)
    assert all(key in known for key in written | added)
    assert (other in known) == (other in written | added)
    assert len(known) == len(written | added)
    assert holds(file, other) == (other in written)


def test_ten_million_documents_take_eighty_megabytes(tmp_path: Path) -> None:
    import numpy as np

    file = tmp_path / "known.u64"
    np.arange(1, 1_000_001, dtype="<u8").tofile(file)
    known = KnownKeys([file] * 10)
    assert len(known) * 8 == 80_000_000
    assert os.path.getsize(file) == 8_000_000
    assert 1_000_000 in known
    assert 1_000_001 not in known


def test_keys_of_different_kinds_and_texts_differ() -> None:
    keys = {
        document_key("a"),
        document_key("b"),
        rejected_key("a", "", ""),
        rejected_key("", "a", ""),
        document_key(""),
    }
    assert len(keys) == 5

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger import compaction, layout
from dragoman.ledger.layout import Batch
from dragoman.ledger.ledger import Ledger

from .synthetic import readings


def _append_each(ledger: Ledger, first: int, last: int) -> None:
    for number in range(first, last):
        ledger.append(readings(1, 2, first=number))


def test_merging_changes_nothing_that_can_be_seen(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a") as ledger:
        _append_each(ledger, 0, 5)
        before = list(ledger.readings()), list(ledger.events()), list(ledger.document_ids())
        assert ledger.compact() == 4
        assert [batch.name for batch in ledger.batches()] == ["00000001-00000005"]
        assert (list(ledger.readings()), list(ledger.events()), list(ledger.document_ids())) == before
        assert layout.names(ledger.path) == ["00000001-00000005"]
        assert all(ledger.has(f"doc-{number:08d}") for number in range(5))
        assert ledger.append(readings(6, 2)).documents == 1
        assert ledger.compact() == 1


def test_appending_merges_by_itself(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a") as ledger:
        _append_each(ledger, 0, 9)
        assert [batch.name for batch in ledger.batches()] == ["00000001-00000008", "00000009-00000009"]


def test_merged_batches_stay_while_somebody_reads(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a") as ledger:
        with Ledger.open(tmp_path / "a") as reader:
            _append_each(ledger, 0, 3)
            rows = iter(reader.readings())
            first = next(rows)
            ledger.compact()
            assert len(layout.names(ledger.path)) == 4
            assert [first, *rows] == list(readings(3, 2))
            assert len(reader.documents()) == 3
        ledger.compact()
        assert layout.names(ledger.path) == ["00000001-00000003"]


def test_a_merge_that_was_killed_before_its_leftovers_went_shows_no_document_twice(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a") as ledger:
        _append_each(ledger, 0, 4)
        for run in ([0, 1], [0, 1, 2]):
            batches = ledger.batches()
            compaction.merge(ledger.path, [batches[at] for at in run], version="x")
        assert len(layout.names(ledger.path)) == 6
        assert list(ledger.readings()) == list(readings(4, 2))
    with Ledger.open(tmp_path / "a") as ledger:
        ledger.lock()
        assert layout.names(ledger.path) == ["00000001-00000004"]


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12), st.randoms())
def test_live_batches_cover_every_append_once(sizes: list[int], rng: object) -> None:
    edges = [sum(sizes[:at]) for at in range(len(sizes) + 1)]
    spans = [(low + 1, high) for low, high in pairwise(edges)]
    covered = [(n, n) for low, high in spans for n in range(low, high + 1)]
    listed = [layout.batch_name(*span) for span in {*spans, *covered}]
    rng.shuffle(listed)  # type: ignore[attr-defined]
    assert layout.live(listed) == [layout.batch_name(*span) for span in spans]


@pytest.mark.parametrize("step", [1, 200, 5_000])
def test_an_archive_never_has_many_small_batches(step: int) -> None:
    batches: list[Batch] = []
    written = 0
    for number in range(1, 400):
        batches.append(Batch(Path(str(number)), number, number, {"documents": step}, step * 1_000))
        while run := compaction.due(batches):
            documents = sum(batch.rows["documents"] for batch in run)
            written += documents
            merged = Batch(Path("m"), run[0].first, run[-1].last, {"documents": documents}, documents * 1_000)
            batches = [batch for batch in batches if batch not in run] + [merged]
        assert sum(1 for batch in batches if compaction.is_small(batch)) <= 30
    assert sum(batch.rows["documents"] for batch in batches) == 399 * step
    if step >= 200:
        assert written <= 5 * 399 * step

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import OptionError
from dragoman.ledger.ledger import Ledger

from .synthetic import readings


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("query")
    (folder / "secret.csv").write_text("a\n1\n")
    with Ledger.open(folder / "it's an archive") as opened:
        opened.append(readings(3))
        yield opened


def test_sql_takes_parameters_and_gives_what_people_use(ledger: Ledger) -> None:
    relation = ledger.sql("SELECT count(*) AS n FROM events WHERE document_id = ?", ["doc-00000001"])
    assert relation.fetchall() == [(10,)]
    assert ledger.sql("SELECT $x AS n", {"x": 5}).df()["n"].tolist() == [5]
    assert list(ledger.rows("SELECT id FROM documents ORDER BY id LIMIT 1")) == [{"id": "doc-00000000"}]


@pytest.mark.parametrize("query", ["FROM documents", "WITH d AS (FROM documents) FROM d", "DESCRIBE events"])
def test_every_form_of_reading_is_taken(ledger: Ledger, query: str) -> None:
    assert ledger.sql(query).fetchall()


@pytest.mark.parametrize(
    "query",
    [
        "",
        "SELECT 1; SELECT 2",
        "DROP VIEW events",
        "CREATE TABLE t (a INTEGER)",
        "COPY (SELECT 1) TO '{archive}/batches/00000001-00000001/x.csv'",
        "SET memory_limit = '100GB'",
        "ATTACH '{outside}/x.db'",
        "INSTALL httpfs",
        "PRAGMA database_list",
        "SELECT * FROM '{outside}/secret.csv'",
        "SELECT * FROM '{archive}/batches/../../secret.csv'",
        "SELECT * FROM read_text('{outside}/secret.csv')",
        "SELECT * FROM read_csv('{outside}/*.csv')",
        "SELECT * FROM glob('{outside}/*')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM 'https://example.org/x.csv'",
        "SELECT * FROM a_python_variable",
        "SELECT nothing FROM events",
        "SELEC 1",
    ],
)
def test_sql_cannot_write_or_leave_the_archive(ledger: Ledger, query: str) -> None:
    import pyarrow as pa

    a_python_variable = pa.table({"a": [1]})
    outside = str(ledger.path.parent)
    before = sorted(Path(outside).rglob("*"))
    filled = query.replace("{archive}", str(ledger.path).replace("'", "''")).replace("{outside}", outside)
    with pytest.raises(OptionError):
        ledger.sql(filled).fetchall()
    with pytest.raises(OptionError):
        list(ledger.rows(filled))
    assert sorted(Path(outside).rglob("*")) == before
    assert a_python_variable.num_rows == 1


def test_a_query_may_run_while_another_is_read(ledger: Ledger) -> None:
    pairs = [(one.id, len(ledger.events(document_id=one.id))) for one in ledger.documents()]
    assert pairs == [(f"doc-{n:08d}", 10) for n in range(3)]


def test_threads_may_ask_at_once(ledger: Ledger) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(lambda _: len(ledger.events()), range(8)))
    assert counts == [30] * 8


@pytest.mark.parametrize("options", [{"memory_limit": "much"}, {"threads": 0}])
def test_limits_that_duckdb_does_not_take_are_option_errors(ledger: Ledger, options: dict[str, object]) -> None:
    with Ledger.open(ledger.path, **options) as other, pytest.raises(OptionError, match="'400MB'"):
        other.sql("SELECT 1")

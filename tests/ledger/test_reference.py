from __future__ import annotations

import re
from pathlib import Path

from dragoman.ledger.ledger import Ledger
from dragoman.ledger.reference import reference

from .synthetic import readings

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "archive.md"


def test_the_manual_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run: python -m dragoman.ledger.reference > " + str(PAGE)


def test_its_example_runs(tmp_path: Path) -> None:
    (query,) = re.findall(r"```sql\n(.*?)```", reference(), re.DOTALL)
    with Ledger.open(tmp_path / "a") as ledger:
        ledger.append(readings(2))
        assert ledger.sql(query).fetchall()

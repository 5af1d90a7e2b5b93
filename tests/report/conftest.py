"""Fixtures of the report's tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.ledger.ledger import Ledger
from dragoman.report.report import write_report
from tests.report.archive import small


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker of the tests that need a browser known."""
    config.addinivalue_line("markers", "browser: runs in headless Chromium; left out where there is none")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no Chromium on this machine; CI installs it")
    return found


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The small archive."""
    with small(tmp_path_factory.mktemp("small")) as archive:
        yield archive


@pytest.fixture(scope="module")
def page(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on everything in the small archive."""
    return write_report(ledger, tmp_path_factory.mktemp("report") / "dossier.html")

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dragoman.accounts import candidates
from dragoman.accounts.match import group
from dragoman.accounts.telling import Told, read_told
from dragoman.grounding.grounding import EventDate
from dragoman.ledger.filters import EventFilter
from dragoman.ledger.ledger import Ledger
from tests.ledger.synthetic import event, participant, reading, readings


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder: Path = tmp_path_factory.mktemp("archive")
    few_days = [
        one for number, one in enumerate(readings(300, 4)) if one.document.published < "2020-03-15" or not number
    ]
    with Ledger.open(folder) as ledger:
        ledger.append([*few_days, reading("plain")])
        return read_told(ledger, EventFilter())


def test_days_leave_out_no_pair_that_would_be_joined(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    fewer, joined = len(candidates.candidates(told)), group(told)
    monkeypatch.setattr(candidates, "_near_in_time", lambda told, days, left, right: np.ones(len(left), dtype=bool))
    assert len(candidates.candidates(told)) > fewer
    assert group(told) == joined
    assert any(len(one.tellings) > 1 for one in joined)


def test_two_events_of_an_article_are_compared_however_far_their_days(tmp_path: Path) -> None:
    """One has the day of the deed, three weeks ago, the other only the date of the article."""
    days = EventDate("2024-02-10", "2024-02-10", "on February 10", "day"), EventDate("2024-03-06", "", "", "published")
    sides = [participant("ALB")], [participant("BRA")]
    own = [
        event(f"e{n}", actors=side, recipients=[], date=date)
        for n, (side, date) in enumerate(zip(sides, days, strict=True))
    ]
    with Ledger.open(tmp_path / "archive") as ledger:
        ledger.append([reading("d1", own)])
        assert candidates.candidates(read_told(ledger, EventFilter())) == [(0, 1)]

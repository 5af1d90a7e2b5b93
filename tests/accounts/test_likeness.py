from __future__ import annotations

from itertools import combinations
from math import inf
from pathlib import Path

import numpy as np
import pytest

from dragoman.accounts import candidates
from dragoman.accounts.likeness import Likeness
from dragoman.accounts.match import group
from dragoman.accounts.telling import Told, read_told
from dragoman.ledger.filters import EventFilter
from dragoman.ledger.ledger import Ledger
from tests.ledger.synthetic import reading, readings


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder: Path = tmp_path_factory.mktemp("archive")
    few_days = [
        one for number, one in enumerate(readings(300, 4)) if one.document.published < "2020-03-15" or not number
    ]
    with Ledger.open(folder) as ledger:
        ledger.append([*few_days, reading("plain")])
        return read_told(ledger, EventFilter())


def test_only_pairs_that_no_words_could_lift_so_far_are_given_up(told: Told) -> None:
    whole, sparing, given_up = Likeness(told), Likeness(told), 0
    for one, other in combinations(range(len(told)), 2):
        points, reached = whole.points(one, other), sparing.reaching(2.4, one, other)
        given_up += reached != points
        assert reached == points or (reached == -inf and points < 2.4)
    assert given_up


def test_days_leave_out_no_pair_that_would_be_joined(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    fewer, joined = len(candidates.candidates(told)), group(told)
    monkeypatch.setattr(candidates, "_near_in_time", lambda told, left, right: np.ones(len(left), dtype=bool))
    assert len(candidates.candidates(told)) > fewer
    assert group(told) == joined
    assert any(len(one.tellings) > 1 for one in joined)

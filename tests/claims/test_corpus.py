"""The marked passages of corpora/claims, and what the finder makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import OptionError
from dragoman.evaluation.claims import evaluate_claims, read_passages

CORPUS = Path(__file__).parents[2] / "corpora" / "claims"
KINDS = {"direct", "indirect", "mixed", "belief"}


def test_every_mark_stands_in_its_passage() -> None:
    passages = list(read_passages(CORPUS))
    assert len(passages) >= 200
    for passage in passages:
        for claim in passage.claims:
            assert claim.kind in KINDS
            assert passage.text[claim.content.start : claim.content.end] == claim.content.text
        for event in passage.events:
            assert passage.text[event.trigger.start : event.trigger.end] == event.trigger.text


def test_mark_that_is_not_in_the_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor left.\n@ stayed: -\n", encoding="utf-8")
    with pytest.raises(OptionError, match="'stayed' does not stand in"):
        list(read_passages(tmp_path))


def test_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"holds no \.txt file"):
        list(read_passages(tmp_path))


def test_kinds_channels_and_binding_hold_their_floors() -> None:
    scores = evaluate_claims(CORPUS)
    assert scores.f1("kind") >= 85
    assert scores.f1("channel") >= 85
    assert scores.binding >= 90
    assert scores.without_source == 0

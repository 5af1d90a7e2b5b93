"""Scoring on re3d: reading its files, matching entities, what counts as resolved, and what is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import OptionError
from dragoman.evaluation.re3d import Entity, Re3dScores, evaluate_re3d, match_overlap, re3d_table, score_document

TEXT = "French troops left Mali on Monday."


def write(folder: Path, entities: list[tuple[str, str]]) -> None:
    part = folder / "re3d" / "sample"
    part.mkdir(parents=True)
    record = {"_id": "A", "title": "t", "text": TEXT, "sourceName": "s"}
    part.joinpath("documents.json").write_text("\ufeff" + json.dumps(record) + "\n", encoding="utf-8")
    rows = [
        {"documentId": "A", "begin": TEXT.index(words), "end": TEXT.index(words) + len(words), "type": kind}
        for words, kind in entities
    ]
    part.joinpath("entities.json").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def test_entities_are_scored_by_kind(tmp_path: Path) -> None:
    write(
        tmp_path,
        [("French troops", "Organisation"), ("French", "Nationality"), ("Mali", "Location"), ("Monday", "Temporal")],
    )
    scores = evaluate_re3d(tmp_path)
    assert scores.documents == 1
    assert scores.gold == {"Organisation": 1, "Nationality": 1, "Location": 1}
    assert scores.strict["Organisation"] == 1
    assert scores.strict["Location"] == 1
    assert scores.share(scores.resolved) == 100
    assert [row[0] for row in re3d_table(scores).rows] == ["Person", "Organisation", "Location", "Nationality", "all"]


def test_same_place_of_another_kind_is_not_right() -> None:
    scores = Re3dScores()
    score_document(TEXT, [Entity(19, 23, "Person")], scores)
    assert scores.overlap["Person"] == 0
    assert ("missed", "Person", "French troops left [Mali] on Monday.") in scores.misses


def test_overlap_uses_each_entity_once() -> None:
    gold = [Entity(0, 6, "Person"), Entity(7, 13, "Person")]
    assert match_overlap(gold, [Entity(0, 13, "Person")]) == {0: 0}
    assert match_overlap(gold, [Entity(0, 13, "Location")]) == {}
    assert match_overlap(gold, [Entity(5, 13, "Person"), Entity(0, 5, "Person")]) == {0: 1, 1: 0}


def test_folder_without_re3d_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"documents\.json and entities\.json"):
        evaluate_re3d(tmp_path)


def test_missing_entities_file_is_named(tmp_path: Path) -> None:
    write(tmp_path, [])
    (tmp_path / "re3d" / "sample" / "entities.json").unlink()
    with pytest.raises(OptionError, match=r"entities\.json' does not exist"):
        evaluate_re3d(tmp_path)


def test_broken_line_is_named(tmp_path: Path) -> None:
    write(tmp_path, [])
    path = tmp_path / "re3d" / "sample" / "documents.json"
    path.write_text(path.read_text(encoding="utf-8-sig") + "{broken\n", encoding="utf-8")
    with pytest.raises(OptionError, match=r"line 2 is not JSON"):
        evaluate_re3d(tmp_path)

"""How others relay what one body or agency said adds no voice, and a witness or another state beside it does."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from dragoman.job import read_archive
from dragoman.ledger.ledger import Ledger

from .roots import Case, cases

ONE_VOICE, TWO_VOICES = 122, 81
"""How many of the 133 relays and of the 85 further voices of ``roots.txt`` are told for what they are, at least."""


def _voices(case: Case, folder: Path) -> int:
    """The independent voices of the account that most of the articles tell."""
    file = folder / "articles.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in case.articles), encoding="utf-8")
    with Ledger.open(folder / "archive") as archive:
        read_archive([str(file)], archive)
        joint = [(len({t.document_id for t in one.tellings}), one.independent) for one in archive.accounts()]
    told_by, voices = max(joint, default=(0, 0))
    return voices if told_by > 1 else 0


def test_a_relay_is_no_second_voice_and_a_witness_is_one(tmp_path: Path) -> None:
    right: Counter[int] = Counter()
    wrong: list[str] = []
    for number, case in enumerate(cases()):
        folder = tmp_path / str(number)
        folder.mkdir()
        if _voices(case, folder) == case.voices:
            right[case.voices] += 1
        else:
            wrong.append(f"{case.voices}: {case.name}")
    assert right[1] >= ONE_VOICE, "\n".join(wrong)
    assert right[2] >= TWO_VOICES, "\n".join(wrong)

import gc
import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from dragoman.actors.actor import Participant
from dragoman.documents.duplicates import signature
from dragoman.garbage import NEW_OBJECTS
from dragoman.job import RecentCopies, dyads, read_archive
from dragoman.ledger.ledger import Ledger

from .ledger.synthetic import event


def party(country):
    return Participant(country, 0, 1, country=country)


@pytest.mark.parametrize(
    ("actors", "recipients", "mutual", "expected"),
    [
        (["RUS"], ["SYR"], False, [("RUS", "SYR")]),
        (["RUS", "IRN"], ["SYR"], False, [("RUS", "SYR"), ("IRN", "SYR")]),
        (["RUS", "TUR"], [], True, [("RUS", "TUR")]),
        (["RUS", "TUR"], [], False, []),
        (["RUS"], ["RUS"], False, []),
        (["RUS"], [""], False, []),
        (["", "RUS"], [], True, []),
    ],
)
def test_dyads_of_an_event(actors, recipients, mutual, expected):
    sides = {"actors": [party(one) for one in actors], "recipients": [party(one) for one in recipients]}
    assert dyads(event("e", **sides, mutual=mutual)) == expected


def articles(folder, count):
    places = ["Doha", "Ankara", "Tehran", "Paris", "Accra"]
    lines = []
    for number in range(count):
        text = f"{places[number % 5]} talks number {number} ended. Qatar criticised Egypt over quota {number * 7919 % 1009} on Monday, officials said."
        lines.append(json.dumps({"id": f"a{number}", "text": text, "date": "2024-12-04"}))
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n")


def test_a_job_counts_copies_and_rejections(tmp_path):
    wire = "Qatar and Egypt signed a trade deal in Doha on Monday after three days of talks, the two governments said in a joint statement issued late at night."
    records = [{"id": "one", "text": wire}, {"id": "two", "text": wire + " (Agencies)"}, {"id": "three", "text": ""}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, records)))
    with Ledger.open(tmp_path / "archive") as ledger:
        summary = read_archive([str(tmp_path / "in.jsonl")], ledger)
        assert (summary.documents, summary.copies, summary.rejected_in_all) == (2, 1, 1)
        assert ledger.sql("select copy_of from documents where id = 'two'").fetchall() == [("one",)]
        assert len(ledger.rejected()) == 1


def test_copies_are_found_across_jobs(tmp_path):
    wire = "Qatar and Egypt signed a trade deal in Doha on Monday after three days of talks, the two governments said in a joint statement issued late at night."
    for number, text in enumerate([wire, wire + " (Agencies)"]):
        (tmp_path / f"{number}.jsonl").write_text(json.dumps({"id": f"d{number}", "text": text}))
        with Ledger.open(tmp_path / "archive") as ledger:
            summary = read_archive([str(tmp_path / f"{number}.jsonl")], ledger)
    assert summary.copies == 1


def test_recent_copies_forget_only_old_generations(monkeypatch):
    monkeypatch.setattr("dragoman.job.GENERATION", 2)
    texts = [f"Report {number}: " + " ".join(f"word{number}x{i}" for i in range(60)) for number in range(5)]
    recent = RecentCopies()
    for number, text in enumerate(texts):
        recent.add(str(number), signature(text))
    assert [recent.find(signature(text)) for text in texts] == ["", "", "2", "3", "4"]


def test_killed_jobs_lose_nothing_and_code_nothing_twice(tmp_path):
    articles(tmp_path, 300)
    command = [
        sys.executable,
        "-m",
        "dragoman",
        "read",
        str(tmp_path / "articles.jsonl"),
        "-o",
        str(tmp_path / "archive"),
        "--quiet",
    ]
    chance = random.Random(3)
    for _ in range(4):
        process = subprocess.Popen(command)
        time.sleep(chance.uniform(1.5, 4.0))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert subprocess.run(command, timeout=300).returncode == 0
    with Ledger.open(tmp_path / "archive", create=False) as ledger:
        (counts,) = ledger.sql("select count(*), count(distinct id) from documents").fetchall()
    assert counts == (300, 300)


def test_an_archive_inside_the_folder_is_not_read(tmp_path):
    articles(tmp_path, 2)
    for known in (0, 2):
        with Ledger.open(tmp_path / "archive") as ledger:
            summary = read_archive([str(tmp_path)], ledger)
        assert (summary.documents + summary.known, summary.known, summary.rejected_in_all) == (2, known, 0)


def test_garbage_is_collected_rarely_during_a_job_and_as_before_after_it(tmp_path):
    before, during = gc.get_threshold(), []
    articles(tmp_path, 2)
    with Ledger.open(tmp_path / "archive") as ledger:
        read_archive([str(tmp_path)], ledger, progress=lambda summary: during.append(gc.get_threshold()[0]))
    assert during[0] == NEW_OBJECTS
    assert gc.get_threshold() == before

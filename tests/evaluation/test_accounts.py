from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from dragoman.errors import OptionError
from dragoman.evaluation import evaluate
from dragoman.evaluation.accounts import AccountScores, Found, GoldTelling, Story, account_misses, evaluate_accounts
from dragoman.evaluation.accounts import accounts_table as table

STRIKE = "Israeli warplanes bombed a power station near Damascus on Monday."
AGAIN = "An Israeli air strike hit the power station near Damascus on Monday."
NOTHING = "The weather was fine."


def _corpus(folder: Path, words: tuple[str, str, str] = (STRIKE, AGAIN, NOTHING)) -> Path:
    articles = [
        {"id": f"a{n}", "outlet": f"Outlet {n}", "date": "2021-05-11", "title": "News", "text": text}
        for n, text in enumerate((STRIKE, AGAIN, f"{NOTHING} The minister of Chile ate fish with bread and wine."))
    ]
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    tellings = [{"document": f"a{n}", "words": text, "denies": False, "says": ""} for n, text in enumerate(words)]
    story = {
        "id": "S1",
        "event_type": ["ASSAULT"],
        "actors": ["ISR"],
        "recipients": ["SYR"],
        "date": "2021-05-10",
        "status": "corroborated",
        "differs_on": [],
        "tellings": tellings,
    }
    (folder / "gold.yaml").write_text(yaml.safe_dump([story]), encoding="utf-8")
    return folder


def test_a_corpus_is_read_and_scored(tmp_path: Path) -> None:
    scores = evaluate_accounts(_corpus(tmp_path))
    assert scores.share_found == pytest.approx(2 / 3)
    assert scores.b_cubed(unfound=False) == (1.0, 1.0, 1.0)
    precision, recall, _ = scores.b_cubed(unfound=True)
    assert (precision, recall) == (1.0, pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3))
    assert scores.status_right == 1.0
    assert account_misses(scores) == [("not found", "S1", NOTHING)]
    assert "status right" in str(table(scores))


def test_words_that_no_article_has_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="does not stand in 'a0'"):
        evaluate_accounts(_corpus(tmp_path, ("Nobody wrote this.", AGAIN, NOTHING)))


def test_a_key_says_where_its_articles_are(tmp_path: Path) -> None:
    stories = yaml.safe_load((_corpus(tmp_path) / "gold.yaml").read_text(encoding="utf-8"))
    (tmp_path / "articles.jsonl").rename(tmp_path / "elsewhere.jsonl")
    with pytest.raises(OptionError, match=r"has no articles\.jsonl"):
        evaluate_accounts(tmp_path)
    (tmp_path / "key").mkdir()
    key = {"articles": "../else*.jsonl", "stories": stories}
    (tmp_path / "key" / "gold.yaml").write_text(yaml.safe_dump(key), encoding="utf-8")
    assert evaluate_accounts(tmp_path / "key").share_found == pytest.approx(2 / 3)


def test_a_folder_without_a_key_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"has no gold\.yaml"):
        evaluate("accounts", tmp_path)


def test_b_cubed_of_nothing_found() -> None:
    gold = GoldTelling(document="d", words="w")
    story = Story(id="S", event_type=["AID"], actors=["FRA"], date="2021-05-10", status="disputed", tellings=[gold])
    scores = AccountScores([Found(story, gold, None)], [(story, "none")])
    assert scores.b_cubed(unfound=False) == (0.0, 0.0, 0.0)
    assert scores.b_cubed(unfound=True) == (1.0, 1.0, 1.0)
    assert scores.status_right == 0.0

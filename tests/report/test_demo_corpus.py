"""The built-in corpus is what its README promises."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from importlib.resources import files
from typing import Any

import pytest


def articles() -> list[dict[str, Any]]:
    """All records, with the fields under one name each."""
    same = {"headline": "title", "body": "text", "content": "text", "date": "published", "source": "outlet"}
    same |= {"publisher": "outlet", "author": "byline"}
    folder = files("dragoman") / "data" / "demo"
    lines = [
        line for file in sorted(folder.iterdir(), key=lambda one: one.name) if file.name.endswith(".jsonl")
        for line in file.read_text(encoding="utf-8").splitlines()
    ]  # fmt: skip
    return [{same.get(name, name): value for name, value in json.loads(line).items()} for line in lines]


def test_there_are_enough_articles_of_enough_outlets_over_enough_time() -> None:
    found = articles()
    days = [date.fromisoformat(one["published"]) for one in found]

    assert len(found) == 36, "its README and the tutorial say thirty-six"
    assert len({one["outlet"] for one in found}) >= 5
    assert (max(days) - min(days)).days > 180


@pytest.mark.parametrize("article", articles(), ids=lambda one: str(one["id"]))
def test_article_is_complete(article: dict[str, Any]) -> None:
    assert 120 <= len(article["text"].split()) <= 350
    assert article["title"]
    assert ".example/" in article["url"]


def test_ids_are_unique_and_some_sentences_are_wire_copy() -> None:
    found = articles()
    sentences = Counter(paragraph for one in found for paragraph in one["text"].split("\n\n"))

    assert len({one["id"] for one in found}) == len(found)
    assert sum(1 for count in sentences.values() if count > 1) >= 10
    assert any(one.get("genre") == "opinion" for one in found)


@pytest.mark.parametrize(
    ("claimed", "denied", "words"),
    [
        ("meridian-2024-12-18", "bm-2024-12-20", "has not agreed to any ceasefire"),
        ("bm-2024-12-22", "oka-2024-12-23", "do not correspond to reality"),
    ],
    ids=["truce at Manbij", "Assad's fortune"],
)
def test_what_one_outlet_reports_another_denies(claimed: str, denied: str, words: str) -> None:
    found = {one["id"]: one for one in articles()}

    assert words in found[denied]["text"]
    assert words not in found[claimed]["text"]
    assert found[claimed]["published"] < found[denied]["published"]
    assert found[claimed]["outlet"] != found[denied]["outlet"]

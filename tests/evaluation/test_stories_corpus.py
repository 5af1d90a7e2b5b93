"""The story collections are what their README promises: complete, findable, and with statuses that follow from the tellings."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from dragoman.documents import read_paths
from dragoman.evaluation.accounts import read_key
from dragoman.events.ontology import load_ontology
from dragoman.job import demo_folder
from dragoman.safe_yaml import parse_yaml

FOLDER = Path(__file__).parents[2] / "corpora" / "stories"
LEAST = {
    "first": (64, 22),
    "second": (60, 20),
    "third": (160, 75),
    "fourth": (120, 55),
    "fifth": (62, 24),
    "sixth": (76, 30),
    "seventh": (78, 36),
    "eighth": (80, 32),
    "ninth": (80, 32),
    "tenth": (93, 32),
    "eleventh": (104, 43),
    "twelfth": (115, 59),
}
"""Articles and stories that a collection holds; each is kept apart from the software's development until it has been scored."""
FIELDS = {"figures", "date", "place", "terms", "actors", "negation"}
COLLECTIONS = sorted(path.parent for path in FOLDER.glob("*/articles.jsonl"))


def articles(folder: Path) -> list[dict[str, str]]:
    """The articles of a collection in file order."""
    return [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]


def stories(folder: Path) -> list[dict[str, Any]]:
    """The key of a collection."""
    found: list[dict[str, Any]] = parse_yaml((folder / "gold.yaml").read_text(encoding="utf-8"))
    return found


def root(telling: dict[str, Any], story: dict[str, Any], outlets: dict[str, str]) -> str:
    """On whose word a telling rests: that of the text it copies, its speaker, or its outlet."""
    if "copy_of" in telling:
        origin = next(one for one in story["tellings"] if one["document"] == telling["copy_of"])
        return root(origin, story, outlets)
    return telling["says"] or outlets[telling["document"]]


def status(story: dict[str, Any], outlets: dict[str, str]) -> str:
    """The status that follows from the tellings, by the README's three rules."""
    if any(one["denies"] for one in story["tellings"]) or "actors" in story["differs_on"]:
        return "disputed"
    roots = {root(one, story, outlets) for one in story["tellings"]}
    return "corroborated" if len(roots) > 1 else "single-source"


def test_the_first_collection_is_there() -> None:
    assert FOLDER / "first" in COLLECTIONS
    assert {folder.name for folder in COLLECTIONS} <= set(LEAST)


@pytest.mark.parametrize("folder", COLLECTIONS, ids=lambda one: one.name)
class TestCollection:
    def test_holds_enough(self, folder: Path) -> None:
        found, key = articles(folder), stories(folder)
        least_articles, least_stories = LEAST[folder.name]
        pairs = {frozenset([*one["actors"], *one["recipients"]]) for one in key}
        told = Counter(telling for one in key for telling in {each["document"] for each in one["tellings"]})

        assert len(found) >= least_articles
        assert len({one["outlet"] for one in found}) >= 6
        assert len(key) >= least_stories
        assert len(pairs) >= 12
        assert sum(1 for count in told.values() if count > 1) >= 10
        assert set(told) <= {one["id"] for one in found}
        assert len(told) >= 60

    def test_articles_are_complete(self, folder: Path) -> None:
        found = articles(folder)

        assert len({one["id"] for one in found}) == len(found)
        assert len({one["text"] for one in found}) == len(found)
        for one in found:
            assert set(one) <= {"id", "outlet", "date", "title", "text", "byline"}, one["id"]
            assert 90 <= len(one["text"].split()) <= 220, one["id"]
            assert date(1990, 1, 1) <= date.fromisoformat(one["date"]) <= date(2025, 1, 31), one["id"]
            assert all((one["title"], one["outlet"], "\n\n" in one["text"])), one["id"]

    def test_every_kind_of_status_type_and_quad_is_told(self, folder: Path) -> None:
        key = stories(folder)
        types = load_ontology().types
        kinds = Counter(one["status"] for one in key)
        quads = {types[kind].quad for one in key for kind in one["event_type"]}

        assert all(kind in types for one in key for kind in one["event_type"])
        assert quads == {1, 2, 3, 4}
        assert len({kind for one in key for kind in one["event_type"]}) >= 14
        assert kinds["corroborated"] >= 8
        assert kinds["single-source"] >= 4
        assert kinds["disputed"] >= 4
        assert any("actors" in one["differs_on"] for one in key)
        assert any(one.get("distinct_from") for one in key)

    def test_words_stand_once_in_their_document(self, folder: Path) -> None:
        texts = {one["id"]: one["text"] for one in articles(folder)}
        days = {one["id"]: date.fromisoformat(one["date"]) for one in articles(folder)}

        for story in stories(folder):
            for telling in story["tellings"]:
                assert texts[telling["document"]].count(telling["words"]) == 1, (story["id"], telling["words"])
                assert days[telling["document"]] >= date.fromisoformat(story["date"]), (story["id"], telling)
                assert isinstance(telling["denies"], bool)

    def test_status_follows_from_the_tellings(self, folder: Path) -> None:
        outlets = {one["id"]: one["outlet"] for one in articles(folder)}

        for story in stories(folder):
            assert story["status"] == status(story, outlets), story["id"]
            assert set(story["differs_on"]) <= FIELDS, story["id"]
            assert any(not one["denies"] for one in story["tellings"]), story["id"]
            assert ("negation" in story["differs_on"]) == any(one["denies"] for one in story["tellings"]), story["id"]

    def test_copies_repeat_their_original(self, folder: Path) -> None:
        texts = {one["id"]: one["text"].split() for one in articles(folder)}
        copies = {
            (one["document"], one["copy_of"])
            for story in stories(folder)
            for one in story["tellings"]
            if "copy_of" in one
        }

        assert len(copies) >= 2
        for copy, original in copies:
            assert SequenceMatcher(None, texts[copy], texts[original], autojunk=False).ratio() > 0.7, copy

    def test_lookalikes_are_near_in_time_and_name_each_other(self, folder: Path) -> None:
        key = {one["id"]: one for one in stories(folder)}

        assert len(key) == len(stories(folder))
        for story in key.values():
            for other in story.get("distinct_from", []):
                apart = abs(date.fromisoformat(story["date"]) - date.fromisoformat(key[other]["date"]))
                assert other != story["id"]
                assert apart <= timedelta(days=60), (story["id"], other)


class TestDemo:
    """The key to the built-in demo's articles."""

    KEY = read_key(FOLDER / "demo")

    def test_names_the_articles_of_the_demo(self) -> None:
        assert {file.resolve() for file in (FOLDER / "demo").glob(self.KEY.articles)} == set(
            demo_folder().glob("*.jsonl")
        )

    def test_words_stand_once_in_their_document(self) -> None:
        texts = {one.id: one.text for one in read_paths([str(demo_folder() / "*.jsonl")])}

        for story in self.KEY.stories:
            for telling in story.tellings:
                assert texts[telling.document].count(telling.words) == 1, (story.id, telling.words)

    def test_status_follows_from_the_tellings(self) -> None:
        outlets = {one.id: one.outlet for one in read_paths([str(demo_folder() / "*.jsonl")])}

        for story in self.KEY.stories:
            plain = story.model_dump()
            plain["tellings"] = [
                one.model_dump(exclude_defaults=True) | {"says": one.says, "denies": one.denies}
                for one in story.tellings
            ]
            assert story.status == status(plain, outlets), story.id
            assert set(story.differs_on) <= FIELDS, story.id
            assert set(story.distinct_from) <= {one.id for one in self.KEY.stories} - {story.id}
            assert any(not one.denies for one in story.tellings), story.id

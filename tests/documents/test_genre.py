"""News, opinion, interview, other."""

from __future__ import annotations

import pytest

from dragoman.documents.genre import find_genre

NEWS = "The envoys met in the harbour city on Monday.\n\nThey agreed to meet again, the ministry said."
COLUMN = (
    "There is no secret that the harbour will stay closed.\n\nSo why did the government let it come to this?\n\n"
    "The truth is that nobody asked the dockers.\n\nCould we have known?\n\nWe must open it."
)
TURNS = "\n\n".join(f"Q: Will you sign paper {number}?\n\nA: We will see." for number in range(3))


@pytest.mark.parametrize(
    ("text", "given", "genre"),
    [
        (NEWS, {}, "news"),
        (COLUMN, {}, "opinion"),
        (TURNS, {}, "interview"),
        (NEWS, {"label": "Opinion"}, "opinion"),
        (NEWS, {"label": "News, Commentary"}, "opinion"),
        (COLUMN, {"label": "News"}, "news"),
        (COLUMN, {"label": "Africa"}, "opinion"),
        (NEWS, {"title": "Opinion: Open the harbour"}, "opinion"),
        (NEWS, {"title": "Interview | “We will not leave”"}, "interview"),
        (NEWS, {"title": "Open the harbour - Editorial"}, "opinion"),
        (NEWS, {"title": "Leader of the dockers: we will not leave"}, "news"),
        (NEWS, {"url": "https://a.example/opinion/2021/open-it"}, "opinion"),
        (NEWS, {"url": "https://a.example/world/opinion-poll"}, "news"),
        (NEWS, {"url": "http://[broken/opinion/"}, "news"),
        (NEWS, {"header": "opinion"}, "opinion"),
        ("FOR IMMEDIATE RELEASE\n\n" + NEWS, {}, "other"),
        (NEWS + "\n\nThe writer is a former envoy.", {}, "opinion"),
        (NEWS + "\n\n“I believe we must act. In my view we should. Why did they leave us?” he asked.", {}, "news"),
    ],
)
def test_genres(text: str, given: dict[str, str], genre: str) -> None:
    assert find_genre(text, **given) == genre

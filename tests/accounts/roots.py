"""Reads ``roots.txt``: an event as one outlet tells it, how others relay it, and on how many voices that rests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("roots.txt")
_ARTICLE = re.compile(r"(?P<outlet>[^:]+?)(?: by (?P<byline>[^:]+))?: (?P<text>.+)")


@dataclass(frozen=True, slots=True)
class Case:
    """Articles on one event, a day apart, and the number of independent voices on which they rest."""

    voices: int
    articles: list[dict[str, str]]

    @property
    def name(self) -> str:
        """The later articles as the file has them."""
        return " || ".join(one["text"] for one in self.articles[1:])


def cases() -> Iterator[Case]:
    """The cases of the file in their order."""
    first = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "=":
            first = rest
        elif mark.isdigit():
            printed = [first, *rest.split(" || ")]
            yield Case(int(mark), [_article(number, one) for number, one in enumerate(printed)])


def _article(number: int, printed: str) -> dict[str, str]:
    match = _ARTICLE.fullmatch(printed)
    if match is None:
        raise ValueError(f"{FILE.name} has an article without an outlet: {printed!r}.")
    found = {"id": f"article-{number}", "outlet": match["outlet"], "date": f"2018-06-{5 + min(number, 1):02}"}
    if match["byline"]:
        found["byline"] = match["byline"]
    return {**found, "text": match["text"].replace("¶", "\n\n")}

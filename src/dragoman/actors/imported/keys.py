"""The folded names under which an imported entity is found, and those that are too weak to find anybody by."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dragoman.actors.fold import fold, without_particles

_MOST_WORDS = 10
"""What is longer is a description."""
_ACRONYM, _SINGLE = 3, 5
"""Letters: of an organisation's acronym, and of a name of one word in small letters."""


def name_keys(name: str, form: str, *, main: bool) -> Iterator[str]:
    """Keys of ``name``; none when it is in another script or too short to tell anybody by.

    A person (``form`` H) needs a first and a last name: "J. Smith" and bare surnames are left to the article that
    gives the name in full. ``main``: whether it is the entity's own name; only then one plain word will do.
    """
    text = name.split("(")[0].strip()
    if not _latin(text):
        return
    if form == "H" and text.count(",") == 1:
        last, first = text.split(",")
        text = f"{first} {last}"
    key = fold(text)
    words = key.split(" ")
    if len(words) > _MOST_WORDS or any(word in ",;:()" for word in words):
        return
    if form == "H":
        yield from _person_keys(words)
    elif len(words) > 1 or _strong(text, main):
        yield key


def _person_keys(words: list[str]) -> Iterator[str]:
    """As written, without particles ("al"), without initials between the names."""
    whole = [word for word in words if len(word) > 1]
    if len(whole) < 2 or any(word.isdigit() for word in words):
        return
    found = [" ".join(words), " ".join(whole)]
    found += [plain for key in found if " " in (plain := without_particles(key))]
    yield from dict.fromkeys(found)


def _strong(text: str, main: bool) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= (_ACRONYM if all(c.isupper() for c in letters) else _SINGLE if main else 1_000)


def _latin(text: str) -> bool:
    return any(c.isalpha() for c in text) and all(
        c.isascii() or not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in text
    )

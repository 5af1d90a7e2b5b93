"""Which file and line of the registry says so: for people who want to correct it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.actors.fold import fold, slug
from dragoman.actors.registry import DATA, data_files
from dragoman.safe_yaml import parse_yaml

_ID = re.compile(r"\bid:\s*[\"']?([a-z]+:[A-Za-z0-9-]+)")
_ROLE = re.compile(r"^\s*-\s*\{?\s*role:")


@dataclass(frozen=True, slots=True)
class Origin:
    """An entry in its file: ``line`` where it (or the name in question) stands, ``first`` where the entry starts."""

    path: Path
    line: int
    first: int
    text: str

    def __str__(self) -> str:
        return f"{shown(self.path)}:{self.line}"

    def entry(self) -> dict[str, Any]:
        """The entry's fields as they stand in the YAML."""
        loaded = parse_yaml(self.text)
        entry = loaded[0] if isinstance(loaded, list) and loaded else loaded
        return entry if isinstance(entry, dict) else {}

    def line_of(self, *words: str) -> int:
        """The line of the entry that holds all ``words``; the entry's own line when there is none."""
        for number, line in enumerate(self.text.splitlines(), self.first):
            if all(word in line for word in words):
                return number
        return self.line


def shown(path: Path) -> str:
    """A path as a person would type it: relative to where they are, when it lies below."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


def origin_of(ident: str, name: str = "") -> Origin | None:
    """Where the entry with this id stands; entries made from a list of names are found by their ``name``."""
    found = _ids().get(ident) or (_listed().get(name) if name else None)
    kind, _, tail = ident.partition(":")
    if found is None and kind in ("org", "place") and not name:
        return _listed().get(tail)
    return found


def role_origin(name: str) -> Origin | None:
    """Where ``roles.yaml`` defines the role noun ``name``, or one of its forms."""
    return _roles().get(fold(name))


@lru_cache(maxsize=1)
def _roles() -> dict[str, Origin]:
    """Folded role nouns and offices."""
    path = DATA / "roles.yaml"
    found: dict[str, Origin] = {}
    for first, text in _blocks(path, _ROLE):
        origin = Origin(path, first, first, text)
        entry = origin.entry()
        for form in (entry.get("role"), entry.get("office")):
            if form:
                found.setdefault(fold(str(form)), origin)
    return found


@lru_cache(maxsize=1)
def _listed() -> dict[str, Origin]:
    """Names that an entry lists as entities of their own (``also``, ``metonyms``): as written, and as an id ends."""
    found: dict[str, Origin] = {}
    for origin in _ids().values():
        if "also:" in origin.text or "metonyms:" in origin.text:
            entry = origin.entry()
            metonyms = entry.get("metonyms") or {}
            for name in [*(entry.get("also") or ()), *(word for words in metonyms.values() for word in words)]:
                place = Origin(origin.path, origin.line_of(str(name)), origin.first, origin.text)
                found.setdefault(str(name), place)
                found.setdefault(slug(str(name)), place)
    return found


@lru_cache(maxsize=1)
def _ids() -> dict[str, Origin]:
    found: dict[str, Origin] = {}
    for path in data_files():
        if path.name not in ("roles.yaml", "names.yaml", "settled.yaml"):
            for first, text in _blocks(path, re.compile(r"^- ")):
                if match := _ID.search(text):
                    line = first + text[: match.start()].count("\n")
                    found.setdefault(match[1], Origin(path, line, first, text))
    return found


def _blocks(path: Path, start: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The entries of a list in a YAML file, as (first line, text)."""
    first, lines = 0, list[str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if start.match(line):
            if lines:
                yield first, "\n".join(lines)
            first, lines = number, [line]
        elif lines and (not line.strip() or line.startswith((" ", "\t"))):
            lines.append(line)
        elif lines:
            yield first, "\n".join(lines)
            lines = []
    if lines:
        yield first, "\n".join(lines)

"""Which file and line of the registry says so: for people who want to correct it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from dragoman.actors.fold import fold, slug
from dragoman.actors.registry import DATA, data_files

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
        loaded = yaml.safe_load(self.text)
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
    found = _ids().get(ident)
    if found is not None:
        return found
    for entry in _ids().values():
        if name and name in entry.text:
            line = entry.line_of(name)
            return Origin(entry.path, line, entry.first, entry.text)
    kind, _, tail = ident.partition(":")
    if kind in ("org", "place") and not name:
        return next((o for o in _ids().values() if any(slug(n) == tail for n in _listed(o))), None)
    return None


def role_origin(name: str) -> Origin | None:
    """Where ``roles.yaml`` defines the role noun ``name``, or one of its forms."""
    path = DATA / "roles.yaml"
    for first, text in _blocks(path, _ROLE):
        fields = yaml.safe_load(text)
        entry = fields[0] if isinstance(fields, list) and fields else {}
        if isinstance(entry, dict) and fold(name) in {
            fold(str(form)) for form in (entry.get("role"), entry.get("office"))
        }:
            return Origin(path, first, first, text)
    return None


@lru_cache(maxsize=1)
def _ids() -> dict[str, Origin]:
    found: dict[str, Origin] = {}
    for path in data_files():
        if path.name not in ("roles.yaml", "names.yaml"):
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


def _listed(origin: Origin) -> list[str]:
    entry = origin.entry()
    names = [str(name) for name in entry.get("also", [])]
    metonyms = entry.get("metonyms")
    return names + [str(name) for some in (metonyms or {}).values() for name in some]

"""Which field of a record is what: sensible defaults (``data/documents/fields.yaml``), and a person's own map."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from dragoman.documents.knowledge import FieldNames, load
from dragoman.documents.options import TARGETS
from dragoman.documents.record import Record
from dragoman.errors import OptionError

_CONTAINERS = frozenset({
    "fields", "source", "article", "data", "attributes", "metadata", "meta", "doc", "document", "content", "item",
    "node", "properties", "record", "payload", "result",
})  # fmt: skip
_ABSENT = frozenset({"", "nan", "none", "null", "n/a", "nat", "undefined"})
_DEPTH = 4
_FIELDS = 2000
_LOOKAHEAD = 100
_INSIDE = ("text", "rendered", "value", "body", "content", "name", "title", "#text", "$t", "url", "href")


class FieldMap:
    """Turns records with their input's own field names into records with a Document's."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self._own = dict(own)
        self._seen: set[str] = set()
        self._choices: dict[tuple[str, ...], dict[str, list[str]]] = {}

    def check(self, records: Iterator[Record | Any], source: str) -> Iterator[Record | Any]:
        """Pass ``records`` on once every field of the person's map has turned up among the first of them.

        Raises OptionError, naming the fields that exist, when one is nowhere in the first hundred of an input (and was
        in no earlier input either).
        """
        held: list[Record | Any] = []
        known: dict[str, None] = {}
        for record in records:
            held.append(record)
            if isinstance(record, Record):
                known.update(dict.fromkeys(flatten(record.values)))
            self._seen.update(name for name in self._own.values() if _exact(name, known))
            if len(held) >= _LOOKAHEAD or self._complete():
                break
        if known and not self._complete():
            missing = next(name for name in self._own.values() if name not in self._seen)
            raise OptionError(_missing(missing, source, list(known)))
        yield from held
        yield from records

    def apply(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """``values`` under the names of a Document's fields. Raises KeyError when a mapped field is missing."""
        flat = flatten(values)
        shape = tuple(flat)
        choices = self._choices.get(shape)
        if choices is None:
            choices = {target: self._candidates(target, flat) for target in TARGETS}
            if len(self._choices) < 256:
                self._choices[shape] = choices
        found: dict[str, Any] = {}
        for target, names in choices.items():
            for name in names:
                if present(flat[name]):
                    found[target] = flat[name]
                    break
        if "text" not in found and choices["text"]:
            found["text"] = ""
        return found

    def own(self, target: str) -> str:
        """The field that the person mapped to ``target``, or ``""``."""
        return self._own.get(target, "")

    def _complete(self) -> bool:
        return len(self._seen) == len(set(self._own.values()))

    def _candidates(self, target: str, flat: Mapping[str, Any]) -> list[str]:
        if target in self._own:
            exact = _exact(self._own[target], flat)
            return [exact] if exact else []
        squashed = {name: _squash(name) for name in flat}
        nested = {name: _squash(name.rsplit(".", 1)[1]) for name in flat if _in_container(name)}
        ordered: list[str] = []
        for known in _defaults()[target]:
            ordered.extend(name for name in flat if squashed[name] == known and name not in ordered)
            ordered.extend(name for name in flat if nested.get(name) == known and name not in ordered)
        return ordered


def flatten(values: Mapping[str, Any], prefix: str = "", depth: int = 0) -> dict[str, Any]:
    """``{"a": {"b": 1}}`` as ``{"a": {"b": 1}, "a.b": 1}``: every field by its dotted name, to a depth of four."""
    flat: dict[str, Any] = {}
    for key, value in values.items():
        name = f"{prefix}{key}"
        flat[name] = value
        if isinstance(value, Mapping) and depth < _DEPTH:
            flat.update(flatten(value, f"{name}.", depth + 1))
        if len(flat) > _FIELDS:
            break
    return flat


def present(value: Any) -> bool:
    """Whether a field holds something."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return False
    if isinstance(value, str):
        return value.strip().lower() not in _ABSENT
    if isinstance(value, list | tuple | dict):
        return len(value) > 0
    return True


def as_text(value: Any, joined_by: str = ", ", depth: int = 0) -> str:
    """A field's value as characters: a list is joined, an object gives its text, name or URL."""
    if isinstance(value, str):
        return value
    if not present(value) or isinstance(value, bool) or depth > _DEPTH:
        return ""
    if isinstance(value, list | tuple):
        parts = (as_text(item, joined_by, depth + 1) for item in value[:10_000])
        return joined_by.join(part for part in parts if part)
    if isinstance(value, Mapping):
        inner = next((value[key] for key in _INSIDE if present(value.get(key))), None)
        return as_text(inner, joined_by, depth + 1)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)


def _exact(name: str, known: Mapping[str, Any]) -> str:
    """The field called ``name``; case, spaces and punctuation may differ when no field has exactly that name."""
    if name in known:
        return name
    return next((field for field in known if _squash(field) == _squash(name)), "")


def _in_container(name: str) -> bool:
    parts = name.split(".")
    return len(parts) > 1 and all(_squash(part) in _CONTAINERS for part in parts[:-1])


def _squash(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _missing(field: str, source: str, known: list[str]) -> str:
    close = difflib.get_close_matches(field, known, n=1)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    shown = ", ".join(known[:40]) + (" ..." if len(known) > 40 else "")
    return f"The map names the field {field!r}, which {source} does not have.{hint} Its fields: {shown}."


@cache
def _defaults() -> dict[str, list[str]]:
    names = load("fields.yaml", FieldNames)
    return {target: [_squash(name) for name in getattr(names, target)] for target in TARGETS}


def known_fields(names: list[str]) -> set[str]:
    """Which fields of a Document are among the column names ``names``."""
    squashed = {_squash(name) for name in names}
    return {target for target, known in _defaults().items() if squashed & set(known)}

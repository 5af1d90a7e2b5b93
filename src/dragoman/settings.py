"""What experts may change in small YAML files beside the lexicons: read once, validated strictly.

``python -m dragoman.compile_settings`` (run when the package is installed) keeps what the files say in
``data/settings.json``: parsing and validating them anew took 0.1 s of every start. An entry counts only while the
checksum of its YAML, and of the code that says what the YAML may hold, is the one it was made from; so an edit takes
effect at once, and without the file everything works as well, only slower.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, PlainSerializer, ValidationError

from dragoman.errors import LexiconError
from dragoman.safe_yaml import parse_yaml

PACKAGE = Path(__file__).resolve().parent
COMPILED = PACKAGE / "data" / "settings.json"


class Strict(BaseModel):
    """A record in which nothing unknown is accepted and nothing changes after load."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


WordSet = Annotated[frozenset[str], PlainSerializer(sorted, return_type=list[str])]
"""A set of words, compiled in order: as a plain set each process would write it in another one."""
Settings = TypeVar("Settings", bound=Strict)


def load_settings(kind: type[Settings], path: Path) -> Settings:
    """The validated content of a YAML file. Raises LexiconError that names the file and the problem."""
    text = _bytes(path)
    stored = _stored(path, kind, text)
    if stored is not None:
        made: Settings = rebuilt(kind, json.loads(stored))
        return made
    try:
        found = kind.model_validate(_parsed(path, text))
    except ValidationError as error:
        raise _invalid(path, error) from error
    _note(path, kind, text, found.model_dump(mode="json"), found)
    return found


def load_plain(path: Path) -> Any:
    """The content of a YAML file in plain types, not validated. Raises LexiconError when it is no YAML."""
    text = _bytes(path)
    stored = _stored(path, None, text)
    if stored is not None:
        return json.loads(stored)
    found = _parsed(path, text)
    _note(path, None, text, found, found)
    return found


def rebuilt(kind: Any, value: Any) -> Any:
    """A value of the type ``kind`` from its JSON form, taken at its word: only for what was validated before."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind.model_construct(
            **{name: rebuilt(field.annotation, value[name]) for name, field in kind.model_fields.items()}
        )
    holder, inner = get_origin(kind), get_args(kind)
    if holder in (list, tuple, frozenset):
        return holder(rebuilt(inner[0], one) for one in value)
    if holder is dict:
        return {key: rebuilt(inner[1], one) for key, one in value.items()}
    return value


Entry = tuple[str, str]
"""The mark and the JSON of a compiled file."""
_recorded: dict[str, Entry] | None = None


@contextmanager
def recorded() -> Iterator[dict[str, Entry]]:
    """Reads every file from its YAML, and gives the entries that ``data/settings.json`` should hold for them."""
    global _recorded
    found: dict[str, Entry] = {}
    _recorded = found
    try:
        yield found
    finally:
        _recorded = None


@cache
def compiled() -> dict[str, Entry]:
    """The entries of ``data/settings.json``; none where the package was not built."""
    try:
        found: dict[str, Entry] = json.loads(COMPILED.read_bytes())
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise LexiconError(
            f"{COMPILED} is damaged ({error}). Delete it, or write it anew: python -m dragoman.compile_settings"
        ) from error
    return found


def _stored(path: Path, kind: type[BaseModel] | None, text: bytes) -> str | None:
    if _recorded is not None or not path.is_relative_to(PACKAGE):
        return None
    mark, stored = compiled().get(_key(path, kind), ("", ""))
    return stored if mark and mark == _mark(kind, text) else None


def _note(path: Path, kind: type[BaseModel] | None, text: bytes, value: Any, found: Any) -> None:
    """Keep ``value``, the plain form of what was found, unless something of it is lost in JSON."""
    if _recorded is not None and path.is_relative_to(PACKAGE):
        stored = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
        if rebuilt(kind, json.loads(stored)) == found:
            _recorded[_key(path, kind)] = _mark(kind, text), stored


def _key(path: Path, kind: type[BaseModel] | None) -> str:
    return f"{path.relative_to(PACKAGE).as_posix()} {kind.__qualname__ if kind else ''}".rstrip()


def _mark(kind: type[BaseModel] | None, text: bytes) -> str:
    digest = hashlib.blake2b(text, digest_size=16)
    for module in dict.fromkeys((__name__, kind.__module__ if kind else __name__)):
        digest.update(_source(module))
    return digest.hexdigest()


@cache
def _source(module: str) -> bytes:
    return Path(str(sys.modules[module].__file__)).read_bytes()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _invalid(path, error) from error


def _parsed(path: Path, text: bytes) -> Any:
    import yaml

    try:
        return parse_yaml(text.decode("utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise _invalid(path, error) from error


def _invalid(path: Path, error: Exception) -> LexiconError:
    return LexiconError(f"{path} is not valid: {error}. Correct it, or reinstall Dragoman.")

"""Every key of a mapping in the package's YAML stands once: of two, the later silently drops the earlier, as a merge may leave them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import dragoman

FILES = sorted((Path(dragoman.__file__).parent / "data").rglob("*.yaml"))


def repeated(node: yaml.Node | None) -> list[str]:
    """The keys that stand twice in one mapping under `node`, each with its line."""
    found, seen, stack = [], set[int](), [node] if node else []
    while stack:
        here = stack.pop()
        if id(here) in seen:  # an anchor's node, met again through its alias
            continue
        seen.add(id(here))
        if isinstance(here, yaml.SequenceNode):
            stack += here.value
        elif isinstance(here, yaml.MappingNode):
            keys = set[tuple[str, str]]()
            for key, value in here.value:
                name = (key.tag, str(key.value))
                if name in keys:
                    found.append(f"line {key.start_mark.line + 1}: {key.value}")
                keys.add(name)
                stack.append(value)
    return found


def test_repeated_keys_are_seen() -> None:
    assert repeated(yaml.compose("a: [x]\nb: {c: 1, c: 2}\na: [y]\n", Loader=yaml.SafeLoader)) == [
        "line 3: a",
        "line 2: c",
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_key_stands_twice(path: Path) -> None:
    assert (
        repeated(yaml.compose(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
        == []
    )

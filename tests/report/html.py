"""A page as a tree, read the way browsers read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib


class Page:
    """A parsed page; parsing fails on anything that the HTML standard calls an error."""

    def __init__(self, path: Path) -> None:
        self.source = path.read_text(encoding="utf-8")
        self.root: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(self.source)

    def all(self, tag: str | None = None) -> Iterator[Element]:
        """Every element, or every ``tag``."""
        return (one for one in self.root.iter() if isinstance(one.tag, str) and tag in (None, _local(one.tag)))

    def with_class(self, name: str) -> list[Element]:
        """Every element of this class."""
        return [one for one in self.all() if name in one.get("class", "").split()]

    def by_id(self, name: str) -> Element:
        """The element with this id."""
        (found,) = (one for one in self.all() if one.get("id") == name)
        return found

    def text(self) -> str:
        """All text that a person can read, white space folded."""
        (body,) = self.all("body")
        return text(body)


def text(element: Element) -> str:
    """The text inside ``element``, scripts left out, white space folded."""
    return re.sub(r"\s+", " ", "".join(_pieces(element))).strip()


def _pieces(element: Any) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in ("script", "style"):
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]

"""RSS and Atom, by feedparser: one article for every entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from dragoman.documents.document import Rejected
from dragoman.documents.options import ReadOptions
from dragoman.documents.record import Record
from dragoman.documents.source import Source
from dragoman.errors import DocumentError

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def read(source: Source, options: ReadOptions) -> Iterator[Record | Rejected]:
    """One record for every entry, named ``file#1``, ``file#2`` ... An entry without content gives its summary."""
    data = source.read(options.max_bytes)
    if _ENTITY.search(data) or _ENTITY.search(data.replace(b"\x00", b"")):
        raise DocumentError(
            "is XML that declares entities of its own, which can be made to grow without bound. Remove the "
            "declarations.",
            reason="entity-declarations",
        )
    import feedparser

    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        if not feed.get("version"):
            raise DocumentError(
                "is XML, but no RSS or Atom feed. Give a feed, or convert it to text.", reason="unsupported-format"
            )
        broken = " It may be cut off." if feed.get("bozo") else ""
        raise DocumentError(f"is a feed without entries.{broken}", reason="empty")
    outlet = str(feed.feed.get("title", ""))
    for number, entry in enumerate(feed.entries, start=1):
        yield Record(f"{source.name}#{number}", _values(entry, outlet), layout="lines")
    if feed.get("bozo") and isinstance(feed.get("bozo_exception"), Exception) and not _closed(data):
        raise DocumentError("is truncated: the feed does not end; entries may be missing.", reason="truncated")


def _values(entry: Any, outlet: str) -> dict[str, Any]:
    contents = [str(content.get("value", "")) for content in entry.get("content", [])]
    bodies = sorted([*contents, str(entry.get("summary", ""))], key=len)
    source = entry.get("source", {})
    return {
        "text": bodies[-1],
        "title": entry.get("title", ""),
        "byline": ", ".join(name for author in entry.get("authors", []) if (name := author.get("name", ""))),
        "outlet": (source.get("title", "") if hasattr(source, "get") else "") or entry.get("publisher", "") or outlet,
        "published": entry.get("published", "") or entry.get("updated", ""),
        "url": entry.get("link", ""),
        "id": entry.get("id", "") or entry.get("link", ""),
        "genre": [str(tag.get("term", "")) for tag in entry.get("tags", [])][:3],
    }


def _closed(data: bytes) -> bool:
    return bool(re.search(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>", data[-2000:], re.IGNORECASE))

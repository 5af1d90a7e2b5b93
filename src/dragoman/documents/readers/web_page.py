"""HTML pages, by trafilatura: the article without the page around it, and what its metadata say."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from dragoman.documents.encoding import decode
from dragoman.documents.furniture import is_sentence
from dragoman.documents.options import ReadOptions
from dragoman.documents.record import Record
from dragoman.documents.source import Source
from dragoman.errors import DocumentError

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{3,30})|<\?xml[^>]{0,100}?encoding=["']([\w-]{3,30})""",
    re.IGNORECASE,
)
_DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d", "max_date": "2199-12-31"}
_FEWEST_WORDS = 8

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read(source: Source, options: ReadOptions) -> Iterator[Record]:
    """The article of one page."""
    data = source.read(options.max_bytes)
    yield Record(source.name, article(decode(data, _declared(data))), layout="blocks")


def article(markup: str, url: str = "") -> dict[str, Any]:
    """The fields of the article in a page. Raises DocumentError (``no-article``) when it holds none."""
    import trafilatura

    markup = markup.replace("\x00", "")
    found = trafilatura.bare_extraction(
        markup,
        url=url or None,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    values: dict[str, Any] = found.as_dict() if found is not None and not isinstance(found, dict) else dict(found or {})
    text = str(values.get("text") or "")
    if not _is_article(text):
        text = trafilatura.baseline(markup)[1]
        if not _is_article(text):
            raise DocumentError(
                "is an HTML page without an article: no running text was found in it. Give the page of the article "
                "itself.",
                reason="no-article",
            )
    return {
        "text": text,
        "title": values.get("title"),
        "byline": values.get("author"),
        "outlet": values.get("sitename"),
        "published": values.get("date"),
        "url": url or values.get("url"),
        "genre": [*(values.get("categories") or []), *(values.get("tags") or [])][:3],
    }


def _is_article(text: str) -> bool:
    return any(is_sentence(line.strip()) and line.count(" ") >= _FEWEST_WORDS - 1 for line in text.split("\n"))


def _declared(data: bytes) -> str:
    match = _CHARSET.search(data[:4096])
    if not match:
        return ""
    name = (match[1] or match[2]).decode("ascii", "replace").lower()
    return "" if name in {"utf-16", "utf-16le", "utf-16be"} else name

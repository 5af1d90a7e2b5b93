"""PDF, by pypdf: one file, one article."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator

from dragoman.documents.dates import parse_date
from dragoman.documents.options import ReadOptions
from dragoman.documents.record import Record
from dragoman.documents.source import Source
from dragoman.errors import DocumentError

_REPEATED = 3
_GENERIC_TITLE = re.compile(
    r"^(?:untitled|microsoft word|document\d*|print|.*\.(?:docx?|pdf|indd|qxd|pages|odt|tex))\b.*", re.IGNORECASE
)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(source: Source, options: ReadOptions) -> Iterator[Record]:
    """The text of all pages, without running heads and page numbers; title, author and date from its properties."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError, WrongPasswordError

    data = source.read(options.max_bytes)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _password()
        pages = _pages(reader, options)
        values = _properties(reader)
    except (DependencyError, FileNotDecryptedError, WrongPasswordError) as error:
        raise _password() from error
    except PyPdfError as error:
        cut = b"%%EOF" not in data[-4096:]
        reason, what = ("truncated", "is truncated") if cut else ("damaged", "is damaged")
        raise DocumentError(f"{what}: {str(error)[:200]}. Copy it again.", reason=reason) from error
    text = "\n\n".join("\n".join(page) for page in _without_running_heads(pages))
    if not re.search(r"\w", text):
        raise DocumentError(
            f"is a PDF of {len(pages)} pages without text, probably scanned. Recognise its text first (ocrmypdf).",
            reason="no-text",
        )
    yield Record(source.name, {**values, "text": text}, layout="pages")


def _pages(reader: object, options: ReadOptions) -> list[list[str]]:
    pages: list[list[str]] = []
    size = 0
    for page in reader.pages:  # type: ignore[attr-defined]
        lines = [line.strip() for line in page.extract_text().split("\n")]
        pages.append(lines)
        size += sum(map(len, lines))
        if size > options.max_characters:
            raise DocumentError(
                f"has more than {options.max_characters:,} characters by page {len(pages)}. Split it, or raise "
                f"max_characters.",
                reason="too-large",
            )
    return pages


def _properties(reader: object) -> dict[str, str]:
    found = reader.metadata or {}  # type: ignore[attr-defined]
    title, author, created = (str(found.get(key) or "") for key in ("/Title", "/Author", "/CreationDate"))
    date = re.match(r"D:(\d{8})", created)
    return {
        "title": "" if _GENERIC_TITLE.match(title) else title,
        "byline": author if " " in author.strip() else "",
        "published": parse_date(date[1]) if date else "",
    }


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Pages without the lines at their top and bottom that stand on three pages or more, numbers aside, and page
    numbers.
    """
    edges = Counter(key for page in pages for key in {_head_key(line) for line in _edge_lines(page)})
    cleaned: list[list[str]] = []
    for page in pages:
        heads = {id(line) for line in _edge_lines(page) if edges[_head_key(line)] >= _REPEATED or line.isdigit()}
        cleaned.append([line for line in page if id(line) not in heads])
    return cleaned


def _edge_lines(page: list[str]) -> list[str]:
    filled = [line for line in page if line]
    return [line for line in (filled[:2] + filled[-2:] if len(filled) > 4 else filled[:1] + filled[-1:]) if line]


def _head_key(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _password() -> DocumentError:
    return DocumentError("is protected by a password. Save a copy without one and read that.", reason="password")

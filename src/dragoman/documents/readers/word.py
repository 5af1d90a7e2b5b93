"""Word documents (.docx), by python-docx: one file, one article."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from dragoman.documents.options import ReadOptions
from dragoman.documents.record import Record
from dragoman.documents.source import Source
from dragoman.errors import DocumentError

_ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE)", re.IGNORECASE)
_KINDS = {
    "xl/": "an Excel workbook; save it as CSV",
    "ppt/": "a PowerPoint file; save it as PDF",
    "content.xml": "an OpenDocument file; save it as .docx",
}


def read(source: Source, options: ReadOptions) -> Iterator[Record]:
    """All paragraphs, those in tables as well; title and author from the document's properties."""
    data = source.read(options.max_bytes)
    _check_package(data, options)
    import docx

    document = docx.Document(io.BytesIO(data))
    lines = list(_lines(document))
    if not any(line.strip() for line in lines):
        raise DocumentError("is a Word document without text.", reason="empty")
    first = next((p.text for p in document.paragraphs if p.style is not None and p.style.name == "Title"), "")
    properties = document.core_properties
    author = properties.author or ""
    title = first or ("" if (properties.title or "").lower() in {"", "word document"} else properties.title)
    yield Record(
        source.name,
        {"text": "\n".join(lines), "title": title, "byline": author if " " in author.strip() else ""},
        layout="blocks",
    )


def _lines(container: Any, depth: int = 0) -> Iterator[str]:
    for item in container.iter_inner_content():
        if hasattr(item, "rows"):
            for row in item.rows if depth < 4 else ():
                for cell in dict.fromkeys(row.cells):
                    yield from _lines(cell, depth + 1)
        else:
            yield item.text


def _check_package(data: bytes, options: ReadOptions) -> None:
    """That the bytes are a whole Word package of bounded size, without XML entities of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            _check_kind({entry.filename for entry in entries})
            if sum(entry.file_size for entry in entries) > options.max_bytes * 2:
                raise DocumentError(
                    f"holds more than {options.max_bytes * 2:,} bytes when unpacked. Split it, or raise max_bytes.",
                    reason="decompression-bomb",
                )
            if any(entry.flag_bits & 1 for entry in entries):
                raise DocumentError("is protected by a password. Save a copy without one.", reason="password")
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")) and _ENTITY.search(package.read(entry)[:65536]):
                    raise DocumentError(
                        "holds XML that declares entities of its own, which Word never writes.",
                        reason="entity-declarations",
                    )
    except zipfile.BadZipFile as error:
        raise DocumentError(f"is truncated or damaged: {error}. Copy it again.", reason="truncated") from error


def _check_kind(names: set[str]) -> None:
    if any(name.startswith("word/") for name in names):
        return
    what = next(
        (what for start, what in _KINDS.items() if any(name.startswith(start) for name in names)),
        "a ZIP archive; unpack it first",
    )
    raise DocumentError(f"is {what}.", reason="unsupported-format")

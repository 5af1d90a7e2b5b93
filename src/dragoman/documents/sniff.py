"""What format an input has: its content decides where content can tell, its name where it cannot."""

from __future__ import annotations

import re

from dragoman.documents.encoding import decode, is_binary
from dragoman.documents.fields import known_fields
from dragoman.errors import DocumentError

_EXTENSIONS = {
    "txt": "text", "text": "text", "md": "markdown", "markdown": "markdown", "html": "html", "htm": "html",
    "xhtml": "html", "json": "json", "geojson": "json", "jsonl": "jsonl", "ndjson": "jsonl", "csv": "csv", "tsv": "tsv",
    "tab": "tsv", "parquet": "parquet", "pq": "parquet", "rss": "feed", "atom": "feed", "rdf": "feed", "xml": "feed",
    "warc": "warc", "wet": "warc", "pdf": "pdf", "docx": "docx",
}  # fmt: skip
_PACKED = frozenset({"gz", "gzip", "bz2", "xz", "zst", "zstd"})
_MAGIC = (
    (b"PAR1", "parquet"), (b"WARC/", "warc"), (b"PK\x03\x04", "docx"), (b"PK\x05\x06", "docx"),
)  # fmt: skip
_UNREADABLE = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"RIFF", "a media file"),
    (b"OggS", "a media file"),
    (b"ID3", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls); save it as .docx or .csv"),
    (b"{\\rtf", "an RTF file; save it as .docx"),
    (b"%!PS", "PostScript; save it as PDF"),
    (b"\x1f\x8b", "compressed twice; unpack it once"),
    (b"BZh", "compressed twice; unpack it once"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"SQLite format 3", "an SQLite database; export a table as CSV"),
    (b"ARROW1", "an Arrow file; save it as Parquet"),
    (b"Obj\x01", "an Avro file; save it as Parquet"),
)
_TEXTUAL = frozenset({b"RIFF", b"MZ", b"ID3", b"BZh", b"Rar!", b"OggS", b"GIF8", b"ARROW1"})
"""Magic that an article could begin with; these count only when the rest is binary."""
_HTML = re.compile(
    r"<(?:!doctype html|html|head|body|article|main|section|div|p|h[1-6]|meta|title|script)\b", re.IGNORECASE
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_JSON_OBJECT = re.compile(r'\{\s*(?:"|\}|$)')
_JSON_LIST = re.compile(r'\[\s*(?:[{"\[\]]|$)')
_JSON_LINES = re.compile(r"\{[^\n]*\}[ \t]*\r?\n\s*\{")
_MARKDOWN = re.compile(r"(?:---\n|#{1,3} \S)")


def extension_format(name: str) -> str:
    """The format that a file name promises, or ``""``. ``.gz`` and the like are looked through."""
    parts = name.lower().rsplit("/", 1)[-1].split(".")
    while len(parts) > 2 and parts[-1] in _PACKED:
        parts.pop()
    return _EXTENSIONS.get(parts[-1], "") if len(parts) > 1 else ""


def find_format(name: str, head: bytes) -> str:
    """The format of an input called ``name`` that begins with ``head``. Raises DocumentError when it is not read."""
    promised = extension_format(name)
    if not head.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise DocumentError(
            "is empty: it has no bytes." if not head else "is empty: it holds only blanks.", reason="empty"
        )
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), "")
    if kind:
        return kind
    if b"%PDF-" in head[:1024]:
        return "pdf"
    _refuse(head)
    if promised in {"parquet", "pdf", "docx", "warc"} and is_binary(head):
        raise DocumentError(
            f"is named like {promised} but does not begin as {promised} does; it may be damaged.", reason="damaged"
        )
    try:
        text = decode(head).lstrip()
    except DocumentError:
        if promised == "html" or _HTML.search(head[:4096].decode("latin-1")):
            return "html"
        raise
    return _text_format(text, promised)


def _refuse(head: bytes) -> None:
    what = "a tar archive; unpack it first" if head[257:262] == b"ustar" else ""
    for magic, name in _UNREADABLE:
        if head.startswith(magic) and (magic not in _TEXTUAL or is_binary(head)):
            what = name
    if what:
        reason = "unsupported-format"
        raise DocumentError(f"is {what}. Dragoman reads texts, pages, tables, feeds and PDF.", reason=reason)


def _text_format(text: str, promised: str) -> str:
    """The format of what is text. Only JSON, HTML and XML show what they are; tables and Markdown go by their names."""
    if _JSON_OBJECT.match(text):
        lines = _JSON_LINES.match(text)
        return "jsonl" if promised == "jsonl" or lines else "json"
    if _JSON_LIST.match(text) and promised != "text":
        return "jsonl" if promised == "jsonl" and "\n[" in text else "json"
    if text.startswith("<"):
        if _FEED.search(text[:4096]) and not _HTML.match(text):
            return "feed"
        if _HTML.search(text[:8192]):
            return "html"
        if promised == "feed" or text.startswith("<?xml"):
            return "feed"
    if promised in {"csv", "tsv"}:
        return promised
    if promised == "html" and "<" in text:
        return "html"
    if promised == "jsonl":
        return "jsonl"
    table = _table(text)
    if table:
        return table
    return "markdown" if promised == "markdown" or (not promised and _MARKDOWN.match(text)) else "text"


def _table(text: str) -> str:
    """``csv`` or ``tsv`` when the first line names at least two fields that articles have, one of them the text."""
    first = text.split("\n", 1)[0].strip()
    for separator, kind in (("\t", "tsv"), (",", "csv"), (";", "csv"), ("|", "csv")):
        cells = [cell.strip().strip('"') for cell in first.split(separator)]
        if len(cells) > 1 and len(first) < 2000 and known_fields(cells) >= {"text"} and len(known_fields(cells)) > 1:
            return kind
    return ""

"""The bad input table: every kind of broken, hostile or useless input is a clear line, never a crash, never silence."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.documents import Document, ReadOptions, Rejected, read_paths
from dragoman.errors import OptionError

from . import samples
from .samples import BODY, PARAGRAPHS

RUSSIAN = (
    "Президент встретился во вторник с министром иностранных дел и обсудил с ним положение в регионе. "
    "По словам министра, переговоры продолжатся на следующей неделе, а стороны уже согласились обменяться пленными. "
)
FRENCH = (
    "Le président de la République a rencontré mardi le ministre des affaires étrangères pour discuter de la situation. "
    "Selon le ministre, les négociations reprendront la semaine prochaine dans la capitale. "
)


def zipped(**files: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return written.getvalue()


def bomb_docx() -> bytes:
    document = zipfile.ZipFile(io.BytesIO(samples.docx()))
    written = io.BytesIO()
    with document, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in document.infolist():
            package.writestr(entry, document.read(entry))
        package.writestr("word/bomb.bin", bytes(140 * 1024 * 1024))
    return written.getvalue()


def docx_with(xml: bytes) -> bytes:
    document = zipfile.ZipFile(io.BytesIO(samples.docx()))
    written = io.BytesIO()
    with document, zipfile.ZipFile(written, "w") as package:
        for entry in document.infolist():
            package.writestr(entry, xml if entry.filename == "word/document.xml" else document.read(entry))
    return written.getvalue()


def parquet_of(**columns: list[object]) -> bytes:
    written = io.BytesIO()
    pq.write_table(pa.table(columns), written)
    return written.getvalue()


ENTITY_BOMB = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>"""
NAVIGATION = b"<html><head><title>Home</title></head><body><ul><li><a href='/a'>World</a></li><li><a>Sport</a></li></ul></body></html>"

# name of the file, its bytes, the reasons that it is rejected for, how many documents come of it all the same
TABLE: list[tuple[str, str, Callable[[], bytes], list[str], int]] = [
    ("nothing at all", "a.txt", lambda: b"", ["empty"], 0),
    ("blanks only", "a.txt", lambda: b" \n\t\r\n  ", ["empty"], 0),
    ("a byte order mark only", "a.txt", lambda: b"\xef\xbb\xbf", ["empty"], 0),
    ("invisible characters only", "a.txt", lambda: "\u200b\u200d\ufeff\u00ad".encode(), ["empty"], 0),
    ("NUL bytes only", "a.txt", lambda: bytes(500), ["empty"], 0),
    ("an empty page", "a.html", lambda: b"", ["empty"], 0),
    ("an empty PDF", "a.pdf", lambda: b"", ["empty"], 0),
    ("an empty packed file", "a.txt.gz", lambda: gzip.compress(b""), ["empty"], 0),
    ("random bytes", "a.txt", lambda: bytes(range(256)) * 40, ["binary"], 0),
    ("a picture named text", "a.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), ["unsupported-format"], 0),
    ("a tar archive", "a.tar", lambda: b"a.txt".ljust(257, b"\0") + b"ustar\0" + bytes(300), ["unsupported-format"], 0),
    ("a ZIP archive", "a.zip", lambda: zipped(a=b"text"), ["unsupported-format"], 0),
    ("an Excel workbook", "a.xlsx", lambda: zipped(xl__workbook_xml=b"<a/>"), ["unsupported-format"], 0),
    ("an old Word file", "a.doc", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), ["unsupported-format"], 0),
    ("an RTF file", "a.rtf", lambda: b"{\\rtf1 Hello}", ["unsupported-format"], 0),
    ("packed twice", "a.txt.gz", lambda: gzip.compress(gzip.compress(BODY.encode())), ["unsupported-format"], 0),
    ("truncated gzip", "a.txt.gz", lambda: gzip.compress(os.urandom(5000).hex().encode())[:2000], ["truncated"], 0),
    ("truncated bzip2", "a.txt.bz2", lambda: bz2.compress(BODY.encode())[:-20], ["truncated"], 0),
    ("truncated xz", "a.txt.xz", lambda: lzma.compress(BODY.encode())[:-20], ["truncated"], 0),
    ("truncated zstd", "a.txt.zst", lambda: pa.compress(BODY.encode(), codec="zstd", asbytes=True)[:-20], ["truncated"], 0),
    ("damaged gzip", "a.txt.gz", lambda: gzip.compress(BODY.encode())[:30] + bytes(100), ["damaged"], 0),
    ("truncated .docx", "a.docx", lambda: samples.docx()[:3000], ["truncated"], 0),
    ("truncated PDF", "a.pdf", lambda: samples.pdf()[:400], ["truncated"], 0),
    ("truncated Parquet", "a.parquet", lambda: samples.parquet()[:300], ["damaged"], 0),
    ("truncated JSON", "a.json", lambda: samples.json_object()[:200], ["truncated"], 0),
    ("a JSON list cut off", "a.json", lambda: samples.json_list()[:-2] + b"," + samples.json_object()[:90], ["truncated"], 1),
    ("a truncated feed", "a.rss", lambda: samples.rss()[:-14], ["truncated"], 1),
    ("UTF-16", "a.txt", lambda: BODY.encode("utf-16"), [], 1),
    ("UTF-16 without a mark", "a.txt", lambda: BODY.encode("utf-16-be"), [], 1),
    ("Latin-1", "a.txt", lambda: BODY.replace("Oslo", "Malmö").encode("latin-1"), [], 1),
    ("UTF-8 and Windows-1252 mixed", "a.txt", lambda: BODY.encode() + " “Yes”, he said in Malmö.".encode("cp1252") + "é".encode(), [], 1),
    ("Windows-1251", "a.txt", lambda: (RUSSIAN * 5).encode("cp1251"), ["not-english"], 0),
    ("Cyrillic", "a.txt", lambda: RUSSIAN.encode(), ["not-english"], 0),
    ("French", "a.txt", lambda: FRENCH.encode(), ["not-english"], 0),
    ("one article too long", "a.txt", lambda: (BODY + "\n\n").encode() * 4000, ["too-large"], 0),
    ("one huge line", "a.txt", lambda: b"word " * 400_000, ["too-large"], 0),
    ("one line of JSONL too long", "a.jsonl", lambda: b'{"text": "' + b"word " * 400_000 + b'"}\n' + samples.jsonl(), ["too-large"], 1),
    ("a broken line of JSONL", "a.jsonl", lambda: samples.jsonl() + b'{"text": "half\n' + samples.jsonl(), ["broken-json"], 2),
    ("JSONL with numbers and lists", "a.jsonl", lambda: samples.jsonl() + b"17\nnull\n", ["no-text", "no-text"], 1),
    ("JSON nested deeply", "a.json", lambda: b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", ["broken-json"], 0),
    ("keys given twice", "a.json", lambda: b'{"text": "x", "text": ' + json.dumps(BODY).encode() + b"}", [], 1),
    ("JSON without text", "a.json", lambda: b'{"price": 3, "sold": true}', ["no-text"], 0),
    ("an empty JSON list", "a.json", lambda: b"[]", ["empty"], 0),
    ("an empty JSON object", "a.json", lambda: b"{}", ["no-text"], 0),
    ("a number of 9,000 digits", "a.json", lambda: b'{"text": ' + b"9" * 9000 + b"}", ["broken-json"], 0),
    ("a lone surrogate", "a.json", lambda: b'{"text": ' + json.dumps(BODY + " \ud800").encode() + b"}", [], 1),
    ("CSV without a text column", "a.csv", lambda: b"price,sold\n1,2\n", ["no-text"], 0),
    ("CSV with a header only", "a.csv", lambda: b"title,text\n", ["empty"], 0),
    ("CSV with short and long rows", "a.csv", lambda: b"text,date\n" + PARAGRAPHS[0].encode() + b"\nx,y,z,1\n", ["broken-row"], 1),
    ("CSV with an empty cell", "a.csv", lambda: b"text,date\n,2021-01-01\n", ["empty"], 0),
    ("CSV with NUL bytes", "a.csv", lambda: b"text,date\n" + PARAGRAPHS[0].encode() + b" \x00,2021-01-01\n", [], 1),
    ("Parquet without text", "a.parquet", lambda: parquet_of(price=[1, 2]), ["no-text", "no-text"], 0),
    ("Parquet without rows", "a.parquet", lambda: parquet_of(text=[]), ["empty"], 0),
    ("Parquet with null text", "a.parquet", lambda: parquet_of(text=[None, BODY]), ["empty"], 1),
    ("a PDF with a password", "a.pdf", lambda: samples.pdf(password="secret"), ["password"], 0),
    ("a scanned PDF", "a.pdf", lambda: samples.pdf([]), ["no-text"], 0),
    ("a bomb of zeros", "a.txt.gz", lambda: gzip.compress(b" " * (80 << 20)), ["empty"], 0),
    ("a bomb of words", "a.txt.gz", lambda: gzip.compress(b"word " * (16 << 20)), ["decompression-bomb"], 0),
    ("a bomb of lines", "a.jsonl.gz", lambda: gzip.compress(samples.jsonl() + b" " * (90 << 20)), ["decompression-bomb"], 1),
    ("a bomb in a .docx", "a.docx", bomb_docx, ["decompression-bomb"], 0),
    ("an XML entity bomb", "a.xml", lambda: ENTITY_BOMB, ["entity-declarations"], 0),
    ("an entity bomb in a .docx", "a.docx", lambda: docx_with(ENTITY_BOMB), ["entity-declarations"], 0),
    ("a broken .docx", "a.docx", lambda: docx_with(b"<w:broken"), ["damaged"], 0),
    ("a page without an article", "a.html", lambda: NAVIGATION, ["no-article"], 0),
    ("a page of scripts", "a.html", lambda: b"<html><script>" + b"var a = 1;" * 900 + b"</script></html>", ["no-article"], 0),
    ("page furniture only", "a.txt", lambda: b"Share this article\n\nRead more\n\nAdvertisement\n", ["no-text"], 0),
    ("a feed without entries", "a.rss", lambda: b"<rss version='2.0'><channel><title>x</title></channel></rss>", ["empty"], 0),
    ("XML that is no feed", "a.xml", lambda: b"<?xml version='1.0'?><note><to>you</to></note>", ["unsupported-format"], 0),
    ("a web archive with other things", "a.warc", lambda: samples.warc(extra=True), ["unsupported-format", "no-article", "empty"], 1),
    ("a web archive cut off", "a.warc.gz", lambda: samples.warc(gzipped=True)[:-50], ["truncated"], 0),
    ("a web archive cut off, not packed", "a.warc", lambda: samples.warc()[:-300], ["truncated"], 0),
    ("a damaged web archive", "a.warc", lambda: b"WARC/1.0\r\nnonsense", ["damaged"], 0),
    ("text with a few NUL bytes", "a.txt", lambda: BODY.encode().replace(b"Oslo", b"Os\x00lo"), [], 1),
    ("one word", "a.txt", lambda: b"Harbour", [], 1),
    ("a date that is no date", "a.jsonl", lambda: json.dumps({"text": BODY, "date": "last spring"}).encode(), [], 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "reasons", "documents"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_bad_input(name: str, content: Callable[[], bytes], reasons: list[str], documents: int, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content())
    found = list(read_paths([path]))
    assert [item.reason for item in found if isinstance(item, Rejected)] == reasons, found
    assert sum(isinstance(item, Document) for item in found) == documents
    for item in found:
        assert item.source.startswith(str(path))
        if isinstance(item, Rejected):
            assert item.message.startswith(item.source)
            assert len(item.message) > len(item.source) + 10


def test_the_table_is_long_enough() -> None:
    assert len(TABLE) >= 30


def rejected(*paths: Path | str) -> list[str]:
    return [item.reason for item in read_paths(paths) if isinstance(item, Rejected)]


def test_language_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, "utf-8")
    (item,) = read_paths([tmp_path])
    assert isinstance(item, Rejected)
    assert "French" in item.message


def test_other_languages_are_kept_on_request(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, "utf-8")
    (item,) = read_paths([tmp_path], ReadOptions(any_language=True))
    assert isinstance(item, Document)
    assert item.language == "fr"


def test_what_a_document_loses_is_said(tmp_path: Path) -> None:
    record = {"text": BODY, "date": "last spring"}
    (tmp_path / "a.json").write_text(json.dumps(record)[:-1] + ', "date": "03/04/2021"}')
    (item,) = read_paths([tmp_path])
    assert isinstance(item, Document)
    assert item.published == ""
    assert any("'03/04/2021'" in warning for warning in item.warnings)
    assert any("'date' is given twice" in warning for warning in item.warnings)


def test_the_rest_of_a_truncated_stream_is_reported(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"text": f"{BODY} {os.urandom(400).hex()}"}).encode() + b"\n" for _ in range(200))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines)[:-2000])
    found = list(read_paths([tmp_path]))
    assert sum(isinstance(item, Document) for item in found) > 150
    last = found[-1]
    assert isinstance(last, Rejected)
    assert last.reason == "truncated"
    assert "records before that were read" in last.message


def test_a_dangling_link_and_a_loop(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "z.txt").write_text(BODY)
    assert rejected(tmp_path) == ["dangling-link", "symlink-loop", "symlink-loop"]
    assert sum(isinstance(item, Document) for item in read_paths([tmp_path])) == 1


def test_a_pipe_in_a_folder_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert rejected(tmp_path) == ["not-a-file"]


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    assert rejected(tmp_path / "a.txt") == ["empty"]
    (tmp_path / "a.txt" / "b.txt").write_text(BODY)
    assert rejected(tmp_path) == []


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY)

    def refuse(self: Path, mode: str = "r") -> Iterator[bytes]:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything, so the permission bits cannot be used
    (item,) = read_paths([path])
    assert isinstance(item, Rejected)
    assert item.reason == "unreadable"
    assert "permission" in item.message


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as stream:
        stream.write(BODY.encode())
    (item,) = read_paths([tmp_path])
    assert item.source.endswith("caf\\xe9.txt")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("artcles.jsonl", r"is not there.*Did you mean .*articles\.jsonl"),
        ("nowhere/a.txt", "folder .* does not exist"),
        ("*.pdf", "No file matches"),
        ("", "empty path"),
    ],
)
def test_a_path_that_is_not_there_is_a_usage_error(path: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_bytes(samples.jsonl())
    with pytest.raises(OptionError, match=message):
        read_paths([str(tmp_path / path) if path else ""])


def test_no_path_and_standard_input_twice_are_usage_errors() -> None:
    with pytest.raises(OptionError, match="No path"):
        read_paths([])
    with pytest.raises(OptionError, match="twice"):
        read_paths(["-", "-"])


def test_globs(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    for name in ("b.txt", "a.txt", "x/c.txt", "d.md"):
        (tmp_path / name).write_text(BODY)
    found = [item.source for item in read_paths([f"{tmp_path}/**/*.txt"])]
    assert found == [str(tmp_path / name) for name in ("a.txt", "b.txt", "x/c.txt")]
    assert len(list(read_paths([f"{tmp_path}/**"]))) == 4

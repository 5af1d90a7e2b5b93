"""Every format, from every kind of path, gives the same article."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from dragoman.documents import Document, ReadOptions, Rejected, read_paths
from dragoman.errors import OptionError

from . import samples
from .samples import AUTHOR, DATE, OUTLET, PARAGRAPHS, SAMPLES, TITLE, URL

DEFAULTS = ReadOptions()
TEXT = "\n\n".join((TITLE, *PARAGRAPHS))


def read_one(path: Path, options: ReadOptions = DEFAULTS) -> Document:
    found = list(read_paths([path], options))
    assert len(found) == 1, found
    assert isinstance(found[0], Document), found
    return found[0]


@pytest.mark.parametrize("name", SAMPLES)
def test_each_format_gives_the_article(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(SAMPLES[name]())
    document = read_one(path)
    assert document.text == TEXT
    assert (document.title, document.published, document.language) == (
        TITLE,
        DATE if "docx" not in name else "2021-03-12",
        "en",
    )
    assert document.byline == AUTHOR
    assert document.source.startswith(str(path))
    assert document.warnings == ()
    if name.rsplit(".")[-1] not in {"pdf", "docx"}:
        assert document.outlet == OUTLET
    if name.rsplit(".")[-1] not in {"pdf", "docx", "txt", "md"}:
        assert document.url == URL


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("ending", [".gz", ".bz2", ".xz", ".zst"])
def test_each_format_is_read_packed(name: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / (name + ending)
    path.write_bytes(packed(SAMPLES[name](), ending))
    assert read_one(path).text == TEXT


def packed(data: bytes, ending: str) -> bytes:
    if ending == ".zst":
        return pa.compress(data, codec="zstd", asbytes=True)
    return {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}[ending](data)


@pytest.mark.parametrize("name", [name for name in SAMPLES if not name.endswith(".md")])
def test_each_format_is_recognised_under_a_wrong_name(name: str, tmp_path: Path) -> None:
    for wrong in ("article.dat", "article"):
        path = tmp_path / wrong
        path.write_bytes(SAMPLES[name]())
        assert read_one(path).text == TEXT


@pytest.mark.parametrize("name", SAMPLES)
def test_each_format_is_read_from_standard_input(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SAMPLES[name]())))
    found = list(read_paths(["-"]))
    assert [item.text for item in found if isinstance(item, Document)] == [TEXT] or name.endswith(".md")
    assert all(item.source.startswith("-") for item in found)


def test_a_format_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(samples.markdown())
    assert read_one(path, ReadOptions(format="markdown")).text == TEXT


def test_the_same_file_gives_the_same_ids(tmp_path: Path) -> None:
    for name, sample in SAMPLES.items():
        (tmp_path / name).write_bytes(sample())
    first = [item.to_dict() for item in read_paths([tmp_path])]
    assert first == [item.to_dict() for item in read_paths([tmp_path])]
    assert len(first) == len(SAMPLES)


def test_a_folder_of_everything_is_read_in_order(tmp_path: Path) -> None:
    for number, (name, sample) in enumerate(SAMPLES.items()):
        folder = tmp_path / f"folder{number % 3}"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(sample())
    (tmp_path / ".hidden").write_text("not read")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    found = list(read_paths([tmp_path]))
    documents = [item for item in found if isinstance(item, Document)]
    assert {item.text for item in documents} == {TEXT}
    assert len(documents) == len(SAMPLES)
    assert [item.reason for item in found if isinstance(item, Rejected)] == ["unsupported-format"]
    assert [item.source for item in found] == sorted(item.source for item in found)


def test_a_map_names_the_fields(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"inhalt": samples.BODY, "kopf": {"zeile": TITLE}, "n": "7"}))
    document = read_one(path, ReadOptions(map={"text": "inhalt", "title": "kopf.zeile", "id": "n"}))
    assert (document.text, document.title, document.id) == (TEXT, TITLE, "7")


@pytest.mark.parametrize("name", ["lines.jsonl", "table.csv", "table.parquet", "list.json"])
def test_a_map_with_an_unknown_field_names_those_that_exist(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(SAMPLES[name]())
    with pytest.raises(OptionError, match=r"'boddy'.*Did you mean 'body'.*headline, body, publisher"):
        list(read_paths([path], ReadOptions(map={"text": "boddy"})))


def test_a_map_that_fits_some_lines_is_no_usage_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in ({"words": samples.BODY}, {"other": samples.BODY})))
    found = list(read_paths([path], ReadOptions(map={"text": "words"})))
    assert isinstance(found[0], Document)
    assert isinstance(found[1], Rejected)
    assert found[1].reason == "no-text"
    assert "'words'" in found[1].message


def test_row_numbers_as_ids_do_not_collide_between_files(tmp_path: Path) -> None:
    for number in (1, 2):
        record = {"id": 1, "text": f"{samples.BODY}\n\nThe talks go on for day {number} in the city."}
        (tmp_path / f"{number}.json").write_text(json.dumps(record))
    ids = {item.id for item in read_paths([tmp_path]) if isinstance(item, Document)}
    assert len(ids) == 2
    assert all(identifier.startswith("1-") for identifier in ids)


def test_a_long_stream_is_read_in_bounded_memory(tmp_path: Path) -> None:
    line = json.dumps(FIELDS_LONG).encode() + b"\n"
    path = tmp_path / "long.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as stream:
        for _ in range(3000):
            stream.write(os.urandom(8).hex().encode().join((b'{"n": "', b'", ')) + line[1:])
    assert peak_of(read_paths([path]), 200) < 12_000_000
    listed = tmp_path / "long.json"
    with listed.open("wb") as stream:
        stream.write(b"[" + b",".join([line] * 3000) + b"]")
    assert listed.stat().st_size > 20_000_000
    assert peak_of(read_paths([listed]), 200) < 12_000_000


FIELDS_LONG = {**samples.FIELDS, "extra": "x" * 8000}


def peak_of(found: Iterator[Document | Rejected], count: int) -> int:
    tracemalloc.start()
    for item, _ in zip(found, range(count), strict=False):
        assert isinstance(item, Document), item
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_elements_of_a_list_are_read_across_chunks(tmp_path: Path) -> None:
    texts = [f"{'The minister said “no” to the plan. ' * 40}Part {number} ends {{here]." for number in range(400)]
    path = tmp_path / "list.json"
    path.write_text(json.dumps([{"text": text} for text in texts], ensure_ascii=False), encoding="utf-8")
    found = [item.text for item in read_paths([path]) if isinstance(item, Document)]
    assert found == texts

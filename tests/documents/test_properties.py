"""Whatever bytes come under whatever name, reading gives Documents and Rejected lines that keep their promises."""

from __future__ import annotations

import json
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.documents import Document, ReadOptions, Rejected, make_document, read_paths
from dragoman.documents.options import FORMATS
from dragoman.errors import DocumentError

from .samples import SAMPLES

ENDINGS = sorted(
    {name.split(".", 1)[1] for name in SAMPLES} | {"dat", "xml", "htm", "txt.gz", "jsonl.bz2", "csv.zst", "xz"}
)
DEFAULTS = ReadOptions()
FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
HOSTILE_TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\r\n\t \x00\x0c\u00ad\u200b\u2028\ufeff-–—|:;.,!?\"'“”()[]{}<>&%@#*_0123456789By"),
    ),
    max_size=400,
)


def check(found: list[Document | Rejected]) -> None:
    assert found
    for item in found:
        json.dumps(item.to_dict()).encode("utf-8")
        assert item.source
        if isinstance(item, Rejected):
            assert item.reason
            assert item.source in item.message
            continue
        assert item.text.strip() == item.text != ""
        assert unicodedata.is_normalized("NFC", item.text)
        assert not set(item.text) & set("\r\x00\ufeff\u200b\u00ad\u2028\t")
        assert "\n\n\n" not in item.text
        assert item.id


def read_bytes(data: bytes, ending: str, options: ReadOptions = DEFAULTS) -> list[Document | Rejected]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{ending}"
        path.write_bytes(data)
        return list(read_paths([path], options))


def made(item: str | dict[str, object]) -> Document | Rejected:
    try:
        return make_document(item, source="x")
    except DocumentError as error:
        return Rejected("x", error.reason, f"x {error}")


@FEW
@given(data=st.binary(max_size=300), ending=st.sampled_from(ENDINGS))
def test_any_bytes_under_any_name(data: bytes, ending: str) -> None:
    check(read_bytes(data, ending))


@pytest.mark.parametrize("kind", FORMATS)
@settings(FEW, max_examples=15)
@given(data=st.binary(min_size=1, max_size=300))
def test_any_bytes_in_any_given_format(kind: str, data: bytes) -> None:
    check(read_bytes(data, "dat", ReadOptions(format=kind)))


@pytest.mark.parametrize("name", SAMPLES)
@settings(FEW, max_examples=12)
@given(data=st.data())
def test_a_damaged_sample(name: str, data: st.DataObject) -> None:
    sample = bytearray(SAMPLES[name]())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(sample) - 1))
        sample[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=5))
    check(read_bytes(bytes(sample[: data.draw(st.integers(1, len(sample)))]), name.split(".", 1)[1]))


@settings(FEW, max_examples=200)
@given(text=HOSTILE_TEXT)
def test_any_text_is_a_document_or_a_reason(text: str) -> None:
    check([made(text)])
    assert made(text) == made(text)


@settings(FEW, max_examples=150)
@given(
    st.dictionaries(
        st.sampled_from(["text", "title", "date", "author", "source", "url", "id", "section", "other"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | HOSTILE_TEXT,
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["text", "name", "value", "x"]), inner, max_size=3)
            ),
            max_leaves=5,
        ),
    )
)
def test_any_mapping_is_a_document_or_a_reason(item: dict[str, object]) -> None:
    check([made(item)])


@settings(FEW, max_examples=100)
@given(texts=st.lists(HOSTILE_TEXT, max_size=5), ending=st.sampled_from(["json", "jsonl"]), ascii_only=st.booleans())
def test_no_json_record_is_lost(texts: list[str], ending: str, ascii_only: bool) -> None:
    records = [json.dumps({"text": text, "url": "https://a.example/"}, ensure_ascii=ascii_only) for text in texts]
    written = f"[{', '.join(records)}]" if ending == "json" else "\n".join(records) + "\n"
    found = read_bytes(written.encode("utf-8", "surrogatepass"), ending)
    check(found)
    assert len(found) == max(1, len(texts))

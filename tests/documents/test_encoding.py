"""Bytes to characters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.documents.encoding import decode, decode_line, detect, is_binary
from dragoman.errors import DocumentError

TEXT = "The “envoys” met in Malmö, said Şahin — a café owner. " * 5
PLAIN = "The “envoys” met in Malmö — at a café. " * 5
RUSSIAN = "Президент встретился во вторник с министром иностранных дел и обсудил с ним положение в регионе. " * 5


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode(codec: str) -> None:
    assert decode(TEXT.encode(codec)) == TEXT


@pytest.mark.parametrize(("text", "codec"), [(PLAIN, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r")])
def test_code_pages(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


def test_a_declared_encoding_is_used_when_it_fits() -> None:
    assert decode("Łódź".encode("iso8859-2"), "iso-8859-2") == "Łódź"
    assert decode("Łódź".encode(), "ascii") == "Łódź"
    assert decode(b"text", "no-such-codec") == "text"
    assert decode(b"text", "rot13") == "text"
    assert decode(b"74657874", "hex") == "74657874"


def test_mixtures() -> None:
    data = "Malmö ".encode() + "“Malmö” ".encode("cp1252") + "Malmö".encode()
    assert decode(data) == "Malmö “Malmö” Malmö"
    assert decode_line(b"caf\xe9", "utf-8") == "café"


@pytest.mark.parametrize(
    "data", [bytes(range(256)), b"\x00\x01\x02\x03" * 50, b"PK\x03\x04\x14\x00\x00\x00\x08\x00" * 30]
)
def test_binary(data: bytes) -> None:
    assert is_binary(data)
    with pytest.raises(DocumentError) as caught:
        decode(data)
    assert caught.value.reason == "binary"


def test_a_sample_may_end_inside_a_character() -> None:
    data = ("x" * 65_535 + "é").encode()
    assert detect(data[:65_536]) == "utf-8"


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text())
def test_every_text_comes_back_from_utf8(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    if not is_binary(data) and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and detect(data) == "utf-8":
        assert decode(data) == data.decode().removeprefix("\ufeff")

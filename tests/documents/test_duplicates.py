"""Near-duplicates are linked to the first copy."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.documents import Document, make_document
from dragoman.documents.duplicates import SIGNATURE_BYTES, DuplicateFinder, signature
from dragoman.errors import OptionError

from .samples import BODY

WORDS = [f"word{number}" for number in range(5000)]


def article(seed: int, length: int = 500) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def document(identifier: str, words: list[str]) -> Document:
    return Document(id=identifier, text=" ".join(words))


def resemblance(first: list[str], second: list[str]) -> float:
    """The exact share of four-word sequences in common, of which the signatures hold an estimate."""
    one, two = ({tuple(words[at : at + 4]) for at in range(len(words) - 3)} for words in (first, second))
    return len(one & two) / len(one | two)


def test_a_copy_is_linked_to_the_first() -> None:
    finder = DuplicateFinder()
    words = article(1)
    assert finder.link(document("a", words)).copy_of == ""
    edited = [*words[:20], "edited", *words[21:], "Copyright"]
    assert finder.link(document("b", edited)).copy_of == "a"
    again = [*edited[:60], "once", "more", *edited[62:]]
    assert finder.link(document("c", again)).copy_of == "a"
    assert len(finder) == 1


def test_the_same_document_is_no_copy_of_itself() -> None:
    finder = DuplicateFinder()
    first = make_document(BODY)
    assert finder.link(first) == first
    assert finder.link(first) == first
    assert finder.link(replace(first, id="other")).copy_of == first.id


def test_other_articles_are_not_linked() -> None:
    finder = DuplicateFinder()
    assert [finder.link(document(str(seed), article(seed))).copy_of for seed in range(300)] == [""] * 300


@pytest.mark.parametrize("changed", [0.0, 0.01, 0.02, 0.05, 0.1, 0.3])
def test_what_is_found_agrees_with_the_exact_share(changed: float) -> None:
    found, shares = 0, []
    for seed in range(60):
        finder = DuplicateFinder()
        words = article(seed)
        finder.link(document("first", words))
        edited = words[:]
        for number in range(int(len(words) * changed)):
            edited[random.Random(seed * 1000 + number).randrange(len(words))] = f"new{number}"
        shares.append(resemblance(words, edited))
        found += finder.link(document("second", edited)).copy_of == "first"
    share = sum(shares) / len(shares)
    if share > 0.88:
        assert found >= 59
    elif share < 0.68:
        assert found <= 1


def test_short_and_empty_texts() -> None:
    finder = DuplicateFinder()
    assert signature("...") == b""
    assert finder.link(Document(id="a", text="...")).copy_of == ""
    assert finder.link(Document(id="b", text="...")).copy_of == ""
    assert finder.link(Document(id="c", text="Envoys meet")).copy_of == ""
    assert finder.link(Document(id="d", text="ENVOYS MEET!")).copy_of == "c"


def test_the_state_is_rebuilt_from_signatures() -> None:
    stored = [(str(seed), signature(" ".join(article(seed)))) for seed in range(200)]
    finder = DuplicateFinder()
    for identifier, own in stored:
        finder.add(identifier, own)
    assert all(finder.find(own) == identifier for identifier, own in stored)
    assert finder.find(signature(" ".join(article(777)))) == ""


def test_signatures_never_change() -> None:
    """They are stored in archives: a change here needs a new name for the stored column."""
    assert len(signature(BODY)) == SIGNATURE_BYTES
    assert signature("The envoys met in Oslo on Monday.")[:8].hex() == "5ecc19418c3ff6b6"


def test_templated_texts_by_the_hundred_stay_fast() -> None:
    finder = DuplicateFinder()
    form = article(3, 60)
    for number in range(600):
        finder.link(document(str(number), [*form, *article(number, 30)]))
    assert len(finder) > 500


@pytest.mark.parametrize("threshold", [0.0, 0.2, 1.5])
def test_the_threshold_is_checked(threshold: float) -> None:
    with pytest.raises(OptionError):
        DuplicateFinder(threshold)


def test_a_signature_of_another_length_is_refused() -> None:
    with pytest.raises(OptionError, match="3 bytes"):
        DuplicateFinder().add("a", b"abc")


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_any_text_equals_itself(text: str) -> None:
    own = signature(text)
    finder = DuplicateFinder()
    finder.add("a", own)
    assert finder.find(own) == ("a" if own else "")

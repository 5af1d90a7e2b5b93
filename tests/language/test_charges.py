"""What somebody is accused of hangs on the verb; what he is suspected of hangs on him."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.language import annotate
from dragoman.language.charges import ChargeRepair

LABELS = ["root", "obl", "nsubj", "obj", "case", "nmod", "advcl", "acl", "mark", "det", "punct"]
Words = list[tuple[str, int, str]]
MURDER: Words = [("accused", -1, "root"), ("army", 0, "obj"), ("of", 3, "case"), ("murder", 1, "nmod")]
SUSPECTED: Words = [("arrested", -1, "root"), ("men", 0, "obj"), ("Monday", 0, "obl"), ("suspected", 0, "advcl")]


@pytest.mark.parametrize(
    ("words", "place", "expected"),
    [
        (MURDER, 3, (0, "obl")),
        ([("praised", -1, "root"), *MURDER[1:]], 3, (1, "nmod")),
        ([*MURDER[:3], ("Peru", 1, "nmod")], 3, (1, "nmod")),
        ([*MURDER[:2], ("for", 3, "case"), MURDER[3]], 3, (1, "nmod")),
        (SUSPECTED, 3, (1, "acl")),
        ([*SUSPECTED[:2], (",", 3, "punct"), SUSPECTED[3]], 3, (0, "advcl")),
        ([*SUSPECTED[:2], ("as", 3, "mark"), SUSPECTED[3]], 3, (0, "advcl")),
        ([SUSPECTED[0], ("by", 2, "case"), *SUSPECTED[2:]], 3, (0, "advcl")),
    ],
)
def test_repair(words: Words, place: int, expected: tuple[int, str]) -> None:
    labels = np.array([LABELS.index(label) for *_, label in words])
    heads = np.array([head for _, head, _ in words])
    ChargeRepair({name: n for n, name in enumerate(LABELS)})(labels, heads, [word for word, *_ in words])
    assert (heads[place], LABELS[labels[place]]) == expected


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("His party accused the Ugandan army of the murder.", "murder", "accused"),
        ("Spanish police arrested three men on Monday suspected of planning a raid.", "suspected", "men"),
    ],
)
def test_annotated(text: str, word: str, head: str) -> None:
    assert next(token.head.text for token in annotate(text) if token.text == word) == head

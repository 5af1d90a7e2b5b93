"""What somebody is accused of hangs on the verb; what he is suspected of hangs on him."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.language import annotate
from dragoman.language.charges import ChargeRepair

LABELS = ["root", "obl", "nsubj", "obj", "case", "nmod", "nmod:poss", "advcl", "acl", "mark", "det", "punct"]
UPOS = ["NOUN", "PROPN"]
Words = list[tuple[str, int, str]]
MURDER: Words = [("accused", -1, "root"), ("army", 0, "obj"), ("of", 3, "case"), ("murder", 1, "nmod")]
HERESY: Words = [*MURDER[:3], ("heresy", 1, "nmod")]
CHAIN: Words = [
    *(("convicted", -1, "root"), ("head", 0, "obj"), ("of", 3, "case"), ("banks", 1, "nmod"), ("of", 5, "case")),
    ("heresy", 3, "nmod"),
]
SUSPECTED: Words = [("arrested", -1, "root"), ("men", 0, "obj"), ("Monday", 0, "obl"), ("suspected", 0, "advcl")]


@pytest.mark.parametrize(
    ("words", "place", "expected"),
    [
        (MURDER, 3, (0, "obl")),
        ([("praised", -1, "root"), *MURDER[1:]], 3, (1, "nmod")),
        ([*MURDER[:3], ("Peru", 1, "nmod")], 3, (1, "nmod")),
        ([*MURDER[:2], ("for", 3, "case"), MURDER[3]], 3, (1, "nmod")),
        (HERESY, 3, (1, "nmod")),
        ([*HERESY, ("Chad's", 1, "nmod:poss")], 3, (0, "obl")),
        ([HERESY[0], ("Chad", 0, "obj"), *HERESY[2:]], 3, (0, "obl")),
        ([*HERESY, ("Chad's", 1, "nmod:poss"), ("of", 6, "case"), ("greed", 0, "obl")], 3, (1, "nmod")),
        ([*HERESY, ("Chad's", 1, "nmod:poss"), ("of", 6, "mark"), ("lying", 0, "advcl")], 3, (1, "nmod")),
        ([*HERESY[:3], ("Peru", 1, "nmod"), ("Chad's", 1, "nmod:poss")], 3, (1, "nmod")),
        (CHAIN, 5, (0, "obl")),
        (CHAIN, 3, (1, "nmod")),
        ([("praised", -1, "root"), *CHAIN[1:]], 5, (3, "nmod")),
        (SUSPECTED, 3, (1, "acl")),
        ([*SUSPECTED[:2], (",", 3, "punct"), SUSPECTED[3]], 3, (0, "advcl")),
        ([*SUSPECTED[:2], ("as", 3, "mark"), SUSPECTED[3]], 3, (0, "advcl")),
        ([SUSPECTED[0], ("by", 2, "case"), *SUSPECTED[2:]], 3, (0, "advcl")),
    ],
)
def test_repair(words: Words, place: int, expected: tuple[int, str]) -> None:
    labels = np.array([LABELS.index(label) for *_, label in words])
    heads = np.array([head for _, head, _ in words])
    upos = np.array([UPOS.index("PROPN" if word[0].isupper() else "NOUN") for word, *_ in words])
    numbers = [{name: number for number, name in enumerate(names)} for names in (LABELS, UPOS)]
    ChargeRepair(*numbers)(labels, heads, upos, [word for word, *_ in words])
    assert (heads[place], LABELS[labels[place]]) == expected


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("His party accused the Ugandan army of the murder.", "murder", "accused"),
        ("Uruguay accused the government of Paraguay of treachery.", "treachery", "accused"),
        ("Spanish police arrested three men on Monday suspected of planning a raid.", "suspected", "men"),
    ],
)
def test_annotated(text: str, word: str, head: str) -> None:
    assert next(token.head.text for token in annotate(text) if token.text == word) == head

"""A verb of the past beside an infinitive belongs to the verb above."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.language import annotate
from dragoman.language.conjuncts import ConjunctRepair

LABELS = ["root", "xcomp", "conj", "mark", "nsubj", "aux"]
TAGS = ["VBD", "VB", "VBG", "TO", "NN", "MD"]
Words = list[tuple[str, str, int, str]]
# "urged to talk (and) offered": word, tag, head, label
URGED: Words = [("urged", "VBD", -1, "root"), ("to", "TO", 2, "mark"), ("talk", "VB", 0, "xcomp")]
OFFERED = ("offered", "VBD", 2, "conj")


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ([*URGED, OFFERED], 0),
        ([*URGED, ("offer", "VB", 2, "conj")], 2),
        ([URGED[0], ("not", "NN", 2, "mark"), URGED[2], OFFERED], 2),  # no infinitive
        ([*URGED, OFFERED, ("he", "NN", 3, "nsubj")], 2),  # a clause of its own
        ([("urging", "VBG", -1, "root"), *URGED[1:], OFFERED], 2),  # no finite verb above
    ],
)
def test_repair(words: Words, head: int) -> None:
    labels = np.array([LABELS.index(label) for *_, label in words])
    heads = np.array([at for _, _, at, _ in words])
    tags = np.array([TAGS.index(tag) for _, tag, _, _ in words])
    repair = ConjunctRepair({name: n for n, name in enumerate(LABELS)}, {name: n for n, name in enumerate(TAGS)})
    repair(labels, heads, tags, [word for word, *_ in words])
    assert heads[3] == head


def test_annotated() -> None:
    tokens = annotate("Malaysia urged both sides to exercise restraint and offered to send observers.")
    assert next(token.head.text for token in tokens if token.text == "offered") == "urged"

"""Bare nouns ahead of a verb without a subject are its subject."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.language.subjects import SubjectRepair

LABELS = ["root", "obl", "nsubj", "nsubj:pass", "case", "aux:pass", "amod", "obj"]
UPOS = ["NOUN", "VERB", "ADP", "ADJ", "AUX"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # word, part of speech, head, label
        ([("Armed", "ADJ", 1, "amod"), ("men", "NOUN", 2, "obl"), ("crossed", "VERB", -1, "root")], "nsubj"),
        ([("men", "NOUN", 2, "obl"), ("were", "AUX", 2, "aux:pass"), ("held", "VERB", -1, "root")], "nsubj:pass"),
        ([("Sunday", "NOUN", 1, "obl"), ("crossed", "VERB", -1, "root")], "obl"),
        ([("at", "ADP", 1, "case"), ("sea", "NOUN", 2, "obl"), ("sank", "VERB", -1, "root")], "obl"),
        ([("boats", "NOUN", 2, "nsubj"), ("sea", "NOUN", 2, "obl"), ("crossed", "VERB", -1, "root")], "obl"),
        ([("crossed", "VERB", -1, "root"), ("men", "NOUN", 0, "obl")], "obl"),
    ],
)
def test_a_bare_noun_ahead_of_its_verb_is_the_subject(words: list[tuple[str, str, int, str]], expected: str) -> None:
    repair = SubjectRepair({name: n for n, name in enumerate(LABELS)}, {name: n for n, name in enumerate(UPOS)})
    labels = np.array([LABELS.index(label) for *_, label in words])
    place = [label for *_, label in words].index("obl")
    heads = np.array([head for _, _, head, _ in words])
    repair(labels, heads, np.array([UPOS.index(pos) for _, pos, *_ in words]), [word for word, *_ in words])
    assert LABELS[labels[place]] == expected


SAID = ["root", "nsubj", "ccomp", "parataxis", "appos", "det", "punct", "obl"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # "Shot on Monday, mayor, Ana, said": the mayor is said's
        (("shot", "Monday", ",", "mayor", ",", "Ana", ",", "said"), (7, "nsubj")),
        (("shot", "Monday", "and", "mayor", ",", "Ana", ",", "said"), (0, "parataxis")),  # no comma before
        (("shot", "Monday", ",", "mayor", ",", "Ana", "then", "said"), (0, "parataxis")),  # none behind
    ],
)
def test_a_noun_between_commas_ahead_of_the_last_verb_is_its_subject(
    words: tuple[str, ...], expected: tuple[int, str]
) -> None:
    repair = SubjectRepair({name: n for n, name in enumerate(SAID)}, {name: n for n, name in enumerate(UPOS)})
    labels = np.array(
        [SAID.index(one) for one in ["ccomp", "obl", "punct", "parataxis", "punct", "appos", "punct", "root"]]
    )
    heads = np.array([7, 0, 3, 0, 5, 3, 7, -1])
    upos = np.array([UPOS.index(one) for one in ["VERB", "NOUN", "ADP", "NOUN", "ADP", "NOUN", "ADP", "VERB"]])
    repair(labels, heads, upos, words)
    assert (heads[3], SAID[labels[3]]) == expected

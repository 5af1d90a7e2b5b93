import numpy as np
import pytest

from dragoman.language.entities import decode_entities

NAMES = ["O", *[f"{prefix}-{kind}" for kind in ("PER", "ORG", "LOC", "MISC") for prefix in "BI"]]


def tags(*rows):
    scores = np.full((len(rows), len(NAMES)), -5.0, dtype=np.float32)
    for index, row in enumerate(rows):
        for name, value in row.items():
            scores[index, NAMES.index(name)] = value
    return [NAMES[tag] for tag in decode_entities(scores, NAMES)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"B-ORG": 2.0, "B-LOC": 1.5}, {"I-LOC": 4.0}], ["B-LOC", "I-LOC"]),
        ([{"O": 3.0}, {"I-PER": 2.0}, {"I-PER": 2.0}], ["O", "B-PER", "I-PER"]),
        ([{"B-PER": 2.0}, {"B-PER": 2.0}], ["B-PER", "B-PER"]),
        ([{"O": 1.0, "B-PER": 0.8, "B-LOC": 0.7}], ["B-PER"]),
        ([{"O": 3.0}], ["O"]),
        ([], []),
    ],
)
def test_names_have_one_kind(rows, expected):
    assert tags(*rows) == expected

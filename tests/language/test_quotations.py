"""Quotation marks of every kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He said “yes” today", ["yes"]),
        ('He said "yes" today', ["yes"]),
        ("He said «yes» today", ["yes"]),
        ("He said „yes“ today", ["yes"]),
        ("He said ''yes'' today", ["yes"]),
        ("He said ‘yes’ today", ["yes"]),
        ("He said 'yes' today", ["yes"]),
        ("The soldiers' camp wasn't far", []),
        ("It’s the army’s", []),
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ("“He said ‘no’ to us,” she said", ["He said ‘no’ to us,"]),
        ("“One.\n\n“Two.”", ["One.\n\n“Two."]),
        ("“Never closed.\n\nThe end", []),
        ('5" of rain', []),
        ("“ ”", []),
    ],
)
def test_inside_of_quotations(text: str, inner: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in find_quotations(text)] == inner


@given(st.text(alphabet="ab \n.,“”‘’'\"«»„", max_size=60))
def test_quotations_are_ordered_and_do_not_overlap(text: str) -> None:
    position = 0
    for quotation in find_quotations(text):
        assert position <= quotation.start < quotation.inner_start <= quotation.inner_end < quotation.end <= len(text)
        position = quotation.end

"""What the network sees of a word besides its subwords, shared by training and run time."""

from __future__ import annotations

from functools import lru_cache

SHAPES = ("pad", "punct", "lower", "title", "upper", "initial", "mixed", "digit")
"""The subword vocabulary is uncased; the shape of the word gives back what that loses (names, headlines, acronyms)."""


@lru_cache(maxsize=65_536)
def shape_id(word: str) -> int:
    """The index in ``SHAPES`` of a word's shape."""
    if not any(char.isalnum() for char in word):
        return 1
    if word.isdigit() or not any(char.isalpha() for char in word):
        return 7
    if word.islower():
        return 2
    if word.isupper():
        return 5 if sum(char.isalpha() for char in word) == 1 else 4
    if word[0].isupper() and word[1:].islower():
        return 3
    return 6

"""Python's garbage collector is asked rarely, and as before afterwards."""

from __future__ import annotations

import gc

import pytest

from dragoman.garbage import NEW_OBJECTS, rare_collections


def test_garbage_is_collected_rarely_inside_and_as_before_after_an_error() -> None:
    before = gc.get_threshold()
    inside: list[tuple[int, ...]] = []

    def fails() -> None:
        with rare_collections():
            inside.append(gc.get_threshold())
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    assert inside == [(NEW_OBJECTS, *before[1:])]
    assert gc.get_threshold() == before

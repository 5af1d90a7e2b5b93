"""Small classes of words by which a claim is read around its cue: data/cues/classes.yaml, validated."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dragoman.settings import Strict, WordSet, load_settings

FILE = Path(__file__).parent.parent / "data" / "cues" / "classes.yaml"


class Classes(Strict):
    """The file, which explains each list."""

    quoting: WordSet
    speaking: WordSet
    reaching: WordSet
    issued: WordSet
    series: WordSet
    proofs: WordSet
    themselves: WordSet
    owned: WordSet
    answers: WordSet
    questioned: WordSet
    questioning: WordSet
    addressing: WordSet
    willed: WordSet
    demanding: WordSet
    trying: WordSet
    using: WordSet
    spreading: WordSet
    winning: WordSet
    won: WordSet
    bare: WordSet
    everybodys: WordSet
    counted: WordSet


@cache
def classes() -> Classes:
    """The classes. Raises LexiconError when the file does not validate."""
    return load_settings(Classes, FILE)

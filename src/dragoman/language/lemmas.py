"""Lemmas, by LemmInflect's dictionary (as compiled by ``build_lemmas``) and its rules for unknown words."""

from __future__ import annotations

import gzip
import json
from functools import cache, lru_cache
from importlib.resources import files

_OPEN = {"VERB": "VERB", "AUX": "AUX", "NOUN": "NOUN", "ADJ": "ADJ", "ADV": "ADV"}
_PRONOUNS = {
    "me": "I",
    "him": "he",
    "her": "she",
    "us": "we",
    "them": "they",
    "n't": "not",
    "'s": "'s",
    "’s": "'s",
    "'ll": "will",
    "’ll": "will",
}
_AUXILIARIES = {
    "'s": "be",
    "’s": "be",
    "'re": "be",
    "’re": "be",
    "'m": "be",
    "’m": "be",
    "'ve": "have",
    "’ve": "have",
    "'d": "would",
    "’d": "would",
    "wo": "will",
    "ca": "can",
    "'ll": "will",
    "’ll": "will",
}


@lru_cache(maxsize=65_536)
def lemma(word: str, upos: str) -> str:
    """The dictionary form of a word with this universal part of speech."""
    lower = word.lower()
    if upos in {"AUX", "VERB"} and lower in _AUXILIARIES:
        return _AUXILIARIES[lower]
    tag = _OPEN.get(upos)
    if tag is None:
        return word if upos == "PROPN" else _PRONOUNS.get(lower, lower) if upos in {"PRON", "PART"} else lower
    if not lower.isalpha():
        return lower
    return _by_library(lower, tag)


@cache
def load_dictionary() -> dict[str, dict[str, str]]:
    """Lemmas by part of speech and lower-case form, loaded once (10 ms)."""
    packed = (files("dragoman") / "data" / "language" / "lemmas.json.gz").read_bytes()
    columns: dict[str, list[str]] = json.loads(gzip.decompress(packed))
    return {tag: dict(zip(*(column.split("\n") for column in pair), strict=True)) for tag, pair in columns.items()}


def _by_library(lower: str, tag: str) -> str:
    known = load_dictionary()[tag].get(lower)
    if known is not None:
        return known
    from lemminflect import getAllLemmasOOV

    found = getAllLemmasOOV(lower, upos=tag)
    return str(found[tag][0]) if found else lower

"""Named entities swapped for others of their kind, so that the context and not the name is learned.

The names are the project's own registry (persons, organisations) and gazetteer (places); see Dai and Adel (2020),
"mention replacement", on why this helps when little text is annotated.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import cache

from dragoman.training.treebank import Sentence

SWAPPED = 0.35
"""Share of mentions that are swapped."""
SMALLEST_CITY = 100_000
_PIECES = re.compile(r"[^\s-]+|-")


def swap_names(sentence: Sentence, rng: random.Random, share: float = SWAPPED) -> Sentence:
    """A copy of an entity-only sentence in which some mentions bear another name of the same kind."""
    if sentence.ner is None or sentence.upos is not None:
        return sentence
    words: list[str] = []
    tags: list[str | None] = []
    index = 0
    while index < len(sentence.words):
        end = _mention_end(sentence.ner, index)
        kind = (sentence.ner[index] or "O")[2:]
        if end > index and kind in name_pools() and rng.random() < share:
            name = _split(rng.choice(name_pools()[kind]), rng)
            words += name
            tags += [f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)]
            index = end
        else:
            words.append(sentence.words[index])
            tags.append(sentence.ner[index])
            index += 1
    return replace(sentence, words=words, ner=tags)


def _mention_end(tags: list[str | None], start: int) -> int:
    """The end of the mention that begins at ``start``; ``start`` itself when none does."""
    first = tags[start]
    if not first or not first.startswith("B-"):
        return start
    end = start + 1
    while end < len(tags) and tags[end] == "I-" + first[2:]:
        end += 1
    return end


def _split(name: str, rng: random.Random) -> list[str]:
    """Words of a name; hyphens are words of their own in some corpora and at run time."""
    return _PIECES.findall(name) if rng.random() < 0.5 else name.split()


@cache
def name_pools() -> dict[str, list[str]]:
    """Names by kind, in a fixed order."""
    from dragoman.actors.registry import load_index
    from dragoman.grounding.places import each_city

    entities = load_index().entities
    kinds = {"person": "PER", "organisation": "ORG", "group": "ORG", "state": "LOC"}
    pools: dict[str, set[str]] = {"PER": set(), "ORG": set(), "LOC": set()}
    for entity in entities:
        if entity.kind in kinds and entity.name[:1].isupper():
            pools[kinds[entity.kind]].add(entity.name)
    pools["LOC"] |= {city.place.name for _, city in each_city() if city.population >= SMALLEST_CITY}
    return {kind: sorted(names) for kind, names in pools.items()}

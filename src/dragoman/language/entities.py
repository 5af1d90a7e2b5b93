"""From entity scores to entity tags: where a name begins and ends first, then its kind, by all its words together.

Deciding word by word cuts "United States" in two when one word looks like an organisation and the other like a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

KINDS = ("PER", "ORG", "LOC", "MISC")


def decode_entities(
    scores: npt.NDArray[np.float32], names: Sequence[str], *, breaks: Sequence[int] | npt.NDArray[np.int64] = ()
) -> npt.NDArray[np.int64]:
    """Tag indices for (words, tags) scores; ``names`` are O, B-PER, I-PER ... in the order of the columns.

    No name goes on at a word whose number is in ``breaks``.
    """
    begin = np.array([names.index(f"B-{kind}") for kind in KINDS])
    inside = np.array([names.index(f"I-{kind}") for kind in KINDS])
    outside = names.index("O")
    shifted = np.exp(scores - scores.max(1, keepdims=True))
    parts: Any = np.stack([shifted[:, outside], shifted[:, begin].sum(1), shifted[:, inside].sum(1)], axis=1)
    boundary = parts.argmax(1)
    marked = np.flatnonzero(boundary)
    tags = np.full(len(scores), outside, dtype=np.int64)
    if len(marked):
        opens = (boundary[marked] == 1) | (np.diff(marked, prepend=-2) > 1) | np.isin(marked, breaks)
        firsts = np.flatnonzero(opens)
        own = np.where(opens[:, None], scores[np.ix_(marked, begin)], scores[np.ix_(marked, inside)])
        kinds = np.add.reduceat(own, firsts, axis=0).argmax(1)
        kind = np.repeat(kinds, np.diff(firsts, append=len(marked)))
        tags[marked] = np.where(opens, begin[kind], inside[kind])
    return tags

"""Second verbs hung on an infinitive: in "urged both to talk and offered to mediate" nobody is urged to offer.

A verb of the past cannot stand beside an infinitive, so that it stands beside the verb above.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dragoman.language.labels import holds_any

_FINITE = ("VBD", "VBZ")
_OWN = ("nsubj", "nsubj:pass", "csubj", "expl", "mark", "aux", "aux:pass")
_STEPS = 3


@dataclass(frozen=True, slots=True)
class ConjunctRepair:
    """The numbers of the labels and tags that it looks at, by the vocabulary of a model."""

    labels: Mapping[str, int]
    tags: Mapping[str, int]

    def __call__(self, labels: Any, heads: Any, tags: Any, words: Sequence[str]) -> None:
        """Hangs a finite verb without a subject that stands beside an infinitive on the finite verb above that.

        ``labels``, ``heads`` (-1 at a root) and ``tags``: int arrays (words,); ``heads`` is changed.
        """
        finite = [self.tags[name] for name in _FINITE if name in self.tags]
        for place in np.flatnonzero(labels == self.labels.get("conj", -1)).tolist():
            first = int(heads[place])
            if tags[place] not in finite or not self._is_infinitive(first, labels, heads, tags, words):
                continue
            if holds_any(self.labels, labels[heads == place], _OWN):
                continue
            above = int(heads[first])
            for _ in range(_STEPS):
                if above < 0 or tags[above] in finite:
                    break
                above = int(heads[above])
            if 0 <= above < first and tags[above] in finite:
                heads[place] = above

    def _is_infinitive(self, place: int, labels: Any, heads: Any, tags: Any, words: Sequence[str]) -> bool:
        if place < 0 or tags[place] != self.tags.get("VB", -1):
            return False
        marks = np.flatnonzero((heads == place) & (labels == self.labels.get("mark", -1))).tolist()
        return any(words[mark].lower() == "to" for mark in marks)

"""What somebody is charged with or robbed of, where the parser hung it on the wrong word.

"Accused the Peruvian army of the murder" is no army of the murder; "arrested three men on Monday suspected of fraud"
suspects the men.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dragoman.language.labels import holds_any
from dragoman.language.words import parse_words

_OBJECTS = ("obj", "nsubj:pass")
_MARKS = ("case", "mark")


@dataclass(frozen=True, slots=True)
class ChargeRepair:
    """The numbers of the labels and parts of speech that it looks at, by the vocabulary of a model."""

    labels: Mapping[str, int]
    upos: Mapping[str, int]

    def __call__(self, labels: Any, heads: Any, upos: Any, words: Sequence[str]) -> None:
        """Hangs the charge on its verb, and the participle on its person.

        ``labels``, ``heads`` (-1 at a root) and ``upos``: int arrays (words,); the first two are changed.
        """
        lower = [word.lower() for word in words]
        if not parse_words().charging.isdisjoint(lower):
            self._raise_charges(labels, heads, upos, lower)
        for place in np.flatnonzero(labels == self.labels.get("advcl", -1)).tolist():
            if lower[place] in parse_words().suspected:
                self._lower_participle(place, labels, heads, lower)

    def _raise_charges(self, labels: Any, heads: Any, upos: Any, lower: Sequence[str]) -> None:
        marked = self._marked_of(labels, heads, lower)
        for place in marked:
            if labels[place] != self.labels.get("nmod", -1):
                continue
            somebody = self._whole(place, marked, labels, heads)
            verb = int(heads[somebody])
            if verb < 0 or place < max(somebody, verb) or lower[verb] not in parse_words().charging:
                continue
            if not holds_any(self.labels, labels[[somebody]], _OBJECTS):
                continue
            if lower[place] in parse_words().charges or self._ends_object(place, somebody, marked, labels, heads, upos):
                heads[place], labels[place] = verb, self.labels["obl"]

    def _marked_of(self, labels: Any, heads: Any, lower: Sequence[str]) -> list[int]:
        """The words before which "of" stands, in order."""
        marks = [at for at, word in enumerate(lower) if word == "of" and holds_any(self.labels, labels[[at]], _MARKS)]
        return sorted({int(heads[at]) for at in marks if heads[at] > at})

    def _whole(self, place: int, marked: Sequence[int], labels: Any, heads: Any) -> int:
        """The noun at the head of a chain of nouns with "of": "the *head* of the bank of Lagos"."""
        while labels[place] == self.labels["nmod"] and place in marked:
            place = int(heads[place])
        return place

    def _ends_object(
        self, place: int, somebody: int, marked: Sequence[int], labels: Any, heads: Any, upos: Any
    ) -> bool:
        """Whether the last "of" of an object that is known without it tells the charge, whatever it is: "accused Chad's
        army *of heresy*", "accused the mayor of Lagos *of heresy*"; not "accused the mayor *of Lagos*"."""
        verb, proper = int(heads[somebody]), self.upos.get("PROPN")
        if somebody < verb or upos[place] == proper:
            return False
        if any(heads[other] == verb and other > somebody for other in marked):
            return False
        told = [other for other in marked if self._is_below(other, somebody, heads)]
        possessed = holds_any(self.labels, labels[heads == somebody], ("nmod:poss",))
        return told[-1] == place and (len(told) > 1 or possessed or upos[somebody] == proper)

    def _is_below(self, place: int, top: int, heads: Any) -> bool:
        while place >= 0 and place != top:
            place = int(heads[place])
        return place == top

    def _lower_participle(self, place: int, labels: Any, heads: Any, lower: Sequence[str]) -> None:
        verb = int(heads[place])
        if verb < 0 or verb > place or lower[place - 1] in (",", "and", "or", "as", "when"):
            return
        objects = [at for at in np.flatnonzero(heads == verb).tolist() if labels[at] == self.labels.get("obj")]
        own = labels[heads == place]
        if (
            len(objects) == 1
            and verb < objects[0] < place
            and not holds_any(self.labels, own, ("mark", "aux", "aux:pass", "nsubj"))
        ):
            heads[place], labels[place] = objects[0], self.labels["acl"]

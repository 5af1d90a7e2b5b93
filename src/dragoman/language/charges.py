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

VERBS = frozenset(
    ("accuse", "accuses", "accused", "accusing", "suspect", "suspects", "suspected", "suspecting", "convict",
     "convicts", "convicted", "convicting", "acquit", "acquits", "acquitted", "acquitting", "absolve", "absolves",
     "absolved", "absolving", "strip", "strips", "stripped", "stripping")
)  # fmt: skip
"""Verbs that take somebody, and with "of" something."""
MATTERS = frozenset(
    ("murder", "murders", "killing", "killings", "attack", "attacks", "assault", "bombing", "bombings", "massacre",
     "massacres", "crime", "crimes", "atrocity", "atrocities", "genocide", "torture", "rape", "abuse", "abuses",
     "violation", "violations", "breach", "breaches", "aggression", "violence", "terrorism", "treason", "sedition",
     "espionage", "spying", "sabotage", "corruption", "fraud", "bribery", "graft", "embezzlement", "theft", "robbery",
     "smuggling", "trafficking", "kidnapping", "kidnappings", "abduction", "abductions", "complicity", "collusion",
     "conspiracy", "interference", "meddling", "incitement", "provocation", "provocations", "negligence", "bias",
     "hypocrisy", "cowardice", "betrayal", "blackmail", "extortion", "shelling", "shooting", "shootings", "poisoning",
     "involvement", "support", "wrongdoing", "misconduct", "contempt", "perjury", "defamation", "blasphemy",
     "immunity", "citizenship", "nationality", "powers", "power", "rights", "title", "titles", "command", "office")
)  # fmt: skip
"""Nouns for what somebody is accused of or loses."""
SUSPECTED = frozenset(("suspected", "accused", "wanted", "convicted", "believed", "thought", "alleged", "charged"))
"""Participles that say of a person what he is taken for."""
_OBJECTS = ("obj", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class ChargeRepair:
    """The numbers of the labels that it looks at, by the vocabulary of a model."""

    labels: Mapping[str, int]

    def __call__(self, labels: Any, heads: Any, words: Sequence[str]) -> None:
        """Hangs the matter on its verb, and the participle on its person.

        ``labels``, ``heads`` (-1 at a root): int arrays (words,), both changed.
        """
        lower = [word.lower() for word in words]
        for place in np.flatnonzero(labels == self.labels.get("nmod", -1)).tolist():
            if lower[place] in MATTERS:
                self._raise_matter(place, labels, heads, lower)
        for place in np.flatnonzero(labels == self.labels.get("advcl", -1)).tolist():
            if lower[place] in SUSPECTED:
                self._lower_participle(place, labels, heads, lower)

    def _raise_matter(self, place: int, labels: Any, heads: Any, lower: Sequence[str]) -> None:
        somebody = int(heads[place])
        verb = int(heads[somebody])
        if verb < 0 or lower[verb] not in VERBS or not holds_any(self.labels, labels[[somebody]], _OBJECTS):
            return
        marks = np.flatnonzero((heads == place) & (labels == self.labels.get("case", -1))).tolist()
        if place > max(somebody, verb) and any(lower[mark] == "of" for mark in marks):
            heads[place], labels[place] = verb, self.labels["obl"]

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

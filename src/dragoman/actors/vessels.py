"""Names of ships and of other things that are called after a person or a place: "the tanker Simón Bolívar"."""

from __future__ import annotations

from dragoman.actors.nouns import load_nouns
from dragoman.language.view import Phrase

_INSIDE = frozenset({"compound", "amod", "nmod:poss", "nmod", "flat"})
"""Relations of a name that only tells which thing is meant: "the Bolívar plan"."""


def is_vessel(ent: Phrase) -> bool:
    """Whether a noun for a vessel stands right before the name, or begins it: "the trawler Ana", "USS Cole"."""
    vessels = load_nouns().vessels
    before = ent.doc[ent.start - 1] if ent.start else None
    return (before is not None and before.form in vessels) or (len(ent) > 1 and ent[0].form in vessels)


def thing_called(ent: Phrase) -> str:
    """The name without what shows that no person bears it: its number, or "the" before it ("the Bolívar"); ``""`` for
    a name that may be a person's."""
    doc, last = ent.doc, ent.end - 1
    if len(ent) > 1 and doc[last].text.isdigit():
        return doc.words(ent.start, last)
    if ent.end < len(doc) and doc[ent.end].text.isdigit() and ent.start <= doc[ent.end].head.i < ent.end:
        return ent.text
    alone = len(ent) == 1 and ent.root.dep_ not in _INSIDE
    return ent.text if alone and ent.start and doc[ent.start - 1].text == "the" else ""

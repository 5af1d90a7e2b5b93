"""Towns that bear the name of a state: "landed in Trinidad", in a text about Bolivia."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.actors.cast import Figure
from dragoman.actors.fold import fold, slug
from dragoman.actors.phrases import case_of
from dragoman.actors.registry import Index
from dragoman.documents.datelines import find_dateline
from dragoman.language.view import View

_WHERE = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "to", "from", "into", "for", "of"})


def settle_namesakes_of_states(doc: View, figures: Mapping[str, Figure], index: Index) -> None:
    """Take a state's shorter name for a town where it is only a place and the text names a state with such a town."""
    named = {figure.actor.country for figure in figures.values() if figure.mentions} - {""}
    dateline = find_dateline(doc.text)
    filed = range(dateline.start, dateline.end) if dateline is not None else range(0)
    for figure in figures.values():
        actor = figure.actor
        if not actor.id.startswith("state:") or not figure.mentions:
            continue
        keys = {fold(doc.text[start:end]) for start, end in figure.mentions}
        towns = index.namesakes.get(keys.pop(), "").split(" ") if len(keys) == 1 else []
        meant = next((country for country in towns if country and country in named), "")
        others = {one.actor.country for one in figures.values() if one is not figure and one.mentions}
        if not meant or actor.country in others:
            continue
        if all(start in filed or case_of(doc[token]) in _WHERE for (start, _), token in figure.mentions.items()):
            start, end = max(figure.mentions)  # the first may be a dateline, in capitals
            name = doc.text[start:end]
            reason = f"{actor.reason}; a town of that name in {meant}, which the text names"
            figure.actor = replace(actor, id=f"place:{slug(name)}", name=name, country=meant, sectors=(), reason=reason)

"""Whose "the government", "police" and "protesters" are, when the phrase itself names no country.

A reader takes them for those of the country that the text is about: "Police in Nairobi fired at demonstrators", "the
Nigerian senate opened an inquiry into the army". So they are given to it, unless their sentence names another. A text
on two states is about neither, and a state that merely acts tells nothing: "Britain urged the government to release
the protesters" is not about British ones.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.actors.cast import Figure
from dragoman.actors.phrases import case_of
from dragoman.actors.registry import Index
from dragoman.language.view import Token, View

UNPLACED = "role:any-"
"""How the ids of roles without a country begin."""
_NOWHERE = frozenset({"IGO", "NGO", "MNC", "ISM", "IMG"})
_ABROAD = re.compile(r"\b(foreign|ambassador|embassy|diplomat|consul|envoy|mission)", re.IGNORECASE)
_INSIDE = frozenset({"in", "at", "near", "inside", "outside", "across", "around", "within", "throughout", "through"})
TOLD, LIKELY, NOTHING = 2, 1, 0
"""What a name of a country tells of a text: it is about that country, it may be, it does not say."""
FEWEST, AHEAD = 3, 2


def place_at_home(doc: View, figures: Mapping[str, Figure], sentence_at: Sequence[int], index: Index) -> None:
    """Give the roles without a country the one they are told to be of; in doubt they stay without."""
    if not any(_is_unplaced(figure) for figure in figures.values()):
        return
    told = _told(doc, figures, sentence_at, index)
    home = _home(told)
    if not home:
        return
    for figure in figures.values():
        if _is_unplaced(figure):
            around = {country for token in figure.mentions.values() for country in told.get(sentence_at[token], ())}
            if around <= {home}:
                reason = f"{figure.actor.reason}; country {home}: what the text is about"
                figure.actor = replace(figure.actor, country=home, reason=reason)


def _is_unplaced(figure: Figure) -> bool:
    actor = figure.actor
    return actor.id.startswith(UNPLACED) and not actor.country and not _NOWHERE.intersection(actor.sectors)


def _told(
    doc: View, figures: Mapping[str, Figure], sentence_at: Sequence[int], index: Index
) -> dict[int, dict[str, int]]:
    """Sentence → the countries named in it and the most that their names tell."""
    told: dict[int, dict[str, int]] = defaultdict(dict)
    for figure in figures.values():
        country = figure.actor.country
        if country and f"state:{country}" in index.by_id:
            tells = NOTHING if figure.actor.id.startswith(_PLACES) else _tells(figure)
            for number in figure.mentions.values():
                own, most = told[sentence_at[number]], tells
                if figure.actor.id.startswith(_PLACES) and _is_where(doc[number]):
                    most = TOLD
                own[country] = max(own.get(country, NOTHING), most)
    return told


_PLACES = ("place:", "state:")


def _is_where(head: Token) -> bool:
    return case_of(head) in _INSIDE or head.dep_ == "nmod:poss"


def _tells(figure: Figure) -> int:
    """What the name of somebody of a country tells, wherever it stands."""
    actor = figure.actor
    if actor.id.startswith("org:") or any(map(_ABROAD.search, (actor.name, actor.role or "", *figure.roles))):
        return NOTHING
    return LIKELY if actor.kind == "person" and "GOV" in actor.sectors else TOLD


def _home(told: Mapping[int, Mapping[str, int]]) -> str:
    """The country that the text is about, ``""`` when there is none.

    It is the only one named, and not merely as one that acts; or it is told of in three sentences at least, and in
    ``AHEAD`` times as many as any other is named in.
    """
    named = Counter(country for own in told.values() for country in own)
    inside = Counter(country for own in told.values() for country, most in own.items() if most == TOLD)
    if not named:
        return ""
    (country, _), *others = named.most_common(2)
    if not others:
        return country if any(own.get(country, NOTHING) > NOTHING for own in told.values()) else ""
    return country if inside[country] >= max(FEWEST, AHEAD * others[0][1]) else ""

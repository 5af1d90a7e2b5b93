"""For which state an official speaks whom the text names with a title alone: "Foreign Minister Ana Reyes said".

A reader takes him for one of the state where he speaks ("said in Lima"); of the one that the text is about; or of the
one that acts in the sentence before, when the text began with it ("Peru protested to Chile. Foreign Minister Ana Reyes
said ..."). When these point to different states, nothing is said. A rank tells less: a sergeant is in the news for
what befell him, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.actors.cast import Figure
from dragoman.actors.nouns import load_nouns
from dragoman.language.view import View

OF_STATES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_NEAR = 2
"""Sentences back in which a state may have acted for whom he speaks."""


def officials(doc: View, figures: Mapping[str, Figure]) -> list[Figure]:
    """The persons that only this text names, with an office of state and no country, in the order of the text; those
    with a rank only where they act, since a state also punishes another's generals.
    """
    found = [figure for figure in figures.values() if _is_official(figure)]
    found = [one for one in found if "MIL" not in one.actor.sectors or doc[one.first].dep_ == "nsubj"]
    return sorted(found, key=lambda figure: min(figure.mentions))


class Setting(NamedTuple):
    """What a text tells of states. ``acting``: sentence → the state that is its subject; ``home``: the one that it is
    about, ``filed``: that of its dateline, ``""`` when there is none."""

    acting: Mapping[int, str]
    home: str
    filed: str


def place_officials(
    found: Sequence[Figure],
    named_before: Mapping[str, frozenset[str]],
    speaking_in: Mapping[str, str],
    sentence_at: Sequence[int],
    setting: Setting,
) -> None:
    """Give each the country that he speaks for, where the text tells.

    ``named_before``: id of an official → the countries that the sentence which introduces him names before him;
    ``speaking_in``: the country of the place where it says that he speaks.
    """
    taken: set[tuple[str, str]] = set()
    for figure in found:
        ident, office = figure.actor.id, figure.actor.role or ""
        country = speaking_in.get(ident, "")
        if not country and (country := _spoken_for(figure, sentence_at, setting)):
            country = country if named_before[ident] <= {country} else ""
        if country and (office, country) not in taken:
            taken.add((office, country))
            reason = f"{figure.actor.reason}; country {country}: speaks for it"
            figure.actor = replace(figure.actor, country=country, reason=reason)


def body_named_before(text: str, figure: Figure, figures: Mapping[str, Figure]) -> str:
    """The country of the body that his office names and the text has named last: "the foreign ministry in Lima said
    ... Ministry spokeswoman Ana Reyes added"; ``""`` when there is none."""
    first = min(figure.mentions)
    body = next((word for word in text[slice(*first)].casefold().split() if word in load_nouns().offices), "")
    if not body:
        return ""
    named = [
        (start, other.actor.country)
        for other in figures.values()
        for start, end in other.mentions
        if end <= first[0] and other.actor.country and body in text[start:end].casefold().split()
    ]
    return max(named)[1] if named else ""


def acting_states(doc: View, figures: Mapping[str, Figure], sentence_at: Sequence[int]) -> dict[int, str]:
    """Sentence → the state, or the state of the body, that is the subject of its main verb."""
    found: dict[int, str] = {}
    for figure in figures.values():
        actor = figure.actor
        if actor.country and (actor.id.startswith("state:") or OF_STATES.intersection(actor.sectors)):
            for token in figure.mentions.values():
                head = doc[token]
                if head.dep_ == "nsubj" and head.head.head is head.head:
                    found.setdefault(sentence_at[token], actor.country)
    return found


def _is_official(figure: Figure) -> bool:
    actor = figure.actor
    return bool(
        actor.kind == "person"
        and actor.id.startswith("doc:")
        and actor.role
        and actor.role not in load_nouns().abroad
        and not actor.country
        and figure.mentions
        and OF_STATES.intersection(actor.sectors)
    )


def _spoken_for(figure: Figure, sentence_at: Sequence[int], setting: Setting) -> str:
    acting, home, filed = setting
    sentence = sentence_at[figure.first]
    if "MIL" in figure.actor.sectors:
        return home if {state for one, state in acting.items() if one <= sentence} <= {home} else ""
    near = next((acting[one] for one in range(sentence - 1, sentence - 1 - _NEAR, -1) if one in acting), "")
    if home:
        return home if near in ("", home) else ""
    began = acting[min(acting)] if acting else ""
    return near if near in (began, filed) and filed in ("", near) else ""

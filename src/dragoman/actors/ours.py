"""Whose "our embassy", "one soldier of ours" and "no unit of the Guard" are: not those whom the deed is done to.

In a quotation "our" is the speaker's; elsewhere it is the outlet's own, and so of the country where that is known to be
published. Where it is not, "our embassy" stays without a country: it is least of all that of whoever did it harm.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.actor import Actor
from dragoman.actors.cast import Figure
from dragoman.actors.fold import slug
from dragoman.actors.phrases import complement, possessor
from dragoman.actors.pronouns import SPEAKERS
from dragoman.actors.registry import Index
from dragoman.actors.resolver import resolve_on
from dragoman.actors.scan import scan
from dragoman.language.view import Token

OURS = "role:ours-"
"""How the ids begin of what a text calls "ours" and whose country is unknown."""
_ALONE = frozenset({"ours", "theirs", "hers", "his", "mine", "yours"})
_STEM = 5


def owner_alone(token: Token) -> Token | None:
    """The pronoun after "of" that says whose: "one soldier of ours"; None for none."""
    owner = complement(token)
    return owner if owner is not None and owner.form in _ALONE else None


def called_ours(token: Token, quoted: frozenset[int]) -> bool:
    """Whether the text itself says "our" of it, or of whom it belongs to: "our embassy's man in Lima"."""
    owner = possessor(token) or owner_alone(token)
    for _ in range(3):
        if owner is None or owner.form in SPEAKERS:
            break
        owner = possessor(owner)
    return owner is not None and owner.form in SPEAKERS and owner.i not in quoted


def outlet_country(outlet: str, date: str, index: Index) -> str:
    """The country of the state where an outlet is published, as far as the registry or its name tells it.

    A name that only the list of the world's towns knows tells nothing: "Rodina", "The Courier".
    """
    known = resolve_on(outlet, date, lower=False, index=index) if outlet else None
    if known is None or f"state:{known.country}" not in index.by_id:
        return ""
    listed = known.id.startswith("org:") or any(segment.flavour in "SACLT" for segment in scan(outlet, index))
    return known.country if listed else ""


def of_ours(token: Token, actor: Actor, told: str, country: str) -> Actor:
    """``actor`` as of the outlet's ``country``, unless the words before the noun tell another (``told``)."""
    whose = told or country
    ident = f"role:{whose}-{slug(token.text)}" if whose else f"{OURS}{slug(token.text)}"
    return replace(actor, id=ident, country=whose, reason=f"{actor.reason}; the outlet's own")


def of_the_body_named(token: Token, figures: dict[str, Figure], text: str) -> Actor | None:
    """Whom "the Guard" shortens, for a body written as a name: the Guards or guardsmen named before, or None."""
    inner = complement(token)
    for noun in (token, inner):
        if noun is None or not noun.text.istitle() or noun.i == noun.sent.start or len(noun.text) < _STEM:
            continue
        stem = noun.text[:_STEM]
        for figure in reversed(figures.values()):
            before = [
                text[start:end] for (start, end), at in figure.mentions.items() if at < noun.i and end <= noun.idx
            ]
            if figure.actor.country and any(word.startswith(stem) for name in before for word in name.split()):
                return figure.actor
    return None

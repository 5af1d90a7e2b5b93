"""The Cast: every actor of one document, and who stands behind each noun phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from dragoman.actors.actor import Actor, Participant
from dragoman.actors.fold import word_set
from dragoman.actors.phrases import NOMINAL, case_of, function
from dragoman.documents.datelines import find_dateline
from dragoman.language.view import Token, View
from dragoman.span import Span

_LANDS = ("state:", "place:")
_AGENT = frozenset({"nsubj", "nsubj:outer", "obl:agent"})
_WHERE = word_set("in at near inside outside across around within from throughout into through over")


@dataclass(slots=True)
class Figure:
    """One entity while the document is being read. ``roles``: canonical role nouns the text or registry gives it."""

    actor: Actor
    gender: str = ""
    plural: bool = False
    roles: set[str] = field(default_factory=set)
    mentions: dict[tuple[int, int], int] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """The head token of the first mention; there must be one."""
        return self.mentions[min(self.mentions)]


class Reference(NamedTuple):
    """A noun phrase (or pronoun) and the figures it stands for. ``token``: index of its head."""

    token: int
    start: int
    end: int
    figures: tuple[str, ...]


class Cast:
    """Who is who in one document.

    ``actors`` grows while events and claims are coded: a noun phrase asked for as a participant becomes an actor.
    """

    def __init__(
        self,
        doc: View,
        refer: Callable[[Token], list[Reference]],
        figures: dict[str, Figure],
        find_home: Callable[[], str],
    ) -> None:
        self._doc = doc
        self._text: str = doc.text
        self._dateline = dateline(self._text)
        self._refer = refer
        self._figures = figures
        self._find_home = find_home

    @cached_property
    def home(self) -> str:
        """The country that the text is about, ``""`` when it is about none or in doubt."""
        return self._find_home()

    def at_home(self) -> Participant | None:
        """The country that the text is about, or a place in it, where it is named first; None for no such country."""
        named = [
            (span, figure.actor)
            for figure in self._figures.values()
            if self.home and figure.actor.country == self.home and figure.actor.id.startswith(_LANDS)
            for span in figure.mentions
            if span[0] not in self._dateline
        ]
        if not named:
            return None
        (start, end), land = min(named, key=lambda one: (not one[1].id.startswith("state:"), one[0]))
        return Participant(self._text[start:end], start, end, land.name, land.country, (), land.id)

    @property
    def actors(self) -> list[Actor]:
        """Every actor with its mentions, in the order of first mention."""
        text = self._text
        found = [
            replace(figure.actor, mentions=[Span.of(text, start, end) for start, end in sorted(figure.mentions)])
            for figure in {figure.actor.id: figure for figure in self._figures.values()}.values()
            if figure.mentions
        ]
        return sorted(found, key=lambda actor: (actor.mentions[0].start, -actor.mentions[0].end, actor.id))

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id, or None. Its ``mentions`` are complete only in ``actors``."""
        figure = self._figures.get(actor_id)
        return figure.actor if figure else None

    def participants(self, token: Token) -> list[Participant]:
        """The actors that the noun phrase headed by ``token`` stands for; [] when it is none (a time, a number).

        Coordination gives several; a pronoun, surname or title gives the entity it is joined to, at its own place in
        the text; "Moscow's patience" gives whose it is.
        """
        found: list[Participant] = []
        for reference in self._refer(self._doc[token.i]):
            head = self._doc[reference.token]
            for actor_id in reference.figures:
                figure = self._figures[actor_id]
                if head.idx in self._dateline and _is_where(figure.actor):
                    continue  # where the reporter writes is nobody who acts
                figure.mentions.setdefault((reference.start, reference.end), reference.token)
                found.append(self._participant(figure.actor, reference, head))
        return found

    def participant(self, span: Span) -> Participant | None:
        """The actor that a stretch of text names, such as the source of a quotation; None when it names none.

        The head of the stretch decides; where that is no actor, the first noun inside that is one.
        """
        part = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        if part is None:
            return None
        for token in _heads(part.root, part):
            found = self.participants(token)
            if found:
                return found[0]
        return None

    def _participant(self, actor: Actor, reference: Reference, head: Token) -> Participant:
        text = self._text[reference.start : reference.end]
        sectors = _sectors(actor, head)
        return Participant(text, reference.start, reference.end, actor.name, actor.country, sectors, actor.id)


def dateline(text: str) -> range:
    """The characters of "KABUL (Newswire) -" or "KABUL:" before the first sentence, behind the title; else none."""
    found = find_dateline(text, bare_colon=True)
    return range(found.start, len(text[: found.end].rstrip())) if found else range(0)


def _is_where(actor: Actor) -> bool:
    """Whether an actor can be what a dateline names: no agency, and nobody whose words follow a colon."""
    return actor.kind != "person" and not actor.id.startswith("org:")


def _sectors(actor: Actor, head: Token) -> tuple[str, ...]:
    """A country that acts is its government; so is a capital that is not merely a place."""
    if not actor.id.startswith("state:"):
        return actor.sectors
    if function(head) in _AGENT:
        return ("GOV",)
    return () if case_of(head) in _WHERE else actor.sectors


def _heads(root: Token, part: Iterable[Token]) -> list[Token]:
    nouns = [token for token in part if token.pos_ in NOMINAL and token.dep_ not in {"det", "flat", "nummod"}]
    return [root, *[token for token in nouns if token != root]]

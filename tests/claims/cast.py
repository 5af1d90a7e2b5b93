"""A stand-in for the linked actors: every nominal is a participant of its own name."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.actors.actor import Participant

_PARTS = ("compound", "flat", "amod", "det", "nmod:poss", "nummod")


class NominalCast:
    """Gives one participant for every noun, name or pronoun; its id is its lower-case text."""

    def __init__(self, doc: Doc) -> None:
        self._text = doc.text

    def participants(self, token: Token) -> list[Participant]:
        """The participant that ``token`` heads."""
        if token.pos_ not in ("NOUN", "PROPN", "PRON") or token.dep_ == "expl":
            return []
        parts = [token, *(c for c in token.children if c.dep_ in _PARTS)]
        edges = [token, *(edge for part in parts[1:] for edge in (part.left_edge, part.right_edge))]
        start = min(edge.idx for edge in edges)
        last = max(edges, key=lambda t: t.i)
        end = last.idx + len(last)
        text = self._text[start:end]
        return [Participant(text, start, end, name=text, actor_id=text.lower())]

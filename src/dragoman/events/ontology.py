"""The PLOVER ontology: types, quads, scores, modes, contexts and the rules between types, from ``data/ontology``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.events.lexicon import load_tables


@dataclass(frozen=True, slots=True)
class EventType:
    """One PLOVER type. ``modes`` maps each mode to its score; ``score`` is for an event without a mode."""

    name: str
    quad: int
    score: float
    means: str
    modes: dict[str, float]
    recipient_required: bool


@dataclass(frozen=True, slots=True)
class Ontology:
    """The types by name, and the tables by which one type becomes another."""

    types: dict[str, EventType]
    contexts: tuple[str, ...]
    when_future: dict[str, str]
    when_will_not: frozenset[str]
    when_conditional: frozenset[str]
    mode_of_content: dict[str, str]
    threat_of_mode: dict[str, str]
    threat_of_type: dict[str, str]

    def quad(self, event_type: str) -> int:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        return self.types[event_type].quad

    def score(self, event_type: str, mode: str = "") -> float:
        """The conflict-cooperation score, -10 to +10: the mode's where it has one, else the type's."""
        entry = self.types[event_type]
        return entry.modes.get(mode, entry.score)


_loaded: dict[str, Ontology] = {}


def load_ontology() -> Ontology:
    """The ontology that ships with the package, loaded once."""
    if "plover" not in _loaded:
        _loaded["plover"] = build_ontology(load_tables()["ontology"])
    return _loaded["plover"]


def build_ontology(record: dict[str, Any]) -> Ontology:
    """The ontology from the plain record of ``plover.yaml``."""
    types = {
        name: EventType(
            name=name,
            quad=entry["quad"],
            score=entry["score"],
            means=entry["means"],
            modes=dict(entry.get("modes") or {}),
            recipient_required=bool(entry.get("recipient_required", False)),
        )
        for name, entry in record["types"].items()
    }
    return Ontology(
        types=types,
        contexts=tuple(record["contexts"]),
        when_future=dict(record["when_future"]),
        when_will_not=frozenset(record["when_will_not"]),
        when_conditional=frozenset(record["when_conditional"]),
        mode_of_content=dict(record["mode_of_content"]),
        threat_of_mode=dict(record["threat_of_mode"]),
        threat_of_type=dict(record["threat_of_type"]),
    )

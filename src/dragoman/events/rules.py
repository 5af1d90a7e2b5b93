"""The rules by which one type becomes another (``when_future`` and others in ``data/ontology/plover.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.actors.actor import Participant
from dragoman.events.ontology import Ontology
from dragoman.events.status import Status


@dataclass(slots=True)
class Deed:
    """An event in the making: type, mode, participants, and the rules applied so far."""

    event_type: str
    mode: str
    actors: list[Participant]
    recipients: list[Participant]
    confidence: float
    notes: list[str] = field(default_factory=list)


def apply_rules(
    deed: Deed, status: Status, content: tuple[str, str], ontology: Ontology, *, keep_type: bool = False
) -> Deed:
    """Apply the rules in their order; ``content`` is type and mode of the deed inside a demand, refusal or threat."""
    _mode_from_content(deed, content, ontology)
    if keep_type:
        return deed
    if status.will_not and deed.event_type in ontology.when_will_not:
        _become(deed, status, "REJECT", ontology.mode_of_content.get(deed.event_type, ""), "will not: a refusal")
        status.auxiliary -= {"negation", "future"}
    elif "future" in status.auxiliary and not status.auxiliary & {"negation", "hypothetical"}:
        if deed.event_type in ontology.when_future:
            _become(deed, status, ontology.when_future[deed.event_type], "", "lies ahead")
            status.auxiliary -= {"future"}
        elif status.conditional and deed.event_type in ontology.when_conditional:
            mode = _threat_mode(deed.event_type, deed.mode, ontology)
            _become(deed, status, "THREATEN", mode, "announced under a condition")
            status.auxiliary -= {"future"}
    return deed


def _become(deed: Deed, status: Status, event_type: str, mode: str, why: str) -> None:
    deed.notes.append(f"{deed.event_type} becomes {event_type}: {why}")
    deed.event_type, deed.mode = event_type, mode
    deed.confidence -= 0.02


def _threat_mode(event_type: str, mode: str, ontology: Ontology) -> str:
    return ontology.threat_of_mode.get(mode, ontology.threat_of_type.get(event_type, ""))


def _mode_from_content(deed: Deed, content: tuple[str, str], ontology: Ontology) -> None:
    if deed.mode != "from-content":
        return
    event_type, mode = content
    if deed.event_type == "THREATEN":
        deed.mode = _threat_mode(event_type, mode, ontology)
    else:
        deed.mode = ontology.mode_of_content.get(event_type, "change" if event_type else "")

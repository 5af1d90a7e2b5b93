"""Dragoman reads political news and keeps a ledger of who did what to whom, when, where, and according to whom.

::

    import dragoman

    reading = dragoman.read("Moscow said ...", published="2024-12-30", outlet="Dagens")
    for reading in dragoman.read_many(documents): ...
    doc = dragoman.annotate("Moscow said ...")
    dragoman.resolve("the French president", date="2022-06-01")
    ledger = dragoman.Ledger.open("archive/")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.actors.actor import Actor, Participant
    from dragoman.actors.resolver import resolve
    from dragoman.claims.claim import Claim, Source
    from dragoman.documents.document import Document, Rejected
    from dragoman.errors import DragomanError
    from dragoman.events.event import Event
    from dragoman.language import annotate
    from dragoman.ledger.ledger import Ledger
    from dragoman.reading import Reading, read, read_many
    from dragoman.span import Span

__version__ = "0.1.0"

_HOMES = {
    "Actor": "actors.actor",
    "Participant": "actors.actor",
    "resolve": "actors.resolver",
    "Claim": "claims.claim",
    "Source": "claims.claim",
    "Document": "documents.document",
    "Rejected": "documents.document",
    "DragomanError": "errors",
    "Event": "events.event",
    "annotate": "language",
    "Ledger": "ledger.ledger",
    "Reading": "reading",
    "read": "reading",
    "read_many": "reading",
    "Span": "span",
}

__all__ = [
    "Actor",
    "Claim",
    "Document",
    "DragomanError",
    "Event",
    "Ledger",
    "Participant",
    "Reading",
    "Rejected",
    "Source",
    "Span",
    "annotate",
    "read",
    "read_many",
    "resolve",
]


def __getattr__(name: str) -> Any:
    """Import on first use, so that ``import dragoman`` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    return getattr(import_module(f"dragoman.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

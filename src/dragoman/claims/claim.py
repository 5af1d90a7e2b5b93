"""The Claim: who says what, and through whom."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any, Literal

from dragoman.actors.actor import Participant
from dragoman.plain import plain_record
from dragoman.span import Span

ClaimKind = Literal["direct", "indirect", "mixed", "belief"]
SourceKind = Literal["speaker", "channel", "unnamed"]
Stance = Literal["neutral", "distancing", "endorsing", "denying"]


@dataclass(frozen=True, slots=True)
class Source:
    """One link of an attribution chain.

    ``name`` is the resolved name; for an unnamed source its type ("officials", "reports", "unnamed").
    """

    name: str
    text: str
    kind: SourceKind
    actor_id: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of text that somebody other than the outlet vouches for.

    ``speaker`` is None when nobody is named ("reports say"). ``chain`` holds the speaker and the channels, nearest
    first. ``events`` holds the ids of the events told inside ``content``. ``stance`` says how the writer presents it:
    neutral (said), distancing (claimed), endorsing (revealed), denying (denied: the speaker holds the content false).
    ``asserts`` is False where the speaker takes a position on something without vouching for it ("condemned the
    attack"): its events stay the outlet's own.
    """

    id: str
    speaker: Participant | None
    cue: Span
    content: Span
    kind: ClaimKind
    channel: Source | None = None
    chain: list[Source] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    document_id: str = ""
    stance: Stance = "neutral"
    asserts: bool = True

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)


def claim_id(document_id: str, cue: Span, content: Span) -> str:
    """The same text coded by the same version gives the same id."""
    key = f"{document_id}|{cue.start}|{cue.end}|{content.start}|{content.end}"
    return "c" + hashlib.blake2b(key.encode("utf-8"), digest_size=8).hexdigest()

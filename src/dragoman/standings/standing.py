"""The Standing: an article says how two parties stand to each other ("its ally", "under US sanctions")."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any, Literal

from dragoman.actors.actor import Participant
from dragoman.claims.claim import Source
from dragoman.plain import plain_record
from dragoman.span import Span

Sign = Literal["friendly", "hostile", "dependent", "constrained", "improving", "worsening"]
Status = Literal["current", "past", "ended", "denied", "possible"]


@dataclass(frozen=True, slots=True)
class Standing:
    """``a`` stands to ``b`` as ``kind`` says: a is b's ally, a is under b's sanctions.

    ``b`` is None where the article does not say whose ("under sanctions"). ``mutual``: it holds the other way, too.
    ``sign`` is what it makes of the relation; ``improving`` and ``worsening`` tell of a change. ``status`` is ``past``
    ("a former ally"), ``ended`` ("no longer an ally"), ``denied`` ("not an ally"), ``possible`` ("may become an ally")
    or ``current``. ``span`` is the wording; ``attribution`` is as in an Event. Kinds: data/relations/standing.yaml.
    """

    id: str
    kind: str
    sign: Sign
    a: Participant
    b: Participant | None
    span: Span
    sentence: Span
    status: Status = "current"
    mutual: bool = False
    attribution: list[Source] = field(default_factory=list)
    document_id: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)


def standing_id(document_id: str, kind: str, a: Participant, b: Participant | None, span: Span) -> str:
    """The same text read by the same version gives the same id."""
    key = f"{document_id}|{kind}|{a.actor_id}|{a.start}|{b.actor_id if b else ''}|{span.start}|{span.end}"
    return "s" + hashlib.blake2b(key.encode("utf-8"), digest_size=8).hexdigest()

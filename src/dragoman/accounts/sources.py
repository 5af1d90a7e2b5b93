"""What a telling rests on, so that one voice heard through many outlets counts once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.claims.claim import Source
from dragoman.ledger.records import Queryable

_SPACE = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Original:
    """The earliest document of which another is a near-duplicate."""

    document_id: str
    outlet: str


def originals(archive: Queryable) -> dict[str, Original]:
    """For each near-duplicate document its original; copies of copies lead to the first."""
    query = "SELECT id, copy_of FROM documents WHERE copy_of <> ''"
    copy_of = {row["id"]: row["copy_of"] for row in archive.rows(query)}
    firsts = {document: _first(document, copy_of) for document in copy_of}
    query = "SELECT id, outlet FROM documents WHERE list_contains(CAST(? AS VARCHAR[]), id)"
    outlets = {row["id"]: row["outlet"] for row in archive.rows(query, [sorted(set(firsts.values()))])}
    return {document: Original(first, outlets.get(first, "")) for document, first in firsts.items()}


def _first(document: str, copy_of: dict[str, str]) -> str:
    seen = {document}
    while (earlier := copy_of.get(document, "")) and earlier not in seen:
        seen.add(earlier)
        document = earlier
    return document


def root_of(attribution: Sequence[Source], outlet: str, document_id: str) -> str:
    """What a telling rests on: the nearest speaker, else the nearest channel, else the outlet, else the document.

    An outlet and a channel of the same name are one root: the agency's own report and another outlet's "TASS reported".
    Unnamed sources ("officials say") are as good as the outlet that heard them.
    """
    for source in attribution:
        if source.kind == "speaker":
            return f"speaker: {source.actor_id or _folded(source.name or source.text)}"
    for source in attribution:
        if source.kind == "channel" and _folded(source.name or source.text):
            return f"outlet: {_folded(source.name or source.text)}"
    if _folded(outlet):
        return f"outlet: {_folded(outlet)}"
    return f"document: {document_id}"


@lru_cache(maxsize=50_000)
def _folded(name: str) -> str:
    return _SPACE.sub(" ", name.casefold()).strip().removeprefix("the ")

"""Deeds told again by a verb or a pronoun that only takes them up: "the rebels say they did it", "it blamed them"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.accounts.settings import settings
from dragoman.accounts.telling import Told
from dragoman.claims.claim import Source
from dragoman.ledger.records import Queryable

_QUERY = """
SELECT document_id, id, reason FROM events
WHERE reason LIKE 'told again: %' AND list_contains(CAST(? AS VARCHAR[]), lower(trigger_text))
ORDER BY document_id, position
"""
_TOLD_AT = re.compile(r" at (\d+)$")
_TAKEN_UP_BY = ["did", "do", "done", "it", "blamed", "blames", "blame", "held", "holds", "hold"]
_AGAIN = re.compile(r"\b(?:so|twice|before|again|likewise|too)\b", re.IGNORECASE)
"""Another deed like it: "he has done it twice before", "France did so, too"."""


def retold(archive: Queryable, told: Told) -> dict[int, int]:
    """For each such event the one of the same article that it tells again, where it names who did it."""
    rows = {(row["document_id"], row["id"]): row["reason"] for row in archive.rows(_QUERY, [_TAKEN_UP_BY])}
    if not rows:
        return {}
    documents = {document for document, _ in rows}
    places = {
        (document, told.trigger_starts[number]): number
        for number, document in enumerate(told.documents)
        if document in documents
    }
    found: dict[int, int] = {}
    for number, key in enumerate(told.keys()):
        at = _TOLD_AT.search(rows.get(key, ""))
        source = places.get((key[0], int(at[1]))) if at else None
        if source is not None and _names_the_doer(told, number) and told.types[source] == told.types[number]:
            found[number] = source
    return found


def accusers(told: Told, numbers: Iterable[int]) -> dict[int, list[Source]]:
    """On whose word each such event rests where its verb is one of blaming: "Italy" of "Italy blamed them for it"."""
    wanted = {(told.documents[number], told.trigger_starts[number]): number for number in numbers}
    found: dict[int, list[Source]] = {}
    if not wanted:
        return found
    for number, document in enumerate(told.documents):
        again = wanted.get((document, told.trigger_starts[number]))
        if again is not None and told.types[number] == "ACCUSE" and not told.attribution(again):
            parties = told.participants("actors", number)
            found[again] = [Source(one.name, one.text, "speaker", one.actor_id) for one in parties[:1]]
    return found


def _names_the_doer(told: Told, number: int) -> bool:
    after = told.sentences[number][told.trigger_starts[number] - told.starts[number] :]
    doer = told.types[number] in settings().who_did_it and told.actors[number] != 0
    return doer and not told.negated[number] and not _AGAIN.search(after[:40])

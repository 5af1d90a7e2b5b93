"""Who vouches for the first sentence of an article, of which the headline is the short form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from dragoman.accounts.sources import root_of
from dragoman.claims.claim import Source
from dragoman.ledger.records import Queryable

_LEADS = r"""
WITH leads AS (
    SELECT id, outlet, text, position(E'\n\n' IN text) + 1 AS start FROM documents WHERE position(E'\n\n' IN text) > 0
)
SELECT document_id, outlet, chain, content_start, content_end, start, substr(text, start + 1, ?) AS lead
FROM claims JOIN leads ON leads.id = claims.document_id
WHERE asserts AND len(chain) > 0 AND content_start < start + ?
ORDER BY document_id, content_end - content_start DESC, content_start
"""
_FIRST = re.compile(r"[^\n]*?[^.\n]{12}[.!?](?=\s|$)")
"""A first sentence, in which an initial or a short word before a full stop ("Gen.") ends nothing."""
_LONGEST = 500
"""Characters in which a first sentence ends."""
_MOST = 0.5
"""The share of the first sentence that a claim holds which tells it."""


class Leads:
    """The roots of the first sentences of an archive's articles that rest on somebody's word as a whole."""

    def __init__(self, archive: Queryable, credits: Mapping[str, str]) -> None:
        self._archive = archive
        self._credits = credits

    def root(self, document: str) -> str:
        """What the first sentence of an article rests on, ``""`` where its outlet tells it."""
        return self._roots.get(document, "")

    @cached_property
    def _roots(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for row in self._archive.rows(_LEADS, [_LONGEST, _LONGEST]):
            first = _FIRST.match(row["lead"])
            if first is None or row["document_id"] in found:
                continue
            start, end = row["start"], row["start"] + first.end()
            if min(row["content_end"], end) - max(row["content_start"], start) >= _MOST * first.end():
                chain = [Source(**link) for link in row["chain"]]
                printed = self._credits.get(row["document_id"], row["outlet"])
                found[row["document_id"]] = root_of(chain, printed, row["document_id"])
        return found

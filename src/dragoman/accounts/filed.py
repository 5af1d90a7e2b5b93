"""Bodies of which only the place where an article was filed tells of which state they are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from dragoman.actors.actor import UNPLACED
from dragoman.actors.resolver import resolve
from dragoman.documents.datelines import find_dateline
from dragoman.ledger.records import Queryable

SOME_STATE = "state: "
"""The root of a state's body, without the state."""
_TOLD_BY_BODIES = """
WITH bodies AS (
    SELECT document_id, speaker_actor_id AS ident, unnest(events) AS event_id,
        coalesce(speaker_sectors[1], '') IN ('GOV', 'MIL', 'COP', 'SPY', 'JUD', 'LEG') AS of_state
    FROM claims WHERE (starts_with(speaker_actor_id, ?) OR starts_with(speaker_actor_id, 'doc:'))
        AND coalesce(speaker_country, '') = ''
), doers AS (
    SELECT document_id, ident, bool_or(of_state) AS of_state, min(country) AS doer
    FROM bodies JOIN participants USING (document_id, event_id)
    WHERE side = 'actor' AND NOT starts_with(actor_id, ?)
    GROUP BY ALL HAVING min(country) = max(country) AND min(country) <> ''
)
SELECT document_id, ident, of_state, doer, substr(text, 1, 1500) AS opening
FROM doers JOIN documents ON documents.id = document_id ORDER BY document_id, ident
"""


def at_home(archive: Queryable, states: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """By document and actor id the states of bodies that tell what one state did, in an article filed in that state:
    they are its own. "QUITO - Ecuador expelled Panama's consul, the foreign ministry said."

    ``states`` are the parties of bodies, ``SOME_STATE`` of those of which no article tells whose they are.
    """
    found = {}
    for row in archive.rows(_TOLD_BY_BODIES, [UNPLACED, UNPLACED]):
        if not row["of_state"] and states.get(row["ident"]) != SOME_STATE:
            continue
        dateline = find_dateline(row["opening"])
        if dateline is not None and _country_of(dateline.place) == row["doer"]:
            found[row["document_id"], row["ident"]] = f"{SOME_STATE}{row['doer']}"
    return found


@lru_cache(maxsize=4096)
def _country_of(place: str) -> str:
    actor = resolve(place)
    return actor.country if actor is not None and actor.kind == "state" else ""

"""FollowTheMoney: entities as JSON lines, for Aleph, OpenSanctions' tools and ``ftm``.

Schemata of followthemoney 4: Article, Event, Person, PublicBody, Organization, LegalEntity.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from dragoman.events.ontology import load_ontology
from dragoman.exports.cells import clean
from dragoman.exports.codes import country_name
from dragoman.exports.options import Selection
from dragoman.ledger.rows import Row

Entity = dict[str, Any]

_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
_PUBLIC = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def write(selection: Selection, stream: BinaryIO) -> int:
    """Write who took part in the wanted events, their articles and the events; gives the number of entities."""
    written = 0
    for entity in _entities(selection):
        stream.write(json.dumps(entity, ensure_ascii=False).encode("utf-8") + b"\n")
        written += 1
    return written


def _entities(selection: Selection) -> Iterator[Entity]:
    for row in selection.ledger.rows(_ACTORS, _values(selection)):
        yield _actor(row)
    document = ""
    actors: dict[str, Row] = {}
    told: set[str] = set()
    for event in selection.events(actors=True):
        if event["document_id"] != document:
            document, told = event["document_id"], set()
            actors = {actor["id"]: actor for actor in event["document_actors"]}
            yield _article(event)
        for party in (*event["actors"], *event["recipients"]):
            identity = _party_id(event, party)
            listed = actors.get(party["actor_id"])
            if identity not in told and not (listed and _is_shared(party["actor_id"])):
                told.add(identity)
                yield _own(identity, party, listed)
        yield _event(event)


def _values(selection: Selection) -> dict[str, Any]:
    options = selection.options
    return {
        "since": selection.since,
        "until": selection.until,
        "auxiliary": bool(options.auxiliary),
        "copies": bool(options.copies),
        "own": _OWN.pattern,
    }


_ACTORS = """
WITH taking AS (
    SELECT DISTINCT document_id, actor_id AS id FROM participants JOIN documents ON documents.id = document_id
    WHERE ($auxiliary OR len(auxiliary) = 0) AND ($copies OR copy_of = '')
        AND ($since IS NULL OR date_end >= CAST($since AS DATE))
        AND ($until IS NULL OR date_start <= CAST($until AS DATE))
), per AS (
    SELECT id, name, country, kind, sectors, role, count(*) AS n
    FROM actors SEMI JOIN taking USING (document_id, id)
    WHERE id <> '' AND NOT regexp_matches(id, $own) GROUP BY ALL
)
SELECT id, arg_max(kind, (n, kind)) AS kind, list(DISTINCT name ORDER BY name) AS names,
    list(DISTINCT country ORDER BY country) AS countries, list(DISTINCT role ORDER BY role) AS roles,
    list_sort(list_distinct(flatten(list(sectors)))) AS sectors, arg_max(sectors, (n, sectors)) AS usual
FROM per GROUP BY id ORDER BY id
"""


def _actor(row: Row) -> Entity:
    usual = row["usual"][0] if row["usual"] else ""
    schema = _schema(row["kind"], usual)
    position = "position" if schema == "Person" else "notes"
    return _entity(
        entity_id(row["id"]),
        schema,
        name=row["names"],
        country=[_country(code) for code in row["countries"]],
        sector=row["sectors"],
        **{position: [role for role in row["roles"] if role]},
    )


def _own(identity: str, party: dict[str, Any], listed: Row | None) -> Entity:
    """One who is known from one document only, or is not among its actors at all."""
    known = listed or {"kind": "", "role": None, **party}
    schema = _schema(known["kind"], known["sectors"][0] if known["sectors"] else "")
    position = "position" if schema == "Person" else "notes"
    return _entity(
        identity,
        schema,
        name=[known["name"] or party["text"]],
        country=[_country(known["country"])],
        sector=known["sectors"],
        **{position: [known["role"] or ""]},
    )


_OWN = re.compile("^(doc:|name:|role:[^A-Z])")


def _is_shared(actor_id: str) -> bool:
    """Whether the id means the same one in every document: "Khoury" or "two residents" of two articles may be two."""
    return bool(actor_id) and not _OWN.match(actor_id)


def _party_id(event: Row, party: dict[str, Any]) -> str:
    if _is_shared(party["actor_id"]):
        return entity_id(party["actor_id"])
    return entity_id(f"{event['document_id']}|{party['actor_id'] or party['text']}", "own")


def _schema(kind: str, sector: str) -> str:
    if kind == "person":
        return "Person"
    if kind == "state":
        return "PublicBody"
    if kind == "organisation":
        return "PublicBody" if sector in _PUBLIC else "Organization"
    return "LegalEntity"


def _article(event: Row) -> Entity:
    url, no_url = _url(event["url"])
    return _entity(
        entity_id(event["document_id"], "article"),
        "Article",
        title=[event["title"] or f"Document {event['document_id']}"],
        publisher=[event["outlet"]],
        publishedAt=[_iso(event["published"])],
        sourceUrl=[url],
        language=[_LANGUAGES.get(event["language"], "")],
        notes=[no_url, f"Near-duplicate of document {event['copy_of']}" if event["copy_of"] else ""],
    )


_LANGUAGES = {"en": "eng", "de": "deu", "fr": "fra", "es": "spa", "ru": "rus", "ar": "ara", "zh": "zho"}


def _event(event: Row) -> Entity:
    url, _ = _url(event["url"])
    start, end = _iso(event["date_start"]), _iso(event["date_end"])
    parties = {side: [party["name"] or party["text"] for party in event[side]] for side in ("actors", "recipients")}
    involved = [_party_id(event, party) for party in (*event["actors"], *event["recipients"])]
    when = {"date": [start]} if start == end else {"startDate": [start], "endDate": [end]}
    return _entity(
        entity_id(event["id"]),
        "Event",
        name=[_title(event, parties)],
        involved=involved,
        **when,
        location=[_place(event)],
        country=[_country(event["place_country"] or "")],
        description=[event["sentence"]],
        summary=[f"{side.capitalize()}: {'; '.join(names)}" for side, names in parties.items() if names],
        keywords=[event["event_type"], event["mode"], _QUADS[event["quad"]], *event["contexts"], *event["auxiliary"]],
        sourceUrl=[url],
        publisher=[event["outlet"]],
        proof=[entity_id(event["document_id"], "article")],
        recordId=[event["id"]],
        notes=_notes(event),
    )


def _title(event: Row, parties: dict[str, list[str]]) -> str:
    kind = f"{event['event_type']} ({event['mode']})" if event["mode"] else event["event_type"]
    sides = " > ".join(", ".join(names) for names in parties.values() if names)
    return f"{kind}: {sides}" if sides else kind


def _notes(event: Row) -> list[str]:
    told = " < ".join(source["name"] or source["text"] for source in event["attribution"])
    kind = load_ontology().types.get(event["event_type"])
    return [
        f"According to: {told}" if told else "",
        f"Marked: {', '.join(event['auxiliary'])}" if event["auxiliary"] else "",
        f"PLOVER {kind.name}: {kind.means}" if kind else "",
        f"Score {event['score']:g} (-10 conflict to +10 cooperation), confidence {event['confidence']:.2f}",
        f"Date told as {event['date_text']!r} ({event['date_precision']})" if event["date_text"] else "",
        f"Coded by Dragoman {event['version']}: {event['reason']}",
    ]


def _place(event: Row) -> str:
    parts = [event["place_name"], event["place_admin1"], country_name(event["place_country"] or "")]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def entity_id(key: str, prefix: str = "") -> str:
    """A stable id of the letters that FollowTheMoney takes: ``person:ana-keller`` is ``person.ana-keller``.

    What has other letters becomes a hash.
    """
    written = key.replace(":", ".")
    whole = f"{prefix}.{written}" if prefix else written
    if _ID.fullmatch(whole) and len(whole) <= 200:
        return whole
    return f"{prefix or 'id'}.{hashlib.blake2b(key.encode('utf-8', 'replace'), digest_size=16).hexdigest()}"


def _country(code: str) -> str:
    return _own_codes().get(code, "")


@cache
def _own_codes() -> dict[str, str]:
    """Code of Dragoman -> the first code that FollowTheMoney has for it."""
    from dragoman.actors.imported.knowledge import countries as foreign_codes  # brings the importers' schemas with it

    own: dict[str, str] = {}
    for foreign, code in foreign_codes().items():
        if not foreign.startswith("Q"):
            own.setdefault(code, foreign)
    return own


def _url(text: str) -> tuple[str, str]:
    """The address, and a note in its place when it is none of the web."""
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and clean(text) == text
    except ValueError:
        usable = False
    if usable and " " not in text:
        return text, ""
    return "", f"Address: {text}" if text else ""


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _entity(entity: str, schema: str, **properties: list[str]) -> Entity:
    """An entity; texts on one line, empty and repeated values left out."""
    kept = {name: list(dict.fromkeys(filter(None, map(clean, values)))) for name, values in properties.items()}
    return {"id": entity, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}

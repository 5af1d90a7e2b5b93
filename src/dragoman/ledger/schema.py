"""The archive's tables, column by column: what is stored, what the manual says and what SQL sees all come from here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_VERSION = 2
"""Raised when a stored table changes so that an older Dragoman would misread it."""

PARTICIPANT = (
    'STRUCT("text" VARCHAR, "start" INTEGER, "end" INTEGER, "name" VARCHAR, "country" VARCHAR, '
    '"sectors" VARCHAR[], "actor_id" VARCHAR)'
)
SOURCE = 'STRUCT("name" VARCHAR, "text" VARCHAR, "kind" VARCHAR, "actor_id" VARCHAR)'


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its DuckDB type and what it holds."""

    name: str
    type: str
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what a row is, and its columns."""

    name: str
    row: str
    columns: tuple[Column, ...]


def _columns(*columns: tuple[str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(*column) for column in columns)


_VERSION = (
    "version",
    "VARCHAR",
    "The Dragoman that coded the row, and a mark of the imported actors it asked (`0.1.0+actors.…`), if any.",
)

_CODED = (
    ("event_type", "VARCHAR", "PLOVER type: `AGREE`, `CONSULT` ... `ASSAULT`."),
    ("mode", "VARCHAR", "PLOVER mode, `''` when the type has none or none applies."),
    ("quad", "INTEGER", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."),
    ("score", "DOUBLE", "-10 (conflict) to +10 (cooperation)."),
)

_MUTUAL = ("mutual", "BOOLEAN", "Whether the actors did it with or to each other: a meeting, an agreement, a clash.")

_WHEN = (
    ("date_start", "DATE", "First day of the interval in which it happened; NULL when no date is known."),
    ("date_end", "DATE", "Last day of the interval, included."),
)

DOCUMENTS = Table(
    "documents",
    "One document that was coded.",
    _columns(
        ("id", "VARCHAR", "The document's id; unique in the archive."),
        ("source", "VARCHAR", "Where it was read from: a path, a path with a record number, or `-`."),
        ("title", "VARCHAR", "Headline, `''` when unknown."),
        ("outlet", "VARCHAR", "Who published it, `''` when unknown."),
        ("byline", "VARCHAR", "Who wrote it, `''` when unknown."),
        ("published", "DATE", "Date of publication; NULL when unknown."),
        ("url", "VARCHAR", "Address, `''` when unknown."),
        ("genre", "VARCHAR", "`news`, `opinion`, `interview` or `other`."),
        ("language", "VARCHAR", "ISO 639-1 code."),
        ("copy_of", "VARCHAR", "Id of the earlier document of which this is a near-duplicate, else `''`."),
        ("warnings", "VARCHAR[]", "What could not be used as given, such as a date that is none."),
        ("text", "VARCHAR", "The text as coded; every offset in the archive counts characters (code points) of it."),
        ("words", "INTEGER", "Number of stretches of `text` between white space."),
        ("signature", "BLOB", "Signature used to find near-duplicates; NULL when none was made."),
        _VERSION,
    ),
)

EVENTS = Table(
    "events",
    "One event in one document.",
    _columns(
        ("id", "VARCHAR", "The event's id; the same text coded by the same version gives the same id."),
        ("document_id", "VARCHAR", "Its document: `documents.id`."),
        ("position", "INTEGER", "Place in the document's list of events, from 0."),
        *_CODED[:2],
        ("contexts", "VARCHAR[]", "PLOVER contexts."),
        *_CODED[2:],
        ("actors", f"{PARTICIPANT}[]", "Who did it."),
        ("recipients", f"{PARTICIPANT}[]", "Whom it was directed at; empty for mutual events."),
        _MUTUAL,
        ("trigger_text", "VARCHAR", "The word or words that tell the event."),
        ("trigger_start", "INTEGER", "Their first character in `documents.text`."),
        ("trigger_end", "INTEGER", "One past their last character."),
        ("sentence", "VARCHAR", "The sentence."),
        ("sentence_start", "INTEGER", "Its first character in `documents.text`."),
        ("sentence_end", "INTEGER", "One past its last character."),
        ("auxiliary", "VARCHAR[]", "Any of `future`, `historical`, `hypothetical`, `negation`, in that order."),
        ("attribution", f"{SOURCE}[]", "Who vouches for it, nearest first; empty when the outlet speaks for itself."),
        *_WHEN,
        ("date_text", "VARCHAR", "The expression in the text, `''` when it gives none; NULL when not grounded."),
        (
            "date_precision",
            "VARCHAR",
            "`day`, `week`, `month`, `season`, `year`, `decade`, `published` (the publication date stands in) or "
            "`unknown`; NULL when not grounded.",
        ),
        ("place_name", "VARCHAR", "Where it happened; NULL, like every `place_` column, when no place is known."),
        ("place_country", "VARCHAR", "ISO 3166-1 alpha-3, `''` when unknown."),
        ("place_admin1", "VARCHAR", "First-order division, `''` when unknown."),
        ("place_lat", "DOUBLE", "Latitude, WGS84 degrees."),
        ("place_lon", "DOUBLE", "Longitude, WGS84 degrees."),
        ("place_geonames_id", "BIGINT", "GeoNames id, 0 when unknown."),
        ("confidence", "DOUBLE", "0 to 1."),
        ("reason", "VARCHAR", "The frame or model that fired."),
        _VERSION,
    ),
)

PARTICIPANTS = Table(
    "participants",
    "One participant on one side of one event, with the event's main fields.",
    _columns(
        ("event_id", "VARCHAR", "The event: `events.id`."),
        ("document_id", "VARCHAR", "The document: `documents.id`."),
        ("side", "VARCHAR", "`actor` or `recipient`."),
        ("position", "INTEGER", "Place in the event's list of that side, from 0."),
        ("text", "VARCHAR", "The noun phrase."),
        ("text_start", "INTEGER", "Its first character in `documents.text`."),
        ("text_end", "INTEGER", "One past its last character."),
        ("name", "VARCHAR", "What it resolved to, `''` when unresolved."),
        ("country", "VARCHAR", "ISO 3166-1 alpha-3 or a code of the ontology (`IGO`, `UNO` ...), `''` when unknown."),
        ("sector", "VARCHAR", "First of `sectors`, `''` when there is none."),
        ("sectors", "VARCHAR[]", "PLOVER sectors, primary first."),
        ("actor_id", "VARCHAR", "The actor: `actors.id`."),
        *_CODED,
        _MUTUAL,
        *_WHEN,
        ("auxiliary", "VARCHAR[]", "As in `events`."),
        ("confidence", "DOUBLE", "As in `events`."),
        _VERSION,
    ),
)

CLAIMS = Table(
    "claims",
    "One claim in one document: who says what, and through whom.",
    _columns(
        ("id", "VARCHAR", "The claim's id."),
        ("document_id", "VARCHAR", "Its document: `documents.id`."),
        ("position", "INTEGER", "Place in the document's list of claims, from 0."),
        ("speaker_text", "VARCHAR", "The speaker's noun phrase; every `speaker_` column is NULL when nobody is named."),
        ("speaker_start", "INTEGER", "Its first character in `documents.text`."),
        ("speaker_end", "INTEGER", "One past its last character."),
        ("speaker_name", "VARCHAR", "What it resolved to, `''` when unresolved."),
        ("speaker_country", "VARCHAR", "As `participants.country`."),
        ("speaker_sectors", "VARCHAR[]", "As `participants.sectors`."),
        ("speaker_actor_id", "VARCHAR", "The actor: `actors.id`."),
        ("cue_text", "VARCHAR", "The word that attributes."),
        ("cue_start", "INTEGER", "Its first character in `documents.text`."),
        ("cue_end", "INTEGER", "One past its last character."),
        ("content", "VARCHAR", "What is said."),
        ("content_start", "INTEGER", "Its first character in `documents.text`."),
        ("content_end", "INTEGER", "One past its last character."),
        ("kind", "VARCHAR", "`direct`, `indirect`, `mixed` or `belief`."),
        ("stance", "VARCHAR", "How the writer presents it: `neutral`, `distancing`, `endorsing` or `denying`."),
        ("asserts", "BOOLEAN", "Whether the speaker vouches for the content, not only takes a position on it."),
        ("channel", SOURCE, "The medium between the speaker and the outlet; NULL when there is none."),
        ("chain", f"{SOURCE}[]", "Speaker and channels, nearest first."),
        ("events", "VARCHAR[]", "Ids of the events told inside `content`."),
        _VERSION,
    ),
)

ACTORS = Table(
    "actors",
    "One entity in one document.",
    _columns(
        ("id", "VARCHAR", "The actor's id: the registry's where known, else derived from the document."),
        ("document_id", "VARCHAR", "The document: `documents.id`."),
        ("position", "INTEGER", "Place in the document's list of actors, from 0."),
        ("name", "VARCHAR", "Canonical name."),
        ("country", "VARCHAR", "As `participants.country`."),
        ("sectors", "VARCHAR[]", "PLOVER sectors on the document's date, primary first."),
        ("kind", "VARCHAR", "`person`, `state`, `organisation` or `group`."),
        ("role", "VARCHAR", "Role held on the document's date, in words; NULL when none is known."),
        ("reason", "VARCHAR", "Which entry, rule and date decided."),
        _VERSION,
    ),
)

MENTIONS = Table(
    "mentions",
    "One mention of one actor in one document.",
    _columns(
        ("actor_id", "VARCHAR", "The actor: `actors.id`."),
        ("document_id", "VARCHAR", "The document: `documents.id`."),
        ("actor_position", "INTEGER", "The actor's `position` in that document."),
        ("position", "INTEGER", "Place in the actor's list of mentions, from 0."),
        ("text", "VARCHAR", "The words."),
        ("text_start", "INTEGER", "Their first character in `documents.text`."),
        ("text_end", "INTEGER", "One past their last character."),
    ),
)

STANDINGS = Table(
    "standings",
    "One statement in one document of how two parties stand to each other, such as `its ally`.",
    _columns(
        ("id", "VARCHAR", "The standing's id."),
        ("document_id", "VARCHAR", "Its document: `documents.id`."),
        ("position", "INTEGER", "Place in the document's list of standings, from 0."),
        ("kind", "VARCHAR", "`ally`, `rival`, `sanctions` ...: what `a` is to `b` (data/relations/standing.yaml)."),
        ("sign", "VARCHAR", "`friendly`, `hostile`, `dependent`, `constrained`, `improving` or `worsening`."),
        ("status", "VARCHAR", "`current`, `past`, `ended`, `denied` or `possible`."),
        ("mutual", "BOOLEAN", "Whether it holds the other way, too."),
        ("a", PARTICIPANT, "Who stands so."),
        ("b", PARTICIPANT, "Towards whom; NULL when the article does not say."),
        ("span", "VARCHAR", "The wording."),
        ("span_start", "INTEGER", "Its first character in `documents.text`."),
        ("span_end", "INTEGER", "One past its last character."),
        ("sentence", "VARCHAR", "The sentence."),
        ("sentence_start", "INTEGER", "Its first character in `documents.text`."),
        ("sentence_end", "INTEGER", "One past its last character."),
        ("attribution", f"{SOURCE}[]", "Who says so, nearest first; empty when the outlet speaks for itself."),
        _VERSION,
    ),
)

REJECTED = Table(
    "rejected",
    "One input that was not coded.",
    _columns(
        ("source", "VARCHAR", "Where it was read from."),
        ("reason", "VARCHAR", "A short stable code: `empty`, `not-english`, `too-large` ..."),
        ("message", "VARCHAR", "The value, the problem and the next step."),
        ("details", "VARCHAR", "Further facts, a JSON object of strings."),
        _VERSION,
    ),
)

TABLES: dict[str, Table] = {
    table.name: table for table in (DOCUMENTS, EVENTS, PARTICIPANTS, CLAIMS, ACTORS, MENTIONS, STANDINGS, REJECTED)
}


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema in which ``table`` is stored."""
    import pyarrow as pa

    return pa.schema([(column.name, arrow_type(column.type)) for column in TABLES[table].columns])


def arrow_type(type_: str) -> pa.DataType:
    """The Arrow type in which a column of DuckDB type ``type_`` is stored."""
    import pyarrow as pa

    if type_.endswith("[]"):
        return pa.list_(arrow_type(type_[:-2]))
    text, number, texts = pa.string(), pa.int32(), pa.list_(pa.string())
    if type_ == PARTICIPANT:
        names = ("text", "start", "end", "name", "country", "sectors", "actor_id")
        return pa.struct(list(zip(names, (text, number, number, text, text, texts, text), strict=True)))
    if type_ == SOURCE:
        return pa.struct([(name, text) for name in ("name", "text", "kind", "actor_id")])
    return {
        "VARCHAR": text,
        "BOOLEAN": pa.bool_(),
        "INTEGER": number,
        "BIGINT": pa.int64(),
        "DOUBLE": pa.float64(),
        "DATE": pa.date32(),
        "BLOB": pa.binary(),
    }[type_]

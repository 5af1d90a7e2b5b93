"""The archive's events as matching needs them: column by column, with parties, days and words ready to compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.accounts.parties import Parties, Profile
from dragoman.accounts.settings import settings
from dragoman.accounts.words import Words
from dragoman.actors.actor import Participant
from dragoman.claims.claim import Source
from dragoman.grounding.grounding import EventDate, Place
from dragoman.ledger.filters import EventFilter
from dragoman.ledger.records import Queryable
from dragoman.span import Span

if TYPE_CHECKING:
    import pyarrow as pa

NO_DAY = 0
"""Stands for an unknown date in ``Told.first`` and ``Told.last``."""
_EPOCH = 719_163  # date(1970, 1, 1).toordinal()
_LEFT_OUT = ("future", "hypothetical")
_OWN_DAY = "day"
_VAGUE = frozenset({"week", "month", "season", "year", "decade"})
_QUERY = """
SELECT chosen.id, document_id, event_type, mode, quad, actors, recipients, trigger_text, trigger_start, trigger_end,
    sentence, sentence_start, sentence_end, list_contains(auxiliary, 'negation') AS negated, attribution,
    date_start - DATE '1970-01-01' AS first, date_end - DATE '1970-01-01' AS last, date_text, date_precision,
    CAST(date_start AS VARCHAR) AS date_start, CAST(date_end AS VARCHAR) AS date_end,
    place_name, place_country, place_admin1, place_lat, place_lon, place_geonames_id, confidence,
    outlet, coalesce(CAST(published AS VARCHAR), '') AS published
FROM (SELECT * FROM events WHERE NOT list_has_any(auxiliary, CAST(? AS VARCHAR[])) AND {where}) AS chosen
JOIN documents ON documents.id = chosen.document_id
ORDER BY chosen.date_start NULLS FIRST, chosen.date_end, document_id, position
"""


class Told:
    """Every event that is told, in order of date, document and position; each column holds one value an event.

    ``first`` and ``last`` are day numbers (``date.toordinal``) of the interval in which it happened: where the date of
    publication stands in, the days before it count too. ``actors``, ``recipients`` and ``everyone`` are sides (see
    ``Parties``); of a mutual event everyone is both. ``words`` are the stems of the sentence's content words.
    """

    def __init__(self, table: pa.Table) -> None:
        column = {name: _values(table.column(name)) for name in table.column_names if name not in _NESTED}
        self.ids: list[str] = column["id"]
        self.documents: list[str] = column["document_id"]
        self.types: list[str] = column["event_type"]
        self.modes: list[str] = column["mode"]
        self.quads: list[int] = column["quad"]
        self.triggers: list[str] = column["trigger_text"]
        self.trigger_starts: list[int] = column["trigger_start"]
        self.sentences: list[str] = column["sentence"]
        self.starts: list[int] = column["sentence_start"]
        self.negated: list[bool] = column["negated"]
        """Whether the event is told as one that did not happen; ``gather`` adds those inside denials."""
        self.confidence: list[float] = column["confidence"]
        self.outlets: list[str] = column["outlet"]
        self.published: list[str] = column["published"]
        self.precisions: list[str | None] = column["date_precision"]
        self.place_names: list[str | None] = column["place_name"]
        self.place_countries: list[str | None] = column["place_country"]
        self._column = column
        self._nested = {name: _Nested(table.column(name)) for name in _NESTED}
        self.first, self.last = self._days()
        self.parties = Parties()
        self.actors, self.recipients = (self._sides(name) for name in ("actors", "recipients"))
        self.everyone = [self.parties.both(*sides) for sides in zip(self.actors, self.recipients, strict=True)]
        self.words = Words(self.documents, self.sentences, self._party_words())

    def __len__(self) -> int:
        return len(self.ids)

    def keys(self) -> Iterator[tuple[str, str]]:
        """Document and event id of each."""
        return zip(self.documents, self.ids, strict=True)

    def exact(self, number: int) -> bool:
        """Whether the text gives the day."""
        return self.precisions[number] == _OWN_DAY

    def vague(self, number: int) -> bool:
        """Whether the text gives an interval longer than a day."""
        return self.precisions[number] in _VAGUE

    def given(self, number: int) -> bool:
        """Whether the text gives a date, be it a month."""
        return self.exact(number) or self.vague(number)

    def dated(self, number: int) -> bool:
        """Whether the date is known."""
        return self.first[number] != NO_DAY

    def sentence(self, number: int) -> Span:
        """The sentence."""
        return Span(self.starts[number], self._column["sentence_end"][number], self.sentences[number])

    def trigger(self, number: int) -> Span:
        """The words that tell the event."""
        end = self._column["trigger_end"][number]
        return Span(self.trigger_starts[number], end, self.triggers[number])

    def participants(self, side: str, number: int) -> list[Participant]:
        """``actors`` or ``recipients`` as records."""
        nested = self._nested[side]
        of = nested.fields
        return [
            Participant(
                text=of["text"][at],
                start=of["start"][at],
                end=of["end"][at],
                name=of["name"][at],
                country=of["country"][at],
                sectors=tuple(of["sectors"][at]),
                actor_id=of["actor_id"][at],
            )
            for at in nested.at(number)
        ]

    def attribution(self, number: int) -> list[Source]:
        """Who vouches for it, nearest first."""
        nested = self._nested["attribution"]
        of = nested.fields
        return [Source(of["name"][at], of["text"][at], of["kind"][at], of["actor_id"][at]) for at in nested.at(number)]

    def date(self, number: int) -> EventDate | None:
        """The date as it was grounded."""
        precision = self.precisions[number]
        if precision is None:
            return None
        start, end, text = (self._column[name][number] or "" for name in ("date_start", "date_end", "date_text"))
        return EventDate(start, end, text, precision)  # type: ignore[arg-type]

    def place(self, number: int) -> Place | None:
        """The place."""
        name = self.place_names[number]
        if name is None:
            return None
        fields = ("country", "admin1", "lat", "lon", "geonames_id")
        return Place(name, *(self._column[f"place_{field}"][number] for field in fields))

    def position(self, number: int) -> tuple[float, float] | None:
        """Latitude and longitude of the place, in degrees."""
        lat, lon = self._column["place_lat"][number], self._column["place_lon"][number]
        return None if lat is None or lon is None else (lat, lon)

    def region(self, number: int) -> str:
        """The first-order division of the place, ``""`` when unknown."""
        return self._column["place_admin1"][number] or ""

    def _days(self) -> tuple[list[int], list[int]]:
        lag = settings().match.lag
        first: list[int] = []
        last: list[int] = []
        for start, end, precision in zip(self._column["first"], self._column["last"], self.precisions, strict=True):
            begins = NO_DAY if start is None else int(start) + _EPOCH
            ends = begins if end is None else max(int(end) + _EPOCH, begins)
            first.append(begins - lag if begins and precision == "published" else begins)
            last.append(ends)
        return first, last

    def _sides(self, name: str) -> list[int]:
        nested, parties = self._nested[name], self.parties
        fields = (nested.fields[field] for field in ("actor_id", "name", "text", "country", "sectors"))
        profiles = [
            parties.profile(Profile(actor_id, name, "" if actor_id else text, country, sectors[0] if sectors else ""))
            for actor_id, name, text, country, sectors in zip(*fields, strict=True)
        ]
        return [parties.side(profiles[start:end]) for start, end in nested.bounds()]

    def _party_words(self) -> Iterator[tuple[str, ...]]:
        """For each event the names of the parties that are known, which say nothing beyond them."""
        known = [one.named for one in self.parties.profiles]
        names = [f"{one.name} {one.text} {one.country}" for one in self.parties.profiles]
        for side in self.everyone:
            yield tuple(names[one] for one in self.parties.sides[side] if known[one])


_NESTED = ("actors", "recipients", "attribution")


@dataclass(slots=True)
class _Nested:
    """A column of lists of structs, field by field: a tenth of the time that ``to_pylist`` takes."""

    offsets: list[int]
    fields: dict[str, list[Any]]

    def __init__(self, column: pa.ChunkedArray) -> None:
        import pyarrow as pa

        whole = column.combine_chunks()
        lists = pa.concat_arrays(whole.chunks) if isinstance(whole, pa.ChunkedArray) else whole
        structs = lists.values
        self.offsets = lists.offsets.to_pylist()
        self.fields = {field.name: _values(structs.field(i)) for i, field in enumerate(structs.type)}

    def bounds(self) -> Iterator[tuple[int, int]]:
        """The first and one past the last struct of each list."""
        return zip(self.offsets, self.offsets[1:], strict=False)

    def at(self, number: int) -> range:
        """The places of one list's structs in ``fields``."""
        return range(self.offsets[number], self.offsets[number + 1])


def _values(column: Any) -> list[Any]:
    values: list[Any] = column.to_pylist()
    return values


def read_told(archive: Queryable, wanted: EventFilter) -> Told:
    """The events that meet ``wanted``; those marked future or hypothetical, which nobody says happened, left out."""
    import pyarrow as pa

    where, params = wanted.where()
    found = archive.sql(_QUERY.format(where=where), [list(_LEFT_OUT), *params])
    return Told(pa.table(found))

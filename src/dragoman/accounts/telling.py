"""The archive's events as matching needs them: column by column, with parties, days and words ready to compare."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.accounts.parties import Parties, Profile
from dragoman.accounts.settings import settings
from dragoman.accounts.words import Words
from dragoman.actors.actor import Participant
from dragoman.actors.fold import fold_word
from dragoman.claims.claim import Source
from dragoman.documents.datelines import find_dateline
from dragoman.grounding.grounding import EventDate, Place
from dragoman.ledger.filters import EventFilter
from dragoman.ledger.records import Queryable
from dragoman.span import Span

if TYPE_CHECKING:
    import pyarrow as pa

NO_DAY = 0
"""Stands for an unknown date in ``Told.first`` and ``Told.last``."""
_EPOCH = 719_163  # date(1970, 1, 1).toordinal()
_REFUSAL = "REJECT"
_NEVER_DONE = re.compile(r"\b(?:do|does)(?: not|n['’]t) (?:\w+ly )?$", re.IGNORECASE)
_NOT_YET = re.compile(
    r"(?:\bnot|n['’]t|\bnever) (?:\w+ )?yet\b|(?:\bnot|n['’]t|\bno\w*)\b.* (?:so far|as yet|until now|to date)\b",
    re.IGNORECASE,
)
_NEAR, _FAR = 40, 60
"""Characters before and behind a verb in which "not yet" and "so far" are its own."""
_DATELINE = 120
"""Characters in which a dateline ends."""
_NO_LONGER = re.compile(r"\b(?:no longer|not any ?more)\W+(?:\w+\W+)?$", re.IGNORECASE)
_LEFT_OUT = ("future", "hypothetical")
_OWN_DAY = "day"
_PUBLISHED = "published"
_VAGUE = frozenset({"week", "month", "season", "year", "decade"})
_QUERY = """
SELECT chosen.id, document_id, event_type, mode, quad, actors, recipients, trigger_text, trigger_start, trigger_end,
    sentence, sentence_start, sentence_end, list_contains(auxiliary, 'negation') AS negated, attribution,
    date_start - DATE '1970-01-01' AS first, date_end - DATE '1970-01-01' AS last, date_text, date_precision,
    CAST(date_start AS VARCHAR) AS date_start, CAST(date_end AS VARCHAR) AS date_end,
    place_name, place_country, place_admin1, place_lat, place_lon, place_geonames_id, confidence,
    outlet, coalesce(CAST(published AS VARCHAR), '') AS published,
    published - DATE '1970-01-01' AS told_on, coalesce(nullif(copy_of, ''), documents.id) AS original
FROM (SELECT * FROM events WHERE NOT list_has_any(auxiliary, CAST(? AS VARCHAR[])) AND {where}) AS chosen
JOIN documents ON documents.id = chosen.document_id
ORDER BY chosen.date_start NULLS FIRST, chosen.date_end, document_id, position
"""


class Told:
    """Every event that is told, in order of date, document and position; each column holds one value an event.

    ``first`` and ``last`` are day numbers (``date.toordinal``) of the interval in which it happened: where the date of
    publication stands in, the days before it count too. It stands in for a date after it, which is that of something
    else ("threatened duties from May"). ``actors``, ``recipients`` and ``everyone`` are sides (see
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
        self.originals: list[str] = column["original"]
        """The article of which the event's is a near-copy, else its own."""
        self.published: list[str] = column["published"]
        self.precisions: list[str | None] = column["date_precision"]
        self.place_names: list[str | None] = column["place_name"]
        self.place_countries: list[str | None] = column["place_country"]
        self._column = column
        self._nested = {name: _Nested(table.column(name)) for name in _NESTED}
        self._participants = {name: self._nested[name].columns(_PARTICIPANT) for name in ("actors", "recipients")}
        self._sources = self._nested["attribution"].columns(("name", "text", "kind", "actor_id"))
        self._dates = [column[name] for name in ("date_start", "date_end", "date_text")]
        self._date_of: dict[tuple[str, ...], EventDate] = {}
        self._places = [column[f"place_{name}"] for name in ("country", "admin1", "lat", "lon", "geonames_id")]
        self._place_of: dict[tuple[Any, ...], Place] = {}
        self._ahead: set[int] = set()
        self._by_dateline: dict[int, bool] = {}
        self.first, self.last = self._days()
        self.parties = Parties()
        self.actors, self.recipients = (self._sides(name) for name in ("actors", "recipients"))
        self.everyone = self.parties.united(zip(self.actors, self.recipients, strict=True))
        self.words = Words(self.documents, self.sentences, self._party_words())

    def __len__(self) -> int:
        return len(self.ids)

    def keys(self) -> Iterator[tuple[str, str]]:
        """Document and event id of each."""
        return zip(self.documents, self.ids, strict=True)

    def exact(self, number: int) -> bool:
        """Whether the text gives the day."""
        return self.precisions[number] == _OWN_DAY and number not in self._ahead

    def vague(self, number: int) -> bool:
        """Whether the text gives an interval longer than a day."""
        return self.precisions[number] in _VAGUE and number not in self._ahead

    def given(self, number: int) -> bool:
        """Whether the text gives a date, be it a month."""
        return self.exact(number) or self.vague(number)

    def dated(self, number: int) -> bool:
        """Whether the date is known."""
        return self.first[number] != NO_DAY

    def ended(self, number: int) -> bool:
        """Whether something is refused that was accepted before: "he no longer accepts the result" denies nothing."""
        if self.types[number] != _REFUSAL:
            return False
        before = self.sentences[number][: self.trigger_starts[number] - self.starts[number]]
        return bool(_NO_LONGER.search(before))

    def never_done(self, number: int) -> bool:
        """Whether it is told as what is not done at all, on no day, or not yet: "does not discuss operations"."""
        at = self.trigger_starts[number] - self.starts[number]
        sentence = self.sentences[number]
        return bool(_NEVER_DONE.search(sentence[:at]) or _NOT_YET.search(sentence[max(0, at - _NEAR) : at + _FAR]))

    def date_denials(self) -> None:
        """Gives what is denied without a date the week or month that the same article gives in denying it again."""
        denied = [number for number, negated in enumerate(self.negated) if negated]
        dated = {(self.documents[n], self.types[n]): n for n in reversed(denied) if self.vague(n)}
        for number in denied:
            again = dated.get((self.documents[number], self.types[number]))
            if again is not None and not self.given(number):
                self.first[number], self.last[number] = self.first[again], self.last[again]
                self.precisions[number] = self.precisions[again]

    def sentence(self, number: int) -> Span:
        """The sentence."""
        return Span(self.starts[number], self._column["sentence_end"][number], self.sentences[number])

    def trigger(self, number: int) -> Span:
        """The words that tell the event."""
        end = self._column["trigger_end"][number]
        return Span(self.trigger_starts[number], end, self.triggers[number])

    def participants(self, side: str, number: int) -> list[Participant]:
        """``actors`` or ``recipients`` as records."""
        places, (texts, starts, ends, names, countries, sectors, ids) = self._participants[side]
        return [
            Participant(texts[at], starts[at], ends[at], names[at], countries[at], tuple(sectors[at]), ids[at])
            for at in range(places[number], places[number + 1])
        ]

    def parties_at(self, number: int) -> list[int]:
        """The first characters of everyone on either side."""
        sides = (self._participants[side] for side in ("actors", "recipients"))
        return [start for places, columns in sides for start in columns[1][places[number] : places[number + 1]]]

    def attribution(self, number: int) -> list[Source]:
        """Who vouches for it, nearest first."""
        places, (names, texts, kinds, ids) = self._sources
        first, last = places[number], places[number + 1]
        return [Source(names[at], texts[at], kinds[at], ids[at]) for at in range(first, last)] if first < last else []

    def speaks_for(self, number: int, side: int) -> bool:
        """Whether who vouches for the telling is on a side, or is a body of a state that is."""
        speaker = next((link.actor_id for link in self.attribution(number) if link.kind == "speaker"), "")
        parties = self.parties
        for one in (parties.profiles[place] for place in parties.sides[side]) if speaker else ():
            of_state = one.sector in settings().same_body and one.country
            states = (f"state:{one.country}", f"role:{one.country}-") if of_state else ()
            if speaker == one.actor_id or speaker.startswith(states):
                return True
        return False

    def date(self, number: int) -> EventDate | None:
        """The date as it was grounded."""
        precision = self.precisions[number]
        if precision is None:
            return None
        starts, ends, texts = self._dates
        key = (starts[number] or "", ends[number] or "", texts[number] or "", precision)
        found = self._date_of.get(key)
        if found is None:
            found = self._date_of[key] = EventDate(*key)  # type: ignore[arg-type]
        return found

    def place(self, number: int) -> Place | None:
        """The place."""
        name = self.place_names[number]
        if name is None:
            return None
        countries, regions, lats, lons, ids = self._places
        key = (name, countries[number], regions[number], lats[number], lons[number], ids[number])
        found = self._place_of.get(key)
        if found is None:
            found = self._place_of[key] = Place(*key)
        return found

    def by_dateline(self, number: int) -> bool:
        """Whether only a dateline names the place, which is where the reporter sits."""
        found = self._by_dateline.get(number)
        if found is None:
            found = self._by_dateline[number] = _only_in_dateline(self.place_names[number], self.sentences[number])
        return found

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
        columns = (self._column["first"], self._column["last"], self.precisions, self._column["told_on"])
        for start, end, precision, told_on in zip(*columns, strict=True):
            begins = NO_DAY if start is None else int(start) + _EPOCH
            ends = begins if end is None else max(int(end) + _EPOCH, begins)
            if begins and told_on is not None and begins > told_on + _EPOCH:
                self._ahead.add(len(first))
                begins, ends, precision = (told_on + _EPOCH,) * 2 + (_PUBLISHED,)
            first.append(begins - lag if begins and precision == _PUBLISHED else begins)
            last.append(ends)
        return first, last

    def _sides(self, name: str) -> list[int]:
        nested, parties = self._nested[name], self.parties
        fields = (nested.fields[field] for field in ("actor_id", "name", "text", "country", "sectors"))
        known: dict[tuple[str, ...], int] = {}
        profiles = []
        for actor_id, name, text, country, sectors in zip(*fields, strict=True):
            key = (actor_id, name, "" if actor_id else text, country, sectors[0] if sectors else "")
            number = known.get(key)
            if number is None:
                number = known[key] = parties.profile(Profile(*key))
            profiles.append(number)
        return parties.numbered(tuple(profiles[start:end]) for start, end in nested.bounds())

    def _party_words(self) -> Iterator[tuple[str, ...]]:
        """For each event the names of the parties that are known, which say nothing beyond them."""
        known = [one.named for one in self.parties.profiles]
        names = [f"{one.name} {one.text} {one.country}" for one in self.parties.profiles]
        named = [tuple(names[one] for one in side if known[one]) for side in self.parties.sides]
        for side in self.everyone:
            yield named[side]


def numbered(names: Sequence[str]) -> list[int]:
    """Each name as a number, which is quicker to compare."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(name, len(numbers)) for name in names]


def _only_in_dateline(place: str | None, sentence: str) -> bool:
    if not place or sentence[:1] != place[:1]:
        return False
    dateline = find_dateline(sentence[:_DATELINE])
    if dateline is None:
        return False
    name = fold_word(place)
    return name == fold_word(dateline.place) and name not in fold_word(sentence[dateline.end :])


_PARTICIPANT = ("text", "start", "end", "name", "country", "sectors", "actor_id")
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

    def columns(self, names: Sequence[str]) -> tuple[list[int], list[list[Any]]]:
        """The offsets of the lists, and the values of these fields."""
        return self.offsets, [self.fields[name] for name in names]


def _values(column: Any) -> list[Any]:
    """The values of a column; words that come again are one object, which saves memory and is quicker to compare."""
    import pyarrow as pa

    if not pa.types.is_string(column.type):
        values: list[Any] = column.to_pylist()
        return values
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    encoded = whole.dictionary_encode()
    words = [*encoded.dictionary.to_pylist(), None]
    return list(map(words.__getitem__, encoded.indices.fill_null(-1).to_pylist()))


def read_told(archive: Queryable, wanted: EventFilter) -> Told:
    """The events that meet ``wanted``; those marked future or hypothetical, which nobody says happened, left out."""
    import pyarrow as pa

    where, params = wanted.where()
    found = archive.sql(_QUERY.format(where=where), [list(_LEFT_OUT), *params])
    return Told(pa.RecordBatchReader.from_stream(found).read_all())  # pa.table() would import pandas

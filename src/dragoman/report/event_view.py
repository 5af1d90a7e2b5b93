"""Events said in words: who did what to whom, when, where, according to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.actors.actor import Participant
from dragoman.events.event import Event
from dragoman.relations.relation import Party
from dragoman.relations.settings import settings
from dragoman.report import words
from dragoman.report.articles import Article, Articles
from dragoman.report.dyads import Dyad
from dragoman.report.passages import Mark, Segment, segments
from dragoman.report.scope import GENERIC
from dragoman.report.selection import Told

FILTER_PARTIES = 80


@dataclass(frozen=True, slots=True)
class Named:
    """A participant in words: ``name``, and ``about`` it (``Russia, government``)."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of the busiest pairs, numbered so that events can be filtered by it."""

    number: int
    dyad: Dyad
    a: str
    b: str
    by_country: bool

    @property
    def parties(self) -> tuple[Party, Party]:
        """The two as parties of a relation."""
        if self.by_country:
            return Party(self.a, country=self.dyad.a), Party(self.b, country=self.dyad.b)
        return Party(self.a, actor_ids=(self.dyad.a,)), Party(self.b, actor_ids=(self.dyad.b,))

    def faces(self, event: Event) -> bool:
        """Whether one acts on the other in ``event``, or both act together."""
        acting, receiving = ({self._key(one) for one in side} for side in (event.actors, event.recipients))
        a, b = self.dyad.a, self.dyad.b
        together = event.mutual and a in acting and b in acting
        return (a in acting and b in receiving) or (b in acting and a in receiving) or together

    def _key(self, one: Participant) -> str:
        return country_key(one) if self.by_country else one.actor_id


@dataclass(frozen=True, slots=True)
class Filters:
    """What the events on a page can be filtered by: names of participants, by number, and pairs."""

    parties: dict[str, int]
    pairs: list[Pair]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event in words. ``when`` is its date; ``reported`` says that it is only the day of publication."""

    number: int
    event: Event
    happened: str
    when: str
    reported: bool
    who: list[Named]
    whom: list[Named]
    verb: str
    after: str
    label: str
    quad: str
    flags: list[str]
    place: str
    source: str
    confidence: int
    sentence: list[Segment]
    article: Article | None
    passage: str
    copies: list[Article]
    parties: tuple[int, ...]
    pairs: tuple[int, ...]

    @property
    def anchor(self) -> str:
        """The event's id in the page."""
        return f"e{self.number}"


def event_marks(event: Event) -> list[Mark]:
    """The trigger and the participants of an event as marks."""
    marks = [Mark(event.trigger.start, event.trigger.end, "trigger")]
    marks += [Mark(one.start, one.end, "actor") for one in event.actors]
    return marks + [Mark(one.start, one.end, "recipient") for one in event.recipients]


def party_name(one: Participant) -> str:
    """What a participant is called: its name, else the words of the article."""
    return one.name or one.text


def about(country: str, sectors: Sequence[str], name: str, states: Mapping[str, str]) -> str:
    """``Russia, government``, without the country when that is the name."""
    place = words.party_label(country, states) if country else ""
    sector = words.sector_label(sectors[0]) if sectors else ""
    return ", ".join(part for part in (place if place.casefold() != name.casefold() else "", sector) if part)


def country_key(one: Participant) -> str:
    """The country in whose name a participant acts; empty when in none's."""
    speaks = (one.sectors[0] if one.sectors else "") in settings().state_sectors
    return one.country if speaks and one.country not in GENERIC else ""


def frequent_parties(shown: Sequence[Told]) -> dict[str, int]:
    """The names that the page can be filtered by, numbered from the most frequent."""
    counted = Counter(name for told in shown for name in _names(told.event))
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return {name: number for number, (name, _) in enumerate(ordered[:FILTER_PARTIES])}


def _names(event: Event) -> set[str]:
    return {party_name(one) for one in (*event.actors, *event.recipients)}


def event_view(told: Told, number: int, articles: Articles, filters: Filters, states: Mapping[str, str]) -> EventView:
    """The event in words, numbered ``number`` on its page."""
    event, article = told.event, articles.get(told.event.document_id)
    before, after = words.verb_parts(event)
    label, mode = words.type_label(event.event_type), words.mode_label(event.event_type, event.mode)
    when = words.date_label(event.date, article.published if article else "")
    return EventView(
        number=number,
        event=event,
        happened=told.happened,
        when=when.removeprefix("reported "),
        reported=when.startswith("reported "),
        who=[_party(one, states) for one in event.actors],
        whom=[_party(one, states) for one in event.recipients],
        verb=before,
        after=after,
        label=f"{label}, {mode}" if mode else label,
        quad=words.quad_label(event.quad),
        flags=[flag for flag in words.flags() if flag in event.auxiliary],
        place=words.place_label(event.place, states),
        source=words.chain_label(event.attribution, article.outlet if article else ""),
        confidence=round(event.confidence * 100),
        sentence=_sentence(event),
        article=article,
        passage=articles.passage(event.document_id, event.id),
        copies=[copy for one in told.copies if (copy := articles.get(one))],
        parties=tuple(sorted(filters.parties[name] for name in _names(event) if name in filters.parties)),
        pairs=tuple(pair.number for pair in filters.pairs if pair.faces(event)),
    )


def headline(event: Event) -> str:
    """The event in one line: ``Russia visited Syria``."""
    before, after = words.verb_parts(event)
    who = words.listed([party_name(one) for one in event.actors]) or "Somebody"
    whom = words.listed([party_name(one) for one in event.recipients])
    return " ".join(part for part in (who, before, whom, after) if part)


def _party(one: Participant, states: Mapping[str, str]) -> Named:
    return Named(party_name(one), about(one.country, one.sectors, party_name(one), states))


def _sentence(event: Event) -> list[Segment]:
    """The sentence with its marks; they count characters of the document, the sentence's text begins at its start."""
    shift = event.sentence.start
    marks = [Mark(mark.start - shift, mark.end - shift, mark.role) for mark in event_marks(event)]
    return segments(event.sentence.text, 0, len(event.sentence.text.rstrip()), marks)

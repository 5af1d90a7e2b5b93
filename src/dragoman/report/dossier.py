"""The Dossier: everything a report shows, gathered from a ledger and said in words, ready for the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.actors.actor import Participant
from dragoman.claims.claim import Claim
from dragoman.events.event import Event
from dragoman.report import words
from dragoman.report.accounts import AccountView, Version, account_views
from dragoman.report.archive import Archive, rows, state_names
from dragoman.report.articles import Article, Articles, Need, gather_articles
from dragoman.report.chart import Chart, draw
from dragoman.report.dyads import Dyad, busiest, series
from dragoman.report.passages import Mark, Segment, segments
from dragoman.report.scope import Scope, literal
from dragoman.report.selection import Told, events_of, key, shown_events
from dragoman.report.summary import (
    OutletCount,
    Refusal,
    Totals,
    TypeCount,
    outlet_counts,
    refusals,
    totals,
    type_counts,
)
from dragoman.report.voices import Voice, voices


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a report holds at most, so that its file can be mailed. What is left out is counted and said."""

    events: int = 300
    accounts: int = 60
    tellings: int = 12
    speakers: int = 40
    claims: int = 6
    documents: int = 500
    outlets: int = 100
    dyads: int = 12
    relations: int = 3
    refusals: int = 20
    text: int = 2_500_000
    article: int = 40_000


@dataclass(frozen=True, slots=True)
class Party:
    """A participant in words: ``name``, and ``about`` it (``Russia, government``)."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class EventView:
    """An event in words."""

    number: int
    event: Event
    when: str
    who: list[Party]
    whom: list[Party]
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
    party_keys: tuple[int, ...]

    @property
    def anchor(self) -> str:
        """The event's id in the page."""
        return f"e{self.number}"


@dataclass(frozen=True, slots=True)
class Relation:
    """A pair with its drawing."""

    dyad: Dyad
    a: str
    b: str
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim in words, with where it stands."""

    claim: Claim
    kind: str
    through: str
    article: Article | None
    passage: str


@dataclass(frozen=True, slots=True)
class VoiceView:
    """A speaker in words."""

    voice: Voice
    name: str
    about: str
    claims: list[ClaimView]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a report shows."""

    title: str
    scope: Scope
    scope_words: str
    totals: Totals
    types: list[TypeCount]
    countries: list[Dyad]
    actors: list[Dyad]
    relations: list[Relation]
    months: list[tuple[str, list[EventView]]]
    filter_parties: list[tuple[int, str]]
    accounts: list[AccountView]
    accounts_left_out: int
    voices: list[VoiceView]
    speakers: int
    claims: int
    outlets: list[OutletCount]
    outlets_left_out: int
    articles: Articles
    refusals: list[Refusal]
    states: Mapping[str, str]
    limits: Limits
    suggestions: list[str] = field(default_factory=list)

    @property
    def shown(self) -> int:
        """How many events are shown."""
        return sum(len(events) for _, events in self.months)

    @property
    def numbers(self) -> dict[str, dict[str, int]]:
        """The numbers of the events shown, by document and event id."""
        found: dict[str, dict[str, int]] = {article.id: {} for article in self.articles}
        for _, events in self.months:
            for view in events:
                found.get(view.event.document_id, {})[view.event.id] = view.number
        return found

    def party(self, code: str) -> str:
        """A country or organisation code in words."""
        return words.party_label(code, self.states)


def gather(ledger: Archive, scope: Scope, *, title: str | None = None, limits: Limits | None = None) -> Dossier:
    """Everything that a report on ``scope`` shows."""
    limits = limits or Limits()
    states = state_names(ledger)
    counts = totals(ledger, scope)
    shown = shown_events(ledger, scope, limits.events)
    told_accounts, accounts_left_out = account_views(ledger, scope, limits.accounts, limits.tellings)
    speaking, speakers, claims = voices(ledger, scope, limit=limits.speakers, claims=limits.claims)
    articles = gather_articles(
        ledger, scope, _needs(ledger, shown, told_accounts, speaking), limits.documents, limits.text, limits.article
    )
    countries = busiest(ledger, scope, by_country=True, limit=limits.dyads)
    outlets, outlets_left_out = outlet_counts(ledger, scope, limits.outlets)
    names = {party: _name(ledger, party, states) for party in scope.chosen_actors}
    filters = _filter_parties(shown)
    return Dossier(
        title=title or _title(scope, names),
        scope=scope,
        scope_words=_scope_words(scope, names),
        totals=counts,
        types=type_counts(ledger, scope),
        countries=countries,
        actors=busiest(ledger, scope, by_country=False, limit=limits.dyads),
        relations=_relations(ledger, scope, countries, names, limits.relations, states),
        months=_months(_event_views(shown, articles, filters, states)),
        filter_parties=[(number, name) for name, number in filters.items()],
        accounts=[account.linked(articles) for account in told_accounts],
        accounts_left_out=accounts_left_out,
        voices=[_voice_view(one, articles, states) for one in speaking],
        speakers=speakers,
        claims=claims,
        outlets=outlets,
        outlets_left_out=outlets_left_out,
        articles=articles,
        refusals=refusals(ledger, limits.refusals),
        states=states,
        limits=limits,
        suggestions=_suggestions(ledger) if scope.chosen_actors and not counts.events else [],
    )


def _name(ledger: Archive, party: str, states: Mapping[str, str]) -> str:
    if party.strip().upper() in states or words.party_label(party.strip().upper(), states) != party.strip().upper():
        return words.party_label(party.strip().upper(), states)
    value = literal(party.strip())
    query = f"SELECT mode(name) AS name FROM actors WHERE lower(id) = lower({value}) OR lower(name) = lower({value})"
    return next((found["name"] for found in rows(ledger, query) if found["name"]), party.strip())


def _suggestions(ledger: Archive) -> list[str]:
    query = """SELECT name FROM participants WHERE name <> '' GROUP BY name ORDER BY count(*) DESC, name LIMIT 12"""
    return [found["name"] for found in rows(ledger, query)]


def _title(scope: Scope, names: Mapping[str, str]) -> str:
    if scope.between:
        return " and ".join(names[party] for party in scope.between)
    return names[scope.actor] if scope.actor else "Who did what to whom"


def _scope_words(scope: Scope, names: Mapping[str, str]) -> str:
    said = []
    if scope.between:
        said.append(f"events between {names[scope.between[0]]} and {names[scope.between[1]]}")
    if scope.actor:
        said.append(f"events in which {names[scope.actor]} takes part")
    if scope.start and scope.end:
        said.append(f"from {words.day_label(scope.start)} to {words.day_label(scope.end)}")
    elif scope.start:
        said.append(f"since {words.day_label(scope.start)}")
    elif scope.end:
        said.append(f"until {words.day_label(scope.end)}")
    return ", ".join(said)


def _needs(
    ledger: Archive, shown: Sequence[Told], accounts: Sequence[AccountView], speaking: Sequence[Voice]
) -> list[Need]:
    """Everything the page will link to inside an article."""
    events = {key(told.event): told.event for told in shown}
    missing = [version.key for account in accounts for version in account.versions if version.key not in events]
    events |= {key(event): event for event in events_of(ledger, missing)}
    needs = [Need(event.document_id, event.sentence, event.id, event_marks(event)) for event in events.values()]
    for voice in speaking:
        needs += [Need(claim.document_id, claim.content, claim.id, claim_marks(claim)) for claim in voice.claims]
    return needs


def event_marks(event: Event) -> list[Mark]:
    """The trigger and the participants of an event as marks."""
    marks = [Mark(event.trigger.start, event.trigger.end, "trigger")]
    marks += [Mark(one.start, one.end, "actor") for one in event.actors]
    return marks + [Mark(one.start, one.end, "recipient") for one in event.recipients]


def claim_marks(claim: Claim) -> list[Mark]:
    """The speaker, the cue and the content of a claim as marks."""
    marks = [Mark(claim.cue.start, claim.cue.end, "cue"), Mark(claim.content.start, claim.content.end, "claim")]
    return marks + ([Mark(claim.speaker.start, claim.speaker.end, "speaker")] if claim.speaker else [])


def party_name(one: Participant) -> str:
    """What a participant is called: its name, else the words of the article."""
    return one.name or one.text


def _party(one: Participant, states: Mapping[str, str]) -> Party:
    return Party(party_name(one), _about(one.country, one.sectors, party_name(one), states))


def _about(country: str, sectors: Sequence[str], name: str, states: Mapping[str, str]) -> str:
    place = words.party_label(country, states) if country else ""
    sector = words.sector_label(sectors[0]) if sectors else ""
    return ", ".join(part for part in (place if place.casefold() != name.casefold() else "", sector) if part)


def _filter_parties(shown: Sequence[Told]) -> dict[str, int]:
    """The names that the page can be filtered by, numbered from the most frequent."""
    counted = Counter(
        name for told in shown for name in {party_name(one) for one in (*told.event.actors, *told.event.recipients)}
    )
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return {name: number for number, (name, _) in enumerate(ordered[:80])}


def _event_views(
    shown: Sequence[Told], articles: Articles, filters: Mapping[str, int], states: Mapping[str, str]
) -> list[tuple[str, EventView]]:
    views = []
    for number, told in enumerate(shown, 1):
        event, article = told.event, articles.get(told.event.document_id)
        before, after = words.verb_parts(event)
        label, mode = words.type_label(event.event_type), words.mode_label(event.event_type, event.mode)
        parties = {party_name(one) for one in (*event.actors, *event.recipients)}
        view = EventView(
            number=number, event=event, when=words.date_label(event.date, article.published if article else ""),
            who=[_party(one, states) for one in event.actors], whom=[_party(one, states) for one in event.recipients],
            verb=before, after=after, label=f"{label}, {mode}" if mode else label, quad=words.quad_label(event.quad),
            flags=[flag for flag in words.flags() if flag in event.auxiliary],
            place=words.place_label(event.place, states),
            source=words.chain_label(event.attribution, article.outlet if article else ""),
            confidence=round(event.confidence * 100), sentence=_sentence(event), article=article,
            passage=articles.passage(event.document_id, event.id),
            copies=[copy for one in told.copies if (copy := articles.get(one))],
            party_keys=tuple(sorted(filters[name] for name in parties if name in filters)),
        )  # fmt: skip
        views.append((told.happened, view))
    return views


def _sentence(event: Event) -> list[Segment]:
    """The sentence with its marks; they count characters of the document, the sentence's text begins at its start."""
    shift = event.sentence.start
    marks = [Mark(mark.start - shift, mark.end - shift, mark.role) for mark in event_marks(event)]
    return segments(event.sentence.text, 0, len(event.sentence.text), marks)


def _months(events: Sequence[tuple[str, EventView]]) -> list[tuple[str, list[EventView]]]:
    months: dict[str, list[EventView]] = {}
    for happened, view in events:
        months.setdefault(words.month_label(happened) if happened else "Without a date", []).append(view)
    return list(months.items())


def _relations(
    ledger: Archive,
    scope: Scope,
    countries: Sequence[Dyad],
    names: Mapping[str, str],
    limit: int,
    states: Mapping[str, str],
) -> list[Relation]:
    """The chosen pair, or the busiest pairs of countries, each over time."""
    found = []
    for dyad in countries[:1] if scope.between else countries[:limit]:
        if scope.between:
            pair, (a, b) = scope, (names[party] for party in scope.between)
        else:
            pair = Scope(between=(dyad.a, dyad.b), start=scope.start, end=scope.end, actor=scope.actor)
            a, b = words.party_label(dyad.a, states), words.party_label(dyad.b, states)
        found.append(Relation(dyad, a, b, draw(series(ledger, pair))))
    return found


def _voice_view(voice: Voice, articles: Articles, states: Mapping[str, str]) -> VoiceView:
    claims = []
    for claim in voice.claims:
        article = articles.get(claim.document_id)
        through = claim.channel.name or claim.channel.text if claim.channel else ""
        passage = articles.passage(claim.document_id, claim.id)
        claims.append(ClaimView(claim, words.kind_label(claim.kind), through, article, passage))
    about = _about(voice.country, voice.sectors, voice.name, states)
    return VoiceView(voice, voice.name or "Nobody named", about, claims)


__all__ = ["Dossier", "EventView", "Limits", "Version", "gather"]

"""The Dossier: everything a report shows, gathered from a ledger and said in words, ready for the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.claims.claim import Claim
from dragoman.relations.relation import Party, Relation, ToldStanding, ToldTurn
from dragoman.report import words
from dragoman.report.accounts import AccountView, account_views, accounts_in
from dragoman.report.articles import Article, Articles, Need, gather_articles
from dragoman.report.chart import Chart, draw
from dragoman.report.drawing import unchecked
from dragoman.report.dyads import busiest, step_for
from dragoman.report.event_view import (
    EventView,
    Filters,
    Pair,
    about,
    event_marks,
    event_view,
    frequent_parties,
    headline,
)
from dragoman.report.network import NetworkView, network_view
from dragoman.report.outlets import OutletView, outlet_views
from dragoman.report.passages import Mark
from dragoman.report.scope import Scope
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
from dragoman.standings.standing import Standing

if TYPE_CHECKING:
    from dragoman.ledger.ledger import Ledger


_TOLD = 4
"""Sentences shown for a change that articles tell."""


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
    pairs: int = 12
    relations: int = 3
    nodes: int = 18
    standings: int = 12
    compared: int = 12
    omissions: int = 8
    events_to_draw: int = 4
    refusals: int = 20
    text: int = 2_500_000
    article: int = 40_000


@dataclass(frozen=True, slots=True)
class Cause:
    """An event that a turning point rests on, in one line, and where it stands."""

    text: str
    passage: str


@dataclass(frozen=True, slots=True)
class StandingView:
    """How an article says that the two stand to each other: its words, who says so, and where it stands."""

    told: ToldStanding
    source: str
    article: Article | None
    passage: str


@dataclass(frozen=True, slots=True)
class ToldTurnView:
    """A change that articles tell, in their words."""

    turn: ToldTurn
    told: list[StandingView]


@dataclass(frozen=True, slots=True)
class RelationView:
    """A relation with its drawing; ``causes`` holds the events of each turning point."""

    a: str
    b: str
    anchor: str
    relation: Relation
    chart: Chart
    causes: list[list[Cause]]
    standings: list[StandingView]
    told_turns: list[ToldTurnView]


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
    countries: list[Pair]
    actors: list[Pair]
    relations: list[RelationView]
    network: NetworkView | None
    months: list[tuple[str, list[EventView]]]
    parties: list[tuple[int, str]]
    accounts: list[AccountView]
    accounts_left_out: int
    voices: list[VoiceView]
    speakers: int
    claims: int
    outlets: list[OutletCount]
    compared: list[OutletView]
    outlets_left_out: int
    articles: Articles
    refusals: list[Refusal]
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

    def first(self, flag: str) -> str:
        """The anchor of the first event shown that carries ``flag``; of the list of events when none is shown."""
        anchors = (view.anchor for _, events in self.months for view in events if flag in view.flags)
        return next(anchors, "events")


def gather(ledger: Ledger, scope: Scope, *, title: str | None = None, limits: Limits | None = None) -> Dossier:
    """Everything that a report on ``scope`` shows."""
    limits = limits or Limits()
    states = _state_names(ledger)
    names = [_name(party, states) for party in scope.parties]
    counts = totals(ledger, scope)
    shown = shown_events(ledger, scope, limits.events)
    every = accounts_in(ledger, scope)
    accounts, accounts_left_out = account_views(ledger, scope, every, limits.accounts, limits.tellings, states)
    anchors = {account.id: f"a{number}" for number, account in enumerate(accounts, 1)}
    speaking, speakers, claims = voices(ledger, scope, limit=limits.speakers, claims=limits.claims)
    countries, actors = _pairs(ledger, scope, limits.pairs, states)
    relations = _relations(ledger, scope, [*countries, *actors], limits)
    needs = _needs(ledger, shown, accounts, speaking, relations, limits.standings)
    articles = gather_articles(ledger, scope, needs, limits.documents, limits.text, limits.article)
    outlets, outlets_left_out = outlet_counts(ledger, scope, limits.outlets)
    filters = Filters(frequent_parties(shown), [*countries, *actors])
    views = [event_view(told, number, articles, filters, states) for number, told in enumerate(shown, 1)]
    return Dossier(
        title=title or " and ".join(names) or "Who did what to whom",
        scope=scope,
        scope_words=_scope_words(scope, names),
        totals=counts,
        types=type_counts(ledger, scope),
        countries=countries,
        actors=actors,
        relations=[
            view
            for number, one in enumerate(relations, 1)
            if (view := _relation_view(one, f"relation-{number}", articles, states, limits.standings))
        ],
        network=_network(ledger, scope, limits.nodes, states),
        months=_months(views),
        parties=[(number, name) for name, number in filters.parties.items()],
        accounts=[account.linked(articles) for account in accounts],
        accounts_left_out=accounts_left_out,
        voices=[_voice_view(one, articles, states) for one in speaking],
        speakers=speakers,
        claims=claims,
        outlets=outlets,
        compared=outlet_views(ledger, scope, every, anchors, limits.compared, limits.omissions),
        outlets_left_out=outlets_left_out,
        articles=articles,
        refusals=refusals(ledger, limits.refusals),
        limits=limits,
        suggestions=_suggestions(ledger) if scope.parties and not counts.events else [],
    )


def _state_names(ledger: Ledger) -> dict[str, str]:
    """Names of the states that the archive knows, by country code."""
    name = "mode(name ORDER BY document_id, position)"  # the same whatever the threads
    query = f"SELECT country, {name} AS name FROM actors WHERE id = 'state:' || country GROUP BY country"  # noqa: S608
    return {found["country"]: found["name"] for found in ledger.rows(query) if found["name"]}


def _name(party: Party, states: Mapping[str, str]) -> str:
    return words.party_label(party.country, states) if party.country else party.name


def _suggestions(ledger: Ledger) -> list[str]:
    query = "SELECT name FROM participants WHERE name <> '' GROUP BY name ORDER BY count(*) DESC, name LIMIT 12"
    return [found["name"] for found in ledger.rows(query)]


def _scope_words(scope: Scope, names: Sequence[str]) -> str:
    said = []
    if scope.between:
        said.append(f"events between {names[0]} and {names[1]}")
    if scope.actor:
        said.append(f"events in which {names[-1]} takes part")
    if scope.start and scope.end:
        said.append(f"from {words.day_label(scope.start)} to {words.day_label(scope.end)}")
    elif scope.start:
        said.append(f"since {words.day_label(scope.start)}")
    elif scope.end:
        said.append(f"until {words.day_label(scope.end)}")
    return ", ".join(said)


def _pairs(ledger: Ledger, scope: Scope, limit: int, states: Mapping[str, str]) -> tuple[list[Pair], list[Pair]]:
    countries = [
        Pair(number, dyad, words.party_label(dyad.a, states), words.party_label(dyad.b, states), by_country=True)
        for number, dyad in enumerate(busiest(ledger, scope, by_country=True, limit=limit))
    ]
    actors = [
        Pair(number, dyad, dyad.a_name, dyad.b_name, by_country=False)
        for number, dyad in enumerate(busiest(ledger, scope, by_country=False, limit=limit), len(countries))
    ]
    return countries, actors


def _relations(ledger: Ledger, scope: Scope, pairs: Sequence[Pair], limits: Limits) -> list[Relation]:
    """The chosen pair, the chosen actor's busiest pairs, or the busiest pairs of countries, each over time."""
    if scope.between:
        chosen = [scope.between]
    elif scope.actor:
        own = {scope.actor.country, *scope.actor.actor_ids}
        pairs = [
            pair for pair in pairs if pair.by_country == bool(scope.actor.country) and own & {pair.dyad.a, pair.dyad.b}
        ]
        chosen = [pair.parties for pair in pairs if pair.dyad.events >= limits.events_to_draw]
    else:
        chosen = [pair.parties for pair in pairs if pair.by_country and pair.dyad.events >= limits.events_to_draw]
    return [_relation(ledger, scope, pair) for pair in chosen[: limits.relations]]


def _relation(ledger: Ledger, scope: Scope, pair: tuple[Party, Party]) -> Relation:
    step = step_for(ledger, Scope(pair, None, scope.start, scope.end))
    a, b = (party.country or party.actor_ids[0] for party in pair)
    return ledger.relation(a, b, by=step, since=scope.start, until=scope.end)


def _relation_view(
    relation: Relation, anchor: str, articles: Articles, states: Mapping[str, str], standings: int
) -> RelationView | None:
    names = _name(relation.a, states), _name(relation.b, states)
    with unchecked():
        chart = draw(relation, names, anchor)
    if chart is None:
        return None
    causes = [
        [Cause(headline(event), articles.passage(event.document_id, event.id)) for event in point.events]
        for point in relation.turning_points
    ]
    told = [_standing_view(one, articles) for one in relation.standings[:standings]]
    turns = [
        ToldTurnView(turn, [_standing_view(one, articles) for one in turn.told[:_TOLD]])
        for turn in relation.told_turns[:standings]
    ]
    return RelationView(*names, anchor, relation, chart, causes, told, turns)


def _network(ledger: Ledger, scope: Scope, nodes: int, states: Mapping[str, str]) -> NetworkView | None:
    with unchecked():
        return network_view(ledger, scope, nodes, states)


def _standing_view(told: ToldStanding, articles: Articles) -> StandingView:
    one = told.standing
    source = words.chain_label(one.attribution, told.outlet)
    passage = articles.passage(one.document_id, one.id)
    return StandingView(told, source, articles.get(one.document_id), passage)


def _needs(
    ledger: Ledger,
    shown: Sequence[Told],
    accounts: Sequence[AccountView],
    speaking: Sequence[Voice],
    relations: Sequence[Relation],
    standings: int,
) -> list[Need]:
    """Everything the page will link to inside an article."""
    events = {key(told.event): told.event for told in shown}
    events |= {key(event): event for one in relations for point in one.turning_points for event in point.events}
    missing = [version.key for account in accounts for version in account.versions if version.key not in events]
    events |= {key(event): event for event in events_of(ledger, missing)}
    needs = [Need(event.document_id, event.sentence, event.id, event_marks(event)) for event in events.values()]
    needs += [_standing_need(told.standing) for one in relations for told in one.standings[:standings]]
    turns = [turn for one in relations for turn in one.told_turns[:standings]]
    needs += [_standing_need(told.standing) for turn in turns for told in turn.told[:_TOLD]]
    claims = [claim for voice in speaking for claim in voice.claims]
    return needs + [Need(claim.document_id, claim.content, claim.id, _claim_marks(claim)) for claim in claims]


def _standing_need(one: Standing) -> Need:
    marks = [Mark(one.span.start, one.span.end, "trigger"), Mark(one.a.start, one.a.end, "actor")]
    if one.b:
        marks.append(Mark(one.b.start, one.b.end, "recipient"))
    return Need(one.document_id, one.sentence, one.id, marks)


def _claim_marks(claim: Claim) -> list[Mark]:
    marks = [Mark(claim.cue.start, claim.cue.end, "cue"), Mark(claim.content.start, claim.content.end, "claim")]
    return marks + ([Mark(claim.speaker.start, claim.speaker.end, "speaker")] if claim.speaker else [])


def _months(views: Sequence[EventView]) -> list[tuple[str, list[EventView]]]:
    months: dict[str, list[EventView]] = {}
    for view in views:
        label = words.month_label(view.happened) if view.happened else "Without a date"
        months.setdefault(label, []).append(view)
    return list(months.items())


def _voice_view(voice: Voice, articles: Articles, states: Mapping[str, str]) -> VoiceView:
    claims = []
    for claim in voice.claims:
        through = claim.channel.name or claim.channel.text if claim.channel else ""
        passage = articles.passage(claim.document_id, claim.id)
        article = articles.get(claim.document_id)
        claims.append(ClaimView(claim, words.kind_label(claim.kind), through, article, passage))
    return VoiceView(
        voice, voice.name or "Nobody named", about(voice.country, voice.sectors, voice.name, states), claims
    )

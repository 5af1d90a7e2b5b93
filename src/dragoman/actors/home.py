"""Whose "the government", "police" and "protesters" are, when the phrase itself names no country.

A reader takes them for those of the country that the text is about: "Police in Nairobi fired at demonstrators", "the
Nigerian senate opened an inquiry into the army". So they are given to it, unless their sentence names another before
them. A text on two states is about neither, unless it was filed in one of them and names the other no more often; and a
state that merely acts tells nothing: "Britain urged the government to release the protesters" is not about British
ones. Nor is "Congress" that of the United States in a text from Lima that does not name them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.actors.actor import UNPLACED
from dragoman.actors.cast import Figure
from dragoman.actors.nouns import load_nouns
from dragoman.actors.officials import OF_STATES, Setting, acting_states, body_named_before, officials, place_officials
from dragoman.actors.phrases import case_of, function, predicate
from dragoman.actors.registry import Index
from dragoman.actors.scan import scan
from dragoman.actors.towns import settle_namesakes_of_states
from dragoman.documents.datelines import Dateline, find_dateline
from dragoman.language.view import Token, View

_NOWHERE = frozenset({"IGO", "NGO", "MNC", "ISM", "IMG", "REF"})
_BODIES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "REB"})
_PARTISANS = frozenset({"OPP", "PTY", "LEG", "GOV"})
_ABROAD = re.compile(r"\b(foreign|ambassador|embassy|diplomat|consul|envoy|mission)", re.IGNORECASE)
_INSIDE = frozenset({"in", "at", "near", "inside", "outside", "across", "around", "within", "throughout", "through"})
_LIVE_THERE = frozenset({"CVL", "REB", "UAF", "OPP", "MED", "AGR", "LAB", "REL"})
"""First sectors of those who mostly live where they do or suffer something; soldiers, reporters and envoys travel."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_WHOSE = frozenset({"amod", "compound", "nmod:poss", "nmod"})
_ARMED = frozenset({"REB", "OPP", "PRM", "CRM", "UAF"})
_ROLE_OF = re.compile(r"role:[A-Z]{3}-(?P<noun>[^~]+)")
_SEVERAL = re.compile(r"\b(?:governments|states|countries|nations|capitals|powers|sides)\b", re.IGNORECASE)
_NUMBER = re.compile(r"~\d+$")
TOLD, LIKELY, NOTHING = 2, 1, 0
"""What a name of a country tells of a text: it is about that country, it may be, it does not say."""
FEWEST, AHEAD, FAR_AHEAD = 3, 2, 3


class _Named(NamedTuple):
    """A country named at a token, and what its name tells."""

    token: int
    country: str
    tells: int


def place_at_home(doc: View, figures: Mapping[str, Figure], sentence_at: Sequence[int], index: Index) -> None:
    """Give the roles without a country the one they are told to be of; in doubt they stay without."""
    _settle_towns(doc.text, figures, index)
    settle_namesakes_of_states(doc, figures, index)
    common = {ident: figure for ident, figure in figures.items() if _has_common_name(figure, doc.text, index)}
    titled = officials(doc, figures)
    if not common and not titled and not any(_is_unplaced(figure) for figure in figures.values()):
        return
    dateline = find_dateline(doc.text)
    filed = _filed(figures, dateline, index)
    own = {ident: figure for ident, figure in figures.items() if ident not in common}
    told = _told(doc, own, sentence_at, index, dateline)
    home = _home(told, filed)
    if titled:
        setting = Setting(acting_states(doc, own, sentence_at), home, filed)
        before = {figure.actor.id: _named_before_official(doc, figure, told, sentence_at) for figure in titled}
        where = {
            figure.actor.id: _speaks_in(doc, figure, told, sentence_at) or body_named_before(doc.text, figure, own)
            for figure in titled
        }
        place_officials(titled, before, where, sentence_at, setting)
    _place_where_they_act(doc, figures, told, sentence_at)
    _place_namesakes(figures, told, sentence_at)
    _place_inner_bodies(figures, told, sentence_at)
    if home:
        named = {figure.actor.country for figure in own.values()}
        certain = filed == home or _inside(told)[home] >= FEWEST
        for figure in common.values():
            if certain and figure.actor.country not in named:
                _place(figure, home, f"what the text is about; it does not name {figure.actor.country}")
    scene = home or _scene(told)
    for figure in figures.values():
        if not _is_unplaced(figure) or not figure.mentions or not _named_before(figure, told, sentence_at) <= {scene}:
            continue
        if home:
            if not _denied_of_victims(doc[figure.first], home, told.get(sentence_at[figure.first], ())):
                _place(figure, home, "what the text is about")
        elif scene and _LIVE_THERE.intersection(figure.actor.sectors[:1]) and not _is_acted_upon(doc, figure, told):
            _place(figure, scene, "where what the text tells takes place")


def home_of(doc: View, figures: Mapping[str, Figure], sentence_at: Sequence[int], index: Index) -> str:
    """The country that the text is about, ``""`` when it is about none or in doubt."""
    dateline = find_dateline(doc.text)
    own = {ident: figure for ident, figure in figures.items() if not _has_common_name(figure, doc.text, index)}
    return _home(_told(doc, own, sentence_at, index, dateline), _filed(figures, dateline, index))


def _denied_of_victims(subject: Token, home: str, named: Sequence[_Named]) -> bool:
    """Whether nobody of the kind is said to have harmed people of ``home``: "no army unit held any Colombian" speaks
    for another's army."""
    denied = any(child.form in _NONE for child in subject.children)
    return denied and any(one.country == home and one.token > subject.i for one in named)


_NONE = frozenset({"no", "not", "none", "neither"})


def _is_acted_upon(doc: View, figure: Figure, told: Mapping[int, Sequence[_Named]]) -> bool:
    """Whether a state or somebody of its acts upon the figure: "Tajik guards fired on labourers" tells not on whose."""
    head = predicate(doc[figure.first])
    subjects = {child.i for child in head.children if function(child) in _SUBJECTS}
    acting = [doc[one.token] for own in told.values() for one in own]
    return any(
        token.i < figure.first and (token.i in subjects or (token.head.i in subjects and token.dep_ in _WHOSE))
        for token in acting
    )


def _place(figure: Figure, country: str, why: str) -> None:
    reason = f"{figure.actor.reason}; country {country}: {why}"
    figure.actor = replace(figure.actor, country=country, reason=reason)


def _place_where_they_act(
    doc: View, figures: Mapping[str, Figure], told: Mapping[int, Sequence[_Named]], sentence_at: Sequence[int]
) -> None:
    """ "In Moscow, the Foreign Ministry demanded", "in Damascus, the new leaders have called": of that country."""
    for figure in figures.values():
        actor = figure.actor
        body = actor.id.startswith("doc:") and actor.kind == "organisation" and OF_STATES.intersection(actor.sectors)
        if (_is_unplaced(figure) or (body and not actor.country)) and figure.mentions:
            before = {one.token for one in told.get(sentence_at[figure.first], ()) if one.token < figure.first}
            country = _speaks_in(doc, figure, told, sentence_at, only=before)
            if country:
                _place(figure, country, "acts there")


def _place_namesakes(
    figures: Mapping[str, Figure], told: Mapping[int, Sequence[_Named]], sentence_at: Sequence[int]
) -> None:
    """ "Rebels", where the text has "Syrian rebels" and no other ones: of the same country."""
    known: dict[str, set[str]] = defaultdict(set)
    for ident, figure in figures.items():
        if (match := _ROLE_OF.match(ident)) and figure.actor.country:
            known[match["noun"]].add(figure.actor.country)
    for ident, figure in figures.items():
        countries = known.get(_NUMBER.sub("", ident.removeprefix(UNPLACED)), set())
        if len(countries) != 1 or not _is_unplaced(figure) or not figure.mentions:
            continue
        armed = _ARMED.intersection(figure.actor.sectors[:1])
        if armed and _named_before(figure, told, sentence_at) <= countries:
            _place(figure, min(countries), "those of that name in the text are of it")


def _place_inner_bodies(
    figures: Mapping[str, Figure], told: Mapping[int, Sequence[_Named]], sentence_at: Sequence[int]
) -> None:
    """ "Peru has been in turmoil since the supreme court freed the mayor": courts, parliaments and police of the only
    country that their first sentence names, where no other is named in more sentences of the text."""
    named = Counter(country for own in told.values() for country in {one.country for one in own})
    for figure in figures.values():
        if not _INNER.intersection(figure.actor.sectors[:1]) or not _is_unplaced(figure) or not figure.mentions:
            continue
        here = {one.country for one in told.get(sentence_at[figure.first], ())}
        if len(here) == 1 and named[min(here)] == max(named.values()):
            _place(figure, min(here), "the only country of its sentence, and named most")


_INNER = frozenset({"JUD", "LEG", "COP"})


def _named_before(figure: Figure, told: Mapping[int, Sequence[_Named]], sentence_at: Sequence[int]) -> frozenset[str]:
    """The countries that the sentence of the figure's first mention names before it."""
    first = figure.first
    return frozenset(named.country for named in told.get(sentence_at[first], ()) if named.token < first)


def _named_before_official(
    doc: View, figure: Figure, told: Mapping[int, Sequence[_Named]], sentence_at: Sequence[int]
) -> frozenset[str]:
    """The same, without those in the words that the sentence has him say: "Peru had fired first, Ana Reyes said"."""
    subject = doc[figure.first]
    says = subject.dep_ == "nsubj" and subject.head.lemma_.lower() in load_nouns().speech
    return frozenset() if says else _named_before(figure, told, sentence_at)


def _speaks_in(
    doc: View,
    figure: Figure,
    told: Mapping[int, Sequence[_Named]],
    sentence_at: Sequence[int],
    only: Container[int] | None = None,
) -> str:
    """The country of the place where the sentence that introduces the figure has it speak: "Reyes said in Lima".

    ``only``: the tokens of the names that may tell it.
    """
    subject = doc[figure.first]
    if subject.dep_ != "nsubj":
        return ""
    named = [one for one in told.get(sentence_at[subject.i], ()) if doc[one.token].head == subject.head]
    named = [one for one in named if only is None or one.token in only]
    return next((one.country for one in named if case_of(doc[one.token]) == "in"), "")


def _settle_towns(text: str, figures: Mapping[str, Figure], index: Index) -> None:
    """Take a town of a name that several countries know for the one in a country that the text names otherwise.

    A longer name of which a town's name is the beginning ("Highland Tea Workers' Union") is of its country only where
    the text names that, too.
    """
    others = [figure for ident, figure in figures.items() if figure.mentions and not ident.startswith("place:")]
    countries = Counter(figure.actor.country for figure in others)
    of_towns = {ident: town for ident, figure in figures.items() if (town := _town(figure, text, index))}
    countries.subtract(figures[ident].actor.country for ident in of_towns if not ident.startswith("place:"))
    named = {country for country, count in countries.items() if count > 0}
    for ident, (codes, is_part) in of_towns.items():
        actor = figures[ident].actor
        meant = max(codes, key=lambda code: countries[code])  # the first of those that are named most
        if actor.country in named:
            continue
        if meant in named:
            reason = f"{actor.reason}; country {meant}: the text names it, not {actor.country}"
            figures[ident].actor = replace(actor, country=meant, reason=reason)
        elif is_part:
            reason = f"{actor.reason}; no country: the text does not name {actor.country}"
            figures[ident].actor = replace(actor, country="", reason=reason)


class _Town(NamedTuple):
    """The countries that know a town of a name, and whether the name is only the beginning of a longer one."""

    codes: Sequence[str]
    is_part: bool


def _town(figure: Figure, text: str, index: Index) -> _Town | None:
    """The town whose name gives the figure its country; None when something else does."""
    actor = figure.actor
    if not actor.country or not figure.mentions or actor.id in index.by_id or actor.id.startswith("state:"):
        return None
    found = [town for start, end in figure.mentions if (town := _telling_town(actor.country, text[start:end], index))]
    if not found:
        return None
    return (
        _Town(found[0].codes, any(town.is_part for town in found))
        if len(found[0].codes) > 1 or found[0].is_part
        else None
    )


def _telling_town(country: str, phrase: str, index: Index) -> _Town | None:
    segments = scan(phrase, index)
    telling = [place for place, one in enumerate(segments) if one.country or (one.entity and one.entity.country)]
    if not telling or any(segments[place].flavour != "G" for place in telling):
        return None
    codes = list(dict.fromkeys(code for place in telling for code in segments[place].country.split(" ")))
    after = segments[telling[0] + 1 : telling[0] + 2]
    is_part = len(telling) == 1 and bool(after) and after[0].flavour == "X"
    return _Town(codes, is_part) if country in codes else None


def _is_unplaced(figure: Figure) -> bool:
    actor = figure.actor
    if _SEVERAL.search(actor.name):
        return False  # "some governments", "ministers of the member states"
    if actor.country or _NOWHERE.intersection(actor.sectors):
        return False
    if actor.id.startswith("doc:"):  # "the Ministry of Defence", "Ana Reyes, a member of the opposition"
        if any(map(_ABROAD.search, (actor.name, *figure.roles))):
            return False
        told = _BODIES if actor.kind == "organisation" else _PARTISANS if not actor.role else _PARTISANS - {"GOV"}
        return bool(told.intersection(actor.sectors[:1]))
    return actor.id.startswith(UNPLACED)


def _has_common_name(figure: Figure, text: str, index: Index) -> bool:
    """Whether nothing but the name of a body that many states have ("Congress") gives the figure its country."""
    actor = figure.actor
    if not actor.country or not figure.mentions or (actor.kind == "person" and actor.id in index.by_id):
        return False
    if actor.id.startswith(("state:", "place:")):
        return False
    segments = [one for start, end in figure.mentions for one in scan(text[start:end], index)]
    telling = [one for one in segments if actor.country in (one.country, one.entity.country if one.entity else "")]
    return bool(telling) and all(one.flavour == "O" and one.role is not None for one in telling)


def _is_state(country: str, index: Index) -> bool:
    return f"state:{country}" in index.by_id


def _filed(figures: Mapping[str, Figure], dateline: Dateline | None, index: Index) -> str:
    """The country of the place that a dateline names, ``""`` when there is none."""
    if dateline is None:
        return ""
    countries = {
        figure.actor.country
        for figure in figures.values()
        if any(dateline.start <= start < dateline.end for start, _ in figure.mentions)
        and not figure.actor.id.startswith("org:")  # "(Reuters)"
        and _is_state(figure.actor.country, index)
    }
    return countries.pop() if len(countries) == 1 else ""


def _told(
    doc: View,
    figures: Mapping[str, Figure],
    sentence_at: Sequence[int],
    index: Index,
    dateline: Dateline | None,
) -> dict[int, list[_Named]]:
    """Sentence → the countries named in it."""
    told: dict[int, list[_Named]] = defaultdict(list)
    for figure in figures.values():
        country = figure.actor.country
        if country and _is_state(country, index):
            own = _tells(figure)
            for (start, _), token in figure.mentions.items():
                if dateline is None or not dateline.start <= start < dateline.end:
                    tells = own if own is not None else _tells_where(doc[token])
                    told[sentence_at[token]].append(_Named(token, country, tells))
    return told


def _tells_where(head: Token) -> int:
    """What the name of a place or state tells where it stands."""
    return TOLD if case_of(head) in _INSIDE or head.dep_ == "nmod:poss" else NOTHING


def _tells(figure: Figure) -> int | None:
    """What any mention of the figure tells, None when that depends on where it stands."""
    actor = figure.actor
    if actor.id.startswith(("place:", "state:")):
        return None
    if actor.id.startswith("org:") or any(map(_ABROAD.search, (actor.name, actor.role or "", *figure.roles))):
        return NOTHING
    return LIKELY if actor.kind == "person" and "GOV" in actor.sectors else TOLD


def _home(told: Mapping[int, Sequence[_Named]], filed: str) -> str:
    """The country that the text is about, ``""`` when there is none.

    It is the one where the text was filed if it is named in more sentences than any other, or in as many and first; or
    the only one named, and not merely as one that acts; or it is told of in three sentences at least, and in ``AHEAD``
    times as many as any other is named in.
    """
    named = Counter(country for own in told.values() for country in {one.country for one in own})
    inside = _inside(told)
    if not named:
        return ""
    (country, most), *others = named.most_common(2)
    leads = not others or others[0][1] < most or filed == _first(told)
    if filed and named[filed] == most and leads and inside[filed] >= max(inside.values(), default=0):
        return filed
    if not others:
        return country if any(one.tells > NOTHING for own in told.values() for one in own) else ""
    if filed and filed != country and named[filed] * FAR_AHEAD > most:
        return ""
    return country if inside[country] >= max(FEWEST, AHEAD * others[0][1]) else ""


def _scene(told: Mapping[int, Sequence[_Named]]) -> str:
    """The country in which most of what a text tells takes place, ``AHEAD`` times as much as in any other."""
    ranked = _inside(told).most_common(2)
    most = ranked[0][1] if ranked else 0
    return ranked[0][0] if most >= max(FEWEST, AHEAD * sum(count for _, count in ranked[1:])) else ""


def _inside(told: Mapping[int, Sequence[_Named]]) -> Counter[str]:
    """In how many sentences something is told to be in, or of, each country."""
    return Counter(country for own in told.values() for country in {one.country for one in own if one.tells == TOLD})


def _first(told: Mapping[int, Sequence[_Named]]) -> str:
    return min(named for own in told.values() for named in own).country

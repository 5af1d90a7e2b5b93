"""How surely two tellings are of one event: points for what they share, fewer for what differs.

The weights are in data/accounts/accounts.yaml.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import asin, cos, inf, radians, sin, sqrt

from dragoman.accounts.parties import LIKELY, UNSURE
from dragoman.accounts.roles import VIOLENCE, Roles
from dragoman.accounts.settings import settings
from dragoman.accounts.telling import NO_DAY, Told, numbered
from dragoman.accounts.words import stem

_EARTH = 6371.0
"""Mean radius in kilometres."""
_OWN_SENTENCE = 0.35
"""What two events of one sentence share in words: less than the sentence itself, which is the same for both."""
_CONVERSE = "told from its other end"

_AIM = "target"
"""The stem of a verb of which the purpose may be denied: "did not target the hospital" grants the strike."""
_OF_WORDS = frozenset({1, 3})
"""The quad classes of acts of words."""
_MANY_WORDS = 0.4
"""Shared words from which they are named among the reasons."""

_LONG_AGO = re.compile(r"\b(?:weeks?|months?|years?) (?:ago|earlier|before)\b", re.IGNORECASE)


class Likeness:
    """Compares tellings by number; each pair once."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._rules = settings().match
        self._known: dict[tuple[int, int], float] = {}
        self._roles = Roles(told)
        self._first, self._last, self._negated = told.first, told.last, told.negated
        self._documents = numbered(told.documents)
        self._originals = numbered(told.originals)
        self._exact = [told.exact(number) for number in range(len(told))]
        self._vague = [told.vague(number) for number in range(len(told))]
        self._given = [exact or vague for exact, vague in zip(self._exact, self._vague, strict=True)]
        self._stems = _stems(told.triggers)
        self._kinds: dict[tuple[str, str, str, str], tuple[float, float, str]] = {}
        self._acts: dict[tuple[str, str], list[int]] = {}
        self._pairs_of_article: dict[tuple[str, str], set[tuple[frozenset[str], frozenset[str]]]] = {}

    def points(self, one: int, other: int) -> float:
        """What the pair scores, ``-inf`` when something excludes it."""
        key = (one, other) if one < other else (other, one)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._points(*key)
        return found

    def reason(self, one: int, other: int) -> str:
        """What speaks for the pair, in words."""
        reasons = [self._kind(one, other)[1]]
        if self._exact[one] and self._exact[other] and self._date(one, other) >= self._rules.same_day:
            reasons.append("same day")
        if self._place(one, other) > 0:
            reasons.append("same place")
        if self._words(one, other) >= _MANY_WORDS:
            reasons.append("same words")
        return ", ".join(reasons)

    def _points(self, one: int, other: int) -> float:
        rules = self._rules
        same_article = self._documents[one] == self._documents[other]
        denied = self._negated[one] != self._negated[other]
        if denied and same_article and self._told.starts[one] == self._told.starts[other]:
            return -inf  # a sentence that denies one and tells the other
        parties = self._parties(one, other)
        if parties == -inf:
            return -inf
        date = self._date(one, other)
        if date == -inf:
            return -inf
        place = self._place(one, other)
        total = date + parties + place + self._kind(one, other)[0]
        if total == -inf:
            return -inf
        words = self._words(one, other)
        total += rules.words * words
        if denied:
            total += self._of_denial(one, other, words)
        if same_article:
            verbal = self._told.quads[one] in _OF_WORDS
            total += rules.same_article_words if verbal and words < _MANY_WORDS else rules.same_article
            return total + (rules.left_unsaid if not verbal and self._left_unsaid(one, other) else 0.0)
        total += self._of_busy_parties(one, other, words)
        total += rules.bare if words < rules.bare_words and place <= 0 and self._is_bare(one, other) else 0.0
        return total + self._by_articles(one, other, total, max(parties, place), words)

    def _of_denial(self, one: int, other: int, words: float) -> float:
        """What speaks against a pair of which one is denied: that something else may be."""
        if self._of_another_target(one, other, words):
            return -inf
        if not self._denied_apart(one, other, words):
            return 0.0
        return self._rules.denied_apart if self._told.types[one] == self._told.types[other] else -inf

    def _of_busy_parties(self, one: int, other: int, words: float) -> float:
        """What speaks against two acts of words that share hardly a word: the more days the archive tells of such acts
        of one of their parties, the likelier they are two."""
        rules, told = self._rules, self._told
        if words >= rules.busy_words or not {told.quads[one], told.quads[other]} <= _OF_WORDS:
            return 0.0
        if self._exact[one] and self._exact[other] and self._first[one] == self._first[other]:
            return 0.0
        days = max(self._days_of_acts(one), self._days_of_acts(other))
        return max(rules.busiest, rules.busy_day * max(0, days - rules.busy_free))

    def _days_of_acts(self, number: int) -> int:
        """The days within ``retold`` days of an act of words on which the archive tells acts of its type by a party."""
        if not self._acts:
            self._acts = self._days_by_actor()
        told, most = self._told, 0
        for country in told.parties.countries(told.actors[number]):
            days = self._acts.get((told.types[number], country), [])
            low = bisect_left(days, self._first[number] - self._rules.retold)
            most = max(most, bisect_right(days, self._first[number] + self._rules.retold) - low)
        return most

    def _days_by_actor(self) -> dict[tuple[str, str], list[int]]:
        """For each type of acts of words and country of a party the days of such acts, in order."""
        told = self._told
        found: dict[tuple[str, str], set[int]] = {}
        for number, (kind, quad) in enumerate(zip(told.types, told.quads, strict=True)):
            if quad in _OF_WORDS and self._first[number] != NO_DAY:
                for country in told.parties.countries(told.actors[number]):
                    found.setdefault((kind, country), set()).add(self._first[number])
        return {key: sorted(days) for key, days in found.items()}

    def _is_bare(self, one: int, other: int) -> bool:
        """Whether a text gives no more than a month or the like for one of the two."""
        return self._vague[one] or self._vague[other]

    def _by_articles(self, one: int, other: int, total: float, shared: float, words: float) -> float:
        """What the rest of two articles says for or against a pair; asked only where it may decide."""
        rules = self._rules
        hardly = shared < rules.hardly and words < rules.hardly_words
        least = rules.enough_on_average if hardly else rules.enough - rules.articles
        if not least <= total < (inf if hardly else rules.enough):
            return 0.0
        if self._originals[one] == self._originals[other]:  # of copies the rest is the same whatever they tell
            return 0.0
        alike = self._told.words.articles(one, other)
        gain = rules.articles * alike if total < rules.enough else 0.0
        return gain + (rules.hardly_shared if hardly and alike < rules.hardly_articles else 0.0)

    def excluding_actors(self, one: int, other: int) -> bool:
        """Whether the two name actors of whom at most one can have done it."""
        told = self._told
        if told.types[one] not in settings().who_did_it or told.types[one] != told.types[other]:
            return False
        mine, theirs = told.actors[one], told.actors[other]
        if not (mine and theirs) or told.parties.likeness(mine, theirs) > 0:
            return False
        if told.types[one] in settings().harm_by_force and told.parties.opposed(mine, theirs):
            return bool(told.attribution(one) and told.attribution(other))
        return told.parties.of_other_states(mine, theirs)

    def other_actors(self, one: int, other: int) -> bool:
        """Whether the two name actors that are hardly the same, of one country at most: an army, a group unknown.

        "A militant group" may be any.
        """
        told = self._told
        if not {told.types[one], told.types[other]} <= settings().who_did_it | settings().who_ended_it:
            return False
        if any(map(told.parties.nameless, (told.actors[one], told.actors[other]))):
            return False
        countries = [told.parties.countries(told.actors[number]) for number in (one, other)]
        likely = told.parties.likeness(told.actors[one], told.actors[other])
        return likely <= LIKELY and not countries[0] & countries[1]

    def in_many_words(self, one: int, other: int) -> bool:
        """Whether the two sentences share much of their words."""
        return self._words(one, other) >= _MANY_WORDS

    def of_others(self, one: int, other: int) -> bool:
        """Whether the two name parties that exclude each other."""
        key = (one, other) if one < other else (other, one)
        return self._known.get(key, -inf) == -inf and self._parties(*key) == -inf

    def others(self, one: int, other: int) -> bool | None:
        """The same of two whose parties can be compared, None of others: the text says the countries of both sides of
        both; of what is done together it says those of anybody, and no country is in both."""
        told, mutual = self._told, settings().mutual_types
        said = told.parties.said
        if told.types[one] in mutual or told.types[other] in mutual:
            mine, theirs = said(told.everyone[one]), said(told.everyone[other])
            return not mine & theirs if mine and theirs else None
        known = all(said(side[number]) for side in (told.actors, told.recipients) for number in (one, other))
        return self.of_others(one, other) if known else None

    def other_days(self, one: int, other: int) -> bool | None:
        """Whether the dates that two texts give share no day, None where one gives none."""
        if not (self._given[one] and self._given[other]):
            return None
        first, last = self._first, self._last
        return (first[one] > last[other] or first[other] > last[one]) and self._negated[one] == self._negated[other]

    def long_apart(self, one: int, other: int) -> bool:
        """Whether the text gives the earlier of the two a time from which the other is months or years away."""
        if self._negated[one] != self._negated[other] or NO_DAY in (self._first[one], self._first[other]):
            return False
        earlier, later = (one, other) if self._last[one] < self._last[other] else (other, one)
        return self._given[earlier] and self._first[later] - self._last[earlier] > self._rules.long_apart

    def elsewhere(self, one: int, other: int) -> bool:
        """Whether the two are told of different places."""
        return self._place(one, other) < 0

    def _kind(self, one: int, other: int) -> tuple[float, str]:
        told, rules = self._told, self._rules
        kinds = told.types[one], told.modes[one], told.types[other], told.modes[other]
        found = self._kinds.get(kinds)
        if found is None:
            found = self._kinds[kinds] = self._compare_kinds(*kinds)
        points, more, reason = found
        if reason == _CONVERSE and not self._converse(one, other):
            return -inf, ""
        return points + (more + (rules.same_trigger if self._stems[one] == self._stems[other] else 0.0)), reason

    def _compare_kinds(self, kind: str, mode: str, kind2: str, mode2: str) -> tuple[float, float, str]:
        """Points of two types with their modes, what such types need more than others, and how they are alike."""
        rules = self._rules
        more = min(rules.needs_more.get(kind, 0.0), rules.needs_more.get(kind2, 0.0))
        if kind != kind2:
            if (kind, kind2) not in rules.near_types:
                return -inf, 0.0, ""
            if rules.is_converse(kind, kind2):
                return rules.converse_type, more, _CONVERSE
            return rules.near_type, more, "near types"
        if kind in rules.modes_apart and mode and mode2 and mode != mode2:
            return rules.same_type + rules.other_mode, more, "same type"
        same_mode = bool(mode) and mode == mode2
        return rules.same_mode if same_mode else rules.same_type, more, "same mode" if same_mode else "same type"

    def _date(self, one: int, other: int) -> float:
        rules, first, last = self._rules, self._first, self._last
        mine, theirs = first[one], first[other]
        if mine == NO_DAY or theirs == NO_DAY:
            return 0.0 if mine == theirs else rules.unknown_date
        gap = max(0, mine - last[other], theirs - last[one])
        if not (self._given[one] and self._given[other]) and self._documents[one] == self._documents[other]:
            return rules.undated if gap else rules.published
        if gap and self._negated[one] != self._negated[other]:
            return self._date_of_denial(one, other)
        if self._exact[one] and self._exact[other]:
            return rules.same_day + gap * rules.day_apart if gap <= rules.days else -inf
        if self._vague[one] or self._vague[other]:
            return self._vague_date(one, other, gap)
        return rules.published + gap * rules.published_apart if gap <= rules.retold else -inf

    def _date_of_denial(self, one: int, other: int) -> float:
        denial, event = (one, other) if self._told.negated[one] else (other, one)
        late = self._first[denial] - self._last[event]
        if self._vague[denial] and late > self._rules.days:  # "nobody was expelled this week"
            return -inf
        return 0.0 if 0 < late <= self._rules.denied_within else -inf

    def _vague_date(self, one: int, other: int, gap: int) -> float:
        rules, told = self._rules, self._told
        if max(told.last[n] - told.first[n] for n in (one, other)) > rules.widest:
            same = (told.first[one], told.last[one]) == (told.first[other], told.last[other])
            return rules.vague_date if same else -inf
        return rules.vague_date if gap == 0 else rules.vague_date + gap * rules.day_apart if gap <= rules.days else -inf

    def _place(self, one: int, other: int) -> float:
        rules, told = self._rules, self._told
        here, there = told.place_names[one], told.place_names[other]
        if not here or not there:
            return 0.0
        if here == there:
            return 0.0 if told.by_dateline(one) and told.by_dateline(other) else rules.same_place
        if told.by_dateline(one) or told.by_dateline(other):
            return 0.0
        countries = told.place_countries[one], told.place_countries[other]
        if countries[0] != countries[1] and all(countries):
            ends = told.parties.countries(told.everyone[one]) | told.parties.countries(told.everyone[other])
            near = set(countries) <= ends or self._words(one, other) >= rules.other_country_words
            return rules.other_country if near else -inf
        regions = told.region(one), told.region(other)
        if here == regions[1] or there == regions[0] or not all(regions):  # a part of it, or a whole country
            return 0.0
        return 0.0 if self._kilometres(one, other) <= rules.near_place else rules.other_place

    def _kilometres(self, one: int, other: int) -> float:
        here, there = self._told.position(one), self._told.position(other)
        if here is None or there is None:
            return 0.0
        (lat, lon), (lat2, lon2) = here, there
        across = sin(radians(lat2 - lat) / 2) ** 2
        across += cos(radians(lat)) * cos(radians(lat2)) * sin(radians(lon2 - lon) / 2) ** 2
        return 2 * _EARTH * asin(sqrt(across))

    def _parties(self, one: int, other: int) -> float:
        actors, recipients = self._roles.points(one, other)
        if self._documents[one] == self._documents[other]:
            if recipients != -inf and (self.laid_to_another(one, other) or self.laid_to_another(other, one)):
                return max(recipients, 0.0) + self._rules.laid_to_another
            if self._mirrored(one, other):
                return self._rules.mirrored
        if actors == -inf and recipients != -inf and self._another_actor(one, other, recipients):
            return recipients
        return actors + recipients

    def _mirrored(self, one: int, other: int) -> bool:
        """Whether an article tells a deed with the roles changed: of an exchange of fire, each says that the other
        began."""
        told = self._told
        pairs = (told.actors[one], told.recipients[other]), (told.recipients[one], told.actors[other])
        if not told.types[one] == told.types[other] == VIOLENCE or not all(map(all, pairs)):
            return False
        likeness = told.parties.likeness
        crossed = all(likeness(*pair) > self._rules.chance_party for pair in pairs)
        return crossed and not likeness(told.actors[one], told.actors[other])

    def _left_unsaid(self, one: int, other: int) -> bool:
        """Whether one of two events of an article leaves a side unsaid, and the article tells of one pair of parties
        in deeds of that type: "two guards were killed", after the raid."""
        told = self._told
        if told.types[one] != told.types[other] or told.negated[one] != told.negated[other]:
            return False
        if all(map(self._complete, (one, other))):
            return False
        return len(self._of_article(told.documents[one], told.types[one])) <= 1

    def _denied_apart(self, one: int, other: int, words: float) -> bool:
        """Whether one is denied, and neither its word nor the rest of its sentence is the other's; of acts of words, of
        which there are many, the rest too must be."""
        modes = self._told.modes
        alike = self._stems[one] == self._stems[other] or modes[one] == modes[other] != ""
        verbal = {self._told.quads[one], self._told.quads[other]} <= _OF_WORDS
        if alike and verbal:
            return self._words_beside(one, other) < self._rules.denied_beside
        return not alike and words < _MANY_WORDS

    def _of_another_target(self, one: int, other: int, words: float) -> bool:
        """Whether one is denied of somebody or something else than it is told of: "had not targeted the hospital"."""
        told = self._told
        if told.types[one] in settings().mutual_types or words >= _MANY_WORDS:
            return False
        sides = told.recipients[one], told.recipients[other]
        aimed = any(self._negated[n] and stem(told.triggers[n]) == _AIM for n in (one, other))
        return all(sides) and told.parties.likeness(*sides) <= (UNSURE if aimed else self._rules.chance_party)

    def _words_beside(self, one: int, other: int) -> float:
        """What two sentences share in words beside those that tell the events."""
        words, told = self._told.words, self._told
        tell = words.of(f"{told.triggers[one]} {told.triggers[other]}")
        return words.shared(words.sentences[one] - tell, words.sentences[other] - tell)

    def _complete(self, number: int) -> bool:
        return all(
            self._told.parties.countries(side) for side in (self._told.actors[number], self._told.recipients[number])
        )

    def _of_article(self, document: str, kind: str) -> set[tuple[frozenset[str], frozenset[str]]]:
        """The pairs of sides, by country, of the article's events of a type that name both."""
        if not self._pairs_of_article:
            told = self._told
            for number, key in enumerate(zip(told.documents, told.types, strict=True)):
                pairs = self._pairs_of_article.setdefault(key, set())
                if self._complete(number):
                    pairs.add(
                        (told.parties.countries(told.actors[number]), told.parties.countries(told.recipients[number]))
                    )
        return self._pairs_of_article.get((document, kind), set())

    def laid_to_another(self, answer: int, charge: int) -> bool:
        """Whether who is said to have done it tells in the same article, behind that, that another state did it."""
        told = self._told
        away = told.starts[answer] - told.starts[charge]
        if self._documents[answer] != self._documents[charge] or not 0 < away <= settings().answered_within:
            return False
        if self._negated[answer] or self._negated[charge] or not self.excluding_actors(answer, charge):
            return False
        if not told.attribution(charge) or any(_LONG_AGO.search(told.sentences[n]) for n in (answer, charge)):
            return False
        return told.speaks_for(answer, told.actors[charge]) and not told.speaks_for(charge, told.actors[charge])

    def _another_actor(self, one: int, other: int, recipients: float) -> bool:
        """Whether all but the actor agrees, so that it is one event told with two actors."""
        told = self._told
        if not self.excluding_actors(one, other):
            return False
        here, there = told.place_names[one], told.place_names[other]
        shared = self._words(one, other)
        return (here == there and bool(here) and recipients >= 0) or (recipients > 0 and shared >= 0.3) or shared >= 0.5

    def _words(self, one: int, other: int) -> float:
        told = self._told
        if self._documents[one] == self._documents[other] and told.starts[one] == told.starts[other]:
            return _OWN_SENTENCE
        return told.words.alike(one, other)

    def _converse(self, one: int, other: int) -> bool:
        told = self._told
        sentences = [told.sentences[number].casefold() for number in (one, other)]
        types = {told.types[one], told.types[other]}
        return any(
            types == {rule.one, rule.other}
            and all(any(f" {root}" in text for root in rule.words) for text in sentences)
            for rule in self._rules.converse
        )


def _stems(triggers: Sequence[str]) -> list[str]:
    """The stem of each trigger's first word."""
    stems = {trigger: stem(words[0]) if (words := trigger.split()) else trigger for trigger in set(triggers)}
    return [stems[trigger] for trigger in triggers]

"""How well two tellings agree on who did it and to whom, in points."""

from __future__ import annotations

from math import inf

from dragoman.accounts.settings import settings
from dragoman.accounts.telling import Told

VIOLENCE = "ASSAULT"


class Roles:
    """Compares what tellings say of doer and sufferer.

    A large archive tells of few types and sides in many sentences, so each two of them are compared once.
    """

    def __init__(self, told: Told) -> None:
        self._told = told
        self._rules = settings().match
        numbers: dict[tuple[str, int, int], int] = {}
        roles = zip(told.types, told.actors, told.recipients, strict=True)
        self._number = [numbers.setdefault(role, len(numbers)) for role in roles]
        self._known: dict[tuple[int, int], tuple[float, float]] = {}

    def points(self, one: int, other: int) -> tuple[float, float]:
        """What the doers and what the sufferers of two tellings score; ``-inf`` for those that exclude each other.

        Of what is done together both are one score.
        """
        key = self._number[one], self._number[other]
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._points(one, other)
        return found

    def _points(self, one: int, other: int) -> tuple[float, float]:
        rules, told = self._rules, self._told
        mutual = settings().mutual_types
        if told.types[one] in mutual or told.types[other] in mutual:
            return 0.0, self._together(told.everyone[one], told.everyone[other])
        if told.types[one] != told.types[other] and rules.is_converse(told.types[one], told.types[other]):
            return self._converse(one, other)
        actors = self._side(told.actors[one], told.actors[other], rules.actors)
        recipients = self._side(told.recipients[one], told.recipients[other], rules.recipients)
        if recipients == -inf and actors >= rules.surely_same and self._people_hit(one, other):
            recipients = rules.other_target
        return actors, recipients

    def _people_hit(self, one: int, other: int) -> bool:
        """Whether violence is told by the people it hit and by the country where it hit them: rebels abroad."""
        told = self._told
        if {told.types[one], told.types[other]} != {VIOLENCE}:
            return False
        return self._is_group(told.recipients[one]) or self._is_group(told.recipients[other])

    def _is_group(self, side: int) -> bool:
        """Whether a side names persons and groups alone, no state and none of its bodies."""
        parties, body = self._told.parties, settings().same_body
        profiles = [parties.profiles[number] for number in parties.sides[side]]
        return all(one.actor_id.startswith("person:") or one.sector not in body for one in profiles)

    def _together(self, one: int, other: int) -> float:
        """Points of what several do together; one that a telling leaves out is as an unnamed side."""
        rules, sides = self._rules, self._told.parties.sides
        if (len(sides[one]) > 1 and len(sides[other]) > 1) or len(sides[one]) == len(sides[other]):
            return self._side(one, other, rules.actors + rules.recipients)
        return self._side(one, other, rules.actors) + (rules.unnamed_side if one and other else 0.0)

    def _converse(self, one: int, other: int) -> tuple[float, float]:
        """Points of a flight and an asylum: who does the one suffers the other."""
        rules, told = self._rules, self._told
        if told.types[one] == rules.converse[0].other:
            one, other = other, one
        who = self._side(told.actors[one], told.recipients[other], rules.actors)
        return who, self._side(told.recipients[one], told.actors[other], rules.recipients)

    def _side(self, one: int, other: int, weight: float) -> float:
        rules = self._rules
        if not one and not other:
            return 0.0
        if not one or not other:
            return rules.unnamed_side
        likeness = self._told.parties.likeness(one, other)
        if likeness == 0:
            return -inf
        return weight * (likeness - rules.chance_party) / (1 - rules.chance_party)

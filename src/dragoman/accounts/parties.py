"""How like two parties are: the same actor, the same body of a country, or groups that may be the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.accounts.settings import settings
from dragoman.actors.actor import UNPLACED, Participant
from dragoman.actors.fold import fold_word

_WORD = re.compile(r"[^\W\d_]{3,}")

SAME, SAME_NAME, SAME_BODY, PERSON_OF_BODY, OTHER_PERSON, LIKELY, UNSURE, OTHER_SECTOR = (
    1.0, 0.9, 0.85, 0.75, 0.35, 0.5, 0.4, 0.1,
)  # fmt: skip
"""Likeness on a scale from 0, which excludes, to 1."""
OTHER_HOME = 0.1
"""A country that the text does not say of the one or the other: "the police", in an article about two countries. But
"the militants" whose country is guessed may be of any armed group."""
UNNAMED_BOTH = 0.25
"""Two groups without a country whose names and sectors differ: "the camp", "sixteen guerrillas"."""
BOTH_STRANGERS = 0.4
"""What is left of it when each side names somebody whom the other excludes: A with B is not A with C."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a participant."""

    actor_id: str
    name: str
    text: str
    country: str
    sector: str

    @property
    def key(self) -> str:
        """The block in which events of the party are compared: its country, else the last word of its name."""
        if self.country:
            return self.country
        words = _WORD.findall(_plain(self.name or self.text))
        return words[-1] if words else ""

    @property
    def placed(self) -> bool:
        """Whether its country, if it has one, is a guess from the rest of the article: "soldiers", "the police"."""
        return self.actor_id.startswith(UNPLACED)

    @property
    def is_place(self) -> bool:
        """Whether it is a place, whose country is the likeliest of those that have one of its name."""
        return self.actor_id.startswith("place:")

    @property
    def named(self) -> bool:
        """Whether it is a state or a person that the registry knows: its words say no more than its identity does."""
        return self.actor_id.partition(":")[0] in {"state", "person"}


def profile(one: Participant) -> Profile:
    """What is compared of a participant of an event or a claim."""
    sector = one.sectors[0] if one.sectors else ""
    return Profile(one.actor_id, one.name, "" if one.actor_id else one.text, one.country, sector)


class Parties:
    """Profiles and sides by number, and how like they are; each comparison is made once."""

    def __init__(self) -> None:
        self.profiles: list[Profile] = []
        self.sides: list[tuple[int, ...]] = []
        self._profile: dict[Profile, int] = {}
        self._side: dict[tuple[int, ...], int] = {}
        self._likeness: dict[tuple[int, int], float] = {}
        self._sides_likeness: dict[tuple[int, int], float] = {}
        self._countries: dict[int, frozenset[str]] = {}
        self._said: dict[int, frozenset[str]] = {}
        self._camps: dict[int, str] = {}
        self._states_apart: dict[tuple[int, int], bool] = {}
        self.side(())

    def profile(self, profile: Profile) -> int:
        """The number of a profile."""
        number = self._profile.setdefault(profile, len(self.profiles))
        if number == len(self.profiles):
            self.profiles.append(profile)
        return number

    def side(self, profiles: Sequence[int]) -> int:
        """The number of a side of an event; 0 is the side that nobody is named on."""
        key = tuple(sorted(set(profiles)))
        number = self._side.setdefault(key, len(self.sides))
        if number == len(self.sides):
            self.sides.append(key)
        return number

    def side_of(self, participants: Iterable[Participant]) -> int:
        """The number of the side on which the participants are."""
        return self.side([self.profile(profile(one)) for one in participants])

    def numbered(self, sides: Iterable[tuple[int, ...]]) -> list[int]:
        """The numbers of many sides, of which few differ."""
        known: dict[tuple[int, ...], int] = {}
        found = []
        for profiles in sides:
            number = known.get(profiles)
            if number is None:
                number = known[profiles] = self.side(profiles)
            found.append(number)
        return found

    def united(self, pairs: Iterable[tuple[int, int]]) -> list[int]:
        """For each two sides, few of which differ, the side of everyone on either."""
        known: dict[tuple[int, int], int] = {}
        found = []
        for pair in pairs:
            number = known.get(pair)
            if number is None:
                number = known[pair] = self.side((*self.sides[pair[0]], *self.sides[pair[1]]))
            found.append(number)
        return found

    def keys(self, side: int) -> list[str]:
        """The blocks of everyone on a side, sorted; those without a country only where nobody has one."""
        profiles = [self.profiles[one] for one in self.sides[side]]
        return sorted({one.country for one in profiles} - {""}) or sorted({one.key for one in profiles} - {""})

    def countries(self, side: int) -> frozenset[str]:
        """The countries of everyone on a side, as far as they are known."""
        found = self._countries.get(side)
        if found is None:
            found = self._countries[side] = frozenset(self.profiles[one].country for one in self.sides[side]) - {""}
        return found

    def said(self, side: int) -> frozenset[str]:
        """Of these countries those that the text says."""
        found = self._said.get(side)
        if found is None:
            profiles = [self.profiles[one] for one in self.sides[side]]
            found = self._said[side] = frozenset(one.country for one in profiles if not one.placed) - {""}
        return found

    def nameless(self, side: int) -> bool:
        """Whether a side has nobody but roles of no country: "a militant group", "soldiers"."""
        return all(self.profiles[one].placed for one in self.sides[side])

    def of_other_states(self, one: int, other: int) -> bool:
        """Whether two sides are of different countries, every one known."""
        found = self._states_apart.get((one, other))
        if found is None:
            known = all(self.profiles[profile].country for side in (one, other) for profile in self.sides[side])
            found = self._states_apart[one, other] = known and not self.countries(one) & self.countries(other)
        return found

    def opposed(self, one: int, other: int) -> bool:
        """Whether one side is the state's and the other its opponents': soldiers, separatists."""
        camps = self._camp(one), self._camp(other)
        return all(camps) and camps[0] != camps[1]

    def _camp(self, side: int) -> str:
        """Whether all on a side are of the state or all against it, "" of others."""
        found = self._camps.get(side)
        if found is None:
            sectors = {self.profiles[profile].sector for profile in self.sides[side]}
            of_state = sectors and sectors <= settings().same_body - {"", "UNK"}
            against = sectors and sectors <= settings().other_body
            found = self._camps[side] = "state" if of_state else "against" if against else ""
        return found

    def likeness(self, one: int, other: int) -> float:
        """How like two sides are, 0 (they exclude each other) to 1; of the shorter one's parties, the mean of the best.

        Both sides must name somebody.
        """
        if one > other:
            one, other = other, one
        found = self._sides_likeness.get((one, other))
        if found is None:
            found = self._sides_likeness[one, other] = self._of_sides(self.sides[one], self.sides[other])
        return found

    def _of_sides(self, one: Sequence[int], other: Sequence[int]) -> float:
        shorter, longer = sorted((one, other), key=len)
        best = [max(self._of_profiles(p, q) for q in longer) for p in shorter]
        found = sum(best) / len(best)
        strangers = any(max(self._of_profiles(p, q) for p in shorter) == 0 for q in longer)
        return found * BOTH_STRANGERS if min(best) == 0 and strangers else found

    def _of_profiles(self, one: int, other: int) -> float:
        if one > other:
            one, other = other, one
        found = self._likeness.get((one, other))
        if found is None:
            found = self._likeness[one, other] = likeness(self.profiles[one], self.profiles[other])
        return found


def likeness(one: Profile, other: Profile) -> float:
    """How like two parties are, 0 (another party) to 1 (the same)."""
    if one.country and other.country and one.country != other.country:
        if one.is_place and other.is_place and one.name == other.name:
            return SAME_NAME
        if not (one.placed or other.placed):
            return 0.0
        return UNSURE if one.sector == other.sector and one.sector in settings().other_body else OTHER_HOME
    if _opposed(one, other):
        return 0.0 if one.country == other.country else OTHER_SECTOR
    if one.actor_id and one.actor_id == other.actor_id:
        return SAME
    if one.country and other.country:
        return _of_country(one, other)
    shared = _shared_name(one, other)
    if shared:
        return LIKELY + (SAME_NAME - LIKELY) * shared
    if one.sector == other.sector and one.sector:
        return LIKELY
    return UNSURE if one.country or other.country else UNNAMED_BOTH


def _opposed(one: Profile, other: Profile) -> bool:
    body, opposed = settings().same_body - {""}, settings().other_body
    return (one.sector in body and other.sector in opposed) or (other.sector in body and one.sector in opposed)


def _of_country(one: Profile, other: Profile) -> float:
    body = settings().same_body
    persons = [profile.actor_id.startswith("person:") for profile in (one, other)]
    shared = _shared_name(one, other)
    if all(persons):
        return SAME_NAME if shared == 1 else OTHER_PERSON
    same = one.sector == other.sector or (one.sector in body and other.sector in body)
    if not same:
        return LIKELY if shared else OTHER_SECTOR
    return PERSON_OF_BODY if any(persons) else SAME_BODY


def _shared_name(one: Profile, other: Profile) -> float:
    mine, theirs = (_words(profile) for profile in (one, other))
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter else 0.0


def _words(profile: Profile) -> frozenset[str]:
    stop = settings().stop_words
    return frozenset(word for word in _WORD.findall(_plain(profile.name or profile.text)) if word not in stop)


def _plain(name: str) -> str:
    """The name in lower case and without accents, which some outlets leave out."""
    return name.casefold() if name.isascii() else fold_word(name)

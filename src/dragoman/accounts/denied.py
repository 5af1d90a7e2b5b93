"""Which event of its own article a denial is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.accounts.answer import speaker_of
from dragoman.accounts.answers import (
    answers,
    contrary_to,
    deeds,
    denied_things,
    denies,
    is_alone,
    judges,
    names_its_own,
    nothing_to_do_with,
)
from dragoman.accounts.parties import LIKELY, SAME, Profile, profile
from dragoman.accounts.settings import settings
from dragoman.accounts.telling import Told
from dragoman.ledger.rows import Row

_CHARGE = "ACCUSE"
_CONFLICT, DEED = 3, 4
"""The quad classes of conflict: in words, in deeds."""
_KNOWN = frozenset({"state", "person", "org"})
_NAMED = 0.25
"""Shared words from which "no plane was lost" may answer an event."""
_OURS = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:the|an?|his|her|its|their|one|some) ", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:part|hand|role|share|involve\w+|responsib\w+|to do with|behind|nothing (?:of|about))\b", re.IGNORECASE
)
_ON_A_WORD = 0.3
"""What a deed told on somebody's word is more likely denied than one that the outlet tells."""
_OF_THE_LAW = frozenset({"COERCE", "SANCTION", "COOPERATE"})
"""Types of what is done to somebody for what he is accused of: who denies the accusation does not deny that."""
_GUILT = re.compile(r"\b(?:wrongdoing|guilt\w*|innocen\w+|charges?|crimes?|misconduct|corruption)\b", re.IGNORECASE)
_LINK = re.compile(r"\b(?:any|no) (?:link|connection|relation)\b", re.IGNORECASE)
VERBAL = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT"})
"""Types of words that nobody denies without naming them."""

_NOBODY = Profile("", "", "", "", "")


class Denied:
    """What a denial may be about among the events of its own article."""

    def __init__(self, row: Row, told: Told, own: Sequence[int], types: frozenset[str], *, by_others: bool) -> None:
        part: str = row["denied"]
        self._row, self._told, self._own, self._by_others = row, told, own, by_others
        self._part = part
        self._types, self._named_types = types, named_types(part)
        self._speaker = told.parties.side([speaker(row, told)])
        self._by_cue = denies(row)
        self._contrary = contrary_to(part)
        no_part_in = nothing_to_do_with(part)
        self._no_part = bool(no_part_in) and not by_others
        self._said = told.words.of(no_part_in if deeds(no_part_in) else part)
        plain = told.words.of(" ".join(settings().denied_things))
        self._rest = self._said - plain if self._by_cue else frozenset()
        said_plainly = plain | told.words.common | told.words.of(settings().plain_words)
        self._own_words = frozenset() if self._by_cue else self._said - said_plainly
        object_ = told.words.of(no_part_in) - plain - told.words.common
        self._object = frozenset() if deeds(no_part_in) else object_
        unnamed = bool(settings().denying_unnamed.search(part) or settings().false.search(part))
        self._judges = judges(part) and not by_others
        self._charges = bool(denied_things(part) & settings().charges)
        self._of_guilt = bool(_GUILT.search(part))
        self._of_a_link = bool(_LINK.search(part))
        self._at_once = (self._by_cue and is_alone(part)) or answers(row, part) or unnamed
        self._anybody = bool(settings().answering_for_others.search(part))
        self._by_pronoun = self._by_cue or unnamed
        self._charged_at_all = _is_charge_to(told, own, self._speaker)

    def score(self, number: int) -> float | None:
        """How likely the event is what is denied, None when it is not."""
        row, told = self._row, self._told
        away: int = row["cue_start"] - told.starts[number]
        if told.negated[number] or abs(away) > settings().denied_nearby or _inside(row, told, number):
            return None
        if not _contested(told, number, row) or not self._of_its_type(number):
            return None
        if self._judges and (_suffered(told, number, self._speaker) or not self._on_a_word(number)):
            return None
        named_actors = names_somebody(told, told.actors[number])
        likeness = told.parties.likeness(self._speaker, told.actors[number]) if named_actors else 0.0
        if named_actors and likeness <= settings().match.chance_party and self._may_answer_for(number):
            likeness = LIKELY
        charged = self._charged(number)
        if self._no_part and told.actors[number] and not (self._charged_at_all or likeness):
            return None
        shared = told.words.shared(self._said, told.words.sentences[number])
        by_trigger = has_trigger(told, number, self._said)
        of_another = bool(self._rest) and not shared
        if not self._is_named(number, away, likeness, shared, by_trigger or (charged and not of_another)):
            return None
        if self._anybody and self._in_context(number) and told.attribution(number):
            likeness = max(likeness, SAME)
        score = likeness + charged + by_trigger + shared - abs(away) / settings().denied_nearby
        score += _ON_A_WORD if self._on_a_word(number) else 0
        return score - (0.5 if away < 0 else 0)

    def _is_named(self, number: int, away: int, likeness: float, shared: float, its_words: bool) -> bool:
        told = self._told
        its_words = its_words or shared >= settings().denied_words
        its_words = its_words or (away > 0 and told.types[number] in self._named_types)
        own_words = self._own_words and not shared and not self._named_types
        answered = (
            self._at_once
            and not own_words
            and (shared >= _NAMED or not names_its_own(self._part) or told.types[number] in self._named_types)
            and 0 < away <= settings().answered_within
            and _may_be_answered(told, number)
        )
        named = its_words or answered
        named = named or (self._by_pronoun and not (self._rest and not shared) and _deed(told, number))
        if self._object and not self._object & told.words.sentences[number]:
            named = False
        if not names_somebody(told, told.actors[number]) and not self._charged_at_all:
            named = named and (answered or its_words)
        if not self._by_cue and not self._is_somebody(number):
            return False
        if not its_words and told.types[number] not in settings().harm_by_force and not self._on_a_word(number):
            return False
        at_once = self._anybody and self._in_context(number) and bool(told.attribution(number))
        if likeness <= settings().match.chance_party and _suffered(told, number, self._speaker) and not at_once:
            return False
        charged = self._charged(number)
        fits = _fits(likeness, charged, told, number, by_others=self._by_others)
        return named and (fits or (self._anybody and answered))

    def _is_somebody(self, number: int) -> bool:
        """Whether the speaker is of a body or a country that is known, or has a name: no bystander.

        Where nobody is known to have done it, not everything that a party says is the contrary of it.
        """
        unnamed = not names_somebody(self._told, self._told.actors[number])
        contrary = unnamed and bool(self._contrary - settings().deeds_of_arms)
        profile = self._told.parties.profiles[self._told.parties.sides[self._speaker][0]]
        if profile.country or profile.sector not in ("", "UNK", "CVL"):
            return not contrary
        named = _DETERMINER.sub("", profile.name or profile.text)
        return not self._contrary and any(word[0].isupper() for word in named.split())

    def _of_its_type(self, number: int) -> bool:
        """Whether the event is of a type that the denial names, or stands in the sentences that it answers."""
        told, types = self._told, self._types
        kind, on_a_word = told.types[number], self._on_a_word(number)
        if kind in _OF_THE_LAW and not on_a_word and (self._of_guilt or self._of_a_link):
            return False
        if self._charges and kind not in types and told.quads[number] < _CONFLICT and not self._charged(number):
            return False
        if kind in types or not types:
            return kind in types or kind not in VERBAL or has_trigger(told, number, self._said)
        near = any((kind, one) in settings().match.near_types for one in types)
        if on_a_word and near and deeds(told.sentences[number]) & types:
            return True
        if self._named_types:
            return has_trigger(told, number, self._said)
        in_context = told.quads[number] >= _CONFLICT and told.trigger_starts[number] >= self._row["context_start"]
        return (on_a_word or in_context) and kind not in VERBAL

    def _on_a_word(self, number: int) -> bool:
        return bool(self._told.attribution(number)) or self._charged(number)

    def _in_context(self, number: int) -> bool:
        """Whether the event stands in the sentence of the denial or the one before, ahead of it."""
        start: int = self._row["context_start"]
        end: int = self._row["content_start"]
        return start <= self._told.trigger_starts[number] < end

    def _charged(self, number: int) -> bool:
        """Whether the event's sentence charges the speaker with something, or a state whose body he may be."""
        unknown = self._speaks_for_its_own(number)
        return _charged(self._told, number, self._own, None if unknown else self._speaker)

    def _may_answer_for(self, number: int) -> bool:
        """Whether the speaker answers for the doer: as a body of his state, for his own side, or, where the speaker had
        no part in it or speaks of his own ("no patrol of ours"), as his country."""
        if self._speaks_for_its_own(number):
            return True
        mine, doers = (
            {self._told.parties.profiles[n].country for n in self._told.parties.sides[side]} - {""}
            for side in (self._speaker, self._told.actors[number])
        )
        for_his_own = _PART.search(self._part) or _OURS.search(self._part)
        return bool(for_his_own and mine & doers and self._on_a_word(number))

    def _speaks_for_its_own(self, number: int) -> bool:
        """Whether the speaker, of whom no country is known, may be a body of the state that is said to have done it, or
        speaks of his own side: "no unit of ours"."""
        parties = self._told.parties
        profile = parties.profiles[parties.sides[self._speaker][0]]
        if profile.country:
            return False
        body = settings().same_body - {"", "UNK", "JUD"}  # "a lawyer for the bank" is no court
        doers = [parties.profiles[one] for one in parties.sides[self._told.actors[number]]]
        of_state = any(one.actor_id.startswith("state:") or one.sector in body for one in doers)
        if profile.sector in body:
            return of_state
        opponents = settings().other_body
        own_side = profile.sector in opponents and any(one.sector in opponents for one in doers)
        own_side = own_side or (profile.sector in ("", "UNK") and bool(_OURS.search(self._part)))
        return own_side and bool(self._told.attribution(number))


def speaker(row: Row, told: Told) -> int:
    """The number of the profile of a claim's speaker."""
    one = speaker_of(row)
    return told.parties.profile(profile(one) if one is not None else _NOBODY)


def rests_on(row: Row, told: Told, number: int) -> bool:
    """Whether the event is told on the word of a claim's speaker."""
    return bool({row["speaker_actor_id"] or "", row["speaker_name"] or ""} - {""} & _speakers(told, number))


def named_types(part: str) -> frozenset[str]:
    """The types of which a denial shows its deed to be: by what it has no part in, by its contrary, by its words."""
    return deeds(nothing_to_do_with(part)) or contrary_to(part) or deeds(part)


def has_trigger(told: Told, number: int, stems: frozenset[int]) -> bool:
    """Whether the word that tells the event is among the stems."""
    return bool(told.words.of(told.triggers[number]) & stems - told.words.common)


def _contested(told: Told, number: int, row: Row) -> bool:
    """Whether it is told by somebody else than who denies it here and than who did it, or by the outlet."""
    speakers = _speakers(told, number)
    if rests_on(row, told, number):
        return False
    return not (speakers and told.quads[number] < _CONFLICT and _tell_of_themselves(told, number, speakers))


def _speakers(told: Told, number: int) -> set[str]:
    """On whose word the event is told: the ids of the actors, else their names."""
    return {link.actor_id or link.name for link in told.attribution(number) if link.kind == "speaker"}


def _tell_of_themselves(told: Told, number: int, speakers: set[str]) -> bool:
    parties = told.parties
    doers = [parties.profiles[one] for one in parties.sides[told.actors[number]]]
    return any({one.actor_id, one.name} & speakers for one in doers)


def _suffered(told: Told, number: int, speaker: int) -> bool:
    """Whether the event was done to the speaker, who does not answer for it."""
    side = told.recipients[number]
    return side != 0 and told.parties.likeness(speaker, side) > settings().match.chance_party


def _is_charge_to(told: Told, own: Sequence[int], speaker: int) -> bool:
    """Whether the article tells that somebody blames the speaker."""
    return any(
        told.types[other] == _CHARGE
        and told.recipients[other] != 0
        and told.parties.likeness(speaker, told.recipients[other]) > settings().match.chance_party
        for other in own
    )


def names_somebody(told: Told, side: int) -> bool:
    """Whether a side names anybody who is known, not "a missile"."""
    profiles = [told.parties.profiles[one] for one in told.parties.sides[side]]
    return any(one.country or one.actor_id.partition(":")[0] in _KNOWN for one in profiles)


def _may_be_answered(told: Told, number: int) -> bool:
    """Whether it is a deed of conflict, or anything told on somebody's word."""
    return told.quads[number] == DEED or bool(told.attribution(number))


def _deed(told: Told, number: int) -> bool:
    """Whether somebody named is said to have done something that is denied without being named: a deed, no words."""
    return bool(told.actors[number]) and _may_be_answered(told, number)


def _fits(likeness: float, charged: bool, told: Told, number: int, *, by_others: bool) -> bool:
    """Whether the speaker may deny the event: is said to have done it, or is charged with it in the same sentence."""
    if told.types[number] == _CHARGE:
        return False
    on_a_word = bool(told.attribution(number)) or charged
    if names_somebody(told, told.actors[number]) and likeness <= settings().match.chance_party:
        return False
    if by_others or told.quads[number] < _CONFLICT:
        return on_a_word
    return True


def _charged(told: Told, number: int, own: Sequence[int], speaker: int | None) -> bool:
    """Whether the event's sentence charges the speaker, or anybody, with something."""
    return any(
        told.types[other] == _CHARGE
        and told.starts[other] == told.starts[number]
        and told.recipients[other] != 0
        and (speaker is None or told.parties.likeness(speaker, told.recipients[other]) > settings().match.chance_party)
        for other in own
    )


def _inside(row: Row, told: Told, number: int) -> bool:
    """Whether the event stands in the denial itself: "denied", read as a refusal."""
    trigger = told.trigger(number)
    start: int = min(row["cue_start"], row["content_start"])
    end: int = max(row["cue_end"], row["content_end"])
    return start <= trigger.start < end

"""Which event an answer is about: of its own article, or of another one that tells it in the days before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dragoman.accounts.answer import Answer, around
from dragoman.accounts.answers import answers, deeds, denied_things, denies, is_alone
from dragoman.accounts.by_party import ByParty, day_number
from dragoman.accounts.denied import DEED, VERBAL, Denied, has_trigger, named_types, names_somebody
from dragoman.accounts.match import Group, group_numbers
from dragoman.accounts.parties import LIKELY
from dragoman.accounts.settings import settings
from dragoman.accounts.telling import Told
from dragoman.calendar_words import WEEKDAYS
from dragoman.ledger.rows import Row

_NAME = re.compile(r"[^\W\d_]{4,}")
_ROOT = 5
"""Letters that the name of a country and the word for its people have in common: Belize, Belizean."""
_TOO = re.compile(r"\b(?:too|also|as well|likewise|either)\b", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b(?<!next )({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_LATELY = re.compile(r"\b(?:this week|today|yesterday|last night|overnight|this morning)\b", re.IGNORECASE)
_LAID_TO = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
"""Types of deeds that are denied without being named."""


class Answered:
    """Finds the events that answers are about."""

    def __init__(self, told: Told, groups: Sequence[Group] = ()) -> None:
        self._told = told
        self._group_of = group_numbers(groups)
        self._by_document: dict[str, list[int]] = {}
        for number, document in enumerate(told.documents):
            self._by_document.setdefault(document, []).append(number)
        self._names: dict[int, tuple[str, ...]] = {}
        self._charged: dict[int, int] = {}
        self.plain = told.words.of(" ".join([*settings().denied_things, settings().plain_words]))
        """The stems of the words by which a denial takes up what it denies."""

    def charge(self, responses: Iterable[Answer]) -> None:
        """Notes whom claims lay events to that are told without a doer: "Britain holds Iran responsible"."""
        for response in responses:
            if response.doers and not self._told.actors[response.event]:
                self._charged.setdefault(response.event, self._told.parties.side_of(response.doers))

    def own(self, row: Row) -> list[int]:
        """The events of the article of a claim."""
        return self._by_document.get(row["document_id"], [])

    def denied(self, row: Row, answered: Iterable[int] = ()) -> list[int]:
        """Of the events of the same article near the claim the likest, one that the speaker is said to have done; then,
        where the denial names no deed, what its sentence lays to the same doer besides: "entered and opened fire".

        ``answered`` are events of the article that have been denied already: "Quito denied it, too".
        """
        again = [
            number for number in answered if _TOO.search(row["context"][row["own_start"] - row["context_start"] :])
        ]
        if again and (answers(row, row["denied"]) or is_alone(row["denied"])):
            return again[-1:]
        told, own = self._told, self.own(row)
        by_others = bool(denied_things(row["denied"]) & settings().told_by_others)
        view = Denied(row, told, own, self.types(row), by_others=by_others)
        scored = {number: score for number in own if (score := view.score(number)) is not None}
        if not scored:
            return []
        best = max(scored, key=lambda number: (scored[number], -number))
        if named_types(row["denied"]):
            return [best]
        return [best, *(number for number in scored if number != best and self._laid_with(number, best))]

    def _laid_with(self, number: int, event: int) -> bool:
        """Whether somebody tells a deed in one sentence with an event, and of the same doer."""
        told = self._told
        if told.starts[number] != told.starts[event] or told.quads[number] != DEED:
            return False
        return told.actors[number] == told.actors[event] != 0 and bool(told.attribution(number))

    def types(self, row: Row) -> frozenset[str]:
        """The types of which an answer is, as its words show: those that it names itself, else those of what stands
        before it; empty when no word shows any."""
        part = named_types(row["denied"])
        if part:
            return part
        return deeds(around(row))

    def elsewhere(self, rows: Sequence[Row]) -> Iterator[tuple[Row, int]]:
        """For answers whose own article does not tell what they are about, the likest event of an article before."""
        told = self._told
        speakers = [row["party"] for row in rows]
        keys = frozenset(key for side in speakers for key in told.parties.keys(side))
        known = ByParty(told, keys, range(len(told)), lambda number: (self._doers(number), told.recipients[number]))
        for row, side in zip(rows, speakers, strict=True):
            mine: set[int] = set()
            if row["published"]:
                day = day_number(row["published"])
                mine = known.within(told.parties.keys(side), day - row["lately"], day)
            scored = [(score, -one) for one in mine if (score := self._elsewhere(row, side, one)) is not None]
            found = -max(scored)[1] if scored else self._sole(row, side, sorted(mine))
            if found is not None:
                yield row, found

    def stands_close(self, row: Row, number: int) -> bool:
        """Whether the event stands in the sentence of a claim or the one before."""
        start: int = row["context_start"]
        return self._told.trigger_starts[number] >= start

    def _elsewhere(self, row: Row, side: int, number: int) -> float | None:
        """How likely an event of another article is what a claim answers, None when it is not."""
        told = self._told
        if not self._may_answer(row, number):
            return None
        sentence = told.words.sentences[number]
        part = told.words.shared(row["said"], sentence)
        actors = self._doers(number)
        likeness = told.parties.likeness(side, actors) if actors else 0.0
        types = row["types"]
        by_words = part >= settings().denied_words
        by_words = by_words and (told.types[number] in types or not types or has_trigger(told, number, row["said"]))
        if likeness < LIKELY or not names_somebody(told, actors):
            return part if by_words and likeness == 0 and self._of_country(told.recipients[number], side) else None
        if row["rest"] and not part and not deeds(row["denied"]):
            return None
        around = told.words.shared(row["around"], sentence)
        whom = self._is_named(told.recipients[number], row["context"], side)
        if types and told.types[number] not in types and not by_words:
            return None
        if not types & row["named"] and told.types[number] not in _LAID_TO:
            return None
        enough = (
            by_words or around >= settings().denied_elsewhere or (whom and around >= settings().denied_elsewhere / 2)
        )
        if not enough or (told.quads[number] != DEED and not by_words and not (whom and told.attribution(number))):
            return None
        late = (day_number(row["published"]) - told.first[number]) / settings().match.denied_within
        score: float = likeness + part + around + whom - late
        return score

    def _sole(self, row: Row, side: int, numbers: Sequence[int]) -> int | None:
        """The one event of the days before, however many articles tell it, that is of the type of an answer and between
        its speaker and somebody whom its sentences name; None when there is none, or more than one."""
        said: str = row["denied"]
        by_cue = denies(row) and denied_things(said)
        if not (row["named"] or by_cue or settings().denying.search(said) or settings().false.search(said)):
            return None
        found = [number for number in numbers if self._may_be(row, side, number)]
        events = {self._group_of.get(number, -1 - number) for number in found}
        return found[0] if len(events) == 1 else None

    def _may_be(self, row: Row, side: int, number: int) -> bool:
        told, types = self._told, row["types"]
        kind = told.types[number]
        late = day_number(row["published"]) - told.last[number]
        if not 0 <= late <= settings().denied_soon or not self._may_answer(row, number):
            return False
        near = any((kind, one) in settings().denied_either for one in types)
        by_words = told.words.shared(row["said"], told.words.sentences[number]) >= settings().denied_elsewhere
        if kind not in types and not (near and by_words):
            return False
        actors = self._doers(number)
        if not actors or not names_somebody(told, actors) or not self._answers_for(row, side, actors):
            return False
        if kind not in settings().mutual_types and self._is_named(told.everyone[number], row["context"], side):
            return True
        return told.words.shared(row["around"], told.words.sentences[number]) >= settings().denied_elsewhere

    def _may_answer(self, row: Row, number: int) -> bool:
        """Whether an event of another article is a deed told as done, on days that the answer can be about."""
        told = self._told
        if told.negated[number] or told.documents[number] == row["document_id"] or told.types[number] in VERBAL:
            return False
        return self._first_day(row) - told.last[number] <= settings().match.days

    def _doers(self, number: int) -> int:
        """The side that is said to have done it, by the event itself or by a claim that lays it to somebody."""
        return self._told.actors[number] or self._charged.get(number, 0)

    def _answers_for(self, row: Row, side: int, actors: int) -> bool:
        """Whether the speaker is said to have done it, or denies for those of his country what others say of them."""
        likeness = self._told.parties.likeness(side, actors)
        by_others = bool(denied_things(row["denied"]) & settings().told_by_others)
        return likeness >= LIKELY or (by_others and self._of_country(side, actors))

    def _first_day(self, row: Row) -> int:
        """The first day that an answer can be about, as its words or the event that it tells date it; 0 for any."""
        told, event = self._told, row.get("of")
        if event is not None and told.vague(event):
            return told.first[event]
        return first_day_named(row["denied"], day_number(row["published"]))

    def _of_country(self, side: int, other: int) -> bool:
        """Whether two sides name parties of one country."""
        countries = [
            {self._told.parties.profiles[n].country for n in self._told.parties.sides[one]} for one in (side, other)
        ]
        return bool(countries[0] & countries[1] - {""})

    def _is_named(self, side: int, context: str, speaker: int) -> bool:
        """Whether the sentences around an answer name anybody of a side by the name of the country or the people."""
        if not side or side == speaker:
            return False
        found = self._names.get(side)
        if found is None:
            profiles = [self._told.parties.profiles[one] for one in self._told.parties.sides[side]]
            names = [
                word[:_ROOT] for one in profiles for word in _NAME.findall(one.name or one.text) if word[0].isupper()
            ]
            found = self._names[side] = tuple(names)
        return any(name in context for name in found)


def first_day_named(said: str, published: int) -> int:
    """The first day that words such as "on Tuesday" and "this week" mean when they are published, 0 for none."""
    weekday = _WEEKDAY.search(said)
    if weekday is not None:
        return published - (published - 1 - WEEKDAYS.index(weekday[1].casefold())) % 7
    lately = _LATELY.search(said)
    return published - (6 if "week" in lately[0].casefold() else 1) if lately else 0


def tells(row: Row, told: Told, number: int) -> bool:
    """Whether the event is told in the denied part of a claim, so that the denial has an event of its own."""
    start: int = row["denied_start"]
    return start <= told.trigger_starts[number] < start + len(row["denied"])

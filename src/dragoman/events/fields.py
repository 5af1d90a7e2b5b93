"""Whether a text is about something else than politics, by the words of ``data/frames/_fields.yaml``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from dragoman.actors.actor import Participant
from dragoman.events.lexicon import load_tables
from dragoman.language.view import Phrase

OFF = 2
"""How far a sentence leans to a field before it tells no political event."""


class Leaning(NamedTuple):
    """``by``: below 0 the words speak for politics; above, for ``field``; from ``OFF`` on the sentence is about it."""

    by: int
    field: str


@dataclass(frozen=True, slots=True)
class Fields:
    """``sure`` and ``hints`` by field; ``politics`` speaks against every field; ``standing``: sectors that act.

    ``fiction``: fields that tell what nobody did; ``teams``: fields in which the names of states stand for teams.
    """

    sure: dict[str, frozenset[str]]
    hints: dict[str, frozenset[str]]
    politics: frozenset[str]
    standing: frozenset[str]
    fiction: frozenset[str]
    teams: frozenset[str]
    all: frozenset[str]


@cache
def load_fields() -> Fields:
    """The words that ship with the package."""
    table = load_tables()["fields"]
    sure = {name: frozenset(entry["sure"]) for name, entry in table["fields"].items()}
    hints = {name: frozenset(entry["hints"]) for name, entry in table["fields"].items()}
    every = frozenset().union(*sure.values(), *hints.values())
    politics, standing = frozenset(table["politics"]), frozenset(table["standing"])
    return Fields(sure, hints, politics, standing, frozenset(table["fiction"]), frozenset(table["teams"]), every)


def leaning(sentence: Phrase) -> Leaning:
    """How far a sentence leans to its likeliest field; one word of politics outweighs a hint."""
    fields, words = load_fields(), sentence.vocabulary
    politics = len(words & fields.politics)
    if words.isdisjoint(fields.all):
        return Leaning(-politics, "")
    field = max(fields.sure, key=lambda name: _score(words, name, fields))
    score = _score(words, field, fields)
    return Leaning(-politics, "") if politics and score < OFF else Leaning(score - politics, field)


def _score(words: frozenset[str], field: str, fields: Fields) -> int:
    sure, hints = len(words & fields.sure[field]), len(words & fields.hints[field])
    return 2 * sure + hints if sure else max(hints - 1, 0)


def about_something_else(leanings: Iterable[Leaning]) -> bool:
    """Whether a document is not about politics: no fewer of its sentences are about a field than speak for it."""
    listed = [one.by for one in leanings]
    off, political = sum(by >= OFF for by in listed), sum(by < 0 for by in listed)
    return off >= OFF and off >= political


_ENOUGH = 3
"""How many sentences must speak for politics before a document is known to be about it."""


def about_politics(leanings: Iterable[Leaning]) -> bool:
    """Whether a document is about politics: enough of its sentences say so, more than lean to any field."""
    listed = [one.by for one in leanings]
    off, political = sum(by > 0 for by in listed), sum(by < 0 for by in listed)
    return political >= _ENOUGH and political > off


def tells_politics(lean: Leaning, people: Iterable[Participant], *, friendly: bool, known: bool = False) -> bool:
    """Whether those who take part make a deed political, in a sentence that leans so far to another field.

    ``friendly``: the deed is one of cooperation, which teams do not tell of each other. ``known``: the document is
    about politics, and so is a sentence in it that leans to no field.

    Where words speak for politics, always; where none do, somebody who acts politically or a state must take part;
    where they speak for another field, a state by its name (not where states are teams), or somebody named by a word
    of politics (not in fiction).
    """
    if lean.by < 0 or (known and lean.by == 0):
        return True
    fields = load_fields()
    if lean.by > 0:
        named = [one.text.split() for one in people]
        if lean.field not in fields.fiction and any(not fields.politics.isdisjoint(_lower(one)) for one in named):
            return True
        return (friendly or lean.field not in fields.teams) and any(map(_is_state, people))
    return any((one.country and not one.sectors) or not fields.standing.isdisjoint(one.sectors) for one in people)


def _lower(words: list[str]) -> list[str]:
    return [word.lower() for word in words]


def _is_state(one: Participant) -> bool:
    """A state or its government by a proper name: "the United States", "the government of Italy"."""
    words = one.text.removeprefix("The ").removeprefix("the ").split()
    named = all(word[:1].isupper() or word in {"of", "and", "the", "government"} for word in words)
    return named and bool(one.country) and "GOV" in one.sectors

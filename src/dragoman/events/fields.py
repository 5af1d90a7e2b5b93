"""Whether a text is about something else than politics, by the words of ``data/frames/_fields.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    """``sure`` and ``hints`` by field; ``politics`` speaks against every field.

    ``fiction``: fields that tell what nobody did; ``teams``: fields in which the names of states stand for teams.
    """

    sure: dict[str, frozenset[str]]
    hints: dict[str, frozenset[str]]
    politics: frozenset[str]
    politics_forms: frozenset[str]
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
    names = ("politics", "politics_forms", "fiction", "teams")
    politics, forms, fiction, teams = (frozenset(table[name]) for name in names)
    return Fields(sure, hints, politics, forms, fiction, teams, every)


def leaning(sentence: Phrase) -> Leaning:
    """How far a sentence leans to its likeliest field; one word of politics outweighs a hint."""
    fields = load_fields()
    politics = len(sentence.vocabulary & fields.politics)
    words = sentence.vocabulary & fields.all
    if not words:
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


def tells_nothing(lean: Leaning, *, elsewhere: bool) -> bool:
    """Whether a sentence tells no event whoever takes part: sports, plots, what a document is otherwise about."""
    fields = load_fields()
    if lean.by >= OFF and lean.field in fields.teams | fields.fiction:
        return True
    return elsewhere and lean.by > 0


def leaning_within(lean: Leaning, *, elsewhere: bool) -> Leaning:
    """How far a sentence leans, given what its document is about: one without a word of any field leans as the rest."""
    return Leaning(1, lean.field) if elsewhere and lean.by == 0 else lean


def tells_politics(lean: Leaning, people: Sequence[Participant], *, friendly: bool) -> bool:
    """Whether those who take part make a deed political, in a sentence that leans so far to another field.

    Where words speak for another field, a state by its name or two countries must take part (not where states are
    teams, but for deeds of cooperation: ``friendly``), or somebody named by a word of politics (not in fiction). To ask
    this of sentences that lean nowhere, too, takes 2 false alarms in 1,000 words away, and every event of people whom
    no registry knows.
    """
    if lean.by <= 0:
        return True
    fields = load_fields()
    named = [one.text.split() for one in people]
    if lean.field not in fields.fiction and any(not fields.politics_forms.isdisjoint(_lower(one)) for one in named):
        return True
    if lean.field in fields.teams and not friendly:
        return False
    return any(map(_is_state, people)) or len({one.country for one in people if one.country}) > 1


def _lower(words: list[str]) -> list[str]:
    return [word.lower() for word in words]


def _is_state(one: Participant) -> bool:
    """A state or its government by a proper name: "the United States", "the government of Italy"."""
    words = one.text.removeprefix("The ").removeprefix("the ").split()
    named = all(word[:1].isupper() or word in {"of", "and", "the", "government"} for word in words)
    return named and bool(one.country) and "GOV" in one.sectors

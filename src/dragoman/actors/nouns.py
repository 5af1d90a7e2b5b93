"""Nouns by which a text takes up someone again (data/linking/nouns.yaml): epithets, bodies, states, speech verbs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dragoman.settings import Strict, load_settings

NOUNS = Path(__file__).resolve().parents[1] / "data" / "linking" / "nouns.yaml"


class _Written(Strict):
    """The file as people write it."""

    masculine: str
    feminine: str
    epithets: str
    interchangeable: tuple[str, ...]
    general: tuple[str, ...]
    bodies: dict[str, str]
    states: str
    pairs: str
    speech: str
    judges: str
    harms: str
    helps: str
    calls: str
    texts: str
    times: str
    doings: str
    expels: str
    sent: str
    abroad: str
    offices: str
    vessels: str
    two_surnames: str
    rivers: str
    waters: str
    heights: str
    machines: str
    gives: str


class Nouns:
    """The lists as sets.

    ``interchangeable``, ``general``: canonical role nouns of which all forms mean the same, and those that mean any of
    their forms. ``people``: every noun for one person; ``gender``: of those that tell it. ``judges``, ``harms``,
    ``helps``, ``calls`` and ``expels`` are lemmas of verbs, ``sent`` of nouns for whom the last are done to, ``texts``,
    ``times`` and ``doings`` of nouns; ``abroad`` are role nouns, ``offices`` nouns for bodies of a state,
    ``vessels`` nouns for ships and what stands before their names; ``rivers`` folded names of rivers that are states or
    provinces too, ``waters`` and ``heights`` nouns for land and water that stand after and before a name,
    ``machines`` nouns before which the name of a make stands, ``gives`` verbs whose object is what is given,
    ``two_surnames`` country codes."""

    def __init__(self, written: _Written) -> None:
        self.gender = dict.fromkeys(written.masculine.split(), "m") | dict.fromkeys(written.feminine.split(), "f")
        self.epithets = frozenset(written.epithets.split())
        self.people = self.epithets | frozenset(self.gender)
        self.interchangeable = frozenset(written.interchangeable)
        self.general = frozenset(written.general)
        self.states = frozenset(written.states.split())
        self.pairs = frozenset(written.pairs.split())
        self.speech = frozenset(written.speech.split())
        self.judges = frozenset(written.judges.split())
        self.harms = frozenset(written.harms.split())
        self.helps = frozenset(written.helps.split())
        self.calls = frozenset(written.calls.split())
        self.texts = frozenset(written.texts.split())
        self.times = frozenset(written.times.split())
        self.doings = frozenset(written.doings.split())
        self.expels = frozenset(written.expels.split())
        self.sent = frozenset(written.sent.split())
        self.abroad = frozenset(written.abroad.split())
        self.offices = frozenset(written.offices.split())
        self.vessels = frozenset(written.vessels.split())
        self.two_surnames = frozenset(written.two_surnames.split())
        self.rivers = frozenset(written.rivers.split())
        self.waters = frozenset(written.waters.split())
        self.gives = frozenset(written.gives.split())
        self.machines = frozenset(written.machines.split())
        self.heights = frozenset(written.heights.split())
        self.bodies = {noun: frozenset(fits.split()) for noun, fits in written.bodies.items()}


@cache
def load_nouns(path: Path = NOUNS) -> Nouns:
    """The lists of ``path``. Raises LexiconError that names the file and the problem."""
    return Nouns(load_settings(_Written, path))

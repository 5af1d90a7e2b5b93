"""How well strings become actors: country and primary sector on NGEC's test cases (``actors/cases-dev.json``)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.actors.resolver import resolve
from dragoman.errors import DateError, OptionError
from dragoman.evaluation.table import Table


@dataclass(frozen=True, slots=True)
class ActorCase:
    """One case: what was expected and what came out."""

    text: str
    date: str
    expected: tuple[str, str]
    found: tuple[str, str]
    reason: str


def evaluate_actors(data: Path) -> list[ActorCase]:
    """Resolve every case of the file; "today" and no date mean the registry's present."""
    path = data / "actors" / "cases-dev.json" if data.is_dir() else data
    if not path.exists():
        raise OptionError(f"{str(path)!r} does not exist. Give the data folder that holds actors/cases-dev.json.")
    return [_case(case) for case in json.loads(path.read_text(encoding="utf-8"))]


def _case(case: dict[str, Any]) -> ActorCase:
    date = case.get("date")
    try:
        actor = resolve(case["text"], date=date, country=case.get("country_hint"), context=case.get("context"))
    except DateError:
        actor = resolve(case["text"], country=case.get("country_hint"), context=case.get("context"))
    expected = case["expect"].get("country") or "", case["expect"].get("code_1") or ""
    found = (actor.country, actor.sectors[0] if actor.sectors else "") if actor else ("", "")
    return ActorCase(case["text"], str(date or ""), expected, found, actor.reason if actor else "no actor")


def actor_table(cases: Sequence[ActorCase]) -> Table:
    """Shares of right countries, sectors and both."""
    count = max(len(cases), 1)
    country = sum(case.expected[0] == case.found[0] for case in cases)
    sector = sum(case.expected[1] == case.found[1] for case in cases)
    both = sum(case.expected == case.found for case in cases)
    row = [f"{len(cases):,}", *(f"{number / count:.3f}" for number in (country, sector, both))]
    return Table(("cases", "country", "sector", "both"), [row])


def actor_misses(cases: Sequence[ActorCase]) -> list[str]:
    """One line for each case that came out otherwise."""
    wrong = [case for case in cases if case.expected != case.found]
    return [
        f"{case.text!r} ({case.date or 'no date'}): {case.expected} ≠ {case.found}  {case.reason}" for case in wrong
    ]

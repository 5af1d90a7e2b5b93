"""Why a string is coded to an actor: the terms found, the entries considered, the date, and what to edit."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from dragoman.actors.actor import Actor
from dragoman.actors.directory import Held, page
from dragoman.actors.imported.namesakes import imported_namesakes
from dragoman.actors.registry import Entity, Index
from dragoman.actors.resolver import index_with, resolve
from dragoman.actors.scan import Segment, scan
from dragoman.actors.tenure import iso_date, standing
from dragoman.actors.where import role_origin
from dragoman.plain import plain_record

_MEANINGS = {
    "H": "person", "O": "organisation", "S": "state", "A": "adjective of", "P": "people of", "C": "capital of",
    "T": "territory", "L": "city in", "G": "city of GeoNames in", "R": "role", "M": "modifier", "D": "determiner",
    "N": "number", "X": "name that no registry knows", "x": "word without a meaning here",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of the string. ``entries``: ids it can mean. ``where``: the file and line that define a role noun."""

    text: str
    meaning: str
    entries: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that was considered: what it was on the day, its tenures, and the file and line to change."""

    id: str
    name: str
    country: str
    sectors: tuple[str, ...]
    role: str
    chosen: bool
    decided: str
    where: str
    tenures: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole way from a string to an actor, or to none. ``date``: ``""`` for the registry's present."""

    text: str
    date: str
    terms: tuple[Term, ...]
    candidates: tuple[Candidate, ...]
    actor: Actor | None
    verdict: str

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)


def explain(
    text: str,
    *,
    date: str | None = None,
    country: str | None = None,
    context: str | None = None,
    registry: str | os.PathLike[str] | None = None,
) -> Explanation:
    """How ``resolve`` with the same arguments comes to its answer. Raises what ``resolve`` raises."""
    day, index = iso_date(date), index_with(registry)
    actor = resolve(text, date=date, country=country, context=context, registry=registry)
    segments = [segment for segment in scan(text, index) if segment.flavour != ","]
    considered = {one.id: one for segment in segments for one in segment.choices}
    if actor is not None and actor.id in index.by_id:
        considered.setdefault(actor.id, index.entities[index.by_id[actor.id]])
    decisive = [one for one in considered.values() if one.form in "HO" or (actor is not None and one.id == actor.id)]
    return Explanation(
        text=text,
        date=day,
        terms=tuple(_term(text, segment, index) for segment in segments),
        candidates=tuple(_candidate(one, day, actor, registry) for one in decisive),
        actor=actor,
        verdict=actor.reason if actor is not None else _why_none(text, segments, decisive, index),
    )


def _term(text: str, segment: Segment, index: Index) -> Term:
    meaning, where = _MEANINGS[segment.flavour], ""
    if segment.role is not None:
        sectors = " ".join(segment.role.sectors) or "no sector of its own"
        meaning = f"role {segment.role.office or segment.role.name!r}, {sectors}"
        origin = role_origin(segment.role.name)
        where = str(origin) if origin is not None else ""
    elif segment.modifier >= 0:
        meaning = f"modifier, {_effects(index, segment.modifier)}"
    elif segment.country:
        meaning = f"{meaning} {segment.country}"
    elif len(segment.choices) > 1:
        meaning = f"{meaning}, borne by {len(segment.choices)} entries"
    elif segment.flavour == "x" and segment.key in index.not_actors:
        meaning = "word that names no actor"
    return Term(text[segment.start : segment.end], meaning, tuple(one.id for one in segment.choices), where)


def _effects(index: Index, modifier: int) -> str:
    said = []
    for sets, adds, only in index.modifiers[modifier]:
        change = f"sets {' '.join(sets)}" if sets else f"adds {' '.join(adds)}" if adds else "changes nothing"
        said.append(change + (f" for {' '.join(only)}" if only else ""))
    return "; ".join(said) or "changes nothing"


def _candidate(entity: Entity, day: str, actor: Actor | None, registry: str | os.PathLike[str] | None) -> Candidate:
    held, told = standing(entity, day), page(entity.id, registry=registry)
    return Candidate(
        id=entity.id,
        name=entity.name,
        country=held.country,
        sectors=held.sectors,
        role=held.role or "",
        chosen=actor is not None and actor.id == entity.id,
        decided=held.reason,
        where=told.where,
        tenures=told.tenures,
    )


def _why_none(text: str, segments: list[Segment], decisive: list[Entity], index: Index) -> str:
    if namesakes := imported_namesakes(text, index):
        return namesakes
    if len(decisive) > 1:
        return f"{len(decisive)} entries bear the name, and neither country, title nor date tells which is meant"
    if decisive:
        return f"the words around {decisive[0].name} name another country or nothing that is theirs"
    if all(s.flavour in "DNx" for s in segments):
        return "no word names a person, place, organisation or role"
    if any(s.flavour == "X" for s in segments):
        return "the name is in no registry, and nothing beside it says what it is"
    return "the words name no actor by themselves: no country, organisation or sector"


def as_text(told: Explanation) -> str:
    """The explanation as a person reads it."""
    lines = [f"{told.text!r} on {told.date or 'the registry’s present'}", ""]
    if told.actor is not None:
        what = [told.actor.kind, told.actor.country or "no country", " ".join(told.actor.sectors) or "no sector"]
        lines += [f"{told.actor.name} ({told.actor.id}): {', '.join(filter(None, [*what, told.actor.role]))}"]
        lines += [f"  because {told.verdict}"]
    else:
        lines += ["No actor", f"  because {told.verdict}"]
    lines += ["", "Terms"]
    width = max((len(term.text) for term in told.terms), default=0)
    for term in told.terms:
        entries = f" {', '.join(term.entries[:4])}" if term.entries else ""
        lines.append(f"  {term.text:<{width}}  {term.meaning}{entries}" + (f"    {term.where}" if term.where else ""))
    for one in told.candidates:
        mark = "Chosen" if one.chosen else "Considered"
        then = ", ".join(filter(None, [one.role, one.country, " ".join(one.sectors)])) or "nothing known"
        lines += ["", f"{mark}: {one.name} ({one.id}), on that day {then}", f"  {one.where}"]
        lines += tenure_lines(one.tenures)
    return "\n".join(lines)


def tenure_lines(tenures: tuple[Held, ...]) -> list[str]:
    """One line a tenure: days, role, sectors, country, file and line."""
    lines = []
    width = max((len(one.role) for one in tenures), default=0)
    for one in tenures:
        until = {"": "now", "-": "ended, day unknown"}.get(one.until, one.until)
        span = f"{one.since or '?':<10} to {until:<10}"
        sectors = " ".join(one.sectors) or "-"
        lines.append(f"    {span}  {one.role:<{width}}  {sectors:<7} {one.country:<3}  {one.where}".rstrip())
    return lines

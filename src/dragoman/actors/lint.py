"""What the schema cannot see: facts of the registry that contradict one another.

``python -m dragoman.actors.lint`` prints them; the tests allow no error.
"""

from __future__ import annotations

import itertools
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.actors.fold import fold
from dragoman.actors.schema import DATA, SUPRANATIONAL, Person, Source, first_day, last_day, load_source

# Held by one person at a time in one state; a handover or an acting holder may share some weeks.
_SINGLE = frozenset(
    {"president", "prime minister", "chancellor", "foreign minister", "defence minister", "interior minister"}
)
_HANDOVER = 60
_FUTURE = "2030"
"""Offices are entered once they are held; a later year is a slip of the pen."""
_ELSEWHERE = frozenset({"ESH"})


@dataclass(frozen=True, slots=True)
class Finding:
    """``error``: must be corrected. ``warning``: deserves a look (two presidents at once may both be claimants).

    ``other``: the second entry, where two contradict each other; ``settled.yaml`` may say of a warning that both stand.
    """

    level: str
    entry: str
    message: str
    other: str = ""


def lint(source: Source) -> list[Finding]:
    """Duplicate ids, unknown codes, ambiguous names, overlapping holders of one office, role nouns of two sectors."""
    checks = (_ids, _codes, _names, _bodies, _spans, _two_seats, _offices, _nouns)
    found = [finding for check in checks for finding in check(source)]
    return [finding for finding in found if not _is_settled(finding, source)] + list(_needless(found, source))


def _is_settled(finding: Finding, source: Source) -> bool:
    pair = {finding.entry, finding.other}
    return finding.level == "warning" and any(pair == {one.entry, one.other} for one in source.settled)


def _needless(found: list[Finding], source: Source) -> Iterator[Finding]:
    """What ``settled.yaml`` settles must still be found, or it would hide the next finding about the same two."""
    pairs = [{finding.entry, finding.other} for finding in found if finding.level == "warning"]
    for one in source.settled:
        if {one.entry, one.other} not in pairs:
            message = f"settled.yaml settles a warning about it and {one.other} that no rule gives; delete it there"
            yield Finding("error", one.entry, message, one.other)


def _ids(source: Source) -> Iterator[Finding]:
    seen: set[str] = set()
    for entry in [*source.states, *source.territories, *source.organisations, *source.people]:
        if entry.id in seen:
            yield Finding("error", entry.id, "the id is used twice; give one of the entries another")
        seen.add(entry.id)


def _codes(source: Source) -> Iterator[Finding]:
    known = {state.code for state in source.states} | SUPRANATIONAL | _ELSEWHERE | {""}
    for entry in [*source.territories, *source.organisations, *source.people]:
        codes = {entry.country, *(t.country for t in getattr(entry, "roles", ()))}
        for code in sorted(codes - known):
            yield Finding("error", entry.id, f"{code!r} is no code of states.yaml and no supranational code")


def _names(source: Source) -> Iterator[Finding]:
    """A name that two people bear needs a date, a title or a country beside it."""
    holders: dict[str, list[Person]] = defaultdict(list)
    for person in source.people:
        for key in {fold(name) for name in (person.name, *person.aliases)}:
            holders[key].append(person)
    for key, people in sorted(holders.items()):
        for other in people[1:]:
            yield Finding("warning", people[0].id, f"{key!r} also names {other.id}", other.id)
    places: dict[str, str] = {}
    for place in [*source.states, *source.territories]:
        for name in {fold(n) for n in (place.name, place.official, *place.aliases) if n}:
            if places.setdefault(name, place.id) != place.id:
                yield Finding("error", place.id, f"{name!r} also names {places[name]}")


def _bodies(source: Source) -> Iterator[Finding]:
    """A name of two organisations of one country cannot be told apart; a person's alias should not be a place."""
    holders: dict[tuple[str, str], str] = {}
    for body in source.organisations:
        for key in {fold(name) for name in (body.name, *body.aliases, *body.also)}:
            if holders.setdefault((key, body.country), body.id) != body.id:
                other = holders[key, body.country]
                message = f"{key!r} also names {other} of the same country; drop it from one"
                yield Finding("warning", body.id, message, other)
    places = {fold(name): p.id for p in (*source.states, *source.territories) for name in (p.name, p.capital) if name}
    for person in source.people:
        for key in sorted({fold(alias) for alias in person.aliases} & places.keys()):
            yield Finding("warning", person.id, f"the alias {key!r} is also {places[key]}; write a fuller name")


def _two_seats(source: Source) -> Iterator[Finding]:
    """Nobody is president, prime minister or chancellor of two states on one day."""
    for person in source.people:
        seats = [
            (first_day(t.from_), last_day(t.to) if t.to else "9999-12-31", t.country or person.country)
            for t in person.roles
            if t.from_ and not t.of and t.role in _SINGLE and "PRE" not in t.sectors
        ]
        for (start, end, here), (from_, to, there) in itertools.combinations(seats, 2):
            if here != there and max(start, from_) < min(end, to):
                yield Finding("error", person.id, f"an office in {here} and one in {there} from {max(start, from_)}")


def _nouns(source: Source) -> Iterator[Finding]:
    """A noun stands under one role; a thing that no actor is called is no role noun."""
    seen: dict[str, tuple[str, tuple[str, ...]]] = {}
    for noun in source.roles.roles:
        for form in (noun.role, *noun.forms, *noun.plurals):
            key = form if form[0].isupper() else fold(form)
            role, sectors = seen.setdefault(key, (noun.role, noun.sectors))
            if sectors != noun.sectors:
                yield Finding(
                    "error", f"role {noun.role!r}", f"{form!r} also stands under {role!r}, with other sectors"
                )
    for thing in source.roles.things:
        if fold(thing) in seen:
            role = seen[fold(thing)][0]
            yield Finding(
                "error", f"thing {thing!r}", f"also a role noun under {role!r}; keep it in one of the two lists"
            )


def _spans(source: Source) -> Iterator[Finding]:
    """A role of sixty years, or one before 1900, is a slip of the pen."""
    for person in source.people:
        for tenure in person.roles:
            if max(tenure.from_ or "", tenure.to or "") >= _FUTURE:
                yield Finding("error", person.id, f"{tenure.role} {tenure.from_} to {tenure.to}: not yet come")
            if tenure.from_ and tenure.from_ < "1900":
                yield Finding("error", person.id, f"{tenure.role} from {tenure.from_}: too early")
            if tenure.from_ and tenure.to and int(tenure.to[:4]) - int(tenure.from_[:4]) > 72:
                yield Finding("error", person.id, f"{tenure.role} {tenure.from_} to {tenure.to}: too long")


def _offices(source: Source) -> Iterator[Finding]:
    """Two holders of one office at once. A date of year or month precision contradicts nothing inside its period."""
    held: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for person in source.people:
        for tenure in person.roles:
            if tenure.role in _SINGLE and tenure.from_ and not tenure.of and "PRE" not in tenure.sectors:
                end = first_day(tenure.to) if tenure.to else "9999-12-31"
                held[tenure.country or person.country, tenure.role].append((last_day(tenure.from_), end, person.id))
    for (country, role), tenures in sorted(held.items()):
        tenures.sort()
        for (_, end, one), (start, stop, other) in itertools.pairwise(tenures):
            shared = (date.fromisoformat(min(end, stop)) - date.fromisoformat(start)).days
            if one != other and shared > _HANDOVER:
                message = f"{role} of {country} from {start}, while {one} holds it until {end}"
                yield Finding("warning", other, message, one)


def main(folder: Path = DATA) -> int:
    """Prints every finding; 1 when one of them is an error."""
    findings = lint(load_source(folder))
    for finding in findings:
        sys.stdout.write(f"{finding.level}: {finding.entry}: {finding.message}\n")
    return int(any(finding.level == "error" for finding in findings))


if __name__ == "__main__":
    raise SystemExit(main())

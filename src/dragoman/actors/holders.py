"""People: whom a name means, what they were that day, and who held an office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.actors.actor import Actor
from dragoman.actors.chunk import Chunk, Query, codes_of
from dragoman.actors.fold import word_set
from dragoman.actors.registry import Entity, Index, Role
from dragoman.actors.scan import Segment
from dragoman.actors.sectors import BRANCHES
from dragoman.actors.tenure import Standing, standing

_CHIEFS = frozenset(
    {"president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "supreme leader", "leader"}
)


_LATELY = 3
_OTHER_TIMES = word_set("then next incoming future previous earlier later prospective potential possible")
_ACTING = word_set("acting interim transitional provisional caretaker")


def person(segment: Segment, entity: Entity, head: Chunk, query: Query) -> Actor:
    """What ``entity`` was on the date of the query; "former" before a title makes it ELI."""
    held = standing(entity, query.date)
    title = head.roles[-1].role if head.roles else None
    before = [m for m in head.modifiers if m.first < segment.first]
    if title is not None and any(_makes_elite(query.index, m, title) for m in before):
        held = replace(held, sectors=("ELI",), reason=f"{held.reason}; text says former")
    elif not query.date and title is not None and title.office:
        held = _as_titled(entity, title, held)
    reason = f"{held.reason}; on {query.date or 'the present'}{whence(entity)}"
    return Actor(entity.id, entity.name, held.country, held.sectors, "person", held.role, reason=reason)


def whence(entity: Entity) -> str:
    """Where an imported entry is from, for the reason."""
    return f"; imported from {entity.source}" if entity.source else ""


def _as_titled(entity: Entity, title: Role, held: Standing) -> Standing:
    """Without a date, a title the person once held places the text in that time."""
    for role, office, start, end, sectors, country in entity.tenures:
        if office == title.office and (end or sectors):
            return Standing(
                role, sectors, country or entity.country, f"{entity.id}: {role} {start} to {end or 'now'}, by its title"
            )
    return held


def chosen(segment: Segment, head: Chunk, rest: list[Chunk], query: Query) -> Entity | None:
    """The one person that a name can mean here: alone, by country beside it, by title, or by being in office."""
    choices = segment.choices
    title = head.roles[-1].role if head.roles else None
    if " " not in segment.key and title is not None and _titled_otherwise(choices, title, query.date):
        return None
    if len(choices) == 1:
        full = " " in segment.key and not choices[0].source  # imported names are many: another country, another person
        return choices[0] if full or _plausible(choices[0], head, rest) else None
    told = codes_of(head.places + [p for c in rest for p in c.places]) or query.around
    office = title.office if title else ""
    choices = _fitting(choices, lambda c: c.country in told)
    choices = _fitting(choices, lambda c: any(t[1] == office != "" and _covers(t, query.date) for t in c.tenures))
    choices = _fitting(choices, lambda c: any(_covers(t, query.date) and t[1] in _CHIEFS for t in c.tenures))
    if " " not in segment.key and not any(c.source for c in choices):
        choices = _fitting(choices, lambda c: any(_covers(t, query.date) and t[4][:1] == ("GOV",) for t in c.tenures))
        choices = _fitting(choices, lambda c: any(_ended_lately(t, query.date) and t[1] in _CHIEFS for t in c.tenures))
    choices = _fitting(choices, lambda c: any(_covers(t, query.date) for t in c.tenures))
    return choices[0] if len(choices) == 1 else None


def _titled_otherwise(choices: tuple[Entity, ...], title: Role, date: str) -> bool:
    """Whether a surname stands behind a title of state that none who has it ever held, and none is in office: "Governor
    Obama" is another Obama."""
    if not set(title.sectors[:1]) & BRANCHES or title.name in _LOOSE:
        return False
    tenures = [tenure for choice in choices for tenure in choice.tenures]
    return not any(_covers(t, date) or title.name in t[0] or (title.office and title.office == t[1]) for t in tenures)


_LOOSE = frozenset({"leader", "official", "minister", "commander", "chief", "head", "general", "ruler"})


def _fitting(choices: tuple[Entity, ...], test: Callable[[Entity], bool]) -> tuple[Entity, ...]:
    """Those that pass; all when none does, for then the test tells nothing."""
    return tuple(filter(test, choices)) or choices if len(choices) > 1 else choices


def _plausible(entity: Entity, head: Chunk, rest: list[Chunk]) -> bool:
    """A bare surname beside another country is somebody else; so is an imported name whose apposition tells another."""
    beside = [chunk for chunk in rest if chunk.lead == "," and chunk.roles] if entity.source else []
    codes = codes_of([place for chunk in (head, *beside) for place in chunk.places])
    return not codes or entity.country in codes or any(t[5] in codes for t in entity.tenures)


def _covers(tenure: tuple[str, str, str, str, tuple[str, ...], str], date: str) -> bool:
    return not tenure[3] if not date else tenure[2] <= date and (not tenure[3] or date <= tenure[3])


def _ended_lately(tenure: tuple[str, str, str, str, tuple[str, ...], str], date: str) -> bool:
    """Whether it ended in the ``_LATELY`` years before, when a surname is still that of who held it."""
    return bool(date and tenure[3]) and f"{int(date[:4]) - _LATELY:04}{date[4:]}" <= tenure[3] < date


def shared_standing(segment: Segment, entity: Entity | None, query: Query) -> Standing:
    """What the owner of something was; of namesakes that cannot be told apart, only the country they share."""
    if entity is not None:
        return standing(entity, query.date)
    countries = {choice.country for choice in segment.choices}
    country = countries.pop() if len(countries) == 1 else ""
    return Standing(None, (), country, f"country shared by all named {segment.key!r}")


def serving(head: Chunk, role: Role, segment: Segment, country: str, query: Query) -> Actor | None:
    """The person that held the office that day: "the French president" in June 2022."""
    if (
        not query.date
        or not role.office
        or segment.owner
        or role.plural
        or head.names
        or any(s.first > segment.last or s.key in _OTHER_TIMES for s in head.unknown)
    ):
        return None
    if any(query.index.modifiers[m.modifier] for m in head.modifiers) or len(head.roles) > 1 or not country:
        return None
    if any(s.first > segment.last and s.flavour not in "D," for s in head.segments):
        return None
    entity = None
    words = {s.key for s in head.unknown}
    if words & _ACTING:
        entity = office_holder(query.index, country, f"acting {role.office}", query.date)
    entity = entity or office_holder(query.index, country, role.office, query.date)
    if entity is None:
        return None
    held = standing(entity, query.date)
    if "acting" in words and (held.role or "").split(" ")[0] not in _ACTING:
        return None  # the holder in full is not the one who acts for him
    reason = f"{role.office} of {country} on {query.date}: {held.reason}"
    return Actor(entity.id, entity.name, country, held.sectors, "person", held.role, reason=reason)


def _makes_elite(index: Index, segment: Segment, title: Role) -> bool:
    """Whether the modifier turns that title into a past one: "exiled president", not "exiled opposition leader"."""
    primary = title.sectors[0] if title.sectors else "UNK"
    return any("ELI" in sets and (not only or primary in only) for sets, _, only in index.modifiers[segment.modifier])


def office_holder(index: Index, country: str, office: str, date: str) -> Entity | None:
    """Who held ``office`` on ``date``; on a day of handover the successor. "leader" is the one chief in office."""
    offices = index.offices.get(country, {})
    serving = [h for h in offices.get(office, ()) if h[0] <= date and (not h[1] or date <= h[1])]
    if not serving and not office.startswith("acting "):
        acting = offices.get(f"acting {office}", ())
        serving = [h for h in acting if h[0] <= date and (not h[1] or date <= h[1])]
    if serving or office != "leader":
        return index.entities[max(serving)[2]] if serving else None
    for chief in ("supreme leader", "chancellor", "president", "king", "emir", "sultan", "prime minister"):
        if (entity := office_holder(index, country, chief, date)) is not None:
            parliamentary = chief in ("president", "king") and office_holder(index, country, "prime minister", date)
            return None if parliamentary else entity
    return None

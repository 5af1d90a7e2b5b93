"""A noun phrase headed by the name of an organisation, a place or a people: its actor."""

from __future__ import annotations

from dragoman.actors.actor import Actor, Kind
from dragoman.actors.chunk import Chunk, Query, code_of, codes_of, meant
from dragoman.actors.fold import slug
from dragoman.actors.holders import whence
from dragoman.actors.registry import Entity, unpacked
from dragoman.actors.scan import Segment
from dragoman.actors.sectors import BRANCHES, STATELESS, modified
from dragoman.actors.tenure import standing


def organisation_actor(head: Chunk, rest: list[Chunk], query: Query) -> Actor | None:
    """The last organisation that the head names; None where others bear its name and nothing tells which is meant."""
    segment = head.orgs[-1]
    entity = meant(segment, codes_of(head.places) or query.around)
    told = codes_of(head.places + (rest[0].places if rest and rest[0].lead == "of" else []))
    if (
        entity.source
        and len({one.country for one in segment.choices}) > 1
        and entity.country not in told | query.around
    ):
        return None
    if told and entity.country not in told and _is_party(entity):
        name, code = query.text[segment.start : segment.end], sorted(told)[0]
        reason = f"a party named as {entity.id}, of {code}"
        return Actor(f"role:{code}-{slug(name)}", query.text.strip(), code, ("PTY",), "organisation", reason=reason)
    if code := _owned_by_another(entity, head, rest):
        name = query.text[segment.start : segment.end]
        reason = f"a body named as {entity.id}, of {code}"
        sectors = modified(entity.sectors, head, query)
        return Actor(f"role:{code}-{slug(name)}", query.text.strip(), code, sectors, "organisation", reason=reason)
    held = standing(entity, query.date)
    country = held.country or next(iter(sorted(codes_of(head.places))), "")
    kind: Kind = "group" if entity.kind == "group" else "organisation"
    if country == "NGO" and "REL" in held.sectors and rest and rest[0].lead in {"in", "of"}:
        country = next(iter(sorted(codes_of(rest[0].places))), country)  # a world-wide faith's believers in one state
    sectors = modified(held.sectors, head, query)
    if any(s.role is not None and s.role.sectors == ("OPP",) for s in head.roles) and _is_party(entity):
        sectors = ("PTY", "OPP")
    return Actor(
        entity.id,
        entity.name,
        country,
        sectors,
        kind,
        reason=f"{held.reason}; on {query.date or 'the present'}{whence(entity)}",
    )


def _owned_by_another(entity: Entity, head: Chunk, rest: list[Chunk]) -> str:
    """The country whose own a body of state is said to be, when it bears another's name: "Vietnam's State Council"."""
    if entity.country in STATELESS | {""} or not set(entity.sectors[:1]) & BRANCHES:
        return ""
    owners = [s for s in head.places if s.owner] + (rest[0].places if rest and rest[0].lead == "of" else [])
    codes = codes_of(owners)
    return "" if not codes or entity.country in codes else min(codes)


def _is_party(entity: Entity) -> bool:
    return "PTY" in entity.sectors or any("PTY" in tenure[4] for tenure in entity.tenures)


def place_actor(head: Chunk, query: Query) -> Actor | None:
    """A bare place or people; a capital stands for its government."""
    segment = head.places[0]
    last = head.segments[-1]
    if last.flavour in "PA" and last is not segment and _is_hyphenated(head.segments, query):
        segment = last  # "Cuban-Americans" live in the last one's country
    if head.unknown and segment.flavour not in "AP" and not segment.owner and last is not segment:
        return None
    code, entity = code_of(segment), segment.entity
    if entity is None:
        name = query.text[segment.start : segment.end]
        return Actor(f"place:{slug(name)}", name, code, (), "state", reason=f"city {segment.key} of the gazetteer")
    counted = any(one.flavour in "DN" and one.first < segment.first for one in head.segments)
    people = segment.flavour == "P" or (last is segment and counted and _is_people_too(segment, query))
    if people and (last is segment or not head.unknown):
        sectors = modified(entity.sectors, head, query)
        ident = f"people:{code or slug(entity.name)}" + (f"-{sectors[0].lower()}" if sectors else "")
        return Actor(ident, query.text.strip(), code, sectors, "group", reason=f"people of {entity.id}")
    capital = segment.flavour == "C" and last is segment and not entity.sectors
    sectors = ("GOV",) if capital else modified(entity.sectors, head, query)
    why = "its capital, standing for the government" if capital else f"named by {segment.key!r}"
    return Actor(entity.id, entity.name, code, sectors, "state", reason=f"{entity.id}: {why}")


def _is_people_too(segment: Segment, query: Query) -> bool:
    """ "The Rohingya": the adjective of a region that is its people's name as well."""
    entity = segment.entity
    if segment.flavour != "A" or entity is None or not entity.id.startswith("place:") or not entity.country:
        return False
    return any(flavour == "P" for flavour, _, _ in unpacked(query.index.terms[segment.key]))


def _is_hyphenated(segments: list[Segment], query: Query) -> bool:
    """Whether the last two terms are one word that names people: "Cuban-Americans"."""
    if len(segments) < 2 or not query.text[segments[-1].start : segments[-1].end].endswith("s"):
        return False
    return query.text[segments[-2].end : segments[-1].start] == "-"

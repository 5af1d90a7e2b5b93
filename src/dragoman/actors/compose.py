"""From the terms of a noun phrase to one actor: place + modifier + role, person on a date, organisation and member."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.actors.actor import Actor, Kind
from dragoman.actors.belonging import (
    INSIDE,
    country_of_rest,
    is_house_of_another,
    is_regional,
    is_visited,
    org_of,
    owner_of,
    place_of_rest,
)
from dragoman.actors.bodies import organisation_actor, place_actor
from dragoman.actors.chunk import Chunk, Query, codes_of, is_body, is_thing, localised
from dragoman.actors.fold import slug, without_particles, word_set
from dragoman.actors.holders import chosen, person, serving, shared_standing
from dragoman.actors.nouns import load_nouns
from dragoman.actors.registry import Role
from dragoman.actors.scan import Segment
from dragoman.actors.sectors import (
    MEMBERSHIP,
    modified,
    role_sectors,
    with_breakaway,
)
from dragoman.actors.tenure import Standing

_QUANTITY = word_set("part most majority rest pair trio handful string dozens scores")
_DIRECTIONS = word_set("north south east west centre center northeast northwest southeast southwest heart rest parts")
# A court's ruling stands for the court.
_COURT_WORDS = word_set("decision ruling verdict judgment judgement")
_ANYBODY = frozenset({"man", "member"})
_NAMED_BODIES = frozenset({"member", "army", "militia", "coalition"})
_OFFICIAL_BODIES = frozenset({"agency", "department"})
_LOCAL = frozenset({"LAB", "CVL", "AGR", "MED", "REL"})
_ALLY = "ally"
_CHAIRS = frozenset({"president", "vice president", "chancellor"})


def compose(chunks: list[Chunk], query: Query) -> Actor | None:
    """The actor of a phrase given its chunks, the head first."""
    head, rest = _merged(chunks)
    head = localised(head, rest)
    if query.strict and _is_deed(head, query):
        return None
    actor = _head_actor(head, rest, query)
    if actor is None:
        return None
    ethnic = any(m.key == "ethnic" for m in head.modifiers)  # "ethnic Armenians in ...": of the place where they live
    if ethnic or (not actor.country and actor.kind != "state"):
        country, why, _ = country_of_rest(head, rest, query)
        if country:
            actor = replace(actor, country=country, reason=f"{actor.reason}; {why}")
    return actor


def _is_deed(head: Chunk, query: Query) -> bool:
    """Whether the head noun is a thing or what somebody does: "the president's speech", "Turkey's membership"."""
    content = [s for s in head.segments if s.flavour not in "DN,-"]
    if not content or content[-1].flavour != "x":
        return False
    if content[-1].key in _COURT_WORDS and any("JUD" in _own_sectors(s) for s in content[:-1]):
        return False
    if is_thing(content[-1], query.index):
        return True
    return any(s.owner and s.flavour in "RH" for s in content[:-1])


def _own_sectors(segment: Segment) -> tuple[str, ...]:
    return segment.entity.sectors if segment.entity else segment.role.sectors if segment.role else ()


def _merged(chunks: list[Chunk]) -> tuple[Chunk, list[Chunk]]:
    """ "a group of tourists", "several of the unions", "members of the Taliban": the second chunk is the head."""
    head, rest = chunks[0], chunks[1:]
    while (
        rest
        and rest[0].lead == "of"
        and _is_quantity(head)
        and (rest[0].roles or rest[0].orgs or rest[0].places or rest[0].people)
    ):
        inner = rest[0]
        modifiers = head.modifiers + inner.modifiers
        roles = head.roles[-1:] + inner.roles if inner.orgs or inner.people else inner.roles or head.roles
        if inner.orgs and head.roles:
            roles = head.roles + inner.roles
        head = replace(
            inner, lead="", modifiers=modifiers, roles=roles, places=inner.places + head.places, counted=head.counted
        )
        rest = rest[1:]
    return head, rest


def _is_quantity(chunk: Chunk) -> bool:
    if chunk.people or chunk.orgs or chunk.names:
        return False
    if chunk.roles:
        role = chunk.roles[-1].role
        return role is not None and role.weak and role.name in _ANYBODY and len(chunk.roles) == 1
    return chunk.counted or (bool(chunk.unknown) and chunk.unknown[-1].key in _QUANTITY)


def _head_actor(head: Chunk, rest: list[Chunk], query: Query) -> Actor | None:
    if head.people and _is_part_of_a_name(head, rest):
        head = replace(head, people=[], names=[*head.names, *head.people])
    if head.people:
        segment = head.people[-1]
        entity = chosen(segment, head, rest, query)
        if head.roles and head.roles[-1].first > segment.last:
            return _role_actor(replace(head, people=[]), rest, query, shared_standing(segment, entity, query))
        if entity is not None:
            return person(segment, entity, head, query)
        if segment.choices[0].source:  # none of the imported people of that name: somebody unknown
            head = replace(head, people=[], names=[*head.names, *head.people])
    if head.names and not head.roles and not head.orgs:
        if head.segments[-1].flavour == "X" or not head.places:
            return _named(head, rest, query)
        return place_actor(head, query)
    if head.roles and not _is_named_body(head) and not _is_group_named(head):
        return _role_actor(head, rest, query)
    if head.orgs:
        return organisation_actor(head, rest, query)
    if head.places:
        return place_actor(head, query)
    if head.modifiers and len(head.segments) == sum(s.flavour in "MDN" for s in head.segments):
        return None
    return _owner_after_of(head, rest, query)


def _is_part_of_a_name(head: Chunk, rest: list[Chunk]) -> bool:
    """Whether a lone surname names no person: a ship ("the USS Cole"), a body ("Lord of Hosts Liberation Army")."""
    segment = head.people[-1]
    if len(head.people) > 1:
        return False
    if any(s.flavour == "N" and s.first == segment.last + 1 for s in head.segments):
        return True  # "the Noor 7"
    if any(s.key in load_nouns().vessels and s.last == segment.first - 1 for s in head.segments):
        return True
    if " " in without_particles(segment.key):
        return False
    if any(s.role is not None and not s.role.person and s.last == segment.first - 1 for s in head.roles):
        return True
    where = {code for chunk in rest if chunk.lead in INSIDE for code in codes_of(chunk.places)}
    of_a_body = bool(head.roles) and head.roles[-1].first > segment.last and not segment.owner
    if of_a_body and where and where.isdisjoint(choice.country for choice in segment.choices):
        return True  # "the Fino police post in Mandera"
    followed = bool(rest) and rest[0].lead == "of" and is_body(rest[0])
    return followed and head.segments[-1] is segment and not head.roles


def _is_named_body(head: Chunk) -> bool:
    """Whether it ends in an organisation: "the opposition Labour Party", "militant group Boko Haram"."""
    content = [s for s in head.segments if s.flavour not in "DN,"]
    return bool(content) and content[-1].flavour == "O" and content[-1] in head.orgs and not content[-1].owner


def _is_group_named(head: Chunk) -> bool:
    """Whether it is a group after its own name: "the ELN guerrilla group"."""
    last = head.segments[-1] if head.segments else None
    role = last.role if last is not None and last.flavour == "R" else None
    if last is None or role is None or role.person or role.plural or role.sectors[:1] != ("REB",) or not head.orgs:
        return False
    own = head.orgs[-1]
    return own.last == last.first - 1 and not own.owner and last.key.endswith("group")


def _owner_after_of(head: Chunk, rest: list[Chunk], query: Query) -> Actor | None:
    """ "a column of soldiers", "the south of Lebanon": an unknown noun, and whose it is."""
    if not head.unknown or (query.strict and is_thing(head.unknown[-1], query.index)):
        return None
    for number, chunk in enumerate(rest):
        if chunk.lead != "of":
            continue
        if chunk.roles or chunk.orgs or chunk.people or (chunk.places and head.unknown[-1].key in _DIRECTIONS):
            inner = compose([replace(chunk, lead=""), *rest[number + 1 :]], query)
            return inner and replace(inner, reason=f"{inner.reason}; owner after 'of'")
    return None


def _named(head: Chunk, rest: list[Chunk], query: Query) -> Actor | None:
    """An unknown name: what its apposition says of it, else its country when one is told."""
    segment = head.names[-1]
    if rest and rest[0].lead == "of" and is_body(rest[0]):  # "Sons of Thunder Brigade"
        return _role_actor(replace(rest[0], lead=""), rest[1:], query)
    for chunk in rest:
        if chunk.lead == "," and (chunk.roles or chunk.people or chunk.orgs):
            inner = compose([replace(chunk, lead=""), *rest[rest.index(chunk) + 1 :]], query)
            if inner is not None:
                name = query.text[segment.start : segment.end]
                return replace(
                    inner, id=f"name:{slug(name)}", name=name, kind="person", reason=f"{inner.reason}; by apposition"
                )
    if head.places:
        place = place_actor(head, query)
        if place is not None and not segment.owner and not any(s.flavour == "D" for s in head.segments[1:]):
            name = query.text[head.segments[0].start : head.segments[-1].end]
            return replace(place, id=f"name:{slug(name)}", name=name, kind="organisation", sectors=())
        return place
    return None


def _role_actor(head: Chunk, rest: list[Chunk], query: Query, owner: Standing | None = None) -> Actor | None:
    segment = _head_role(head)
    role = segment.role
    if role is None:
        return None
    if (body := _named_body(head, rest, query, owner)) is not None:
        return body
    org = org_of(head, rest)
    if org is not None and (is_house_of_another(org, head, role, query) or is_visited(org, head, rest, query)):
        org = None
    if org is None and role.office in _CHAIRS and (inner := _presided(head, rest, query)) is not None:
        sectors = modified(inner.sectors, head, query, before=segment.last)
        return _role_record(head, role, segment, inner.country, sectors, inner.reason, query)
    if org is None and role.name in MEMBERSHIP and (inner := _spoken_for(head, rest, query)) is not None:
        sectors = modified(inner.sectors, head, query, before=segment.last)
        return _role_record(head, role, segment, inner.country, sectors, inner.reason, query)
    country, prior, why = owner_of(head, org, query, owner)
    if org is not None and not head.orgs and set(role.sectors) & _LOCAL:  # "workers at a Samsung plant in Vietnam"
        country, why, prior = place_of_rest(rest) or (country, why, prior)
    if role.name == _ALLY:
        return _ally(head, rest, country, query)
    if not country and not prior:
        country, why, prior = country_of_rest(head, rest, query)
    holder = serving(head, role, segment, country, query) if not org and not is_regional(head, rest) else None
    if holder is not None:
        return holder
    sectors = with_breakaway(role_sectors(role, segment, head, org, owner, query), prior)
    if role.name in _NAMED_BODIES and rest and rest[0].lead in {"of", "for"}:  # "Movement for Change"
        sectors = modified(sectors, replace(rest[0], modifiers=rest[0].modifiers + head.modifiers), query)
    if role.name == "relative" and not owner and _is_elite(rest, query):
        sectors = ("ELI",)
    if role.name == "state" and segment.key == "state" and any(s.flavour == "A" for s in head.places):
        sectors = ("GOV",)  # "the Nicaraguan state", not "the state of Texas"
    if not _says_enough(role, sectors, country, head, org):
        return None
    if not sectors and role.name == "area" and role.plural:
        sectors = ("UNK",)  # "regions across Indonesia": whoever is in them
    if not sectors and role.name in _ANYBODY and country not in {"UNO", "IGO", "EUR"}:
        sectors = ("UNK",)
    country = country or next((s.role.country for s in reversed(head.roles) if s.role and s.role.country), "")
    return _role_record(head, role, segment, country, sectors, why, query)


def _is_elite(rest: list[Chunk], query: Query) -> bool:
    """ "the son of the Tajik president" """
    if not rest or rest[0].lead != "of":
        return False
    inner = compose([replace(rest[0], lead=""), *rest[1:]], query)
    return inner is not None and inner.kind == "person" and bool({"GOV", "ELI"} & set(inner.sectors))


def _spoken_for(head: Chunk, rest: list[Chunk], query: Query) -> Actor | None:
    """ "a spokeswoman for the Peruvian police": those she speaks for, when they have a role of their own."""
    if head.places or not rest or rest[0].lead not in {"of", "for", "at", "from", "with"}:
        return None
    strong = any(s.role and not s.role.weak for s in rest[0].roles)
    return compose([replace(rest[0], lead=""), *rest[1:]], query) if strong else None


def _presided(head: Chunk, rest: list[Chunk], query: Query) -> Actor | None:
    """ "the president of the Maltese chamber of commerce": the body presided over, unless a state."""
    if head.places or not rest or rest[0].lead != "of" or not is_body(rest[0]):
        return None
    inner = compose([replace(rest[0], lead=""), *rest[1:]], query)
    return inner if inner is not None and inner.sectors and inner.sectors[0] != "GOV" else None


def _ally(head: Chunk, rest: list[Chunk], country: str, query: Query) -> Actor | None:
    """ "Russia's allies" are not Russian; "Western allies" are Western. Alone the word says nothing."""
    of = rest[0] if rest and rest[0].lead == "of" else None
    if not any(one.places or one.people or one.orgs for one in (head, of) if one is not None):
        return None
    own = country if head.places and not any(s.owner for s in head.segments) else ""
    ident = f"role:{slug(query.text)}"
    return Actor(ident, query.text.strip(), own, (), "group", reason="allies or rivals of somebody named")


def _head_role(head: Chunk) -> Segment:
    """The last role that says something: "police group" is of the police."""
    last = head.roles[-1].role
    strong = [s for s in head.roles if s.role and not s.role.weak]
    return strong[-1] if strong and not (last and last.name in _OFFICIAL_BODIES) else head.roles[-1]


def _says_enough(role: Role, sectors: tuple[str, ...], country: str, head: Chunk, org: Segment | None) -> bool:
    """A weak noun ("group", "men", "site") is an actor with a country, an organisation or a sector from a modifier."""
    if role.name == "person" and head.counted and not country and sectors == role.sectors and not head.names:
        return False  # "20 men"
    if sectors or org is not None or head.names:
        return True
    if not role.weak or role.name in _ANYBODY:
        return bool(country) or not head.counted
    return bool(country)


_BODIES = frozenset(
    {"rights group", "newspaper", "company", "party", "union", "rebel group", "university", "agency", "coalition"}
)
"""Roles of bodies that a name may follow."""
_BODY_NAME = re.compile(r"\s+((?:[A-Z][\w'’.-]*)(?:\s+(?:[A-Z][\w'’.-]*|&|and|of|for|the|de|du|da|la|el))*)\s*")


def _named_body(head: Chunk, rest: list[Chunk], query: Query, owner: Standing | None) -> Actor | None:
    """ "The rights group Open Border", "the newspaper La Voz": a body that no registry knows, by its kind and name."""
    segment = next((one for one in head.roles if one.role is not None), None)
    if segment is None or segment.role is None or segment.role.name not in _BODIES or segment.role.plural:
        return None
    if head.orgs or rest or not query.text[segment.start : segment.end].islower():
        return None
    name = _BODY_NAME.fullmatch(query.text, segment.end)
    if name is None or any(one.first > segment.last and one.entity is not None for one in head.segments):
        return None
    country, _, why = owner_of(head, None, query, owner)
    reason = f"role {segment.role.name!r} and a name" + (f"; {why}" if why else "")
    return Actor(f"name:{slug(name[1])}", name[1], country, segment.role.sectors, "organisation", reason=reason)


def _role_record(
    head: Chunk, role: Role, segment: Segment, country: str, sectors: tuple[str, ...], why: str, query: Query
) -> Actor:
    named = [s for s in head.names if s.first > segment.last and not segment.owner] if role.person else []
    reason = f"role {role.name!r}" + (f"; {why}" if why else "")
    if named:
        name = query.text[named[-1].start : named[-1].end]
        return Actor(f"name:{slug(name)}", name, country, sectors, "person", role.office or role.name, reason=reason)
    kind: Kind = "organisation" if not role.person else "group" if role.plural else "person"
    ident = f"role:{country or 'any'}-{slug(segment.key)}"
    return Actor(ident, query.text.strip(), country, sectors, kind, role.office or None, reason=reason)

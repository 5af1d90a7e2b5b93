"""From the terms of a noun phrase to one actor: place + modifier + role, person on a date, organisation and member."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.actors.actor import Actor, Kind
from dragoman.actors.chunk import Chunk, Query, code_of, codes_of, is_thing, localised, meant
from dragoman.actors.fold import slug, without_particles, word_set
from dragoman.actors.holders import chosen, person, serving, shared_standing, whence
from dragoman.actors.registry import Entity, Role, unpacked
from dragoman.actors.scan import Segment
from dragoman.actors.sectors import (
    BRANCHES,
    MEMBERSHIP,
    STATELESS,
    foreign_member,
    modified,
    role_sectors,
    with_breakaway,
)
from dragoman.actors.tenure import Standing, standing

_MEMBERS = word_set("of for at from with in")
_LOCATING = word_set("of in from at across inside within near around throughout on off outside")
_QUANTITY = word_set("part most majority rest pair trio handful string dozens scores")
_DIRECTIONS = word_set("north south east west centre center northeast northwest southeast southwest heart rest parts")
# A court's ruling stands for the court.
_COURT_WORDS = word_set("decision ruling verdict judgment judgement")
_ANYBODY = frozenset({"man", "member"})
_NAMED_BODIES = frozenset({"member", "army", "militia", "coalition"})
_OFFICIAL_BODIES = frozenset({"agency", "department"})
_LOCAL = frozenset({"LAB", "CVL", "AGR", "MED", "REL"})
_ALLY = "ally"
_WITHOUT_STATE = frozenset({"", "ESH"})
"""Codes of places whose offices can be nobody else's."""
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
        country, why, _ = _country_of_rest(head, rest, query)
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
        return _named(head, rest, query) if head.segments[-1].flavour == "X" or not head.places else _place(head, query)
    if head.roles and not _is_named_body(head) and not _is_group_named(head):
        return _role_actor(head, rest, query)
    if head.orgs:
        return _organisation(head, rest, query)
    if head.places:
        return _place(head, query)
    if head.modifiers and len(head.segments) == sum(s.flavour in "MDN" for s in head.segments):
        return None
    return _owner_after_of(head, rest, query)


_WHERE = frozenset({"in", "near", "at", "outside"})


def _is_part_of_a_name(head: Chunk, rest: list[Chunk]) -> bool:
    """Whether a lone surname names no person: a ship ("the USS Cole"), a body ("Lord of Hosts Liberation Army")."""
    segment = head.people[-1]
    if len(head.people) > 1:
        return False
    if any(s.flavour == "N" and s.first == segment.last + 1 for s in head.segments):
        return True  # "the Noor 7"
    if " " in without_particles(segment.key):
        return False
    if any(s.role is not None and not s.role.person and s.last == segment.first - 1 for s in head.roles):
        return True
    where = {code for chunk in rest if chunk.lead in _WHERE for code in codes_of(chunk.places)}
    of_a_body = bool(head.roles) and head.roles[-1].first > segment.last and not segment.owner
    if of_a_body and where and where.isdisjoint(choice.country for choice in segment.choices):
        return True  # "the Fino police post in Mandera"
    followed = bool(rest) and rest[0].lead == "of" and _is_body(rest[0])
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


# Names, organisations, places


def _named(head: Chunk, rest: list[Chunk], query: Query) -> Actor | None:
    """An unknown name: what its apposition says of it, else its country when one is told."""
    segment = head.names[-1]
    if rest and rest[0].lead == "of" and _is_body(rest[0]):  # "Sons of Thunder Brigade"
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
        place = _place(head, query)
        if place is not None and not segment.owner and not any(s.flavour == "D" for s in head.segments[1:]):
            name = query.text[head.segments[0].start : head.segments[-1].end]
            return replace(place, id=f"name:{slug(name)}", name=name, kind="organisation", sectors=())
        return place
    return None


def _is_body(chunk: Chunk) -> bool:
    """Whether it ends in a noun for a body of people."""
    last = chunk.segments[-1] if chunk.segments else None
    return last is not None and last.role is not None and not last.role.person and last.flavour == "R"


def _organisation(head: Chunk, rest: list[Chunk], query: Query) -> Actor | None:
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


def _place(head: Chunk, query: Query) -> Actor | None:
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


# Roles


def _role_actor(head: Chunk, rest: list[Chunk], query: Query, owner: Standing | None = None) -> Actor | None:
    segment = _head_role(head)
    role = segment.role
    if role is None:
        return None
    if (body := _named_body(head, rest, query, owner)) is not None:
        return body
    org = _org_of(head, rest)
    if org is not None and (_is_house_of_another(org, head, role, query) or _is_visited(org, head, rest, query)):
        org = None
    if org is None and role.office in _CHAIRS and (inner := _presided(head, rest, query)) is not None:
        sectors = modified(inner.sectors, head, query, before=segment.last)
        return _role_record(head, role, segment, inner.country, sectors, inner.reason, query)
    if org is None and role.name in MEMBERSHIP and (inner := _spoken_for(head, rest, query)) is not None:
        sectors = modified(inner.sectors, head, query, before=segment.last)
        return _role_record(head, role, segment, inner.country, sectors, inner.reason, query)
    country, prior, why = _owner(head, org, query, owner)
    if org is not None and not head.orgs and set(role.sectors) & _LOCAL:  # "workers at a Samsung plant in Vietnam"
        country, why, prior = _place_of_rest(rest) or (country, why, prior)
    if role.name == _ALLY:
        return _ally(head, rest, country, query)
    if not country and not prior:
        country, why, prior = _country_of_rest(head, rest, query)
    holder = serving(head, role, segment, country, query) if not org and not _is_regional(head, rest) else None
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


def _place_of_rest(rest: list[Chunk]) -> tuple[str, str, tuple[str, ...]] | None:
    places = [s for chunk in rest if chunk.lead == "in" for s in chunk.places if code_of(s)]
    return (code_of(places[0]), f"place {places[0].key!r} after 'in'", ()) if places else None


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
    if head.places or not rest or rest[0].lead != "of" or not _is_body(rest[0]):
        return None
    inner = compose([replace(rest[0], lead=""), *rest[1:]], query)
    return inner if inner is not None and inner.sectors and inner.sectors[0] != "GOV" else None


def _is_regional(head: Chunk, rest: list[Chunk]) -> bool:
    """Whether the office is of a part of a state: "Abkhazia's foreign minister" is not Georgia's."""
    places = head.places or [s for chunk in rest[:1] if chunk.lead == "of" for s in chunk.places]
    entity = places[0].entity if places else None
    return entity is not None and entity.id.startswith("place:") and entity.country not in _WITHOUT_STATE


def _is_house_of_another(org: Segment, head: Chunk, role: Role, query: Query) -> bool:
    """Whether a bare name after 'of' is another state's: "Uruguay's house of Congress" is not of the US Congress."""
    codes = codes_of(head.places)
    entity = meant(org, codes or query.around)
    same = not role.person and role.sectors[:1] == entity.sectors[:1] and bool(role.sectors)
    return same and bool(codes) and org not in head.orgs and entity.country not in codes | STATELESS


def _is_visited(org: Segment, head: Chunk, rest: list[Chunk], query: Query) -> bool:
    """Whether somebody of one state is in a house of another's: "the Syrian president in the Kremlin"."""
    codes = codes_of(head.places)
    where = org not in head.orgs and any(chunk.lead in _WHERE and org in chunk.orgs for chunk in rest)
    entity = meant(org, codes or query.around)
    of_state = bool(set(entity.sectors[:1]) & BRANCHES)
    return where and of_state and bool(codes) and entity.country not in codes | STATELESS


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


def _org_of(head: Chunk, rest: list[Chunk]) -> Segment | None:
    if head.orgs:
        return head.orgs[-1]
    for chunk in rest:
        if chunk.lead in _MEMBERS and chunk.orgs:
            return chunk.orgs[0]
        if chunk.lead == "," or chunk.lead == "who":
            return None
    return None


def _owner(head: Chunk, org: Segment | None, query: Query, owner: Standing | None) -> tuple[str, tuple[str, ...], str]:
    """Country, sectors and reason of the place, person or organisation that the role belongs to."""
    if owner is not None and owner.country:
        return owner.country, (), f"country of the person it belongs to ({owner.reason})"
    if org is not None:
        entity = meant(org, codes_of(head.places) or query.around)
        held = standing(entity, query.date)
        if (held.country or not head.places) and not foreign_member(head, org, held):
            return held.country, (), f"{entity.id} {held.reason}"
    for segment in head.places:
        if code := code_of(segment):
            sectors = segment.entity.sectors if segment.entity and segment.flavour != "L" else ()
            return code, sectors, f"place {segment.key!r}"
    return "", (), ""


def _country_of_rest(head: Chunk, rest: list[Chunk], query: Query) -> tuple[str, str, tuple[str, ...]]:
    """The first place that an 'of' or 'in' after the head tells, why, and what sectors it has if it is a breakaway."""
    named = bool(head.roles) and query.text[head.roles[-1].start].isupper()  # "Party for Freedom in ..."
    for chunk in rest:
        if chunk.lead not in _LOCATING and chunk.lead != "," and not (named and chunk.lead == "for"):
            continue
        for segment in chunk.places:
            if code := code_of(segment):
                prior = segment.entity.sectors if segment.entity and chunk.lead == "of" else ()
                return code, f"place {segment.key!r} after {chunk.lead!r}", prior
        for segment in chunk.orgs:
            entity = meant(segment, codes_of(head.places) or query.around)
            if entity.country:
                return entity.country, f"{entity.id} after {chunk.lead!r}", ()
        if (
            chunk.lead == "of" and chunk.people and _is_body(head) and not _is_town(head)
        ):  # "the government of President Ahmed al-Sharaa"
            held = shared_standing(chunk.people[-1], chosen(chunk.people[-1], chunk, [], query), query)
            if held.country:
                return held.country, f"{held.reason} after 'of'", ()
    return "", "", ()


def _is_town(head: Chunk) -> bool:
    """Whether it is a place with people in it: "the city of Palma" is not Mr Palma's."""
    role = head.roles[-1].role if head.roles else None
    return role is not None and role.name in _TOWNS


_TOWNS = frozenset({"area", "civilian place"})


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
    country, _, why = _owner(head, None, query, owner)
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

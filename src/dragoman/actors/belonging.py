"""Whose a role is: the organisation, place or person that its phrase tells, and the country of that."""

from __future__ import annotations

from dragoman.actors.chunk import Chunk, Query, code_of, codes_of, is_body, meant
from dragoman.actors.fold import word_set
from dragoman.actors.holders import chosen, shared_standing
from dragoman.actors.registry import Role
from dragoman.actors.scan import Segment
from dragoman.actors.sectors import BRANCHES, STATELESS, foreign_member
from dragoman.actors.tenure import Standing, standing

INSIDE = frozenset({"in", "near", "at", "outside"})
"""Prepositions that say where somebody is, and not whose he is."""
_MEMBERS = word_set("of for at from with in")
_LOCATING = word_set("of in from at across inside within near around throughout on off outside")
_TOWNS = frozenset({"area", "civilian place"})
_WITHOUT_STATE = frozenset({"", "ESH"})
"""Codes of places whose offices can be nobody else's."""


def owner_of(
    head: Chunk, org: Segment | None, query: Query, owner: Standing | None
) -> tuple[str, tuple[str, ...], str]:
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


def org_of(head: Chunk, rest: list[Chunk]) -> Segment | None:
    """The organisation that the head names, else the one that somebody is of, for, at, from, with or in."""
    if head.orgs:
        return head.orgs[-1]
    for chunk in rest:
        if chunk.lead in _MEMBERS and chunk.orgs:
            return chunk.orgs[0]
        if chunk.lead == "," or chunk.lead == "who":
            return None
    return None


def country_of_rest(head: Chunk, rest: list[Chunk], query: Query) -> tuple[str, str, tuple[str, ...]]:
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
        # "the government of President Ahmed al-Sharaa"
        if chunk.lead == "of" and chunk.people and is_body(head) and not _is_town(head):
            held = shared_standing(chunk.people[-1], chosen(chunk.people[-1], chunk, [], query), query)
            if held.country:
                return held.country, f"{held.reason} after 'of'", ()
    return "", "", ()


def place_of_rest(rest: list[Chunk]) -> tuple[str, str, tuple[str, ...]] | None:
    """The country of the first place after "in", why, and no sectors; None where there is none."""
    places = [s for chunk in rest if chunk.lead == "in" for s in chunk.places if code_of(s)]
    return (code_of(places[0]), f"place {places[0].key!r} after 'in'", ()) if places else None


def _is_town(head: Chunk) -> bool:
    """Whether it is a place with people in it: "the city of Palma" is not Mr Palma's."""
    role = head.roles[-1].role if head.roles else None
    return role is not None and role.name in _TOWNS


def is_regional(head: Chunk, rest: list[Chunk]) -> bool:
    """Whether the office is of a part of a state: "Abkhazia's foreign minister" is not Georgia's."""
    places = head.places or [s for chunk in rest[:1] if chunk.lead == "of" for s in chunk.places]
    entity = places[0].entity if places else None
    return entity is not None and entity.id.startswith("place:") and entity.country not in _WITHOUT_STATE


def is_house_of_another(org: Segment, head: Chunk, role: Role, query: Query) -> bool:
    """Whether a bare name after 'of' is another state's: "Uruguay's house of Congress" is not of the US Congress."""
    codes = codes_of(head.places)
    entity = meant(org, codes or query.around)
    same = not role.person and role.sectors[:1] == entity.sectors[:1] and bool(role.sectors)
    return same and bool(codes) and org not in head.orgs and entity.country not in codes | STATELESS


def is_visited(org: Segment, head: Chunk, rest: list[Chunk], query: Query) -> bool:
    """Whether somebody of one state is in a house of another's: "the Syrian president in the Kremlin"."""
    codes = codes_of(head.places)
    where = org not in head.orgs and any(chunk.lead in INSIDE and org in chunk.orgs for chunk in rest)
    entity = meant(org, codes or query.around)
    of_state = bool(set(entity.sectors[:1]) & BRANCHES)
    return where and of_state and bool(codes) and entity.country not in codes | STATELESS

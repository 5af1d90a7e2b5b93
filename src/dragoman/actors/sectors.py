"""What a role is, given the words before it and whose it is: "rebel leader", "police general", "president's son"."""

from __future__ import annotations

from dragoman.actors.chunk import Chunk, Query, codes_of, meant
from dragoman.actors.registry import Role
from dragoman.actors.scan import Segment
from dragoman.actors.tenure import Standing, standing

# Roles that anyone in an organisation may have: its own sectors tell more than theirs.
MEMBERSHIP = frozenset(
    {
        "leader",
        "official",
        "spokesman",
        "adviser",
        "analyst",
        "diplomat",
        "mission",
        "delegation",
        "man",
        "member",
        "commander",
        "secretary",
        "place",
        "area",
    }
)
_ARMED = frozenset({"REB", "PRM", "CRM", "UAF"})
_ARMED_ROLES = MEMBERSHIP | {
    "soldier",
    "forces",
    "rebel",
    "militia",
    "militiaman",
    "gunman",
    "general",
    "army",
    "warplane",
    "criminal",
    "state",
    "supporter",
}
# What a role noun right before tells: "separatist forces", "Islamist gunmen", "MiG-29 fighter", "gang leader".
_TAKES_BEFORE = MEMBERSHIP | {"forces", "soldier", "gunman", "fighter"}
BRANCHES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
_SUPRANATIONAL = frozenset({"UNO", "IGO", "EUR"})
STATELESS = _SUPRANATIONAL | {"NGO", "MNC", "ISM", "IMG"}
"""Codes of actors that belong to no state."""


def role_sectors(
    role: Role, segment: Segment, head: Chunk, org: Segment | None, owner: Standing | None, query: Query
) -> tuple[str, ...]:
    """The sectors of ``segment`` as it stands in ``head``, of the organisation ``org`` or the person ``owner``."""
    sectors = role.sectors
    if role.weak:
        other = next((s.role for s in reversed(head.roles) if s.role and s.role.sectors), None)
        sectors = sectors or (other.sectors if other else ())
    before = _role_before(segment, head)
    if before is not None and _says_more(before, role):
        sectors = before.sectors
    if org is not None:
        held = standing(meant(org, codes_of(head.places) or query.around), query.date)
        armed = bool(set(held.sectors) & _ARMED)
        supranational = (
            held.country in _SUPRANATIONAL and role.name in MEMBERSHIP and not foreign_member(head, org, held)
        )
        if role.name in (_ARMED_ROLES if armed else MEMBERSHIP) and (held.sectors or supranational):
            sectors = held.sectors
    if (whose := _of_whom(segment, head, owner)) and set(whose) & {"GOV", "ELI"}:
        if role.name == "relative":
            sectors = ("ELI",)
        elif role.name == "party":
            sectors = ("GOV",)
    return modified(sectors, head, query, before=segment.last)


def foreign_member(head: Chunk, org: Segment, held: Standing) -> bool:
    """Whether a country before a body of many states says whose man he is: "the Russian UN ambassador"."""
    return held.country in _SUPRANATIONAL | {"ISM", "NGO"} and any(place.last < org.first for place in head.places)


def _role_before(segment: Segment, head: Chunk) -> Role | None:
    """The role noun right before, "deputy" passed over."""
    earlier = [one for one in head.segments if one.last < segment.first]
    while earlier and earlier[-1].key == "deputy":
        earlier.pop()
    return earlier[-1].role if earlier and earlier[-1].flavour == "R" else None


def _says_more(before: Role, role: Role) -> bool:
    if not before.sectors:
        return False
    rebels = before.sectors[0] in _ARMED and (not role.sectors or role.sectors[0] in BRANCHES)
    police = before.sectors[0] == "COP" and role.name == "general"
    return role.name in _TAKES_BEFORE or rebels or police


def _of_whom(segment: Segment, head: Chunk, owner: Standing | None) -> tuple[str, ...]:
    """The sectors of the person or role in the possessive before ("the president's brother")."""
    if owner is not None:
        return owner.sectors
    owners = [one for one in head.roles if one.owner and one.last < segment.first and one.role is not None]
    return owners[-1].role.sectors if owners and owners[-1].role is not None else ()


def modified(sectors: tuple[str, ...], head: Chunk, query: Query, before: int = 10_000) -> tuple[str, ...]:
    """Applies the modifiers from the role outwards, so that "former rebel leader" is REB before it is ELI."""
    for segment in reversed([m for m in head.modifiers if m.first <= before]):
        for sets, adds, only in query.index.modifiers[segment.modifier]:
            primary = sectors[0] if sectors else "UNK"
            if only and primary not in only:
                continue
            sectors = sets or tuple(dict.fromkeys((*sectors, *adds)))
            break
    return sectors


def with_breakaway(sectors: tuple[str, ...], prior: tuple[str, ...]) -> tuple[str, ...]:
    """Who governs or fights for a breakaway is PRE first; its rebels, farmers and doctors are what they are."""
    if prior[:1] != ("PRE",) or "PRE" in sectors or (sectors and sectors[0] not in BRANCHES):
        return sectors
    return ("PRE", *sectors)

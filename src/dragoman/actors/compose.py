"""From the terms of a noun phrase to one actor: place + modifier + role, person on a date, organisation and member."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from dragoman.actors.actor import Actor, Kind
from dragoman.actors.fold import slug, word_set
from dragoman.actors.registry import Entity, Index, Role
from dragoman.actors.scan import Segment
from dragoman.actors.tenure import Standing, standing

# Roles that anyone in an organisation may have: its own sectors tell more than theirs.
_MEMBERSHIP = frozenset(
    {
        "leader",
        "official",
        "spokesman",
        "adviser",
        "diplomat",
        "delegation",
        "supporter",
        "man",
        "commander",
        "secretary",
        "place",
    }
)
_ARMED = frozenset({"REB", "PRM", "CRM", "UAF"})
_ARMED_ROLES = _MEMBERSHIP | {
    "soldier",
    "forces",
    "rebel",
    "militia",
    "gunman",
    "general",
    "army",
    "warplane",
    "criminal",
    "state",
}
# "US-backed rebels" are not American; "anti-Russian", "pro-Russian" tell whom one is for or against.
_NOT_THEIRS = word_set(
    "backed trained funded supported aligned made built born sponsored armed supplied linked friendly style"
)
_TOWARDS = frozenset({"anti", "pro", "non"})
_MEMBERS = word_set("of for at from with in")
_LOCATING = word_set("of in from at across inside within near around throughout on")
_QUANTITY = word_set("part most majority rest")
_ALLY = "ally"
_CHIEFS = frozenset({"president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "supreme leader"})


@dataclass(slots=True)
class Chunk:
    """What one chunk of the phrase holds. ``lead``: what leads into it ("of", ",", "who"; "" for the head)."""

    lead: str
    people: list[Segment] = field(default_factory=list)
    orgs: list[Segment] = field(default_factory=list)
    places: list[Segment] = field(default_factory=list)
    roles: list[Segment] = field(default_factory=list)
    modifiers: list[Segment] = field(default_factory=list)
    names: list[Segment] = field(default_factory=list)
    unknown: list[Segment] = field(default_factory=list)
    counted: bool = False
    segments: list[Segment] = field(default_factory=list)


@dataclass(slots=True)
class Query:
    """What is known beside the string: ``date`` (ISO or ""), the registry, countries named around it."""

    text: str
    date: str
    index: Index
    around: frozenset[str]


def chunk_of(lead: str, segments: list[Segment]) -> Chunk:
    """Sorts the segments of a chunk by what they are."""
    chunk = Chunk(lead, segments=segments)
    for position, segment in enumerate(segments):
        before = segments[position - 1].key if position else ""
        after = segments[position + 1].key if position + 1 < len(segments) else ""
        match segment.flavour:
            case "H":
                chunk.people.append(segment)
            case "O":
                chunk.orgs.append(segment)
            case "S" | "A" | "P" | "C" | "T" | "L" | "G":
                if before not in _TOWARDS and after not in _NOT_THEIRS:
                    chunk.places.append(segment)
                else:
                    chunk.unknown.append(segment)
            case "R":
                chunk.roles.append(segment)
            case "M":
                chunk.modifiers.append(segment)
            case "X":
                chunk.names.append(segment)
            case "N":
                chunk.counted = True
            case "x":
                chunk.unknown.append(segment)
    return chunk


def compose(chunks: list[Chunk], query: Query) -> Actor | None:
    """The actor of a phrase given its chunks, the head first."""
    head, rest = _merged(chunks)
    actor = _head_actor(head, rest, query)
    if actor is None:
        return None
    if not actor.country and actor.kind != "state":
        country, why = _country_of_rest(head, rest, query)
        if country:
            actor = replace(actor, country=country, reason=f"{actor.reason}; {why}")
    return actor


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
        return role is not None and role.weak and role.name == "man" and len(chunk.roles) == 1
    return chunk.counted or (bool(chunk.unknown) and chunk.unknown[-1].key in _QUANTITY)


def _head_actor(head: Chunk, rest: list[Chunk], query: Query) -> Actor | None:
    if head.people:
        actor = _person(head, rest, query)
        if actor is not None:
            return actor
        if head.people[-1].choices[0].source:  # none of the imported people of that name: somebody unknown
            head = replace(head, people=[], names=[*head.names, *head.people])
    if head.names and not head.roles and not head.orgs:
        return _named(head, rest, query) if head.segments[-1].flavour == "X" or not head.places else _place(head, query)
    if head.roles:
        return _role_actor(head, rest, query)
    if head.orgs:
        return _organisation(head, query)
    if head.places:
        return _place(head, query)
    if head.modifiers and len(head.segments) == sum(s.flavour in "MDN" for s in head.segments):
        return None
    for chunk in rest:
        if chunk.lead == "of" and (chunk.roles or chunk.orgs or chunk.people) and head.unknown:
            inner = compose([replace(chunk, lead=""), *rest[rest.index(chunk) + 1 :]], query)
            return inner and replace(inner, reason=f"{inner.reason}; owner after 'of'")
    return None


# People


def _person(head: Chunk, rest: list[Chunk], query: Query) -> Actor | None:
    segment = head.people[-1]
    entity = _chosen(segment, head, rest, query)
    if entity is None:
        return None
    if head.roles and head.roles[-1].first > segment.last:
        return _role_actor(replace(head, people=[]), rest, query, owner=standing(entity, query.date).country)
    held = standing(entity, query.date)
    title = head.roles[-1].role if head.roles else None
    former = any(_sets(query.index, m, "ELI") for m in head.modifiers)
    if former and head.roles:
        held = replace(held, sectors=("ELI",), reason=f"{held.reason}; text says former")
    elif not query.date and title is not None and title.office:
        held = _as_titled(entity, title, held)
    reason = f"{held.reason}; on {query.date or 'the present'}{_from(entity)}"
    return Actor(entity.id, entity.name, held.country, held.sectors, "person", held.role, reason=reason)


def _from(entity: Entity) -> str:
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


def _chosen(segment: Segment, head: Chunk, rest: list[Chunk], query: Query) -> Entity | None:
    """The one person that a name can mean here: alone, by country beside it, by title, or by being in office."""
    choices = segment.choices
    if len(choices) == 1:
        full = " " in segment.key and not choices[0].source  # imported names are many: another country, another person
        return choices[0] if full or _plausible(choices[0], head, rest) else None
    told = {_code(s) for s in head.places + [p for c in rest for p in c.places]} - {""} or query.around
    title = head.roles[-1].role if head.roles else None
    office = title.office if title else ""
    choices = _fitting(choices, lambda c: c.country in told)
    choices = _fitting(choices, lambda c: any(t[1] == office != "" and _covers(t, query.date) for t in c.tenures))
    choices = _fitting(choices, lambda c: any(_covers(t, query.date) for t in c.tenures))
    choices = _fitting(choices, lambda c: any(_covers(t, query.date) and t[1] in _CHIEFS for t in c.tenures))
    return choices[0] if len(choices) == 1 else None


def _fitting(choices: tuple[Entity, ...], test: Callable[[Entity], bool]) -> tuple[Entity, ...]:
    """Those that pass; all when none does, for then the test tells nothing."""
    return tuple(filter(test, choices)) or choices if len(choices) > 1 else choices


def _plausible(entity: Entity, head: Chunk, rest: list[Chunk]) -> bool:
    """A bare surname beside another country is somebody else; so is an imported name whose apposition tells another."""
    beside = [chunk for chunk in rest if chunk.lead == "," and chunk.roles] if entity.source else []
    codes = {code for chunk in (head, *beside) for segment in chunk.places if (code := _code(segment))}
    return not codes or entity.country in codes or any(t[5] in codes for t in entity.tenures)


def _covers(tenure: tuple[str, str, str, str, tuple[str, ...], str], date: str) -> bool:
    return not tenure[3] if not date else tenure[2] <= date and (not tenure[3] or date <= tenure[3])


def _named(head: Chunk, rest: list[Chunk], query: Query) -> Actor | None:
    """An unknown name: what its apposition says of it, else its country when one is told."""
    segment = head.names[-1]
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


# Organisations and places


def _organisation(head: Chunk, query: Query) -> Actor | None:
    segment = head.orgs[-1]
    entity = _organisation_meant(segment, head, query)
    if entity.source and len({one.country for one in segment.choices}) > 1 and not _told(entity, head, query):
        return None
    held = standing(entity, query.date)
    country = held.country or next((c for c in map(_code, head.places) if c), "")
    kind: Kind = "group" if entity.kind == "group" else "organisation"
    sectors = _modified(held.sectors, head, query)
    return Actor(
        entity.id,
        entity.name,
        country,
        sectors,
        kind,
        reason=f"{held.reason}; on {query.date or 'the present'}{_from(entity)}",
    )


def _told(entity: Entity, head: Chunk, query: Query) -> bool:
    return entity.country in ({c for c in map(_code, head.places) if c} or query.around)


def _organisation_meant(segment: Segment, head: Chunk, query: Query) -> Entity:
    codes = {c for c in map(_code, head.places) if c} or query.around
    return next((choice for choice in segment.choices if choice.country in codes), segment.choices[0])


def _code(segment: Segment) -> str:
    return segment.country or (segment.entity.country if segment.entity else "")


def _place(head: Chunk, query: Query) -> Actor | None:
    """A bare place or people; a capital stands for its government."""
    segment = head.places[0]
    last = head.segments[-1]
    if head.unknown and segment.flavour not in "AP" and not segment.owner and last is not segment:
        return None
    code, entity = _code(segment), segment.entity
    if entity is None:
        name = query.text[segment.start : segment.end]
        return Actor(f"place:{slug(name)}", name, code, (), "state", reason=f"city {segment.key} of the gazetteer")
    if segment.flavour == "P" and (last is segment or not head.unknown):
        sectors = _modified(entity.sectors, head, query)
        ident = f"people:{code or slug(entity.name)}" + (f"-{sectors[0].lower()}" if sectors else "")
        return Actor(ident, query.text.strip(), code, sectors, "group", reason=f"people of {entity.id}")
    capital = segment.flavour == "C" and last is segment and not entity.sectors
    sectors = ("GOV",) if capital else _modified(entity.sectors, head, query)
    why = "its capital, standing for the government" if capital else f"named by {segment.key!r}"
    return Actor(entity.id, entity.name, code, sectors, "state", reason=f"{entity.id}: {why}")


# Roles


def _role_actor(head: Chunk, rest: list[Chunk], query: Query, owner: str = "") -> Actor | None:
    segment = _head_role(head)
    role = segment.role
    if role is None:
        return None
    org = _org_of(head, rest)
    if org is None and role.name in _MEMBERSHIP and (inner := _spoken_for(head, rest, query)) is not None:
        sectors = _modified(inner.sectors, head, query, before=segment.last)
        return _role_record(head, role, segment, inner.country, sectors, inner.reason, query)
    country, prior, why = _owner(head, org, query, owner)
    if role.name == _ALLY:
        return _ally(head, segment, country, query)
    if not country and not prior:
        country, why = _country_of_rest(head, rest, query)
    holder = _office_holder(head, role, segment, country, query) if not org else None
    if holder is not None:
        return holder
    sectors = _role_sectors(role, segment, head, org, query)
    if prior and prior[0] == "PRE" and "PRE" not in sectors:
        sectors = ("PRE", *sectors)
    if not _says_enough(role, sectors, country, head, org):
        return None
    if not sectors and role.name == "man":
        sectors = ("UNK",)
    return _role_record(head, role, segment, country or role.country, sectors, why, query)


def _spoken_for(head: Chunk, rest: list[Chunk], query: Query) -> Actor | None:
    """ "a spokeswoman for the Peruvian police": those she speaks for, when they have a role of their own."""
    if head.places or not rest or rest[0].lead not in {"of", "for", "at", "from", "with"}:
        return None
    strong = any(s.role and not s.role.weak for s in rest[0].roles)
    return compose([replace(rest[0], lead=""), *rest[1:]], query) if strong else None


def _ally(head: Chunk, segment: Segment, country: str, query: Query) -> Actor | None:
    """ "Russia's allies" are not Russian; "Western allies" are Western. Alone the word says nothing."""
    if not head.places and not head.people and not head.orgs:
        return None
    own = country if head.places and not any(s.owner for s in head.segments) else ""
    ident = f"role:{slug(query.text)}"
    return Actor(ident, query.text.strip(), own, (), "group", reason="allies of somebody named")


def _head_role(head: Chunk) -> Segment:
    """The last role that says something: "police group" is of the police."""
    strong = [s for s in head.roles if s.role and not s.role.weak]
    return strong[-1] if strong else head.roles[-1]


def _org_of(head: Chunk, rest: list[Chunk]) -> Segment | None:
    if head.orgs:
        return head.orgs[-1]
    for chunk in rest:
        if chunk.lead in _MEMBERS and chunk.orgs:
            return chunk.orgs[0]
        if chunk.lead == "," or chunk.lead == "who":
            return None
    return None


def _owner(head: Chunk, org: Segment | None, query: Query, owner: str) -> tuple[str, tuple[str, ...], str]:
    """Country, sectors and reason of the place or organisation that the role belongs to."""
    if owner:
        return owner, (), "country of the person it belongs to"
    if org is not None:
        entity = _organisation_meant(org, head, query)
        held = standing(entity, query.date)
        if held.country or not head.places:
            return held.country, (), f"{entity.id} {held.reason}"
    for segment in head.places:
        if code := _code(segment):
            sectors = segment.entity.sectors if segment.entity and segment.flavour != "L" else ()
            return code, sectors, f"place {segment.key!r}"
    return "", (), ""


def _country_of_rest(head: Chunk, rest: list[Chunk], query: Query) -> tuple[str, str]:
    """The first place that an 'of' or 'in' after the head tells."""
    for chunk in rest:
        if chunk.lead not in _LOCATING and chunk.lead != ",":
            continue
        for segment in chunk.places:
            if code := _code(segment):
                return code, f"place {segment.key!r} after {chunk.lead!r}"
        for segment in chunk.orgs:
            entity = _organisation_meant(segment, head, query)
            if entity.country:
                return entity.country, f"{entity.id} after {chunk.lead!r}"
    return "", ""


def _role_sectors(role: Role, segment: Segment, head: Chunk, org: Segment | None, query: Query) -> tuple[str, ...]:
    sectors = role.sectors
    if role.weak:
        other = next((s.role for s in reversed(head.roles) if s.role and s.role.sectors), None)
        sectors = sectors or (other.sectors if other else ())
    earlier = [one for one in head.segments if one.last <= segment.first and one is not segment]
    before = earlier[-1].role if earlier else None
    if before is not None and before.sectors and role.name in _MEMBERSHIP | {"forces", "soldier"}:
        sectors = before.sectors  # "separatist forces", "gang leader"
    if org is not None:
        held = standing(_organisation_meant(org, head, query), query.date)
        armed = bool(set(held.sectors) & _ARMED)
        supranational = held.country in {"UNO", "IGO", "EUR"} and role.name in _MEMBERSHIP
        if role.name in (_ARMED_ROLES if armed else _MEMBERSHIP) and (held.sectors or supranational):
            sectors = held.sectors
    return _modified(sectors, head, query, before=segment.last)


def _modified(sectors: tuple[str, ...], head: Chunk, query: Query, before: int = 10_000) -> tuple[str, ...]:
    """Applies the modifiers from the role outwards, so that "former rebel leader" is REB before it is ELI."""
    for segment in reversed([m for m in head.modifiers if m.first <= before]):
        for sets, adds, only in query.index.modifiers[segment.modifier]:
            primary = sectors[0] if sectors else "UNK"
            if only and primary not in only:
                continue
            sectors = sets or tuple(dict.fromkeys((*sectors, *adds)))
            break
    return sectors


def _sets(index: Index, segment: Segment, sector: str) -> bool:
    return any(sector in sets for sets, _, _ in index.modifiers[segment.modifier])


def _says_enough(role: Role, sectors: tuple[str, ...], country: str, head: Chunk, org: Segment | None) -> bool:
    """A weak noun ("group", "men", "site") is an actor with a country, an organisation or a sector from a modifier."""
    if sectors or org is not None or head.names:
        return True
    if not role.weak or role.name == "man":
        return bool(country) or not head.counted
    return bool(country)


def _office_holder(head: Chunk, role: Role, segment: Segment, country: str, query: Query) -> Actor | None:
    """The person that held the office that day: "the French president" in June 2022."""
    if (
        not query.date
        or not role.office
        or segment.owner
        or role.plural
        or head.names
        or (head.unknown and head.unknown[-1].first > segment.last)
    ):
        return None
    if any(_effective(query.index, m) for m in head.modifiers) or len(head.roles) > 1 or not country:
        return None
    if any(s.first > segment.last and s.flavour not in "D," for s in head.segments):
        return None
    entity = office_holder(query.index, country, role.office, query.date)
    if entity is None:
        return None
    held = standing(entity, query.date)
    reason = f"{role.office} of {country} on {query.date}: {held.reason}"
    return Actor(entity.id, entity.name, country, held.sectors, "person", held.role, reason=reason)


def _effective(index: Index, segment: Segment) -> bool:
    return bool(index.modifiers[segment.modifier])


def office_holder(index: Index, country: str, office: str, date: str) -> Entity | None:
    """Who held ``office`` on ``date``; on a day of handover the successor. "leader" is the one chief in office."""
    offices = index.offices.get(country, {})
    if office != "leader":
        serving = [h for h in offices.get(office, ()) if h[0] <= date and (not h[1] or date <= h[1])]
        return index.entities[max(serving)[2]] if serving else None
    for chief in ("supreme leader", "chancellor", "president", "king", "emir", "sultan", "prime minister"):
        if (entity := office_holder(index, country, chief, date)) is not None:
            parliamentary = chief in ("president", "king") and office_holder(index, country, "prime minister", date)
            return None if parliamentary else entity
    return None


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

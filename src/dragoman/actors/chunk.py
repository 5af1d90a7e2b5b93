"""One chunk of a noun phrase: its terms sorted by what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.actors.fold import word_set
from dragoman.actors.nouns import load_nouns
from dragoman.actors.registry import Entity, Index
from dragoman.actors.scan import Segment

# "US-backed rebels" are not American; "anti-Russian", "pro-Russian" tell whom one is for or against.
_NOT_THEIRS = word_set(
    "backed trained funded supported aligned made built born sponsored armed supplied linked friendly style affiliated "
    "inspired brokered mediated mandated financed installed appointed imposed"
)
_REGIONS = frozenset({"central african"})
"""Names of regions that are a state's adjective as well: "the Central African nation" may be any of the region."""
_HALVES = frozenset({"franco"})
_FORMER = word_set("former ex post onetime one-time erstwhile")
_NO_MORE = frozenset({"state:SUN", "state:YUG", "state:CSK"})
"""States that fell apart into several: "former Soviet countries"."""
# "Pan-American" is of no one country.
_TOWARDS = frozenset({"anti", "pro", "non", "counter", "pan", "trans", "inter"})


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
    """What is known beside the string: ``date`` (ISO or ""), the registry, countries named around it.

    ``strict``: what somebody does or says ("the president's speech") is no actor.
    """

    text: str
    date: str
    index: Index
    around: frozenset[str]
    strict: bool = False


def chunk_of(lead: str, segments: list[Segment]) -> Chunk:
    """Sorts the segments of a chunk by what they are."""
    chunk = Chunk(lead, segments=segments)
    for position, segment in enumerate(segments):
        before = segments[position - 1].key if position else ""
        after = segments[position + 1].key if position + 1 < len(segments) else ""
        theirs = before not in _TOWARDS and after not in _NOT_THEIRS and not _is_of_several(segments, position)
        theirs = theirs and not is_make(segments, position)
        match segment.flavour:
            case "H" if segment.key not in _TOWARDS and not _is_half(segments, position):
                chunk.people.append(segment)
            case "O" if theirs:
                chunk.orgs.append(segment)
            case "S" | "A" | "P" | "C" | "T" | "L" | "G" if theirs:
                chunk.places.append(segment)
            case "R" if before not in _TOWARDS:
                chunk.roles.append(segment)
            case "M":
                chunk.modifiers.append(segment)
            case "X":
                chunk.names.append(segment)
            case "N":
                chunk.counted = True
            case "x" | "H" | "O" | "R" | "S" | "A" | "P" | "C" | "T" | "L" | "G":
                chunk.unknown.append(segment)
    return _localised(chunk)


def is_make(segments: Sequence[Segment], position: int) -> bool:
    """Whether the name of a firm or of a little known town tells a kind of thing: "a Toyota", "Samad drones"."""
    segment = segments[position]
    after = segments[position + 1] if position + 1 < len(segments) else None
    firm = segment.entity is not None and segment.flavour == "O" and segment.entity.sectors[:1] == ("BUS",)
    if segment.owner or not (firm or segment.flavour == "G"):
        return False
    if after is not None and after.flavour == "R":
        return not load_nouns().machines.isdisjoint({after.key, after.key.removesuffix("s")})
    before = segments[position - 1] if position else None
    alone = after is None or after.flavour == "," or after.key in _AFTER_MAKE
    return alone and before is not None and (before.key in {"a", "an"} or before.flavour == "N")


_AFTER_MAKE = frozenset({"in", "with", "of", "from", "and", "at", "on", "near", "for"})


def _is_half(segments: list[Segment], position: int) -> bool:
    """ "Franco" in "Franco-German" is no surname."""
    after = segments[position + 1] if position + 1 < len(segments) else None
    return segments[position].key in _HALVES and after is not None and after.flavour in "AP"


def _is_of_several(segments: list[Segment], position: int) -> bool:
    """Whether the adjective before a noun for a state is that of several: of a region, of what was one state."""
    segment, after = segments[position], segments[position + 1] if position + 1 < len(segments) else None
    if after is None or not (after.flavour == "S" or (after.role is not None and after.role.name == "state")):
        return False
    if segment.key in _REGIONS:
        return after.key != "republic"
    former = any(before.key in _FORMER for before in segments[max(0, position - 2) : position])
    return former and segment.entity is not None and segment.entity.id in _NO_MORE


def _localised(chunk: Chunk) -> Chunk:
    """ "Peru's Congress": the name of another country's organisation that is also a role noun is the role here."""
    told = {code for segment in chunk.places if (code := code_of(segment))}
    for segment in chunk.orgs if told else ():
        if segment.role is not None and told.isdisjoint(choice.country for choice in segment.choices):
            chunk.orgs.remove(segment)
            chunk.roles.append(replace(segment, flavour="R", entity=None, choices=()))
            chunk.roles.sort(key=lambda one: one.first)
            break
    return chunk


def localised(head: Chunk, rest: list[Chunk]) -> Chunk:
    """The same when the country comes after: "the House of Representatives of the Philippines"."""
    if head.orgs and not head.places and rest and rest[0].lead == "of" and rest[0].places:
        return replace(_localised(replace(head, places=rest[0].places)), places=[])
    return head


def code_of(segment: Segment) -> str:
    """The country code of a place or organisation, ``""`` for none."""
    return segment.country or (segment.entity.country if segment.entity else "")


def codes_of(segments: list[Segment]) -> set[str]:
    """The country codes of places."""
    return {code for segment in segments if (code := code_of(segment))}


def is_thing(segment: Segment, index: Index) -> bool:
    """Whether the word names no actor: "speech", "membership"."""
    return segment.flavour == "x" and (segment.key in index.things or segment.key.endswith(index.thing_endings))


def placed(segments: list[Segment], index: Index, around: frozenset[str]) -> list[Segment]:
    """Places that several countries have are taken in the one told: beside them, in the context, or by the caller."""
    open_ones = [s for s in segments if s.flavour in "TLCG" and (" " in s.country or s.key in index.namesakes)]
    if not open_ones:
        return segments
    told = around | {code_of(s) for s in segments if s.flavour in "SCTL" and s not in open_ones}
    return [_placed(s, index, told) if s in open_ones else s for s in segments]


def _placed(segment: Segment, index: Index, told: frozenset[str]) -> Segment:
    codes = (segment.country or index.namesakes[segment.key]).split(" ")
    if segment.entity is not None:
        own = segment.entity.country
        return segment if own in told else replace(segment, country=next((c for c in codes if c in told), ""))
    return replace(segment, country=next((code for code in codes if code in told), codes[0]))


def meant(segment: Segment, codes: set[str] | frozenset[str]) -> Entity:
    """The organisation of that name in one of the countries, else the first of that name."""
    return next((choice for choice in segment.choices if choice.country in codes), segment.choices[0])


def is_body(chunk: Chunk) -> bool:
    """Whether it ends in a noun for a body of people."""
    last = chunk.segments[-1] if chunk.segments else None
    return last is not None and last.role is not None and not last.role.person and last.flavour == "R"

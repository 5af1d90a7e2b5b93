"""A string as a row of registry terms: the longest known name at each place, and what is left over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.actors.fold import Word, word_set, words
from dragoman.actors.landforms import without_landforms
from dragoman.actors.nouns import load_nouns
from dragoman.actors.registry import WHOLE, Entity, Index, Role, Term, numbers, unpacked

# At the same length: people before organisations, states before territories, roles, modifiers.
_ORDER = {flavour: rank for rank, flavour in enumerate("HOSACPTLRM")}
_DETERMINERS = word_set("the a an this that these those his her its their our my your some any no every each another")
_NUMBERS = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand "
    "thousands million millions billion billions scores several many few most all both half more less than least over "
    "nearly almost about some around up numerous other others countless various fewer single"
)
_COMMON = word_set(
    "us it who aid ice car mit fed un as is an rep sen sas cis nice split reading mobile man china turkey chad jordan "
    "can may mali oman cuba peru niger benin togo"
)
_FATHERS = word_set("bin ibn bint")
_STATES_IN_LOWER = word_set("china turkey chad jordan mali oman cuba peru niger benin togo")


@dataclass(frozen=True, slots=True)
class Segment:
    """One term of a scanned string.

    ``flavour``: H person, O organisation, S state, A adjective, P people, C capital, T territory, L city of a state,
    G city of the gazetteer, R role, M modifier; D determiner, N number, ``,`` comma; X unknown with a capital, x else.
    ``choices``: entities that share the name. ``owner``: it ends in a possessive. ``role``: that of R, and of an
    organisation whose name is a role noun as well ("Congress"). ``country``: where a place lies, one code or several.
    """

    flavour: str
    key: str
    first: int
    last: int
    start: int
    end: int
    owner: bool
    entity: Entity | None = None
    choices: tuple[Entity, ...] = ()
    role: Role | None = None
    modifier: int = -1
    country: str = ""


def scan(text: str, index: Index, *, lower: bool | None = None) -> list[Segment]:
    """The terms of ``text``, leftmost longest first. Hyphenated words count as several.

    ``lower``: whether the text is one without capitals, so that their absence tells nothing; None: judge by ``text``.
    """
    return list(_scanned(text, index, text.islower() if lower is None else lower))


@lru_cache(maxsize=2048)  # a phrase is scanned up to four times on its way to a figure
def _scanned(text: str, index: Index, lower: bool) -> tuple[Segment, ...]:
    found = words(text)
    row: list[Segment] = []
    position = 0
    while position < len(found):
        segment = _term(found, position, index, lower)
        if segment is not None and found[position].key == "the":  # "the West", but not in "the West Bank"
            inner = _term(found, position + 1, index, lower)
            following = found[segment.last + 1].surface if segment.last + 1 < len(found) else ""
            named = segment.flavour == "O" and following[:1].isupper()  # nor "the Independent" in "... Commission"
            segment = None if named or (inner is not None and inner.last > segment.last) else segment
        segment = segment or _other(found[position], position, text, index, lower)
        row.append(segment)
        position = segment.last + 1
    return tuple(without_landforms(_with_last_names(_settle(row, index)), index))


def _with_last_names(row: list[Segment]) -> list[Segment]:
    """A full name that goes on with another name is somebody else's: "Anna Kowal Reyes" is not Anna Kowal, unless
    people of her state have two family names, or the name has three words already."""
    joined: list[Segment] = []
    for segment in row:
        before = joined[-1] if joined else None
        if before is None or not _goes_on(before, segment):
            joined.append(segment)
            continue
        both = replace(before, last=segment.last, end=segment.end, owner=segment.owner)
        known = before.entity is not None and before.entity.country in load_nouns().two_surnames
        same = known or before.key.count(" ") > 1
        unknown = replace(both, flavour="X", key=f"{before.key} {segment.key}", entity=None, choices=())
        joined[-1] = both if same else unknown
    return joined


def _goes_on(name: Segment, segment: Segment) -> bool:
    """Whether a name stands right behind a full name, and is none of its own."""
    if name.flavour != "H" or name.owner or " " not in name.key or segment.first != name.last + 1:
        return False
    lone = " " not in segment.key and segment.flavour in "XH"
    return lone and segment.key not in _SUFFIXES


def _term(found: list[Word], position: int, index: Index, lower: bool) -> Segment | None:
    first = found[position]
    most = index.longest.get(first.key, 0)
    stop = min(len(found), position + most)
    for end in range(position + 1, stop):
        if found[end].key in ",;:()":
            stop = end
            break
    for end in range(stop, position, -1):
        key = first.key if end == position + 1 else " ".join([word.key for word in found[position:end]])
        packed = index.terms.get(key)
        if packed is not None:
            kept = [t for t in unpacked(packed) if _written_so(found[position:end], t[2], key, lower, index)]
            if (
                kept
                and end < len(found)
                and found[end].key in _FATHERS
                and any(flavour == "H" for flavour, _, _ in kept)
            ):
                continue  # "Crown Prince Mohammed" is not "Crown Prince Mohammed bin Salman"
            if kept and (kept[0][2] != WHOLE or _whole(found, position, end, index, lower)):
                return _segment(found, position, end, key, kept, index)
    return None


def _whole(found: list[Word], start: int, end: int, index: Index, lower: bool) -> bool:
    """Whether the name ends at both sides: "Anna Maria Kowal" is not "Maria Kowal"."""
    before = found[start - 1] if start else None
    after = found[end] if end < len(found) and not found[end - 1].owner else None
    beside = [word for word in (before if before and not before.owner else None, after) if word is not None]
    return not any(
        (lower or word.surface[0].isupper())
        and word.key not in ",;:()&"
        and word.key not in index.terms
        and word.key not in index.honorifics
        and word.key not in _DETERMINERS | _NUMBERS | _LITTLE
        for word in beside
    )


def _written_so(part: list[Word], flags: int, key: str, lower: bool, index: Index) -> bool:
    """Whether the capitals of the text allow the term: "us" is no state, "US" is one."""
    if flags == 0:
        return True
    if lower:
        return key not in _COMMON or (flags == 2 and key in _STATES_IN_LOWER)
    surface = part[0].surface
    if flags == 1:
        titled = len(key) > 4 or _is_spoken(key, index)
        return all(word.surface == word.surface.upper() or (word.surface.istitle() and titled) for word in part)
    return surface[0].isupper() or (len(part) > 1 and part[-1].surface[0].isupper())


def _is_spoken(key: str, index: Index) -> bool:
    """Whether a short acronym is one that British papers write as a word: "Sadc", "Farc"; no name, no plain word."""
    if len(key) != _SPOKEN or _VOWELS.isdisjoint(key) or key in _COMMON | _WORDS:
        return False
    return not any(key in names for names in (index.genders, index.surnames, index.cities, index.plain_words))


_SPOKEN = 4
_VOWELS = frozenset("aeiou")
_WORDS = word_set(
    "disk mend pace rand neos prio drop salt arch aids alba jana lana dina hina sana irna isna suna tanu zaka anel elta"
)


def _segment(found: list[Word], start: int, end: int, key: str, terms: list[Term], index: Index) -> Segment:
    terms = sorted(terms, key=lambda t: _ORDER[t[0]])
    flavour, number, _ = terms[0]
    place = (start, end - 1, found[start].start, found[end - 1].end, found[end - 1].owner)
    if flavour == "R":
        return Segment("R", key, *place, role=index.roles[number])
    if flavour == "M":
        return Segment("M", key, *place, modifier=number)
    choices = tuple(index.entities[n] for f, n, _ in terms if f == flavour)
    role = next((index.roles[n] for f, n, _ in terms if f == "R"), None) if flavour == "O" else None
    return Segment(flavour, key, *place, entity=choices[0], choices=choices, role=role)


def _other(word: Word, position: int, text: str, index: Index, lower: bool) -> Segment:
    place = (position, position, word.start, word.end, word.owner)
    key = word.key
    if key in ",;:()":
        return Segment(",", key, *place)
    if key == "&":
        return Segment("x", "and", *place)
    if key in _DETERMINERS:
        return Segment("D", key, *place)
    if key in _NUMBERS or key[0].isdigit():
        return Segment("N", key, *place)
    capital = word.surface[0].isupper()
    if not capital and key.endswith(index.ends):
        ending = max((end for end in index.endings if key.endswith(end)), key=len)
        if len(key) >= len(ending) + 3:
            return Segment("R", key, *place, role=index.roles[index.endings[ending]])
    return Segment("X" if capital and key not in _LITTLE else "x", key, *place)


_NAME_LINKS = word_set("al el von van der den de da dos del bin ibn ben abu um di du la le ul ur")
_AT = word_set("in at near from outside around across")
_SUFFIXES = word_set("jr sr junior senior ii iii iv")
_PARTICLES = word_set("al el ul ad ar as ash")
_LITTLE = word_set("of in from at and or the for with to by on who which that as led backed based")


def _settle(row: list[Segment], index: Index) -> list[Segment]:
    """Runs of unknown capitalised words become one name (X), a person known by surname (H) or a city (G)."""
    settled: list[Segment] = []
    position = 0
    while position < len(row):
        stop = position
        while stop < len(row) and _in_name(row, stop, position):
            stop += 1
            if row[stop - 1].owner:
                break
        if stop == position:
            settled.append(row[position])
            position += 1
            continue
        titled = (bool(settled) and settled[-1].flavour in "RHX" and not settled[-1].owner) or _honorific(
            row[position], index
        )
        possessed = bool(settled) and settled[-1].flavour == "D" and settled[-1].key not in {"the", "that"}
        lead = settled[-1].key if settled else ""
        following = row[stop] if stop < len(row) else None
        settled.extend(_name(row[position:stop], following, lead, index, titled=titled, possessed=possessed))
        position = stop
    return settled


def _in_name(row: list[Segment], place: int, start: int) -> bool:
    """Whether the segment goes on (or starts) a run of name words; ``al`` and ``von`` do before a further one."""
    segment = row[place]
    if segment.flavour == "X":
        return True
    following = row[place + 1].flavour if place + 1 < len(row) else ""
    if segment.flavour == "x" and segment.key in _NAME_LINKS and following == "X" and not segment.owner:
        return True
    return (
        place > start
        and segment.flavour in "LGPAM"
        and row[place - 1].flavour == "X"
        and _title(segment, row[place - 1])
    )


def _title(segment: Segment, before: Segment) -> bool:
    """A known word right after an unknown name is part of it ("Ali Kandahar"), unless it describes what follows."""
    return segment.flavour == "L" and not before.owner


def _honorific(segment: Segment, index: Index) -> bool:
    return segment.key in index.honorifics


def _name(
    run: list[Segment], following: Segment | None, lead: str, index: Index, *, titled: bool, possessed: bool
) -> list[Segment]:
    first, last = run[0], run[-1]
    while len(run) > 1 and _honorific(run[0], index):
        run = run[1:]
    keys = [segment.key for segment in run]
    key = " ".join(keys)
    place = (first.first, last.last, run[0].start, last.end, last.owner)
    plain = key in index.plain_words and not titled and following is not None and following.flavour in "RMX"
    located = lead in _AT
    city_here = located and len(keys) == 1 and key in index.cities and not last.owner  # "in Rosario"
    city_here = city_here or (len(keys) == 1 and key in index.cities and not titled and _is_local(following))
    people = () if plain or city_here else _people(keys, index)
    if people and not (possessed and len(keys) == 1):
        return [Segment("H", key, *place, entity=people[0], choices=people)]
    if not plain and not titled and key not in index.not_actors and (located or key not in index.genders):
        country = index.cities.get(key, "")
        if country:
            return [Segment("G", key, *place, country=country)]
        if len(run) > 1 and _is_body(following) and (country := index.cities.get(keys[0], "")) and not first.owner:
            city = replace(run[0], flavour="G", first=first.first, country=country)
            return [city, replace(last, flavour="X", key=" ".join(keys[1:]), first=run[1].first, start=run[1].start)]
    return [Segment("X", key, *place)]


_LOCAL = frozenset({"COP", "CVL", "JUD", "MED", "EDU", "LAB", "BUS", "AGR", "REF", "CRM"})


def _is_local(segment: Segment | None) -> bool:
    """Whether it is a noun for people or bodies of a town: "Cordoba police", but "Obama supporters"."""
    role = segment.role if segment is not None else None
    return role is not None and bool(_LOCAL & set(role.sectors)) and role.name not in {"relative", "supporter"}


def _is_body(segment: Segment | None) -> bool:
    """Whether it is a noun for a body of people: what comes before belongs to its name."""
    return segment is not None and segment.role is not None and not segment.role.person


def _people(keys: list[str], index: Index) -> tuple[Entity, ...]:
    """Persons of the registry that a run of name words can mean: a surname, or first and last name around others."""
    plain = [key for key in keys if key not in _PARTICLES] or keys
    if len(plain) == 1 or (len(plain) == 2 and len(plain[0]) == 1):
        return _bearers(plain[-1], index)
    for tried in (" ".join(plain), f"{plain[0]} {plain[-1]}"):
        if found := _named(tried, index):
            return found
    for tried in (" ".join(plain[:2]) if len(plain) > 2 else "", " ".join(plain[:3])):
        found = tuple(one for one in _named(tried, index) if one.country in load_nouns().two_surnames)
        if found:
            return found
    return _bearers(" ".join(keys), index)


def _named(name: str, index: Index) -> tuple[Entity, ...]:
    """Persons of the registry of a first and a last name."""
    packed = index.terms.get(name)
    if not packed:
        return ()
    return tuple(index.entities[n] for f, n, flag in unpacked(packed) if f == "H" and flag != WHOLE)


def _bearers(surname: str, index: Index) -> tuple[Entity, ...]:
    packed = index.surnames.get(surname)
    return tuple(index.entities[n] for n in numbers(packed)) if packed else ()

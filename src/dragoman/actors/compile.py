"""YAML to index: every name in every form under which the resolver looks it up.

``python -m dragoman.actors.compile`` writes the index into the package, so that an installation starts fast at once.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dragoman.actors.fold import fold, slug, without_particles
from dragoman.actors.schema import (
    DATA,
    Organisation,
    Person,
    Place,
    RoleNoun,
    Source,
    State,
    Tenure,
    Territory,
    first_day,
    last_day,
    load_source,
)
from dragoman.errors import LexiconError
from dragoman.grounding.places import each_city

CAPITALS, CAPITALISED = 1, 2
SMALLEST_CITY = 15_000
SMALLEST_WITH_VARIANTS = 200_000
"""Inhabitants; below it, names of villages collide with names of people and things."""
PROVINCE = 1_000_000
"""Counts as so many people: a province is meant before a village of its name."""
NAMESAKE_OF_STATE = 40_000
"""Inhabitants of a town that a state's shorter name may mean; not those of Holland, Michigan, or Macedonia, Ohio."""
SMALLER, SMALLER_THAN_LISTED = 20, 6
"""How many times smaller a namesake in another country may be; less beside a place that the registry lists."""
_KINDS_OF_PROVINCE = frozenset(
    {"state", "province", "region", "department", "governorate", "oblast", "county", "district", "prefecture"}
)
_ACTING = frozenset({"acting", "interim", "transitional", "provisional", "caretaker"})
# States whose people's surnames come first in English-language news ("Xi Jinping", "Moon Jae-in").
SURNAME_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK"})


class _Builder:
    """Collects entities and terms; ``raw`` is the index as plain JSON types."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.entities: list[list[Any]] = []
        self.roles: list[list[Any]] = []
        self.modifiers: list[list[Any]] = []
        self.terms: dict[str, list[list[Any]]] = {}
        self.role_of: dict[str, RoleNoun] = {}
        self.surnames: dict[str, list[int]] = {}
        self.offices: dict[str, dict[str, list[list[Any]]]] = {}
        self.made: dict[str, int] = {}

    def term(self, name: str, flavour: str, number: int, *, flags: int = 0) -> None:
        key = fold(name)
        if not key:
            return
        entry = [flavour, number, flags]
        found = self.terms.setdefault(key, [])
        if entry not in found:
            found.append(entry)

    def entity(self, entry: Any, form: str, country: str, sectors: Any, kind: str, tenures: Any = ()) -> int:
        gender = getattr(entry, "gender", None) or ""
        party = getattr(entry, "party", "")
        self.entities.append([entry.id, form, entry.name, country, list(sectors), kind, list(tenures), party, gender])
        return len(self.entities) - 1

    def role_number(self, name: str) -> tuple[int, int]:
        """The numbers of a role of ``roles.yaml``, singular and plural."""
        for number, role in enumerate(self.roles):
            if role[0] == name:
                return number, number + 1
        raise LexiconError(
            f"'endings' of roles.yaml names the role {name!r}, which is not among its roles. Add it there"
        )

    def tenure(self, tenure: Tenure) -> list[Any]:
        noun = self.role_of.get(fold(tenure.role))
        office = noun.office if noun else ""
        first, _, rest = fold(tenure.role).partition(" ")
        if noun is None and first in _ACTING and (noun := self.role_of.get(rest)) is not None and noun.office:
            office = f"acting {noun.office}"
        office = "" if tenure.of else office
        sectors = list(tenure.sectors) or (list(noun.sectors) if noun else [])
        start = first_day(tenure.from_) if tenure.from_ else ""
        end = last_day(tenure.to) if tenure.to else ""
        return [
            f"{tenure.role} of {tenure.of}" if tenure.of else tenure.role,
            office,
            start,
            end,
            sectors,
            tenure.country,
        ]


def compile_index(folder: Path = DATA) -> dict[str, Any]:
    """The index of the registry in ``folder`` as plain JSON types (see ``registry.Index``)."""
    build = _Builder(load_source(folder))
    _add_roles(build)
    _add_modifiers(build)
    for organisation in build.source.organisations:
        _add_organisation(build, organisation)
    for state in build.source.states:
        _add_place(build, state, build.entity(state, "S", state.code, (), "state"), state.code)
    for territory in build.source.territories:
        number = build.entity(territory, "T", territory.country, territory.sectors, "state")
        _add_place(build, territory, number, territory.country)
        for name in territory.also:
            other = Territory(id=f"place:{slug(name)}", name=name, kind=territory.kind, country=territory.country)
            number = build.made.get(other.id, -1)
            if number < 0:
                number = build.made[other.id] = build.entity(other, "T", other.country, territory.sectors, "state")
            _add_place(build, other, number, other.country)
    for person in build.source.people:
        _add_person(build, person)
    return _raw(build)


def _raw(build: _Builder) -> dict[str, Any]:
    source = build.source
    longest: dict[str, int] = {}
    for key in sorted(build.terms):
        first, _, _ = key.partition(" ")
        longest[first] = max(longest.get(first, 0), key.count(" ") + 1)
    for by_office in build.offices.values():
        for holders in by_office.values():
            holders.sort()
    cities, namesakes = _cities(build)
    singular, plural = {}, {}
    for ending, name in source.roles.endings.items():
        singular[ending], plural[_plural_word(ending)] = build.role_number(name)
    return {
        "entities": [json.dumps(entity, ensure_ascii=False) for entity in build.entities],
        "ids": "\n".join(entity[0] for entity in build.entities),
        "roles": build.roles,
        "modifiers": build.modifiers,
        "terms": _columns({key: " ".join(f"{f}{n}.{flags}" for f, n, flags in t) for key, t in build.terms.items()}),
        "longest": _grouped({word: str(most) for word, most in longest.items()}),
        "cities": _grouped(cities),
        "namesakes": namesakes,
        "surnames": _columns({key: " ".join(map(str, found)) for key, found in build.surnames.items()}),
        "offices": build.offices,
        "genders": {fold(n): g for g, names in (("m", source.names.m), ("f", source.names.f)) for n in names},
        "honorifics": {fold(n): g for g, names in source.roles.honorifics.items() for n in names},
        "not_actors": sorted({fold(word) for word in source.roles.not_actors}),
        "things": sorted({form for word in source.roles.things for form in (fold(word), _plural(fold(word)))}),
        "thing_endings": [form for ending in source.roles.thing_endings for form in (ending, _plural_word(ending))],
        "plain_words": sorted({fold(word) for word in source.roles.plain_words}),
        "endings": singular | plural,
    }


def _columns(table: dict[str, str]) -> list[str]:
    """Keys and values as two texts of as many lines, for ``registry``."""
    return ["\n".join(table), "\n".join(table.values())]


def _grouped(table: dict[str, str]) -> dict[str, str]:
    """Value -> its keys, as lines."""
    groups: dict[str, list[str]] = {}
    for key, value in table.items():
        groups.setdefault(value, []).append(key)
    return {value: "\n".join(keys) for value, keys in groups.items()}


def _flags(name: str) -> int:
    letters = [c for c in name if c.isalpha()]
    if len(letters) <= 5 and letters and all(c.isupper() for c in letters):
        return CAPITALS
    return CAPITALISED if letters and letters[0].isupper() else 0


def _add_place(build: _Builder, place: Place, number: int, country: str) -> None:
    flavour = "S" if isinstance(place, State) else "T"
    for name in filter(None, (place.name, place.official, *place.aliases)):
        build.term(name, flavour, number, flags=_flags(name))
    for name in place.adjectives:
        build.term(name, "A", number, flags=_flags(name))
    for name in place.people:
        build.term(name, "P", number, flags=_flags(name))
    if place.capital:
        build.term(place.capital, "C", number, flags=_flags(place.capital))
    for name in place.cities:
        build.term(name, "T" if flavour == "T" else "L", number, flags=_flags(name))
    for sector, names in place.metonyms.items():
        for name in names:
            entry = Organisation(id=f"org:{slug(name)}", name=name, country=country, sectors=(sector,))
            _add_organisation(build, entry)


def _add_organisation(build: _Builder, entry: Organisation) -> None:
    tenures = [build.tenure(tenure) for tenure in entry.roles]
    number = build.made.get(entry.id, -1)
    if number < 0:
        number = build.made[entry.id] = build.entity(entry, "O", entry.country, entry.sectors, entry.kind, tenures)
    for name in (entry.name, *entry.aliases, *entry.adjectives):
        build.term(name, "O", number, flags=_flags(name))
    for name in entry.also:
        _add_organisation(
            build,
            entry.model_copy(
                update={
                    "id": f"org:{slug(name)}",
                    "name": name,
                    "also": (),
                    "aliases": (),
                    "adjectives": (),
                    "roles": (),
                }
            ),
        )


def _add_person(build: _Builder, person: Person) -> None:
    tenures = [build.tenure(tenure) for tenure in person.roles]
    number = build.entity(person, "H", person.country, (), "person", tenures)
    for name in (person.name, *person.aliases):
        key = fold(name)
        single = " " not in key
        build.term(name, "H", number, flags=CAPITALISED)
        plain = without_particles(key)
        if plain != key and " " in plain:
            build.term(plain, "H", number, flags=CAPITALISED)
        if not single:
            for surname in _surnames(key, person.country):
                holders = build.surnames.setdefault(surname, [])
                if number not in holders:
                    holders.append(number)
    for role, office, start, end, _, country in tenures:
        del role
        if office:
            where = build.offices.setdefault(country or person.country, {})
            where.setdefault(office, []).append([start, end, number])


def _surnames(key: str, country: str) -> set[str]:
    """What later mentions may call a person by: ``assad``; ``leyen`` and ``von der leyen``."""
    parts = key.split(" ")
    if country in SURNAME_FIRST:
        return {parts[0]}
    if "the" in parts:  # "Elizabeth the Second": no later mention is "Second"
        return set()
    found = {parts[-1]}
    links = {
        "von",
        "van",
        "de",
        "der",
        "den",
        "da",
        "dos",
        "del",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "di",
        "du",
    }
    start = len(parts) - 1
    while start > 1 and parts[start - 1] in links:
        start -= 1
        found.add(" ".join(parts[start:]))
    return found


def _add_roles(build: _Builder) -> None:
    for noun in build.source.roles.roles:
        irregular = {fold(plural) for plural in noun.plurals}
        head = [noun.role, list(noun.sectors), noun.office, noun.person, noun.weak]
        tail = [noun.gender or "", noun.country]
        build.roles.append([*head, False, *tail])
        build.roles.append([*head, True, *tail])
        one, many = len(build.roles) - 2, len(build.roles) - 1
        again = fold(noun.role) in build.role_of
        for form in noun.forms if again else (noun.role, *noun.forms):
            key = fold(form)
            build.role_of.setdefault(key, noun)
            if key not in irregular:
                build.term(form, "R", one, flags=_flags(form))
                build.term(_plural(key), "R", many, flags=_plural_flags(form))
        for form in noun.plurals:
            build.term(form, "R", many)


def _plural_flags(form: str) -> int:
    """ "MPs" is not all capitals, though "MP" is."""
    return CAPITALISED if _flags(form) else 0


def _plural(key: str) -> str:
    """``secretary of state`` -> ``secretaries of state``; ``policeman`` -> ``policemen``."""
    head, of, rest = key.partition(" of ")
    if not of:
        head, of, rest = key.partition(" in ")
    words = head.split(" ")
    words[-1] = _plural_word(words[-1])
    return " ".join(words) + of + rest


def _plural_word(word: str) -> str:
    if word.endswith("man") and word not in {"shaman", "ottoman", "german"}:
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith("arch"):
        return word + "s"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word if word.endswith("s") and not word.endswith("ss") else word + "es"
    return word + "s"


def _add_modifiers(build: _Builder) -> None:
    groups: dict[str, list[Any]] = {}
    flags: dict[str, int] = {}
    for modifier in build.source.roles.modifiers:
        for word in modifier.words:
            effect = [list(modifier.sets), list(modifier.adds), list(modifier.only)]
            groups.setdefault(fold(word), []).append(effect)
            flags[fold(word)] = min(_flags(word), flags.get(fold(word), CAPITALISED))
    for word, effects in groups.items():
        build.modifiers.append(effects)
        build.term(word, "M", len(build.modifiers) - 1, flags=CAPITALISED if flags[word] else 0)


def _cities(build: _Builder) -> tuple[dict[str, str], dict[str, str]]:
    """Cities and provinces by name, as GeoNames (CC BY 4.0) gives them: unknown ones, and namesakes of known places.

    Each with the codes of the countries where it lies, the most populous first; a far smaller one is left out.
    """
    people: dict[str, dict[str, int]] = {}
    provinces: set[tuple[str, str]] = set()
    for name, city in each_city():
        country = city.place.country
        provinces.add((city.place.admin1, country))
        if city.population >= (SMALLEST_CITY if city.main_name else SMALLEST_WITH_VARIANTS):
            found = people.setdefault(fold(name), {})
            found[country] = max(found.get(country, 0), city.population)
    plain = {fold(word) for word in build.source.roles.plain_words}
    for name, country in sorted(provinces):
        for key in _province_keys(fold(name)):
            if key not in plain:
                people.setdefault(key, {})[country] = max(people.get(key, {}).get(country, 0), PROVINCE)
    cities, namesakes = {}, {}
    for key, found in sorted(people.items()):
        if len(key) <= 2:
            continue
        most = max(found.values())
        times = SMALLER_THAN_LISTED if key in build.terms else SMALLER
        codes = [c for c, n in sorted(found.items(), key=lambda item: (-item[1], item[0])) if n * times >= most][:5]
        if key not in build.terms:
            cities[key] = " ".join(codes)
        elif len(codes) > 1 and any(flavour in "TLC" for flavour, _, _ in build.terms[key]):
            namesakes[key] = " ".join(codes)
        elif state := _shortened_state(key, build):
            towns = [code for code in codes if code != state and found[code] >= NAMESAKE_OF_STATE]
            if towns:
                namesakes[key] = " ".join(towns)
    return cities, namesakes


def _shortened_state(key: str, build: _Builder) -> str:
    """The country of a state of which ``key`` is a shorter name: Trinidad; ``""`` for its own name ("Mexico")."""
    named = [build.entities[number] for flavour, number, _ in build.terms[key] if flavour == "S"]
    return next((country for _, _, name, country, *_ in named if fold(name) != key), "")


def _province_keys(key: str) -> list[str]:
    """``imo state`` is also called ``imo``."""
    name, _, kind = key.rpartition(" ")
    return [key, name] if name and kind in _KINDS_OF_PROVINCE else [key] if " " in key or len(key) > 4 else []


def main() -> None:
    """Writes the compiled index into the package."""
    from dragoman.actors.registry import SHIPPED, as_lines, fingerprint

    raw = {"fingerprint": fingerprint(DATA), **compile_index(DATA)}
    SHIPPED.write_text(as_lines(raw), encoding="utf-8")


if __name__ == "__main__":
    main()

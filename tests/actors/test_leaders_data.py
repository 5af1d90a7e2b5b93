"""The leaders' files: every entry well formed, no office held twice, and the right person in power in a given year."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from dragoman.actors.fold import fold
from dragoman.actors.registry import load_index
from dragoman.actors.resolver import resolve
from dragoman.actors.schema import DATA, SUPRANATIONAL, Person, Roles, Tenure, first_day, last_day

FOLDER = DATA / "leaders"
FILES = sorted(FOLDER.glob("*.yaml"))
LEADER_YEARS = Path(__file__).with_name("leader_years.tsv")
LAST_KNOWN = "2025-12-31"

# An acting or interim holder fills the same office.
OFFICES = {
    **{f"{how}{office}": office for office in ("president", "prime minister") for how in ("", "acting ", "interim ")},
    "acting foreign minister": "foreign minister",
    **{
        office: office
        for office in (
            "foreign minister", "defence minister", "interior minister", "finance minister", "foreign secretary",
            "secretary of state", "secretary of defense", "chancellor", "king", "queen", "emir", "sultan",
            "supreme leader", "emperor", "pope", "governor-general", "national security adviser", "army chief",
            "speaker of parliament", "central bank governor", "ambassador to the United Nations", "military ruler",
        )
    },
}  # fmt: skip

# Two people did hold, or claim, the office at once: an illness, a suspension, a disputed election, rival governments.
SHARED = {
    ("BRA", "president"), ("CIV", "president"), ("CUB", "president"), ("KOR", "president"), ("MDG", "president"),
    ("MMR", "president"), ("NGA", "president"), ("ZMB", "president"), ("LBN", "army chief"), ("LBY", "prime minister"),
    ("ISR", "prime minister"),
}  # fmt: skip


@cache
def raw(path: Path) -> list[dict[str, Any]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: list[dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return entries


@cache
def people() -> tuple[Person, ...]:
    adapter = TypeAdapter(Person)
    return tuple(adapter.validate_python(entry) for path in FILES for entry in raw(path))


@cache
def sectors_by_role() -> dict[str, tuple[str, ...]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (DATA / "roles.yaml").read_text(encoding="utf-8")
    roles = TypeAdapter(Roles).validate_python(yaml.load(text, Loader=loader))
    return {fold(form): noun.sectors for noun in roles.roles for form in (*reversed(noun.forms), noun.role)}


def sectors(tenure: Tenure) -> tuple[str, ...]:
    return tenure.sectors or sectors_by_role().get(fold(tenure.role), ())


def days(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_follows_the_schema(path: Path) -> None:
    adapter = TypeAdapter(Person)
    wrong = []
    for entry in raw(path):
        try:
            adapter.validate_python(entry)
        except ValidationError as error:
            wrong.append(f"{entry.get('id')}: {error}")
    assert not wrong
    assert raw(path)


def test_breadth() -> None:
    """Fewer people than this means a file was lost."""
    assert len(people()) > 5000
    assert len({person.country for person in people()}) > 190


def test_ids_are_unique_ascii_slugs() -> None:
    counted = Counter(person.id for person in people())
    assert [i for i, n in counted.items() if n > 1] == []
    assert [i for i in counted if not re.fullmatch(r"person:[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_countries_are_states_of_the_registry() -> None:
    states = {entry["code"] for entry in raw(DATA / "states.yaml")}
    used = {person.country for person in people()}
    used |= {tenure.country for person in people() for tenure in person.roles if tenure.country}
    assert used - states - SUPRANATIONAL == set()


def test_every_role_is_dated_and_ended_by_the_last_known_day() -> None:
    wrong = []
    for person in people():
        assert person.roles, person.id
        for tenure in person.roles:
            if not tenure.from_ or not "1930" <= tenure.from_ <= LAST_KNOWN:
                wrong.append((person.id, tenure.role, tenure.from_))
            if tenure.to and last_day(tenure.to) > LAST_KNOWN:
                wrong.append((person.id, tenure.role, tenure.to))
    assert wrong == []


def test_every_role_gives_sectors() -> None:
    """A role that ``roles.yaml`` does not know must name its sectors itself."""
    assert {tenure.role for person in people() for tenure in person.roles if not sectors(tenure)} == set()


def test_names_and_aliases_do_not_repeat() -> None:
    repeated = [
        (person.id, name)
        for person in people()
        for name, count in Counter((person.name, *person.aliases)).items()
        if count > 1
    ]
    assert repeated == []


def test_a_spelling_belongs_to_one_person() -> None:
    owners = defaultdict(set)
    for person in people():
        for name in (person.name, *person.aliases):
            owners[fold(name)].add(person.id)
    shared = {name: ids for name, ids in owners.items() if len(ids) > 1}
    # Two generals of Myanmar bear the same name.
    assert set(shared) == {"soe win"}


def test_nobody_holds_one_office_twice_at_once() -> None:
    wrong = []
    for person in people():
        held = defaultdict(list)
        for tenure in person.roles:
            held[tenure.role, tenure.of, tenure.country].append(tenure)
        for (role, *_), tenures in held.items():
            for one, next_one in pairwise(sorted(tenures, key=lambda t: t.from_ or "")):
                if one.to is None or first_day(one.to) > last_day(next_one.from_ or ""):
                    wrong.append((person.id, role, one.to, next_one.from_))
    assert wrong == []


def test_an_office_has_one_holder_at_a_time() -> None:
    """Overlaps of up to 60 days are tolerated: dates of month precision, and acting holders during an illness."""
    held = defaultdict(list)
    for person in people():
        for tenure in person.roles:
            office = OFFICES.get(tenure.role)
            if office and tenure.from_ and not set(tenure.sectors) & {"OPP", "REB"}:
                start, end = days(last_day(tenure.from_)), days(first_day(tenure.to or LAST_KNOWN))
                held[tenure.country or person.country, office, tenure.of].append((start, end, person.id))
    wrong = []
    for (country, office, of), holders in held.items():
        if (country, office) in SHARED:
            continue
        holders.sort()
        for index, (start, end, holder) in enumerate(holders):
            for later_start, later_end, later in holders[index + 1 :]:
                if later != holder and min(end, later_end) - max(start, later_start) > 60:
                    wrong.append((country, office, of, holder, later))
    assert wrong == []


def leader_years() -> list[dict[str, str]]:
    """State, year and who led it on 1 July, written from general knowledge apart from the leaders' files."""
    with LEADER_YEARS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def governs(person: Person, state: str, day: str) -> bool:
    """Whether the person holds an office of government of ``state`` on ``day``."""
    return any(
        (tenure.country or person.country) == state
        and "GOV" in sectors(tenure)
        and first_day(tenure.from_ or "0001") <= day <= last_day(tenure.to or "9999")
        for tenure in person.roles
    )


def test_leader_years_cover_the_world() -> None:
    rows = leader_years()
    assert len({row["state"] for row in rows}) >= 60
    assert {int(row["year"]) for row in rows} == set(range(1990, 2025))
    assert len({(row["state"], row["year"]) for row in rows}) == len(rows)


def test_leaders_of_each_year_are_in_government_that_year() -> None:
    by_name = defaultdict(list)
    for person in people():
        for name in (person.name, *person.aliases):
            by_name[fold(name)].append(person)
    rows = leader_years()
    wrong = [
        (row["state"], row["year"], row["leader"])
        for row in rows
        if not any(governs(person, row["state"], f"{row['year']}-07-01") for person in by_name[fold(row["leader"])])
    ]
    assert len(wrong) <= 0.05 * len(rows), wrong


CHIEFS = (
    "president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "supreme leader", "crown prince",
    "leader", "acting president", "acting prime minister",
)  # fmt: skip


def state_names() -> dict[str, str]:
    return {entry["code"]: entry["name"] for entry in raw(DATA / "states.yaml")}


def offices_held(person: Person, state: str, day: str) -> list[str]:
    """The chief offices of ``state`` that the index gives the person on ``day``."""
    index = load_index()
    tenures = index.entities[index.by_id[person.id]].tenures
    return [
        office
        for _, office, start, end, _, country in tenures
        if office in CHIEFS and (country or person.country) == state and start <= day and (not end or day <= end)
    ]


def test_office_and_year_give_the_leader_by_name() -> None:
    """ "The prime minister of Spain" on 1 July of a year is the person that the table says (0.988 when written)."""
    by_name = defaultdict(list)
    for person in people():
        for name in (person.name, *person.aliases):
            by_name[fold(name)].append(person)
    rows, names, wrong = leader_years(), state_names(), []
    for row in rows:
        day = f"{row['year']}-07-01"
        asked = [(p, office) for p in by_name[fold(row["leader"])] for office in offices_held(p, row["state"], day)]
        found = [
            person.id
            for person, office in asked
            if (actor := resolve(f"the {office} of {names[row['state']]}", date=day)) is not None
            and (actor.id, actor.country, actor.sectors[:1]) == (person.id, row["state"], ("GOV",))
        ]
        if not found:
            wrong.append((row["state"], row["year"], row["leader"], [office for _, office in asked]))
    assert len(wrong) <= 0.05 * len(rows), wrong


def test_every_chief_of_every_state_and_year_resolves() -> None:
    """Country and GOV for at least 95% of the years of each state in which somebody holds a chief office."""
    index, names = load_index(), state_names()
    asked, right = Counter[str](), Counter[str]()
    for state, offices in index.offices.items():
        for year in range(1990, 2025) if state in names else ():
            day = f"{year}-07-01"
            for office in CHIEFS:
                if any(start <= day and (not end or day <= end) for start, end, _ in offices.get(office, ())):
                    actor = resolve(f"{names[state]}'s {office}", date=day)
                    asked[state] += 1
                    right[state] += actor is not None and (actor.country, *actor.sectors[:1]) == (state, "GOV")
    assert sum(asked.values()) > 9000
    assert {state: right[state] / n for state, n in asked.items() if right[state] < 0.95 * n} == {}

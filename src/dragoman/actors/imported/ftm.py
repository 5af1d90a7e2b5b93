"""FollowTheMoney entities, as OpenSanctions publishes them (``entities.ftm.json``, ``targets.nested.json``).

One JSON object a line: ``{"id": ..., "schema": "Person", "properties": {"name": ["..."], ...}}``. Every property is a
list; an entity that another one points to stands on a line of its own, in any order, or nested inside it. Schemata and
topics: https://followthemoney.tech/explorer/.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.actors.imported.knowledge import countries, ftm_knowledge
from dragoman.actors.imported.record import LONGEST, Entry, Malformed, Post, Record, Tenancy, cleaned, iso_day

LICENCE = (
    "OpenSanctions data: CC BY-NC 4.0, free for non-commercial use, with attribution; other use needs a licence from "
    "opensanctions.org. Other FollowTheMoney files: ask whoever made them"
)
_GENDERS = {"male": "m", "female": "f"}
_DEEPEST = 4


def is_ftm(value: dict[str, Any]) -> bool:
    """Whether a line of this content is of this format."""
    return isinstance(value.get("schema"), str) and isinstance(value.get("properties"), dict)


def ftm_records(value: dict[str, Any]) -> list[Record]:
    """What one entity says; empty for schemata that are no actors. Raises Malformed with the reason."""
    return list(_entity(value, 0))


def _entity(value: dict[str, Any], depth: int) -> Iterator[Record]:
    schema, properties = value.get("schema"), value.get("properties")
    if not isinstance(schema, str):
        raise Malformed("no schema")
    if not isinstance(properties, dict):
        raise Malformed("no properties")
    ref = _ref(value)
    if not ref:
        raise Malformed("no id")
    match schema:
        case "Person":
            yield _person(ref, value, properties)
            yield from _nested(ref, properties, depth)
        case "Position":
            yield _post(ref, value, properties)
        case "Occupancy":
            yield from _occupancy(properties, "", depth)
        case _ if schema in ftm_knowledge().organisations:
            yield _organisation(ref, value, properties)


def _ref(value: dict[str, Any]) -> str:
    ref = value.get("id")
    return ref.strip() if isinstance(ref, str) and len(ref) <= LONGEST and ref.isprintable() else ""


def _texts(properties: dict[str, Any], *names: str) -> list[str]:
    found: list[str] = []
    for name in names:
        values = properties.get(name, [])
        found += [v for v in (values if isinstance(values, list) else [values]) if isinstance(v, str)]
    return found


def _names(value: dict[str, Any], properties: dict[str, Any]) -> tuple[str, ...]:
    caption = value.get("caption")
    own = _texts(properties, "name")
    first = [caption] if isinstance(caption, str) and caption in own else []
    names = cleaned([*first, *own, *_texts(properties, "alias")])
    if not names:
        raise Malformed("no name")
    return names


def _codes(properties: dict[str, Any], *names: str) -> tuple[str, ...]:
    known = countries()
    codes = [known.get(code.lower(), "") for code in _texts(properties, *names)]
    return tuple(dict.fromkeys(code for code in codes if code))


def _same_as(ref: str, properties: dict[str, Any]) -> str:
    items = [*_texts(properties, "wikidataId"), ref]
    return next((item for item in items if item[:1] == "Q" and item[1:].isdigit()), "")


def _person(ref: str, value: dict[str, Any], properties: dict[str, Any]) -> Entry:
    names = _names(value, properties)
    born, died = (sorted(filter(None, map(iso_day, _texts(properties, name)))) for name in ("birthDate", "deathDate"))
    genders = {_GENDERS.get(text.lower(), "") for text in _texts(properties, "gender")}
    return Entry(
        ref=ref,
        form="H",
        name=names[0],
        names=names,
        same_as=_same_as(ref, properties),
        countries=_codes(properties, "citizenship", "nationality", "country"),
        sectors=ftm_knowledge().sectors(set(_texts(properties, "topics"))),
        titles=cleaned(_texts(properties, "position")),
        gender=genders.pop() if len(genders) == 1 else "",
        born=max(born, key=len) if born else "",
        died=max(died, key=len) if died else "",
    )


def _organisation(ref: str, value: dict[str, Any], properties: dict[str, Any]) -> Entry:
    names = _names(value, properties)
    topics = set(_texts(properties, "topics"))
    found = _codes(properties, "country", "jurisdiction", "mainCountry")
    return Entry(
        ref=ref,
        form="O",
        name=names[0],
        names=names,
        same_as=_same_as(ref, properties),
        countries=("IGO",) if "gov.igo" in topics and len(found) != 1 else found,
        sectors=ftm_knowledge().sectors(topics),
    )


def _post(ref: str, value: dict[str, Any], properties: dict[str, Any]) -> Post:
    names = _names(value, properties)
    sectors = ftm_knowledge().sectors(set(_texts(properties, "topics")))
    return Post(ref, names[0], _codes(properties, "country", "jurisdiction"), sectors)


def _occupancy(properties: dict[str, Any], holder: str, depth: int) -> Iterator[Record]:
    """A tenancy for every post it names; ``holder`` is given when it stands inside its holder."""
    holders = [holder] if holder else list(_pointed(properties, "holder"))
    posts = list(_pointed(properties, "post"))
    if not holders or not posts:
        raise Malformed(f"occupancy without a {'post' if holders else 'holder'}")
    starts = sorted(filter(None, map(iso_day, _texts(properties, "startDate"))))
    ends = sorted(filter(None, map(iso_day, _texts(properties, "endDate"))))
    ended = "ended" in {text.lower() for text in _texts(properties, "status")}
    for one in holders:
        for post in posts:
            yield Tenancy(one, post, starts[0] if starts else "", ends[-1] if ends else "", ended)
    yield from _inside(properties, "post", depth)


def _pointed(properties: dict[str, Any], name: str) -> Iterator[str]:
    """Ids that a property points to, whether it holds them or the entities themselves."""
    values = properties.get(name, [])
    for one in values if isinstance(values, list) else [values]:
        ref = one.strip() if isinstance(one, str) else _ref(one) if isinstance(one, dict) else ""
        if ref:
            yield ref


def _inside(properties: dict[str, Any], name: str, depth: int) -> Iterator[Record]:
    values = properties.get(name, [])
    if depth < _DEEPEST and isinstance(values, list):
        for one in values:
            if isinstance(one, dict):
                yield from _entity(one, depth + 1)


def _nested(holder: str, properties: dict[str, Any], depth: int) -> Iterator[Record]:
    """Occupancies inside the person who holds them."""
    values = properties.get("positionOccupancies", [])
    for one in values if isinstance(values, list) else []:
        inner = one.get("properties") if isinstance(one, dict) else None
        if isinstance(inner, dict):
            yield from _occupancy(inner, holder, depth + 1)

"""Wikidata's JSON dumps: an array with one entity a line, or JSON lines.

Format: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html. Read are humans, organisations, offices
and countries; a statement of rank ``deprecated`` is left out, a snak without a value (``somevalue``, ``novalue``) is
told from one with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dragoman.actors.imported.knowledge import Item, countries, wikidata_knowledge
from dragoman.actors.imported.record import (
    CountryItem,
    Entry,
    Malformed,
    Post,
    Record,
    Tenancy,
    cleaned,
    iso_day,
)

LICENCE = "Wikidata: CC0, free for any use"
INSTANCE, CITIZEN, OFFICE, PARTY, OCCUPATION, GENDER = "P31", "P27", "P39", "P102", "P106", "P21"
COUNTRY, JURISDICTION, HOLDER, ISO3, BORN, DIED = "P17", "P1001", "P1308", "P298", "P569", "P570"
START, END = "P580", "P582"
_GENDERS = {"Q6581097": "m", "Q2449503": "m", "Q6581072": "f", "Q1052281": "f"}
_ITEM = re.compile(r"Q\d{1,18}")
_LANGUAGES = ("en", "mul", "en-gb", "en-us", "en-ca")
_MONTH, _DAY = 10, 11
_YEAR = 9


def is_wikidata(value: dict[str, Any]) -> bool:
    """Whether a line of this content is of this format."""
    return value.get("type") in {"item", "property", "lexeme"} and isinstance(value.get("claims", {}), dict | list)


def wikidata_records(value: dict[str, Any]) -> list[Record]:
    """What one entity says; empty for what is no human, organisation, office or country. Raises Malformed."""
    if value.get("type") != "item":
        if "id" not in value:
            raise Malformed("no id")
        return []
    ref = value.get("id")
    if not isinstance(ref, str) or not _ITEM.fullmatch(ref):
        raise Malformed("no item id")
    claims = value.get("claims")
    if not isinstance(claims, dict):
        return []  # an item without statements has an empty list here
    return list(_item(ref, value, claims))


def _item(ref: str, value: dict[str, Any], claims: dict[str, Any]) -> Iterator[Record]:
    known, kinds = wikidata_knowledge(), set(_items(claims, INSTANCE))
    for code in _strings(claims, ISO3):
        if code in countries().values():
            yield CountryItem(ref, code)
    if kinds & known.humans:
        yield from _human(ref, value, claims)
        return
    organisation = next((one for one in known.organisations if one.item in kinds), None)
    if organisation is not None:
        yield from _organisation(ref, value, claims, organisation)
    elif HOLDER in claims or kinds & {one.item for one in known.posts}:
        names = _names(value)
        if names:
            yield Post(ref, names[0], _countries(claims, JURISDICTION, COUNTRY))


def _human(ref: str, value: dict[str, Any], claims: dict[str, Any]) -> Iterator[Record]:
    names = _names(value)
    if not names:
        return  # no name in English: no English text calls them by it
    occupations = set(_items(claims, OCCUPATION))
    genders = [_GENDERS[item] for item in _items(claims, GENDER) if item in _GENDERS]
    party = next(iter(_current(claims, PARTY)), "")
    found = (one for one in wikidata_knowledge().occupations if one.item in occupations)
    yield Entry(
        ref=ref,
        form="H",
        name=names[0],
        names=names,
        same_as=ref,
        countries=_countries(claims, CITIZEN),
        sectors=("PTY",) if party else _sectors(next(found, None)),
        party=party,
        gender=genders[0] if genders else "",
        born=next(iter(_times(claims, BORN)), ""),
        died=next(iter(_times(claims, DIED)), ""),
    )
    for statement in _statements(claims, OFFICE):
        post = _item_of(statement.get("mainsnak"))
        if post:
            start, _ = _bound(statement, START)
            end, ended = _bound(statement, END)
            yield Tenancy(ref, post, start, end, ended)


def _organisation(ref: str, value: dict[str, Any], claims: dict[str, Any], kind: Item) -> Iterator[Record]:
    names = _names(value)
    if names:
        own = (kind.country,) if kind.country else _countries(claims, COUNTRY)
        yield Entry(ref, "O", names[0], names, same_as=ref, countries=own, sectors=_sectors(kind))


def _sectors(kind: Item | None) -> tuple[str, ...]:
    return (kind.sector,) if kind is not None and kind.sector else ()


def _names(value: dict[str, Any]) -> tuple[str, ...]:
    """The English label, then English aliases; the label for all languages (``mul``) where there is no English one."""
    labels, aliases = value.get("labels"), value.get("aliases")
    found: list[str] = []
    for language in _LANGUAGES:
        found += _terms(labels.get(language) if isinstance(labels, dict) else None)
    for language in _LANGUAGES:
        found += _terms(aliases.get(language) if isinstance(aliases, dict) else None)
    return cleaned(found)


def _terms(value: Any) -> list[str]:
    terms = value if isinstance(value, list) else [value]
    return [term["value"] for term in terms if isinstance(term, dict) and isinstance(term.get("value"), str)]


def _statements(claims: dict[str, Any], prop: str) -> list[dict[str, Any]]:
    """Statements of a property, preferred ones first, deprecated ones left out."""
    found = claims.get(prop, [])
    kept = (
        [s for s in found if isinstance(s, dict) and s.get("rank") != "deprecated"] if isinstance(found, list) else []
    )
    return sorted(kept, key=lambda s: s.get("rank") != "preferred")


def _value(snak: Any) -> Any:
    """The value of a snak, None where it has none."""
    if not isinstance(snak, dict) or snak.get("snaktype") != "value":
        return None
    held = snak.get("datavalue")
    return held.get("value") if isinstance(held, dict) else None


def _item_of(snak: Any) -> str:
    value = _value(snak)
    if not isinstance(value, dict):
        return ""
    ref = value.get("id") or (f"Q{value['numeric-id']}" if "numeric-id" in value else "")
    return ref if isinstance(ref, str) and _ITEM.fullmatch(ref) else ""


def _items(claims: dict[str, Any], prop: str) -> list[str]:
    return [ref for s in _statements(claims, prop) if (ref := _item_of(s.get("mainsnak")))]


def _current(claims: dict[str, Any], prop: str) -> list[str]:
    """Items of statements that have no end."""
    return [
        ref for s in _statements(claims, prop) if (ref := _item_of(s.get("mainsnak"))) and _bound(s, END) == ("", False)
    ]


def _strings(claims: dict[str, Any], prop: str) -> list[str]:
    values = (_value(s.get("mainsnak")) for s in _statements(claims, prop))
    return [value for value in values if isinstance(value, str)]


def _times(claims: dict[str, Any], prop: str) -> list[str]:
    return [day for s in _statements(claims, prop) if (day := _day(_value(s.get("mainsnak"))))]


def _countries(claims: dict[str, Any], *props: str) -> tuple[str, ...]:
    """Codes where the item is known, else the item itself, to be looked up when the file is read."""
    known = countries()
    return tuple(dict.fromkeys(known.get(ref, ref) for prop in props for ref in _items(claims, prop)))


def _bound(statement: dict[str, Any], prop: str) -> tuple[str, bool]:
    """The date of a qualifier, and whether it says that there is one, known or not (``novalue``: there is none)."""
    qualifiers = statement.get("qualifiers")
    snaks = qualifiers.get(prop, []) if isinstance(qualifiers, dict) else []
    for snak in snaks if isinstance(snaks, list) else []:
        if isinstance(snak, dict) and snak.get("snaktype") in {"value", "somevalue"}:
            return _day(_value(snak)), True
    return "", False


def _day(value: Any) -> str:
    """A time value, as precise as it says it is: ``+2001-12-31T00:00:00Z`` with precision 9 is ``2001``."""
    if not isinstance(value, dict) or not isinstance(value.get("time"), str):
        return ""
    text, precision = value["time"], value.get("precision")
    if not text.startswith("+") or not isinstance(precision, int) or precision < _YEAR:
        return ""
    written = text[1:11].split("-")
    kept = 3 if precision >= _DAY else 2 if precision == _MONTH else 1
    return iso_day("-".join(written[:kept]))

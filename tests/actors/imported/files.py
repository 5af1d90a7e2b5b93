"""Files in the formats that are imported, about people who do not exist."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

WIELGOSZ = {
    "id": "NK-1", "schema": "Person", "caption": "Tomasz Wielgosz",
    "properties": {
        "name": ["Tomasz Wielgosz", "WIELGOSZ, Tomasz Jan", "Томаш Вельгош"],
        "weakAlias": ["Tomek"], "citizenship": ["pl"], "gender": ["male"], "topics": ["role.pep"],
    },
}  # fmt: skip
FISHERIES = {
    "id": "P-1", "schema": "Position",
    "properties": {"name": ["Minister of Fisheries of Poland"], "country": ["pl"], "topics": ["gov.national", "gov.executive"]},
}  # fmt: skip
IN_OFFICE = {
    "id": "occ-1", "schema": "Occupancy",
    "properties": {"holder": ["NK-1"], "post": ["P-1"], "startDate": ["2019-11-15"], "endDate": ["2023-12-13"]},
}  # fmt: skip
HARBOUR = {
    "id": "NK-2", "schema": "PublicBody",
    "properties": {"name": ["Zarzecze Harbour Authority"], "country": ["pl"], "topics": ["gov.national"]},
}  # fmt: skip


def person(ref: str, name: str, country: str = "", **properties: Any) -> dict[str, Any]:
    own = {"name": [name], **({"citizenship": [country]} if country else {}), **properties}
    return {"id": ref, "schema": "Person", "properties": own}


def jsonl(path: Path, *values: Any) -> Path:
    path.write_text("\n".join(v if isinstance(v, str) else json.dumps(v) for v in values) + "\n", encoding="utf-8")
    return path


def snak(value: Any, kind: str = "value") -> dict[str, Any]:
    if kind != "value":
        return {"snaktype": kind, "property": "P0"}
    return {"snaktype": "value", "property": "P0", "datavalue": {"value": value, "type": "any"}}


def item(ref: str) -> dict[str, Any]:
    return snak({"entity-type": "item", "id": ref, "numeric-id": int(ref[1:])})


def time(text: str, precision: int = 11) -> dict[str, Any]:
    return snak({"time": text, "precision": precision, "timezone": 0, "before": 0, "after": 0, "calendarmodel": "x"})


def claim(main: dict[str, Any], rank: str = "normal", **qualifiers: dict[str, Any]) -> dict[str, Any]:
    statement: dict[str, Any] = {"mainsnak": main, "type": "statement", "rank": rank}
    if qualifiers:
        statement["qualifiers"] = {prop: [value] for prop, value in qualifiers.items()}
    return statement


def entity(ref: str, label: str, aliases: tuple[str, ...] = (), **claims: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": ref,
        "type": "item",
        "labels": {"en": {"language": "en", "value": label}, "pl": {"language": "pl", "value": "nie"}},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]},
        "claims": claims,
    }


SENATOR = entity(
    "Q9000001", "Abena Owusuwaa", ("Abena K. Owusuwaa",),
    P31=[claim(item("Q5"))], P27=[claim(item("Q117"))], P21=[claim(item("Q6581072"))],
    P102=[claim(item("Q9000003"))], P569=[claim(time("+1961-04-00T00:00:00Z", 10))],
    P39=[
        claim(item("Q9000002"), P580=time("+2009-01-07T00:00:00Z"), P582=time("+2013-00-00T00:00:00Z", 9)),
        claim(item("Q9000002"), P580=time("+2017-01-07T00:00:00Z"), P582=snak(None, "novalue")),
        claim(item("Q9000002"), "deprecated", P580=time("+1960-01-07T00:00:00Z")),
        claim(snak(None, "somevalue")),
    ],
)  # fmt: skip
PARLIAMENT_SEAT = entity(
    "Q9000002", "member of the Parliament of Ghana", P31=[claim(item("Q4164871"))], P1001=[claim(item("Q117"))]
)
PARTY = entity("Q9000003", "Harmattan Progress League", P31=[claim(item("Q7278"))], P17=[claim(item("Q117"))])
RIVER = entity("Q9000004", "Some River", P31=[claim(item("Q4022"))])
DUMP = (SENATOR, PARLIAMENT_SEAT, PARTY, RIVER)


def dump(path: Path, *values: dict[str, Any]) -> Path:
    """The array form: a bracket, one entity a line with a comma, a bracket."""
    path.write_text("[\n" + ",\n".join(json.dumps(v) for v in values) + "\n]\n", encoding="utf-8")
    return path

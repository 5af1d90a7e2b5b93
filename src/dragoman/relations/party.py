"""What a person typed (a code, a name, an id) to a Party."""

from __future__ import annotations

import difflib
from typing import Any

from dragoman.errors import OptionError
from dragoman.ledger.filters import is_country
from dragoman.ledger.records import Queryable
from dragoman.relations.relation import Party
from dragoman.relations.settings import settings


def find_party(archive: Queryable, text: str, *, date: str | None = None) -> Party:
    """The Party that ``text`` means: a country code, an actor id, a name in the registry or the archive.

    The name of a state means the state (``Russia`` is ``RUS``), that of the UN or the EU the whole body with its
    agencies. ``date`` (ISO) is for roles ("the French president"). Raises OptionError when it means nobody.
    """
    text = text.strip()
    if is_country(text) and _occurs(archive, text):
        return Party(text, country=text)
    if text.startswith("state:"):
        return Party(text.removeprefix("state:"), country=text.removeprefix("state:"))
    if code := _body(text):
        return Party(text, country=code)
    if ids := _ids(archive, "id = ?", text):
        return Party(_name(archive, text), actor_ids=ids)
    if party := _entered(text) or _registered(text, date):
        return party
    if ids := _ids(archive, "lower(name) = lower(?)", text):
        return Party(text, actor_ids=ids)
    if is_country(text) and _is_code(text):
        return Party(text, country=text)
    raise OptionError(
        f"{text!r} is nobody the registry or this archive knows.{_hint(archive, text)} Give a country code (RUS), a "
        "full name or an actor id of those that ledger.actors() lists."
    )


def condition(party: Party, prefix: str = "") -> tuple[str, list[Any]]:
    """SQL that holds for rows of ``participants`` that are the party as coded, and its parameters.

    ``prefix`` leads to the columns ``country``, ``sectors`` and ``actor_id`` elsewhere: ``"speaker_"`` in ``claims``,
    ``"a."`` in ``standings``.
    """
    if not party.country:
        return f"list_contains(CAST(? AS VARCHAR[]), {prefix}actor_id)", [list(party.actor_ids)]
    sector = f"coalesce({prefix}sectors[1], '')" if prefix else "sector"
    sql = f"({prefix}country = ? AND list_contains(CAST(? AS VARCHAR[]), {sector}))"
    return sql, [party.country, [*settings().state_sectors, *(["ELI"] if party.former else [])]]


def _body(text: str) -> str:
    """The code of the body whose id ``text`` is, such as ``org:united-nations``."""
    return next((code for code, ident in settings().bodies.items() if ident == text), "")


def _is_code(text: str) -> bool:
    """Whether it is the code of a state of the registry, or of bodies."""
    from dragoman.actors.registry import load_index

    return f"state:{text}" in load_index().by_id or text in settings().bodies or text in settings().shared_codes


def _entered(text: str) -> Party | None:
    """The party whose id in the registry ``text`` is."""
    if ":" not in text:
        return None
    from dragoman.actors.registry import load_index

    index = load_index()
    number = index.by_id.get(text)
    return Party(index.entities[number].name, actor_ids=(text,)) if number is not None else None


def _registered(text: str, date: str | None) -> Party | None:
    from dragoman.actors.resolver import resolve

    actor = resolve(text, date=date)
    if actor is None:
        return None
    if actor.kind == "state" and actor.country:
        return Party(actor.name, country=actor.country)
    if code := _body(actor.id):
        return Party(actor.name, country=code)
    return Party(actor.name, actor_ids=(actor.id,))


def _hint(archive: Queryable, text: str) -> str:
    """Names much like ``text``, of those that the archive tells of."""
    rows = archive.sql("SELECT name FROM actors GROUP BY name ORDER BY count(*) DESC, name LIMIT 20000").fetchall()
    names = {str(name).lower(): str(name) for (name,) in rows}
    names |= {str(code).lower(): str(code) for (code,) in archive.sql(_CODES).fetchall()}
    close = [names[one] for one in difflib.get_close_matches(text.lower(), names, n=3, cutoff=0.6)]
    return f" Did you mean {' or '.join(map(repr, close))}?" if close else ""


_CODES = "SELECT DISTINCT country FROM participants WHERE country <> '' ORDER BY country"


def _occurs(archive: Queryable, country: str) -> bool:
    query = "SELECT 1 FROM participants WHERE country = ? LIMIT 1"
    return bool(archive.sql(query, [country]).fetchall())


def _ids(archive: Queryable, where: str, text: str) -> tuple[str, ...]:
    query = f"SELECT DISTINCT id FROM actors WHERE {where} ORDER BY id"  # noqa: S608
    return tuple(row[0] for row in archive.sql(query, [text]).fetchall())


def _name(archive: Queryable, actor_id: str) -> str:
    query = "SELECT name FROM actors WHERE id = ? GROUP BY name ORDER BY count(*) DESC, name LIMIT 1"
    return str(archive.sql(query, [actor_id]).fetchall()[0][0])

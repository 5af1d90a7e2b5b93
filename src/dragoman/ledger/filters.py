"""Which events: the options of ``Ledger.events`` turned into SQL."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from dragoman.errors import DateError, OptionError


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Conditions that all hold. A condition left at None is not applied; one that takes a text takes several, too.

    ``actor``, ``recipient`` and ``party`` (either side) are country codes (``RUS``) or actor ids (``person:...``).
    ``since`` and ``until`` are ISO dates, both included, and select events whose interval touches them.
    ``auxiliary=False`` leaves out events marked historical, future, hypothetical or negation, ``True`` the others.
    """

    ids: Iterable[str] | None = None
    document_id: str | Iterable[str] | None = None
    event_type: str | Iterable[str] | None = None
    mode: str | Iterable[str] | None = None
    quad: int | Iterable[int] | None = None
    actor: str | Iterable[str] | None = None
    recipient: str | Iterable[str] | None = None
    party: str | Iterable[str] | None = None
    outlet: str | Iterable[str] | None = None
    since: str | None = None
    until: str | None = None
    auxiliary: bool | None = None
    min_confidence: float | None = None

    @classmethod
    def of(cls, options: dict[str, Any]) -> EventFilter:
        """The filter of keyword options. Raises OptionError on one that does not exist."""
        known = [field.name for field in fields(cls)]
        for name in options:
            if name not in known:
                raise OptionError(f"Events cannot be filtered by {name!r}. Use any of: {', '.join(known)}.")
        return cls(**options)

    def where(self) -> tuple[str, list[Any]]:
        """A SQL condition over the columns of ``events``, and its parameters."""
        found = [*self._columns(), *self._parties(), *self._dates()]
        return " AND ".join(sql for sql, _ in found) or "true", [value for _, values in found for value in values]

    def _columns(self) -> list[tuple[str, list[Any]]]:
        found: list[tuple[str, list[Any]]] = []
        columns = {
            "id": self.ids,
            "document_id": self.document_id,
            "event_type": self.event_type,
            "mode": self.mode,
            "quad": self.quad,
        }
        for name, value in columns.items():
            if value is not None:
                type_ = "INTEGER[]" if name == "quad" else "VARCHAR[]"
                found.append((f"{name} IN (SELECT unnest(CAST(? AS {type_})))", [_listed(value)]))
        if self.outlet is not None:
            inside = "document_id IN (SELECT id FROM documents WHERE list_contains(CAST(? AS VARCHAR[]), outlet))"
            found.append((inside, [_listed(self.outlet)]))
        if self.auxiliary is not None:
            found.append((f"len(auxiliary) {'>' if self.auxiliary else '='} 0", []))
        if self.min_confidence is not None:
            found.append(("confidence >= ?", [self.min_confidence]))
        return found

    def _parties(self) -> list[tuple[str, list[Any]]]:
        sides = ((self.actor, "side = 'actor'"), (self.recipient, "side = 'recipient'"), (self.party, "true"))
        return [_party(_listed(value), side) for value, side in sides if value is not None]

    def _dates(self) -> list[tuple[str, list[Any]]]:
        found: list[tuple[str, list[Any]]] = []
        if self.since is not None:
            found.append(("date_end >= ?", [iso_date(self.since)]))
        if self.until is not None:
            found.append(("date_start <= ?", [iso_date(self.until)]))
        return found


def iso_date(value: str) -> date:
    """``value`` as a date. Raises DateError."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise DateError(f"{value!r} is not a date. Write it as YYYY-MM-DD.") from error


def is_country(code: str) -> bool:
    """Whether ``code`` is written like a country code or one of the ontology's three-letter codes."""
    return re.fullmatch(r"[A-Z]{3}", code) is not None


def _party(values: list[Any], side: str) -> tuple[str, list[Any]]:
    codes, ids = [v for v in values if is_country(v)], [v for v in values if not is_country(v)]
    inner = (
        "SELECT document_id, event_id FROM participants "  # noqa: S608
        f"WHERE {side} AND (list_contains(CAST(? AS VARCHAR[]), country) "
        "OR list_contains(CAST(? AS VARCHAR[]), actor_id))"
    )
    return f"(document_id, id) IN ({inner})", [codes, ids]


def _listed(value: Any) -> list[Any]:
    return [value] if isinstance(value, str | int) else list(value)

"""The report's vocabulary: codes of the ontology, dates and chains of sources said in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dragoman import calendar_words
from dragoman.claims.claim import Source
from dragoman.events.event import Event
from dragoman.grounding.grounding import EventDate, Place
from dragoman.relations.states import TOO_LITTLE
from dragoman.safe_yaml import parse_yaml

WORDS = Path(__file__).with_name("words.yaml")
MONTHS = tuple(name.capitalize() for name in calendar_words.MONTHS)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb phrase in two forms, and whether the recipient stands inside it (``~``)."""

    base: str
    past: str

    @classmethod
    def of(cls, pair: str) -> Verb:
        """From ``"base | past"`` as written in words.yaml."""
        base, past = pair.split("|")
        return cls(base.strip(), past.strip())

    def told(self, auxiliary: frozenset[str]) -> str:
        """The form that fits the event's flags: ``visited``, ``to visit``, ``might visit``, ``did not visit``."""
        no = "not " if "negation" in auxiliary else ""
        if "hypothetical" in auxiliary:
            return f"might {no}{self.base}"
        if "future" in auxiliary:
            return f"{no}to {self.base}"
        return f"did not {self.base}" if no else self.past


@cache
def _words() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = parse_yaml(WORDS.read_text(encoding="utf-8"))
    return loaded


def type_label(event_type: str) -> str:
    """``Accusation`` for ``ACCUSE``; a type of a newer ontology keeps its code."""
    entry = _words()["types"].get(event_type)
    return str(entry["label"]) if entry else event_type.capitalize()


def type_about(event_type: str) -> str:
    """What a type means, in half a line; empty for a type without words."""
    return str(_words()["types"].get(event_type, {}).get("about", ""))


def mode_label(event_type: str, mode: str) -> str:
    """``from the air`` for ASSAULT ``aerial``; empty without a mode."""
    entry = _words()["types"].get(event_type, {}).get("modes", {}).get(mode)
    return str(entry["label"]) if entry else mode


def verb_parts(event: Event) -> tuple[str, str]:
    """What stands before and after the recipient: ``("asked", "for help")``; the second is often empty."""
    entry = _words()["types"].get(event.event_type, {})
    entry = entry.get("modes", {}).get(event.mode, entry)
    pair = entry.get("to" if event.recipients else "alone")
    verb = Verb.of(pair) if pair else Verb(f"({event.event_type.lower()})", f"({event.event_type.lower()})")
    before, _, after = verb.told(event.auxiliary).partition("~")
    return before.strip(), after.strip()


def quad_label(quad: int) -> str:
    """``Verbal conflict`` for 3."""
    return str(_words()["quads"].get(quad, f"quad {quad}"))


def flag_label(flag: str) -> str:
    """``Denied`` for ``negation``."""
    return str(_words()["flags"][flag]["label"])


def flag_about(flag: str) -> str:
    """What a flag means."""
    return str(_words()["flags"][flag]["about"])


def flags() -> tuple[str, ...]:
    """The auxiliary modes in the order in which the report shows them."""
    return tuple(_words()["flags"])


def sector_label(sector: str) -> str:
    """``government`` for ``GOV``."""
    return str(_words()["sectors"].get(sector, sector))


def kind_label(kind: str) -> str:
    """``quoted`` for a direct claim."""
    return str(_words()["kinds"].get(kind, kind))


def stance_label(stance: str) -> str:
    """``at a distance`` for ``distancing``: how an outlet reports a claim."""
    return str(_words()["stances"].get(stance, stance))


def field_label(name: str) -> str:
    """``who acts`` for ``actors``: a field in which tellings differ."""
    return str(_words()["fields"].get(name, name.replace("_", " ")))


def reason_label(reason: str) -> str:
    """Why an input was rejected, in words where words exist."""
    return str(_words()["rejected"].get(reason, reason.replace("-", " ")))


def party_label(code: str, states: Mapping[str, str]) -> str:
    """A country or organisation code by its name: ``Syria`` for ``SYR`` when ``states`` knows it, else the code."""
    return states.get(code) or str(_words()["parties"].get(code, code))


def too_little() -> str:
    """What stands in place of a state that the events cannot show."""
    return TOO_LITTLE


def day_label(iso: str) -> str:
    """``8 December 2024``; ``undated`` for an empty string."""
    if not iso:
        return "undated"
    day = date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_label(iso: str) -> str:
    """``December 2024``."""
    day = date.fromisoformat(iso)
    return f"{MONTHS[day.month - 1]} {day.year}"


def date_label(when: EventDate | None, published: str = "") -> str:
    """An event's date in words: a day, an interval, a month, or when it was reported."""
    if when is None or not when.start:
        return f"reported {day_label(published)}" if published else "undated"
    if when.precision == "published":
        return f"reported {day_label(when.start)}"
    first, last = date.fromisoformat(when.start), date.fromisoformat(when.end or when.start)
    if when.precision == "month" and (first.year, first.month) == (last.year, last.month):
        return month_label(when.start)
    if when.precision == "year" and first.year == last.year:
        return str(first.year)
    return interval_label(first, last)


def interval_label(first: date, last: date) -> str:
    """``8 December 2024``, ``1–10 March 2025``, ``28 March – 3 April 2025``."""
    if first == last:
        return day_label(last.isoformat())
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_label(last.isoformat())}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {MONTHS[first.month - 1]}{year} – {day_label(last.isoformat())}"


def place_label(place: Place | None, states: Mapping[str, str]) -> str:
    """``Latakia, Syria``; empty when no place is known."""
    if place is None or not place.name:
        return ""
    country = party_label(place.country, states) if place.country else ""
    return place.name if not country or country == place.name else f"{place.name}, {country}"


def chain_label(chain: Sequence[Source], outlet: str) -> str:
    """Who vouches, nearest first, ending with the outlet: ``Lavrov, to TASS, as reported by Digi24``.

    ``TASS, as reported by Digi24`` when no speaker stands before the channel; ``Digi24, in its own words`` without any.
    """
    outlet = outlet or "the article"
    if not chain:
        return f"{outlet}, in its own words"
    said: list[str] = []
    for link in chain:
        name = _link_label(link)
        if not said:
            said.append(name)
        elif name != said[-1]:
            said.append(f"via {name}" if link.kind != "channel" or len(said) > 1 else f"to {name}")
    if not _same_name(chain[-1].name or chain[-1].text, outlet):
        said.append(f"as reported by {outlet}")
    return ", ".join(said)


def _link_label(link: Source) -> str:
    if link.kind == "unnamed":
        return f"unnamed (“{link.text or link.name}”)" if link.text or link.name else "unnamed"
    return link.name or link.text


def _same_name(one: str, other: str) -> bool:
    return one.casefold().removeprefix("the ") == other.casefold().removeprefix("the ")


def signed(score: float | None) -> str:
    """``+2.5``, ``−3.0`` with a true minus; a dash for None."""
    return f"{score:+.1f}".replace("-", "−") if score is not None else "–"


def listed(names: Sequence[str]) -> str:
    """``Russia``, ``Russia and Syria``, ``Russia, Syria and Iran``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"

"""What the tellings of one event differ on, version by version."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Literal

from dragoman.accounts.account import Difference, Field, Telling, Version
from dragoman.accounts.figure import Figure
from dragoman.accounts.likeness import Likeness
from dragoman.accounts.settings import settings
from dragoman.accounts.telling import Told
from dragoman.accounts.terms import term_words
from dragoman.actors.actor import Participant

_WHERE = re.compile(
    r"\b(?:in|at|near|off|over|inside|outside|around|across|close to)\s(?:[\w'’-]+\s){0,4}$", re.IGNORECASE
)
"""What stands before a place where something happened."""


def differences(
    told: Told, numbers: Sequence[int], tellings: Sequence[Telling], likeness: Likeness
) -> list[Difference]:
    """The fields in which tellings contradict each other; ``numbers[i]`` is the event that ``tellings[i]`` rests on.

    Saying less is no contradiction: a telling that gives no place, day, party or figure has no version of it. Nor are
    modes: the article that tells of a bombing and the one that tells of a killing do not contradict each other.
    """
    affirming = [place for place, telling in enumerate(tellings) if not telling.denies]
    doers = [told.parties.side_of(telling.doers) if telling.doers else 0 for telling in tellings]
    one_end = _from_one_end(told, numbers, affirming)
    found = [
        _of("event_type", affirming, lambda place: told.types[numbers[place]]),
        _parties(
            "actors",
            told,
            numbers,
            one_end,
            [one or told.actors[n] for one, n in zip(doers, numbers, strict=True)],
            tellings,
        ),
        _parties("recipients", told, numbers, one_end, [told.recipients[number] for number in numbers], tellings),
        _dates(told, numbers, affirming),
        _places(told, numbers, affirming, likeness),
        _of("negation", range(len(tellings)), lambda place: "denied" if tellings[place].denies else "told"),
        *_figures(tellings, affirming),
        *_terms(tellings),
    ]
    return [one for one in found if one is not None]


def _from_one_end(told: Told, numbers: Sequence[int], places: Sequence[int]) -> list[int]:
    """The tellings whose roles can be compared: without those that tell a flight where most tell an asylum."""
    types = [told.types[numbers[place]] for place in places]
    if len(set(types)) < 2:
        return list(places)
    counts = Counter(types)
    most = max(counts, key=lambda kind: (counts[kind], kind))
    return [place for place in places if not settings().match.is_converse(most, told.types[numbers[place]])]


def _places(told: Told, numbers: Sequence[int], places: Sequence[int], likeness: Likeness) -> Difference | None:
    """Versions of the place; a place and its region or country are one.

    Only what a sentence itself gives as the place counts: not where its article was filed, nor whose the parties are.
    """
    if len({told.place_names[numbers[place]] for place in places}) < 2:
        return None
    versions: dict[str, list[int]] = {}
    kinds: list[int] = []
    for place in places:
        number = numbers[place]
        name = told.place_names[number]
        if not name or not _told_in(told, number, name):
            continue
        kind = next((one for one in kinds if not likeness.elsewhere(one, number)), None)
        if kind is None:
            kinds.append(kind := number)
        versions.setdefault(told.place_names[kind] or name, []).append(place)
    return _difference("place", versions)


def _told_in(told: Told, number: int, name: str) -> bool:
    """Whether the sentence says that it was there: "in the town of Adigrat", "near Adigrat"."""
    sentence = told.sentences[number]
    at = sentence.find(name)
    return at > 0 and bool(_WHERE.search(sentence, 0, at))


def _of(field: Field, places: Sequence[int] | range, value: Callable[[int], str], about: str = "") -> Difference | None:
    versions: dict[str, list[int]] = {}
    for place in places:
        if text := value(place):
            versions.setdefault(text, []).append(place)
    return _difference(field, versions, about)


def _difference(field: Field, versions: dict[str, list[int]], about: str = "") -> Difference | None:
    if len(versions) < 2:
        return None
    ordered = sorted(versions.items(), key=lambda item: (-len(item[1]), item[1][0]))
    return Difference(field, [Version(text, places) for text, places in ordered], about)


def _parties(
    field: Literal["actors", "recipients"],
    told: Told,
    numbers: Sequence[int],
    places: Sequence[int],
    sides: Sequence[int],
    tellings: Sequence[Telling],
) -> Difference | None:
    """Versions of a side whose parties exclude each other; naming fewer, or less precisely, is no contradiction.

    ``sides[place]`` is the side that ``tellings[place]`` names, 0 for none.
    """
    if len({sides[place] for place in places}) == 1:
        return None
    by_kind: dict[int, list[int]] = {}
    for place in places:
        if side := sides[place]:
            kind = next((one for one in by_kind if told.parties.likeness(one, side) > 0), side)
            by_kind.setdefault(kind, []).append(place)
    if len(by_kind) < 2:
        return None
    versions: dict[str, list[int]] = {}
    for first, *others in by_kind.values():
        doers = tellings[first].doers if field == "actors" else []
        names = _names(doers or told.participants(field, numbers[first]))
        versions[names] = sorted([*versions.get(names, ()), first, *others])
    return _difference(field, versions)


def _names(parties: Sequence[Participant]) -> str:
    return ", ".join(dict.fromkeys(one.name or one.text for one in parties))


def _dates(told: Told, numbers: Sequence[int], places: Sequence[int]) -> Difference | None:
    """Versions of the date that the texts give and that share no day."""
    given = [place for place in places if told.exact(numbers[place]) or told.vague(numbers[place])]
    if len({(told.first[numbers[place]], told.last[numbers[place]]) for place in given}) < 2:
        return None
    versions: dict[str, list[int]] = {}
    kinds: list[int] = []
    for place in given:
        number = numbers[place]
        kind = next((one for one in kinds if _overlap(told, one, number)), None)
        if kind is None:
            kinds.append(kind := number)
        date = told.date(kind)
        if date is not None:
            versions.setdefault(date.start if date.start == date.end else f"{date.start} to {date.end}", []).append(
                place
            )
    return _difference("date", versions)


def _overlap(told: Told, one: int, other: int) -> bool:
    return told.first[one] <= told.last[other] and told.first[other] <= told.last[one]


def _figures(tellings: Sequence[Telling], places: Sequence[int]) -> Iterator[Difference | None]:
    by_count: dict[str, dict[int, list[Figure]]] = {}
    for place in places:
        for figure in tellings[place].figures:
            by_count.setdefault(figure.counts, {}).setdefault(place, []).append(figure)
    for counts, given in by_count.items():
        clash = any(
            not any(one.agrees(other) for one in mine for other in theirs)
            for mine, theirs in combinations(given.values(), 2)
        )
        if clash:
            words = {place: ", ".join(one.span.text for one in figures) for place, figures in given.items()}
            yield _of("figures", list(given), words.__getitem__, counts)


def _terms(tellings: Sequence[Telling]) -> Iterator[Difference | None]:
    """Versions of what a thing is called, one for each word, where two voices choose differently."""
    words = term_words()
    by_thing: dict[str, dict[int, str]] = {}
    for place, telling in enumerate(tellings):
        for term in telling.terms:
            by_thing.setdefault(term.about, {})[place] = term.text
    for about, used in by_thing.items():
        if len(used) > 1 and _two_voices(tellings, used, words.differ):
            first: dict[str, str] = {}
            versions = {place: first.setdefault(words.base[text], text) for place, text in used.items()}
            yield _of("terms", list(used), versions.__getitem__, about)


def _two_voices(tellings: Sequence[Telling], used: dict[int, str], differ: Callable[[str, str], bool]) -> bool:
    """Whether two voices, be they of one article, have no word in common: all of theirs differ."""
    by_voice: dict[tuple[str, str], set[str]] = {}
    for place, text in used.items():
        by_voice.setdefault((tellings[place].document_id, tellings[place].root), set()).add(text)
    return any(
        all(differ(one, other) for one in mine for other in theirs)
        for mine, theirs in combinations(by_voice.values(), 2)
    )

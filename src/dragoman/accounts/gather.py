"""The archive's events to Accounts: matched, their sources counted, their contradictions named."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from itertools import combinations

from dragoman.accounts.account import Account, Difference, Status, Telling
from dragoman.accounts.copies import with_copies
from dragoman.accounts.denials import Denial, denials, told_in_denials, verbs_of_denials
from dragoman.accounts.differences import differences
from dragoman.accounts.likeness import Likeness
from dragoman.accounts.match import Group, group
from dragoman.accounts.sources import Original, originals, root_of
from dragoman.accounts.telling import Told, read_told
from dragoman.ledger.filters import EventFilter
from dragoman.ledger.records import Queryable


def gather(
    archive: Queryable,
    *,
    since: str | None = None,
    until: str | None = None,
    party: str | None = None,
    min_tellings: int = 1,
) -> list[Account]:
    """The accounts of all events, by date; events marked future or hypothetical, which nobody says happened, left out.

    ``since`` and ``until`` are ISO dates, both included; ``party`` a country code or actor id on either side.
    ``min_tellings=2`` gives only events told more than once.
    """
    with _without_collector():
        told = read_told(archive, EventFilter(since=since, until=until, party=party))
        in_denials = told_in_denials(archive)
        told.negated = [one or key in in_denials for one, key in zip(told.negated, told.keys(), strict=True)]
        likeness = Likeness(told)
        return _Gatherer(archive, told, likeness, in_denials).accounts(group(told, likeness), min_tellings)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Python's collector looks for cycles among a million small records that have none: a fifth of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


class _Gatherer:
    """What one call of ``gather`` knows."""

    def __init__(self, archive: Queryable, told: Told, likeness: Likeness, in_denials: set[tuple[str, str]]) -> None:
        self._archive = archive
        self._told = told
        self._likeness = likeness
        self._copies = originals(archive)
        self._in_denials = in_denials

    def accounts(self, groups: Sequence[Group], least: int) -> list[Account]:
        """The accounts of ``groups`` that have at least ``least`` tellings."""
        told = self._told
        found = list(denials(self._archive, told))
        by_event: dict[int, list[Denial]] = {}
        for denial in found:
            by_event.setdefault(denial.event, []).append(denial)
        gone = self._read_as_events(found)
        accounts = []
        for one in groups:
            numbers = [number for number in one.tellings if number not in gone] if gone else one.tellings
            joined = [denial for number in numbers for denial in by_event.get(number, ())]
            if numbers and len(numbers) + len(joined) >= least:
                accounts.append(self._account(numbers, joined, one.reasons))
        return accounts

    def _read_as_events(self, found: Sequence[Denial]) -> set[int]:
        """Events that are the verb of a denial, "denied" read as a refusal."""
        cues = {(one.document_id, one.cue.start) for one in found} | verbs_of_denials(self._archive)
        keys = zip(self._told.documents, self._told.trigger_starts, strict=True)
        return {number for number, key in enumerate(keys) if key in cues} if cues else set()

    def _account(self, numbers: list[int], joined: Sequence[Denial], reasons: set[str]) -> Account:
        told = self._told
        model = dated = placed = numbers[0]
        differing: list[Difference] = []
        if len(numbers) == 1 and not joined:  # two thirds of a large archive
            tellings = [self._telling(model)]
        else:
            tellings = with_copies([*map(self._telling, numbers), *map(self._denying, joined)])
            model, dated, placed = self._shared(numbers, tellings)
            differing = differences(told, numbers + [one.event for one in joined], tellings, self._likeness)
        dispute = self._dispute(tellings, numbers + [one.event for one in joined], differing)
        independent = len({telling.root for telling in tellings if not telling.denies}) or 1
        return Account(
            id=_id(tellings[0]),
            event_type=told.types[model],
            mode=told.modes[model],
            quad=told.quads[model],
            actors=told.participants("actors", model),
            recipients=told.participants("recipients", model),
            date=told.date(dated),
            place=told.place(placed) if told.place_names[placed] else None,
            tellings=tellings,
            status=_status(dispute, independent),
            independent=independent,
            differs_on=list(dict.fromkeys(one.field for one in differing)),
            reason="; ".join(sorted(reasons)) or "told once",
            differences=differing,
            dispute=dispute,
        )

    def _shared(self, numbers: list[int], tellings: Sequence[Telling]) -> tuple[int, int, int]:
        """The events that have the type and the parties, the date and the place that most tellings share."""
        told = self._told
        affirming = [n for n, telling in zip(numbers, tellings, strict=False) if not telling.denies] or numbers
        placed = [number for number in affirming if told.place_names[number]] or affirming
        return (
            self._typical(affirming),
            _commonest(affirming, lambda number: (told.first[number], told.last[number])),
            _commonest(placed, told.place_names.__getitem__),
        )

    def _telling(self, number: int) -> Telling:
        told = self._told
        document, event, sentence = told.documents[number], told.ids[number], told.sentence(number)
        original = self._copies.get(document)
        attribution = told.attribution(number)
        first = original or Original(document, told.outlets[number])
        return Telling(
            event_id=event,
            document_id=document,
            outlet=told.outlets[number],
            published=told.published[number],
            sentence=sentence,
            attribution=attribution,
            copy_of=original.document_id if original else "",
            denies=told.negated[number],
            root=root_of(attribution, first.outlet, first.document_id),
            term=told.triggers[number],
        )

    def _denying(self, denial: Denial) -> Telling:
        told = self._told
        document = denial.document_id
        original = self._copies.get(document)
        first = original or Original(document, denial.outlet)
        return Telling(
            event_id=told.ids[denial.event] if told.documents[denial.event] == document else "",
            document_id=document,
            outlet=denial.outlet,
            published=denial.published,
            sentence=denial.sentence,
            attribution=list(denial.chain),
            copy_of=original.document_id if original else "",
            denies=True,
            root=root_of(denial.chain, first.outlet, first.document_id),
            term=denial.cue.text,
            claim_id=denial.claim_id,
        )

    def _exclude(self, numbers: Sequence[int]) -> bool:
        """Whether two of the events name actors of whom at most one can have done it."""
        return any(self._likeness.excluding_actors(one, other) for one, other in combinations(numbers, 2))

    def _dispute(self, tellings: Sequence[Telling], rests_on: Sequence[int], differing: Sequence[Difference]) -> str:
        """What makes the account disputed, ``""`` when nothing does."""
        denying = [telling for telling in tellings if telling.denies]
        if not denying and not differing:
            return ""
        explicit = any(one.claim_id or (one.document_id, one.event_id) in self._in_denials for one in denying)
        if denying and (explicit or len(denying) < len(tellings)):
            names = dict.fromkeys(_voice(telling) for telling in denying)
            return f"denied by {', '.join(names)}"
        actors = next((one for one in differing if one.field == "actors"), None)
        if actors is not None and self._exclude(rests_on):
            return f"different actors are named: {' / '.join(version.text for version in actors.versions)}"
        return ""

    def _typical(self, numbers: Sequence[int]) -> int:
        """The event whose type, mode and parties most share, the surest one among those."""
        if len(numbers) == 1:
            return numbers[0]
        told = self._told

        def parts(number: int) -> tuple[Hashable, ...]:
            return told.types[number], told.modes[number], told.actors[number], told.recipients[number]

        of = {number: parts(number) for number in numbers}
        shared = Counter(of.values())

        def weight(one: int) -> tuple[float, ...]:
            return bool(told.actors[one]) + bool(told.recipients[one]), shared[of[one]], told.confidence[one], -one

        return max(numbers, key=weight)


def _voice(telling: Telling) -> str:
    speaker = next((source for source in telling.attribution if source.kind == "speaker"), None)
    source = speaker or next(iter(telling.attribution), None)
    return (source.name or source.text) if source else telling.outlet or "the article itself"


def _status(dispute: str, independent: int) -> Status:
    if dispute:
        return "disputed"
    return "corroborated" if independent > 1 else "single-source"


def _commonest(numbers: Sequence[int], key: Callable[[int], Hashable]) -> int:
    """The first of those whose key most share."""
    if len(numbers) == 1:
        return numbers[0]
    keys = [key(number) for number in numbers]
    if len(set(keys)) in (1, len(keys)):
        return min(numbers)
    counts = Counter(keys)
    most = max(counts.values())
    return min(number for number, own in zip(numbers, keys, strict=True) if counts[own] == most)


def _id(telling: Telling) -> str:
    key = f"{telling.document_id}\0{telling.event_id}".encode("utf-8", "surrogatepass")
    return "account:" + blake2b(key, digest_size=8).hexdigest()

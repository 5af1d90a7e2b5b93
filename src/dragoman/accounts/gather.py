"""The archive's events to Accounts: matched, their sources counted, their contradictions named."""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b

from dragoman.accounts.account import Account, Difference, Status, Telling
from dragoman.accounts.alone import Alone
from dragoman.accounts.answer import Answer
from dragoman.accounts.answered import Answered
from dragoman.accounts.copies import with_copies
from dragoman.accounts.denials import Denials
from dragoman.accounts.differences import differences
from dragoman.accounts.disputes import Disputes
from dragoman.accounts.filed import SOME_STATE
from dragoman.accounts.leads import Leads
from dragoman.accounts.likeness import Likeness
from dragoman.accounts.match import Group, group
from dragoman.accounts.responding import Responding
from dragoman.accounts.retold import accusers, retold
from dragoman.accounts.settings import settings
from dragoman.accounts.sources import (
    OFFICIALS,
    Original,
    heard_from,
    is_official,
    originals,
    root_of,
    voices,
)
from dragoman.accounts.telling import Told, read_told
from dragoman.claims.claim import Source
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
        denials = Denials(archive, told)
        told.negated = [
            key in denials.inside or (one and key not in denials.beyond and not told.ended(number))
            for number, (one, key) in enumerate(zip(told.negated, told.keys(), strict=True))
        ]
        told.date_denials()
        likeness = Likeness(told)
        return _Gatherer(archive, told, likeness, denials).accounts(group(told, likeness), min_tellings)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Python's collector looks for cycles among a million small records that have none: a fifth of the time.

    At the end they are counted as old at once, so that it does not look through them when it next looks at new ones.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if not gc.get_freeze_count():  # else it would thaw what the caller froze
                gc.freeze()
                gc.unfreeze()
            gc.enable()


_FULL_STOPS = (".", "!", "?")
_ARTICLE = re.compile(r"\b(?:the|this|that|these|those|an?) (?:[\w-]+ )?$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:\b(?:his|her|its|their|our|my)|['’]s|s['’]) (?:[\w-]+ )?$", re.IGNORECASE)
_PRESENT = re.compile(r"\W*(?:\w+ly )?(?:is|are|has|have|will|would|can|must|should|(?!was\b)[a-z]{3,}s)\b")
"""What stands before and behind a noun that is taken up to say something of it."""
_QUOTES = "\"”’' "


class _Gatherer:
    """What one call of ``gather`` knows."""

    def __init__(self, archive: Queryable, told: Told, likeness: Likeness, denials: Denials) -> None:
        self._archive = archive
        self._told = told
        self._likeness = likeness
        self._copies = originals(archive)
        self._voices = voices(archive)
        self._leads = Leads(archive, self._voices.credits)
        self._retold = retold(archive, told)
        self._accusers = accusers(told, self._retold)
        self._denials = denials
        self._disputes = Disputes(told, likeness, denials, self._voices, self._retold)

    def accounts(self, groups: Sequence[Group], least: int) -> list[Account]:
        """The accounts of ``groups`` that have at least ``least`` tellings."""
        answered = Answered(self._told, groups)
        responses = list(Responding(self._archive, self._told).of_events(answered))
        answered.charge(responses)
        denied = list(self._denials.of_events(answered))
        by_event: dict[int, list[Answer]] = {}
        for answer in denied + responses:
            by_event.setdefault(answer.event, []).append(answer)
        gone = self._read_as_events([*denied, *(one for one in responses if not one.doers)])
        groups = self._with_retold(self._with_denied(groups, answered))
        accounts = []
        for one in groups:
            numbers = [number for number in one.tellings if number not in gone] if gone else one.tellings
            joined = [denial for number in numbers for denial in by_event.get(number, ())]
            if numbers and len(numbers) + len(joined) >= least:
                accounts.append(self._account(numbers, joined, one.reasons))
        return accounts

    def _with_denied(self, groups: Sequence[Group], answered: Answered) -> list[Group]:
        """The groups, those that hold nothing but denials put to what they deny."""
        negated = self._told.negated
        if not any(negated):
            return list(groups)
        alone = {number: one for one in groups if all(negated[n] for n in one.tellings) for number in one.tellings}
        targets = self._denials.of_others(sorted(alone), answered)
        targets |= Alone(self._told, groups).denied(sorted(set(alone) - set(targets)))
        if not targets:
            return list(groups)
        of = {number: one for one in groups for number in one.tellings}
        gone: set[int] = set()
        for number, event in sorted(targets.items()):
            mine, theirs = alone[number], of[event]
            if id(mine) not in gone and id(theirs) not in gone and mine is not theirs:
                theirs.tellings = sorted(theirs.tellings + mine.tellings)
                theirs.reasons |= {"denied"}
                gone.add(id(mine))
        return [one for one in groups if id(one) not in gone]

    def _with_retold(self, groups: Sequence[Group]) -> list[Group]:
        """The groups, a deed that is only taken up to say who did it put to the deed."""
        if not self._retold:
            return list(groups)
        of = {number: one for one in groups for number in one.tellings}
        for number, source in self._retold.items():
            mine, theirs = of[number], of[source]
            if mine is not theirs:
                mine.tellings = [one for one in mine.tellings if one != number]
                theirs.tellings = sorted([*theirs.tellings, number])
                theirs.reasons.add("told again")
                of[number] = theirs
        return [one for one in groups if one.tellings]

    def _read_as_events(self, found: Sequence[Answer]) -> set[int]:
        """Events that are the verb of a denial or a confirmation: "denied" read as a refusal."""
        cues = {(one.document_id, one.cue.start) for one in found} | self._denials.verbs
        keys = zip(self._told.documents, self._told.trigger_starts, strict=True)
        return {number for number, key in enumerate(keys) if key in cues} if cues else set()

    def _account(self, numbers: list[int], joined: Sequence[Answer], reasons: set[str]) -> Account:
        told = self._told
        model = dated = placed = numbers[0]
        differing: list[Difference] = []
        rests_on = numbers + [one.event for one in joined]
        if len(numbers) == 1 and not joined:  # two thirds of a large archive
            tellings = [self._telling(model)]
        else:
            tellings = with_copies([*map(self._telling, numbers), *map(self._answering, joined)])
            model, dated, placed = self._shared(numbers, tellings)
            differing = differences(told, rests_on, tellings, self._likeness)
        dispute = self._disputes.reason(tellings, rests_on, differing)
        independent = len(self._independent(tellings, rests_on)) or 1 if len(tellings) > 1 else 1
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

    def _independent(self, tellings: Sequence[Telling], rests_on: Sequence[int]) -> set[str]:
        """What those that tell the event rest on, the bodies of one state once.

        In one article a headline, a noun that only takes the event up ("the raid") and what the outlet adds rest on
        whoever is named first for it; a headline alone on whoever vouches for the first sentence.
        """
        by_document: dict[str, list[tuple[Telling, int]]] = {}
        for telling, number in zip(tellings, rests_on, strict=True):
            if not telling.denies:
                by_document.setdefault(telling.document_id, []).append((telling, number))
        roots: set[str] = set()
        for document, own in by_document.items():
            if len(own) == 1 and not self._is_headline(own[0][0]):
                roots.add(self._party(own[0][0].root, own[0][0]))
                continue
            vouched = [one for one, number in own if not self._takes_up(one, number)] or [one for one, _ in own]
            body = [one for one in vouched if not self._is_headline(one)] or vouched
            first = min(body, key=lambda one: one.sentence.start)
            outlets_own = first.root.startswith(("outlet:", "document:")) and not first.copy_of
            kept = {one.root for one in body if outlets_own or one is first or one.root.startswith("speaker:")}
            if outlets_own and all(map(self._is_headline, body)) and (lead := self._leads.root(document)):
                kept = {lead}
            again = {root for root in kept if self._voices.named_again(root, kept - {root})}
            roots |= {self._party(root, first) for root in kept - again}
        return self._voices.independent(roots) if len(roots) > 1 else roots

    def _party(self, root: str, telling: Telling) -> str:
        """The party of a root of the telling's article; an outlet's with the officials from whom it has the telling."""
        heard = any(one.actor_id and root.endswith(one.actor_id) for one in telling.attribution)
        party = self._voices.party(root, telling.document_id if heard else telling.copy_of or telling.document_id)
        official = next(filter(is_official, telling.attribution), None) if party.startswith("outlet:") else None
        if official is None:
            return party
        return f"{OFFICIALS}{self._voices.unplaced.get((telling.document_id, official.actor_id), SOME_STATE)}; {party}"

    def _takes_up(self, telling: Telling, number: int) -> bool:
        """Whether the telling names its parties nowhere in its own sentence ("the raid took place"), unless a speaker
        tells in it what was done ("some 9,000 took part, according to the union"), or when."""
        if telling.claim_id:
            return False
        sentence, places = telling.sentence, self._told.parties_at(number)
        if telling.attribution and not self._is_commented(number):
            return False
        return bool(places) and not any(sentence.start <= place < sentence.end for place in places)

    def _is_commented(self, number: int) -> bool:
        """Whether the event is a noun of which something is said: "the recognition reflects", "Taipei's gift"."""
        told = self._told
        place = told.trigger_starts[number] - told.starts[number]
        before, after = told.sentences[number][:place], told.sentences[number][place + len(told.triggers[number]) :]
        return bool(_POSSESSIVE.search(before) or (_ARTICLE.search(before) and _PRESENT.match(after)))

    def _is_headline(self, telling: Telling) -> bool:
        return telling.sentence.start == 0 and not telling.sentence.text.rstrip().rstrip(_QUOTES).endswith(_FULL_STOPS)

    def _telling(self, number: int) -> Telling:
        told = self._told
        document, event, sentence = told.documents[number], told.ids[number], told.sentence(number)
        original = self._copies.get(document)
        attribution = told.attribution(number) or self._accusers.get(number, [])
        heard: Sequence[Source] = attribution
        if len(attribution) > 1 and told.types[number] in settings().acts_of_words:
            heard = heard_from(attribution, told.participants("actors", number))
        return Telling(
            event_id=event,
            document_id=document,
            outlet=told.outlets[number],
            published=told.published[number],
            sentence=sentence,
            attribution=attribution,
            copy_of=original.document_id if original else "",
            denies=told.negated[number],
            root=self._root(heard, original, told.outlets[number], document),
            term=told.triggers[number],
        )

    def _root(self, attribution: Sequence[Source], original: Original | None, outlet: str, document: str) -> str:
        """What a telling rests on, its outlet the agency that it credits; that of a near-copy is its original's."""
        first = original or Original(document, outlet)
        printed = self._voices.credits.get(first.document_id, first.outlet)
        return root_of(attribution, printed, first.document_id)

    def _answering(self, answer: Answer) -> Telling:
        told = self._told
        document = answer.document_id
        original = self._copies.get(document)
        return Telling(
            event_id=told.ids[answer.event] if told.documents[answer.event] == document else "",
            document_id=document,
            outlet=answer.outlet,
            published=answer.published,
            sentence=answer.sentence,
            attribution=list(answer.chain),
            copy_of=original.document_id if original else "",
            denies=answer.denies,
            root=self._root(answer.chain, original, answer.outlet, document),
            term=answer.cue.text,
            claim_id=answer.claim_id,
            doers=list(answer.doers),
        )

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

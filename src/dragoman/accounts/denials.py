"""Denials that do not tell again what they deny: "Moscow denied responsibility", "the report was false, Cairo said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.accounts.answers import (
    answers,
    condition,
    denied_part,
    denied_things,
    denies,
    is_alone,
    names_its_own,
    negated_before,
)
from dragoman.accounts.parties import Profile
from dragoman.accounts.settings import settings
from dragoman.accounts.telling import Told
from dragoman.claims.claim import Source
from dragoman.ledger.records import Queryable
from dragoman.ledger.rows import Row
from dragoman.span import Span

_CHARGE = "ACCUSE"
_CONFLICT, _DEED = 3, 4
"""The quad classes of conflict: in words, in deeds."""
_KNOWN = frozenset({"state", "person", "org"})
_NAMED = 0.25
"""Shared words from which "no plane was lost" may answer an event."""
_BEFORE = 40
"""Characters before what is said that are read for what "that" stands for."""
_QUERY = """
SELECT claims.id, document_id, speaker_name, speaker_text, speaker_country, speaker_sectors, speaker_actor_id,
    speaker_start, speaker_end, cue_text, cue_start, cue_end, content, content_start, content_end, stance, chain,
    events, text, outlet, coalesce(CAST(published AS VARCHAR), '') AS published
FROM claims JOIN documents ON documents.id = claims.document_id
WHERE (asserts OR stance = 'denying') AND {denying}
ORDER BY document_id, claims.position
"""


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that denies, and the number of the event that it denies."""

    claim_id: str
    document_id: str
    event: int
    outlet: str
    published: str
    sentence: Span
    cue: Span
    chain: tuple[Source, ...]


class Denials:
    """The claims of an archive that deny.

    ``inside`` holds document and event id of the events that one of them tells as what did not happen, ``beyond`` those
    that one tells beside what it denies. ``verbs`` has document and first character of the verbs of the former:
    "denied" is then no refusal.
    """

    def __init__(self, archive: Queryable, told: Told) -> None:
        denying, params = condition()
        self._told = told
        rows = [_read(row) for row in archive.rows(_QUERY.format(denying=denying), params)]
        in_claims = {(row["document_id"], event) for row in rows for event in row["events"]}
        self._numbers = {key: number for number, key in enumerate(told.keys()) if key in in_claims}
        self._rows = [row for row in rows if row["denied"]]
        self.inside: set[tuple[str, str]] = set()
        self.verbs: set[tuple[str, int]] = set()
        self.beyond: set[tuple[str, str]] = set()
        for row in self._rows:
            own = [number for number in self._inside(row) if not _others_word(row, told, number)]
            self.inside |= {(row["document_id"], told.ids[number]) for number in own}
            if denies(row) and row["events"]:
                self.verbs.add((row["document_id"], row["cue_start"]))
        self.beyond = {key for row in rows for key in self._beyond(row)} - self.inside

    def _beyond(self, row: Row) -> Iterator[tuple[str, str]]:
        """Events that a claim of denial tells and does not deny."""
        if row["stance"] != "denying":
            return
        for event in row["events"]:
            number = self._numbers.get((row["document_id"], event))
            if number is not None and not negated_before(row, self._told.trigger_starts[number]):
                yield row["document_id"], event

    def of_events(self) -> Iterator[Denial]:
        """The denials of events, each with the event that it denies: of its own article, or in its words."""
        told = self._told
        by_document: dict[str, list[int]] = {}
        for number, document in enumerate(told.documents):
            by_document.setdefault(document, []).append(number)
        left = []
        for row in self._rows:
            if row["speaker_text"] is None:
                continue
            inside = self._inside(row)
            if inside:  # what the speaker tells as denied has an event; what another tells there is answered
                yield from (_denial(row, number) for number in inside if _others_word(row, told, number))
                continue
            own = by_document.get(row["document_id"], [])
            if any(_tells(row, told, number) for number in own):
                continue
            things = denied_things(row["denied"])
            if denies(row) and not things and not answers(row, row["denied"]):
                continue
            event = _denied(row, told, own, by_others=bool(things & settings().told_by_others))
            if event is None:
                left.append(row)
            else:
                yield _denial(row, event)
        yield from _elsewhere(left, told)

    def _inside(self, row: Row) -> list[int]:
        """The events that the denied part of a claim tells."""
        found = [self._numbers.get((row["document_id"], event)) for event in row["events"]]
        return [number for number in found if number is not None and _tells(row, self._told, number)]


def _read(row: Row) -> Row:
    before = row["text"][max(0, row["content_start"] - _BEFORE) : row["content_start"]]
    row = {**row, "before": before}
    return {**row, "denied": denied_part(row)}


def _others_word(row: Row, told: Told, number: int) -> bool:
    """Whether somebody else than who denies it tells the event: "Lima says that Quito fired; Quito denies it"."""
    speaker = next((link for link in told.attribution(number) if link.kind == "speaker"), None)
    if speaker is None or row["speaker_text"] is None:
        return False
    return not {speaker.actor_id, speaker.name} - {""} & {row["speaker_actor_id"], row["speaker_name"]}


def _elsewhere(rows: Sequence[Row], told: Told) -> Iterator[Denial]:
    """Denials of events that other articles tell in the days before, in the same words: "no surgical strike took
    place"."""
    said = [told.words.of(row["denied"]) for row in rows]
    wanted = frozenset().union(*said)
    with_stem: dict[int, list[int]] = {}
    for number, stems in enumerate(told.words.sentences):
        for one in stems & wanted:
            with_stem.setdefault(one, []).append(number)
    for row, stems in zip(rows, said, strict=True):
        near = {number for one in stems for number in with_stem.get(one, ()) if _just_before(row, told, number)}
        shared = {number: told.words.shared(stems, told.words.sentences[number]) for number in near}
        enough = [number for number in near if shared[number] >= settings().denied_words]
        if enough:
            yield _denial(row, max(enough, key=lambda one: (_has_trigger(told, one, stems), shared[one], -one)))


def _tells(row: Row, told: Told, number: int) -> bool:
    """Whether the event is told in the claim itself, so that the denial has an event of its own."""
    start: int = row["content_start"]
    return start <= told.trigger_starts[number] < start + len(row["denied"])


def _has_trigger(told: Told, number: int, stems: frozenset[int]) -> bool:
    """Whether the word that tells the event is among the stems."""
    return bool(told.words.of(told.triggers[number]) & stems - told.words.common)


def _just_before(row: Row, told: Told, number: int) -> bool:
    """Whether the event is told of the days before the denial, by another article, as one that happened."""
    if told.negated[number] or told.documents[number] == row["document_id"] or not row["published"]:
        return False
    day = date.fromisoformat(row["published"]).toordinal()
    return told.dated(number) and 0 <= day - told.first[number] <= settings().match.denied_within


def _denied(row: Row, told: Told, own: Sequence[int], *, by_others: bool) -> int | None:
    """Of the events of the same article near the claim, the likest: one that the speaker is said to have done.

    ``by_others``: it has to be told on somebody else's word, as a charge or a report is.
    """
    speaker = told.parties.side([_speaker(row, told)])
    part: str = row["denied"]
    by_cue = denies(row)
    said = told.words.of(part)
    rest = said - told.words.of(" ".join(settings().denied_things)) if by_cue else frozenset()
    answered_at_once = (by_cue and is_alone(part)) or answers(row, part)
    answered_at_once = answered_at_once or bool(settings().denying_unnamed.search(part))
    anybody = bool(settings().answering_for_others.search(part))
    by_pronoun = by_cue or bool(settings().denying_unnamed.search(part))
    best: tuple[float, int] | None = None
    for number in own:
        away = row["cue_start"] - told.starts[number]
        if told.negated[number] or abs(away) > settings().denied_nearby or _inside(row, told, number):
            continue
        if not _contested(told, number, row):
            continue
        named_actors = _names_somebody(told, told.actors[number])
        likeness = told.parties.likeness(speaker, told.actors[number]) if named_actors else 0.0
        charged = _charged(told, number, own, speaker)
        shared = told.words.shared(said, told.words.sentences[number])
        its_words = charged or shared >= settings().denied_words or _has_trigger(told, number, said)
        answered = (
            answered_at_once
            and (shared >= _NAMED or not names_its_own(part))
            and 0 < away <= settings().answered_within
            and _may_be_answered(told, number)
        )
        named = its_words or answered or (by_pronoun and not (rest and not shared) and _deed(told, number))
        if not named_actors and not _is_charge_to(told, own, speaker):
            named = named and (answered or its_words)
        if likeness <= settings().match.chance_party and _suffered(told, number, speaker):
            continue
        fits = _fits(likeness, charged, told, number, by_others=by_others)
        if not named or not (fits or (anybody and answered)):
            continue
        charged_or_named = charged + _has_trigger(told, number, said)
        score = likeness + charged_or_named + shared - abs(away) / settings().denied_nearby - (0.5 if away < 0 else 0)
        if best is None or score > best[0]:
            best = (score, number)
    return best[1] if best else None


def _contested(told: Told, number: int, row: Row) -> bool:
    """Whether it is told by somebody else than who denies it here, or by the outlet."""
    speakers = {link.actor_id or link.name for link in told.attribution(number) if link.kind == "speaker"}
    return not {row["speaker_actor_id"] or "", row["speaker_name"] or ""} - {""} & speakers


def _suffered(told: Told, number: int, speaker: int) -> bool:
    """Whether the event was done to the speaker, who does not answer for it."""
    side = told.recipients[number]
    return side != 0 and told.parties.likeness(speaker, side) > settings().match.chance_party


def _is_charge_to(told: Told, own: Sequence[int], speaker: int) -> bool:
    """Whether the article tells that somebody blames the speaker."""
    return any(
        told.types[other] == _CHARGE
        and told.recipients[other] != 0
        and told.parties.likeness(speaker, told.recipients[other]) > settings().match.chance_party
        for other in own
    )


def _names_somebody(told: Told, side: int) -> bool:
    """Whether a side names anybody who is known, not "a missile"."""
    profiles = [told.parties.profiles[one] for one in told.parties.sides[side]]
    return any(one.country or one.actor_id.partition(":")[0] in _KNOWN for one in profiles)


def _may_be_answered(told: Told, number: int) -> bool:
    """Whether it is a deed of conflict, or anything told on somebody's word."""
    return told.quads[number] == _DEED or bool(told.attribution(number))


def _deed(told: Told, number: int) -> bool:
    """Whether somebody named is said to have done something that is denied without being named: a deed, no words."""
    return bool(told.actors[number]) and (told.quads[number] == _DEED or bool(told.attribution(number)))


def _fits(likeness: float, charged: bool, told: Told, number: int, *, by_others: bool) -> bool:
    """Whether the speaker may deny the event: is said to have done it, or is charged with it in the same sentence."""
    if told.types[number] == _CHARGE:
        return False
    on_a_word = bool(told.attribution(number)) or charged
    if _names_somebody(told, told.actors[number]) and likeness <= settings().match.chance_party:
        return False
    if by_others or told.quads[number] < _CONFLICT:
        return on_a_word
    return True


def _charged(told: Told, number: int, own: Sequence[int], speaker: int) -> bool:
    """Whether the event's sentence charges the speaker with something."""
    return any(
        told.types[other] == _CHARGE
        and told.starts[other] == told.starts[number]
        and told.recipients[other] != 0
        and told.parties.likeness(speaker, told.recipients[other]) > settings().match.chance_party
        for other in own
    )


def _inside(row: Row, told: Told, number: int) -> bool:
    """Whether the event stands in the denial itself: "denied", read as a refusal."""
    trigger = told.trigger(number)
    start: int = min(row["cue_start"], row["content_start"])
    end: int = max(row["cue_end"], row["content_end"])
    return start <= trigger.start < end


def _speaker(row: Row, told: Told) -> int:
    sectors = row["speaker_sectors"] or [""]
    name, text = row["speaker_name"] or "", row["speaker_text"] or ""
    actor_id = row["speaker_actor_id"] or ""
    return told.parties.profile(
        Profile(actor_id, name, "" if actor_id else text, row["speaker_country"] or "", sectors[0] if sectors else "")
    )


def _denial(row: Row, event: int) -> Denial:
    starts = [row[name] for name in ("speaker_start", "cue_start", "content_start") if row[name] is not None]
    ends = [row[name] for name in ("speaker_end", "cue_end", "content_end") if row[name] is not None]
    text: str = row["text"]
    return Denial(
        claim_id=row["id"],
        document_id=row["document_id"],
        event=event,
        outlet=row["outlet"],
        published=row["published"],
        sentence=Span.of(text, min(starts), max(ends)),
        cue=Span.of(text, row["cue_start"], row["cue_end"]),
        chain=tuple(Source(**link) for link in row["chain"]),
    )

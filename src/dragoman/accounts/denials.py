"""Denials that do not tell again what they deny: "Moscow denied responsibility", "the report was false, Cairo said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.accounts.answer import SELECT, Answer, answer_of, with_context
from dragoman.accounts.answered import Answered, tells
from dragoman.accounts.answers import (
    condition,
    contrary_to,
    denied_part,
    denies,
    grants,
    negated_before,
    negative,
    nothing_to_do_with,
)
from dragoman.accounts.denied import has_trigger, named_types, speaker
from dragoman.accounts.settings import settings
from dragoman.accounts.telling import Told
from dragoman.ledger.records import Queryable
from dragoman.ledger.rows import Row

_PRO_VERBS = frozenset({"do", "did", "done", "doing", "does"})


class Denials:
    """The claims of an archive that deny.

    ``inside`` holds document and event id of the events that one of them tells as what did not happen, ``beyond`` those
    that one tells beside what it denies. ``verbs`` has document and first character of the verbs of the former:
    "denied" is then no refusal.
    """

    def __init__(self, archive: Queryable, told: Told) -> None:
        denying, params = condition()
        self._told = told
        rows = [
            _read(row)
            for row in archive.rows(SELECT.format(condition=f"(asserts OR stance = 'denying') AND {denying}"), params)
        ]
        in_claims = {(row["document_id"], event) for row in rows for event in row["events"]}
        self._numbers = {key: number for number, key in enumerate(told.keys()) if key in in_claims}
        self._rows = [row for row in rows if row["denied"]]
        self.inside: set[tuple[str, str]] = set()
        self.verbs: set[tuple[str, int]] = set()
        self.beyond: set[tuple[str, str]] = set()
        self._own: dict[int, Row] = {}
        for row in self._rows:
            own = [number for number in self._inside(row) if not _others_word(row, told, number)]
            self.inside |= {(row["document_id"], told.ids[number]) for number in own}
            self._own |= {number: row for number in own if row["speaker_text"] is not None}
            if denies(row) and row["events"]:
                self.verbs.add((row["document_id"], row["cue_start"]))
        self.beyond = {key for row in rows for key in self._beyond(row)} | set(self._after())
        self.beyond -= self.inside

    def _beyond(self, row: Row) -> Iterator[tuple[str, str]]:
        """Events that a claim of denial tells and does not deny."""
        if row["stance"] != "denying" and not grants(row):
            return
        for event in row["events"]:
            number = self._numbers.get((row["document_id"], event))
            if number is None:
                continue
            verb = self._told.trigger_starts[number]
            if grants(row, verb - row["content_start"]) or not negated_before(row, verb):
                yield row["document_id"], event

    def _after(self) -> Iterator[tuple[str, str]]:
        """Events told in the sentence of a denial after what it denies: "denied it and called the step unfriendly"."""
        told = self._told
        by_document: dict[str, list[Row]] = {}
        for row in self._rows:
            if denies(row):
                by_document.setdefault(row["document_id"], []).append(row)
        for number, document in enumerate(told.documents):
            if not told.negated[number]:
                continue
            for row in by_document.get(document, ()):
                end, verb = row["denied_start"] + len(row["denied"]), told.trigger_starts[number]
                if told.starts[number] <= row["cue_start"] < end <= verb and not negative(row["text"][end:verb]):
                    yield document, told.ids[number]

    def of_events(self, found: Answered) -> Iterator[Answer]:
        """The denials of events, each with the event that it denies: of its own article, or in its words."""
        told = self._told
        left: list[Row] = []
        denied: dict[str, list[int]] = {}
        for row in self._rows:
            if row["speaker_text"] is None:
                continue
            inside = self._inside(row)
            before = denied.setdefault(row["document_id"], [])
            if inside and all(_is_pro_verb(told, number) for number in inside):
                events = found.denied(row, before)
                if events:
                    before += events[:1]
                    self.verbs |= {(row["document_id"], told.trigger_starts[number]) for number in inside}
                    yield from (answer_of(row, event) for event in events)
                    continue
            if inside:  # what the speaker tells as denied has an event; what another tells there is answered
                yield from (answer_of(row, number) for number in inside if _others_word(row, told, number))
                continue
            in_it = (number for number in found.own(row) if tells(row, told, number))
            if not contrary_to(row["denied"]) and any(not self._is_others_deed(row, number) for number in in_it):
                continue
            events = found.denied(row, before)
            before += events[:1]
            yield from (answer_of(row, event) for event in events)
            if not events and not contrary_to(row["denied"]):
                left.append(_with_words(row, told, found))
        yield from (answer_of(row, event) for row, event in found.elsewhere(left))

    def of_others(self, numbers: Sequence[int], answered: Answered) -> dict[int, int]:
        """For denied events of their own that no other telling has been joined to, the event that each denies.

        ``numbers`` are the denied events; those that no claim denies, or that deny nothing told, are left out.
        """
        told = self._told
        rows = {number: self._own[number] for number in numbers if number in self._own}
        found = {
            number: events[0]
            for number, row in rows.items()
            if (events := answered.denied(row)) and self._of_a_type(number, events[0])
        }
        left = {
            number: {**_with_words(row, told, answered), "of": number}
            for number, row in rows.items()
            if number not in found
        }
        of_claim = {row["id"]: number for number, row in left.items()}
        return found | {of_claim[row["id"]]: event for row, event in answered.elsewhere(list(left.values()))}

    def _of_a_type(self, denied: int, event: int) -> bool:
        """Whether a denied event and another may be one deed: using force is no arrest, nor is a hospital a port."""
        told = self._told
        types = (told.types[denied], told.types[event])
        targets = told.recipients[denied], told.recipients[event]
        if all(targets) and told.parties.likeness(*targets) <= settings().match.chance_party:
            return False
        if types[0] == types[1] or types in settings().denied_either:
            return True
        return has_trigger(told, event, told.words.of(told.sentences[denied]))

    def _inside(self, row: Row) -> list[int]:
        """The events that the denied part of a claim tells."""
        if contrary_to(row["denied"]):
            return []
        found = [self._numbers.get((row["document_id"], event)) for event in row["events"]]
        told = [number for number in found if number is not None and tells(row, self._told, number)]
        return [number for number in told if not self._is_others_deed(row, number)]

    def _is_others_deed(self, row: Row, number: int) -> bool:
        """Whether it is a deed of others in which the speaker has no part: "nothing to do with the rebels' raid"."""
        told = self._told
        if not told.actors[number] or not nothing_to_do_with(row["denied"]):
            return False
        side = told.parties.side([speaker(row, told)])
        return told.parties.likeness(side, told.actors[number]) <= settings().match.chance_party


def _read(row: Row) -> Row:
    row = with_context(row)
    denied = denied_part(row)
    return {**row, "denied": denied, "denied_start": row["content_start"] + row["content"].index(denied)}


def _with_words(row: Row, told: Told, found: Answered) -> Row:
    """A denial with the stems of what it says, of the sentences around it, and the types that they show."""
    return {
        **row,
        "party": told.parties.side([speaker(row, told)]),
        "said": told.words.of(row["denied"]),
        "around": told.words.of(row["context"]),
        "types": found.types(row),
        "lately": settings().denied_lately,
        "named": named_types(row["denied"]),
        "rest": told.words.of(row["denied"]) - found.plain - told.words.common,
    }


def _is_pro_verb(told: Told, number: int) -> bool:
    """Whether the verb only stands for one that was told before: "it did not do it"."""
    return told.triggers[number].casefold() in _PRO_VERBS


def _others_word(row: Row, told: Told, number: int) -> bool:
    """Whether somebody else than who denies it tells the event: "Lima says that Quito fired; Quito denies it"."""
    speaker = next((link for link in told.attribution(number) if link.kind == "speaker"), None)
    if speaker is None or row["speaker_text"] is None:
        return False
    return not {speaker.actor_id, speaker.name} - {""} & {row["speaker_actor_id"], row["speaker_name"]}

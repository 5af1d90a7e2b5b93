"""The responses of an archive, each with the event that it is about: who did it, or that it happened."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.accounts.answer import SELECT, Answer, answer_of, around, speaker_of, start_of, with_context
from dragoman.accounts.answered import Answered
from dragoman.accounts.answers import deeds
from dragoman.accounts.denied import rests_on, speaker
from dragoman.accounts.responses import Response, condition, confirmed_thing, response, subject_of, takes_up
from dragoman.accounts.settings import settings
from dragoman.accounts.telling import Told
from dragoman.actors.actor import Participant
from dragoman.ledger.records import Queryable
from dragoman.ledger.rows import Row

_MENTIONS = """
SELECT mentions.document_id, mentions.text, mentions.text_start, mentions.text_end, actors.id, actors.name,
    actors.country, actors.sectors
FROM mentions JOIN actors
    ON actors.document_id = mentions.document_id AND actors.position = mentions.actor_position
WHERE list_contains(CAST(? AS VARCHAR[]), mentions.document_id)
ORDER BY mentions.document_id, mentions.text_start, mentions.text_end DESC, actors.id
"""
_MOSTLY = 0.6
"""The share of the words that name somebody which the mention of an actor makes up at least."""
_SHARED = 0.4
"""Shared words from which what is confirmed is the event, named by none of its own words."""
_KNOWN = frozenset({"state", "person", "org", "people"})
_WORDS_QUADS = (1, 3)
"""The quad classes of words, which are not confirmed without being named."""


class Responding:
    """The claims of an archive that say of an event that they do not tell who did it, or that it happened."""

    def __init__(self, archive: Queryable, told: Told) -> None:
        where, params = condition()
        self._told = told
        rows = archive.rows(SELECT.format(condition=where), params)
        self._rows = [(with_context(row), found) for row in rows if (found := response(row)) is not None]
        documents = sorted({row["document_id"] for row, found in self._rows if found.who is not None})
        self._mentions: dict[str, list[Row]] = {}
        for row in archive.rows(_MENTIONS, [documents]) if documents else ():
            self._mentions.setdefault(row["document_id"], []).append(row)

    def of_events(self, answered: Answered) -> Iterator[Answer]:
        """The responses to events, each with the event that it is about."""
        left: list[tuple[Row, Participant]] = []
        for row, found in self._rows:
            doer = self._doer(row, found)
            if found.kind == "names":
                if doer is None or not _is_somebody(doer) or not (row["speaker_text"] or row["chain"]):
                    continue
                event = self._named(row, answered, self._told.parties.side_of([doer]))
                if event is None:
                    left.append((self._with_words(row, answered, doer), doer))
                else:
                    yield answer_of(row, event, denies=False, doers=(doer,))
            elif row["speaker_text"] is not None and (event := self._confirmed(row, answered)) is not None:
                yield answer_of(row, event, denies=False)
        doers = {row["id"]: doer for row, doer in left}
        for row, event in answered.elsewhere([row for row, _ in left]):
            if self._told.types[event] in settings().who_did_it:
                yield answer_of(row, event, denies=False, doers=(doers[row["id"]],))

    def _doer(self, row: Row, found: Response) -> Participant | None:
        """Who did it, as the claim says: its speaker, or the actor whom its words name."""
        if found.kind != "names":
            return None
        if found.who is None:
            return speaker_of(row)
        start, end = found.who
        inside = [
            one
            for one in self._mentions.get(row["document_id"], ())
            if start <= one["text_start"] and one["text_end"] <= end
        ]
        longest = max(inside, key=lambda one: one["text_end"] - one["text_start"], default=None)
        if longest is None or longest["text_end"] - longest["text_start"] < _MOSTLY * (end - start):
            return None
        return Participant(
            longest["text"],
            longest["text_start"],
            longest["text_end"],
            longest["name"],
            longest["country"],
            tuple(longest["sectors"]),
            longest["id"],
        )

    def _named(self, row: Row, answered: Answered, doer: int) -> int | None:
        """Of the deeds told before the claim in its article, the likest that it names the doer of."""
        told = self._told
        types = (deeds(row["content"]) or deeds(around(row))) & settings().who_did_it
        scored = []
        for number in answered.own(row):
            if told.types[number] not in settings().who_did_it or not self._before(row, number, denied=True):
                continue
            if types and told.types[number] not in types:
                continue
            if told.recipients[number] and told.parties.likeness(doer, told.recipients[number]) > _chance():
                continue
            denied = told.negated[number]
            scored.append((not denied, self._near(row, number), -number))
        return -max(scored)[2] if scored else None

    def _confirmed(self, row: Row, answered: Answered) -> int | None:
        """Of the events told before the claim in its article by others, the likest that it confirms."""
        told, said = self._told, row["content"]
        types, stems = deeds(said), self._told.words.of(said)
        side = told.parties.side([speaker(row, told)])
        subject = told.words.of(subject_of(said)) - told.words.common
        thing, definite = confirmed_thing(said), takes_up(said)
        scored = []
        for number in answered.own(row):
            if not self._before(row, number) or rests_on(row, self._told, number):
                continue
            by_words = bool(told.words.of(told.triggers[number]) & stems - told.words.common)
            apart = not told.starts[number] <= row["content_start"] < told.sentence(number).end
            again = bool(subject & told.words.sentences[number])
            by_words = by_words or again
            by_words = apart and (by_words or told.words.shared(stems, told.words.sentences[number]) >= _SHARED)
            concerned = definite and self._concerned(side, number) and told.quads[number] not in _WORDS_QUADS
            if thing or concerned:
                concerned = answered.stands_close(row, number)
            if by_words or (
                (thing or concerned) and (not types or told.types[number] in types or concerned) and concerned
            ):
                scored.append((self._near(row, number) + by_words, -number))
        return -max(scored)[1] if scored else None

    def _before(self, row: Row, number: int, *, denied: bool = False) -> bool:
        """Whether the event is told ahead of the claim and not far from it, as one that happened or is ``denied``."""
        told = self._told
        away = start_of(row) - told.trigger_starts[number]
        return (denied or not told.negated[number]) and 0 < away <= settings().answered_nearby

    def _near(self, row: Row, number: int) -> float:
        told = self._told
        shared = told.words.shared(told.words.of(row["content"]), told.words.sentences[number])
        away: int = row["cue_start"] - told.trigger_starts[number]
        return shared - away / settings().answered_nearby

    def _concerned(self, side: int, number: int) -> bool:
        """Whether who confirms it did it, or had it done to him."""
        told = self._told
        return any(
            other and told.parties.likeness(side, other) > _chance()
            for other in (told.actors[number], told.recipients[number])
        )

    def _with_words(self, row: Row, answered: Answered, doer: Participant) -> Row:
        told = self._told
        return {
            **row,
            "denied": row["content"],
            "party": self._told.parties.side_of([doer]),
            "said": told.words.of(row["content"]),
            "around": told.words.of(row["context"]),
            "types": (deeds(row["content"]) or deeds(around(row))) & settings().who_did_it or settings().who_did_it,
            "lately": settings().named_lately,
            "named": frozenset(),
            "rest": frozenset(),
        }


def _is_somebody(doer: Participant) -> bool:
    """Whether anything is known of a doer beyond the words for him."""
    if doer.country or set(doer.sectors) - {"UNK"} or doer.actor_id.partition(":")[0] in _KNOWN:
        return True
    return any(word[0].isupper() for word in doer.name.split() if word.casefold() not in settings().stop_words)


def _chance() -> float:
    return settings().match.chance_party

"""Claims that tell no event and say of one who did it, or that it happened: "the rebels say that they did it", "the
ministry confirmed that the sum had come in"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.accounts.answers import denies, negative
from dragoman.accounts.settings import settings
from dragoman.ledger.rows import Row

Kind = Literal["confirms", "names"]
_WORD = re.compile(r"[^\W\d_]+")
_UNSURE = re.compile(r"\b(?:whether|if|may|might|could|would|should|can|will|must|perhaps)\b")
_LONGEST = 160
"""Characters of what is blamed on somebody; more tells a deed of its own."""
_BEFORE_CUE = 25
"""Characters before a verb of confirming that may take it back: "could not be confirmed"."""
_DEFINITE = re.compile(r"^that (?:the|it|this|they|these|those|all|both)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:–—]\s")
_DOING = re.compile(r"\w+ing\b", re.IGNORECASE)
_CLAUSAL = re.compile(r"that\b|(?:it|they|he|she|this|the [\w-]+) (?:had|has|was|were|is|are|have)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:that )?(?:the|this|these|those) (?:[\w-]+ )?([\w-]+) (?:had|has|have|was|were)\b", re.IGNORECASE
)
_YES = re.compile(
    r"^(?:that )?(?:yes|it did|it was so|that is so|this was so|it had|they had|they did)\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Response:
    """What a claim says of an event that it does not tell.

    ``who`` are the first character and the one past the last of the words that name the doer; None where the speaker
    did it himself, or nothing is said of a doer.
    """

    kind: Kind
    who: tuple[int, int] | None = None


def condition() -> tuple[str, list[str]]:
    """A condition over ``claims``, with its parameters, that every response meets."""
    naming = settings().naming
    content = naming.in_sql([*naming.by_speaker, *naming.by_name])
    cues = [*naming.claiming_cues, *naming.blaming_cues, *settings().confirming_cues, *settings().undisputed_cues]
    where = (
        "len(events) = 0 AND ((asserts AND regexp_matches(content, ?, 'i')) OR "
        "(regexp_matches(cue_text, ?, 'i')) OR (asserts AND regexp_matches(content, ?, 'i')))"
    )
    return where, [content, rf"\b(?:{'|'.join(cues)})", _YES.pattern]


def response(row: Row) -> Response | None:
    """What a claim says of an event told elsewhere, None when it says neither who did it nor that it happened.

    ``row`` has ``stance``, ``cue_text``, ``cue_start``, ``content``, ``content_start`` and ``text``.
    """
    said: str = row["content"]
    if row["stance"] == "denying":
        return Response("confirms") if _undisputed(row) else None
    clause = _CLAUSE.split(said, maxsplit=1)[0]
    if not negative(clause) and not _UNSURE.search(clause) and not negative(row["cue_text"]):
        found = _naming(row, said)
        if found is not None:
            return found
    return Response("confirms") if confirms(row) else None


def confirms(row: Row) -> bool:
    """Whether a speaker confirms what others tell: "confirmed the report", "acknowledged that the letter had come"."""
    said: str = row["content"]
    if _YES.match(said):
        return True
    if not settings().confirming_cue.search(row["cue_text"]) or negative(said):
        return False
    if not confirmed_thing(said) and not (_CLAUSAL.match(said) and len(_WORD.findall(said)) <= settings().answer_words):
        return False
    around = row["text"][max(0, row["cue_start"] - _BEFORE_CUE) : row["cue_start"]].rsplit(".", 1)[-1]
    return not settings().confirming_nothing.search(f"{around} {row['cue_text']}")


def takes_up(said: str) -> bool:
    """Whether what is confirmed only takes up what has been told: "the report", "that the sum had come in"."""
    return bool(_DEFINITE.match(said)) or confirmed_thing(said)


def subject_of(said: str) -> str:
    """The noun that what is confirmed takes up as its subject: "letter" of "that the letter had been received"."""
    found = _SUBJECT.match(said)
    return found[1] if found else ""


def confirmed_thing(said: str) -> bool:
    """Whether what is confirmed is named by a noun that stands for any report or deed: "the meeting"."""
    words = [word.casefold() for word in _WORD.findall(said)]
    return len(words) <= 5 and bool(words) and (words[-1] in settings().confirmed_things or words[-1] in _PRONOUNS)


def _undisputed(row: Row) -> bool:
    """Whether the negated verb of denying lets it stand: "did not dispute it"."""
    return bool(negative(row["cue_text"]) and settings().undisputed_cue.search(row["cue_text"])) and not denies(row)


def _naming(row: Row, said: str) -> Response | None:
    naming = settings().naming
    if row["asserts"]:
        if naming.himself.match(said):
            return Response("names")
        found = next(_named(row, said, naming.others), None)
        if found is not None:
            return found
    if len(said) > _LONGEST:
        return None
    if naming.claiming_cue.search(row["cue_text"]) and naming.claims.match(said):
        deed = settings().confirming_cue.search(row["cue_text"]) and not naming.responsibility.match(said)
        return None if deed else Response("names")
    blames = naming.blames if naming.blaming_cue.search(row["cue_text"]) else ()
    alone = naming.blames_alone if naming.blaming_alone_cue.search(row["cue_text"]) else ()
    return next(_named(row, said, blames + alone), None)


def _named(row: Row, said: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Response]:
    for pattern in patterns:
        found = pattern.match(said)
        if found is not None and not _DOING.match(found["who"]):
            start: int = row["content_start"]
            yield Response("names", (start + found.start("who"), start + found.end("who")))


_PRONOUNS = frozenset({"it", "this", "that", "so", "much"})

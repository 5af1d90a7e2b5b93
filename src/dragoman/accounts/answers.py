"""Whether a claim denies what has been told: read from its cue and its words alone."""

from __future__ import annotations

import re

from dragoman.accounts.settings import settings
from dragoman.ledger.rows import Row

_WORD = re.compile(r"[^\W\d_]+")
_NEGATIVE = re.compile(r"\b(?:not|never|nothing|nobody|none|nope|nyet|no)\b|n['’]t\b", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|any) (?:such )?([^\W\d_]+)", re.IGNORECASE)
_NONE = re.compile(r"(?:that )?(?:no|not a single|not one) ([\w-]+)", re.IGNORECASE)
_WHAT = re.compile(
    r"(?:what|it|this|that|these|those|them|any of|the (?:kind|sort|incident|affair|matter|case|events?))\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|but)\s")
_CLAUSE = re.compile(r"[,.:–—]\s| and\b| but\b")
_SENTENCE = re.compile(r"(?<=[.!?;])[”\"’']*\s+(?=[\W_]*[A-Z])")
_RELATIVE = frozenset({"that", "which"})
_NO_PART = re.compile(
    r"(?:(?:no|any)thing (?:\w+ )?to do with|(?:no|any) (?:part|role|hand|share|involvement) in|"
    r"responsible for|involved in|behind|nothing (?:of|about)|party to) (.+)",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"\b(?:always|usually|often|routinely|habitually|regularly|generally)\b", re.IGNORECASE)
"""What somebody says whatever happens: "they always say that it was not them"."""
_SO_MANY = re.compile(
    r"(?:that )?(?:so|that|as) (?:many|much)\b|(?:both )?(?:the|its|their|his|her|this|that) (?:[\w-]+ )?"
    r"(?:number|figure|toll|count|size|scale|extent|place|location|site|date|time|timing|identity|age|cause)s?\b",
    re.IGNORECASE,
)
"""Only the number, the place or the day is denied: "denied that so many had come", "disputed their number"."""
_NAMES = re.compile(r"(?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*\W*$")
_ANTECEDENT = re.compile(r"([^\W\d_]+)\W*$")
DENYING = "denying"


def condition() -> tuple[str, list[str]]:
    """A condition over ``claims``, with its parameters, that every denial meets."""
    false = rf"\b(?:{'|'.join(settings().falsehoods)})\b"
    patterns = f"{settings().denying.pattern}|{settings().answering.pattern}|{settings().contrary.pattern}|{false}"
    return "(stance = 'denying' OR regexp_matches(content, ?, 'i'))", [patterns]


def denied_part(row: Row) -> str:
    """What a denial holds false: "it had sent soldiers" of "it had sent soldiers and called the closure unfriendly".

    ``""`` when the claim denies nothing. ``row`` has ``stance``, ``cue_text``, ``cue_start``, ``content``,
    ``content_start`` and ``before``, the words of the text before the content.
    """
    said: str = settings().further.split(row["content"], maxsplit=1)[0]
    if settings().answers_nothing.search(said) or settings().explaining_cue.search(row["cue_text"]):
        return ""
    if _ALWAYS.search(row["cue_text"]) or _SO_MANY.match(said) or _names_only(said):
        return ""
    if judges(said) and deeds(said) and not denied_things(said) & settings().told_by_others:
        return ""
    if row["stance"] == DENYING:
        return said if denies(row) and not _turns_down(row, said) and not _characterises(said) else ""
    parts = (part for one in _SENTENCE.split(said) for part in (_AND.split(one, maxsplit=1)[0], one))
    return next((part for part in parts if not settings().wishing.search(part) and _denies_by_words(row, part)), "")


def _names_only(said: str) -> bool:
    """Whether somebody is contradicted, not a deed: "contradicting the United States"."""
    words = {word.casefold() for word in _WORD.findall(said)}
    return bool(_NAMES.match(said)) and not words & settings().denied_things and not words <= settings().denied_alone


def judges(said: str) -> bool:
    """Whether what is told is judged rather than held false: "the expulsion is groundless", "this is absurd"."""
    return bool(settings().judging.search(said)) and not settings().denying.search(said)


def _denies_by_words(row: Row, said: str) -> bool:
    by_words = settings().denying.search(said) or settings().false.search(said) or answers(row, said)
    return bool(by_words or settings().contrary.search(said))


def contrary_to(said: str) -> frozenset[str]:
    """The types of the deeds of which it is the contrary, without denying them in words: "its men held their fire"."""
    if settings().denying.search(said) or settings().false.search(said) or settings().answering.match(said):
        return frozenset()
    return frozenset().union(*(types for types, pattern in settings().contrary_of if pattern.search(said)))


def deeds(text: str) -> frozenset[str]:
    """The types of which the words of a text show a deed: "anyone was struck"."""
    return frozenset(kind for kind, pattern in settings().deed.items() if pattern.search(text))


def nothing_to_do_with(said: str) -> str:
    """What the speaker has no part in, where it is named: "any e-mail" of "it had nothing to do with any e-mail"."""
    found = _NO_PART.search(said)
    return found[1] if found and not _WHAT.match(found[1]) else ""


def grants(row: Row, upto: int | None = None) -> bool:
    """Whether what a claim has as not done, in its first ``upto`` characters, is no denial: wished away, or given
    reasons for."""
    said = row["content"][:upto]
    return row["stance"] != DENYING and bool(
        settings().wishing.search(said) or settings().explaining_cue.search(row["cue_text"])
    )


def denies(row: Row) -> bool:
    """Whether the cue itself denies: "rejects", but not "do not contest", "(threatened) to dismiss"."""
    return (
        row["stance"] == DENYING
        and bool(settings().denying_cue.search(row["cue_text"]))
        and not _NEGATIVE.search(row["cue_text"])
        and not row["cue_text"].startswith("to ")
    )


def answers(row: Row, said: str) -> bool:
    """Whether the claim denies and names nothing: "it had launched nothing", "they did not"; denied "that it fired"."""
    clause = _CLAUSE.split(said, maxsplit=1)[0]
    brief = len(_WORD.findall(clause)) <= settings().answer_words
    found = settings().answering.match(said)
    negative = denies(row) or bool(_NEGATIVE.search(clause) or (found and _NEGATIVE.search(found[0])))
    return brief and negative and bool(found or _no_deed(said))


def denied_things(said: str) -> set[str]:
    """The nouns by which a denial takes up what it denies: "responsibility", "the report"."""
    words = {word.casefold() for word in _WORD.findall(said)}
    return words & settings().denied_things or (words if words <= settings().denied_alone else set())


def is_alone(said: str) -> bool:
    """Whether nothing is said of what is denied: "it"."""
    return {word.casefold() for word in _WORD.findall(said)} <= settings().denied_alone


def names_its_own(said: str) -> bool:
    """Whether it says of what there was none: "no plane was lost", but not "no such thing", "no shot was fired"."""
    noun = _NONE.match(said)
    return noun is not None and noun[1].casefold() not in {"such", *settings().denied_things}


def _no_deed(said: str) -> bool:
    """Whether it says that there was no such deed: "there was no shooting"."""
    return any(noun.casefold() in settings().denied_things for noun in _NO.findall(said))


def negative(text: str) -> bool:
    """Whether a text has a negative word."""
    return bool(_NEGATIVE.search(text))


def negated_before(row: Row, place: int) -> bool:
    """Whether the content of a claim has a negative word before a place of the text."""
    return bool(_NEGATIVE.search(row["content"][: max(0, place - row["content_start"])]))


def _turns_down(row: Row, said: str) -> bool:
    """Whether something asked or offered is turned down: "rejected the demand", "a plan that Lima rejected"."""
    if not settings().rejecting_cue.search(row["cue_text"]):
        return False
    words = [word.casefold() for word in _WORD.findall(said)]
    if row["content_start"] < row["cue_start"] and words and words[0] in _RELATIVE:
        antecedent = _ANTECEDENT.search(row["before"])
        return antecedent is None or antecedent[1].casefold() not in settings().denied_things
    decided = [word for word in words if word in settings().denied_things or word in settings().turned_down]
    return bool(decided) and decided[0] in settings().turned_down


def _characterises(said: str) -> bool:
    """Whether only what a deed amounts to is denied: "that the step was a reprisal"."""
    return bool(settings().characterising.match(said))

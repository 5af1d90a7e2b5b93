"""Descriptions of the text: what a noun phrase without a name says of its referent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from dragoman.actors.actor import Actor
from dragoman.actors.fold import fold, word_set, words
from dragoman.actors.nouns import load_nouns
from dragoman.actors.phrases import Extent, case_of, is_mark
from dragoman.actors.registry import Index
from dragoman.actors.resolver import resolve_on
from dragoman.actors.scan import Segment, scan
from dragoman.language.view import Phrase, Token

_NOMINALISED = word_set("displaced wounded injured homeless elderly poor")
_CHIEFS = frozenset(
    {"president", "prime minister", "chancellor", "king", "emir", "sultan", "supreme leader", "opposition leader"}
)
_OTHER_OFFICES = frozenset({"prime minister", "deputy prime minister", "vice president", "deputy president"})
_ANYBODY = frozenset({("UNK",), ("CVL",), ()})
_DEFINITE = frozenset({"the", "this", "that", "its", "his", "her", "their"})


@dataclass(frozen=True, slots=True)
class Description:
    """``role``: canonical role noun (or office) of the head, ``""`` for none; ``actor``: what the words alone say.

    ``generic``: the role says only that it is somebody or something ("man", "team").
    ``family``: the canonical noun that ``role`` is a form of ("relative" of "mother").
    ``strong``: the head noun itself names it; otherwise a word before it does ("Russian efforts").
    """

    actor: Actor | None
    role: str
    plural: bool
    gender: str
    strong: bool
    generic: bool = False
    family: str = ""


def describe(token: Token, phrase: Extent, date: str, index: Index, *, lower: bool) -> list[Description]:
    """What ``phrase`` says; several when its places are joined: "Russian and Belarusian soldiers"."""
    text = phrase.text
    segments = scan(text, index, lower=lower)
    head = _head_segment(token, phrase, segments)
    role = head.role if head is not None else None
    name = _said_role(head) if head is not None and role else ""
    plural = role.plural if role else token.tag_ in {"NNS", "NNPS"}
    gender = role.gender if role else ""
    family = role.name if role else ""
    generic = role is not None and role.sectors in _ANYBODY
    if not _of_note(token, head, segments) or _is_doing(token, head, segments):
        return []
    strong = head is not None and head.flavour in "ROSPCTAHLG"
    joined = _joined_places(segments, head)
    owners = _joined_owners(segments, head)
    if plural and (len(joined) > 1 or len(owners) > 1):
        if len(joined) > 1:
            rest = text[joined[-1].end :]
            texts = [text[place.start : place.end] + rest for place in joined]
        else:
            texts = [text[: owners[0].start] + text[place.start : place.end] for place in owners]
        return [
            Description(resolve_on(t, date, lower=lower, index=index), name, plural, gender, strong, generic, family)
            for t in texts
        ]
    return [
        Description(resolve_on(text, date, lower=lower, index=index), name, plural, gender, strong, generic, family)
    ]


def _head_segment(token: Token, phrase: Extent, segments: list[Segment]) -> Segment | None:
    place = token.idx - phrase.start
    return next((s for s in segments if s.start <= place < s.end), None)


def _of_note(token: Token, head: Segment | None, segments: list[Segment]) -> bool:
    """Whether the head noun is a role, an organisation, a people or a place, or has one before it."""
    if head is None or (head.role is not None and token.pos_ not in {"NOUN", "PROPN"} and token.tag_[:2] != "NN"):
        return head is not None and head.key in _NOMINALISED
    if head.flavour == "H" and " " not in head.key:
        return False  # a surname that no entity recogniser saw is a word ("back", "rice")
    if head.flavour in "ROSPCTAHLG":
        return True
    return any(s.flavour in "OSACTHRL" and s.first < head.first and not s.owner for s in segments)


def _is_doing(token: Token, head: Segment | None, segments: list[Segment]) -> bool:
    """Whether a noun for a body tells what is done to a country: "the division of Syria", not "the 4th division"."""
    if head is None or head.key not in load_nouns().doings or token.tag_ != "NN":
        return False
    after = [segment for segment in segments if segment.first > head.first and segment.flavour != "D"]
    before = [segment for segment in segments if segment.first < head.first and segment.flavour != "D"]
    return len(after) > 1 and after[0].key == "of" and after[1].flavour in "SCTLG" and not before


def _joined_places(segments: list[Segment], head: Segment | None) -> list[Segment]:
    """Adjectives of place joined by "and" or commas before the head."""
    if head is None:
        return []
    places: list[Segment] = []
    for segment in segments:
        if segment.first >= head.first:
            break
        if segment.flavour in "APSC":
            places.append(segment)
        elif places and not (segment.flavour == "," or segment.key in {"and", "or"}):
            return places if len(places) > 1 and places[-1].last == segment.first - 1 else []
    return places


def _joined_owners(segments: list[Segment], head: Segment | None) -> list[Segment]:
    """Places joined after the head and "of": "the foreign ministers of France and Germany"."""
    if head is None:
        return []
    rest = [segment for segment in segments if segment.first > head.first]
    if not rest or rest[0].key != "of":
        return []
    places: list[Segment] = []
    for segment in rest[1:]:
        if segment.flavour in "SCT":
            places.append(segment)
        elif segment.flavour not in ",D" and segment.key not in {"and", "or"}:
            return []
    return places


def _said_role(segment: Segment) -> str:
    """What a description asks for: the office, or the noun itself where only the same noun will do."""
    role = segment.role
    if role is None:
        return ""
    if role.name == "ministry":
        return ministry_of(segment.key)
    return role.office or (role.name if role.name in load_nouns().interchangeable else segment.key)


def ministry_of(key: str) -> str:
    """One name for one ministry: "ministry of foreign affairs" and "foreign office" are the "foreign ministry"."""
    words = key.removeprefix("ministry of ").removeprefix("the ").split(" ")
    rest = " ".join(word for word in words if word not in {"ministry", "affairs", "office", "national"})
    rest = {"external": "foreign", "internal": "interior", "defense": "defence", "labor": "labour"}.get(rest, rest)
    known = key.startswith("ministry of ") or words[-1] == "ministry" or key == "foreign office"
    return f"{rest} ministry".strip() if known else key


def _held_roles(segment: Segment) -> tuple[str, ...]:
    """What a description may ask for: the office or noun, and the general noun ("lawmaker" of a senator)."""
    role = segment.role
    if role is None:
        return ()
    said = _said_role(segment)
    return (said, role.name) if role.name in load_nouns().general else (said,)


def title_before(ent: Phrase, index: Index) -> Token | None:
    """The title right before a person's name ("Russian President" Vladimir Putin), whatever the parser made of it."""
    if ent.start == 0:
        return None
    token = ent.doc[ent.start - 1]
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or is_mark(token) or token.i == ent.root.i:
        return None
    roles = [s.role for s in scan(token.text, index) if s.role is not None and s.role.person and not s.role.plural]
    return token if roles else None


def first_title(title: Token, index: Index) -> Token | None:
    """The office joined before the title of a name: "Deputy Premier" in "Deputy Premier and Foreign Minister Ruiz".

    None where a determiner or a place before the second tells two people: "the premier and Foreign Minister Ruiz".
    """
    doc, start = title.doc, title.i
    while start > 0 and doc[start - 1].dep_ in _IN_TITLE and doc[start - 1].head.i in {title.i, title.head.i}:
        start -= 1
    if start < 2 or doc[start - 1].form != "and" or doc[start].text.islower():
        return None
    first = doc[start - 2]
    own = scan(doc.words(start, title.i + 1), index)
    if not first.text[:1].isupper() or any(segment.flavour not in "RMXxL" for segment in own):
        return None
    roles = [s.role for s in scan(first.text, index) if s.role is not None and s.role.person and not s.role.plural]
    begin = first.i
    while begin and doc[begin - 1].head.i == first.i and doc[begin - 1].dep_ in _BEFORE_TITLE:
        begin -= 1
    return first if roles and doc[begin].form not in _ARTICLES else None


_BEFORE_TITLE = frozenset({"amod", "compound", "nmod", "det", "nmod:poss"})
_IN_TITLE = frozenset({"amod", "compound", "nmod", "flat"})
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})


def role_names(text: str, index: Index, *, person: bool = False) -> set[str]:
    """Canonical role nouns (or offices) that ``text`` holds; with ``person``, those of persons, before any "of"."""
    return set(_role_names(text, index, person))


@lru_cache(maxsize=2048)
def _role_names(text: str, index: Index, person: bool) -> frozenset[str]:
    segments = scan(text, index)
    if person:
        segments = list(takewhile(lambda segment: segment.key != "of", segments))
    return frozenset(
        name for s in segments if s.role is not None and (s.role.person or not person) for name in _held_roles(s)
    )


def has_role(said: str, held: set[str]) -> bool:
    """Whether "the minister" can be one who is a deputy foreign minister, "the leader" a president."""
    if said in held:
        return True
    if said == "leader":
        return bool(held & _CHIEFS)
    return any(_shortens(said, role) for role in held)


@lru_cache(maxsize=4096)
def _shortens(said: str, role: str) -> bool:
    """Whether the words of ``said`` stand in ``role`` in their order and the last is the same."""
    if role in _OTHER_OFFICES:
        return False
    short, long = said.split(" "), role.split(" ")
    if len(short) >= len(long) or short[-1] != long[-1]:
        return False
    if "deputy" in long and "deputy" not in short and "vice" not in short and len(short) > 1:
        return False  # "the foreign minister" is not his deputy; "the minister" may be
    rest = iter(long)
    return all(word in rest for word in short)


def is_definite(token: Token) -> bool:
    """Whether "the", "this" or a possessive introduces the noun."""
    return any(
        (child.text.lower() in _DEFINITE and child.dep_ in {"det", "nmod:poss"}) or child.dep_ == "nmod:poss"
        for child in token.children
    )


def is_plainly_the(token: Token) -> bool:
    """Whether nothing but "the" stands with the noun: "the government"."""
    said = [child for child in token.children if child.dep_ in _TELLING]
    return len(said) == 1 and said[0].form == "the"


_TELLING = frozenset({"det", "amod", "compound", "nmod", "nmod:poss", "nummod", "acl", "acl:relcl", "appos"})


def led_by(token: Token) -> Token | None:
    """Who leads the body: the minister of "a delegation led by the minister"; None when nobody is said to."""
    for child in token.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in {"lead", "head"}:
            return next((one for one in child.children if case_of(one) == "by"), None)
    return None


def gender_of(phrase: str, name: str, index: Index) -> str:
    """``m``, ``f`` or ``""``: by honorific ("Mrs."), by role ("king"), by first name."""
    found = words(phrase)
    for word in found:
        if index.honorifics.get(word.key) in {"m", "f"}:
            return index.honorifics[word.key]
    for segment in scan(phrase, index):
        if segment.role is not None and segment.role.gender:
            return segment.role.gender
    first = fold(name).split(" ")[0] if name else ""
    return index.genders.get(first, "") if first else ""


def is_initials(short: str, full: str) -> bool:
    """Whether ``short`` is made of the initials of ``full``: SOHR of Syrian Observatory for Human Rights."""
    letters = [c for c in short if c.isalpha()]
    if len(letters) < 2 or not all(c.isupper() for c in letters):
        return False
    initials = [word.surface[0] for word in words(full) if word.surface[0].isupper()]
    return letters == initials

"""Which frames of a predicate fit the sentence, best first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from dragoman.events.answers import answering, answering_aside
from dragoman.events.doers import answerable, said_of
from dragoman.events.lexicon import Frame
from dragoman.events.roles import RoleFinder
from dragoman.events.scenes import is_in_protest, is_on_strike
from dragoman.events.site import Site, counting
from dragoman.events.syntax import (
    RELATIVE,
    case_of,
    child,
    is_passive,
    lower,
    names_parties,
    own_subject,
    predicate_subject,
    relation,
)
from dragoman.events.whereabouts import breaks_out, there
from dragoman.events.words import lists
from dragoman.language.view import Token

_CLAUSE_NEEDS = {
    "to-verb": frozenset({"to"}),
    "that": frozenset({"that", ""}),
    "if": frozenset({"if", "whether"}),
}
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "REJECT", "ACCUSE", "THREATEN"})
FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_CONTENT_NEEDS = {
    "hostile-content": _HOSTILE,
    "friendly-content": FRIENDLY,
    "retreat-content": frozenset({"RETREAT", "CONCEDE"}),
}
_FAR_PREPOSITIONS = frozenset({"against", "between", "into", "with", "from", "to", "by"})
_ING_MARKS = frozenset(
    {"ing", "of", "for", "from", "in", "by", "against", "into", "about", "over", "on", "with", "to", "as"}
)


class Misfit(NamedTuple):
    """What keeps a frame from fitting: the field of its YAML, and the entry where the field is a list of demands."""

    field: str
    entry: str = ""


_VOICE, _PARTICLE, _OBJECT, _NOT_OBJECT, _SUBJECT, _WORDS, _NOT_WORDS, _NEAR = map(
    Misfit, ("voice", "particle", "object", "not_object", "subject", "words", "not_words", "near")
)


def fitting(frames: tuple[Frame, ...], site: Site, roles: RoleFinder) -> list[Frame]:
    """The frames whose constraints hold at ``site``, the most specific first, then in the order of the files."""
    found = [frame for frame in frames if _fits(frame, site, roles)]
    return sorted(found, key=lambda frame: (-frame.constraints, frame.order)) if len(found) > 1 else found


def _fits(frame: Frame, site: Site, roles: RoleFinder) -> bool:
    if frame.particle and frame.particle not in roles.surroundings(site.token).particles:
        return False  # what most senses lack is looked at first
    if frame.modifiers and not roles.surroundings(site.token).modifiers.issuperset(frame.modifiers):
        return False
    if frame.words and not _sentence_has(site.token, frame.words):
        return False
    return next(misfits(frame, site, roles), None) is None


def misfits(frame: Frame, site: Site, roles: RoleFinder) -> Iterator[Misfit]:
    """What keeps the frame from fitting, found one by one; nothing where it fits."""
    clause = site.clause
    if not _voice_fits(frame, site):
        yield _VOICE
    if frame.particle and frame.particle not in roles.surroundings(site.token).particles:
        yield _PARTICLE
    for word in frame.modifiers:
        if word not in roles.surroundings(site.token).modifiers:
            yield Misfit("modifiers", word)
    if frame.object and not _object_fits(site, frame.object, roles):
        yield _OBJECT
    if frame.not_object and _in_words(clause.object, frame.not_object, roles):
        yield _NOT_OBJECT
    if frame.subject and not _in_words(clause.subject, frame.subject, roles):
        yield _SUBJECT
    for entry in frame.needs:
        if not any(_has(need, site, roles) for need in entry.split("|")):
            yield Misfit("needs", entry)
    for entry in frame.without:
        if any(_has(need, site, roles) for need in entry.split("|")):
            yield Misfit("without", entry)
    if frame.words and not _sentence_has(site.token, frame.words):
        yield _WORDS
    if frame.not_words and _sentence_has(site.token, frame.not_words):
        yield _NOT_WORDS
    if frame.near and _words_near(site, roles).isdisjoint(frame.near):
        yield _NEAR


def _voice_fits(frame: Frame, site: Site) -> bool:
    if frame.voice == "any" or site.pos != "verb":
        return True
    return site.clause.passive == (frame.voice == "passive")


def _in_words(token: Token | None, words: frozenset[str], roles: RoleFinder) -> bool:
    if token is None:
        return False
    if "ACTOR" in words and roles.direct(token):
        return True
    return not words.isdisjoint(roles.surroundings(token).names)


def _object_fits(site: Site, words: frozenset[str], roles: RoleFinder) -> bool:
    """For a noun the object is what its deed is done to: "aid" in "suspension of aid to", "aid suspension"."""
    if site.pos != "noun":
        return _in_words(site.clause.object, words, roles)
    return any(
        (relation(node) == "nmod" and case_of(node) in {"of", "in", "on", "to"} and _in_words(node, words, roles))
        or (relation(node) in {"compound", "nmod"} and node.i < site.token.i and _in_words(node, words, roles))
        for node in site.token.children
    )


def _has(need: str, site: Site, roles: RoleFinder) -> bool:
    clause = site.clause
    if need in _CLAUSE_NEEDS:
        return any(mark in _CLAUSE_NEEDS[need] for mark, _ in clause.complements)
    if need == "ing":
        return any(mark in _ING_MARKS and node.tag_ == "VBG" for mark, node in clause.complements)
    if need == "object":
        return clause.object is not None
    if need == "actor-object":
        return bool(roles.direct(clause.object)) or roles.is_group(clause.object)
    if need == "recipient":
        return True  # judged once the roles are cast
    if need == "indirect":
        return clause.indirect is not None
    if need == "deed":
        return bool(roles.deeds_around(site))
    if need == "own-deed":
        return any(_is_own(own_subject(node)) and _lies_ahead(node) for _, node in clause.complements)
    if need == "light":
        return site.light is not None
    if need == "copula":
        return predicate_subject(site.token) is not None
    if need == "passive":
        return is_passive(site.token)
    if need == "possessor":
        return bool(roles.possessor(site.token))
    if need == "before":
        return bool(roles.modifier(site.token))
    if need == "modifier":
        return bool(roles.modifier(site.token))
    if need in _CONTENT_NEEDS:
        return bool(content_types(site, roles) & _CONTENT_NEEDS[need])
    if need in _ODD_NEEDS:
        return _ODD_NEEDS[need](site, roles)
    if need == "negated":
        return any(relation(n) == "advmod" and lower(n) in {"not", "n't", "never"} for n in site.token.children)
    if need == "will-clause":
        return any(relation(n) == "aux" and lower(n) in {"will", "would", "'ll"} for n in site.token.children)
    if need == "is-behind":
        return case_of(site.token) == "behind" and predicate_subject(site.token) is not None
    if need == "compelled":
        return any(relation(n) == "aux" and lower(n) in {"must", "should"} for n in site.token.children)
    if need == "must-clause":
        return any(
            mark in {"that", ""} and any(relation(n) == "aux" and lower(n) in {"must", "should"} for n in node.children)
            for mark, node in clause.complements
        )
    if need == "subjunctive":
        return any(mark in {"that", ""} and _is_subjunctive(node) for mark, node in clause.complements)
    if need == "doer":
        return clause.subject is not None
    if need == "actor-subject":
        return bool(roles.direct(clause.subject))
    if need == "parties":
        named = {one.actor_id or one.country or one.text for one in roles.direct(clause.subject)}
        if clause.subject is not None and names_parties(clause.subject):
            return True
        return len(named) > 1 or (bool(named) and _joined_by_group(clause.subject, roles))
    if need in {"person-object", "person-subject"}:
        person = clause.object if need == "person-object" else clause.subject
        return person is not None and person.ent_type_ == "PER"
    if need in _FAR_PREPOSITIONS and roles.deeper(need, site):
        return True
    return bool(roles.prepositional(need, site)) or any(
        mark == need and node.tag_ == "VBG" for mark, node in clause.complements
    )


def _is_by_state(site: Site, roles: RoleFinder) -> bool:
    """Whether a state or its government does it, not people of it: "Guyana protested", "Ecuador's protest"."""
    if site.pos == "verb":
        subject = site.clause.subject
        people = roles.direct(subject)
        named = subject is not None and subject.pos_ == "PROPN" and subject.ent_type_ != "PER"
    else:
        paths = ("around-it",) if is_in_protest(site.token) else ("possessor", "by", "from", "modifier")
        people = roles.find(paths, site).participants
        named = True
    return any(one.country and (one.sectors[:1] == ("GOV",) or (named and not one.sectors)) for one in people)


def _is_laid_at(site: Site, roles: RoleFinder) -> bool:
    return bool(answerable(site, roles))


def _behind_at(site: Site, roles: RoleFinder) -> bool:
    return case_of(site.token) == "at"


def _is_said_on(site: Site, roles: RoleFinder) -> bool:
    return said_of(site.token) is not None


def _on_strike(site: Site, roles: RoleFinder) -> bool:
    return is_on_strike(site.token)


def _has_scene(site: Site, roles: RoleFinder) -> bool:
    return bool(roles.scene(site.token))


def _is_answered(site: Site, roles: RoleFinder) -> bool:
    return answering(counting(site.token)) is not None


def _is_answered_aside(site: Site, roles: RoleFinder) -> bool:
    return answering_aside(counting(site.token)) is not None


def _breaks_out(site: Site, roles: RoleFinder) -> bool:
    return breaks_out(site)


def _is_told_there(site: Site, roles: RoleFinder) -> bool:
    return bool(there(roles, site))


def _no_longer(site: Site, roles: RoleFinder) -> bool:
    return any(lower(n) == "longer" and any(lower(sub) == "no" for sub in n.children) for n in site.token.children)


def _done_to_ahead(site: Site, roles: RoleFinder) -> bool:
    """ "Warned that vessels would be seized": a passive that lies ahead and names no doer."""
    return any(
        is_passive(node) and _lies_ahead(node) and child(node, "obl:agent") is None
        for _, node in site.clause.complements
    )


def _is_to_leave(site: Site, roles: RoleFinder) -> bool:
    """ "Told the envoy to leave", "has two days to quit the country": what is to be done is going away."""
    inside = [node for mark, node in site.clause.complements if mark in {"", "to"}]
    inside += [n for n in site.clause.object.children if relation(n) == "acl"] if site.clause.object else []
    return any(_goes_away(node) for node in inside)


def _goes_away(verb: Token) -> bool:
    left = child(verb, "obj")
    if left is not None and left.pos_ != "PROPN" and lower(left) not in lists().left | RELATIVE:
        return False
    if any(relation(node) == "obl" and case_of(node) == "to" for node in verb.children):
        return False  # to go to a meeting
    return verb.lemma_ in lists().leaving and not any(relation(node) in {"xcomp", "ccomp"} for node in verb.children)


def _is_bound_to(site: Site, roles: RoleFinder) -> bool:
    """ "The envoys are to leave within two days": decided by somebody else."""
    below = [(relation(node), lower(node)) for node in site.token.children if node.i < site.token.i]
    return ("mark", "to") in below and any(label in {"aux", "cop"} and word in {"is", "are"} for label, word in below)


def _is_own_threat(site: Site, roles: RoleFinder) -> bool:
    """Whether what is warned of may come from whoever warns: not "warned that rebels were seeking a pretext"."""
    return not any(_is_about_another(site, node, roles) for mark, node in site.clause.complements if mark == "that")


def _is_about_another(site: Site, deed: Token, roles: RoleFinder) -> bool:
    """Whether somebody else does the deed that a warning is about, one that is no suffering: "would pay a price"."""
    doer = own_subject(deed)
    if doer is None or _is_own(doer) or is_passive(deed) or deed.lemma_ in lists().suffering:
        return False
    doers = {one.country for one in roles.direct(doer)}
    ours = {one.country for one in roles.direct(site.clause.subject)}
    return bool(doers) and "" not in doers and doers.isdisjoint(ours)


def may_threaten(site: Site, roles: RoleFinder) -> bool:
    """Whether a warning that no frame knows may be a threat: of what lies ahead, and not by somebody else."""
    if site.token.lemma_ not in lists().warning:
        return True
    ahead = any(_lies_ahead(node) for mark, node in site.clause.complements if mark == "that")
    return ahead and _is_own_threat(site, roles)


_ODD_NEEDS: dict[str, Callable[[Site, RoleFinder], bool]] = {
    "by-state": _is_by_state,
    "laid-at": _is_laid_at,
    "said-on": _is_said_on,
    "behind-at": _behind_at,
    "answered": _is_answered,
    "answered-aside": _is_answered_aside,
    "breaks-out": _breaks_out,
    "there": _is_told_there,
    "no-longer": _no_longer,
    "on-strike": _on_strike,
    "scene": _has_scene,
    "passive-ahead": _done_to_ahead,
    "to-leave": _is_to_leave,
    "is-to": _is_bound_to,
    "own-threat": _is_own_threat,
}


def _joined_by_group(subject: Token | None, roles: RoleFinder) -> bool:
    """ "Kenya and its allies": the second party is a group without a name."""
    return subject is not None and any(relation(n) == "conj" and roles.is_group(n) for n in subject.children)


_AHEAD = frozenset({"will", "would", "'ll", "could", "may", "might", "shall", "'d"})
_SELF = frozenset({"it", "he", "she", "they", "we", "i"})
_OWN = frozenset({"its", "his", "her", "their", "our", "my"})


def _is_own(subject: Token | None) -> bool:
    """Whether whoever speaks does the deed: "it would attack", "its soldiers would attack"."""
    if subject is None:
        return False
    owner = child(subject, "nmod:poss")
    return lower(subject) in _SELF or (owner is not None and lower(owner) in _OWN)


def _lies_ahead(verb: Token) -> bool:
    return any(relation(node) == "aux" and lower(node) in _AHEAD for node in verb.children)


def _is_subjunctive(node: Token) -> bool:
    """Whether a clause says what is to be: "that Serbia pay", "that it be closed", "that they should go"."""
    helpers = [n for n in node.children if relation(n) in {"aux", "cop"} and n.i < node.i]
    if any(lower(n) in {"should", "must", "be"} for n in helpers if n.dep_ != "aux:pass" or lower(n) == "be"):
        return not any(lower(n) in {"will", "would", "can", "could", "may", "might", "to"} for n in helpers)
    return node.tag_ == "VB" and all(lower(n) == "not" for n in helpers)


def content_types(site: Site, roles: RoleFinder) -> set[str]:
    """The types that the frames give to the deeds inside the complement of ``site`` ("vowed to *attack*")."""
    found: set[str] = set()
    for _, node in site.clause.complements:
        kind = _type_at(node, "verb", roles)
        for inner in node.children:
            if not kind and relation(inner) in {"obj", "xcomp", "obl"}:
                kind = _type_at(inner, "noun" if relation(inner) != "xcomp" else "verb", roles)
        if kind:
            found.add(kind)
    return found


def _type_at(token: Token, pos: Literal["verb", "noun"], roles: RoleFinder) -> str:
    frames = roles.lexicon.candidates(pos, lower(token))
    if not frames:
        return ""
    fits = fitting(frames, roles.site(token, pos), roles)
    return fits[0].event_type if fits else ""


def _words_near(site: Site, roles: RoleFinder) -> frozenset[str]:
    near = roles.words_below(site.token)
    return near if site.light_token is None else near | roles.words_below(site.light_token)


def _sentence_has(token: Token, words: frozenset[str]) -> bool:
    return not words.isdisjoint(token.sent.vocabulary)

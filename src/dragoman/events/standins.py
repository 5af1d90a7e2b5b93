"""What tells a deed again without a noun for it.

"They did it", "it happened at dawn", "Rome holds the army responsible for it", "Kenya blamed the group", "the
attackers came from the north", "some 9,000 took part", "police put their number at 240,000", "they were driven to the
bridge": each means the deed told last, and says more of it. "The ban had been imposed in March" means the deed that the
one told last undid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from dragoman.actors.actor import Participant
from dragoman.events.doers import answerable
from dragoman.events.event import Event
from dragoman.events.lexicon import load_lexicon
from dragoman.events.ontology import load_ontology
from dragoman.events.reality import status_of
from dragoman.events.reference_words import Undone, reference
from dragoman.events.retelling import (
    UNREAL,
    Coded,
    are_known,
    countries,
    is_same_party,
    last_deed,
    nearness,
    retold,
    tells_already,
)
from dragoman.events.roles import RoleFinder
from dragoman.events.syntax import antecedent, case_of, is_clock, is_verb, lower, mark_of, own_subject, relation
from dragoman.language.view import Token, View

_IT = frozenset({"it", "this", "that"})


def stand_ins(doc: View, found: Sequence[Coded], roles: RoleFinder) -> Iterator[Coded]:
    """The deeds of ``found`` that words of ``doc`` without a frame or a noun of their own tell again.

    One that is told by nobody in ``found`` ("they were seized") may stand at the same word with its doers.
    """
    known, words = list(found), _words_that_tell()
    for token in doc:
        if token.lemma_.lower() not in words and lower(token) not in _IT:
            continue
        for tell in _TELLERS:
            again = tell(token, known, roles)
            if again is not None:
                known.append(again)
                yield again
                break


@cache
def _words_that_tell() -> frozenset[str]:
    """The lemmas that ``_TELLERS`` look for, beside "it"; all other words of an article are passed over."""
    rules = reference()
    undone = (word for kind in rules.undone for word in kind.words)
    listed = (*rules.happening, *rules.blaming, *rules.agents, *rules.counting, *rules.undergone, *undone)
    return frozenset(word.lower() for word in (*listed, "do", "take", "come", "participate"))


def _status_told(token: Token, told: Coded, doers: list[Participant], pos: str = "verb") -> Coded | None:
    """``told`` again at ``token``, None where it is only imagined, or the doers are those whom it befell."""
    status = status_of(token, pos, None, load_lexicon(), {})
    if not status.told or status.auxiliary & UNREAL:
        return None
    suffered = told[0].recipients
    if any(is_same_party(one, other) for one in doers for other in suffered):
        return None
    return retold(told, token, status, doers or told[0].actors, suffered)


# -- "they did it" ----------------------------------------------------------------------------------------------------


def _done_so(verb: Token, found: Sequence[Coded], roles: RoleFinder) -> Coded | None:
    """The deed told last, by whom "do" says: "Yemeni rebels say they did it"."""
    if not _is_pro_verb(verb):
        return None
    doers = roles.entity(roles.clause(verb).subject).participants
    if not any(_is_able(one) for one in doers):
        return None  # "the doctor did it for his brother"
    alike = any(lower(node) in _ALIKE for node in verb.children)
    told = last_deed(verb, found, reference().deeds, bar=alike)
    return _status_told(verb, told, doers) if told is not None else None


_ABLE = frozenset({"REB", "UAF", "MIL", "GOV", "COP", "SPY", "CRM", "PRM", "OPP", "PRE"})
"""Sectors whose people may have done a deed though no state of theirs is known."""


def _is_able(one: Participant) -> bool:
    """Whether somebody may have done a deed of the news: of a state, armed or in office, or a group with a name."""
    words = one.name.split()
    return bool(one.country or _ABLE & set(one.sectors)) or (bool(words) and words[-1][:1].isupper())


_ANEW = frozenset({"again", "before", "twice", "often", "always", "earlier", "previously"})


def _is_pro_verb(token: Token) -> bool:
    """ "Do" for a deed told before: "the rebels did it", "denied having done so", "Iran says it did not"."""
    if token.lemma_ != "do" or token.pos_ not in {"VERB", "AUX"} or relation(token) == "aux":
        return False
    if token.tag_ in {"VBZ", "VBP"} or any(lower(node) in _ANEW for node in token.children):
        return False  # what somebody does again and again
    objects = [node for node in token.children if relation(node) in {"obj", "advmod", "obl"} and node.i > token.i]
    if any(_stands_in(node) for node in objects):
        return True  # else "the Creek Guardians say that they did"
    return relation(token) == "ccomp" and all(relation(node) in _BESIDE_DID for node in token.children)


_ALIKE = frozenset({"same", "likewise"})
_BESIDE_DID = frozenset({"nsubj", "mark", "aux", "advmod", "punct", "obl"})


def _stands_in(node: Token) -> bool:
    """ "It", "so", "nothing of the kind"; "nothing" by itself says that somebody was idle."""
    if lower(node) not in reference().instead:
        return False
    return lower(node) != "nothing" or any(lower(sub) in {"kind", "sort"} for sub in node.children)


# -- "it happened at dawn" --------------------------------------------------------------------------------------------


def _happened(verb: Token, found: Sequence[Coded], roles: RoleFinder) -> Coded | None:
    """The main deed of the sentence before: "It took place at dawn", "It lasted two hours"."""
    if not is_verb(verb) or not _is_to_happen(verb):
        return None
    subject = own_subject(verb)
    if subject is None or not _is_it(subject) or subject.i - subject.sent.start > _OPENING:
        return None
    if verb.lemma_ == "come" and roles.direct(subject):
        return None  # the ship came, not the raid
    told = _main_of_sentence_before(verb, found)
    return None if told is None or tells_already(verb, found, {told[0].event_type}) else _status_told(verb, told, [])


_OPENING = 3
"""Words before an "it" that opens its sentence: "In Lima it lasted two hours"."""


def _is_it(token: Token) -> bool:
    """Whether the token is a pronoun for a thing; "that" may be a relative pronoun or an article."""
    return (
        lower(token) in _IT and token.pos_ in {"PRON", "DET"} and relation(token) != "det" and antecedent(token) is None
    )


def _is_to_happen(verb: Token) -> bool:
    if verb.lemma_ in reference().happening:
        return not any(relation(node) == "xcomp" for node in verb.children)  # "happened to be a holiday"
    if verb.lemma_ == "take":
        return any(relation(node) == "obj" and lower(node) == "place" for node in verb.children)
    if verb.lemma_ != "come":
        return False
    later = [node for node in verb.children if relation(node) in {"obl", "advcl"}]
    return any({case_of(node), mark_of(node)} & {"after", "before"} for node in later)


def _main_of_sentence_before(token: Token, found: Sequence[Coded]) -> Coded | None:
    """Of the deeds of the sentence before, the one that its main clause tells; those only said are passed over."""
    start = token.sent.start_char
    before = [coded for coded in found if coded[0].sentence.end <= start and not coded[0].auxiliary & UNREAL]
    if not before:
        return None
    nearest = max(coded[0].sentence.start for coded in before)
    if any(mark in token.doc.text[max(one[0].sentence.end for one in before) : start].strip() for mark in ".!?"):
        return None  # another sentence stands between
    there = [c for c in before if c[0].sentence.start == nearest and c[0].event_type not in reference().spoken]
    return max(there, key=lambda one: nearness(token, one), default=None)


# -- "responsible for it", "behind it", "ordered it" ------------------------------------------------------------------


def _owned_up(token: Token, found: Sequence[Coded], roles: RoleFinder) -> Coded | None:
    """The deed told last, by whom somebody holds to have done it, or who says so himself."""
    if not _is_it(token):
        return None
    governor = token.head
    if relation(token) == "obj" and governor.lemma_ in reference().owning_up:
        if any(relation(node) in {"xcomp", "ccomp"} for node in governor.children):
            return None  # "ordered it to leave"
        doers = roles.entity(roles.clause(governor).subject).participants
    else:
        doers = answerable(roles.site(token, "noun"), roles).participants
    told = last_deed(token, found, reference().deeds) if doers else None
    return None if told is None else _status_told(token, told, doers, "noun")


# -- "Kenya blamed the group" -----------------------------------------------------------------------------------------


def _blamed(verb: Token, found: Sequence[Coded], roles: RoleFinder) -> Coded | None:
    """The deed told last, by those who are blamed without a word of what for."""
    if verb.lemma_ not in reference().blaming or not is_verb(verb) or _says_for_what(verb):
        return None
    here = next((e for e, _ in found if e.trigger.start == verb.idx and e.event_type == "ACCUSE"), None)
    if here is None or not are_known(here.recipients) or here.auxiliary & (UNREAL | {"negation"}):
        return None
    told = last_deed(verb, found, reference().blamed)
    if told is None or tells_already(verb, found, {told[0].event_type}):
        return None
    if any(is_same_party(one, other) for one in here.actors for other in told[0].actors):
        return None  # who blames others is not the one who did it
    return _status_told(verb, told, list(here.recipients))


def _says_for_what(verb: Token) -> bool:
    """ "Blamed them for the raid", "accused of having shot", "blamed the raid on them"."""
    below = [node for node in verb.children if node.i > verb.i]
    below += [node for adjective in below for node in adjective.children if node.i > adjective.i]
    below += [node for each in below for node in each.children if lower(each) in {"responsible", "answerable"}]
    return any({case_of(node), mark_of(node)} & {"for", "of", "over", "on", "that"} for node in below)


# -- "the attackers came from the north" ------------------------------------------------------------------------------


def _by_those(noun: Token, found: Sequence[Coded], roles: RoleFinder) -> Coded | None:
    """The deed of "the attackers", whom the sentence names: "the killers were from al-Shabaab"."""
    kinds = reference().agents.get(noun.lemma_.lower())
    if kinds is None or noun.dep_ != "nsubj" or not any(lower(node) in {"the", "these"} for node in noun.children):
        return None
    doers = _named_below(noun.head, roles)
    told = last_deed(noun, found, frozenset(kinds)) if doers else None
    if told is None or tells_already(noun, found, {told[0].event_type}):
        return None
    return _status_told(noun, told, doers, "noun")


def _named_below(predicate: Token, roles: RoleFinder) -> list[Participant]:
    """Who is named behind "were", "came from", "belonged to"."""
    if any(relation(node) == "cop" for node in predicate.children):
        return roles.entity(predicate).participants
    if predicate.lemma_ not in {"come", "belong", "wear", "hail", "arrive"}:
        return []
    for node in predicate.children:
        if (relation(node) == "obl" and case_of(node) in {"from", "to"}) or relation(node) == "obj":
            found = roles.entity(node).participants
            if found:
                return found
    return []


# -- "some 9,000 took part", "police put their number at 240,000" -----------------------------------------------------


def _took_part(verb: Token, found: Sequence[Coded], roles: RoleFinder) -> Coded | None:
    """The protest or exercise told last: "some 9,000 of them took part", with nothing said of what in."""
    taking = verb.lemma_ == "take" and any(relation(n) == "obj" and lower(n) == "part" for n in verb.children)
    if not taking and verb.lemma_ != "participate":
        return None
    if not is_verb(verb) or any(case_of(node) in {"in", "at"} and not _is_time(node) for node in verb.children):
        return None
    told = last_deed(verb, found, reference().taking_part)
    return None if told is None or tells_already(verb, found, {told[0].event_type}) else _status_told(verb, told, [])


def _is_time(node: Token) -> bool:
    return lower(node) in reference().times


def _counted(verb: Token, found: Sequence[Coded], roles: RoleFinder) -> Coded | None:
    """The deed told last of which a figure is given: "put the number at 500", "counted 530 people"."""
    if verb.lemma_ not in reference().counting or not is_verb(verb) or roles.clause(verb).passive:
        return None
    kinds = _counts_what(verb)
    told = last_deed(verb, found, kinds) if kinds else None
    if told is None or tells_already(verb, found, {told[0].event_type}):
        return None
    return _status_told(verb, told, [])


def _counts_what(verb: Token) -> frozenset[str]:
    """The types of deeds that can have such a figure: none where the verb gives no number of people."""
    rules = reference()
    thing = next((node for node in verb.children if relation(node) == "obj"), None)
    numbers = [node for node in verb.children if relation(node) == "obl" and case_of(node) in {"at", "as", "of"}]
    if thing is not None and _counts_things(thing):
        return frozenset()
    if thing is not None and lower(thing) in rules.counts and any(_is_number(node) for node in numbers):
        return frozenset(rules.counts[lower(thing)])
    if thing is None and verb.lemma_ == "speak" and any(node.pos_ == "NUM" for node in numbers):
        return frozenset(rules.counts["number"])
    if thing is not None and verb.lemma_ == "count" and _is_number(thing):
        people = thing.pos_ == "NUM" or lower(thing) in {"people", "men", "women", "persons", "dead", "wounded"}
        return frozenset(rules.counts["number"]) if people else frozenset()
    return frozenset()


def _counts_things(number: Token) -> bool:
    """ "The number of estates", not "the number of marchers", "the number"."""
    counted = next((n for n in number.children if relation(n) == "nmod" and case_of(n) == "of"), None)
    if counted is None:
        return False
    people = load_lexicon().groups | {"people", "men", "women", "dead", "wounded", "injured", "arrested", "detained"}
    return lower(counted) not in people and counted.lemma_.lower() not in people


def _is_number(node: Token) -> bool:
    return node.pos_ == "NUM" or any(relation(sub) == "nummod" for sub in node.children)


# -- "they were driven to the bridge", "the ban had been imposed in March" --------------------------------------------


def _undergone(verb: Token, found: Sequence[Coded], roles: RoleFinder) -> Coded | None:
    """The deed told last, of those whom it befell: "they were driven to the bridge", with nobody named who drove."""
    wanted = reference().undergone.get(verb.lemma_)
    subject = own_subject(verb) if wanted is not None and _is_bare_passive(verb) else None
    if wanted is None or subject is None or not _is_of_those(subject):
        return None
    if any(lower(node) in reference().elsewhere for node in verb.children):
        return None  # "were taken to hospital"
    here = [coded for coded in found if coded[0].trigger.start == verb.idx]
    if any(event.actors or event.auxiliary or event.event_type in reference().spoken for event, _ in here):
        return None
    others = [coded for coded in found if coded not in here]
    kinds = frozenset(kind.partition("/")[0] for kind in wanted)
    of_mode = [c for c in others if not {c[0].event_type, f"{c[0].event_type}/{c[0].mode}"}.isdisjoint(wanted)]
    told = last_deed(verb, of_mode, kinds)
    if told is None or not told[0].actors or tells_already(verb, others, kinds):
        return None
    if not all(_may_befall(told, event) for event, _ in here):
        return None
    return _status_told(verb, told, [])


def _may_befall(told: Coded, here: Event) -> bool:
    """Whether those whom a frame has seen suffer here may be those of the deed before."""
    before, now = countries(told[0].recipients), countries(here.recipients)
    return not before or not now or bool(before & now)


def _is_bare_passive(verb: Token) -> bool:
    """Whether the verb is passive, its doer not named, and it was not "driven off"."""
    passive = any(node.dep_ == "aux:pass" for node in verb.children)
    return passive and not any(case_of(node) == "by" or lower(node) in {"off", "away"} for node in verb.children)


def _is_of_those(subject: Token) -> bool:
    """ "They", "the six", "the fishermen"."""
    if lower(subject) in {"they", "he", "she"}:
        return True
    pointed_at = any(relation(node) == "det" and lower(node) in {"the", "these"} for node in subject.children)
    return pointed_at and (subject.pos_ == "NUM" or subject.lemma_.lower() in reference().undergoing)


def _undone(word: Token, found: Sequence[Coded], roles: RoleFinder) -> Coded | None:
    """The deed that the one told last undid, where the text gives its day: "the ban had been imposed in March"."""
    passive = _is_bare_passive(word)
    if not passive and not (word.pos_ == "NOUN" and any(lower(node) in _POINTING for node in word.children)):
        return None
    if not _is_dated(word) and not (not passive and is_verb(word.head) and _is_dated(word.head)):
        return None
    for kind in reference().undone:
        if word.lemma_.lower() in kind.words and not tells_already(word, found, {kind.event_type, kind.by}):
            undoing = last_deed(word, [coded for coded in found if _undoes(coded, kind)], frozenset({kind.by}))
            if undoing is not None:
                return _presupposed(word, kind, undoing, "verb" if passive else "noun")
    return None


def _presupposed(word: Token, kind: Undone, undoing: Coded, pos: str) -> Coded | None:
    told = _status_told(word, _deed_of(kind, undoing), [], pos)
    if told is None:
        return None
    event, evidence = told
    before = undoing[0].trigger
    return replace(event, reason=f"undone by: {before.text!r} at {before.start}"), evidence


_POINTING = frozenset({"the", "this", "that", "its", "their", "his", "her"})
_AT = frozenset({"on", "in", "at", "since", ""})


def _is_dated(word: Token) -> bool:
    """Whether a day or month stands with the word: "on March 18", "last week"; not "for nine days"."""
    times = [node for node in word.children if relation(node) in {"obl", "nmod"} and case_of(node) in _AT]
    return any(is_clock(node) or any(is_clock(sub) for sub in node.children) for node in times)


def _undoes(coded: Coded, kind: Undone) -> bool:
    event = coded[0]
    if event.event_type != kind.by or (kind.modes and event.mode not in kind.modes):
        return False
    frame = event.reason.partition(";")[0]
    return not kind.frames or any(word in frame for word in kind.frames)


def _deed_of(kind: Undone, undoing: Coded) -> Coded:
    ontology = load_ontology()
    event = replace(
        undoing[0],
        event_type=kind.event_type,
        mode=kind.mode,
        quad=ontology.quad(kind.event_type),
        score=ontology.score(kind.event_type, kind.mode),
    )
    return event, undoing[1]


Teller = Callable[[Token, Sequence[Coded], RoleFinder], Coded | None]
_TELLERS: tuple[Teller, ...] = (
    _done_so,
    _happened,
    _owned_up,
    _blamed,
    _by_those,
    _took_part,
    _counted,
    _undergone,
    _undone,
)

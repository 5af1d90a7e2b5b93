"""Code the events of one document: who did what to whom, by the frames of ``data/frames``.

For each word that could trigger a frame: which frames fit (``matching``), who takes part (``casting``), how real it is
(``status``), which type it is after the rules between types (``rules``). Deterministic; reads nothing but its input.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.actors.actor import Participant
from dragoman.documents.document import Document
from dragoman.events.answers import is_of_answers
from dragoman.events.casting import Candidate, cast_roles
from dragoman.events.contexts import contexts_of, contexts_of_deed, contexts_of_document
from dragoman.events.event import Event, event_id
from dragoman.events.fields import Leaning, about_something_else, leaning, leaning_within, tells_nothing, tells_politics
from dragoman.events.learned import EventModel, Evidence, calibrated, load_model_frames
from dragoman.events.lexicon import Frame, Lexicon, PartOfSpeech, load_lexicon
from dragoman.events.matching import FRIENDLY, fitting
from dragoman.events.modes import mode_of
from dragoman.events.ontology import Ontology, load_ontology
from dragoman.events.phrases import CastLike
from dragoman.events.reality import status_of
from dragoman.events.reference import told_again
from dragoman.events.reference_words import reference
from dragoman.events.roles import RoleFinder
from dragoman.events.rules import Deed, apply_rules
from dragoman.events.scenes import is_in_protest
from dragoman.events.status import Status
from dragoman.events.syntax import case_of, lower, relation
from dragoman.events.timing import years_of
from dragoman.language.view import Phrase, Token, View, view
from dragoman.span import Span


def code_events(doc: Doc | View, document: Document, cast: CastLike) -> list[Event]:
    """Every event told in ``doc``, in the order of their triggers.

    ``date``, ``place`` and ``attribution`` are left empty: grounding and the binder fill them.
    """
    return [event for event, _ in code_with_evidence(doc, document, cast)]


def code_with_evidence(doc: Doc | View, document: Document, cast: CastLike) -> list[tuple[Event, Evidence]]:
    """``code_events`` with what each event's confidence was made from."""
    lexicon, ontology = load_lexicon(), load_ontology()
    tokens = view(doc)
    model = EventModel(tokens)
    roles = RoleFinder(tokens, cast, lexicon)
    leanings = [leaning(sentence) for sentence in tokens.sents]
    elsewhere = about_something_else(leanings)
    told = []
    for sentence, lean in zip(tokens.sents, leanings, strict=True):
        if not tells_nothing(lean, elsewhere=elsewhere):
            candidates = _candidates(sentence, roles, lexicon, model)
            within = leaning_within(lean, elsewhere=elsewhere)
            candidates = [c for c in candidates if _is_political(c, within, ontology)]
            if within is not lean:
                candidates = [c for c in candidates if (c.chance or 0.0) >= _SURE_ELSEWHERE]
            told += [(sentence, candidates)] if candidates else []
    if not told:
        return []
    contexts = {sentence.start: contexts_of(sentence) for sentence in tokens.sents}
    about = contexts_of_document(document.title or "", list(contexts.values()))
    events: list[tuple[Event, Evidence]] = []
    for sentence, candidates in told:
        around = contexts[sentence.start] | about
        events += _events_of(sentence, candidates, around, document, lexicon, ontology)
    return told_again(tokens, events, roles)


_SURE_ELSEWHERE = 0.8
"""How sure the model must be of a deed in a text about something else, where the sentence itself leans nowhere."""


def _is_political(candidate: Candidate, lean: Leaning, ontology: Ontology) -> bool:
    friendly = ontology.quad(candidate.frame.event_type) <= 2
    return tells_politics(lean, [*candidate.actors, *candidate.recipients], friendly=friendly)


def _candidates(sentence: Phrase, roles: RoleFinder, lexicon: Lexicon, model: EventModel) -> list[Candidate]:
    found = [c for token in sentence if token.pos_ in _OPEN for c in _candidate_at(token, roles, lexicon, model)]
    told = {c.site.token.i for c in found}
    found = [c for c in found if not _only_says_why(c.site.token, told)]
    return [c for c in found if not _only_embeds(c, found, lexicon)]


def _only_says_why(noun: Token, told: set[int]) -> bool:
    """ "Recalled its envoy in protest at the raid": the recall is the protest."""
    return is_in_protest(noun) and noun.head.i in told


def _hides_a_name(token: Token) -> bool:
    """ "Officials who declined to be named"."""
    return any(relation(node) == "xcomp" and lower(node) in {"named", "identified"} for node in token.children)


def _only_embeds(candidate: Candidate, found: list[Candidate], lexicon: Lexicon) -> bool:
    """Whether a word without a frame only says how real another deed is: "decided to attack", "avoided firing"."""
    word = candidate.site.token
    if not candidate.frame.id.startswith("model/") or lower(word) not in lexicon.embedding[parts_of_speech(word)[0]]:
        return False
    inner = [other.frame.event_type for other in found if other is not candidate and _carries(word, other.site.token)]
    if candidate.frame.event_type in _ENDING and FRIENDLY.issuperset(inner):
        return False  # to fail at an agreement is to reject it, to bar wares from being sold a sanction
    return bool(inner)


_COMPELLED = "hypothetical: must"
"""What a frame that asks for "must" means already: "must leave by Friday" tells that somebody was sent away."""

_BOUND = "future: to"
_ASKS_FOR_NOT = frozenset({"negated", "no-longer"})


def _lift_what_the_frame_asks(frame: Frame, status: Status) -> None:
    """Who did not let somebody in has refused: a "not" or "must" that the frame asks for is part of what it tells."""
    if "compelled" in frame.needs:
        status.lift(_COMPELLED)
    if "is-to" in frame.needs:
        status.lift(_BOUND)
    if any(_ASKS_FOR_NOT.issuperset(need.split("|")) for need in frame.needs):
        status.lift_own_negation()


_ENDING = frozenset({"REJECT", "SANCTION"})


def _carries(word: Token, deed: Token) -> bool:
    """Whether the deed stands in the complement of the word, at most three steps below it."""
    node = deed
    for _ in range(3):
        if node.dep_ not in _CARRYING or node.head.i == node.i:
            return False
        node = node.head
        if node.i == word.i:
            return True
    return False


_CARRYING = frozenset({"xcomp", "ccomp", "obj", "acl", "advcl", "obl", "obl:agent", "nmod"})

_OPEN: dict[str, tuple[PartOfSpeech, ...]] = {
    "VERB": ("verb",),
    "AUX": ("verb",),
    "NOUN": ("noun",),
    "PROPN": ("noun",),
    "ADJ": ("adjective",),
}


def parts_of_speech(token: Token) -> tuple[PartOfSpeech, ...]:
    """As what a word may trigger frames, the likeliest first; "Support" in "Rapid Support Forces" triggers none,
    nor does "March" the month.
    """
    if token.pos_ == "PROPN" and (token.ent_type_ in {"PER", "ORG"} or token.form == "march"):
        return ()
    if token.pos_ == "ADJ" and (token.tag_ == "VBN" or lower(token).endswith("ed")):
        return ("adjective", "verb")
    return _OPEN.get(token.pos_, ())


def _candidate_at(token: Token, roles: RoleFinder, lexicon: Lexicon, model: EventModel) -> list[Candidate]:
    if _hides_a_name(token):
        return []
    for pos in parts_of_speech(token):
        frames = lexicon.candidates(pos, lower(token))
        if not frames and token.lemma_:
            frames = lexicon.candidates(pos, token.lemma_.lower())
        if not frames:
            continue
        site = roles.site(token, pos)
        for frame in _as_meant(fitting(frames, site, roles), token, model):
            chance = model.chance(token, frame.event_type)
            candidate = cast_roles(frame, site, roles, chance)
            if candidate is not None and not _only_describes(candidate):
                candidate.chance = chance
                return [candidate]
    return [] if token.dep_ == "amod" else _seen_by_model(token, roles, model)


def _only_describes(candidate: Candidate) -> bool:
    """A participle before its noun tells whom the clause speaks of, not what happened: "the jailed archbishop".

    One that names its doer tells a deed, "the *Iran-backed* rebels", unless both sides do it: "improved ties with
    Peru". Of 15 without a doer in news kept aside none did.
    """
    if candidate.site.token.dep_ != "amod" or candidate.site.pos != "verb":
        return False
    return not candidate.actors or candidate.frame.reciprocal


def _as_meant(frames: list[Frame], token: Token, model: EventModel) -> list[Frame]:
    """The frames, those of a type that the model is sure of first when it doubts the type of the first one.

    A frame that asks more of the sentence than its rivals has told the senses apart itself and stays first.
    """
    if not model or len({frame.event_type for frame in frames}) < 2:
        return frames
    known, doubt = load_model_frames(), model.chance(token, frames[0].event_type) or 0.0
    if doubt >= known.doubt:
        return frames
    most = frames[0].constraints
    return sorted(
        frames,
        key=lambda frame: frame.constraints < most or (model.chance(token, frame.event_type) or 0.0) < known.threshold,
    )


def _seen_by_model(token: Token, roles: RoleFinder, model: EventModel) -> list[Candidate]:
    """A deed that no frame tells, when the model is sure of one."""
    opinion = model.opinion(token)
    known = load_model_frames()
    if opinion is None or opinion.chance < known.threshold or _only_strives(token):
        return []
    if token.lemma_.lower() in known.never.get(opinion.event_type, ()):
        return []
    for pos in parts_of_speech(token)[:1]:
        frame = replace(known.frames[opinion.event_type, pos], mode=opinion.mode, lemma=token.lemma_)
        candidate = cast_roles(frame, roles.site(token, pos), roles)
        if candidate is not None:
            candidate.chance = opinion.chance
            return [candidate]
    return []


def _only_strives(token: Token) -> bool:
    """ "Fought for the rights of farmers": for something, against nobody named."""
    if token.lemma_ != "fight" or token.pos_ != "VERB":
        return False
    cases = {case_of(node) for node in token.children}
    aimed = cases & {"against", "with"} or any(relation(node) == "obj" for node in token.children)
    return "for" in cases and not aimed and not any(lower(node) == "to" for node in token.children)


def _events_of(
    sentence: Phrase,
    candidates: list[Candidate],
    contexts: frozenset[str],
    document: Document,
    lexicon: Lexicon,
    ontology: Ontology,
) -> list[tuple[Event, Evidence]]:
    unreal = {c.site.token.i: c.frame.content for c in candidates}
    for c in candidates:  # a light verb passes on what its noun says of the deeds inside: "made a demand to leave"
        if c.site.light_token is not None:
            unreal.setdefault(c.site.light_token.i, c.frame.content)
    consumed = _consumed(candidates)
    deeds = {c.site.token.i: c for c in candidates}
    coded: list[tuple[Event, Evidence]] = []
    for candidate in candidates:
        if candidate.site.token.i in consumed and not candidate.laid:
            continue
        site, answered = candidate.site, is_of_answers(candidate.frame)
        status = status_of(site.token, site.pos, site.light_token, lexicon, unreal, presupposed=answered)
        if not status.told:
            continue
        _lift_what_the_frame_asks(candidate.frame, status)
        _mark_history(candidate, status, document)
        evidence, event = _event(candidate, status, sentence, contexts, document, deeds, lexicon, ontology)
        coded.append((event, evidence))
    return _without_echoes(coded)


def _consumed(candidates: list[Candidate]) -> set[int]:
    """Nouns that a verb frame has used up: "sanctions" in "imposed sanctions", told by the verb's own frame."""
    used: set[int] = set()
    judged = {c.site.token.i for c in candidates if c.site.pos == "noun" and c.frame.event_type in _JUDGED}
    for candidate in candidates:
        frame, clause = candidate.frame, candidate.site.clause
        if candidate.site.pos == "verb" and frame.object and clause.object is not None:
            taken = {clause.object.i, *(n.i for n in clause.object.children if _is_part_of_object(n))}
            used |= taken - judged if frame.event_type in _JUDGING else taken
    verbs = {c.site.token.i for c in candidates if c.site.pos == "verb"}
    for candidate in candidates:  # a light verb that carries a noun is no event of its own
        light = candidate.site.light_token
        if light is not None and light.i in verbs and candidate.site.token.i not in used:
            verb = next(c for c in candidates if c.site.token.i == light.i)
            if not verb.frame.object:
                used.add(light.i)
    return used


_JUDGING = frozenset({"SUPPORT", "ACCUSE"})
_JUDGED = frozenset({"RETREAT", "COERCE", "ASSAULT", "SANCTION", "AID"})
"""What is judged is a deed of its own: "welcomed the *release* of the journalists"."""


def _is_part_of_object(node: Token) -> bool:
    """ "Sanctions" in "a package of sanctions"; not the deed that a note of protest is about."""
    if node.pos_ != "NOUN":
        return False
    return relation(node) == "conj" or (relation(node) == "nmod" and case_of(node) in {"", "of", "on", "for"})


_LONG_AGO = 9
"""Months from the middle of the year named to publication that make a deed history: "in 2020" in spring 2021 is not."""


def _mark_history(candidate: Candidate, status: Status, document: Document) -> None:
    token = candidate.site.light_token or candidate.site.token
    years = years_of(token) + (years_of(candidate.site.token) if token.i != candidate.site.token.i else [])
    if not years:
        return
    published = document.published
    if published[:4].isdigit():
        month = int(published[5:7]) if published[5:7].isdigit() else 12
        middle = (int(published[:4]) - max(years)) * 12 + month - 6
        if middle >= _LONG_AGO:
            status.mark("historical", str(max(years)))


def _content_type(candidate: Candidate, deeds: dict[int, Candidate], lexicon: Lexicon) -> tuple[str, str]:
    """Type and mode of the deed inside what is asked, refused or threatened; "" when no frame knows it."""
    clause = candidate.site.clause
    nodes = [node for _, node in clause.complements]
    nodes += [clause.object] if clause.object is not None else []
    nodes += [n for n in candidate.site.token.children if relation(n) in {"nmod", "obl", "acl"}]
    for node in nodes:
        for token in [node, *(n for n in node.children if relation(n) in {"obj", "obl", "nmod"})]:
            inner = deeds.get(token.i)
            if inner is not None and inner is not candidate:
                return inner.frame.event_type, inner.frame.mode
    for node in nodes:
        pos: PartOfSpeech = "noun" if node.pos_ == "NOUN" else "verb"
        frames = [frame for frame in lexicon.candidates(pos, lower(node)) if not frame.modifiers and not frame.particle]
        if frames and len({frame.event_type for frame in frames}) == 1:
            return frames[0].event_type, frames[0].mode
    return "", ""


_PURPOSE = 0.12
"""What a deed loses for being a purpose only: in "sent tents to support the refugees" the sending is the event."""


def _event(
    candidate: Candidate,
    status: Status,
    sentence: Phrase,
    contexts: frozenset[str],
    document: Document,
    deeds: dict[int, Candidate],
    lexicon: Lexicon,
    ontology: Ontology,
) -> tuple[Evidence, Event]:
    frame = candidate.frame
    deed = Deed(frame.event_type, frame.mode, candidate.actors, candidate.recipients, candidate.confidence)
    content = _content_type(candidate, deeds, lexicon)
    deed = apply_rules(deed, status, content, ontology, keep_type=frame.keep_type)
    people = [*deed.actors, *deed.recipients]
    parties = len({one.country for one in people if one.country})
    deed.mode = mode_of(deed.event_type, deed.mode, candidate.site, parties)
    if ontology.types[deed.event_type].recipient_required and not deed.recipients and len(deed.actors) < 2:
        deed.confidence -= 0.15
    if any(why.endswith(": purpose") for why in status.via):
        deed.confidence -= _PURPOSE
    trigger = _trigger_span(candidate, document)
    told = f"{frame.id} {candidate.chance:.2f}" if frame.id.startswith("model/") else frame.id
    reason = "; ".join([told, *deed.notes, *candidate.notes, *status.via])
    doubts = frame.confidence - deed.confidence
    evidence = Evidence(
        frame.confidence,
        doubts,
        candidate.chance,
        unseen=frame.id.startswith("model/"),
        noun=candidate.site.pos == "noun",
        actor=_is_known(deed.actors),
        recipient=_is_known(deed.recipients),
        main=_is_main(candidate.site.light_token or candidate.site.token),
        modifier=candidate.site.token.dep_ == "amod",
    )
    return evidence, Event(
        id=event_id(document.id, trigger, deed.event_type, deed.mode, deed.actors, deed.recipients),
        event_type=deed.event_type,
        mode=deed.mode,
        contexts=sorted(contexts | contexts_of_deed(deed.event_type, deed.mode, people)),
        quad=ontology.quad(deed.event_type),
        score=ontology.score(deed.event_type, deed.mode),
        actors=deed.actors,
        recipients=deed.recipients,
        trigger=trigger,
        sentence=Span(sentence.start_char, sentence.end_char, sentence.text),
        auxiliary=frozenset(status.auxiliary),
        confidence=_confidence(evidence),
        reason=reason,
        document_id=document.id,
        mutual=_is_mutual(candidate.frame, deed),
    )


def _is_mutual(frame: Frame, deed: Deed) -> bool:
    """Whether the actors did it with or to each other."""
    between_them = frame.reciprocal or deed.event_type in reference().between
    return between_them and not deed.recipients and len(deed.actors) > 1


_UNKNOWN = ("UNK",)
_OF_MAIN = frozenset({"conj", "ccomp", "parataxis", "xcomp"})


def _is_main(token: Token) -> bool:
    """Whether the word is the root of its sentence, joined to it, or what somebody in it says."""
    node = token
    while node.head.i != node.i and relation(node) in _OF_MAIN:
        node = node.head
    return node.head.i == node.i


def _is_known(people: Iterable[Participant]) -> bool:
    return any(one.country or (one.sectors and one.sectors != _UNKNOWN) for one in people)


def _confidence(evidence: Evidence) -> float:
    """How likely the type is right; 0.05 to 0.97."""
    return round(min(max(calibrated(evidence, load_model_frames().calibration), 0.05), 0.97), 3)


def _trigger_span(candidate: Candidate, document: Document) -> Span:
    token, doc = candidate.site.token, candidate.site.token.doc
    hyphened = token.i > 1 and doc[token.i - 1].text == "-" and lower(doc[token.i - 2]) in candidate.frame.modifiers
    start = doc[token.i - 2].idx if hyphened else token.idx  # "sit-in" is three tokens, "in" its head
    return Span(start, token.idx + len(token), document.text[start : token.idx + len(token)])


def _starts(people: list[Participant]) -> set[tuple[int, int]]:
    return {(one.start, one.end) for one in people}


def _without_echoes(coded: list[tuple[Event, Evidence]]) -> list[tuple[Event, Evidence]]:
    """Drop an event that another of the same type in the sentence tells with at least the same participants."""
    kept: list[tuple[Event, Evidence]] = []
    for index, (event, evidence) in enumerate(coded):
        echo = any(
            other.event_type == event.event_type
            and other.auxiliary == event.auxiliary
            and _starts(event.actors) <= _starts(other.actors) | _starts(other.recipients)
            and _starts(event.recipients) <= _starts(other.recipients) | _starts(other.actors)
            and (_size(other), other.confidence, -position) > (_size(event), event.confidence, -index)
            and not (event.event_type in _ACTS_APART and event.mode and other.mode and event.mode != other.mode)
            for position, (other, _) in enumerate(coded)
            if position != index
        )
        if not echo:
            kept.append((event, evidence))
    return kept


_ACTS_APART = frozenset({"COERCE", "RETREAT", "SANCTION"})
"""Types whose modes are acts so unlike that one is no echo of another: "seized power and jailed opponents"."""


def _size(event: Event) -> int:
    return len(event.actors) + len(event.recipients)

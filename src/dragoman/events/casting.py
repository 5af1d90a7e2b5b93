"""Who takes part in a deed: the participants of a frame that fits, and whether they make it an event."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from dragoman.actors.actor import Participant
from dragoman.events.answers import answerer, is_of_answers
from dragoman.events.doers import answerable, comes_after, doer_around
from dragoman.events.elsewhere import area, called, crowd, nearest, other_than, town
from dragoman.events.lexicon import Frame, Lexicon
from dragoman.events.matching import FRIENDLY, may_threaten
from dragoman.events.phrases import Found
from dragoman.events.roles import RoleFinder
from dragoman.events.scenes import is_in_protest
from dragoman.events.site import Site
from dragoman.events.syntax import case_of, lower, relation
from dragoman.events.unnamed import (
    anybody_known,
    counted_people,
    harms_unnamed,
    is_counted,
    is_sure_of_crowd,
    is_unrest,
)
from dragoman.events.whereabouts import at_home
from dragoman.events.words import lists


@dataclass(slots=True)
class Candidate:
    """A frame that fits at a trigger, with its participants. ``chance``: what the event model gives its type.

    ``laid``: the words above a noun lay its deed at somebody's door ("blamed Mali for the *raid*") or answer it.
    """

    frame: Frame
    site: Site
    actors: list[Participant]
    recipients: list[Participant]
    confidence: float
    notes: list[str] = field(default_factory=list)
    chance: float | None = None
    laid: bool = False


def _without(people: list[Participant], others: list[Participant]) -> list[Participant]:
    return [one for one in people if not any(_same(one, other) for other in others)]


_PRONOUNS = frozenset(
    {"it", "its", "itself", "he", "his", "him", "himself", "she", "her", "herself", "they", "their", "them"}
    | {"themselves"}
)


def _same(one: Participant, other: Participant) -> bool:
    """Whether two participants are one: the same phrase or actor, or a pronoun for it ("Iran-backed rebels" differ)."""
    if one.start < other.end and other.start < one.end:
        return one.actor_id == other.actor_id or (one.start, one.end) == (other.start, other.end)
    return bool(one.actor_id) and one.actor_id == other.actor_id and one.text.lower() in _PRONOUNS


def _find_actor(frame: Frame, site: Site, roles: RoleFinder) -> Found:
    if site.inverse:
        return roles.find((*frame.actor, "from", "by"), site)
    if site.pos == "noun" and is_in_protest(site.token):
        return roles.find(("around-it",), site)
    light = Found() if _is_only_announced(frame, site) else roles.light_subject(site)
    found = roles.find(frame.actor, site)
    if not light:
        return _with_governor(frame, site, roles, found) if site.pos == "noun" else found
    if found and frame.reciprocal:
        return Found(light.participants + _without(found.participants, light.participants), light.detour)
    return light


def _is_only_announced(frame: Frame, site: Site) -> bool:
    """ "The Red Cross announced the kidnapping of its staff": who tells of violence has not done it."""
    told = site.light_token is not None and site.light_token.lemma_ in lists().announcing
    return told and frame.event_type == "ASSAULT" and frame.mode in {"abduct", "targeted"}


def _with_governor(frame: Frame, site: Site, roles: RoleFinder, found: Found) -> Found:
    """The doer of a noun's deed that the words above it name: "blamed Mali for the raid", "agreed at talks"."""
    if not found and site.light is None:
        found = answerable(site, roles)
    if frame.event_type not in _JOINT or site.light is not None or (found and not frame.reciprocal):
        return found
    if frame.event_type == "PROTEST" and comes_after(site):
        return found
    around = doer_around(site, roles)
    if not around or (len(found.participants) > 1 and frame.reciprocal):
        return found
    return Found([*around.participants, *_without(found.participants, around.participants)], around.detour)


_JOINT = frozenset({"CONSULT", "COOPERATE", "PROTEST"})
"""Deeds that whoever does something in their course takes part in: who agrees at talks holds them."""


def _find_recipient(frame: Frame, site: Site, roles: RoleFinder) -> Found:
    if not frame.recipient:
        return Found()
    if site.inverse:
        light = roles.light_subject(site)
        if light:
            return light
    if is_of_answers(frame):
        return answerer(site, roles)
    found = roles.find(frame.recipient, site, thing=frame.thing) or counted_people(frame, site, roles)
    if not found and frame.event_type == "ASSAULT" and site.pos == "noun":
        return Found(roles.scene(site.token) or area(roles, site), 0.06)
    return found


def cast_roles(frame: Frame, site: Site, roles: RoleFinder, chance: float | None = None) -> Candidate | None:
    """The frame with its participants; None where too few take part. ``chance``: of its type, by the event model."""
    actor = _find_actor(frame, site, roles)
    if not actor and frame.event_type == "PROTEST" and is_sure_of_crowd(frame, chance):
        actor = crowd(roles, site)
    recipient = _find_recipient(frame, site, roles)
    actor = _without_scenes(frame, site, actor, recipient.participants)
    recipients = _without(recipient.participants, actor.participants)
    if (not actor and _is_no_deed_of_anybody(frame, site)) or _is_foreboding(frame, site, roles):
        return None
    if frame.event_type == "ASSAULT" and _is_mishap(site):
        return None
    notes: list[str] = []
    if not actor and not recipients and frame.event_type == "PROTEST":
        people = town(roles, site) or (at_home(roles) if is_unrest(site, chance) else [])
        actor = Found([replace(one, sectors=_CIVILIANS) for one in people], 0.1)
    if not actor and site.pos == "verb" and "subject" in frame.actor and _may_guess_left(site):
        actor = nearest(roles, site.token, recipients, right=False)
        notes += ["actor: nearest to the left"] if actor else []
    if not recipients and "object" in frame.recipient and site.pos == "verb" and actor:
        recipient = other_than(roles, site, actor.participants)
        recipients = recipient.participants
    alone = not (frame.reciprocal and _are_several(actor.participants, site))
    if (
        not recipients
        and frame.recipient
        and site.pos == "verb"
        and actor
        and alone
        and _may_guess_right(frame, site, roles)
    ):
        beside = [] if "object" in frame.recipient else _beside(site, roles)
        guess = nearest(roles, site.token, [*actor.participants, *beside], right=True)
        recipients = _without(guess.participants, actor.participants)
        if recipients:
            recipient = guess
            notes.append("recipient: nearest to the right")
    if frame.event_type in {"SUPPORT", "CONCEDE", "ACCUSE", "AGREE"}:
        recipients = [*recipients, *_without(called(roles, site).participants, [*actor.participants, *recipients])]
    if not anybody_known(actor.participants, recipients, roles) and not harms_unnamed(
        frame, site, roles, actor.participants, recipients, chance
    ):
        return None
    if not _enough(frame, site, actor.participants, recipients) and not _is_surely_joint(frame, site, chance):
        return None
    actors = actor.participants
    if frame.id == "model/PROTEST" and _are_all_armed(actors):
        return None
    recipients = _affected(frame, site, actors, recipients, roles.lexicon)
    if not actors and not recipients:
        return None
    if frame.reciprocal:
        actors, recipients = [*actors, *recipients], []
    confidence = frame.confidence - actor.detour - recipient.detour
    confidence += 0.06 if actor and (recipients or frame.reciprocal or not frame.recipient) else -0.06
    laid = bool(actors) and site.pos == "noun" and site.light is None and bool(answerable(site, roles))
    laid = laid or is_of_answers(frame)
    return Candidate(frame, site, actors, recipients, confidence, notes, laid=laid)


def _without_scenes(frame: Frame, site: Site, actor: Found, recipients: list[Participant]) -> Found:
    """The doers without what does nothing: a weapon, the place of a raid, envoys called "which"."""
    doers = actor.participants
    if frame.event_type in _ARMED:
        doers = [one for one in doers if _may_do_harm(one, recipients, frame, site)]
    if _has_no_such_doer(site):
        doers = [one for one in doers if one.sectors[:1] in _FIGHTING]
    return Found(doers, actor.detour)


def _affected(
    frame: Frame, site: Site, actors: list[Participant], recipients: list[Participant], lexicon: Lexicon
) -> list[Participant]:
    """The recipients without what the deed is not aimed at: the doer, what is fired or given, where it happens."""
    kept = [one for one in recipients if not _is_state_of(one, actors)]
    if frame.event_type in _OF_WORDS or (frame.event_type in _ARMED and site.token.lemma_ in lists().launching):
        kept = [one for one in kept if not _is_bare_weapon(one)]
    if frame.id in _OF_PEOPLE:
        kept = [one for one in kept if not _is_scene_of(one)]
    if frame.event_type in _GIVING:
        kept = [one for one in kept if one.country or not _is_force_given(one, site)]
    if frame.event_type in FRIENDLY:
        kept = [one for one in kept if one.country or not _is_ware(one, lexicon)]
    return _without_own_places(actors, kept) if frame.event_type == "MOBILIZE" else kept


def _are_all_armed(actors: list[Participant]) -> bool:
    """Police and soldiers who block a street do not protest."""
    return bool(actors) and all(one.sectors[:1] in {("COP",), ("MIL",)} for one in actors)


def _is_mishap(site: Site) -> bool:
    """ "The plane crashed, killing fifteen", "a bus *crash* killed nine": what an accident did nobody has done."""
    doer = site.clause.subject if site.pos == "verb" else None
    if doer is not None and {doer.lemma_.lower(), lower(doer).removesuffix("s")} & lists().accidents:
        return True
    beside = relation(site.token) in {"advcl", "conj"} and site.clause.inherited
    return beside and site.token.head.lemma_ in lists().mishaps


def _is_foreboding(frame: Frame, site: Site, roles: RoleFinder) -> bool:
    """ "He warned that the rains might fail": a warning in which the event model alone sees a threat."""
    return frame.id == "model/THREATEN" and site.pos == "verb" and not may_threaten(site, roles)


def _is_no_deed_of_anybody(frame: Frame, site: Site) -> bool:
    """ "A suspected strike" accuses nobody; troops "backed by air power" have a thing for a backer."""
    if frame.event_type == "ACCUSE":
        return site.pos == "verb" and site.token.dep_ == "amod"
    return frame.event_type == "SUPPORT" and site.clause.passive and site.clause.subject is not None


def _is_ware(participant: Participant, lexicon: Lexicon) -> bool:
    return participant.text.split()[-1].lower() in lexicon.traps["wares"]


def _is_bare_weapon(participant: Participant) -> bool:
    """ "A missile", "suspected drones": what somebody used, with no word of who; "a Turkish drone" names a side."""
    what = _PLACED.split(participant.text)[0]
    return what == what.lower() and what.split()[-1].removesuffix("s") in lists().weapons


def _may_do_harm(actor: Participant, recipients: list[Participant], frame: Frame, site: Site) -> bool:
    """Not a weapon, nor a district, nor the region that a raid was in: "killed in a West Bank raid"."""
    if _is_bare_weapon(actor):
        return frame.event_type == "ASSAULT" and not recipients
    if _is_scene_of(actor):
        return False
    region = actor.actor_id.startswith("place:") and not actor.sectors
    if region and site.pos == "noun" and actor.end + 1 == site.token.idx:
        return False
    return not (region and any(one.country == actor.country and one.actor_id != actor.actor_id for one in recipients))


def _is_scene_of(one: Participant) -> bool:
    """ "A western district", "the border in Ecuador"."""
    what = _PLACED.split(one.text)[0].lower().split()
    return one.sectors in _OF_A_PLACE and not lists().scenes.isdisjoint(what) and not one.actor_id.startswith("state:")


def _has_no_such_doer(site: Site) -> bool:
    """ "Expelled envoys over the raid, which killed three", the clause hung on the envoys: no person is "which"."""
    if relation(site.token) != "acl:relcl" or site.token.head.tag_ != "NNS":
        return False
    which = next((node for node in site.token.children if lower(node) == "which"), None)
    return which is not None and relation(which) == "nsubj" and which.i - site.token.head.i > _BEHIND_COMMA


def _is_state_of(one: Participant, actors: list[Participant]) -> bool:
    """Whether a recipient is the very state that acts: "Spain's constitution allows Madrid to ..."."""
    return one.actor_id.startswith("state:") and any(one.actor_id == actor.actor_id for actor in actors)


def _is_force_given(one: Participant, site: Site) -> bool:
    """Whether it is the troops that somebody pledges: "pledged 3,100 troops"."""
    target = site.clause.object
    given = site.token.lemma_ in lists().pledging and target is not None and one.start <= target.idx < one.end
    return given and one.text.split()[-1].lower() in lists().forces


_CIVILIANS = ("CVL",)
_BEHIND_COMMA = 2
_FIGHTING = frozenset({("MIL",), ("REB",), ("COP",), ("PRM",), ("UAF",)})
_OF_PEOPLE = frozenset({"ASSAULT/kill", "ASSAULT/wound"})
_OF_A_PLACE = frozenset({(), ("CVL",), ("UNK",)})
_OF_WORDS = frozenset({"ACCUSE", "AGREE", "CONSULT", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
_ARMED = frozenset({"ASSAULT", "MOBILIZE"})
_GIVING = frozenset({"AGREE", "AID"})
_PLACED = re.compile(" (?:near|in|at|over|on|into|of) ")


def _without_own_places(actors: list[Participant], recipients: list[Participant]) -> list[Participant]:
    """ "Kenya deployed police in Kisumu": where one moves one's own forces at home, the place is nobody's target."""
    home = {one.country for one in actors if one.country}
    return [one for one in recipients if one.sectors or one.country not in home]


def _beside(site: Site, roles: RoleFinder) -> list[Participant]:
    """Who stands in the object of a deed that is aimed at somebody else: "sent tents and two teams of nurses"."""
    level = [site.clause.object] if site.clause.object is not None else []
    found: list[Participant] = []
    for _ in range(3):
        found += [one for node in level for one in roles.direct(node)]
        level = [
            node
            for head in level
            for node in head.children
            if relation(node) == "conj" or (relation(node) == "nmod" and case_of(node) == "of")
        ]
    return found


def _may_guess_left(site: Site) -> bool:
    """Not for a participle before its noun: "captured" in "the captured general" has nobody to its left."""
    clause = site.clause
    if clause.passive or clause.subject is not None or clause.surface is not None:
        return False
    return relation(site.token) != "amod" and site.token.dep_ != "compound"


def _are_several(actors: list[Participant], site: Site) -> bool:
    """Whether the parties of a meeting are all named before the verb: "the ministers met", "Peru and Chile met"."""
    subject = site.clause.surface
    plural = subject is not None and (
        subject.tag_ in {"NNS", "NNPS"} or any(n.dep_ == "conj" for n in subject.children)
    )
    return len(actors) > 1 or plural


_EACH_OTHER = frozenset({"other", "another"})


def _may_guess_right(frame: Frame, site: Site, roles: RoleFinder) -> bool:
    """Whom a deed was condemned for stands behind the deed, not beside it: no guessing there."""
    target = site.clause.object
    if target is None:
        return "object" in frame.recipient
    if lower(target) in _EACH_OTHER:
        return False
    return not (frame.event_type in {"ACCUSE", "SUPPORT"} and roles.is_deed(target))


def _enough(frame: Frame, site: Site, actors: list[Participant], recipients: list[Participant]) -> bool:
    """Whether so many participants make it an event: a noun alone with one hanger-on often tells none."""
    if frame.reciprocal and site.pos == "noun" and site.light is None:
        counted = sum(2 if is_counted(one) else 1 for one in (*actors, *recipients))
        return counted >= (1 if frame.event_type == "ASSAULT" else 2)
    if "recipient" in frame.needs and not recipients:
        return False
    if site.pos == "noun" and not actors and site.light is None and not is_of_answers(frame):
        return frame.event_type in {"ASSAULT", "COERCE", "RETREAT", "SANCTION"} or frame.mode in {"vandalize", "riot"}
    if site.pos != "verb" and not recipients and frame.recipient and site.light is None:
        return frame.confidence >= 0.56
    return bool(actors or recipients)


def _is_surely_joint(frame: Frame, site: Site, chance: float | None) -> bool:
    """ "A meeting of Cypriot leaders": one phrase names all who met."""
    if not frame.reciprocal or site.pos != "noun" or (chance or 0) < _SURELY:
        return False
    return any(
        relation(node) == "nmod" and case_of(node) in {"of", "between"} and node.tag_ in {"NNS", "NNPS"}
        for node in site.token.children
    )


_SURELY = 0.8

"""When and where each event happened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.documents.datelines import Dateline, find_dateline
from dragoman.documents.document import Document
from dragoman.events.event import Event
from dragoman.grounding.attachment import attachment_distance
from dragoman.grounding.clauses import called_occasion, clause_head, is_reckoned_from, is_set_before
from dragoman.grounding.dates import DateMention, find_dates
from dragoman.grounding.grounding import EventDate, Place
from dragoman.grounding.interval import published_day
from dragoman.grounding.place_mentions import PlaceMention, countries_named, find_place_mentions, is_set_elsewhere
from dragoman.grounding.places import resolve_place
from dragoman.grounding.words import lists
from dragoman.language.view import Token, View, view

_WHERE_OBJECT = frozenset(("ASSAULT", "MOBILIZE"))
_WHERE_OBJECT_MODES = frozenset(("visit", "seize", "withdraw"))
_LABELS = frozenset(("LOC", "GPE", "ORG"))
# "Will meet on Friday" is an agreement with the day of the meeting.
_ANNOUNCED = frozenset(("AGREE", "CONCEDE", "THREATEN", "REQUEST"))
# What these are about happens elsewhere: "condemned the coup in Niger".
_OF_WORDS = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN"))
_OF_TIME = frozenset(("advcl", "advcl:relcl"))
_TIMES = frozenset(("after", "before", "when", "as", "while", "once"))
_MEANWHILE = frozenset(("as", "when", "while"))
_LONG_AGO, _MIDDLE = 9, 6
"""Months from the middle of a deed's year to publication that make it history, as for years named beside it."""
_LONG = frozenset(("month", "season", "year"))
_HEADING = re.compile(r"(?=[^:]*\d)[^:\n]{1,40}?(?::\s|\s[–—]\s?)")
_ABOUT = frozenset(("following", "after", "over", "for", "against", "about"))
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# How much farther than an "in X" the other attachments count, in dependency steps.
_PENALTY = {"at": 0, "between": 1, "against": 2, "object": 2, "moving": 4}


def ground_events(doc: Doc | View, document: Document, events: list[Event]) -> list[Event]:
    """The events with their ``date`` and ``place``.

    A date is the expression attached to the event's predicate, else one elsewhere in its clause, else the
    publication date. A place is what an adverbial of the clause names ("in X", "near X"), for physical events also
    the object ("shelled X"); an event of the first sentence that names none takes the place of a dateline.
    """
    tokens = view(doc)
    dates = find_dates(tokens, document.published)
    mentioned = _mentioned(tokens, events)
    dateline = find_dateline(document.text)
    mentions: dict[int, list[PlaceMention]] = {}
    grounded = []
    for event in events:
        trigger = _trigger(tokens, event)
        date, place, elsewhere = None, None, False
        if trigger is not None:
            sentence = trigger.sent
            if sentence.start not in mentions:
                mentions[sentence.start] = find_place_mentions(sentence, mentioned)
            date = _date(tokens, trigger, [one for one in dates if _may_be(event, one, document.published)])
            place = _place(tokens, trigger, event, mentions[sentence.start])
            elsewhere = is_set_elsewhere(sentence, mentions[sentence.start])
        grounded.append(
            replace(
                event,
                date=date or published_date(document.published),
                place=place or (None if elsewhere else _dateline(dateline, event, mentioned)),
            )
        )
    grounded = _dated_by_noun(tokens, grounded)
    told = [_as_told_before(event, grounded[:number]) for number, event in enumerate(grounded)]
    return [_as_history(event, document.published) for event in told]


def _dated_by_noun(doc: View, events: list[Event]) -> list[Event]:
    """What a relative clause tells of a deed has its date: "the bombing in January that killed nine"."""
    triggers = [_trigger(doc, event) for event in events]
    dates = {
        trigger.i: event.date
        for trigger, event in zip(triggers, events, strict=True)
        if trigger is not None and event.date is not None and event.date.is_told
    }
    found = []
    for trigger, event in zip(triggers, events, strict=True):
        deed = _relative_to(trigger) if trigger is not None else None
        date = dates.get(deed.i) if deed is not None and event.date and not event.date.is_told else None
        found.append(event if date is None else replace(event, date=date))
    return found


def _relative_to(trigger: Token) -> Token | None:
    """The noun whose relative pronoun is the subject of ``trigger``; None when there is none."""
    if trigger.dep_ != "acl:relcl" or trigger.tag_ != "VBD" or trigger.head.pos_ != "NOUN":
        return None
    return trigger.head if any(c.dep_ == "nsubj" and c.lower_ in ("that", "which") for c in trigger.children) else None


def _as_told_before(event: Event, before: list[Event]) -> Event:
    """An event that has a party from an earlier sentence, told again by a noun ("the raid"), with that deed's day and
    place where it gives none of its own."""
    people = {(one.start, one.end) for one in (*event.actors, *event.recipients)}
    sentence = event.sentence
    taken = {place for place in people if not sentence.start <= place[0] < sentence.end}
    if not taken or event.date is None:
        return event
    for told in before:
        same = {(one.start, one.end) for one in (*told.actors, *told.recipients)}
        if told.event_type == event.event_type and taken <= same and told.sentence != sentence:
            date = event.date if event.date.is_told else told.date
            return replace(event, date=date, place=event.place or told.place)
    return event


def published_date(published: str) -> EventDate:
    """What stands in for a date that the text does not give."""
    when = published_day(published)
    if when is None:
        return EventDate("", "", "", "unknown")
    return EventDate(when.isoformat(), when.isoformat(), "", "published")


def _trigger(doc: View, event: Event) -> Token | None:
    span = doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
    return span.root if span is not None else None


def _may_be(event: Event, mention: DateMention, published: str) -> bool:
    """Whether the event can be of that date: what has happened is of no day after publication, nor is an ultimatum of
    the day on which it ends."""
    date, ahead = mention.date, bool(published) and mention.date.start > published[:10]
    if mention.limit and published and date.end > published[:10]:
        return False
    if event.event_type in _ANNOUNCED or event.auxiliary & {"future", "hypothetical"}:
        return True
    return date.precision != "day" or not ahead


def _mentioned(doc: View, events: Iterable[Event]) -> frozenset[str]:
    """The countries that the document mentions: of its entities and of the events' participants."""
    codes = {p.country for event in events for p in (*event.actors, *event.recipients)}
    return countries_named(ent for ent in doc.ents if ent.label_ in _LABELS) | (codes - {""})


def _date(doc: View, trigger: Token, dates: list[DateMention]) -> EventDate | None:
    """The nearest date of the trigger's clause."""
    sentence = trigger.sent
    ranked = []
    for mention in dates:
        if not sentence.start_char <= mention.start < sentence.end_char:
            continue
        if mention.governor < 0 or (mention.governor != trigger.i and is_set_before(doc[mention.governor])):
            continue
        if mention.governor != trigger.i and (_is_of_noun(doc, mention) or is_reckoned_from(trigger)):
            continue
        if mention.governor == trigger.i and called_occasion(trigger) is not None:
            continue  # "called elections in January": they will be held then
        if mention.opened is not None and _is_compared(doc, mention):
            continue
        distance = attachment_distance(trigger, doc[mention.governor])
        if distance is not None:
            ranked.append((distance, abs(mention.start - trigger.idx), mention.date))
    if ranked:
        return min(ranked, key=lambda item: item[:2])[2]
    own = _year_when(doc, trigger) or _at_the_same_time(doc, trigger, dates)
    own = own or _signed_text(doc, trigger, dates) or _heading(doc.text, trigger, dates) or _year_before(trigger)
    return (
        own
        or _of_clause_above(doc, trigger, dates)
        or _of_clause_below(doc, trigger, dates)
        or _of_main_verb(trigger, dates)
        or _of_last_verb(trigger, dates)
    )


def _of_main_verb(trigger: Token, dates: list[DateMention]) -> EventDate | None:
    """The day of the deed that a participle goes on about: "struck the town on Thursday, killing nine"."""
    if trigger.tag_ != "VBG" or trigger.dep_ != "advcl" or trigger.head.tag_ not in ("VBD", "VBN", "VBZ"):
        return None
    if any(child.dep_ == "mark" or child.dep_.startswith("nsubj") for child in trigger.children):
        return None
    own = [one for one in dates if one.governor == trigger.head.i and one.date.precision == "day" and not one.limit]
    return own[0].date if trigger.head.i < trigger.i and len(own) == 1 else None


def _of_last_verb(trigger: Token, dates: list[DateMention]) -> EventDate | None:
    """The day behind the last of several verbs of one subject: "stormed the camp and killed nine on Sunday"."""
    verbs = [child for child in trigger.children if child.dep_ == "conj" and child.tag_ == trigger.tag_ == "VBD"]
    if not verbs or any(child.dep_.startswith("nsubj") or child.dep_ == "ccomp" for child in verbs[-1].children):
        return None
    last = verbs[-1]
    own = [one for one in dates if one.governor == last.i and one.date.precision == "day" and not one.limit]
    told = any(child.dep_ == "obj" and last.i < child.i for child in last.children)
    return own[0].date if told and len(own) == 1 and own[0].start > last.idx else None


def _of_clause_below(doc: View, trigger: Token, dates: list[DateMention]) -> EventDate | None:
    """The day of what happened meanwhile: "They agreed to a truce as the talks ended on Friday"."""
    passive = trigger.tag_ == "VBN" and any(child.dep_ == "aux:pass" for child in trigger.children)
    if trigger.tag_ != "VBD" and not passive:
        return None
    for clause in trigger.children:
        if clause.dep_ != "advcl" or clause.tag_ != "VBD" or clause.i < trigger.i:
            continue
        marks = {child.lower_ for child in clause.children if child.dep_ in ("mark", "advmod")}
        told = [one for one in dates if one.governor == clause.i and one.date.precision == "day" and not one.limit]
        if marks & _MEANWHILE and told:
            return told[0].date
    return None


def _of_clause_above(doc: View, trigger: Token, dates: list[DateMention]) -> EventDate | None:
    """The long time of the clause that a clause of time hangs on: "They fought in 1962, after Chile had invaded".

    A day tells little of what was before or after it, a year much.
    """
    deed = _relative_to(trigger)
    if deed is not None:  # "a bombing in January that killed nine"
        return next((one.date for one in dates if one.governor == deed.i and not one.limit), None)
    clause = clause_head(trigger)
    if _is_in_which(clause):  # "on June 1 shots were reported, in which a guard was hurt"
        return next((one.date for one in dates if _hangs_above(doc, one, clause)), None)
    if not _is_of_time(clause):
        return None
    for mention in dates:
        if mention.governor >= 0 and mention.date.precision in _LONG and not mention.limit:
            governor = doc[mention.governor]
            if (
                called_occasion(governor) is None
                and governor.sent.start == trigger.sent.start
                and clause_head(governor).i == clause_head(clause.head).i
            ):
                return mention.date
    return None


def _is_in_which(clause: Token) -> bool:
    """A relative clause of what happened in the course of the deed above."""
    if clause.dep_ != "acl:relcl" or clause.tag_ not in ("VBD", "VBN"):
        return False
    which = [child for child in clause.children if child.lower_ == "which" and child.i < clause.i]
    return any(child.dep_ == "case" and child.lower_ in ("in", "during") for word in which for child in word.children)


def _hangs_above(doc: View, mention: DateMention, clause: Token) -> bool:
    """Whether a date is that of the main clause around ``clause``."""
    governor = doc[mention.governor] if mention.governor >= 0 else None
    above = governor is not None and governor.i < clause.i and clause_head(governor).i == clause_head(clause.head).i
    return above and not mention.limit


def _is_of_time(clause: Token) -> bool:
    """A clause of time, or a participle alone: "were arrested in 2011, accused of plotting"."""
    if clause.dep_ not in _OF_TIME:
        return False
    marks = [child.lower_ for child in clause.children if child.dep_ in ("mark", "advmod")]
    subject = any(child.dep_.startswith("nsubj") for child in clause.children)
    if "as" in marks and not subject:
        return False  # "were quoted as suspecting"
    return any(mark in _TIMES for mark in marks) or (clause.tag_ in ("VBN", "VBG") and not marks and not subject)


def _as_history(event: Event, published: str) -> Event:
    """The event marked historical when its date lies long before publication."""
    date, today = event.date, published_day(published)
    if date is None or today is None or not date.end or event.auxiliary & {"future", "historical"}:
        return event
    year = int(date.end[:4])
    if year == today.year - 1 and not _YEAR.search(date.text):
        return event  # "last year" is still news
    if (today.year - year) * 12 + today.month - _MIDDLE < _LONG_AGO:
        return event
    return replace(event, auxiliary=event.auxiliary | {"historical"})


def _is_compared(doc: View, mention: DateMention) -> bool:
    """Whether "since" a date only measures what is told: "the first strike since 2012", "the worst since the war"."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    for token in reversed(doc[span[0].sent.start : span.start] if span is not None else ()):
        if token.lower_ in lists().comparing or token.tag_ in ("JJS", "RBS"):
            return True
        if token.pos_ in ("VERB", "AUX"):
            return False
    return False


def _is_of_noun(doc: View, mention: DateMention) -> bool:
    """Whether a date belongs to a noun and to nothing around it: "the accord of 1974"."""
    governor = doc[mention.governor]
    if governor.pos_ == "NOUN" and mention.start < governor.idx and _is_named_by_date(governor, mention):
        return True
    behind = doc.text[governor.idx + governor.length : mention.start]
    return governor.pos_ == "NOUN" and behind.strip() == "of" and governor.lemma_.lower() not in lists().parts_of_time


def _is_named_by_date(noun: Token, mention: DateMention) -> bool:
    """Whether a date before a noun only says which one: "broke the 2015 deal", "following the May 25 raid"."""
    if noun.lemma_.lower() in lists().texts:
        verb = noun.head.lemma_.lower()
        broken = noun.dep_ == "obj" and mention.date.precision == "year" and verb not in lists().making_texts
        return broken or noun.dep_ in ("nmod", "nsubj", "nsubj:pass")
    told_of = any(child.dep_ == "case" and child.lower_ in _ABOUT for child in noun.children)
    return mention.date.precision in ("day", "year") and told_of


def _signed_text(doc: View, trigger: Token, dates: list[DateMention]) -> EventDate | None:
    """The date before a text in "a 23 March 2009 deal signed by Chad"."""
    if trigger.dep_ != "acl" or trigger.tag_ != "VBN" or trigger.head.lemma_.lower() not in lists().texts:
        return None
    return next((one.date for one in dates if one.governor == trigger.head.i and one.end <= trigger.head.idx), None)


def _year_when(doc: View, trigger: Token) -> EventDate | None:
    """The year in "since 2016, when Syrian forces defeated the rebels"."""
    when = next((child for child in clause_head(trigger).children if child.lower_ == "when"), None)
    if when is None or when.i < 2 or when.i > trigger.i:
        return None
    year = doc[when.i - 2 if doc[when.i - 1].text == "," else when.i - 1].text
    return EventDate(f"{year}-01-01", f"{year}-12-31", year, "year") if _YEAR.fullmatch(year) else None


def _at_the_same_time(doc: View, trigger: Token, dates: list[DateMention]) -> EventDate | None:
    """The date of the clause above "when Israel bombed the ministry"."""
    clause = clause_head(trigger)
    when = next((child for child in clause.children if child.lower_ == "when" and child.i < trigger.i), None)
    if when is None:
        return None
    for one in dates:  # "since October 26, when the army ...": on that day
        if one.date.is_told and doc.text[one.end : when.idx].strip() == ",":
            return one.opened or one.date
    above = clause.head
    if clause.dep_ != "advcl" or above.tag_ not in ("VBD", "VBN"):
        return None
    return _date(doc, above, [one for one in dates if one.governor == above.i])


def _heading(text: str, trigger: Token, dates: list[DateMention]) -> EventDate | None:
    """The day under which a paragraph of a chronicle stands: "Feb. 6: The two presidents meet." A bare weekday may
    head a list of what is to come."""
    paragraph = text.rfind("\n", 0, trigger.sent.start_char) + 1
    for one in dates:
        if one.start == paragraph and one.date.precision == "day" and _HEADING.match(text, one.start, one.end + 3):
            return one.date
    return None


def _year_before(trigger: Token) -> EventDate | None:
    """The year in "the 2015 attack"; "2000 attacks" counts them."""
    definite = any(child.dep_ in ("det", "nmod:poss") for child in trigger.children)
    if trigger.pos_ != "NOUN" or not definite:
        return None
    for child in trigger.children:
        if child.i < trigger.i and child.dep_ in ("nummod", "compound", "nmod", "amod") and _YEAR.fullmatch(child.text):
            return EventDate(f"{child.text}-01-01", f"{child.text}-12-31", child.text, "year")
    return None


def _place(doc: View, trigger: Token, event: Event, mentions: list[PlaceMention]) -> Place | None:
    """The nearest place of the trigger's clause."""
    ranked = []
    for mention in mentions:
        if mention.relation in ("object", "against") and not _happens_to_objects(event):
            continue
        if mention.relation == "between" and _takes_part(event, doc[mention.head]):
            continue
        if event.event_type in _OF_WORDS and _is_of_object(doc[mention.governor], trigger):
            continue
        distance = attachment_distance(trigger, doc[mention.governor])
        if distance is not None:
            ranked.append((distance + _PENALTY[mention.relation], abs(mention.head - trigger.i), mention.place))
    if not ranked and _happens_to_objects(event):
        return _place_below(doc, trigger, mentions)
    return min(ranked, key=lambda item: item[:2])[2] if ranked else None


def _place_below(doc: View, trigger: Token, mentions: list[PlaceMention]) -> Place | None:
    """The only place told in the clauses below: "were killed when shells hit a market in Omdurman"."""
    below = {m.place for m in mentions if m.relation == "at" and trigger.is_ancestor(doc[m.governor])}
    return below.pop() if len(below) == 1 else None


def _takes_part(event: Event, token: Token) -> bool:
    """Whether the word names a participant: "talks between Chad and Sudan" are held in neither."""
    return any(one.start <= token.idx < one.end for one in (*event.actors, *event.recipients))


def _is_of_object(governor: Token, trigger: Token) -> bool:
    """Whether a place hangs on what a verb of words is about rather than on the verb."""
    return trigger.pos_ == "VERB" and governor.head.i == trigger.i and governor.dep_ in ("obj", "obl", "ccomp", "xcomp")


def _happens_to_objects(event: Event) -> bool:
    """Whether the object of such an event is also where it happens."""
    return event.event_type in _WHERE_OBJECT or event.mode in _WHERE_OBJECT_MODES


def _dateline(dateline: Dateline | None, event: Event, mentioned: frozenset[str]) -> Place | None:
    """The place of "BEIRUT (Newswire) -" for an event told in the sentence behind it; the reporter's desk, so the
    weakest hint."""
    if dateline is None or not event.sentence.start <= dateline.end < event.sentence.end:
        return None
    country = resolve_place(dateline.country) if dateline.country else None
    return resolve_place(dateline.place, mentioned, country=country.country if country else "")

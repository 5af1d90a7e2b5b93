"""Who speaks, and through which medium."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dragoman.actors.actor import Participant
from dragoman.claims.claim import Source
from dragoman.claims.cues import CueLexicon, Medium, cue_lexicon
from dragoman.claims.tree import FINITE, case_of, child, children, is_passive, subject
from dragoman.claims.words import classes
from dragoman.language.view import Token

_FIRST_PERSON = frozenset(("i", "we", "me", "us", "you"))
_CLIMB = 6
_NO_SPEAKER = frozenset(("there", "this", "that", "which", "what", "whoever", "nobody"))


class Cast(Protocol):
    """What the finder needs of the linked actors."""

    def participants(self, token: Token) -> Sequence[Participant]:
        """The participants that the noun phrase headed by ``token`` names."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whoever vouches: resolved speakers, the links of the chain, and the medium if there is one.

    ``head`` is the token that heads the speaker's noun phrase, None when there is none ("it was announced").
    """

    head: Token | None
    speakers: tuple[Participant, ...]
    links: tuple[Source, ...]
    channel: Source | None = None

    @property
    def chain(self) -> list[Source]:
        """The links, nearest first, the channel last."""
        return [*self.links, *([self.channel] if self.channel else [])]


def speaker_token(cue: Token) -> Token | None:
    """The head of the noun phrase that speaks, for a verb, adjective or participle that is a cue."""
    if is_passive(cue):
        return child(cue, "obl:agent") or late_agent(cue)
    token = cue
    for _ in range(_CLIMB):
        found = subject(token) or (_beside(token) if token is cue else None)
        if found is not None and found.i > cue.i and token.i > found.i:
            found = child(token, "nsubj") or found  # the first of two verbs: "Kim said that ..., TASS reported"
        if found is not None:
            return _antecedent(found, token)
        if token is cue and token.dep_ == "acl" and (token.tag_ == "VBN" or _before_preposition(token)):
            return None  # "people briefed on the matter"
        if (carrier := issued_by(token) or taken_by(token)) is not None:
            return _antecedent(subject(carrier) or token, carrier)
        if token.dep_ in ("acl", "acl:relcl"):
            return token.head if token.head.pos_ in ("NOUN", "PROPN", "PRON") else None
        if token.dep_ not in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
            return None
        if token.dep_ == "ccomp" and token.i > token.head.i:
            return None
        if token is cue and token.lower_ in classes().questioned and token.dep_ == "advcl" and token.i < token.head.i:
            return None  # "Asked about the raid, the sheriff replied": somebody else asked
        if token.dep_ == "advcl" and token.head.lemma_ in classes().quoting:
            return subject(token.head) if is_passive(token.head) else child(token.head, "obj")
        token = token.head
        if token.dep_ != "conj" and is_passive(token) and (agent := subject(token)) is not None:
            return agent
    return None


def issued_by(cue: Token) -> Token | None:
    """The verb of whoever issues the document in which the cue is told: "issued a statement calling ..."."""
    paper, lexicon = cue.head, cue_lexicon()
    if cue.tag_ != "VBG" or cue.dep_ not in ("acl", "advcl"):
        return None
    if cue.dep_ == "advcl":
        paper = child(cue.head, "obj") or paper  # "sent a letter to the council urging ..."
        if cue.head.i > paper.i or cue.doc[cue.i - 1].is_punct:
            return None
    while paper.dep_ == "nmod" and paper.head.lemma_.lower() in classes().series:
        paper = paper.head  # "a series of tweets"
    if paper.dep_ != "obj" or child(paper, "nmod:poss") is not None:
        return None
    papers = lexicon.documents | lexicon.occasions
    told = any(t.lemma_.lower() in papers for t in (paper, *children(paper, "nmod")))
    verb = paper.head.lemma_.lower()
    issued = paper.head.pos_ == "VERB" and verb in lexicon.light_verbs and verb not in ("sign", "strike", "reach")
    return paper.head if told and issued and subject(paper.head) is not None and not is_passive(paper.head) else None


def taken_by(cue: Token) -> Token | None:
    """The verb whose object only gives occasion to speak: "took the opportunity to thank", "has no way of knowing"."""
    noun = cue.head
    verb = noun.head
    if cue.dep_ not in ("acl", "advcl") or noun.dep_ != "obj" or noun.lemma_.lower() not in cue_lexicon().openers:
        return None
    if case_of(cue) not in ("to", "of", "for") or verb.pos_ != "VERB" or child(verb, "iobj") is not None:
        return None
    used = (
        verb.lemma_.lower() in cue_lexicon().light_verbs | classes().using
        and not is_passive(verb)
        and not is_passive(cue)
    )
    return verb if used and subject(verb) is not None and verb.i < noun.i < cue.i else None


def _before_preposition(token: Token) -> bool:
    doc = token.doc
    return token.tag_ == "VBD" and token.i + 1 < len(doc) and doc[token.i + 1].dep_ == "case"


def late_agent(cue: Token) -> Token | None:
    """The agent of a passive cue behind the deed it tells: "was accused of taking bribes by the opposition"."""
    for said in children(cue, "obl", "xcomp"):
        if case_of(said) == "as":  # "was dismissed as fantasy by the union"
            last = next((c for c in children(said, "nmod", "obl", "obl:agent") if case_of(c) == "by"), None)
            if last is not None and last.right_edge.i == said.right_edge.i:
                return last
    for deed in children(cue, "advcl", "xcomp", "ccomp"):
        if deed.text.endswith("ing") and child(deed, "obj") is not None and not is_passive(deed):
            last = next((c for c in children(deed, "obl", "obl:agent") if case_of(c) == "by"), None)
            if last is not None and last.right_edge.i == deed.right_edge.i and last.ent_type_ != "LOC":
                return last
    return None


def _beside(cue: Token) -> Token | None:
    """A subject right before or behind the cue that the parser gave to another verb: "..., officials said"."""
    doc, low = cue.doc, cue.i - 1
    while low > cue.sent.start and doc[low].dep_ in ("aux", "advmod") and doc[low].head.i == cue.i:
        low -= 1
    before = doc[low] if low >= cue.sent.start else None
    if before is not None and before.dep_.startswith("nsubj") and before.head.i < before.i:
        return before
    told = child(cue, "obj", "iobj")
    if low >= cue.sent.start and doc[low].is_quote and told is not None and told.left_edge.i == cue.i + 1:
        return told  # "“Who fired?” asked the judge" with the judge read as the object
    if low >= cue.sent.start and doc[low].text in (",", "”", '"'):
        behind = next((t for t in doc[cue.i + 1 : cue.sent.end] if t.left_edge.i == cue.i + 1), None)
        whole = next(
            (t for t in doc[cue.i + 1 : cue.sent.end] if t.dep_.startswith("nsubj") and t.left_edge.i == cue.i + 1),
            None,
        )
        if whole is not None and whole.head.i < cue.i and behind is not None:
            return whole
    if cue.dep_ == "parataxis" and (cue.i + 1 >= cue.sent.end or doc[cue.i + 1].is_punct):
        # "..., a poll by Delta Research found" where the parser hangs the poll on the clause before
        nouns = (t for t in reversed(doc[cue.sent.start : low + 1]) if t.pos_ in ("NOUN", "PROPN"))
        ends = (t for t in nouns if t.right_edge.i == low and t.left_edge.i > 0 and t.head.i < t.left_edge.i)
        return next((t for t in ends if {doc[t.left_edge.i - 1].text, t.left_edge.text} & {",", "”", '"'}), None)
    return None


def _antecedent(found: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for: the name right before "who" where the tree says another."""
    if found.lower_ == "who" and found.i > found.sent.start + 1:
        before = found.doc[found.i - 2] if found.doc[found.i - 1].text == "," else found.doc[found.i - 1]
        if (
            before.pos_ == "PROPN"
            and verb.head.i < before.i
            and (before.dep_ not in ("flat", "compound", "nmod", "appos") or before.head.pos_ == "VERB")
        ):
            return before
    if found.tag_ in ("WP", "WDT") and verb.dep_ == "acl:relcl":
        return verb.head
    if found.lower_ == "who":
        words = reversed(found.doc[found.sent.start : found.i])
        return next((t for t in words if t.pos_ in ("NOUN", "PROPN")), found)
    return found


def medium_of(token: Token, lexicon: CueLexicon) -> Medium | None:
    """The medium that the noun phrase headed by ``token`` names, listed or by its head noun."""
    doc = token.doc
    span = name_span(token)
    for start in range(span[0], token.i + 1):
        medium = lexicon.media.get(doc.words(start, span[1]))
        if medium is not None:
            return medium
    medium = lexicon.media.get(token.text)
    if medium is not None and token.pos_ == "PROPN" and not any(c.dep_ in ("compound", "flat") for c in token.children):
        return medium
    before = doc[span[0] : token.i]
    if token.pos_ == "PROPN" and any(t.lower_ in lexicon.media_nouns and t.text[:1].isupper() for t in before):
        return _unlisted(doc.words(span[0], span[1]))  # "Radio Delta"
    if (token.lower_ not in lexicon.media_nouns and not _is_news_service(token)) or _is_other_agency(token, lexicon):
        return None
    beside = _beside_name(token)
    if beside is not None:
        return _unlisted(doc.words(token.i if token.pos_ == "PROPN" else token.i + 1, beside.i + 1))
    named = [c for c in token.children if c.dep_ in ("compound", "flat", "appos") and c.pos_ == "PROPN"]
    if named or (token.pos_ == "PROPN" and any(t.text[:1].isupper() for t in before)):  # "state TV" names none
        listed = next((lexicon.media[c.text] for c in named if c.text in lexicon.media), None)
        if listed is None and token.lower_ in lexicon.documents and token.pos_ == "NOUN" and token.text.islower():
            return None  # "a Red Cross bulletin" is a paper of theirs
        low, high = next((name_span(c) for c in named if c.dep_ == "appos"), span)  # "the newspaper Selm Tribune"
        return listed or _unlisted(doc.words(low, high))
    return None


def _is_news_service(token: Token) -> bool:
    return token.lower_ == "service" and token.i > 0 and token.doc[token.i - 1].lower_ in ("news", "wire", "press")


def _is_other_agency(token: Token, lexicon: CueLexicon) -> bool:
    """Whether a word before says that an agency is none of news: "the UN refugee agency"."""
    before = token.doc[token.i - 1] if token.i else None
    if token.lower_ != "agency" or before is None or before.dep_ != "compound" or not before.text.islower():
        return False
    return before.lower_ not in lexicon.media_nouns | lexicon.outlet_kinds


def _unlisted(name: str) -> Medium:
    """A medium by the name that the text gives it, without its article."""
    return Medium(_BEFORE_NAME.sub("", name[4:] if name[:4].lower() == "the " else name))


_BEFORE_NAME = re.compile(r"^(?:[a-z]{4,} )+(?=[A-Z])")  # "our partner Harbour Radio"


def _beside_name(token: Token) -> Token | None:
    """The last word of a name behind that the parser set beside: "on Radio Selm", "the newspaper Selm Tribune"."""
    doc, last = token.doc, None
    for word in doc[token.i + 1 : token.sent.end]:
        if word.pos_ != "PROPN":
            break
        last = word
    own = last is not None and last.head is token.head and last.dep_ == token.dep_ and last.left_edge.i == token.i + 1
    return last if own else None


def name_span(token: Token) -> tuple[int, int]:
    """The tokens of the name around ``token``: its compounds and flat parts."""
    parts = [
        token,
        *(c for c in token.children if c.dep_ in ("compound", "flat", "det", "nummod", "amod") and _close(c, token)),
    ]
    deep = [g for part in parts for g in part.children if g.dep_ in ("compound", "flat")]
    numbers = [t.i for t in (*parts, *deep)]
    low = min(numbers)
    if token.doc[low].dep_ == "amod" and not token.doc[low].text[:1].isupper():
        low += 1
    return low, max(max(numbers), token.i) + 1


def _close(token: Token, head: Token) -> bool:
    return abs(token.i - head.i) <= 4 and (token.dep_ != "amod" or token.text[:1].isupper())


def channel_source(medium: Medium, token: Token) -> Source:
    """The link of the chain for a medium."""
    low, high = name_span(token)
    beside = _beside_name(token)
    text = token.doc.words(low, high if beside is None else beside.i + 1)
    kind = token.pos_ == "NOUN" and len(medium.name) > len(text) and medium.name.endswith(text)
    return Source(medium.name, medium.name if kind else text, "channel")  # "state television"


def voice_of(
    head: Token | None, cue: Token, cast: Cast, lexicon: CueLexicon, issuer: Token | None = None
) -> Voice | None:
    """The voice of the noun phrase headed by ``head``; None for "I", "we" and "you". ``issuer``: who issued the paper
    that it names, where another sentence tells that."""
    if head is None:
        return Voice(None, (), (Source("unnamed", "", "unnamed"),))
    if head.lower_ in _FIRST_PERSON:
        return None
    medium = medium_of(head, lexicon)
    if medium is not None and not medium.platform:
        return Voice(head, (), (), channel_source(medium, head))
    lemma = head.lemma_.lower()
    if lemma in lexicon.staff and (house := house_of(head, lexicon)) is not None:
        return Voice(head, (), (), replace(house, text=_phrase(head, cue)))
    found = () if lemma in _NO_SPEAKER or head.dep_ == "expl" else tuple(cast.participants(head))
    issued_by_known = False
    if lemma in lexicon.documents:
        found = tuple(one for one in found if one.start <= head.idx < one.end)  # not "reports of troops at the border"
        found = () if _is_named_so(head) else found
    if not found and lemma in lexicon.documents:
        issuer = issuer_of(head) or _carrier_of(head, lexicon) or issuer
        if issuer is not None and (issued := medium_of(issuer, lexicon)) is not None:
            return Voice(head, (), (), channel_source(issued, issuer))
        found = tuple(_standing_for(head, p) for p in cast.participants(issuer)) if issuer is not None else ()
        issued_by_known = bool(found)
        if not found and issuer is not None and _is_initials(issuer) and lemma in lexicon.unnamed:
            return Voice(head, (), (), Source(issuer.text, issuer.text, "channel"))  # "a CNA dispatch"
    text = _phrase(head, cue)
    unnamed = lexicon.unnamed.get(lemma) if head.pos_ != "PROPN" and not issued_by_known else None
    if unnamed is not None:
        known = tuple(p for p in found if p.country or (p.sectors and p.sectors != ("UNK",)))
        link = Source(unnamed, text, "unnamed", known[0].actor_id if known else "")
        return Voice(head, known, (link,))
    if found:
        texts = [text] if len(found) == 1 else [p.text for p in found]
        links = (Source(p.name or p.text, t, "speaker", p.actor_id) for p, t in zip(found, texts, strict=True))
        return Voice(head, found, tuple(links))
    name = lemma if lemma in lexicon.documents else "unnamed"
    return Voice(head, (), (Source(name, text, "unnamed"),))


def house_of(staff: Token, lexicon: CueLexicon) -> Source | None:
    """The medium of those who work for it or read it: "a Reuters correspondent", "the BBC's website"."""
    for token in staff.children:
        of = token.dep_ == "nmod" and set(case_of(token).split()) & _OF_HOUSE
        if of or token.dep_ in ("nmod:poss", "compound"):
            medium = medium_of(token, lexicon)
            if medium is not None and not medium.platform:
                return channel_source(medium, token)
    return None


def _carrier_of(paper: Token, lexicon: CueLexicon) -> Token | None:
    """The medium in or on which a report stands: "a report in the Gazette", "a dispatch on Radio Selm"."""
    beside = (c for c in children(paper, "nmod") if case_of(c) in ("in", "on"))
    return next((c for c in beside if medium_of(c, lexicon) is not None), None)


_OF_HOUSE = frozenset(("of", "for", "from", "with", "at"))


def _standing_for(paper: Token, issuer: Participant) -> Participant:
    """The issuer, at the place of the paper where the two stand apart: "the statement said"."""
    if paper.left_edge.idx <= issuer.start <= paper.right_edge.idx:
        return issuer
    return replace(issuer, text=paper.text, start=paper.idx, end=paper.idx + len(paper))


def issuer_of(head: Token) -> Token | None:
    """Who issued a document: "the ministry's statement", "a UN report", "a statement from the ministry", "the Chinese
    version"."""
    for token in head.children:
        if token.dep_ == "compound" and _is_named_so(head):
            continue  # "a press release of the ministry" is not the press's
        if token.dep_ in ("nmod:poss", "compound"):
            return token
        cases = set(case_of(token).split()) if token.dep_.startswith("nmod") else set()
        if cases & {"by", "from"} or ("of" in cases and _can_issue(token)):
            return token
    return next((t for t in head.children if t.dep_ == "amod" and t.text[:1].isupper() and t.i > t.sent.start), None)


def _is_named_so(paper: Token) -> bool:
    """Whether a paper is told by a listed word of two: "press release"."""
    return any(f"{c.lower_} {paper.lower_}" in cue_lexicon().documents for c in children(paper, "compound"))


def _is_initials(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text.isupper() and len(token.text) >= _INITIALS


_INITIALS = 3


def _can_issue(token: Token) -> bool:
    """Whether "of" names who issued it ("a report of the commission"), not what it is about ("a video of the raid")."""
    return token.ent_type_ in ("ORG", "PER") or token.lemma_.lower() in cue_lexicon().speakers


def _phrase(head: Token, cue: Token) -> str:
    """The noun phrase in the article's words: without its preposition, and up to the clause that holds the cue, the
    first quotation, line break or further finite verb."""
    doc = head.doc
    low, high = head.left_edge.i, head.right_edge.i + 1
    for i in range(head.i - 1, low - 1, -1):
        if doc[i].is_space or (doc[i].is_quote and doc[i].tag_ != "POS"):
            low = i + 1
            break
    relative, own = 0, {t.i for t in head.subtree}
    for i in range(head.i + 1, high):
        token = doc[i]
        if i not in own:
            high = i  # "the premier, in an interview with ZDF, said": the commas are hers, the interview is not
            break
        relative += token.tag_ in _RELATIVE
        finite = token.tag_ in FINITE and token.dep_ not in ("aux", "aux:pass", "cop")
        if token is cue or token.is_space or token.is_quote or (finite and relative <= 0):
            high = i
            break
        relative -= finite
    for clause in head.children:
        if clause.dep_ == "appos" and head.i < clause.left_edge.i < high and _takes_up(clause):
            high = clause.left_edge.i
        if clause.dep_ not in _CLAUSES:
            continue
        first, last = clause.left_edge.i, clause.right_edge.i
        longest = high - low > _LONGEST_PHRASE or head.i == cue.i
        if head.i < first < high and (longest or first <= cue.i <= last):
            high = first
        elif last < head.i and first <= cue.i <= last:
            low = max(low, last + 1)
    while low < head.i and (doc[low].dep_ in ("case", "mark", "cc", "fixed") or doc[low].is_punct):
        low += 1
    if low <= cue.i < high and cue.i != head.i:
        low, high = (cue.i + 1, high) if cue.i < head.i else (low, cue.i)
    return doc.words(low, high).strip(" ,;:–—―(")


def _takes_up(noun: Token) -> bool:
    """Whether the noun takes up what is told: "according to Washington, a claim Tehran denies"."""
    cue = cue_lexicon().nouns.get(noun.lemma_.lower())
    return cue is not None and not cue.agent and child(noun, "acl:relcl") is not None


_LONGEST_PHRASE = 30
_RELATIVE = frozenset(("WP", "WDT", "WRB", "WP$"))
_CLAUSES = frozenset(("acl:relcl", "acl", "ccomp", "advcl", "parataxis", "csubj", "nsubj"))

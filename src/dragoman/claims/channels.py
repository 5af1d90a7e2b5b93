"""Through which medium somebody spoke: "told TASS", "in an interview with TASS", "a letter seen by Reuters"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims.claim import Source
from dragoman.claims.cues import CueLexicon, Medium
from dragoman.claims.sources import channel_source, medium_of, name_span
from dragoman.claims.tree import case_of, child, children, is_passive, subject
from dragoman.claims.words import classes
from dragoman.language.view import Token

_CASES = frozenset(("in", "on", "to", "with", "for", "via", "by", "through", "at", "of", "from", "during"))


def find_channel(cue: Token, speaker: Token | None, lexicon: CueLexicon) -> Source | None:
    """The medium through which the speaker spoke: "told TASS", "in an interview with TASS", "wrote on X"."""
    reached = _reached(speaker, cue, lexicon) or _told_beside(cue, lexicon)
    if reached is not None:
        return reached
    for verb in _carriers(cue):
        if verb.i != cue.i and verb.lemma_ in classes().quoting:
            quoting = child(verb, "obl:agent") if is_passive(verb) else subject(verb)
            medium = medium_of(quoting, lexicon) if quoting is not None else None
            if quoting is not None and medium is not None:
                return channel_source(medium, quoting)
        for token in (*_adverbials(verb), *(late_occasions(cue, lexicon) if verb is cue else ())):
            if speaker is not None and (token.i == speaker.i or speaker.is_ancestor(token)):
                continue
            medium = outlet_of(token, lexicon)
            if medium is not None and _stands_for_channel(token, medium):
                return channel_source(medium, token)
            if (house := _house_of(token, lexicon)) is not None:
                return house
            if case_of(token).startswith("according"):
                continue
            if is_occasion(token, lexicon):
                inner = _of_occasion(token, lexicon)
                if inner is not None:
                    return inner
    return None


def _reached(speaker: Token | None, cue: Token, lexicon: CueLexicon) -> Source | None:
    """The medium in "the ministry, quoted by Interfax, said ...", "documents leaked to the Gazette show ..."."""
    beside = [clause for clause in children(cue, "advcl") if clause.i < cue.i and clause.tag_ == "VBN"]
    for clause in (*children(speaker, "acl", "acl:relcl"), *beside) if speaker is not None else ():
        speaking = clause.dep_ == "acl:relcl" or clause.tag_ == "VBG"  # "who spoke to Reuters", "speaking to Reuters"
        told = speaking and clause.lemma_.lower() in classes().speaking
        if told or (clause.lemma_.lower() in classes().reaching and clause.tag_ in ("VBN", "VBD")):
            for token in (*children(clause, "obl:agent"), *_adverbials(clause)):
                medium = outlet_of(token, lexicon)
                if medium is not None and set(case_of(token).split()) & _CASES:
                    return channel_source(medium, token)
    return None


def outlet_of(token: Token, lexicon: CueLexicon) -> Medium | None:
    """The medium that the noun phrase headed by ``token`` names, or tells by its kind: "state television"."""
    medium = medium_of(token, lexicon)
    lemma = token.lemma_.lower()
    before = f"{token.doc[token.i - 1].lower_} {lemma}" if token.i else lemma
    if medium is not None or not lexicon.outlets & {lemma, before}:
        return medium
    kinds = [c for c in token.children if c.dep_ in ("amod", "compound") and _tells_kind(c, lexicon)]
    return Medium(token.doc.words(kinds[0].i, token.i + 1)) if kinds else None


def _tells_kind(word: Token, lexicon: CueLexicon) -> bool:
    return word.lower_ in lexicon.outlet_kinds or (word.dep_ == "amod" and word.text[:1].isupper())


def _house_of(addressee: Token, lexicon: CueLexicon) -> Source | None:
    """The medium of the one who is told: "told CNN's Ana Ruiz", "told the BBC's Radio 4"."""
    if addressee.dep_ not in ("obj", "iobj"):
        return None
    for owner in children(addressee, "nmod:poss"):
        medium = medium_of(owner, lexicon)
        if medium is not None and not medium.platform:
            return channel_source(medium, owner)
    return None


def _told_beside(cue: Token, lexicon: CueLexicon) -> Source | None:
    """The medium right behind "told" that the parser gave to a later verb: "Kim told TASS, Digi24 reported"."""
    if cue.lemma_ != "tell":
        return None
    for token in cue.doc[cue.i + 1 : min(cue.i + 5, cue.sent.end)]:
        if token.dep_ == "nsubj" and token.head.i > token.i and token.left_edge.i == cue.i + 1:
            medium = medium_of(token, lexicon)
            return channel_source(medium, token) if medium is not None and not medium.platform else None
    return None


def _carriers(cue: Token) -> Iterator[Token]:
    """The cue, the participle of its setting ("speaking to CNN"), and for a participle or a complement the verb that
    carries it."""
    yield cue
    yield from (
        c for c in children(cue, "advcl") if c.lemma_.lower() in classes().speaking and c.tag_ in ("VBG", "VBN")
    )
    token = cue
    while token.dep_ in ("advcl", "xcomp", "conj") and token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            yield token


def _adverbials(verb: Token) -> Iterator[Token]:
    for token in verb.children:
        if token.dep_ in ("obj", "iobj") or (token.dep_.startswith("obl") and token.dep_ != "obl:agent"):
            yield token


def is_occasion(token: Token, lexicon: CueLexicon) -> bool:
    """Whether the noun is an occasion or a vehicle of speech: "an interview", "an op-ed"."""
    doc, lemma = token.doc, token.lemma_.lower()
    if token.i > 1 and doc[token.i - 1].text == "-":
        lemma = f"{doc[token.i - 2].lower_}-{lemma}"
    return lemma in lexicon.occasions


def late_occasions(cue: Token, lexicon: CueLexicon) -> Iterator[Token]:
    """The occasion of a cue that the parser gave to its content: "vowed to go, in remarks carried by TASS",
    "said in a post the road was open"."""
    for clause in children(cue, "xcomp", "ccomp"):
        for token in children(clause, "obl"):
            first = token.left_edge
            comma = first.text == "," or token.doc[first.i - 1].text == ","
            late = comma and first.i > clause.i
            if (late or first.i == cue.i + 1) and is_occasion(token, lexicon) and _MOMENT & set(case_of(token).split()):
                yield token


_MOMENT = frozenset(("in", "during", "at", "on"))


def _stands_for_channel(token: Token, medium: Medium) -> bool:
    """An addressee ("told Reuters") or an adverbial ("on Fox News"); a platform only as an adverbial."""
    if token.dep_ in ("obj", "iobj"):
        return not medium.platform
    return bool(set(case_of(token).split()) & _CASES) and not case_of(token).startswith("according")


def _of_occasion(token: Token, lexicon: CueLexicon) -> Source | None:
    """The medium in "an interview with X", "a BBC interview", "a post on X"."""
    for inner in token.children:
        if inner.dep_ in ("compound", "nmod:poss") or (
            inner.dep_.startswith(("nmod", "acl", "obl")) and set(case_of(inner).split()) & _CASES
        ):
            medium = outlet_of(inner, lexicon)
            if medium is not None:
                return channel_source(medium, inner)
            if token.lemma_ == "interview" and inner.dep_.startswith("nmod") and _is_organisation(inner):
                return channel_source(Medium(_name(inner)), inner)
        if inner.dep_ == "acl":
            for deeper in (*_adverbials(inner), *children(inner, "obl:agent")):
                medium = outlet_of(deeper, lexicon)
                if medium is not None:
                    return channel_source(medium, deeper)
    return None


def _name(token: Token) -> str:
    low, high = name_span(token)
    return token.doc.words(low, high)


def _is_organisation(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ == "ORG"

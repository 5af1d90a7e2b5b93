"""Reported speech and belief in the dependency tree: a cue, whose it is, and what it holds.

Every rule yields a ``Draft``; ``finder.py`` joins drafts with quotations and resolves who speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dragoman.claims.cues import Cue, CueLexicon, cue_lexicon
from dragoman.claims.draft import Draft, cue_span, verb_cue
from dragoman.claims.nominal import find_nominal
from dragoman.claims.sources import speaker_token
from dragoman.claims.tree import case_of, child, children, is_negated, is_passive, subject, subtree_span, tidy
from dragoman.language.view import Token, View
from dragoman.span import Span


def find_speech(doc: View, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """All drafts that the tree shows, by cue; ``text`` is ``doc.text``, which spaCy builds anew each time."""
    for token in doc:
        if token.pos_ in ("VERB", "AUX", "ADJ"):
            yield from _verbal(token, text, lexicon)
        elif token.pos_ == "NOUN":
            yield from find_nominal(token, text, lexicon)
        elif token.pos_ == "ADV" and token.lower_ in lexicon.adverbs:
            yield from _adverbial(token, text, lexicon.adverbs[token.lower_])
        if token.lower_ in lexicon.openings:
            yield from _according(token, text, lexicon)


# --- verbs and adjectives ------------------------------------------------------------------------------------------


def _verbal(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    cue = verb_cue(token, lexicon)
    if cue is None or token.dep_ in ("aux", "aux:pass", "cop", "case", "amod", "compound"):
        return
    if not cue.asserts and token.dep_ == "xcomp" and _has_to(token) and _wills(token.head, lexicon):
        return  # "declined to discuss the raid": what is declined is the discussion
    source = _experiencer(token) if cue.experiencer else speaker_token(token)
    if source is None and lexicon.adjectives.get(token.lower_) is cue:
        source = subject(token)  # "is opposed to" looks like a passive
    needed = cue.kind == "belief" or not cue.asserts or token.pos_ == "ADJ"
    if needed and (source is None or source.dep_ == "expl") and not (cue.unattributed and is_passive(token)):
        return
    negated = is_negated(token)
    for frame, content, extra in _contents(token, cue):
        asserts = cue.asserts and not _is_topic(frame, extra, cue)
        if negated and cue.kind == "speech" and asserts and cue.stance != "denying" and _asked(token):
            asserts = False  # "did not say whether ..."
        if negated and (cue.stance == "denying" or (cue.kind == "speech" and asserts)):
            return
        span = tidy(text, *content)
        if span.end > span.start:
            held = cue if asserts == cue.asserts else replace(cue, asserts=asserts)
            yield Draft(held, token, cue_span(token, text, extra), span, source, negated and cue.kind == "belief")


def _wills(token: Token, lexicon: CueLexicon) -> bool:
    cue = verb_cue(token, lexicon)
    return cue is not None and "to" in cue.frames


def _is_topic(frame: str, preposition: Token | None, cue: Cue) -> bool:
    """Whether the content is what the cue is about, told as given: "mentioned the raid", "worries about the raid"."""
    if frame in ("topic", "target"):
        return True
    word = preposition.lower_ if preposition is not None else ""
    return frame == "with" and (word == "to" or (cue.kind == "belief" and word in _ABOUT))


_ABOUT = frozenset(("about", "over", "at", "with", "by", "on"))


def _asked(token: Token) -> bool:
    """Whether the clause that the cue holds is a question: "whether ...", "if ...", "why ..."."""
    clause = child(token, "ccomp")
    if clause is None or clause.i < token.i:
        return False
    first = clause.left_edge
    return first.lower_ in ("if", "whether") or first.tag_ in ("WRB", "WP", "WDT")


def _experiencer(token: Token) -> Token | None:
    """Who feels: "angered Ankara", "Ankara was angered"."""
    passive = token.pos_ == "ADJ" or is_passive(token) or (token.tag_ == "VBN" and child(token, "obj") is None)
    return subject(token) if passive else child(token, "obj")


Content = tuple[tuple[int, int], Token | None]


def _contents(token: Token, cue: Cue) -> Iterator[tuple[str, tuple[int, int], Token | None]]:
    """The first frame that fits, the characters that the cue holds, and a preposition that belongs to the cue."""
    for frame, rule in _RULES.items():
        if frame in cue.frames or frame == "with":
            found = rule(token, cue)
            if found is not None:
                yield frame, *found
                return


def _clause(token: Token, cue: Cue) -> Content | None:
    """ "Said that ...", "..., he said", "as he said, ..."."""
    around = _parenthetical(token)
    if around is not None:
        return around, None
    clauses = [c for c in children(token, "ccomp") if not _has_to(c) or c.i > token.i]
    clauses = clauses or [c for c in children(token, "obj") if c.pos_ == "VERB" and c.i > token.i]
    clause = clauses[0] if clauses else None
    if clause is None and token.pos_ == "ADJ":
        clause = child(token, "advcl", "csubj")
        if clause is not None and case_of(clause) not in ("that", ""):
            clause = None
    if clause is None and is_passive(token):
        clause = child(token, "csubj:pass", "csubj")
    if clause is None and token.pos_ == "VERB":
        clause = _raised(token)
    if token.dep_ == "acl:relcl":
        clauses = clauses[:1]
    if clause is not None:
        spans = [span for c in clauses or [clause] if (span := subtree_span(c)) is not None]
        return ((min(s[0] for s in spans), max(s[1] for s in spans)), None) if spans else None
    if token.dep_ == "parataxis" or (token.dep_ == "advcl" and case_of(token) == "as"):
        return _around(token)
    return None


def _parenthetical(token: Token) -> tuple[int, int] | None:
    """ "Russia, he said, had withdrawn": a cue set off by commas holds its whole sentence."""
    who = speaker_token(token)
    if (
        who is None
        or not (who.head.i == token.i or abs(who.i - token.i) < _NEAR)
        or token.dep_ not in ("ROOT", "parataxis", "acl:relcl")
        or (token.dep_ == "acl:relcl" and who.pos_ == "PRON" and who.lower_.startswith(("wh", "that")))
        or is_passive(token)
    ):
        return None
    doc = token.doc
    words = [who, token, *(c for c in token.children if c.dep_ in ("aux", "advmod", "compound:prt"))]
    edges = [w for w in words if w.i != token.i]
    low = min(w.left_edge.i for w in edges)
    high = max(token.i, *(w.right_edge.i for w in edges))
    low = min(low, token.i)
    for late in token.children:
        if (
            late.i > high
            and late.left_edge.i == high + 1
            and late.dep_ in ("obl", "obj", "iobj", "obl:tmod", "obl:unmarked")
        ):
            high = late.right_edge.i
    rest = doc[high + 1 : token.sent.end]
    if len(rest) <= _NEAR and rest and rest[0].pos_ in ("ADP", "ADV", "PROPN") and "," not in [t.text for t in rest]:
        high = next((t.i for t in reversed(rest) if not t.is_punct and not t.is_space), high)
    if low <= token.sent.start or high - low > _LONGEST_PARENTHESIS or doc[low - 1].text not in _SETTING_OFF:
        return None
    if high + 1 < token.sent.end and doc[high + 1].text not in (",", ".", "—", "-", "–", ";", "!", "?"):
        return None
    host = token if token.dep_ == "ROOT" else token.head
    while token.dep_ == "acl:relcl" and host.head.i != host.i:
        host = host.head
    outside = [t for t in host.subtree if not low <= t.i <= high and not t.is_punct and not t.is_space]
    if len(outside) < 2 or outside[0].i > high or (len(outside) < _NEAR and not any(map(_tells, outside))):
        return None
    return outside[0].idx, outside[-1].idx + len(outside[-1])


def _tells(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX", "INTJ")


_SETTING_OFF = frozenset((",", "—", "–", "-", "--", "”", '"', "''", "’"))
_LONGEST_PARENTHESIS = 25
_NEAR = 8


def _raised(token: Token) -> Token | None:
    """A clause told after a colon, or "is said to have ..."."""
    if is_passive(token) and (complement := child(token, "xcomp")) is not None and subject(token) is not None:
        return complement
    after = [c for c in children(token, "parataxis") if c.i > token.i and token.doc[c.left_edge.i - 1].text == ":"]
    return after[0] if after else None


def _around(token: Token) -> Content | None:
    """The clause beside or around a parenthetical cue."""
    host = token.head
    if host.i == token.i or (speaker_token(token) is None and token.dep_ == "parataxis"):
        return None
    while host.dep_ in ("conj", "parataxis") and host.head.i != host.i and host.i > token.i:
        host = host.head
    span = subtree_span(host, token)
    return (span, None) if span else None


def _infinitive(token: Token, cue: Cue) -> Content | None:
    """ "Promised to leave", "urged Paris to leave"."""
    clause = next((c for c in children(token, "xcomp", "ccomp", "advcl") if _has_to(c)), None)
    if clause is None:
        return None
    span = subtree_span(clause)
    whom = child(token, "obj", "iobj")
    if span and whom is not None and whom.i < clause.i and cue.lemma not in ("promise", "vow", "threaten", "tell"):
        start = subtree_span(whom)
        span = (start[0], span[1]) if start else span
    return (span, None) if span else None


def _has_to(token: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children)


def _gerund(token: Token, cue: Cue) -> Content | None:
    """ "Denied attacking"."""
    clause = next(
        (c for c in children(token, "xcomp", "ccomp", "advcl") if c.text.endswith("ing") and not case_of(c)), None
    )
    span = subtree_span(clause) if clause is not None else None
    return (span, None) if span else None


def _prepositional(token: Token, cue: Cue) -> Content | None:
    """ "Accused Paris of ...", "warned about ...", "blamed Paris for ..."."""
    for token_child in token.children:
        if token_child.i < token.i:
            continue  # "On Friday, he called ..."
        if token_child.dep_.startswith("obl") or token_child.dep_ in ("advcl", "ccomp", "xcomp"):
            preposition = case_of(token_child)
            if preposition and preposition.split()[0] in {p.split()[0] for p in cue.prepositions}:
                held = _with_object(token, token_child, cue)
                purpose = [c for c in children(token, "xcomp", "advcl", "ccomp") if c.i > token_child.i and _has_to(c)]
                if held is not None and preposition in ("on", "upon", "for") and purpose:
                    end = subtree_span(purpose[0])
                    return ((held[0][0], end[1]), held[1]) if end else held
                return held
    return None


def _with_object(token: Token, held: Token, cue: Cue) -> Content | None:
    marker = child(held, "case", "mark")
    span = subtree_span(held)
    if span is None or marker is None:
        return None
    if "object" in cue.frames or "as" in cue.frames or not cue.asserts:
        whom = child(token, "obj")
        if whom is not None and whom.i < held.i and (start := subtree_span(whom)) is not None:
            return (start[0], span[1]), None
    if marker.i + 1 < len(token.doc) and marker.idx == span[0]:
        after = marker.right_edge.i + 1
        return (token.doc[after].idx, span[1]), marker
    return span, None


def _as(token: Token, cue: Cue) -> Content | None:
    """ "Described the vote as unfair", "called it a farce"."""
    whom = child(token, "nsubj:pass") if is_passive(token) else child(token, "obj")
    said = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp") and not _has_to(c)), None)
    objects = [c for c in children(token, "obj", "iobj", "appos") if c.i > token.i]
    if said is None and len(objects) > 1:
        whom, said = objects[0], objects[-1]
    if said is None and whom is not None and whom.i > token.i:
        said = next((c for c in children(whom, "appos") if token.doc[c.left_edge.i - 1].text != ","), None)
    if said is None:
        said = next((c for c in token.children if c.dep_ in ("obl", "advcl") and case_of(c) == "as"), None)
    if said is None:
        return _as_behind(token)
    span = subtree_span(said)
    start = subtree_span(whom) if whom is not None and token.i < whom.i < said.i else None
    return ((start[0] if start else span[0], span[1]), None) if span else None


def _as_behind(token: Token) -> Content | None:
    """An "as ..." soon behind the cue that the parser gave to another word."""
    for word in token.doc[token.i + 1 : min(token.i + _NEAR, token.sent.end)]:
        if word.pos_ == "VERB" and word.head.i < word.i:
            return None
        if word.lower_ == "as" and word.dep_ in ("case", "mark") and word.head.i > word.i:
            last = max(
                (t for t in word.head.subtree if t.i < word.head.i or word.head.is_ancestor(t)), key=lambda t: t.i
            )
            last = last if last.i - word.i < _LONGEST_PARENTHESIS else word.head
            last = max(last, word.head, key=lambda t: t.i)
            return (word.idx, last.idx + len(last)), None
    return None


def _object(token: Token, cue: Cue) -> Content | None:
    """ "Announced the withdrawal"."""
    held = child(token, "nsubj:pass") if is_passive(token) else child(token, "obj")
    if held is None or held.pos_ == "NUM" or not (held.pos_ != "PRON" or _told_by_pronoun(held, cue)):
        return None
    lexicon = cue_lexicon()
    if held.lemma_.lower() in lexicon.nouns and token.lemma_.lower() in lexicon.light_verbs:
        return None  # "reiterated the claim that ...": nominal.py holds what the noun holds
    span = subtree_span(held)
    return (span, None) if span else None


_PERSONS = frozenset(("him", "her", "them", "me", "us", "it", "he", "she", "they"))


def _told_by_pronoun(held: Token, cue: Cue) -> bool:
    """Whether a pronoun can be the content: "what he called ...", and a person or thing taken a position on."""
    if held.lower_ == "what":
        return child(held, "acl:relcl") is not None
    return not cue.asserts and held.lower_ in _PERSONS


def _target(token: Token, cue: Cue) -> Content | None:
    """ "Attacked Clinton", "was attacked by Trump": with words, since the target is a person or what a person said."""
    held = child(token, "nsubj:pass") if is_passive(token) else child(token, "obj")
    if held is None:
        return None
    named = held.ent_type_ == "PER" or held.lower_ in _PERSONS
    if not named and held.lemma_.lower() not in cue_lexicon().nouns:
        return None
    return _object(token, cue)


def _topic(token: Token, cue: Cue) -> Content | None:
    """ "Mentioned the raid"; not the source of "citing two officials" and "quoted the ministry as saying"."""
    held = child(token, "obj")
    if cue.lemma in ("cite", "quote") and held is not None:
        quoted = any(case_of(c) == "as" for c in children(token, "advcl", "ccomp", "obl"))
        source = held.ent_type_ in ("PER", "ORG") or held.lemma_.lower() in cue_lexicon().unnamed
        if quoted or (source and token.dep_ in ("advcl", "acl")) or held.lemma_.lower() in cue_lexicon().speakers:
            return None
    return _object(token, cue)


_RULES: dict[str, Callable[[Token, Cue], Content | None]] = {
    "that": _clause,
    "to": _infinitive,
    "ing": _gerund,
    "with": _prepositional,
    "as": _as,
    "object": _object,
    "target": _target,
    "topic": _topic,
}


# --- adverbs, phrases ---------------------------------------------------------------------------------------


def _adverbial(token: Token, text: str, cue: Cue) -> Iterator[Draft]:
    """ "Allegedly", "reportedly": the clause is somebody's claim."""
    host = token.head
    if host.i == token.i:
        return
    span = subtree_span(host) if host.pos_ in ("VERB", "NOUN", "ADJ", "PROPN") else None
    if span is not None:
        content = tidy(text, *span)
        yield Draft(cue, token, Span.of(text, token.idx, token.idx + len(token)), content, None)


def _according(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """ "According to X", "in the words of X" over the clause that it stands beside."""
    for phrase in lexicon.openings.get(token.lower_, ()):
        doc, sentence, first = token.doc, token.sent, token.i + len(phrase)
        if first >= sentence.end or any(doc[token.i + n].lower_ != word for n, word in enumerate(phrase)):
            continue
        source = _noun_phrase(doc, first, sentence.end)
        content = _beside_phrase(doc, token, source.right_edge.i + 1) if source is not None else None
        if content is None:
            continue
        held, last = tidy(text, *content), doc[first - 1]
        if held.end > held.start:
            cue = Cue(" ".join(phrase))
            yield Draft(cue, token, Span.of(text, token.idx, last.idx + len(last)), held, source)
        return


def _noun_phrase(doc: View, start: int, end: int) -> Token | None:
    """The head of the noun phrase that begins at token ``start``."""
    head = doc[start]
    while head.pos_ not in ("NOUN", "PROPN", "PRON") or head.dep_ in ("compound", "nmod:poss", "det", "flat"):
        if not start <= head.head.i < end or head.head.i == head.i:
            break
        head = head.head
    return head if head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ") and head.left_edge.i <= start else None


def _beside_phrase(doc: View, token: Token, end: int) -> tuple[int, int] | None:
    """The clause before or behind the phrase: the whole sentence where a comma sets it off at an end, else
    the clause that it modifies."""
    sentence = token.sent
    before = [t for t in doc[sentence.start : token.i] if not t.is_punct and not t.is_space]
    behind = [t for t in doc[end : sentence.end] if not t.is_punct and not t.is_space]
    if not before:
        return (behind[0].idx, behind[-1].idx + len(behind[-1])) if behind else None
    if (
        not behind
        and doc[token.i - 1].text in (",", "—", "–", "-", ";", "(")
        and not any(t.lower_ == "that" and t.dep_ == "mark" for t in before)
    ):
        return before[0].idx, before[-1].idx + len(before[-1])
    host = token.head
    while host.i >= token.i or host.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
        if host.head.i == host.i or host.head.i >= token.i:
            return before[0].idx, before[-1].idx + len(before[-1])
        host = host.head
    inside = [t for t in host.subtree if not token.i <= t.i < end and not t.is_punct]
    return inside[0].idx, inside[-1].idx + len(inside[-1])

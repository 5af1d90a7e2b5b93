"""What a cue holds: the frames of the lexicon ("that", "to", "as", a noun phrase ...) read off the dependency tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.claims.clauses import told_clause
from dragoman.claims.cues import Cue, cue_lexicon
from dragoman.claims.objects import named_as, object_held, target, topic
from dragoman.claims.sources import late_agent, speaker_token
from dragoman.claims.tree import Content, case_of, child, children, has_to, is_passive, subject, subtree_span
from dragoman.claims.words import classes
from dragoman.language.view import Token

_NEAR = 8  # tokens between the cue and its colon, at most


_OBJECTS = frozenset(("object", "topic", "that"))


def find_contents(token: Token, cue: Cue) -> Iterator[tuple[str, tuple[int, int], Token | None]]:
    """The first frame that fits, the characters that the cue holds, and a preposition that belongs to the cue."""
    for frame, rule in _RULES.items():
        if frame in cue.frames or frame == "with":
            found = rule(token, cue)
            if found is not None:
                yield frame, *found
                return
    found = _called(token, cue) or _question(token, cue) or _cause(token, cue)
    found = found or _next_paragraph(token) or _antecedent(token, cue)
    if found is not None:
        yield "that", *found


def _called(token: Token, cue: Cue) -> Content | None:
    """ "What the army calls a security operation": the name that is given."""
    if "as" not in cue.frames or token.dep_ != "acl:relcl" or token.head.lower_ != "what" or is_passive(token):
        return None
    named = next((c for c in children(token, "xcomp", "obj") if c.i > token.i), None)
    span = subtree_span(named) if named is not None else None
    return (span, None) if span else None


def _question(token: Token, cue: Cue) -> Content | None:
    """ "Could not explain why ...", "has not said when ..." where the parser took the question for another clause."""
    if "that" not in cue.frames:
        return None
    for clause in children(token, "advcl", "obj", "advmod"):
        first = clause.left_edge
        if clause.i > token.i and first.tag_ in ("WRB", "WP") and first.i - token.i == 1 and subject_below(clause):
            span = subtree_span(clause)
            return (span, None) if span else None
    return None


def subject_below(clause: Token) -> bool:
    """Whether a clause with a subject of its own hangs here: "why the tax was cut"."""
    return subject(clause) is not None or any(map(subject, children(clause, "advcl:relcl", "acl:relcl")))


def _cause(token: Token, cue: Cue) -> Content | None:
    """What a feeling is about where it is told as the doer: "the decision angered the growers"."""
    cause = subject(token) if cue.experiencer and not is_passive(token) else None
    if cause is None or cause.pos_ not in ("NOUN", "PROPN") or child(token, "obj") is None:
        return None
    if cue.lemma == "concern":
        return None  # "the protest concerns the toll"
    span = subtree_span(cause)
    return (span, None) if span else None


def _next_paragraph(token: Token) -> Content | None:
    """What a colon at the end of the sentence announces: "The governor added: It is late.", or the paragraph behind."""
    doc, sentence = token.doc, token.sent
    rest = [t for t in doc[token.i + 1 : sentence.end] if not t.is_space]
    if not rest or rest[-1].text != ":" or len(rest) > _NEAR or sentence.end >= len(doc):
        return None
    if any(t.is_quote or t.pos_ == "VERB" for t in rest) or speaker_token(token) is None:
        return None
    first = next((t for t in doc[rest[-1].i + 1 :] if not t.is_space), None)
    if first is None or first.is_quote:
        return None
    last, broken = first.sent, "\n" in doc.text[rest[-1].idx : first.idx]
    while broken and last.end < len(doc) and "\n" not in doc.text[last[-1].idx : doc[last.end].idx]:
        last = doc[last.end].sent
    words = [t for t in last if not t.is_space]
    return (first.idx, words[-1].idx + len(words[-1])), None


def _antecedent(token: Token, cue: Cue) -> Content | None:
    """What a relative clause leaves out: "the ceasefire that Paris announced", "what the mayor said was a lie"."""
    head, who = token.head, subject(token)
    if token.dep_ != "acl:relcl" or who is None or who.tag_ in ("WP", "WDT") or not _OBJECTS & cue.frames:
        return None
    if head.i > token.i or head.pos_ not in ("NOUN", "PROPN", "PRON") or who.i > token.i or is_passive(token):
        return None
    if any(c.dep_ in ("obj", "ccomp") and c.tag_ not in ("WP", "WDT") for c in token.children):
        return None
    if head.lower_ != "what":
        span = subtree_span(head, token)
        return (span, None) if span else None
    clause = subtree_span(head.head if head.dep_.startswith("nsubj") and head.head.i > token.i else head)
    return ((head.idx, clause[1]), None) if clause else None


def _infinitive(token: Token, cue: Cue) -> Content | None:
    """ "Promised to leave", "urged Paris to leave"."""
    clause = next((c for c in children(token, "xcomp", "ccomp", "advcl") if has_to(c)), None)
    if clause is None:
        return None
    span = subtree_span(clause)
    whom = child(token, "obj", "iobj")
    if span and whom is not None and whom.i < clause.i and cue.lemma not in ("promise", "vow", "threaten", "tell"):
        start = subtree_span(whom)
        span = (start[0], span[1]) if start else span
    return (span, None) if span else None


def _gerund(token: Token, cue: Cue) -> Content | None:
    """ "Denied attacking"."""
    clause = next(
        (
            c
            for c in children(token, "xcomp", "ccomp", "advcl")
            if c.i > token.i and c.text.endswith("ing") and not case_of(c)
        ),
        None,
    )
    if clause is None or (cue.lemma in classes().quoting and is_passive(token)):
        return None
    span = subtree_span(clause)
    return (span, None) if span else None


def _prepositional(token: Token, cue: Cue) -> Content | None:
    """ "Accused Paris of ...", "warned about ...", "blamed Paris for ..."."""
    late = (c for adverb in children(token, "advmod") if adverb.i > token.i for c in children(adverb, "obl"))
    for token_child in (*token.children, *late):
        if token_child.i < token.i:
            continue  # "On Friday, he called ..."
        if token_child.dep_.startswith("obl") or token_child.dep_ in ("advcl", "ccomp", "xcomp"):
            preposition = case_of(token_child)
            if cue.lemma in classes().quoting and token_child.tag_ == "VBG":
                continue  # "cited the ministry as saying": the ministry says
            if cue.lemma == "put" and not any(t.pos_ == "NUM" for t in token_child.subtree):
                continue  # "put guards at the gate"
            if preposition and preposition.split()[0] in {p.split()[0] for p in cue.prepositions}:
                held = _without_agent(token, _with_object(token, token_child, cue))
                purpose = [c for c in children(token, "xcomp", "advcl", "ccomp") if c.i > token_child.i and has_to(c)]
                if held is not None and preposition in ("on", "upon", "for") and purpose:
                    end = subtree_span(purpose[0])
                    return ((held[0][0], end[1]), held[1]) if end else held
                return held
    whom = child(token, "obj")
    if whom is not None and "object" not in cue.frames and (cue.asserts or cue.lemma.endswith(f" {whom.lower_}")):
        # "accused the army of murder" with the murder read as the army's
        deed = next((c for c in children(whom, "nmod", "acl") if case_of(c) in cue.prepositions), None)
        marker = child(deed, "case", "mark") if deed is not None else None
        if deed is not None and marker is not None:
            last = deed.right_edge
            return (token.doc[marker.i + 1].idx, last.idx + len(last)), marker
    return None


def _without_agent(token: Token, held: Content | None) -> Content | None:
    agent = late_agent(token) if is_passive(token) else None
    if agent is None or held is None or agent.left_edge.idx <= held[0][0]:
        return held
    return (held[0][0], min(held[0][1], agent.left_edge.idx)), held[1]


def _with_object(token: Token, held: Token, cue: Cue) -> Content | None:
    marker = child(held, "case", "mark")
    span = subtree_span(held)
    if span is None or marker is None:
        return None
    if "object" in cue.frames or "as" in cue.frames or not cue.asserts or cue.lemma == "put":
        whom = child(token, "obj")
        idiom = whom is not None and cue.lemma.endswith(f" {whom.lower_}")  # "took issue with"
        if whom is not None and not idiom and whom.i < held.i and (start := subtree_span(whom)) is not None:
            return (start[0], span[1]), None
    if marker.i + 1 < len(token.doc) and marker.idx == span[0]:
        after = marker.right_edge.i + 1
        return (token.doc[after].idx, span[1]), marker
    return span, None


def _law(token: Token, cue: Cue) -> Content | None:
    """ "The charter requires candidates to disclose their income": where a document speaks."""
    who = subject(token) or (token.head if token.dep_ in ("acl", "acl:relcl") else None)
    who = who if who is None or who.tag_ not in ("WDT", "WP") else token.head
    if who is None or who.lemma_.lower() not in cue_lexicon().documents or is_passive(token):
        return None
    whom, deed = child(token, "obj"), child(token, "xcomp", "ccomp", "advcl", "obl")
    if whom is not None and deed is not None and deed.i > whom.i and case_of(deed) in ("to", "from"):
        start, end = subtree_span(whom), subtree_span(deed)
        return ((start[0], end[1]), None) if start and end else None
    return _infinitive(token, cue) or object_held(token, cue)


_RULES: dict[str, Callable[[Token, Cue], Content | None]] = {
    "that": told_clause,
    "to": _infinitive,
    "ing": _gerund,
    "with": _prepositional,
    "as": named_as,
    "object": object_held,
    "target": target,
    "topic": topic,
    "law": _law,
}

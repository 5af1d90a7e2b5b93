"""What a cue holds as a clause: behind it, around it, or hung by the parser on another word."""

from __future__ import annotations

from dragoman.claims.cues import Cue, cue_lexicon
from dragoman.claims.parentheticals import parenthetical
from dragoman.claims.sources import speaker_token
from dragoman.claims.tree import (
    Content,
    case_of,
    child,
    children,
    has_object,
    has_to,
    is_passive,
    subject,
    subtree_span,
)
from dragoman.claims.words import classes
from dragoman.language.view import Token


def told_clause(token: Token, cue: Cue) -> Content | None:
    """ "Said that ...", "..., he said", "as he said, ..."."""
    literal = cue.impersonal and _is_told_of_something(token)
    around = None if literal else parenthetical(token)
    if around is not None:
        return around, None
    clauses = [c for c in children(token, "ccomp") if not has_to(c) or c.i > token.i]
    clauses = clauses or [c for c in children(token, "obj") if c.pos_ == "VERB" and c.i > token.i]
    clause = clauses[0] if clauses else None
    if clause is None and token.pos_ == "ADJ":
        clause = child(token, "advcl", "csubj")
        if clause is not None and case_of(clause) not in ("that", "", "whether", "if"):
            clause = None
    if clause is None and cue.impersonal:
        clause = child(token, "csubj", "xcomp")  # "it seems that ...", "nothing seems credible"
    if clause is None and is_passive(token):
        clause = child(token, "csubj:pass", "csubj")
    if clause is None and token.pos_ == "VERB":
        clause = _raised(token) or _of_hearer(token) or _without_proof(token)
    if clause is None and token.dep_ == "ccomp" and token.head.i > token.i:
        # "Kim said that ..., TASS reported" with both clauses under the last verb
        clause = next((c for c in children(token.head, "ccomp") if token.i < c.i < token.head.i), None)
    if clause is None and (small := _small_clause(token, cue)) is not None:
        return small, None
    if token.dep_ == "acl:relcl":
        clauses = clauses[:1]
    if clause is not None:
        spans = [span for c in clauses or [clause] if (span := subtree_span(c)) is not None]
        return ((min(s[0] for s in spans), max(s[1] for s in spans)), None) if spans else None
    as_said = token.dep_ == "advcl" and case_of(token) == "as" and token.head.lemma_ not in classes().quoting
    as_said = as_said and not ("object" in cue.frames and has_object(token))  # "..., as the union declared a strike"
    if literal:
        return None
    if as_said or (token.dep_ == "parataxis" and (cue.stance == "denying" or not _goes_on(token))):
        return _around(token)
    return None


def _is_told_of_something(token: Token) -> bool:
    """ "A flag appeared over the embassy"; "the truce, it appears, will hold" tells nothing of "it"."""
    who = subject(token)
    return who is not None and who.lower_ != "it"


def _goes_on(token: Token) -> bool:
    """Whether a semicolon or a dateline's colon parts the cue from what stands before: "it blamed both; the mayor said
    nothing", "KABUL: The council said so"."""
    first = token.left_edge
    return token.i > token.head.i and bool({";", ":"} & {first.text, token.doc[first.i - 1].text})


def _raised(token: Token) -> Token | None:
    """A clause told after a colon, or "is said to have ..."."""
    if is_passive(token) and subject(token) is not None:
        complement = child(token, "xcomp") or next((c for c in children(token, "advcl") if _had_done(c)), None)
        if complement is not None:
            return complement
    after = [c for c in children(token, "parataxis") if c.i > token.i and token.doc[c.left_edge.i - 1].text == ":"]
    return after[0] if after else None


def _of_hearer(token: Token) -> Token | None:
    """ "Told a session of the council that ...", where the parser gave the clause to those who hear it."""
    hearers = (
        c for c in children(token, "obj", "iobj") if c.i > token.i and c.lemma_.lower() not in cue_lexicon().nouns
    )
    clauses = (c for hearer in hearers for c in children(hearer, "acl", "acl:relcl", "ccomp"))
    return next((c for c in clauses if any(m.lower_ == "that" for m in children(c, "mark"))), None)


def _without_proof(token: Token) -> Token | None:
    """ "Alleged without giving evidence that ...", where the parser gave the clause to the evidence."""
    givings = (c for c in children(token, "advcl", "obl") if case_of(c) == "without" and c.i > token.i)
    proofs = (proof for giving in givings for proof in (giving, *children(giving, "obj")))
    clauses = (
        c for proof in proofs if proof.lemma_ in classes().proofs for c in children(proof, "acl", "acl:relcl", "ccomp")
    )
    return next((c for c in clauses if case_of(c) == "that"), None)


def _had_done(clause: Token) -> bool:
    """Whether the clause is an infinitive of the past, which tells no purpose: "is alleged by X to have rammed"."""
    return has_to(clause) and any(c.lower_ == "have" and c.dep_ == "aux" for c in clause.children)


def _small_clause(token: Token, cue: Cue) -> tuple[int, int] | None:
    """ "Polls showed Clinton leading", "the judge found the law unconstitutional", "demands that"-less "Kyiv act"."""
    predicates = [c for c in children(token, "xcomp") if c.i > token.i and not has_to(c)]
    if cue.lemma == "show":
        predicates += [c for c in children(token, "obl") if case_of(c) == "with"]
    for predicate in predicates:
        whom = child(token, "obj", "iobj") or subject(predicate)
        if whom is not None and token.i < whom.i < predicate.i and not is_passive(token):
            return whom.left_edge.idx, predicate.right_edge.idx + len(predicate.right_edge)
    return None


def _around(token: Token) -> Content | None:
    """The clause beside or around a parenthetical cue."""
    host = token.head
    if host.i == token.i or (speaker_token(token) is None and token.dep_ == "parataxis"):
        return None
    while host.dep_ in ("conj", "parataxis") and host.head.i != host.i and host.i > token.i:
        host = host.head
    span = subtree_span(host, token)
    return (span, None) if span else None

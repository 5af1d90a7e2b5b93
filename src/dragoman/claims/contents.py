"""What a cue holds: the frames of the lexicon ("that", "to", "as", a noun phrase ...) read off the dependency tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.claims.cues import Cue, cue_lexicon
from dragoman.claims.nominal import PROOFS, holds_content
from dragoman.claims.sources import late_agent, speaker_token
from dragoman.claims.tree import case_of, child, children, is_passive, subject, subtree_span
from dragoman.language.view import Token

Content = tuple[tuple[int, int], Token | None]


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


_OBJECTS = frozenset(("object", "topic", "that"))


def _clause(token: Token, cue: Cue) -> Content | None:
    """ "Said that ...", "..., he said", "as he said, ..."."""
    literal = cue.impersonal and _is_told_of_something(token)
    around = None if literal else _parenthetical(token)
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
    as_said = token.dep_ == "advcl" and case_of(token) == "as" and token.head.lemma_ not in ("quote", "cite")
    as_said = as_said and not ("object" in cue.frames and _has_object(token))  # "..., as the union declared a strike"
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
    if _holds_only_behind(token) or (token.dep_ == "acl:relcl" and _has_object(token)):
        return None
    doc = token.doc
    words = [who, token, *(c for c in token.children if c.dep_ in ("aux", "advmod", "compound:prt"))]
    edges = [w for w in words if w.i != token.i]
    low = min(w.left_edge.i for w in edges)
    high = max(token.i, *(w.right_edge.i for w in edges))
    low = min(low, token.i)
    sentence = token.sent
    if low <= sentence.start and token.dep_ == "ROOT":
        return _sentence_before(token, high)
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
    aside = _asides(host, high)
    outside = [t for t in host.subtree if not (low <= t.i <= high or t.i in aside or t.is_punct or t.is_space)]
    if len(outside) < 2 or outside[0].i > high or (len(outside) < _NEAR and not any(map(_tells, outside))):
        return None
    return outside[0].idx, outside[-1].idx + len(outside[-1])


def _asides(host: Token, after: int) -> frozenset[int]:
    """The tokens behind token ``after`` that name another source: "citing an official", "according to the Gazette"."""
    openings = []
    for token in host.subtree:
        if token.i > after and token.dep_ == "advcl" and token.lemma_ in ("cite", "quote"):
            openings.append(token)
        elif token.i > after and token.lower_ == "according" and token.head is not host:
            openings.append(token.head)
    return frozenset(t.i for opening in openings for t in opening.subtree)


def _has_object(token: Token) -> bool:
    """ "The president, whose party denies the charge, ...": what is held stands behind the cue."""
    return any(c.dep_ in ("obj", "ccomp") and c.i > token.i for c in token.children)


def _holds_only_behind(token: Token) -> bool:
    """ "Asked about the raid, the sheriff replied: ...": what stands before is a setting."""
    held = list(children(token, "ccomp"))
    return token.dep_ == "ROOT" and bool(held) and all(clause.i > token.i for clause in held)


def _sentence_before(token: Token, high: int) -> tuple[int, int] | None:
    """The sentence before the cue's, where a comma parts them and the cue's has nothing else to tell."""
    doc, start, end = token.doc, token.sent.start, token.sent.end
    rest = [t for t in doc[high + 1 : end] if not t.is_punct and not t.is_space]
    if start == 0 or doc[start - 1].text != "," or len(rest) > _NEAR or any(map(_tells, rest)):
        return None
    before = doc[start - 1].sent
    words = [t for t in before if not t.is_space]
    return (words[0].idx, words[-1].idx) if len(words) > _NEAR // 2 else None


def _tells(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX", "INTJ")


_SETTING_OFF = frozenset((",", "—", "–", "-", "--", "”", '"', "''", "’"))
_LONGEST_PARENTHESIS = 25
_NEAR = 8


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
    clauses = (c for proof in proofs if proof.lemma_ in PROOFS for c in children(proof, "acl", "acl:relcl", "ccomp"))
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


def has_to(token: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children)


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
    if clause is None or (cue.lemma in ("cite", "quote") and is_passive(token)):
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
            if cue.lemma in ("cite", "quote") and token_child.tag_ == "VBG":
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


def _as(token: Token, cue: Cue) -> Content | None:
    """ "Described the vote as unfair", "called it a farce"."""
    whom = child(token, "nsubj:pass") if is_passive(token) else child(token, "obj")
    said = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp") and not has_to(c)), None)
    objects = [c for c in children(token, "obj", "iobj", "appos") if c.i > token.i]
    if said is None and len(objects) > 1:
        whom, said = objects[0], objects[-1]
    if said is None and objects and whom is not None and whom.i < token.i and whom.tag_ in ("WP", "WDT"):
        said = objects[0]  # "which Paris called a farce"
    if said is None and whom is not None and whom.i > token.i:
        said = next((c for c in children(whom, "appos") if token.doc[c.left_edge.i - 1].text != ","), None)
    if said is None and whom is not None:
        said = next((c for c in children(token, "obl", "obl:unmarked") if c.i > whom.i and _is_bare_noun(c)), None)
    if said is None:
        said = next((c for c in token.children if c.dep_ in ("obl", "advcl") and case_of(c) == "as"), None)
    if said is None:
        return _as_before(token) or _as_behind(token)
    span = subtree_span(said)
    agent = late_agent(token) if is_passive(token) else None
    if span and agent is not None and agent.left_edge.idx > span[0]:
        span = (span[0], agent.left_edge.idx)
    start = subtree_span(whom) if whom is not None and token.i < whom.i < said.i else None
    return ((start[0] if start else span[0], span[1]), None) if span else None


def _is_bare_noun(word: Token) -> bool:
    """ "A crime" of "called the raid a crime", which the parser takes for an adverbial; no day."""
    return (
        not case_of(word) and word.pos_ == "NOUN" and any(c.lower_ in ("a", "an", "no") for c in children(word, "det"))
    )


def _as_before(token: Token) -> Content | None:
    """ "The “safe corridor”, as Moscow calls it": the words before the comma."""
    mark, named, doc = child(token, "mark"), child(token, "obj"), token.doc
    if mark is None or mark.lower_ != "as" or named is None or named.pos_ != "PRON":
        return None
    if mark.i < 2 or doc[mark.i - 1].text not in (",", "("):
        return None
    last = doc[mark.i - 2]
    head = last
    while head.head.right_edge.i == last.i or (last.is_quote and head.head.i < last.i and head is last):
        if head.head is head or head.head.pos_ not in ("NOUN", "PROPN", "ADJ"):
            break
        head = head.head
    return (head.left_edge.idx, last.idx + len(last)), None


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
    held = _undergoer(token) if is_passive(token) else child(token, "obj")
    if held is None or held.pos_ == "NUM" or not (held.pos_ != "PRON" or _told_by_pronoun(held, cue)):
        return None
    lexicon = cue_lexicon()
    if token.lemma_ in ("recall", "believe") and is_passive(token) and child(token, "obl:agent") is None:
        return None  # "the ambassador was recalled", "if the ministry is to be believed"
    if token.lemma_.lower() in lexicon.light_verbs and holds_content(held, lexicon):
        return None  # "reiterated the claim that ...": nominal.py holds what the noun holds
    span = subtree_span(held)
    return (span, None) if span else None


def _undergoer(token: Token) -> Token | None:
    """The subject of a passive; of a second one that of the first: "was welcomed by Paris and criticised by London"."""
    first = token.head if token.dep_ == "conj" and subject(token) is None and token.head.tag_ == "VBN" else token
    return child(first, "nsubj:pass")


_PERSONS = frozenset(("him", "her", "them", "me", "us", "it", "he", "she", "they"))


_THAT = frozenset(("it", "this", "that"))


def _told_by_pronoun(held: Token, cue: Cue) -> bool:
    """Whether a pronoun can be the content: "what he called ...", and a person or thing taken a position on."""
    if held.lower_ == "what":
        return child(held, "acl:relcl") is not None
    if cue.stance == "denying" and held.lower_ in _THAT:
        return True  # "denied it"
    return not cue.asserts and held.lower_ in _PERSONS


def _target(token: Token, cue: Cue) -> Content | None:
    """ "Attacked Clinton", "was attacked by Trump": with words, since the target is a person or what a person said."""
    held = child(token, "nsubj:pass") if is_passive(token) else child(token, "obj")
    if held is None:
        return None
    start = held.left_edge
    named = held.ent_type_ == "PER" or held.lower_ in _PERSONS or start.is_quote
    if not named and held.lemma_.lower() not in cue_lexicon().nouns:
        return None
    return _object(token, cue)


def _topic(token: Token, cue: Cue) -> Content | None:
    """ "Mentioned the raid"; not the source of "citing two officials" and "quoted the ministry as saying"."""
    held = child(token, "obj")
    if cue.lemma in ("cite", "quote") and held is None and is_passive(token):
        return None  # "was quoted as saying": the one quoted speaks
    if cue.lemma in ("cite", "quote") and held is not None:
        quoted = is_passive(token) or any(case_of(c) == "as" for c in children(token, "advcl", "ccomp", "obl"))
        source = held.ent_type_ in ("PER", "ORG") or held.lemma_.lower() in cue_lexicon().unnamed
        if (
            quoted
            or (source and token.dep_ in ("advcl", "acl", "acl:relcl"))
            or held.lemma_.lower() in cue_lexicon().speakers
        ):
            return None
    return _object(token, cue)


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
    return _infinitive(token, cue) or _object(token, cue)


_RULES: dict[str, Callable[[Token, Cue], Content | None]] = {
    "that": _clause,
    "to": _infinitive,
    "ing": _gerund,
    "with": _prepositional,
    "as": _as,
    "object": _object,
    "target": _target,
    "topic": _topic,
    "law": _law,
}

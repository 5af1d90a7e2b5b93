"""Claims told by a noun: "Kyiv's claim that ...", "raised questions about ...", "is a staunch opponent of ..."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.claims.cues import Cue, CueLexicon, cue_lexicon
from dragoman.claims.draft import Draft, verb_cue
from dragoman.claims.extent import DAYS, cue_words, tells_day
from dragoman.claims.sources import speaker_token
from dragoman.claims.tree import case_of, child, children, is_negated, is_passive, subject, subtree_span, tidy
from dragoman.claims.words import classes
from dragoman.language.view import Token
from dragoman.span import Span

_FROM = frozenset(("by", "from", "among", "amongst"))
_ABOUT = frozenset(("about", "over", "at", "with", "on"))
_ADJACENT = ("amod", "advmod", "nummod")


def find_nominal(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """The drafts of a noun that is a cue."""
    cue = lexicon.nouns.get(token.lemma_.lower())
    if cue is None or token.dep_ == "compound":
        return
    if cue.agent:
        yield from _agent(token, text, cue)
        return
    if token.lemma_.lower() in classes().proofs and _is_lacking(token):
        return
    carrier = _carrier(token, lexicon)
    if (cue.light and carrier is None) or (cue.lemma in classes().owned and _giver(token) is None):
        return
    if cue.lemma in classes().owned and (before := _before_copula(token)) is not None:
        yield Draft(cue, token, Span.of(text, token.idx, token.idx + len(token)), tidy(text, *before), _giver(token))
        return
    source = _source(token, cue, carrier, lexicon)
    if carrier is not None and (announced := _announced(token)) is not None and (speaker := speaker_token(carrier)):
        low, high = _cue_span(token, text, carrier, None).start, token.doc[token.i + 1].idx + 1
        yield Draft(replace(cue, asserts=True), token, Span.of(text, low, high), tidy(text, *announced), speaker)
        return
    content = _content(token, cue, carrier, source)
    if content is None or (source is None and _is_held(token, cue, carrier, lexicon)):
        return
    start, end, preposition = content
    held = tidy(text, start, end)
    if held.end > held.start and held.text.lower().removesuffix("s") != "comment":
        words = _cue_span(token, text, carrier, preposition)
        denied = carrier is not None and is_negated(carrier) and cue.kind == "belief"
        topic = _ABOUT if cue.kind == "belief" else _TOPICS
        if preposition is not None and preposition.lower_ in topic:
            cue = replace(cue, asserts=False)  # "concern about the raid": the raid is told as given
        yield Draft(cue, token, words, held, source or _itself(token, lexicon), denied=denied)


def _is_lacking(proof: Token) -> bool:
    """ "Alleged without giving evidence that ...": the clause is the allegation."""
    giving = proof.head if proof.dep_ == "obj" else proof
    return case_of(giving) == "without" and verb_cue(giving.head, cue_lexicon()) is not None


def _giver(answer: Token) -> Token | None:
    """Whose answer it is: "London's answer", "the reply from Paris"."""
    return child(answer, "nmod:poss") or next((c for c in children(answer, "nmod") if case_of(c) == "from"), None)


def _before_copula(answer: Token) -> tuple[int, int] | None:
    """ "“We did nothing”, was the reply from Paris": what stands before, set off by a quotation mark or a comma."""
    copula, doc = child(answer, "cop"), answer.doc
    if copula is None or copula.i > answer.i or copula.i <= answer.sent.start:
        return None
    if doc[copula.i - 1].text not in _COMMAS and not doc[copula.i - 1].is_quote:
        return None
    before = [t for t in doc[answer.sent.start : copula.i] if not t.is_punct and not t.is_space]
    return (before[0].idx, before[-1].idx + len(before[-1])) if before else None


_COMMAS = frozenset((",", "—", "–", "-"))


def _announced(token: Token) -> tuple[int, int] | None:
    """What a colon behind the noun opens: "made the following comment: ..."."""
    doc = token.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].text != ":":
        return None
    behind = next((t for t in doc[token.i + 2 :] if not t.is_space), None)
    if behind is None:
        return None
    last = behind.sent[-1]
    return behind.idx, last.idx + len(last)


def holds_content(token: Token, lexicon: CueLexicon) -> bool:
    """Whether the noun is a cue that holds a clause or a phrase of its own."""
    cue = lexicon.nouns.get(token.lemma_.lower())
    return cue is not None and _content(token, cue, _carrier(token, lexicon), None) is not None


def _carrier(token: Token, lexicon: CueLexicon) -> Token | None:
    """The light or receiving verb that the noun is the object of."""
    verb = token.head
    if _exists(token) or _spreads(token):
        return verb
    if verb.pos_ != "VERB" or token.dep_ not in ("obj", "nsubj:pass"):
        return None
    lemma = verb.lemma_.lower()
    particle = child(verb, "compound:prt")
    lemma = f"{lemma} {particle.lower_}" if particle is not None else lemma
    return verb if lemma in lexicon.light_verbs or lemma in lexicon.receiving_verbs else None


def _exists(token: Token) -> bool:
    """Whether the noun is what "there is"."""
    return token.dep_ == "nsubj" and token.head.lemma_ == "be" and child(token.head, "expl") is not None


def _spreads(token: Token) -> bool:
    """Whether the noun is what grows among people nobody names: "doubts are mounting over the truce"."""
    if token.dep_ != "nsubj" or token.head.lemma_ not in classes().spreading or token.head.i < token.i:
        return False
    owned = any(c.dep_ == "nmod:poss" or _names_owner(c) for c in token.children)
    return not owned and token.lower_ != "demand"  # "demand is growing for grain"


def _content(
    token: Token, cue: Cue, carrier: Token | None, source: Token | None
) -> tuple[int, int, Token | None] | None:
    """First and last character of what the noun holds, and the preposition before it."""
    for clause in (*children(token, "acl", "acl:relcl", "ccomp"), *_late_clauses(token)):
        that = case_of(clause) in ("that", "to", "for to") or _is_complement(clause)
        relative = clause.dep_ == "acl:relcl" and (not that or _is_denied(clause))
        if clause.i > token.i and not relative and (that or clause.dep_ == "ccomp"):
            span = subtree_span(clause)
            return (*span, None) if span else None
    for held in (*children(token, "nmod", "acl"), *(children(carrier, "obl", "advcl") if carrier else ())):
        marker = child(held, "case", "mark")
        fits = (
            held.i > token.i
            and held.lower_ not in DAYS
            and bool({case_of(held), *case_of(held).split()[:1]} & (cue.prepositions | _TOPICS))
        )
        if not fits or marker is None or held is source or marker.i - token.i > _NEAR:
            continue
        span = subtree_span(held)
        after = marker.right_edge.i + 1
        if span and after < len(token.doc):
            return token.doc[after].idx, span[1], marker
    if _giver(token) is not None or token.lemma_.lower() in classes().bare:
        return _predicated(token) or _behind_colon(token)
    light = carrier is not None and carrier.lemma_.lower() in cue_lexicon().light_verbs
    if light and (source is None or source.head is carrier):
        return None
    return _received(token, cue, carrier, source) if carrier is not None else None


def _received(token: Token, cue: Cue, carrier: Token, source: Token | None) -> tuple[int, int, Token | None] | None:
    """Who meets with the position of others: "drew criticism", "the plan has won praise from farmers"."""
    about = subject(carrier)
    if about is None or about.i > token.i or token.dep_ != "obj" or cue.asserts or not (_judges(cue) or source):
        return None
    if carrier.lemma_.lower() not in cue_lexicon().receiving_verbs or child(token, "nummod", "compound") is not None:
        return None
    span = subtree_span(about) if about.tag_ not in ("WP", "WDT") else None
    return (*span, None) if span else None


def _judges(cue: Cue) -> bool:
    """Whether the noun is a judgment on somebody: criticism of, praise for; not a question about."""
    return cue.kind == "speech" and "of" in cue.prepositions and "about" not in cue.prepositions


_NEAR = 8
_CLOSE = 3
_TOPICS = frozenset(("about", "regarding", "concerning"))


def _late_clauses(token: Token) -> Iterator[Token]:
    """A clause of the noun that the parser gave to its verb: "fuelled worries that ...", "fears grew that ..."."""
    if token.dep_ in ("obj", "nsubj", "nsubj:pass") and token.head.pos_ in ("VERB", "AUX"):
        if token.dep_ != "obj" and verb_cue(token.head, cue_lexicon()) is not None:
            return  # "the report says that ..."
        clauses = list(children(token.head, "ccomp", "advcl", "xcomp"))
        if token.dep_ == "obj":
            yield from (c for c in clauses if case_of(c) == "to" and c.left_edge.i == token.i + 1)
        yield from (c for c in clauses if c.left_edge.i > token.i and c.left_edge.lower_ == "that")


def _late_or_own(token: Token) -> Iterator[Token]:
    """The clauses that tell what is thought: "fears that ..."."""
    yield from (c for c in children(token, "acl", "acl:relcl", "ccomp") if case_of(c) in ("that", "to"))
    yield from _late_clauses(token)


def _is_denied(clause: Token) -> bool:
    """Whether the clause tells who denies what the noun tells: "an accusation that Russia rejected"."""
    cue = verb_cue(clause, cue_lexicon())
    return cue is not None and cue.stance == "denying" and child(clause, "obj", "ccomp") is None


def _is_complement(clause: Token) -> bool:
    """Whether "that" opens a clause with nothing left out, though the parser read it as a relative pronoun."""
    first, noun = clause.left_edge, clause.head
    if first.lower_ == "that" and noun.lemma_.lower() in classes().bare and child(noun, "det", "nmod:poss") is None:
        return True  # "word that the ferry had sunk"
    objects = [c for c in children(clause, "obj") if c is not first]
    return first.lower_ == "that" and first.dep_ == "obj" and bool(objects) and subject(clause) is not None


def _predicated(token: Token) -> tuple[int, int, Token | None] | None:
    """ "Their goal is to win", "his view was that ..."."""
    clause = token.head
    if not token.dep_.startswith("nsubj") or clause.i < token.i:
        return None
    marker = next((c for c in children(clause, "mark") if c.lower_ in ("to", "that") and c.i > token.i), None)
    if marker is None or (child(clause, "cop") is None and token.doc[marker.i - 1].lemma_ != "be"):
        return None
    return marker.idx, clause.right_edge.idx + len(clause.right_edge), None


def _behind_colon(token: Token) -> tuple[int, int, Token | None] | None:
    """ "The minister's answer: nothing of the kind had happened"."""
    if token.lemma_.lower() not in classes().owned or token.dep_ != "ROOT":
        return None
    told = _announced(token)
    return (*told, None) if told is not None else None


def _source(token: Token, cue: Cue, carrier: Token | None, lexicon: CueLexicon) -> Token | None:
    """The possessor, "by" and "from" after the noun, the subject of its verb, or a name before it."""
    owner = child(token, "nmod:poss")
    if owner is not None:
        return owner
    around: list[Token] = [*children(token, "nmod"), *(children(carrier, "obl", "obl:agent") if carrier else ())]
    for named in around:
        if case_of(named) in _FROM:
            return named
    if _is_stance(token):
        return subject(token)
    if token.dep_ == "nsubj" and carrier is None:
        among = next((c for c in children(token.head, "obl") if case_of(c) in ("among", "amongst")), None)
        if among is not None:
            return among
    if token.dep_ == "nmod" and case_of(token) == "with" and not cue.asserts:
        return token.head  # "a student with an interest in law"
    if carrier is not None and carrier.lemma_.lower() in classes().winning and cue.lemma in classes().won:
        return next((c for c in children(token, "nmod") if case_of(c) == "of"), None)  # "won the backing of farmers"
    if carrier is not None:
        return speaker_token(carrier) if carrier.lemma_.lower() in lexicon.light_verbs else None
    if token.dep_ == "obl" and verb_cue(token.head, lexicon) is not None:
        return speaker_token(token.head)  # "said in a statement that ..."
    name = next((c for c in children(token, "compound") if c.pos_ == "PROPN"), None)
    if name is not None:
        return name
    return _of(token, cue)


def _of(token: Token, cue: Cue) -> Token | None:
    """The holder in "the anger of the crowd" and "European reluctance"."""
    if "of" not in cue.prepositions:
        of = next((c for c in children(token, "nmod") if case_of(c) == "of"), None)
        if of is not None:
            return of
    return next((c for c in children(token, "amod") if _tells_whose(c)), None)


def _is_stance(token: Token) -> bool:
    """Whether the noun is what its subject is in or of: "are in despair over", "is of the view that"."""
    marker = child(token, "case")
    return child(token, "cop") is not None and marker is not None and marker.lower_ in ("in", "of", "under", "at")


def _tells_whose(adjective: Token) -> bool:
    """ "European reluctance to ...", "public support for ..."."""
    return (
        adjective.text[:1].isupper() and adjective.i > adjective.sent.start
    ) or adjective.lower_ in classes().everybodys


def _cue_span(token: Token, text: str, carrier: Token | None, preposition: Token | None) -> Span:
    """The noun with its adjectives and the verb that carries it, and the preposition that follows at once."""
    doc, low, high = token.doc, token.i, token.i
    if _is_stance(token):
        low = cue_words(token, "case", *_ADJACENT)[0]
    while low > 0 and doc[low - 1].head is token and doc[low - 1].dep_ in _ADJACENT and not _names_owner(doc[low - 1]):
        low = doc[low - 1].left_edge.i  # "long-standing"
    if carrier is None and low > 0 and doc[low - 1].head is token and doc[low - 1].lower_ in ("a", "an", "no"):
        low -= 1
    owned = any(c.pos_ != "PRON" for c in children(token, "nmod:poss"))  # "to hold the fund's estimate of"
    if carrier is not None and 0 < token.i - carrier.i < _NEAR and not (owned or is_passive(carrier)):
        low = cue_words(carrier)[0]
        there = child(carrier, "expl")
        low = there.i if there is not None and there.lower_ == "there" and 0 < low - there.i <= _CLOSE else low
    if carrier is not None and carrier.i > high and _spreads(token):
        high = carrier.i
    if preposition is not None and all(map(tells_day, doc[high + 1 : preposition.i])):
        high = preposition.right_edge.i
    return Span.of(text, doc[low].idx, doc[high].idx + len(doc[high]))


def _names_owner(word: Token) -> bool:
    """ "European" of "the European reluctance to pay"."""
    return word.text[:1].isupper() and word.text[1:].islower() and word.i != word.sent.start


def _agent(token: Token, text: str, cue: Cue) -> Iterator[Draft]:
    """ "X is a staunch opponent of Y", "X, a critic of Y": the noun names the speaker."""
    held = next((c for c in children(token, "nmod") if case_of(c) in cue.prepositions and c.i > token.i), None)
    source = subject(token) if child(token, "cop") is not None else token.head if token.dep_ == "appos" else None
    marker = child(held, "case") if held is not None else None
    span = subtree_span(held) if held is not None else None
    if source is None or marker is None or span is None or source.dep_ == "expl" or is_negated(token):
        return
    doc = token.doc
    words = [t.i for t in token.children if t.i < token.i and t.dep_ in ("cop", "aux", "advmod", "det", *_ADJACENT)]
    low = min((i for i in words if i > source.i), default=token.i)
    end = doc[marker.right_edge.i + 1].idx
    cue_span = Span.of(text, doc[low].idx, marker.idx + len(marker))
    yield Draft(cue, token, cue_span, tidy(text, end, span[1]), source)


def _is_held(token: Token, cue: Cue, carrier: Token | None, lexicon: CueLexicon) -> bool:
    """Whether the noun tells nothing without a source: an attitude, but for one received ("faced criticism for"), or a
    noun that another cue holds."""
    if not cue.asserts:
        if carrier is None:
            return not (_judges(cue) and child(token, "amod") is not None)  # "intense criticism of the dam"
        return not (_exists(token) or carrier.lemma_.lower() in lexicon.receiving_verbs)
    if cue.kind == "belief" and carrier is None and not any(_late_or_own(token)):
        return True  # "a view of the sea": nobody's thought
    return _held_by_cue(token, lexicon)


def _held_by_cue(token: Token, lexicon: CueLexicon) -> bool:
    """Whether another cue holds the noun already ("rejected allegations that ..."): then that claim counts."""
    if token.dep_ not in ("obj", "nsubj:pass", "obl") or token.head.pos_ != "VERB":
        return False
    if is_negated(token.head):
        return False  # "could not verify the claim that ..."
    cue = verb_cue(token.head, lexicon)
    return cue is not None and ("object" in cue.frames or (token.dep_ == "obl" and bool(cue.prepositions)))


def _itself(token: Token, lexicon: CueLexicon) -> Token | None:
    """Reports and statements speak for themselves when nobody else does."""
    return token if token.lemma_.lower() in lexicon.documents or token.lemma_.lower() in lexicon.unnamed else None

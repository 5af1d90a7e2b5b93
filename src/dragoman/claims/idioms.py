"""Verbs that tell whose word it is only together with another word: "X has it that", "X's account has the boat turning
back", "put the number at 640", "let it be known", "that is what X says", "which announced it itself"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims.contents import find_contents
from dragoman.claims.cues import Cue, CueLexicon
from dragoman.claims.draft import Draft, is_nobody, verb_cue
from dragoman.claims.extent import cue_span
from dragoman.claims.sources import speaker_token
from dragoman.claims.tree import POINTING, case_of, child, children, is_negated, is_passive, subject, subtree_span, tidy
from dragoman.claims.words import classes
from dragoman.language.view import Token
from dragoman.span import Span

_SAID = Cue("have it", stance="distancing")
_COUNTED = Cue("count")
_GIVING = {"give": "as", "put": "at", "estimate": "at"}
_TAKING_UP = frozenset(("that", "this", "so", "such", "which"))


def find_idioms(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """The drafts of a verb that is no cue alone."""
    rule = _RULES.get(token.lemma_.lower())
    if rule is not None and not is_negated(token):
        yield from rule(token, text, lexicon)


def tells_by_idiom(token: Token) -> bool:
    """Whether a cue word is only a part of such an idiom: "let it be known", "to hear the mayor tell it"."""
    lemma = token.lemma_.lower()
    if lemma == "put":
        what = child(token, "obj")
        return what is not None and what.lemma_.lower() in classes().counted
    if lemma in _RULES and any(c.lemma_.lower() == "innocence" for c in children(token, "obj")):
        return True
    if lemma == "know":
        return token.head.lemma_ in ("let", "make") and token.dep_ in ("xcomp", "ccomp")
    telling = child(token, "ccomp", "xcomp") if lemma == "hear" and case_of(token) == "to" else None
    return telling is not None and telling.lemma_ == "tell" and has_it(telling)


def has_it(verb: Token) -> bool:
    """Whether the verb has "it" for an object, which stands for what is told: "as Tirana has it"."""
    return any(c.lower_ == "it" and c.dep_ in ("obj", "iobj", "expl") and c.i > verb.i for c in verb.children)


def _have(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """ "The Norwegian version has it that ...", "as the envoy has it", "her account has the boat turning back"."""
    source = subject(token)
    if source is None or is_passive(token):
        return
    content = None
    if has_it(token):
        as_told = token.dep_ == "advcl" and case_of(token) == "as"
        if as_told or child(token, "ccomp") is not None:
            content = next((span for _, span, _ in find_contents(token, _SAID)), None)
    elif source.lemma_.lower() in lexicon.tellings:
        content = _doing(token)
    elif (believing := child(token, "xcomp", "ccomp")) is not None and believing.lemma_ == "believe":
        clause = child(believing, "ccomp")  # "Ankara would have us believe that ..."
        content = subtree_span(clause) if clause is not None else None
    if content is not None:
        yield Draft(_SAID, token, cue_span(token, text), tidy(text, *content), source)


def _doing(token: Token) -> tuple[int, int] | None:
    """ "Has the soldiers crossing the river": somebody, and a participle of what he did."""
    whom = child(token, "obj") or next((s for c in children(token, "xcomp", "ccomp") if (s := subject(c))), None)
    if whom is None or whom.i < token.i:
        return None
    deeds = [*children(whom, "acl"), *children(token, "xcomp", "ccomp"), whom.head]
    deed = next((d for d in deeds if d.tag_ in ("VBG", "VBN") and d.i > whom.i and not case_of(d)), None)
    return (whom.left_edge.idx, deed.right_edge.idx + len(deed.right_edge)) if deed is not None else None


def _let(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """ "Bamako lets it be known that ...", "let its listeners know that ...", "..., the ministry made known"."""
    known = next((c for c in children(token, "xcomp", "ccomp") if c.lower_ in ("known", "know")), None)
    source = speaker_token(token)
    if known is None or source is None or (known.lower_ == "known") != (has_it(token) or token.lemma_ == "make"):
        return
    if known.lower_ == "know" and not any(case_of(c) == "that" for c in children(known, "ccomp")):
        return  # "let us know whether ..."
    clause = child(known, "ccomp", "csubj") or child(token, "ccomp")
    span: tuple[int, int] | None
    if clause is not None and clause is not known:
        span = subtree_span(clause)
    elif token.dep_ == "advcl" and case_of(token) == "as":
        span = subtree_span(token.head, token)
    else:
        span = subtree_span(token.head, token) if token.dep_ == "parataxis" and token.head.i < token.i else None
    if span is not None:
        words = Span.of(text, token.idx, known.idx + len(known))
        yield Draft(Cue("let it be known"), token, words, tidy(text, *span), source)


def _number(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """ "Gave the number of those sent back as 212"."""
    source, what = speaker_token(token), child(token, "obj")
    if source is None or what is None or what.lemma_.lower() not in classes().counted or is_nobody(source):
        return
    preposition = _GIVING[token.lemma_.lower()]
    marks = (t for t in token.doc[what.i + 1 : token.right_edge.i + 1] if t.lower_ == preposition and t.dep_ == "case")
    amount = next((t.head for t in marks if any(n.pos_ == "NUM" for n in t.head.subtree)), None)
    if amount is not None:
        content = tidy(text, what.left_edge.idx, amount.right_edge.idx + len(amount.right_edge))
        yield Draft(Cue(token.lemma_), token, cue_span(token, text), content, source)


def _count(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """ "The monitors counted 45 shells"."""
    source, what = speaker_token(token), child(token, "obj")
    if source is None or what is None or what.i < token.i or is_passive(token) or source.pos_ == "PRON":
        return
    if any(c.dep_ == "nummod" for c in what.children) or what.pos_ == "NUM":
        span = subtree_span(what)
        if span is not None and not is_nobody(source):
            yield Draft(_COUNTED, token, cue_span(token, text), tidy(text, *span), source)


def _come(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """ "News of the ambush came from the Red Cross", "From the ministry comes the assurance that ..."."""
    yield from _came_answer(token, text)
    source = next((c for c in children(token, "obl") if case_of(c) == "from"), None)
    news = subject(token) or child(token, "obj")
    cue = lexicon.nouns.get(news.lemma_.lower()) if news is not None else None
    if source is None or news is None or cue is None or not cue.asserts or cue.light:
        return
    told = [c for c in children(news, "acl", "ccomp", "nmod") if c.i > news.i]
    held = next((c for c in told if case_of(c) in ("that", "of")), None)
    span = subtree_span(held) if held is not None else None
    if held is None or span is None:
        return
    marker = child(held, "case") if held.dep_ == "nmod" else None
    start = news.doc[marker.i + 1].idx if marker is not None else span[0]
    yield Draft(cue, news, Span.of(text, news.idx, news.idx + len(news)), tidy(text, start, span[1]), source)


def _came_answer(token: Token, text: str) -> Iterator[Draft]:
    """ "That was nonsense, came the answer from the ministry in Quito"."""
    answer = child(token, "obj", "nsubj")
    if (
        answer is None
        or answer.i < token.i
        or answer.lemma_.lower() not in classes().answers
        or token.dep_ != "parataxis"
    ):
        return
    source = next((c for word in (answer, token) for c in children(word, "nmod", "obl") if case_of(c) == "from"), None)
    span = subtree_span(token.head, token) if token.head.i < token.i else None
    if source is not None and span is not None:
        words = Span.of(text, token.idx, answer.idx + len(answer))
        yield Draft(Cue("come"), token, words, tidy(text, *span), source)


def _innocence(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """ "The governor protested his innocence"."""
    source, held = speaker_token(token), child(token, "obj")
    if source is None or held is None or held.lemma_.lower() != "innocence" or is_passive(token):
        return
    span = subtree_span(held)
    if span is not None:
        yield Draft(Cue(f"{token.lemma_} innocence"), token, cue_span(token, text), tidy(text, *span), source)


def _quoted(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """ "..., Reuters quoted the ministry as saying", "..., an officer was quoted as saying by Reuters"."""
    said = next((c for c in children(token, "advcl", "xcomp", "obl") if c.lower_ in ("saying", "telling")), None)
    teller = subject(token)
    source = teller if is_passive(token) else child(token, "obj")
    if said is None or source is None or teller is None or case_of(said) != "as":
        return
    if child(said, "ccomp", "obj", "parataxis") is not None or teller.i > token.i:
        return
    doc, first = token.doc, teller.left_edge
    if first.i <= token.sent.start + _FEWEST or doc[first.i - 1].text not in (",", "”", '"'):
        return
    before = [t for t in doc[token.sent.start : first.i - 1] if not t.is_space and not t.is_quote]
    content = tidy(text, before[0].idx, before[-1].idx + len(before[-1]))
    yield Draft(Cue("say"), said, cue_span(said, text), content, source)


_RULES = {
    "quote": _quoted,
    "cite": _quoted,
    "come": _come,
    "have": _have,
    "let": _let,
    "make": _let,
    "give": _number,
    "put": _number,
    "estimate": _number,
    "count": _count,
    **dict.fromkeys(("protest", "maintain", "proclaim", "plead", "assert", "declare", "affirm"), _innocence),
}


def told_before(token: Token, text: str, lexicon: CueLexicon) -> Draft | None:
    """What stands before, taken up by the cue: "...; that is what the governor says", "Or so the union says"."""
    cue = verb_cue(token, lexicon)
    if cue is None or cue.kind != "speech" or not cue.asserts or "that" not in cue.frames or is_negated(token):
        return None
    first = _taking_up(token) or _announced(token)
    source = speaker_token(token) if first is not None else None
    if first is None or source is None or source.lower_ in _TAKING_UP:
        return None
    doc, start = token.doc, first.sent.start
    before = [t for t in doc[start : first.i] if not t.is_punct and not t.is_space and t.lower_ not in _LINKING]
    if not before:
        gap = [t for t in doc[max(0, start - 1) : first.i] if "\n" in t.text]
        before = [] if start == 0 or gap else [t for t in doc[start - 1].sent if not t.is_punct and not t.is_space]
    if len(before) < _FEWEST or any(t.pos_ == "VERB" and verb_cue(t, lexicon) is not None for t in before):
        return None  # somebody else's words, or thoughts
    content = tidy(text, before[0].idx, before[-1].idx + len(before[-1]))
    return Draft(cue, token, cue_span(token, text), content, source)


_LINKING = frozenset(("or", "and", "but", "at", "least"))
_FEWEST = 3


def _taking_up(token: Token) -> Token | None:
    """The first word of what takes up the sentence before: "that is what ...", "so says ..."."""
    head = token.head
    if token.dep_ == "acl:relcl" and head.lower_ == "what" and child(head, "cop") is not None:
        taking = subject(head)
        return taking if taking is not None and taking.lower_ in _TAKING_UP and taking.i < head.i else None
    so = next((c for c in children(token, "advmod") if c.lower_ in ("so", "thus") and c.i < token.i), None)
    if so is None or any(c.dep_ in ("ccomp", "obj", "xcomp") for c in token.children):
        return None
    between = [t for t in token.doc[so.i + 1 : token.i] if t.head is not token and not t.is_punct]
    who = speaker_token(token)
    own = who is not None and all(who.left_edge.i <= t.i <= who.right_edge.i for t in between)
    opens = so.i == so.sent.start or so.doc[so.i - 1].lower_ in _BEFORE_SO
    last = max(token.i, who.right_edge.i) if who is not None else token.i
    ends = all(t.is_punct or t.is_space for t in so.doc[last + 1 : so.sent.end])
    return so if own and opens and ends else None


def _announced(token: Token) -> Token | None:
    """The first word of a sentence that says only by whom the one before was told: "This was announced by Lima"."""
    what = subject(token)
    if token.dep_ != "ROOT" or not is_passive(token) or what is None or what.lower_ not in ("this", "that"):
        return None
    return what if what.i == what.sent.start and child(token, "ccomp", "xcomp", "csubj") is None else None


_BEFORE_SO = frozenset((";", "—", "–", "or", "least", "and", "but"))


def announced_itself(token: Token, text: str, lexicon: CueLexicon) -> Draft | None:
    """ "The militia, which announced it itself, freed ...": the deed told around the clause is the doer's word."""
    cue = verb_cue(token, lexicon) if token.dep_ == "acl:relcl" else None
    if cue is None or cue.kind != "speech" or not cue.asserts or not cue.frames & {"that", "object"}:
        return None
    who, what, doer = subject(token), child(token, "obj", "iobj"), token.head
    if who is None or who.lower_ not in ("which", "who") or what is None or what.lower_ not in POINTING:
        return None
    deed = doer.head
    if is_negated(token) or not doer.dep_.startswith("nsubj") or deed.pos_ != "VERB" or deed.i < token.i:
        return None
    end = token.right_edge.i + 1
    behind = [t for t in deed.subtree if t.i >= end and not t.is_punct and not t.is_space]
    if not behind:
        return None
    content = tidy(text, behind[0].idx, behind[-1].idx + len(behind[-1]))
    return Draft(cue, token, cue_span(token, text), content, doer)

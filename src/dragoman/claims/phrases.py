"""Sources named by a phrase instead of a verb of saying: "according to X", "by X's own account", "if X is to be
believed", "..., so X", "to hear X tell it", "The ministry in Lusaka: ..."."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims.cues import Cue, CueLexicon
from dragoman.claims.draft import Draft
from dragoman.claims.idioms import has_it
from dragoman.claims.sources import house_of
from dragoman.claims.tree import case_of, child, is_negated, is_passive, subject, subtree_span, tidy
from dragoman.claims.words import classes
from dragoman.language.view import Token, View
from dragoman.span import Span

_LONGEST_NAME = 8  # tokens before a colon
_FEWEST_WORDS = 3
_READERS = frozenset(("we", "you", "one", "they"))


def find_phrases(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """The drafts of the phrases that begin at ``token``, or whose main word it is."""
    word = token.lower_
    if word in lexicon.viewpoints and token.pos_ == "NOUN":
        yield from _in_view(token, text)
    if word in lexicon.openings:
        yield from _according(token, text, lexicon)
    if word in lexicon.set_off:
        yield from _set_off(token, text, lexicon)
    if word == "hear":
        yield from _to_hear(token, text)
    elif word == ":":
        yield from _at_colon(token, text, lexicon)
    if token.lemma_.lower() in lexicon.trusting:
        yield from _if_trusted(token, text, lexicon)


def _according(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """ "According to X", "in the words of X" over the clause that it stands beside."""
    for phrase in lexicon.openings.get(token.lower_, ()):
        doc, sentence, first = token.doc, token.sent, token.i + len(phrase)
        if first >= sentence.end or any(doc[token.i + n].lower_ != word for n, word in enumerate(phrase)):
            continue
        if token.i and doc[token.i - 1].lower_ == "much":
            token = doc[token.i - 1]  # "much to the dismay of"
        source = _noun_phrase(doc, first, sentence.end)
        end = source.right_edge.i + 1 if source is not None else first
        content = _beside_phrase(doc, token, end) if source is not None else None
        if content is None:
            continue
        content = _behind_that(doc, token, end, content)
        held, last = tidy(text, *content), doc[first - 1]
        if held.end > held.start:
            felt = phrase[0] == "to"  # "to the dismay of the union": what is told is a fact
            cue = Cue(" ".join(phrase), kind="belief" if felt else "speech", asserts=not felt)
            yield Draft(cue, token, Span.of(text, token.idx, last.idx + len(last)), held, source)
        return


def _behind_that(doc: View, phrase: Token, end: int, content: tuple[int, int]) -> tuple[int, int]:
    """The content without the phrase where only "that" stands before it: "that, according to two guests, he left"."""
    before = [t for t in doc[phrase.sent.start : phrase.i] if t.idx >= content[0] and not t.is_punct]
    if len(before) != 1 or before[0].lower_ != "that" or end >= len(doc):
        return content
    behind = next((t for t in doc[end:] if not t.is_punct and not t.is_space), doc[end])
    return behind.idx, content[1]


def _in_view(token: Token, text: str) -> Iterator[Draft]:
    """ "In the minister's view, ...", "by his own account ..."."""
    preposition, owner = child(token, "case"), child(token, "nmod:poss") or _nation(token)
    if preposition is None or owner is None or preposition.lower_ not in ("in", "by", "on", "to"):
        return
    if not token.dep_.startswith("obl") and token.dep_ not in ("nmod", "parataxis"):
        return
    if (
        preposition.lower_ == "by"
        and token.lower_ in classes().issued
        and not any(c.lower_ == "own" for c in token.children)
    ):
        return  # "were swayed by the premier's announcement"
    content = _beside_phrase(token.doc, preposition, token.right_edge.i + 1)
    if content is not None:
        held = tidy(text, *content)
        words = Span.of(text, preposition.idx, token.idx + len(token))
        if held.end > held.start:
            if owner.tag_ == "PRP$" and held.start > owner.idx:
                owner = subject(token.head) or owner  # "by his own account, the general ..."
            yield Draft(Cue(f"{preposition.lower_} the {token.lower_} of"), token, words, held, owner)


def _set_off(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """ "Per the ministry, ...", "..., so the union": a phrase that names a source where it is set off."""
    doc, sentence = token.doc, token.sent
    opens = all(t.is_space or t.is_quote for t in doc[sentence.start : token.i])
    if not opens and doc[token.i - 1].text not in (",", "("):
        return
    for phrase in lexicon.set_off[token.lower_]:
        first = token.i + len(phrase)
        if first >= sentence.end or any(doc[token.i + n].lower_ != word for n, word in enumerate(phrase)):
            continue
        source = _noun_phrase(doc, first, sentence.end)
        if source is None or (opens and phrase[0] == "so") or not _names_speaker(source, doc[first], lexicon):
            continue
        end = source.right_edge.i + 1
        while doc[end - 1].is_punct:
            end -= 1
        if any(t.pos_ in ("VERB", "AUX") for t in doc[first:end]):
            continue
        if end < len(doc) and doc[end].text not in (",", ".", ")", ";"):
            continue
        if phrase[0] == "so" and source.dep_.startswith("nsubj"):
            continue  # ", so the union, which ..., left"
        held = _held_beside(token, end, text)
        if held is not None:
            yield Draft(Cue(" ".join(phrase)), token, _words(text, token, doc[first - 1]), held, source)


def _names_speaker(head: Token, first: Token, lexicon: CueLexicon) -> bool:
    """Whether the noun phrase is a name, or names with an article or an owner somebody who speaks."""
    if head.pos_ == "PROPN":
        return head.ent_type_ in ("PER", "ORG", "LOC", "MISC") or first.dep_ == "det"
    listed = lexicon.speaks(head) or head.lemma_.lower() in lexicon.tellings
    return head.pos_ == "NOUN" and listed and (first.dep_ in ("det", "nmod:poss", "amod") or head.tag_ == "NNS")


def _if_trusted(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """ "If X is to be believed, ...", "..., if we believe X", "..., if X is right"."""
    if token.pos_ == "ADV":
        yield from _if_read(token, text, lexicon)
    if token.dep_ != "advcl" or case_of(token).split()[:1] != ["if"] or is_negated(token):
        return
    source = subject(token)
    if token.pos_ == "VERB" and not is_passive(token):
        source = child(token, "obj") if source is not None and source.lower_ in _READERS else None
    elif token.pos_ != "VERB" and (child(token, "cop") is None or child(token, "xcomp", "advcl", "ccomp") is not None):
        source = None  # "if the minister is right to resign"
    if source is not None and source.lower_ == "what" and (telling := child(source, "acl:relcl")) is not None:
        source = subject(telling)  # "if what Lima says is true"
    yield from _beside_if(token, source, text, lexicon)


def _if_read(adverb: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """ "If the spokesman has read it correctly, ..."."""
    verb = adverb.head
    source = subject(verb) if verb.dep_ == "advcl" and case_of(verb).split()[:1] == ["if"] else None
    if not is_negated(verb):
        yield from _beside_if(verb, source, text, lexicon)


def _beside_if(verb: Token, source: Token | None, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """The clause beside an if-clause, ``verb`` its head, on the word of ``source``."""
    if source is None or not _may_be_trusted(source, lexicon):
        return
    held = _held_beside(verb.left_edge, verb.right_edge.i + 1, text)
    if held is not None:
        marker = child(verb, "mark") or verb
        yield Draft(Cue("if", stance="distancing"), verb, _words(text, marker, marker), held, source)


def _may_be_trusted(source: Token, lexicon: CueLexicon) -> bool:
    lemma = source.lemma_.lower()
    listed = lexicon.speaks(source) or lemma in lexicon.documents
    return (
        (listed and source.pos_ != "PRON")
        or (lemma in lexicon.staff and house_of(source, lexicon) is not None)
        or lemma in lexicon.viewpoints
        or (source.pos_ == "PROPN" and bool(source.ent_type_))
    )


def _to_hear(token: Token, text: str) -> Iterator[Draft]:
    """ "To hear the mayor tell it, the guards beat nobody"."""
    telling = child(token, "ccomp", "xcomp")
    if case_of(token) != "to" or telling is None or telling.lemma_ != "tell" or not has_it(telling):
        return
    source = subject(telling) or child(token, "obj")
    held = _held_beside(token.left_edge, token.right_edge.i + 1, text)
    if source is not None and held is not None:
        yield Draft(Cue("to hear tell", stance="distancing"), token, _words(text, token.left_edge, token), held, source)


def _at_colon(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """ "The ministry in Lusaka: Soldiers fired no shots": in running text a body with its article, not a name."""
    doc, sentence = token.doc, token.sent
    name = [t for t in doc[sentence.start : token.i] if not t.is_space]
    if not name or len(name) > _LONGEST_NAME or name[0].dep_ not in ("det", "nmod:poss") or name[-1].i + 1 != token.i:
        return
    if any(t.pos_ in ("VERB", "AUX") or t.is_quote for t in name):
        return
    source = _noun_phrase(doc, name[0].i, token.i)
    behind = [t for t in doc[token.i + 1 : sentence.end] if not t.is_space]
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in behind)
    if source is None or source.lemma_.lower() not in lexicon.speakers or not finite or behind[0].is_quote:
        return
    held = tidy(text, behind[0].idx, behind[-1].idx + len(behind[-1]))
    yield Draft(Cue(":"), token, _words(text, token, token), held, source)


def _held_beside(first: Token, end: int, text: str) -> Span | None:
    """The clause beside the phrase from ``first`` up to token ``end``, None when there is none."""
    content = _beside_phrase(first.doc, first, end)
    held = tidy(text, *content) if content is not None else None
    return held if held is not None and len(held.text.split()) >= _FEWEST_WORDS else None


def _words(text: str, first: Token, last: Token) -> Span:
    return Span.of(text, first.idx, last.idx + len(last))


def _nation(noun: Token) -> Token | None:
    """Whose the noun is by an adjective: "by the Armenian account"."""
    return next((c for c in noun.children if c.dep_ == "amod" and c.text[:1].isupper() and c.i < noun.i), None)


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
    verb = token.head.head
    if behind and verb.i >= end and verb.pos_ in ("VERB", "AUX", "ADJ") and doc[token.i - 1].text == ",":
        return subtree_span(verb)  # "The chancellor, according to two guests, shouted"
    host = token.head
    while host.i >= token.i or host.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
        if host.head.i == host.i or host.head.i >= token.i:
            return before[0].idx, before[-1].idx + len(before[-1])
        host = host.head
    inside = [t for t in host.subtree if not token.i <= t.i < end and not t.is_punct]
    return inside[0].idx, inside[-1].idx + len(inside[-1])

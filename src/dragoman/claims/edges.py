"""Where a content ends: what its speaker goes on to say, and what others say of it, is another claim.

The parser hangs "..., adding that ...", "... and called it a lie" and "..., though she noted that ..." on the clause
before; read so, the road would add and call. The speaker of the claim goes on instead, and its content ends before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.claims.channels import late_occasions
from dragoman.claims.cues import CueLexicon, cue_lexicon
from dragoman.claims.draft import Draft
from dragoman.claims.tree import FINITE, case_of, child, children, subject, tidy
from dragoman.claims.words import classes
from dragoman.language.view import Token

_CONCEDING = frozenset(("though", "although", "but", "while", "as", "when"))
_CONTRASTING = frozenset(("though", "although", "while", "whereas", "even though"))
_COMMAS = frozenset((",", "—", "–", "--", ";", "”", '"', "''"))
_PARTNERS = frozenset(("i", "we", "you"))  # "as you pointed out" is said within a quotation


def end_where_speaker_goes_on(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """The drafts in their order, each content cut before the claim that its speaker, or the outlet, tells behind it."""
    settled, owned = list(drafts), set()
    order = sorted(range(len(settled)), key=lambda n: settled[n].cue_span.start)
    for place, number in enumerate(order):
        draft = settled[number]
        if draft.cue_span.start > draft.content.start:
            _go_on_behind(settled, number, order[place + 1 :], text)
            continue
        for later in order[place + 1 :]:
            opening = _opening(draft, settled[later])
            if settled[later].cue_span.start >= draft.content.end:
                break
            charge = _charge(draft, settled[later]) if opening is None else None
            opening = opening or charge
            if opening is None:
                continue
            content = tidy(text, draft.content.start, opening.idx)
            if content.end <= content.start:
                continue
            settled[number] = replace(draft, content=content)
            if charge is not None:
                settled[later] = replace(settled[later], content=content)
            if draft.source is not None and subject(settled[later].token) is None and later not in owned:
                settled[later] = replace(settled[later], source=draft.source)
                owned.add(later)  # the outermost speaker goes on
            break
    return settled


_ANONYMOUS = re.compile(r"(?:on\s+)?(?:the\s+)?(?:condition\s+)?of\s+anonymity\b[,\s]*")


def without_anonymity(drafts: Iterable[Draft], text: str) -> Iterator[Draft]:
    """The drafts without the condition on which somebody speaks: "told AFP on condition of anonymity that ..."."""
    for draft in drafts:
        condition = _ANONYMOUS.match(text, draft.content.start, draft.content.end)
        if condition is None:
            yield draft
        elif condition.end() < draft.content.end:
            yield replace(draft, content=tidy(text, condition.end(), draft.content.end))


def _go_on_behind(settled: list[Draft], number: int, later: Sequence[int], text: str) -> None:
    """ "He was held at home, his lawyer said, calling it a farce": the lawyer calls, and said what stands before."""
    draft = settled[number]
    for other in later:
        behind = settled[other]
        gap = text[draft.cue_span.end : behind.cue_span.start]
        if (
            draft.source is None
            or gap.strip() != ","
            or behind.token.tag_ != "VBG"
            or subject(behind.token) is not None
        ):
            continue
        settled[other] = replace(behind, source=draft.source)
        first = min(draft.cue_span.start, draft.source.left_edge.idx)
        content = tidy(text, draft.content.start, first)
        if draft.content.end > behind.cue_span.start and content.end > content.start:
            settled[number] = replace(draft, content=content)
        return


def without_occasion(draft: Draft, text: str, lexicon: CueLexicon) -> Draft:
    """The draft without the occasion of speech at an edge of its content: "to leave, in remarks carried by TASS"."""
    for occasion in late_occasions(draft.token, lexicon):
        start = occasion.left_edge.idx
        if start == draft.content.start and _end(occasion.right_edge) < draft.content.end:
            return replace(draft, content=tidy(text, _end(occasion.right_edge), draft.content.end))
        if draft.content.start < start and _end(occasion.right_edge) >= draft.content.end:
            return replace(draft, content=tidy(text, draft.content.start, start))
    return draft


def without_background(draft: Draft, text: str) -> Draft:
    """The draft without what the outlet adds behind its cue at the end of a content: "said that it would close the
    port, two days after rebels shelled it", "demanded that Lima free the men, who were seized on Monday"."""
    cue, content = draft.token, draft.content
    if draft.cue.kind != "speech" or not draft.cue.asserts or content.end < cue.idx or cue.pos_ != "VERB":
        return draft
    for token in cue.doc[cue.i + 1 : cue.sent.end]:
        if token.idx >= content.end:
            break
        first = _background(token, draft)
        if first is not None and content.start < first.idx < content.end:
            return replace(draft, content=tidy(text, content.start, first.idx))
    return draft


def _background(token: Token, draft: Draft) -> Token | None:
    """The first token of what is told as given at the end of the content, where ``token`` marks or heads it."""
    later = token.head if token.lower_ in _LATER and token.dep_ in ("mark", "case") else token
    asked = later is token and draft.cue.lemma in classes().demanding and token.dep_ == "acl:relcl" and _is_past(token)
    asked = asked and any(c.tag_ in ("WP", "WDT") for c in token.children)
    if (later is token and not asked) or _end(later.right_edge) < draft.content.end - 1:
        return None
    first = later.left_edge
    while first.is_punct and first.i < later.i:
        first = token.doc[first.i + 1]
    comma = first.i > 0 and token.doc[first.i - 1].text == ","
    return first if (comma or asked) and not any(t.is_quote for t in later.subtree) else None


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(
        c.lower_ in ("was", "were", "had") for c in children(verb, "aux", "aux:pass", "cop")
    )


_LATER = frozenset(("after", "as", "although", "though", "whereas", "before"))


def _opening(draft: Draft, later: Draft) -> Token | None:
    """The first token of the clause of ``later`` where it ends the content of ``draft`` and is no part of it."""
    token, content = later.token, draft.content
    if not content.start < token.idx < content.end or token.pos_ not in ("VERB", "AUX"):
        return None
    first = token.left_edge
    while first.is_punct and first.i < token.i:
        first = token.doc[first.i + 1]
    if first.idx <= content.start or max(_end(token.right_edge), later.content.end) < content.end - 1:
        return None
    return first if _apart(draft, later, token.doc[first.i - 1].text in _COMMAS) else None


_SET_OFF = frozenset(("appos", "parataxis", "obj", "conj"))  # as the parser may have it


def _charge(draft: Draft, later: Draft) -> Token | None:
    """The first token of the noun that takes up the content to be denied: "..., a charge the ministry denies"."""
    noun = later.token.head
    if later.cue.stance != "denying" or later.token.dep_ != "acl:relcl" or noun.dep_ not in _SET_OFF:
        return None
    first = noun.left_edge if not noun.left_edge.is_punct else noun.doc[noun.left_edge.i + 1]
    comma = first.i > 0 and noun.doc[first.i - 1].text in _COMMAS
    ends = draft.content.start < first.idx and _end(noun.right_edge) >= draft.content.end - 1
    return first if comma and ends and noun.lemma_.lower() in cue_lexicon().nouns else None


def _end(token: Token) -> int:
    return token.idx + len(token)


def _apart(draft: Draft, later: Draft, comma: bool) -> bool:
    """Whether the later claim is told beside the content: by its speaker going on, or of it by others. ``comma``:
    whether its clause is set off."""
    token, who = later.token, subject(later.token)
    if token.dep_ == "acl:relcl":
        return comma and not draft.cue.asserts
    if who is None and token.dep_ == "conj" and token.tag_ in FINITE:
        return draft.token.tag_ in (token.tag_, "VBG") and not _parallel(token.head, token) and not _or(token)
    if later.cue.kind != "speech" or later.content.text.startswith("to "):
        return False
    if who is None and token.tag_ == "VBG":
        return comma and token.dep_ in ("advcl", "xcomp", "acl", "parataxis", "conj") and not case_of(token)
    if who is None or token.tag_ not in FINITE or _or(token):
        return False
    if token.dep_ == "advcl":
        return comma and (case_of(token) in _CONTRASTING or _concedes(token, who))
    told = draft.token.pos_ == "VERB" and later.content.start > token.idx and case_of(token) != "that"
    return token.dep_ == "conj" and comma and told and bool(later.cue.frames & {"that", "quote"})


def _or(token: Token) -> bool:
    return any(c.lower_ == "or" for c in children(token, "cc"))


def _concedes(token: Token, who: Token) -> bool:
    """ "..., though she noted that ...": the speaker goes on."""
    return case_of(token) in _CONCEDING and who.pos_ == "PRON" and who.lower_ not in _PARTNERS


def _parallel(one: Token, other: Token) -> bool:
    """Whether two verbs are told in the same tense: "the rebels attacked and claimed victory"."""
    return one.tag_ == other.tag_ and child(one, "aux", "aux:pass", "cop") is None

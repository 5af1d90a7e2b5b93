"""What a parenthetical cue holds: the sentence around it ("Russia, he said, had withdrawn") or before it."""

from __future__ import annotations

from dragoman.claims.sources import speaker_token
from dragoman.claims.tree import children, has_object, is_passive
from dragoman.claims.words import classes
from dragoman.language.view import Token

_SETTING_OFF = frozenset((",", "—", "–", "-", "--", "”", '"', "''", "’"))
_LONGEST_PARENTHESIS = 25
_NEAR = 8


def parenthetical(token: Token) -> tuple[int, int] | None:
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
    if _holds_only_behind(token) or (token.dep_ == "acl:relcl" and has_object(token)):
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
        if token.i > after and token.dep_ == "advcl" and token.lemma_ in classes().quoting:
            openings.append(token)
        elif token.i > after and token.lower_ == "according" and token.head is not host:
            openings.append(token.head)
    return frozenset(t.i for opening in openings for t in opening.subtree)


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

"""Groups by a name of their own that no recogniser of names saw: "the Delta Redeemers", "four Redeemers"."""

from __future__ import annotations

from dragoman.actors.fold import fold
from dragoman.actors.phrases import case_of
from dragoman.actors.registry import Index
from dragoman.actors.scan import scan
from dragoman.language.view import Phrase, Token, View

_SHORTEST = 5
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "appos"})
_BEFORE_A_GROUP = frozenset({"DET", "NUM", "ADJ", "ADP", "VERB", "CCONJ", "SCONJ"})
_PLACED = frozenset({"in", "at", "near", "across", "around", "throughout", "over", "on"})
_MOST_CAPITALS = 0.5
"""Share of capitalised words from which a sentence is a headline, where a capital tells nothing."""


def with_unseen_groups(doc: View, found: list[Phrase], index: Index) -> list[Phrase]:
    """The entities with a capitalised plural that is none of them made one, and with the names right before it.

    A capital in the middle of a sentence makes a name of it, unless the registry knows the word otherwise.
    """
    entity_at = {token.i: ent for ent in found for token in ent}
    groups = []
    for token in doc:
        if token.i not in entity_at and _is_group(token, index, entity_at):
            groups.append(Phrase(doc, _start(token, entity_at), token.i + 1, "ORG"))
    inside = {i for group in groups for i in range(group.start, group.end)}
    return sorted([*(e for e in found if e.start not in inside), *groups], key=lambda ent: ent.start)


def _is_group(token: Token, index: Index, entity_at: dict[int, Phrase]) -> bool:
    if not _is_capitalised_plural(token) or token.dep_ not in _ARGUMENTS:
        return False
    doc, after = token.doc, token.i + 1
    if after < len(doc) and (after in entity_at or doc[after].text[:1].isupper() or doc[after].text in {"-", "&"}):
        return False
    start = _start(token, entity_at)
    before = doc[start - 1] if start > token.sent.start else None
    if before is None or before.pos_ not in _BEFORE_A_GROUP or _where(token, start) or _of_a_thing(token, index):
        return False
    if before.text.istitle() and before.pos_ not in {"DET", "NUM"}:  # the rest of a longer name
        return False
    return not _is_known(token, start, index) and not _is_headline(token, start)


def _is_known(token: Token, start: int, index: Index) -> bool:
    """Whether the registry knows the word, or all of the name: "Sri Lankans", "on Fridays"."""
    if fold(token.text) in index.genders or fold(token.text)[:-1] in index.not_actors:
        return True
    parts = [*scan(token.text, index), *scan(token.doc.words(start, token.i + 1), index)[-1:]]
    return any(segment.flavour != "X" or segment.key in index.not_actors for segment in parts)


def _of_a_thing(token: Token, index: Index) -> bool:
    """ "The Battle of Flowers", but not "a leader of the Redeemers"."""
    if token.dep_ != "nmod" or case_of(token) != "of":
        return False
    return token.head.text.istitle() or not any(segment.role is not None for segment in scan(token.head.text, index))


def _is_capitalised_plural(token: Token) -> bool:
    word = token.text
    plural = token.tag_ in {"NNPS", "NNS"} or (token.tag_ == "NNP" and word.endswith("ers"))
    return plural and word.isalpha() and word.istitle() and word.endswith("s") and len(word) >= _SHORTEST


def _start(token: Token, entity_at: dict[int, Phrase]) -> int:
    """Where the name begins: with the capitalised words right before the plural."""
    doc, start = token.doc, token.i
    while start > token.sent.start + 1:
        before = doc[start - 1]
        name = before.text.istitle() and before.text.isalpha() and before.pos_ in {"PROPN", "ADJ", "NOUN"}
        if not name or before.form in {"the", "a", "an"}:
            break
        ent = entity_at.get(before.i)
        if ent is not None and (ent.label_ == "PER" or ent.start <= token.sent.start):
            break
        start = before.i if ent is None else ent.start
    return start


def _where(token: Token, start: int) -> bool:
    """Whether a preposition makes it a place: "in the Dolomites"."""
    doc = token.doc
    return any(doc[i].form in _PLACED for i in range(max(token.sent.start, start - 2), start))


def _is_headline(token: Token, start: int) -> bool:
    """Whether most words of the sentence beside its first and the name itself have capitals."""
    others = [one.text for one in token.sent if one.i != token.sent.start and not start <= one.i <= token.i]
    words = [word for word in others if word.isalpha()]
    return sum(word[0].isupper() for word in words) >= _MOST_CAPITALS * max(len(words), 1)

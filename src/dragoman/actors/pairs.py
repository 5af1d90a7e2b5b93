"""Two states at once: "the two sides", "both countries", "talks between the two neighbours", "each side".

They are the two that were last named side by side, or the two that the text has named far more often than any third:
these come first where those were hardly named otherwise.
In doubt they are nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence

from dragoman.actors.cast import Figure
from dragoman.actors.mentions import has_role
from dragoman.actors.nouns import Nouns
from dragoman.actors.phrases import function, predicate
from dragoman.actors.pronouns import Candidate
from dragoman.language.view import Token

_TWO = frozenset({"two", "both"})
_ONE_BY_ONE = frozenset({"each"})
_NARROWS = frozenset({"nmod", "nmod:poss", "acl", "acl:relcl"})
_ACTED_ON = frozenset({"obj", "iobj", "obl"})
_OUTRIGHT = ("state:", "people:")
"""How the ids of states named outright begin."""
_REACH = 3
_AHEAD = 2


def pair_of(
    token: Token,
    sentence: int,
    candidates: Sequence[Candidate],
    figures: Mapping[str, Figure],
    nouns: Nouns,
    states: Container[str],
    named: Mapping[int, str],
) -> tuple[str, ...]:
    """The codes of the two states that the phrase of ``token`` stands for; () when it stands for no two or in doubt.

    ``states``: the ids of the registry, ``state:SYR``; ``named``: figures by the head tokens of their names.
    """
    counting = _TWO if token.tag_ in {"NNS", "NNPS"} else _ONE_BY_ONE
    if token.lemma_.lower() not in nouns.pairs or not any(child.form in counting for child in token.children):
        return ()
    if any(child.dep_ in _NARROWS or child.form == "other" for child in token.children):
        return ()
    before = [one for one in candidates if one.token.i < token.i]
    before = [one for one in before if not _is_beside(token, one, figures, named)]
    joined, leading = _side_by_side(before, sentence, figures), _leading(token, before, figures)
    found = leading if _outweighs(leading, joined, before, figures) else joined
    near = _of_sentence_before(before, sentence, figures)
    if near and (not found or (found == joined and not _joined_in(before, sentence - 1))):
        found = near
    return found if all(f"state:{country}" in states for country in found) else ()


def two_people(
    token: Token, sentence: int, candidates: Sequence[Candidate], figures: Mapping[str, Figure]
) -> tuple[str, ...]:
    """The ids of the two persons whom "the two ministers", "the presidents" or "the two" takes up; () when in doubt.

    They are the only two named in these sentences who hold the office, or the only two persons of the sentence before.
    """
    alone = (token.form in _TWO and token.pos_ in {"NUM", "DET", "PRON"}) or _is_the_pair(token)
    if not alone and (token.tag_ not in {"NNS", "NNPS"} or not _is_the_two(token)):
        return ()
    reach = 1 if alone and token.form in _TWO else _REACH
    office = token.lemma_.lower()
    found: dict[str, None] = {}
    for candidate in reversed(candidates):
        if candidate.token.i >= token.i:
            continue
        if sentence - candidate.sentence > reach:
            break
        for ident in candidate.ids:
            figure = figures[ident]
            person = figure.actor.kind == "person" and not figure.plural
            if person and (alone or has_role(office, figure.roles)):
                found.setdefault(ident)
    if alone and not all(figures[ident].actor.country for ident in found):
        return ()
    return tuple(reversed(found)) if len(found) == 2 else ()


def _is_beside(token: Token, one: Candidate, figures: Mapping[str, Figure], named: Mapping[int, str]) -> bool:
    """ "Both countries have closed their borders with *Peru*": who is named after them in their clause is a third."""
    if token.dep_ != "nsubj" or len(one.ids) != 1:
        return False
    after = [word.i for word in predicate(token).subtree if word.i > token.i and word.i in named]
    return figures[one.ids[0]].actor.country in {figures[named[place]].actor.country for place in after} - {""}


def _is_the_pair(token: Token) -> bool:
    """ "The pair also met", not "the pair of boots"."""
    return token.form in {"pair", "duo"} and [child.form for child in token.children if child.dep_ != "case"] == ["the"]


def _is_the_two(token: Token) -> bool:
    """ "The two ministers", "both ministers", "the ministers", and nothing that says which."""
    words = {child.form for child in token.children if child.i < token.i}
    return (
        bool(words & (_TWO | {"the"}))
        and words <= _TWO | {"the"}
        and not any(c.dep_ in _NARROWS for c in token.children)
    )


def _outweighs(
    leading: tuple[str, ...], joined: tuple[str, ...], before: Sequence[Candidate], figures: Mapping[str, Figure]
) -> bool:
    """Whether a text is so much about the two that lead that two others, joined in passing, are not meant."""
    if not joined or not leading:
        return not joined
    named = Counter(figures[one.ids[0]].actor.country for one in before if len(one.ids) == 1)
    return not set(leading) & set(joined) and min(named[c] for c in leading) >= _AHEAD * max(named[c] for c in joined)


def _side_by_side(before: Sequence[Candidate], sentence: int, figures: Mapping[str, Figure]) -> tuple[str, ...]:
    """ "Chad and Sudan": the last two that were joined, in these sentences."""
    for candidate in reversed(before):
        if sentence - candidate.sentence > _REACH:
            break
        if len(candidate.ids) > 1:
            countries = dict.fromkeys(figures[ident].actor.country for ident in candidate.ids)
            return tuple(countries) if len(countries) == 2 and all(countries) else ()
    return ()


def _joined_in(before: Sequence[Candidate], sentence: int) -> bool:
    return any(len(one.ids) > 1 and one.sentence >= sentence for one in before)


def _of_sentence_before(before: Sequence[Candidate], sentence: int, figures: Mapping[str, Figure]) -> tuple[str, ...]:
    """ "Lavrov called Araghchi. Both sides ...": the only two in the sentence before, of whom one acts on the other."""
    last = [one for one in before if one.sentence == sentence - 1]
    countries = dict.fromkeys(figures[ident].actor.country for one in last for ident in one.ids)
    countries.pop("", None)
    subjects = [one for one in last if one.ids and one.token.dep_ == "nsubj"]
    acted_on = [one for one in last if one.ids and function(one.token) in _ACTED_ON]
    met = any(
        predicate(one.token) == predicate(other.token)
        and figures[one.ids[0]].actor.country != figures[other.ids[0]].actor.country
        for one in subjects
        for other in acted_on
    )
    return tuple(countries) if len(countries) == 2 and met else ()


def _leading(token: Token, before: Sequence[Candidate], figures: Mapping[str, Figure]) -> tuple[str, ...]:
    """The two that were named most, twice as often as the third; who acts upon them here is none of them."""
    own = predicate(token)
    named: Counter[str] = Counter()
    acting: set[str] = set()
    for candidate in before:
        countries = {figures[ident].actor.country for ident in candidate.ids} - {""}
        if len(candidate.ids) == 1:
            named.update(countries)
        if candidate.token.dep_ == "nsubj" and predicate(candidate.token) == own and token.dep_ != "nsubj":
            acting |= countries
    for country in acting:
        del named[country]
    ranked = named.most_common(3)
    if len(ranked) < 2 or (len(ranked) == 3 and ranked[1][1] < _AHEAD * ranked[2][1]):
        return ()
    states = {figures[ident].actor.country for one in before for ident in one.ids if ident.startswith(_OUTRIGHT)}
    leading = ranked[0][0], ranked[1][0]
    return leading if states.issuperset(leading) else ()  # else the sides may be a union and an employer

"""How real a deed is: negated, still to come, hypothetical, told as history, or not told at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.events.event import Auxiliary
from dragoman.events.lexicon import Lexicon
from dragoman.events.syntax import case_of, is_temporal, is_verb, lower, mark_of, own_subject, relation
from dragoman.language.view import Token

_NEGATIONS = frozenset({"not", "n't", "never", "nor", "neither", "no", "hardly", "scarcely", "without", "nt"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo", "wil"})
_HYPOTHETICAL = frozenset({"would", "could", "may", "might", "should", "must", "ought", "'d", "can"})
_CONDITION = frozenset({"if", "unless", "whether", "should", "lest", "provided"})
_MEANS = frozenset(
    [
        "use",
        "uses",
        "used",
        "using",
        "join",
        "joins",
        "joined",
        "joining",
        "return",
        "returned",
        "continue",
        "went",
        "go",
    ]
)
_ADJUNCT = frozenset(
    [
        "after",
        "before",
        "when",
        "while",
        "since",
        "because",
        "as",
        "although",
        "though",
        "whereas",
        "until",
        "once",
        "following",
        "despite",
        "upon",
        "by",
    ]
)
_AHEAD = frozenset({"planned", "upcoming", "forthcoming", "proposed", "scheduled", "future", "impending", "imminent"})
_BESIDE = frozenset({"", "in", "under", "through"})
_YEAR = re.compile(r"^(1[89]\d\d|20\d\d)$")
_DECADE = re.compile(r"^(1[89]\d0|20\d0)s$")


@dataclass(slots=True)
class Status:
    """What the words around a deed say about it. ``told`` is False when the deed is only asked for, refused ...

    ``conditional``: announced under a condition. ``will_not``: the doer's own declared "will not".
    ``via``: the words that decided, for the reason.
    """

    auxiliary: set[Auxiliary] = field(default_factory=set)
    told: bool = True
    conditional: bool = False
    will_not: bool = False
    via: list[str] = field(default_factory=list)

    def mark(self, auxiliary: Auxiliary, via: str) -> None:
        """Set one auxiliary mode, for a reason."""
        self.auxiliary.add(auxiliary)
        self.via.append(f"{auxiliary}: {via}")


def status_of(token: Token, pos: str, light: Token | None, lexicon: Lexicon, unreal: dict[int, str]) -> Status:
    """The status of the deed that ``token`` tells.

    ``unreal`` gives, per token index of a trigger that was coded, what its frame says of the deeds in its complement.
    """
    status = Status()
    _own_words(token, status)
    if pos == "noun":
        _noun_words(token, status)
    node = token
    if light is not None and light.i != token.i:
        _own_words(light, status)
        node = light if relation(light) != "acl" else token
    _climb(node, status, lexicon, unreal)
    if _conditional(node):
        status.conditional = True
    status.will_not = "negation" in status.auxiliary and "future" in status.auxiliary
    return status


def _own_words(token: Token, status: Status, *, shared: bool = False) -> None:
    negative = future = False
    for node in token.children:
        word = lower(node)
        if relation(node) in {"aux", "cop"}:
            if word in _FUTURE:
                future = True
            elif word in _HYPOTHETICAL:
                status.mark("hypothetical", word)
        elif relation(node) in {"advmod", "det", "cc", "case", "mark", "neg"} and word in _NEGATIONS:
            if not (word == "no" and relation(node) != "det") and not _not_only(node):
                negative = True
        elif relation(node) == "obj" or node.dep_ in {"nsubj", "nsubj:pass"}:
            negative = negative or _is_nothing(node)
        elif relation(node) == "mark" and word in {"if", "unless", "whether"} and not shared:
            status.mark("hypothetical", word)
    if _going_to(token):
        future = True
    if negative:
        status.mark("negation", "not")
    if future:
        status.mark("future", "will")


def _is_nothing(token: Token) -> bool:
    """ "no talks", "neither side", "nobody"."""
    if lower(token) in {"none", "nobody", "nothing"}:
        return True
    return any(relation(node) == "det" and lower(node) in {"no", "neither"} for node in token.children)


def _not_only(node: Token) -> bool:
    following = node.doc[node.i + 1] if node.i + 1 < len(node.doc) else None
    return following is not None and lower(following) in {"only", "just", "merely", "least"}


def _going_to(token: Token) -> bool:
    """ "is going to send", "is to visit", "is set to": the verb hangs on "going", "be", "set", "due"."""
    if relation(token) != "xcomp" or mark_of(token) != "to":
        return False
    governor = token.head
    word = lower(governor)
    if word == "going" and governor.tag_ == "VBG":
        return True
    return governor.lemma_ == "be" and word in {"is", "are", "was", "were"}


def _noun_words(token: Token, status: Status) -> None:
    for node in token.children:
        word = lower(node)
        if relation(node) == "det" and word in {"no", "any"}:
            if word == "no":
                status.mark("negation", "no")
        elif relation(node) in {"amod", "compound"}:
            if word in _AHEAD:
                status.mark("future", word)
            elif word in {"possible", "potential", "hypothetical", "would-be"}:
                status.mark("hypothetical", word)
    if case_of(token) == "without":
        status.mark("negation", "without")


def _conditional(token: Token) -> bool:
    node = token
    for _ in range(3):
        for sub in node.children:
            if relation(sub) == "advcl" and any(
                (n.dep_ in {"mark", "aux", "advmod"} and lower(n) in {"if", "unless", "should"}) and n.i <= sub.i
                for n in sub.children
            ):
                return True
        if relation(node) in {"xcomp", "conj"} and node.head.i != node.i:
            node = node.head
        else:
            break
    return False


def _climb(token: Token, status: Status, lexicon: Lexicon, unreal: dict[int, str]) -> None:
    """Walk to the governors of the deed and collect what they say about it."""
    node = token
    for _ in range(8):
        governor = node.head
        label = relation(node)
        if governor.i == node.i:
            _question(node, status)
            return
        if label == "conj":
            if is_verb(node) and is_verb(governor) and own_subject(node) is None and not _has_auxiliary(node):
                _shared_words(governor, node, status)
            node = governor
            continue
        slot = _slot(node, label, status)
        if slot is None:
            return
        if _governed(node, governor, slot, status, lexicon, unreal):
            return
        if slot == "clause" and not is_verb(governor):
            return
        node = governor


def _has_auxiliary(token: Token) -> bool:
    return any(relation(node) == "aux" for node in token.children)


def _shared_words(first: Token, second: Token, status: Status) -> None:
    """ "will meet X and sign Y": the auxiliary of the first verb holds for the second; its negation does not."""
    for node in first.children:
        if relation(node) == "aux" and node.i < first.i:
            word = lower(node)
            if word in _FUTURE and second.tag_ in {"VB", "VBP", "VBZ", "VBG"}:
                status.mark("future", word)
            elif word in _HYPOTHETICAL and second.tag_ in {"VB", "VBP"}:
                status.mark("hypothetical", word)


def _slot(node: Token, label: str, status: Status) -> str | None:
    """In which slot of its governor the node stands; None where the climb ends."""
    mark = mark_of(node)
    if label in {"xcomp", "ccomp", "csubj"}:
        if mark in {"if", "whether"} and label == "ccomp":
            status.mark("hypothetical", mark)
            return None
        return "to-verb" if label == "xcomp" and mark in {"to", "", "ing"} else "clause"
    if label == "advcl":
        if mark in {"if", "unless", "lest"}:
            status.mark("hypothetical", mark)
            return None
        if mark == "without":
            status.mark("negation", "without")
            return None
        if mark in {"to", "for"}:
            return "to-verb"
        if mark in {"from", "of", "into", "against", "on", "in", "about"}:
            return "to-verb"
        return None
    if label == "acl" and node.dep_ != "acl:relcl":
        return "to-verb" if mark in {"to", "of", "for", "in", "at", "from", "that", "on", "against", "about"} else None
    if label == "obj" or node.dep_ == "nsubj:pass":
        return "object"
    if label in {"nmod", "obl"}:
        case = case_of(node)
        if case == "without":
            status.mark("negation", "without")
            return None
        return None if is_temporal(case) or case in _ADJUNCT or case in _BESIDE else "object"
    return None


def _governed(
    node: Token, governor: Token, slot: str, status: Status, lexicon: Lexicon, unreal: dict[int, str]
) -> bool:
    """What the governor says of the deed in that slot; True when the climb ends here."""
    coded = unreal.get(governor.i, "")
    if coded and coded != "real" and (slot != "clause" or coded == "unreal"):
        if coded == "unreal":
            status.told = False
            status.via.append(f"inside: {lower(governor)}")
            return True
        status.mark({"negated": "negation"}.get(coded, coded), lower(governor))  # type: ignore[arg-type]
    purpose = relation(node) == "advcl" and mark_of(node) == "to" and lower(governor) not in _MEANS
    known = False
    pos = "verb" if is_verb(governor) else "adjective" if governor.pos_ == "ADJ" else "noun"
    for embedding in lexicon.embedding[pos].get(lower(governor), ()):  # type: ignore[index]
        if slot not in embedding.slots:
            continue
        if embedding.status == "unreal":
            status.told = False
        elif embedding.status == "negated":
            status.mark("negation", lower(governor))
        elif embedding.status in {"hypothetical", "future"}:
            status.mark(embedding.status, lower(governor))  # type: ignore[arg-type]
        known = True
        break
    if not known and not coded and purpose:
        status.mark("hypothetical", "purpose")
        return True
    if is_verb(governor) and slot != "object":
        _own_words(governor, status)
    return False


def _question(root: Token, status: Status) -> None:
    if any(token.text == "?" for token in root.sent[-2:]):
        status.mark("hypothetical", "?")


def years_of(token: Token) -> list[int]:
    """Years named in the time phrases of a predicate itself (not of deeds inside it)."""
    years: list[int] = []
    for node in token.children:
        if relation(node) in {"obl", "nmod", "advmod"}:
            for part in node.subtree:
                if _YEAR.match(part.text):
                    years.append(int(part.text))
                elif _DECADE.match(part.text):
                    years.append(int(part.text[:4]) + 9)
    return years

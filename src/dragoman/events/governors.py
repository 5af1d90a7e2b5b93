"""What the words above a deed say of how real it is: "threatened to", "denied that", "the plan for"."""

from __future__ import annotations

from dragoman.events.lexicon import Embedding, Lexicon
from dragoman.events.negation import determiner, is_negated
from dragoman.events.own_words import FUTURE, HYPOTHETICAL, add_own_words, is_going_to, opens_with_condition
from dragoman.events.status import Status
from dragoman.events.syntax import (
    case_of,
    has_auxiliary,
    infinitive_mark,
    is_temporal,
    is_verb,
    lower,
    mark_of,
    own_subject,
    relation,
)
from dragoman.language.view import Token

_BELIEVING = frozenset(
    {"believe", "think", "expect", "seem", "appear", "suppose", "mean", "imagine"}
    | {"see", "hear", "watch", "witness", "notice"}
)
_DOUBTING = frozenset({"doubt", "question", "dispute", "contest"})
_DENYING = frozenset(
    {"deny", "dismiss", "reject", "refute", "disavow", "rebut", "dispute"}
    | {"scotch", "debunk", "disclaim", "repudiate", "squelch", "rubbish"}
)
_REPORTS = frozenset(
    {"report", "claim", "allegation", "accusation", "suggestion", "rumour", "rumor", "charge", "responsibility"}
)
_DRAFTS = frozenset({"bill", "draft", "motion", "proposal", "amendment", "petition", "legislation"})
_MEANS = frozenset(
    {"use", "uses", "used", "using", "join", "joins", "joined", "joining", "return", "returned", "continue"}
    | {"went", "go"}
)
_CARRIED_OUT = frozenset({"decision", "move", "step", "vote", "choice", "order", "one", "first", "last", "latest"})
_ADJUNCT = frozenset(
    {"after", "before", "when", "while", "since", "because", "as", "although", "though", "whereas", "until", "once"}
    | {"following", "despite", "upon", "by"}
)
_BESIDE = frozenset({"", "in", "under", "through"})
_CLAUSES = frozenset({"xcomp", "ccomp", "csubj"})
_INNER_MARKS = frozenset({"from", "of", "into", "against", "on", "in", "about", "at"})
_CEASING = frozenset({"stop", "cease", "end", "abate", "subside", "halt", "ease", "slow"})


def climb(token: Token, status: Status, lexicon: Lexicon, unreal: dict[int, str]) -> None:
    """Walk to the governors of the deed and collect what they say about it."""
    node, carried = token, False
    for _ in range(8):
        governor = node.head
        label = relation(node)
        if governor.i == node.i:
            _question(node, status)
            return
        if label == "conj":
            if is_verb(node) and is_verb(governor) and own_subject(node) is None and not has_auxiliary(node):
                _shared_words(governor, node, status)
            node = governor
            continue
        if carried and label == "nsubj":
            _called_false(governor, status)
            return
        slot = _slot(node, label, status, carried)
        if slot is None:
            return
        if _governed(node, governor, slot, status, lexicon, unreal):
            return
        if slot == "clause" and not is_verb(governor):
            carried = lower(governor) in _REPORTS or governor.lemma_ in _REPORTS
            if not carried:
                return
        elif slot != "object" and not is_verb(governor):
            carried = True
        node = governor


def _slot(node: Token, label: str, status: Status, carried: bool) -> str | None:
    """In which slot of its governor the node stands; None where the climb ends."""
    mark = mark_of(node)
    if label in _CLAUSES:
        if opens_with_condition(node):
            status.mark("hypothetical", "whether")
            return None
        return "to-verb" if label == "xcomp" and mark in {"to", "", "ing"} else "clause"
    if label == "advcl":
        return _adverbial(node, mark, status)
    if label == "acl" and node.dep_ != "acl:relcl":
        if mark == "ing" and lower(node.head) in _DRAFTS:
            status.mark("hypothetical", lower(node.head))  # "vetoed a bill banning the party"
            return None
        if mark == "that" and mark_of(node.head.head) == "without":
            return None  # "alleged without evidence that the army had fired"
        if mark == "that" and (lower(node.head) in _REPORTS or node.head.lemma_ in _REPORTS):
            return "clause"
        return "to-verb" if mark in {"to", "that", "for", "at"} | _INNER_MARKS else None
    if label == "obj" or node.dep_ == "nsubj:pass":
        return "to-verb" if carried else "object"
    if label in {"nmod", "obl"}:
        case = case_of(node)
        if case == "without":
            return None
        return None if is_temporal(case) or case in _ADJUNCT or case in _BESIDE else "object"
    return None


def _adverbial(node: Token, mark: str, status: Status) -> str | None:
    if opens_with_condition(node):
        status.mark("hypothetical", "if")
        return None
    if mark == "without":  # counted with the clause's own words
        for aux in node.head.children:  # "may leave without signing"
            if relation(aux) == "aux" and lower(aux) in HYPOTHETICAL | FUTURE:
                status.mark("future" if lower(aux) in FUTURE else "hypothetical", lower(aux))
        return None
    if mark in {"to", "for"} or (mark in {"so", "in"} and infinitive_mark(node) is not None):
        return "to-verb"
    if mark == "ing" and _stands_as_object(node):
        return "to-verb"
    return "to-verb" if mark in _INNER_MARKS else None


def _stands_as_object(node: Token) -> bool:
    """ "ruled out sending troops": an -ing clause beside a verb without object, no comma between."""
    governor = node.head
    if node.i < governor.i or any(relation(n) == "obj" for n in governor.children):
        return False
    return all(word.text != "," for word in node.doc[governor.i + 1 : node.i])


def _shared_words(first: Token, second: Token, status: Status) -> None:
    """ "will meet X and sign Y": the auxiliary of the first verb holds for the second.

    Its negation holds after "or", and for a bare second verb ("did not arrest and beat"), but not after "but".
    """
    bare = False
    for node in first.children:
        if relation(node) == "aux" and node.i < first.i:
            word = lower(node)
            bare = bare or (second.tag_ == "VB" and node.lemma_ in {"do", "will", "would", "can", "could", "may"})
            if word in FUTURE and second.tag_ in {"VB", "VBP", "VBZ", "VBG"}:
                status.mark("future", word)
            elif word in HYPOTHETICAL and second.tag_ in {"VB", "VBP"}:
                status.mark("hypothetical", word)
    links = {lower(node) for node in second.children if relation(node) == "cc"}
    if (bare or "or" in links) and "but" not in links and is_negated(first) and not is_negated(second):
        status.mark("negation", "not")


def _governed(
    node: Token, governor: Token, slot: str, status: Status, lexicon: Lexicon, unreal: dict[int, str]
) -> bool:
    """What the governor says of the deed in that slot; True when the climb ends here."""
    if governor.lemma_ in _DENYING and (slot == "clause" or lower(node) in _REPORTS or node.lemma_ in _REPORTS):
        status.mark("negation", lower(governor))
        add_own_words(governor, status)
        return True
    embedding = _embedding(governor, slot, lexicon, node)
    coded = unreal.get(governor.i, "")
    denied = embedding is not None and embedding.status == "negated" and governor.lemma_ == "deny"
    if coded == "unreal" and lower(node) == "rule" and any(via.endswith(": rule") for via in status.via):
        status.mark("negation", "rule")
        status.mark("hypothetical", f"{lower(governor)} to rule out")
        return True
    if coded and coded != "real" and (slot != "clause" or coded == "unreal") and not denied:
        if coded == "unreal":
            status.told = False
            status.via.append(f"inside: {lower(governor)}")
            return True
        status.mark({"negated": "negation"}.get(coded, coded), lower(governor))  # type: ignore[arg-type]
    if embedding is not None:
        if governor.lemma_ in _DOUBTING and is_negated(governor):
            return True
        _embed(embedding, governor, status)
    elif not coded and _is_purpose(node, governor, slot, lexicon):
        status.mark("hypothetical", "purpose")
        return True
    if slot == "clause":
        if _is_truth(governor):
            _called_false(governor, status)
            return True
        if is_verb(governor) and governor.lemma_ not in _BELIEVING and embedding is None:
            return True
    if is_verb(governor):
        if slot != "object" and not (governor.lemma_ in _CEASING and is_negated(governor)):
            add_own_words(governor, status, told=node)  # "the killing has not stopped" has happened
    elif embedding is not None and (determiner(governor) == "no" or is_negated(governor)):
        status.mark("negation", "no")
    elif slot != "object":
        _called_possible(governor, status)
    return False


def _called_false(predicate: Token, status: Status) -> None:
    """ "The report that Cyprus had closed its embassy was false"."""
    false = lower(predicate) in {"false", "untrue", "wrong", "baseless", "unfounded", "fabricated"}
    if false != is_negated(predicate) and (false or lower(predicate) in {"true", "correct", "right", "accurate"}):
        status.mark("negation", lower(predicate))


def _is_truth(token: Token) -> bool:
    return lower(token) in {"true", "false", "untrue", "correct"}


def _called_possible(predicate: Token, status: Status) -> None:
    """ "It would be folly to attack Iran"."""
    if any(relation(node) == "cop" for node in predicate.children):
        for node in predicate.children:
            if relation(node) == "aux" and lower(node) in HYPOTHETICAL:
                status.mark("hypothetical", lower(node))


def _is_purpose(node: Token, governor: Token, slot: str, lexicon: Lexicon) -> bool:
    """An infinitive of purpose: "built the camp to detain migrants", "massed so as to attack"."""
    if slot != "to-verb" or infinitive_mark(node) is None:
        return False
    if relation(node) == "advcl":
        spoken = lower(governor) in lexicon.contact_verbs and node.lemma_ in lexicon.spoken_deeds
        return lower(governor) not in _MEANS and not spoken  # who "called to thank him" has thanked him
    noun = relation(node) == "acl" and governor.pos_ == "NOUN"
    return noun and lower(governor) not in _CARRIED_OUT and not is_going_to(node)


def _embedding(governor: Token, slot: str, lexicon: Lexicon, node: Token) -> Embedding | None:
    """What the grammar says of this word with a deed in this slot; "is prepared to" counts as an adjective."""
    verb = is_verb(governor)
    tables = ["verb" if verb else "adjective" if governor.pos_ == "ADJ" else "noun"]
    if verb and governor.tag_ == "VBN" and any(n.lemma_ == "be" for n in governor.children):
        tables.insert(0, "adjective")
    for pos in tables:
        for embedding in lexicon.embedding[pos].get(lower(governor), ()):  # type: ignore[index]
            if slot in embedding.slots and _embeds(embedding, governor, node):
                return embedding
    return None


def _embeds(embedding: Embedding, governor: Token, node: Token) -> bool:
    """Whether complement and governor have the mark and the particle that the grammar asks for, if it asks."""
    if embedding.marks and embedding.marks.isdisjoint({mark_of(node), case_of(node)}):
        return False
    if not embedding.particles:
        return True
    return any(lower(n) in embedding.particles and relation(n) in {"compound", "advmod"} for n in governor.children)


def _embed(embedding: Embedding, governor: Token, status: Status) -> None:
    if embedding.status == "unreal":
        status.told = False
    elif embedding.status == "negated":
        status.mark("negation", lower(governor))
    elif embedding.status in {"hypothetical", "future"}:
        status.mark(embedding.status, lower(governor))  # type: ignore[arg-type]


def _question(root: Token, status: Status) -> None:
    if any(token.text == "?" for token in root.sent[-2:]):
        status.mark("hypothetical", "?")

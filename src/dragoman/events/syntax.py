"""Who is subject, object and so on of a word, over Universal Dependencies, whatever the construction.

Everything here reads the tree alone. Labels with and without subtypes are understood (``nsubj:pass``, ``obl:agent``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter

from dragoman.actors.nouns import load_nouns
from dragoman.actors.phrases import verb_begun
from dragoman.calendar_words import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from dragoman.events.inflection import verb_forms
from dragoman.events.words import lists
from dragoman.language.view import Token

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "nsubjpass"})
_PASSIVE_MARK = frozenset({"aux:pass", "nsubj:pass", "csubj:pass", "auxpass", "nsubjpass", "obl:agent"})
_OBLIQUE = frozenset({"obl", "obl:agent", "obl:tmod", "obl:npmod", "obl:unmarked", "nmod", "obl:arg"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
_JUDGED = frozenset(form for verb in load_nouns().judges for form in verb_forms(verb))
_COPULAS = frozenset({"remain", "remains", "remained", "become", "becomes", "became", "is", "was", "are", "were", "be"})
_MONTHS = tuple(month for month in MONTHS if month != "may")  # mostly the verb
_CLOCK = (
    frozenset((*WEEKDAYS, *SHORT_WEEKDAYS, *_MONTHS, *(f"{month}." for month in SHORT_MONTHS)))
    | {"today", "yesterday", "tomorrow", "tonight", "morning", "afternoon", "evening", "night", "midnight", "noon"}
    | {"day", "week", "weekend", "month", "year", "decade"}
)
# A phrase with one of these that was parsed as an object is none: "provided two billion in relief".
_NEVER_ON_OBJECTS = frozenset({"in", "to", "for", "from", "with", "since", "during", "after", "into", "against"})
_TEMPORAL = frozenset({"after", "before", "since", "while", "when", "by", "until", "despite", "following"})


@dataclass(slots=True)
class Clause:
    """The arguments of one predicate. ``subject`` and ``object`` are the deep ones: the doer, the done-to.

    ``inherited`` says that the doer was found through control, coordination or a relative clause.
    ``complements`` pairs each subordinate predicate with its mark ("to", "that", "of", "ing", "").
    """

    head: Token
    passive: bool = False
    subject: Token | None = None
    object: Token | None = None
    indirect: Token | None = None
    surface: Token | None = None
    inherited: bool = False
    obliques: list[tuple[str, Token]] = field(default_factory=list)
    complements: list[tuple[str, Token]] = field(default_factory=list)


lower: Callable[[Token], str] = attrgetter("form")
"""The lowercase form of a token, straight apostrophes."""
relation: Callable[[Token], str] = attrgetter("relation")
"""The dependency label of a token without its subtype."""


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of these full labels."""
    for node in token.children:
        if node.dep_ in labels:
            return node
    return None


def is_clock(token: Token) -> bool:
    """Whether a noun names a day, month or stretch of time ("Friday", "the weekend"), so that it takes no part."""
    if token.pos_ == "NUM" or token.tag_ == "CD":
        year = len(token.text) == 4 and token.text.isdigit() and token.text[:2] in {"18", "19", "20"}
        return year or any(lower(node) in _CLOCK for node in token.children)  # "on Nov. 2"
    return lower(token) in _CLOCK and token.ent_type_ != "PER"


_FEW = frozenset({"two", "three", "four", "five", "six"})


def names_parties(token: Token) -> bool:
    """ "Both sides", "each side", "the two governments", "the four": parties that the text has named and now counts."""
    words = [lower(node) for node in token.children if node.i < token.i]
    if token.lemma_.lower() in lists().counted_parties:
        return not {"both", "each"}.isdisjoint(words) or ("the" in words and not _FEW.isdisjoint(words))
    return lower(token) in _FEW and relation(token) in {"nsubj", "obl"} and "the" in words


def counts_states(token: Token) -> bool:
    """ "19 countries", "dozens of states": parties whom nobody names."""
    rules = lists()
    if lower(token) in rules.counting_states:
        return any(relation(node) == "nmod" and lower(node) in rules.counted_states for node in token.children)
    counted = any(relation(node) == "nummod" for node in token.children)
    return lower(token) in rules.counted_states and counted


def predicate_subject(token: Token) -> Token | None:
    """Of whom a noun is said: "Norway is a donor", "Norway remains the largest donor", "is one of the donors"."""
    if child(token, "cop") is not None:  # "held drills and are in talks" shares its subject
        return own_subject(token) or (own_subject(token.head) if relation(token) == "conj" else None)
    head = token.head
    if relation(token) in {"xcomp", "obj"} and lower(head) in _COPULAS:
        return own_subject(head)
    if relation(token) == "nmod" and lower(head) in {"one", "among"} and case_of(token) == "of":
        return predicate_subject(head)
    return None


def case_of(token: Token) -> str:
    """The preposition of a phrase: its first case word, "'s" left out; "" when there is none."""
    for node in token.children:
        if node.dep_ == "case" and node.i < token.i:
            return lower(node)
    return ""


def mark_of(token: Token) -> str:
    """The word that introduces a clause: "to", "that", "if", "of" ...; "ing" for a bare participle."""
    first = ""
    for node in token.children:
        if node.i < token.i and (node.dep_ in {"mark", "case"} or (node.dep_ == "advmod" and lower(node) in {"when"})):
            first = first or lower(node)
            if first != "to" and lower(node) == "if":
                return "if"
    if first:
        return first
    return "ing" if token.tag_ == "VBG" and child(token, "aux") is None else ""


def has_auxiliary(token: Token, lemma: str = "") -> bool:
    """Whether the predicate has an auxiliary, of this lemma if one is given."""
    return any(relation(node) == "aux" and lemma in {"", node.lemma_} for node in token.children)


def infinitive_mark(token: Token) -> Token | None:
    """The "to" of an infinitive, also of "so as to", "in order to"."""
    before = token.doc[token.i - 1] if token.i else token
    if lower(before) == "to" and relation(before) == "fixed":
        return before
    return next((n for n in token.children if lower(n) == "to" and relation(n) == "mark" and n.i < token.i), None)


def next_word(token: Token) -> str:
    """The word behind, lowercase; "" at the end."""
    return lower(token.doc[token.i + 1]) if token.i + 1 < len(token.doc) else ""


def previous_words(token: Token, count: int) -> tuple[str, ...]:
    """The ``count`` words before, lowercase, fewer at the start."""
    return tuple(lower(token.doc[i]) for i in range(max(token.i - count, 0), token.i))


def is_verb(token: Token) -> bool:
    """Whether the token is used as a verb (tag or part of speech)."""
    return token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")


def is_participle(token: Token) -> bool:
    """Whether the token is a past participle without "have"."""
    if token.tag_ != "VBN" and not (token.tag_ in {"VBD", "JJ"} and lower(token).endswith(("ed", "en", "wn"))):
        return False
    return not any(node.dep_ == "aux" and node.lemma_ == "have" for node in token.children)


def is_passive(token: Token) -> bool:
    """Whether the predicate is passive, also as a participle without auxiliary."""
    if lower(token) in lists().never_passive and child(token, "aux:pass") is None:
        return False
    marks = {node.dep_ for node in token.children} & _PASSIVE_MARK
    if marks == {"nsubj:pass"} and relation(token) == "root" and _is_full_sentence(token):
        return False
    if marks:
        return True
    if _is_done_to_subject(token):
        return True
    if not is_participle(token) or token.tag_ != "VBN":
        return False
    if token.dep_ in {"acl", "amod", "advcl", "xcomp"} and child(token, "obj", "nsubj", "aux") is None:
        return True
    if token.dep_ == "conj" and own_subject(token) is None and child(token, "aux", "obj") is None:
        return is_passive(token.head) and is_verb(token.head)
    return False


def _is_done_to_subject(token: Token) -> bool:
    """A headline's passive without auxiliary, read as active: the verb has a subject and no object."""
    if lower(token) not in lists().done_to or own_subject(token) is None or token.dep_ == "acl:relcl":
        return False
    subject = lower(own_subject(token) or token)
    if subject in _PERSONAL or (subject in lists().captors and lower(token) not in lists().harmed):
        return False
    shared = [node for node in token.children if node.dep_ == "conj"]
    return not any(child(one, "obj", "iobj", "aux", "ccomp", "xcomp", "dep") for one in [token, *shared])


_PERSONAL = frozenset({"i", "he", "she", "they", "we", "who", "which", "that", "it"})


def _is_full_sentence(token: Token) -> bool:
    """Whether the subject bears "the" and no auxiliary stands by: "The troops fired", not the headline "Troops hit"."""
    subject = child(token, "nsubj:pass")
    return subject is not None and child(subject, "det") is not None and child(token, "aux", "aux:pass") is None


def own_subject(token: Token) -> Token | None:
    """The subject that is a child of the predicate itself: the nearest before it (a dateline may look like another)."""
    found: Token | None = None
    for node in token.children:
        if node.dep_ in _SUBJECT and (found is None or node.i < token.i):
            found = node
    found = found or _mislabelled_subject(token)
    return _behind_dateline(found) if found is not None else None


def _mislabelled_subject(token: Token) -> Token | None:
    """A subject that the parser calls an object, or joins to the noun before: "the Chilean army early Sunday shelled",
    "expelled the envoy and Peru broke ties"."""
    if token.tag_ != "VBD" or relation(token) == "acl:relcl" or any(node.dep_ == "aux:pass" for node in token.children):
        return None
    for node in reversed(token.lefts):
        bare = node.dep_ in {"obj", "iobj", "obl"} and node.pos_ in {"NOUN", "PROPN"} and not case_of(node)
        if bare and not is_clock(node):
            return node
    if relation(token) not in {"conj", "ccomp", "parataxis"}:
        return None
    before = [token.doc[i] for i in range(max(token.i - 4, 0), token.i)]
    return next(
        (noun for noun in reversed(before) if (verb := verb_begun(noun)) is not None and verb.i == token.i), None
    )


def _behind_dateline(subject: Token) -> Token:
    """ "ACCRA (Wire) - A team of doctors arrived", the dateline parsed as subject and the team as its apposition."""
    if not subject.text.isupper() or subject.pos_ != "PROPN":
        return subject
    for node in subject.children:
        if node.dep_ == "appos" and any(word.text in {"-", "–", "—"} for word in subject.doc[subject.i + 1 : node.i]):
            return node
    return subject


def clause_of(token: Token, object_control: frozenset[str] = frozenset()) -> Clause:
    """The arguments of the predicate ``token``."""
    clause = Clause(token, passive=is_passive(token))
    agent: Token | None = None
    for node in token.children:
        label = node.dep_
        if label == "obj" and is_clock(node):
            continue  # "lifted the ban Friday"
        if label == "obj" and case_of(node) in _NEVER_ON_OBJECTS:
            label = "obl"
        if label == "obj":
            if clause.object is not None and clause.indirect is None and clause.object.i < node.i:
                clause.indirect = clause.object  # "gave the ambassador a deadline", both called objects
            clause.object = antecedent(node) or node
        elif label == "iobj":
            clause.indirect = node
        elif label == "xcomp" and _is_noun_object(node):
            clause.object = clause.object or node
        elif label in _OBLIQUE:
            preposition = case_of(node)
            clause.obliques.append((preposition, node))
            by = clause.passive and preposition == "by" and agent is None and _can_act(node)
            if by or (label == "obl:agent" and not is_manner(node)):
                agent = node
        elif label in {"xcomp", "ccomp", "advcl", "acl"} and node.i > token.i - 12:
            clause.complements.append((_complement_mark(node), node))
    if clause.object is None and clause.indirect is not None:
        clause.object = _measured_object(token, clause.indirect)
    if clause.object is None and not clause.passive:
        clause.object = _particle_object(token, clause) or clause.indirect  # "asked Uganda to", Uganda an iobj
    if clause.object is None and not clause.passive:
        clause.object = next(
            (s for m, n in clause.complements if m == "to" and (s := own_subject(n)) is not None), None
        )
    surface, clause.inherited = surface_subject(token, object_control)
    clause.surface = surface
    if clause.passive:
        clause.subject = agent
        if clause.object is not None and clause.indirect is None and surface is not None:
            clause.indirect = surface  # "he was granted asylum": the one who was given
        elif surface is not None:
            clause.object = surface
    else:
        clause.subject = surface
        if clause.object is None:
            clause.object = _relative_object(token)
    return clause


def _is_noun_object(node: Token) -> bool:
    """ "stopped work", "called off its strike" with the noun parsed as an open complement."""
    if node.pos_ != "NOUN" and node.ent_type_ != "PER":
        return False
    return not any(sub.dep_ in {"case", "mark", "cop", "nsubj"} for sub in node.children)


def _measured_object(token: Token, given: Token) -> Token | None:
    """ "gave the rebels 48 hours", "gave him eight years" with the time parsed as an adverbial."""
    for node in token.children:
        if node.dep_ in {"obl:unmarked", "obl:tmod", "obl:npmod"} and node.i > given.i and child(node, "nummod"):
            return node
    return None


def _particle_object(token: Token, clause: Clause) -> Token | None:
    """ "called off the strike" parsed as a prepositional phrase: what follows the particle is the object."""
    for preposition, node in clause.obliques:
        if preposition in {"off", "up", "down", "out", "over", "away", "back"}:
            mark = child(node, "case")
            if mark is not None and mark.i == token.i + 1:
                return node
        if preposition == "in" and token.lemma_ == "call" and _is_summoned(node):
            return node
        if not preposition and node.dep_ == "obl" and not is_clock(node) and child(token, "compound:prt") is not None:
            return node  # "called off their walkout", the walkout an oblique without a preposition
    return None


def _is_summoned(node: Token) -> bool:
    """ "Called in Rome's envoy", not "called in the capital for": somebody's person is called in, a place is not."""
    return node.pos_ == "NOUN" and not node.ent_type_ and child(node, "nmod:poss") is not None


def _complement_mark(node: Token) -> str:
    mark = mark_of(node)
    if node.dep_ == "ccomp" and mark in {"", "ing"}:
        return "that"
    if node.dep_ == "xcomp" and mark == "":
        return "to" if not is_verb(node) or node.tag_ == "VB" else "ing"
    return mark


def _can_act(node: Token) -> bool:
    past = {"dawn", "night", "day", "then", "now", "year", "week", "month"}
    return node.pos_ in _NOMINAL and lower(node) not in past and not is_manner(node)


def is_manner(node: Token) -> bool:
    """ "By force", "by road", "by a third": how, or by how much; nobody does it."""
    if case_of(node) != "by":
        return False
    if lower(node) in lists().measures:
        return True
    bare = not any(sub.dep_ in {"det", "nmod:poss", "amod", "nummod"} for sub in node.children)
    return lower(node) in lists().manners and (bare or lower(node) in {"means", "virtue", "way"})


def surface_subject(
    token: Token, object_control: frozenset[str] = frozenset(), depth: int = 0
) -> tuple[Token | None, bool]:
    """The grammatical subject, own or inherited, and whether it was inherited."""
    own = own_subject(token)
    if own is not None:
        return (antecedent(own) or own), lower(own) in RELATIVE
    if depth > 6:
        return None, True
    head, label = token.head, relation(token)
    if label == "conj":
        if is_verb(head) or own_subject(head) is not None:
            return surface_subject(head, object_control, depth + 1)[0], True
        return None, True
    if label == "acl" and _shares_predicate_subject(token, head):
        return surface_subject(head, object_control, depth + 1)[0], True
    if label == "acl":
        return _noun_as_subject(token, head, object_control, depth), True
    if label in {"xcomp", "advcl", "ccomp"} and (is_verb(head) or own_subject(head) is not None):
        return _controller(token, head, object_control, depth), True
    if label == "amod" and is_participle(token):
        return head, True
    if label in {"parataxis", "dep"} and head.i != token.i and is_verb(head) and token.i > head.i:
        return surface_subject(head, object_control, depth + 1)[0], True
    return None, True


def _shares_predicate_subject(token: Token, noun: Token) -> bool:
    """ "Russia was a supporter of Syria, providing aid": the provider is Russia, not the predicate noun."""
    between = token.doc[noun.i + 1 : token.i]
    predicate = own_subject(noun) is not None and any(child.dep_ == "cop" for child in noun.children)
    return predicate and any(word.text == "," for word in between)


def _noun_as_subject(token: Token, noun: Token, object_control: frozenset[str], depth: int) -> Token | None:
    """Subject of a clause on a noun: the noun itself ("troops backed by"), or whose noun it is ("its decision to")."""
    if token.dep_ == "acl:relcl" or mark_of(token) in {"ing", ""}:
        return noun
    owner = child(noun, "nmod:poss")
    if owner is not None:
        return owner
    for node in noun.children:
        if node.dep_.startswith("nmod") and case_of(node) in {"by", "from"}:
            return node
    governor = noun.head
    if governor.i != noun.i and is_verb(governor) and relation(noun) in {"obj", "obl"}:
        if lower(governor) in object_control and mark_of(token) in {"of", "for", "from", "into"}:
            if noun.dep_ == "obl:agent":
                return own_subject(governor)  # "was accused by the army of attacking": who was accused
            return noun  # "accused the army of attacking" with the attack read as the army's
        return surface_subject(governor, object_control, depth + 1)[0]
    return None


def _closes_sentence(token: Token, governor: Token) -> bool:
    """Whether a participle behind a comma ends the sentence rather than the infinitive before it: "the court ordered
    Mali to let them in, granting a request by Niger"."""
    set_off = token.i > 0 and token.doc[token.i - 1].text == ","
    return set_off and token.tag_ == "VBG" and relation(token) == "advcl" and relation(governor) in {"xcomp", "conj"}


def _controller(token: Token, governor: Token, object_control: frozenset[str], depth: int) -> Token | None:
    """Which argument of the governor is the doer of an embedded clause."""
    mark = mark_of(token)
    if _closes_sentence(token, governor):
        while relation(governor) in {"xcomp", "conj"} and is_verb(governor.head):
            governor = governor.head
        return surface_subject(governor, object_control, depth + 1)[0]
    if lower(governor) in lists().calling and child(governor, "obj") is not None:
        return surface_subject(governor, object_control, depth + 1)[0]  # "called him to thank him"
    takes_object = (relation(token) == "xcomp" and lower(governor) in object_control) or (
        mark in {"of", "for", "from", "into", "to"} and lower(governor) in object_control
    )
    takes_object = takes_object or (mark in {"for", "over"} and lower(governor) in _JUDGED)
    if takes_object and not is_passive(governor):
        found = child(governor, "obj", "iobj")
        if found is None:
            before = [node for node in governor.children if node.dep_ in _OBLIQUE and node.i < token.i]
            found = next((node for node in before if case_of(node) in {"on", "upon", "to", "for"}), None)
        if found is not None:
            return antecedent(found) or found
    return surface_subject(governor, object_control, depth + 1)[0]


def antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for; None when the token is no relative pronoun."""
    if lower(token) not in RELATIVE or token.tag_ == "IN":
        return None
    node = token
    while node.head.i != node.i:
        if node.dep_ == "acl:relcl" or (node.dep_ == "acl" and node.head.i < token.i):
            return node.head
        node = node.head
    return None


def _relative_object(token: Token) -> Token | None:
    """ "the sanctions (that) it imposed": the antecedent, where the relative clause has its own subject."""
    rated = token.dep_ == "acl" and token.i + 1 < len(token.doc) and lower(token.doc[token.i + 1]) == "as"
    if token.dep_ != "acl:relcl" and not rated:  # "an accusation that Kyiv dismissed as false" read as its content
        return None
    subject = own_subject(token)
    if subject is None or lower(subject) in RELATIVE:
        return None
    return token.head if token.head.i < token.i else None


def phrase_bounds(token: Token) -> tuple[int, int]:
    """First and last token index of the noun phrase of ``token``, without relative clauses and appositions."""
    left = right = token.i
    for node in token.children:
        if node.dep_ in {"punct", "case", "cc", "conj", "appos", "parataxis", "cop", "mark", "advmod", "nsubj", "aux"}:
            continue
        if node.dep_.startswith("acl") or node.dep_ in {"advcl", "dep"}:
            continue
        start, end = phrase_bounds(node)
        if node.dep_ == "nmod:poss":
            end = max(end, max((c.i for c in node.children if c.dep_ == "case"), default=end))
        if node.dep_.startswith("nmod"):
            start = min(start, min((c.i for c in node.children if c.dep_ == "case"), default=start))
        left, right = min(left, start), max(right, end)
    return left, right


def is_temporal(case: str) -> bool:
    """Whether a preposition sets its phrase beside the deed in time or reason rather than inside it."""
    return case in _TEMPORAL or case in {"during", "amid", "over", "because", "due", "as", "at", "amidst", "according"}

"""How real a deed is: negated, still to come, hypothetical, told as history, or not told at all."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.events.event import Auxiliary
from dragoman.events.lexicon import Embedding, Lexicon
from dragoman.events.syntax import case_of, clause_of, is_temporal, is_verb, lower, mark_of, own_subject, relation
from dragoman.events.timing import ahead, long_ago
from dragoman.events.timing import years_of as years_of  # the coder compares them with the date of publication
from dragoman.language.view import Token

_NEGATIONS = frozenset({"not", "n't", "never", "nor", "neither", "hardly", "scarcely", "without", "nt", "nowhere"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo", "wil"})
_HYPOTHETICAL = frozenset({"would", "could", "may", "might", "should", "must", "ought", "'d", "can", "ca"})
_ALMOST = frozenset({"almost", "nearly", "narrowly"})
_PERHAPS = frozenset(
    {"perhaps", "maybe", "possibly", "probably", "presumably", "supposedly", "apparently", "seemingly", "likely"}
    | {"conceivably", "arguably", "hypothetically", "theoretically", "purportedly", "ostensibly", "potentially"}
)
_NOBODY = frozenset({"none", "nobody", "nothing", "neither", "no-one", "noone"})
_SAYING = frozenset(
    {"say", "add", "announce", "declare", "tell", "state", "confirm", "report", "disclose", "reveal", "note"}
    | {"indicate"}
)
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
_OCCASIONS = frozenset({"time", "point", "circumstance", "circumstances", "pretext", "account", "stage", "case", "way"})
_ASIDE = frozenset({"uncertain", "small", "doubt", "sign", "warning"})
_BEFORE_TO = frozenset({"due", "set", "scheduled", "slated", "poised", "about", "expected", "going"})
_MEANS = frozenset(
    {"use", "uses", "used", "using", "join", "joins", "joined", "joining", "return", "returned", "continue"}
    | {"went", "go"}
)
_CARRIED_OUT = frozenset({"decision", "move", "step", "vote", "choice", "order", "one", "first", "last", "latest"})
_ADJUNCT = frozenset(
    {"after", "before", "when", "while", "since", "because", "as", "although", "though", "whereas", "until", "once"}
    | {"following", "despite", "upon", "by"}
)
_AHEAD = frozenset({"planned", "upcoming", "forthcoming", "proposed", "scheduled", "future", "impending", "imminent"})
_POSSIBLE = frozenset({"possible", "potential", "hypothetical", "would-be", "feared", "attempted", "threatened"})
_TAKES_PLACE = frozenset(
    {"begin", "start", "resume", "reopen", "continue", "take", "occur", "happen", "proceed", "open", "kick", "go"}
)
_BESIDE = frozenset({"", "in", "under", "through"})
_LEFT_UNDONE = frozenset({("instead", "of"), ("rather", "than"), ("short", "of"), ("anything", "but")})
_WHETHER = frozenset({"if", "unless", "whether"})
_CLAUSES = frozenset({"xcomp", "ccomp", "csubj"})
_INNER_MARKS = frozenset({"from", "of", "into", "against", "on", "in", "about", "at"})


@dataclass(slots=True)
class Status:
    """What the words around a deed say about it. ``told`` is False when the deed is only asked for, refused ...

    ``conditional``: announced under a condition. ``will_not``: the doer's own declared "will not".
    ``via``: the words that decided, for the reason. ``negations``: how many; two undo each other.
    """

    auxiliary: set[Auxiliary] = field(default_factory=set)
    told: bool = True
    conditional: bool = False
    will_not: bool = False
    via: list[str] = field(default_factory=list)
    negations: int = 0

    def lift(self, why: str) -> None:
        """Take back a mark of this reason, where nothing else gives the same mode."""
        if why in self.via:
            self.via = [one for one in self.via if one != why]
            mode = why.partition(":")[0]
            self.auxiliary = {one for one in self.auxiliary if one != mode or any(v.startswith(mode) for v in self.via)}

    def lift_own_negation(self) -> None:
        """Take back the clause's own "not", where the frame means it already: "does not recognise" is a refusal."""
        own = "negation: not"
        if own not in self.via:
            return
        self.via.remove(own)
        self.negations -= 1
        if self.will_not:
            self.auxiliary.discard("future")
        if self.negations % 2:
            self.auxiliary.add("negation")
        else:
            self.auxiliary.discard("negation")

    def mark(self, auxiliary: Auxiliary, via: str) -> None:
        """Set one auxiliary mode, for a reason; a second negation takes the first away."""
        self.via.append(f"{auxiliary}: {via}")
        if auxiliary != "negation":
            self.auxiliary.add(auxiliary)
            return
        self.negations += 1
        if self.negations % 2:
            self.auxiliary.add(auxiliary)
        else:
            self.auxiliary.discard(auxiliary)


def status_of(token: Token, pos: str, light: Token | None, lexicon: Lexicon, unreal: dict[int, str]) -> Status:
    """The status of the deed that ``token`` tells.

    ``unreal`` gives, per token index of a trigger that was coded, what its frame says of the deeds in its complement.
    """
    status = Status()
    unpolitical = _unpolitical(light or token, lexicon)
    if unpolitical:
        status.told = False
        status.via.append(f"no political deed: {unpolitical}")
        return status
    _own_words(token, status)
    if pos == "noun":
        _noun_words(token, status)
    elif relation(token) == "acl" and token.tag_ == "VBG":  # "attacks targeting peacekeepers may be crimes"
        _any_such(token.head, status)
    node = token
    if light is not None and light.i != token.i:
        _own_words(light, status, told=token)
        node = light if relation(light) != "acl" else token
    _climb(node, status, lexicon, unreal)
    if ahead(token) or (node.i != token.i and ahead(node)):
        status.mark("future", "next")
    past = long_ago(node) or (long_ago(token) if node is not token else "")
    if past:
        status.mark("historical", past)
    if _conditional(node):
        status.conditional = True
    status.will_not = "negation" in status.auxiliary and "future" in status.auxiliary
    return status


def _unpolitical(token: Token, lexicon: Lexicon) -> str:
    """The word that shows a figure of speech, a force of nature or a plot: "the storm attacked", "In the film, ..."."""
    if is_verb(token):
        doer = clause_of(token, lexicon.object_control).subject
        if doer is not None and doer.pos_ != "PROPN" and lower(doer) in lexicon.traps["doers"]:
            return lower(doer)
    sentence = token.sent
    if lower(sentence[0]) == "in":
        for word in sentence[1:8]:
            if is_verb(word) or word.text == ",":
                break
            if lower(word) in lexicon.traps["fiction"] and _next_word(word) != "of":
                return lower(word)
    return ""


def _own_words(token: Token, status: Status, *, told: Token | None = None) -> None:
    """Auxiliaries, adverbs, subject and marks of the clause of ``token``; its negations count as one.

    ``told``: the argument through which the deed hangs on the clause; a "no" on it has been counted already.
    """
    negative = _negated(token, told)
    for node in token.children:
        word = lower(node)
        if relation(node) in {"aux", "cop"}:
            _auxiliary(token, node, negative, status)
        elif (relation(node) == "advmod" and word in _PERHAPS) or (relation(node) == "mark" and _is_condition(node)):
            status.mark("hypothetical", word)
    if _going_to(token):
        status.mark("future", "to")
    if _had_it(token):
        status.mark("hypothetical", "inversion")
    if negative:
        status.mark("negation", "not")


def _auxiliary(token: Token, node: Token, negative: bool, status: Status) -> None:
    word = lower(node)
    if word in _FUTURE or (word in {"would", "'d"} and _told_ahead(token)):
        status.mark("future", word)
    elif word == "could" and negative and not _has_auxiliary(token, "have"):
        status.via.append("negation: could not")  # could not do is did not; "could not have done" only argues
    elif word in _HYPOTHETICAL and not (word == "'d" and token.tag_ == "VBN"):
        status.mark("hypothetical", word)


def _told_ahead(token: Token) -> bool:
    """Whether "would" stands for the "will" of somebody quoted in the past: "said that it would impose sanctions"."""
    node = token
    while relation(node) == "conj" and is_verb(node.head) and own_subject(node) is None:
        node = node.head
    governor = node.head
    reported = relation(node) == "ccomp" and governor.lemma_ in _SAYING and governor.tag_ in {"VBD", "VBN"}
    return reported and not _has_auxiliary(token, "have") and not _conditional(node) and not _has_condition(node)


def _has_condition(token: Token) -> bool:
    return any(relation(node) == "mark" and _is_condition(node) for node in token.children)


def _is_condition(mark: Token) -> bool:
    word = lower(mark)
    return word in _WHETHER or (word == "in" and _next_word(mark) == "case") or word == "lest"


def _negated(token: Token, told: Token | None = None) -> bool:
    """Whether a negative word stands in the clause of ``token``: adverb, determiner, subject, object but ``told``."""
    if _previous_words(token, 2) == ("yet", "to") and _mark_to(token) is not None:
        return True
    for node in token.children:
        label, word = relation(node), lower(node)
        if label in {"advmod", "det", "cc", "case", "mark", "neg"}:
            negative = word in _NEGATIONS or (word == "no" and label == "det" and not _aside(token))
            negative = negative and not _not_only(node) and not (word in {"not", "n't"} and _until(token))
            negative = negative or (word in _ALMOST and is_verb(token) and node.i + 1 == token.i)
            if negative or _no_longer(node) or _not_once(node) or _in_place_of(token, node):
                return True
        argument = (label == "obj" or node.dep_ in {"nsubj", "nsubj:pass"}) and node is not told
        nothing = argument and _is_nothing(node)
        if nothing or (label in {"obl", "nmod"} and word in _OCCASIONS and _determiner(node) == "no"):
            return True
    return False


def _until(token: Token) -> bool:
    """ "did not attack until the convoy had passed": it did then; "will not attack until" is a refusal."""
    if not any(lower(node) == "did" for node in token.children):
        return False
    for node in token.children:
        if relation(node) in {"advcl", "obl"} and {mark_of(node), case_of(node)} & {"until", "till"}:
            return node.i > token.i
    return False


def _in_place_of(token: Token, node: Token) -> bool:
    """Whether ``node`` opens the deed as one left undone: "instead of bombing", "far from", "so much as shoot"."""
    word = lower(node)
    if (word, _next_word(node)) in _LEFT_UNDONE:
        return True
    if word == "from":
        return lower(token.head) == "far" or _previous_words(node, 1) == ("far",)
    return word == "as" and _previous_words(node, 2) == ("so", "much")


def _aside(token: Token) -> bool:
    return lower(token) in _ASIDE or any(lower(node) in {"fewer", "less", "longer"} for node in token.children)


def _no_longer(node: Token) -> bool:
    return lower(node) == "longer" and any(lower(sub) == "no" for sub in node.children)


def _not_once(node: Token) -> bool:
    return lower(node) == "once" and any(lower(sub) == "not" for sub in node.children)


def _determiner(token: Token) -> str:
    return next((lower(node) for node in token.children if relation(node) == "det"), "")


def _is_nothing(token: Token) -> bool:
    """ "no talks", "neither side", "nobody", "neither the army nor the police", "not a single shot"."""
    if lower(token) in _NOBODY:
        return True
    for node in token.children:
        word, label = lower(node), relation(node)
        if (label == "det" and word == "no") or (word == "neither" and node.i < token.i):
            return not _aside(token)
        if word == "not" and node.i < token.i and not _not_only(node) and label == "advmod":
            return True
    return lower(token) == "one" and _previous_words(token, 1) == ("no",)


def _next_word(node: Token) -> str:
    return lower(node.doc[node.i + 1]) if node.i + 1 < len(node.doc) else ""


def _previous_words(token: Token, count: int) -> tuple[str, ...]:
    return tuple(lower(token.doc[i]) for i in range(max(token.i - count, 0), token.i))


def _not_only(node: Token) -> bool:
    return _next_word(node) in {"only", "just", "merely", "least", "simply"}


def _mark_to(token: Token) -> Token | None:
    before = token.doc[token.i - 1] if token.i else token
    if lower(before) == "to" and relation(before) == "fixed":  # "so as to", "in order to"
        return before
    return next((n for n in token.children if lower(n) == "to" and relation(n) == "mark" and n.i < token.i), None)


def _going_to(token: Token) -> bool:
    """ "is going to send", "is to visit", "due to meet", and the headline "Kenya to send police"."""
    to = _mark_to(token)
    if to is None:
        return False
    before = to.doc[to.i - 1] if to.i > to.sent.start else None
    if before is None:
        return False
    if before.lemma_ == "be" and lower(before) in {"is", "are", "was", "were", "'s", "'re"}:
        return True
    if lower(before) in _BEFORE_TO and relation(token) not in {"acl", "advcl"}:
        return lower(before) != "going" or before.tag_ == "VBG"
    return _is_headline(token, before)


def _is_headline(token: Token, before: Token) -> bool:
    """A sentence without a finite verb, whose "to" follows a noun at its top."""
    if before.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    top = token.head.i == token.i or (token.head.head.i == token.head.i and relation(token) in {"acl", "xcomp", "dep"})
    return top and not any(word.tag_ in {"VBD", "VBZ", "VBP", "MD"} for word in token.sent)


def _had_it(token: Token) -> bool:
    """ "Had Britain recognised Biafra", "Were Lebanon to arrest him": an auxiliary heads a clause that asks nothing."""
    subject = own_subject(token)
    if subject is None or token.sent[-1].text == "?":
        return False
    for node in token.children:
        if relation(node) in {"aux", "cop"} and lower(node) in {"had", "were", "should"} and node.i < subject.i:
            return node.i == token.sent.start or node.doc[node.i - 1].is_punct
    return False


def _noun_words(token: Token, status: Status) -> None:
    for node in token.children:
        word = lower(node)
        if relation(node) == "det" and word == "any":
            status.mark("hypothetical", "any")
        elif relation(node) in {"amod", "compound"}:
            if word in _AHEAD:
                status.mark("future", word)
            elif word in _POSSIBLE:
                status.mark("hypothetical", word)
    if case_of(token) == "without" and not _negated(token):
        status.mark("negation", "without")
    if token.dep_ in {"nsubj", "nsubj:pass"} and token.head.lemma_ in _TAKES_PLACE:
        for node in token.head.children:  # "talks will resume in May"
            if relation(node) == "aux" and lower(node) in _FUTURE:
                status.mark("future", lower(node))
    _any_such(token, status)


def _any_such(noun: Token, status: Status) -> None:
    """ "An invasion would ruin both", "raids may be crimes": any such deed; "the invasion could last" is under way."""
    if noun.dep_ != "nsubj" or not (_determiner(noun) in {"a", "an"} or _is_bare_plural(noun)):
        return
    for node in noun.head.children:
        if relation(node) == "aux" and lower(node) in {"would", "could", "might", "may"}:
            status.mark("hypothetical", lower(node))


def _is_bare_plural(noun: Token) -> bool:
    return noun.tag_ == "NNS" and not any(
        relation(node) in {"det", "amod", "nummod"} or node.dep_ == "nmod:poss" for node in noun.children
    )


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
    node, carried = token, False
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


def _called_false(predicate: Token, status: Status) -> None:
    """ "The report that Cyprus had closed its embassy was false"."""
    false = lower(predicate) in {"false", "untrue", "wrong", "baseless", "unfounded", "fabricated"}
    if false != _negated(predicate) and (false or lower(predicate) in {"true", "correct", "right", "accurate"}):
        status.mark("negation", lower(predicate))


def _has_auxiliary(token: Token, lemma: str = "") -> bool:
    return any(relation(node) == "aux" and lemma in {"", node.lemma_} for node in token.children)


def _shared_words(first: Token, second: Token, status: Status) -> None:
    """ "will meet X and sign Y": the auxiliary of the first verb holds for the second.

    Its negation holds after "or", and for a bare second verb ("did not arrest and beat"), but not after "but".
    """
    bare = False
    for node in first.children:
        if relation(node) == "aux" and node.i < first.i:
            word = lower(node)
            bare = bare or (second.tag_ == "VB" and node.lemma_ in {"do", "will", "would", "can", "could", "may"})
            if word in _FUTURE and second.tag_ in {"VB", "VBP", "VBZ", "VBG"}:
                status.mark("future", word)
            elif word in _HYPOTHETICAL and second.tag_ in {"VB", "VBP"}:
                status.mark("hypothetical", word)
    links = {lower(node) for node in second.children if relation(node) == "cc"}
    if (bare or "or" in links) and "but" not in links and _negated(first) and not _negated(second):
        status.mark("negation", "not")


def _slot(node: Token, label: str, status: Status, carried: bool) -> str | None:
    """In which slot of its governor the node stands; None where the climb ends."""
    mark = mark_of(node)
    if label in _CLAUSES:
        if _has_condition(node):
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
    if _has_condition(node):
        status.mark("hypothetical", "if")
        return None
    if mark == "without":  # counted with the clause's own words
        for aux in node.head.children:  # "may leave without signing"
            if relation(aux) == "aux" and lower(aux) in _HYPOTHETICAL | _FUTURE:
                status.mark("future" if lower(aux) in _FUTURE else "hypothetical", lower(aux))
        return None
    if mark in {"to", "for"} or (mark in {"so", "in"} and _mark_to(node) is not None):
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


def _governed(
    node: Token, governor: Token, slot: str, status: Status, lexicon: Lexicon, unreal: dict[int, str]
) -> bool:
    """What the governor says of the deed in that slot; True when the climb ends here."""
    if governor.lemma_ in _DENYING and (slot == "clause" or lower(node) in _REPORTS or node.lemma_ in _REPORTS):
        status.mark("negation", lower(governor))
        _own_words(governor, status)
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
        if governor.lemma_ in _DOUBTING and _negated(governor):
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
        if slot != "object" and not (governor.lemma_ in _CEASING and _negated(governor)):
            _own_words(governor, status, told=node)  # "the killing has not stopped" has happened
    elif embedding is not None and (_determiner(governor) == "no" or _negated(governor)):
        status.mark("negation", "no")
    elif slot != "object":
        _called_possible(governor, status)
    return False


_CEASING = frozenset({"stop", "cease", "end", "abate", "subside", "halt", "ease", "slow"})


def _called_possible(predicate: Token, status: Status) -> None:
    """ "It would be folly to attack Iran"."""
    if any(relation(node) == "cop" for node in predicate.children):
        for node in predicate.children:
            if relation(node) == "aux" and lower(node) in _HYPOTHETICAL:
                status.mark("hypothetical", lower(node))


def _is_truth(token: Token) -> bool:
    return lower(token) in {"true", "false", "untrue", "correct"}


def _is_purpose(node: Token, governor: Token, slot: str, lexicon: Lexicon) -> bool:
    """An infinitive of purpose: "built the camp to detain migrants", "massed so as to attack"."""
    if slot != "to-verb" or _mark_to(node) is None:
        return False
    if relation(node) == "advcl":
        spoken = lower(governor) in lexicon.contact_verbs and node.lemma_ in lexicon.spoken_deeds
        return lower(governor) not in _MEANS and not spoken  # who "called to thank him" has thanked him
    noun = relation(node) == "acl" and governor.pos_ == "NOUN"
    return noun and lower(governor) not in _CARRIED_OUT and not _going_to(node)


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

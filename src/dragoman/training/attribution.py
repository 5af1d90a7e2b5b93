"""Attribution tags on gold trees: source, cue and content of reported speech."""

from __future__ import annotations

from dragoman.training.treebank import Sentence

LAYERS = ("source", "cue", "content")
REPORTING = frozenset(
    [
        "say",
        "tell",
        "state",
        "add",
        "note",
        "claim",
        "argue",
        "insist",
        "announce",
        "declare",
        "assert",
        "explain",
        "report",
        "write",
        "suggest",
        "warn",
        "believe",
        "think",
        "hope",
        "fear",
        "expect",
        "acknowledge",
        "admit",
        "deny",
        "allege",
        "contend",
        "maintain",
        "predict",
        "comment",
        "remark",
        "reply",
        "answer",
        "ask",
        "promise",
        "vow",
        "pledge",
        "reveal",
        "confirm",
        "concede",
        "complain",
        "estimate",
        "indicate",
        "stress",
        "emphasize",
        "emphasise",
        "urge",
        "conclude",
        "mention",
        "recall",
        "quote",
        "testify",
        "advise",
        "suspect",
        "doubt",
        "feel",
        "know",
        "consider",
        "speculate",
        "reiterate",
        "tweet",
        "boast",
        "joke",
        "caution",
        "cite",
        "propose",
        "charge",
        "accuse",
        "inform",
        "repeat",
        "respond",
    ]
)
"""Cue verbs used to mark attribution on gold trees (verbs of saying, thinking and feeling that govern a clause)."""

Attribution = tuple[list[int], list[int], list[int]]


def mark_attribution(sentences: list[Sentence], found: list[Attribution]) -> None:
    """Write (source, cue, content) word indices, counted through all sentences, as BIO tags, one layer each."""
    length = sum(len(sentence.words) for sentence in sentences)
    tags = [["O"] * length for _ in LAYERS]
    for parts in found:
        for layer, indices in zip(tags, parts, strict=True):
            for index in indices:
                layer[index] = "I" if index - 1 in indices else "B"
    position = 0
    for sentence in sentences:
        following = position + len(sentence.words)
        sentence.attribution = [layer[position:following] for layer in tags]
        position = following


def syntactic_attributions(sentences: list[Sentence]) -> list[Attribution]:
    """Reporting verbs with a clause they govern, on gold trees."""
    found: list[Attribution] = []
    position = 0
    for sentence in sentences:
        found += [tuple([i + position for i in part] for part in parts) for parts in _in_sentence(sentence)]  # type: ignore[misc]
        position += len(sentence.words)
    return found


def reporting_parts(sentences: list[Sentence], satellite: list[int]) -> tuple[list[int], list[int]]:
    """(source, cue) inside the words of one attribution satellite."""
    position = 0
    for sentence in sentences:
        local = [i - position for i in satellite if position <= i < position + len(sentence.words)]
        if local:
            source, cue = _source_and_cue(sentence, local)
            return [i + position for i in source], [i + position for i in cue]
        position += len(sentence.words)
    return [], []


def _source_and_cue(sentence: Sentence, within: list[int]) -> tuple[list[int], list[int]]:
    assert sentence.heads is not None
    words = [sentence.words[i].lower() for i in within]
    if "according" in words and "to" in words:
        at = words.index("according")
        return [i for i in within[at + 2 :] if sentence.words[i] not in {",", "."}], within[at : at + 2]
    inside = set(within)
    head = next((i for i in within if sentence.heads[i] - 1 not in inside), within[0])
    subject = next(
        (i for i in within if sentence.heads[i] - 1 == head and _label(sentence, i).startswith("nsubj")), None
    )
    source = [] if subject is None else [i for i in subtree(sentence, subject) if i in inside]
    return source, [head]


def _in_sentence(sentence: Sentence) -> list[Attribution]:
    assert sentence.heads is not None
    found = []
    for index, word in enumerate(sentence.words):
        if word.lower() == "according":
            found += _according(sentence, index)
        elif _reports(sentence, index):
            clause = next(
                (
                    i
                    for i in range(len(sentence.words))
                    if sentence.heads[i] - 1 == index and _label(sentence, i) == "ccomp"
                ),
                None,
            )
            if clause is None and _label(sentence, index) == "parataxis":
                clause = sentence.heads[index] - 1
            subject = next(
                (
                    i
                    for i in range(len(sentence.words))
                    if sentence.heads[i] - 1 == index and _label(sentence, i) == "nsubj"
                ),
                None,
            )
            if clause is not None and clause >= 0:
                mine = set(subtree(sentence, index)) if _label(sentence, index) == "parataxis" else set()
                content = [i for i in subtree(sentence, clause) if i not in mine]
                found.append((subtree(sentence, subject) if subject is not None else [], [index], content))
    return found


def _according(sentence: Sentence, index: int) -> list[Attribution]:
    assert sentence.heads is not None
    head = sentence.heads[index] - 1
    if head < 0 or index + 1 >= len(sentence.words) or sentence.words[index + 1].lower() != "to":
        return []
    source = [i for i in subtree(sentence, head) if i > index + 1]
    clause = sentence.heads[head] - 1
    if clause < 0:
        return []
    content = [i for i in subtree(sentence, clause) if i not in source and i not in (index, index + 1)]
    return [(source, [index, index + 1], content)]


def _reports(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index].lower()
    stems = {
        word,
        word.removesuffix("s"),
        word.removesuffix("ed"),
        word.removesuffix("d"),
        word.removesuffix("ing"),
        word.removesuffix("es"),
    }
    irregular = {
        "said": "say",
        "told": "tell",
        "thought": "think",
        "wrote": "write",
        "felt": "feel",
        "knew": "know",
        "denied": "deny",
    }
    upos = sentence.upos
    return upos is not None and upos[index] == "VERB" and bool((stems | {irregular.get(word, word)}) & REPORTING)


def _label(sentence: Sentence, index: int) -> str:
    return sentence.labels[index] if sentence.labels is not None else ""


def subtree(sentence: Sentence, index: int) -> list[int]:
    """The indices of a word and everything below it, in order."""
    assert sentence.heads is not None
    found = {index}
    grown = True
    while grown:
        below = {i for i, head in enumerate(sentence.heads) if head - 1 in found} - found
        found |= below
        grown = bool(below)
    return sorted(found)

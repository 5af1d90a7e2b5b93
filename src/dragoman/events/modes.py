"""Which mode an event has, by the words of its clause: the rules of ``data/ontology/modes.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from dragoman.events.lexicon import load_tables
from dragoman.events.site import Site
from dragoman.events.syntax import is_verb, lower, own_subject, relation
from dragoman.language.view import Token

FIELDS = ("trigger", "subject", "object", "clause", "content")
_BESIDE = frozenset({"advcl", "parataxis", "punct", "appos", "discourse", "vocative"})
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class ModeRule:
    """One rule: ``words`` of each field that must meet the clause; ``over``: modes it may replace, None for every."""

    mode: str
    words: tuple[tuple[str, frozenset[str]], ...]
    unless: frozenset[str]
    parties: int
    any_content: bool
    over: frozenset[str] | None


@cache
def load_mode_rules() -> dict[str, tuple[ModeRule, ...]]:
    """The rules of each type, in their order."""
    return {kind: tuple(_rule(entry) for entry in entries) for kind, entries in load_tables()["modes"].items()}


def _rule(entry: dict[str, Any]) -> ModeRule:
    over = entry["over"]
    return ModeRule(
        mode=entry["mode"],
        words=tuple((name, frozenset(entry[name])) for name in FIELDS if entry[name]),
        unless=frozenset(entry["not"]),
        parties=entry["parties"],
        any_content=entry["any_content"],
        over=None if over == ["all"] else frozenset(["", *over]),
    )


def mode_of(event_type: str, mode: str, site: Site, parties: int) -> str:
    """The mode of an event of this type, given the frame's ``mode`` and how many countries take part."""
    rules = load_mode_rules().get(event_type, ())
    if all(rule.over is not None and mode not in rule.over for rule in rules):
        return mode
    clause = _Words(site)
    for rule in rules:
        if (rule.over is None or mode in rule.over) and _fits(rule, clause, parties):
            return rule.mode
    return mode


def _fits(rule: ModeRule, clause: _Words, parties: int) -> bool:
    if parties < rule.parties or (rule.any_content and not clause.zone("content")):
        return False
    if any(words.isdisjoint(clause.zone(name)) for name, words in rule.words):
        return False
    return rule.unless.isdisjoint(clause.zone("clause"))


class _Words:
    """The words of a clause by where they stand; each zone is made when a rule first asks for it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.top = site.light_token or site.token
        self._zones: dict[str, frozenset[str]] = {}

    def zone(self, name: str) -> frozenset[str]:
        """The forms, lemmas and neighbouring pairs that stand in a field's part of the clause."""
        if name not in self._zones:
            self._zones[name] = _vocabulary(self._tokens(name))
        return self._zones[name]

    def _tokens(self, name: str) -> list[Token]:
        site = self.site
        subject, target = site.clause.subject, site.clause.object
        own = {site.token.i, self.top.i}
        if name == "trigger":
            parts = [node for node in site.token.children if relation(node) in {"compound", "amod"}]
            return sorted({token.i: token for token in [site.token, self.top, *parts]}.values(), key=lambda t: t.i)
        if name == "subject":
            return list(_below(subject)) if subject is not None else []
        if name == "object":
            return [token for token in _below(target) if token.i not in own] if target is not None else []
        words = {token.i: token for node in (self.top, site.token) for token in _below(node)}
        if name == "content":
            doer = {token.i for token in _below(subject)} if subject is not None else set()
            surface = own_subject(self.top)
            if surface is not None and surface is not target:
                doer |= {token.i for token in _below(surface)}
            words = {i: token for i, token in words.items() if i not in doer | own}
        elif subject is not None:
            words.update({token.i: token for token in _below(subject)})
        return [words[i] for i in sorted(words)]


def _below(token: Token, depth: int = 0) -> Iterator[Token]:
    """The words of a phrase or clause without clauses beside it; what is asked for or refused belongs to it."""
    yield token
    if depth >= _DEEPEST:
        return
    for node in token.children:
        label = relation(node)
        if label in _BESIDE and not (label == "advcl" and lower(node) in {"using", "firing"}):
            continue
        if node.dep_ == "acl:relcl" or (label == "conj" and is_verb(node) and is_verb(token)):
            continue
        yield from _below(node, depth + 1)


def _vocabulary(tokens: list[Token]) -> frozenset[str]:
    words = {form for token in tokens for form in (lower(token), token.lemma_.lower())}
    for first, second in pairwise(tokens):
        if second.i == first.i + 1:
            start = lower(first)
            words.add(f"{start} {lower(second)}")
            words.add(f"{start} {second.lemma_.lower()}")
            words.add(f"{first.lemma_.lower()} {lower(second)}")
    return frozenset(words)

"""The setting of a claim: the medium around it, the interview that goes on, and who goes on speaking."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from dragoman.calendar_words import WEEKDAYS
from dragoman.claims.claim import Claim, Source
from dragoman.claims.cues import CueLexicon
from dragoman.claims.tree import children
from dragoman.language.view import Token

_REACH = 1200  # characters; an interview retold with longer gaps is taken for another occasion
_DAYS = frozenset((*WEEKDAYS, "earlier", "later"))


def with_settings(claims: list[Claim]) -> list[Claim]:
    """A medium that reports a claim as a whole ("Lavrov said ..., according to TASS") is the channel of that claim; one
    more link of its chain where it has a channel already ("Lavrov told TASS ..., according to Digi24")."""
    media = [claim for claim in claims if claim.channel is not None and claim.speaker is None and len(claim.chain) == 1]
    settled = []
    for claim in claims:
        around = next((m for m in media if _told_through(claim, m)), None)
        medium = around.channel if around is not None else None
        if medium is not None and medium.name not in [link.name for link in claim.chain]:
            claim = replace(claim, channel=claim.channel or medium, chain=[*claim.chain, medium])
        settled.append(claim)
    return settled


def _told_through(claim: Claim, medium: Claim) -> bool:
    """Whether the medium's claim holds the whole of the other, or tells the same content: "..., Kim told TASS, Digi24
    reported"."""
    same = medium.content == claim.content and claim.speaker is not None and medium.cue.start > claim.cue.start
    return same or (medium.content.covers(claim.content) and medium.content.covers(claim.cue))


def with_same_sources(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of "the same source" and "the same official" with the name of who spoke last before them."""
    named: dict[str, Claim] = {}
    last: Claim | None = None
    for claim in sorted(claims, key=lambda c: (c.cue.start, c.content.start)):
        link = next(iter(claim.chain), None)
        if link is not None and link.kind == "unnamed" and _SAME.match(link.text):
            named[claim.id] = _of(claim, last) if last is not None else claim
        elif link is not None and link.kind != "channel":
            last = claim
    return [named.get(claim.id, claim) for claim in claims]


_SAME = re.compile(r"(?:the|this|that|those|these) (?:very )?same\b", re.IGNORECASE)


def _of(claim: Claim, earlier: Claim) -> Claim:
    """The claim with the speaker of an earlier one, at the words that its own text has for him."""
    link, before = claim.chain[0], earlier.chain[0]
    chain = [replace(before, text=link.text), *claim.chain[1:]]
    own, known = claim.speaker, earlier.speaker
    speaker = (
        replace(known, text=own.text, start=own.start, end=own.end) if own is not None and known is not None else own
    )
    return replace(claim, speaker=speaker, chain=chain)


def own_setting(cue: Token, lexicon: CueLexicon) -> bool:
    """Whether the cue tells its own occasion ("in a statement", "on Tuesday"): then no earlier interview goes on."""
    if cue.pos_ == "NOUN":
        return cue.lemma_.lower() in lexicon.occasions
    for token in children(cue, "obl", "obl:unmarked", "obl:tmod", "nmod:tmod", "advmod"):
        lemma = token.lemma_.lower()
        if lemma in lexicon.occasions or lemma in _DAYS or any(c.lemma_.lower() in _DAYS for c in token.children):
            return True
    return False


def keep_channels(claims: Sequence[Claim], settled: Collection[str], text: str) -> list[Claim]:
    """The claims, with the channel of an interview kept while the same speaker goes on: "told TASS ... He added ...".

    A claim with a setting of its own (``settled``), another speaker, a belief or a gap of two paragraphs ends it.
    """
    kept: dict[str, Claim] = {claim.id: claim for claim in claims}
    speaking, medium, end = "", None, 0
    for claim in sorted(claims, key=lambda c: (c.cue.start, c.content.start)):
        who = next((link.actor_id for link in claim.chain if link.kind == "speaker"), "")
        if claim.cue.start < end and who != speaking:
            continue  # told inside what the speaker says
        goes_on = _goes_on(text, end, claim) and claim.id not in settled and medium is not None
        if claim.channel is not None and who:
            speaking, medium = who, claim.channel
        elif who and who == speaking and goes_on and claim.kind != "belief":
            kept[claim.id] = _through(claim, medium)
        elif claim.kind != "belief":
            speaking, medium = "", None
        end = max(claim.content.end, claim.cue.end)
    return [kept[claim.id] for claim in claims]


def _goes_on(text: str, end: int, claim: Claim) -> bool:
    start = min(claim.content.start, claim.cue.start)
    between = text[end:start]
    return len(between) < _REACH and between.count("\n\n") < 2


def _through(claim: Claim, medium: Source | None) -> Claim:
    return claim if medium is None else replace(claim, channel=medium, chain=[*claim.chain, medium])

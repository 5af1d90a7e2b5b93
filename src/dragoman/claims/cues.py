"""The cue lexicon: which words tell who vouches for what (data/cues/*.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from dragoman.claims.claim import Stance
from dragoman.settings import load_plain

if TYPE_CHECKING:
    from dragoman.language.view import Token

CUES = Path(__file__).parents[1] / "data" / "cues"

CueKind = Literal["speech", "belief"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry: see the head of data/cues/verbs.yaml for the fields."""

    lemma: str
    kind: CueKind = "speech"
    stance: Stance = "neutral"
    frames: frozenset[str] = frozenset(("that", "quote"))
    prepositions: frozenset[str] = frozenset()
    asserts: bool = True
    experiencer: bool = False
    unattributed: bool = False
    light: bool = False
    agent: bool = False
    impersonal: bool = False


@dataclass(frozen=True, slots=True)
class Medium:
    """A news medium or platform by its canonical name."""

    name: str
    platform: bool = False


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All cues, ready for look-up by lemma."""

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    adverbs: dict[str, Cue]
    openings: dict[str, list[tuple[str, ...]]]
    set_off: dict[str, list[tuple[str, ...]]]
    trusting: frozenset[str]
    tellings: frozenset[str]
    papers: frozenset[str]
    phrase_words: frozenset[str]
    unnamed: dict[str, str]
    documents: frozenset[str]
    occasions: frozenset[str]
    media: dict[str, Medium]
    media_nouns: frozenset[str]
    outlets: frozenset[str]
    outlet_kinds: frozenset[str]
    state_media: dict[str, str]
    light_verbs: frozenset[str]
    receiving_verbs: frozenset[str]
    speakers: frozenset[str]
    viewpoints: frozenset[str]
    refusals: frozenset[str]
    openers: frozenset[str]
    hearers: frozenset[str]
    staff: frozenset[str]

    def speaks(self, noun: Token) -> bool:
        """Whether a noun is a word for those who speak: "spokeswoman", "ministry", "officials"."""
        lemma = noun.lemma_.lower()
        return lemma in self.speakers or lemma in self.unnamed


def load_yaml(name: str) -> Any:
    """The content of one file of the lexicon."""
    return load_plain(CUES / name)


@cache
def cue_lexicon() -> CueLexicon:
    """The shipped lexicon, loaded once (about 15 ms)."""
    words, media = load_yaml("words.yaml"), load_yaml("media.yaml")
    openings, set_off = _openings(words["according_to"]), _openings(words["set_off"])
    return CueLexicon(
        verbs=_cues(load_yaml("attitudes.yaml")) | _cues(load_yaml("verbs.yaml")),
        nouns=_cues(words["nouns"]),
        adjectives=_cues(words["adjectives"]),
        adverbs=_cues(words["adverbs"]),
        openings=openings,
        set_off=set_off,
        trusting=frozenset(words["trusting"]),
        tellings=frozenset(words["tellings"]),
        papers=frozenset(words["papers"]),
        phrase_words=frozenset((*openings, *set_off, *words["viewpoints"], "hear", ":")),
        unnamed={lemma: name for name, lemmas in words["unnamed"].items() for lemma in lemmas},
        documents=frozenset(words["documents"]),
        occasions=frozenset(words["occasions"]),
        media=_media(media),
        media_nouns=frozenset(media["nouns"]),
        outlets=frozenset(media["outlets"]),
        outlet_kinds=frozenset(media["outlet_kinds"]),
        state_media=media["state_media"],
        light_verbs=frozenset(words["light_verbs"]),
        receiving_verbs=frozenset(words["receiving_verbs"]),
        speakers=frozenset(words["speakers"]),
        viewpoints=frozenset(words["viewpoints"]),
        refusals=frozenset(words["refusals"]),
        openers=frozenset(words["openers"]),
        hearers=frozenset(words["hearers"]),
        staff=frozenset(media["staff"]),
    )


def _openings(phrases: list[str]) -> dict[str, list[tuple[str, ...]]]:
    """The phrases that introduce a source, by their first word."""
    by_word: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        by_word.setdefault(words[0], []).append(words)
    return by_word


def _cues(rows: dict[str, dict[str, Any]]) -> dict[str, Cue]:
    return {lemma: _cue(lemma, row) for lemma, row in rows.items()}


# A verb with one of these is a cue with a preposition ("spoke for the miners"), with another word one with a particle.
PREPOSITIONS = frozenset(
    ("about", "after", "against", "at", "behind", "by", "for", "from", "into", "of", "to", "toward", "towards", "upon",
     "with")
)  # fmt: skip


def _cue(lemma: str, row: dict[str, Any]) -> Cue:
    last = lemma.split()[-1]
    own = {last} if " " in lemma and last in PREPOSITIONS else set()
    return Cue(
        lemma,
        kind=row.get("kind", "speech"),
        stance=row.get("stance", "neutral"),
        frames=frozenset(row.get("frames", ("that", "quote"))) - ({"object", "target"} if own else set()),
        prepositions=frozenset(row.get("with", ())) | own,
        asserts=row.get("asserts", True),
        experiencer=row.get("experiencer", False),
        unattributed=row.get("unattributed", False),
        light=row.get("light", False),
        agent=row.get("agent", False),
        impersonal=row.get("impersonal", False),
    )


def _media(groups: dict[str, Any]) -> dict[str, Medium]:
    """Every form of a medium's name to the medium."""
    forms: dict[str, Medium] = {}
    for group, media in groups.items():
        if group in ("nouns", "outlets", "outlet_kinds", "staff", "state_media"):
            continue
        for name, others in media.items():
            medium = Medium(name, platform=group == "platforms")
            forms.update(dict.fromkeys((name, *others), medium))
    return forms

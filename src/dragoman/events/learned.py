"""What the event model says of each word: the chance that it tells a deed, and of which type and mode.

The language model scores every word in the same pass as the parse. Where frames are silent and the model is sure, the
deed is coded with the participants that ``data/frames/_model.yaml`` names for its type; where several frames fit, it
tells which sense is meant; and it enters the confidence of every event.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from dragoman.events.lexicon import Frame, PartOfSpeech, load_tables
from dragoman.language.view import EVENT_SCORES, Token, View

_POSITIONS: tuple[PartOfSpeech, ...] = ("verb", "noun", "adjective")
_SURELY_NONE = 0.9


@dataclass(frozen=True, slots=True)
class Opinion:
    """The likeliest type of a word, its likeliest mode, and the chance of the type."""

    event_type: str
    mode: str
    chance: float


class EventModel:
    """The chances of one document; silent where no model read it."""

    def __init__(self, doc: View) -> None:
        stored = doc.source.user_data.get(EVENT_SCORES)
        self.labels: list[str] = stored[0] if stored else []
        self.chances: Any = stored[1] if stored else None
        self._types: dict[str, list[int]] = {}
        for number, label in enumerate(self.labels):
            self._types.setdefault(label.partition(".")[0], []).append(number)
        self._names = list(self._types)
        self._column = {name: number for number, name in enumerate(self._names)}
        self._by_type: Any = self._summed() if self.chances is not None else None
        self._likely: dict[int, list[float]] = self._notable() if self.chances is not None else {}

    def __bool__(self) -> bool:
        return self.chances is not None

    def chance(self, token: Token, event_type: str) -> float | None:
        """The chance that the word tells a deed of this type; None without a model."""
        if self.chances is None:
            return None
        return float(self._by_type[token.i, self._column[event_type]])

    def opinion(self, token: Token) -> Opinion | None:
        """The likeliest type other than none; None where the model is silent or sure that there is none."""
        chances = self._likely.get(token.i)
        if chances is None:
            return None
        best = max(range(1, len(chances)), key=chances.__getitem__)
        row = self.chances[token.i]
        label = self.labels[max(self._types[self._names[best]], key=lambda number: row[number])]
        return Opinion(self._names[best], label.partition(".")[2], chances[best])

    def _summed(self) -> Any:
        """The chance of every type at every token, (tokens, types); the first type is none.

        Summed type by type, not as a matrix product: the threads that numpy's BLAS starts for one go on spinning for
        20 ms, and took a third of the second core from the encoder (5.9 -> 9 articles a second on 2 cores).
        """
        return np.stack([self.chances[:, numbers].sum(1) for numbers in self._types.values()], axis=1)

    def _notable(self) -> dict[int, list[float]]:
        """The chances of the types at the few tokens that are likely enough to tell a deed."""
        likely = np.flatnonzero(self._by_type[:, 0] <= _SURELY_NONE)
        return dict(zip(likely.tolist(), self._by_type[likely].tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class ModelFrames:
    """``_model.yaml``: the frame of each type and part of speech, and how sure the model must be.

    ``never``: the words that tell no deed of a type however sure the model is. ``calibration`` holds the weights of
    ``calibrated``.
    """

    threshold: float
    doubt: float
    calibration: dict[str, float]
    frames: dict[tuple[str, PartOfSpeech], Frame]
    never: dict[str, frozenset[str]]


@cache
def load_model_frames() -> ModelFrames:
    """The frames for deeds that only the model sees."""
    table = load_tables()["model"]
    frames = {(kind, pos): _frame(kind, entry, pos) for kind, entry in table["types"].items() for pos in _POSITIONS}
    never = {kind: frozenset(words) for kind, words in table["never"].items()}
    return ModelFrames(table["threshold"], table["doubt"], table["calibration"], frames, never)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an event's type: the frame's own confidence, the model's chance (None without a model).

    ``doubts``: what was taken off for participants found by detours or missing, and for deeds not told outright.
    ``unseen``: no frame told the deed, and ``frame`` says nothing. ``noun``: a noun tells it. ``actor``,
    ``recipient``: whether such a participant has a country or sector. ``main``: the deed is what a main clause tells;
    ``modifier``: it only tells which one is meant ("the jailed bishop").
    """

    frame: float
    doubts: float
    chance: float | None
    unseen: bool
    noun: bool = False
    actor: bool = False
    recipient: bool = False
    main: bool = False
    modifier: bool = False

    def features(self) -> dict[str, float]:
        """What the regression weighs, by the names of its weights in ``_model.yaml``."""
        return {
            "constant": 1.0,
            "frame": 0.0 if self.unseen else logit(self.frame),
            "model": logit(self.chance or 0.0),
            "unseen": float(self.unseen),
            "doubts": self.doubts,
            "noun": float(self.noun),
            "actor": float(self.actor),
            "recipient": float(self.recipient),
            "main": float(self.main),
            "modifier": float(self.modifier),
        }


def calibrated(evidence: Evidence, weights: dict[str, float]) -> float:
    """How likely the type is right, by logistic regression on the evidence; without a model, as the frame says."""
    if evidence.chance is None:
        return evidence.frame - evidence.doubts
    total = sum(weights[name] * value for name, value in evidence.features().items())
    return 1 / (1 + math.exp(-total))


def logit(chance: float) -> float:
    """Log odds, bounded at chances of 0.01 and 0.99."""
    clipped = min(max(chance, 0.01), 0.99)
    return math.log(clipped / (1 - clipped))


def _frame(kind: str, entry: dict[str, Any], pos: PartOfSpeech) -> Frame:
    places = entry["noun" if pos == "noun" else "verb"]
    nothing: frozenset[str] = frozenset()
    return Frame(
        id=f"model/{kind}",
        event_type=kind,
        mode="",
        lemma="",
        particle="",
        modifiers=(),
        object=nothing,
        not_object=nothing,
        subject=nothing,
        needs=(),
        without=(),
        words=nothing,
        not_words=nothing,
        near=nothing,
        voice="any",
        actor=tuple(places["actor"]),
        recipient=tuple(places["recipient"]),
        reciprocal=entry["reciprocal"],
        thing=entry["thing"],
        keep_type=False,
        content=entry["content"],
        constraints=0,
        confidence=0.5,
        order=1_000_000,
    )

"""What the YAML files under ``data/frames`` and ``data/ontology`` may say, checked by pydantic.

Only compiling, linting and testing import this module; reading a document uses the compiled tables.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator


def _listed(value: object) -> object:
    """One word stands for a list of one; ``none`` for an empty list."""
    if value is None or value == "none":
        return []
    return value if isinstance(value, list) else [value]


Words = Annotated[list[str], BeforeValidator(_listed)]
Content = Literal["real", "unreal", "negated", "hypothetical", "future"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Example(_Strict):
    """A sentence of our own and what it must code to.

    ``actor`` and ``recipient`` are words that the participants found must contain, in any order. ``nothing: true``
    says that the frame must stay silent. ``type``, ``mode`` and ``auxiliary`` default to the frame's own (and none).
    """

    text: str
    actor: Words = []
    recipient: Words = []
    type: str = ""
    mode: str | None = None
    auxiliary: Words = []
    nothing: bool = False

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value


class FrameSpec(_Strict):
    """One frame as written in a YAML file (the fields are explained in ``data/frames/README.md``)."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    verbs: Words = []
    nouns: Words = []
    adjectives: Words = []
    type: str = ""
    mode: str = ""
    actor: Words | None = None
    recipient: Words | None = None
    object: Words = []
    not_object: Words = []
    subject: Words = []
    needs: Words = []
    without: Words = []
    words: Words = []
    not_words: Words = []
    near: Words = []
    voice: Literal["any", "active", "passive"] = "any"
    reciprocal: bool = False
    thing: bool = False
    keep_type: bool = False
    content: Content | None = None
    confidence: float | None = Field(default=None, ge=0, le=1)
    examples: list[Example] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_trigger(self) -> FrameSpec:
        if not (self.verbs or self.nouns or self.adjectives):
            raise ValueError(f"frame {self.name!r} has no verbs, nouns or adjectives; name at least one")
        return self


class FrameFile(_Strict):
    """``data/frames/<TYPE>.yaml``."""

    type: str
    about: str
    frames: list[FrameSpec]


class EmbeddingSpec(_Strict):
    """Words that decide how real the deed inside their complement is ("failed to", "plans to", "prevented")."""

    name: str
    verbs: Words = []
    nouns: Words = []
    adjectives: Words = []
    status: Literal["negated", "hypothetical", "future", "real", "unreal"]
    slots: Words = ["to-verb", "clause", "object"]
    marks: Words = []
    particles: Words = []


class Grammar(_Strict):
    """``data/frames/_grammar.yaml``: word classes, light verbs, and words that embed deeds."""

    classes: dict[str, list[str]]
    groups: list[str]
    light_verbs: list[str]
    light_prepositions: dict[str, list[str]]
    inverse_light_verbs: list[str]
    inverse_light_prepositions: dict[str, list[str]]
    object_control: list[str]
    contact_verbs: list[str]
    spoken_deeds: list[str]
    embedding: list[EmbeddingSpec]
    traps: dict[str, list[str]]


class Places(_Strict):
    """Where actor and recipient of a deed stand."""

    actor: Words
    recipient: Words


class ModelFrameSpec(_Strict):
    """How deeds of one type that only the event model saw find their participants."""

    verb: Places
    noun: Places
    reciprocal: bool = False
    thing: bool = False
    content: Content = "real"


class Calibration(_Strict):
    """Weights of a logistic regression of "the type is right" on what the frame and the model say (in logits)."""

    constant: float
    frame: float
    model: float
    unseen: float
    doubts: float
    noun: float
    actor: float
    recipient: float
    main: float
    modifier: float


class ModelSpec(_Strict):
    """``data/frames/_model.yaml``."""

    threshold: float = Field(gt=0, lt=1)
    doubt: float = Field(gt=0, lt=1)
    calibration: Calibration
    never: dict[str, list[str]] = {}
    types: dict[str, ModelFrameSpec]


class TypeSpec(_Strict):
    """One PLOVER type in ``data/ontology/plover.yaml``."""

    quad: Literal[1, 2, 3, 4]
    score: float = Field(ge=-10, le=10)
    means: str
    modes: dict[str, float] = {}
    recipient_required: bool = False


class ModeRuleSpec(_Strict):
    """One rule of ``data/ontology/modes.yaml``; its head explains the fields."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    mode: str
    trigger: list[str] = []
    subject: list[str] = []
    object: list[str] = []
    clause: list[str] = []
    content: list[str] = []
    unless: list[str] = Field(default=[], alias="not")
    parties: int = 0
    any_content: bool = False
    over: Words = []


class ContextsSpec(_Strict):
    """``data/ontology/contexts.yaml``: cue words by context, and contexts that follow from mode or sector."""

    nothing: list[str]
    cues: dict[str, list[str]]
    of_mode: dict[str, list[str]]
    of_sector: dict[str, list[str]]


class FieldSpec(_Strict):
    """The words of one field that is not politics."""

    sure: list[str]
    hints: list[str]


class FieldsSpec(_Strict):
    """``data/frames/_fields.yaml``."""

    fields: dict[str, FieldSpec]
    politics: list[str]
    fiction: list[str]
    teams: list[str]


class OntologySpec(_Strict):
    """``data/ontology/plover.yaml``."""

    quads: dict[int, str]
    types: dict[str, TypeSpec]
    when_future: dict[str, str]
    when_will_not: list[str]
    when_conditional: list[str]
    mode_of_content: dict[str, str]
    threat_of_mode: dict[str, str]
    threat_of_type: dict[str, str]
    contexts: list[str]

    @model_validator(mode="after")
    def _names_exist(self) -> OntologySpec:
        named = [*self.when_future, *self.when_future.values(), *self.when_will_not, *self.when_conditional]
        for name in [*named, *self.mode_of_content, *self.threat_of_type]:
            if name not in self.types:
                raise ValueError(f"{name!r} is not a type of this ontology; use one of {sorted(self.types)}")
        return self

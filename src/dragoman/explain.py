"""Why a sentence was coded as it was: the parse, the frames considered, what spoke for and against each, the model.

For a person who disagrees: every frame is named with the line of the YAML file that holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from dragoman.documents.document import Document
from dragoman.events.coder import parts_of_speech
from dragoman.events.event import Event
from dragoman.events.fields import leaning, load_fields
from dragoman.events.learned import EventModel
from dragoman.events.lexicon import DATA, Frame, load_lexicon
from dragoman.events.matching import Misfit, misfits
from dragoman.events.roles import RoleFinder
from dragoman.events.site import Site
from dragoman.events.syntax import lower
from dragoman.language.view import Token, View, view
from dragoman.plain import plain_record

_RECORDED = ("text", "words", "considered", "seen", "elsewhere", "events", "claims")
_NOTABLE = 0.2
"""What the model holds less likely than this is not shown."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the parse; ``head`` is the position of its head, its own for a root."""

    position: int
    text: str
    lemma: str
    upos: str
    xpos: str
    relation: str
    head: int
    entity: str


@dataclass(frozen=True, slots=True)
class Considered:
    """A frame that the word ``trigger`` could have fired; ``against`` is empty when it fits.

    ``where``: the YAML file and line that hold it.
    """

    trigger: str
    position: int
    frame: str
    event_type: str
    where: str
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A word that the event model takes for a deed."""

    trigger: str
    position: int
    event_type: str
    mode: str
    chance: float


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A sentence whose words lean to a field other than politics, so that fewer of its deeds are events.

    ``words`` are those of data/frames/_fields.yaml that speak for the field, ``against`` those that speak for politics.
    """

    sentence: str
    field: str
    words: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A text with its parse, the events coded (each with its reason) and everything that was considered."""

    text: str
    words: tuple[Word, ...]
    considered: tuple[Considered, ...]
    seen: tuple[Seen, ...]
    elsewhere: tuple[Elsewhere, ...]
    events: tuple[Event, ...]
    claims: tuple[Any, ...]
    doc: Doc

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types, without the spaCy Doc."""
        record = {name: getattr(self, name) for name in _RECORDED}
        return {
            name: [plain_record(item) for item in value] if isinstance(value, tuple) else value
            for name, value in record.items()
        }


def explain(text: str, *, published: str = "") -> Explanation:
    """Read ``text`` and say why its events came out as they did.

    Raises DateError when ``published`` cannot be read.
    """
    from dragoman.actors.linker import link_actors
    from dragoman.language import annotate
    from dragoman.reading import code

    doc = annotate(text)
    document = Document(id="explained", text=text, published=published)
    reading = code(document, doc)
    tokens = view(doc)
    roles = RoleFinder(tokens, link_actors(tokens, document), load_lexicon())
    model = EventModel(tokens)
    return Explanation(
        text=text,
        words=tuple(_words(tokens)),
        considered=tuple(c for token in tokens for c in _considered(token, roles)),
        seen=tuple(_seen(tokens, model)),
        elsewhere=tuple(_elsewhere(tokens)),
        events=tuple(reading.events),
        claims=tuple(reading.claims),
        doc=doc,
    )


def _words(tokens: View) -> Iterator[Word]:
    for t in tokens:
        if not t.is_space:
            yield Word(t.i, t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, t.ent_type_)


def _considered(token: Token, roles: RoleFinder) -> Iterator[Considered]:
    for pos in parts_of_speech(token):
        frames = roles.lexicon.candidates(pos, lower(token)) or roles.lexicon.candidates(pos, token.lemma_.lower())
        site = roles.site(token, pos)
        for frame in sorted(frames, key=lambda frame: (-frame.constraints, frame.order)):
            against = tuple(_worded(misfit, frame, site) for misfit in misfits(frame, site, roles))
            yield Considered(token.text, token.i, frame.id, frame.event_type, frame_place(frame), against)


def _worded(misfit: Misfit, frame: Frame, site: Site) -> str:
    clause = site.clause
    match misfit.field:
        case "voice":
            return f"voice is not {frame.voice}"
        case "particle":
            return f"no particle {frame.particle!r}"
        case "modifiers":
            return f"no {misfit.entry!r} before the noun"
        case "object":
            return f"object {clause.object or 'missing'!s} is none of: {_some(frame.object)}"
        case "not_object":
            return f"object {clause.object!s} is ruled out by not_object"
        case "subject":
            return f"subject {clause.subject or 'missing'!s} is none of: {_some(frame.subject)}"
        case "needs":
            return f"needs {misfit.entry!r}"
        case "without":
            return f"has {misfit.entry!r}, which it must be without"
        case "words":
            return f"the sentence has none of: {_some(frame.words)}"
        case "near":
            return f"no word of its clause is one of: {_some(frame.near)}"
    return "the sentence has one of its not_words"


def _some(words: frozenset[str]) -> str:
    shown = sorted(words)[:6]
    return ", ".join(shown) + (" ..." if len(words) > len(shown) else "")


def _seen(tokens: View, model: EventModel) -> Iterator[Seen]:
    for token in tokens:
        opinion = model.opinion(token)
        if opinion is not None and opinion.chance >= _NOTABLE:
            yield Seen(token.text, token.i, opinion.event_type, opinion.mode, round(opinion.chance, 3))


def _elsewhere(tokens: View) -> Iterator[Elsewhere]:
    fields = load_fields()
    for sentence in tokens.sents:
        found = leaning(sentence)
        if found.by > 0:
            words = sentence.vocabulary & (fields.sure[found.field] | fields.hints[found.field])
            against = sentence.vocabulary & fields.politics
            yield Elsewhere(sentence.text, found.field, tuple(sorted(words)), tuple(sorted(against)))


def frame_place(frame: Frame) -> str:
    """``frames/ACCUSE.yaml:12``, where a frame is written."""
    file, _, name = frame.id.partition("/")
    if file == "model":
        return "frames/_model.yaml"
    path = DATA / "frames" / f"{file}.yaml"
    return f"frames/{path.name}:{_lines(path).get(name, 1)}"


@cache
def _lines(path: Path) -> dict[str, int]:
    """Name of a frame to the line that begins it."""
    found: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if match := re.match(r"\s*- name:\s*(\S+)", line):
            found[match[1]] = number
    return found


def as_text(explanation: Explanation) -> str:
    """The explanation for a terminal."""
    lines = ["parse"]
    lines += [
        f"  {w.position:>3} {w.text:<18.18} {w.lemma:<16.16} {w.upos:<6} {w.xpos:<5} {w.relation:<12} "
        f"{w.head:>3} {w.entity}"
        for w in explanation.words
    ]
    lines += ["", "frames considered"]
    for c in explanation.considered:
        verdict = "fits" if not c.against else "no: " + "; ".join(c.against)
        lines.append(f"  {c.trigger:<14.14} {c.frame:<34} {c.where:<26} {verdict}")
    if not explanation.considered:
        lines.append("  none: no word of the text is a trigger in data/frames")
    lines += ["", "event model"]
    lines += [f"  {s.trigger:<14.14} {_type(s.event_type, s.mode):<24} {s.chance:.2f}" for s in explanation.seen]
    if not explanation.seen:
        lines.append("  sees no deed")
    for one in explanation.elsewhere:
        against = f"; for politics: {', '.join(one.against)}" if one.against else ""
        told = f"leans to {one.field} (frames/_fields.yaml): {', '.join(one.words)}{against}"
        lines += [
            "",
            f"  {told}",
            f"    in: {one.sentence}",
            "    so a state, two countries or somebody political must act",
        ]
    lines += ["", "events"]
    lines += [line for event in explanation.events for line in _event_lines(event)]
    if not explanation.events:
        lines.append("  none")
    return "\n".join(lines)


def _type(event_type: str, mode: str) -> str:
    return f"{event_type} ({mode})" if mode else event_type


def _event_lines(event: Event) -> list[str]:
    marks = f"  [{', '.join(sorted(event.auxiliary))}]" if event.auxiliary else ""
    people = ", ".join(one.text for one in event.actors) or "-"
    targets = ", ".join(one.text for one in event.recipients) or "-"
    chain = " < ".join(source.name or source.text for source in event.attribution)
    return [
        f"  {_type(event.event_type, event.mode)}{marks}  quad {event.quad}, score {event.score:g}, "
        f"confidence {event.confidence:.2f}",
        f"    {people} -> {targets}    trigger: {event.trigger.text}",
        f"    because {event.reason}",
        *([f"    according to {chain}"] if chain else []),
    ]


def as_html(explanation: Explanation) -> str:
    """One self-contained page: the parse drawn by displaCy, entities marked, and the text of ``as_text``."""
    from html import escape

    from spacy import displacy

    trees = displacy.render(
        list(explanation.doc.sents), style="dep", page=False, jupyter=False, options={"compact": True}
    )
    entities = displacy.render(explanation.doc, style="ent", page=False, jupyter=False)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Explanation</title>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem}"
        "figure{overflow-x:auto;margin:1rem 0}pre{overflow-x:auto;font-size:13px}</style></head><body>"
        f"<h1>Why it was coded so</h1>{entities}{trees}<pre>{escape(as_text(explanation))}</pre></body></html>"
    )

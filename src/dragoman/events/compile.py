"""Validate the YAML of frames and ontology and compile it to ``data/frames/compiled.json``.

Run ``python -m dragoman.events.compile`` after editing a frame; the tests fail when the file is stale.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from dragoman.errors import LexiconError
from dragoman.events.inflection import noun_forms, verb_forms
from dragoman.events.lexicon import COMPILED, DATA, source_digest
from dragoman.events.schema import (
    ContextsSpec,
    FieldsSpec,
    FrameFile,
    FrameSpec,
    Grammar,
    ModelSpec,
    ModeRuleSpec,
    OntologySpec,
)

PARTICLES = frozenset(
    [
        "off",
        "up",
        "down",
        "out",
        "over",
        "away",
        "back",
        "apart",
        "through",
        "aside",
        "together",
        "forward",
        "along",
        "ahead",
        "around",
        "in",
        "on",
    ]
)
BUILTIN_CLASSES = frozenset({"ACTOR"})
_DEFAULT_ACTOR = {"verb": ["subject"], "noun": ["possessor", "by", "modifier"], "adjective": ["subject"]}
_DEFAULT_RECIPIENT: dict[str, list[str]] = {"verb": ["object"], "noun": [], "adjective": []}
_UNREAL_TYPES = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})


class _WordLoader(yaml.CSafeLoader):
    """YAML in which "on", "off", "yes" and "no" are words; only true and false are truth values."""


_WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_WordLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read_yaml(path: Path) -> Any:
    """The plain value of a YAML file; a LexiconError that names the file when it does not parse."""
    try:
        return yaml.load(path.read_bytes(), Loader=_WordLoader)  # noqa: S506  (a safe loader)
    except yaml.YAMLError as error:
        raise LexiconError(f"{path} is not valid YAML: {error}. Correct that line and try again.") from error


Model = TypeVar("Model", bound=BaseModel)


def _validated(model: type[Model], path: Path) -> Model:
    try:
        return model.model_validate(read_yaml(path))
    except ValidationError as error:
        raise LexiconError(f"{path} does not validate: {error}. See data/frames/README.md for the fields.") from error


def load_frame_files() -> list[FrameFile]:
    """Every ``<TYPE>.yaml``, validated, in order of name."""
    files = [_validated(FrameFile, path) for path in sorted((DATA / "frames").glob("[A-Z]*.yaml"))]
    if not files:
        raise LexiconError(f"No frame files in {DATA / 'frames'}. Reinstall the package.")
    return files


def load_grammar() -> Grammar:
    """``_grammar.yaml``, validated."""
    return _validated(Grammar, DATA / "frames" / "_grammar.yaml")


def load_ontology_spec() -> OntologySpec:
    """``plover.yaml``, validated."""
    return _validated(OntologySpec, DATA / "ontology" / "plover.yaml")


class _WordSets:
    """Each distinct set of words is stored once."""

    def __init__(self, classes: dict[str, list[str]]) -> None:
        self.classes = classes
        self.rows: list[list[str]] = [[]]
        self._index: dict[tuple[str, ...], int] = {(): 0}

    def add(self, words: list[str], *, frame: str) -> int:
        expanded = tuple(sorted({form for word in words for form in self._expand(word, frame)}))
        if expanded not in self._index:
            self._index[expanded] = len(self.rows)
            self.rows.append(list(expanded))
        return self._index[expanded]

    def _expand(self, word: str, frame: str) -> list[str]:
        if not word.isupper() or len(word) < 3:
            spaced = [*noun_forms(word.replace("-", " "))] if "-" in word.strip("-") else []
            return [*noun_forms(word), *spaced, *([word] if " " in word else [])]
        if word in BUILTIN_CLASSES:
            return [word]
        if word not in self.classes:
            raise LexiconError(
                f"Frame {frame} names the class {word}, which _grammar.yaml does not define; add it there."
            )
        return [form for member in self.classes[word] for form in self._expand(member, frame)]


def _trigger(pos: str, entry: str) -> tuple[str, str, list[str]]:
    """Lemma, particle, modifiers of a trigger such as ``call off``, ``hunger strike`` or ``air-drop``.

    The tokenizer parts words at hyphens, and the parser takes the last part for the head.
    """
    words = entry.split()
    if "-" in entry and (pos != "verb" or len(words) == 1):
        *first, last = entry.replace("-", " ").split()
        return last, "", first
    if pos == "verb" and len(words) > 1:
        if len(words) != 2 or words[1] not in PARTICLES:
            raise LexiconError(
                f"The verb {entry!r} is not a verb with one particle ({', '.join(sorted(PARTICLES))}); "
                "put other words under object, needs or words."
            )
        return words[0], words[1], []
    return words[-1], "", words[:-1]


def _triggers(pos: str, entries: list[str]) -> list[tuple[str, str, list[str]]]:
    """Each trigger once: "cease-fire" and "cease fire" are one."""
    found: list[tuple[str, str, list[str]]] = []
    for entry in entries:
        trigger = _trigger(pos, entry)
        if trigger not in found:
            found.append(trigger)
    return found


def _compile_frame(frame: FrameSpec, event_type: str, order: int, word_sets: _WordSets) -> dict[str, Any]:
    kind = frame.type or event_type
    identifier = f"{event_type}/{frame.name}"
    named = {"verb": frame.verbs, "noun": frame.nouns, "adjective": frame.adjectives}
    triggers = {pos: _triggers(pos, entries) for pos, entries in named.items() if entries}
    constraints = 2 * bool(frame.object) + bool(frame.subject) + len(frame.needs) + 2 * bool(frame.words)
    constraints += 2 * bool(frame.near)
    return {
        "id": identifier,
        "type": kind,
        "mode": frame.mode,
        "triggers": triggers,
        "object": word_sets.add(frame.object, frame=identifier),
        "not_object": word_sets.add(frame.not_object, frame=identifier),
        "subject": word_sets.add(frame.subject, frame=identifier),
        "words": word_sets.add(frame.words, frame=identifier),
        "not_words": word_sets.add(frame.not_words, frame=identifier),
        "near": word_sets.add(frame.near, frame=identifier),
        "needs": frame.needs,
        "without": frame.without,
        "voice": frame.voice,
        "actor": {pos: _DEFAULT_ACTOR[pos] if frame.actor is None else frame.actor for pos in triggers},
        "recipient": {pos: _DEFAULT_RECIPIENT[pos] if frame.recipient is None else frame.recipient for pos in triggers},
        "reciprocal": frame.reciprocal,
        "thing": frame.thing,
        "keep_type": frame.keep_type,
        "content": frame.content or ("unreal" if kind in _UNREAL_TYPES else "real"),
        "constraints": constraints,
        "confidence": frame.confidence,
        "order": order,
    }


def _forms(frames: list[dict[str, Any]]) -> dict[str, dict[str, list[str]]]:
    forms: dict[str, dict[str, list[str]]] = {"verb": {}, "noun": {}, "adjective": {}}
    for frame in frames:
        for pos, entries in frame["triggers"].items():
            for lemma, _, _ in entries:
                inflected = {"verb": verb_forms, "noun": noun_forms}.get(pos)
                for form in inflected(lemma) if inflected else (lemma,):
                    known = forms[pos].setdefault(form, [])
                    if lemma not in known:
                        known.append(lemma)
    return forms


def _embedding(grammar: Grammar) -> dict[str, dict[str, list[Any]]]:
    table: dict[str, dict[str, list[Any]]] = {"verb": {}, "noun": {}, "adjective": {}}
    for spec in grammar.embedding:
        for pos, words in (("verb", spec.verbs), ("noun", spec.nouns), ("adjective", spec.adjectives)):
            for word in words:
                inflected = {"verb": verb_forms, "noun": noun_forms}.get(pos)
                for form in inflected(word) if inflected else (word,):
                    table[pos].setdefault(form, []).append([spec.status, spec.slots, spec.marks, spec.particles])
    return table


def _contexts(spec: ContextsSpec, ontology: OntologySpec) -> dict[str, Any]:
    """First word of a cue → rows of its further words, whether it is a verb, and its contexts; the longest first."""
    named = {
        *spec.cues,
        *(name for table in (spec.of_mode, spec.of_sector) for names in table.values() for name in names),
    }
    unknown = sorted(named - set(ontology.contexts))
    if unknown:
        raise LexiconError(f"contexts.yaml names {unknown[0]!r}, which plover.yaml does not list under contexts.")
    found: dict[tuple[str, ...], dict[bool, set[str]]] = {}
    for context, phrases in [*spec.cues.items(), ("", spec.nothing)]:
        for phrase in phrases:
            for words, verb in _cue_forms(phrase):
                found.setdefault(words, {}).setdefault(verb, set()).update({context} - {""})
    table: dict[str, list[list[Any]]] = {}
    for words, readings in sorted(found.items(), key=lambda item: (-len(item[0]), item[0])):
        rows = [[list(words[1:]), verb, sorted(contexts)] for verb, contexts in sorted(readings.items())]
        table.setdefault(words[0], []).extend(rows)
    return {"cues": table, "of_mode": spec.of_mode, "of_sector": spec.of_sector}


def _fields(spec: FieldsSpec) -> dict[str, Any]:
    """The words as they are, and every form of those of politics, to know a participant by."""
    forms = sorted({form for word in spec.politics for form in (word, *noun_forms(word))})
    return {**spec.model_dump(), "politics_forms": forms}


def _cue_forms(phrase: str) -> list[tuple[tuple[str, ...], bool]]:
    """Every form of a cue as words of the tokenizer, which parts hyphens and "'s"; "to hack" is a verb."""
    *first, last = phrase.lower().replace("-", " - ").replace("'s", " 's").split()
    if first == ["to"]:
        return [((form,), True) for form in verb_forms(last)]
    return [((*first, form), False) for form in dict.fromkeys([last, *noun_forms(last)])]


def _modes(entries: dict[str, list[Any]], ontology: OntologySpec) -> dict[str, list[dict[str, Any]]]:
    rules: dict[str, list[dict[str, Any]]] = {}
    for kind, listed in entries.items():
        if kind not in ontology.types:
            raise LexiconError(f"modes.yaml: {kind!r} is not a type in plover.yaml.")
        for entry in listed:
            try:
                rule = ModeRuleSpec.model_validate(entry)
            except ValidationError as error:
                raise LexiconError(f"modes.yaml, {kind}: {error}. Its head explains the fields.") from error
            known = {"", "all", *ontology.types[kind].modes}
            unknown = [mode for mode in (rule.mode, *rule.over) if mode not in known]
            if unknown:
                raise LexiconError(f"modes.yaml: {unknown[0]!r} is not a mode of {kind}; use one of {sorted(known)}.")
            rules.setdefault(kind, []).append(rule.model_dump(by_alias=True))
    return rules


def compile_tables() -> dict[str, Any]:
    """Everything the run time needs, as plain JSON types."""
    grammar, ontology = load_grammar(), load_ontology_spec()
    word_sets = _WordSets(grammar.classes)
    frames: list[dict[str, Any]] = []
    for file in load_frame_files():
        if file.type not in ontology.types:
            raise LexiconError(f"{file.type}.yaml: {file.type!r} is not a type in plover.yaml.")
        for frame in file.frames:
            _check_type_and_mode(frame, file.type, ontology)
            frames.append(_compile_frame(frame, file.type, len(frames), word_sets))
    light_prepositions = {
        form: prepositions for verb, prepositions in grammar.light_prepositions.items() for form in verb_forms(verb)
    }
    return {
        "digest": source_digest(),
        "ontology": ontology.model_dump(),
        "contexts": _contexts(_validated(ContextsSpec, DATA / "ontology" / "contexts.yaml"), ontology),
        "modes": _modes(read_yaml(DATA / "ontology" / "modes.yaml"), ontology),
        "word_sets": word_sets.rows,
        "frames": frames,
        "forms": _forms(frames),
        "embedding": _embedding(grammar),
        "model": _model(ontology),
        "fields": _fields(_validated(FieldsSpec, DATA / "frames" / "_fields.yaml")),
        "groups": sorted({form for noun in grammar.groups for form in noun_forms(noun)}),
        "light_verbs": sorted({form for verb in grammar.light_verbs for form in verb_forms(verb)}),
        "light_prepositions": light_prepositions,
        "inverse_light_verbs": sorted({form for verb in grammar.inverse_light_verbs for form in verb_forms(verb)}),
        "inverse_light_prepositions": {
            form: prepositions
            for verb, prepositions in grammar.inverse_light_prepositions.items()
            for form in verb_forms(verb)
        },
        "object_control": sorted({form for verb in grammar.object_control for form in verb_forms(verb)}),
        "contact_verbs": sorted({form for verb in grammar.contact_verbs for form in verb_forms(verb)}),
        "spoken_deeds": sorted(grammar.spoken_deeds),
        "traps": {name: sorted({f for w in words for f in noun_forms(w)}) for name, words in grammar.traps.items()},
    }


def _model(ontology: OntologySpec) -> dict[str, Any]:
    spec = _validated(ModelSpec, DATA / "frames" / "_model.yaml")
    if set(spec.types) != set(ontology.types):
        odd = ", ".join(sorted(set(spec.types) ^ set(ontology.types)))
        raise LexiconError(f"_model.yaml must name every type of plover.yaml once; it differs in {odd}.")
    if strange := sorted(set(spec.never) - set(ontology.types)):
        raise LexiconError(f"_model.yaml: never names {', '.join(strange)}, no type of plover.yaml; correct the name.")
    return spec.model_dump()


def _check_type_and_mode(frame: FrameSpec, event_type: str, ontology: OntologySpec) -> None:
    kind = frame.type or event_type
    if kind not in ontology.types:
        raise LexiconError(f"Frame {event_type}/{frame.name}: {kind!r} is not a type in plover.yaml.")
    if frame.mode and frame.mode not in {*ontology.types[kind].modes, "from-content"}:
        raise LexiconError(
            f"Frame {event_type}/{frame.name}: {frame.mode!r} is not a mode of {kind}; "
            f"use one of {sorted(ontology.types[kind].modes)}."
        )


def write_tables(path: Path = COMPILED) -> None:
    """Compile and write the tables; the same YAML always gives the same bytes."""
    text = json.dumps(compile_tables(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_tables()

"""Building the shipped pipeline, and fitting other spaCy pipelines to what the rest of Dragoman reads."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.language import Language
from spacy.util import get_installed_models, is_package

import dragoman.language.annotator  # noqa: F401 - registers the component
from dragoman.errors import ModelError
from dragoman.language.universal import UniversalDependencies

MAX_CHARACTERS = 10_000_000


def load_shipped() -> Language:
    """spaCy's English tokenizer followed by the shipped model."""
    nlp = English()
    nlp.max_length = MAX_CHARACTERS
    nlp.add_pipe("dragoman_language")
    return nlp


def load_installed(name: str) -> Language:
    """An installed spaCy pipeline, its labels brought to Universal Dependencies and PER/ORG/LOC/MISC."""
    import spacy

    if not is_package(name):
        installed = ", ".join(sorted(get_installed_models())) or "none"
        raise ModelError(
            f"No spaCy pipeline {name!r} is installed (installed: {installed}). "
            f"Install it with:  python -m spacy download {name}"
        )
    nlp = spacy.load(name)
    for needed in ("parser", "ner"):
        if needed not in nlp.pipe_names:
            raise ModelError(
                f"The pipeline {name!r} has no {needed}. Choose one with tagger, parser and ner: en_core_web_sm."
            )
    clear = "pobj" in nlp.pipe_labels.get("parser", ())
    nlp.add_pipe("dragoman_universal", last=True, config={"trees": clear})
    return nlp


@Language.factory("dragoman_universal", default_config={"trees": True})
def make_universal(nlp: Language, name: str, trees: bool) -> UniversalDependencies:
    """The component that ``load_installed`` adds; ``trees`` when its parser speaks ClearNLP."""
    return UniversalDependencies(trees=trees)

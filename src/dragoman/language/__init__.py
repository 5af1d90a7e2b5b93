"""Text in, annotated spaCy Doc out, by the shipped model or any installed spaCy pipeline."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SHIPPED = "dragoman"
"""The name of the shipped language model."""


@lru_cache(maxsize=4)
def load(name: str = SHIPPED) -> Language:
    """The spaCy pipeline of that name: ``dragoman`` for the shipped model, else any installed one.

    Raises ModelError when no such pipeline is installed.
    """
    from dragoman.language.pipelines import load_installed, load_shipped

    return load_shipped() if name == SHIPPED else load_installed(name)


def annotate(text: str, *, language_model: str = SHIPPED) -> Doc:
    """Sentences, tags, lemmas, Universal Dependencies, entities (PER, ORG, LOC, MISC) and attribution spans of a text.

    ``doc.text == text`` always holds; ``doc.spans["attribution"]`` holds SOURCE, CUE and CONTENT spans.
    """
    return load(language_model)(text)

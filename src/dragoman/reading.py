"""The whole flow on one page: a Document goes in, a Reading comes out."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from dragoman.actors.actor import Actor
from dragoman.actors.linker import link_actors
from dragoman.actors.registry import Index, load_index
from dragoman.actors.resolver import index_with
from dragoman.claims.binder import bind
from dragoman.claims.claim import Claim
from dragoman.claims.cues import cue_lexicon
from dragoman.claims.finder import find_claims
from dragoman.documents import make_document
from dragoman.documents.document import Document, Rejected
from dragoman.errors import DocumentError
from dragoman.events.answers import as_told_by_others, is_answered
from dragoman.events.coder import code_events
from dragoman.events.event import Event
from dragoman.events.lexicon import load_lexicon
from dragoman.grounding.grounder import ground_events
from dragoman.grounding.on_the_day import as_on_the_day
from dragoman.grounding.places import load_gazetteer
from dragoman.language import SHIPPED, load
from dragoman.language.lemmas import load_dictionary
from dragoman.language.view import View
from dragoman.standings.finder import find_standings
from dragoman.standings.standing import Standing

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Item = str | Mapping[str, Any] | Document


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one document, each item with its character span in ``document.text``."""

    document: Document
    events: list[Event]
    claims: list[Claim]
    actors: list[Actor]
    standings: list[Standing] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "document": self.document.to_dict(),
            "events": [event.to_dict() for event in self.events],
            "claims": [claim.to_dict() for claim in self.claims],
            "actors": [actor.to_dict() for actor in self.actors],
            "standings": [standing.to_dict() for standing in self.standings],
        }


def read(
    item: Item, *, language_model: str = SHIPPED, registry: str | os.PathLike[str] | None = None, **metadata: Any
) -> Reading:
    """Read one article.

    ``item`` is a text, a mapping with a text under ``text``, ``body`` or ``content``, or a Document; ``metadata`` are
    the fields of Document (``published``, ``outlet``, ``title`` ...). ``registry``: imported actors, see
    ``dragoman.resolve``. Raises DocumentError when there is nothing to
    read (empty, not English ...), DateError when ``published`` is no date, ModelError when the language model is not
    installed.
    """
    document = make_document(item, **metadata)
    return code(document, load(language_model)(document.text), index_with(registry))


def read_many(
    items: Iterable[Item],
    *,
    language_model: str = SHIPPED,
    threads: int = 2,
    rejected: Callable[[Rejected], object] | None = None,
    registry: str | os.PathLike[str] | None = None,
) -> Iterator[Reading]:
    """Read a stream of articles, in order, in bounded memory, ``threads`` at a time; ``registry`` as for ``read``.

    A document that cannot be read raises DocumentError, or is handed to ``rejected`` when that is given, and the
    stream goes on.
    """
    nlp = load(language_model)
    index = None if registry is None else index_with(registry)
    # One more than the cores, since one of them often waits for Python's lock: a tenth more articles a second.
    workers = threads + (threads > 1) if language_model == SHIPPED else 1
    for document, doc in _annotated(_documents(items, rejected), nlp, workers):
        reading = code(document, doc, index) if rejected is None else _code_or_reject(document, doc, index, rejected)
        if reading is not None:
            yield reading


def code(document: Document, doc: Doc, index: Index | None = None) -> Reading:
    """Actors, events, claims, dates, places and standings of an annotated document; ``index``: the actors' registry."""
    tokens = View(doc)
    cast = link_actors(tokens, document, index)
    events = code_events(tokens, document, cast)
    claims = find_claims(tokens, document, cast)
    events = ground_events(tokens, document, events)
    events = as_on_the_day(events, load_index() if index is None else index, document.published)
    events, claims = _bound(events, claims)
    standings = find_standings(tokens, document, cast, claims)
    actors = cast.actors
    tokens.release()
    return Reading(document, events, claims, actors, standings)


def _bound(events: list[Event], claims: list[Claim]) -> tuple[list[Event], list[Claim]]:
    """Events and claims bound; what is denied with a charge is the deed charged, not that somebody was charged."""
    events, claims = bind(events, claims)
    answered = {event.id for event in events if is_answered(event)}
    events = [as_told_by_others(event) if event.id in answered else event for event in events]
    for number, claim in enumerate(claims):
        if claim.stance == "denying" and not answered.isdisjoint(claim.events):
            claims[number] = replace(claim, events=[ident for ident in claim.events if ident not in answered])
    return events, claims


def _documents(items: Iterable[Item], rejected: Callable[[Rejected], object] | None) -> Iterator[Document]:
    for number, item in enumerate(items, start=1):
        try:
            yield make_document(item)
        except DocumentError as error:
            if rejected is None:
                raise
            rejected(Rejected(source=f"item {number}", reason=error.reason, message=str(error)))


def _annotated(documents: Iterable[Document], nlp: Language, workers: int) -> Iterator[tuple[Document, Doc]]:
    """Documents with their Docs, in order; ``workers`` are annotated at a time, outside Python's lock, while one is
    coded."""
    source = iter(documents)
    with ThreadPoolExecutor(max_workers=workers, thread_name_prefix="encoder") as encoder:
        waiting: deque[tuple[Document, Future[Doc]]] = deque()
        while True:
            for document in islice(source, 2 * workers - len(waiting)):
                waiting.append((document, encoder.submit(nlp, document.text)))
            if not waiting:
                return
            load_knowledge()
            document, future = waiting.popleft()
            yield document, future.result()


@cache
def load_knowledge() -> None:
    """Load the lexicons, the registry and the gazetteer once: read at leisure while the first article is annotated."""
    load_dictionary()
    load_index()
    load_lexicon()
    cue_lexicon()
    load_gazetteer()


def _code_or_reject(
    document: Document, doc: Doc, index: Index | None, rejected: Callable[[Rejected], object]
) -> Reading | None:
    try:
        return code(document, doc, index)
    except Exception as error:  # noqa: BLE001 - one article must not end a job of millions: it is listed, with the error, and reported
        what = f"Coding failed with {type(error).__name__}: {error}."
        message = f"{what} This is a defect in Dragoman; please report it with the article."
        rejected(Rejected(source=document.source or document.id, reason="internal-error", message=message))
        return None

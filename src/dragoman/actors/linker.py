"""Mentions to actors: the named entities, peoples and roles of one document, joined into a Cast.

Three passes: full names define their bearers (with the title or apposition beside them), then surnames and other names,
then descriptions ("the minister", "Syrian rebels") and pronouns from left to right.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from dragoman.actors.actor import Actor
from dragoman.actors.cast import Cast, Figure, Reference
from dragoman.actors.fold import fold, slug, without_particles
from dragoman.actors.imported.namesakes import imported_namesakes
from dragoman.actors.mentions import (
    Description,
    describe,
    gender_of,
    has_role,
    is_definite,
    is_initials,
    role_names,
    title_before,
)
from dragoman.actors.names import name_text, name_words, named_entities, short_keys
from dragoman.actors.phrases import (
    Extent,
    antecedent_of_relative,
    appositions,
    complement,
    conjuncts,
    extent,
    possessor,
    renamed,
)
from dragoman.actors.pronouns import PERSONAL, RELATIVE, Candidate, choose
from dragoman.actors.registry import Index, load_index
from dragoman.actors.resolver import resolve_on
from dragoman.actors.tenure import iso_date
from dragoman.documents.document import Document
from dragoman.language.view import Phrase, Token, View, view

_ARGUMENT_OF_NAME = frozenset({"amod", "compound", "flat", "goeswith", "fixed"})
_PART_OF_NAME = frozenset({"flat", "goeswith", "fixed", "compound"})


def link_actors(doc: Doc | View, document: Document, index: Index | None = None) -> Cast:
    """Finds and joins the actors of ``doc`` (the annotated ``document.text``) as of the document's date.

    ``index``: the registry to ask, the built-in one when None.
    """
    tokens = view(doc)
    linker = _Linker(tokens, iso_date(document.published or None), index or load_index())
    linker.read()
    return Cast(tokens, linker.refer, linker.figures)


class _Linker:
    """State of one document: figures by id, names to figures, references by head token."""

    def __init__(self, doc: View, date: str, index: Index) -> None:
        self.doc = doc
        self.text = doc.text
        self.lower = self.text.islower()
        self.date = date
        self.index = index
        self.figures: dict[str, Figure] = {}
        self.surnames: dict[str, list[str]] = {}
        self.named: dict[int, str] = {}
        self.references: dict[int, list[Reference]] = {}
        self.candidates: list[Candidate] = []
        self.titles: dict[int, int] = {}
        self.weak: set[int] = set()
        self.names = named_entities(doc, self.index)
        self.entity_at: dict[int, Phrase] = {token.i: ent for ent in self.names for token in ent}
        self.sentence_at: list[int] = _sentence_numbers(doc)

    def read(self) -> None:
        """Names first, wherever they stand; then everything in the order of the text."""
        entities = [ent for ent in self.names if ent.root.dep_ not in _ARGUMENT_OF_NAME]
        people = [ent for ent in entities if ent.label_ == "PER"]
        self.titles = {title.i: ent.root.i for ent in people if (title := title_before(ent, self.index)) is not None}
        full = [ent for ent in people if " " in without_particles(" ".join(name_words(ent, self.index)))]
        for ent in full:
            self.named[ent.root.i] = self._full_name(ent)
        for ent in people:
            if ent.root.i not in self.named:
                self.named[ent.root.i] = self._short_name(ent)
        for ent in entities:
            if ent.label_ == "ORG":
                if ident := self._organisation(ent):
                    self.named[ent.root.i] = ident
            elif ent.label_ == "LOC" and (ident := self._location(ent)):
                self.named[ent.root.i] = ident
        for token in self.doc:
            if token.i in self.named or self._may_head(token):
                self._note(token)

    def _may_head(self, token: Token) -> bool:
        """Whether the token can head a phrase of its own: no part of a name, no modifier, no title before a name."""
        nominal = token.pos_ in {"NOUN", "PROPN"}
        if not nominal and token.text.lower() not in PERSONAL:
            return False
        if token.dep_ in _ARGUMENT_OF_NAME or token.i in self.titles:
            return False
        return (nominal and self._name_head(token) in {-1, token.i}) or token.text.lower() in PERSONAL

    # Figures

    def _enter(
        self, actor: Actor, *, gender: str = "", plural: bool = False, roles: frozenset[str] = frozenset()
    ) -> str:
        figure = self.figures.get(actor.id)
        if figure is None:
            figure = self.figures[actor.id] = Figure(actor, gender, plural)
        figure.roles |= roles
        figure.gender = figure.gender or gender
        if not figure.actor.country and actor.country:
            figure.actor = replace(figure.actor, country=actor.country, sectors=actor.sectors, reason=actor.reason)
        elif not figure.actor.sectors and actor.sectors and not actor.id.startswith("state:"):
            figure.actor = replace(figure.actor, sectors=actor.sectors, reason=actor.reason)
        return actor.id

    def _resolve(self, text: str) -> Actor | None:
        return resolve_on(text, self.date, lower=self.lower, index=self.index)

    # Names

    def _phrase(self, token: Token) -> Extent:
        """The phrase of ``token``; a name's goes from the start of its title to the end of the name."""
        phrase = extent(token)
        ent = self.entity_at.get(token.i)
        if ent is None or ent.root.i != token.i:
            return phrase
        title = next((place for place, name in self.titles.items() if name == token.i), None)
        start = extent(self.doc[title]).start if title is not None else phrase.start
        start, end = min(start, phrase.start, ent.start_char), max(phrase.end, ent.end_char)
        return Extent(token, start, end, self.text[start:end])

    def _full_name(self, ent: Phrase) -> str:
        phrase = self._phrase(ent.root)
        beside = self._beside(ent.root)
        actor = self._person(ent, phrase, beside)
        roles = frozenset(role_names(" , ".join([phrase.text, *beside]), self.index))
        if actor.id in self.index.by_id:
            entity = self.index.entities[self.index.by_id[actor.id]]
            gender = entity.gender
            roles |= {tenure[1] or tenure[0] for tenure in entity.tenures}
        else:
            gender = ""
        self._enter(actor, gender=gender or gender_of(phrase.text, ent.text, self.index), roles=roles)
        self._learn(ent, actor.id)
        return actor.id

    def _learn(self, ent: Phrase, ident: str) -> None:
        for key in short_keys(name_words(ent, self.index)):
            holders = self.surnames.setdefault(key, [])
            if ident not in holders:
                holders.append(ident)

    def _person(self, ent: Phrase, phrase: Extent, beside: list[str]) -> Actor:
        """The registry's person; else what title or apposition say of the name; else the bare name."""
        known = self._resolve(phrase.text)
        namesakes = imported_namesakes(ent.text, self.index)
        if namesakes:  # what stands beside the name decides whether it is one of them, and which
            known = self._resolve(", ".join([phrase.text, *beside]))
        if known is not None and (
            known.id.startswith("person:") or (known.kind in {"organisation", "state"} and known.id in self.index.by_id)
        ):
            return known
        bare = known if namesakes else self._resolve(ent.text)
        if bare is not None and bare.id in self.index.by_id:
            return bare
        told = known if known is not None and known.sectors else None
        for text in beside:
            if told is None or not told.country:
                description = self._resolve(text)
                if description is not None and description.sectors:
                    told = description if told is None else replace(told, country=description.country)
        name = name_text(ent, self.index)
        ident = f"doc:{slug(name)}"
        if told is None:
            country = known.country if known is not None else ""
            why = namesakes or "not in the registry"
            return Actor(ident, name, country, (), "person", reason=f"named in the document, {why}")
        why = f"{namesakes}; {told.reason}" if namesakes else told.reason
        return replace(told, id=ident, name=name, kind="person", reason=f"named in the document; {why}")

    def _beside(self, token: Token) -> list[str]:
        """Phrases that rename ``token``: appositions, what it is an apposition of, "X is the minister"."""
        others = appositions(token)
        if (other := renamed(token)) is not None:
            others.append(other)
        if token.dep_ == "nsubj" and any(
            child.dep_ == "cop" and child.text.lower() in {"is", "was"} for child in token.head.children
        ):
            others.append(token.head)
        return [extent(other).text for other in others if other.i not in self.entity_at or other.pos_ == "NOUN"]

    def _short_name(self, ent: Phrase) -> str:
        words = name_words(ent, self.index)
        key = " ".join(words)
        holders = self.surnames.get(without_particles(key)) or self.surnames.get(key)
        phrase = self._phrase(ent.root)
        gender = gender_of(phrase.text, "", self.index)
        if holders:
            fitting = [h for h in holders if not gender or self.figures[h].gender in {"", gender}] or holders
            return self._nearest(ent.root, fitting)
        return self._full_name(ent)

    def _nearest(self, token: Token, idents: list[str]) -> str:
        """The one named last before ``token``, else the first."""
        before = [(place, ident) for place, ident in self.named.items() if place < token.i and ident in idents]
        return max(before)[1] if before else idents[0]

    def _organisation(self, ent: Phrase) -> str:
        phrase = extent(ent.root)
        actor = self._resolve(ent.text)
        if actor is None or (actor.id not in self.index.by_id and not actor.country):
            actor = self._resolve(phrase.text) or actor
        if actor is not None and (actor.country or actor.sectors or actor.id in self.index.by_id):
            return self._enter(actor, plural=False, roles=frozenset(role_names(phrase.text, self.index)))
        if (earlier := self._earlier_organisation(ent)) is not None:
            return earlier
        told = next((t for text in self._beside(ent.root) if (t := self._resolve(text)) is not None), None)
        name = name_text(ent, self.index)
        ident = f"doc:{slug(name)}"
        if told is None:
            actor = Actor(ident, name, "", (), "organisation", reason="named in the document, not in the registry")
        else:
            actor = replace(
                told,
                id=ident,
                name=name,
                kind="organisation",
                role=None,
                reason=f"named in the document; {told.reason}",
            )
        return self._enter(actor, roles=frozenset(role_names(ent.text, self.index)))

    def _earlier_organisation(self, ent: Phrase) -> str | None:
        """An acronym or a shortening of an organisation that the document named in full."""
        key = fold(ent.text)
        for ident, figure in self.figures.items():
            if figure.actor.kind == "organisation" and ident.startswith("doc:"):
                full = fold(figure.actor.name)
                if is_initials(ent.text, figure.actor.name) or full.startswith(f"{key} ") or full.endswith(f" {key}"):
                    return ident
        return None

    def _location(self, ent: Phrase) -> str:
        actor = self._resolve(ent.text) or self._resolve(f"the {ent.text}")
        if actor is None or (actor.id not in self.index.by_id and not actor.country):
            name = name_text(ent, self.index)
            actor = Actor(f"doc:{slug(name)}", name, "", (), "state", reason="place named in the document")
        return self._enter(actor)

    # References

    def refer(self, token: Token) -> list[Reference]:
        """The noun phrases joined at ``token`` with the figures each stands for."""
        if (
            token.text.lower() in RELATIVE
            and token.pos_ in {"PRON", "DET", "SCONJ"}
            and (head := antecedent_of_relative(token))
        ):
            inner = tuple(dict.fromkeys(i for r in self.refer(head) for i in r.figures))
            return [Reference(token.i, token.idx, token.idx + len(token), inner)] if inner else []
        return [reference for part in conjuncts(token) for reference in self._single(part)]

    def _single(self, token: Token) -> list[Reference]:
        token = self.doc[self.titles.get(token.i, token.i)]
        if token.dep_ in _PART_OF_NAME and (name := self._name_head(token)) >= 0:
            token = self.doc[name]
        if token.i not in self.references:
            self.references[token.i] = []
            self.references[token.i] = self._fresh(token)
        return self.references[token.i]

    def _fresh(self, token: Token) -> list[Reference]:
        if token.text.lower() in PERSONAL:
            ids = choose(token, self.sentence_at[token.i], self.candidates)
            return [Reference(token.i, token.idx, token.idx + len(token), ids)] if ids else []
        phrase = self._phrase(token)
        if (ident := self.named.get(self._name_head(token))) is not None:
            return [Reference(token.i, phrase.start, phrase.end, (ident,))]
        ids = self._described(token, phrase)
        if ids:
            return [Reference(token.i, phrase.start, phrase.end, ids)]
        owner = possessor(token) or complement(token)
        return self.refer(owner) if owner is not None else []

    def _name_head(self, token: Token) -> int:
        ent = self.entity_at.get(token.i)
        return ent.root.i if ent is not None else -1

    def _described(self, token: Token, phrase: Extent) -> tuple[str, ...]:
        """Figures of a description: the person it renames, one named before, else a figure of its own."""
        for other in [renamed(token), *appositions(token)]:
            if other is not None and (ident := self.named.get(self._name_head(other))) is not None:
                self.figures[ident].roles |= role_names(phrase.text, self.index)
                return (ident,)
        found: list[str] = []
        for description in describe(token, phrase, self.date, self.index, lower=self.lower):
            actor = self._owned(token, description)
            if not description.strong:
                self.weak.add(token.i)
                if actor is not None and not actor.country and actor.id not in self.index.by_id:
                    continue
            earlier = self._earlier(token, description)
            if earlier:
                found.append(earlier)
            elif actor is not None:
                roles = frozenset({description.role}) if description.role else frozenset()
                found.append(self._enter(actor, gender=description.gender, plural=description.plural, roles=roles))
        return tuple(dict.fromkeys(found))

    def _owned(self, token: Token, description: Description) -> Actor | None:
        """ "Its spokesman", "his government": the country of whoever the pronoun stands for; "its allies" have none."""
        actor, owner = description.actor, possessor(token)
        if owner is None or (owner.text.lower() not in PERSONAL and description.role != "ally"):
            return actor
        found = [self.figures[i].actor for reference in self._single(owner) for i in reference.figures]
        if not found:
            return actor
        whose = found[0]
        name = f"{token.text} of {whose.name}"
        if description.role == "ally":
            reason = f"allies of {whose.id}"
            return Actor(f"role:{slug(name)}", name, "", (), "group" if description.plural else "person", reason=reason)
        if actor is None or actor.country or not actor.sectors:
            return actor
        elite = description.role == "relative" and set(whose.sectors) & {"GOV", "ELI"}
        sectors = ("ELI",) if elite else actor.sectors
        reason = f"{actor.reason}; belongs to {whose.id}"
        return replace(actor, id=f"role:{slug(name)}", name=name, country=whose.country, sectors=sectors, reason=reason)

    def _earlier(self, token: Token, description: Description) -> str:
        """The figure named last before ``token`` that a definite role ("the minister", "the group") can mean."""
        if not description.role or description.plural or not is_definite(token):
            return ""
        actor = description.actor
        if actor is not None and actor.id in self.index.by_id:
            return ""
        for candidate in reversed(self.candidates):
            if candidate.token.i >= token.i or len(candidate.ids) != 1:
                continue
            figure = self.figures[candidate.ids[0]]
            if has_role(description.role, figure.roles) and _same_country(actor, figure.actor):
                return candidate.ids[0]
        return ""

    def _note(self, token: Token) -> None:
        """Reads one token in passing: its figures get the mention, later pronouns may stand for them."""
        references = self._single(token)
        if token.i in self.weak:
            return
        for reference in references:
            if reference.token != token.i:
                continue
            for ident in reference.figures:
                self.figures[ident].mentions.setdefault((reference.start, reference.end), reference.token)
        own = tuple(i for r in references if r.token == token.i for i in r.figures)
        joined = [token] if token.dep_ == "conj" else conjuncts(token)
        if own:
            self._offer(token, own, plural=_is_plural(token, own[0]))
        if len(joined) > 1:
            ids = tuple(dict.fromkeys(i for part in joined for r in self._single(part) for i in r.figures))
            if len(ids) > 1:
                self._offer(token, ids, plural=True)

    def _offer(self, token: Token, ids: tuple[str, ...], *, plural: bool) -> None:
        figure = self.figures[ids[0]]
        kind = figure.actor.kind if len(ids) == 1 else "group"
        self.candidates.append(
            Candidate(token, ids, kind, figure.gender, plural or figure.plural, self.sentence_at[token.i])
        )


def _is_plural(token: Token, ident: str) -> bool:
    return token.tag_ in {"NNS", "NNPS"} and not ident.startswith(("state:", "place:", "org:", "person:"))


def _same_country(one: Actor | None, other: Actor) -> bool:
    return one is None or not one.country or not other.country or one.country == other.country


def _sentence_numbers(doc: View) -> list[int]:
    numbers = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            numbers[token.i] = number
    return numbers

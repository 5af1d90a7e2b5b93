"""Mentions to actors: the named entities, peoples and roles of one document, joined into a Cast.

Three passes: full names define their bearers (with the title or apposition beside them), then surnames and other names,
then descriptions ("the minister", "Syrian rebels") and pronouns from left to right.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from dragoman.actors.actor import Actor
from dragoman.actors.anaphora import Anaphora
from dragoman.actors.cast import Cast, Figure, Reference
from dragoman.actors.fold import fold, slug, without_particles, word_set
from dragoman.actors.mentions import (
    Description,
    describe,
    gender_of,
    is_definite,
    is_initials,
    role_names,
    title_before,
)
from dragoman.actors.names import name_text, name_words, named_entities, short_keys
from dragoman.actors.nouns import load_nouns
from dragoman.actors.phrases import (
    Extent,
    antecedent_of_relative,
    appositions,
    case_of,
    complement,
    conjuncts,
    extent,
    function,
    possessor,
    renamed,
)
from dragoman.actors.pronouns import (
    PERSONAL,
    RELATIVE,
    SPEAKER,
    SPEAKERS,
    Candidate,
    agrees,
    choose,
    following_subject,
    gender_told,
    own_subject,
)
from dragoman.actors.quotation import quoted_speakers
from dragoman.actors.registry import Index, load_index
from dragoman.actors.resolver import resolve_on
from dragoman.actors.scan import scan
from dragoman.actors.tenure import iso_date
from dragoman.documents.document import Document
from dragoman.language.view import Phrase, Token, View, view

_ARGUMENT_OF_NAME = frozenset({"amod", "compound", "flat", "goeswith", "fixed"})
_WHERE = word_set("in at near inside outside across around within throughout into toward towards")
_MOTION = word_set(
    "go come travel fly arrive return drive march walk flee escape move flight visit trip journey travel tour back "
    "evacuate deport bring take rush head withdraw advance"
)
_IN_OFFICE = frozenset({("GOV",), ("MIL",), ("COP",), ("SPY",)})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "root"})
_OF_SOMEBODY = frozenset({"ally", "relative", "spokesman", "adviser", "supporter"})
_ANOTHER = word_set("a an another other every each any no")
_TELLING = word_set("det amod compound nummod nmod:poss")
_PART_OF_NAME = frozenset({"flat", "goeswith", "fixed", "compound"})


def link_actors(doc: Doc | View, document: Document) -> Cast:
    """Finds and joins the actors of ``doc`` (the annotated ``document.text``) as of the document's date."""
    tokens = view(doc)
    linker = _Linker(tokens, iso_date(document.published or None))
    linker.read()
    return Cast(tokens, linker.refer, linker.figures)


class _Linker:
    """State of one document: figures by id, names to figures, references by head token."""

    def __init__(self, doc: View, date: str) -> None:
        self.doc = doc
        self.text = doc.text
        self.lower = self.text.islower()
        self.date = date
        self.index: Index = load_index()
        self.figures: dict[str, Figure] = {}
        self.surnames: dict[str, list[str]] = {}
        self.first_names: dict[str, list[str]] = {}
        self.named: dict[int, str] = {}
        self.references: dict[int, list[Reference]] = {}
        self.candidates: list[Candidate] = []
        self.titles: dict[int, int] = {}
        self.described: dict[str, list[str]] = {}
        self.acronyms: dict[str, str] = {}
        self.weak: set[int] = set()
        self.nouns = load_nouns()
        self.anaphora = Anaphora(self.figures, self.candidates, self.nouns)
        self.speakers = quoted_speakers(doc, self.nouns)
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
        modifiers = {ent.root.i: ent for ent in self.names if self._modifies(ent)}
        for token in self.doc:
            if token.i in self.named or self._may_head(token):
                self._note(token)
            elif token.i in modifiers:
                self._note_modifier(modifiers[token.i])

    def _modifies(self, ent: Phrase) -> bool:
        """A name before a noun that is no name itself: "UN officials", "the Google office"."""
        root = ent.root
        return (
            root.dep_ in {"compound", "amod"}
            and root.head.pos_ in {"NOUN", "PROPN"}
            and root.head.i not in self.entity_at
        )

    def _note_modifier(self, ent: Phrase) -> None:
        """Such a name is a mention of its bearer, though the phrase is not."""
        if ent.label_ == "PER":
            several = len(name_words(ent, self.index)) > 1
            ident = self._full_name(ent) if several else self._short_name(ent)
        else:
            ident = self._organisation(ent) if ent.label_ == "ORG" else self._location(ent)
        if ident:
            self.figures[ident].mentions.setdefault((ent.start_char, ent.end_char), ent.root.i)

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
        return resolve_on(text, self.date, lower=self.lower)

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
        roles = frozenset(role for text in [phrase.text, *beside] for role in role_names(text, self.index, person=True))
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
        words = name_words(ent, self.index)
        for key in short_keys(words):
            holders = self.surnames.setdefault(key, [])
            if ident not in holders:
                holders.append(ident)
        called = self.first_names.setdefault(words[0], [])
        if len(words) > 1 and ident not in called:
            called.append(ident)

    def _person(self, ent: Phrase, phrase: Extent, beside: list[str]) -> Actor:
        """The registry's person; else what title or apposition say of the name; else the bare name."""
        known = self._resolve(phrase.text)
        if known is not None and known.id in self.index.by_id and (known.kind == "person" or self._is_one(ent)):
            return known
        bare = self._resolve(ent.text)
        if bare is not None and bare.id in self.index.by_id and (bare.kind == "person" or self._is_one(ent)):
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
            country = known.country if known is not None and self._told_before(ent, phrase, known.country) else ""
            return Actor(ident, name, country, (), "person", reason="named in the document, not in the registry")
        return replace(told, id=ident, name=name, kind="person", reason=f"named in the document; {told.reason}")

    def _is_one(self, ent: Phrase) -> bool:
        """Whether the whole name is one term of the registry, not a first name before a place ("Michael Jordan")."""
        return sum(segment.flavour != "D" for segment in scan(ent.text, self.index, lower=self.lower)) == 1

    def _told_before(self, ent: Phrase, phrase: Extent, country: str) -> bool:
        """Whether the words before the name give the country, not a word of the name ("Paris Hilton")."""
        before = self._resolve(self.text[phrase.start : ent.start_char]) if phrase.start < ent.start_char else None
        return before is not None and before.country == country

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
        if holders:
            gender = gender_of(self._phrase(ent.root).text, "", self.index)
            fitting = [h for h in holders if not gender or self.figures[h].gender in {"", gender}] or holders
            return self._meant(ent.root, fitting)
        if (shared := self._shared_surname(ent)) is not None:
            return shared
        bare = self._resolve(ent.text)
        if (bare is None or bare.id not in self.index.by_id) and len(called := self.first_names.get(key, ())) == 1:
            return called[0]
        return self._full_name(ent)

    def _shared_surname(self, ent: Phrase) -> str | None:
        """ "Bill and Hillary Clinton": the first of them has the surname too."""
        after = self.entity_at.get(ent.end + 1)
        if after is None or after.label_ != "PER" or after.start != ent.end + 1 or len(ent) != 1:
            return None
        words = name_words(after, self.index)
        if self.doc[ent.end].form not in {"and", "&"} or len(words) < 2 or fold(ent.text) not in self.index.genders:
            return None
        name = f"{ent.text} {self.doc.words(after.end - 1, after.end)}"
        actor = self._resolve(name)
        if actor is None or actor.id not in self.index.by_id:
            actor = Actor(f"doc:{slug(name)}", name, "", (), "person", reason="named in the document; surname shared")
        return self._enter(actor, gender=self.index.genders[fold(ent.text)])

    def _meant(self, token: Token, idents: list[str]) -> str:
        """Of several persons of one name: who was last named in full nearby, else the one named most before."""
        if len(idents) == 1:
            return idents[0]
        before = [(place, ident) for place, ident in self.named.items() if place < token.i and ident in idents]
        if not before:
            return idents[0]
        sentence = self.sentence_at[token.i]
        near = {ident for place, ident in before if sentence - self.sentence_at[place] <= 1}
        if len(near) == 1:
            return near.pop()
        return max(idents, key=lambda ident: sum(found == ident for _, found in before))

    def _organisation(self, ent: Phrase) -> str:
        phrase = extent(ent.root)
        actor = self._resolve(ent.text)
        if actor is None or (actor.id not in self.index.by_id and not actor.country):
            actor = self._resolve(phrase.text) or actor
        if actor is not None and actor.kind == "state" and not self._is_one(ent):
            name = name_text(ent, self.index)
            actor = replace(actor, id=f"doc:{slug(name)}", name=name, sectors=(), kind="organisation")
        told_by_itself = actor is not None and (actor.sectors or actor.country) and not actor.id.startswith("role:any-")
        if actor is not None and (told_by_itself or actor.id in self.index.by_id):
            return self._enter(actor, plural=False, roles=frozenset(role_names(phrase.text, self.index)))
        if (earlier := self._earlier_organisation(ent)) is not None:
            return earlier
        if (known := self._acronym_after(ent)) is not None:
            return self._enter(known)
        told = actor if actor is not None and actor.sectors else None
        told = told or next((t for text in self._beside(ent.root) if (t := self._resolve(text)) is not None), None)
        name = name_text(ent, self.index)
        ident = f"doc:{slug(name)}"
        if told is None:
            actor = Actor(ident, name, "", (), "organisation", reason="named in the document, not in the registry")
        else:
            reason = f"named in the document; {told.reason}"
            actor = replace(told, id=ident, name=name, kind="organisation", role=None, reason=reason)
        return self._enter(actor, roles=frozenset(role_names(ent.text, self.index)))

    def _acronym_after(self, ent: Phrase) -> Actor | None:
        """The registry's entry for the acronym that follows a name in brackets."""
        after = self.entity_at.get(ent.end + 1)
        if after is None or self.doc[ent.end].text != "(" or len(after) != 1 or not after.text.isupper():
            return None
        known = self._resolve(after.text)
        return known if known is not None and known.id.startswith("org:") else None

    def _earlier_organisation(self, ent: Phrase) -> str | None:
        """An acronym or a shortening of an organisation that the document named in full, or its longer name."""
        key = fold(ent.text).removeprefix("the ")
        bracketed = ent.start > 1 and self.doc[ent.start - 1].text == "(" and ent.text.isupper()
        if bracketed and (ident := self.named.get(self._name_head(self.doc[ent.start - 2]), "")).startswith("doc:"):
            self.acronyms[key] = ident
        if key in self.acronyms:
            return self.acronyms[key]
        single = " " not in key and self.doc[ent.start - 1].form == "the" if ent.start else False
        for ident, figure in reversed(self.figures.items()):
            if figure.actor.kind == "organisation" and ident.startswith(("doc:", "org:")):
                full = fold(figure.actor.name).removeprefix("the ")
                if is_initials(ent.text, figure.actor.name) or (single and f" {key} " in f" {full} "):
                    return ident
                if ident.startswith("doc:") and _shortened(key, full):
                    return ident
        return None

    def _location(self, ent: Phrase) -> str:
        actor = self._resolve(ent.text) or self._resolve(f"the {ent.text}")
        name = name_text(ent, self.index)
        if actor is None or (actor.id not in self.index.by_id and not actor.country):
            actor = Actor(f"doc:{slug(name)}", name, "", (), "state", reason="place named in the document")
        elif actor.kind == "person" and case_of(ent.root) in _WHERE:
            return ""  # "in May"
        elif actor.id.startswith("state:") and self._is_city(ent):
            actor = replace(actor, id=f"place:{slug(name)}", name=name, sectors=(), reason=f"{actor.reason}; a city")
        return self._enter(actor)

    def _is_city(self, ent: Phrase) -> bool:
        """Whether a name is a city's, and no capital that may be its government: "in Kabul", not "Kabul said"."""
        segments = [segment for segment in scan(ent.text, self.index, lower=self.lower) if segment.flavour != "D"]
        if len(segments) != 1 or segments[0].flavour not in "LGC":
            return False
        case = case_of(ent.root)
        if segments[0].flavour != "C" or case in _WHERE:
            return True
        return case in {"to", "from"} and ent.root.head.lemma_.lower() in _MOTION

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
        if token.form in PERSONAL:
            ids = self._pronoun(token)
            return [Reference(token.i, token.idx, token.idx + len(token), ids)] if ids else []
        phrase = self._phrase(token)
        if (ident := self.named.get(self._name_head(token))) is not None:
            return [Reference(token.i, phrase.start, phrase.end, (ident,))]
        ids = self._described(token, phrase)
        if ids:
            return [Reference(token.i, phrase.start, phrase.end, ids)]
        owner = possessor(token) or complement(token)
        return self.refer(owner) if owner is not None else []

    def _pronoun(self, token: Token) -> tuple[str, ...]:
        if token.form in SPEAKER or token.form in SPEAKERS:
            return self._speaker(token)
        if (own := own_subject(token)) is not None:
            return tuple(dict.fromkeys(i for reference in self.refer(own) for i in reference.figures))
        ahead = following_subject(token)
        ident = self.named.get(self._name_head(ahead), "") if ahead is not None else ""
        if ahead is not None and ident:
            figure = self.figures[ident]
            if agrees(token.form, Candidate(ahead, (ident,), figure.actor.kind, figure.gender, figure.plural, 0)):
                return (ident,)
        ids = choose(token, self.sentence_at[token.i], self.candidates, self.nouns)
        if len(ids) == 1 and (gender := gender_told(token.form)) and not self.figures[ids[0]].gender:
            self.figures[ids[0]].gender = gender
        return ids

    def _speaker(self, token: Token) -> tuple[str, ...]:
        """ "I" in a quotation is its speaker, "we" the state or organisation that a speaker in office stands for."""
        speaker = self.speakers.get(token.i)
        ids = [i for reference in self._single(speaker) for i in reference.figures] if speaker is not None else []
        if len(ids) != 1:
            return ()
        actor = self.figures[ids[0]].actor
        if token.form in SPEAKER:
            return (actor.id,) if actor.kind == "person" and not self.figures[ids[0]].plural else ()
        if actor.kind != "person":
            return (actor.id,)
        number = self.index.by_id.get(f"state:{actor.country}")
        if number is None or actor.sectors[:1] not in _IN_OFFICE:
            return ()
        state = self.index.entities[number]
        reason = f"the side of {actor.id}, who speaks"
        return (self._enter(Actor(state.id, state.name, state.country, (), "state", reason=reason)),)

    def _name_head(self, token: Token) -> int:
        ent = self.entity_at.get(token.i)
        return ent.root.i if ent is not None else -1

    def _described(self, token: Token, phrase: Extent) -> tuple[str, ...]:
        """Figures of a description: the person it renames, one named before, else a figure of its own."""
        for other in [renamed(token), *appositions(token)]:
            if other is not None and (ident := self.named.get(self._name_head(other))) is not None:
                person = self.figures[ident].actor.kind == "person"
                self.figures[ident].roles |= role_names(phrase.text, self.index, person=person)
                return (ident,)
        if (subject := _subject_of_copula(token)) is not None:
            ident = self.named.get(self._name_head(subject), "")
            if ident and self.figures[ident].actor.kind == "person" and token.tag_ not in {"NNS", "NNPS"}:
                self.figures[ident].roles |= role_names(phrase.text, self.index, person=True)
                return (ident,)
        definite = is_definite(token)
        owned = possessor(token) is not None
        descriptions = describe(token, phrase, self.date, self.index, lower=self.lower)
        if not descriptions and definite and not owned:
            earlier = self.anaphora.taken_up(token, self.sentence_at[token.i], phrase, None)
            return (earlier,) if earlier else ()
        found: list[str] = []
        for description in descriptions:
            actor = self._owned(token, description)
            earlier = ""
            if definite and not (owned and (actor is None or not actor.country or description.family in _OF_SOMEBODY)):
                earlier = self.anaphora.taken_up(
                    token, self.sentence_at[token.i], phrase, replace(description, actor=actor)
                )
            if not description.strong:
                self.weak.add(token.i)
                if not earlier and actor is not None and not actor.country and actor.id not in self.index.by_id:
                    continue
            if earlier:
                found.append(earlier)
            elif actor is not None:
                found.append(self._described_figure(token, description, actor))
        return tuple(dict.fromkeys(found))

    def _told_apart(self, token: Token, description: Description, ident: str) -> str:
        """Another id for "another soldier", "every team", "900 refugees" after "700 refugees", "the Gabonese team"."""
        said = [child for child in token.children if child.i < token.i and child.dep_ in _TELLING]
        words = {child.form for child in said}
        telling = " ".join(c.form for c in said if c.dep_ == "nummod" or (description.generic and c.dep_ != "det"))
        if description.generic:
            telling += " ".join(
                c.form for c in token.children if c.i > token.i and c.dep_ in {"nmod", "acl:relcl", "acl"}
            )
        seen = self.described.setdefault(ident, [])
        if telling not in seen or words & _ANOTHER:
            seen.append(telling)
        number = len(seen) - 1 - seen[::-1].index(telling)
        return f"{ident}~{number + 1}" if number else ident

    def _described_figure(self, token: Token, description: Description, actor: Actor) -> str:
        """A figure of its own; "another soldier" is not the soldier before."""
        if actor.id.startswith("role:"):
            actor = replace(actor, id=self._told_apart(token, description, actor.id))
        if actor.kind == "person" and token.lemma_.lower() in self.nouns.bodies:
            actor = replace(actor, kind="organisation")
        gender = description.gender or self.nouns.gender.get(token.lemma_.lower(), "")
        roles = {description.role} | ({description.family} & self.nouns.general)
        roles.discard("")
        return self._enter(actor, gender=gender, plural=description.plural, roles=frozenset(roles))

    def _owned(self, token: Token, description: Description) -> Actor | None:
        """ "Its spokesman", "his government": the country of whoever the pronoun stands for; "its allies" have none."""
        actor, owner = description.actor, possessor(token)
        if owner is None or (owner.form not in PERSONAL and description.family not in {"ally", "relative"}):
            return actor
        found = [self.figures[i].actor for reference in self._single(owner) for i in reference.figures]
        if not found:
            return actor
        whose = found[0]
        name = f"{token.text} of {whose.name}"
        if description.family == "ally":
            reason = f"allies of {whose.id}"
            return Actor(f"role:{slug(name)}", name, "", (), "group" if description.plural else "person", reason=reason)
        if actor is None or actor.country or not actor.sectors:
            return actor
        elite = description.family == "relative" and set(whose.sectors) & {"GOV", "ELI"}
        sectors = ("ELI",) if elite else actor.sectors
        reason = f"{actor.reason}; belongs to {whose.id}"
        return replace(actor, id=f"role:{slug(name)}", name=name, country=whose.country, sectors=sectors, reason=reason)

    def _note(self, token: Token) -> None:
        """Reads one token in passing: its figures get the mention, later pronouns may stand for them."""
        references = self._single(token)
        if token.i in self.weak:
            self._offer_thing(token)
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
        else:
            self._offer_thing(token)
        if len(joined) > 1:
            ids = tuple(dict.fromkeys(i for part in joined for r in self._single(part) for i in r.figures))
            if len(ids) > 1:
                self._offer(token, ids, plural=True)

    def _offer_thing(self, token: Token) -> None:
        """What is no actor may still be what "it" or "they" means."""
        if token.pos_ != "NOUN" or function(token) not in _ARGUMENTS:
            return
        lemma = token.lemma_.lower()
        kind = "person" if lemma in self.nouns.people else "thing"
        plural = token.tag_ in {"NNS", "NNPS"}
        gender = self.nouns.gender.get(lemma, "")
        self.candidates.append(Candidate(token, (), kind, gender, plural, self.sentence_at[token.i]))

    def _offer(self, token: Token, ids: tuple[str, ...], *, plural: bool) -> None:
        figure = self.figures[ids[0]]
        kind = figure.actor.kind if len(ids) == 1 else "group"
        self.candidates.append(
            Candidate(token, ids, kind, figure.gender, plural or figure.plural, self.sentence_at[token.i])
        )


def _subject_of_copula(token: Token) -> Token | None:
    """ "X is the minister": X, unless it is denied."""
    subject = None
    copula = False
    for child in token.children:
        if child.dep_ == "nsubj":
            subject = child
        elif child.dep_ == "cop":
            copula = child.form in {"is", "was", "'s", "are", "were"}
        elif child.form in {"not", "n't", "no", "never"} or child.dep_ == "aux":
            return None
    return subject if copula else None


def _shortened(one: str, other: str) -> bool:
    """Whether one name begins or ends with the whole of the other."""
    short, long = sorted((one, other), key=len)
    return bool(short) and (long.startswith(f"{short} ") or long.endswith(f" {short}"))


def _is_plural(token: Token, ident: str) -> bool:
    return token.tag_ in {"NNS", "NNPS"} and not ident.startswith(("state:", "place:", "org:", "person:"))


def _sentence_numbers(doc: View) -> list[int]:
    numbers = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            numbers[token.i] = number
    return numbers

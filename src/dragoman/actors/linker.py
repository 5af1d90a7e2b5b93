"""Mentions to actors: the named entities, peoples and roles of one document, joined into a Cast.

Three passes: full names define their bearers (with the title or apposition beside them), then surnames and other names,
then descriptions ("the minister", "Syrian rebels") and pronouns from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.actors.actor import UNPLACED, Actor
from dragoman.actors.anaphora import Anaphora
from dragoman.actors.cast import Cast, Reference, dateline
from dragoman.actors.fold import slug, word_set
from dragoman.actors.home import home_of, place_at_home
from dragoman.actors.mentions import (
    Description,
    describe,
    is_definite,
    is_plainly_the,
    led_by,
    role_names,
)
from dragoman.actors.names import name_text
from dragoman.actors.naming import Naming
from dragoman.actors.nouns import load_nouns
from dragoman.actors.ours import OURS, called_ours, of_ours, of_the_body_named, outlet_country, owner_alone
from dragoman.actors.pairs import pair_of, two_people
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
    predicate,
    renamed,
    shared_possessor,
)
from dragoman.actors.pronouns import (
    RELATIVE,
    SPEAKER,
    SPEAKERS,
    Candidate,
    agrees,
    choose,
    following_subject,
    gender_told,
    is_personal,
    own_subject,
    speaking_subject,
)
from dragoman.actors.quotation import quoted_speakers, quoted_words
from dragoman.actors.registry import Index, load_index
from dragoman.actors.scan import scan
from dragoman.actors.tenure import iso_date
from dragoman.documents.document import Document
from dragoman.language.view import Phrase, Token, View, view

_ARGUMENT_OF_NAME = frozenset({"amod", "compound", "flat", "goeswith", "fixed"})
_IN_OFFICE = frozenset({("GOV",), ("MIL",), ("COP",), ("SPY",)})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "root"})
_OF_SOMEBODY = frozenset({"ally", "relative", "spokesman", "adviser", "supporter"})
_ANOTHER = word_set("a an another other every each any no")
_TELLING = word_set("det amod compound nummod nmod:poss")
_PART_OF_NAME = frozenset({"flat", "goeswith", "fixed", "compound"})


def link_actors(doc: Doc | View, document: Document, index: Index | None = None) -> Cast:
    """Finds and joins the actors of ``doc`` (the annotated ``document.text``) as of the document's date.

    ``index``: the registry to ask, the built-in one when None.
    """
    tokens = view(doc)
    linker = _Linker(tokens, iso_date(document.published or None), index or load_index(), document.outlet)
    linker.read()
    return Cast(tokens, linker.refer, linker.figures, linker.home)


class _Linker(Naming):
    """Descriptions and pronouns of one document, from left to right: references by head token."""

    def __init__(self, doc: View, date: str, index: Index, outlet: str) -> None:
        super().__init__(doc, date, index, outlet)
        self.references: dict[int, list[Reference]] = {}
        self.candidates: list[Candidate] = []
        self.datelined: list[Candidate] = []
        self.described: dict[str, list[str]] = {}
        self.weak: set[int] = set()
        self.nouns = load_nouns()
        self.speakers = quoted_speakers(doc, self.nouns)
        self.anaphora = Anaphora(self.figures, self.candidates, self.nouns, self.speakers)
        self.quoted = quoted_words(doc)
        self.our_country = outlet_country(outlet, date, self.index)
        self.dateline = dateline(doc.text)
        self.speaking = {speaker.i for speaker in self.speakers.values()}

    def read(self) -> None:
        """Names first, wherever they stand; then everything in the order of the text."""
        self.read_names()
        modifiers = {ent.root.i: ent for ent in self.names if self._modifies(ent)}
        for token in self.doc:
            if token.i in self.named or self._may_head(token):
                self._note(token)
            elif token.i in modifiers:
                self._note_modifier(modifiers[token.i])
        place_at_home(self.doc, self.figures, self.sentence_at, self.index)
        self._join_bodies()

    def home(self) -> str:
        """The country that the text is about, ``""`` for none."""
        return home_of(self.doc, self.figures, self.sentence_at, self.index)

    def _join_bodies(self) -> None:
        """ "The army" that turned out to be Chad's and "Chad's army" are one."""
        for ident, figure in list(self.figures.items()):
            body = ident.removeprefix(UNPLACED)
            same = self.figures.get(f"role:{figure.actor.country}-{body}") if body != ident else None
            if same is not None and figure.actor.country and same.plural == figure.plural:
                same.mentions |= figure.mentions
                same.roles |= figure.roles
                self.figures[ident] = same

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
        ident = self._bearer(ent)
        if ident:
            self.figures[ident].mentions.setdefault((ent.start_char, ent.end_char), ent.root.i)

    def _may_head(self, token: Token) -> bool:
        """Whether the token can head a phrase of its own: no part of a name, no modifier, no title before a name."""
        nominal = token.pos_ in {"NOUN", "PROPN"}
        if not nominal and not is_personal(token):
            return False
        if token.dep_ in _ARGUMENT_OF_NAME or token.i in self.titles:
            return False
        return (nominal and self._name_head(token) in {-1, token.i}) or is_personal(token)

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
        found = [reference for part in conjuncts(token) for reference in self._single(part)]
        return list(dict.fromkeys(found))

    def _single(self, token: Token) -> list[Reference]:
        token = self.doc[self.titles.get(token.i, token.i)]
        if token.dep_ in _PART_OF_NAME and (name := self._name_head(token)) >= 0:
            token = self.doc[name]
        if token.i in self.owned and (references := self._single(self.doc[self.owned[token.i]])):
            return references
        if token.i not in self.references:
            self.references[token.i] = []
            self.references[token.i] = self._fresh(token)
        return self.references[token.i]

    def _fresh(self, token: Token) -> list[Reference]:
        if is_personal(token):
            ids = self._pronoun(token)
            return [Reference(token.i, token.idx, token.idx + len(token), ids)] if ids else []
        phrase = self._phrase(token)
        if (ident := self.named.get(self._name_head(token))) is not None:
            return [Reference(token.i, phrase.start, phrase.end, (ident,))]
        if self._is_given(token):
            return []
        ids = self._described(token, phrase)
        if ids:
            return [Reference(token.i, phrase.start, phrase.end, ids)]
        owner = possessor(token) or complement(token)
        if owner is None or token.lemma_.lower() in self.nouns.pairs:  # Mugabe's former ally is not Mugabe
            return []
        return self.refer(owner)

    def _is_given(self, token: Token) -> bool:
        """Whether houses are what somebody is given: "Greece sent 60 homes to Durres"."""
        verb = predicate(token)
        if function(token) not in {"obj", "nsubj:pass"} or verb.lemma_.lower() not in self.nouns.gives:
            return False
        return token.tag_ == "NNS" and any(
            s.role and s.role.name == "civilian place" for s in scan(token.text, self.index)
        )

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
        ids = choose(token, self.sentence_at[token.i], self._others(token), self.nouns)
        if len(ids) == 1 and (gender := gender_told(token.form)) and not self.figures[ids[0]].gender:
            self.figures[ids[0]].gender = gender
        return ids

    def _others(self, pronoun: Token) -> Sequence[Candidate]:
        """The noun phrases that a pronoun may mean: not those of its own words, '"A man was shot," he said'."""
        if pronoun.i not in self.speaking:
            return [c for c in self.candidates if not (pronoun.form == "theirs" and self._is_ours(c))]
        by = {i for i, speaker in self.speakers.items() if speaker.i == pronoun.i}
        return [candidate for candidate in self.candidates if candidate.token.i not in by]

    def _is_ours(self, candidate: Candidate) -> bool:
        return any(ident.startswith(OURS) for ident in candidate.ids) or called_ours(candidate.token, self.quoted)

    def _speaker(self, token: Token) -> tuple[str, ...]:
        """ "I" in a quotation is its speaker, "we" the state or organisation that a speaker in office stands for."""
        speaker = self.speakers.get(token.i)
        if token.i not in self.quoted and self.our_country and token.form in {"our", "ours"}:
            return (self._state(self.our_country, "where the outlet is published"),)
        ids = [i for reference in self._single(speaker) for i in reference.figures] if speaker is not None else []
        if len(ids) != 1:
            return ()
        actor = self.figures[ids[0]].actor
        if token.form in SPEAKER:
            return (actor.id,) if actor.kind == "person" and not self.figures[ids[0]].plural else ()
        if actor.kind != "person":
            return (actor.id,)
        if f"state:{actor.country}" not in self.index.by_id or actor.sectors[:1] not in _IN_OFFICE:
            return ()
        return (self._state(actor.country, f"the side of {actor.id}, who speaks"),)

    def _state(self, country: str, reason: str) -> str:
        state = self.index.entities[self.index.by_id[f"state:{country}"]]
        return self._enter(Actor(state.id, state.name, state.country, (), "state", reason=reason))

    def _described(self, token: Token, phrase: Extent) -> tuple[str, ...]:
        """Figures of a description: the person it renames, one named before, else a figure of its own."""
        named = [*self.datelined, *self.candidates]
        two = pair_of(token, self.sentence_at[token.i], named, self.figures, self.nouns, self.index.by_id, self.named)
        if two:
            return tuple(self._state(country, f"two states, {phrase.text}") for country in two)
        if each := self._of_each(token, phrase, named):
            return each
        if people := two_people(token, self.sentence_at[token.i], self.candidates, self.figures):
            return people
        if press := self._press(token):
            return (press,)
        if (ident := self._named_beside(token)) is not None:
            return (ident,)
        for other in [renamed(token), *appositions(token)]:
            if other is not None and (ident := self.named.get(self._name_head(other))) is not None:
                state = self.figures[ident].actor.kind == "state" and token.lemma_.lower() not in self.nouns.pairs
                if state and role_names(phrase.text, self.index, person=True):
                    continue  # "sanctions on Peru - deputy minister"
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
            actor = self._of_another_state(token, self._owned(token, description))
            actor = self._led(token, self._of_the_body_that_speaks(token, actor))
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

    def _of_the_body_that_speaks(self, token: Token, actor: Actor | None) -> Actor | None:
        """ "The Peruvian foreign ministry said the government would ...": Peru's, whosever was named before."""
        if actor is None or actor.country or token.form != "government" or not is_plainly_the(token):
            return actor
        speaker = speaking_subject(token, self.nouns)
        found = [self.figures[i].actor for r in self.refer(speaker) for i in r.figures] if speaker is not None else []
        body = found[0] if len(found) == 1 and found[0].kind in {"organisation", "state"} else None
        if body is None or f"state:{body.country}" not in self.index.by_id:
            return actor
        if body.sectors[:1] != ("GOV",) and body.id != f"state:{body.country}":
            return actor
        reason = f"{actor.reason}; that of {body.id}, which speaks of it"
        return replace(actor, id=f"role:{body.country}-government", country=body.country, reason=reason)

    def _of_each(self, token: Token, phrase: Extent, named: Sequence[Candidate]) -> tuple[str, ...]:
        """ "The presidents of the two countries", "the two countries' envoys": those of each."""
        owner = complement(token) or possessor(token)
        if owner is None or token.tag_ not in {"NNS", "NNPS"} or any(one.dep_ == "conj" for one in owner.children):
            return ()  # nor "the ministers of the two countries and Peru"
        sentence = self.sentence_at[token.i]
        two = pair_of(owner, sentence, named, self.figures, self.nouns, self.index.by_id, self.named)
        whose = extent(owner)
        states = [self.index.entities[self.index.by_id[f"state:{country}"]].name for country in two]
        if whose.start > token.idx:
            texts = [self.text[phrase.start : whose.start] + state for state in states]
        else:
            rest = self.text[whose.end : phrase.end].lstrip("'’s")
            texts = [f"{state}'s{rest}" for state in states]
        return tuple(ident for text in texts if (ident := self._one_or_several(token, text)))

    def _one_or_several(self, token: Token, text: str) -> str:
        """The holder of an office that a state has but one of, though the text has the plural; else several people."""
        one = self._resolve(text.replace(token.text, token.lemma_, 1))
        if one is not None and one.id.startswith("person:"):
            return self._enter(one, roles=frozenset(role_names(token.lemma_, self.index, person=True)))
        several = self._resolve(text)
        return self._enter(several, plural=True) if several is not None else ""

    def _led(self, token: Token, actor: Actor | None) -> Actor | None:
        """ "A delegation led by Peru's foreign minister": Peru's."""
        if actor is None or actor.country or not actor.id.startswith(UNPLACED):
            return actor
        leader = led_by(token)
        found = [self.figures[i].actor for r in self.refer(leader) for i in r.figures] if leader is not None else []
        if len(found) != 1 or f"state:{found[0].country}" not in self.index.by_id:
            return actor
        country = found[0].country
        ident = f"role:{country}-{actor.id.removeprefix(UNPLACED)}"
        return replace(actor, id=ident, country=country, reason=f"{actor.reason}; led by {found[0].id}")

    def _named_beside(self, token: Token) -> str | None:
        """ "Its neighbour Chile", "their foe Hezbollah": the name right after the noun."""
        ent = self.entity_at.get(token.i + 1)
        if ent is None or token.lemma_.lower() not in self.nouns.pairs or ent.root.head != token or case_of(ent.root):
            return None
        return self.named.get(ent.root.i)

    def _press(self, token: Token) -> str:
        """ "The Meridian agency": a body that publishes, of a name that is no state's, though a town may bear it."""
        if not {"JRN", "press"} & self.nouns.bodies.get(token.lemma_.lower(), frozenset()):
            return ""
        ent = next((self.entity_at[c.i] for c in token.children if c.i == token.i - 1 and c.i in self.entity_at), None)
        if ent is None or any(one.flavour not in "GXD" for one in scan(ent.text, self.index)):
            return ""
        name = name_text(ent, self.index)
        reason = f"a {token.lemma_.lower()} named in the document"
        full = f"{name} {token.text}"
        return self._enter(Actor(f"doc:{slug(name)}", full, "", ("JRN",), "organisation", reason=reason))

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
        if actor.id.startswith(("role:", "people:")):
            actor = replace(actor, id=self._told_apart(token, description, actor.id))
        known = self.figures.get(actor.id)
        if known is not None and actor.sectors[:1] != known.actor.sectors[:1] and actor.sectors and known.actor.sectors:
            actor = replace(actor, id=f"{actor.id}-{actor.sectors[0].lower()}")  # Chad's rebel forces, Chad's forces
        if actor.kind == "person" and token.lemma_.lower() in self.nouns.bodies:
            actor = replace(actor, kind="organisation")
        gender = description.gender or self.nouns.gender.get(token.lemma_.lower(), "")
        roles = {description.role} | ({description.family} & self.nouns.general)
        if actor.id.startswith("org:") and token.text.islower():  # "EU foreign ministers", later "the ministers"
            roles |= role_names(token.text, self.index)
        roles.discard("")
        return self._enter(actor, gender=gender, plural=description.plural, roles=frozenset(roles))

    def _owned(self, token: Token, description: Description) -> Actor | None:
        """ "Its spokesman", "his government": the country of whoever the pronoun stands for; "its allies" have none."""
        actor = description.actor
        if actor is not None and called_ours(token, self.quoted):
            return self._of_ours(token, actor)
        if actor is not None and actor.id.startswith(UNPLACED):
            body = of_the_body_named(token, self.figures, self.text)
            if body is not None:
                ident = f"role:{body.country}-{slug(token.text)}"
                reason = f"{actor.reason}; of {body.id}"
                return replace(actor, id=ident, country=body.country, sectors=body.sectors, reason=reason)
        owner = possessor(token) or shared_possessor(token) or owner_alone(token)
        if owner is None or (not is_personal(owner) and description.family not in {"ally", "relative"}):
            return actor
        found = [self.figures[i].actor for reference in self._single(owner) for i in reference.figures]
        if not found:
            return actor
        whose = found[0]
        name = f"{token.text} of {whose.name}"
        if description.family == "ally":
            reason = f"{token.text} of {whose.id}"
            return Actor(f"role:{slug(name)}", name, "", (), "group" if description.plural else "person", reason=reason)
        if actor is None or actor.country or not actor.sectors:
            return actor
        elite = description.family == "relative" and set(whose.sectors) & {"GOV", "ELI"}
        sectors = ("ELI",) if elite else actor.sectors
        reason = f"{actor.reason}; belongs to {whose.id}"
        return replace(actor, id=f"role:{slug(name)}", name=name, country=whose.country, sectors=sectors, reason=reason)

    def _of_ours(self, token: Token, actor: Actor) -> Actor:
        """ "Our embassy" in the outlet's own words; "our Greek friends" are Greek."""
        before = self._resolve(self.text[self._phrase(token).start : token.idx + token.length])
        told = before.country if before is not None and not actor.id.startswith(UNPLACED) else ""
        return of_ours(token, actor, told, self.our_country)

    def _note(self, token: Token) -> None:
        """Reads one token in passing: its figures get the mention, later pronouns may stand for them."""
        references = self._single(token)
        if token.i in self.weak:
            self._offer_thing(token)
            return
        if token.i in self.owned and (ent := self.entity_at.get(token.i)) is not None:
            self.figures[self.named[token.i]].mentions.setdefault((ent.start_char, ent.end_char), token.i)
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
        if lemma in self.nouns.times:
            return
        kind = "person" if lemma in self.nouns.people else "thing"
        plural = token.tag_ in {"NNS", "NNPS"}
        gender = self.nouns.gender.get(lemma, "")
        self.candidates.append(Candidate(token, (), kind, gender, plural, self.sentence_at[token.i]))

    def _offer(self, token: Token, ids: tuple[str, ...], *, plural: bool) -> None:
        figure = self.figures[ids[0]]
        kind = figure.actor.kind if len(ids) == 1 else "group"
        found = Candidate(token, ids, kind, figure.gender, plural or figure.plural, self.sentence_at[token.i])
        if token.idx in self.dateline:  # neither "the country" nor "it" is where the reporter writes
            self.datelined.append(found)
        else:
            self.candidates.append(found)


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


def _is_plural(token: Token, ident: str) -> bool:
    return token.tag_ in {"NNS", "NNPS"} and not ident.startswith(("state:", "place:", "org:", "person:"))

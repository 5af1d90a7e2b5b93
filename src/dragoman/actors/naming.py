"""Names to figures: who the named entities of one document are, before any description or pronoun is read."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.actor import UNPLACED, Actor
from dragoman.actors.cast import Figure
from dragoman.actors.chunk import is_make
from dragoman.actors.fold import fold, slug, without_particles, word_set
from dragoman.actors.imported.namesakes import imported_namesakes
from dragoman.actors.landforms import LANDFORM
from dragoman.actors.mentions import first_title, gender_of, is_initials, role_names, title_before
from dragoman.actors.names import name_text, name_words, named_entities, short_keys
from dragoman.actors.nouns import load_nouns
from dragoman.actors.phrases import Extent, appositions, case_of, extent, renamed
from dragoman.actors.registry import Index
from dragoman.actors.resolver import resolve_on
from dragoman.actors.scan import scan
from dragoman.actors.vessels import is_vessel, thing_called
from dragoman.documents.datelines import find_dateline
from dragoman.language.view import Phrase, Token, View

_ARGUMENT_OF_NAME = frozenset({"amod", "compound", "flat", "goeswith", "fixed"})
_HALVES = frozenset({"North", "South", "East", "West"})
_MONTHS = frozenset({"March", "April", "May", "June", "July", "August"})  # also names of people or places
_WHEN = word_set("in since by until till of from through during before after last next this")
_LEADS = frozenset({"lead", "head", "chair"})
_SEAT, _SEAT_OF = "Brussels", "state:BEL"
_UNION, _UNION_ID = "EUR", "org:european-union"
_BODIES_OF_ANY = {"org:foreign-office": "foreign-ministry"}
"""Bodies of one state whose name is what papers elsewhere call their own, and what that is."""
_SETTLEMENTS = word_set("city town village port suburb district municipality settlement hamlet capital")
WHERE = word_set("in at near inside outside across around within throughout into toward towards")
_MOTION = word_set(
    "go come travel fly arrive return drive march walk flee escape move flight visit trip journey travel tour back "
    "evacuate deport bring take rush head withdraw advance"
)


class Naming:
    """The figures of one document by id, and which name stands for which."""

    def __init__(self, doc: View, date: str, index: Index, outlet: str = "") -> None:
        self.doc = doc
        self.text = doc.text
        self.lower = self.text.islower()
        self.date = date
        self.index = index
        self.figures: dict[str, Figure] = {}
        self.surnames: dict[str, list[str]] = {}
        self.first_names: dict[str, list[str]] = {}
        self.named: dict[int, str] = {}
        self.titles: dict[int, int] = {}
        self.owned: dict[int, int] = {}
        self.towns: frozenset[str] | None = None
        self.named_states: frozenset[str] | None = None
        self.acronyms: dict[str, str] = {}
        self.names = named_entities(doc, self.index)
        self.entity_at: dict[int, Phrase] = {token.i: ent for ent in self.names for token in ent}
        self.sentence_at: list[int] = _sentence_numbers(doc)
        self.publishers = _publishers(doc.text, outlet)

    def read_names(self) -> None:
        """Full names first, wherever they stand: they define their bearers; then surnames, organisations, places."""
        entities = [ent for ent in self.names if ent.root.dep_ not in _ARGUMENT_OF_NAME and not _is_half(ent)]
        self.named = {ent.root.i: self._publisher(ent) for ent in entities if self._publishes(ent)}
        entities = [ent for ent in entities if not self._publishes(ent)]
        called = [ent for ent in entities if self._is_called_after(ent)]
        self.named |= {ent.root.i: self._vessel(ent) for ent in called}
        entities = [ent for ent in entities if ent.root.i not in self.named]
        people = [ent for ent in entities if ent.label_ == "PER"]
        self.titles = {title.i: ent.root.i for ent in people if (title := title_before(ent, self.index)) is not None}
        for place, name in list(self.titles.items()):
            if (other := first_title(self.doc[place], self.index)) is not None:
                self.titles[other.i] = name
        spelled = [(ent, name_words(ent, self.index)) for ent in people]
        ends = {tuple(words[-2:]) for _, words in spelled if len(words) > 2}
        full = [
            ent for ent, words in spelled if " " in without_particles(" ".join(words)) and tuple(words) not in ends
        ]  # "Abdel Rahman" is short for "Rami Abdel Rahman"
        for ent in full:
            self.named[ent.root.i] = self._full_name(ent)
        for ent in people:
            if ent.root.i not in self.named:
                self.named[ent.root.i] = self._short_name(ent)
        for ent in entities:
            if ent.label_ != "PER" and (ident := self._bearer(ent)):
                self.named[ent.root.i] = ident
        self.owned = {ent.root.i: noun.i for ent in entities if (noun := _owned_noun(ent)) is not None}
        self._read_halves()
        self._read_seat()

    def _read_seat(self) -> None:
        """ "Brussels" is the European Union's in a text that names it, and does not name Belgium."""
        said = [token for token, ident in self.named.items() if ident == _SEAT_OF]
        if not said or any(self.doc[token].text != _SEAT for token in said):
            return
        union = next((u for ent in self.names if (u := self._resolve(ent.text)) and u.country == _UNION), None)
        if union is None or any(fold(ent.text).startswith("belgi") for ent in self.names):
            return
        del self.figures[_SEAT_OF]
        seat = self.index.entities[self.index.by_id[_UNION_ID]]
        ident = self._enter(
            Actor(_UNION_ID, seat.name, _UNION, seat.sectors, "organisation", reason=f"{_SEAT!r}: its seat")
        )
        self.named.update(dict.fromkeys(said, ident))

    def _read_halves(self) -> None:
        """ "The North" is the one country of the text that is called so: North Korea, North Macedonia."""
        for token in self.doc:
            if token.text in _HALVES and token.i and self.doc[token.i - 1].form == "the" and not _is_followed(token):
                meant = [i for i, f in self.figures.items() if _is_half_country(i, f.actor.name, token.text)]
                if len(meant) == 1:
                    self.named[token.i] = meant[0]

    def _bearer(self, ent: Phrase) -> str:
        """The figure of a name, ``""`` when it names nobody."""
        if self._publishes(ent):
            return self._publisher(ent)
        if ent.label_ == "PER":
            return self._full_name(ent) if len(name_words(ent, self.index)) > 1 else self._short_name(ent)
        if self._is_of_nobody(ent):
            return ""
        return self._organisation(ent) if ent.label_ == "ORG" else self._location(ent)

    def _is_called_after(self, ent: Phrase) -> bool:
        """Whether a ship or another thing bears the name of a person or a place."""
        if is_vessel(ent):
            return True
        name = thing_called(ent)
        known = self._resolve(name) if name else None
        return known is not None and known.kind == "person"

    def _vessel(self, ent: Phrase) -> str:
        """The figure of a ship, of the country that the words before its name tell: "the Emirati tanker"."""
        phrase, name = extent(ent.root), name_text(ent, self.index)
        before = self._resolve(self.text[phrase.start : ent.start_char]) if phrase.start < ent.start_char else None
        country = before.country if before is not None else ""
        return self._enter(Actor(f"doc:{slug(name)}", name, country, (), "organisation", reason="a vessel's name"))

    def _publishes(self, ent: Phrase) -> bool:
        """Whether a name is that of the paper itself or of the agency in its dateline, not of a town or a trade.

        "The Courier" is the Harbour Courier where that writes.
        """
        key = fold(ent.text).removeprefix("the ")
        if key in self.publishers:
            return True
        named = bool(ent.start) and self.doc[ent.start - 1].form == "the"
        return named and any(whole.endswith(f" {key}") for whole in self.publishers)

    def _publisher(self, ent: Phrase) -> str:
        known = self._resolve(ent.text)
        if known is not None and known.id.startswith("org:"):
            return self._enter(known)
        name = name_text(ent, self.index)
        return self._enter(
            Actor(f"doc:{slug(name)}", name, "", ("JRN",), "organisation", reason="publishes the document")
        )

    def _name_head(self, token: Token) -> int:
        ent = self.entity_at.get(token.i)
        return ent.root.i if ent is not None else -1

    def _enter(
        self, actor: Actor, *, gender: str = "", plural: bool = False, roles: frozenset[str] = frozenset()
    ) -> str:
        if actor.kind == "organisation" and actor.id.startswith("name:"):  # one figure with the name standing alone
            actor = replace(actor, id=f"doc:{actor.id.removeprefix('name:')}")
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

    def _phrase(self, token: Token) -> Extent:
        """The phrase of ``token``; a name's goes from the start of its title to the end of the name."""
        phrase = extent(token)
        if (owner := next((name for name, noun in self.owned.items() if noun == token.i), None)) is not None:
            start = extent(self.doc[owner]).start
            return Extent(token, start, phrase.end, self.text[start : phrase.end])
        ent = self.entity_at.get(token.i)
        if ent is None or ent.root.i != token.i:
            return phrase
        titles = [extent(self.doc[place]).start for place, name in self.titles.items() if name == token.i]
        start, end = min([*titles, phrase.start, ent.start_char]), max(phrase.end, ent.end_char)
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
        namesakes = imported_namesakes(ent.text, self.index)
        if namesakes:  # what stands beside the name decides whether it is one of them, and which
            known = self._resolve(", ".join([phrase.text, *beside]))
        if known is not None and known.id in self.index.by_id and (known.kind == "person" or self._is_one(ent)):
            return known
        bare = known if namesakes else self._resolve(ent.text)
        if bare is not None and bare.id in self.index.by_id and (bare.kind == "person" or self._is_one(ent)):
            return bare
        told = known if known is not None and known.sectors else None
        if told is not None and told.country and self._told_inside(ent, told.country):
            before = self._resolve(self.text[phrase.start : ent.start_char])  # "army spokesman Texas Mutale"
            told = replace(told, country=before.country if before is not None else "")
        for text in beside:
            if told is None or not told.country:
                description = self._resolve(text)
                if description is not None and description.sectors:
                    told = description if told is None else replace(told, country=description.country)
        name = name_text(ent, self.index)
        ident = f"doc:{slug(name)}"
        if told is None:
            country = known.country if known is not None and self._told_before(ent, phrase, known.country) else ""
            why = namesakes or "not in the registry"
            return Actor(ident, name, country, (), "person", reason=f"named in the document, {why}")
        why = f"{namesakes}; {told.reason}" if namesakes else told.reason
        return replace(told, id=ident, name=name, kind="person", reason=f"named in the document; {why}")

    def _is_one(self, ent: Phrase) -> bool:
        """Whether the whole name is one term of the registry, not a first name before a place ("Michael Jordan")."""
        return sum(segment.flavour != "D" for segment in scan(ent.text, self.index, lower=self.lower)) == 1

    def _told_inside(self, ent: Phrase, country: str) -> bool:
        """Whether a word of the name itself, which is a place's too, gives the country."""
        segments = scan(ent.text, self.index, lower=self.lower)
        return any(country == (one.country or (one.entity.country if one.entity else "")) for one in segments)

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
        said = [extent(other).text for other in others if other.i not in self.entity_at or other.pos_ == "NOUN"]
        return said + [f"leader of {extent(led).text}" for led in _led_by(token)]

    def _short_name(self, ent: Phrase) -> str:
        words = name_words(ent, self.index)
        key = " ".join(words)
        if self._is_where(ent) and (place := self._resolve(ent.text)) is not None and place.id.startswith("state:"):
            return self._location(ent)  # "flew to Jordan", though a Michael Jordan was named
        holders = self.surnames.get(without_particles(key)) or self.surnames.get(key)
        if holders:
            gender = gender_of(self._phrase(ent.root).text, "", self.index)
            fitting = [h for h in holders if not gender or self.figures[h].gender in {"", gender}] or holders
            return self._told_later(ent, self._meant(ent.root, fitting))
        if (shared := self._shared_surname(ent)) is not None:
            return shared
        bare = self._resolve(ent.text)
        known = bare is not None and bare.id in self.index.by_id and bare.kind != "person"
        if not known and len(called := self.first_names.get(key, [])) == 1:
            return called[0]
        return self._full_name(ent)

    def _told_later(self, ent: Phrase, ident: str) -> str:
        """ "Salas was held. Salas, who leads the Harbour Party, ...": who it is may be told late."""
        actor = self.figures[ident].actor
        if ident.startswith("doc:") and not actor.sectors:
            told = next(
                (t for text in self._beside(ent.root) if (t := self._resolve(text)) is not None and t.sectors), None
            )
            if told is not None:
                self._enter(
                    replace(told, id=ident, name=actor.name, kind="person", country=actor.country or told.country)
                )
        return ident

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
        actor = self._of_another_state(ent.root, self._resolve(ent.text))
        if actor is not None and (unplaced := self._of_no_state_named(ent, actor)) is not None:
            return self._enter(unplaced)
        if actor is None or (actor.id not in self.index.by_id and not actor.country):
            actor = self._resolve(phrase.text) or actor
        if actor is not None and actor.kind == "state" and not self._is_one(ent):
            name = name_text(ent, self.index)
            actor = replace(actor, id=f"doc:{slug(name)}", name=name, sectors=(), kind="organisation")
        if actor is not None and actor.kind == "person" and fold(ent.root.text) in load_nouns().bodies:
            actor = replace(actor, kind="organisation")  # the "... Support Network" is nobody's person
        told_by_itself = actor is not None and (actor.sectors or actor.country) and not actor.id.startswith(UNPLACED)
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

    def _of_another_state(self, root: Token, actor: Actor | None) -> Actor | None:
        """ "Peru's Congress" is not that of the United States, nor is "Congress" after it."""
        if actor is None or not actor.country or not actor.sectors or actor.id not in self.index.by_id:
            return actor
        said = [token for token in self.doc[: root.i + 1] if token.form == root.form]
        for token in reversed(said):
            start, end = min(extent(token).start, self._owner_before(token)), token.idx + len(token)
            whole = self._resolve(self.text[start:end]) if start < token.idx else None
            if whole is not None and whole.country and whole.sectors == actor.sectors:
                return whole if whole.id.startswith("role:") and whole.country != actor.country else actor
        return actor

    def _of_no_state_named(self, ent: Phrase, actor: Actor) -> Actor | None:
        """ "The Foreign Office" is not the British one in a text that names other states, and not Britain."""
        told = self._states()
        if actor.id not in _BODIES_OF_ANY or not told or actor.country in told:
            return None
        reason = f"a body named as {actor.id}, of a state that the document does not name"
        ident = f"{UNPLACED}{_BODIES_OF_ANY[actor.id]}"
        return Actor(ident, name_text(ent, self.index), "", actor.sectors, "organisation", reason=reason)

    def _states(self) -> frozenset[str]:
        """The countries of the places and peoples that the document names."""
        if self.named_states is None:
            found = [segment for ent in self.doc.ents for segment in scan(ent.text, self.index, lower=self.lower)]
            told = {segment.entity.country for segment in found if segment.flavour in "SAPC" and segment.entity}
            self.named_states = frozenset(told - {""})
        return self.named_states

    def _owner_before(self, token: Token) -> int:
        """Where the possessive that stands right before a word begins, whatever it hangs on; else the word itself."""
        if token.i < 2 or self.doc[token.i - 1].tag_ != "POS":
            return token.idx
        owner = self.entity_at.get(token.i - 2)
        return owner.start_char if owner is not None else self.doc[token.i - 2].idx

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
        if ent.text in _MONTHS and case_of(ent.root) in _WHEN:
            return ""  # "in May"
        actor, whole = self._resolve(ent.text), self._resolve(f"the {ent.text}")
        if actor is None or (whole is not None and whole.kind == "state"):  # "The Hague said so" is no Mr Hague
            actor = whole
        actor = self._of_another_state(ent.root, actor)
        name = name_text(ent, self.index)
        if actor is None or (actor.id not in self.index.by_id and not actor.country):
            actor = Actor(f"doc:{slug(name)}", name, "", (), "state", reason="place named in the document")
        elif actor.kind == "person" and (case_of(ent.root) in WHERE or fold(ent.text) in self._towns()):
            return ""  # a place that bears somebody's name
        elif actor.id.startswith("state:") and self._is_city(ent):
            actor = replace(actor, id=f"place:{slug(name)}", name=name, sectors=(), reason=f"{actor.reason}; a city")
        return self._enter(actor)

    def _is_of_nobody(self, ent: Phrase) -> bool:
        """Whether the words around make it a name of land or water ("the Parana"), or of a kind of machine."""
        sentence = ent.root.sent
        first, last = max(sentence.start, ent.start - 3), min(sentence.end, ent.end + 2)
        place = ent.root.idx - self.doc[first].idx
        segments = scan(self.doc.words(first, last), self.index, lower=self.lower)
        meant = next((i for i, segment in enumerate(segments) if segment.start <= place < segment.end), -1)
        if meant < 0 or is_make(segments, meant):
            return meant >= 0
        return segments[meant].key == LANDFORM

    def _towns(self) -> frozenset[str]:
        """The folded names that the document gives to towns or puts "in" before: "the city of Palma", "in Palma"."""
        if self.towns is None:
            places = [ent for ent in self.names if ent.label_ == "LOC" and len(ent) == 1]
            self.towns = frozenset(fold(ent.text) for ent in places if case_of(ent.root) in WHERE or _is_town(ent.root))
        return self.towns

    def _is_where(self, ent: Phrase) -> bool:
        """Whether a preposition makes the name a place: "in Jordan", "flew to Jordan"."""
        case = case_of(ent.root)
        return case in WHERE or (case in {"to", "from"} and ent.root.head.lemma_.lower() in _MOTION)

    def _is_city(self, ent: Phrase) -> bool:
        """Whether a name is a city's, and no capital that may be its government: "in Kabul", not "Kabul said"."""
        segments = [segment for segment in scan(ent.text, self.index, lower=self.lower) if segment.flavour != "D"]
        if len(segments) != 1 or segments[0].flavour not in "LGC":
            return False
        return segments[0].flavour != "C" or self._is_where(ent)


def _owned_noun(ent: Phrase) -> Token | None:
    """The noun that a name owns and that the parser hung on it: the army of "the Republic of the Congo's army"."""
    if ent.end >= len(ent.doc) or ent.doc[ent.end].tag_ != "POS":
        return None
    for child in ent.root.children:
        plain = child.dep_ == "nmod" and child.pos_ == "NOUN" and not case_of(child)
        if plain and child.i > ent.end and child.left_edge.i == ent.end + 1:
            return child
    return None


def _is_town(token: Token) -> bool:
    """ "The northern city of Palma"."""
    return case_of(token) == "of" and token.head.lemma_.lower() in _SETTLEMENTS


def _led_by(token: Token) -> list[Token]:
    """What somebody is said to lead: the party of "Salas, who leads the Harbour Party, ..."."""
    verbs = [child for child in token.children if child.dep_ == "acl:relcl" and child.lemma_.lower() in _LEADS]
    return [
        child
        for verb in verbs
        if any(one.form == "who" and one.dep_ == "nsubj" for one in verb.children)
        for child in verb.children
        if child.dep_ == "obj"
    ]


def _publishers(text: str, outlet: str) -> frozenset[str]:
    """The folded names of the paper and of the agency that its dateline names."""
    dateline = find_dateline(text)
    names = (outlet, dateline.agency if dateline else "")
    return frozenset(fold(name).removeprefix("the ") for name in names) - {""}


def _is_half(ent: Phrase) -> bool:
    """Whether a name is no more than "the North"."""
    return len(ent) == 1 and ent[0].text in _HALVES and ent.start > 0 and ent.doc[ent.start - 1].form == "the"


def _is_followed(token: Token) -> bool:
    """Whether the word begins a longer name: "the South China Sea"."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return after is not None and (after.pos_ == "PROPN" or after.text == "of")


def _is_half_country(ident: str, name: str, half: str) -> bool:
    return ident.startswith("state:") and name.startswith(f"{half} ")


def _shortened(one: str, other: str) -> bool:
    """Whether one name begins or ends with the whole of the other."""
    short, long = sorted((one, other), key=len)
    return bool(short) and (long.startswith(f"{short} ") or long.endswith(f" {short}"))


def _sentence_numbers(doc: View) -> list[int]:
    numbers = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            numbers[token.i] = number
    return numbers

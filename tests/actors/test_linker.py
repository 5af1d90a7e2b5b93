"""Mentions of one document joined into actors, on hand-built parses, and a few on the shipped parser's."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

import dragoman
from dragoman.actors.cast import Cast
from dragoman.actors.linker import link_actors
from dragoman.documents.document import Document
from dragoman.span import Span as TextSpan

# One word a line: text, part of speech, tag, dependency, head (index), entity label or "-". Blank line: new sentence.
Row = tuple[str, str, str, str, int, str]


def build(table: str) -> Doc:
    """A parsed Doc from a table of words."""
    rows: list[Row] = []
    starts: list[bool] = []
    fresh = True
    for line in table.strip().splitlines():
        if not line.strip():
            fresh = True
            continue
        word, pos, tag, dep, head, label = line.split()
        rows.append((word, pos, tag, dep, int(head), label))
        starts.append(fresh)
        fresh = False
    words = [row[0] for row in rows]
    spaces = [
        not (i + 1 < len(words) and words[i + 1] in {".", ",", "'s", "-"}) and words[i] != "-"
        for i in range(len(words))
    ]
    doc = Doc(
        Vocab(),
        words=words,
        spaces=spaces,
        pos=[row[1] for row in rows],
        tags=[row[2] for row in rows],
        deps=[row[3] for row in rows],
        heads=[row[4] for row in rows],
        lemmas=[word.lower() for word in words],
        sent_starts=starts,
    )
    doc.ents = _entities(doc, [row[5] for row in rows])
    return doc


def _entities(doc: Doc, labels: list[str]) -> list[Span]:
    found: list[Span] = []
    for i, label in enumerate(labels):
        if label == "-":
            continue
        name = label.removeprefix("I-")
        if label.startswith("I-") and found:
            found[-1] = Span(doc, found[-1].start, i + 1, label=name)
        else:
            found.append(Span(doc, i, i + 1, label=name))
    return found


def cast_of(doc: Doc, published: str = "2022-03-01") -> Cast:
    return link_actors(doc, Document("d", doc.text, published=published))


def token(doc: Doc, word: str, nth: int = 0) -> Token:
    return [t for t in doc if t.text == word][nth]


def named(cast: Cast, doc: Doc, word: str, nth: int = 0) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(p.text, p.country, p.sectors) for p in cast.participants(token(doc, word, nth))]


UNKNOWN = build("""
Ines PROPN NNP nsubj 9 PER
Almeyda PROPN NNP flat 0 I-PER
, PUNCT , punct 6 -
Peru PROPN NNP nmod:poss 6 LOC
's PART POS case 3 -
trade NOUN NN compound 6 -
minister NOUN NN appos 0 -
, PUNCT , punct 6 -
also ADV RB advmod 9 -
resigned VERB VBD root 9 -
. PUNCT . punct 9 -

Almeyda PROPN NNP nsubj 12 PER
said VERB VBD root 12 -
the DET DT det 14 -
minister NOUN NN nsubj 15 -
wept VERB VBD ccomp 12 -
. PUNCT . punct 12 -

She PRON PRP nsubj 18 -
left VERB VBD root 18 -
. PUNCT . punct 18 -
""")


def test_title_in_apposition_defines_an_unknown_person() -> None:
    cast = cast_of(UNKNOWN)
    found = cast.participants(token(UNKNOWN, "Ines"))
    assert [(p.text, p.name, p.country, p.sectors) for p in found] == [
        ("Ines Almeyda", "Ines Almeyda", "PER", ("GOV",))
    ]


@pytest.mark.parametrize(("word", "nth"), [("Almeyda", 1), ("minister", 0), ("minister", 1), ("She", 0)])
def test_surname_title_and_pronoun_join_the_person(word: str, nth: int) -> None:
    cast = cast_of(UNKNOWN)
    person = cast.participants(token(UNKNOWN, "Ines"))[0]
    assert [p.actor_id for p in cast.participants(token(UNKNOWN, word, nth))] == [person.actor_id]


def test_actor_has_all_its_mentions_at_their_offsets() -> None:
    cast = cast_of(UNKNOWN)
    actor = next(a for a in cast.actors if a.name == "Ines Almeyda")
    assert [m.text for m in actor.mentions] == [
        "Ines Almeyda",
        "Peru's trade minister",
        "Almeyda",
        "the minister",
        "She",
    ]
    assert all(UNKNOWN.text[m.start : m.end] == m.text for m in actor.mentions)
    assert cast.actor(actor.id) is not None
    assert cast.actor("person:nobody") is None


COORDINATED = build("""
Russian ADJ JJ amod 3 MISC
and CCONJ CC cc 2 -
Belarusian ADJ JJ conj 0 MISC
soldiers NOUN NNS nsubj 4 -
entered VERB VBD root 4 -
Kyiv PROPN NNP obj 4 LOC
and CCONJ CC cc 7 -
Lviv PROPN NNP conj 5 LOC
on ADP IN case 9 -
Monday PROPN NNP obl 4 -
. PUNCT . punct 4 -
""")


def test_coordinated_adjectives_split_into_two_actors() -> None:
    found = named(cast_of(COORDINATED), COORDINATED, "soldiers")
    phrase = "Russian and Belarusian soldiers"
    assert found == [(phrase, "RUS", ("MIL",)), (phrase, "BLR", ("MIL",))]


def test_coordinated_names_split() -> None:
    assert [p[0] for p in named(cast_of(COORDINATED), COORDINATED, "Kyiv")] == ["Kyiv", "Lviv"]


def test_time_is_no_participant() -> None:
    assert named(cast_of(COORDINATED), COORDINATED, "Monday") == []


AGENTS = build("""
Moscow PROPN NNP nsubj 1 LOC
rejected VERB VBD root 1 -
France PROPN NNP nmod:poss 4 LOC
's PART POS case 2 -
patience NOUN NN obj 1 -
in ADP IN case 6 -
Geneva PROPN NNP obl 1 LOC
. PUNCT . punct 1 -

It PRON PRP nsubj 9 -
blamed VERB VBD root 9 -
France PROPN NNP obj 9 LOC
. PUNCT . punct 9 -

Putin PROPN NNP nsubj 13 PER
met VERB VBD root 13 -
him PRON PRP obj 13 -
. PUNCT . punct 13 -
""")


def test_capital_that_acts_is_its_government() -> None:
    assert named(cast_of(AGENTS), AGENTS, "Moscow") == [("Moscow", "RUS", ("GOV",))]


def test_country_acted_upon_has_no_sector() -> None:
    assert named(cast_of(AGENTS), AGENTS, "France", 1) == [("France", "FRA", ())]


def test_owner_stands_in_for_what_is_no_actor() -> None:
    assert named(cast_of(AGENTS), AGENTS, "patience") == [("France", "FRA", ())]


def test_it_is_the_state_that_was_subject() -> None:
    assert named(cast_of(AGENTS), AGENTS, "It") == [("It", "RUS", ("GOV",))]


def test_object_pronoun_is_not_the_subject_of_its_verb() -> None:
    assert named(cast_of(AGENTS), AGENTS, "him") == []


def test_surname_of_a_registry_person_resolves_on_the_date() -> None:
    assert named(cast_of(AGENTS), AGENTS, "Putin") == [("Putin", "RUS", ("GOV",))]


PARTICLE = build("""
The DET DT det 3 -
ousted VERB VBN amod 3 -
Syrian ADJ JJ amod 3 MISC
president NOUN NN nsubj 9 -
, PUNCT , punct 5 -
Bashar PROPN NNP appos 3 PER
al PROPN NNP flat 5 I-PER
Assad PROPN NNP flat 5 I-PER
, PUNCT , punct 5 -
fled VERB VBD root 9 -
. PUNCT . punct 9 -

al PROPN NNP nsubj 14 -
- PUNCT HYPH punct 13 -
Assad PROPN NNP flat 11 LOC
spoke VERB VBD root 14 -
. PUNCT . punct 14 -

Assad PROPN NNP nsubj 17 PER
slept VERB VBD root 17 -
. PUNCT . punct 17 -
""")


def test_spellings_of_one_name_are_one_actor() -> None:
    cast = cast_of(PARTICLE, "2024-12-30")
    ids = {
        p.actor_id
        for word, nth in (("president", 0), ("Bashar", 0), ("al", 1), ("Assad", 2))
        for p in cast.participants(token(PARTICLE, word, nth))
    }
    assert ids == {"person:bashar-al-assad"}
    assert cast.participants(token(PARTICLE, "president"))[0].sectors == ("ELI",)


RELATIVE = build("""
Rebels NOUN NNS nsubj 5 -
who PRON WP nsubj 2 -
fled VERB VBD acl:relcl 0 -
Homs PROPN NNP obj 2 LOC
also ADV RB advmod 5 -
surrendered VERB VBD root 5 -
. PUNCT . punct 5 -

They PRON PRP nsubj 8 -
wept VERB VBD root 8 -
. PUNCT . punct 8 -

20 NUM CD nummod 11 -
men NOUN NNS nsubj 12 -
died VERB VBD root 12 -
. PUNCT . punct 12 -
""")


@pytest.mark.parametrize("word", ["Rebels", "who", "They"])
def test_relative_and_plural_pronouns_join_the_group(word: str) -> None:
    found = named(cast_of(RELATIVE), RELATIVE, word)
    assert found == [(word, "", ("REB",))]


def test_counted_nobodies_are_no_actor() -> None:
    assert named(cast_of(RELATIVE), RELATIVE, "men") == []


def test_participant_of_a_span() -> None:
    cast = cast_of(UNKNOWN)
    end = UNKNOWN.text.index(", also")
    found = cast.participant(TextSpan.of(UNKNOWN.text, 0, end))
    assert found is not None
    assert found.name == "Ines Almeyda"
    where = UNKNOWN.text.index("also")
    assert cast.participant(TextSpan.of(UNKNOWN.text, where, where + 4)) is None


def test_empty_document_has_no_actors() -> None:
    doc = Doc(Vocab(), words=[])
    assert link_actors(doc, Document("d", "")).actors == []


TEXTS = [
    ("The United States and its allies imposed sanctions on Iran.", "2019-05-01", {"USA", "IRN"}),
    ("French President Emmanuel Macron met Chancellor Angela Merkel in Berlin.", "2020-05-01", {"FRA", "DEU"}),
    ("russian soldiers attacked ukrainian villagers.", "2022-05-01", {"RUS", "UKR"}),
]


@pytest.mark.parametrize(("text", "published", "countries"), TEXTS)
def test_on_the_shipped_parser(text: str, published: str, countries: set[str]) -> None:
    from dragoman.language import annotate

    doc = annotate(text)
    cast = link_actors(doc, Document("d", text, published=published))
    assert countries <= {actor.country for actor in cast.actors}
    for actor in cast.actors:
        for mention in actor.mentions:
            assert text[mention.start : mention.end] == mention.text


def test_same_document_gives_the_same_cast() -> None:
    assert cast_of(UNKNOWN).actors == cast_of(UNKNOWN).actors


def test_a_paper_that_bears_the_name_of_a_town_is_of_no_country() -> None:
    text = "Authorities in Peru released 35 persons, the Meridian agency reported. According to the agency, they went home."
    reading = dragoman.read(text, published="2024-05-01")
    found = {
        (one.id, one.country) for one in reading.actors if any("agency" in mention.text for mention in one.mentions)
    }
    assert found == {("doc:meridian", "")}

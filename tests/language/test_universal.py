from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.language.universal import UniversalDependencies


def parsed(words, upos, heads, deps, lemmas=None, ents=None):
    lemmas = (lemmas or words.lower()).split()
    return Doc(Vocab(), words=words.split(), pos=upos.split(), heads=heads, deps=deps.split(), lemmas=lemmas, ents=ents)


def clear(*args, **kwargs):
    return UniversalDependencies()(parsed(*args, **kwargs))


def tree(doc):
    return [(token.text, token.dep_, token.head.text) for token in doc]


def test_a_preposition_becomes_the_case_of_its_noun():
    doc = clear(
        "Russia sent troops to Syria", "PROPN VERB NOUN ADP PROPN", [1, 1, 1, 1, 3], "nsubj ROOT dobj prep pobj"
    )
    assert tree(doc)[2:] == [("troops", "obj", "sent"), ("to", "case", "Syria"), ("Syria", "obl", "sent")]


def test_under_a_noun_it_is_nmod():
    doc = clear("talks with Ankara failed", "NOUN ADP PROPN VERB", [3, 0, 1, 3], "nsubj prep pobj ROOT")
    assert tree(doc)[2] == ("Ankara", "nmod", "talks")


def test_a_passive_agent_is_obl_agent():
    doc = clear(
        "Aid was blocked by rebels", "NOUN AUX VERB ADP NOUN", [2, 2, 2, 2, 3], "nsubjpass auxpass ROOT agent pobj"
    )
    assert [token.dep_ for token in doc] == ["nsubj:pass", "aux:pass", "ROOT", "case", "obl:agent"]


def test_the_predicate_heads_a_copula():
    doc = clear("Iran is an ally", "PROPN AUX DET NOUN", [1, 1, 3, 1], "nsubj ROOT det attr", lemmas="Iran be a ally")
    assert tree(doc) == [
        ("Iran", "nsubj", "ally"),
        ("is", "cop", "ally"),
        ("an", "det", "ally"),
        ("ally", "ROOT", "ally"),
    ]


def test_conjuncts_hang_on_the_first():
    doc = clear(
        "Oman , Qatar and Egypt met",
        "PROPN PUNCT PROPN CCONJ PROPN VERB",
        [5, 0, 0, 2, 2, 5],
        "nsubj punct conj cc conj ROOT",
    )
    assert tree(doc)[2:5] == [("Qatar", "conj", "Oman"), ("and", "cc", "Egypt"), ("Egypt", "conj", "Oman")]


def test_universal_trees_are_left_alone():
    doc = UniversalDependencies(trees=False)(
        parsed("Russia sent troops", "PROPN VERB NOUN", [1, 1, 1], "nsubj ROOT obj")
    )
    assert [token.dep_ for token in doc] == ["nsubj", "ROOT", "obj"]


def test_entity_types_become_four():
    doc = clear("Putin visited Ankara Monday", "PROPN VERB PROPN PROPN", [1, 1, 1, 1], "nsubj ROOT dobj npadvmod",
                ents=["B-PERSON", "O", "B-GPE", "B-DATE"])  # fmt: skip
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Putin", "PER"), ("Ankara", "LOC")]

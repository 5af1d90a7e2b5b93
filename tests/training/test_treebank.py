from dragoman.training.attribution import mark_attribution, syntactic_attributions
from dragoman.training.gum import mark_entities
from dragoman.training.treebank import Sentence, fold, read_conllu, read_iob

CONLLU = """# newdoc id = sample
# sent_id = 1
# text = Oman's envoy said talks can't fail.
1-2\tOman's\t_\t_\t_\t_\t_\t_\t_\t_
1\tOman\tOman\tPROPN\tNNP\t_\t3\tnmod:poss\t_\t_
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_
3\tenvoy\tenvoy\tNOUN\tNN\t_\t4\tnsubj\t_\t_
4\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
5\ttalks\ttalk\tNOUN\tNNS\t_\t8\tnsubj:outer\t_\t_
6-7\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
6\tca\tcan\tAUX\tMD\t_\t8\taux\t_\t_
7\tn't\tnot\tPART\tRB\t_\t8\tadvmod\t_\t_
8\tfail\tfail\tVERB\tVB\t_\t4\tccomp\t_\tSpaceAfter=No
8.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_
9\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


def conllu(tmp_path):
    path = tmp_path / "sample.conllu"
    path.write_text(CONLLU)
    return list(read_conllu(path))


def test_conllu_words_heads_and_folded_labels(tmp_path):
    (sentence,) = conllu(tmp_path)
    assert sentence.words == ["Oman", "'s", "envoy", "said", "talks", "ca", "n't", "fail", "."]
    assert sentence.heads == [3, 1, 4, 0, 8, 8, 8, 4, 4]
    assert sentence.labels[0] == "nmod:poss"
    assert sentence.labels[4] == "nsubj"


def test_spaces_follow_multiword_tokens(tmp_path):
    (sentence,) = conllu(tmp_path)
    text = "".join(word + " " * space for word, space in zip(sentence.words, sentence.space_after, strict=True))
    assert text == "Oman's envoy said talks can't fail. "


def test_reporting_verb_gives_source_cue_and_content(tmp_path):
    sentences = conllu(tmp_path)
    mark_attribution(sentences, syntactic_attributions(sentences))
    source, cue, content = sentences[0].attribution
    assert source == ["B", "I", "I", "O", "O", "O", "O", "O", "O"]
    assert cue == ["O", "O", "O", "B", "O", "O", "O", "O", "O"]
    assert content == ["O", "O", "O", "O", "B", "I", "I", "I", "O"]


def test_iob_columns_of_three_corpora(tmp_path):
    for name, text in {
        "two": "Oman\tB-country\nsaid\tO\n\n",
        "numbered": "0\tOman\tB-country\n1\tsaid\tO\n\n",
        "five": "# text = Oman said\n1\tOman\tB-country\t-\tann\n2\tsaid\tO\t-\t-\n\n",
    }.items():
        path = tmp_path / name
        path.write_text(text)
        (sentence,) = read_iob(path, {"country": "LOC"})
        assert (sentence.words, sentence.ner) == (["Oman", "said"], ["B-LOC", "O"])


def test_gum_names_lose_titles_and_common_nouns_are_no_names():
    words = ["Foreign", "Minister", "Aisha", "Rahal", "met", "officials", "in", "Doha"]
    sentence = Sentence(
        words=words, upos=["ADJ", "PROPN", "PROPN", "PROPN", "VERB", "NOUN", "ADP", "PROPN"], xpos=["JJ", "NNP", "NNP", "NNP", "VBD", "NNS", "IN", "NNP"],
        heads=[2, 3, 5, 3, 0, 5, 8, 5], labels=["amod", "compound", "nsubj", "flat", "root", "obj", "case", "obl"],
        misc=["Entity=(1-person-new-x", "_", "_", "Entity=1)", "_", "Entity=(2-person-new-x)", "_", "Entity=(3-place-new-x)"],
    )  # fmt: skip
    mark_entities([sentence])
    assert sentence.ner == [None, None, "B-PER", "I-PER", "O", "O", "O", "B-LOC"]


def test_fold_keeps_named_subtypes():
    assert [fold(label) for label in ("nmod:poss", "nmod:desc", "obl")] == ["nmod:poss", "nmod", "obl"]

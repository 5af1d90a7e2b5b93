from types import SimpleNamespace

import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed")
transformers = pytest.importorskip("transformers", reason="the train extra is not installed")

from dragoman.training.fit import taught_loss  # noqa: E402
from dragoman.training.network import Reader, Sizes, Widths, fit_widths, keep  # noqa: E402
from dragoman.training.prune import _kept  # noqa: E402
from dragoman.training.smooth import smooth  # noqa: E402


@pytest.fixture
def network():
    torch.manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=50, hidden_size=64, num_hidden_layers=2, num_attention_heads=2, intermediate_size=96
    )
    return Reader(config, Sizes(5, 6, 7, 3, 9, 4)).eval()


@pytest.fixture
def batch():
    subwords = torch.tensor([[1, 7, 8, 9, 2]])
    words = torch.tensor([[1, 2, 3]])
    return {
        "subwords": subwords,
        "mask": torch.ones_like(subwords),
        "shapes": torch.ones_like(subwords),
        "first": words,
        "last": words,
        "span": torch.zeros(1, 3, dtype=torch.long),
    }


def scores(network, batch):
    return network(*(batch[name] for name in ("subwords", "mask", "shapes", "first", "last")))


def test_what_is_kept_whole_says_the_same(network, batch):
    before = scores(network, batch)
    keep(network, [torch.arange(2)] * 2, [torch.arange(96)] * 2)
    for old, new in zip(before, scores(network, batch), strict=True):
        assert torch.allclose(old, new, atol=1e-6)


def test_a_neuron_that_says_nothing_can_be_cut(network, batch):
    silent = 5
    with torch.no_grad():
        for layer in network.encoder.layers:
            layer.output.dense.weight[:, silent] = 0
    before = scores(network, batch)
    keep(network, [torch.arange(2)] * 2, [torch.tensor([n for n in range(96) if n != silent])] * 2)
    assert Widths.of(network) == Widths([2, 2], [95, 95])
    for old, new in zip(before, scores(network, batch), strict=True):
        assert torch.allclose(old, new, atol=1e-6)


def test_widths_are_found_again(network, tmp_path):
    keep(network, [torch.tensor([1]), torch.arange(2)], [torch.arange(32), torch.arange(64)])
    widths = Widths.of(network)
    widths.write(tmp_path)
    fresh = Reader(network.encoder.bert.config, Sizes(5, 6, 7, 3, 9, 4))
    fit_widths(fresh, tmp_path)
    assert Widths.of(fresh) == widths == Widths([1, 2], [32, 64])
    fresh.load_state_dict(network.state_dict())


def test_the_most_important_of_all_layers_are_kept_and_some_of_each():
    importance = torch.tensor([[9.0, 8.0, 7.0, 6.0], [0.1, 0.3, 0.2, 0.0]])
    assert [kept.tolist() for kept in _kept(importance, average=2, step=1, fewest=1)] == [[0, 1, 2], [1]]


def test_a_teacher_has_nothing_to_teach_itself(network, batch):
    words = network.words(*(batch[name] for name in ("subwords", "mask", "shapes", "first", "last")))
    same = taught_loss(words, network.scores(words), network, batch)
    other = taught_loss(words + 0.5, network.scores(words + 0.5), network, batch)
    assert same.item() == pytest.approx(0, abs=1e-5)
    assert other.item() > 0.01


class _Letters:
    """Stands in for a tokenizer of one subword a word, since the vocabulary of these networks is made up."""

    def encode_batch(self, windows, is_pretokenized):
        assert is_pretokenized
        return [SimpleNamespace(ids=[len(word) for word in words], word_ids=range(len(words))) for words in windows]


def test_a_smoothed_network_says_the_same_of_evener_values(network, batch):
    with torch.no_grad():
        for layer in network.encoder.layers:
            layer.attention.output.LayerNorm.weight[:2] = 30.0  # two values far larger than the rest
    before, dense = scores(network, batch), network.encoder.layers[0].intermediate.dense
    seen = []
    dense.register_forward_pre_hook(lambda _, inputs: seen.append(inputs[0]))
    scores(network, batch)
    smooth(network, _Letters(), [["Envoys", "met", "in", "Accra"], ["They", "parted"]])
    for old, new in zip(before, scores(network, batch), strict=True):
        assert torch.allclose(old, new, atol=1e-3)
    unsmoothed, *_, smoothed = (values.abs().amax() / values.abs().median() for values in seen)
    assert smoothed < unsmoothed / 2

"""The network: one MiniLM encoder, one head per task.

Heads follow Dozat and Manning (2017, deep biaffine attention) for arcs; relation labels are scored by a one-layer
perceptron on the sum of a dependent's and its head's projections, so that at run time labels cost a few per cent of
the encoder.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from dragoman.language.features import SHAPES

ARC_SIZE = 256
LABEL_SIZE = 192
HEAD_SIZE = 32
"""Values of one attention head of MiniLM-L6."""
WIDTHS = "widths.json"
OUTPUTS = ("upos", "xpos", "sentence", "ner", "attribution", "arcs", "label_dependents", "label_heads", "events")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many values each task predicts."""

    upos: int
    xpos: int
    labels: int
    ner: int
    attribution: int
    events: int


@dataclass(frozen=True, slots=True)
class Widths:
    """Attention heads and feed-forward neurons of every layer, where a run has fewer than MiniLM."""

    heads: list[int]
    neurons: list[int]

    @classmethod
    def of(cls, network: Reader) -> Widths:
        """Those of a network."""
        layers = network.encoder.layers
        return cls(
            [layer.attention.output.dense.in_features // HEAD_SIZE for layer in layers],
            [layer.output.dense.in_features for layer in layers],
        )

    def write(self, run: Path) -> None:
        """Beside the weights of a run."""
        (run / WIDTHS).write_text(json.dumps(asdict(self)))


class Encoder(nn.Module):
    """MiniLM with a learned embedding of the word shape added, and a learned mix of its layers."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.bert = BertModel(config, add_pooling_layer=False)
        self.shape = nn.Embedding(len(SHAPES), config.hidden_size)
        self.mix = nn.Parameter(torch.zeros(config.num_hidden_layers))
        nn.init.zeros_(self.shape.weight)
        with torch.no_grad():
            self.mix[-1] = 2.0

    @property
    def layers(self) -> list[Any]:
        """MiniLM's layers, first to last."""
        return list(self.bert.encoder.layer)

    def forward(self, subwords: Tensor, mask: Tensor, shapes: Tensor) -> Tensor:
        """(batch, subwords) → (batch, subwords, hidden)."""
        embedded = self.bert.embeddings.word_embeddings(subwords) + self.shape(shapes)
        states = self.bert(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True).hidden_states[1:]
        weights = torch.softmax(self.mix, 0)
        mixed = states[0] * weights[0]
        for index in range(1, len(states)):
            mixed = mixed + states[index] * weights[index]
        return mixed


class Reader(nn.Module):
    """Words in a window → scores for every task."""

    def __init__(self, config: BertConfig, sizes: Sizes, dropout: float = 0.33) -> None:
        super().__init__()
        hidden = config.hidden_size
        self.encoder = Encoder(config)
        self.drop = nn.Dropout(dropout)
        self.upos = nn.Linear(hidden, sizes.upos)
        self.xpos = nn.Linear(hidden, sizes.xpos)
        self.sentence = nn.Linear(hidden, 2)
        self.ner = nn.Sequential(nn.Linear(hidden, hidden), nn.GELU(), nn.Dropout(0.2), nn.Linear(hidden, sizes.ner))
        self.attribution = nn.Sequential(
            nn.Linear(hidden, 192), nn.GELU(), nn.Dropout(0.2), nn.Linear(192, sizes.attribution)
        )
        self.events = nn.Sequential(nn.Linear(hidden, 256), nn.GELU(), nn.Dropout(0.3), nn.Linear(256, sizes.events))
        self.root = nn.Parameter(torch.zeros(1, 1, hidden))
        self.arc_dependent = nn.Sequential(nn.Linear(hidden, ARC_SIZE), nn.LeakyReLU(0.1), nn.Dropout(dropout))
        self.arc_head = nn.Sequential(nn.Linear(hidden, ARC_SIZE), nn.LeakyReLU(0.1), nn.Dropout(dropout))
        self.arc_bilinear = nn.Linear(ARC_SIZE, ARC_SIZE, bias=False)
        self.arc_bias = nn.Linear(ARC_SIZE, 1)
        self.label_dependent = nn.Linear(hidden, LABEL_SIZE)
        self.label_head = nn.Linear(hidden, LABEL_SIZE)
        self.label = nn.Linear(LABEL_SIZE, sizes.labels)
        nn.init.normal_(self.root, std=0.02)
        nn.init.eye_(self.arc_bilinear.weight)
        with torch.no_grad():
            self.arc_bilinear.weight.mul_(0.1)

    def forward(
        self, subwords: Tensor, mask: Tensor, shapes: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        """Scores in the order of ``OUTPUTS``; arcs are (batch, words, 1 + words), candidate head 0 being the root."""
        return self.scores(self.drop(self.words(subwords, mask, shapes, first, last)))

    def scores(self, words: Tensor) -> tuple[Tensor, ...]:
        """What ``forward`` returns, from (batch, words, hidden)."""
        rooted = torch.cat([self.root.expand(words.shape[0], 1, -1), words], 1)
        heads = self.arc_head(rooted)
        arcs = self.arc_bilinear(self.arc_dependent(words)) @ heads.transpose(1, 2) + self.arc_bias(heads).transpose(
            1, 2
        )
        return (
            self.upos(words),
            self.xpos(words),
            self.sentence(words),
            self.ner(words),
            self.attribution(words),
            arcs,
            self.label_dependent(words),
            self.label_head(rooted),
            self.events(words),
        )

    def words(self, subwords: Tensor, mask: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """(batch, words, hidden): the mean of each word's first and last subword."""
        states = self.encoder(subwords, mask, shapes)
        return (_gather(states, first) + _gather(states, last)) * 0.5

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Label scores of (dependent, head) pairs of projections, each (pairs, LABEL_SIZE)."""
        return self.label(nn.functional.leaky_relu(dependents + heads, 0.1))


def fit_widths(network: Reader, run: Path) -> None:
    """Narrow a new network to the widths that ``run`` was pruned to, if it was: its weights then fit."""
    if (run / WIDTHS).exists():
        widths = json.loads((run / WIDTHS).read_text())
        keep(network, [torch.arange(n) for n in widths["heads"]], [torch.arange(n) for n in widths["neurons"]])


@torch.no_grad()
def keep(network: Reader, heads: Sequence[Tensor], neurons: Sequence[Tensor]) -> None:
    """Only these attention heads and feed-forward neurons of every layer, indices into what it has."""
    for layer, kept_heads, kept_neurons in zip(network.encoder.layers, heads, neurons, strict=True):
        rows = (kept_heads.unsqueeze(1) * HEAD_SIZE + torch.arange(HEAD_SIZE)).flatten()
        attention = layer.attention.self
        for name in ("query", "key", "value"):
            setattr(attention, name, _rows(getattr(attention, name), rows))
        layer.attention.output.dense = _columns(layer.attention.output.dense, rows)
        layer.intermediate.dense = _rows(layer.intermediate.dense, kept_neurons)
        layer.output.dense = _columns(layer.output.dense, kept_neurons)


def _rows(linear: nn.Linear, kept: Tensor) -> nn.Linear:
    """The same layer with only some of its outputs."""
    smaller = nn.Linear(linear.in_features, len(kept))
    smaller.weight.copy_(linear.weight[kept])
    smaller.bias.copy_(linear.bias[kept])
    return smaller


def _columns(linear: nn.Linear, kept: Tensor) -> nn.Linear:
    """The same layer with only some of its inputs."""
    smaller = nn.Linear(len(kept), linear.out_features)
    smaller.weight.copy_(linear.weight[:, kept])
    smaller.bias.copy_(linear.bias)
    return smaller


def _gather(states: Tensor, index: Tensor) -> Tensor:
    return torch.gather(states, 1, index.unsqueeze(-1).expand(-1, -1, states.shape[-1]))

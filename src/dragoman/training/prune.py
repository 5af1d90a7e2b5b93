"""``python -m dragoman.training.prune --data DATA --run RUN --out SMALLER``: a narrower encoder from a trained one.

Attention heads and feed-forward neurons are ranked over all layers by what the loss would change without them (the
square of activation times gradient, Molchanov et al. 2019) and the least are cut out; the matrix products of the
encoder, most of the time of reading, shrink with them. What is lost is taught again by going on with
``python -m dragoman.training --start SMALLER --teacher RUN``.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from dragoman.errors import OptionError
from dragoman.training.corpora import Corpora, load
from dragoman.training.export import load_network
from dragoman.training.fit import Recipe, inputs, task_losses
from dragoman.training.network import HEAD_SIZE, Reader, Widths, keep
from dragoman.training.windows import Vocabulary, batches, pack, tensors

LOG = logging.getLogger("dragoman.training")
STEPS = 120
STEP_OF_WIDTH = 32
"""Feed-forward neurons are cut in groups of this size: int8 products work on such blocks."""
FEWEST_HEADS, FEWEST_NEURONS = 4, 512


@dataclass(frozen=True, slots=True)
class Importance:
    """What the loss owes to every head and neuron: (layers, heads) and (layers, neurons)."""

    heads: Tensor
    neurons: Tensor


def prune(run: Path, out: Path, corpora: Corpora, heads: int, neurons: int, seed: int = 7) -> Widths:
    """Write ``out`` as ``run`` with ``heads`` attention heads and ``neurons`` neurons a layer on average."""
    vocabulary = json.loads((run / "vocabulary.json").read_text())
    network = load_network(run, vocabulary)
    tokenizer = Tokenizer.from_file(str(run / "tokenizer.json"))
    found = _importance(network, tokenizer, Vocabulary(**vocabulary), corpora, seed)
    layers = len(found.heads)
    if heads * layers > found.heads.numel() or neurons * layers > found.neurons.numel():
        raise OptionError(f"{heads} heads and {neurons} neurons a layer are more than there are. Give fewer.")
    kept_heads = _kept(found.heads, heads, 1, FEWEST_HEADS)
    kept_neurons = _kept(found.neurons, neurons, STEP_OF_WIDTH, FEWEST_NEURONS)
    keep(network, kept_heads, kept_neurons)
    widths = Widths.of(network)
    out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), out / "model.pt")
    widths.write(out)
    for name in ("vocabulary.json", "tokenizer.json"):
        shutil.copy(run / name, out / name)
    LOG.info("heads by layer %s, neurons by layer %s", widths.heads, widths.neurons)
    return widths


def _importance(
    network: Reader, tokenizer: Tokenizer, vocabulary: Vocabulary, corpora: Corpora, seed: int
) -> Importance:
    """Summed over ``STEPS`` batches of all corpora."""
    rng, recipe = random.Random(seed), Recipe(seed=seed)  # noqa: S311 - reproducible, not secret
    seen: dict[tuple[str, int], Tensor] = {}
    layers = network.encoder.layers
    sums = {
        "heads": [torch.zeros(layer.attention.output.dense.in_features // HEAD_SIZE) for layer in layers],
        "neurons": [torch.zeros(layer.output.dense.in_features) for layer in layers],
    }

    def watch(kind: str, number: int) -> Any:
        def remember(_: object, inputs: tuple[Tensor, ...]) -> None:
            inputs[0].retain_grad()
            seen[kind, number] = inputs[0]

        return remember

    for number, layer in enumerate(layers):
        layer.attention.output.dense.register_forward_pre_hook(watch("heads", number))
        layer.output.dense.register_forward_pre_hook(watch("neurons", number))
    windows = [
        window for sentences, weight, _ in corpora.parts() for window in pack(sentences, rng, recipe.longest, weight)
    ]
    for group in list(batches(windows, tokenizer, recipe.budget, rng))[:STEPS]:
        batch = tensors(group, tokenizer, vocabulary, rng)
        losses = task_losses(network, network(*inputs(batch)), batch, recipe)
        torch.stack([losses[name] * recipe.task_weights[name] for name in losses]).sum().backward()  # type: ignore[no-untyped-call]
        for (kind, number), value in seen.items():
            assert value.grad is not None
            effect = (value.detach() * value.grad).flatten(0, 1)
            if kind == "heads":
                effect = effect.view(len(effect), -1, HEAD_SIZE).sum(-1)
            sums[kind][number] += effect.square().sum(0)
        network.zero_grad(set_to_none=True)
    return Importance(torch.stack(sums["heads"]), torch.stack(sums["neurons"]))


def _kept(importance: Tensor, average: int, step: int, fewest: int) -> list[Tensor]:
    """Indices kept in each layer: the most important of all layers, in groups of ``step``, at least ``fewest``."""
    ordered = importance.sort(dim=1, descending=True)
    layers, width = importance.shape
    groups = ordered.values.view(layers, width // step, step).sum(-1)
    groups[:, : fewest // step] = torch.inf
    chosen = groups.flatten().topk(layers * average // step).indices
    counts = torch.bincount(chosen // groups.shape[1], minlength=layers) * step
    return [ordered.indices[layer, :count].sort().values for layer, count in enumerate(counts.tolist())]


def main(arguments: Sequence[str] | None = None) -> None:
    """Prune a run."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.training.prune", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with treebank/, gum/ and ner/")
    parser.add_argument("--run", type=Path, required=True, help="a run of dragoman.training")
    parser.add_argument("--out", type=Path, required=True, help="folder for the narrower weights")
    parser.add_argument("--heads", type=int, default=8, help="attention heads a layer, on average")
    parser.add_argument("--neurons", type=int, default=1024, help="feed-forward neurons a layer, on average")
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    prune(chosen.run, chosen.out, load(chosen.data), chosen.heads, chosen.neurons)


if __name__ == "__main__":
    main()

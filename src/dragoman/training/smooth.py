"""Make a network easier to quantise: what is large in few values of a layer's input moves into its weights.

After Xiao and others (2023, SmoothQuant). Dynamic int8 has one scale for all values of an input, so a few large ones
coarsen the rest; weights have a scale for each column. Every value is divided by a factor and its weights multiplied by
it: the network computes the same, and int8 loses less. Measured on the development parts of UD EWT and GUM, LAS: fp32
90.13 / 90.48, int8 90.08 / 90.28, int8 smoothed 90.09 / 90.44, for one per cent of the time. Smoothing what goes into
the second product of the feed-forward part as well lost 0.2.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from dragoman.training.network import Reader
from dragoman.training.windows import encode

_SHARE = 0.5
"""How much of the range of an input moves into the weights."""
_LEAST = 1e-5


class _Divided(nn.Module):
    """A layer whose input is divided first."""

    factor: Tensor

    def __init__(self, layer: nn.Linear, divisor: Tensor) -> None:
        super().__init__()
        self.layer = layer
        self.register_buffer("factor", 1 / divisor)

    def forward(self, values: Tensor) -> Tensor:
        """What the layer gave before its weights were multiplied."""
        result: Tensor = self.layer(values * self.factor)
        return result


@torch.no_grad()
def smooth(network: Reader, tokenizer: Tokenizer, texts: Sequence[list[str]]) -> None:
    """Smooth the inputs of attention and of the feed-forward part of every layer, in place.

    ``texts``: windows of words that show how large the values become.
    """
    places = [
        (owner, names)
        for layer in network.encoder.layers
        for owner, names in (
            (layer.attention.self, ("query", "key", "value")),
            (layer.intermediate, ("dense",)),
        )
    ]
    largest = _largest_inputs(network, [getattr(owner, names[0]) for owner, names in places], tokenizer, texts)
    for (owner, names), values in zip(places, largest, strict=True):
        layers = [getattr(owner, name) for name in names]
        weights = torch.stack([layer.weight.abs().amax(0) for layer in layers]).amax(0)
        divisor = values.clamp_min(_LEAST) ** _SHARE / weights.clamp_min(_LEAST) ** (1 - _SHARE)
        for name, layer in zip(names, layers, strict=True):
            layer.weight.mul_(divisor)
            setattr(owner, name, _Divided(layer, divisor))


def _largest_inputs(
    network: Reader, layers: Sequence[nn.Module], tokenizer: Tokenizer, texts: Sequence[list[str]]
) -> list[Tensor]:
    """For each layer the largest size of each value of its input, (values,)."""
    found: list[Tensor | None] = [None] * len(layers)

    def watch(number: int) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def note(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            sizes, before = inputs[0].abs().flatten(0, -2).amax(0), found[number]
            found[number] = sizes if before is None else torch.maximum(before, sizes)

        return note

    hooks = [layer.register_forward_pre_hook(watch(number)) for number, layer in enumerate(layers)]
    for words in texts:
        arrays = encode([words], tokenizer)
        network(*(torch.from_numpy(arrays[name]) for name in ("subwords", "mask", "shapes", "first", "last")))
    for hook in hooks:
        hook.remove()
    return [sizes for sizes in found if sizes is not None]

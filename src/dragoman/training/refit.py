"""``python -m dragoman.training.refit --run RUN --out RUN2``: teach the event head alone, the encoder as it is.

After weights of several runs were averaged, the event head stands before an encoder it was not trained with. Its words
are encoded once and the head is trained on the vectors: a few minutes, and no other task changes.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from dragoman.training.events import frame_examples, held_out, label_by_frames, read_events
from dragoman.training.export import export, load_network
from dragoman.training.fit import event_loss
from dragoman.training.network import WIDTHS, Reader
from dragoman.training.treebank import Sentence, read_conllu
from dragoman.training.windows import IGNORED, encode, event_types

LOG = logging.getLogger("dragoman.training")
EPOCHS = 30
BATCH = 512
RATE = 1e-3
OTHER_TEXT = 0.2
"""Weight of treebank words, which frames labelled, beside words of the written sentences."""


def refit(run: Path, out: Path, data: Path | None, seed: int = 7) -> Path:
    """Write ``out`` as ``run`` with a new event head; ``data`` adds treebank text that frames label."""
    torch.manual_seed(seed)
    vocabulary = json.loads((run / "vocabulary.json").read_text())
    network = load_network(run, vocabulary)
    tokenizer = Tokenizer.from_file(str(run / "tokenizer.json"))
    written = [s for s in read_events() if not held_out(s)] + frame_examples()
    other: list[Sentence] = []
    if data is not None:
        other = list(read_conllu(data / "treebank" / "ewt-train.conllu"))[:6000]
        label_by_frames(other)
    parts = [(written, 1.0), (other, OTHER_TEXT)]
    encoded = [_encoded(network, tokenizer, sentences, vocabulary["events"], weight) for sentences, weight in parts]
    vectors, targets, weights = (torch.cat(column) for column in zip(*encoded, strict=True))
    LOG.info("%d words, %d of them deeds", len(targets), int((targets > 0).sum()))
    _train(network.events, vectors, targets, weights, torch.tensor(event_types(vocabulary["events"])))
    out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), out / "model.pt")
    for name in ("vocabulary.json", "tokenizer.json", WIDTHS):
        if (run / name).exists():
            shutil.copy(run / name, out / name)
    return out


@torch.no_grad()
def _encoded(
    network: Reader, tokenizer: Tokenizer, sentences: Sequence[Sentence], labels: list[str], weight: float
) -> tuple[Tensor, Tensor, Tensor]:
    index = {label: number for number, label in enumerate(labels)}
    vectors, targets = [torch.zeros(0, 384)], [torch.zeros(0, dtype=torch.long)]
    for batch in _batches(sentences):
        arrays = {name: torch.from_numpy(a) for name, a in encode([s.words for s in batch], tokenizer).items()}
        words = network.words(arrays["subwords"], arrays["mask"], arrays["shapes"], arrays["first"], arrays["last"])
        for row, sentence in enumerate(batch):
            found = [IGNORED if label is None else index[label] for label in sentence.events or []]
            known = torch.tensor([number != IGNORED for number in found], dtype=torch.bool)
            vectors.append(words[row, : len(found)][known])
            targets.append(torch.tensor(found)[known])
    joined = torch.cat(targets)
    return torch.cat(vectors), joined, torch.full((len(joined),), weight)


def _batches(sentences: Sequence[Sentence], size: int = 32) -> Iterator[list[Sentence]]:
    ordered = sorted(sentences, key=lambda sentence: len(sentence.words))
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]


def _train(head: nn.Module, vectors: Tensor, targets: Tensor, weights: Tensor, types: Tensor) -> None:
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS)
    rng = random.Random(7)  # noqa: S311 - reproducible, not secret
    head.train()
    for epoch in range(EPOCHS):
        order = list(range(len(targets)))
        rng.shuffle(order)
        total = 0.0
        for start in range(0, len(order), BATCH):
            chosen = torch.tensor(order[start : start + BATCH])
            loss = event_loss(head(vectors[chosen]), targets[chosen], types, weights[chosen])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            total += float(loss.detach())
        schedule.step()
        LOG.info("epoch %d  loss %.4f", epoch, total * BATCH / len(order))
    head.eval()


def main() -> None:
    """Refit, then export."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.training.refit", description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="a run of dragoman.training")
    parser.add_argument("--out", type=Path, required=True, help="folder for the new weights and the exported model")
    parser.add_argument("--data", type=Path, help="folder with treebank/, for text without deeds")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    refit(arguments.run, arguments.out, arguments.data)
    export(arguments.out, arguments.out / "model")


if __name__ == "__main__":
    main()

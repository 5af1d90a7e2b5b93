"""The training loop: every corpus, every task, one encoder."""

from __future__ import annotations

import json
import logging
import math
import random
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from dragoman.errors import OptionError
from dragoman.training.augment import swap_names
from dragoman.training.corpora import Corpora
from dragoman.training.network import OUTPUTS, Reader, Sizes, Widths, fit_widths
from dragoman.training.pretrained import load_pretrained
from dragoman.training.windows import IGNORED, Vocabulary, Window, batches, pack, tensors

LOG = logging.getLogger("dragoman.training")


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the result besides the data."""

    epochs: int = 10
    seed: int = 7
    encoder_rate: float = 2.5e-4
    head_rate: float = 2e-3
    warmup: float = 0.06
    weight_decay: float = 0.01
    budget: int = 1600
    longest: int = 110
    label_smoothing: float = 0.03
    average_decay: float = 0.998
    subword_dropout: float = 0.06
    minutes: float = math.inf
    taught: float = 1.0
    task_weights: dict[str, float] = field(
        default_factory=lambda: {
            "arcs": 1.0,
            "labels": 1.0,
            "upos": 0.5,
            "xpos": 0.5,
            "sentence": 1.0,
            "ner": 1.0,
            "attribution": 0.7,
            "events": 2.0,
        }
    )


def fit(
    corpora: Corpora,
    recipe: Recipe,
    out: Path,
    threads: int = 2,
    start: Path | None = None,
    teacher: Path | None = None,
) -> Path:
    """Train and write ``model.pt`` (averaged weights) and ``vocabulary.json`` to ``out``.

    ``start`` is the folder of an earlier run whose weights to go on from, instead of the pretrained encoder's;
    ``teacher`` that of a run whose word vectors and scores to come near to, beside the corpora's labels.

    With ``minutes`` given, the learning-rate schedule runs on the clock instead of the step count, so that a run of
    known length ends annealed whatever else the machine does.
    """
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(threads)
    out.mkdir(parents=True, exist_ok=True)
    config, weights, tokenizer = load_pretrained()
    vocabulary = Vocabulary.of(corpora.syntax)
    sizes = Sizes(
        len(vocabulary.upos),
        len(vocabulary.xpos),
        len(vocabulary.labels),
        len(vocabulary.ner),
        3 * len(vocabulary.attribution),
        len(vocabulary.events),
    )
    network = Reader(config, sizes)
    network.encoder.bert.load_state_dict(weights)
    if start is not None:
        fit_widths(network, start)
        _go_on_from(network, start)
        Widths.of(network).write(out)
    (out / "vocabulary.json").write_text(json.dumps(asdict(vocabulary)))
    tokenizer.save(str(out / "tokenizer.json"))
    trainer = Trainer(network, tokenizer, vocabulary, corpora, recipe, out)
    if teacher is not None:
        trainer.teacher = Reader(config, sizes)
        fit_widths(trainer.teacher, teacher)
        _go_on_from(trainer.teacher, teacher)
        trainer.teacher.eval()
    trainer.run()
    return out / "model.pt"


class Trainer:
    """State of one run."""

    def __init__(
        self, network: Reader, tokenizer: Tokenizer, vocabulary: Vocabulary, corpora: Corpora, recipe: Recipe, out: Path
    ) -> None:
        self.network, self.tokenizer, self.vocabulary = network, tokenizer, vocabulary
        self.corpora, self.recipe, self.out = corpora, recipe, out
        self.optimizer = _optimizer(network, recipe)
        self.base_rates = [group["lr"] for group in self.optimizer.param_groups]
        self.average = {name: value.detach().clone() for name, value in network.state_dict().items()}
        self.teacher: Reader | None = None
        self.step, self.started = 0, time.monotonic()
        self.steps_in_all = 0

    def run(self) -> None:
        """All epochs."""
        for epoch in range(self.recipe.epochs):
            if self.progress() >= 1:
                break
            self.run_epoch(epoch)
            torch.save(self.average, self.out / "model.tmp")
            (self.out / "model.tmp").replace(self.out / "model.pt")

    def run_epoch(self, epoch: int) -> None:
        """One pass over every corpus in newly cut windows."""
        rng = random.Random(self.recipe.seed * 1000 + epoch)  # noqa: S311 - reproducible, not secret
        groups = list(batches(self.cut(rng), self.tokenizer, self.recipe.budget, rng))
        self.steps_in_all = len(groups) * self.recipe.epochs
        sums: dict[str, float] = {}
        for number, group in enumerate(groups):
            if self.progress() >= 1:
                break
            for name, value in self.learn(group, rng).items():
                sums[name] = sums.get(name, 0.0) + value
            if number % 50 == 49:
                shown = " ".join(f"{name} {value / 50:.3f}" for name, value in sums.items())
                minutes = (time.monotonic() - self.started) / 60
                LOG.info(
                    "epoch %d %d/%d  %.1f min  progress %.3f  %s",
                    epoch,
                    number + 1,
                    len(groups),
                    minutes,
                    self.progress(),
                    shown,
                )
                sums = {}

    def cut(self, rng: random.Random) -> list[Window]:
        """The windows of one epoch."""
        windows: list[Window] = []
        for sentences, weight, times in self.corpora.parts():
            for _ in range(times):
                swapped = [swap_names(sentence, rng) for sentence in sentences]
                windows += pack(swapped, rng, self.recipe.longest, weight)
        return windows

    def progress(self) -> float:
        """How much of the schedule is done, 0 to 1."""
        if self.recipe.minutes < math.inf:
            return (time.monotonic() - self.started) / 60 / self.recipe.minutes
        return self.step / self.steps_in_all if self.steps_in_all else 0.0

    def learn(self, group: list[Window], rng: random.Random) -> dict[str, float]:
        """One step; the losses by task."""
        progress = self.progress()
        factor = min(progress / self.recipe.warmup, 1.0) * 0.5 * (1 + math.cos(math.pi * min(progress, 1.0)))
        for base, parameters in zip(self.base_rates, self.optimizer.param_groups, strict=True):
            parameters["lr"] = base * max(factor, 1e-3)
        batch = tensors(group, self.tokenizer, self.vocabulary, rng)
        self.network.train()
        dropped = _with_dropped_subwords(batch, self.recipe.subword_dropout, self.tokenizer)
        words = self.network.words(*inputs(dropped))
        scores = self.network.scores(self.network.drop(words))
        losses = task_losses(self.network, scores, batch, self.recipe)
        if self.teacher is not None:
            losses["taught"] = taught_loss(words, scores, self.teacher, batch)
        weights = self.recipe.task_weights | {"taught": self.recipe.taught}
        total = torch.stack([losses[name] * weights[name] for name in losses]).sum()
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        self.update_average()
        return {name: float(value.detach()) for name, value in losses.items()}

    @torch.no_grad()
    def update_average(self) -> None:
        """Exponential average of the weights, with a short memory at the start."""
        decay = min(self.recipe.average_decay, (1 + self.step) / (10 + self.step))
        for name, value in self.network.state_dict().items():
            if value.dtype.is_floating_point:
                self.average[name].lerp_(value, 1 - decay)
            else:
                self.average[name].copy_(value)


def inputs(batch: dict[str, Tensor]) -> tuple[Tensor, ...]:
    """The arguments of ``Reader.forward``."""
    return batch["subwords"], batch["mask"], batch["shapes"], batch["first"], batch["last"]


def taught_loss(words: Tensor, scores: tuple[Tensor, ...], teacher: Reader, batch: dict[str, Tensor]) -> Tensor:
    """How far word vectors (mean square, in variances of the teacher's) and scores (divergence) are from a teacher's.

    ``words`` is (batch, words, hidden); ``scores`` as ``Reader.forward`` gives them. Labels of relations are left to
    the vectors: their projections are scored only once heads are known.
    """
    with torch.no_grad():
        wanted = teacher.words(*inputs(batch))
        goals = teacher.scores(wanted)
    real = batch["span"] >= 0
    loss = (words[real] - wanted[real]).square().mean() / wanted[real].var()
    candidates = _candidates(batch["span"])
    for name, score, goal in zip(OUTPUTS, scores, goals, strict=True):
        if name in ("label_dependents", "label_heads"):
            continue
        if name == "arcs":
            score, goal = score.masked_fill(~candidates, -1e4), goal.masked_fill(~candidates, -1e4)
        if name == "attribution":
            score, goal = score.view(*score.shape[:2], 3, 3), goal.view(*goal.shape[:2], 3, 3)
        loss = loss + nn.functional.kl_div(
            torch.log_softmax(score[real], -1).flatten(0, -2),
            torch.log_softmax(goal[real], -1).flatten(0, -2),
            log_target=True,
            reduction="batchmean",
        )
    return loss


def task_losses(
    network: Reader, outputs: tuple[Tensor, ...], batch: dict[str, Tensor], recipe: Recipe
) -> dict[str, Tensor]:
    """Mean loss of every task that the batch has targets for; ``outputs`` as ``Reader.forward`` gives them."""
    upos, xpos, sentence, ner, attribution, arcs, dependents, heads, events = outputs
    losses: dict[str, Tensor] = {}
    known = batch["heads"] != IGNORED
    if known.any():
        losses["upos"] = _cross_entropy(upos, batch["upos"])
        losses["xpos"] = _cross_entropy(xpos, batch["xpos"])
        losses["sentence"] = _cross_entropy(sentence, batch["sentence"])
        losses["arcs"] = _cross_entropy(arcs.masked_fill(~_candidates(batch["span"]), -1e4), batch["heads"])
        gold = batch["heads"].clamp(min=0)
        chosen = torch.gather(heads, 1, gold.unsqueeze(-1).expand(-1, -1, heads.shape[-1]))
        scores = network.label_scores(dependents[known], chosen[known])
        losses["labels"] = nn.functional.cross_entropy(
            scores, batch["labels"][known], ignore_index=IGNORED, label_smoothing=recipe.label_smoothing
        )
    if (batch["ner"] != IGNORED).any():
        raw = nn.functional.cross_entropy(ner.transpose(1, 2), batch["ner"], ignore_index=IGNORED, reduction="none")
        weight = batch["ner_weight"].unsqueeze(1).expand_as(raw)[batch["ner"] != IGNORED]
        losses["ner"] = (raw[batch["ner"] != IGNORED] * weight).mean()
    if (batch["attribution"] != IGNORED).any():
        scores = attribution.view(*attribution.shape[:2], 3, 3)
        losses["attribution"] = _cross_entropy(scores, batch["attribution"])
    if (batch["events"] != IGNORED).any():
        losses["events"] = event_loss(events, batch["events"], batch["event_types"])
    return losses


def event_loss(scores: Tensor, targets: Tensor, types: Tensor, weights: Tensor | None = None) -> Tensor:
    """Of labels (type and mode) and, beside it, of types alone: modes are many and their examples few.

    ``types`` is (labels,): the number of each label's type; ``weights``, one a word, are 1 unless given.
    """
    known = targets != IGNORED
    chances = torch.log_softmax(scores[known], -1)
    by_type = chances.new_zeros(len(chances), int(types.max()) + 1).scatter_add(
        1, types.expand_as(chances), chances.exp()
    )
    wanted = targets[known]
    rows = -torch.log(by_type.gather(1, types[wanted].unsqueeze(1)).clamp_min(1e-9)).squeeze(1)
    rows = rows + 0.5 * nn.functional.nll_loss(chances, wanted, reduction="none")
    weight = torch.ones_like(rows) if weights is None else weights[known]
    return (rows * weight).sum() / weight.sum()


def _go_on_from(network: Reader, start: Path) -> None:
    """Weights of an earlier run; a head that it lacked begins anew."""
    stored = torch.load(start / "model.pt", weights_only=True)
    missing, unexpected = network.load_state_dict(stored, strict=False)
    if unexpected or any(not name.startswith("events.") for name in missing):
        raise OptionError(f"{str(start)!r} holds the weights of another network. Start from a run of this version.")


def _cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    return nn.functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), targets.reshape(-1), ignore_index=IGNORED)


def _candidates(span: Tensor) -> Tensor:
    """(batch, words, 1 + words): the root and the words of the same sentence."""
    same = span.unsqueeze(2) == span.unsqueeze(1)
    root = torch.ones(*span.shape, 1, dtype=torch.bool)
    return torch.cat([root, same], 2)


def _with_dropped_subwords(batch: dict[str, Tensor], rate: float, tokenizer: Tokenizer) -> dict[str, Tensor]:
    unknown = tokenizer.token_to_id("[MASK]") or 0
    special = (batch["subwords"] == tokenizer.token_to_id("[CLS]")) | (
        batch["subwords"] == tokenizer.token_to_id("[SEP]")
    )
    dropped = (torch.rand(batch["subwords"].shape) < rate) & ~special & (batch["mask"] == 1)
    return batch | {"subwords": batch["subwords"].masked_fill(dropped, unknown)}


def _optimizer(network: Reader, recipe: Recipe) -> torch.optim.Optimizer:
    encoder = [p for p in network.encoder.bert.parameters() if p.requires_grad]
    mine = {id(p) for p in encoder}
    heads = [p for p in network.parameters() if id(p) not in mine]
    groups = [{"params": encoder, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=recipe.weight_decay, betas=(0.9, 0.98), foreach=True)

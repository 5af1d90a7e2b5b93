"""``python -m dragoman.training --data DATA --out RUN``: retrain the language model, fixed seed, one command."""

from __future__ import annotations

import argparse
import logging
import math
from dataclasses import replace
from pathlib import Path


def main() -> None:
    """Train, then export to ONNX."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with treebank/, gum/ and ner/")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights and the exported model")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--minutes", type=float, default=math.inf, help="run the schedule on the clock, for this long")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--start", type=Path, help="go on from the weights of this earlier run")
    parser.add_argument("--teacher", type=Path, help="come near to what this earlier run says, too")
    parser.add_argument("--rate", type=float, help="learning rate of the encoder; the heads' follows in proportion")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")

    from dragoman.training.corpora import load
    from dragoman.training.export import export
    from dragoman.training.fit import Recipe, fit

    recipe = Recipe(epochs=arguments.epochs, minutes=arguments.minutes, seed=arguments.seed)
    if arguments.rate:
        recipe = replace(
            recipe, encoder_rate=arguments.rate, head_rate=recipe.head_rate * arguments.rate / recipe.encoder_rate
        )
    fit(load(arguments.data), recipe, arguments.out, arguments.threads, arguments.start, arguments.teacher)
    export(arguments.out, arguments.out / "model")


if __name__ == "__main__":
    main()

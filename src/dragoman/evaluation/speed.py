"""How fast articles go from a raw file into an archive, beside the encoder alone on the same tokens.

The encoder is the limit: nothing downstream can make it faster, so the ratio says what the rest costs. Articles are
the demo corpus cut and joined to 500 words each, every one with its own id. Beside that: how many phrases a second the
registry resolves on one core, and how long it takes to load.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from dragoman.actors.registry import load_index
from dragoman.actors.resolver import resolve
from dragoman.evaluation.table import Table
from dragoman.job import demo_folder, read_archive
from dragoman.language import load
from dragoman.language.model import MAX_SUBWORDS, default_model
from dragoman.language.windows import cut_windows

WORDS = 500
EVERY = 7
"""Of the registry's entities, those whose name is resolved."""
HEADINGS = (
    *("articles", "words", "articles/s", "encoder alone", "ratio", "peak memory", "cold start"),
    *("resolved/s", "registry loaded"),
)
LEADS = ("", "the former ", "supporters of ")


@dataclass(frozen=True, slots=True)
class SpeedScores:
    """Seconds for ``documents`` articles, whole job and encoder alone; peak memory in MB; a cold start in seconds.

    ``resolved``: phrases a second; ``registry``: seconds of processor time to load the registry.
    """

    documents: int
    words: int
    seconds: float
    encoder_seconds: float
    peak_memory: float
    cold_start: float
    resolved: float
    registry: float

    @property
    def documents_per_second(self) -> float:
        """Articles a second, raw file to archive."""
        return self.documents / self.seconds

    @property
    def limit(self) -> float:
        """Articles a second if only the encoder ran."""
        return self.documents / self.encoder_seconds


def evaluate_speed(documents: int = 200, threads: int = 2) -> SpeedScores:
    """Code ``documents`` articles from JSONL into a new archive and time it."""
    from dragoman.ledger.ledger import Ledger

    articles = make_articles(documents)
    with tempfile.TemporaryDirectory() as folder:
        warm, source = Path(folder) / "warm.jsonl", Path(folder) / "articles.jsonl"
        warm.write_text(_lines(articles[:2], "warm"), encoding="utf-8")
        source.write_text(_lines(articles, "article"), encoding="utf-8")
        cold = _cold_start(Path(folder), articles[0])
        with Ledger.open(Path(folder) / "archive") as ledger:
            read_archive([str(warm)], ledger, threads=threads)
            started = time.perf_counter()
            read_archive([str(source)], ledger, threads=threads)
            seconds = time.perf_counter() - started
        encoder_seconds, words = _encoder_alone(articles, threads)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    resolved, registry = _resolving()
    return SpeedScores(documents, words, seconds, encoder_seconds, peak, cold, resolved, registry)


def make_articles(count: int) -> list[str]:
    """``count`` texts of 500 words, from the demo corpus, each beginning at another paragraph."""
    paragraphs = []
    for path in sorted(demo_folder().glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            paragraphs += str(record.get("text") or record.get("body") or record.get("content") or "").split("\n\n")
    articles = []
    for number in range(count):
        chosen: list[str] = []
        position = number
        while sum(len(paragraph.split()) for paragraph in chosen) < WORDS:
            chosen.append(paragraphs[position % len(paragraphs)])
            position += 1
        articles.append("\n\n".join(chosen))
    return articles


def _lines(articles: Sequence[str], name: str) -> str:
    records = ({"id": f"{name}-{number}", "text": text, "date": "2024-12-30"} for number, text in enumerate(articles))
    return "".join(json.dumps(record) + "\n" for record in records)


def _encoder_alone(articles: Sequence[str], threads: int) -> tuple[float, int]:
    """Seconds of the ONNX session on the windows of these articles, as many at once as the job reads; words read."""
    model, tokenizer = default_model(), load().tokenizer
    words, everything = 0, []
    for text in articles:
        tokens = [token.text for token in tokenizer(text) if not token.is_space]
        sizes = [len(form.subwords) for form in model.forms(tokens)]
        windows = [tokens[window.start : window.end] for window in cut_windows(tokens, [], sizes, MAX_SUBWORDS)]
        everything.append(windows)
        words += sum(map(len, windows))
    started = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(model.run, everything):
            pass
    return time.perf_counter() - started, words


def _cold_start(folder: Path, article: str) -> float:
    """Seconds of a fresh process that reads one article into a new archive."""
    path = folder / "one.txt"
    path.write_text(article, encoding="utf-8")
    command = [sys.executable, "-m", "dragoman.cli", "read", str(path), "-o", str(folder / "cold"), "--quiet"]
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own interpreter and arguments
    return time.perf_counter() - started


def _resolving() -> tuple[float, float]:
    """Phrases resolved a second, none asked for twice, and seconds of a fresh process that loads the registry."""
    index = load_index()
    phrases = [f"{lead}{entity.name}" for entity in index.entities[::EVERY] for lead in LEADS]
    started = time.process_time()
    for phrase in phrases:
        resolve(phrase)
    seconds = time.process_time() - started
    code = (
        "import time; from dragoman.actors.registry import load_index; started = time.process_time(); load_index(); "
        "print(time.process_time() - started)"
    )
    loading = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603 - our own interpreter and code
    return len(phrases) / seconds, float(loading.stdout)


def speed_table(scores: SpeedScores) -> Table:
    """One row: articles a second, the encoder's limit, their ratio, memory, cold start; the registry's speed."""
    row = [
        f"{scores.documents:,}",
        f"{scores.words:,}",
        f"{scores.documents_per_second:.1f}",
        f"{scores.limit:.1f}",
        f"{scores.documents_per_second / scores.limit:.2f}",
        f"{scores.peak_memory:.0f} MB",
        f"{scores.cold_start:.2f} s",
        f"{scores.resolved:,.0f}",
        f"{scores.registry:.2f} s",
    ]
    return Table(HEADINGS, [row])

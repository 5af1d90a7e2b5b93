"""Benchmarks: each prints its numbers from data named by the person who runs it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from pathlib import Path

from dragoman.errors import OptionError
from dragoman.evaluation.table import Table

Benchmark = Callable[[Path, int], str]


def evaluate(benchmark: str, data: Path | None = None, *, misses: int = 0, corpus: str = "first") -> str:
    """Run a benchmark on the data folder and give its report as text. Raises OptionError when either is unknown.

    ``corpus`` names one of the project's own collections where there are several (``accounts``).
    """
    known = [*BENCHMARKS, "accounts", *_OWN_DATA]
    if benchmark not in known:
        close = difflib.get_close_matches(benchmark, known, n=1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        raise OptionError(f"{benchmark!r} is no benchmark.{hint} There are: {', '.join(known)}.")
    if benchmark == "accounts":
        return _accounts(data, corpus, misses)
    if benchmark in _OWN_DATA:
        return _OWN_DATA[benchmark](data, misses)
    if data is None:
        raise OptionError(f"The benchmark {benchmark!r} needs its data. Give the folder with --data PATH.")
    if not data.exists():
        raise OptionError(f"The data folder {str(data)!r} does not exist. Give an existing one with --data PATH.")
    return BENCHMARKS[benchmark](data, misses)


def _with_misses(table: Table, misses: Iterable[Iterable[str]]) -> str:
    """The table, then a line for each miss."""
    return "\n".join([str(table), *("  ".join(miss) for miss in misses)])


def _parse(data: Path, misses: int) -> str:
    from dragoman.evaluation.parse import evaluate_parse, parse_table

    return str(parse_table(evaluate_parse(data)))


def _entities(data: Path, misses: int) -> str:
    from dragoman.evaluation.entities import entity_table, evaluate_entities

    results = evaluate_entities(data)
    return _with_misses(entity_table(results), [miss for result in results for miss in result.misses[:misses]])


def _events(data: Path, misses: int) -> str:
    from dragoman.evaluation.events import evaluate_events, report

    return report(evaluate_events(data / "plover" / "plv-dev.tsv" if data.is_dir() else data), misses=misses)


def _attribution(data: Path, misses: int) -> str:
    from dragoman.evaluation.attribution import attribution_table, evaluate_attribution

    scores = evaluate_attribution(data)
    return _with_misses(attribution_table(scores), scores.misses[:misses])


def _actors(data: Path, misses: int) -> str:
    from dragoman.evaluation.actors import actor_misses, actor_table, evaluate_actors

    cases = evaluate_actors(data)
    return "\n".join([str(actor_table(cases)), *actor_misses(cases)[:misses]])


def _coreference(data: Path, misses: int) -> str:
    from dragoman.evaluation.coreference import coreference_table, evaluate_coreference

    results = evaluate_coreference(data)
    return _with_misses(coreference_table(results), [miss for scores in results for miss in scores.misses[:misses]])


def _re3d(data: Path, misses: int) -> str:
    from dragoman.evaluation.re3d import evaluate_re3d, re3d_table

    scores = evaluate_re3d(data)
    return _with_misses(re3d_table(scores), scores.misses[:misses])


def _auxiliary(data: Path | None, misses: int) -> str:
    from dragoman.evaluation.auxiliary import report

    return report(data, misses=misses)


def _modes(data: Path | None, misses: int) -> str:
    from dragoman.evaluation.modes import report

    return report(data, misses=misses)


def _claims(data: Path | None, misses: int) -> str:
    from dragoman.corpora import CORPORA
    from dragoman.evaluation.claims import claims_table, evaluate_claims

    scores = evaluate_claims(data or CORPORA / "claims")
    return _with_misses(claims_table(scores), scores.misses[:misses])


def _relations(data: Path | None, misses: int) -> str:
    from dragoman.evaluation.relations import evaluate_relations, relations_table

    return relations_table(evaluate_relations())


def _accounts(data: Path | None, corpus: str, misses: int) -> str:
    from dragoman.corpora import CORPORA
    from dragoman.evaluation.accounts import account_misses, accounts_table, evaluate_accounts

    scores = evaluate_accounts(data or (Path(corpus) if Path(corpus).is_dir() else CORPORA / "stories" / corpus))
    return _with_misses(accounts_table(scores), account_misses(scores)[:misses])


def _speed(data: Path | None, misses: int) -> str:
    from dragoman.evaluation.speed import evaluate_speed, speed_table

    return str(speed_table(evaluate_speed()))


BENCHMARKS: dict[str, Benchmark] = {
    "parse": _parse,
    "entities": _entities,
    "actors": _actors,
    "coreference": _coreference,
    "re3d": _re3d,
    "events": _events,
    "attribution": _attribution,
}
_OWN_DATA: dict[str, Callable[[Path | None, int], str]] = {
    "auxiliary": _auxiliary,
    "modes": _modes,
    "claims": _claims,
    "relations": _relations,
    "speed": _speed,
}
"""Benchmarks that need no data folder: the repository's own ``corpora``, the demo articles, drawn series."""

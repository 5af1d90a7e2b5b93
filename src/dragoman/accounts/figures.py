"""Figures in a sentence: casualties, amounts, shares and counts. Words and rules: data/accounts/figures.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path

from dragoman.accounts.figure import Bound, Figure
from dragoman.settings import Strict, load_settings
from dragoman.span import Span

FILE = Path(__file__).parent.parent / "data" / "accounts" / "figures.yaml"

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|%|[,;:()]")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")
_FEW = 6
"""Words after a number among which an outcome is looked for; before it, half as many. More reach the next clause."""

_CLAUSE_ENDS = frozenset({",", ";", ":", "(", ")", "when", "while", "after", "before", "as", "although", "but"})


class FigureWords(Strict):
    """The whole file."""

    number_words: dict[str, int]
    multipliers: dict[str, int]
    vague: dict[str, tuple[float, float]]
    bounds: dict[Bound, list[str]]
    currencies: dict[str, list[str]]
    per_cent: list[str]
    outcomes: dict[str, list[str]]
    parts: list[str]
    not_figures: frozenset[str]
    not_after: frozenset[str]
    function_words: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A number with what belongs to it: bound, currency before, digits or words, multiplier, currency after."""

        def any_of(words: Sequence[str]) -> str:
            return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

        money = [word for words in self.currencies.values() for word in words]
        signs = [word for word in money if not word.isalpha()]
        units = [*(word for word in money if word.isalpha()), *self.per_cent]
        bounds = [word for words in self.bounds.values() for word in words]
        number = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
        word = any_of([*self.number_words])
        return re.compile(
            rf"(?:(?<!\w)(?P<bound>{any_of(bounds)})\s+)?(?P<sign>{any_of(signs)})?"
            rf"(?:(?P<vague>\b(?:{any_of([*self.vague])})\b)"
            rf"|(?<![\w.,:/-])(?P<number>{number})(?(sign)(?!\d)|(?!\w|[-:/.]\d|-\w))"
            rf"|(?P<word>\b(?:{word})(?:-(?:{word}))?\b|\b(?:half\s+)?an?\s+(?={any_of([*self.multipliers])})))"
            rf"(?:[\s-]*(?P<times>(?:{any_of([*self.multipliers])})(?:\s+(?:thousand|million))?)s?\b)?"
            rf"(?:(?<=hundred)\s+and\s+(?P<rest>(?:{word})(?:-(?:{word}))?)\b)?"
            rf"(?:\s*(?P<unit>(?:{any_of(units)})(?!\w)))?",
            re.IGNORECASE,
        )

    @cached_property
    def stops(self) -> frozenset[str]:
        """The function words as a set."""
        return frozenset(self.function_words.split())

    @cached_property
    def quick(self) -> frozenset[str]:
        """Words of which a sentence has one if it has a number in words."""
        vague = [word for words in self.vague for word in words.split()]
        return frozenset((*self.number_words, *vague, *self.multipliers, *(f"{word}s" for word in self.multipliers)))

    @cached_property
    def bound_of(self) -> dict[str, Bound]:
        """The kind of each bound's words."""
        return {word: kind for kind, words in self.bounds.items() for word in words}

    @cached_property
    def currency_of(self) -> dict[str, str]:
        """The code of each currency's sign and words; ``%`` for shares."""
        money = {word.casefold(): code for code, words in self.currencies.items() for word in words}
        return money | dict.fromkeys(self.per_cent, "%")

    @cached_property
    def outcome_of(self) -> dict[str, str]:
        """The outcome of each word."""
        return {word: name for name, words in self.outcomes.items() for word in words}


@cache
def figure_words() -> FigureWords:
    """The words. Raises LexiconError when the file does not validate."""
    return load_settings(FigureWords, FILE)


def figures(sentence: Span) -> list[Figure]:
    """The figures of a sentence in order; dates, times, ages, distances and numbers in names left out."""
    if not _DIGIT.search(sentence.text) and figure_words().quick.isdisjoint(_LETTERS.findall(sentence.text.casefold())):
        return []
    return list(_figures(sentence))


def _figures(sentence: Span) -> Iterator[Figure]:
    words, text = figure_words(), sentence.text
    for match in words.pattern.finditer(text):
        before = [word.casefold() for word in _WORD.findall(text[max(0, match.start() - 60) : match.start()])]
        after = [word.casefold() for word in _WORD.findall(text[match.end() : match.end() + 90])]
        span = _value(match)
        unit = words.currency_of.get((match["sign"] or match["unit"] or "").casefold(), "")
        if span is None or (not unit and _no_figure(match, before, after)):
            continue
        counts = unit or _counted(before, after)
        one = not match["times"] and (match["word"] or "").casefold() == "one"
        if counts and (not one or counts in words.outcomes):
            bound: Bound = "vague" if match["vague"] else words.bound_of.get((match["bound"] or "").casefold(), "")
            start, end = match.start(), match.start() + len(match[0].rstrip())
            found = Span(sentence.start + start, sentence.start + end, text[start:end])
            yield Figure(found, counts, *span, bound)


def _value(match: re.Match[str]) -> tuple[float, float] | None:
    words = figure_words()
    if match["vague"]:
        return words.vague[match["vague"].casefold()]
    if match["number"]:
        number = float(match["number"].replace(",", ""))
    else:
        parts = match["word"].casefold().split("-")
        number = sum(words.number_words.get(part, 0) for part in parts)
        if not number:
            number = 0.5 if parts[0].startswith("half") else 1
    for times in (match["times"] or "").casefold().split():
        number *= words.multipliers[times]
    number += sum(words.number_words[part] for part in (match["rest"] or "").casefold().split("-") if part)
    return number, number


def _no_figure(match: re.Match[str], before: Sequence[str], after: Sequence[str]) -> bool:
    words = figure_words()
    if after and after[0] in words.not_figures and not match["vague"]:
        return True
    bare = not match["bound"] and not match["times"]
    if bare and before and before[-1] in words.not_after:
        return True
    number = match["number"] or ""
    return bare and len(number) == 4 and 1500 <= int(number) <= 2100 if number.isdigit() else False


def _counted(before: Sequence[str], after: Sequence[str]) -> str:
    """What a number counts: the nearest outcome, else the noun after it."""
    words = figure_words()
    part = any(word in words.parts for word in before[-2:])
    nearest: tuple[int, str] | None = None
    for distance, word in enumerate(_clause(after, _FEW), start=1):
        if word in words.outcome_of:
            nearest = (distance, words.outcome_of[word])
            break
    for distance, word in enumerate(_clause(reversed(before), _FEW // 2), start=1):
        if word in words.outcome_of and (nearest is None or distance <= nearest[0]):
            nearest = (distance, words.outcome_of[word])
            break
    if nearest and not part:
        return nearest[1]
    return _noun(after)


def _clause(words: Sequence[str] | Iterator[str], most: int) -> list[str]:
    found: list[str] = []
    for word in words:
        if word in _CLAUSE_ENDS or len(found) == most:
            break
        found.append(word)
    return found


def _noun(after: Sequence[str]) -> str:
    """The noun phrase that follows, up to a function word or a verb's ending: "air strikes"."""
    words = figure_words()
    run: list[str] = []
    for word in _clause(after[1:] if after[:1] == ["of"] else after, 3):
        if word in words.stops or (run and word.endswith(("ed", "ing"))):
            break
        run.append(word)
    return run[-1] if run else ""

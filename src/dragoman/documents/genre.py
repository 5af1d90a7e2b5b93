"""Whether a text is news, opinion, an interview or something else."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from urllib.parse import urlsplit

from dragoman.documents.document import Genre
from dragoman.documents.header import section_genre
from dragoman.documents.knowledge import GenreCues, load

_QUOTED = re.compile(r"[\"“][^\"“”]{0,1000}[\"”]")
_SCORED = 12_000
_GENRES: dict[str, Genre] = {"news": "news", "opinion": "opinion", "interview": "interview", "other": "other"}


def find_genre(text: str, *, label: str = "", title: str = "", url: str = "", header: str = "") -> Genre:
    """The genre, decided by the first that speaks: a label given with the article, a line above it, its URL, its title
    ("Opinion: ..."), the text itself. ``news`` when none does.
    """
    for candidate in (*_label_parts(label), header, _from_url(url), _from_title(title), _from_text(text)):
        if candidate in _GENRES:
            return _GENRES[candidate]
    return "news"


def _label_parts(label: str) -> list[str]:
    parts = [label, *re.split(r"[,;/|>]+", label)]
    genres = [section_genre(part) for part in parts if part.strip()]
    return sorted(filter(None, genres), key=lambda genre: genre == "news")  # "News, Opinion" is opinion


def _from_url(url: str) -> str:
    if not url:
        return ""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    for part in path.split("/")[:-1]:
        genre = section_genre(part.replace("-", " "))
        if genre and genre != "news":
            return genre
    return ""


def _from_title(title: str) -> str:
    parts = re.split(r"\s*[:|]\s*|\s+[-–—]\s+", title)
    for part in (parts[0], parts[-1]) if len(parts) > 1 else ():
        genre = section_genre(part)
        if genre and genre != "news":
            return genre
    return ""


def _from_text(text: str) -> str:
    cues = load("genre.yaml", GenreCues)
    sample = text[:_SCORED]
    if any(opening in sample[:400] for opening in cues.other_openings):
        return "other"
    if len(_turns().findall(sample)) >= cues.interview_turns_needed:
        return "interview"
    own_words = "\n" + _QUOTED.sub('"', sample).lower()
    score = sum(weight * _up_to_two(pattern, own_words) for pattern, weight in _cues())
    return "opinion" if score >= cues.opinion_score else ""


def _up_to_two(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in islice(pattern.finditer(text), 2))


@cache
def _cues() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((re.compile(cue.pattern), cue.score) for cue in load("genre.yaml", GenreCues).cues)


@cache
def _turns() -> re.Pattern[str]:
    return re.compile(load("genre.yaml", GenreCues).interview_turns)

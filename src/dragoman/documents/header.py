"""What a text says of itself above its first sentences: title, byline, outlet, date, section; and its dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from dragoman.documents.datelines import find_dateline
from dragoman.documents.dates import date_line, find_date
from dragoman.documents.furniture import furniture, is_sentence
from dragoman.documents.knowledge import GenreCues, HeaderLines, HeaderPattern, load

_ZONE = 12
_BODY_BEFORE_BYLINE = 2
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
NAME = rf"(?:[Tt]he )?(?:{_CAPITAL}|\d)[\w.&'’/-]*(?:\s+(?:of|the|and|for|de|&|(?:{_CAPITAL}|\d)[\w.&'’/-]*)){{0,6}}"
_OUTLET = re.compile(NAME)
_PART = rf"(?:(?:al|el|an|ad|as|ibn|bin|de|del|della|di|da|dos|van|von|der|den|la|le)[-\s])?{_CAPITAL}[\w.'’-]*"
_PERSON = rf"{_CAPITAL}[\w.'’-]*(?:\s+(?:(?:de|van|von)\s+)?{_PART}){{1,4}}"
_SPLIT = re.compile(r"\s+[|•·–—-]\s+|\s*[|•·]\s*")
_DESK_CREDIT = re.compile(
    rf"\W*(?:Additional )?(?:Reporting|Writing|Report) by (?P<byline>{_PERSON}(?:(?:, | and ){_PERSON}){{0,3}})"
)
_TITLE_WORDS = (2, 32)
_TITLE_LENGTH = 240
_NO_TITLE_END = re.compile(r"(?<!\b[A-Z])[.,;:]$")


@dataclass(slots=True)
class Header:
    """What was found; ``paragraphs`` is the text without the lines that were only about it. The title stays."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    genre: str = ""
    paragraphs: list[str] = field(default_factory=list)


def read_header(paragraphs: list[str], *, title: str = "") -> Header:
    """Read the lines above the article. ``title`` is the title when it is known already."""
    header = Header(title=title)
    kept: list[str] = []
    body = 0
    for position, paragraph in enumerate(paragraphs[:_ZONE]):
        if body > _BODY_BEFORE_BYLINE:
            header.paragraphs = kept + paragraphs[position:]
            break
        if _same(paragraph, header.title):
            if not any(_same(paragraph, other) for other in kept):
                kept.append(paragraph)
        elif _take_line(paragraph, header):
            continue
        elif not header.title and not body and _looks_like_title(paragraph) and _text_follows(paragraphs, position):
            header.title = paragraph
            kept.append(paragraph)
        else:
            body += is_sentence(paragraph)
            kept.append(paragraph)
    else:
        header.paragraphs = kept + paragraphs[_ZONE:]
    _read_dateline(header)
    _read_desk_credit(header)
    return header


def section_genre(label: str) -> str:
    """The genre that a section, category or label stands for, or ``""``."""
    return _labels().get(" ".join(label.casefold().split()).strip(" :|"), "")


def _take_line(line: str, header: Header) -> bool:
    """Take what ``line`` says into ``header``; whether it said nothing else."""
    if len(line) > 200 or (
        is_sentence(line) and not line.lower().startswith(("by", "written", "published", "updated"))
    ):
        return False
    pieces = [piece for piece in _SPLIT.split(line) if piece]
    found = Header()
    if _take_piece(line, found) or (
        len(pieces) > 1 and all(_take_piece(piece, found) or _take_outlet(piece, found) for piece in pieces)
    ):
        for name in ("byline", "outlet", "published", "genre"):
            if not getattr(header, name):
                setattr(header, name, getattr(found, name))
        return True
    return False


def _take_piece(piece: str, found: Header) -> bool:
    piece = piece.strip(" ,;")
    date = date_line(piece)
    if date:
        found.published = found.published or date
        return True
    dated = find_date(piece)
    if dated:  # "By Jane Doe, 12 March 2021"
        rest = piece[: dated[1]].rstrip(" ,;–—-|") or piece[dated[2] :].lstrip(" ,;–—-|")
        tail = piece[dated[1] :] if piece[: dated[1]].strip() else ""
        if (not tail or date_line(tail)) and (_take_names(rest, found) or _take_outlet(rest, found)):
            found.published = found.published or dated[0]
            return True
    if _take_names(piece, found) or _take_label(piece, found):
        return True
    return bool(furniture(piece)) and furniture(piece) in {"reading time", "update note"}


def _take_names(piece: str, found: Header) -> bool:
    for pattern, genre in _byline_patterns():
        match = pattern.fullmatch(piece)
        if match:
            names = match.group("byline")
            if names.split()[0].strip(".,") in _not_names():
                return False
            outlet = match.groupdict().get("outlet") or ""
            if not outlet:
                names, outlet = _part_outlet(names)
            found.byline = found.byline or names
            found.outlet = found.outlet or outlet
            found.genre = found.genre or genre
            return True
    for pattern, _ in _outlet_patterns():
        match = pattern.fullmatch(piece)
        if match:
            found.outlet = found.outlet or match.group("outlet")
            return True
    return False


def _part_outlet(names: str) -> tuple[str, str]:
    """``Jane Doe, Northern Courier`` as the person and the outlet."""
    people, comma, last = names.rpartition(",")
    last = last.strip()
    named = last.startswith("The ") or not _outlet_words().isdisjoint(last.split())
    is_outlet = bool(comma) and (named or last in _agencies())
    return (people.strip(), last) if is_outlet else (names, "")


def _take_outlet(piece: str, found: Header) -> bool:
    """An outlet that only its name shows: "Northern Courier" beside a date or a byline."""
    if not _OUTLET.fullmatch(piece) or _outlet_words().isdisjoint(piece.split()):
        return False
    found.outlet = found.outlet or piece
    return True


def _take_label(piece: str, found: Header) -> bool:
    if piece in _agencies():
        found.outlet = found.outlet or piece
        return True
    label = piece.casefold().strip(" :")
    if label in _sections() or label in _labels():
        found.genre = found.genre or section_genre(label)
        return True
    return False


def _looks_like_title(line: str) -> bool:
    words = line.count(" ") + 1
    return (
        _TITLE_WORDS[0] <= words <= _TITLE_WORDS[1]
        and len(line) <= _TITLE_LENGTH
        and not line[0].islower()
        and not _NO_TITLE_END.search(line)
        and not furniture(line)
        and any(character.isalpha() for character in line)
    )


def _text_follows(paragraphs: list[str], position: int) -> bool:
    return any(is_sentence(paragraph) for paragraph in paragraphs[position + 1 : position + 40])


def _same(paragraph: str, title: str) -> bool:
    return bool(title) and squash(paragraph) == squash(title)


def squash(text: str) -> str:
    """Letters and digits alone, in one case: for comparing titles."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _read_dateline(header: Header) -> None:
    body = next((paragraph for paragraph in header.paragraphs if is_sentence(paragraph)), "")
    found = find_dateline(body)
    if found is None:
        return
    header.published = header.published or found.published
    is_outlet = found.agency in _agencies() or not _outlet_words().isdisjoint(found.agency.split())
    if is_outlet and not header.outlet:
        header.outlet = found.agency


def _read_desk_credit(header: Header) -> None:
    for paragraph in header.paragraphs[-4:]:
        match = _DESK_CREDIT.match(paragraph) if not header.byline and furniture(paragraph) else None
        if match:
            header.byline = match["byline"]


@cache
def _lines() -> HeaderLines:
    return load("header.yaml", HeaderLines)


@cache
def _byline_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return _compiled(_lines().bylines)


@cache
def _outlet_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return _compiled(_lines().outlets)


def _compiled(entries: list[HeaderPattern]) -> tuple[tuple[re.Pattern[str], str], ...]:
    others = "|".join(re.escape(name) for name in sorted(_lines().agencies + _lines().desks, key=len, reverse=True))
    one = rf"(?:(?:{others})(?!\w)|{_PERSON})"
    people = rf"{one}(?:(?:,\s*(?:and\s+)?|\s+(?:and|AND|with)\s+|\s*[&;]\s*){one}){{0,4}}"
    return tuple(
        (re.compile(entry.pattern.replace("{NAME}", NAME).replace("{PEOPLE}", people)), entry.genre)
        for entry in entries
    )


@cache
def _agencies() -> frozenset[str]:
    return frozenset(_lines().agencies)


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(name for word in _lines().outlet_words for name in (word, word.upper()))


@cache
def _not_names() -> frozenset[str]:
    return frozenset(name for word in _lines().not_names for name in (word, word.upper()))


@cache
def _sections() -> frozenset[str]:
    return frozenset(section.casefold() for section in _lines().sections)


@cache
def _labels() -> dict[str, str]:
    labels = load("genre.yaml", GenreCues).labels
    return {name.casefold(): genre for genre, names in labels.items() for name in names}

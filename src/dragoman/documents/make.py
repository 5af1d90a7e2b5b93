"""From what was read to a Document: text in order, header read, furniture removed, language checked, id computed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any, get_args
from urllib.parse import urlsplit

from dragoman.documents.credits import with_credit
from dragoman.documents.dates import parse_date
from dragoman.documents.document import Document, Genre
from dragoman.documents.english import detect_language, language_name
from dragoman.documents.fields import FieldMap, as_text
from dragoman.documents.furniture import remove_furniture
from dragoman.documents.genre import find_genre
from dragoman.documents.header import read_header, squash
from dragoman.documents.markup import fragment_text, is_markup
from dragoman.documents.normalise import clean_characters, one_line, paragraphs
from dragoman.documents.options import ReadOptions
from dragoman.documents.record import Record
from dragoman.errors import DateError, DocumentError, OptionError

_LONGEST_FIELD = 2000
_ROW_NUMBER = re.compile(r"\d{1,12}")
_DEFAULTS = ReadOptions()


def make_document(
    item: str | Mapping[str, Any] | Document,
    *,
    title: str = "",
    outlet: str = "",
    byline: str = "",
    published: Any = "",
    url: str = "",
    genre: str | None = None,
    id: str = "",
    source: str = "",
    options: ReadOptions = _DEFAULTS,
) -> Document:
    """The Document for a text, or for a mapping with fields such as ``text``, ``title``, ``date``.

    A Document is taken as it is. What is given by name wins over what the item says.

    ``published`` is an ISO date or another common form, a ``date`` or a Unix time. Raises DocumentError (with
    ``reason``) when the item cannot be coded, DateError when ``published`` is no date, OptionError when ``genre`` is no
    genre.
    """
    given = {"title": title, "outlet": outlet, "byline": byline, "url": url, "id": id}
    date = _given_date(published)
    if genre is not None and genre not in get_args(Genre):
        raise OptionError(f"{genre!r} is no genre. Give one of {', '.join(get_args(Genre))}.")
    if isinstance(item, Document):
        named = {**given, "published": date, "genre": genre or "", "source": source}
        return replace(item, **{name: value for name, value in named.items() if value})  # type: ignore[arg-type]
    if isinstance(item, str):
        values: dict[str, Any] = {"text": item}
    elif isinstance(item, Mapping):
        values = FieldMap(options.map).apply(item)
        if "text" not in values and not values.get("title") and not title:
            raise DocumentError(
                f"The item has no text. Its fields: {_names(item)}. Name one with map.", reason="no-text"
            )
    else:
        raise DocumentError(f"{type(item).__name__} is no text, mapping or Document.", reason="unreadable")
    values.update({name: value for name, value in given.items() if value})
    if date:
        values["published"] = date
    if genre:
        values["genre"] = genre
    return document_from(Record(source=source, values=values), options)


def document_from(record: Record, options: ReadOptions = _DEFAULTS, *, own_id: bool = True) -> Document:
    """The Document that ``record`` (with a Document's field names) gives. Raises DocumentError.

    ``own_id`` says that an ``id`` was named by a person; otherwise one that is only a row number is joined with the
    hash of the content, because row numbers repeat from file to file.
    """
    values = _Values(record)
    raw = as_text(record.values.get("text"), "\n\n")
    _check_length(raw, options)
    text = clean_characters(fragment_text(raw) if is_markup(raw) and record.layout != "pages" else raw)
    title = values.line("title")
    blocks = paragraphs(text, record.layout)
    if not blocks:
        blocks = _title_alone(title, record, values)
    published = values.date()
    header = read_header(blocks, title=title)
    kept = remove_furniture(header.paragraphs)
    if not any(re.search(r"\w", paragraph) for paragraph in kept):
        raise DocumentError("holds only page furniture (credits, prompts, share bars), no article.", reason="no-text")
    text = "\n\n".join(_with_title(kept, header.title))
    url = values.line("url")
    outlet = _outlet(values.line("outlet") or header.outlet, url)
    published = published or header.published
    label = values.line("genre")
    return Document(
        id=_identifier(values.line("id"), text, outlet, published, url, own_id),
        text=text,
        title=header.title,
        outlet=outlet,
        byline=with_credit(_byline(values.line("byline")) or header.byline, blocks, outlet),
        published=published,
        url=url,
        genre=_genre(label) or find_genre(text, label=label, title=header.title, url=url, header=header.genre),
        language=_language(text, options, values.warnings),
        source=record.source,
        warnings=tuple(values.warnings),
    )


@dataclass(slots=True)
class _Values:
    """The fields of a record, cleaned one by one; what cannot be used as given is noted in ``warnings``."""

    record: Record
    warnings: list[str]

    def __init__(self, record: Record) -> None:
        self.record = record
        self.warnings = list(record.warnings)

    def line(self, name: str) -> str:
        value = as_text(self.record.values.get(name))
        if is_markup(value):
            value = fragment_text(value)
        value = one_line(value)
        if len(value) > _LONGEST_FIELD:
            self._warn(f"{name} has {len(value):,} characters; the first {_LONGEST_FIELD:,} are kept.")
            value = value[:_LONGEST_FIELD].rstrip()
        return value

    def date(self) -> str:
        value = self.record.values.get("published")
        if isinstance(value, list | tuple | Mapping):
            value = as_text(value)
        if value is None or (isinstance(value, str) and not value.strip()):
            return ""
        found = parse_date(value)
        if not found:
            self._warn(
                f"The publication date {one_line(str(value))[:60]!r} is no date with year, month and day, or can be "
                f"read in two "
                "ways; the document is kept without it. Write dates as YYYY-MM-DD."
            )
        return found

    def _warn(self, message: str) -> None:
        if message not in self.warnings:
            self.warnings.append(message)


def _given_date(published: Any) -> str:
    if published is None or published == "":
        return ""
    found = parse_date(published)
    if not found:
        raise DateError(
            f"{published!r} is no publication date with year, month and day, or can be read in two ways. Write it "
            f"as YYYY-MM-DD."
        )
    return found


def _check_length(text: str, options: ReadOptions) -> None:
    if len(text) > options.max_characters:
        raise DocumentError(
            f"has {len(text):,} characters, more than the {options.max_characters:,} allowed for one document. "
            "Split it, or raise max_characters.",
            reason="too-large",
        )


def _title_alone(title: str, record: Record, values: _Values) -> list[str]:
    if title and "text" not in record.values:
        values.warnings.append("There is no body text; the title alone is coded.")
        return [title]
    raise DocumentError("is empty: it holds no characters of text.", reason="empty")


def _with_title(blocks: list[str], title: str) -> list[str]:
    """The title as the first paragraph, once: not again when the text begins with it."""
    wanted = squash(title)
    if not wanted:
        return blocks
    if any(squash(block) == wanted for block in blocks[:3]) or squash(blocks[0]).startswith(wanted):
        return blocks
    return [title, *blocks]


def _outlet(outlet: str, url: str) -> str:
    """The outlet's name; the host of its address when there is no name."""
    if re.match(r"https?://", outlet):
        return _host(outlet) or outlet
    return outlet or _host(url)


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _byline(byline: str) -> str:
    return re.sub(r"^(?:\w+\s+)?by\s*:?\s+", "", byline, flags=re.IGNORECASE)


def _genre(label: str) -> Genre | None:
    return next((genre for genre in get_args(Genre) if genre == label), None)


def _language(text: str, options: ReadOptions, warnings: list[str]) -> str:
    code = detect_language(text)
    if code and code != "en" and not options.any_language:
        raise DocumentError(
            f"is in {language_name(code)}, not in English. Translate it first, or read it with any_language.",
            reason="not-english",
        )
    if not code:
        warnings.append("The language could not be told from so little text; it is read as English.")
    return code or "en"


def _identifier(given: str, text: str, outlet: str, published: str, url: str, own_id: bool) -> str:
    digest = blake2b("\x1f".join((text, outlet, published, url)).encode("utf-8"), digest_size=8).hexdigest()
    if not given:
        return digest
    return given if own_id or not _ROW_NUMBER.fullmatch(given) else f"{given}-{digest}"


def _names(item: Mapping[str, Any]) -> str:
    names = [str(name) for name in item]
    return (", ".join(names[:20]) or "none") + (" ..." if len(names) > 20 else "")

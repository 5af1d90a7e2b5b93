"""Markdown, with YAML front matter when there is some: one file, one article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from dragoman.documents.encoding import decode
from dragoman.documents.fields import FieldMap
from dragoman.documents.options import ReadOptions
from dragoman.documents.record import Record
from dragoman.documents.source import Source

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.{0,20000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
_REFERENCE = re.compile(r"^\s{0,3}\[[^\]\n]{1,200}\]:\s+\S.*$", re.MULTILINE)
_TITLE = re.compile(r"\A\s*(?:#[ \t]+([^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)|([^\n]+)\n=+[ \t]*(?:\n|\Z))")
_LINE_MARKS = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|(?:[-*_][ \t]*){3,}$|=+[ \t]*$)", re.MULTILINE)
_LIST_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE)
_HEADING_END = re.compile(r"^([ \t]{0,3}#{1,6}[ \t].*)$", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3}|~~|`{1,2})(?=\S)([^\n*_`~]{1,500}?)(?<=\S)\1(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~])")


def read(source: Source, options: ReadOptions) -> Iterator[Record]:
    """The text without its marks; title from the first heading or the front matter."""
    text = decode(source.read(options.max_bytes)).replace("\r\n", "\n")
    values, text, warnings = _front_matter(text)
    heading = _TITLE.match(text)
    if heading and "title" not in values:
        values["title"] = plain((heading[1] or heading[2]).strip())
    if heading:
        text = f"{(heading[1] or heading[2]).strip()}\n\n{text[heading.end() :]}"
    values["text"] = plain(text)
    yield Record(source.name, values, warnings=warnings)


def plain(text: str) -> str:
    """Markdown without its marks: links as their words, no pictures, no code, list items as paragraphs."""
    text = _COMMENT.sub("", _FENCE.sub("", text))
    text = _REFERENCE.sub("", _LINK.sub(r"\1", _IMAGE.sub("", text)))
    text = _LIST_ITEM.sub("\n", _LINE_MARKS.sub("", _HEADING_END.sub(r"\n\1\n", text)))
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub(r"\2", text))


def _front_matter(text: str) -> tuple[dict[str, Any], str, tuple[str, ...]]:
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text, ()
    try:
        found = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text[match.end() :], ("The front matter is no valid YAML; it is not used.",)
    if not isinstance(found, dict):
        return {}, text, ()
    values = FieldMap({}).apply({str(key): value for key, value in found.items()})
    values.pop("text", None)
    return values, text[match.end() :], ()

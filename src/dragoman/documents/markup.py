"""Fragments of HTML inside fields of records and feeds, to text with paragraphs."""

from __future__ import annotations

import re

_TAG = re.compile(
    r"</(?:p|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|blockquote|article|section|td|font|figure)\s*>|<br\s*/?>|<p\b",
    re.IGNORECASE,
)
_BLOCKS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "article", "section", "table", "tr",
    "figure", "figcaption", "header", "footer", "aside", "main", "pre", "dl", "dt", "dd", "hr",
})  # fmt: skip
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "form", "button", "nav", "aside", "figcaption",
    "select", "video", "audio",
})  # fmt: skip


def is_markup(text: str) -> bool:
    """Whether ``text`` holds HTML tags."""
    return "<" in text and bool(_TAG.search(text))


def fragment_text(markup: str) -> str:
    """The running text of an HTML fragment, paragraphs separated by blank lines. Scripts, forms and captions are left
    out.
    """
    from lxml import html
    from lxml.etree import ParserError

    try:
        root = html.fragment_fromstring(markup.replace("\x00", ""), create_parent="div")
    except (ParserError, ValueError):
        return re.sub(r"<[^<>]{0,1000}>", " ", markup)
    pieces: list[str] = []
    skipping = 0
    from lxml.etree import iterwalk

    for event, element in iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            skipping += tag in _SKIPPED
            if tag in _BLOCKS:
                pieces.append("\n\n")
            if tag == "br":
                pieces.append("\n")
            if not skipping and element.text:
                pieces.append(_flow(element.text))
        else:
            skipping -= event == "end" and tag in _SKIPPED
            if tag in _BLOCKS:
                pieces.append("\n\n")
            if not skipping and element.tail and element is not root:
                pieces.append(_flow(element.tail))
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip()


def _flow(text: str) -> str:
    return re.sub(r"\s+", " ", text)

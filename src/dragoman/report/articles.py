"""The articles of a report: their list, and the texts that something in the report links into."""

# ruff: noqa: S608 - values enter the SQL through scope.literal, which quotes them; an archive runs nothing but SELECT

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dragoman.ledger.rows import Row
from dragoman.report.passages import Laid, Mark, Passage, lay_out
from dragoman.report.scope import Scope, literals, told
from dragoman.span import Span

if TYPE_CHECKING:
    from dragoman.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Need:
    """A stretch of a document that something links to, by ``ref``, and what is to be marked in it."""

    document_id: str
    span: Span
    ref: str
    marks: list[Mark]


@dataclass(frozen=True, slots=True)
class Article:
    """One document in the list; ``laid`` holds its text when the report has room for it."""

    anchor: str
    id: str
    title: str
    outlet: str
    byline: str
    published: str
    url: str
    genre: str
    language: str
    copy_of: str
    source: str
    words: int
    events: int
    laid: Laid | None = None


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles by document id, in order of publication. ``left_out`` counts those not even listed."""

    by_id: dict[str, Article] = field(default_factory=dict)
    left_out: int = 0
    without_text: int = 0

    def __iter__(self) -> Iterator[Article]:
        return iter(self.by_id.values())

    def get(self, document_id: str) -> Article | None:
        """The article, or None when it is not listed."""
        return self.by_id.get(document_id)

    def passage(self, document_id: str, ref: str) -> str:
        """The anchor of a passage; the article's own when its text is not shown; empty when it is not listed."""
        article = self.by_id.get(document_id)
        if article is None:
            return ""
        return article.laid.anchors.get(ref, article.anchor) if article.laid else article.anchor


def gather_articles(
    ledger: Ledger, scope: Scope, needs: Sequence[Need], listed: int, text_limit: int, article_limit: int
) -> Articles:
    """Up to ``listed`` articles, those that are linked to first; texts until ``text_limit`` characters are used up."""
    by_document: dict[str, list[Need]] = defaultdict(list)
    for need in needs:
        by_document[need.document_id].append(need)
    found = _listed(ledger, scope, list(by_document), listed)
    left_out = found[0]["documents"] - len(found) if found else 0
    chosen = sorted(found, key=lambda one: (str(one["published"] or "9999"), one["id"]))
    articles = {one["id"]: _article(one, number) for number, one in enumerate(chosen, 1)}
    budget = text_limit
    wanted = sorted((one for one in by_document if one in articles), key=lambda one: (-len(by_document[one]), one))
    for document_id, text in _texts(ledger, wanted):
        laid = _laid(text, articles[document_id].anchor, by_document[document_id], article_limit)
        size = sum(
            len(part.text) for paragraph in laid.paragraphs for block in paragraph.blocks for part in block.segments
        )
        if size <= budget:
            budget -= size
            articles[document_id] = replace(articles[document_id], laid=laid)
    without = sum(1 for one in wanted if articles[one].laid is None)
    return Articles(articles, left_out, without)


def _listed(ledger: Ledger, scope: Scope, linked: Sequence[str], limit: int) -> list[Row]:
    first = f"coalesce(d.id IN ({literals(linked)}), false)"
    inside = "true" if scope.everything else f"(per.document_id IS NOT NULL OR {first})"
    query = f"""{told(scope)}, per AS (SELECT document_id, count(*) AS events FROM told GROUP BY document_id)
        SELECT d.id, d.title, d.outlet, d.byline, d.published, d.url, d.genre, d.language, d.copy_of, d.source, d.words,
               coalesce(per.events, 0) AS events, count(*) OVER () AS documents
        FROM documents d LEFT JOIN per ON per.document_id = d.id WHERE {inside}
        ORDER BY {first} DESC, events DESC, d.published, d.id LIMIT {limit}"""
    return list(ledger.rows(query))


def _article(found: Row, number: int) -> Article:
    published = str(found.pop("published") or "")
    found.pop("documents")
    return Article(anchor=f"d{number}", published=published, **found)


def _texts(ledger: Ledger, wanted: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at in range(0, len(wanted), 50):
        some = wanted[at : at + 50]
        query = f"SELECT id, text FROM documents WHERE id IN ({literals(some)})"
        texts = {found["id"]: found["text"] for found in ledger.rows(query)}
        yield from ((one, texts[one]) for one in some)


def _laid(text: str, anchor: str, needs: Sequence[Need], limit: int) -> Laid:
    passages = [Passage(need.span, need.ref) for need in needs]
    marks = [mark for need in needs for mark in need.marks]
    return lay_out(text, anchor, passages, marks, limit)

"""Headlines and transcripts: "Kremlin: Talks will go on", "Talks will go on: Kremlin", "MODERATOR: Good evening"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.claims.cues import Cue, CueLexicon
from dragoman.claims.draft import Draft
from dragoman.claims.tree import tidy
from dragoman.documents.document import Document
from dragoman.documents.header import section_genre
from dragoman.language.view import Token, View
from dragoman.span import Span

_LINE = re.compile(r"[^\n]+")
_SPEAKER_FIRST = re.compile(r"[\s\"“”]*(?P<name>[^\s:][^:\n]{0,48}?)(?P<mark>:)\s+(?P<content>\S.+?)\s*\Z")
_SPEAKER_LAST = re.compile(r"\s*(?P<content>\S[^:\n]*?)\s*(?P<mark>:| [-–—])\s+(?P<name>\w[^:\n]{1,30}?)\s*\Z")
_TRANSCRIPT = re.compile(r"[A-Z][A-Z .'’-]{2,40}\Z")
# "Sudan: We will not attend" is said by Sudan; "Sudan: Rebels shell market" is about it.
_SPOKEN = re.compile(
    r"\b(?:we|our|us|i|my|must|will|should|shall|would|can|cannot|could|may|might|need|needs|is|are|was|were|be|no|not|"
    r"never|ready|time|let)\b|n['’]t\b|[\"“”‘!?]",
    re.IGNORECASE,
)
_COLON = Cue(":")
_LONGEST_NAME = 4
_SHORTEST_CONTENT = 3


def find_headline_speech(doc: View, document: Document, lexicon: CueLexicon) -> Iterator[Draft]:
    """Speech told by a colon: in the headline (the title, where the text opens with it, or a first line without a
    full stop), and in lines that open with a name in capitals."""
    for number, line in enumerate(_LINE.finditer(document.text)):
        text = line[0]
        if ":" not in text and " – " not in text and " - " not in text and " — " not in text:
            continue
        is_headline = number == 0 and (text.strip() == document.title.strip() or _like_headline(text))
        first = _SPEAKER_FIRST.match(text)
        last = _SPEAKER_LAST.match(text) if is_headline else None
        spoken = first is not None and (
            is_headline or _TRANSCRIPT.match(first["name"]) is not None or (number == 0 and _opens_with_name(text))
        )
        draft = _draft(doc, document.text, line.start(), first, lexicon) if first is not None and spoken else None
        if draft is None and last is not None:
            draft = _draft(doc, document.text, line.start(), last, lexicon)
        if draft is not None:
            yield draft


def _like_headline(line: str) -> bool:
    """Without a full stop, or most words in capitals."""
    words = [word for word in line.split() if word[:1].isalpha()]
    capital = sum(word[0].isupper() for word in words)
    return len(words) <= _LONGEST_HEADLINE and (
        not line.rstrip().endswith((".", "!", "”", '"')) or capital > 0.6 * len(words)
    )


def _opens_with_name(line: str) -> bool:
    """A short first line, full stop or not, that a name in capitals opens: "Lindqvist: The talks need time."."""
    name = line.split(":")[0].split()
    return len(line.split()) <= _LONGEST_HEADLINE and 0 < len(name) <= 2 and all(word[0].isupper() for word in name)


_LONGEST_HEADLINE = 25


def _draft(doc: View, text: str, offset: int, match: re.Match[str], lexicon: CueLexicon) -> Draft | None:
    name = doc.char_span(offset + match.start("name"), offset + match.end("name"), alignment_mode="expand")
    mark = doc.char_span(offset + match.start("mark"), offset + match.end("mark"), alignment_mode="expand")
    if name is None or mark is None or len(name) > _LONGEST_NAME or len(match["content"].split()) < _SHORTEST_CONTENT:
        return None
    head = name.root
    if section_genre(match["name"]):
        return None  # "Opinion: ...", "Interview: ..."
    if not _can_speak(head, lexicon) and not _TRANSCRIPT.match(match["name"]):
        return None
    if all(token.ent_type_ == "LOC" for token in name) and not _SPOKEN.search(match["content"]):
        return None
    content = tidy(text, offset + match.start("content"), offset + match.end("content"))
    at = offset + match.start("mark")
    return Draft(_COLON, mark[-1], Span.of(text, at, offset + match.end("mark")), content, head)


def _can_speak(head: Token, lexicon: CueLexicon) -> bool:
    """A name, or a noun that speaks ("officials", "report")."""
    return head.pos_ == "PROPN" or lexicon.speaks(head) or head.lemma_.lower() in lexicon.documents

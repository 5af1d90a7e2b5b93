"""Finds the claims of a document: who says what, in whose words, through which medium."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from dragoman.claims.channels import find_channel
from dragoman.claims.claim import Claim, ClaimKind, Source, claim_id
from dragoman.claims.cues import Cue, CueLexicon, cue_lexicon
from dragoman.claims.draft import Draft, verb_cue
from dragoman.claims.edges import (
    end_where_speaker_goes_on,
    without_anonymity,
    without_background,
    without_occasion,
)
from dragoman.claims.extent import cue_span
from dragoman.claims.headlines import find_headline_speech
from dragoman.claims.learned import find_learned, widen
from dragoman.claims.offices import with_office, with_offices
from dragoman.claims.opinion import author_of, find_opinions
from dragoman.claims.papers import with_issuers
from dragoman.claims.running import find_running
from dragoman.claims.settings import keep_channels, own_setting, with_same_sources, with_settings
from dragoman.claims.sources import Cast, Voice, medium_of, speaker_token, voice_of
from dragoman.claims.speech import find_speech
from dragoman.claims.words import classes
from dragoman.documents.document import Document
from dragoman.language.quotations import Quotation, find_quotations
from dragoman.language.view import Token, View, view
from dragoman.span import Span

_REACH = 14  # tokens between a quotation and its cue
_LONGEST_SOURCE = 200  # characters between a quotation and the verb of its speaker
_WORDS_OF_SPEECH = 5  # a quotation of so many words is speech, a shorter one may be a name or a scare quote
_SENTENCE_END = re.compile(r"[.!?…,]\Z")


@dataclass(frozen=True, slots=True)
class _Told:
    """A draft with its place among the quotations."""

    draft: Draft
    kind: ClaimKind
    content: Span


def find_claims(doc: Doc | View, document: Document, cast: Cast) -> list[Claim]:
    """The claims of ``doc`` in text order; ``document.text`` is ``doc.text``.

    A claim's content is the whole clause of an indirect one, and what stands inside the marks of a direct one.
    ``events`` stays empty: ``binder.bind`` fills it.
    """
    lexicon = cue_lexicon()
    text, tokens = document.text, view(doc)
    quotations = find_quotations(text)
    drafts = [*find_speech(tokens, text, lexicon), *find_headline_speech(tokens, document, lexicon)]
    drafts = list(widen([*drafts, *find_learned(tokens, text, drafts, lexicon)], tokens, text))
    drafts = [without_occasion(draft, text, lexicon) for draft in without_anonymity(drafts, text)]
    drafts = [without_background(draft, text) for draft in drafts]
    drafts = end_where_speaker_goes_on(list(with_offices(drafts, text, lexicon)), text)
    drafts = list(with_issuers([_outside(draft, quotations, lexicon) for draft in drafts], lexicon))
    told = _with_quotations(text, drafts, quotations)
    told += _quoted(tokens, text, [replace(item.draft, content=item.content) for item in told], quotations, lexicon)
    told = [part for item in told for part in _by_paragraph(text, item)]
    claims: dict[tuple[int, int, int], Claim] = {}
    settled: set[str] = set()
    for item in sorted(told, key=lambda t: (t.content.start, -t.content.end, t.draft.cue_span.start)):
        claim = _claim(item, document, cast, lexicon, quotations)
        if claim is not None:
            claims.setdefault((claim.content.start, claim.content.end, claim.cue.start), claim)
            if own_setting(item.draft.token, lexicon):
                settled.add(claim.id)
    author = author_of(document)
    found = _without_nested(with_settings(_without_repeats(list(claims.values()))), author)
    found = with_same_sources(keep_channels(found, settled, text))
    found = sorted([*found, *find_running(tokens, text, found)], key=lambda c: (c.content.start, c.cue.start))
    if document.genre == "opinion":
        found = sorted([*found, *find_opinions(tokens, document, found)], key=lambda c: (c.content.start, c.cue.start))
    return found


# --- quotations ----------------------------------------------------------------------------------------------------


def _outside(draft: Draft, quotations: Sequence[Quotation], lexicon: CueLexicon) -> Draft:
    """The draft with a speaker outside the quotation beside its cue: in "“We need change,” she said, arguing that ..."
    the one who argues is "she"."""
    source, cue = draft.source, draft.token
    if source is None or not _quoted_apart(source, cue, quotations):
        return draft
    for token in reversed(cue.doc[max(0, cue.i - _REACH * 5) : cue.i]):
        if "\n\n" in token.text:
            break
        told = verb_cue(token, lexicon) if token.pos_ == "VERB" else None
        if told is not None and "quote" in told.frames and not _is_quoted(token, quotations):
            speaker = speaker_token(token)
            if speaker is not None and not _is_quoted(speaker, quotations):
                return replace(draft, source=speaker)
    return draft


def _is_quoted(token: Token, quotations: Sequence[Quotation]) -> bool:
    return any(q.start <= token.idx < q.end for q in quotations)


def _quoted_apart(source: Token, cue: Token, quotations: Sequence[Quotation]) -> bool:
    """Whether the source stands in a quotation that does not hold the cue."""
    return any(q.start <= source.idx < q.end and not q.start <= cue.idx < q.end for q in quotations)


def _with_quotations(text: str, drafts: Iterable[Draft], quotations: Sequence[Quotation]) -> list[_Told]:
    """The drafts with their kind; a quoted content is widened to the whole quotation."""
    told = []
    for draft in drafts:
        content = draft.content
        touching = [q for q in quotations if q.start < content.end and content.start < q.end]
        if any(q.start <= draft.cue_span.start and draft.cue_span.end <= q.end for q in touching):
            touching = []  # a claim inside a quotation: the marks are not its own
        kind: ClaimKind = "belief" if draft.cue.kind == "belief" else "indirect"
        if touching:
            quoted = _quoted_content(text, draft, touching)
            content = quoted or content
            kind = kind if kind == "belief" and not quoted else "direct" if quoted else "mixed"
        told.append(_Told(draft, kind, content))
    return told


def _quoted_content(text: str, draft: Draft, touching: Sequence[Quotation]) -> Span | None:
    """The inside of the quotation when the content is nothing but quotation, else None."""
    content = draft.content
    leading = touching[0]
    beside = draft.cue_span.start >= leading.end and draft.cue_span.start - leading.end < _LONGEST_SOURCE
    if beside and leading.start <= content.start and (len(touching) == 1 or touching[1].start > draft.cue_span.end):
        return Span.of(text, leading.inner_start, leading.inner_end)
    outside = content.text
    for quotation in touching:
        part = text[max(quotation.start, content.start) : min(quotation.end, content.end)]
        outside = outside.replace(part, " ", 1)
    words = [word for word in re.findall(r"\w+", outside) if word.lower() != "that"]
    source = draft.source.text.lower() if draft.source is not None else ""
    words = [word for word in words if word.lower() not in (source, *draft.cue_span.text.lower().split())]
    if words:
        return None
    first, last = touching[0], touching[-1]
    if len(touching) > 1 and draft.cue_span.start > first.end and draft.cue_span.end < last.start:
        return Span.of(text, first.inner_start, first.inner_end)  # the part behind the cue is told by _quoted
    return Span.of(text, first.inner_start, last.inner_end if last is not first else first.inner_end)


def _quoted(
    doc: View, text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation], lexicon: CueLexicon
) -> list[_Told]:
    """The quotations that no draft holds, each with the cue beside it, or the speaker of the quotation before."""
    told: list[_Told] = []
    before: Draft | None = None
    for number, quotation in enumerate(quotations):
        covering = [d for d in drafts if _holds(d, quotation)]
        if covering:
            before = covering[0] if covering[0].cue.kind == "speech" else before
            continue
        if not _is_speech(text, quotation):
            continue
        draft = _beside(doc, text, quotation, quotations, number, lexicon)
        if draft is None and before is not None and _continues(text, before, quotation):
            draft = replace(before, content=_inner(text, quotation))
        if draft is not None:
            told.append(_Told(draft, "direct", _inner(text, quotation)))
            before = draft
    return told


_NEXT_PARAGRAPH = re.compile(r"\s*\n\s*[“”„«\"'‘]*")


def _by_paragraph(text: str, item: _Told) -> Iterator[_Told]:
    """A quotation over several paragraphs as one content for each, without the mark that opens it anew."""
    start, end = item.content.start, item.content.end
    if item.kind == "direct":
        for gap in _NEXT_PARAGRAPH.finditer(text, start, end):
            if start < gap.start() and gap.end() < end:
                yield replace(item, content=Span.of(text, start, gap.start()))
                start = gap.end()
    yield replace(item, content=Span.of(text, start, end))


def _holds(draft: Draft, quotation: Quotation) -> bool:
    """Whether the draft's content has at least half of the quotation."""
    shared = min(draft.content.end, quotation.end) - max(draft.content.start, quotation.start)
    inside = quotation.start <= draft.cue_span.start < quotation.end
    return (
        not inside and shared * 2 >= min(quotation.end - quotation.start, draft.content.end - draft.content.start) > 0
    )


def _inner(text: str, quotation: Quotation) -> Span:
    return Span.of(text, quotation.inner_start, quotation.inner_end)


def _is_speech(text: str, quotation: Quotation) -> bool:
    """Whether the quotation is an utterance rather than a title, a name or a scare quote."""
    words = quotation.words(text)
    ended = bool(_SENTENCE_END.search(text[quotation.inner_start : quotation.inner_end]))
    return words >= _WORDS_OF_SPEECH or (words >= 2 and ended)


def _continues(text: str, before: Draft, quotation: Quotation) -> bool:
    """Whether a quotation goes on after the one before: in the same paragraph, or as the next paragraph."""
    end = max(before.content.end, before.cue_span.end)
    between = text[end : quotation.start]
    breaks = len(re.findall(r"\n\s*\n|\n", between))
    opens_paragraph = text[: quotation.start].rstrip(" \t").endswith("\n")
    return len(between) < 300 and (breaks == 0 or (breaks == 1 and opens_paragraph))


def _beside(
    doc: View, text: str, quotation: Quotation, quotations: Sequence[Quotation], number: int, lexicon: CueLexicon
) -> Draft | None:
    """The cue right after or before the quotation."""
    after_end = quotations[number + 1].start if number + 1 < len(quotations) else len(text)
    before_start = quotations[number - 1].end if number else 0
    after = _window(doc, quotation.end, min(after_end, quotation.end + 160), forward=True)
    found = _cue_among(after, text, quotation, lexicon)
    if found is not None and not _SENTENCE_END_HARD.search(text[quotation.inner_start : quotation.inner_end]):
        return found
    back = _window(doc, max(before_start, quotation.start - 200), quotation.start, forward=False)
    return _cue_among(back[::-1], text, quotation, lexicon) or found or _dash_or_colon(doc, text, quotation)


_SPACE = re.compile(r"\s*")
_SENTENCE_END_HARD = re.compile(r"\.\Z")


def _window(doc: View, start: int, end: int, *, forward: bool) -> list[Token]:
    """The tokens between two characters, up to the end of the sentence or paragraph that touches the quotation."""
    span = doc.char_span(start, end, alignment_mode="contract")
    if span is None:
        return []
    tokens = list(span)
    ordered = tokens if forward else tokens[::-1]
    kept: list[Token] = []
    for token in ordered[: _REACH * 2]:
        if "\n" in token.text and (forward or not _opens_with_colon(kept, token)):
            break
        if token.text in (".", "!", "?") and (forward or kept):
            break
        kept.append(token)
    kept = kept[:_REACH] if forward else kept
    return kept if forward else kept[::-1]


def _opens_with_colon(kept: Sequence[Token], token: Token) -> bool:
    """Whether only a line break stands between a colon and the quotation."""
    return not [t for t in kept if not t.is_space] and token.i > 0 and token.doc[token.i - 1].text == ":"


def _cue_among(tokens: Sequence[Token], text: str, quotation: Quotation, lexicon: CueLexicon) -> Draft | None:
    for token in tokens:
        if token.pos_ not in ("VERB", "AUX") or (token.dep_ == "acl" and token.tag_ == "VBN"):
            continue  # "in a message posted on Telegram": a paper's, not the speaker's
        cue = verb_cue(token, lexicon)
        if cue is not None and ("quote" in cue.frames or "as" in cue.frames):
            return _draft(text, cue, token, quotation)
        beside = token.tag_ in ("VBD", "VBZ") and tokens[0].idx == _next_word(text, quotation)
        if cue is None and beside and sum(not t.is_punct for t in tokens) <= 6 and speaker_token(token) is not None:
            return _draft(text, Cue(token.lemma_), token, quotation)
    return None


def _next_word(text: str, quotation: Quotation) -> int:
    """Where the word after a quotation that ends in a comma begins; -1 when it ends otherwise."""
    if text[quotation.inner_end - 1] not in ",!?":
        return -1
    match = _SPACE.match(text, quotation.end)
    return match.end() if match else -1


def _draft(text: str, cue: Cue, token: Token, quotation: Quotation) -> Draft:
    return Draft(cue, token, cue_span(token, text), _inner(text, quotation), speaker_token(token))


_SIGNED = re.compile(r"\s*(?P<mark>[―—–]|--)\s*(?=[A-Z])")
_ANNOUNCED = re.compile(r"(?:^|\n)\s*(?P<name>[A-Z][^\n:.!?“\"]{1,50}?)\s*(?P<mark>:)\s*\Z")


def _dash_or_colon(doc: View, text: str, quotation: Quotation) -> Draft | None:
    """ "..." — Name, and Name: "..."."""
    match = _SIGNED.match(text, quotation.end)
    if match is not None:
        return _signed(doc, text, quotation, match.start("mark"), match.end("mark"), match.end())
    announced = _ANNOUNCED.search(text, max(0, quotation.start - 60), quotation.start)
    if announced is not None:
        return _signed(doc, text, quotation, announced.start("mark"), announced.end("mark"), announced.start("name"))
    return None


def _signed(doc: View, text: str, quotation: Quotation, mark: int, mark_end: int, name: int) -> Draft | None:
    """A draft whose cue is a mark and whose speaker is named at character ``name``."""
    at = doc.char_span(name, name + 1, alignment_mode="expand")
    sign = doc.char_span(mark, mark_end, alignment_mode="expand")
    if at is None or sign is None:
        return None
    head = at[0]
    if any(t.pos_ in ("VERB", "AUX") for t in at[0].doc[head.i : sign[0].i] if sign[0].i > head.i):
        return None  # "Kim made the following comment:"
    while head.dep_ in ("compound", "flat", "amod", "det") and not sign[0].i < head.head.i < at[0].i:
        head = head.head
    return Draft(_MARK, sign[0], Span.of(text, mark, mark_end), _inner(text, quotation), head)


_MARK = Cue(":")


# --- claims --------------------------------------------------------------------------------------------------------


_AUTHOR = frozenset(("i", "me", "my", "we", "us", "our"))


def _claim(
    item: _Told, document: Document, cast: Cast, lexicon: CueLexicon, quotations: Sequence[Quotation]
) -> Claim | None:
    draft = item.draft
    voice = _voice(draft, document.text, cast, lexicon)
    source = draft.source
    if voice is None and source is not None and source.lower_ in _AUTHOR and not _is_quoted(source, quotations):
        voice = Voice(source, (), (replace(author_of(document), text=source.text),))
    if voice is None or item.content.end <= item.content.start or _is_dateline(draft, voice):
        return None
    outlet = document.outlet.casefold()
    chain = [link for link in voice.chain if link.kind != "channel" or link.name.casefold() != outlet]
    if not chain:
        return None
    channel = next((link for link in chain if link.kind == "channel"), None)
    stance = "denying" if draft.denied else draft.cue.stance
    return Claim(
        id=claim_id(document.id, draft.cue_span, item.content),
        speaker=voice.speakers[0] if voice.speakers else None,
        cue=draft.cue_span,
        content=item.content,
        kind=item.kind,
        channel=channel,
        chain=chain,
        document_id=document.id,
        stance=stance,
        asserts=draft.cue.asserts,
    )


def _is_dateline(draft: Draft, voice: Voice) -> bool:
    """Whether the speaker before a colon is only where the reporter writes: "NAIROBI: Kenya has ..."."""
    name = draft.source.text if draft.cue.lemma == ":" and draft.source is not None else ""
    shouted = name.isupper() and len(name) > _LONGEST_SIGN and not draft.content.text.isupper()
    if shouted and not voice.speakers:
        return draft.source is not None and draft.source.ent_type_ == "LOC"
    return shouted and all(one.actor_id.startswith("state:") for one in voice.speakers)


_LONGEST_SIGN = 3  # "EU: We will not pay"


def _voice(draft: Draft, text: str, cast: Cast, lexicon: CueLexicon) -> Voice | None:
    """The speaker with the channel that the cue's setting names."""
    voice = voice_of(draft.source, draft.token, cast, lexicon, draft.issuer)
    if voice is None:
        return None
    if draft.office is not None and draft.source is not None and len(voice.links) == 1:
        words = with_office(text, voice.links[0].text, draft.opening, draft.source)
        voice = replace(voice, links=(replace(voice.links[0], text=words),))
    if voice.channel is not None or _is_of_media(voice):
        return _cited(draft, voice, cast, lexicon)
    channel = find_channel(draft.token, draft.source, lexicon)
    return replace(voice, channel=channel) if channel is not None else voice


def _cited(draft: Draft, voice: Voice, cast: Cast, lexicon: CueLexicon) -> Voice:
    """ "TASS reported, citing the ministry, ...": the ministry speaks, TASS is the channel."""
    participles = [c for c in voice.head.children if c.dep_ in _CITING] if voice.head is not None else []
    cue = draft.token
    late = [t for t in cue.doc[cue.i + 1 : cue.sent.end] if t.tag_ == "VBG" and t.head.i < cue.i]
    for clause in (*cue.children, *participles, *late):
        if clause.dep_ in ("advcl", *_CITING) and clause.lemma_ in classes().quoting:
            named = next((c for c in clause.children if c.dep_ == "obj"), None)
            if named is not None and medium_of(named, lexicon) is None:
                inner = voice_of(named, draft.token, cast, lexicon)
                if inner is not None and voice.channel is None:
                    return replace(inner, links=(*inner.links, *voice.links))
                if inner is not None:
                    return replace(inner, channel=voice.channel)
    return voice


def _is_of_media(voice: Voice) -> bool:
    """Whether nobody speaks but media without a name: "Japanese newspapers said"."""
    return len(voice.links) == 1 and (voice.links[0].kind, voice.links[0].name) == ("unnamed", "media")


_CITING = ("acl", "acl:relcl")  # "the daily, citing two officials", "the daily, which cited two officials"


def _without_repeats(claims: list[Claim]) -> list[Claim]:
    """Without a second claim over the same content by the same speaker, or by nobody where somebody is known."""
    kept: list[Claim] = []
    alike: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        alike.setdefault((claim.content.start, claim.content.end), []).append(claim)
    for claim in claims:
        twins = [other for other in alike[claim.content.start, claim.content.end] if other is not claim]
        unknown = claim.speaker is None and claim.channel is None
        if unknown and any(other.speaker or other.channel for other in twins):
            continue
        if any(other in kept and _same_voice(other, claim) for other in twins):
            continue
        kept.append(claim)
    return kept


def _same_voice(one: Claim, other: Claim) -> bool:
    return [(link.name, link.actor_id) for link in one.chain] == [(link.name, link.actor_id) for link in other.chain]


def _without_nested(claims: list[Claim], author: Source) -> list[Claim]:
    """Without attitudes told inside what another says ("he said the union opposed the plan"): they lend no chain, and
    there are as many of them as of claims. What asserts stays, but for the thoughts of somebody not named ("he said
    that he hoped ...", "people know that ..."): they add nobody to the chain. "I" in another's words is no author."""
    return [
        c
        for c in claims
        if (c.asserts and not _is_vague(c) and c.chain[0].name != author.name) or not _is_nested(c, claims)
    ]


def _is_vague(claim: Claim) -> bool:
    """Whether a thought is a pronoun's or everybody's."""
    return claim.kind == "belief" and claim.chain[0].text.lower() in _VAGUE


_VAGUE = frozenset(
    ("", "he", "she", "they", "it", "his", "her", "their", "its", "who", "that", "which", "one", "people", "everyone",
     "everybody", "anyone", "anybody", "nobody", "some", "many", "others", "most people", "a lot of people", "no one")
)  # fmt: skip


def _is_nested(claim: Claim, claims: list[Claim]) -> bool:
    return any(other is not claim and other.content.covers(claim.cue) for other in claims)

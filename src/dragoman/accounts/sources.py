"""What a telling rests on, so that one voice heard through many outlets counts once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from dragoman.accounts.credits import AT_LARGE, credit
from dragoman.accounts.filed import SOME_STATE, at_home
from dragoman.accounts.settings import settings
from dragoman.actors.actor import UNPLACED, Participant
from dragoman.claims.claim import Source
from dragoman.claims.cues import cue_lexicon
from dragoman.documents.credits import is_agency, is_at_large
from dragoman.ledger.records import Queryable
from dragoman.ledger.rows import Row

OFFICIALS = "officials of "
"""Stands, with their state if that can be told, before the root of an outlet that has a telling from officials."""
SOME_BODY = "body: "
"""The root of a body, or of who speaks for one, that no words name: "the organisation", "a spokeswoman"."""
_MAY_BE_OUTLET = frozenset(("", "doc", "org", "place"))  # kinds of actor ids
_INITIALS = 3
"""Letters that initials have at least."""
_OF_SERVICE = re.compile(r"role:[A-Z]{3}-")
_SPACE = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Original:
    """The earliest document of which another is a near-duplicate."""

    document_id: str
    outlet: str


def originals(archive: Queryable) -> dict[str, Original]:
    """For each near-duplicate document its original; copies of copies lead to the first."""
    query = "SELECT id, copy_of FROM documents WHERE copy_of <> ''"
    copy_of = {row["id"]: row["copy_of"] for row in archive.rows(query)}
    firsts = {document: _first(document, copy_of) for document in copy_of}
    query = "SELECT id, outlet FROM documents WHERE list_contains(CAST(? AS VARCHAR[]), id)"
    outlets = {row["id"]: row["outlet"] for row in archive.rows(query, [sorted(set(firsts.values()))])}
    return {document: Original(first, outlets.get(first, "")) for document, first in firsts.items()}


@dataclass(frozen=True, slots=True)
class Voices:
    """Who the speakers of an archive speak for, by actor id.

    ``bodies`` has the organisation for which a person speaks by his office, ``unnamed`` the bodies and spokesmen of
    whom no words say which body, ``kinds`` bodies told by their kind ("the state oil company"), ``organisations`` all
    other bodies, ``bands`` the country and sector of armed ones.
    ``unplaced`` has the party of a description ("the army", "a spokesman for the rebels") by document and actor id.
    ``states`` has those that are a state, one of its bodies or somebody in its service: one party, one source. A body
    whose state no article names ("the foreign ministry") is of ``SOME_STATE``. ``offices`` are persons told by their
    office alone, ``strangers`` persons of whom nothing but the name is known. ``outlets`` has the root of each outlet
    of the archive by the words of its name that tell it from others, and of each author who writes for one alone.
    ``credits`` has the agency with whose report a document credits it, by the document's id.
    """

    states: dict[str, str]
    offices: frozenset[str]
    strangers: frozenset[str]
    outlets: dict[str, str]
    bodies: dict[str, str] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()
    bands: dict[str, str] = field(default_factory=dict)
    organisations: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    unplaced: Mapping[tuple[str, str], str] = field(default_factory=dict)
    credits: Mapping[str, str] = field(default_factory=dict)

    def party(self, root: str, document: str = "") -> str:
        """The state of a root that is one of its bodies or speaks for one; the outlet of one that is its short name
        ("Corridor" beside "Corridor News Agency") or its author; else the root. ``document`` is the one that has the
        root: "the army" is another state's in another article."""
        kind, _, ident = root.partition(": ")
        sort, _, name = ident.rpartition(":")
        if kind != "document" and sort in _MAY_BE_OUTLET and (outlet := self.outlets.get(_telling_words(name))):
            return outlet
        if kind != "speaker":
            return root
        if ident in self.unnamed:
            return SOME_BODY
        if (document, ident) in self.unplaced:
            return self.unplaced[document, ident]
        body = self.bodies.get(ident, ident)
        return self.states.get(body, f"speaker: {body}")

    def independent(self, roots: set[str]) -> set[str]:
        """``roots`` without a body of some state where a state is among them, whose body it may be, without the
        agencies and officials of a state that is among them, without a medium that is one of the outlets, without one
        armed group told by other words, and without a body told by its kind where one is named that it may be."""
        known = {root for root in roots if root.startswith(SOME_STATE)}
        roots = {root for root in roots if self.states.get(_ident(root), "-") not in known or root in known}
        roots = _without_officials(roots, known)
        apart = {root for root in roots if f"{SOME_STATE}{_state_media().get(_ident(root), '-')}" not in known}
        apart = apart - {SOME_STATE} if len(known) > 1 else apart
        media = {_telling_words(root.partition(": ")[2]) for root in apart if root.startswith("outlet:")}
        apart = {root for root in apart if not (_is_unknown(root) and _telling_words(_name_of(root)) in media)}
        apart = {root for root in apart if not _is_surname_of_another(root, apart)}
        apart -= {f"outlet: {AT_LARGE}"} if any(map(_is_agencys, apart)) else set()
        bands: dict[str, str] = {}
        for root in sorted(apart, key=lambda one: (_is_described(one), one)):
            band = self.bands.get(_ident(root))
            if band and bands.setdefault(band, root) != root and _is_described(root):
                apart = apart - {root}
        if any(map(self._is_body, apart)):
            return {root for root in apart if root != SOME_BODY and _ident(root) not in self.kinds}
        return apart - {SOME_BODY} if known else apart

    def _is_body(self, root: str) -> bool:
        return _ident(root).startswith("org:") or _ident(root) in self.organisations

    def named_again(self, root: str, among: Iterable[str]) -> bool:
        """Whether a root may be the person that one ``among`` the others names by the office alone."""
        return _ident(root) in self.strangers and any(_ident(one) in self.offices for one in among)


def voices(archive: Queryable) -> Voices:
    """The speakers of the archive's claims."""
    query = """
        SELECT DISTINCT speaker_actor_id AS ident, speaker_country AS country, speaker_sectors[1] AS sector,
            coalesce(speaker_sectors, []) AS sectors, speaker_name AS name
        FROM claims WHERE speaker_actor_id <> '' AND speaker_actor_id NOT LIKE 'people:%'
        ORDER BY ALL
    """
    body = settings().same_body - {"UNK"}
    states: dict[str, str] = {}
    for row in archive.rows(query):
        sector = row["sector"] or ""
        if "OPP" in row["sectors"] or "opposition" in (row["name"] or ""):
            continue
        if row["country"] and sector in body and not row["ident"].startswith(UNPLACED):
            states[row["ident"]] = f"{SOME_STATE}{row['country']}"
        elif not row["country"] and (sector in body - {""} or settings().office.search(row["name"] or "")):
            states.setdefault(row["ident"], SOME_STATE)
    unplaced = _unplaced(archive, body)
    home = at_home(archive, states)
    unplaced |= {key: state for key, state in home.items() if unplaced.get(key, SOME_STATE) == SOME_STATE}
    query = """
        SELECT DISTINCT id, id LIKE 'role:%' AS office FROM actors
        WHERE kind = 'person' AND (id LIKE 'role:%' OR (id LIKE 'doc:%' AND country = '' AND len(sectors) = 0))
    """
    persons = [(row["id"], row["office"]) for row in archive.rows(query)]
    houses, credits = _printed(archive)
    speakers = list(archive.rows(_SPEAKERS, [_OFFICE_OF]))
    told = _told_bodies(speakers, {row["ident"]: row["words"] for row in archive.rows(_OFFICES, [_OFFICE])})
    bodies = {**told, **_bodies(speakers)}
    unnamed = frozenset(row["id"] for row in speakers if _is_unnamed(row)) - _known(speakers)
    unnamed |= {ident for ident, body in told.items() if body == SOME_BODY}
    return Voices(
        states,
        frozenset(ident for ident, office in persons if office),
        frozenset(ident for ident, office in persons if not office),
        houses,
        {ident: body for ident, body in bodies.items() if body != SOME_BODY},
        unnamed - {ident for ident, body in bodies.items() if body != SOME_BODY},
        {row["id"]: f"{row['country']} {row['sector']}" for row in speakers if _is_band(row)},
        frozenset(row["id"] for row in speakers if row["kind"] == "organisation" and not _is_of_a_kind(row)),
        frozenset(row["id"] for row in speakers if _is_of_a_kind(row)),
        unplaced,
        credits,
    )


def _printed(archive: Queryable) -> tuple[dict[str, str], dict[str, str]]:
    """The roots of outlets by what names them (see ``_houses``), and the agencies that documents credit."""
    query = "SELECT id, outlet, coalesce(byline, '') AS byline FROM documents WHERE outlet <> '' ORDER BY ALL"
    printed = [(row["id"], row["outlet"], row["byline"]) for row in archive.rows(query)]
    named = _houses(sorted({(outlet, "") for _, outlet, _ in printed}))
    found = {(byline, outlet): credit(byline, outlet, named, _telling_words) for _, outlet, byline in printed if byline}
    credits = {ident: name for ident, outlet, byline in printed if (name := found.get((byline, outlet)))}
    authors = {(outlet, "" if found.get((byline, outlet)) else byline) for _, outlet, byline in printed}
    return _houses(sorted(authors)), credits


def _unplaced(archive: Queryable, body: frozenset[str]) -> dict[tuple[str, str], str]:
    """For each document the parties of speakers told by what they are: a state, some state, an armed band of a country.

    Whoever else is told so ("a teacher") is left out.
    """
    query = """
        SELECT document_id, speaker_actor_id AS ident, max(coalesce(speaker_country, '')) AS country,
            min(coalesce(speaker_sectors[1], '')) AS sector
        FROM claims WHERE starts_with(speaker_actor_id, ?) AND NOT contains(speaker_actor_id, 'opposition')
            AND NOT coalesce(list_contains(speaker_sectors, 'OPP'), false)
        GROUP BY ALL ORDER BY ALL
    """
    found = {}
    for row in archive.rows(query, [UNPLACED]):
        country, sector = row["country"], row["sector"]
        if sector in body - {""}:
            found[row["document_id"], row["ident"]] = f"{SOME_STATE}{country}"
        elif sector in _BANDS:
            found[row["document_id"], row["ident"]] = SOME_BODY
    return found


_OFFICE_OF = (
    r"role '(?:spokesman|official|leader|commander|head|director|chief|president|secretary|chairman|diplomat|envoy|"
    r"negotiator)'; (org:[^\s:]+) org:"
)
"""How the reason of an actor says for which organisation a person speaks."""
_SPEAKERS = """
SELECT id, kind, name, country, coalesce(sectors[1], '') AS sector, regexp_extract(reason, ?, 1) AS body,
    contains(reason, $$role 'spokesman'$$) AS spokesman
FROM actors WHERE id IN (SELECT speaker_actor_id FROM claims)
    AND (kind = 'organisation' OR id LIKE 'role:%' OR id LIKE 'doc:%' OR id LIKE 'org:%')
GROUP BY ALL ORDER BY ALL
"""
_OFFICE = (
    r"(?:spokes\w+|chair\w*|president|leader|head|director|secretary(?:[- ]general)?|chief|coordinator|organi[sz]er|"
    r"delegates?|representatives?|envoy|official|officer|workers?|employees?|volunteers?)"
)
_OFFICES = """
SELECT speaker_actor_id AS ident, min(chain[1].text) AS words FROM claims
WHERE (speaker_actor_id LIKE 'doc:%' OR speaker_actor_id LIKE 'role:%')
    AND regexp_matches(chain[1].text, ?, 'i')
GROUP BY ALL ORDER BY ALL
"""
_OF_BODY = (
    re.compile(rf"\b{_OFFICE} (?:for|of|at|with) (?:the |an? )?(?P<body>[^,]+)$", re.IGNORECASE),
    re.compile(rf"(?:^|, )(?:the |an? )?(?P<body>[^,]+?)(?:['’]s?)? {_OFFICE}\b", re.IGNORECASE),
)
"""The body that a person's office names: "a spokeswoman for the Harbour Union", "the union's chairman, Ana Ruiz"."""
_BANDS = frozenset({"REB", "CRM"})
_GENERAL = frozenset({"the", "a", "an", "local", "main", "national", "international", "foreign", "own", "same", "new"})
"""Words that do not tell one body of a kind from another."""


def _bodies(speakers: Sequence[Row]) -> dict[str, str]:
    """The organisations for which persons speak, where every article says the same or nothing of it."""
    found: dict[str, set[str]] = {}
    for row in speakers:
        if row["kind"] == "person" and row["body"]:
            found.setdefault(row["id"], set()).add(row["body"])
    return {ident: next(iter(bodies)) for ident, bodies in found.items() if len(bodies) == 1}


def _known(speakers: Sequence[Row]) -> set[str]:
    """The spokesmen of whom an article says for which country or body they speak."""
    return {row["id"] for row in speakers if row["kind"] == "person" and not _is_unnamed(row)}


def _told_bodies(speakers: Sequence[Row], offices: Mapping[str, str]) -> dict[str, str]:
    """The bodies for which persons speak by their offices: an organisation that speaks itself, ``SOME_BODY`` for one by
    its kind alone; bodies of states left out."""
    names = {row["id"]: _body_words(row["name"]) for row in speakers if row["kind"] == "organisation"}
    found: dict[str, str] = {}
    for ident, words in offices.items():
        told = next((match["body"] for one in _OF_BODY if (match := one.search(words))), "")
        body = _body_words(told)
        if not body or settings().office.search(told):
            continue
        same = [one for one, name in names.items() if len(body) > 1 and body <= name and one != ident]
        if body <= settings().unnamed_bodies or body <= _ITS:
            found[ident] = SOME_BODY
        elif len(same) == 1:
            found[ident] = same[0]
    return found


def _body_words(name: str) -> frozenset[str]:
    return frozenset(_folded(name).split()) - {"the", "of", "and", "for", "s"}


def _is_unnamed(row: Row) -> bool:
    """Whether the words say of a body, or of a spokesman, nothing by which it could be told from others."""
    if settings().office.search(row["name"]):
        return False
    if row["spokesman"]:
        return row["kind"] == "person" and not row["country"] and row["sector"] in ("", "GOV")
    return _is_of_a_kind(row) and frozenset(row["name"].casefold().split()) <= _GENERAL | settings().unnamed_bodies


def _is_of_a_kind(row: Row) -> bool:
    """Whether a body is told by its kind alone: "the state oil company", "an aid group"."""
    words: list[str] = row["name"].casefold().split()
    return row["id"].startswith(UNPLACED) and bool(words) and words[-1] in settings().unnamed_bodies


def _is_band(row: Row) -> bool:
    return row["kind"] != "person" and bool(row["country"]) and row["sector"] in _BANDS


def _is_described(root: str) -> bool:
    """Whether a root is told by words that may stand for another: "a rebel faction"."""
    return _ident(root).startswith("role:")


def _houses(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Outlet roots by the telling words of outlets, their initials and their authors; what names two outlets is left
    out, an author ("Newswire") who has the name of an outlet, and initials that are the name of another."""
    outlets = _by_words((outlet, outlet) for outlet, _ in pairs)
    short = _by_words((letters, outlet) for outlet, _ in pairs if (letters := _initials(outlet)))
    authors = _by_words((byline, outlet) for outlet, byline in pairs)
    known = {**authors, **short, **outlets}
    return {words: next(iter(roots)) for words, roots in known.items() if len(roots) == 1}


def _by_words(named: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The roots of the outlets by the telling words of the name that stands beside each."""
    found: dict[str, set[str]] = {}
    for name, outlet in named:
        if words := _telling_words(name):
            found.setdefault(words, set()).add(f"outlet: {_folded(outlet)}")
    return found


def _initials(outlet: str) -> str:
    """The initials of a name of three words or more, by which agencies are known: "AFP"; ``""`` of another."""
    letters = [word[0] for word in outlet.split() if word[0].isupper()]
    return "".join(letters) if len(letters) >= _INITIALS else ""


@lru_cache(maxsize=50_000)
def _telling_words(name: str) -> str:
    """The words of a name without those that any medium may have ("news", "agency"); all where no other is left."""
    words = _folded(name).replace("-", " ").split()
    generic = cue_lexicon().media_nouns | cue_lexicon().outlets | {"service"}  # "X news service"
    return " ".join([word for word in words if word not in generic] or words)


@cache
def _state_media() -> dict[str, str]:
    """States by the folded name of their agencies."""
    return {_folded(name): state for name, state in cue_lexicon().state_media.items()}


_ITS = frozenset({"its", "their"})


def _is_surname_of_another(root: str, roots: Iterable[str]) -> bool:
    """Whether a root is a person of whom the surname alone is told, and another person has it: Mr Wu, Joseph Wu."""
    kind, _, name = _ident(root).partition(":")
    if kind != "doc" or not name or "-" in name:
        return False
    return any(_ident(other).endswith(f"-{name}") and _ident(other).startswith(("person:", "doc:")) for other in roots)


def _is_agencys(root: str) -> bool:
    """Whether a root is an agency, of which others may say no more than that it is one: "agencies"."""
    name = _ident(root)
    return root.startswith("outlet:") and name != AT_LARGE and (is_agency(name.title()) or name in _agencies())


@cache
def _agencies() -> frozenset[str]:
    """The folded names of the agencies that are listed."""
    return frozenset(_folded(medium.name) for name, medium in cue_lexicon().media.items() if is_agency(name))


def _is_unknown(root: str) -> bool:
    """Whether a root is a speaker of whom the archive knows nothing but a name: "La Voz said"."""
    return root.startswith("speaker: doc:")


def _name_of(root: str) -> str:
    return _ident(root).partition(":")[2].replace("-", " ")


def _ident(root: str) -> str:
    return root.partition(": ")[2]


def _first(document: str, copy_of: dict[str, str]) -> str:
    seen = {document}
    while (earlier := copy_of.get(document, "")) and earlier not in seen:
        seen.add(earlier)
        document = earlier
    return document


def heard_from(attribution: Sequence[Source], actors: Iterable[Participant]) -> Sequence[Source]:
    """The chain without the doer of an act of words, where somebody else tells of it: "he is sorry, he told her, the
    palace said" rests on the palace."""
    doers = {one.actor_id for one in actors} - {""}
    speakers = [source for source in attribution if source.kind == "speaker"]
    if len(speakers) > 1 and speakers[0].actor_id in doers and speakers[1].actor_id not in doers:
        return [source for source in attribution if source is not speakers[0]]
    return attribution


def root_of(attribution: Sequence[Source], outlet: str, document_id: str) -> str:
    """What a telling rests on: the nearest speaker, else the nearest channel, else the outlet, else the document.

    An outlet and a channel of the same name are one root: the agency's own report and another outlet's "TASS reported".
    Unnamed sources ("officials say") are as good as the outlet that heard them; those of a state's service that two
    outlets describe alike ("a Chilean security source") may be one and count as one.
    """
    for source in attribution:
        if is_at_large(_reports_of(source)):
            return f"outlet: {AT_LARGE}"
        if source.kind == "speaker":
            return f"speaker: {source.actor_id or _folded(source.name or source.text)}"
    for source in attribution:
        if source.kind == "unnamed" and _OF_SERVICE.match(source.actor_id):
            return f"unnamed: {source.actor_id}"
    for source in attribution:
        if source.kind == "channel" and (name := _folded(source.name or source.text)):
            return f"outlet: {name}"
    name = _folded(outlet)
    return f"outlet: {name}" if name else f"document: {document_id}"


def _without_officials(roots: set[str], known: set[str]) -> set[str]:
    """The roots without what officials of the states told, or of a state that can be no other; their outlets' names
    where they stay."""
    told = {root: root.removeprefix(OFFICIALS).split("; ", 1) for root in roots if root.startswith(OFFICIALS)}
    placed = {state for state, _ in told.values()} - {SOME_STATE}
    kept = roots - set(told)
    for state, outlet in told.values():
        one_state = len(known | placed) == 1
        if not (state in known or (state == SOME_STATE and one_state)):
            kept.add(outlet)
    return kept


def is_official(source: Source) -> bool:
    """Whether a source is officials of whom nothing says of which state they are."""
    unplaced = source.kind == "unnamed" and (not source.actor_id or source.actor_id.startswith(UNPLACED))
    return unplaced and bool(_OFFICIAL.search(source.text))


_OFFICIAL = re.compile(r"^(?:[Tt]he |[Aa]n? )?(?:[a-z-]+ )*officials?\b(?! (?:of|at|from|with|in)\b)")
"""Not "Western officials", nor "officials at the union"."""


def _reports_of(source: Source) -> str:
    """The words for a source without those that tell one report from another: "agency reports from Lima"."""
    words = _folded(source.text).partition(" from ")[0].partition(" in ")[0]
    return _MANY.sub("", words) if source.kind != "channel" else ""


_MANY = re.compile(r"^(?:(?:several|various|some|other|foreign|international|local|two|three|a|an) )+")


@lru_cache(maxsize=50_000)
def _folded(name: str) -> str:
    return _SPACE.sub(" ", name.casefold()).strip().removeprefix("the ")

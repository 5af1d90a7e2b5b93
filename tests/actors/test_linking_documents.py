"""Whole small documents through the shipped parser: which phrases are one actor, which are not, which are none.

In the texts ``[phrase]n`` marks a phrase that must stand for actor n, ``[phrase]0`` one that must be no actor. Phrases of
one number must share their actor, those of different numbers must not.
"""

from __future__ import annotations

import re

import pytest

from dragoman.actors.cast import Cast
from dragoman.actors.linker import link_actors
from dragoman.documents.document import Document
from dragoman.language import annotate
from dragoman.language.view import View, view

_MARKED = re.compile(r"\[([^\]]+)\](\d)")

DOCUMENTS = {
    "first full mention with its title": (
        "2022-05-04",
        "[Harry Tseng]1, [Taiwan's deputy foreign minister]1, arrived in Vilnius on Monday. [Tseng]1 said that [he]1 would "
        "stay for a week. [The deputy minister]1 thanked [his]1 hosts.",
    ),
    "title before the name, then the title alone": (
        "2021-05-04",
        "Deputy Defence Minister [Olga Brandt]1 opened the base. [The minister]1 said [she]1 was proud. [Brandt]1 left early.",
    ),
    "two ministers of two countries": (
        "2021-05-04",
        "[Peru's trade minister, Ines Almeyda]1, met [Chile's trade minister, Raul Donoso]2. [Almeyda]1 praised [Donoso]2.",
    ),
    "apposition before and after": (
        "2024-12-30",
        "[The ousted president]1, [Bashar al-Assad]1, fled to Moscow. [Assad]1 had ruled for 24 years. "
        "[The former president]1 is in Russia.",
    ),
    "copula": (
        "2021-05-04",
        "[Nadia Kern]1 is [the justice minister of Austria]1. On Monday [the minister]1 resigned.",
    ),
    "possessive before a name": ("2015-03-01", "[Syria's Assad]1 spoke on Tuesday. [He]1 denied the reports."),
    "cataphora": ("2022-03-01", "In [his]1 speech, [Putin]1 attacked the West. [He]1 warned Ukraine."),
    "gender agreement": (
        "2021-05-04",
        "[Maria Gomez]1 met [John Smith]2 in Madrid. [She]1 praised [him]2.",
    ),
    "two persons of one surname": (
        "2013-05-04",
        "[Hafez al-Assad]1 seized power in 1970. [Bashar al-Assad]2 followed him in 2000.",
    ),
    "shared surname": ("1999-05-04", "[Bill]1 and [Hillary Clinton]2 visited Bosnia."),
    "namesake of a politician": ("2012-05-04", "[Barack Obama]1 spoke first. [Michelle Obama]2 spoke later."),
    "acronym in brackets": (
        "2015-05-04",
        "[The Tarvian Institute for Border Studies]1 (TIBS) published a report. [TIBS]1 counted 40 crossings. "
        "[The institute]1 is based in Vienna.",
    ),
    "shortened organisation": (
        "2015-05-04",
        "[The Syrian Observatory for Human Rights]1 reported air strikes. [The Observatory]1 said that five people died.",
    ),
    "the group": (
        "2015-05-04",
        "[Boko Haram]1 attacked a village on Monday. [The group]1 has killed thousands. [It]1 pledged allegiance later.",
    ),
    "the country": (
        "2015-05-04",
        "[Estonia]1 closed its border. [The country]1 fears an influx of migrants.",
    ),
    "speaker of a quotation": (
        "2021-05-04",
        '[Ana Ruiz]1, the mayor of Quito, rejected the plan. "[I]1 will not sign it," [Ruiz]1 said.',
    ),
    "his side": (
        "2020-05-04",
        '"[We]1 will respond," Russian Foreign Minister [Sergei Lavrov]2 said. [Russia]1 has prepared measures.',
    ),
    "a month is nobody": ("2026-06-04", "[President Lula]1 recalled his ambassador in [May]0."),
    "what somebody is judged for is his": (
        "2021-05-04",
        "[Ana Ruiz]1, the mayor of Quito, met [Pablo Soto]2 on Monday. [Omar Vidal]3 thanked [Soto]2 for [his]2 mediation.",
    ),
    "some of them are not who did it": (
        "2021-05-04",
        "[Students]1 marched in Quito on Monday. [Police]2 detained four of [them]1.",
    ),
    "expletive it": (
        "2021-05-04",
        "France protested. [It]0 was announced that talks would begin. [It]0 is time to act.",
    ),
    "thing that it means": (
        "2021-05-04",
        "[Iran]1 opened a tunnel on Sunday. The tunnel cost 900 million. [It]0 runs under the sea.",
    ),
    "epithet of the only person": (
        "2021-05-04",
        "[Viktor Lang]1 won the vote. [The billionaire]1 promised reforms. [The 58-year-old]1 takes office in May.",
    ),
    "epithet between two persons": (
        "2021-05-04",
        "[Viktor Lang]1 and [Pavel Horak]2 debated on Sunday. [The billionaire]3 promised reforms.",
    ),
    "coordinated owners": (
        "2020-05-04",
        "The foreign ministers of [France]1 and [Germany]2 met in Paris.",
    ),
    "city of a state is not the state": ("2021-05-04", "Protesters marched in [Toronto]1. [Canada]2 sent police."),
    "place with the name of a person": (
        "2021-05-04",
        "[Michael Jordan]1 arrived on Monday. He flew to [Jordan]2 with a delegation.",
    ),
    "person with the name of a place": ("2021-05-04", "[Paris Hilton]1 visited [Paris]2."),
    "reflexive": ("2021-05-04", "[Erdogan]1 met [Merkel]2. [Merkel]2 described [herself]2 as a friend."),
    "surname with a title that tells which": (
        "1999-05-04",
        "[Bill Clinton]1 and [Hillary Clinton]2 arrived on Monday. [Mrs. Clinton]2 spoke. [Mr. Clinton]1 listened.",
    ),
    "presidents joined": ("2022-07-19", "Presidents [Putin]1 and [Erdogan]2 met in Tehran. [Erdogan]2 left first."),
    "the regime": (
        "2015-05-04",
        "[The Syrian government]1 rejected the report. [The regime]1 denied using gas.",
    ),
    "ministries of two countries": (
        "2015-05-04",
        "[The Norwegian defence ministry]1 and [the Finnish defence ministry]2 signed a deal.",
    ),
    "health minister and trade minister": (
        "2021-05-04",
        "[Nadia Kern, the health minister]1, resigned. [The trade minister]2 stayed on.",
    ),
    "his ally is not he": ("2022-05-04", "[Putin]1 praised [his ally]2. [He]1 spoke for an hour."),
    "headline in capitals": (
        "2022-05-04",
        "[PUTIN]1 MEETS [LUKASHENKO]2\n\n[Vladimir Putin]1 met [Alexander Lukashenko]2 in Minsk.",
    ),
    "text without capitals": (
        "2022-05-04",
        "[vladimir putin]1 met [alexander lukashenko]2 in minsk. [putin]1 praised [lukashenko]2.",
    ),
    "his father": (
        "2021-05-04",
        "[Raul Prado]1 fled. [His father]2 stayed. [Ana Ruiz]3 helped. [Her father]4 did not.",
    ),
    "former and present": (
        "2021-05-04",
        "[Raul Prado, the former mayor of Lima]1, met [Ana Ruiz, the mayor of Cusco]2. [The former mayor]1 smiled.",
    ),
    "two governments": (
        "2021-05-04",
        "[The Kenyan government]1 protested. [The Ugandan government]2 apologised.",
    ),
    "party of a person is no person": (
        "2021-05-04",
        "[Viktor Lang, a member of the Civic Renewal Party]1, won. [The party]2 celebrated.",
    ),
    "quotation goes on": (
        "2021-05-04",
        '"[I]1 am tired," [Ana Ruiz]1 said. "[I]1 need rest." [Pavel Horak]2 disagreed. "[I]2 am not," [he]2 said.',
    ),
    "the US is no pronoun": (
        "2019-05-04",
        '[The US]1 suspended aid to [Pakistan]2. "[The US]1 is a friend," [Imran Khan]3 said. Miners left the mine.',
    ),
    "another one is another": ("2021-05-04", "[A soldier]1 was wounded. [Another soldier]2 was killed."),
}


def _read(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without marks, and (start, end, number) of each."""
    text, marks = "", []
    place = 0
    for match in _MARKED.finditer(marked):
        text += marked[place : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        place = match.end()
    return text + marked[place:], marks


def _actor(tokens: View, cast: Cast, start: int, end: int) -> str:
    part = tokens.char_span(start, end, alignment_mode="expand")
    assert part is not None
    found = [p.actor_id for p in cast.participants(part.root) if p.start < end and start < p.end]
    return " ".join(found)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_phrases_of_one_actor_are_joined_and_of_two_are_not(name: str) -> None:
    published, marked = DOCUMENTS[name]
    text, marks = _read(marked)
    tokens = view(annotate(text))
    cast = link_actors(tokens, Document("d", text, published=published))
    actors: dict[str, set[str]] = {}
    for start, end, number in marks:
        actors.setdefault(number, set()).add(_actor(tokens, cast, start, end))
    assert actors.pop("0", {""}) == {""}
    assert all(len(ids) == 1 and ids != {""} for ids in actors.values()), actors
    assert len(set.union(*actors.values(), set())) == len(actors), actors

"""Eight stories in articles of invented outlets, read by the whole flow: which sentences are one account, and of what
status."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.accounts.account import Account
from dragoman.ledger.ledger import Ledger

Article = tuple[str, str, str]
"""Outlet, day of publication, text."""

CORROBORATED: list[tuple[str, list[Article]]] = [
    (
        "a visit told from both ends",
        [
            ("Quay Wire", "2021-05-11", "Brazilian President Luna visited Chile on Monday and met President Pineda in Santiago."),
            ("Hill Post", "2021-05-11", "In Santiago, Chile's president received the president of Brazil on Monday."),
        ],
    ),
    (
        "a strike in other words and figures",
        [
            ("Quay Wire", "2021-05-11", "Israeli warplanes bombed a power station near Damascus on Monday, killing three workers."),
            ("Hill Post", "2021-05-12", "An Israeli air strike hit the power station near Damascus on Monday and killed five people."),
        ],
    ),
    (
        "sanctions",
        [
            ("Quay Wire", "2021-05-11", "The United States imposed sanctions on Belarus on Monday."),
            ("Hill Post", "2021-05-11", "Washington has placed sanctions on Belarus over the arrests, a step it took on Monday."),
        ],
    ),
]  # fmt: skip
ANSWERED: list[tuple[str, str, str]] = [
    (
        "the report",
        "Al-Shabaab fighters attacked a hotel in Kenya on Saturday, the Somali government said. The Kenyan police confirmed "
        "the report.",
        "confirmed the report",
    ),
]
DISPUTED: list[tuple[str, list[Article], str]] = [
    (
        "denied in another article on another day",
        [
            ("Quay Wire", "2021-05-11", "Ethiopian aircraft bombed a hospital in Mekelle on Monday."),
            ("Hill Post", "2021-05-14", "Ethiopia denied that its aircraft had bombed the hospital in Mekelle."),
        ],
        "denied by Ethiopia",
    ),
    (
        "denied without being told again",
        [
            (
                "Quay Wire",
                "2021-05-11",
                "Ukraine said that Russian missiles hit a shopping mall in Kremenchuk. Moscow denied responsibility.",
            )
        ],
        "denied by Russia",
    ),
    (
        "denied by its contrary",
        [
            (
                "Quay Wire",
                "2021-05-11",
                "Peru said that Chilean soldiers shot at a patrol boat on Monday. Chile insists that its men held their fire.",
            )
        ],
        "denied by Chile",
    ),
    (
        "denied weeks later, in an article that does not code the deed",
        [
            (
                "Quay Wire",
                "2021-05-11",
                "Rwandan soldiers attacked an army post in Burundi on Monday, Burundi's army said.",
            ),
            (
                "Hill Post",
                "2021-05-21",
                "Burundi is angry about an attack this month that it says was the work of Rwandan soldiers. "
                "Rwanda says that they were not involved.",
            ),
        ],
        "denied by Rwanda",
    ),
    (
        "laid to another doer, in a claim that tells no event",
        [
            (
                "Quay Wire",
                "2021-05-11",
                "Yemen's Houthi movement said that it had attacked a Saudi oil plant with drones on Monday. "
                "The United States held Iran responsible.",
            )
        ],
        "different actors are named",
    ),
    (
        "laid to another doer, by a verb of blaming",
        [
            (
                "Quay Wire",
                "2021-05-11",
                "Yemen's Houthi movement said that it had attacked a Saudi oil plant with drones on Monday. "
                "The United States blamed Iran.",
            )
        ],
        "different actors are named",
    ),
    (
        "denied in words of its own, hours before the deed is told as denied",
        [
            ("Quay Wire", "2021-05-11", "North Korea torpedoed a South Korean ship on Monday, South Korea said."),
            ("Hill Post", "2021-05-13", "Pyongyang said within half an hour that it had not sunk the ship."),
        ],
        "denied by North Korea",
    ),
    (
        "two doers named",
        [
            ("Quay Wire", "2021-05-11", "Ukraine said that Russian artillery shelled a clinic in Donetsk on Monday."),
            (
                "Hill Post",
                "2021-05-11",
                "Moscow said that Ukrainian artillery shelled the clinic in Donetsk on Monday.",
            ),
        ],
        "different actors are named",
    ),
]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "archive") as opened:
        yield opened


def _accounts(ledger: Ledger, articles: list[Article], **options: Any) -> list[Account]:
    items = [
        {"id": f"d{number}", "outlet": outlet, "published": day, "text": text}
        for number, (outlet, day, text) in enumerate(articles)
    ]
    ledger.append(dragoman.read_many(items, threads=1))
    return ledger.accounts(**options)


@pytest.mark.parametrize(("story", "articles"), CORROBORATED, ids=[name for name, _ in CORROBORATED])
def test_one_event_in_two_outlets_is_one_corroborated_account(
    ledger: Ledger, story: str, articles: list[Article]
) -> None:
    told = [one for one in _accounts(ledger, articles) if len({telling.document_id for telling in one.tellings}) == 2]
    assert [one.status for one in told] == ["corroborated"], story


@pytest.mark.parametrize(("story", "text", "words"), ANSWERED, ids=[name for name, _, _ in ANSWERED])
def test_what_is_confirmed_without_being_told_is_corroborated(
    ledger: Ledger, story: str, text: str, words: str
) -> None:
    accounts = _accounts(ledger, [("Quay Wire", "2021-05-11", text)])
    claimed = [(one, telling) for one in accounts for telling in one.tellings if words in telling.sentence.text]
    assert claimed, story
    account, telling = claimed[0]
    assert telling.claim_id
    assert not telling.denies
    assert account.status == "corroborated"


@pytest.mark.parametrize(("story", "articles", "dispute"), DISPUTED, ids=[name for name, _, _ in DISPUTED])
def test_what_a_party_denies_or_lays_to_another_is_disputed(
    ledger: Ledger, story: str, articles: list[Article], dispute: str
) -> None:
    disputed = [one for one in _accounts(ledger, articles) if one.status == "disputed"]
    assert disputed, story
    assert all(one.dispute.startswith(dispute) for one in disputed)


@pytest.mark.parametrize(
    "text",
    [
        "Turkish jets shot down a Russian bomber on Monday. The Turkish president said that he wished it had not happened.",
        "British police arrested the general on Monday. British ministers explained that they had not arrested anybody.",
        "Guatemala moved marines to the border on Monday. Belize says that a boat of its own was shot at; the Guatemalan "
        "side says that this did not happen.",
        "Poland expelled ten Russian diplomats on Monday. There were no grounds for the accusation, the Russian ambassador "
        "said.",
    ],
    ids=["wished away", "explained", "another deed is denied", "no grounds"],
)
def test_what_denies_no_deed_of_the_account_makes_no_dispute(ledger: Ledger, text: str) -> None:
    accounts = _accounts(ledger, [("Quay Wire", "2021-05-11", text)])
    told = [one for one in accounts if one.event_type in {"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"}]
    assert told
    first = min(told, key=lambda one: one.tellings[0].sentence.start)
    assert not first.dispute


@pytest.mark.parametrize(
    "articles",
    [
        [
            ("Quay Wire", "2021-05-11", "Israeli warplanes bombed a power station near Damascus on Monday."),
            ("Hill Post", "2021-05-20", "Israeli warplanes bombed an arms depot near Damascus on Tuesday."),
        ],
        [
            ("Quay Wire", "2021-05-11", "France expelled six Russian diplomats on Monday."),
            ("Hill Post", "2021-05-12", "Russia expelled six French diplomats on Tuesday."),
        ],
    ],
    ids=["days apart", "the same done in return"],
)
def test_events_that_look_alike_stay_apart(ledger: Ledger, articles: list[Article]) -> None:
    assert all(len({telling.document_id for telling in one.tellings}) == 1 for one in _accounts(ledger, articles))


def test_what_is_no_longer_accepted_is_refused(ledger: Ledger) -> None:
    text = "The Gambian president said on Monday that he no longer accepted the result of the election."
    accounts = _accounts(ledger, [("Quay Wire", "2021-05-11", text)])
    refused = [one for one in accounts if one.event_type == "REJECT"]
    assert refused
    assert not any(one.dispute for one in refused)


@pytest.mark.parametrize(
    "articles",
    [
        [
            ("Quay Wire", "2021-05-11", "Peru expelled two Chilean diplomats on Monday. Chile called the expulsion groundless."),
            ("Hill Post", "2021-05-12", "Lima expelled two diplomats of Chile on Monday."),
        ],
        [
            (
                "Quay Wire",
                "2021-05-11",
                "The United States imposed sanctions on Cuba on Monday. Havana rejected the sanctions as illegal and absurd.",
            ),
            ("Hill Post", "2021-05-12", "Washington has imposed sanctions on Cuba, a step it took on Monday."),
        ],
        [
            (
                "Quay Wire",
                "2021-05-11",
                'Russian aircraft entered Estonian airspace on Monday. "They always say it was not them," said a fisherman, '
                "Jaan Tamm.",
            ),
            ("Hill Post", "2021-05-12", "Russian planes entered the airspace of Estonia on Monday."),
        ],
        [
            ("Quay Wire", "2021-05-05", "Algeria expelled 300 migrants from Mali on Monday."),
            ("Hill Post", "2021-05-06", "Algeria expelled migrants from Mali on Monday, aid workers said."),
            ("Bay Star", "2021-05-20", "Algeria denied that migrants from Mali had been expelled this week."),
        ],
    ],
    ids=["called groundless by whom it fell on", "rejected as absurd", "what is always said", "denied of another week"],
)  # fmt: skip
def test_what_is_judged_or_denied_of_other_days_is_not_disputed(ledger: Ledger, articles: list[Article]) -> None:
    told = [one for one in _accounts(ledger, articles) if len({telling.document_id for telling in one.tellings}) == 2]
    assert [one.status for one in told] == ["corroborated"]


@pytest.mark.parametrize(
    "articles",
    [
        [
            ("Quay Wire", "2021-05-11", "Kenyan nurses walked out on Monday, the Lakeside Nurses' Union said."),
            (
                "Hill Post",
                "2021-05-12",
                "Kenyan nurses walked out on Monday, said Mary Otieno, a spokeswoman for the Lakeside Nurses' Union.",
            ),
        ],
        [
            ("Quay Wire", "2021-05-11", "Kenyan nurses walked out on Monday, the Lakeside Nurses' Union said."),
            ("Hill Post", "2021-05-12", "Kenyan nurses walked out on Monday, the union's chairman, Paul Otieno, said."),
        ],
        [
            ("Quay Wire", "2021-05-11", "Peacekeepers left the town of Bria on Monday, the United Nations said."),
            ("Hill Post", "2021-05-12", "United Nations peacekeepers left the town of Bria on Monday, the mission said."),
        ],
        [
            ("Quay Wire", "2021-05-11", "Rebels killed six soldiers in Mali on Monday, the Malian army said."),
            (
                "Hill Post",
                "2021-05-12",
                "Six killed\n\nBamako: Six soldiers were killed by rebels in Mali on Monday, a spokesman for the Malian army "
                "said on Tuesday.",
            ),
        ],
    ],
    ids=["spokeswoman of a union", "chairman of the union", "the mission", "below a bare dateline"],
)  # fmt: skip
def test_a_body_and_who_speaks_for_it_are_one_voice(ledger: Ledger, articles: list[Article]) -> None:
    told = [one for one in _accounts(ledger, articles) if len({telling.document_id for telling in one.tellings}) == 2]
    assert [(one.status, one.independent) for one in told] == [("single-source", 1)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenyan nurses walked out on Monday. Some 9,000 of them took part, according to the union.", "corroborated"),
        ("Argentina recognised Palestine on Monday. The recognition reflects a consensus, said the minister.", "single-source"),
    ],
    ids=["says what was done", "says what it means"],
)  # fmt: skip
def test_a_speaker_vouches_for_what_he_tells_not_for_what_he_comments_on(
    ledger: Ledger, text: str, status: str
) -> None:
    told = max(_accounts(ledger, [("Quay Wire", "2021-05-11", text)]), key=lambda one: len(one.tellings))
    assert (told.status, len(told.tellings)) == (status, 2)


CHARGE = "LIMA, June 4 - Peru said on Monday that Ecuadorian soldiers had shelled the border town of Oduna, killing three people."


@pytest.mark.parametrize(
    ("answer", "dispute"),
    [
        ("The Ecuadorian army said its guns had been silent.", "denied by"),
        ("Ecuador's president said Lima was making it up.", "denied by"),
        ("“It wasn't us,” an Ecuadorian general told reporters.", "denied by"),
        ("“Fake news,” said the defence minister of Ecuador.", "denied by"),
        ("Ecuador said it had not carried out any operation in the area.", "denied by"),
        ("Quito said that it had respected the truce to the letter.", "denied by"),
        ("Ecuador says the dead were killed by a mine.", "denied by"),
        ("Ecuador protested its innocence.", "denied by"),
        ("Quito maintained that the shells had come from Peru's own artillery.", "different actors are named"),
        ("The Ecuadorian government said Peruvian guns had hit the town by mistake.", "different actors are named"),
    ],
)
def test_an_answer_that_denies_or_lays_it_to_another_disputes_a_charge(
    ledger: Ledger, answer: str, dispute: str
) -> None:
    accounts = _accounts(ledger, [("Quay Wire", "2018-06-05", f"{CHARGE}\n\n{answer}")])
    assert any(one.dispute.startswith(dispute) for one in accounts if one.event_type == "ASSAULT")


@pytest.mark.parametrize(
    "answer",
    [
        "Ecuador said it was looking into the report.",
        "Ecuador admitted that its gunners had fired, but said the town was not the target.",
        "Ecuador rejected a Peruvian demand for compensation.",
        "Ecuador neither confirmed nor denied the report.",
        "Ecuador said that two weeks ago Peruvian guns had hit its own soldiers.",
    ],
)
def test_an_answer_that_denies_nothing_disputes_nothing(ledger: Ledger, answer: str) -> None:
    accounts = _accounts(ledger, [("Quay Wire", "2018-06-05", f"{CHARGE}\n\n{answer}")])
    assert not any(one.dispute for one in accounts if one.event_type == "ASSAULT")


@pytest.mark.parametrize(
    "articles",
    [
        [
            ("Quay Wire", "2021-05-10", "The Peruvian president arrived in Quito on Monday for talks with Ecuador's president."),
            ("Hill Post", "2021-05-14", "Ecuador's president has not met the Peruvian president so far, his office said."),
        ],
        [
            ("Quay Wire", "2021-05-10", "The foreign ministers of Iran and Turkey agreed on Monday to hold a summit on trade."),
            ("Hill Post", "2021-05-20", "Turkey has not agreed to any ceasefire with the rebels, an official in Ankara said."),
        ],
        [
            (
                "Quay Wire",
                "2021-05-11",
                "Rebels attacked an army base in Chad on Monday. Libya denied that it had anything to do with the attack.",
            ),
        ],
        [
            (
                "Quay Wire",
                "2021-05-11",
                "Sudanese soldiers entered the camp on Monday. An aid worker denied that so many had entered the camp.",
            ),
        ],
        [
            (
                "Quay Wire",
                "2021-05-11",
                "Tajik guards detained eleven Kyrgyz herders on Monday. The Tajik border service confirmed it, disputing "
                "their number and the place.",
            ),
        ],
        [
            (
                "Quay Wire",
                "2021-05-11",
                "Iran seized a Greek tanker on Monday. Iran does not act at night and deny it in the morning, Tehran said.",
            ),
        ],
        [
            (
                "Quay Wire",
                "2021-05-11",
                "Indian guards shot a Nepali trader on Monday. In these hills the killings have not stopped.",
            ),
        ],
    ],
    ids=[
        "not yet", "another agreement", "a deed of others", "so many", "number and place", "does not deny", "goes on"
    ],
)  # fmt: skip
def test_what_denies_another_thing_disputes_nothing(ledger: Ledger, articles: list[Article]) -> None:
    assert not any(one.dispute for one in _accounts(ledger, articles) if len(one.tellings) > 1)


def test_busy_parties_words_need_words_in_common(ledger: Ledger) -> None:
    said = [
        "Turkey urged Syria on {day} to open talks on refugees.",
        "Turkey called on Syria to repair the dams of the Euphrates.",
        "Turkey asked Syria to hand over two smugglers.",
        "Turkey appealed to Syria to lower its tariffs on cotton.",
        "Turkey pressed Syria to free a journalist.",
    ]
    articles = [(f"Outlet {n}", f"2021-05-{10 + 2 * n}", text.format(day="Monday")) for n, text in enumerate(said)]
    requests = [one for one in _accounts(ledger, articles) if one.event_type == "REQUEST"]
    assert len(requests) >= 4
    assert all(len(one.tellings) == 1 for one in requests)

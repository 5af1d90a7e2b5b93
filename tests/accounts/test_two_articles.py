"""Two articles of two days: one event told by two, one voice heard twice, two events."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.accounts.account import Account
from dragoman.job import read_archive
from dragoman.ledger.ledger import Ledger

TOLD_BY_TWO = [
    (
        "BOGOTA - Colombian rebels blew up an oil pipeline near Tibu on Monday, halting exports, the state oil company said.",
        "BOGOTA - Guerrillas attacked the Tibu pipeline with explosives at the start of the week, a governor told radio.",
    ),
    (
        "ADDIS ABABA - Ethiopia's prime minister visited Asmara on Monday for talks with Eritrea's president.",
        "ASMARA - The Ethiopian premier was received in Eritrea's capital on Monday and held two hours of talks with its leader.",
    ),
    (
        "MANILA - The Philippines filed a protest with China on Monday over the harassment of a supply boat.",
        "BEIJING - A diplomatic note from Manila complaining about the treatment of a supply vessel reached China's embassy, Philippine officials said.",
    ),
    (
        "ANKARA - Turkish warplanes bombed Kurdish positions in northern Iraq on Monday.",
        "BAGHDAD - Air strikes by Turkey hit Kurdish militants in Iraq's Dohuk province on Monday, a local mayor said.",
    ),
    (
        "SEOUL - North Korea fired two short-range missiles into the sea on Monday, South Korea's military said.",
        "TOKYO - Pyongyang test-fired two ballistic missiles on Monday that fell outside Japan's waters, Japan's defence ministry said.",
    ),
    (
        "KYIV - Ukraine and Russia exchanged 60 prisoners on Monday.",
        "MOSCOW - Sixty captives returned home in a prisoner swap between Russia and Ukraine, the defence ministry in Moscow said on Monday.",
    ),
    (
        "CARACAS - Venezuela expelled Germany's ambassador on Monday for meddling in its affairs.",
        "BERLIN - Germany condemned the expulsion of its envoy from Caracas. The ambassador was given 48 hours to leave Venezuela on Monday.",
    ),
    (
        "JUBA - Gunmen ambushed a United Nations convoy in South Sudan on Monday and killed two peacekeepers.",
        "NEW YORK - The U.N. Security Council condemned an attack in South Sudan in which two peacekeepers died on Monday.",
    ),
    (
        "TBILISI - Thousands of opposition supporters marched through Tbilisi on Monday to demand early elections.",
        "TBILISI - Demonstrators filled the centre of the Georgian capital on Monday calling for a snap vote.",
    ),
    (
        "OSLO - Norway pledged $50 million in aid to Malawi on Monday after floods.",
        "LILONGWE - Malawi's president thanked Norway for a promise of $50 million to help flood victims.",
    ),
    (
        "HARARE - Zimbabwe's parliament ratified a border treaty with Zambia on Monday.",
        "LUSAKA - Zambia welcomed Zimbabwe's ratification of the border treaty on Monday.",
    ),
    (
        "LAGOS - Nigerian troops killed 30 Islamist fighters in a raid near Maiduguri on Monday.",
        "ABUJA - Nigeria's army said on Tuesday that 30 insurgents had died when soldiers stormed their camp near Maiduguri.",
    ),
    (
        "RIYADH - Saudi Arabia recalled its ambassador from Beirut on Monday.",
        "BEIRUT - Lebanon said it regretted a decision by Saudi Arabia to call its envoy home.",
    ),
    (
        "BANGUI - Rebels seized the town of Bria on Monday after government soldiers fled.",
        "BANGUI - The town of Bria fell into rebel hands on Monday, aid workers said.",
    ),
    (
        "LONDON - Britain's foreign secretary summoned the Iranian ambassador on Monday over the arrest of a dual national.",
        "TEHRAN - Iran's ambassador in London was called to the Foreign Office on Monday, Iranian state television reported.",
    ),
    (
        "MEXICO CITY - Mexico's president apologised to Guatemala on Monday for the deaths of migrants in a fire.",
        "GUATEMALA CITY - An apology by Mexico's leader for the deaths of Guatemalan migrants was welcomed by relatives.",
    ),
    (
        "YEREVAN - Azerbaijani troops opened fire on Armenian positions on Monday, killing a soldier, Armenia said.",
        "BAKU - Azerbaijan said its forces had shot at an Armenian post on Monday in response to sniping.",
    ),
    (
        "GENEVA - Syrian opposition negotiators walked out of peace talks on Monday.",
        "GENEVA - Talks on Syria stalled on Monday when the opposition delegation left the table, a U.N. envoy said.",
    ),
    (
        "KIGALI - Rwanda closed its border with Burundi on Monday.",
        "BUJUMBURA - Trucks were stranded after Rwanda shut the border crossings with Burundi on Monday.",
    ),
    (
        "SANAA - Houthi fighters released two French aid workers on Monday.",
        "PARIS - Two French aid workers held by Yemen's Houthis are free, France's foreign ministry said on Monday.",
    ),
    (
        "SOFIA - Bulgaria's foreign minister met his Macedonian counterpart in Skopje on Monday.",
        "SKOPJE - Talks between the foreign ministers of Bulgaria and Macedonia took place in Skopje on Monday.",
    ),
]
ONE_VOICE = [
    (
        "YANGON - Myanmar's army killed eleven villagers in Sagaing on Monday, a rebel spokesman, Ko Htet, said.",
        "BANGKOK - Soldiers from Myanmar shot eleven villagers dead in Sagaing, according to Ko Htet, who speaks for the rebels.",
    ),
    (
        "TEHRAN - Iran arrested five British sailors on Monday, Iran's foreign ministry spokesman said.",
        "LONDON - Iran's foreign ministry said five British sailors had been arrested on Monday.",
    ),
    (
        "ASUNCION - Paraguay's president accused Brazil of spying on Monday in an interview with ABC radio.",
        "BRASILIA - Paraguay's president said in an interview with ABC radio on Monday that Brazil had spied on his government.",
    ),
    (
        "BEIRUT - Israel's army fired shells at the outskirts of Khiam on Monday, a Lebanese security source said.",
        "BEIRUT - Israeli artillery shelled Khiam on Monday, according to a Lebanese security source.",
    ),
    (
        "ANKARA - Kurdish militants attacked a police station in Cizre on Monday, the Anadolu agency reported.",
        "ISTANBUL - A police station in Cizre came under attack from PKK militants on Monday, according to Anadolu.",
    ),
    (
        "LONDON - Syrian government planes bombed a market in Idlib on Monday, the Syrian Observatory for Human Rights said.",
        "BEIRUT - A market in Idlib was hit by government air strikes on Monday, said Rami Adel, head of the Syrian Observatory for Human Rights.",
    ),
    (
        "GOMA - M23 rebels executed 20 villagers in Kishishe on Monday, Congo's government said.",
        "KINSHASA - Congo's communications minister, Patrick Lutala, said on Tuesday that the M23 had executed 20 villagers in Kishishe.",
    ),
    (
        "QUITO - Colombian guerrillas killed two Ecuadorian soldiers on Monday, Ecuador's defence minister said.",
        "QUITO - Two Ecuadorian soldiers were killed by Colombian rebels on Monday, the army said.",
    ),
    (
        "CANBERRA - China detained an Australian writer on Monday, Australia's foreign ministry said.",
        "SYDNEY - Australia said on Tuesday that an Australian writer had been detained in China.",
    ),
    (
        "ASMARA - Eritrea and Sudan agreed on Monday to reopen their border, Eritrea's information minister wrote on Twitter.",
        "KHARTOUM - Eritrea's information minister tweeted that Eritrea and Sudan had agreed to reopen the border.",
    ),
    (
        "BAKU - Armenian forces shelled a village in Tovuz on Monday, Azerbaijan's defence ministry said.",
        "BAKU - Azerbaijan accused Armenia on Monday of shelling a village in the Tovuz district.",
    ),
    (
        "NAIROBI (Harbour Wire) - Ethiopia on Monday released 40 Eritrean prisoners who had been held since the border war, in what diplomats called a gesture of goodwill.",
        "Ethiopia has released 40 Eritrean prisoners who had been held since the border war, in what diplomats called a gesture of goodwill, Harbour Wire reported.",
    ),
    (
        "TEHRAN - Iranian state television said on Monday that a court had sentenced an American to ten years in prison for spying.",
        "WASHINGTON - An American has been jailed for ten years by an Iranian court for espionage, Iranian state TV reported.",
    ),
    (
        "MANAGUA - Nicaraguan police arrested a bishop on Monday, the newspaper La Voz reported.",
        "SAN JOSE - A bishop was arrested in Nicaragua on Monday, La Voz said.",
    ),
    (
        "HANOI - Chinese coastguards beat ten Vietnamese fishermen on Monday, the captain of the boat, Nguyen Van Tho, said.",
        'HANOI - "They beat us with iron bars," captain Nguyen Van Tho told state media, describing how Chinese coastguards assaulted his ten-man crew on Monday.',
    ),
    (
        "ALGIERS - Morocco's drones killed three Algerian truck drivers on Monday, Algeria's presidency said.",
        "RABAT - Algeria's president accused Morocco of killing three truck drivers in a drone strike on Monday.",
    ),
    (
        "PHNOM PENH - Cambodia rejected on Monday an offer by a United Nations envoy to mediate, the foreign ministry said.",
        "PHNOM PENH - Cambodia's government has rebuffed a U.N. envoy who offered to mediate, its foreign ministry said on "
        "Monday.\n\nISLAMABAD - Pakistan's army said it was ready, and the foreign ministry denied that it was not.",
    ),
    (
        "YANGON - Myanmar's army shelled an outpost of the Kachin Independence Army on Monday, a spokesman for the rebels said.",
        "LAIZA - Government artillery bombarded an outpost in Kachin State on Monday, the Kachin Independence Army said.",
    ),
]
TWO_EVENTS = [
    (
        "WARSAW - Poland expelled two Russian diplomats on Monday.",
        "MOSCOW - Russia expelled two Polish diplomats on Wednesday in response.",
    ),
    (
        "PARIS - France's president spoke by telephone with Lebanon's prime minister on Monday.",
        "PARIS - France's president met Lebanon's prime minister in Paris on Friday.",
    ),
    (
        "DELHI - India criticised Pakistan on Monday over the shelling of a village.",
        "DELHI - India criticised Pakistan on Thursday over the trial of a fisherman.",
    ),
]


def _joint(folder: Path, *texts: str, later: int) -> list[Account]:
    """The accounts that both articles tell; the second is published ``later`` days after the first."""
    articles = [
        {"id": "first", "outlet": "Harbour Wire", "date": "2018-06-05", "text": texts[0]},
        {"id": "second", "outlet": "Evening Ledger", "date": f"2018-06-{5 + later:02}", "text": texts[1]},
    ]
    file = folder / "articles.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    with Ledger.open(folder / "archive") as archive:
        read_archive([str(file)], archive)
        return [one for one in archive.accounts() if len({telling.document_id for telling in one.tellings}) == 2]


@pytest.mark.parametrize(("first", "second"), TOLD_BY_TWO)
def test_two_outlets_corroborate_an_event_told_in_other_words(tmp_path: Path, first: str, second: str) -> None:
    assert "corroborated" in {one.status for one in _joint(tmp_path, first, second, later=1)}


@pytest.mark.parametrize(("first", "second"), ONE_VOICE)
def test_one_voice_through_two_outlets_is_a_single_source(tmp_path: Path, first: str, second: str) -> None:
    found = _joint(tmp_path, first, second, later=1)
    assert found
    assert {one.status for one in found} == {"single-source"}


@pytest.mark.parametrize(("first", "second"), TWO_EVENTS)
def test_two_events_of_a_pair_stay_two(tmp_path: Path, first: str, second: str) -> None:
    assert not _joint(tmp_path, first, second, later=3)


def test_two_states_that_lay_it_to_each_other_dispute_it_though_neither_says_to_whom(tmp_path: Path) -> None:
    found = _joint(
        tmp_path,
        "Malian and Nigerien soldiers exchanged fire near Anderamboukane on Monday. Mali said that troops from Niger had opened fire "
        "first. A spokesman for Niger's army said that it was the Malians who fired first.",
        "Soldiers of Mali and Niger shot at each other near Anderamboukane on Monday, residents said.",
        later=1,
    )

    assert [(one.status, one.dispute) for one in found] == [("disputed", "each blames the other")]

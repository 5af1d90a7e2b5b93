"""Denials in the article of another day, and answers there that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.job import read_archive
from dragoman.ledger.ledger import Ledger

TOLD = {
    "shell": "FREETOWN - Liberia accused Guinean troops on Monday of shelling the border village of Kendu. Three farmers were killed and a school was destroyed, the Liberian defence ministry said.",
    "detain": "LIMA - Bolivian soldiers detained six Peruvian fishermen on Lake Titicaca on Sunday, Peru's navy said.",
    "hack": "OTTAWA - Canada's government said on Wednesday that Chinese hackers had broken into the computers of its central bank.",
    "kill": "NAIROBI - Gunmen killed an opposition leader, Moses Arita, outside his home in Kampala on Friday. His party accused the Ugandan army of the murder.",
    "arms": "TUNIS - Algeria sent tanks and ammunition to the Libyan army last week, a Tunisian newspaper reported on Thursday, quoting diplomats.",
    "deal": "WARSAW - Poland and Ukraine agreed on Monday to open four new border crossings, Ukraine's prime minister said in Kyiv.",
    "incursion": "HANOI - Cambodian troops crossed into Vietnam on Saturday and seized a hill near Ha Tien, Vietnam's government said.",
    "expel": "OSLO - Russia has expelled two Norwegian diplomats, Norwegian television reported on Tuesday.",
    "protest": "DHAKA - Police fired on striking garment workers in Dhaka on Sunday and killed five of them, union leaders said.",
}

DENIED = [
    (
        "shell",
        "CONAKRY - Guinea's army on Tuesday rejected Liberian claims that its guns had fired on a village across the border.",
    ),
    (
        "shell",
        'CONAKRY - Guinea denied on Tuesday any role in the shelling of a Liberian village. "Our soldiers did not fire a single shot," a military spokesman said.',
    ),
    (
        "shell",
        "CONAKRY - Guinea's defence minister dismissed as baseless an allegation by Monrovia that Guinean artillery hit Kendu.",
    ),
    (
        "shell",
        "CONAKRY - The Guinean military said on Tuesday that none of its units had shelled Liberia, and suggested that bandits were to blame.",
    ),
    (
        "shell",
        "CONAKRY - \"This is a fabrication,\" Guinea's government spokesman said on Tuesday of Liberia's report that Kendu had been shelled.",
    ),
    (
        "shell",
        "CONAKRY - Guinea said it had nothing to do with the deaths of three farmers in the Liberian village of Kendu.",
    ),
    (
        "shell",
        "CONAKRY - Asked about Liberia's accusation, a Guinean army colonel said no Guinean shell had landed in Kendu.",
    ),
    ("detain", "LA PAZ - Bolivia's navy denied on Monday that it was holding any Peruvian fishermen."),
    (
        "detain",
        "LA PAZ - Bolivia's foreign ministry called the reported detention of Peruvian fishermen a rumour without foundation.",
    ),
    (
        "detain",
        "LA PAZ - No Peruvian fishermen have been arrested on the lake, Bolivia's defence minister told reporters on Monday.",
    ),
    (
        "detain",
        "LA PAZ - The Bolivian navy said on Monday its patrols had not detained anyone on Lake Titicaca at the weekend.",
    ),
    ("detain", "LA PAZ - Bolivia rejected as untrue Peru's statement about the arrest of six fishermen."),
    ("hack", "BEIJING - China on Thursday strongly denied that it had hacked Canada's central bank."),
    ("hack", "BEIJING - China said on Thursday that the Canadian charges of cyber theft were pure invention."),
    (
        "hack",
        "BEIJING - China's embassy in Ottawa rejected the hacking accusations on Thursday and urged Canada to stop smearing China.",
    ),
    ("kill", "KAMPALA - Uganda's army on Saturday denied killing opposition leader Moses Arita."),
    (
        "kill",
        "KAMPALA - The Ugandan military had no hand in the murder of Moses Arita, its spokesman said on Saturday.",
    ),
    ("arms", "ALGIERS - Algeria's defence ministry denied on Friday that it had supplied tanks to Libya."),
    ("arms", "ALGIERS - Reports that Algeria delivered weapons to Libya are false, the presidency said on Friday."),
    ("arms", "TRIPOLI - Libya's army said on Friday it had received no weapons from Algeria."),
    (
        "arms",
        "ALGIERS - Algeria has not sent and will not send arms to Libya, Foreign Minister Karim Belhadj said on Friday.",
    ),
    (
        "deal",
        "WARSAW - Poland's interior minister said on Tuesday that no agreement on new border crossings had been reached with Ukraine.",
    ),
    ("deal", "WARSAW - Poland denied on Tuesday that it had agreed with Ukraine to open new border crossings."),
    (
        "deal",
        "WARSAW - There is no such deal, a Polish government spokesman said on Tuesday of the four border crossings that Kyiv had announced.",
    ),
    ("incursion", "PHNOM PENH - Cambodia denied on Sunday that its troops had entered Vietnam."),
    (
        "incursion",
        "PHNOM PENH - Cambodia's defence ministry accused Vietnam of spreading lies about an incursion that never took place.",
    ),
    (
        "incursion",
        "PHNOM PENH - The hill belongs to Cambodia and no soldier crossed any border, Cambodia's prime minister said on Sunday.",
    ),
    ("expel", "MOSCOW - Russia's foreign ministry on Wednesday denied expelling Norwegian diplomats."),
    (
        "expel",
        "OSLO - No Norwegian diplomat has been asked to leave Russia, Norway's foreign ministry said on Wednesday.",
    ),
    (
        "expel",
        "MOSCOW - Russia said on Wednesday that television reports about the expulsion of two Norwegians did not correspond to reality.",
    ),
    (
        "protest",
        "DHAKA - Police on Monday denied shooting at garment workers and said that rival workers had fought each other.",
    ),
    (
        "protest",
        "DHAKA - No police officer fired a weapon on Sunday, Dhaka's police chief told a news conference on Monday.",
    ),
]

GRANTED = [
    ("shell", "CONAKRY - Guinea declined to comment on Tuesday on the shelling of Kendu."),
    (
        "shell",
        "CONAKRY - Guinea said it regretted the deaths of three farmers in Kendu and that its gunners had aimed at rebels.",
    ),
    ("shell", "CONAKRY - Guinea on Tuesday denied that it was massing troops on its border with Sierra Leone."),
    (
        "detain",
        "LA PAZ - Bolivia's navy said on Monday it was holding six Peruvians who had fished in its waters, and denied mistreating them.",
    ),
    (
        "detain",
        "LA PAZ - Bolivia's navy said the six Peruvian fishermen had been detained for fishing without a licence.",
    ),
    ("detain", "LA PAZ - Bolivia denied on Monday that the six fishermen had been beaten."),
    ("hack", "BEIJING - China urged Canada on Thursday to work together against hacking."),
    ("hack", "BEIJING - China said on Thursday that it had taken note of the report from Ottawa."),
    ("kill", "KAMPALA - Uganda's government condemned the murder of Moses Arita on Saturday and promised an inquiry."),
    ("kill", "KAMPALA - Uganda's president said on Saturday he would not resign over the murder of Moses Arita."),
    ("arms", "ALGIERS - Algeria said on Friday its deliveries to Libya's army broke no embargo."),
    (
        "arms",
        "ALGIERS - Algeria's defence ministry would neither confirm nor deny on Friday that tanks had gone to Libya.",
    ),
    (
        "deal",
        "WARSAW - The new border crossings agreed with Ukraine will not open before spring, Poland's interior minister said on Tuesday.",
    ),
    ("deal", "WARSAW - Poland's opposition rejected the agreement with Ukraine on border crossings."),
    ("incursion", "PHNOM PENH - Cambodia said on Sunday that its troops had taken the hill in self-defence."),
    ("incursion", "PHNOM PENH - Cambodia called on Sunday for talks with Vietnam about their border."),
    ("expel", "MOSCOW - Russia said on Wednesday the two Norwegian diplomats had been expelled for spying."),
    (
        "protest",
        "DHAKA - Police said on Monday they had fired on garment workers in self-defence after petrol bombs were thrown.",
    ),
    ("protest", "DHAKA - Police said on Monday that two workers had died on Sunday, not five."),
]


def _disputes(folder: Path, told: str, answer: str) -> set[str]:
    """What disputes the accounts of the article that tells it."""
    articles = [
        {"id": "told", "outlet": "Harbour Wire", "date": "2018-06-05", "text": told},
        {"id": "answer", "outlet": "Evening Ledger", "date": "2018-06-06", "text": answer},
    ]
    file = folder / "articles.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    with Ledger.open(folder / "archive") as archive:
        read_archive([str(file)], archive)
        return {
            one.dispute
            for one in archive.accounts()
            if one.dispute and any(telling.document_id == "told" for telling in one.tellings)
        }


@pytest.mark.parametrize(("told", "answer"), DENIED)
def test_a_denial_the_day_after_disputes_what_it_denies(tmp_path: Path, told: str, answer: str) -> None:
    found = _disputes(tmp_path, TOLD[told], answer)
    assert found
    assert all(one.startswith("denied by ") for one in found)


@pytest.mark.parametrize(("told", "answer"), GRANTED)
def test_what_grants_it_or_denies_something_else_disputes_nothing(tmp_path: Path, told: str, answer: str) -> None:
    assert not _disputes(tmp_path, TOLD[told], answer)


NOT_DENIED = [
    (
        "SANCTION",
        "WASHINGTON - The United States imposed sanctions on the Serbian bank Dunav on Monday for laundering money. The bank rejected the accusations.",
    ),
    (
        "COERCE",
        "ANKARA - A Turkish court on Monday jailed a journalist for six years for spying. The journalist, Selin Arat, denied the charges.",
    ),
    ("COERCE", "HARARE - Police arrested 20 opposition supporters on Monday. The police denied using excessive force."),
    ("ASSAULT", "KABUL - Gunmen killed four policemen in Kunduz on Monday. No group claimed responsibility."),
    (
        "SANCTION",
        "PARIS - France expelled two Algerian diplomats on Monday. France's foreign ministry denied that the step was retaliation.",
    ),
    (
        "CONSULT",
        "MINSK - The presidents of Belarus and Russia met on Monday. The Kremlin denied that they had discussed a merger.",
    ),
    (
        "ASSAULT",
        "BAMAKO - Jihadists attacked an army base in Mopti on Monday, killing ten soldiers. The army denied that it had lost control of the town.",
    ),
    (
        "AGREE",
        "ATHENS - Greece agreed on Monday to sell two ports to China. The government denied that it had been put under pressure.",
    ),
    ("COERCE", "MADRID - Spanish police detained three Catalan politicians on Monday. They have denied wrongdoing."),
    (
        "PROTEST",
        "LIMA - Thousands of miners marched in Lima on Monday. The union denied that it had paid them to come.",
    ),
    (
        "ASSAULT",
        "GAZA - Israeli aircraft struck Gaza on Monday. Israel's army said that it had not targeted the hospital.",
    ),
    (
        "MOBILIZE",
        "TALLINN - Russia sent 3,000 soldiers to the Estonian border on Monday for an exercise. Moscow denied that it planned to invade.",
    ),
    (
        "COERCE",
        "RIYADH - Saudi Arabia arrested eleven princes on Monday. A palace official denied that the king was ill.",
    ),
    (
        "SANCTION",
        "LONDON - Britain suspended arms sales to Uganda on Monday. Uganda rejected the criticism of its police.",
    ),
    (
        "SUPPORT",
        "OTTAWA - Canada recognised the new government of Bolivia on Monday. Bolivia's former president denied that there had been fraud in the election.",
    ),
    (
        "ASSAULT",
        "MOGADISHU - A car bomb killed nine people in Mogadishu on Monday. Police said no foreigners were among the dead.",
    ),
    (
        "REJECT",
        "BEIRUT - Lebanon's parliament rejected the budget on Monday. The finance minister denied that he would resign.",
    ),
    ("AID", "DAKAR - Morocco sent 200 tonnes of rice to Senegal on Monday. A minister denied that the rice was old."),
    (
        "ASSAULT",
        "DONETSK - Ukrainian forces shelled a suburb of Donetsk on Monday, the separatists said. Russia has denied arming the separatists.",
    ),
    (
        "CONSULT",
        "TEHRAN - Iran's foreign minister flew to Doha on Monday for talks with the emir. Iran denies that it seeks nuclear weapons.",
    ),
    (
        "SANCTION",
        "BRUSSELS - The EU extended sanctions against Syria on Monday. Damascus denies using chemical weapons.",
    ),
    (
        "ASSAULT",
        "LAGOS - Soldiers killed six villagers in Benue on Monday, residents said. The army said five of them were bandits.",
    ),
    (
        "THREATEN",
        "CAIRO - Ethiopia's refusal to sign angered Egypt, which threatened on Monday to go to the Security Council. Ethiopia denied that it had delayed the talks.",
    ),
    (
        "COERCE",
        "MANAGUA - Police arrested a former minister on Monday on charges of treason. His wife said he was innocent.",
    ),
    (
        "ASSAULT",
        "SRINAGAR - Militants killed two policemen in Kashmir on Monday. Pakistan denies supporting the militants.",
    ),
    (
        "AGREE",
        "BOGOTA - Colombia's government and rebels agreed on a truce on Monday. A rebel commander said nothing had been signed yet on disarmament.",
    ),
]


@pytest.mark.parametrize(("event_type", "told"), NOT_DENIED)
def test_what_is_denied_beside_an_event_does_not_dispute_it(tmp_path: Path, event_type: str, told: str) -> None:
    file = tmp_path / "articles.jsonl"
    article = {"id": "told", "outlet": "Harbour Wire", "date": "2018-06-05", "text": told}
    file.write_text(json.dumps(article), encoding="utf-8")
    with Ledger.open(tmp_path / "archive") as archive:
        read_archive([str(file)], archive)
        found = [one for one in archive.accounts() if one.event_type == event_type]
    affirmed = [one for one in found if not all(telling.denies for telling in one.tellings)]
    assert affirmed
    assert "disputed" not in {one.status for one in affirmed}

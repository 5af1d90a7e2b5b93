import pytest

from dragoman.documents.datelines import find_dateline


@pytest.mark.parametrize(
    ("opening", "place", "country", "published", "agency"),
    [
        ("BEIRUT (Reuters) - ", "BEIRUT", "", "", "Reuters"),
        ("LIMA - ", "LIMA", "", "", ""),
        ("LIMA — ", "LIMA", "", "", ""),
        ("NAIROBI, March 14 2023 (Savanna Wire) - ", "NAIROBI", "", "2023-03-14", "Savanna Wire"),
        ("NAIROBI, 14 March 2023 -- ", "NAIROBI", "", "2023-03-14", ""),
        ("SANTO DOMINGO, Dominican Republic (AP) — ", "SANTO DOMINGO", "Dominican Republic", "", "AP"),
        ("BEIJING/TAIPEI, Aug 4 (Reuters) - ", "BEIJING/TAIPEI", "", "", "Reuters"),
        ("MOSCOW, December 30. /TASS/. ", "MOSCOW", "", "", "TASS"),
        ("KYIV. Dec 30 (Interfax) - ", "KYIV", "", "", "Interfax"),
        ("Geneva (dpa) – ", "Geneva", "", "", "dpa"),
        ("PORT-AU-PRINCE: ", "", "", "", ""),
        ("BRASÍLIA (AFP): ", "BRASÍLIA", "", "", "AFP"),
    ],
)
@pytest.mark.parametrize("title", ["", "Envoys meet again\n\n"])
def test_where_and_when_a_report_was_filed(title, opening, place, country, published, agency):
    text = f"{title}{opening}The envoys met on Monday."
    found = find_dateline(text)
    if not place:
        assert found is None
        return
    assert (found.place, found.country, found.published, found.agency) == (place, country, published, agency)
    assert text[found.end :] == "The envoys met on Monday."
    assert text[found.start :].startswith(place)


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING - The envoys met.",
        "EXPLAINER — How the envoys met",
        "UN - US talks go on.",
        "The ministry (Defence) - as it was called then - closed the road.",
        "Angela Keller (CDU) - Chancellor since May - met the envoys.",
        "NATO members met - They agreed.",
        "Lusaka - The plot failed.",
        "Lusaka Calm - the army said on Friday that it had held nobody over the plot against the president.",
        "Envoys met in LIMA - The minister said so.",
        "LIMA - a city of ten million - was quiet.",
        "",
    ],
)
def test_what_is_no_dateline(text):
    assert find_dateline(text) is None


def test_a_place_in_small_letters_may_open_a_long_paragraph():
    found = find_dateline(
        "Plot fails\n\nLusaka - The army said on Friday that it had held nobody over the alleged plot."
    )
    assert found is not None
    assert found.place == "Lusaka"


def test_only_the_first_lines_can_hold_one():
    assert find_dateline("word " * 400 + "\nLIMA - The envoys met.") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hostages freed\n\nManila: Two hostages were freed by the rebels on Monday, the army said in the capital.", "Manila"),
        ("MANILA: Two hostages were freed.", "MANILA"),
        ("Manila: Two hostages were freed by the rebels on Monday, the army said in the capital.", ""),
        ("Hostages freed\n\nLindqvist: The talks need time.", ""),
    ],
    ids=["below a title", "capitals", "no title", "a short line"],
)  # fmt: skip
def test_a_bare_colon_may_end_one(text, place):
    found = find_dateline(text, bare_colon=True)
    assert (found.place if found else "") == place
    assert find_dateline(text) is None

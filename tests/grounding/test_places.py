"""Names to places."""

from __future__ import annotations

import math

import pytest
import yaml

import dragoman
from dragoman.grounding.places import AREAS, find_places, place_key, resolve_place

# Name, canonical name, country, latitude, longitude (facts of GeoNames and of any atlas, rounded to a degree).
ROWS = [
    ("Aleppo", "Aleppo", "SYR", 36, 37), ("Idlib", "Idlib", "SYR", 36, 37), ("Hama", "Hamah", "SYR", 35, 37),
    ("Homs", "Homs", "SYR", 35, 37), ("Damascus", "Damascus", "SYR", 34, 36), ("Latakia", "Latakia", "SYR", 36, 36),
    ("Kyiv", "Kyiv", "UKR", 50, 31), ("Kiev", "Kyiv", "UKR", 50, 31), ("Bakhmut", "Bakhmut", "UKR", 49, 38),
    ("Mariupol", "Mariupol", "UKR", 47, 38), ("Bucha", "Bucha", "UKR", 51, 30), ("Kursk", "Kursk", "RUS", 52, 36),
    ("Kursk region", "Kursk Oblast", "RUS", 52, 36), ("Moscow", "Moscow", "RUS", 56, 38), ("Grozny", "Grozny", "RUS", 43, 46),
    ("Rafah", "Rafah", "PSE", 31, 34), ("Khan Younis", "Khan Yunis", "PSE", 31, 34), ("Nablus", "Nablus", "PSE", 32, 35),
    ("Gaza", "Gaza", "PSE", 31, 34), ("Gaza Strip", "Gaza", "PSE", 31, 34), ("West Bank", "West Bank", "PSE", 32, 35),
    ("Crimea", "Crimea", "UKR", 45, 34), ("Donbas", "Donbas", "UKR", 48, 38), ("Darfur", "Darfur", "SDN", 14, 24),
    ("Nagorno-Karabakh", "Nagorno-Karabakh", "AZE", 40, 47), ("Goma", "Goma", "COD", -2, 29), ("Sana'a", "Sanaa", "YEM", 15, 44),
    ("Mosul", "Mosul", "IRQ", 36, 43), ("Kandahar", "Kandahar", "AFG", 32, 66), ("Port-au-Prince", "Port-au-Prince", "HTI", 19, -72),
    ("Bamako", "Bamako", "MLI", 13, -8), ("Texas", "Texas", "USA", 31, -98), ("Washington", "Washington", "USA", 39, -77),
    ("Paris", "Paris", "FRA", 49, 2), ("Beijing", "Beijing", "CHN", 40, 116), ("Red Sea", "Red Sea", "", 20, 39),
    ("Strait of Hormuz", "Strait of Hormuz", "", 27, 56), ("Syria", "Syria", "SYR", 35, 37), ("Türkiye", "Turkey", "TUR", 39, 34),
    ("the United States", "United States", "USA", 39, -91), ("U.S.", "United States", "USA", 39, -91), ("Georgia", "Georgia", "GEO", 42, 43),
    ("Kosovo", "Kosovo", "XKX", 43, 21), ("Taiwan Strait", "Taiwan Strait", "", 24, 120), ("Ivory Coast", "Ivory Coast", "CIV", 7, -6),
]  # fmt: skip


def country_of(name: str) -> str | None:
    place = resolve_place(name)
    return (place.country or None) if place else None


@pytest.mark.parametrize(("text", "name", "country", "lat", "lon"), ROWS)
def test_name_is_this_place(text: str, name: str, country: str, lat: int, lon: int) -> None:
    place = resolve_place(text)
    assert place is not None
    assert (place.name, place.country) == (name, country)
    assert math.dist((place.lat or 0, place.lon or 0), (lat, lon)) < 3


@pytest.mark.parametrize("text", ["", "Xanadulia", "the committee", "...", "Sergei Lavrov"])
def test_unknown_name_is_none(text: str) -> None:
    assert resolve_place(text) is None
    assert country_of(text) is None


@pytest.mark.parametrize(
    ("name", "mentioned", "country"),
    [
        ("Tripoli", "", "LBY"),
        ("Tripoli", "LBN", "LBN"),
        ("Paris", "USA", "FRA"),
        ("Hyderabad", "PAK", "PAK"),
        ("Hyderabad", "", "IND"),
    ],
)
def test_countries_of_the_document_decide_between_namesakes(name: str, mentioned: str, country: str) -> None:
    place = resolve_place(name, frozenset({mentioned} - {""}))
    assert place is not None
    assert place.country == country


def test_country_given_by_the_text_excludes_the_others() -> None:
    place = resolve_place("Paris", country="USA")
    assert place is not None
    assert (place.country, place.admin1) == ("USA", "Texas")


@pytest.mark.parametrize(
    ("name", "country"), [("Aleppo", "SYR"), ("Crimea", "UKR"), ("Russia", "RUS"), ("Sahel", None)]
)
def test_country_of(name: str, country: str | None) -> None:
    assert country_of(name) == country


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sana'a", "sanaa"),
        ("The Hague", "hague"),
        ("Port-au-Prince", "port au prince"),
        ("Łódź", "lodz"),
        ("U.S.", "us"),
        ("Rafaḩ", "rafah"),
    ],
)
def test_key_drops_case_marks_and_article(name: str, key: str) -> None:
    assert place_key(name) == key


def test_every_listed_area_is_sound() -> None:
    content = yaml.safe_load(AREAS.read_text(encoding="utf-8"))
    for name, row in content["areas"].items():
        assert set(row) <= {"country", "admin1", "lat", "lon", "also", "geonames_id"}, name
        assert -90 <= row["lat"] <= 90, name
        assert -180 <= row["lon"] <= 180, name
        for form in (name, *row.get("also", ())):
            assert find_places(form)[0].place.name in (name, form), form


def test_every_further_name_of_a_country_finds_it() -> None:
    content = yaml.safe_load(AREAS.read_text(encoding="utf-8"))
    for name, forms in content["countries"].items():
        for form in forms:
            place = resolve_place(form)
            assert place is not None, form
            assert place.name == name, form


def test_where_pressure_comes_from_is_no_place_of_a_deed() -> None:
    text = "Kosovo refused to lift its tariff on Serbian goods despite pressure from Washington."

    assert [event.place for event in dragoman.read(text, published="2020-01-30").events] == [None]

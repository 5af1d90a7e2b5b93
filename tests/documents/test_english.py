"""English is kept, other languages are named, what is too short to tell is kept."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dragoman.documents.english import detect_language, language_name

from .samples import BODY


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BODY, "en"),
        (BODY.upper(), "en"),
        ("Le président de la République a rencontré mardi le premier ministre à Paris.", "fr"),
        ("Der Bundeskanzler hat am Dienstag den Außenminister in Berlin getroffen und mit ihm gesprochen.", "de"),
        ("El presidente se reunió el martes con el ministro de Asuntos Exteriores en la capital.", "es"),
        ("De minister heeft dinsdag in Den Haag gezegd dat de haven voor alle schepen open blijft.", "nl"),
        ("Die minister het Dinsdag gesê dat die hawe vir alle skepe oop sal bly en dat hulle kan kom.", "af"),
        ("Президент встретился с министром", "ru"),
        ("التقى الرئيس وزير الخارجية يوم الثلاثاء في العاصمة", "ar"),
        ("总统星期二会见了外交部长", "zh"),
        ("", ""),
        ("12345 67890", ""),
    ],
)
def test_languages(text: str, code: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize(
    "text", ["Putin meets Assad", "Kremlin rejects Zelensky", "Lavrov, Fidan and Araghchi meet in Doha", "UN"]
)
def test_headlines_of_names_are_not_taken_for_another_language(text: str) -> None:
    assert detect_language(text) in {"en", ""}


def test_quotations_in_another_language_do_not_matter() -> None:
    assert detect_language(BODY + "\n\n“Мы не уйдём отсюда”, he said, which means that they will not leave.") == "en"


def test_a_long_text_is_looked_at_in_three_places() -> None:
    french = "Selon le ministre, les négociations reprendront la semaine prochaine dans la capitale. " * 200
    assert detect_language(BODY + french) == "fr"


def test_names_of_languages() -> None:
    assert language_name("fr") == "French"
    assert language_name("xyz") == "xyz"


def test_english_is_recognised_without_loading_the_detector() -> None:
    code = (
        f"import sys; from dragoman.documents import make_document; make_document({BODY!r}); print(sorted(sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in ("py3langid", "trafilatura", "pyarrow", "feedparser", "docx", "pypdf", "ftfy", "charset_normalizer"):
        assert f"'{heavy}'" not in loaded

"""A Dossier as one HTML file that fetches nothing and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dragoman.report import words
from dragoman.report.chart import period_label
from dragoman.report.dossier import Dossier

TEMPLATES = Path(__file__).with_name("templates")

# Not allowed in HTML, or able to reorder the text around them on screen (Unicode UAX #9): an article must do neither.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def render(dossier: Dossier) -> str:
    """The page. The same dossier gives the same bytes."""
    environment = _environment()
    style = _source("dossier.css")
    script = _source("dossier.js")
    template = environment.get_template("dossier.html")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return template.render(dossier=dossier, style=Markup(style), script=Markup(script), policy=policy, words=words)  # noqa: S704


def safe_url(url: str) -> str:
    """``url`` when it is an http or https address that can be linked to, else the empty string."""
    stripped = url.strip()
    if _UNSAFE.search(stripped) or re.search(r"\s", stripped):
        return ""
    try:
        parts = urlsplit(stripped)
    except ValueError:
        return ""
    return stripped if parts.scheme.lower() in ("http", "https") and parts.hostname else ""


def clean(text: object) -> str:
    """Text without characters that HTML forbids or that would reorder its surroundings."""
    return _UNSAFE.sub("", str(text))


def language(code: str) -> str:
    """A language code that can stand in ``lang``, else ``und`` (undetermined)."""
    return code if _LANGUAGE.fullmatch(code) else "und"


def _source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _digest(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # every value that is printed passes through here, whatever the template says
        finalize=lambda value: value if isinstance(value, Markup) else clean(value),
    )
    environment.filters.update(
        number=lambda value: f"{value:,}",
        signed=words.signed,
        day=words.day_label,
        period=period_label,
        begun=lambda text: text[:1].upper() + text[1:],
        url=safe_url,
        lang=language,
    )
    return environment

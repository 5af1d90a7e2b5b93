"""Altair charts as inline SVG: drawn by Vega inside this process, offline, with nothing in them but shapes and text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup

if TYPE_CHECKING:
    import altair
    from lxml.etree import _Element

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset({"svg", "g", "path", "text", "tspan", "line", "rect", "circle", "a"})
_KEPT = frozenset(
    {
        *("d", "transform", "viewBox", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height"),
        *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-opacity"),
        *("opacity", "text-anchor", "font-size", "font-weight"),
    }
)
_HREF = "{http://www.w3.org/1999/xlink}href"
_ANCHOR = re.compile(r"[\w-]+")
_FRAMES = frozenset({"background", "foreground"})
CONFIG: dict[str, Any] = {
    "background": None,
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--quiet)",
        "titleColor": "var(--quiet)",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": 600,
        "gridColor": "var(--line)",
        "gridDash": [2, 3],
        "domain": False,
        "ticks": False,
        "labelPadding": 6,
    },
    "text": {"fontSize": 12},
}
"""Colours are the page's own custom properties, so that a drawing follows light, dark and print."""


@contextmanager
def unchecked() -> Iterator[None]:
    """Altair without its checks against the schema of Vega-Lite, two thirds of the time of a drawing.

    The charts are this package's own; its tests draw them with the checks.
    """
    from altair.utils.schemapi import debug_mode

    with debug_mode(False):
        yield


def inline_svg(chart: altair.TopLevelMixin, *, title: str, description: str) -> Markup:
    """``chart`` as an ``<svg>`` element that fills the width it is given.

    Only shapes and their geometry are kept, and links to anchors of the page: what a name in the data may hold never
    becomes markup. The description of a mark becomes its tooltip. Nothing is fetched.
    """
    import vl_convert
    from altair.utils import schemapi
    from lxml import etree

    drawn = vl_convert.vegalite_to_svg(
        {**chart.to_dict(validate=schemapi.DEBUG_MODE), "config": CONFIG}, allowed_base_urls=[]
    )
    root = etree.fromstring(drawn.encode(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    _clean(root)
    for name in ("width", "height"):
        root.attrib.pop(name, "")
    root.set("role", "img")
    root.set("aria-label", f"{title}. {description}")
    etree.cleanup_namespaces(root)
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704 - every element and attribute passed _clean


def _clean(element: _Element) -> None:
    """Drop every element and attribute that is not listed; what describes a mark becomes its ``<title>``."""
    from lxml import etree

    described = element.get("aria-label", "") if element.get("role") == "graphics-symbol" else ""
    link = str(element.attrib.pop(_HREF, ""))
    for name in [name for name in element.attrib if name not in _KEPT]:
        del element.attrib[name]
    anchor = str(urlsplit(link).fragment)  # Vega writes #r1 as an address at its own site
    if _ANCHOR.fullmatch(anchor):
        element.set("href", f"#{anchor}")
    for child in list(element):
        known = isinstance(child.tag, str) and child.tag.removeprefix(_SVG) in _SHAPES
        if known and child.get("class") not in _FRAMES:
            _clean(child)
        else:
            element.remove(child)
    if described and element.tag != f"{_SVG}g":
        title = etree.Element(f"{_SVG}title")
        title.text = described
        element.insert(0, title)

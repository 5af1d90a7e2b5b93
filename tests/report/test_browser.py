"""The page in a real browser: its script works, nothing hostile runs, nothing is fetched, it fits phone and paper."""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from dragoman.documents.document import Document
from dragoman.ledger.ledger import Ledger
from dragoman.report.report import write_report
from tests.report.archive import event, reading

pytestmark = pytest.mark.browser

QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--hide-scrollbars",
    "--virtual-time-budget=4000",
]


@dataclass
class Site:
    """A folder on localhost, and every path that was asked for."""

    address: str = ""
    asked: list[str] = field(default_factory=list)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, site: Site, **options: Any) -> None:
        self.site = site
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """``folder`` on localhost."""
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, site=site, directory=str(folder)))
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def browse(chromium: str, folder: Path, address: str, *options: str) -> tuple[str, str]:
    """The page's DOM once its scripts ran, and what the browser's console said."""
    own = [f"--user-data-dir={folder / 'profile'}", "--dump-dom", "--enable-logging=stderr", *options, address]
    done = subprocess.run(
        [chromium, *QUIET, *own],
        capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    console = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    return done.stdout, "\n".join(console)


PROBE = """<!DOCTYPE html><meta charset="utf-8"><title>probe</title><link rel="icon" href="data:,">
<iframe src="dossier.html" width="%d" height="900"></iframe><pre id="out"></pre>
<script>
const frame = document.querySelector("iframe");
frame.addEventListener("load", async () => {
  const page = frame.contentDocument;
  const at = (id) => page.getElementById(id);
  const shown = () => page.querySelectorAll(".event:not([hidden])").length;
  const out = {};
  const choose = async (id, value, kind = "input") => {
    at(id).value = value;
    at(id).dispatchEvent(new Event(kind, {bubbles: true}));
    await new Promise((done) => setTimeout(done, 20));
  };
  const later = () => new Promise((done) => setTimeout(done, 20));
  try {
  %s
  } catch (error) { out.error = String(error); }
  document.getElementById("out").textContent = JSON.stringify(out);
});
</script>"""


def probe(chromium: str, page: Path, folder: Path, script: str, *, width: int = 1200) -> tuple[dict[str, Any], Site]:
    """What ``script`` puts into ``out`` when it runs beside the page, and what the browser asked the server for."""
    (folder / "dossier.html").write_bytes(page.read_bytes())
    (folder / "probe.html").write_text(PROBE % (width, script), encoding="utf-8")
    with served(folder) as site:
        dom, _ = browse(chromium, folder, f"{site.address}/probe.html", f"--window-size={width + 50},1000")
    found = re.search(r'<pre id="out">(.+?)</pre>', dom)
    assert found, dom[:2_000]
    out: dict[str, Any] = json.loads(found[1].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))
    return out, site


def test_filters_narrow_and_reset(chromium: str, page: Path, tmp_path: Path) -> None:
    out, site = probe(
        chromium, page, tmp_path,
        """
        out.visible = !at("filters").hidden;
        out.all = shown();
        await choose("f-type", "ASSAULT"); out.assault = shown(); out.said = at("f-count").textContent;
        await choose("f-flag", "negation"); out.denied = shown();
        at("filters").querySelector("button").click(); await later(); out.reset = shown();
        await choose("f-type", "34"); out.conflict = shown(); await choose("f-type", "");
        await choose("f-outlet", "Plain Sources"); out.outlet = shown(); await choose("f-outlet", "");
        await choose("f-words", "  WHEAT "); out.words = shown();
        out.months = page.querySelectorAll(".month:not([hidden])").length;
        """,
    )  # fmt: skip

    assert out == {
        "visible": True, "all": 7, "assault": 3, "said": "3 of 7 events", "denied": 1, "reset": 7, "conflict": 3,
        "outlet": 2, "words": 1, "months": 1,
    }  # fmt: skip
    assert site.asked == ["/probe.html", "/dossier.html"]


def test_counts_and_links_lead_to_what_they_count(chromium: str, page: Path, tmp_path: Path) -> None:
    out, _ = probe(
        chromium, page, tmp_path,
        """
        page.querySelector('.lead a[data-value="negation"]').click(); await later(); out.denied = shown();
        page.querySelector('.dyads a').click(); await later(); out.pair = shown();
        out.expected = Number(page.querySelector('.dyads td').textContent);
        await choose("f-type", "AGREE"); const hidden = page.querySelector(".event[hidden]");
        frame.contentWindow.location.hash = hidden.id; await later(); await later();
        out.revealed = !hidden.hidden;
        """,
    )  # fmt: skip

    assert out.get("error") is None
    assert out["denied"] == 1
    assert out["pair"] == out["expected"] > 0
    assert out["revealed"] is True


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_page_never_scrolls_sideways(chromium: str, page: Path, tmp_path: Path, width: int) -> None:
    out, _ = probe(
        chromium, page, tmp_path,
        "out.wide = page.documentElement.scrollWidth; out.room = page.documentElement.clientWidth;"
        "out.small = [...page.querySelectorAll('nav a, summary, button, select')]"
        ".filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 24)"
        ".map((one) => one.outerHTML);",
        width=width,
    )  # fmt: skip

    assert out["wide"] <= out["room"]
    assert out["small"] == []


def test_hostile_article_runs_nothing_and_fetches_nothing(chromium: str, tmp_path: Path) -> None:
    attack = (
        "<script>document.title='owned'</script><img src=/leak onerror=\"document.title='owned'\">"
        "<link rel=stylesheet href=/leak><iframe src=/leak></iframe><a href=\"javascript:document.title='owned'\">x</a>"
    )
    text = f"Russia struck {attack} today."
    document = Document("1", text, attack, attack, attack, "2024-12-02", "javascript:alert(1)")
    with Ledger.open(tmp_path / "archive") as ledger:
        ledger.append([reading(document, [event(text, text, "ASSAULT", "struck", by=["Russia"], to=[attack])])])
        page = write_report(ledger, tmp_path / "report.html", title=attack)
    (tmp_path / "site").mkdir()
    out, site = probe(chromium, page, tmp_path / "site", "out.title = page.title; out.events = shown();")

    assert out["title"].startswith("<script>")
    assert out["events"] == 1
    assert site.asked == ["/probe.html", "/dossier.html"]


def test_policy_stops_what_slips_through(chromium: str, page: Path, tmp_path: Path) -> None:
    """Even markup inside the page could neither run a script nor send anything out."""
    injected = (
        "<script>document.title='owned'</script><img src=/leak><p style='color:red' onclick=1>x</p>"
        "<iframe src=/leak></iframe><form action=/leak></form></main>"
    )
    (tmp_path / "dossier.html").write_text(
        page.read_text(encoding="utf-8").replace("</main>", injected), encoding="utf-8"
    )
    with served(tmp_path) as site:
        dom, console = browse(chromium, tmp_path, f"{site.address}/dossier.html")

    assert site.asked == ["/dossier.html"]
    assert "owned" not in re.sub(r"<main.*</main>", "", dom, flags=re.DOTALL)
    assert "Content Security Policy" in console


def test_page_breaks_no_rule_of_its_own_policy(chromium: str, page: Path, tmp_path: Path) -> None:
    _, console = browse(chromium, tmp_path, page.as_uri())

    assert console == ""


def test_page_works_without_script(chromium: str, page: Path, tmp_path: Path) -> None:
    source = re.sub(r"<script>.*</script>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    (tmp_path / "plain.html").write_text(source, encoding="utf-8")
    out, _ = probe(
        chromium, tmp_path / "plain.html", tmp_path,
        "out.events = [...page.querySelectorAll('.event')].filter((one) => one.getClientRects().length).length;"
        "out.filters = at('filters').getClientRects().length;",
    )  # fmt: skip

    assert out == {"events": 7, "filters": 0}


def test_page_prints(chromium: str, page: Path, tmp_path: Path) -> None:
    browse(chromium, tmp_path, page.as_uri(), f"--print-to-pdf={tmp_path / 'page.pdf'}", "--no-pdf-header-footer")

    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")

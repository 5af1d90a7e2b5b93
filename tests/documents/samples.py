"""One invented article in every format, written with the libraries that people write these formats with."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

TITLE = "Harbour talks open in Oslo"
PARAGRAPHS = (
    "The foreign ministers of Norland and Sudland met in Oslo on Monday to discuss the closed harbour of Varn.",
    "The minister of Norland said that her government would reopen the harbour when the ships of Sudland had left it.",
    "Sudland rejected the demand and accused its neighbour of blocking food for two million people.",
)
BODY = "\n\n".join(PARAGRAPHS)
OUTLET, AUTHOR, DATE, URL = (
    "Northern Courier",
    "Anna Lindqvist",
    "2021-03-12",
    "https://courier.example/world/harbour-talks",
)
FIELDS = {"headline": TITLE, "body": BODY, "publisher": OUTLET, "author": AUTHOR, "date": DATE, "link": URL}
HTML = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} - {OUTLET}</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{OUTLET}">
<meta name="author" content="{AUTHOR}"><meta property="article:published_time" content="{DATE}T08:00:00Z">
<link rel="canonical" href="{URL}"></head><body><nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><h1>{TITLE}</h1>{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}</article>
<aside><h3>Trending now</h3><ul><li><a href="/x">Ten beaches to see</a></li></ul></aside>
<footer>Copyright 2021 {OUTLET}</footer></body></html>"""


def text() -> bytes:
    return f"{TITLE}\n\nBy {AUTHOR}, {OUTLET}\n\n12 March 2021\n\n{BODY}\n".encode()


def markdown() -> bytes:
    linked = BODY.replace("Oslo", "[Oslo](https://oslo.example)", 1).replace("rejected", "**rejected**")
    front = f"---\nauthor: {AUTHOR}\ndate: {DATE}\npublisher: {OUTLET}\n---\n"
    return f"{front}# {TITLE}\n\n![The harbour](a.jpg)\n\n{linked}\n".encode()


def html() -> bytes:
    return HTML.encode()


def json_object() -> bytes:
    return json.dumps(FIELDS).encode()


def json_list() -> bytes:
    return json.dumps([FIELDS], indent=1).encode()


def json_holder() -> bytes:
    return json.dumps({"status": "ok", "total": 1, "response": {"articles": [FIELDS]}}).encode()


def jsonl() -> bytes:
    return json.dumps(FIELDS).encode() + b"\n"


def table(separator: str) -> bytes:
    written = io.StringIO()
    writer = csv.DictWriter(written, list(FIELDS), delimiter=separator)
    writer.writeheader()
    writer.writerow(FIELDS)
    return written.getvalue().encode()


def parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    written = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([FIELDS]), written)
    return written.getvalue()


def rss() -> bytes:
    items = f"""<item><title>{TITLE}</title><link>{URL}</link><guid>{URL}</guid><author>{AUTHOR}</author>
    <pubDate>Fri, 12 Mar 2021 08:00:00 GMT</pubDate><content:encoded><![CDATA[{
        "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    }]]></content:encoded></item>"""
    return f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
    <title>{OUTLET}</title><link>https://courier.example</link><description>News</description>{items}</channel></rss>""".encode()


def atom() -> bytes:
    body = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in PARAGRAPHS)
    return f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title><entry>
    <title>{TITLE}</title><id>{URL}</id><link href="{URL}"/><published>2021-03-12T08:00:00Z</published>
    <author><name>{AUTHOR}</name></author><content type="html">{body}</content></entry></feed>""".encode()


def warc(*, gzipped: bool = False, extra: bool = False) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    written = io.BytesIO()
    writer = WARCWriter(written, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    pages = [("text/html; charset=utf-8", "200 OK", html())]
    if extra:
        pages += [
            ("image/png", "200 OK", b"\x89PNG123"),
            ("text/html", "404 Not Found", b"<html>gone</html>"),
            ("text/html", "200 OK", b""),
        ]
    for kind, status, payload in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(URL, "response", payload=io.BytesIO(payload), http_headers=headers)
        writer.write_record(record)
        record.raw_stream.close()
    return written.getvalue()


def docx() -> bytes:
    import docx as word

    document = word.Document()
    document.core_properties.author = AUTHOR
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph("12 March 2021")
    document.add_paragraph(PARAGRAPHS[0])
    document.add_table(1, 1).cell(0, 0).text = PARAGRAPHS[1]
    document.add_paragraph(PARAGRAPHS[2])
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def pdf(lines: list[str] | None = None, *, password: str = "", pages: int = 1) -> bytes:
    """A PDF of ``lines`` in Helvetica, one page unless ``pages`` asks for copies; no lines make a blank page."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    if lines is None:
        lines = [TITLE, "", *BODY.split("\n")]
        lines = [piece for line in lines for piece in _wrapped(line)]
    writer = PdfWriter()
    writer.add_metadata({"/Title": TITLE, "/Author": AUTHOR, "/CreationDate": "D:20210312080000Z"})
    for _ in range(pages):
        page = writer.add_blank_page(width=595, height=842)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        escaped = [line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in lines]
        stream = DecodedStreamObject()
        stream.set_data(
            ("BT /F1 11 Tf 14 TL 50 800 Td\n" + "\n".join(f"({line}) Tj T*" for line in escaped) + "\nET").encode(
                "latin-1"
            )
        )
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _wrapped(line: str) -> list[str]:
    import textwrap

    return textwrap.wrap(line, 70) or [""]


SAMPLES: dict[str, Callable[[], bytes]] = {
    "article.txt": text,
    "article.md": markdown,
    "article.html": html,
    "object.json": json_object,
    "list.json": json_list,
    "holder.json": json_holder,
    "lines.jsonl": jsonl,
    "table.csv": lambda: table(","),
    "semicolons.csv": lambda: table(";"),
    "table.tsv": lambda: table("\t"),
    "table.parquet": parquet,
    "feed.rss": rss,
    "feed.xml": atom,
    "crawl.warc": warc,
    "article.docx": docx,
    "article.pdf": pdf,
}

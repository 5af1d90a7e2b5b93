"""The formats that an archive can be exported as. A new one is a function writing to a stream, listed here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from dragoman.exports import (
    entities_ftm,
    events_parquet,
    events_plover,
    network_xml,
    panel_csv,
    readings_jsonl,
    table_csv,
    table_gdelt,
    table_icews,
    table_polecat,
)
from dragoman.exports.options import Selection

Write = Callable[[Selection, BinaryIO], int]
"""Writes what is wanted of a ledger to a stream; gives the number of rows or records written."""

_DAYS = frozenset({"since", "until"})
_EVENTS = _DAYS | {"auxiliary", "copies"}


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name on the command line, what it holds, and what writes it.

    ``options`` are the fields of ExportOptions that it takes. A format that ``marks`` events as auxiliary or copied
    holds them by default; the others leave them out.
    """

    name: str
    about: str
    write: Write
    options: frozenset[str] = _EVENTS
    marks: bool = False


FORMATS: dict[str, Format] = {
    format_.name: format_
    for format_ in (
        Format(
            "csv",
            "one row per event, actor and recipient, for pandas, R, Stata and spreadsheets",
            table_csv.write,
            marks=True,
        ),
        Format(
            "jsonl",
            "one reading per line, everything that was found in a document",
            readings_jsonl.write,
            options=frozenset(),
            marks=True,
        ),
        Format(
            "parquet",
            "one row per event, parties as lists, for pandas, DuckDB, Arrow and R",
            events_parquet.write,
            marks=True,
        ),
        Format("plover", "one PLOVER event record per line, as JSON", events_plover.write, marks=True),
        Format("polecat", "the 40 columns of POLECAT's weekly files, tab-separated", table_polecat.write),
        Format("icews", "the 20 columns of ICEWS, tab-separated, with CAMEO codes", table_icews.write),
        Format("gdelt", "the 61 columns of GDELT 2.0 events, tab-separated without a header", table_gdelt.write),
        Format(
            "panel",
            "one row per dyad of states and period, zeros included, as CSV for R and Stata",
            panel_csv.write,
            options=_EVENTS | {"by"},
        ),
        Format(
            "graphml",
            "the network, for Gephi, igraph, Cytoscape and networkx",
            network_xml.write_graphml,
            options=_DAYS | {"auxiliary", "by"},
        ),
        Format(
            "gexf",
            "the network, for Gephi and networkx",
            network_xml.write_gexf,
            options=_DAYS | {"auxiliary", "by"},
        ),
        Format("ftm", "FollowTheMoney entities, one per line, for Aleph", entities_ftm.write),
    )
}

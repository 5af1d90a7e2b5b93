"""Each format opened as its users open it: pandas with the published column names, networkx, DuckDB, followthemoney."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

Row = dict[str, Any]

# The column names as the data sets publish them, written out here so that the exporters cannot vouch for themselves.
POLECAT = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
]
ICEWS = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
]
GDELT = [
    "GlobalEventID",
    "Day",
    "MonthYear",
    "Year",
    "FractionDate",
    "Actor1Code",
    "Actor1Name",
    "Actor1CountryCode",
    "Actor1KnownGroupCode",
    "Actor1EthnicCode",
    "Actor1Religion1Code",
    "Actor1Religion2Code",
    "Actor1Type1Code",
    "Actor1Type2Code",
    "Actor1Type3Code",
    "Actor2Code",
    "Actor2Name",
    "Actor2CountryCode",
    "Actor2KnownGroupCode",
    "Actor2EthnicCode",
    "Actor2Religion1Code",
    "Actor2Religion2Code",
    "Actor2Type1Code",
    "Actor2Type2Code",
    "Actor2Type3Code",
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    "Actor1Geo_Type",
    "Actor1Geo_FullName",
    "Actor1Geo_CountryCode",
    "Actor1Geo_ADM1Code",
    "Actor1Geo_ADM2Code",
    "Actor1Geo_Lat",
    "Actor1Geo_Long",
    "Actor1Geo_FeatureID",
    "Actor2Geo_Type",
    "Actor2Geo_FullName",
    "Actor2Geo_CountryCode",
    "Actor2Geo_ADM1Code",
    "Actor2Geo_ADM2Code",
    "Actor2Geo_Lat",
    "Actor2Geo_Long",
    "Actor2Geo_FeatureID",
    "ActionGeo_Type",
    "ActionGeo_FullName",
    "ActionGeo_CountryCode",
    "ActionGeo_ADM1Code",
    "ActionGeo_ADM2Code",
    "ActionGeo_Lat",
    "ActionGeo_Long",
    "ActionGeo_FeatureID",
    "DATEADDED",
    "SOURCEURL",
]
PANEL = [
    "period",
    "period_end",
    "year",
    "month",
    "actor",
    "recipient",
    "actor_cow",
    "recipient_cow",
    "events",
    "verbal_coop",
    "material_coop",
    "verbal_conf",
    "material_conf",
    "score_sum",
    "score_mean",
    "documents",
    "coverage",
]


def table(path: Path, **options: Any) -> list[Row]:
    """The rows as pandas reads them with its own defaults; what is missing is None."""
    frame = pd.read_csv(path, low_memory=False, **options)
    return [dict(row) for row in frame.astype(object).where(frame.notna(), None).to_dict("records")]


def csv(path: Path) -> list[Row]:
    return table(path, keep_default_na=False, na_values=[""])


def panel(path: Path) -> list[Row]:
    rows = table(path)
    assert pd.read_csv(path).columns.tolist() == PANEL
    return rows


def polecat(path: Path) -> list[Row]:
    assert pd.read_csv(path, sep="\t").columns.tolist() == POLECAT
    assert len(POLECAT) == 40
    return table(path, sep="\t")


def icews(path: Path) -> list[Row]:
    assert pd.read_csv(path, sep="\t").columns.tolist() == ICEWS
    assert len(ICEWS) == 20
    return table(path, sep="\t", dtype={"CAMEO Code": str})


def gdelt(path: Path) -> list[Row]:
    assert len(GDELT) == 61
    if not path.read_bytes():  # a file of no events is empty, as it has no header
        return []
    codes = ["EventCode", "EventBaseCode", "EventRootCode"]
    return table(path, sep="\t", header=None, names=GDELT, index_col=False, dtype=dict.fromkeys(codes, str))


def lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_bytes().split(b"\n") if line]


def parquet(path: Path) -> list[Row]:
    import duckdb

    found = duckdb.sql(f"SELECT * FROM '{path}'")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def network(path: Path) -> list[Row]:
    import networkx as nx

    graph = nx.read_graphml(path) if path.suffix == ".graphml" else nx.read_gexf(path)
    return [
        {"ends": {a, b}, "labels": {graph.nodes[a]["label"], graph.nodes[b]["label"]}, **edge}
        for a, b, edge in graph.edges(data=True)
    ]


def ftm(path: Path) -> list[Row]:
    """The entities, each valid, and with nothing that its schema does not have."""
    from followthemoney import model

    entities = lines(path)
    for entity in entities:
        schema = model.get(entity["schema"])
        assert schema is not None
        schema.validate(entity)
        proxy = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            if schema.get(name).type.name == "address":  # the library tidies punctuation in addresses
                assert len(proxy.get(name)) == len(values)
            else:
                assert sorted(proxy.get(name)) == sorted(values)
    return entities


READERS: dict[str, Callable[[Path], list[Row]]] = {
    "csv": csv,
    "jsonl": lines,
    "parquet": parquet,
    "plover": lines,
    "polecat": polecat,
    "icews": icews,
    "gdelt": gdelt,
    "panel": panel,
    "graphml": network,
    "gexf": network,
    "ftm": ftm,
}

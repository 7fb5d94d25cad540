"""Embassies and consulates known to Wikidata on one day in November 2022."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, read_csv, to_cow, to_number

if TYPE_CHECKING:
    import polars as pl

ID = "embassies-wikidata"
FILE = "embassies_wikidata_20221116.csv"
DAY = "2022-11-16"
USED = ("record", "operator", "jurisdictions", "country", "city", "latitude", "longitude", "type", "creation")
#: The last column is the empty one behind the final semicolon of the header.
SKIPPED = ("operatorQID", "jurisdictionQIDs", "countryQID", "cityQID", "address", "phone",
           "email", "website", "facebook", "twitter", "youtube", "picture", "pictureAuthor", "pictureLicense",
           "pictureLicenseURL", "typeQID", "QID", "")  # fmt: skip
EMBASSIES = ("embassy", "high commission", "British High Commission", "Australian High Commission",
             "Embassy of the United States", "diplomatic mission of El Salvador", "diplomatic mission")  # fmt: skip
CONSULATES = ("consulate general", "consulate", "Consulate General of Sweden", "Consulate General of Belgium",
              "consulates of Sweden", "consular office", "Consular Agency", "assistant high commission")  # fmt: skip
#: Honorary consuls are no officials of the sender; the others stand for no full relations between states.
OTHERS = ("honorary consulate", "apostolic nunciature", "Apostolic delegation", "de facto embassy",
          "de facto consulate", "Quebec Government Office", "liaison office", "Interests Section",
          "representative office", "trade office", "permanent mission", "Taipei Representative Office")  # fmt: skip
ALSO = {"People's Republic of China": 710, "Republic of Ireland": 205, "Kingdom of Denmark": 390,
        "The Bahamas": 31, "The Gambia": 420, "East Timor": 860, "United States of America": 2,
        "Government of Sweden": 380, "Ministry of Foreign Affairs of the People's Republic of China": 710,
        "Ministry of Foreign Affairs of the Russian Federation": 365,
        "Ministry of Foreign Affairs and Cooperation of the Republic of Rwanda": 517}  # fmt: skip
#: Senders and hosts that are no states of the system (a jurisdiction that is no state is left out silently:
#: most are the provinces of a consular district).
SKIP = ("", "Vatican", "Vatican City", "Holy See", "Palestine", "State of Palestine", "Cook Islands", "Niue",
        "Sovereign Military Order of Malta", "Quebec", "Sahrawi Arab Democratic Republic", "Hong Kong", "Catalonia",
        "Turkish Republic of Northern Cyprus", "Puerto Rico", "Macau", "Greenland", "Central Tibetan Administration",
        "European Union", "South Ossetia", "Anguilla", "Turks and Caicos Islands", "Abkhazia", "Scotland",
        "Republic of Abkhazia", "Aruba", "Bermuda", "Cayman Islands", "Guam", "American Samoa", "Curaçao",
        "Somaliland", "Isle of Man", "Martinique", "Guadeloupe", "Faroe Islands", "Western Sahara",
        "Ministry of Foreign Affairs", "Texas", "Government of New Mexico", "African Union",
        "Republic of Florence", "European Parliament", "Nordic countries",
        "Indigenous Australians", "Portuguese colonization of the Americas")  # fmt: skip

_YEARS = (2022, 2022)
EMBASSY = Indicator(
    "embassy", "resident embassies", "diplomatic", "embassies", True, _YEARS, "not reported",
    "Embassies and high commissions of a that reside in b and are accredited there; the text names their cities, "
    "where they can be told.",
)  # fmt: skip
CONSULATE = Indicator(
    "consulates", "career consulates", "diplomatic", "consulates", True, _YEARS, "not reported",
    "Consulates of a in b, honorary ones not counted; the text names their cities.",
)  # fmt: skip
ACCREDITED = Indicator(
    "accredited-from", "accreditation without residence", "diplomatic", "embassies", True, _YEARS, "not reported",
    "Embassies of a in a third state that are accredited to b too; the text names city and state.",
)  # fmt: skip


def read(files: Mapping[str, Path]) -> Loaded:
    """Counts of missions by sender and host on the day of the snapshot; openings of embassies with a date."""
    import polars as pl

    raw = read_csv(ID, files[FILE], separator=";", quote=None)
    expect_columns(ID, raw, USED, SKIPPED)
    expect_values(ID, raw["type"], (*EMBASSIES, *CONSULATES, *OTHERS), "EMBASSIES, CONSULATES or OTHERS")
    frame = raw.select(
        "record", "country", "city", "type", "creation",
        *(to_number(ID, raw[side]).alias(side) for side in ("latitude", "longitude")),
        pl.col("jurisdictions").str.split("|").alias("served"),
        a=to_cow(ID, raw["operator"], 2022, "name", also=ALSO, skip=SKIP),
        host=to_cow(ID, raw["country"], 2022, "name", also=ALSO, skip=SKIP),
    ).filter(pl.col("a").is_not_null() & pl.col("host").is_not_null())  # fmt: skip
    frame = frame.with_columns(city=_cities_of(frame))
    embassies = frame.filter(pl.col("type").is_in(EMBASSIES))
    served = _served(embassies)
    # an embassy that serves only others does not count for its host: those at the Vatican stand in Italy
    resident = embassies.join(
        served.group_by("record").agg(pl.col("b").unique().alias("serves")), on="record", how="left"
    ).filter(
        (pl.col("host") != pl.col("a"))
        & ((pl.col("served").list.first() == "") | pl.col("host").is_in(pl.col("serves")))
    )  # fmt: skip
    consulates = frame.filter(pl.col("type").is_in(CONSULATES) & (pl.col("host") != pl.col("a")))
    others = served.filter(
        (pl.col("b") != pl.col("host")) & (pl.col("a") != pl.col("host")) & (pl.col("b") != pl.col("a"))
    )
    place = pl.when(pl.col("city") == "").then(pl.lit(None)).otherwise("city")
    elsewhere = pl.concat_str(place, "country", separator=", ", ignore_nulls=True)
    return Loaded(
        observations=pl.concat([
            _counted(EMBASSY, resident.with_columns(b="host", place=place)),
            _counted(CONSULATE, consulates.with_columns(b="host", place=place)),
            _counted(ACCREDITED, others.with_columns(place=elsewhere)),
        ]),
        events=_openings(resident),
    )  # fmt: skip


def _cities_of(frame: pl.DataFrame) -> pl.Series:
    """The city of each mission; the file has districts for many: Khamovniki, Mitte, Minato-ku."""
    import polars as pl

    from bilateral.sources._cities import cities

    rows = frame.select("host", "city", "latitude", "longitude").rows()
    return pl.Series(
        cities((host, city, None if lat is None or lon is None else (lat, lon)) for host, city, lat, lon in rows)
    )


def _served(embassies: pl.DataFrame) -> pl.DataFrame:
    """One row for each embassy and each state (`b`) among its jurisdictions."""
    import polars as pl

    from bilateral.states.crosswalk import lookup

    rows = embassies.explode("served").filter(pl.col("served") != "")
    names = rows["served"].unique().to_list()
    table = {n: ALSO.get(n) or lookup("name", n, 2022).cow for n in names}
    return rows.with_columns(
        pl.col("served").replace_strict(table, return_dtype=pl.Int16).alias("b")
    ).filter(pl.col("b").is_not_null())  # fmt: skip


def _counted(indicator: Indicator, rows: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    return (
        rows.unique(["record", "b"])
        .group_by("a", "b")
        .agg(
            pl.len().cast(pl.Float64).alias("value"),
            pl.col("place").drop_nulls().unique().sort().str.join("; ").alias("text"),
            pl.col("record").min(),
            # all lines that were counted, when there are several
            pl.col("record").unique().sort().cast(pl.String).str.join(",").alias("lines"),
        )
        .select(
            indicator=pl.lit(indicator.id),
            a="a",
            b="b",
            start=pl.lit(DAY).str.to_date(),
            end=pl.lit(DAY).str.to_date(),
            value="value",
            text=pl.when(pl.col("text") != "").then("text"),
            status=pl.lit("observed"),
            file=pl.lit(FILE),
            record="record",
            detail=pl.when(pl.col("value") > 1).then(pl.format("lines {}", "lines")),
        )
    )


def _openings(resident: pl.DataFrame) -> pl.DataFrame:
    """Openings of embassies; Wikidata writes a year alone as its first of January.

    A date before either state was a member of the system is that of the building, and left out.
    """
    import polars as pl

    from bilateral.states.registry import states

    start = {cow: state.start for cow, state in states().items()}
    since = [pl.col(side).replace_strict(start, return_dtype=pl.Date) for side in ("a", "host")]
    dated = resident.filter(pl.col("creation") != "")
    day = pl.col("creation").str.head(10)
    both = pl.max_horizontal(*since).dt.year() <= day.str.head(4).cast(pl.Int32)
    return dated.filter(both).select(
        type=pl.lit("embassy opened"),
        a="a",
        b="host",
        directed=pl.lit(True),
        date=day.str.to_date(strict=True),
        precision=pl.when(day.str.ends_with("-01-01")).then(pl.lit("year")).otherwise(pl.lit("day")),
        text=pl.when(pl.col("city") != "")
        .then(pl.format("{} in {} founded, according to Wikidata", "type", "city"))
        .otherwise(pl.format("{} founded, according to Wikidata", "type")),
        file=pl.lit(FILE),
        record="record",
    )


SOURCE = Source(
    id=ID,
    name="Database of embassies and consulates, from Wikidata",
    version=DAY,
    files=(
        File(
            FILE,
            "2d02d16f16becd1ea85960234bec216e5decd539297142ebf6677d76603db10a",
            4170237,
            "https://raw.githubusercontent.com/database-of-embassies/database-of-embassies/"
            "b1987a62f9412564fa33c5e9193a65319bc504a3/database_of_embassies.csv",
        ),
    ),
    years=(2022, 2022),
    licence="CC0 (Wikidata)",
    redistribute=True,
    citations=(
        Citation(
            ("Raoul, Nicolas", "Wikidata contributors"),
            "Database of embassies, extracted from Wikidata on 16 November 2022",
            2022,
            url="https://github.com/database-of-embassies/database-of-embassies",
        ),
    ),
    indicators=(EMBASSY, CONSULATE, ACCREDITED),
    read=read,
    at_least={"observations": 6_000, "events": 300},
    notes=(
        "Wikidata is incomplete: a missing row does not mean that there is no embassy. Closed missions are left out.",
        "Embassies to the Holy See stand in Italy; they are told by what they serve and not counted for Italy.",
        "Many Australian missions give Australia as their country, and are left out where no host can be told.",
        "Where Wikidata gives a district, the city is told by the distance to the other missions in the capital.",
        "The date of an opening is Wikidata's inception and may be that of the building.",
    ),
)

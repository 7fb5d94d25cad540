"""A sample of the events of ICEWS: what software read in the news of acts of one government towards another."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.errors import SourceError
from bilateral.sources._news_actors import speakers
from bilateral.sources._news_kinds import BREAKS, COOPERATION, FORCE, told
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import year_span

if TYPE_CHECKING:
    import polars as pl

ID = "icews-sample"
FILE = "icews_tkg_samples_2005_2015.zip"
MEMBERS = ("TemporalKGs/icews05-15/icews_2005-2015_test.txt", "TemporalKGs/icews05-15/icews_2005-2015_valid.txt")
#: Another draw, of 2014 alone: with it that year would count for more than the others.
SKIPPED = ("TemporalKGs/icews14/icews_2014_test.txt", "TemporalKGs/icews14/icews_2014_valid.txt")
YEARS = (2005, 2015)


def _indicator(name: str, words: str, dimension: str, what: str) -> Indicator:
    return Indicator(
        id=name,
        name=words,
        dimension=dimension,  # type: ignore[arg-type]
        unit="events",
        directed=True,
        years=YEARS,
        absent="not reported",
        description=f"Number of news-coded events of the sample in which the government of a {what} that of b in the "
        "year; 0 only where the sample has another event of a towards b. Says nothing of other dyads.",
    )


ALL = _indicator("news-events", "sampled events in the news", "political", "acted or spoke towards")
CLASSES = {
    _indicator("news-cooperation", "acts of cooperation in the news", "political", "did something together with"): (
        COOPERATION
    ),
    _indicator("news-breaks", "breaks in the news", "diplomatic", "cut relations, talks, aid or trade with"): BREAKS,
    _indicator("news-force", "acts of force in the news", "security", "used, showed or threatened force against"): (
        FORCE
    ),
}


def _events(path: Path) -> pl.DataFrame:
    """Every line of the two members: actor, kind, other, day, the member and the line in it."""
    import polars as pl

    rows = []
    try:
        with zipfile.ZipFile(path) as archive:
            if odd := set(archive.namelist()) ^ {*MEMBERS, *SKIPPED}:
                raise SourceError(
                    f"{ID}: {path.name} has or lacks {min(odd)!r}, other than told. Fetch it again, or add it to "
                    "SKIPPED in sources/icews_sample.py."
                )
            for member in MEMBERS:
                for number, line in enumerate(archive.read(member).decode("utf-8").splitlines(), 1):
                    cells = line.split("\t")
                    if len(cells) != 4:
                        raise SourceError(f"{ID}: line {number} of {member} has {len(cells)} cells, not 4.")
                    rows.append((*cells, member, number))
    except (OSError, UnicodeError, zipfile.BadZipFile) as error:
        raise SourceError(f"{ID}: {path.name} is no whole zip file ({error}); fetch it again.") from error
    frame = pl.DataFrame(rows, schema=["actor", "kind", "other", "day", "detail", "record"], orient="row")
    for kind in frame["kind"].unique(maintain_order=True):
        if not told(kind):
            raise SourceError(
                f"{ID}: {kind!r} is a kind of event that was not told. Add it to a class or to _OTHER in "
                "sources/_news_kinds.py."
            )
    return frame.with_columns(pl.col("day").str.to_date("%Y-%m-%d"), pl.col("record").cast(pl.Int32))


def read(files: Mapping[str, Path]) -> Loaded:
    """Of each dyad, direction and year with an event: how many there are, and how many of each class."""
    import polars as pl

    events = _events(files[FILE])
    events = (
        events.with_columns(
            a=speakers(ID, events["actor"], events["day"]), b=speakers(ID, events["other"], events["day"])
        )
        .filter(pl.col("a") != pl.col("b"))
        .with_columns(year=pl.col("day").dt.year(), text=pl.format("{} {}", "day", "kind"))
        .sort("a", "b", "year", "day", "detail", "record")
    )
    key = ["a", "b", "year"]
    counts = [_counted(events, ALL, key)]
    for indicator, kinds in CLASSES.items():
        some = _counted(events.filter(pl.col("kind").is_in(list(kinds))), indicator, key)
        none = counts[0].join(some, on=key, how="anti", maintain_order="left")
        none = none.with_columns(indicator=pl.lit(indicator.id), value=pl.lit(0.0), status=pl.lit("true zero"))
        counts += [some, none]
    return Loaded(observations=year_span(pl.concat(counts)).with_columns(file=pl.lit(FILE)))


def _counted(events: pl.DataFrame, indicator: Indicator, key: list[str]) -> pl.DataFrame:
    """One row a dyad, direction and year, which knows all its lines; of the classes also each day and kind."""
    import polars as pl

    number, member = pl.col("record").cast(pl.String), pl.col("detail")
    line = pl.when(member == member.first()).then(number).otherwise(number + "|" + member)
    rest = line.slice(1).str.join(" + ")
    return events.group_by(key, maintain_order=True).agg(
        indicator=pl.lit(indicator.id),
        value=pl.len().cast(pl.Float64),
        status=pl.lit("observed"),
        text=pl.lit(None, dtype=pl.String) if indicator is ALL else pl.col("text").str.join("; "),
        record=pl.col("record").first(),
        detail=pl.when(pl.len() > 1).then(pl.col("detail").first() + " + " + rest).otherwise(pl.col("detail").first()),
    )


SOURCE = Source(
    id=ID,
    name="ICEWS coded events, a sample",
    version="validation and test parts of ICEWS05-15, mmkb dc1c89c",
    files=(
        File(
            FILE,
            "0e3e962a2387872f7b3425edfc9720fec905ac83fe7c8c230a3c17358d7fc113",
            1573587,
            None,
            origin="TemporalKGs of github.com/mniepert/mmkb, commit dc1c89cac110ddbb9944d6ed5ab2b3c2339d320c",
        ),
    ),
    years=YEARS,
    licence="ICEWS: free with citation; collection BSD-3-Clause",
    redistribute=False,
    citations=(
        Citation(
            ("Boschee, Elizabeth", "Lautenschlager, Jennifer", "O'Brien, Sean", "Shellman, Steve", "Starz, James",
             "Ward, Michael"),
            "ICEWS Coded Event Data",
            2015,
            "Harvard Dataverse",
            doi="10.7910/DVN/28075",
        ),
        Citation(
            ("García-Durán, Alberto", "Dumančić, Sebastijan", "Niepert, Mathias"),
            "Learning Sequence Encoders for Temporal Knowledge Graph Completion",
            2018,
            "Proceedings of EMNLP 2018, 4816-4821",
            doi="10.18653/v1/D18-1516",
            cited_for="the sample",
        ),
    ),
    indicators=(ALL, *CLASSES),
    read=read,
    at_least={"observations": 10_000},
    notes=(
        "Software found these events in news stories, and errs: a visit called off is coded like a break of relations, "
        "and force used in a state like force used against it. They are no record of what happened.",
        "The files hold 92,367 events of 2005-2015, a fifth of a collection; the other four fifths are not at hand.",
        "The collection lacks the bare names of many states, large ones among them: United States, Russia, India, "
        "Germany, the United Kingdom, Israel, Pakistan, Turkey, Brazil. Of these only offices (\"Foreign Affairs "
        "(Russia)\") and some persons are there. So numbers of one dyad must not be compared with those of another; "
        "shares within a dyad can be.",
        "Counted are acts between governments: bare names of states, offices and armed forces, and a hundred heads of "
        "state, heads of government and ministers in their days of office, which we put down ourselves; not citizens, "
        "police, parties, parliaments or the press. Leaders whom the collection lacks, Putin and Chávez among them, "
        "are not counted.",
        "A zero stands where the sample has an event between the two in that year and direction, but none of that "
        "class; it rests on the lines of those events.",
    ),
)  # fmt: skip

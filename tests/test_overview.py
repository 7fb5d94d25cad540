"""The main job on the whole store: built once a run from the raw files; facts read from them another way."""

from __future__ import annotations

import json
import random
import re
from datetime import date

import pytest
from click.testing import CliRunner

from bilateral.cli import cli
from bilateral.dyad import make_dyad
from bilateral.errors import DyadError
from bilateral.overview.assemble import overview
from bilateral.overview.model import Evidence, Figure, Finding
from bilateral.paths import starter_store
from bilateral.render import FORMATS, render
from bilateral.states.names import resolve
from bilateral.states.registry import state, states
from bilateral.store import Store

STATUSES = {"observed", "true zero", "not reported", "state not in the system", "outside the source's years",
            "government not recognised"}  # fmt: skip


@pytest.fixture(scope="module")
def khm_rus(full_store):
    return overview(full_store, make_dyad(resolve("Cambodia"), resolve("Russia")), as_of=date(2026, 1, 1))


def text_of(view):
    return " ".join(render(view, "text").split())


def test_a_finding_without_evidence_cannot_be_constructed():
    with pytest.raises(ValueError, match="no evidence"):
        Finding("x", "political", "A sentence.", ())
    with pytest.raises(ValueError, match="no evidence"):
        Figure("x", "i", "economic", "A", "B", 2000, 1.0, "persons", "observed", ())
    assert Finding("x", "political", "A sentence.", (Evidence("s", "f", "line 2", 1.0, "c"),)).evidence


def test_both_dates_of_establishment_are_shown_as_a_conflict(khm_rus):
    # the wikitext: Cambodia's page and Russia's list say 6 November 1956, Russia's bilateral table 13 May 1956
    about = next(c for c in khm_rus.conflicts if "diplomatic relations" in c.about)
    said = " ".join(s.text for s in about.statements)
    assert "13 May 1956" in said and "6 November 1956" in said
    assert all(s.evidence for s in about.statements)


@pytest.mark.parametrize(
    "fact",
    [
        "established diplomatic relations in 1956",
        "The Soviet Union delivered major conventional arms to Cambodia in 1964-1965, 1967, 1978, 1980 and 1983-1990",
        "The Soviet Union supported the government of Cambodia (the People's Republic of Kampuchea, later the State of "
        "Cambodia) in armed conflict in 1979-1991, against the Khmer Rouge",
        "signed an investment treaty on 3 March 2015",
        "in force since 7 March 2016",
        "In 2020 Cambodia sent goods worth $191.1 million to Russia",
        "In 2020 Russia sent goods worth $18.6 million to Cambodia",
        "the peak since 2011 was 131,969, in 2013",
        "born in Cambodia lived in Russia",
        "the Khmer Republic (1970-1975)",
        "got a visa on arrival for Cambodia",
    ],
)
def test_the_overview_of_cambodia_and_russia_says(khm_rus, fact):
    assert fact in text_of(khm_rus)


def test_votes_cast_by_an_unrecognised_government_are_named_and_not_counted(khm_rus, full_store):
    def votes(view):
        return next(c for c in view.coverage if c.indicator == "un-vote-agreement").years

    unrecognised = {y for y, s in votes(khm_rus).items() if s == "government not recognised"}
    assert set(range(1979, 1991)) <= unrecognised
    vietnam = overview(full_store, make_dyad(resolve("KHM"), resolve("VNM")))
    assert {y for y in range(1979, 1991) if votes(vietnam)[y] == "government not recognised"} == set(range(1979, 1991))
    china = overview(full_store, make_dyad(resolve("KHM"), resolve("CHN")))
    assert "government not recognised" not in {votes(china)[y] for y in range(1979, 1990)}
    political = {y.year: y.dimensions for y in khm_rus.level}
    assert all("political" not in political.get(y, {}) for y in range(1979, 1990))


def test_every_sentence_and_every_figure_leads_to_a_record(khm_rus, full_store):
    files = {f["name"] for s in full_store.sources.values() for f in s["files"]} | {"lineage.csv", "governments.csv"}
    for item in (*khm_rus.findings, *khm_rus.figures, *khm_rus.events):
        assert item.evidence
        assert all(e.file in files and e.record and e.cite for e in item.evidence), item.id


def test_the_json_is_that_of_the_contract(khm_rus):
    told = json.loads(render(khm_rus, "json"))
    assert {"bilateral", "as_of", "store", "dyad", "level", "periods", "events", "figures", "findings", "conflicts",
            "coverage", "outlook"} <= set(told)  # fmt: skip
    assert told["dyad"]["id"] == "KHM-RUS"
    assert {"iso3", "cow", "name"} <= set(told["dyad"]["a"])
    assert {"id", "version", "licence", "citation", "years", "sha256"} <= set(told["store"]["sources"][0])
    assert all({"year", "mean", "low", "high", "dimensions"} <= set(y) for y in told["level"])
    assert all(y["low"] <= y["mean"] <= y["high"] for y in told["level"])
    ids = {f["id"] for f in told["findings"]}
    for p in told["periods"]:
        assert p["quality"] in range(-2, 3) and set(p["because"]) <= ids
        assert p["boundary"]["low"] <= p["from"] <= p["boundary"]["high"]
        assert 0 <= p["boundary"]["support"] <= 1
    assert {s for c in told["coverage"] for s in c["years"].values()} <= STATUSES
    evidence = [e for kind in ("findings", "figures", "events") for item in told[kind] for e in item["evidence"]]
    assert all({"source", "file", "record", "value", "cite"} <= set(e) for e in evidence)
    assert len(ids) == len(told["findings"])


def test_periods_follow_each_other_without_a_gap_or_overlap(khm_rus):
    for one, other in zip(khm_rus.periods, khm_rus.periods[1:], strict=False):
        assert one.to is not None and one.to < other.from_


def test_text_fits_a_hundred_columns(khm_rus):
    assert max(len(line) for line in render(khm_rus, "text").splitlines()) <= 100
    assert "\x1b[" not in render(khm_rus, "text")
    assert "\x1b[" in render(khm_rus, "text", colour=True)


def test_the_window_of_years_holds(full_store):
    view = overview(full_store, make_dyad(resolve("KHM"), resolve("RUS")), first=1980, last=1989)
    assert {y.year for y in view.level} <= set(range(1980, 1990))
    assert all(1980 <= int(e.date[:4]) <= 1989 for e in view.events)
    assert all(1980 <= f.year <= 1989 for f in view.figures)
    early = overview(full_store, make_dyad(resolve("KHM"), resolve("RUS")), as_of=date(1990, 6, 1))
    assert max(int(e.date[:4]) for e in early.events) <= 1990


@pytest.mark.slow
def test_a_hundred_random_pairs_give_an_overview_or_one_plain_line(full_store):
    rng = random.Random(20261124)
    codes = list(states())
    pairs = [tuple(rng.sample(codes, 2)) for _ in range(96)]
    pairs += [(817, 115), (365, 365), (300, 816), (255, 260)]
    told = 0
    for a, b in pairs:
        try:
            dyad = make_dyad(states()[a], states()[b])
        except DyadError as error:
            assert error.exit_code == 2 and "\n" not in str(error)
            continue
        view = overview(full_store, dyad)
        for form in FORMATS:
            assert render(view, form)
        told += 1
    assert told > 40


CASES = [
    (["overview", "Suriname", "cow:817"], 2, "never members of the state system on the same day"),
    (["overview", "USSR", "Russia"], 2, "one and the same state"),
    (["overview", "France", "France"], 2, "one and the same state"),
    (["overview", "Korea", "France"], 1, "cow:731"),
    (["overview", "Xyzzy", "France"], 1, "no state"),
    (["overview", "France"], 2, "Missing argument"),
    (["overview", "France", "Italy", "--from", "99"], 2, "1816"),
    (["overview", "France", "Italy", "--as-of", "soon"], 2, "2021-05-13"),
    (["overview", "France", "Italy", "--from", "2010", "--to", "2000"], 1, "nothing from 2010 to 2000"),
    (["overview", "France", "Italy", "--store", "/nonexistent"], 1, "no store"),
    (["trace", "nonsense"], 1, "is no id"),
    (["trace", "arms-transfers:365-811:1066-01-01:1"], 1, "holds nothing"),
    (["sources", "sipri"], 1, "sipri-arms"),
    (["fetch"], 2, "--all"),
    (["fetch", "nothing-like-it"], 1, "no source"),
    (["build", "sipri-arms", "--mirror", "/nonexistent"], 2, "does not exist"),
]


@pytest.mark.parametrize(("words", "code", "said"), CASES, ids=lambda x: " ".join(x) if isinstance(x, list) else None)
def test_wrong_input_ends_in_one_plain_line(words, code, said, monkeypatch, tmp_path):
    monkeypatch.setenv("BILATERAL_HOME", str(tmp_path))
    if not (starter_store() / "manifest.json").is_file():
        pytest.skip("no starter store in this checkout yet")
    run = CliRunner().invoke(cli, words)
    # click itself checks that a folder exists, and says so with its own words
    assert run.exit_code == code or (run.exit_code == 1 and "--mirror" in words)
    assert said in run.stderr or "no folder" in run.stderr
    assert run.stdout == "" and "Traceback" not in run.stderr


def test_trace_opens_the_raw_record(full_store, mirror, monkeypatch, tmp_path):
    monkeypatch.setenv("BILATERAL_HOME", str(tmp_path))
    words = ["trace", "--store", str(full_store.folder), "--mirror", str(mirror)]
    dyad = make_dyad(resolve("KHM"), resolve("RUS"))
    arms = next(o for o in full_store.observations(dyad) if o.indicator == "arms-transfers" and o.year == 1989)
    run = CliRunner().invoke(cli, [*words, arms.id])
    assert run.exit_code == 0
    assert re.search(r"supplier = Soviet Union", run.stdout) and "value = 119" in run.stdout
    # one sentence of each source, those that rest on few records
    firsts = {f.evidence[0].source: f for f in overview(full_store, dyad).findings if len(f.evidence) <= 2}
    assert len(firsts) >= 8
    for finding in firsts.values():
        run = CliRunner().invoke(cli, [*words, finding.id])
        assert run.exit_code == 0, finding.id
        assert "Traceback" not in run.output


def test_two_states_with_one_year_of_evidence_have_one_period():
    store, south_vietnam = Store(starter_store()), resolve("RVN")
    view = overview(store, make_dyad(resolve("USA"), south_vietnam))
    assert len(view.level) == 1 and [(p.from_, p.to) for p in view.periods] == [(view.level[0].year,) * 2]


@pytest.mark.parametrize("pair", [(710, 365), (365, 369), (255, 220), (2, 630), (750, 770), (666, 651)])
def test_no_two_findings_figures_or_periods_have_one_name(full_store, pair):
    # China and Russia fought two wars in 1900; two links of lineage fall on 26 December 1991
    view = overview(full_store, make_dyad(state(pair[0]), state(pair[1])))
    for names in ([f.id for f in view.findings], [f.id for f in view.figures], [p.from_ for p in view.periods]):
        assert sorted(set(names)) == sorted(names)
    told = {f.id for f in view.findings}
    assert {name for p in view.periods for name in p.because} <= told


def test_a_state_leaves_the_one_that_bore_its_name_the_day_before(full_store):
    text = text_of(overview(full_store, make_dyad(state(365), state(369))))
    assert "Ukraine becomes independent of the Soviet Union" in text and "independent of Russia" not in text

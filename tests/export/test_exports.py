"""What other programs read of an overview: complete, escaped, and with the sources that it rests on and no others."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from hashlib import sha256

import pytest
from click.testing import CliRunner

from bilateral.cli import cli
from bilateral.dyad import make_dyad
from bilateral.export.crate import MANIFEST, used_sources
from bilateral.export.events import plover_lines, timeline
from bilateral.export.frames import PARTS, frame
from bilateral.overview.assemble import overview
from bilateral.paths import starter_store
from bilateral.states.registry import state
from bilateral.store import Store

HOSTILE = "<script>alert(1)</script> \u202e =1+1 {\\input} ]]>"
#: PLOVER's types, from its manual.
TYPES = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
         "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}  # fmt: skip


@pytest.fixture(scope="module")
def store():
    return Store(starter_store())


@pytest.fixture(scope="module")
def view(store):
    return overview(store, make_dyad(state(811), state(365)))


@pytest.fixture(scope="module")
def hostile(view):
    return replace(view, events=tuple(replace(e, text=HOSTILE) for e in view.events))


@pytest.fixture(scope="module")
def crate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("crate") / "khm-rus"
    done = CliRunner().invoke(cli, ["--store", str(starter_store()), "export", "KHM", "RUS", "-o", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


@pytest.mark.parametrize("part", [p for p in PARTS if p != "coverage"])
def test_a_frame_has_a_row_for_each_thing_told(view, part):
    told = getattr(view, part)
    rows = sum(len(s.points) for s in told) if part == "series" else len(told)
    if part == "level":
        rows = sum(1 + len(y.dimensions) for y in told)
    assert frame(view, part).num_rows == rows > 0


def test_plover_lines_have_its_types_and_whole_dates(view):
    lines = [json.loads(line) for line in plover_lines(view).splitlines()]
    assert lines
    for line in lines:
        assert line["event"] in TYPES and re.fullmatch(r"\d{4}-\d\d-\d\d", line["date"])
        countries = {a["country"] for a in line["source"] + line["target"]}
        assert countries == {"KHM", "RUS"}
    assert {"1956-05-13", "1956-11-06"} <= {x["date"] for x in lines if x["bilateral_type"] == "established"}


def test_a_timeline_has_the_form_of_timelinejs(view):
    # https://timeline.knightlab.com/docs/json-format.html: every slide has a start_date with a year and a text object;
    # every era has a start_date and an end_date, and its text a headline.
    told = json.loads(timeline(view))
    assert set(told) == {"title", "events", "eras"} and told["events"] and told["eras"]
    for slide in told["events"]:
        assert isinstance(slide["start_date"]["year"], int) and set(slide["text"]) <= {"headline", "text"}
    for era in told["eras"]:
        assert era["start_date"]["year"] <= era["end_date"]["year"] and era["text"]["headline"]
    assert len({s["unique_id"] for s in told["events"]}) == len(told["events"])


def test_no_hostile_text_is_mark_up_in_a_timeline(hostile):
    told = json.loads(timeline(hostile))
    assert not [s for s in told["events"] if "<script" in s["text"]["text"]]
    assert "&lt;script&gt;" in told["events"][0]["text"]["text"]


def test_the_sources_cited_are_those_used_and_no_others(view, store):
    cited = {s["id"] for s in used_sources(view, store)}
    text = " ".join(e.source for f in view.findings for e in f.evidence)
    assert cited and cited <= set(store.sources)
    assert {name for name in store.sources if re.search(rf"\b{name}\b", text)} <= cited


def test_a_crate_names_every_file_with_its_hash_and_every_source(crate, store):
    told = json.loads((crate / MANIFEST).read_text(encoding="utf-8"))
    by_id = {x["@id"]: x for x in told["@graph"]}
    files = {p.name for p in crate.iterdir()} - {MANIFEST}
    assert {p["@id"] for p in by_id["./"]["hasPart"]} == files
    for name in files:
        assert by_id[name]["sha256"] == sha256((crate / name).read_bytes()).hexdigest()
    assert by_id["#made"]["parameters"]["store"] == store.id
    assert by_id[MANIFEST]["conformsTo"]["@id"] == "https://w3id.org/ro/crate/1.1"
    assert all(x["@id"] in by_id for x in by_id["#made"]["object"])


def test_the_tables_of_a_crate_read_back(crate, view):
    with (crate / "findings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["text"] for r in rows] == [f.text for f in view.findings]


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    done = CliRunner().invoke(cli, ["--store", str(starter_store()), "export", "KHM", "RUS", "-o", str(tmp_path)])
    assert done.exit_code == 1 and "holds other things" in done.output
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [([], "-o"), (["--what", "figures"], "-o"), (["--what", "figures", "-o", "x.txt"], "names no table")],
)
def test_a_wrong_call_says_what_to_write(arguments, word):
    done = CliRunner().invoke(cli, ["export", "KHM", "RUS", *arguments])
    assert done.exit_code == 2 and word in done.output


def test_one_part_goes_to_stdout_or_to_a_file(tmp_path):
    call = ["--store", str(starter_store()), "export", "KHM", "RUS", "--what"]
    done = CliRunner().invoke(cli, [*call, "bibtex"])
    assert done.exit_code == 0 and done.output.startswith("@misc{")
    done = CliRunner().invoke(cli, [*call, "figures", "-o", str(tmp_path / "f.csv")])
    assert done.exit_code == 0 and (tmp_path / "f.csv").stat().st_size > 1000


def test_a_zip_holds_what_the_folder_holds_and_is_the_same_each_time(crate, view, store):
    from io import BytesIO
    from zipfile import ZipFile

    from bilateral.export.crate import crate_zip

    made = crate_zip(view, store, (crate / "overview.json").read_text(encoding="utf-8"))
    with ZipFile(BytesIO(made)) as archive:
        for name in archive.namelist():
            assert archive.read(name) == (crate / name.removeprefix("KHM-RUS/")).read_bytes(), name
        assert len(archive.namelist()) == len(list(crate.iterdir()))
    assert made == crate_zip(view, store, (crate / "overview.json").read_text(encoding="utf-8"))

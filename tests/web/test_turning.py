"""The turning points of the world: those of the overviews of all pairs, kept on disk, computed behind the server."""

from __future__ import annotations

import time
from dataclasses import fields
from itertools import pairwise

import numpy as np
import pytest

from bilateral.dyad import make_dyad
from bilateral.overview import kept, stretches, turns
from bilateral.overview.assemble import overview
from bilateral.overview.world import World
from bilateral.states.registry import state, states
from bilateral.web import moves, turning
from bilateral.web.coming import Coming
from bilateral.web.naming import dyad_key


def own(periods, number):
    """The rows of one dyad."""
    return np.flatnonzero(periods.dyad == number)


@pytest.fixture(scope="module")
def small(starter_world):
    """A world of the first sixty dyads."""
    cells = slice(0, int(starter_world.start[60]))
    values = {f.name: getattr(starter_world, f.name) for f in fields(World)}
    cut = {"pairs": slice(0, 60), "begin": slice(0, 60), "start": slice(0, 61)}
    return World(**{name: a[cut.get(name, cells)] for name, a in values.items()})


def test_the_periods_of_all_pairs_are_those_of_the_overview_of_each(starter, starter_world, starter_periods):
    rng = np.random.default_rng(7)
    some = rng.choice(len(starter_world.pairs), 12, replace=False).tolist()
    some.append(starter_world.find(365, 811))
    several = 0
    for number in some:
        a, b = (state(c) for c in starter_world.pairs[number].tolist())
        told = overview(starter, make_dyad(a, b)).periods
        rows = own(starter_periods, number)
        assert starter_periods.first[rows].tolist() == [p.from_ for p in told], (a.key, b.key)
        assert np.allclose(starter_periods.mean[rows], [p.estimate.mean for p in told], atol=0.02)
        assert starter_periods.earliest[rows].tolist() == [p.boundary.low for p in told]
        assert starter_periods.latest[rows].tolist() == [p.boundary.high for p in told]
        assert np.allclose(starter_periods.support[rows], [p.boundary.support for p in told], atol=0.01)
        several += len(told) > 1
    assert several >= 3


@pytest.fixture(scope="module")
def brute(starter_world, starter_periods):
    """Every turn, found dyad by dyad: year, the pair of codes, step, width of its place."""
    found = []
    for number, pair in enumerate(starter_world.pairs.tolist()):
        periods = starter_world.periods(number) if number % 25 == 0 else None
        for old, new in pairwise(periods or []):
            if new.first == old.last + 1:
                width = new.boundary.high - new.boundary.low
                found.append((new.first, pair, round(new.estimate.mean - old.estimate.mean, 2), width))
    return found


def test_every_turn_of_a_pair_stands_in_its_year_or_is_counted_as_loosely_placed(starter_world, starter_periods, brute):
    assert len(brute) > 50
    for year in {row[0] for row in brute}:
        listed = {t.dyad: t.step for t in turning.turning_points(starter_world, starter_periods, year)}
        own_of_year = [row for row in brute if row[0] == year]
        for _, pair, step, width in own_of_year:
            assert listed.get(dyad_key(*pair)) == (step if width <= turning.WIDEST else None)
        assert turning.loose(starter_world, starter_periods, year) >= sum(w > turning.WIDEST for *_, w in own_of_year)


def test_the_counts_by_year_are_those_of_the_lists(starter_world, starter_periods):
    rows = {row[0]: row for row in turning.by_year(starter_world, starter_periods)}
    for year in (1960, 1975, 1991, 2003, 2014):
        listed = turning.turning_points(starter_world, starter_periods, year)
        assert rows[year][1:3] == (sum(t.step > 0 for t in listed), sum(t.step < 0 for t in listed))
    year = 1991
    assert rows[year][3] == sum(
        bool(starter_world.told[c][year - b]) if 0 <= (year - b) < c.stop - c.start else False
        for b, c in ((int(starter_world.begin[n]), starter_world.cells(n)) for n in range(len(starter_world.pairs)))
    )


def test_the_weightiest_stand_first(starter_world, starter_periods):
    listed = turning.turning_points(starter_world, starter_periods, 1991)
    weights = [abs(t.step) * t.support for t in listed]
    assert len(listed) > 5 and weights == sorted(weights, reverse=True)


def test_a_state_a_region_and_a_direction_choose_from_the_list(starter_world, starter_periods):
    every = turning.turning_points(starter_world, starter_periods, 1991)
    key = every[0].dyad.split("-")[0]
    who = next(s for s in states().values() if s.key == key)
    one = turning.turning_points(starter_world, starter_periods, 1991, turning.Choice(state=who))
    assert one and [t.dyad for t in one] == [t.dyad for t in every if key in t.dyad.split("-")]
    assert len(one) < len(every)
    worse = turning.turning_points(starter_world, starter_periods, 1991, turning.Choice(way="worse"))
    assert worse and worse == [t for t in every if t.step < 0]
    asia = turning.turning_points(starter_world, starter_periods, 1991, turning.Choice(region="asia"))
    codes = {s.key: s.cow for s in states().values()}
    assert asia and asia == [t for t in every if any(700 <= codes[key] < 900 for key in t.dyad.split("-"))]


def test_every_state_belongs_to_one_region():
    for who in states().values():
        assert sum(low <= who.cow <= high for _, low, high in turning.REGIONS.values()) == 1, who.key


def test_the_periods_come_back_from_disk_as_they_were_and_not_after_a_change_of_what_cuts_them(
    starter, starter_periods, tmp_path, monkeypatch
):
    path = turns.place_of(starter, tmp_path)
    kept.save(starter_periods, path)
    again = turns.load_periods(path)
    assert all(np.array_equal(getattr(again, f.name), getattr(starter_periods, f.name)) for f in fields(again))
    monkeypatch.setattr(stretches, "CUTTING", (*stretches.CUTTING, 1))
    assert turns.place_of(starter, tmp_path) != path


def test_they_are_computed_in_a_process_of_their_own_that_tells_how_far_it_is(small, tmp_path):
    kept.save(small, tmp_path / "levels.npz")
    coming = Coming(tmp_path / "levels.npz", tmp_path / "periods.npz")
    assert coming.found is None and coming.share == 0
    coming.begin()
    assert coming.wait(120) and coming.failure == "" and coming.share == 1
    told = turns.laid_out(enumerate(small.all_periods()))
    assert all(np.array_equal(getattr(coming.found, f.name), getattr(told, f.name)) for f in fields(told))
    assert Coming(tmp_path / "levels.npz", tmp_path / "periods.npz").found is not None


def test_work_that_is_given_up_leaves_no_file_and_no_process(starter_world, tmp_path):
    kept.save(starter_world, tmp_path / "levels.npz")
    coming = Coming(tmp_path / "levels.npz", tmp_path / "periods.npz")
    coming.begin()
    time.sleep(0.5)
    coming.end()
    assert coming.wait(10) and coming.found is None
    assert [p.name for p in tmp_path.iterdir()] == ["levels.npz"]


def test_levels_that_are_damaged_are_told_as_the_reason(tmp_path):
    (tmp_path / "levels.npz").write_bytes(b"no levels")
    coming = Coming(tmp_path / "levels.npz", tmp_path / "periods.npz")
    coming.begin()
    assert coming.wait(60) and "are damaged" in coming.failure


@pytest.fixture
def early(starter, starter_world, tmp_path):
    """An explorer whose periods of all pairs are on the way."""
    from starlette.testclient import TestClient

    from bilateral.web.app import create_app
    from bilateral.web.explorer import Explorer

    coming = Coming(tmp_path / "levels.npz", tmp_path / "periods.npz")
    app = create_app(Explorer(starter, starter_world, coming=coming))
    return TestClient(app, base_url="http://localhost", follow_redirects=False), coming


def test_a_page_that_knows_only_a_part_says_so_and_the_whole_follows(early, starter_periods):
    client, coming = early
    page = client.get("/world/1991").text
    assert "being computed" in page and f"of the {turning.ASKED} pairs that moved most" in page
    some = client.get("/api/v1/turning-points/1991").json()
    assert some["among"] == f"the {turning.ASKED} pairs whose level moved most"
    coming.share = 0.5
    assert client.get("/api/v1/turning-points").json() == {"computed": 0.5, "failure": "", "years": []}
    coming.found, coming.share = starter_periods, 1.0
    page = client.get("/world/1991").text
    assert "being computed" not in page and "pairs that moved most" not in page
    every = client.get("/api/v1/turning-points/1991").json()
    assert every["among"] == "all pairs"
    assert {t["dyad"] for t in some["turning_points"]} < {t["dyad"] for t in every["turning_points"]}
    assert client.get("/api/v1/turning-points").json()["computed"] == 1


def test_a_page_whose_periods_will_not_come_says_why(early):
    client, coming = early
    coming.failure = "no room on the disk"
    page = client.get("/world/1991").text
    assert "are not here (no room on the disk)" in page and "data-coming" not in page


def test_those_that_moved_most_are_asked_first(starter_world):
    move = moves.moves(starter_world)
    near = np.abs(starter_world.year - 1991) <= 1
    most = starter_world.dyad[near][np.nanargmax(np.abs(np.where(near, move, np.nan))[near])]
    assert moves.most_moved(starter_world, 1991, 5)[0] == most


def test_a_long_list_is_cut_and_shown_whole_when_asked_for(client, starter_world, starter_periods):
    rows = turning.by_year(starter_world, starter_periods)
    year, number = max(((y, up + down) for y, up, down, _ in rows), key=lambda row: row[1])
    assert number > 50
    page = client.get(f"/world/{year}").text
    assert page.count('<th scope="row">') == 40 and f"Show all {number}" in page
    assert client.get(f"/world/{year}?all=1").text.count('<th scope="row">') == number


def test_the_choice_stays_in_the_links_and_is_told(client):
    page = client.get("/world/1991?state=RUS&way=worse").text
    assert "with Russia" in page and '/world/1990?state=RUS&amp;way=worse"' in page
    answer = client.get("/world?year=1991&state=Soviet+Union&state_key=RUS&region=asia&way=")
    assert answer.headers["location"] == "/world/1991?state=RUS&region=asia"


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("region=moon", 400, "There is no region"),
        ("way=up", 400, "Choose one of better, worse"),
        ("state=Narnia", 404, "no state that is known"),
    ],
)
def test_a_choice_that_is_not_understood_is_told(client, query, status, said):
    for address in ("/world/1991", "/world", "/api/v1/turning-points/1991", "/api/v1/turning-points"):
        answer = client.get(f"{address}?{query}")
        assert answer.status_code == status and said in answer.text


def test_a_year_beyond_the_levels_says_how_far_they_run(client, starter_world):
    page = client.get("/world/2100").text
    assert f"to {starter_world.last}." in page and "Nothing is told of 2100" in page

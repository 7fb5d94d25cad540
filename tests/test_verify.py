"""What a dossier says is computed again; whatever was changed by hand is found."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner

from bilateral.cli import cli
from bilateral.dyad import make_dyad
from bilateral.errors import BilateralError
from bilateral.overview.assemble import overview
from bilateral.paths import starter_store
from bilateral.render import render
from bilateral.states.registry import state
from bilateral.store import Store
from bilateral.verify import differences, verify


@pytest.fixture(scope="module")
def store():
    return Store(starter_store())


@pytest.fixture(scope="module")
def view(store):
    return overview(store, make_dyad(state(811), state(365)), first=1950, last=2020)


@pytest.fixture(scope="module")
def told(view):
    return {form: render(view, form) for form in ("json", "html")}


@pytest.mark.parametrize("form", ["json", "html"])
def test_what_was_told_stands(tmp_path, told, store, form):
    path = tmp_path / f"x.{form}"
    path.write_text(told[form], encoding="utf-8")
    found = verify(path, store)
    assert not found.drifts and found.compared > 20 and found.dyad == "KHM-RUS"
    done = CliRunner().invoke(cli, ["--store", str(store.folder), "verify", str(path)])
    assert done.exit_code == 0 and "all of it stands" in done.output


def test_a_changed_page_in_another_language_is_computed_in_that_language(tmp_path, view, store):
    path = tmp_path / "x.html"
    path.write_text(render(view, "html", lang="fr"), encoding="utf-8")
    assert not verify(path, store).drifts


def changed(plain, path):
    """The JSON with the value at a path made another one."""
    plain = json.loads(plain)
    at = plain
    for step in path[:-1]:
        at = at[step]
    old = at[path[-1]]
    at[path[-1]] = old + 1 if isinstance(old, int | float) else f"{old}, or not"
    return json.dumps(plain)


@pytest.mark.parametrize(
    "path",
    [
        ("findings", 3, "text"),
        ("events", 0, "text"),
        ("findings", 0, "evidence", 0, "record"),
        ("figures", 1, "value"),
        ("figures", 0, "unit"),
        ("level", 5, "mean"),
        ("periods", 0, "label"),
        ("conflicts", 0, "statements", 0, "text"),
        ("coverage", 2, "years", "1985"),
        ("outlook", "text"),
    ],
)
def test_whatever_was_changed_in_the_json_is_found(tmp_path, told, store, path):
    file = tmp_path / "x.json"
    file.write_text(changed(told["json"], path), encoding="utf-8")
    found = verify(file, store).drifts
    assert len(found) == 1 and found[0].told != found[0].now
    assert found[0].where.startswith(path[0])


def test_a_sentence_taken_out_or_put_in_is_found(tmp_path, told, store):
    file = tmp_path / "x.json"
    plain = json.loads(told["json"])
    gone = plain["findings"].pop(4)
    file.write_text(json.dumps(plain), encoding="utf-8")
    (drift,) = verify(file, store).drifts
    assert gone["id"] in drift.where and drift.told == "" and gone["text"][:50] in drift.now


def test_a_word_changed_in_a_page_is_found(tmp_path, told, store):
    file = tmp_path / "x.html"
    figure = re.search(r"\$\d+\.\d million", told["html"]).group()
    file.write_text(told["html"].replace(figure, "$999.9 million", 1), encoding="utf-8")
    drifts = verify(file, store).drifts
    assert drifts and "$999.9 million" in drifts[0].told and figure in drifts[0].now
    file.write_text(told["html"].replace("</main>", "<p onclick='x'></p></main>", 1), encoding="utf-8")
    assert verify(file, store).drifts[0].where == "the mark-up of the page"


def test_a_file_of_another_store_or_no_file_of_ours_is_a_plain_error(tmp_path, told, store):
    file = tmp_path / "x.json"
    file.write_text(told["json"].replace(store.id, "0" * 64), encoding="utf-8")
    with pytest.raises(BilateralError, match="was made from store 000000000000, this is"):
        verify(file, store)
    for text in ("", "[]", "{}", '{"dyad": 3}', "<html></html>", "[" * 100_000):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(BilateralError, match="no overview of ours"):
            verify(file, store)


def test_lists_of_unequal_length_are_compared_by_what_stands_in_them():
    a = [{"id": n, "x": n} for n in "abcd"]
    assert [d.where for d in differences(a, a[:1] + a[2:], "list")] == ["list/b"]

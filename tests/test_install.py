"""What a user installs: the wheel holds all of the package and nothing else, and the core alone works and says what
it lacks."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "bilateral"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The names in the wheel that the project builds."""
    builders = pytest.importorskip("hatchling.builders.wheel", reason="no hatchling: pip install hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    (made,) = builders.WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(made) as opened:
        return set(opened.namelist())


def test_the_wheel_holds_every_file_of_the_package_and_no_other(wheel):
    files = {p.relative_to(ROOT / "src").as_posix() for p in PACKAGE.rglob("*") if p.is_file()}
    files = {name for name in files if "__pycache__" not in name}
    about = {name for name in wheel if ".dist-info/" in name}
    assert wheel - about == files
    assert {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "LICENSE", "NOTICE"} == {n.split("/")[-1] for n in about}


@pytest.mark.parametrize(
    "name",
    [
        "starter/manifest.json",
        "py.typed",
        "states/tables/states.csv",
        "render/locale/sentences/fr.toml",
        "web/templates/home.html",
        "web/static/explorer.css",
        "web/atlas.json",
        "overview/parameters.json",
    ],
)
def test_the_wheel_holds_what_the_code_opens(wheel, name):
    assert f"bilateral/{name}" in wheel


def needed(names):
    """The distributions that these requirements bring, extras left out."""
    found, left = {}, list(names)
    while left:
        requirement = Requirement(left.pop())
        if requirement.name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found[requirement.name] = distribution(requirement.name)
        left += found[requirement.name].requires or []
    return found


@pytest.fixture(scope="module")
def core(tmp_path_factory):
    """Runs the command line with the core's own requirements alone."""
    place = tmp_path_factory.mktemp("core")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    try:
        brought = needed(project["dependencies"])
    except PackageNotFoundError as error:
        pytest.skip(f"{error} is installed in no way that can be read")
    for one in brought.values():
        for name in {f.parts[0] for f in one.files or () if not f.parts[0].startswith("..")}:
            if not (place / name).exists() and (there := Path(str(one.locate_file(name)))).exists():
                (place / name).symlink_to(there)

    def run(*words):
        env = {**os.environ, "PYTHONPATH": f"{place}{os.pathsep}{ROOT / 'src'}", "BILATERAL_HOME": str(place / "home")}
        call = [sys.executable, "-S", "-m", "bilateral", *words]
        return subprocess.run(call, env=env, capture_output=True, text=True, check=False, cwd=place)

    return run


@pytest.mark.parametrize(
    "words",
    [
        ["overview", "Cambodia", "Russia"],
        ["overview", "Cambodia", "Russia", "--format", "md"],
        ["sources"],
        ["sources", "archigos"],
        ["sources", "--cite", "bibtex"],
        ["trace", "state:811"],
        ["export", "Cambodia", "Russia", "--what", "events", "-o", "events.csv"],
    ],
    ids=" ".join,
)
def test_the_core_alone_does_this(core, words):
    done = core(*words)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


@pytest.mark.parametrize(
    ("words", "extra"),
    [
        (["overview", "Cambodia", "Russia", "-o", "x.html"], "documents"),
        (["overview", "Cambodia", "Russia", "-o", "x.docx"], "documents"),
        (["overview", "Cambodia", "Russia", "--lang", "fr", "-o", "x.md"], "documents"),
        (["panel", "--all", "--columns", "level", "-o", "x.csv"], "build"),
        (["panel", "--dyads", "KHM:RUS", "-o", "x.csv"], "build"),
        (["fetch", "baci"], "build"),
        (["read", str(ROOT / "README.md")], "read"),
        (["check", str(ROOT / "README.md")], "read"),
        (["serve"], "web"),
    ],
    ids=lambda x: x if isinstance(x, str) else " ".join(x[:2]).replace(str(ROOT), ""),
)
def test_what_the_core_alone_cannot_do_names_the_extra_in_one_line(core, words, extra):
    done = core(*words)
    assert done.returncode == 1 and done.stdout == ""
    assert f"pip install 'bilateral[{extra}]'" in done.stderr and len(done.stderr.splitlines()) == 1, done.stderr

"""The docs forget nothing: every verb, every public name, every source."""

from __future__ import annotations

import importlib.util
import inspect
import re
from pathlib import Path

import pytest

import bilateral
from bilateral.cli import cli
from bilateral.sources import all_sources

ROOT = Path(__file__).resolve().parent.parent
PAGES = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def generator():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_verb_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [verb for verb in cli.commands if f"bilateral {verb}" not in readme]


def test_every_public_name_is_documented():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in bilateral.__all__:
        assert name in readme, name
        thing = getattr(bilateral, name)
        assert not callable(thing) or inspect.getdoc(thing), name


def test_the_pages_of_the_sources_are_those_that_the_sources_give():
    module = generator()
    for source in all_sources().values():
        page = ROOT / "docs" / "sources" / f"{source.id}.md"
        assert page.read_text(encoding="utf-8") == module.page(source), f"{source.id}: run `make docs`"
    assert (ROOT / "NOTICE").read_text(encoding="utf-8") == module.notice(), "run `make docs`"


def test_the_changelog_names_the_version():
    assert f"## {bilateral.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", sorted(cli.commands))
def test_every_option_has_a_help_text(verb):
    assert cli.commands[verb].help
    assert all(p.help for p in cli.commands[verb].params if p.param_type_name == "option")


def test_no_page_names_a_place_on_a_machine():
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert "/work/" not in text and "/tmp/" not in text, path.name


def links(page: Path) -> list[Path]:
    """The files that a page links to, without those on other machines and in the page itself."""
    targets = LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))
    inside = (t.split("#")[0] for t in targets if not re.match(r"[a-z]+:|#", t))
    return [(page.parent / t).resolve() for t in inside]


def test_every_relative_link_of_a_page_leads_to_a_file():
    found = {page: links(page) for page in PAGES}
    assert sum(map(len, found.values())) > 20
    assert not [(page.name, str(to)) for page, targets in found.items() for to in targets if not to.exists()]


def test_the_index_of_the_docs_leads_to_every_page():
    index = ROOT / "docs" / "README.md"
    linked = links(index)
    pages = [p for p in (ROOT / "docs").rglob("*.md") if p != index]
    assert not [str(p) for p in pages if p not in linked and p.parent not in linked]


def test_decisions_are_numbered_from_one_without_a_gap_and_say_their_number():
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(p.name[:4]) for p in pages] == list(range(1, len(pages) + 1))
    for number, page in enumerate(pages, 1):
        assert page.read_text(encoding="utf-8").startswith(f"# {number}. ")

"""The brief: two pages that say the same in Markdown and in DOCX."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from io import BytesIO

import pytest
from click.testing import CliRunner

from bilateral.cli import cli
from bilateral.dyad import make_dyad
from bilateral.overview.assemble import overview
from bilateral.render import render, render_bytes
from bilateral.render.brief import brief
from bilateral.states.names import resolve
from tests.render.made import HOSTILE, bare, view_of

PAIRS = [("KHM", "RUS"), ("FRA", "DEU"), ("CUB", "USA"), ("IND", "PAK"), ("ALB", "CHN"), ("BTN", "TUV"), ("GBR", "USA")]


@pytest.fixture(scope="module")
def khm_rus(full_store):
    return overview(full_store, make_dyad(resolve("Cambodia"), resolve("Russia")))


def paragraphs(content):
    docx = pytest.importorskip("docx", reason="no python-docx: pip install 'bilateral[documents]'")
    document = docx.Document(BytesIO(content))
    return [(p.style.name, p.text) for p in document.paragraphs]


def test_it_has_the_parts_that_a_ministry_asks_for(khm_rus):
    text = render(khm_rus, "md", since=date(2010, 1, 1))
    heads = re.findall(r"^## (.*)$", text, re.M)
    assert heads == [
        "Points to make",
        "Background",
        "What changed since 1 January 2010",
        "Gaps in the evidence",
        "Sources",
    ]


def test_every_number_of_a_source_stands_at_the_end_and_every_source_is_used(khm_rus):
    text = render(khm_rus, "md")
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert used == set(re.findall(r"^\[\^(\d+)\]:", text, re.M)) and used
    lines = [line for line in text.split("## Gaps")[0].splitlines() if line.startswith("- ")]
    assert all("[^" in line for line in lines)


def test_what_changed_is_later_than_the_day_and_nothing_else(khm_rus):
    def dates(since):
        told = brief(khm_rus, since=since)
        part = next(lines for title, lines in told.parts if "changed" in title)
        return [int(y) for line in part for y in re.findall(r"in (\d{4}); before", line.text)], part

    years, part = dates(date(2010, 1, 1))
    assert years and min(years) >= 2010
    # the investment treaty was signed on 3 March 2015 (UNCTAD) and entered into force on 7 March 2016
    assert any("3 March 2015" in line.text for line in part)
    assert not any("3 March 2015" in line.text for line in dates(date(2015, 3, 3))[1])
    assert "Nothing dated after" in dates(date(2026, 11, 1))[1][0].text


def test_markdown_and_docx_say_the_same(khm_rus):
    told = [text for _, text in paragraphs(render_bytes(khm_rus, "docx"))]
    plain = re.sub(r"\\(.)", r"\1", render(khm_rus, "md"))
    bullets = [re.sub(r"\[\^\d+\]", "", line[2:]) for line in plain.splitlines() if line.startswith("- ")]
    joined = "\n".join(told)
    assert len(bullets) > 10
    assert all(b in joined for b in bullets)


def test_hostile_text_is_text_in_markdown():
    whole = render(view_of(), "md")
    text = re.sub(r"(?<!\\)`[^`\n]*`", "", whole)  # what stands in a span of code is shown as it is
    assert not re.search(r"(?<!\\)<", text)
    assert not re.search(r"(?<!\\)\[(?!\^\d+\])", text)
    assert not set(whole) & set("\u202e\u2066\u200f\x00\x1b")
    assert len(re.findall(r"^#", text, re.M)) == len(
        re.findall(r"^#", render(view_of(("quiet",) * len(HOSTILE)), "md"), re.M)
    )


def test_hostile_text_is_text_in_docx():
    told = "\n".join(text for _, text in paragraphs(render_bytes(view_of(), "docx")))
    assert "<script>alert(1)</script>" in told
    assert "\x00" not in told and "\u202e" not in told


def test_a_pair_of_which_nothing_is_known_has_a_brief_that_says_so():
    assert "too little" in render(bare(), "md")
    assert paragraphs(render_bytes(bare(), "docx"))


@pytest.mark.parametrize(("lang", "word"), [("fr", "Éléments de langage"), ("ru", "Тезисы")])
def test_the_frame_is_in_the_language_asked_for(khm_rus, lang, word):
    assert f"## {word}" in render(khm_rus, "md", lang=lang)
    assert ("Heading 1", word) in paragraphs(render_bytes(khm_rus, "docx", lang=lang))


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_libreoffice_opens_it_and_makes_two_pages_at_most(full_store, tmp_path, lang):
    if not (shutil.which("soffice") and shutil.which("pdfinfo")):
        reason = "no LibreOffice: apt-get install libreoffice-writer-nogui poppler-utils"
        (pytest.fail if os.environ.get("BILATERAL_OFFICE") == "required" else pytest.skip)(reason)
    for one, other in PAIRS:
        view = overview(full_store, make_dyad(resolve(one), resolve(other)))
        (tmp_path / f"{one}-{other}.docx").write_bytes(render_bytes(view, "docx", lang=lang))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    files = [str(p) for p in tmp_path.glob("*.docx")]
    run = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(run, check=True, capture_output=True, timeout=300)
    for one, other in PAIRS:
        told = subprocess.run(
            ["pdfinfo", str(tmp_path / f"{one}-{other}.pdf")], check=True, capture_output=True, text=True
        )
        assert int(re.search(r"Pages:\s+(\d+)", told.stdout)[1]) <= 2, (one, other)


def test_the_ending_of_the_file_chooses_the_brief(full_store, tmp_path):
    out = tmp_path / "brief.docx"
    words = ["overview", "KHM", "RUS", "--store", str(full_store.folder), "--since", "2015-01-01", "-o", str(out)]
    run = CliRunner().invoke(cli, words)
    assert run.exit_code == 0, run.output
    assert run.stdout == ""
    assert any("What changed since 1 January 2015" in text for _, text in paragraphs(out.read_bytes()))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--since", "2015-01-01"], "--since is for the brief"),
        (["--lang", "fr", "--format", "json"], "--format json is English"),
        (["--lang", "de", "--format", "md"], "'de' is not one of"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(words, said):
    run = CliRunner().invoke(cli, ["overview", "KHM", "RUS", *words])
    assert run.exit_code == 2 and said in run.stderr and run.stdout == ""


@pytest.mark.parametrize(
    ("module", "form", "lang"), [("vl_convert", "html", "en"), ("docx", "docx", "en"), ("babel", "md", "fr")]
)
def test_without_its_library_a_format_names_the_extra_in_one_line(
    full_store, monkeypatch, tmp_path, module, form, lang
):
    from bilateral.render.charts.converters import converters
    from bilateral.render.words import _locale

    converters.cache_clear(), _locale.cache_clear()
    monkeypatch.setitem(sys.modules, module, None)  # what an import then does is what it does where none is installed
    words = ["overview", "KHM", "RUS", "--store", str(full_store.folder), "--format", form, "--lang", lang]
    run = CliRunner().invoke(cli, [*words, "-o", str(tmp_path / "out")])
    assert run.exit_code == 1
    assert "pip install 'bilateral[documents]'" in run.stderr and len(run.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_day_that_is_none_ends_in_a_plain_line():
    run = CliRunner().invoke(cli, ["overview", "KHM", "RUS", "--since", "lately"])
    assert run.exit_code == 2 and "2021-05-13" in run.stderr

"""The dossier as a reader has it: opened from a file, with the network cut off."""

from __future__ import annotations

import pytest

from bilateral.dyad import make_dyad
from bilateral.overview.assemble import overview
from bilateral.render import render
from bilateral.states.names import resolve
from tests.render.made import bare, view_of

pytest.importorskip("vl_convert", reason="no vl-convert: pip install 'bilateral[documents]'")

PAIRS = {"cambodia-russia": ("KHM", "RUS"), "france-germany": ("FRA", "DEU"), "cuba-usa": ("CUB", "USA"),
         "india-pakistan": ("IND", "PAK"), "albania-china": ("ALB", "CHN"),
         "bhutan-tuvalu": ("BTN", "TUV")}  # fmt: skip


@pytest.fixture(scope="session")
def dossier(full_store, tmp_path_factory):
    """The address of a dossier in a file; written once a session."""
    folder = tmp_path_factory.mktemp("dossiers")

    def write(pair, lang="en"):
        path = folder / f"{pair}-{lang}.html"
        if not path.exists():
            view = overview(full_store, make_dyad(*map(resolve, PAIRS[pair])))
            path.write_text(render(view, "html", lang=lang), encoding="utf-8")
        return path.as_uri()

    return write


@pytest.mark.slow
@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, False), (390, True)])
def test_every_page_fits_its_width_stays_still_and_is_accessible(
    open_page, dossier, shift, violations, screenshot, pair, width, dark
):
    page = open_page(dossier(pair), width=width, dark=dark, offline=True)
    page.wait_for_function("document.documentElement.classList.contains('scripted')")
    screenshot(page, f"{pair}-{width}-{'dark' if dark else 'light'}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for button in page.locator("details > summary").all()[:4]:
        button.click()
    assert violations(page) == []
    assert shift(page) < 0.01


def test_hovering_over_the_chart_reads_out_the_year_under_the_pointer(open_page, dossier):
    from playwright.sync_api import expect

    page = open_page(dossier("cambodia-russia"), offline=True)
    chart = page.locator("#chart-level")
    expect(chart.locator(".reading")).to_be_hidden()
    box = chart.locator("svg.wide").bounding_box()
    chart.locator(".plot").hover(position={"x": box["width"] * 0.6, "y": 60})
    expect(chart.locator(".reading")).to_be_visible()
    expect(chart.locator(".cursor")).to_be_visible()
    first = int(chart.locator(".reading p").first.inner_text())
    chart.locator(".plot").hover(position={"x": box["width"] * 0.8, "y": 60})
    later = int(chart.locator(".reading p").first.inner_text())
    # of 74 years over 830 of 919 units, a fifth of the picture is 16 years
    assert 15 <= later - first <= 18
    page.mouse.move(5, 5)
    expect(chart.locator(".reading")).to_be_hidden()


def test_the_chart_is_read_by_keys_and_leaps_to_turning_points_and_events(open_page, dossier):
    from playwright.sync_api import expect

    page = open_page(dossier("cambodia-russia"), offline=True)
    slider = page.get_by_role("slider").first
    slider.focus()
    reading = page.locator("#chart-level .reading")
    for _ in range(3):
        page.keyboard.press("Home")
    expect(reading.locator("p").first).to_have_text("1953")
    page.keyboard.press("ArrowRight")
    expect(reading.locator("p").first).to_have_text("1954")
    page.keyboard.press("PageUp")  # the next year with an event is that of the embassies' own date
    expect(reading.locator("p").first).to_have_text("1956")
    expect(reading).to_contain_text("13 May 1956")
    expect(slider).to_have_attribute(
        "aria-valuetext", page.locator("#chart-level .reading").inner_text().replace("\n", "; ").replace("; ; ", "; ")
    )
    turns = 0
    for _ in range(12):
        page.keyboard.press("PageUp")
        turns += "Turning point" in reading.inner_text()
    assert turns >= 1
    page.keyboard.press("Escape")
    expect(reading).to_be_hidden()


def test_the_mark_of_a_sentence_opens_its_card_by_pointer_and_by_key(open_page, dossier):
    from playwright.sync_api import expect

    page = open_page(dossier("cambodia-russia"), offline=True)
    mark = page.locator("#security .sentences .mark").first
    mark.click()
    card = page.locator(f"#{mark.get_attribute('popovertarget')}")
    expect(card).to_be_visible()
    expect(card).to_contain_text("SIPRI")
    expect(card).to_contain_text("bilateral trace")
    expect(card).to_contain_text("How to cite")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    mark.focus()
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    page.keyboard.press("Tab")
    expect(card.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Enter")
    expect(card).to_be_hidden()
    expect(mark).to_be_focused()


def test_without_script_the_charts_are_there_and_the_cards_open(open_page, dossier):
    from playwright.sync_api import expect

    page = open_page(dossier("cambodia-russia"), offline=True, script=False)
    expect(page.locator("#chart-level svg.wide")).to_be_visible()
    expect(page.get_by_role("slider")).to_have_count(0)
    page.locator("#security .sentences .mark").first.click()
    expect(page.locator(".card:popover-open")).to_be_visible()


def test_on_paper_the_records_stand_at_the_end_and_controls_are_gone(open_page, dossier):
    from playwright.sync_api import expect

    page = open_page(dossier("cambodia-russia"), offline=True)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Records behind each sentence")).to_be_visible()
    expect(page.locator("#n1")).to_be_visible()
    expect(page.locator(".scrub").first).to_be_hidden()
    assert page.pdf()[:5] == b"%PDF-"


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_hostile_text_does_not_run(open_page, tmp_path, violations, lang):
    path = tmp_path / "hostile.html"
    path.write_text(render(view_of(), "html", lang=lang), encoding="utf-8")
    page = open_page(path.as_uri(), offline=True)
    page.locator("#chart-level .plot").hover(position={"x": 400, "y": 60})
    page.locator("#political .mark").first.click()
    page.evaluate("new Promise(r => setTimeout(r, 200))")
    assert page.evaluate("document.scripts.length") == 3 + 1  # three charts' data and the page's own


def test_a_pair_of_which_nothing_is_known_has_a_quiet_page(open_page, tmp_path, violations, shift):
    path = tmp_path / "bare.html"
    path.write_text(render(bare(), "html"), encoding="utf-8")
    page = open_page(path.as_uri(), offline=True)
    assert violations(page) == []
    assert shift(page) == 0

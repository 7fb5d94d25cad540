"""The page of a check in a browser: by keyboard, on a phone, in the dark, and nothing asked of the network."""

from __future__ import annotations

from datetime import date

import pytest

from tests.checking.test_outlets import TEXT, claims


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    from bilateral.checking.check import check_reading
    from bilateral.paths import starter_store
    from bilateral.reading.article import read_article
    from bilateral.reading.model import Reading
    from bilateral.render.checks import render
    from bilateral.store import Store

    article = read_article(TEXT.encode(), name="x.txt", published=date(2021, 5, 13))
    checked = check_reading(Store(starter_store()), Reading(article, *claims()), about=(811, 365))
    path = tmp_path_factory.mktemp("check") / "check.html"
    path.write_text(render(checked, "html"), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_the_page_fits_and_is_accessible(open_page, violations, screenshot, page_file, width, dark):
    page = open_page(page_file, width=width, dark=dark, offline=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    screenshot(page, f"check-{width}")


def test_the_keyboard_leads_from_the_words_to_the_verdict_and_back(open_page, page_file):
    page = open_page(page_file, offline=True)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#v1"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#v1"


def test_on_a_wide_screen_a_verdict_stands_beside_its_words(open_page, page_file):
    page = open_page(page_file, offline=True)
    mark, card = page.locator("mark").nth(page.locator(".legend mark").count()), page.locator("#v1")
    assert card.bounding_box()["x"] > mark.bounding_box()["x"] + mark.bounding_box()["width"]

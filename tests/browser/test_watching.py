"""The watch over pages sees what it is there to see: without these the other browser tests could not fail."""

from __future__ import annotations

import pytest

PAGE = "data:text/html,<!doctype html><html lang=en><title>t</title><main><h1>t</h1>%s</main>"


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("<script>console.error('broken')</script>", "errors"),
        ("<script>throw new Error('broken')</script>", "errors"),
        ("<script>alert(1)</script>", "errors"),
        ("<img src=http://outside.example/x.png alt=x>", "outside"),
    ],
)
def test_an_error_a_dialog_or_an_outside_request_is_seen(chromium, body, kept):
    from tests.browser.conftest import Watch

    page = chromium.new_page()
    watch = Watch(page)
    page.goto(PAGE % body)
    page.wait_for_load_state()
    page.close()
    assert getattr(watch, kept)


def test_a_shift_of_the_layout_is_measured(open_page, shift):
    page = open_page(PAGE % "<p id=a style='margin:0'>text</p>")
    page.evaluate("new Promise(r => setTimeout(r, 100))")
    assert shift(page) == 0
    page.evaluate(
        "new Promise(r => { document.querySelector('main').style.paddingTop = '400px'; setTimeout(r, 300); })"
    )
    assert shift(page) > 0


def test_axe_finds_a_picture_without_words(open_page, violations):
    page = open_page(PAGE % "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>")
    assert any("image-alt" in v for v in violations(page))

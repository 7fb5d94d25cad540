"""The explorer in a real browser: search, map, chart and article, by pointer, by key and without a script."""

from __future__ import annotations

import re
import threading

import pytest

pytest.importorskip("playwright")

ARTICLE = (
    "Cambodia and the Soviet Union established diplomatic relations on 13 May 1956. In 2019 Cambodia exported goods "
    "worth 227 million dollars to Russia.\n\nThe minister wrote <script>alert(1)</script> and "
    "<img src=x onerror=alert(2)> in the book of guests in Moscow."
)
ADDRESSES = {
    "home": "/",
    "ambiguous": "/find?a=Korea&b=Russia",
    "state": "/s/KHM?year=1985",
    "state-early": "/s/AUH",
    "dyad": "/d/KHM-RUS",
    "compare": "/compare?d=KHM-RUS&d=KHM-USA&d=CHN-KHM&d=KHM-VNM",
    "compare-empty": "/compare",
    "world": "/world/1991",
    "sources": "/sources",
    "source": "/sources/un-votes",
    "check": "/check",
    "api": "/api/docs",
    "missing": "/sources/none",
}


@pytest.fixture(scope="module")
def site(starter, starter_world, starter_coming):
    """The address of an explorer over the starter store."""
    import time

    import uvicorn

    from bilateral.web.app import create_app
    from bilateral.web.explorer import Explorer
    from bilateral.web.server import bound

    listening = bound("127.0.0.1", None)
    explorer = Explorer(starter, starter_world, coming=starter_coming)
    config = uvicorn.Config(create_app(explorer), log_level="critical", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(5)
    listening.close()


def settled(page):
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)], ids=["wide-light", "phone-dark"])
@pytest.mark.parametrize("name", [n for n in ADDRESSES if n not in ("missing", "ambiguous")])
def test_a_page_stands_still_fits_and_can_be_used_by_all(
    site, open_page, violations, shift, screenshot, name, width, dark
):
    page = settled(open_page(site + ADDRESSES[name], width=width, dark=dark))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert shift(page) < 0.01
    assert violations(page) == []
    screenshot(page, f"explorer-{name}-{width}-{'dark' if dark else 'light'}")


#: Where the keyboard is: what has the focus, how it is marked, whether anything of it can be seen.
_FOCUS = """() => { const e = document.activeElement;
    if (!e || e === document.body) return null;
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    const seen = box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0
        && box.left < innerWidth && box.top < innerHeight;
    e.dataset.stop = e.dataset.stop ?? document.querySelectorAll('[data-stop]').length;
    const marked = style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
    return [e.dataset.stop, e.outerHTML.slice(0, 90), marked, seen];
}"""
#: What can be used at all, and must be reached: not what is hidden, closed or left to the arrow keys of its group.
_USABLE = """() => [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(e =>
    e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0 && e.type !== 'hidden'
    && !e.closest('[popover]') && e.dataset.stop === undefined).map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", [n for n in ADDRESSES if n not in ("missing", "ambiguous", "state-early")])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_keyboard_alone_reaches_everything_and_the_focus_is_seen(site, open_page, name, width):
    page = settled(open_page(site + ADDRESSES[name], width=width))
    stops = []
    for _ in range(900):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUS)
        if stop is None or (stops and stop[0] == "0"):
            break
        stops.append(stop)
    assert [s[1] for s in stops if not s[2]] == [], "the focus is not marked"
    assert [s[1] for s in stops if not s[3]] == [], "the focus is out of sight"
    assert page.evaluate(_USABLE) == [], "never reached"


@pytest.mark.parametrize("letters", ["camb", "Камб", "cambodge", "កម្ពុ"])
def test_a_pair_is_found_by_keys_in_any_language(site, open_page, letters):
    from playwright.sync_api import expect

    page = settled(open_page(site))
    first = page.get_by_role("combobox", name="First state")
    first.press_sequentially(letters)
    option = page.get_by_role("option", name=re.compile("Cambodia"))
    expect(option).to_be_visible()
    expect(first).to_have_attribute("aria-expanded", "true")
    first.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(first).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    first.press("Enter")
    expect(first).to_have_value("Cambodia")
    expect(first).to_have_attribute("aria-expanded", "false")
    second = page.get_by_role("combobox", name="Second state")
    second.press_sequentially("russi")
    page.get_by_role("option", name=re.compile("^Russia")).click()
    page.get_by_role("button", name="Show their relations").click()
    expect(page).to_have_url(f"{site}/d/KHM-RUS")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cambodia")


def test_a_name_of_several_states_offers_each_with_its_years(site, open_page):
    from playwright.sync_api import expect

    page = settled(open_page(site))
    field = page.get_by_role("combobox", name="First state")
    field.press_sequentially("germany")
    options = page.get_by_role("option")
    expect(options).to_have_count(3)
    expect(options.filter(has_text="West Germany")).to_contain_text("1955–1990")
    field.press("Escape")
    expect(options).to_have_count(0)
    field.press_sequentially("xyzxyz")
    expect(page.get_by_text("No state is called so.")).to_be_visible()


def test_the_slider_colours_the_map_tells_the_year_and_changes_the_address(site, open_page):
    from playwright.sync_api import expect

    page = settled(open_page(f"{site}/s/KHM?year=1985"))
    russia = page.locator('#map [data-k="RUS"] path')
    before = russia.get_attribute("class")
    slider = page.get_by_role("slider", name="Year")
    slider.press("ArrowRight")
    expect(page.locator("#shown")).to_have_text("1986")
    expect(page).to_have_url(f"{site}/s/KHM?year=1986")
    expect(page.locator("#sentence")).to_contain_text("In 1986")
    slider.evaluate("s => { s.value = 1977; s.dispatchEvent(new Event('input')); }")
    expect(russia).not_to_have_attribute("class", before)
    slider.evaluate("s => s.dispatchEvent(new Event('change'))")
    expect(page.locator("#sentence")).to_contain_text("In 1977")
    page.get_by_role("button", name="One year back").click()
    expect(page.locator("#sentence")).to_contain_text("In 1976")
    page.reload()
    expect(page.locator("#sentence")).to_contain_text("In 1976")


def test_the_colour_while_sliding_is_that_of_the_page(site, open_page):
    page = settled(open_page(f"{site}/s/KHM?year=1985"))
    classes = "ps => ps.map(p => p.closest('[data-k]').dataset.k + p.getAttribute('class'))"
    served = page.locator("#map [data-k] path").evaluate_all(classes)
    slide = "(s, y) => { s.value = y; s.dispatchEvent(new Event('input')); }"
    page.locator("#year").evaluate(slide, 1960)
    assert page.locator("#map [data-k] path").evaluate_all(classes) != served
    page.locator("#year").evaluate(slide, 1985)
    assert page.locator("#map [data-k] path").evaluate_all(classes) == served


def test_the_map_is_read_by_pointer_and_by_keys(site, open_page):
    from playwright.sync_api import expect

    page = settled(open_page(f"{site}/s/KHM?year=1985"))
    page.locator('#map [data-k="BRA"] path').hover()
    expect(page.locator(".tip")).to_contain_text("Brazil: ")
    world = page.locator("#map")
    world.focus()
    world.press("ArrowRight")
    drawn = page.locator("#map a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    ranked = page.locator("section[aria-labelledby=closest] tbody th a").evaluate_all(
        "links => links.map(a => [a.getAttribute('href'), a.textContent])"
    )
    address, name = next(pair for pair in ranked if pair[0] in drawn)
    expect(page.locator("#status")).to_contain_text(name)
    world.press("Enter")
    expect(page).to_have_url(site + address)


def test_pairs_are_added_left_out_and_read_year_by_year(site, open_page):
    from playwright.sync_api import expect

    page = settled(open_page(f"{site}/compare?d=KHM-RUS"))
    for name, letters, key in (("first state", "camb", "KHM"), ("Second state", "viet", "VNM")):
        field = page.get_by_role("combobox", name=name)
        field.press_sequentially(letters)
        page.locator(f'li[data-key="{key}"]').click()
    page.get_by_role("button", name="Add").click()
    expect(page).to_have_url(f"{site}/compare?d=KHM-RUS&d=KHM-VNM")
    chart = page.locator("#chart")
    chart.focus()
    chart.press("Home")
    chart.press("ArrowRight")
    expect(page.get_by_role("status")).to_contain_text("Cambodia – Vietnam: ")
    chart.hover(position={"x": 500, "y": 100})
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"^(19|20)\d\d\. Cambodia – Russia: [+−]"))
    page.get_by_role("link", name="Leave out Cambodia – Russia").click()
    expect(page).to_have_url(f"{site}/compare?d=KHM-VNM")


def test_an_article_is_pasted_and_its_claims_are_marked(site, open_page, violations, screenshot):
    from playwright.sync_api import expect

    page = settled(open_page(f"{site}/check"))
    page.get_by_label("The article").fill(ARTICLE)
    page.get_by_role("button", name="Mark its claims").click()
    claim = page.locator("a.claim").first
    expect(claim).to_be_visible()
    expect(page.get_by_role("article")).to_contain_text("<script>alert(1)</script>")
    claim.click()
    expect(page.locator("#claim-1")).to_be_in_viewport()
    assert violations(page) == []
    screenshot(page, "explorer-checked-1280-light")


def test_while_an_article_is_read_the_page_says_so_and_it_can_be_stopped(site, open_page, violations):
    from playwright.sync_api import expect

    page = settled(open_page(f"{site}/check"))
    expect(page.locator("#working")).to_be_hidden()
    page.get_by_label("The article").fill("In 1957 Cambodia and Laos met. " * 3)
    # The event alone: no expectation is answered while a page is on its way to another.
    page.locator("#check").evaluate("form => form.dispatchEvent(new Event('submit'))")
    expect(page.locator("#working")).to_contain_text("Reading the article")
    expect(page.get_by_role("button", name="Mark its claims")).to_be_disabled()
    assert violations(page) == []
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#working")).to_be_hidden()
    expect(page.get_by_role("button", name="Mark its claims")).to_be_focused()
    expect(page).to_have_url(f"{site}/check")
    page.get_by_role("button", name="Mark its claims").click()
    expect(page.get_by_role("heading", name="Another text")).to_be_visible()


def test_the_chart_of_years_is_read_and_opened_by_keys_and_the_list_narrowed(site, open_page):
    from playwright.sync_api import expect

    page = settled(open_page(f"{site}/world/1991"))
    chart = page.locator("figure.years svg.wide")
    readout = page.locator("figure.years .readout")
    expect(readout).to_contain_text("1991: ")
    chart.focus()
    chart.press("ArrowRight")
    expect(readout).to_contain_text("1992: ")
    chart.press("PageDown")
    expect(readout).to_contain_text("1982: ")
    chart.press("Enter")
    expect(page).to_have_url(f"{site}/world/1982")
    page.get_by_role("combobox", name="Pairs with").press_sequentially("russi")
    page.get_by_role("option", name=re.compile("^Russia")).click()
    page.get_by_role("combobox", name="Turn").select_option("worse")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(f"{site}/world/1982?state=RUS&way=worse")
    expect(page.get_by_role("combobox", name="Pairs with")).to_have_value("Russia")


def test_a_phone_shows_each_chart_whole(site, open_page):
    from playwright.sync_api import expect

    for address in ("/world/1991", ADDRESSES["compare"]):
        page = settled(open_page(site + address, width=390))
        charts = page.locator("figure svg.phone")
        expect(charts.first).to_be_visible()
        expect(page.locator("figure svg.wide").first).to_be_hidden()
        for box in charts.evaluate_all("all => all.map(s => [s.getBoundingClientRect().right, s.clientHeight])"):
            assert box[0] <= 390 and box[1] > 60


def test_a_file_dropped_on_the_field_is_read_into_it(site, open_page):
    from playwright.sync_api import expect

    page = settled(open_page(f"{site}/check"))
    drop = """(area, text) => { const data = new DataTransfer();
        data.items.add(new File([text], 'article.txt', {type: 'text/plain'}));
        area.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true})); }"""
    page.locator("#text").evaluate(drop, ARTICLE)
    expect(page.locator("#text")).to_have_value(ARTICLE)


def test_turning_points_are_reached_by_the_year(site, open_page):
    from playwright.sync_api import expect

    page = settled(open_page(f"{site}/world/1991"))
    page.get_by_role("link", name="1992", exact=True).first.click()
    expect(page).to_have_url(f"{site}/world/1992")
    page.get_by_role("spinbutton", name="Year").fill("1979")
    page.get_by_role("spinbutton", name="Year").press("Enter")
    expect(page).to_have_url(f"{site}/world/1979")
    expect(page.get_by_role("heading", level=1)).to_have_text("The world in 1979")


def test_everything_is_there_without_a_script(site, open_page):
    from playwright.sync_api import expect

    page = open_page(f"{site}/s/KHM?year=1985", script=False)
    expect(page.get_by_role("button", name="Show", exact=True)).to_be_visible()
    page.locator("summary", has_text="as a table").click()
    expect(page.get_by_role("region", name="All relations")).to_be_visible()
    page = open_page(site, script=False)
    page.get_by_role("combobox", name="First state").fill("Cambodge")
    page.get_by_role("combobox", name="Second state").fill("Россия")
    page.get_by_role("button", name="Show their relations").click()
    expect(page).to_have_url(f"{site}/d/KHM-RUS")


def test_the_dossier_is_read_under_the_policy_of_the_explorer(site, open_page):
    from playwright.sync_api import expect

    page = settled(open_page(f"{site}/d/KHM-RUS"))
    page.get_by_role("link", name="français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_label("From").fill("1980")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(re.compile(r"from=1980"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_text("Save as a file").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Dossier, one file").click()
    assert download.value.suggested_filename == "KHM-RUS.html"

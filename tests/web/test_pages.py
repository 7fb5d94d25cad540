"""Pages and API of the explorer: what they say, what they refuse, and that nothing sent to them acts."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from bilateral.dyad import make_dyad
from bilateral.overview.assemble import overview
from bilateral.render import BINARY, FORMATS, render
from bilateral.states.names import resolve
from bilateral.states.registry import states
from bilateral.web.openapi import ENDPOINTS, PREFIX

PAGES = (
    "/",
    "/s/KHM",
    "/s/KHM?year=1985",
    "/s/CSK",
    "/s/TUV?year=1850",
    "/d/KHM-RUS",
    "/d/KHM-RUS?from=1980&to=1990",
    "/compare",
    "/compare?d=KHM-RUS&d=KHM-USA",
    "/world/1991",
    "/world/2100",
    "/sources",
    "/sources/un-votes",
    "/check",
    "/trace/state:811",
    "/api/docs",
)
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Nesting(HTMLParser):
    """Fails on an element that is closed but not open, or left open."""

    def __init__(self):
        super().__init__()
        self.open, self.wrong, self.scripts, self.outside, self.handlers = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        told = dict(attrs)
        self.handlers += [name for name in told if name.startswith("on") or name == "style"]
        allowed = r"(?!https?:)" if tag == "a" else ""  # a link may lead outside; nothing is loaded from there
        strange = rf"(?i)\s*{allowed}([a-z][\w+.-]*:|//)"
        self.outside += [v for k, v in told.items() if k in ("src", "href") and v and re.match(strange, v)]
        if tag == "script":
            self.scripts.append(told)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def read(page):
    found = Nesting()
    found.feed(page)
    return found


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_well_formed_asks_for_nothing_outside_and_runs_no_script_of_its_own(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:300]
    page = read(answer.text)
    assert not page.wrong and not page.open
    assert not page.outside and not page.handlers
    own = ("/static/", "/assets/")
    assert all(s.get("src", "").startswith(own) or s.get("type") == "application/json" for s in page.scripts)
    assert "'unsafe-inline'" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_the_dossier_stands_whole_under_the_bar(client, starter, lang):
    answer = client.get(f"/d/KHM-RUS?lang={lang}")
    alone = render(overview(starter, make_dyad(resolve("KHM"), resolve("RUS"))), "html", lang=lang)
    headings = re.findall(r"<h[12][^>]*>(.*?)</h[12]>", alone)
    assert headings and re.findall(r"<h[12][^>]*>(.*?)</h[12]>", answer.text) == headings
    assert answer.text.count('href="/d/KHM-RUS/export/') == len(FORMATS) + len(BINARY) + 1
    assert f'<html lang="{lang}">' in answer.text


def test_each_record_of_the_dossier_leads_to_its_raw_record(client):
    page = client.get("/d/KHM-RUS").text
    links = sorted(set(re.findall(r'<a href="(/trace/[^"]+)"><code>bilateral trace ', page)))
    assert len(links) > 20
    for link in links[::15]:
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("form", [*FORMATS, *BINARY])
def test_the_overview_is_saved_in_every_format(client, form):
    answer = client.get(f"/d/KHM-RUS/export/{form}")
    assert answer.status_code == 200 and answer.content
    assert re.fullmatch(r'attachment; filename="KHM-RUS\.\w+"', answer.headers["content-disposition"])


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("/d/rus-khm", "/d/KHM-RUS"),
        ("/d/Cambodia-Russia?from=1980", "/d/KHM-RUS?from=1980"),
        ("/s/cambodia?year=1985", "/s/KHM?year=1985"),
        ("/find?a=Камбоджа&b=Russie", "/d/KHM-RUS"),
        ("/find?a=Germany&a_key=GFR&b=France", "/d/FRA-GFR"),
        ("/find?a=&b=កម្ពុជា", "/s/KHM"),
        ("/find", "/"),
        ("/compare?d=KHM-RUS&a=France&b=Germany@2000", "/compare?d=KHM-RUS&d=DEU-FRA"),
    ],
)
def test_names_lead_to_the_address_that_stays(client, address, to):
    answer = client.get(address)
    assert answer.status_code in (303, 308) and answer.headers["location"] == to


def test_an_ambiguous_name_lists_dated_candidates(client):
    answer = client.get("/find?a=Korea&b=Russia")
    assert answer.status_code == 404
    for key, years in (("KOR", "1949–today"), ("PRK", "1948–today"), ("KRO", "1887–1905")):
        assert f"a_key={key}" in answer.text and years in answer.text
    assert "b=Russia" in answer.text


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/nothing", 404, "There is nothing at /nothing"),
        ("/d/KHM", 404, "as in KHM-RUS"),
        ("/d/KHM-XXX", 404, "no state that is known here"),
        ("/d/KHM-KHM", 400, "one and the same state"),
        ("/d/BAV-UKR", 400, "never members of the state system on the same day"),
        ("/d/KHM-RUS?from=12", 400, "Give a year from 1816"),
        ("/d/KHM-RUS?from=1990&to=1980", 400, "Choose years in that span"),
        ("/s/KHM?year=x", 400, "Give a year from 1816"),
        ("/d/KHM-RUS?lang=xx", 400, "There is no language"),
        ("/world/91", 400, "Give a year from 1816"),
        ("/compare?d=KHM-RUS&d=KHM-USA&d=KHM-FRA&d=KHM-CHN&d=KHM-VNM", 400, "4 can be compared"),
        ("/trace/nothing", 400, "is no id"),
        ("/sources/none", 404, "There is no source"),
        ("/d/KHM-RUS/export/exe", 404, "There is no format"),
    ],
)
def test_what_is_not_understood_is_told_in_one_plain_line(client, address, status, said):
    answer = client.get(address)
    assert answer.status_code == status and said in answer.text
    assert not read(answer.text).wrong


def test_the_api_tells_the_same_as_the_overview(client, starter):
    given = client.get("/api/v1/overview/Cambodia/RUS?as_of=2020-01-01").json()
    from datetime import date

    view = overview(starter, make_dyad(resolve("KHM"), resolve("RUS")), as_of=date(2020, 1, 1))
    assert given == json.loads(render(view, "json"))


@pytest.mark.parametrize("endpoint", [e for e in ENDPOINTS if e.example], ids=lambda e: e.path)
def test_every_example_of_the_api_works_and_every_address_is_in_the_document(client, endpoint):
    answer = client.get(PREFIX + endpoint.example)
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/json"
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert endpoint.method.lower() in paths[PREFIX + endpoint.path]
    placeholders = set(re.findall(r"{(\w+)}", endpoint.path))
    told = paths[PREFIX + endpoint.path]["get"]["parameters"]
    assert placeholders == {p["name"] for p in told if p["in"] == "path"}


def test_an_error_of_the_api_is_a_problem(client):
    answer = client.get("/api/v1/overview/Atlantis/RUS")
    assert answer.status_code == 404 and answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 404 and "no state that is known here" in answer.json()["detail"]


def test_every_state_has_its_page(client):
    for who in list(states().values())[::9]:
        answer = client.get(f"/s/{who.key}")
        assert answer.status_code == 200 and who.name.replace("'", "&#39;") in answer.text, who.key


def test_the_slider_and_the_page_say_the_same(client):
    levels = client.get("/api/v1/state/KHM/levels").json()
    year = client.get("/api/v1/state/KHM?year=1985").json()
    assert year["partners"]
    for p in year["partners"]:
        hundredths = levels["partners"][p["key"]]["level"][1985 - levels["first"]]
        assert abs(hundredths / 100 - p["mean"]) <= 0.0101


def test_a_state_that_did_not_exist_is_hatched_and_one_without_a_shape_stands_below(client):
    page = client.get("/s/KHM?year=1985").text
    ukraine = re.search(r'data-k="UKR".*?class="(\w+)"', page, re.S)
    assert ukraine[1] == "absent"
    below = page[page.index("Without a shape on this map") :]
    assert "East Germany" in below[:600] and "Czechoslovakia" in below[:900]


def test_the_same_answer_is_not_sent_twice(client):
    first = client.get("/s/KHM?year=1985")
    again = client.get("/s/KHM?year=1985", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content


ARTICLE = "Cambodia and the Soviet Union established diplomatic relations in 1956. The Soviet embassy reopened in 1979."


def test_a_pasted_article_is_shown_with_its_claims_marked(client):
    answer = client.post("/check", data={"text": ARTICLE, "published": "2021-05-13", "a": "KHM", "b": "RUS"})
    assert answer.status_code == 200
    page = re.sub(r"\s+", " ", answer.text)
    assert re.search(r'<a class="claim v-supported"[^>]*>[^<]*1956', page), page[page.find("<article") :][:800]


def test_the_records_under_a_verdict_lead_to_the_raw_record(client):
    answer = client.post("/check", data={"text": ARTICLE, "published": "2021-05-13", "a": "KHM", "b": "RUS"})
    links = re.findall(r'href="(/trace/[^"]+)"', answer.text)
    assert links
    for link in links[:4]:
        page = client.get(link)
        assert page.status_code == 200 and "sha256" in page.text, link


def test_a_state_chosen_from_the_list_is_meant_by_its_key(client):
    given = {"text": ARTICLE, "a": "Germany", "b": "Russia"}
    assert client.post("/check", data=given).status_code == 400
    assert client.post("/check", data=given | {"a_key": "GFR"}).status_code == 200


def test_a_file_is_read_like_a_pasted_text(client):
    files = {"file": ("article.txt", ARTICLE.encode(), "text/plain")}
    answer = client.post("/check", data={"a": "KHM", "b": "RUS"}, files=files)
    assert answer.status_code == 200 and 'class="claim' in answer.text


HOSTILE = (
    "<script>alert(1)</script> On 13 May 1956 Cambodia and Russia established diplomatic relations. </script>"
    "<svg onload=alert(2)> [x](javascript:alert(3)) \u202etxt.exe\u202c ' \" =1+1 In 1957 Cambodia visited Russia."
)


@pytest.mark.parametrize("field", ["text", "published", "a", "b"])
def test_hostile_words_in_an_article_or_a_field_do_not_act(client, field):
    given = {"text": ARTICLE, "published": "", "a": "", "b": ""} | {field: HOSTILE}
    answer = client.post("/check", data=given)
    page = read(answer.text)
    assert not page.handlers and not page.outside and "\u202e" not in answer.text
    assert all(s.get("src", "").startswith("/static/") for s in page.scripts)


@pytest.mark.parametrize("address", ["/find?a={}", "/s/{}", "/d/{}-RUS", "/compare?d={}", "/world/{}", "/sources/{}"])
def test_hostile_words_in_an_address_do_not_act(client, address):
    from urllib.parse import quote

    answer = client.get(address.format(quote("\"><script>alert(1)</script>'", safe="")))
    assert "<script>alert" not in answer.text and not read(answer.text).handlers


def test_reading_and_checking_over_the_api(client):
    for verb in ("read", "check"):
        given = {"text": ARTICLE, "published": "2021-05-13", "about": ["KHM", "RUS"]}
        record = client.post(f"/api/v1/{verb}", json=given).json()
        raw = client.post(f"/api/v1/{verb}?published=2021-05-13&a=KHM&b=RUS", content=ARTICLE.encode()).json()
        assert record["events"] == raw["events"] and record["events"]
        assert all(ARTICLE[e["start"] : e["end"]] == e["quote"] for e in record["events"])
        assert ("verdict" in record["events"][0]) == (verb == "check")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "text/plain"),
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b'{"text": 1}', "application/json"),
        (b'{"text": "x", "about": ["KHM"]}', "application/json"),
        (b'{"text": "x", "about": ["KHM", "KHM"]}', "application/json"),
        (b'{"text": "x", "published": "1 May"}', "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "image/png"),
    ],
)
def test_a_body_that_is_not_understood_is_a_problem(client, body, kind):
    answer = client.post("/api/v1/check", content=body, headers={"content-type": kind})
    assert answer.status_code == 400 and answer.json()["detail"]


def test_all_data_of_a_dyad_come_as_one_zip(client):
    from io import BytesIO
    from zipfile import ZipFile

    answer = client.get("/d/KHM-RUS/export/data")
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/zip"
    assert 'filename="KHM-RUS.zip"' in answer.headers["content-disposition"]
    with ZipFile(BytesIO(answer.content)) as archive:
        assert {"KHM-RUS/figures.csv", "KHM-RUS/ro-crate-metadata.json"} <= set(archive.namelist())

"""What stands before every request."""

from __future__ import annotations

import pytest

from bilateral.web.guard import LARGEST, POLICY, host_of, names_of


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8811", "127.0.0.1:8811", "[::1]:8811", "LOCALHOST", "10.0.0.7:80"]
)
def test_the_server_answers_under_its_own_names_and_addresses_in_figures(client, host):
    assert client.get("/sources", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil.example:8811", "", "127.0.0.1.evil.example", "["]
)
def test_a_name_turned_to_this_address_gets_nothing(client, host):
    answer = client.get("/sources", headers={"host": host})
    assert answer.status_code == 421 and answer.headers["content-type"] == "application/problem+json"


def test_host_headers_are_taken_apart():
    assert [host_of(x) for x in ("a:80", "[::1]:80", "[::1]", "a")] == ["a", "::1", "::1", "a"]
    assert "evil.example" not in names_of("0.0.0.0")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://localhost:9"},
    ],
)
def test_a_page_of_another_site_can_send_nothing(client, headers):
    assert client.post("/api/v1/read", content=b"x", headers=headers).status_code == 403


def test_no_other_origin_is_let_in(client):
    answer = client.get("/api/v1/sources", headers={"origin": "http://evil.example"})
    assert not [h for h in answer.headers if h.startswith("access-control")]
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_a_body_that_is_too_large_is_refused_by_its_header_and_by_its_length(client):
    assert client.post("/api/v1/read", content=b"x" * (LARGEST + 1)).status_code == 413

    def dripping():
        for _ in range(LARGEST // 100_000 + 2):
            yield b"x" * 100_000

    assert client.post("/api/v1/read", content=dripping()).status_code == 413


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fstore.py", "/static//etc/passwd"]
)
def test_a_path_out_of_the_static_files_leads_nowhere(client, path):
    answer = client.get(path)
    assert answer.status_code == 404 and "import" not in answer.text


def test_every_answer_carries_the_policy_also_errors(client):
    for address in ("/", "/nothing", "/api/v1/state/xx", "/static/bar.css"):
        headers = client.get(address).headers
        assert headers["content-security-policy"] == POLICY and headers["x-content-type-options"] == "nosniff"


def test_a_failure_inside_is_told_without_its_words(app, client, monkeypatch, caplog):
    def fail(*_, **__):
        raise RuntimeError("secret /home/me")

    monkeypatch.setattr("bilateral.web.compare.lines_of", fail)
    answer = client.get("/api/v1/compare", params={"d": "KHM-NPL"})
    assert answer.status_code == 500 and "secret" not in answer.text
    assert "RuntimeError" in caplog.text and "Traceback" not in caplog.text

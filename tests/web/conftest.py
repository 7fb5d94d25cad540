"""An explorer over the starter store, asked without a network."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def app(starter, starter_world, starter_coming):
    from bilateral.web.app import create_app
    from bilateral.web.explorer import Explorer

    return create_app(Explorer(starter, starter_world, coming=starter_coming))


@pytest.fixture
def client(app):
    from starlette.testclient import TestClient

    return TestClient(app, base_url="http://localhost", follow_redirects=False, raise_server_exceptions=False)

"""An explorer over the starter store, asked without a network."""

from __future__ import annotations

from datetime import date

import pytest

from bilateral.paths import starter_store
from bilateral.store import Store
from bilateral.web import world as worlds


@pytest.fixture(scope="session")
def starter():
    return Store(starter_store())


@pytest.fixture(scope="session")
def starter_world(starter):
    return worlds.compute(starter, date.today())


@pytest.fixture(scope="session")
def app(starter, starter_world):
    from bilateral.web.app import create_app
    from bilateral.web.explorer import Explorer

    return create_app(Explorer(starter, starter_world))


@pytest.fixture
def client(app):
    from starlette.testclient import TestClient

    return TestClient(app, base_url="http://localhost", follow_redirects=False, raise_server_exceptions=False)

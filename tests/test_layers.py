"""Imports point one way, as the design says; what a layer may know is below it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "bilateral"
#: From the bottom up. Modules on one line are of one layer.
LAYERS = (
    {"errors"},
    {"paths", "schema", "progress", "processes", "records"},
    {"states"},
    {"dyad"},
    {"reading"},
    {"sources"},
    {"fetch", "store", "raw", "cite"},
    {"build"},
    {"articles"},
    {"measures"},
    {"panel"},
    {"overview"},
    {"checking"},
    {"trace"},
    {"export"},
    {"render"},
    {"listing", "verify", "diff"},
    {"web"},
    {"cli"},
    {"__main__"},
)
RANK = {name: number for number, layer in enumerate(LAYERS) for name in layer}


def imports(path: Path) -> set[str]:
    """The parts of our package that a module imports, at its head or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("bilateral."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("bilateral.")}
    return found


MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p.name != "__init__.py" or p.parent != PACKAGE)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_what_lies_below_it(path):
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert part in RANK, f"{part} has no layer: add it to LAYERS"
    above = {name for name in imports(path) if name != part and RANK[name] >= RANK[part]}
    assert not above, f"{path.relative_to(PACKAGE)} imports {above} from its own layer or above"


def test_measures_know_no_store_and_no_state():
    for path in (PACKAGE / "measures").glob("*.py"):
        assert imports(path) <= {"measures", "errors"}, path.name


def test_reading_does_not_know_the_store():
    for path in (PACKAGE / "reading").glob("*.py"):
        assert not imports(path) & {"store", "build", "overview"}, path.name


def test_no_module_is_longer_than_three_hundred_lines():
    long = {p.name: n for p in MODULES if (n := len(p.read_text(encoding="utf-8").splitlines())) > 300}
    assert not long

"""Imports run one way, and three packages are imported in one place only."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.conftest import ROOT

#: Who may import whom: a layer sees itself and the layers above it in this list, never those below.
LAYERS = (
    {"errors"},
    {"model"},
    {"lexicons", "locales", "wording"},
    {"extract", "group"},
    {"pipeline"},
    {"claimant_identity"},
    {"highlight", "charts"},
    {"read", "store", "share"},
    {"views", "case_commands"},
    {"app", "__main__"},
)
#: Packages of one layer that must not know each other: text → claims and claims → events meet in the pipeline.
STRANGERS = frozenset({frozenset({"extract", "group"})})

#: Each fenced package, and where it may be imported: a module, or a package with everything in it.
FENCED = {
    "quantulum3": ("reconcile.extract.measures",),
    "streamlit": ("reconcile.views", "app"),
    "altair": ("reconcile.charts",),
}
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
#: `from reconcile import …` reaches the pipeline through the public names.
RANK["reconcile"] = RANK["pipeline"]


def module_name(path: Path) -> str:
    """Return the dotted name of a file of the project: reconcile/extract/numbers.py → reconcile.extract.numbers."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_names(source: str, module: str, is_package: bool = False) -> Iterator[str]:
    """Yield the dotted name of each import in ``source``, also those inside functions; a relative one is spelt out.

    ``from a.b import c`` yields ``a.b.c``: whether c is a module or a name in a.b, its layer is that of a.b.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module.split(".")
                above = above[: len(above) - node.level + is_package]
                base = ".".join([*above, base] if base else above)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def layer_of(name: str) -> str:
    """Return the layer's name for a dotted name of the project: reconcile.extract.numbers → extract, app → app."""
    parts = name.split(".")
    if parts[0] != "reconcile":
        return parts[0]
    return parts[1] if len(parts) > 1 and parts[1] in RANK else "reconcile"


def breaches(source: str, module: str, is_package: bool = False) -> list[str]:
    """Return what in ``source`` breaks a rule, in words; empty where it keeps them all."""
    found = []
    own = layer_of(module)
    for name in imported_names(source, module, is_package):
        top = name.split(".")[0]
        allowed = FENCED.get(top)
        if allowed and not any(module == place or module.startswith(place + ".") for place in allowed):
            found.append(f"{module} imports {top}, which belongs in {' and '.join(allowed)}")
        if top not in ("reconcile", "app") or module == "reconcile":
            continue
        theirs = layer_of(name)
        if RANK[theirs] > RANK[own]:
            found.append(f"{module} ({own}) imports {name} ({theirs}), which comes after it")
        elif frozenset({own, theirs}) in STRANGERS:
            found.append(f"{module} imports {name}: {own} and {theirs} do not know each other")
    return found


def sources() -> list[Path]:
    """Return the Python files of the package and the app, in a stable order."""
    app = ROOT / "app.py"
    return [*sorted((ROOT / "reconcile").rglob("*.py")), *([app] if app.exists() else [])]


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_module_keeps_to_its_layer(path):
    assert breaches(path.read_text(encoding="utf-8"), module_name(path), path.name == "__init__.py") == []


def test_every_module_has_a_layer():
    homeless = {module_name(path) for path in sources() if layer_of(module_name(path)) == "reconcile"} - {"reconcile"}
    assert homeless == set()


def test_no_module_is_a_drawer_for_odds_and_ends():
    assert [p for p in sources() if p.stem in {"utils", "helpers", "common", "misc"}] == []


OWNERS = packages_distributions()  # module → packages that bring it


def normalised(package: str) -> str:
    return package.lower().replace("_", "-")


def pinned(*files: str) -> set[str]:
    """Return the packages that requirements files pin, by normalised name."""
    lines = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in files)
    return {normalised(name) for name in re.findall(r"^([A-Za-z][\w.-]*?)(?:\[.*?\])?==", lines, re.MULTILINE)}


def foreign_packages(path: Path) -> set[str]:
    """Return the packages outside the standard library that a file imports, by normalised name."""
    tops = {name.split(".")[0] for name in imported_names(path.read_text(encoding="utf-8"), module_name(path))}
    tops -= {*sys.stdlib_module_names, "reconcile", "app", "tests", "benchmarks"}
    return {normalised(OWNERS.get(top, [top])[0]) for top in tops}


def test_every_package_that_is_imported_is_pinned():
    imported = set().union(*map(foreign_packages, sources()))
    assert imported - pinned("requirements.txt") == set()


def test_every_package_that_the_tests_import_is_pinned():
    imported = set().union(*map(foreign_packages, [*ROOT.glob("tests/**/*.py"), *ROOT.glob("benchmarks/*.py")]))
    assert imported - pinned("requirements.txt", "tests/requirements.txt") == set()


BROKEN = [
    ("import streamlit as st", "reconcile.group.link"),
    ("from altair import Chart", "reconcile.views.event"),
    ("def parse():\n    from quantulum3 import parser", "reconcile.extract.numbers"),
    ("from reconcile.pipeline import run", "reconcile.extract.claims"),
    ("from reconcile.group.link import link_events", "reconcile.extract.claims"),
    ("from ..extract import numbers", "reconcile.group.link"),
    ("from reconcile import find_claims", "reconcile.lexicons.load"),
    ("import reconcile.views.event", "reconcile.store.cases"),
]
KEPT = [
    ("import streamlit as st\nfrom reconcile.charts import range_chart", "reconcile.views.event"),
    ("from reconcile.extract import numbers", "reconcile.pipeline"),
    ("from . import numbers", "reconcile.extract.claims"),
    ("from quantulum3 import parser", "reconcile.extract.measures"),
    ("from reconcile.lexicons.load import load_table", "reconcile.group.link"),
    ("import altairish", "reconcile.group.link"),
]


@pytest.mark.parametrize(("source", "module"), BROKEN)
def test_a_breach_is_seen(source, module):
    assert len(breaches(source, module)) == 1


@pytest.mark.parametrize(("source", "module"), KEPT)
def test_a_kept_rule_is_no_breach(source, module):
    assert breaches(source, module) == []

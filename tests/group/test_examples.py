"""The examples in the docstrings of this layer run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import reconcile.group
from reconcile.extract import kinds
from tests.group.building import EXAMPLES

MODULES = [f"reconcile.group.{found.name}" for found in pkgutil.iter_modules(reconcile.group.__path__)]


@pytest.mark.parametrize("name", [*MODULES, kinds.__name__])
def test_examples_run(name: str) -> None:
    module = importlib.import_module(name)
    names = {**vars(module), **EXAMPLES}
    failed, _ = doctest.testmod(module, extraglobs=names, optionflags=doctest.ELLIPSIS)
    assert failed == 0

"""Text in, claims out; alone it offers the reading of numbers.

>>> from reconcile.extract import find_numbers
>>> [(n.low, n.high, n.modifier.value) for n in find_numbers("At least 12 were hurt")]
[(12, None, 'at_least')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconcile.extract.numbers import find_numbers

__all__ = ["find_numbers"]


def __getattr__(name: str) -> object:
    if name == "find_numbers":  # on first use: whoever needs one module of the package does not load the others
        return getattr(import_module("reconcile.extract.numbers"), name)
    raise AttributeError(f"module 'reconcile.extract' has no attribute {name!r}")

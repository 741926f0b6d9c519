"""How sure a claim is: the share of claims that its counting rule reads rightly.

The shares were counted on annotated news of events that no rule was written
for (``benchmarks/calibration.py`` counts and writes them).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reconcile.model import Modifier

#: Right of claims assumed before any is counted, so that a rule seen three times is not certain.
PRIOR_RIGHT, PRIOR_OF = 2.0, 2.5
_TABLE = Path(__file__).with_name("rule_confidence.tsv")


def sort_of(rule: str, modifier: Modifier, *, implicit: bool) -> str:
    """Return the row of the table a claim belongs to: its rule, single victims and vague words apart.

    >>> sort_of("object of", Modifier.VAGUE, implicit=False)
    'object of, vague'
    """
    if implicit:
        return "single victim"
    return f"{rule}, vague" if modifier is Modifier.VAGUE else rule


@cache
def _counts() -> dict[str, tuple[int, int]]:
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    next(rows)
    return {rule: (int(right), int(of)) for rule, right, of in rows}


def rule_counts() -> list[tuple[str, int, int]]:
    """Return (rule, claims right, claims read) by rule, most read first."""
    return sorted(((rule, right, of) for rule, (right, of) in _counts().items()), key=lambda row: (-row[2], row[0]))


@cache
def confidence_of(rule: str, modifier: Modifier, implicit: bool) -> float:
    """Return the confidence, 0 to 1, that value and outcome are right."""
    right, of = _counts().get(sort_of(rule, modifier, implicit=implicit), (0, 0))
    return round((right + PRIOR_RIGHT) / (of + PRIOR_OF), 2)

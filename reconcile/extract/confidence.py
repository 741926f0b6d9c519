"""How sure a claim is, from the rule that decided it.

The figures are shares of right claims (value and outcome) measured on
annotated news; ``benchmarks/accuracy.py`` prints them anew.
"""

from __future__ import annotations

from reconcile.model import Attribution, Modifier, Number

#: Share of claims with the right value and outcome, by rule.
RULE_CONFIDENCE = {
    "subject of": 0.95,
    "object of": 0.95,
    "counted noun": 0.9,
    "toll": 0.9,
    "part of a total": 0.9,
    "named among": 0.8,
    "coordinate with": 0.8,
    "subject with others of": 0.7,
    "carried toll": 0.6,
}
#: For a rule without a measured share, and for context.
DEFAULT_CONFIDENCE = 0.6
#: Vague words are misjudged oftener than figures.
VAGUE_FACTOR = 0.9


def confidence_of(rule: str, number: Number, said: Attribution) -> float:
    """Return the confidence, 0 to 1, that value and outcome are right."""
    confidence = RULE_CONFIDENCE.get(rule, DEFAULT_CONFIDENCE)
    if number.modifier is Modifier.VAGUE:
        confidence *= VAGUE_FACTOR
    return round(confidence, 2)

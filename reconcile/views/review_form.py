"""The form in which every value of a claim can be corrected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import streamlit as st

from reconcile.model import Claim, ClaimantKind, Modifier, Outcome, Scope, Stance, Victims
from reconcile.store.corrections import field_values
from reconcile.views.review_claim import SCOPE_WORDS
from reconcile.wording import KIND_WORDS, STANCE_WORDS, counted_words

_MODIFIERS = {
    Modifier.EXACT: "exactly",
    Modifier.APPROX: "about",
    Modifier.AT_LEAST: "at least",
    Modifier.MORE_THAN: "more than",
    Modifier.AT_MOST: "at most",
    Modifier.LESS_THAN: "less than",
    Modifier.RANGE: "from … to",
    Modifier.VAGUE: "a vague word",
}


#: 1.300 is one thousand three hundred to some and little more than one to others.
_TWO_WAYS = re.compile(r"\d{1,3}\.\d{3}")


def ask_changes(claim: Claim, key: str) -> tuple[dict[str, Any], str] | None:
    """Show the form, filled with the claim as it is; return what was changed and why, once it is sent.

    Raises:
        ValueError: If a bound is no number.
    """
    with st.form(f"correct_{key}"):
        values = _figure_fields(claim, key) | _who_fields(claim, key) | _where_fields(claim, key)
        why = st.text_input("Reason (optional)", key=f"why_{key}")
        sent = st.form_submit_button("Save the correction", type="primary", shortcut="Mod+Enter")
    return (changed(claim, values), why) if sent else None


def changed(claim: Claim, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of the form's values that are not the claim's own. A modifier follows the bounds unless chosen."""
    given = {**values, "low": _bound(values["low"]), "high": _bound(values["high"])}
    former = field_values(claim, given)
    return {name: value for name, value in given.items() if value != former[name]}


def _bound(words: str) -> float | None:
    words = words.replace(",", "").replace(" ", "").strip()
    if not words:
        return None
    if _TWO_WAYS.fullmatch(words):
        raise ValueError(f"{words} can be read in two ways; write a thousand as 1000")
    number = float(words)
    return int(number) if number.is_integer() else number


def _figure_fields(claim: Claim, key: str) -> dict[str, Any]:
    columns = st.columns(3)
    with columns[0]:
        low = st.text_input("At least", value=_shown(claim.low), key=f"low_{key}", help="Empty: open below.")
        outcome = _choice("What happened", Outcome, claim.outcome, f"outcome_{key}", _outcome_words)
    with columns[1]:
        high = st.text_input("At most", value=_shown(claim.high), key=f"high_{key}", help="Empty: open above.")
        victims = st.multiselect(
            "To whom", list(Victims), default=list(claim.victims), format_func=_victim_words, key=f"victims_{key}"
        )
    with columns[2]:
        modifier = _choice("The words say", Modifier, claim.modifier, f"modifier_{key}", lambda m: _MODIFIERS[m])
        unit = st.text_input("Counted in", value=claim.unit, key=f"unit_{key}", help="Singular, such as person.")
    chosen = {"modifier": str(modifier)} if modifier != claim.modifier else {}
    return {
        "low": low,
        "high": high,
        "outcome": str(outcome),
        "victims": [str(victim) for victim in victims] or [str(Victims.UNSPECIFIED)],
        "unit": unit,
        **chosen,
    }


def _who_fields(claim: Claim, key: str) -> dict[str, Any]:
    columns = st.columns(3)
    with columns[0]:
        named = "" if claim.claimant == "-" else claim.claimant
        claimant = st.text_input("Claimant", value=named, key=f"claimant_{key}", help="Empty: the outlet itself.")
    with columns[1]:
        kind = _choice("Kind of claimant", ClaimantKind, claim.claimant_kind, f"kind_{key}", lambda k: KIND_WORDS[k])
    with columns[2]:
        stance = _choice("Stance", Stance, claim.stance, f"stance_{key}", lambda s: STANCE_WORDS[s])
    chosen = {"claimant_kind": str(kind)} if kind != claim.claimant_kind else {}
    return {"claimant": claimant.strip() or "-", "stance": str(stance), **chosen}


def _where_fields(claim: Claim, key: str) -> dict[str, Any]:
    columns = st.columns(3)
    with columns[0]:
        place = st.text_input("Place", value=claim.place, key=f"place_{key}")
        scope = _choice("Covers", Scope, claim.scope, f"scope_{key}", lambda s: SCOPE_WORDS[s])
    with columns[1]:
        country = st.text_input("Country", value=claim.country, key=f"country_{key}")
        actor = st.text_input("Held responsible in the text", value=claim.actor, key=f"actor_{key}")
    with columns[2]:
        date = st.text_input(
            "Day of the harm",
            value=claim.date,
            key=f"date_{key}",
            help="2017-04-04, 2017-04, 2017 or 2017-04-01/2017-04-05",
        )
        subset = st.text_input(
            "Only these of them", value=claim.subset, key=f"subset_{key}", help="Such as foreigners."
        )
    return {"place": place, "country": country, "date": date, "scope": str(scope), "actor": actor, "subset": subset}


def _choice(label: str, kind: type[StrEnum], now: Any, key: str, words: Any) -> Any:
    options = list(kind)
    return st.selectbox(label, options, index=options.index(now), format_func=words, key=key)


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def _outcome_words(outcome: Outcome) -> str:
    return counted_words(outcome, (Victims.UNSPECIFIED,), "person")


def _victim_words(victim: Victims) -> str:
    return str(victim).replace("_", " ")

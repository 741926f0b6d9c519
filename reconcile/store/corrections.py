"""What a person may put in place of the machine's values, and the claim that comes of it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from reconcile.errors import StoreError
from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.names import kind_of
from reconcile.model import Claim, ClaimantKind, Modifier, Outcome, Scope, Stance, Victims

#: Fields that can be corrected, in the order in which a form shows them.
CORRECTABLE = (
    *("low", "high", "modifier", "unit", "outcome", "victims", "subset"),
    *("claimant", "claimant_kind", "stance", "actor", "place", "country", "date", "scope"),
)
_ENUMS = {"modifier": Modifier, "outcome": Outcome, "claimant_kind": ClaimantKind, "stance": Stance, "scope": Scope}
_LONGEST = 300  # characters of a corrected text: a name, not a paragraph
_ISO_PART = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)

Values = Mapping[str, Any]


def checked_fields(changes: Values) -> dict[str, Any]:
    """Return corrections as they are stored: plain JSON values, blanks trimmed.

    Raises:
        StoreError: If a field cannot be corrected or a value does not fit it.
    """
    return {name: _checked(name, value) for name, value in changes.items()}


def field_values(claim: Claim, names: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a claim has under the names given, as plain JSON values."""
    return {name: _checked(name, getattr(claim, name)) for name in names}


def corrected(claim: Claim, fields: Values, text: str = "") -> Claim:
    """Return the claim with a person's values in place of the machine's.

    What hangs on a corrected value follows it where the person did not say
    otherwise: the modifier the bounds, the position the place, the kind and
    the words marked in the text the claimant.

    Args:
        claim: As the machine read it.
        fields: From ``checked_fields``.
        text: Of the document, to find the claimant's words in.

    Raises:
        StoreError: If the lower bound would lie above the upper one.
    """
    if not fields:
        return claim
    values = dict(fields)
    low, high = values.get("low", claim.low), values.get("high", claim.high)
    if low is None and high is None:
        raise StoreError("a figure needs at least one bound; reject the claim if it states none")
    if low is not None and high is not None and low > high:
        raise StoreError("the lower bound lies above the upper one")
    if (low, high) != (claim.low, claim.high) and "modifier" not in values:
        values["modifier"] = _modifier(low, high, claim.modifier)
    if "claimant" in values and values["claimant"] != claim.claimant:
        values |= _said_by(values["claimant"], claim, text) | {k: v for k, v in values.items() if k == "claimant_kind"}
    if {"place", "country"} & values.keys():
        values |= _lying_at(values.get("place", claim.place), values.get("country", ""), claim)
    for name, kind in _ENUMS.items():
        if name in values:
            values[name] = kind(values[name])
    if "victims" in values:
        values["victims"] = tuple(Victims(name) for name in values["victims"])
    return replace(claim, **values)


def _checked(name: str, value: Any) -> Any:
    if name not in CORRECTABLE:
        raise StoreError(f"{name!r} is not a value that can be corrected")
    try:
        if name in ("low", "high"):
            return _checked_bound(value)
        if name == "victims":
            names = list(dict.fromkeys(str(Victims(v)) for v in value))
            return names or [str(Victims.UNSPECIFIED)]
        if name in _ENUMS:
            return str(_ENUMS[name](value))
    except (TypeError, ValueError) as error:
        raise StoreError(f"{value!r} does not fit the field {name!r}") from error
    words = " ".join(str(value or "").split())
    if len(words) > _LONGEST:
        raise StoreError(f"the field {name!r} takes at most {_LONGEST} characters")
    if name == "date":
        return _checked_date(words)
    if name == "claimant":
        return words or "-"
    if name == "unit" and not words:
        raise StoreError("a figure needs a unit, such as person")
    return words


def _checked_bound(value: Any) -> int | float | None:
    if value is None:
        return None
    number = float(value)
    if not math.isfinite(number) or number < 0:
        raise ValueError(value)
    return int(number) if number.is_integer() else number


def _checked_date(words: str) -> str:
    """Return an ISO day, month, year or interval A/B; raises ``StoreError`` for anything else."""
    parts = words.split("/")
    try:
        if len(parts) > 2 or (len(parts) == 2 and not any(parts)):
            raise ValueError(words)
        for part in filter(None, parts):
            if not _ISO_PART.fullmatch(part):
                raise ValueError(words)
            date.fromisoformat(part + "0001-01-01"[len(part) :])
        if len(parts) == 2 and all(parts) and parts[0] > parts[1]:
            raise ValueError(words)
    except ValueError as error:
        raise StoreError(
            f"{words!r} is no day such as 2017-04-04, month, year or span 2017-04-01/2017-04-05"
        ) from error
    return words


def _modifier(low: float | None, high: float | None, former: Modifier) -> Modifier:
    """Return the modifier that fits bounds that a person gave: the machine's where it does; a number is not vague."""
    fitting: tuple[Modifier, ...] = (Modifier.EXACT, Modifier.APPROX) if low == high else (Modifier.RANGE,)
    if high is None:
        fitting = (Modifier.AT_LEAST, Modifier.MORE_THAN)
    elif low is None:
        fitting = (Modifier.AT_MOST, Modifier.LESS_THAN)
    return former if former in fitting else fitting[0]


def _said_by(claimant: str, claim: Claim, text: str) -> dict[str, Any]:
    """Return what hangs on a claimant: its kind, and where its words stand nearest to the figure, if anywhere."""
    found: dict[str, Any] = {"claimant_kind": str(kind_of(claimant)), "claimant_start": None, "claimant_end": None}
    found["cue"] = ""
    if claimant == "-":
        return found
    spots = [match.start() for match in re.finditer(re.escape(claimant), text)]
    if spots:
        start = min(spots, key=lambda spot: abs(spot - claim.start))
        found |= {"claimant_start": start, "claimant_end": start + len(claimant)}
    return found


def _lying_at(place: str, country: str, claim: Claim) -> dict[str, Any]:
    """Return where a corrected place lies. A name that the gazetteer does not hold has no position, never a guess."""
    nowhere: dict[str, Any] = {"place_id": None, "lat": None, "lon": None, "admin1": None}
    wanted = country or (claim.country if place == claim.place else "")
    found = [p for p in load_gazetteer().find(place, wanted) if not wanted or p.country == wanted] if place else []
    if not found:
        return {**nowhere, "place": place, "country": wanted}
    best = found[0]
    return {
        "place": place,
        "country": best.country,
        "place_id": best.place_id,
        "lat": best.lat,
        "lon": best.lon,
        "admin1": best.admin1,
    }

"""What a page owes to its address: the thing that it names, or the word that there is no such thing."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.load import CASE  # noqa: E402
from reconcile.locales import retell, told_in  # noqa: E402

Parameters: TypeAlias = dict[str, list[str]]


def what_is_wrong(page: str, parameters: Parameters, words: str, title: str, locale: str) -> str:
    """Return what a page owes to its address, "" where it shows what that names or says that there is no such thing."""
    from reconcile.views import case_data

    if any(name not in ("case", "event", "claim", "doc") and not values for name, values in parameters.items()):
        return ""
    asked = {name: values[0] for name, values in parameters.items() if values}
    if asked.get("case", CASE) != CASE or asked.get("convention", "literal") not in ("literal", "acled"):
        return ""
    case = case_data.load_case(CASE, asked.get("convention") or "literal")
    tells = case_tells(words, title)
    if page == "event" and asked.get("event") and not asked.get("snapshot"):
        event = case.events.get(asked["event"])
        if event is None:
            return "" if tells else "an unknown event is not told"
        claim = asked.get("claim", "")
        if claim and claim not in {c.id for c in event.claims}:
            return "" if title == "Not found" or "no longer" in words else "a claim not of this event is not told"
        with told_in(locale):
            return "" if bare(retell(event.title))[:60] in bare(title) else f"the title is not of {event.title}"
    if page == "reports" and asked.get("doc"):
        reading = case.readings.get(asked["doc"])
        if reading is None:
            return "" if tells else "an unknown report is not told"
        if asked.get("claim") and asked["claim"] not in {claim.id for claim in reading.claims}:
            return "" if tells else "a claim not of this report is not told"
        if asked.get("denial") and asked["denial"] not in {one.id for one in reading.denials}:
            return "" if tells else "a denial not of this report is not told"
        return "" if bare(reading.document.title)[:40] in bare(title + words) else "the report is not shown"
    return ""


def bare(words: str) -> str:
    """Return the letters and digits alone: titles are escaped and shortened."""
    return re.sub(r"[\W_]+", "", words).casefold()


def case_tells(words: str, title: str) -> bool:
    return title in ("Not found", "No longer an event") or "This link names" in words or "went into" in words

"""Reported casualty figures: who claimed what, of which event, and how far apart they lie.

    document → find_claims → claims → link_events → events → estimate_events → estimates

    >>> from reconcile import Document, estimate_events, find_claims, link_events
    >>> report = Document(doc="a1", text="At least 12 people were killed in Aleppo, the ministry said.")
    >>> [claim.figure for claim in find_claims(report)]
    ['At least 12']

The functions are loaded on first use: importing the package alone costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from reconcile.model import (
    CORE,
    Claim,
    ClaimantKind,
    Document,
    Estimate,
    Event,
    Modifier,
    Outcome,
    Reading,
    Scope,
    SetAside,
    Stance,
    Victims,
)

if TYPE_CHECKING:
    from reconcile.pipeline import estimate_events, find_claims, link_events

__version__ = "0.1.0"

__all__ = [  # noqa: RUF022 – in the order one calls them, then the types
    "find_claims",
    "link_events",
    "estimate_events",
    "CORE",
    "Claim",
    "ClaimantKind",
    "Document",
    "Estimate",
    "Event",
    "Modifier",
    "Outcome",
    "Reading",
    "Scope",
    "SetAside",
    "Stance",
    "Victims",
]


def __getattr__(name: str) -> object:
    if name in ("find_claims", "link_events", "estimate_events"):
        return getattr(import_module("reconcile.pipeline"), name)
    raise AttributeError(f"module 'reconcile' has no attribute {name!r}")

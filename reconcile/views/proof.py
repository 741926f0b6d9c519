"""Whether the number is in the report: what the proof badge of a claim says, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from reconcile.model import Claim, Document
from reconcile.read.document import doc_id

#: What an id derived from a text looks like; others were given to the report and prove nothing of it.
_DERIVED = re.compile(r"[0-9a-f]{20}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Proof:
    """``style``: good, warn (the text is another one now) or bad; ``short`` for a table, ``words`` for a card."""

    style: str
    short: str
    words: str


def find_proof(claim: Claim, document: Document, machine: Claim | None = None) -> Proof:
    """Return whether the words of a claim's figure stand at its offsets in the stored text.

    A figure that a person corrected is no longer what those words say, and is
    told as that; ``machine`` is the claim as it was read, where a person acted on it.

    >>> document = Document(doc="a", text="Six died.")
    >>> find_proof(
    ...     Claim(
    ...         doc="a", id="1", start=0, end=3, figure="Six", sentence_start=0, sentence_end=9, low=6, high=6,
    ...         modifier="exact", unit="person", outcome="killed",
    ...     ),
    ...     document,
    ... ).short
    '✓ in place'
    """
    if document.text[claim.start : claim.end] != claim.figure:
        words = f"the stored text does not have “{claim.figure}” where this claim was read"
        return Proof("bad", "✗ not found", f"✗ {words}")
    if machine is not None and (machine.low, machine.high) != (claim.low, claim.high):
        words = f"corrected by a person; the report's own words are “{claim.figure}”"
        return Proof("warn", "! corrected", f"! {words}")
    if _DERIVED.fullmatch(document.doc) and doc_id(document.text) != document.doc:
        return Proof("warn", "! text changed", "! the figure stands in its place, but the text was changed since")
    return Proof("good", "✓ in place", f"✓ “{claim.figure}” stands at its place in the stored text")


def proof_html(claim: Claim, document: Document, machine: Claim | None = None) -> str:
    """Return the badge as HTML."""
    proof = find_proof(claim, document, machine)
    return f"<p class='soft'><span class='{proof.style}'>{escape(proof.words)}</span></p>"

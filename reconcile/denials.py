"""Find the denials without a figure: who denies a part in a harm, that it was done so, or what others report.

"The ministry denied that its aircraft struck the market" counts nobody, so it
is no claim; what the accused answered would be lost without it. A denial is
read only where the words right behind it say what is denied.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b

import regex

from reconcile.extract.attribution import AttributionIndex, find_attributions
from reconcile.extract.credit_index import SPOKEN_RULES, Credited
from reconcile.extract.cues import CUE_WORDS
from reconcile.extract.sentences import find_sentences
from reconcile.lexicons.load import alternation, load_table
from reconcile.model import CORE, Claim, ClaimantKind, Document, Event, Modifier, Outcome, Reading, Scope, Span, Stance

#: Code points; what is denied stands right behind the word that denies it.
REACH = 110
#: Code points; a longer sentence is a list or a page that lost its full stops, in which neighbours mean little.
LONGEST_SENTENCE = 900
#: Documents whose denials are kept: those of the events looked at last.
KEPT_DOCUMENTS = 4096


class Denied(StrEnum):
    """What somebody denies."""

    RESPONSIBILITY = "responsibility"
    ACT = "act"
    FIGURES = "figures"


@dataclass(frozen=True, kw_only=True, slots=True)
class Denial:
    """Somebody denies something without a figure. ``start`` to ``end`` are the words that deny."""

    doc: str
    id: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    claimant: str
    claimant_start: int
    claimant_end: int
    kind: ClaimantKind
    of: Denied


_ROWS = load_table("denied_things")
_SELF = regex.compile(r"(?:not|never|no|nothing)\s")
_OF = {row["words"]: row["of"] for row in _ROWS}
_THINGS = regex.compile(
    rf"\b(?:{alternation(words for words in _OF if not _SELF.match(words))})(?!\w)", regex.IGNORECASE
)
_OWN_THINGS = alternation(words for words in _OF if _SELF.match(words))
_OWN = regex.compile(  # "said its aircraft had not struck the school"
    r"[\s,:“\"'’]*+(?:that\s+)?(?:it|they|we|he|she|(?:none\s+of\s+)?(?:its|their|our|his|her)(?:\s+[\w-]+){1,3}?)"
    r"(?:\s+(?:has|have|had|did|does|do|was|were|is|are|would|will|could|bears?|bore|played|took|itself|themselves))*+"
    rf"\s+({_OWN_THINGS})\b",
    regex.IGNORECASE,
)
_MAY_DENY = regex.compile(rf"\b(?:den(?:y|ies|ied)|reject|dismiss|disput|refut|(?:{_OWN_THINGS})\b)", regex.IGNORECASE)
#: Where what is denied ends: another clause begins.
_TURN = regex.compile(
    r";|[,\s]\s*(?:but|although|though|while|whereas|saying|calling|after|despite|amid)\b|,\s(?:which|who|and)\b"
)
#: What "reports of" or "claims that" must go on to tell, to be of a harm: its words, or a number.
_HARM = regex.compile(
    rf"\d|\b(?:{alternation(row['words'] for row in load_table('outcomes') if row['outcome'] in set(CORE))})(?!\w)",
    regex.IGNORECASE,
)
_STOPS = regex.compile(r"\s*(?:[.,;:!?”\"]|$|as\b)")
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")


@lru_cache(maxsize=KEPT_DOCUMENTS)
def find_denials(document: Document) -> tuple[Denial, ...]:
    """Return the denials of a document in text order.

    >>> found = find_denials(Document(doc="a", text="The defence ministry denied any part in the raid."))
    >>> [(denial.claimant, str(denial.of)) for denial in found]
    [('defence ministry', 'responsibility')]
    """
    text = document.text
    if not _MAY_DENY.search(text):
        return ()
    index = find_attributions(text, find_sentences(text), title=document.title, outlet=document.outlet)
    return tuple(_denials(document, index))


def _denials(document: Document, index: AttributionIndex) -> Iterator[Denial]:
    text = document.text
    for number, sentence in enumerate(index.sentences):
        if sentence.end - sentence.start > LONGEST_SENTENCE or not _MAY_DENY.search(text, sentence.start, sentence.end):
            continue
        for one in index.credits_of(number):
            of = _denied(text, one)
            who = one.claimants[0]
            if of is None or who.name.casefold() in CUE_WORDS:
                continue
            cue = one.credit.cue
            key = f"{document.doc}\x1fdenial\x1f{cue.start}"
            yield Denial(
                doc=document.doc,
                id=blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest(),
                start=cue.start,
                end=cue.end,
                sentence_start=sentence.start,
                sentence_end=sentence.end,
                claimant=" ; ".join(dict.fromkeys(claimant.name for claimant in one.claimants)),
                claimant_start=who.span.start,
                claimant_end=who.span.end,
                kind=who.kind,
                of=of,
            )


def _denied(text: str, one: Credited) -> Denied | None:
    """Return what a credit denies, None where it denies nothing of a harm."""
    after, cue = one.credit.after, one.credit.cue
    if after is None or one.credit.rule not in SPOKEN_RULES:
        return None
    end = min(after.end, after.start + REACH)
    if one.credit.stance is not Stance.DENIED:
        own = _OWN.match(text, after.start, end)
        return Denied(_OF[_plain(own[1])]) if own else None
    turn = _TURN.search(text, after.start, end)
    matches = list(_THINGS.finditer(text, after.start, turn.start() if turn else end))
    found = [_OF[_plain(match[0])] for match in matches]
    if not found or found[0] == "other":
        return None
    if Denied.RESPONSIBILITY in found:
        return Denied.RESPONSIBILITY
    if found[0] == Denied.ACT:
        return Denied.ACT if text[cue.start : cue.end].lower().startswith("den") else None
    rest = matches[0].end()
    is_of_harm = (
        _STOPS.match(text, rest) or Denied.ACT in found or _HARM.search(text, matches[0].start(), after.start + REACH)
    )
    return Denied.FIGURES if is_of_harm else None


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def denials_of(event: Event, readings: Iterable[Reading]) -> list[Denial]:
    """Return the denials that belong to an event, in the order of the readings.

    A denial belongs to the harm whose figure stands in its sentence, else
    nearest before it, else first behind it; a running total stands back
    behind single harms. Left out is one that names a year in which the event
    was not, and one whose claimant rejects a figure in the same words, which
    is a claim.
    """
    own = {claim.id for claim in event.claims}
    return [
        denial
        for reading in readings
        for denial in find_denials(reading.document)
        if _is_of(denial, event, own, reading)
    ]


def _is_of(denial: Denial, event: Event, own: Collection[str], reading: Reading) -> bool:
    """Return whether a denial belongs to an event, ``own`` being the ids of its claims."""
    counted = [claim for claim in reading.claims if claim.is_core]
    single = [claim for claim in counted if claim.scope is Scope.INCIDENT] or counted
    nearest = _nearest(denial, single)
    if nearest is None or nearest.id not in own:
        return False
    if any(c.stance is Stance.DENIED and c.sentence_start == denial.sentence_start for c in reading.claims):
        return False
    years = set(_YEAR.findall(reading.document.text, denial.end, denial.sentence_end))
    return not years or not event.date or any(year in event.date for year in years)


def _nearest(denial: Denial, claims: Sequence[Claim]) -> Claim | None:
    inside = Span(denial.sentence_start, denial.sentence_end)
    beside = [claim for claim in claims if inside.start <= claim.start < inside.end]
    before = [claim for claim in claims if claim.start < inside.start]
    if beside:
        return min(beside, key=lambda claim: abs(claim.start - denial.start))
    return max(before, key=lambda claim: claim.start) if before else min(claims, key=lambda c: c.start, default=None)


def as_claim(denial: Denial, document: Document, event: Event) -> Claim:
    """Return a denial in the shape of a claim, without a figure: for whatever asks who a claimant is."""
    text = document.text
    return Claim(
        doc=denial.doc,
        id=denial.id,
        start=denial.start,
        end=denial.end,
        figure=text[denial.start : denial.end],
        sentence_start=denial.sentence_start,
        sentence_end=denial.sentence_end,
        low=None,
        high=None,
        modifier=Modifier.EXACT,
        unit="person",
        outcome=Outcome.OTHER,
        claimant=denial.claimant,
        claimant_start=denial.claimant_start,
        claimant_end=denial.claimant_end,
        claimant_kind=denial.kind,
        stance=Stance.DENIED,
        country=event.country,
        event=event.id,
        outlet=document.outlet,
        url=document.url,
        title=document.title,
        published=document.published,
        quote=text[denial.sentence_start : denial.sentence_end],
    )

"""One document in, its claims, denials and set-aside figures out: where the parts of reading meet.

Each step is a function of its own module; this one asks them in turn and
writes down what they answer. Nothing numeric vanishes: a figure is a claim or
it is set aside with a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from reconcile.extract.actors import find_actor
from reconcile.extract.attribution import AttributionIndex, attribution_of, find_attributions
from reconcile.extract.confidence import confidence_of
from reconcile.extract.context import leave_animals
from reconcile.extract.counting import EARLIER, count_sentence
from reconcile.extract.dateline import find_anchor
from reconcile.extract.dates import find_dates
from reconcile.extract.days import is_long_before
from reconcile.extract.denials import find_denials, may_deny
from reconcile.extract.fiction import TOLD_IN_FICTION, find_fiction
from reconcile.extract.governing import Count
from reconcile.extract.kept import aside_of, carried_outcome, kept_outcome, makes_claim
from reconcile.extract.kinds import Kinds, find_kinds, kind_at
from reconcile.extract.numbers import scan_numbers
from reconcile.extract.parts import find_whole, link_parts
from reconcile.extract.places import find_places
from reconcile.extract.quantifiers import find_quantifiers
from reconcile.extract.scare_quotes import without_scare_quotes
from reconcile.extract.scene import harm_place
from reconcile.extract.sentences import find_sentences
from reconcile.extract.singles import is_implicit, mark_singles, may_hold_single
from reconcile.extract.stance import is_hypothetical
from reconcile.extract.story import Story
from reconcile.extract.tokens import Kind, Tokens, tokenize
from reconcile.extract.victims import find_subset, find_victims
from reconcile.extract.victims_carried import carry_victims
from reconcile.extract.when import find_when
from reconcile.model import (
    CORE,
    Attribution,
    Claim,
    Document,
    Number,
    Outcome,
    PlaceMention,
    Reading,
    Scope,
    SetAside,
    Span,
    Stance,
    Victims,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Page:
    """What is known of the whole document before its figures are read."""

    document: Document
    sentences: list[Span]
    attributions: AttributionIndex
    places: list[PlaceMention]
    story: Story
    kinds: Kinds


def read_document(document: Document) -> Reading:
    """Return every claim of the document in text order, every denial without a figure, and every figure set aside.

    >>> reading = read_document(Document(doc="a1", text="Police said 12 people were killed."))
    >>> [(c.figure, c.low, str(c.outcome), c.claimant) for c in reading.claims]
    [('12', 12, 'killed', 'police')]
    """
    text = document.text
    numbers, uncounted = scan_numbers(text)
    quantifiers = find_quantifiers(text)
    figures = _merge(numbers, quantifiers)
    set_aside = _without(uncounted, quantifiers)
    sentences = find_sentences(text)
    unmarked = without_scare_quotes(text)
    counted: list[tuple[int, Tokens, list[Count]]] = []
    for at, (sentence, inside) in enumerate(_by_sentence(sentences, figures)):
        if not inside and not may_hold_single(text, sentence.start, sentence.end):
            continue
        tokens = mark_singles(tokenize(unmarked, sentence.start, sentence.end, inside))
        counts = count_sentence(tokens)
        if counts:
            counted.append((at, tokens, counts))
    leave_animals([(tokens, counts) for _, tokens, counts in counted])
    denies = may_deny(text)
    is_needed = denies or any(makes_claim(t, c) for _, t, cs in counted for c in cs)
    page = _read_page(document, sentences) if is_needed else None
    fiction = find_fiction(text) if page is not None else None
    claims: list[Claim] = []
    for at, tokens, counts in counted:
        of_token: dict[int, str] = {}
        invented = TOLD_IN_FICTION if fiction is not None and fiction.tells(sentences[at]) else ""
        for count in counts:
            claim = _claim(page, at, tokens, count, claims, of_token) if page is not None else None
            if claim is None or (claim.is_core and invented):
                aside = aside_of(text, tokens, count, invented if claim is not None else "")
                if aside is not None:
                    set_aside.append(aside)
                continue
            of_token[count.at] = claim.id
            claims.append(claim)
        _link_ahead(claims, tokens, counts, of_token)
    return Reading(
        document=document,
        claims=tuple(link_parts(claims)),
        set_aside=tuple(sorted(set_aside, key=lambda aside: (aside.start, aside.end))),
        denials=find_denials(document, page.attributions, page.places, page.story) if page and denies else (),
    )


def _link_ahead(claims: list[Claim], tokens: Tokens, counts: Sequence[Count], of_token: dict[int, str]) -> None:
    """Link the parts of a sentence whose whole stands behind them: "five guards were among the 40 killed"."""
    ahead = {
        of_token[c.at]: of_token[c.whole] for c in counts if c.whole in of_token and c.at in of_token and c.whole > c.at
    }
    for i in range(len(claims) - 1, -1, -1):
        if not ahead or claims[i].start < tokens.start:
            return
        whole = ahead.pop(claims[i].id, "")
        if whole:
            claims[i] = replace(claims[i], part_of=whole)


def claim_id(doc: str, start: int, end: int) -> str:
    """Return the id of the claim at these offsets: derived, the same on every run.

    >>> claim_id("a1", 12, 14) == claim_id("a1", 12, 14)
    True
    """
    return blake2b(f"{doc}\x1f{start}\x1f{end}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _read_page(document: Document, sentences: list[Span]) -> _Page:
    text = document.text
    anchor = find_anchor(document)
    return _Page(
        document=document,
        sentences=sentences,
        attributions=find_attributions(text, sentences, title=document.title, outlet=document.outlet),
        places=find_places(text, title=document.title),
        story=Story(text, sentences, find_dates(text, anchor), anchor),
        kinds=find_kinds(text),
    )


def _merge(numbers: Sequence[Number], quantifiers: Sequence[Number]) -> list[Number]:
    """Return both in text order; where two overlap the number stays."""
    taken = sorted((*numbers, *quantifiers), key=lambda n: (n.start, n.start - n.end))
    merged: list[Number] = []
    for number in taken:
        if not merged or number.start >= merged[-1].end:
            merged.append(number)
    return merged


def _without(asides: Sequence[SetAside], quantifiers: Sequence[Number]) -> list[SetAside]:
    """Return the figures set aside that are no words of a quantity: the "one" of "no one"."""
    kept: list[SetAside] = []
    i = 0
    for aside in asides:
        while i < len(quantifiers) and quantifiers[i].end <= aside.start:
            i += 1
        if i == len(quantifiers) or aside.end <= quantifiers[i].start:
            kept.append(aside)
    return kept


def _by_sentence(sentences: Sequence[Span], figures: Sequence[Number]) -> list[tuple[Span, list[Number]]]:
    """Return each sentence with the figures that lie wholly in it."""
    found: list[tuple[Span, list[Number]]] = []
    i = 0
    for sentence in sentences:
        inside: list[Number] = []
        while i < len(figures) and figures[i].start < sentence.end:
            if figures[i].start >= sentence.start and figures[i].end <= sentence.end:
                inside.append(figures[i])
            i += 1
        found.append((sentence, inside))
    return found


def _claim(
    page: _Page,
    at: int,
    tokens: Tokens,
    count: Count,
    earlier: Sequence[Claim],
    of_token: dict[int, str],
) -> Claim | None:
    """Return the claim that ``count`` makes, None if the figure is not used."""
    outcome = kept_outcome(tokens, count)
    if outcome is None:
        outcome = carried_outcome(page.document.text, tokens, count, earlier)
    number = tokens[count.at].number
    if outcome is None or number is None:
        return None
    document, sentence, span = page.document, page.sentences[at], Span(number.start, number.end)
    said = attribution_of(page.attributions, span)
    scope, date = find_when(page.story, page.story.sentence(at), span)
    mention = harm_place(
        document.text,
        page.sentences,
        page.places,
        span,
        title=document.title,
        displaced=outcome is Outcome.DISPLACED or None,
        over_time=scope is Scope.PERIOD and is_long_before(date, page.story.anchor),
    )
    place = mention.place if mention else None
    implicit = is_implicit(tokens[count.at])
    claim = Claim(
        doc=document.doc,
        id=claim_id(document.doc, span.start, span.end),
        start=span.start,
        end=span.end,
        figure=document.text[span.start : span.end],
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        low=number.low,
        high=number.high,
        modifier=number.modifier,
        unit=_unit(tokens, count, number),
        outcome=outcome,
        victims=_victims(tokens, count, earlier, sentence) if _counts_people(tokens, count) else (),
        subset=find_subset(tokens, count, mention.country if mention else ""),
        claimant=said.claimant,
        claimant_start=said.start,
        claimant_end=said.end,
        claimant_kind=said.kind,
        via=said.via,
        cue=said.cue,
        stance=_stance(said, tokens, count),
        actor=_actor(document.text, sentence, tokens, count) if outcome in CORE else "",
        place=mention.name if mention else "",
        country=mention.country or (place.country if place else "") if mention else "",
        place_id=place.place_id if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        admin1=place.admin1 if place else None,
        date=date,
        scope=scope,
        part_of=of_token.get(count.whole, "") if count.whole not in (None, EARLIER) else "",
        confidence=confidence_of(count.rule, number.modifier, implicit),
        why=(count.rule, *said.why) if count.rule else said.why,
        implicit=implicit,
        kind=kind_at(page.kinds, sentence=sentence, at=span.start, title=document.title),
        quote=document.text[sentence.start : sentence.end],
        outlet=document.outlet,
        url=document.url,
        title=document.title,
        published=document.published or page.story.anchor,
    )
    if count.whole == EARLIER and claim.is_core:
        claim = replace(claim, part_of=find_whole(earlier, claim))
    return claim


def _actor(text: str, sentence: Span, tokens: Tokens, count: Count) -> str:
    cue = tokens.start_of(count.cue) if count.cue is not None else None
    return find_actor(text, sentence, tokens.start_of(count.at), cue)


def _stance(said: Attribution, tokens: Tokens, count: Count) -> Stance:
    if said.stance is Stance.ASSERTED and is_hypothetical(tokens, count):
        return Stance.HYPOTHETICAL
    return said.stance


def _victims(tokens: Tokens, count: Count, earlier: Sequence[Claim], sentence: Span) -> tuple[Victims, ...]:
    return carry_victims(find_victims(tokens, count), tokens, count, earlier, sentence)


def _counts_people(tokens: Tokens, count: Count) -> bool:
    head = count.phrase.head
    return head is None or tokens[head].kind is not Kind.THING


def _unit(tokens: Tokens, count: Count, number: Number) -> str:
    """Return what is counted, in the singular: the measure of the number itself, else the noun's unit."""
    if number.unit:
        return number.unit
    head = count.phrase.head
    if head is not None and tokens[head].entry.unit:
        return tokens[head].entry.unit
    return "person"

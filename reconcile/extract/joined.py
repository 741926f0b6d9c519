"""Credits that take their claimant from what stands before: "…, adding that 12 died", "… and said 12 died"."""

from __future__ import annotations

from reconcile.extract.claimant_cores import PhraseSort
from reconcile.extract.claimant_phrases import read_phrase
from reconcile.extract.claimant_words import Words
from reconcile.extract.cues import Credit
from reconcile.extract.phrases_back import read_back
from reconcile.extract.subjects import clause_start
from reconcile.model import Span, Stance


def going_on(words: Words, at: int, sentence: Span, credits: list[Credit], stance: Stance) -> Credit | None:
    """Return the credit of "The agency gave no time and said 20 died": the sentence's subject says it."""
    phrases = credits[-1].phrases if credits else []
    if not phrases:
        stop = max((k for k in range(at) if words.words[k] == ";"), default=-1)
        subject = read_phrase(words, max(stop + 1, clause_start(words)), at)
        if subject is None or not (subject.bodies or subject.heads):
            return None
        phrases = [subject]
    after = Span(words.end(at), sentence.end)
    return Credit(at, phrases, words.span(at, at + 1), stance, "cue-before", None, after, joined=bool(credits))


def joining(words: Words, at: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of "…, adding that …": the claimant is the one already named."""
    after = Span(words.end(at), sentence.end)
    cue = words.span(at, at + 1)
    withs = [k for k in range(max(0, at - 8), at) if words.lows[k] == "with"]
    if withs:
        subject = read_back(words, at, withs[-1] + 1)
        if subject is not None:
            return Credit(at, [subject], cue, Stance.ASSERTED, "participle", None, after)
    if credits:
        return Credit(at, credits[-1].phrases, cue, Stance.ASSERTED, "participle", None, after, joined=True)
    if words.lows[at] not in (
        "saying",
        "reporting",
        "confirming",
        "announcing",
        "claiming",
        "estimating",
        "stating",
        "putting",
    ):
        return None
    subject = read_phrase(words, clause_start(words), at)
    if subject is None or (subject.sort is PhraseSort.PROPER and not subject.heads):
        return None
    return Credit(at, [subject], cue, Stance.ASSERTED, "participle", None, after)

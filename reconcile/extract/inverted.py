"""Who speaks behind the verb, and who was told: "… said the Observatory", "… told the news agency that …"."""

from __future__ import annotations

from reconcile.extract.claimant_cores import OWNING, Phrase, PhraseSort
from reconcile.extract.claimant_phrases import read_phrase
from reconcile.extract.claimant_words import Words
from reconcile.extract.closed_words import COUNTS, QUOTE_MARKS
from reconcile.extract.coverage import HARMING, after_adjuncts, ends_clause, is_still_credited
from reconcile.extract.cues import BE, Credit
from reconcile.extract.nameless import named_by_himself
from reconcile.extract.relays import unknown_speaker
from reconcile.extract.subjects import phrases_at
from reconcile.model import Span, Stance

#: Verbs behind which a noun that no table holds may speak: "said one man".
PLAIN_SAYING = frozenset("said says say told added".split())
CLAUSE_MARKS = QUOTE_MARKS | {","}
#: What makes a clause of what was told.
_TELLING = BE | COUNTS | frozenset("that it they he she had has have died killed".split())
#: Words; who was told, where nothing else ends the sentence, is named in fewer.
MAX_LISTENERS = 5


def inverted_credit(words: Words, at: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of "… said the Observatory"."""
    phrases = phrases_at(words, at + 1)
    if not phrases and words.lows[at] in PLAIN_SAYING and at and words.words[at - 1] in CLAUSE_MARKS:
        phrases = unknown_speaker(words, at + 1)  # '"…," said one man'
    if not phrases or phrases[0].sort is PhraseSort.PRONOUN or phrases[0].determiner == "that" or not at:
        return None  # "reported that the army …" has its subject before it
    if phrases[-1].last < len(words) and words.lows[phrases[-1].last] in ("who", ",", "identified"):
        phrases = [*phrases[:-1], named_by_himself(words, phrases[-1], len(words))]
    i = after_adjuncts(words, phrases[-1].last)
    governs = i < len(words) and words.lows[i] in (BE | {"had", "has", "have", "killed", "would", "will", "wounded"})
    if governs:
        return None
    floor = max([sentence.start, *(c.cue.end for c in credits)])
    goes_on = i < len(words) and (
        words.words[i] in QUOTE_MARKS
        or words.words[i] == ":"
        or words.lows[i] in HARMING
        or (words.words[i] == "," and is_still_credited(words, i + 1))
    )
    after = Span(words.end(phrases[-1].last - 1), sentence.end) if goes_on else None
    return Credit(
        at, phrases, words.span(at, at + 1), Stance.ASSERTED, "said-inverted", Span(floor, words.starts[at]), after
    )


def ends_saying(words: Words, i: int, opens: bool) -> bool:
    """Return whether what follows "said X" at word ``i`` lets X speak, though a subject stands before the verb."""
    if opens:  # a subject that opens the sentence, far from its verb
        return i >= len(words) or words.words[i] in ".!?"
    return ends_clause(words, i)


def _closed_by_listener(words: Words, at: int) -> int:
    """Return where a sentence ends that ends on who was told, 0 if it goes on: "told partners.", "told the court."."""
    end = next((k for k in range(at, min(len(words), at + MAX_LISTENERS + 1)) if words.words[k] in ".!?"), 0)
    if end <= at or not (end == at + 1 or words.lows[at] in OWNING):
        return 0
    named = all(words.words[k][0].isalpha() or words.words[k] in "'’" for k in range(at, end))
    return end if named and _TELLING.isdisjoint(words.lows[at:end]) else 0


def listener_of(words: Words, at: int) -> tuple[Phrase | None, int]:
    """Return who was told, where that is an outlet, and the place after it."""
    closed = _closed_by_listener(words, at)
    phrase = read_phrase(words, at, deep=False)
    if phrase is not None and phrase.sort is not PhraseSort.PRONOUN:
        end = phrase.last
        if end < len(words) and words.lows[end] in (
            "reporter",
            "reporters",
            "correspondent",
            "channel",
            "television",
            "tv",
            "radio",
        ):
            end += 1
        return phrase, max(end, closed)
    if closed:
        return None, closed
    for i in range(at, min(len(words), at + 6)):
        if (
            words.lows[i] in ("that", ":", ",")
            or words.words[i] in QUOTE_MARKS
            or words.lows[i] in ("conference", "briefing", "him", "her")
        ):
            return None, i + (words.lows[i] in ("conference", "briefing", "him", "her"))
    return None, at

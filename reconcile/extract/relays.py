"""Credits without a subject that says: "according to X", "reported by X", "X was quoted as saying"."""

from __future__ import annotations

from itertools import pairwise

from reconcile.extract.claimant_cores import Phrase, PhraseSort
from reconcile.extract.claimant_phrases import read_phrase
from reconcile.extract.claimant_words import Words
from reconcile.extract.closed_words import ARTICLES, COUNTS, SPEAKER_OPENERS
from reconcile.extract.coverage import covered_by
from reconcile.extract.cues import Credit, subject_end
from reconcile.extract.nameless import read_onlookers
from reconcile.extract.parted_subjects import subject_before
from reconcile.extract.phrase_objects import OBJECT_PREPS
from reconcile.extract.phrases_back import read_back
from reconcile.extract.subjects import phrases_at, with_joined_before
from reconcile.model import Span, Stance

#: What may follow a speaker that no table holds; "according to the latest figures" has none.
_BEHIND_SPEAKER = OBJECT_PREPS | ARTICLES | frozenset("who which that whose and but while as".split())
#: Participles that tell what a speaker looks like or does: "a youth wearing a mask".
_DESCRIBED_BY = frozenset("wearing carrying holding standing sitting watching waiting".split())
#: "Amid reports that", "is investigating reports that".
_BEFORE_REPORTS = frozenset(
    "amid after following despite of about on investigating investigate investigated checking verifying reviewing are "
    "were received receiving".split()
)
_PUTTING = frozenset("put placed given estimated set revised raised lowered".split())
#: Words; the name of whoever puts a toll at a figure is shorter.
MAX_PUTTING = 8


def according_to(words: Words, at: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of "according to X"."""
    if words.lows[at] == "per":
        return _as_per(words, at, sentence, credits)
    if at + 2 >= len(words) or words.lows[at + 1] != "to":
        return None
    onlookers = read_onlookers(words, at + 2)
    at += 2 * (words.lows[at + 2 : at + 5] in (["one", "of", "the"], ["one", "of", "its"], ["one", "of", "his"]))
    phrases = [onlookers] if onlookers is not None else phrases_at(words, at + 2) or unknown_speaker(words, at + 2)
    if not phrases:
        return None
    cue = words.span(at, at + 2)
    floor = max([sentence.start, *(c.cue.end for c in credits if c.after is None)])
    opens = at <= 1 or words.lows[at - 1] in ("but", "and", "while")
    after = Span(words.end(phrases[-1].last - 1), sentence.end)
    before = None if opens else Span(floor, words.starts[at])
    last = phrases[-1].last
    stops = not opens and (
        last >= len(words)
        or words.words[last] in ".;"
        or words.lows[last] in ("which", "who", "while", "but", "citing")
    )
    return Credit(at, phrases, cue, Stance.ASSERTED, "according-to", before, None if stops else after)


def _as_per(words: Words, at: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of "as per X" and "per X", where X is a body or its count, and no "per day"."""
    phrase = read_phrase(words, at + 1) if at + 1 < len(words) else None
    if phrase is None or not (phrase.bodies or phrase.sort is PhraseSort.RECORD):
        return None
    first = at - (at > 0 and words.lows[at - 1] == "as")
    floor = max([sentence.start, *(c.cue.end for c in credits if c.after is None)])
    after = Span(words.end(phrase.last - 1), sentence.end)
    cue = words.span(first, at + 1)
    if first == 0:
        return Credit(at, [phrase], cue, Stance.ASSERTED, "according-to", None, after)
    return Credit(at, [phrase], cue, Stance.ASSERTED, "according-to", Span(floor, words.starts[first]), None)


def unknown_speaker(words: Words, at: int) -> list[Phrase]:
    """Return an unknown plain noun after "according to": "the teenager"."""
    if (
        at + 1 < len(words)
        and words.lows[at] in SPEAKER_OPENERS
        and words.words[at + 1].islower()
        and words.words[at + 1].replace("-", "").isalpha()
        and (
            at + 2 >= len(words)
            or words.lows[at + 2] in _BEHIND_SPEAKER
            or words.lows[at + 2] in _DESCRIBED_BY
            or not words.words[at + 2][0].isalpha()
        )
    ):
        return [Phrase(at, at + 2, PhraseSort.NOUN, core_end=at + 2, heads=[at + 1], determiner=words.lows[at])]
    return []


def reports_that(words: Words, at: int, sentence: Span) -> Credit | None:
    """Return the credit of "amid media reports that 12 died", which nobody denies or rejects."""
    if words.lows[at + 1 : at + 2] != ["that"]:
        return None
    phrase = read_back(words, at + 1)
    if phrase is not None and words.lows[phrase.first] in _BEFORE_REPORTS:  # "investigating" may describe a judge too
        phrase = read_phrase(words, phrase.first + 1, at + 1)
    if phrase is None or phrase.sort is not PhraseSort.RECORD or phrase.determiner or not phrase.first:
        return None
    if words.lows[phrase.first - 1] not in _BEFORE_REPORTS:
        return None
    after = Span(words.end(at + 1), sentence.end)
    return Credit(at, [phrase], words.span(at, at + 1), Stance.ASSERTED, "reported-by", None, after)


def source_note(words: Words, at: int, sentence: Span) -> Credit | None:
    """Return the credit of "(source: X)" and of a line "Source: X", which a list or table may hang on."""
    if at + 2 >= len(words) or words.words[at + 1] != ":":
        return None
    phrases = phrases_at(words, at + 2)
    if not phrases or phrases[0].sort is PhraseSort.PRONOUN:
        return None
    last = phrases[-1].last
    if last < len(words) and words.words[last] not in ").,;]":
        return None
    before = Span(sentence.start, words.starts[at]) if at else None
    return Credit(at, phrases, words.span(at, at + 1), Stance.ASSERTED, "source-note", before, None)


def citing(words: Words, at: int, sentence: Span) -> Credit | None:
    """Return the credit of "citing X": it decides only where an outlet does the citing."""
    phrases = phrases_at(words, at + 1)
    if not phrases:
        return None
    span = Span(sentence.start, words.starts[at])
    return Credit(
        at,
        phrases,
        words.span(at, at + 1),
        Stance.ASSERTED,
        "citing",
        span,
        Span(words.end(phrases[-1].last - 1), sentence.end),
        cites=True,
    )


def quoting(words: Words, at: int, sentence: Span) -> Credit | None:
    """Return the credit of "SANA quoted a source as saying …"."""
    phrases = phrases_at(words, at + 1)
    if not phrases:
        return None
    relay = subject_before(words, subject_end(words, at))
    end = phrases[-1].last
    if end + 1 < len(words) and words.lows[end] == "as" and words.lows[end + 1] in ("saying", "telling"):
        end += 2
        listener = (
            read_phrase(words, end, deep=False) if words.lows[end - 1] == "telling" and end < len(words) else None
        )
        end = listener.last if listener is not None else end
    first = relay.first if relay is not None else at
    before, after = covered_by(words, first, end, sentence, [])
    return Credit(at, phrases, words.span(at, at + 1), Stance.ASSERTED, "quoted", before, after, relay)


def is_as_saying(words: Words, at: int) -> bool:
    """Return whether "reported residents as saying" follows the verb at ``at``."""
    ahead = words.lows[at + 1 : at + 10]
    return any(a == "as" and b in ("saying", "telling") for a, b in pairwise(ahead))


def passive(words: Words, at: int, be: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of "X was quoted as saying" and of "20 were confirmed dead by X"."""
    if words.lows[at] in ("quoted", "cited"):
        subject = subject_before(words, subject_end(words, be))
        if subject is None:
            return None
        by = next((k for k in range(at, min(len(words), at + 5)) if words.lows[k] == "by"), None)
        relay = read_phrase(words, by + 1) if by is not None and by + 1 < len(words) else None
        end = relay.last if relay is not None else min(len(words), at + 3)
        before, after = covered_by(words, subject.first, end, sentence, credits)
        return Credit(
            at,
            with_joined_before(words, subject),
            words.span(at, at + 1),
            Stance.ASSERTED,
            "quoted",
            before,
            after,
            relay,
        )
    return credited_by(words, at, sentence, credits)


def credited_by(words: Words, at: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of "as reported by X", "documented by X", "activists, quoted by X"."""
    by = next((k for k in range(at + 1, min(len(words), at + 5)) if words.lows[k] == "by"), None)
    if by is not None and words.lows[at] in _PUTTING and _is_put_at(words, at, by):
        phrases = phrases_at(words, by + 1)
        if phrases and phrases[0].sort is not PhraseSort.PRONOUN:
            cue = words.span(at, at + 1)
            return Credit(at, phrases, cue, Stance.ASSERTED, "reported-by", None, Span(words.end(at), sentence.end))
    if by is None or words.lows[at] in (
        "blamed",
        "accused",
        "rejected",
        "dismissed",
        "seen",
        "fear",
        "put",
        "raised",
        "cut",
        "claimed",
        "claim",
        "claims",
        "revealed",
        "announced",
        "found",
        "read",
        "shown",
    ):
        return None
    phrases = phrases_at(words, by + 1)
    if not phrases or phrases[0].sort is PhraseSort.PRONOUN or _is_medium(words, phrases[0]):
        return None
    cue = words.span(at, by + 1)
    floor = max([sentence.start, *(c.cue.end for c in credits if c.after is None)])
    if words.lows[at] in ("quoted", "cited"):
        quoted = subject_before(words, at)
        if quoted is not None:
            return Credit(
                at,
                [quoted],
                cue,
                Stance.ASSERTED,
                "quoted",
                Span(floor, words.starts[at]),
                Span(words.end(phrases[-1].last - 1), sentence.end),
                phrases[0],
            )
    return Credit(
        at,
        phrases,
        cue,
        Stance.ASSERTED,
        "reported-by",
        Span(floor, words.starts[at]),
        Span(words.end(phrases[-1].last - 1), sentence.end),
    )


def _is_put_at(words: Words, at: int, by: int) -> bool:
    """Return whether a toll is put at a figure by somebody: "put by X at 40", "put at 40 by X"."""
    ahead = words.lows[at + 1 : by]
    if not ahead:
        return any(low in ("at", "as") for low in words.lows[by + 2 : by + 2 + MAX_PUTTING])
    tells = ahead[0] in ("at", "as", "to") or ahead[:2] in (["down", "to"], ["up", "to"])
    return tells and any(low[0].isdigit() or low in COUNTS for low in ahead)


def _is_medium(words: Words, phrase: Phrase) -> bool:
    """Return whether the phrase is what somebody spoke through, and nobody: "by text message"."""
    return (
        phrase.sort is PhraseSort.RECORD
        and "medium" in words.marks(phrase.heads[-1])
        and phrase.object is None
        and not phrase.bodies
        and not phrase.determiner
        and len(phrase.heads) == 1
    )

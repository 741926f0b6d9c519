"""Credits of who keeps a count: "by the ministry's count", "a tally by AFP", "its toll stood at 12"."""

from __future__ import annotations

from reconcile.extract.claimant_cores import Phrase, PhraseSort
from reconcile.extract.claimant_phrases import read_phrase
from reconcile.extract.claimant_words import Words, is_owner
from reconcile.extract.cues import Credit
from reconcile.extract.phrases_back import read_back
from reconcile.model import Span, Stance

#: "Its earlier toll was 112", "the ministry's count stood at 112".
_STANDS = frozenset(
    "was is stood stands remained remains rose rises climbed reached jumped fell compares compared includes "
    "included".split()
)
#: "Its tally, released on Friday, compares with 88".
_PUT_OUT = frozenset("released published issued updated compiled announced given".split())
#: "A count kept by X", "a figure given by X".
_COUNTED = frozenset(
    "by from compiled released reached given provided collected gathered published issued kept cited verified".split()
)
#: Words; "given earlier in the day as crews dug in the mud for anybody still alive" has fourteen.
MAX_PARTED = 18


def counted_by(words: Words, at: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of "by AFP's count", "a tally by AFP", "figures from the UN", "its toll was"."""
    verb = _behind_aside(words, at + 1) if at + 1 < len(words) else at
    after = words.lows[verb] if verb > at else ""
    stands = after in _STANDS and words.lows[at + 2 : at + 3] != ["by"]  # but "a figure reached by X"
    stands = stands or (after == "had" and words.lows[verb + 1 : verb + 2] in (["been"], ["stood"]))
    told = stands or after in _COUNTED - {"by", "from"} or _stands_behind(words, at + 1)
    if words.lows[at] in ("toll", "number", "figure") and not told:
        return None  # "the toll from the blast"
    if (after in _COUNTED and not stands) or (after == "of" and "by" in words.lows[max(0, at - 2) : at]):
        phrase = _counter_after(words, at)
    else:
        phrase = read_back(words, at + 1)
        if phrase is None or not (stands or (phrase.first and words.lows[phrase.first - 1] == "by")):
            return None
        owned = any(is_owner(words, k) for k in range(phrase.first, at))
        if not (owned or phrase.determiner in ("its", "their", "his", "her")) and (stands or not phrase.bodies):
            return None
    if phrase is None or phrase.sort is PhraseSort.PRONOUN:
        return None
    floor = max([sentence.start, *(c.cue.end for c in credits)])
    before = None if stands else Span(floor, words.starts[at])
    after_span = Span(words.end(max(at, phrase.last - 1)), sentence.end)
    return Credit(at, [phrase], words.span(at, at + 1), Stance.ASSERTED, "counted-by", before, after_span)


def _stands_behind(words: Words, at: int) -> bool:
    """Return whether "from X" at word ``at`` tells whose toll it is: "a toll from the ministry stood at 12"."""
    if words.lows[at : at + 1] != ["from"]:
        return False
    phrase = read_phrase(words, at + 1)
    return phrase is not None and not _STANDS.isdisjoint(words.lows[phrase.last : phrase.last + 1])


def _behind_aside(words: Words, at: int) -> int:
    """Return the word behind ", released on Friday," or "now" at word ``at``, else the word itself."""
    if words.lows[at] in ("now", "currently", "already") and at + 1 < len(words):
        return at + 1
    if words.words[at] != "," or _PUT_OUT.isdisjoint(words.lows[at + 1 : at + 2]):
        return at
    close = next((k for k in range(at + 2, min(len(words) - 1, at + MAX_PARTED)) if words.words[k] == ","), None)
    return at if close is None else close + 1


def _counter_after(words: Words, at: int) -> Phrase | None:
    """Return who counted, named after the noun at ``at``: "tally by AFP", "count of the ministry"."""
    phrase = read_phrase(words, at)
    if phrase is not None and phrase.object is not None:
        return phrase if words.lows[at + 1] != "of" else phrase.object
    link = next((k for k in range(at + 1, min(len(words), at + 4)) if words.lows[k] in ("by", "from", "of")), None)
    return read_phrase(words, link + 1) if link is not None else None

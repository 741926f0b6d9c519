"""Which part of a sentence a credit covers: what stands before its claimant, what follows its cue, or both."""

from __future__ import annotations

from reconcile.extract.claimant_phrases import read_phrase
from reconcile.extract.claimant_words import Words, marks_of
from reconcile.extract.closed_words import COUNTS, DAYS, QUOTE_MARKS, TIMES
from reconcile.extract.cues import CUES, Credit
from reconcile.model import Span

_ADJUNCT_PREPS = frozenset("on in at by via during through from to".split())
_CHANNELS = frozenset("x twitter facebook telegram state phone telephone email condition".split())
#: "In a report issued on Monday".
_PUT_OUT = ("issued", "released", "published", "posted", "broadcast", "carried", "circulated", "aired", "dated")
#: What may stand in "in a brief press statement".
_BEFORE_MEDIUM = frozenset(
    "a an the its his her their live joint news press separate brief short written phone telephone social "
    "official verified local late early this same new latest daily emailed statement interview text video audio "
    "voice".split()
)
#: After these the sentence goes on about something that the words before the cue do not depend on.
_GOES_ON = frozenset(
    "and but as while with including among after when citing who which describing calling blaming though although "
    "amid carried aired during following since without in until despite whose where before because due owing".split()
)
#: … and what follows them is still the claimant's.
_STILL_CREDITED = frozenset("and with including among as while".split())
#: "A bomb went off, police said, killing 12", "12 died, police said, three of them children".
HARMING = frozenset(
    "killing wounding injuring leaving hurting trapping burying displacing claiming hitting damaging destroying "
    "burning sinking forcing sending".split()
)
_SHARES = frozenset("one most many some all half both several none".split())
#: "Twelve people, police said, were killed".
_FINITE = frozenset("was were is are had has have died".split())
_COMPARED = frozenset("up down compared against".split())
#: Words; an aside between dashes or brackets is shorter.
MAX_ASIDE = 14
#: Words; what tells when or where somebody spoke is shorter.
MAX_TAIL = 9
_TAIL_ENDS = frozenset(".!?;,:\"”’'–—()")
_TAIL_OPENERS = frozenset(
    "over through outside inside of about from under ahead on in at by via during before near with to beside following "
    "shortly soon just".split()
)
_TIME_OPENERS = frozenset("the a an less more".split())
_UNITS_OF_TIME = frozenset(
    "hour hours minute minutes day days week weeks month months year years morning afternoon evening night weekend "
    "midnight midday noon moments".split()
)
#: Words that make a clause of what follows.
_VERBS = frozenset(
    "was were is are be been being am has have had will would could can may might should must did do does that who "
    "which whether if killed died dead wounded injured hurt missing left fled found took came fell hit stands stood "
    "rose risen reached climbed".split()
)
#: What opens a clause that hangs on another.
_SUBORDINATES = frozenset(
    "after as when while before since although though if because following amid with in on".split()
)
#: What opens words that only tell when, where or how far, with the clause to come behind the claimant.
_OPENERS = frozenset(
    "so in on at by near during earlier later overnight elsewhere meanwhile altogether all overall also among of "
    "across over since until as for to from within besides apart separately".split()
)
#: Words; "in the southern district of the same name," is about as long.
MAX_OPENING = 12
#: Words; the verb of a clause that ends at a comma stands no further before it.
MAX_CLAUSE = 40
#: Words of a clock time.
_CLOCK = frozenset("am pm local time gmt bst est pdt utc cet".split())
#: What opens an aside, and what closes it.
ASIDES = {"-": "-", "–": "–", "—": "—", "(": ")"}


def after_adjuncts(words: Words, at: int) -> int:
    """Return the place after "on Monday", "in a statement", "by telephone" from word ``at``."""
    i = at
    while i < len(words):
        low = words.lows[i]
        placed = low == "here" and i == at  # "said here on Monday"
        if placed or low in TIMES or (low[0].isdigit() and i > at and words.lows[i - 1] in TIMES):
            i += 1
        elif low == "(":
            close = next((k for k in range(i + 1, min(len(words), i + 8)) if words.words[k] == ")"), None)
            if close is None:
                break
            i = close + 1
        elif low in _ADJUNCT_PREPS and (end := _adjunct_end(words, i)):
            i = end
            if (
                i + 1 < len(words)
                and words.lows[i] in ("to", "with")
                and (listener := read_phrase(words, i + 1, deep=False))
            ):
                i = listener.last
        else:
            break
    return i


def _adjunct_end(words: Words, i: int) -> int:
    """Return where the adjunct that begins with the preposition at ``i`` ends, 0 if it is none."""
    window = words.lows[i + 1 : i + 7]
    if not window:
        return 0
    if window[0] in TIMES or window[0] in _CHANNELS:
        end = i + 2
        if window[0] == "condition" and len(window) > 2 and window[1] == "of":
            end = i + 4
        if window[0] == "state" and len(window) > 1 and window[1] in ("television", "tv", "media", "radio"):
            end = i + 3
        return end
    if words.lows[i] in ("at", "by") and window[0][0].isdigit():  # "at 2:30 a.m. local time"
        end = i + 1
        while end < len(words) and (
            words.words[end][0].isdigit() or words.words[end] == ":" or words.lows[end] in _CLOCK
        ):
            end += 1
        return end if end > i + 2 else 0
    if words.lows[i] == "from" and words.is_name(i + 1 + (window[0] in ("near", "inside", "outside", "central"))):
        return i + 2 + (window[0] in ("near", "inside", "outside", "central"))
    for k, low in enumerate(window):
        if "medium" in marks_of(low):
            end = i + 2 + k
            return end + (words.lows[end : end + 1] in ([word] for word in _PUT_OUT))
        if low in DAYS or (low in ("week", "month", "morning", "evening") and k <= 2):
            return i + 2 + k
        if low not in _BEFORE_MEDIUM:
            return 0
    return 0


def covered_by(
    words: Words, credit_start: int, cue_end: int, sentence: Span, credits: list[Credit]
) -> tuple[Span | None, Span | None]:
    """Return what a verb with its subject before it covers: words before, words after."""
    i = after_adjuncts(words, cue_end)
    floor = max([sentence.start, *[c.cue.end for c in credits]]) if credits else sentence.start
    labelled = credit_start == 0 or is_label(words, credit_start)
    before = None if labelled else Span(floor, words.starts[credit_start])
    after = Span(words.end(cue_end - 1), sentence.end)
    if i >= len(words) or words.words[i] in ".!?;)…":
        return before, None
    quoted = credit_start > 0 and words.words[credit_start - 1] in QUOTE_MARKS
    if words.words[i] in ",—–-":
        goes_on = is_still_credited(words, i + 1) or words.lows[i + 1 : i + 2] == ["after"]
        inside = words.words[i] == "," and before is not None and _opens_only(words, credit_start)
        inside = inside or (words.words[credit_start - 1] == "," and not _FINITE.isdisjoint(words.lows[i + 1 : i + 2]))
        return before, after if before is None or goes_on or quoted or inside else None
    if words.words[i] == ":" and before is not None and _closes_clause(words, credit_start, i):
        return before, after  # "Nine died, the ministry said: four in Aldar, five in Halma"
    if words.words[i] in QUOTE_MARKS or words.words[i] == ":":
        return (before if quoted else None), after
    if (
        words.lows[i] in ("most", "many", "some", "all", "half", "both")
        and before is not None
        and "of" in words.lows[i + 1 : i + 2]
    ):
        return before, after
    if (
        words.lows[i] in _GOES_ON
        or "after" in words.lows[i + 1 : i + 3]
        or (before is not None and words.lows[i].endswith("ing"))
        or (words.lows[i] in CUES and CUES[words.lows[i]][0] in ("join", "cite"))
    ):
        if before is None:
            return None, after
        return before, after if words.lows[i] in _STILL_CREDITED or words.lows[i] in HARMING else None
    if before is not None and (words.lows[i] in _FINITE or _is_of_those_before(words, i)):
        return before, after  # "12 people police said were killed three of them children"
    if before is not None and words.lows[i] in ("a", "an") and _only_describes(words, i):
        return before, None
    if before is not None and (_only_tells_when_or_where(words, i) or _only_tells_when_or_where(words, cue_end)):
        return before, None
    return (before if quoted else None), after


def _opens_only(words: Words, at: int) -> bool:
    """Return whether only "So far," or "In the worst raid," stands before the claimant at word ``at``: no clause."""
    if at < 2 or at > MAX_OPENING or words.words[at - 1] != "," or words.lows[0] not in _OPENERS:
        return False
    return _VERBS.isdisjoint(words.lows[:at]) and not any(
        low[0].isdigit() or low in COUNTS or low in CUES for low in words.lows[: at - 1]
    )


def _closes_clause(words: Words, at: int, colon: int) -> bool:
    """Return whether a whole clause stands before the claimant at word ``at``, and more of it behind the colon."""
    if not at or words.words[at - 1] != "," or words.lows[0] in _SUBORDINATES or colon + 1 >= len(words):
        return False
    return words.words[colon + 1] not in QUOTE_MARKS and not _VERBS.isdisjoint(words.lows[max(0, at - MAX_CLAUSE) : at])


def _only_describes(words: Words, i: int) -> bool:
    """Return whether no clause and no figure follows at word ``i``: "…, the monitor said[,] a district by the road"."""
    end = next((k for k in range(i, len(words)) if words.words[k] in _TAIL_ENDS), len(words))
    tail = words.lows[i + 1 : end]
    return _VERBS.isdisjoint(tail) and not any(
        low[0].isdigit() or low in COUNTS or low.endswith("ed") or low in CUES for low in tail
    )


def _only_tells_when_or_where(words: Words, i: int) -> bool:
    """Return whether no clause follows at word ``i``, but "over the phone", "the following day", "in the street"."""
    end = next((k for k in range(i, min(len(words), i + MAX_TAIL)) if words.words[k] in _TAIL_ENDS), -1)
    if end < 0:
        if len(words) - i >= MAX_TAIL:
            return False
        end = len(words)
    tail = words.lows[i:end]
    if not tail or not _VERBS.isdisjoint(tail) or any(low.endswith("ed") for low in tail[1:]):
        return False
    timed = not _UNITS_OF_TIME.isdisjoint(tail[:4])
    if tail[0] in _TAIL_OPENERS:
        return timed or not any(low[0].isdigit() or low in COUNTS for low in tail)
    return timed and (
        tail[0] in _TIME_OPENERS or tail[0] in COUNTS or tail[0] in _UNITS_OF_TIME or tail[0][0].isdigit()
    )


def is_label(words: Words, end: int) -> bool:
    """Return whether the sentence only tells a time or a label up to word ``end``: "UPDATE 14:20 Police say …"."""
    return all(word[0].isdigit() or word in ":|•–-" or (word.isupper() and len(word) > 1) for word in words.words[:end])


def keep_aside(words: Words, credit: Credit) -> None:
    """Keep a credit between dashes or brackets to its aside: "dozens – up to 150, police say – have died"."""
    low = min([credit.at, *(phrase.first for phrase in credit.phrases)])
    opening = next((k for k in range(low - 1, max(-1, low - MAX_ASIDE), -1) if words.words[k] in ASIDES), -1)
    if opening <= 0 or not any(words.words[k][0].isdigit() for k in range(opening + 1, low)):
        return
    high = max([credit.at + 1, *(phrase.last for phrase in credit.phrases)])
    closing = ASIDES[words.words[opening]]
    close = next((k for k in range(high, min(len(words), high + MAX_ASIDE)) if words.words[k] == closing), -1)
    if close < 0:
        return
    start, end = words.end(opening), words.starts[close]
    if credit.before is not None:
        credit.before = Span(max(start, credit.before.start), max(start, credit.before.end))
    if credit.after is not None:
        credit.after = Span(min(end, credit.after.start), min(end, credit.after.end))


def _is_of_those_before(words: Words, i: int) -> bool:
    """Return whether the words at ``i`` hang on a figure before them: "three of them", "up from nine"."""
    low, after = words.lows[i], words.lows[i + 1 : i + 3]
    of_them = after in (["of", "them"], ["of", "whom"]) and (low[0].isdigit() or low in COUNTS or low in _SHARES)
    return of_them or (low in ("up", "down") and after[:1] == ["from"])


def is_still_credited(words: Words, i: int) -> bool:
    """Return whether the claimant goes on at word ``i``, behind a comma: "and", "including", "up from"."""
    if i >= len(words):
        return False
    low = words.lows[i]
    compared = words.lows[i + 1 : i + 2] in (["from"], ["with"], ["to"]) and low in _COMPARED
    shared = words.lows[i + 1 : i + 2] == ["of"] and (low[0].isdigit() or low in COUNTS or low in _SHARES)
    return low in _STILL_CREDITED or low in HARMING or compared or shared or words.words[i] in QUOTE_MARKS


def ends_clause(words: Words, i: int) -> bool:
    """Return whether nothing that a verb could govern follows at word ``i``."""
    i = after_adjuncts(words, i)
    return (
        i >= len(words)
        or words.words[i] in ".,;!?\"”’'"
        or words.lows[i] in _GOES_ON
        or words.lows[i] in HARMING
        or words.lows[i] in ("a", "an")
        or (words.lows[i] in CUES and CUES[words.lows[i]][0] in ("join", "cite"))
    )

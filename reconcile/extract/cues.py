"""The words that report, the credit they give, and the part of the sentence it covers.

A credit is a cue ("said", "according to", "citing"), the phrase that names
the claimant, and the stretches that it covers: behind the cue ("police said
20 died"), before it ("20 died, police said"), or both.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from reconcile.extract.claimant_cores import Phrase
from reconcile.extract.claimant_words import Words
from reconcile.extract.closed_words import DAYS, MONTHS, QUOTE_MARKS, TIMES
from reconcile.lexicons.load import load_table
from reconcile.model import Span, Stance

_ROWS = load_table("reporting_cues")
CUES = {row["cue"]: (row["shape"], Stance(row["stance"])) for row in _ROWS}
CUE_MARKS = {row["cue"]: frozenset(row["marks"].split(" | ")) for row in _ROWS}
#: "A tally by AFP", "by the ministry's count".
COUNT_NOUNS = frozenset("account tally count figure figures data estimate estimates toll number".split())
#: "Source: Ministry of Health".
SOURCE_WORDS = frozenset({"source", "sources"})
#: A sentence without one of these words, a colon or a dash needs no closer look.
CUE_WORDS = frozenset(CUES) | COUNT_NOUNS | SOURCE_WORDS | {"according", "per"}
BE = frozenset("was were is are been be being".split())
_AUXILIARY = frozenset(
    "has have had also later earlier then previously reportedly further meanwhile both officially initially "
    "separately already now still again did does do can could may might yesterday today "
    "quickly repeatedly strongly categorically immediately finally recently subsequently "
    "first just only however though nevertheless online always consistently long publicly privately openly "
    "flatly formally jointly routinely".split()
)
#: "This month", "last week", "at first" between a subject and its verb.
_PERIODS = frozenset("week month year morning afternoon evening night weekend".split())
_AT_FIRST = frozenset({("at", "first"), ("in", "turn"), ("so", "far"), ("for", "now"), ("in", "part"), ("at", "least")})
_ONE = frozenset("a an the its his her their".split())
#: Words; "police in a statement" has four, "in a brief written press statement" six behind who made it.
MIN_STATED, MAX_STATED = 4, 7
_WHICH_PERIOD = frozenset("this last that".split())
#: Words; "the death toll from the strike on the market was put at 40 by X" is about as long.
MAX_PUT = 14
#: Words; "the toll, which the provincial police put at 40" has as many before the verb.
MAX_PUT_BEFORE = 7
#: Words; "raised to nine on Tuesday (11) the number" has as many behind the verb.
MAX_RAISED = 11
#: Words; who is quoted has a shorter name.
MAX_QUOTED_SUBJECT = 8
#: Words; an attack that somebody claims stands no further behind the verb.
MAX_AVOWED = 8
#: Verbs of telling, and what follows them: "described how 12 died", "recalled seeing 12 bodies".
_RECOUNTED = frozenset("described recounted recalled remembered".split())
#: What finds that so many died.
_FINDING = COUNT_NOUNS | frozenset("study survey investigation analysis inquiry review report census".split())
_SEEN = frozenset("how seeing counting finding".split())
_ATTACKS = frozenset(
    "attack attacks bombing bombings blast blasts raid raids ambush assault strike strikes shooting shootings "
    "explosion explosions killing killings operation operations".split()
)
_BEHIND_AVOWED = frozenset("that which in on at near outside through via as and by where when against . , ;".split())
_TOLL = frozenset(
    "losses fatalities toll tolls number numbers figure figures total count dead death deaths casualties casualty "
    "estimate estimates".split()
)
_HARMED = frozenset("injured wounded missing displaced homeless detained".split())
_AFTER_NOUN = frozenset(
    "the a an this that these those its their his her of in for with no any some many such following from "
    "first new latest recent initial unconfirmed conflicting to by on".split()
)


@dataclass(slots=True)
class Credit:
    """One cue with its claimant phrases and the code points it covers.

    ``before`` is covered up to the claimant, ``after`` from the cue on;
    ``None`` where that side is not covered. ``passed_on`` names who relayed
    it. ``joined`` marks one that takes its claimant from another credit.
    """

    at: int
    phrases: list[Phrase]
    cue: Span
    stance: Stance
    rule: str
    before: Span | None = None
    after: Span | None = None
    passed_on: Phrase | None = None
    joined: bool = False
    cites: bool = False


def is_reporting(words: Words, at: int) -> bool:
    """Return whether the word at ``at`` reports here, and is no noun or other sense."""
    low = words.lows[at]
    before = words.lows[at - 1] if at else ""
    if low in ("report", "reports", "read", "reads") and words.words[at][0].isupper():
        return False  # "Read also"
    after = words.lows[at + 1] if at + 1 < len(words) else ""
    if "also_noun" in CUE_MARKS[low] and (
        (before in _AFTER_NOUN and not (at > 1 and (words.lows[at - 2], before) in _AT_FIRST))
        or not at
        or after == "of"
        or (after == "by" and before not in BE)
        or after in CUES
    ):
        return False
    if before in ("the", "an", "a", "to", "these", "those", "such", "its", "their", "will", "would", "should", "not"):
        return before == "not" and low in ("say", "confirm")
    if low in ("saying", "telling") and before == "as":
        return False
    if low.startswith("blam") and after == "on":
        return False  # "the fire, which the ministry blamed on a gas leak"
    if low in ("claim", "claims", "claimed", "claiming"):
        ahead = words.lows[at + 1 : at + 6]
        return not ({"lives", "life", "responsibility"} & set(ahead)) and not _is_avowed(words, at)
    if low == "given" and after == "by":  # "the toll, as given by X"
        return not _TOLL.isdisjoint(words.lows[max(0, at - 5) : at])
    if "needs_toll" in CUE_MARKS[low]:
        ahead = words.lows[at + 1 : at + (MAX_RAISED if after == "to" else 8)]
        if (
            after == "at"
            and low in ("put", "puts")
            and not _TOLL.isdisjoint(words.lows[max(0, at - MAX_PUT_BEFORE) : at])
        ):
            return True  # "the toll, which police put at 40"
        if before in BE and "by" in ahead:  # "the toll was put by X at 40"
            return not _TOLL.isdisjoint(words.lows[max(0, at - MAX_PUT) : at])
        harmed = any(low in _HARMED and to == "at" for low, to in pairwise(ahead))  # "put the injured at 40"
        return (
            bool(_TOLL & set(ahead))
            or harmed
            or (after in ("it", "that", "this") and words.lows[at + 2 : at + 3] in (["to"], ["at"]))
        )
    if "needs_that" in CUE_MARKS[low]:
        seen = low in _RECOUNTED and after in _SEEN
        counted = low in ("found", "finds") and before in _FINDING
        return after == "that" or seen or counted or (low == "pointed" and after == "out") or _closes_quote(words, at)
    if (
        low in ("estimated", "feared", "believed", "alleged", "estimate")
        and after
        and (after[0].isdigit() or after == "to")
    ):
        return low in ("estimated", "estimate") and before not in ("", "some")
    return True


def _closes_quote(words: Words, at: int) -> bool:
    """Return whether the verb at ``at`` ends a clause behind a quotation: '"…," the nurse recalled.'."""
    if at + 1 < len(words) and words.words[at + 1] not in ".,;:!?":
        return False
    return not QUOTE_MARKS.isdisjoint(words.words[max(0, at - MAX_QUOTED_SUBJECT) : at])


def _is_avowed(words: Words, at: int) -> bool:
    """Return whether an attack is claimed at ``at`` as one's own: "claimed a bombing in which 20 died"."""
    for k in range(at + 1, min(len(words) - 1, at + MAX_AVOWED)):
        if words.lows[k] in _ATTACKS:
            return words.lows[k + 1] in _BEHIND_AVOWED or words.lows[k + 1] in TIMES
        if words.lows[k] in _BEHIND_AVOWED or words.lows[k] == "that":
            return False
    return False


def _stated_in(words: Words, end: int) -> int | None:
    """Return where "in a statement", "in an interview" before word ``end`` begins, None if nothing of the kind does."""
    if end < MIN_STATED or "medium" not in words.marks(end - 1):
        return None
    at = next((k for k in range(end - 2, max(0, end - MAX_STATED), -1) if words.lows[k] in ("in", "via")), 0)
    closed = at and all(words.words[k].islower() for k in range(at, end)) and words.lows[at + 1] in _ONE
    return at if closed else None


def subject_end(words: Words, at: int) -> int:
    """Return the end of the subject before the verb: "has", "later", "on Thursday" skipped."""
    i = at
    while i:
        low = words.lows[i - 1]
        if (
            words.words[i - 1] in QUOTE_MARKS
            and i >= 2
            and words.end(i - 1) == words.starts[i]
            and words.end(i - 2) < words.starts[i - 1]
        ):
            i -= 1  # an opening mark: 'The Observatory "has documented …'
            continue
        if i > 2 and (words.lows[i - 2], low) in _AT_FIRST:
            i -= 2
            continue
        if (low in _AUXILIARY and words.words[i - 1].islower()) or (
            low in DAYS and i >= 2 and words.words[i - 1] != "Today"  # "USA Today reported"
        ):
            i -= 1
            while low in DAYS and i > 1 and words.lows[i - 1] in ("on", "late", "early"):
                i -= 1
            continue
        if low in MONTHS and i > 2 and words.lows[i - 2] == "in":
            i -= 2  # "the UN in August said"
            continue
        if low in _PERIODS and i > 2 and words.lows[i - 2] in _WHICH_PERIOD:
            i -= 2
            continue
        if (stated := _stated_in(words, i)) is not None:
            i = stated
            continue
        if low in ("there", "here") and i >= 2 and words.lows[i - 2] != "from":
            i -= 1  # "Officials there said"
            continue
        break
    return i

"""Figures in a clause that only tells which attack somebody speaks of, and that nobody puts forward.

"The minister said those behind the attack that killed 20 would pay" puts no
figure forward; "police said the blast killed 20" does.
"""

from __future__ import annotations

import regex

from reconcile.extract.closed_words import MONTH
from reconcile.extract.credit_index import SPOKEN_RULES, AttributionIndex, Credited
from reconcile.model import ClaimantKind, Span

#: Code points; a clause about an older attack ("the raid that killed 20") is shorter.
MAX_BACKGROUND = 160
_HARM = (
    "attacks?|strikes?|airstrikes?|raids?|bombings?|blasts?|explosions?|war|conflict|uprising|violence|assault|massacre|"
    "shelling|shooting|siege|crackdown|offensive|earthquake|disaster|incident|crash|fighting|bombardment|rebellion|revolt"
)
#: "The war that has killed …", "the attack in Aldar in which 20 died, including …".
_BACKGROUND = regex.compile(
    rf"""\b(?:{_HARM}),?\s
        (?:(?!was\s|were\s|is\s|by\s|had\s)\w+\s){{0,5}}?
        (?:that|which|in\swhich|where|when)\s(?:has\s|have\s|had\s)?(?:\w+\s)?
        (?:killed|left|claimed|wounded|injured|killing|displaced|forced|\w+\s\w+\s(?:died|were\skilled))
        (?:[^.;"”]{{0,80}}\sincluding\s)?[^.;"”]{{0,40}}$""",
    regex.VERBOSE | regex.IGNORECASE,
)
#: "An attack on a train in July 2016, in which a man wounded five".
_DATED = regex.compile(
    rf"""\b(?:{_HARM})\s[^.;:"”]{{0,80}}?\b(?:in|on)\s(?:\w+\s){{0,2}}?(?:19|20)\d\d,?\s
        (?:that|which|in\swhich|where|when)\s[^.;:"”]{{0,60}}$""",
    regex.VERBOSE | regex.IGNORECASE,
)
_STATED = regex.compile(
    r"\b(?:it\swas|this\swas|that\swas|was\sbehind|was\san?\sattack|there\s(?:was|were|had))\b", regex.IGNORECASE
)
#: Before the noun of a harm that the reader is taken to know; "explosions that killed 40, residents said" is news,
#: "victims of an attack that killed dozens fell ill, doctors said" is not.
_DEFINITE = regex.compile(
    r"\b(?:the|this|that|these|those|his|her|its|their|our|last|(?:of|after|since)\san?|\p{L}+['’]s)\s(?:[\p{L}-]+\s){0,4}$",
    regex.IGNORECASE,
)
#: "… near the town, where gunmen killed 140 students last April".
_RECALLED = regex.compile(r"\b(?:where|which|when|since)\s[^.;,:\"”]{0,60}$", regex.IGNORECASE)
_LONG_AGO = regex.compile(
    rf"""[^.;,:"”]{{0,50}}?\b(?:
        in\s(?:(?:early|late|mid)[\s-])?(?:{MONTH}|(?:19|20)\d\d)
      | last\s(?:week|month|year|spring|summer|autumn|fall|winter|{MONTH})
      | \w+\s(?:weeks?|months?|years?|decades?)\s(?:ago|earlier|before)
    )\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
#: Whose business it is to count: what they recall is a count of theirs.
_MEASURED = frozenset({ClaimantKind.MONITOR, ClaimantKind.MEDICAL, ClaimantKind.RESCUE, ClaimantKind.POLICE})


def is_background(index: AttributionIndex, chosen: Credited, span: Span) -> bool:
    """Return whether the figure only tells which attack the claimant of the ``chosen`` credit speaks of."""
    credit = chosen.credit
    if chosen.claimants[0].kind in _MEASURED or credit.rule not in SPOKEN_RULES:
        return False
    side = credit.after if credit.after is not None and credit.after.start <= span.start else credit.before
    if side is None:
        return False
    gap = index.text[max(side.start, span.start - MAX_BACKGROUND) : span.start]
    if not (" that " in gap or "which " in gap or "where " in gap or "when " in gap or "since " in gap):
        return False
    if _RECALLED.search(gap) is not None and _LONG_AGO.match(index.text, span.end) is not None:
        return True
    if _DATED.search(gap) is not None:
        return True
    recalled = _BACKGROUND.search(gap)
    if recalled is None or _STATED.search(gap) is not None:
        return False
    return side is not credit.before or _DEFINITE.search(gap, 0, recalled.start()) is not None

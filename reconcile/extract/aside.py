"""Tell why a number is no quantity, in words for a person: "an age", "a road".

Each rule looks at one sort of thing that numbers do besides counting, and
answers with the reason and the span it covers ("12-year-old" whole), or with
``None``. The first rule that answers decides; a number that none claims is a
quantity. Ages stand in ``aside_ages``, dates and clock times in ``aside_dates``,
what else only digits do (codes, scores) in ``aside_digits``; the words that tell it in ``lexicons/aside.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reconcile.extract.aside_ages import why_age
from reconcile.extract.aside_dates import day_list
from reconcile.extract.aside_digits import DIGIT_RULES, calibre
from reconcile.extract.atoms import Numeral, Shape, trie
from reconcile.extract.beside import COUNTED, PERSONS, WINDOW, Reason, Scene
from reconcile.lexicons.load import load_table
from reconcile.model import Modifier

_ROWS = load_table("aside")
AFTER = {row["form"][2:]: row["reason"] for row in _ROWS if row["form"].startswith("N ")}
_JOINED = {row["form"][2:]: row["reason"] for row in _ROWS if row["form"].startswith("N-")}
BEFORE = {row["form"][:-2]: (row["written"] == "Capital", row["reason"]) for row in _ROWS if row["form"].endswith(" N")}
#: Last words of the forms of two words: "air force".
_PAIR_ENDS = frozenset(form.split()[-1] for form in BEFORE if " " in form)
#: Names that end in a number also end a clause; before people the number counts where a comma is lost.
_LOOSE_NAMES = frozenset({"part of a name", "part of an address", "a page counter"})
_LOOSE_WORDS = frozenset("part top round step measured measuring level floor class stage phase item point".split())
#: The reason of a duration: a quantity of time, but none of people.
DURATION = "a duration"
#: Compounds that are head counts all the same: "a 200-strong force".
_HEAD_COUNTS = frozenset({"strong", "member", "person", "people", "plus", "odd", "ish"})
#: The scale of no earthquake goes past this.
MAX_MAGNITUDE = 10


def why_aside(scene: Scene) -> Reason | None:
    """Return why the number of ``scene`` is no quantity, ``None`` if it is one."""
    for rule in _RULES[scene.first.shape] if scene.unit_kind else _RULES_WITHOUT_UNIT[scene.first.shape]:
        reason = rule(scene)
        if reason is not None:
            return reason
    return scene.whole("digits that make no number") if scene.value is None else None


# ---------------------------------------------------------------- names, ranks and compounds

#: Before "number" these make it a verb: "the dead number 150".
_ARE_COUNTED = frozenset(
    "dead missing injured wounded hurt killed displaced victims casualties fatalities survivors evacuees they".split()
)


def _named(scene: Scene) -> Reason | None:
    """Highway 5, Resolution 2254, aged 12: the word before names or ranks by the number."""
    word, start, is_capital = scene.before, scene.before_at, scene.is_capital
    found = BEFORE.get(word)
    if word in _PAIR_ENDS and (pair := f"{scene.earlier} {word}") in BEFORE:
        found = BEFORE[pair]
        start = scene.low.rindex(scene.earlier, 0, start)
        is_capital = scene.text[start].isupper()
    if found is None or scene.unit_kind in ("percent", "money"):
        return None
    if word == "number" and (scene.earlier in _ARE_COUNTED or scene.earlier in ("to", "now", "already")):
        return None  # "the dead are thought to number 90"
    needs_capital, words = found
    if words != "an age":
        if needs_capital and not is_capital:
            return None
        if scene.modifier not in (Modifier.EXACT, Modifier.RANGE):
            return None
        if words == "an expression" and scene.value != 0:
            return None
        if words == "a magnitude" and (scene.unit_kind or scene.value is None or scene.value >= MAX_MAGNITUDE):
            return None
        if scene.after in PERSONS and (word in _LOOSE_WORDS or (is_capital and words in _LOOSE_NAMES)):
            return None
        if words.endswith("number") and scene.after in COUNTED:
            return None
    return Reason(start, scene.end, words)


def _compound(scene: Scene) -> Reason | None:
    """Two-state, nine-storey, 12-fold, zero tolerance: one thing with the word that follows."""
    if scene.unit_kind:
        return None
    if scene.counted in AFTER:
        is_idiom = AFTER[scene.counted] == "an expression"
        return None if is_idiom and scene.value != 0 else scene.whole(AFTER[scene.counted], scene.after_end)
    if scene.joint[:1] not in ("-", "\u2010", "\u2011") or scene.end > scene.tail or scene.after in _HEAD_COUNTS:
        return None
    words = _JOINED.get(scene.after) or AFTER.get(scene.after, "part of a compound")
    return scene.whole(words, scene.after_end)


_PREFIX = re.compile(r"[^\W_][\w.'’]*[-\u2010\u2011]$")


def _joined_before(scene: Scene) -> Reason | None:
    """Mid-twenties, plus-one: a compound whose last part is the number."""
    low, head = scene.low, scene.head
    if low[head - 1 : head] in ("-", "\u2011") and low[head - 2 : head - 1].isalpha() and scene.text[head].islower():
        prefix = _PREFIX.search(low, max(0, head - WINDOW), head)
        return Reason(prefix.start() if prefix else head, scene.end, "part of a compound")
    return None


_SCORERS = frozenset("he she it who nobody test exam final high low credit box approval his their its her the".split())
_SCORED = frozenset("a an the his her like for against goals points twice on below above out".split())


def _result(scene: Scene) -> Reason | None:
    """ "Scores" as a verb or as results: "she scores twice", "test scores fell"."""
    if not scene.low.startswith("scores", scene.head) or scene.counted == "of":
        return None
    is_result = scene.before in _SCORERS or scene.counted in _SCORED
    return scene.whole("results, not a quantity") if is_result else None


def _proper(scene: Scene) -> Reason | None:
    """The Three Gorges, the Five Star Movement: a capital inside a sentence, and another after it."""
    text, after = scene.text, scene.after_at
    if scene.before != "the" or scene.is_capital or scene.joint.strip(" -") or not scene.after:
        return None
    is_name = text[scene.head].isupper() and text[scene.head : scene.tail].istitle() and text[after].isupper()
    return scene.whole("part of a name", scene.after_end) if is_name else None


def _rank(scene: Scene) -> Reason | None:
    """The third attack, the tenth of March; and "both", which counts nobody new."""
    if scene.first.shape is not Shape.RANK:
        return None
    if scene.low.startswith("both", scene.head):
        return scene.whole("refers back to two already named")
    return why_ordinal(scene.text, scene.low, scene.first)


def why_ordinal(text: str, low: str, numeral: Numeral) -> Reason:
    """Return the reason for an ordinal, whatever stands before it."""
    days = day_list(text, low, numeral.end)
    return Reason(numeral.start, days, "a date") if days else Reason(numeral.start, numeral.end, "a rank")


# ---------------------------------------------------------------- durations, clock words

_WORD_CLOCK = re.compile(
    r"\s+(?:[ap]\.\s?m\.|in\s+the\s+(?:morning|afternoon|evening)\b|o['’]?\s?clock\b|at\s+night\b)"
)


def _duration(scene: Scene) -> Reason | None:
    """Three months, a 12-hour truce; "half-year" is a part."""
    if scene.first.shape is Shape.PART:
        return None
    return scene.whole(DURATION) if scene.unit_kind == "duration" else None


def _word_clock(scene: Scene) -> Reason | None:
    """Seven in the morning, ten o'clock."""
    clock = _WORD_CLOCK.match(scene.low, scene.tail)
    return scene.whole("a clock time", clock.end()) if clock and scene.value is not None and scene.value <= 12 else None


# ---------------------------------------------------------------- one, half, all but two

ASIDE_BEFORE_ONE = frozenset(
    "no not any every each some the this that which other latter former another first second third last next".split()
)
ASIDE_AFTER_ONE = frozenset(
    "of another thing things way side hand can cannot could must should would may might that who which whose such day"
    " time point by off has is".split()
)
_SHARED = frozenset("of the its their all those these his her our that were was are is have had".split())
_WHICH_HALF = frozenset({"first", "second", "latter", "other", "the", "last"})


_ONE_PERSON = frozenset(row["noun"].lower() for row in load_table("persons") if row["number"] == "singular")
_OF_HARMED = re.compile(
    r"\s+of\s+those\s+(?:killed|wounded|injured|hurt|missing|arrested|detained|who\s+(?:died|was|were))\b"
    r"|\s+of\s+the\s+(?:dead|killed|wounded|injured|missing)\b(?!\s+(?:was|has\s+been)\s+(?:named|identified))"
    r"|\s+of\s+(?:them|whom)\s+(?:(?:seriously|critically|badly|severely|gravely|fatally|missing|killed|injured|wounded)\b"
    rf"|(?:(?:is|was)\s+)?an?\s+(?:\S+\s+){{0,2}}(?:{trie(_ONE_PERSON)})\b)"
)
_ONE_STATE = re.compile(
    r"\s+(?:is|has\s+been)\s+(?:still\s+|also\s+)?(?:missing|dead|feared|presumed|unaccounted|in\s+(?:an?\s+)?(?:critical|serious))\b"
)


def _pronoun(scene: Scene) -> Reason | None:
    """One another, no one, the one that, one of them."""
    if scene.tail - scene.head != 3 or not scene.low.startswith("one", scene.head):
        return None
    if scene.modifier is not Modifier.EXACT:
        return None  # "at least one of them" counts
    if scene.before in ("no", "not"):
        return scene.whole("a word for none")
    is_told = scene.before == "that" and scene.after in _ONE_PERSON  # "said that one person was killed"
    if scene.before in ASIDE_BEFORE_ONE and scene.after not in PERSONS and not is_told:
        return scene.whole("a pronoun")
    if not scene.after and scene.before in ("as", "by"):
        return scene.whole("a pronoun")
    if scene.counted == "of" and scene.before in ("only", "just"):
        return None  # "only one of them was charged"
    # "He was one of those killed", "they carried one of the wounded", "rescuers carry one".
    is_copied = scene.before in ("was", "is", "be") or scene.before.endswith(("ed", "ry", "ries", "ing"))
    if scene.counted == "of" and not is_copied and _OF_HARMED.match(scene.low, scene.tail):
        return None  # "one of those killed was from Velo"
    if scene.counted == "is" and _ONE_STATE.match(scene.low, scene.tail):
        return None  # "and one is missing"
    is_compound = scene.low.startswith("-", scene.tail + 1 + len(scene.counted))  # "one off-duty officer"
    if (scene.counted in ASIDE_AFTER_ONE and not is_compound) or scene.low.startswith(("'s", "’s"), scene.tail):
        return scene.whole("a pronoun")
    return None


def _bare_part(scene: Scene) -> Reason | None:
    """Half an hour, the first half: a share only before "of" or its like, after a bound, or in "shrank by half"."""
    if scene.first.shape is not Shape.PART or scene.modifier is not Modifier.EXACT:
        return None
    if (scene.counted in _SHARED or scene.before == "by") and scene.before not in _WHICH_HALF:
        return None
    return scene.whole("a part, of what is not told")


def _remainder(scene: Scene) -> Reason | None:
    """ "All but two drowned" does not say how many did."""
    return scene.whole("those left out of all") if scene.before == "but" and scene.earlier == "all" else None


Rule = Callable[[Scene], Reason | None]
_RULES_FOR_WORDS: tuple[Rule, ...] = (
    _rank,
    _result,
    _word_clock,
    _remainder,
    why_age,
    _duration,
    _named,
    _proper,
    _pronoun,
    _bare_part,
    _joined_before,
    _compound,
)
#: Dates before names ("Day 5 April"), names before ages ("Division 30 said"), years last of what digits alone tell.
_RULES_FOR_DIGITS: tuple[Rule, ...] = (
    *DIGIT_RULES[:2],
    _remainder,
    _named,
    why_age,
    *DIGIT_RULES[2:4],
    _duration,
    *DIGIT_RULES[4:],
    _compound,
)
#: What reads a unit alone; few numbers have one.
_FOR_UNITS = (_duration, calibre)
_WORD_SHAPES = (Shape.WORDS, Shape.VAGUE, Shape.PART, Shape.RANK)
_RULES = {
    **dict.fromkeys(_WORD_SHAPES, _RULES_FOR_WORDS),
    **dict.fromkeys((Shape.DIGITS, Shape.BROKEN), _RULES_FOR_DIGITS),
}
_RULES_WITHOUT_UNIT = {
    shape: tuple(rule for rule in rules if rule not in _FOR_UNITS and (rule is not _rank or shape is Shape.RANK))
    for shape, rules in _RULES.items()
}

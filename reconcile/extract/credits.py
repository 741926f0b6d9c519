"""Find where a sentence credits a claimant with what it says."""

from __future__ import annotations

from reconcile.extract.claimant_cores import Phrase, PhraseSort
from reconcile.extract.claimant_words import Words, text_of
from reconcile.extract.closed_words import ARTICLES, COUNTS
from reconcile.extract.coverage import (
    ASIDES,
    after_adjuncts,
    covered_by,
    ends_clause,
    keep_aside,
)
from reconcile.extract.cues import (
    BE,
    COUNT_NOUNS,
    CUE_MARKS,
    CUE_WORDS,
    CUES,
    SOURCE_WORDS,
    Credit,
    is_reporting,
    subject_end,
)
from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.headlines import suffix_credit, titled_credit
from reconcile.extract.inverted import CLAUSE_MARKS, PLAIN_SAYING, ends_saying, inverted_credit, listener_of
from reconcile.extract.joined import going_on, joining
from reconcile.extract.ministries import is_country
from reconcile.extract.nameless import named_by_himself, onlookers_before, unknown_subject
from reconcile.extract.parted_subjects import subject_before
from reconcile.extract.relays import (
    according_to,
    citing,
    credited_by,
    is_as_saying,
    passive,
    quoting,
    reports_that,
    source_note,
)
from reconcile.extract.subjects import (
    clause_start,
    with_joined_before,
)
from reconcile.extract.tallies import counted_by
from reconcile.model import ClaimantKind, Span, Stance

#: Words before a subject that make its saying a date, not a credit; "after police said 20 died" is still a credit.
_TIMED = frozenset({"when", "since", "before", "until", "if"})
#: Who adds something has said what stands before it too: "12 died and the source added that …".
_ADDED = frozenset({"added", "adds"})
#: What somebody denies, named before him.
_DENIED = frozenset("accusation accusations charge charges allegation allegations claim claims something".split())
_CONTRASTS = frozenset("although though but while whereas".split())
_BOUNDS = frozenset("at about some around nearly almost more over up as".split())


def find_credits(words: Words, sentence: Span, may_be_title: bool = False) -> list[Credit]:
    """Return the credits of one sentence in the order of their cues.

    Args:
        words: The sentence.
        sentence: Its span in the document.
        may_be_title: Whether it stands where a headline does, so that a bare
            last word ("20 dead Observatory") may name the claimant.
    """
    credits: list[Credit] = []
    used = -1
    words.mend_possessives()
    lows = words.lows
    for at in [at for at, low in enumerate(lows) if low in CUE_WORDS]:
        if at < used:
            continue
        low = lows[at]
        credit = according_to(words, at, sentence, credits) if low in ("according", "per") else None
        if credit is None and low in CUES:
            credit = _credit_at(words, at, sentence, credits)
        if low in SOURCE_WORDS:
            credit = source_note(words, at, sentence) or credit
        if credit is None and low in COUNT_NOUNS:
            credit = counted_by(words, at, sentence, credits)
        if credit is not None:
            credits.append(credit)
            used = max([at + 1, *[p.last for p in credit.phrases if p.first > at]])
    if credits and not ASIDES.keys().isdisjoint(words.words):
        for credit in credits:
            keep_aside(words, credit)
    titled = titled_credit(words, sentence) if not credits else None
    if titled is None and may_be_title:
        titled = suffix_credit(words, sentence, credits)
    if titled is not None:
        for credit in credits:
            if credit.before is not None and credit.before.start < titled.cue.end:
                credit.before = Span(min(titled.cue.end, credit.before.end), credit.before.end)
        credits.insert(0, titled)
    return credits


def _credit_at(words: Words, at: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of the verb at word ``at``, None if it credits nobody."""
    low = words.lows[at]
    shape, stance = CUES[low]
    told = reports_that(words, at, sentence) if low == "reports" else None
    if told is not None or not is_reporting(words, at):
        return told
    if shape == "join":
        return joining(words, at, sentence, credits)
    if shape == "cite":
        return citing(words, at, sentence)
    back = subject_end(words, at)
    if back and words.lows[back - 1] in BE:
        return passive(words, at, back - 1, sentence, credits)
    if at and words.lows[at - 1] in ("as", "also") and at + 1 < len(words) and words.lows[at + 1] == "by":
        return credited_by(words, at, sentence, credits)
    if shape == "quote" and _is_figure(words, at + 1):  # "the union cites 1,700 dead"
        return _active(words, at, back, sentence, credits, "report", stance)
    if shape == "quote" or (low in ("reported", "reports") and is_as_saying(words, at)):
        return quoting(words, at, sentence)
    if at + 1 < len(words) and words.lows[at + 1] == "by" and low not in ("saw", "told"):
        by = credited_by(words, at, sentence, credits)
        if by is not None or after_adjuncts(words, at + 1) == at + 1:  # "said by phone"
            return by
    return _active(words, at, back, sentence, credits, shape, stance)


def _is_figure(words: Words, at: int) -> bool:
    """Return whether a figure stands at word ``at``: "1,700", "at least 40", "a toll of 12"."""
    ahead = words.lows[at : at + 3]
    if ahead == ["a", "number", "of"]:
        return False  # "quoted a number of residents"
    return bool(ahead) and (
        ahead[0][0].isdigit()
        or ahead[0] in COUNTS
        or (ahead[0] in _BOUNDS and len(ahead) > 2 and (ahead[1][0].isdigit() or ahead[2][0].isdigit()))
        or (ahead[0] in ARTICLES and bool(COUNT_NOUNS & set(ahead)))
    )


def _active(
    words: Words, at: int, back: int, sentence: Span, credits: list[Credit], shape: str, stance: Stance
) -> Credit | None:
    """Return the credit of "X said …", "… X said", "… said X", "X told Y …"."""
    subject = subject_before(words, back)
    low = words.lows[at]
    opens = subject is not None and (
        subject.first <= clause_start(words) or words.words[subject.first - 1] in CLAUSE_MARKS
    )
    stands_before = opens and subject is not None and subject.last >= back
    if "inverts" in CUE_MARKS[low] and not stands_before and words.words[at].islower():
        inverted = inverted_credit(words, at, sentence, credits)
        if inverted is not None and (subject is None or ends_saying(words, inverted.phrases[-1].last, opens)):
            return inverted
    if subject is None and back and words.lows[back - 1] in ("and", "but") and shape in ("say", "report", "deny"):
        return going_on(words, at, sentence, credits, stance)
    if subject is None and shape in ("say", "tell") and low in PLAIN_SAYING:
        subject = onlookers_before(words, back) or unknown_subject(words, back)
    elif subject is not None:
        subject = named_by_himself(words, subject, back)
    if subject is None or (shape == "see" and not _can_witness(words, subject)):
        return None
    if shape == "report" and _is_where(words, subject, at):
        return None
    if words.words[at][0].isupper() and subject.sort is PhraseSort.PROPER:
        return None  # a headline's verb: "Amsel Says", "Blast Claims"
    end = at + 1
    listener: Phrase | None = None
    if shape == "tell":
        listener, end = listener_of(words, at + 1)
    alone = low.endswith("s")  # "the UN says", but "police and the UN say"
    phrases = [subject] if alone else with_joined_before(words, subject)
    before, after = covered_by(words, phrases[0].first, end, sentence, credits)
    if shape in ("report", "see", "accuse", "deny") and low not in ("reported", "reports", "report"):
        before, after = (None, Span(words.end(at), sentence.end)) if shape != "report" or after else (before, after)
    first = phrases[0].first
    if shape == "deny" and after is not None:
        after = None if _denies_before(words, first) else _before_contrast(words, at, after)
    if before is None and low in _ADDED and first > 1 and words.lows[first - 1] == "and":
        before = Span(max([sentence.start, *[c.cue.end for c in credits]]), words.starts[first - 1])
    told_then = low in PLAIN_SAYING and words.lows[max(0, first - 2) : first] == [",", "when"]
    if first and words.lows[first - 1] in _TIMED and not told_then:  # "since the army declared a truce 20 died"
        after = None
    rule = "saw" if shape == "see" else "cue-after" if before is not None else "cue-before"
    return Credit(at, phrases, words.span(at, at + 1), stance, rule, before, after, listener)


def _is_where(words: Words, subject: Phrase, at: int) -> bool:
    """Return whether the subject is a place where a number was recorded, and no speaker: "Spain recorded 12 deaths".

    "Spain reported that 12 had died" and "12 had died, Spain reported" are words of a government.
    """
    named = subject.sort is PhraseSort.PROPER or (
        subject.sort is PhraseSort.NAME and subject.bodies[-1][2].kind is ClaimantKind.GOVERNMENT
    )
    if not named or subject.apposition is not None or words.lows[at + 1 : at + 2] == ["that"]:
        return False
    if ends_clause(words, at + 1) and words.lows[at + 1 : at + 2] not in (["a"], ["an"]):
        return False
    if words.lows[at] in ("reports", "report"):
        return False
    first = subject.first + (subject.determiner != "")
    return is_country(words.words[subject.core_end - 1]) or bool(
        load_gazetteer().find(text_of(words, first, subject.core_end))
    )


def _denies_before(words: Words, first: int) -> bool:
    """Return whether what is denied stands before who denies it: "an accusation the army has denied"."""
    return first > 1 and words.lows[first - 1] in _DENIED


def _before_contrast(words: Words, at: int, after: Span) -> Span:
    """Return what a denial covers: not what ", although …" sets against it."""
    for k in range(at + 1, len(words) - 1):
        if words.words[k] == "," and words.lows[k + 1] in _CONTRASTS:
            return Span(after.start, words.starts[k])
    return after


def _can_witness(words: Words, subject: Phrase) -> bool:
    """Return whether "saw" makes the subject a claimant: a reporter, a witness, a doctor."""
    if subject.sort is PhraseSort.PRONOUN:
        return True
    lows = set(words.lows[subject.first : subject.last])
    return bool(
        lows
        & {
            "correspondent",
            "journalist",
            "reporter",
            "photographer",
            "witness",
            "witnesses",
            "journalists",
            "reporters",
            "doctor",
            "medic",
            "resident",
            "residents",
        }
    )

"""Whose a statement, a report or a count is: "the ministry's bulletin", "figures from the UN", "the statement"."""

from __future__ import annotations

from dataclasses import replace

from reconcile.extract.called_back import called_back, nouns_of
from reconcile.extract.claimant_cores import Phrase, PhraseSort
from reconcile.extract.claimant_register import Claimant, Register
from reconcile.extract.claimant_words import Words, is_common_noun, is_owner, text_of
from reconcile.extract.described import plain_words
from reconcile.extract.ministries import is_country
from reconcile.extract.names import kind_of
from reconcile.extract.spokespeople import owner_of, spoken_for
from reconcile.model import ClaimantKind

#: Sentences; a pronoun or "the statement" further from its claimant is left alone.
MAX_PRONOUN_GAP = 3
_PICTURES = frozenset("video videos footage pictures images photos photographs picture photo image clip".split())
#: Where pictures are taken, though some of them may speak.
_SPOTS = frozenset("hospital clinic morgue school mosque church scene site area market camp funeral station".split())
_OTHER = ClaimantKind.OTHER
#: What only tells which of somebody's counts is meant.
_WHICH_COUNT = frozenset("latest new newest preliminary provisional initial updated recent".split())


def is_pictured(words: Words, phrase: Phrase) -> bool:
    """Return whether the phrase is pictures of a spot: "video from the clinic", "images of the scene"."""
    taken = phrase.object
    if taken is None or phrase.object_prep not in ("from", "at", "in", "inside", "outside", "of"):
        return False
    if words.lows[phrase.heads[-1]] not in _PICTURES:
        return False
    return words.lows[taken.last - 1] in _SPOTS or any(words.lows[k] in _SPOTS for k in taken.heads)


def maker_of(words: Words, phrase: Phrase) -> Phrase | None:
    """Return the phrase for who made a record: "the ministry" of "figures from the ministry", None if none is told."""
    made = phrase.object
    if made is None or phrase.object_prep not in ("from", "by", "of") or made.sort is PhraseSort.RECORD:
        return None
    if is_pictured(words, phrase):
        return None
    return made if made.heads or made.bodies or made.person else None


def name_of_record(words: Words, phrase: Phrase, register: Register, sentence: int) -> Claimant | None:
    """Return whose statement or count it is: "X's count", "the statement"; None where nobody's."""
    span = words.span(phrase.first, phrase.last)
    if is_pictured(words, phrase):
        return None
    if phrase.bodies:
        start, end, body = phrase.bodies[-1]
        while (
            end < phrase.heads[-1] and (words.roles(end) & {"body", "trait"}) and kind_of(words.lows[end]) is not _OTHER
        ):
            end += 1  # "US intelligence report" is not the United States'
        name = register.canonical(text_of(words, start, end)) if end > phrase.bodies[-1][1] else body.name
        return Claimant(name, kind_of(name), span, rule="record")
    if _is_paper(words, phrase):
        name = text_of(words, phrase.person[0] if phrase.person else phrase.first, phrase.core_end)
        return Claimant(name, ClaimantKind.MEDIA, span, nouns=nouns_of(name))
    head = words.lows[phrase.heads[-1]]
    owners = [at for at in phrase.heads[:-1] if words.roles(at) & {"body", "speaker", "spokes"}]
    counting = owner_of(words, phrase) if owners and head != "reports" else None
    counted = called_back(words, counting, span, register, sentence) if counting is not None else None
    if owners == [phrase.first + 1] and "spokes" in words.roles(owners[0]):  # "the spokesperson's previous count"
        speaker = replace(phrase, last=phrase.first + 2, core_end=phrase.first + 2, heads=owners, sort=PhraseSort.NOUN)
        counted = spoken_for(words, speaker, span, register, sentence)
    if counted is not None:
        return counted._replace(rule="record")
    if owners and head != "reports":
        first = phrase.first + (1 if words.lows[phrase.first] in ("a", "an", "the") else 0)
        first += words.lows[first] in _WHICH_COUNT
        owner_at = next((k for k in range(first, owners[-1]) if is_owner(words, k)), -1)
        if owner_at >= 0 and not words.roles(owner_at) and not is_country(words.words[owner_at]):
            owned = register.spelt_out(text_of(words, first, owner_at + 1).removesuffix("'s").removesuffix("’s"))
            return Claimant(
                register.canonical(owned), kind_of(owned), span, rule="record"
            )  # "the NDMA's daily bulletin"
        official = words.lows[owners[-1]] == "official" and owners[-1] == phrase.heads[-1] - 1  # an "official count"
        end = phrase.core_end if official else owners[-1] + 1
        name = plain_words(register.canonical(text_of(words, first, end)), phrase)
        return Claimant(name, kind_of(name), span, rule="record")
    unnamed = phrase.person is None or all(is_common_noun(words.lows[k]) for k in range(*phrase.person))
    told = phrase.determiner == "the" and phrase.core_end - phrase.first > 2  # "the local media reports"
    if head == "reports" and unnamed and (told or phrase.determiner in ("", "some", "other", "several")):
        return Claimant(
            plain_words(text_of(words, phrase.first, phrase.core_end), phrase),
            ClaimantKind.OTHER,
            span,
            plural=True,
            rule="record",
        )
    if phrase.person:
        start, end = phrase.person
        if start == phrase.heads[-1] + 1 and is_country(words.words[end - 1]):
            start -= 1  # "Statistics Canada"
        name = register.canonical(text_of(words, start, end))
        return Claimant(register.spelt_out(name), kind_of(name), span, rule="record")
    bare = phrase.determiner == "" and phrase.core_end == phrase.first + 1 and head == "report"  # "according to report"
    if bare or phrase.determiner in ("the", "its", "their", "his", "her", "this"):
        told_of = register.latest_or_opening if phrase.determiner == "the" else register.latest
        for seen in told_of(sentence, MAX_PRONOUN_GAP):
            if phrase.determiner in ("his", "her") or not seen.person:
                return seen._replace(span=span, rule="record")
    if phrase.determiner in ("a", "one") and head == "report":  # nobody is said to have made it
        return Claimant(plain_words(text_of(words, phrase.first, phrase.core_end), phrase), _OTHER, span, rule="record")
    return None


def _is_paper(words: Words, phrase: Phrase) -> bool:
    """Return whether the noun ends the name of a newspaper: "the Kathmandu Post"."""
    at = phrase.heads[-1]
    return (
        words.lows[at] == "post"
        and words.words[at][0].isupper()
        and phrase.person is not None
        and phrase.person[1] == at
    )

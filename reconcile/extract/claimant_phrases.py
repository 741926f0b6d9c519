"""Read the words that name a claimant: "a military source in Homs", "the UN".

A phrase is read forward from its first word, by what sort of word may follow
what; the words and their roles are in the table ``claimant_nouns``.
"""

from __future__ import annotations

from reconcile.extract.claimant_cores import Phrase, PhraseSort, read_core, read_name
from reconcile.extract.claimant_words import DEMONYM_WORDS, Words
from reconcile.extract.closed_words import ARTICLES, PRONOUNS
from reconcile.extract.core_names import is_byline
from reconcile.extract.ministries import is_country
from reconcile.extract.phrase_objects import (
    NAMED_PLACES,
    OBJECT_PREPS,
    PLACE_PREPS,
    SECOND_PARTS,
    TWO_PART_PREPS,
    add_object,
    read_minded,
    read_object,
)

#: Words; a longer run is not a claimant but a sentence.
MAX_PHRASE = 24
_RECORD_LINKS = frozenset(
    "by compiled released issued published circulated gathered collected provided shared posted verified kept "
    "maintained prepared supplied".split()
)
_AIDES = frozenset("aide aides adviser advisers advisor advisors assistant envoy ambassador counsel".split())
#: "Ana Lind, who speaks for the rebels".
SPEAKING = frozenset("speaks spoke speaking".split())
_LEADS = frozenset("heads headed leads led runs ran directs chairs founded".split())


def read_phrase(words: Words, at: int, until: int | None = None, *, deep: bool = True) -> Phrase | None:
    """Return the claimant phrase that begins at word ``at``, or None.

    Args:
        words: The sentence.
        at: The first word of the phrase.
        until: Words from here on are not looked at.
        deep: Whether "in …", "for …" and ", head of …" may follow.
    """
    entries = words.entries
    stop = min(len(entries), at + MAX_PHRASE if until is None else until)
    if at >= stop:
        return None
    entry = entries[at]
    if not (entry.may_belong or entry.names_body or entry.only_describes):
        return None
    if entry.low in PRONOUNS:
        return Phrase(at, at + 1, PhraseSort.PRONOUN, core_end=at + 1)
    phrase = read_core(words, at, stop)
    if phrase is not None and phrase.bodies and phrase.bodies[-1][0] > at and is_byline(words, phrase.bodies[-1][0]):
        return read_phrase(words, at, phrase.bodies[-1][0], deep=deep)
    if deep and phrase is not None and phrase.last < stop:
        _read_rest(words, phrase, stop)
    return phrase


def with_determiner(phrase: Phrase, determiner: str) -> Phrase:
    """Return the phrase that begins a word earlier, with this determiner before it."""
    return Phrase(
        phrase.first - 1,
        phrase.last,
        phrase.sort,
        phrase.core_end,
        phrase.heads,
        phrase.bodies,
        phrase.person,
        determiner,
        phrase.object,
        phrase.object_prep,
        phrase.apposition,
    )


def _read_rest(words: Words, phrase: Phrase, stop: int) -> None:
    """Extend the phrase by "(SOHR)", "for the army", "in Homs", ", head of …"."""
    i = phrase.last
    placed = False
    while i < stop:
        low = words.lows[i]
        if low in "([" and (close := _closing(words, i, stop)):
            if not phrase.bodies and close == i + 2:
                read_name(words, phrase, i + 1, close)
            i = phrase.last = close + 1
            continue
        if phrase.sort is PhraseSort.RECORD and low in _RECORD_LINKS and phrase.object is None:
            by = next((k for k in range(i, min(stop, i + 4)) if words.lows[k] in ("by", "from")), -1)
            at = by + 1
            maker = read_phrase(words, at, stop, deep=False) if at else None
            if maker is None:
                break
            if (
                maker.heads
                and "body" in words.roles(maker.heads[-1])
                and words.lows[maker.last : maker.last + 1] == ["of"]
            ):
                add_object(words, maker, stop)  # "figures from the ministry of health"
            phrase.object, phrase.object_prep = maker, "by"
            i = phrase.last = maker.last
            continue
        if phrase.object is not None and phrase.object.last == i and words.is_name(i) and _is_role(words, phrase):
            first = i
            while i < stop and i - first < 5 and (words.is_name(i) or words.lows[i] in ("al", "bin", "de", "el")):
                i += 1
            phrase.person, phrase.last = (first, i), i
            continue
        aided = low == "to" and bool(phrase.heads) and words.lows[phrase.heads[-1]] in _AIDES
        if (low in OBJECT_PREPS or low in TWO_PART_PREPS or aided) and phrase.object is None:
            ahead = i + 2 if low in TWO_PART_PREPS and i + 1 < stop and words.lows[i + 1] in SECOND_PARTS else i + 1
            found = read_minded(words, phrase, ahead, stop) or read_object(words, ahead, stop, low)
            if found is None:
                break
            phrase.object, phrase.object_prep = found, low
            i = phrase.last = found.last
            continue
        if low in PLACE_PREPS and phrase.object is not None and not placed and _may_be_placed(words, phrase, i, stop):
            placed = True
            where = read_object(words, i + 1, stop, low)
            if where is None:
                break
            i = phrase.last = where.last
            continue
        if low == "and" and _joins_places(words, phrase, i, stop):
            i = phrase.last = i + 2
            continue
        if phrase.apposition is None and (found := _read_apposition(words, phrase, i, stop)):
            phrase.apposition = found
            i = phrase.last = found.last
            continue
        break


def _may_be_placed(words: Words, phrase: Phrase, i: int, stop: int) -> bool:
    """Return whether the place at word ``i`` is that of the phrase's object: "a doctor at the clinic in Aldar"."""
    if phrase.object_prep in ("of", "for"):
        return True
    if words.lows[i] not in ("in", "near") or i + 1 >= stop:
        return False
    if words.lows[i + 1] == "the":  # "in the regional capital Aldar"
        return any(words.lows[k] in NAMED_PLACES for k in range(i + 2, min(stop, i + 5)))
    return words.is_name(i + 1)


def _joins_places(words: Words, phrase: Phrase, i: int, stop: int) -> bool:
    """Return whether "and" at word ``i`` joins a second country to it: "officials in Kenya and Uganda"."""
    if phrase.object is None or phrase.object.last != i or phrase.object_prep not in PLACE_PREPS or i + 1 >= stop:
        return False
    return words.is_name(i - 1) and is_country(words.words[i + 1]) and words.words[i + 1] not in DEMONYM_WORDS


def _is_role(words: Words, phrase: Phrase) -> bool:
    """Return whether the phrase is somebody's office: "the director of …"."""
    return bool(phrase.heads) and bool(words.roles(phrase.heads[-1]) & {"head", "spokes"})


def _closing(words: Words, i: int, stop: int) -> int:
    """Return the place of the bracket that closes the one at ``i``, 0 if it is far."""
    return next((k for k in range(i + 1, min(stop, i + 6)) if words.words[k] in ")]"), 0)


def _read_apposition(words: Words, phrase: Phrase, i: int, stop: int) -> Phrase | None:
    """Return "head of …" or "a British-based group" after a name, with its comma if any."""
    comma = words.words[i] == ","
    at = i + 1 if comma else i
    if at >= stop or phrase.sort not in (PhraseSort.NAME, PhraseSort.PROPER, PhraseSort.NOUN):
        return None
    if phrase.sort is PhraseSort.NOUN and not (phrase.person and phrase.person[1] == phrase.core_end):
        return None
    if comma and words.lows[at] in ("from", "of"):
        return read_object(words, at + 1, stop, words.lows[at])
    if words.lows[at] == "who" and at + 1 < stop and words.lows[at + 1] in _LEADS:
        led = read_object(words, at + 2, stop, "of")
        return (
            None
            if led is None
            else Phrase(at, led.last, PhraseSort.NOUN, core_end=at + 2, heads=[at + 1], object=led, object_prep="of")
        )
    if (verb := at + (words.lows[at] == "who")) and words.lows[verb : verb + 1] and words.lows[verb] in SPEAKING:
        told = verb + 1
        if words.lows[told : told + 3] == ["on", "behalf", "of"]:
            told += 2
        if words.lows[told : told + 1] not in (["for"], ["of"]):
            return None
        led = read_object(words, told + 1, stop, "of")
        return (
            None
            if led is None
            else Phrase(at, led.last, PhraseSort.NOUN, core_end=told, heads=[verb], object=led, object_prep="of")
        )
    roles = words.roles(at)
    of_body = comma and phrase.sort is PhraseSort.PROPER and words.entries[at].names_body  # ", UNICEF head of mission"
    its = words.lows[at] in ("its", "their") and comma
    owned = comma and phrase.person is not None and words.is_name(at) and words.entries[at].is_owner
    opens = words.lows[at] in ARTICLES or its or of_body or owned
    if not opens and roles.isdisjoint({"head", "spokes", "speaker", "trait"}):
        return None
    if not comma and words.is_name(at) and not roles & {"head", "spokes"}:
        return None
    found = read_phrase(words, at, stop, deep=False)
    if found is None or found.sort is not PhraseSort.NOUN:
        return None
    office = _is_role(words, found) or "speaker" in words.roles(found.heads[-1])
    if not comma and words.lows[at] == "the" and not (office and not words.lows[found.heads[-1]].endswith("s")):
        return None
    if (
        not comma
        and phrase.sort is PhraseSort.PROPER
        and (phrase.person is None or phrase.person[1] - phrase.person[0] < 2)
    ):
        return None
    add_object(words, found, stop)
    head = found.heads[-1]
    single = "speaker" in words.roles(head) and not words.lows[head].endswith("s") and "body" not in words.roles(head)
    if owned and not words.roles(head) & {"head", "spokes"}:
        return None  # "Ana Lind, Aldar's mayor" is no body's head
    if comma and words.lows[at] not in ARTICLES and not (single or words.roles(head) & {"head", "spokes"}):
        return None
    return found

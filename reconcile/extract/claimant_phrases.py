"""Read the words that name a claimant: "a military source in Homs", "the UN".

A phrase is read forward from its first word, by what sort of word may follow
what; the words and their roles are in the table ``claimant_nouns``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reconcile.extract.claimant_words import (
    ARTICLES,
    DEMONYM_WORDS,
    DETERMINERS,
    HEAD_ROLES,
    INNER_WORDS,
    MONTHS,
    NEVER_NAMES,
    PRONOUNS,
    Entry,
    Words,
    is_owner,
)
from reconcile.extract.names import Body, kind_of, match_name
from reconcile.model import ClaimantKind

#: Words; a longer run is not a claimant but a sentence.
MAX_PHRASE = 24
#: Letters of a short name in capitals; longer words are shouted.
MIN_ACRONYM, MAX_ACRONYM = 3, 9
OBJECT_PREPS = frozenset("of for in at from with on near inside outside within".split())
_PLACE_PREPS = frozenset("in at near inside outside from within on".split())
_RECORD_LINKS = frozenset(
    "by compiled released issued published circulated gathered collected provided shared posted verified kept "
    "maintained prepared supplied".split()
)
_NAME_JOINS = frozenset("of for and the on al el bin bint ibn de da do du van von der la le del dos und und-".split())
#: "Based in", "close to".
_TWO_PART_PREPS = frozenset({"based", "close"})
_SECOND_PARTS = frozenset("in at near outside to".split())
_LEADS = frozenset("heads leads runs directs chairs".split())


_ITS = frozenset({"its", "their"})
#: Determiners that a noun must follow; "that" and "some" may be followed by a verb.
OWNING = frozenset("the a an its their his her our".split())


class PhraseSort(StrEnum):
    """What sort of words name the claimant."""

    PRONOUN = "pronoun"
    NAME = "name"
    PROPER = "proper"
    NOUN = "noun"
    RECORD = "record"


@dataclass(slots=True)
class Phrase:
    """A claimant phrase: words ``first`` to ``last`` (left out) of a sentence.

    ``core_end`` is where its "in Homs" or "for the army" begins; ``heads``
    are the places of its nouns, ``bodies`` of its names from the table,
    ``person`` the words of a personal or unknown name.
    """

    first: int
    last: int
    sort: PhraseSort
    core_end: int = 0
    heads: list[int] = field(default_factory=list)
    bodies: list[tuple[int, int, Body]] = field(default_factory=list)
    person: tuple[int, int] | None = None
    determiner: str = ""
    object: Phrase | None = None
    object_prep: str = ""
    apposition: Phrase | None = None


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
    phrase = _read_core(words, at, stop)
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


def _read_core(words: Words, at: int, stop: int) -> Phrase | None:
    """Return determiner, traits, names and nouns up to the last one that can speak."""
    entries = words.entries
    i = at
    determiner = ""
    while i < stop and i - at < 2 and entries[i].low in DETERMINERS:
        determiner = determiner or entries[i].low
        i += 1
    phrase = Phrase(at, 0, PhraseSort.NOUN, determiner=determiner)
    heads = phrase.heads
    proper_from: int | None = None
    closed = False
    while i < stop:
        entry = entries[i]
        capital = entry.is_name
        if entry.only_describes or (
            determiner and entry.low in MONTHS and i + 1 < stop and "record" in entries[i + 1].roles
        ):
            proper_from = phrase.person = None
            i += 1
            continue
        if entry.low == "and" and _joins_traits(words, i, at, stop):
            i += 1
            continue
        if entry.names_body and (not closed or _takes_name(words, heads, i)):
            step = _read_name(words, phrase, i, stop)
            if step:
                proper_from = None
                i += step
                phrase.last = i
                continue
        if capital and entry.word in DEMONYM_WORDS and (proper_from is not None or phrase.bodies or heads):
            break
        if capital and i == at and entry.is_trait and "body" in entry.roles and _opens_name(words, i, stop):
            proper_from = i
            i += 1
            continue
        if entry.is_head and not (capital and proper_from is not None and entry.is_title):
            if heads and heads[-1] == i - 1 and _speaks_alone(entries[i - 1]) and "speaker" in entry.roles:
                break  # "… killing medical staff activists said"
            heads.append(i)
            proper_from = None
            i += 1
            phrase.last = i
            closed = not capital and _closes(entry.low, entry.roles)
            continue
        if capital and (not closed or _is_name_of(words, heads, i)):
            if not entry.is_trait and _ends_name(words, phrase, i) and not _names_body(words, i, stop):
                break
            if not entry.is_title:
                proper_from = i if proper_from is None else proper_from
                phrase.person = (proper_from, i + 1)
            closed = closed and "takes_name" not in entries[i - 1].marks
            i += 1
            phrase.last = i
            continue
        if proper_from is not None and entry.low in _NAME_JOINS and _joins_name(words, i, stop):
            i += 1
            continue
        if entry.is_trait or entry.is_title or entry.is_owner or _is_plural_owner(words, i, at, stop):
            proper_from = None
            i += 1
            continue
        owned = determiner in OWNING or is_owner(words, at)
        if owned and (not heads or is_owner(words, heads[-1])) and _leads_to_body(words, i, stop):
            i += 1
            continue
        break
    if phrase.last <= at:
        return None
    return _sorted_core(words, phrase)


def _speaks_alone(entry: Entry) -> bool:
    """Return whether the noun names people and none of the same phrase can follow: "residents", "staff"."""
    return entry.roles == {"speaker"} and (entry.low.endswith("s") or entry.low in ("staff", "people"))


def _opens_name(words: Words, i: int, stop: int) -> bool:
    """Return whether a body's noun begins an unknown name: "Media Watch Global", "Radio Halma"."""
    if i + 1 >= stop or not words.is_name(i + 1) or words.roles(i + 1) or words.words[i + 1] in DEMONYM_WORDS:
        return False
    return kind_of(words.lows[i]) in (ClaimantKind.MEDIA, ClaimantKind.NGO)


def _is_plural_owner(words: Words, i: int, at: int, stop: int) -> bool:
    """Return whether the mark at ``i`` makes the noun before it a possessive: "the doctors' union"."""
    return (
        words.words[i] in ("'", "’")
        and at < i < stop - 1
        and words.lows[i - 1].endswith("s")
        and words.end(i - 1) == words.starts[i]
        and not words.roles(i + 1).isdisjoint(HEAD_ROLES | {"trait"})
    )


def _leads_to_body(words: Words, i: int, stop: int) -> bool:
    """Return whether nouns that the table does not hold stand before a body's.

    "The harbour rescue agency", "the search and rescue agency".
    """
    entry = words.entries[i]
    if entry.low == "and" and words.words[i - 1].islower() and words.lows[i - 1] not in DETERMINERS:
        i += 1
        entry = words.entries[i] if i < stop else entry
        if "trait" in entry.roles:
            return _body_follows(words, i, stop)
    if not _may_qualify(words, i):
        return False
    owned = i and (words.lows[i - 1] in _ITS or is_owner(words, i - 1))
    if owned and i + 1 < stop and not words.roles(i + 1).isdisjoint({"head", "spokes"}):
        return True  # "its country director"
    return _body_follows(words, i, stop)


def _may_qualify(words: Words, i: int) -> bool:
    """Return whether the word may be a plain noun before another: "harbour", "emergencies"."""
    entry = words.entries[i]
    if (
        not (entry.word.islower() and entry.word.replace("-", "").isalpha())
        or entry.low in NEVER_NAMES
        or entry.low in INNER_WORDS
    ):
        return False
    return entry.roles == {"setting"} or not (entry.roles or entry.low.endswith("ed"))


def _body_follows(words: Words, i: int, stop: int) -> bool:
    """Return whether a body's noun follows word ``i`` behind traits and one plain noun or "and"."""
    strange = 0
    for k in range(i + 1, min(stop, i + 5)):
        roles = words.entries[k].roles
        if "body" in roles and "trait" not in roles:
            return True
        if "trait" in roles:
            continue
        strange += 1
        if strange > 1 or not (words.lows[k] == "and" or _may_qualify(words, k)):
            return False
    return False


def _takes_name(words: Words, heads: list[int], i: int) -> bool:
    """Return whether the noun before word ``i`` may be followed by its name: "the group Airwars"."""
    return bool(heads) and heads[-1] == i - 1 and "takes_name" in words.entries[i - 1].marks


def _is_name_of(words: Words, heads: list[int], i: int) -> bool:
    """Return whether word ``i`` names the body before it: "the disaster unit UNGRD", "the newspaper El Tiempo"."""
    entry = words.entries[i]
    before = words.entries[i - 1]
    if heads[-1] != i - 1 or "body" not in before.roles:
        return False
    if "takes_name" in before.marks and before.word.islower():
        return not entry.roles and entry.word not in DEMONYM_WORDS
    is_acronym = MIN_ACRONYM <= len(entry.word) <= MAX_ACRONYM and entry.word.isalpha() and entry.word.isupper()
    return is_acronym and not entry.names_body


def _ends_name(words: Words, phrase: Phrase, i: int) -> bool:
    """Return whether a body of the table ends before word ``i`` and does not own it."""
    return bool(phrase.bodies) and phrase.bodies[-1][1] == i and not words.words[i - 1].endswith(("'s", "’s"))


def _read_name(words: Words, phrase: Phrase, i: int, stop: int) -> int:
    """Note a body of the table at word ``i``; return its length, 0 if there is none."""
    found = match_name(words.words, words.lows, i, stop, words.text)
    if found is None:
        return 0
    length, body = found
    if i + length < stop and words.is_name(i + length) and words.lows[i + length] in ("province", "city"):
        return 0
    phrase.bodies.append((i, i + length, body))
    return length


def _closes(low: str, roles: frozenset[str]) -> bool:
    """Return whether no name can follow this noun: "activists Reuters", but "activist Wael"."""
    if (low.endswith("s") and not low.endswith("ss")) or "body" in roles or "record" in roles:
        return True
    return low in ("source", "police", "opposition", "staff", "people")


def _joins_traits(words: Words, i: int, at: int, stop: int) -> bool:
    """Return whether "and" joins two traits of one noun: "local and media sources"."""
    if (
        i <= at
        or i + 2 >= stop
        or (words.words[i - 1][0].isupper() and i > 1)
        or not ("trait" in words.roles(i - 1) and "trait" in words.roles(i + 1))
    ):
        return False
    ahead = range(i + 1, min(stop, i + 4))
    return any(words.roles(k) & {"speaker", "body"} and words.lows[k].endswith(("s", "office")) for k in ahead)


def _joins_name(words: Words, i: int, stop: int) -> bool:
    """Return whether the small word at ``i`` stands inside a name."""
    low = words.lows[i]
    if low == "and" and not any(words.lows[k] in ("for", "of") or is_owner(words, k) for k in range(max(0, i - 4), i)):
        return False
    if low in ("in", "on", "of", "for") and i + 2 < stop and words.lows[i + 1] == "the":
        return words.is_name(i + 2) and not _names_body(words, i + 2, stop)
    if low == "the":
        return words.lows[i - 1] in ("of", "for", "on") and i + 1 < stop and words.is_name(i + 1)
    if low == "on":
        return False
    return i + 1 < stop and words.is_name(i + 1)


def _names_body(words: Words, i: int, stop: int) -> bool:
    """Return whether the run of names at word ``i`` holds a body's noun: "Ana Lind of the Lake Observatory"."""
    while i < stop and words.is_name(i):
        if "body" in words.roles(i):
            return True
        i += 1
    return False


def _sorted_core(words: Words, phrase: Phrase) -> Phrase | None:
    """Give the phrase its sort, or None where nothing in it can speak."""
    last = phrase.core_end = phrase.last
    if phrase.heads:  # the sort is that of a noun unless told otherwise
        if phrase.heads[-1] == last - 1 and "record" in words.entries[last - 1].roles:
            phrase.sort = PhraseSort.RECORD
    elif phrase.bodies:
        phrase.sort = PhraseSort.NAME
    elif phrase.person and phrase.person[1] == last:
        if DEMONYM_WORDS.issuperset(words.words[phrase.person[0] : last]):
            return None
        phrase.sort = PhraseSort.PROPER
    else:
        return None
    return phrase


def _read_rest(words: Words, phrase: Phrase, stop: int) -> None:
    """Extend the phrase by "(SOHR)", "for the army", "in Homs", ", head of …"."""
    i = phrase.last
    placed = False
    while i < stop:
        low = words.lows[i]
        if low in "([" and (close := _closing(words, i, stop)):
            if not phrase.bodies and close == i + 2:
                _read_name(words, phrase, i + 1, close)
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
                _read_objects_only(words, maker, stop)  # "figures from the ministry of health"
            phrase.object, phrase.object_prep = maker, "by"
            i = phrase.last = maker.last
            continue
        if phrase.object is not None and phrase.object.last == i and words.is_name(i) and _is_role(words, phrase):
            first = i
            while i < stop and i - first < 5 and (words.is_name(i) or words.lows[i] in ("al", "bin", "de", "el")):
                i += 1
            phrase.person, phrase.last = (first, i), i
            continue
        if (low in OBJECT_PREPS or low in _TWO_PART_PREPS) and phrase.object is None:
            ahead = i + 2 if low in _TWO_PART_PREPS and i + 1 < stop and words.lows[i + 1] in _SECOND_PARTS else i + 1
            found = read_object(words, ahead, stop, low)
            if found is None:
                break
            phrase.object, phrase.object_prep = found, low
            i = phrase.last = found.last
            continue
        if low in _PLACE_PREPS and phrase.object is not None and not placed and _may_be_placed(words, phrase, i, stop):
            placed = True
            where = read_object(words, i + 1, stop, low)
            if where is None:
                break
            i = phrase.last = where.last
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
    return words.lows[i] in ("in", "near") and i + 1 < stop and words.is_name(i + 1)


def _is_role(words: Words, phrase: Phrase) -> bool:
    """Return whether the phrase is somebody's office: "the director of …"."""
    return bool(phrase.heads) and bool(words.roles(phrase.heads[-1]) & {"head", "spokes"})


def _closing(words: Words, i: int, stop: int) -> int:
    """Return the place of the bracket that closes the one at ``i``, 0 if it is far."""
    return next((k for k in range(i + 1, min(stop, i + 6)) if words.words[k] in ")]"), 0)


def read_object(words: Words, at: int, stop: int, prep: str) -> Phrase | None:
    """Return what stands after "for", "of", "in" … inside a claimant phrase, or None."""
    i = at
    while i < stop and (
        words.lows[i] in DETERMINERS or words.roles(i) & {"trait", "setting"} or words.entries[i].only_describes
    ):
        i += 1
    if (
        i + 1 < stop
        and words.words[i].islower()
        and words.words[i].isalpha()
        and not words.roles(i)
        and words.is_name(i + 1)
        and (words.lows[i] not in NEVER_NAMES | OBJECT_PREPS)
    ):
        i += 1
        at = i if i == at + 1 else at
    marked = i > at and words.lows[at] in DETERMINERS
    core = _read_core(words, at, stop)
    if core is not None and core.last > i:
        plural = (
            core.sort is PhraseSort.NOUN
            and words.lows[core.last - 1].endswith("s")
            and "speaker" in words.roles(core.last - 1)
        )
        if prep in _PLACE_PREPS and plural:
            return None
        i = core.last
        while i < stop and "setting" in words.roles(i) and not words.is_name(i):
            i += 1
        core.last = i
        if i + 1 < stop and words.lows[i] == "of" and "setting" in words.roles(i - 1) and words.is_name(i + 1):
            core.last = i = _name_end(words, i + 1, stop)  # "in the Turkish town of Aldar"
        if core.heads and "body" in words.roles(core.heads[-1]) and i < stop and words.lows[i] in ("of", "for", "on"):
            _read_objects_only(words, core, stop)  # "a spokesperson for the ministry of health"
        return core
    unfinished = marked and i < stop and words.roles(i - 1) == {"trait"} and _may_qualify(words, i)
    if i > at and words.roles(i - 1) and not unfinished:  # "at the medical facility" goes on
        if i + 1 < stop and words.lows[i] == "of" and words.is_name(i + 1):
            i = _name_end(words, i + 1, stop)
        return Phrase(at, i, PhraseSort.NOUN, core_end=i)
    if marked and i < stop and words.words[i][0].isalpha() and i <= at + 2 and words.lows[i] not in NEVER_NAMES:
        i += 1  # a noun that the table does not hold: "at the warehouse", "in the hill town of Aldar"
        if i < stop and "setting" in words.roles(i):
            i += 1
            if i + 1 < stop and words.lows[i] == "of" and words.is_name(i + 1):
                i = _name_end(words, i + 1, stop)
        return Phrase(at, i, PhraseSort.NOUN, core_end=i)
    return None


def _name_end(words: Words, at: int, stop: int) -> int:
    """Return the end of the run of names that begins at word ``at``."""
    while at < stop and words.is_name(at) and not words.roles(at):
        at += 1
    return at


def _read_apposition(words: Words, phrase: Phrase, i: int, stop: int) -> Phrase | None:
    """Return "head of …" or "a British-based group" after a name, with its comma if any."""
    comma = words.words[i] == ","
    at = i + 1 if comma else i
    if at >= stop or phrase.sort not in (PhraseSort.NAME, PhraseSort.PROPER, PhraseSort.NOUN):
        return None
    if phrase.sort is PhraseSort.NOUN and not (phrase.person and phrase.person[1] == phrase.core_end):
        return None
    if comma and words.lows[at] == "from":
        return read_object(words, at + 1, stop, "from")
    if words.lows[at] == "who" and at + 1 < stop and words.lows[at + 1] in _LEADS:
        led = read_object(words, at + 2, stop, "of")
        return (
            None
            if led is None
            else Phrase(at, led.last, PhraseSort.NOUN, core_end=at + 2, heads=[at + 1], object=led, object_prep="of")
        )
    roles = words.roles(at)
    of_body = comma and phrase.sort is PhraseSort.PROPER and words.entries[at].names_body  # ", UNICEF head of mission"
    if words.lows[at] not in ARTICLES and not of_body and not roles & {"head", "spokes", "speaker", "trait"}:
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
    _read_objects_only(words, found, stop)
    head = found.heads[-1]
    single = "speaker" in words.roles(head) and not words.lows[head].endswith("s") and "body" not in words.roles(head)
    if comma and words.lows[at] not in ARTICLES and not (single or words.roles(head) & {"head", "spokes"}):
        return None
    return found


def _read_objects_only(words: Words, phrase: Phrase, stop: int) -> None:
    i = phrase.last
    if i < stop and (words.lows[i] in OBJECT_PREPS or words.lows[i] in _TWO_PART_PREPS):
        ahead = i + 2 if words.lows[i] in _TWO_PART_PREPS else i + 1
        found = read_object(words, ahead, stop, words.lows[i])
        if found is not None:
            phrase.object, phrase.object_prep, phrase.last = found, words.lows[i], found.last

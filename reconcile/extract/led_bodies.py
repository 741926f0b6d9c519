"""Whom a spokesperson or the head of a body speaks for, and the person's own name."""

from __future__ import annotations

from reconcile.extract.claimant_cores import Phrase
from reconcile.extract.claimant_phrases import SPEAKING
from reconcile.extract.claimant_register import Register
from reconcile.extract.claimant_words import Words, is_owner, marks_of, text_of
from reconcile.extract.described import is_mission
from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.ministries import is_country
from reconcile.extract.names import kind_of, normal_word
from reconcile.extract.text_names import SEATS
from reconcile.model import ClaimantKind

#: Bodies whose people speak for them.
RECORDING_KINDS = frozenset(
    {
        ClaimantKind.MONITOR,
        ClaimantKind.UN,
        ClaimantKind.NGO,
        ClaimantKind.MEDIA,
        ClaimantKind.RESCUE,
        ClaimantKind.POLICE,
        ClaimantKind.MEDICAL,
    }
)
_CLINICS = frozenset("hospital clinic hospitals clinics morgue infirmary".split())
#: People of a body who speak for themselves.
_MEMBERS = frozenset("member official representative lawmaker delegate negotiator activist volunteer".split())


def person_of(words: Words, phrase: Phrase) -> tuple[int, int] | None:
    """Return the words of the personal name at the end of a description, None if there is none."""
    person = phrase.person
    if person is not None:  # "Commissioner Halma Division Ana Lind"
        seat = next((k for k in range(person[0] + 1, person[1] - 1) if words.lows[k] in SEATS), -1)
        person = person if seat < 0 else (seat + 1, person[1])
    if person and person[1] - person[0] == 1 and is_country(words.words[person[0]]):
        return None  # "Statistics Canada"
    if person and words.words[person[0] - 1] in ("TV", "Radio"):
        person = person[0] - 1, person[1]  # "broadcaster TV Azul"
    if person and person[1] in (phrase.core_end, phrase.last) and person[1] - person[0] < 6:
        return person if not phrase.heads or person[0] > phrase.heads[-1] else None
    led = phrase.object
    if led is None or led.person is None or led.person[1] != phrase.last:
        return None
    if led.heads:  # "Secretary of Defense Ana Lind"
        last = led.heads[-1]
        is_named = "portfolio" in words.marks(last) or ("body" in words.roles(last) and _are_members(words, phrase))
        minds = is_named and led.person[0] == last + 1
        if (
            words.lows[last] in _CLINICS and last < led.person[0] <= last + 2
        ):  # "director of Lake Hospital Dr. Ana Lind"
            return led.person
        return led.person if minds and led.person[1] - led.person[0] > 1 else None
    if led.person[1] - led.person[0] > 1 and "setting" in words.roles(led.person[0] - 1):
        return led.person  # "governor of Aldar state Ana Lind"
    if led.person[1] - led.person[0] > 1 and is_country(words.words[led.person[0]]):
        return led.person[0] + 1, led.person[1]  # "envoy for Kenya Ana Lind"
    if led.person[1] - led.person[0] > 2 and phrase.heads and words.roles(phrase.heads[-1]) & {"head", "spokes"}:
        return led.person[1] - 2, led.person[1]  # "health director for Aleppo Mohammad Amsel"
    if led.person[1] - led.person[0] > 2 and _is_one_speaker(words, phrase) and phrase.object_prep in ("in", "from"):
        town = load_gazetteer().find(words.words[led.person[0]])
        return (led.person[0] + 1, led.person[1]) if town else None  # "a doctor in Aleppo Mohammad Amsel"
    return None


def _is_one_speaker(words: Words, phrase: Phrase) -> bool:
    """Return whether the phrase hangs on one who speaks: "a civil defence official"."""
    head = phrase.heads[-1] if phrase.heads else phrase.first
    return "speaker" in words.roles(head) and not words.lows[head].endswith("s")


def _are_members(words: Words, phrase: Phrase) -> bool:
    """Return whether the phrase hangs on one of a body's people: "member of the Lake Council Ana Lind"."""
    return bool(phrase.heads) and words.lows[phrase.heads[-1]] in _MEMBERS


def is_of_nameless(words: Words, phrase: Phrase) -> bool:
    """Return whether the phrase is the head of a body of which it tells only the sort.

    "Police chief Ana Lind", "Ana Lind, who heads a charity".
    """
    if not phrase.heads or phrase.bodies:
        return False
    at = phrase.heads[-1]
    if phrase.object is not None:
        spokes = "spokes" in words.roles(at) or words.lows[at] in SPEAKING
        return phrase.object.determiner in ("a", "an") and not phrase.object.bodies and not spokes
    if "head" not in words.roles(at) or words.lows[at] == "minister" or at == phrase.first:
        return False
    return all(words.roles(k) for k in range(phrase.first + (phrase.determiner != ""), at))


def is_doctor(words: Words, phrase: Phrase, body: str) -> bool:
    """Return whether the phrase is the office of a hospital's head, who speaks for himself as doctors do.

    A spokesperson speaks for the hospital, and a head without a name stands for it.
    """
    if not phrase.heads or not _CLINICS.intersection(body.lower().split()):
        return False
    return not any("spokes" in words.roles(at) or words.lows[at] in SPEAKING for at in phrase.heads)


def led_body(words: Words, phrase: Phrase, register: Register) -> str:
    """Return the body that a spokesperson or a recording body's head stands for, "" if none."""
    roles = [(at, words.roles(at) or frozenset({"head"})) for at in phrase.heads]
    spokes = any("spokes" in found or words.lows[at] in SPEAKING for at, found in roles)
    heads = [at for at, found in roles if "head" in found]
    if not spokes and not heads:
        return ""
    at = next((at for at, found in roles if "spokes" in found or words.lows[at] in SPEAKING), None)
    at = heads[-1] if at is None else at
    if words.lows[at] == "minister":
        portfolio = [k for k in range(phrase.first, at) if "portfolio" in words.marks(k)]
        if portfolio:
            named = [w for w in words.words[phrase.first : portfolio[0]] if w[0].isupper()]
            owner = " ".join(w for w in named if normal_word(w) not in ("deputy", "former"))
            if named and is_country(named[-1]):
                owner = named[-1]  # "Ivan Orlo Kenyas interior minister"
            return register.canonical(f"{owner} {words.lows[portfolio[0]]} ministry".strip())
        of = phrase.object
        if of is not None and phrase.object_prep in ("of", "for"):
            minded = next((k for k in (of.last - 1, of.first) if "portfolio" in words.marks(k)), -1)
            return register.canonical(f"{words.lows[minded]} ministry") if minded >= 0 else ""
        return ""
    if words.lows[at] == "secretary" and "portfolio" in words.marks(at - 1):
        return ""  # a "defence secretary" is a politician
    for first, end, body in phrase.bodies:
        if is_owner(words, end - 1) and any("body" in words.roles(k) for k in range(end, at)):
            continue  # "Russia's defence ministry spokesman" is not Russia's
        if is_mission(words, end, at):
            continue
        if spokes or body.kind in RECORDING_KINDS:
            return register.own_reading(words.words[first], body.name) if end == first + 1 else body.name
    before = [k for k, _ in roles if k < at and ("body" in words.roles(k) or (spokes and _are_many(words, k)))]
    if before and (spokes or "records" in words.marks(before[-1])):
        first = phrase.first + (words.lows[phrase.first] in ("a", "an", "the", "another", "one"))
        return register.canonical(_without_lost_mark(words, first, before[-1]))
    led = phrase.object
    if led is not None and phrase.object_prep in ("of", "for", "from", "at"):
        mission = bool(led.bodies) and is_mission(words, led.bodies[-1][1], led.core_end)
        if led.bodies and not mission and (spokes or led.bodies[-1][2].kind in RECORDING_KINDS):
            return led.bodies[-1][2].name
        if (
            led.heads
            and (
                spokes
                or "records" in words.marks(led.heads[-1])
                or kind_of(text_of(words, led.first, led.heads[-1] + 1)) is ClaimantKind.RESCUE
            )
            and words.lows[led.first] not in ("defense", "defence")
        ):
            end = led.heads[-1] + 1 if led.object is None and led.person and led.person[0] > led.heads[-1] else led.last
            if end == led.heads[-1] + 1 == led.first + 1:
                return words.lows[led.first]  # "Superintendent of Police"
            return register.canonical(text_of(words, led.first, end))
        if spokes and led.person and not _goes_on(words, led.last):
            name = text_of(words, *led.person)
            return register.spelt_out(name)
    owned_by = at - 1
    while owned_by >= phrase.first and not is_owner(words, owned_by):
        owned_by -= 1
    if owned_by >= phrase.first and words.is_name(owned_by):  # "Indeci's regional head"
        name = text_of(words, phrase.first, owned_by + 1).removesuffix("'s").removesuffix("’s")
        full = register.canonical(register.spelt_out(name))
        return full if spokes or kind_of(full) in RECORDING_KINDS or _records(full) else ""
    if spokes and owned_by > phrase.first and words.roles(owned_by) & {"head", "speaker", "body"}:
        name = _without_lost_mark(words, phrase.first + (phrase.determiner != ""), owned_by)
        return register.canonical(name.removesuffix("'s").removesuffix("’s"))  # "the governor's spokesman"
    if spokes and at > phrase.first + 1 and words.words[at - 1] in ("'", "’"):  # "the rebels' spokesman"
        return register.canonical(text_of(words, phrase.first, at - 1))
    if spokes and phrase.heads and phrase.heads[0] == at and at > phrase.first:
        first = phrase.first + (
            words.lows[phrase.first] in ("a", "an", "the", "another", "one", "its", "his", "her", "their")
        )
        if any("body" in words.roles(k) or (words.is_name(k) and not words.roles(k)) for k in range(first, at)):
            return register.canonical(text_of(words, first, at))  # not of a "presidential spokesman"
    return ""


def _without_lost_mark(words: Words, first: int, last: int) -> str:
    """Return the words up to the owner at ``last``, without the s of "the councils spokesman"."""
    name = text_of(words, first, last + 1)
    return name[:-1] if words.words[last].lower() == words.lows[last] + "s" else name


def _are_many(words: Words, at: int) -> bool:
    """Return whether the noun names many who have a spokesman: "the militants spokesman", in a text without marks."""
    return "speaker" in words.roles(at) and words.lows[at].endswith("s") and words.words[at].islower()


def _goes_on(words: Words, at: int) -> bool:
    """Return whether a noun follows that the name before it belongs to: "spokesman for the Aldar courts"."""
    if at + 1 >= len(words):
        return False
    word = words.words[at]
    return word.islower() and word.isalpha() and words.lows[at + 1] == "," and not words.entries[at].is_head


def _records(name: str) -> bool:
    """Return whether a noun of the name is of a body whose head speaks for it."""
    return any("records" in marks_of(normal_word(part)) for part in name.split())

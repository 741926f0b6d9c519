"""Whose word a spokesperson's or a member's is: "its director", "a spokeswoman", "Ana Lind of the Lake Observatory"."""

from __future__ import annotations

from reconcile.extract.called_back import called_back, nouns_of
from reconcile.extract.claimant_cores import Phrase, PhraseSort
from reconcile.extract.claimant_register import Claimant, Register
from reconcile.extract.claimant_words import Words, is_common_noun, marks_of, roles_of, text_of
from reconcile.extract.core_names import is_office
from reconcile.extract.described import heads_of
from reconcile.extract.led_bodies import RECORDING_KINDS, led_body
from reconcile.extract.names import kind_of
from reconcile.model import ClaimantKind, Span

#: Sentences; "its director" further from the body is left alone.
MAX_OWNER_GAP = 3
#: Sentences; "the spokeswoman" is whoever spoke for a body so far before.
MAX_SPOKEN_GAP = 8


def spoken_for(words: Words, phrase: Phrase, span: Span, register: Register, sentence: int) -> Claimant | None:
    """Return the body of "its spokesman, Ivan Orlo" or "its director", None where the phrase is no such."""
    named = phrase.person is not None and phrase.person == (phrase.first + 2, phrase.core_end)
    if phrase.determiner == "a" and (named or phrase.core_end == phrase.first + 2) and phrase.object is None:
        speaks = phrase.heads and "spokes" in words.roles(phrase.heads[-1])
        body = next(iter(_opening_here(span, register, sentence)), _named_last(words, phrase, register))
        if body is None and speaks and (named or phrase.last > phrase.core_end):  # "A spokesman, Ivan Orlo, said"
            body = next((seen for seen in register.latest_or_opening(sentence, 1) if not seen.person), None)
        return body._replace(span=span, person=True, rule="spokesperson") if speaks and body is not None else None
    if _is_bare_spokesperson(words, phrase):  # "Spokesman Ivan Orlo said"
        body = next((seen for seen in register.latest_or_opening(sentence, 1) if not seen.person), None)
        if body is None or phrase.person is None:
            return None
        nouns = body.nouns | nouns_of(text_of(words, *phrase.person))
        return body._replace(span=span, person=True, nouns=nouns, rule="spokesperson")
    closed = phrase.last == phrase.core_end or (phrase.person is not None and phrase.person[0] > phrase.core_end)
    if phrase.determiner == "the" and phrase.core_end == phrase.first + 2 and closed and phrase.object is None:
        if "spokes" not in words.roles(phrase.first + 1):
            return None
        for seen in register.latest(sentence, MAX_SPOKEN_GAP):
            if any("spokes" in roles_of(noun) for noun in seen.nouns):
                return seen._replace(span=span, rule="called-back")
        return None
    if phrase.determiner not in ("its", "their"):
        return None
    roles = frozenset[str]().union(*map(words.roles, phrase.heads))
    if roles.isdisjoint({"spokes", "head"}):
        return None
    for seen in (
        *_opening_here(span, register, sentence),
        *register.latest_or_opening(sentence, MAX_OWNER_GAP),
    ):
        if not seen.person and ("spokes" in roles or seen.kind in RECORDING_KINDS or _records(seen)):
            return seen._replace(
                span=span, person=True, nouns=seen.nouns | heads_of(words, phrase), rule="spokesperson"
            )
    return None


def _is_bare_spokesperson(words: Words, phrase: Phrase) -> bool:
    """Return whether a spokesperson is named and nothing tells of whom."""
    if phrase.determiner or phrase.object is not None or phrase.bodies or phrase.person is None:
        return False
    return "spokes" in words.roles(phrase.first) and phrase.person[1] == phrase.core_end


def _opening_here(span: Span, register: Register, sentence: int) -> list[Claimant]:
    """Return the body that the sentence begins with, before the phrase: "The clinic has 20 patients, its head said"."""
    opening = register.opening(sentence)
    return [] if opening is None or opening.span.end > span.start else [opening]


def _named_last(words: Words, phrase: Phrase, register: Register) -> Claimant | None:
    """Return the body whose name stands before the comma: "at Lakeside Hospital, a spokeswoman said"."""
    end = phrase.first - 1
    if end < 1 or words.words[end] != "," or "records" not in words.marks(end - 1) or not words.is_name(end - 1):
        return None
    first = end - 1
    while first and words.is_name(first - 1):
        first -= 1
    if first == end - 1:
        return None
    name = register.canonical(text_of(words, first, end))
    return Claimant(name, kind_of(name), words.span(first, end), nouns=nouns_of(name))


def body_led(words: Words, phrase: Phrase, span: Span, register: Register, sentence: int) -> str:
    """Return the body that the phrase's office stands for, by its full name where the text has told it."""
    body_name = led_body(words, phrase, register)
    if body_name and (owner := owner_of(words, phrase)) is not None:
        back = called_back(words, owner, span, register, sentence)
        return back.name if back is not None else body_name
    return body_name


def owner_of(words: Words, phrase: Phrase) -> Phrase | None:
    """Return "the group" of "the group's president" and "president of the group", None where it is named."""
    led = phrase.object
    if led is not None and led.heads and not led.bodies and led.person is None:
        return led
    before = [at for at in phrase.heads if "body" in words.roles(at)]
    bare = before[-1:] == [phrase.first]  # "Agency head Ana Lind"
    if not before or phrase.bodies or not (bare or words.lows[phrase.first] in ("the", "this", "that")):
        return None
    if bare:
        return Phrase(phrase.first, phrase.first + 1, PhraseSort.NOUN, phrase.first + 1, before[-1:], determiner="the")
    end = before[-1] + 1
    return Phrase(phrase.first, end, PhraseSort.NOUN, end, before[-1:], determiner=words.lows[phrase.first])


def unnamed_spokesperson(register: Register, sentence: int, last: str, span: Span) -> Claimant | None:
    """Return the spokesperson without a name who was credited just before a name that the text has not explained.

    "A military spokesman said the raid was over. Ivan Orlo said 20 had died."
    """
    for seen in register.latest(sentence, 1):
        unnamed = all(is_common_noun(noun) or noun in nouns_of(seen.name) for noun in seen.nouns)
        if seen.rule != "spokesperson" or not unnamed or register.is_named(last, span.start):
            return None
        return seen
    return None


def body_of_apposition(words: Words, of_whom: Phrase, register: Register) -> str:
    """Return the body of "Ana Lind, from UNICEF" and "Ana Lind, of Kent Police", "" where it is none that records."""
    if of_whom.bodies:
        return of_whom.bodies[-1][2].name
    named = of_whom.heads and words.is_name(of_whom.heads[-1]) and "records" in words.marks(of_whom.heads[-1])
    return register.canonical(text_of(words, of_whom.first, of_whom.core_end)) if named else ""


def body_of(words: Words, phrase: Phrase, register: Register) -> str:
    """Return the recording body that a person is said to be of: "Ana Lind of the Lake Observatory", "" if none."""
    if phrase.bodies and phrase.person and phrase.bodies[-1][1] == phrase.person[0]:
        start, end, body = phrase.bodies[-1]
        if is_office(words, start, end, body):
            return body.name  # "UN rights chief Ana Lind"
        owns = words.words[end - 1].endswith(("'s", "’s")) and body.kind is not ClaimantKind.MEDIA
        return body.name if owns and body.kind in RECORDING_KINDS else ""  # "UNICEF's Ana Lind"
    led = phrase.object
    if led is None or phrase.object_prep not in ("of", "from", "with", "at"):
        return ""
    if led.bodies and led.bodies[-1][2].kind in RECORDING_KINDS:
        tail = range(led.bodies[-1][1], led.core_end)  # "of the Fire Service and Civil Defence department"
        if all(words.roles(k) & {"body", "trait"} for k in tail) and set(led.heads) <= set(tail):
            return led.bodies[-1][2].name
    if led.heads and {"records", "is_monitor"} & words.marks(led.heads[-1]):
        if led.person and led.person[0] == led.heads[-1] + 1:  # "Ines Moura of the health directorate DGS"
            return register.spelt_out(text_of(words, *led.person))
        if words.words[led.heads[-1]][0].isupper():
            return register.canonical(text_of(words, led.first, led.core_end))
    return ""


def _records(body: Claimant) -> bool:
    """Return whether the head of the body speaks for it: an agency, an institute, "the disaster unit UNGRD"."""
    return any("records" in marks_of(noun) for noun in nouns_of(body.name) | body.nouns)

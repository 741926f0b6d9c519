"""From a claimant phrase to the claimant: a full name, its kind, its antecedent.

A spokesperson or the head of a recording body stands for the body; a
politician, a doctor or a witness for himself. "It", "the group" and "the
ministry" stand for whoever was last credited and fits; where nobody fits,
the words stay as they are, for a wrong name is worse than a vague one.
"""

from __future__ import annotations

from reconcile.extract.called_back import called_back, nouns_of
from reconcile.extract.claimant_cores import Phrase, PhraseSort
from reconcile.extract.claimant_records import MAX_PRONOUN_GAP, maker_of, name_of_record
from reconcile.extract.claimant_register import Claimant, Register
from reconcile.extract.claimant_words import Words, is_owner, marks_of, text_of
from reconcile.extract.described import (
    acronym_of,
    body_of_members,
    described_end,
    described_start,
    heads_of,
    is_body_tail,
    is_branch,
    is_one_of_many,
    known_as,
    national_name,
    of_its_seat,
    plain_words,
    police_of_capital,
)
from reconcile.extract.led_bodies import is_doctor, is_of_nameless, person_of
from reconcile.extract.ministries import is_country
from reconcile.extract.names import kind_of, normal_word
from reconcile.extract.spokespeople import (
    body_led,
    body_of,
    body_of_apposition,
    owner_of,
    spoken_for,
    unnamed_spokesperson,
)
from reconcile.model import ClaimantKind, Span

#: Sentences; a person who is quoted at length is "he" after a while.
MAX_PERSON_GAP = 6
#: What a person heads and may speak through.
_OFFICES = frozenset("office ministry department agency".split())
#: Plurals that name one body, which is "it" as well as "they": "the armed forces".
_ONE_BODY = frozenset("forces services".split())


def name_claimant(words: Words, phrase: Phrase, register: Register, sentence: int) -> Claimant | None:
    """Return who ``phrase`` names, or None where it names nobody by itself.

    None is for a pronoun or a bare "the statement" with nobody before it.

    Args:
        words: The sentence that the phrase stands in.
        phrase: As read from it.
        register: Those credited before.
        sentence: The number of the sentence.
    """
    span = words.span(phrase.first, phrase.last)
    if phrase.called:
        return Claimant(phrase.called, ClaimantKind.WITNESS, span, plural=True, nouns=nouns_of(phrase.called))
    if phrase.sort is PhraseSort.PRONOUN:
        return _pronoun(words.lows[phrase.first], span, register, sentence)
    if phrase.sort is PhraseSort.RECORD:
        maker = maker_of(words, phrase)
        made_by = name_claimant(words, maker, register, sentence) if maker is not None else None
        if made_by is not None:
            return made_by._replace(span=span, rule="record")
        return name_of_record(words, phrase, register, sentence)
    if phrase.sort is PhraseSort.PROPER or (phrase.sort is PhraseSort.NAME and not phrase.heads):
        return _named(words, phrase, span, register, sentence)
    return _described(words, phrase, span, register, sentence)


def _pronoun(low: str, span: Span, register: Register, sentence: int) -> Claimant | None:
    """Return the last claimant that fits "he", "she", "it" or "they"."""
    gap = MAX_PERSON_GAP if low in ("he", "she") else MAX_PRONOUN_GAP
    for seen in register.latest_or_opening(sentence, gap, span.start):
        fits = (seen.person if low in ("he", "she") else not seen.person and seen.plural == (low == "they")) or (
            low == "they" and not seen.person
        )
        if fits:
            return seen._replace(span=span, rule="pronoun")
    return None


def _named(words: Words, phrase: Phrase, span: Span, register: Register, sentence: int) -> Claimant:
    """Return a name from the table, a person, or an unknown body."""
    national = national_name(words, phrase)
    if national:
        for seen in register.latest_named(sentence, _last_word(national)):
            if seen.name.endswith(national):  # "the Red Cross" after the Kenya Red Cross
                return seen._replace(span=span)
        return Claimant(national, kind_of(national), span, nouns=nouns_of(national))
    if phrase.bodies and phrase.person is None:
        first, end, body = phrase.bodies[-1]
        name = register.own_reading(words.words[first], body.name) if end == first + 1 else body.name
        nouns = nouns_of(name) | nouns_of(text_of(words, first, end))
        return Claimant(name, body.kind if name == body.name else kind_of(name), span, nouns=nouns)
    start, end = phrase.person or (phrase.first, phrase.core_end)
    if end - start > 1 and is_owner(words, start) and is_country(words.words[start]):
        start += 1  # "France's Ana Lind"
    name = text_of(words, start, end).removesuffix("'s").removesuffix("’s")
    if phrase.apposition is not None:
        spoken = spoken_for(words, phrase.apposition, span, register, sentence)
        if spoken is not None and is_doctor(words, phrase.apposition, spoken.name):
            return Claimant(name, ClaimantKind.MEDICAL, span, person=True, nouns=nouns_of(name))
        if spoken is not None:  # "Ana Lind, its head of emergencies"
            return spoken._replace(nouns=spoken.nouns | nouns_of(name))
        body_name = body_led(words, phrase.apposition, span, register, sentence)
        if body_name and phrase.apposition.object is not None and is_of_nameless(words, phrase.apposition):
            body_name = ""
        if is_doctor(words, phrase.apposition, body_name):
            return Claimant(name, ClaimantKind.MEDICAL, span, person=True, nouns=nouns_of(name))
        if not body_name and words.lows[phrase.apposition.first - 1] in ("from", "of"):
            body_name = body_of_apposition(words, phrase.apposition, register)
        if body_name:
            nouns = nouns_of(body_name) | nouns_of(name) | heads_of(words, phrase.apposition)
            return Claimant(body_name, kind_of(body_name), span, person=True, nouns=nouns, rule="spokesperson")
        kind = kind_of(text_of(words, phrase.apposition.first, phrase.apposition.last))
    else:
        belongs = body_of(words, phrase, register)
        if belongs:
            nouns = nouns_of(belongs) | nouns_of(name)
            return Claimant(belongs, kind_of(belongs), span, person=True, nouns=nouns, rule="spokesperson")
        kind = phrase.bodies[-1][2].kind if phrase.bodies else kind_of(name)
        if kind is ClaimantKind.OTHER and phrase.first < start:
            kind = kind_of(text_of(words, phrase.first, start))  # "Gov. Ana Lind"
    full = register.spelt_out(name)
    parts = nouns_of(name)
    if full == name and phrase.apposition is None:
        for seen in register.latest_named(sentence, _last_word(name)):
            if parts <= seen.nouns:
                return seen._replace(span=span)
    if full == name and " " not in name:
        told = register.introduction(name, sentence) if phrase.apposition is None else None
        if told is not None and told.person and parts <= told.nouns:
            return told._replace(span=span)
        full = register.full_name(name) or name
        kind = kind if kind is not ClaimantKind.OTHER else kind_of(full)
    explained = phrase.last + 1 < len(words) and words.words[phrase.last] == ","  # "Ana Lind, 31, who sells shoes"
    if " " in full and phrase.apposition is None and not phrase.bodies and not explained:
        unnamed = unnamed_spokesperson(register, sentence, _last_word(full), span)
        if unnamed is not None:
            return unnamed._replace(span=span, nouns=unnamed.nouns | nouns_of(full))
    canonical = register.canonical(full)
    org = any("calls_back" in marks_of(normal_word(part)) for part in full.split())
    known = kind_of(canonical)
    person = not org and known is ClaimantKind.OTHER
    nouns = nouns_of(full) | (heads_of(words, phrase.apposition) if phrase.apposition is not None else frozenset())
    return Claimant(canonical, kind if kind is not ClaimantKind.OTHER else known, span, person=person, nouns=nouns)


def _last_word(name: str) -> str:
    """Return the part of a name that other spellings of it share: "Barazi" of "Al-Barazi"."""
    return name.replace("-", " ").rsplit(maxsplit=1)[-1]


def _described(words: Words, phrase: Phrase, span: Span, register: Register, sentence: int) -> Claimant | None:
    """Return the claimant for nouns: "police", "a medical source in Homs", "UN spokesman X"."""
    body_name = body_led(words, phrase, span, register, sentence)
    person = person_of(words, phrase)
    if person and body_name and is_doctor(words, phrase, body_name):
        body_name = ""
    if person and body_name and is_of_nameless(words, phrase):
        owner = owner_of(words, phrase)  # "Agency head Ana Lind" is of the agency that spoke before
        if owner is None or called_back(words, owner, span, register, sentence) is None:
            body_name = ""
    if not body_name and person and phrase.apposition is not None:  # "Major Ali Noor, the head of the service"
        body_name = body_led(words, phrase.apposition, span, register, sentence)
        body_name = "" if is_doctor(words, phrase.apposition, body_name) else body_name
    if body_name:
        body_name = plain_words(body_name, phrase)
        named = person or (phrase.object.person if phrase.object is not None else None)
        nouns = nouns_of(body_name) | heads_of(words, phrase)
        nouns |= nouns_of(text_of(words, *named)) if named else frozenset()
        return Claimant(body_name, kind_of(body_name), span, person=True, nouns=nouns, rule="spokesperson")
    spoken = spoken_for(words, phrase, span, register, sentence)
    if spoken is not None and not (person and is_doctor(words, phrase, spoken.name)):
        return spoken
    known = known_as(words, phrase)
    if known:
        name = register.canonical(known)
        return Claimant(name, kind_of(name), span, nouns=nouns_of(name) | heads_of(words, phrase))
    described = text_of(words, phrase.first, phrase.core_end)
    if person and is_owner(words, person[0] - 1) and "records" in words.marks(person[0] - 1):
        first = phrase.first + (phrase.determiner != "")  # "the fire brigade's Ana Lind"
        name = register.canonical(text_of(words, first, person[0]))
        nouns = nouns_of(name) | nouns_of(text_of(words, *person))
        return Claimant(name, kind_of(name), span, person=True, nouns=nouns, rule="spokesperson")
    belongs = body_of(words, phrase, register) if person and person[1] == phrase.core_end else ""
    if person and belongs and not is_doctor(words, phrase, belongs):  # "Colonel Ali Noor of the Lake Rescue Service"
        nouns = nouns_of(belongs) | nouns_of(text_of(words, *person))
        return Claimant(belongs, kind_of(belongs), span, person=True, nouns=nouns, rule="spokesperson")
    if person:
        kind = kind_of(text_of(words, phrase.first, person[0]))
        name = text_of(words, *person)
        if _is_short_name(words, person[0], name):
            return Claimant(register.spelt_out(name), kind, span, nouns=nouns_of(name) | heads_of(words, phrase))
        full = name
        if " " not in name:
            full = register.full_name(name) or name
        return Claimant(full, kind, span, person=True, nouns=nouns_of(full) | heads_of(words, phrase))
    his = _office_of(words, phrase, span, register, sentence)
    if his is not None:
        return his
    if is_one_of_many(words, phrase):  # "the UN agency"
        for seen in register.latest(sentence, MAX_PRONOUN_GAP):
            if seen.kind is ClaimantKind.UN and seen.name != phrase.bodies[-1][2].name:
                return seen._replace(span=span, rule="called-back")
    if phrase.bodies and (is_body_tail(words, phrase) or is_branch(words, phrase)):
        body = phrase.bodies[-1][2]
        return Claimant(body.name, body.kind, span, nouns=nouns_of(body.name) | heads_of(words, phrase))
    if phrase.apposition is not None and phrase.person:
        return _named(words, phrase, span, register, sentence)
    back = called_back(words, phrase, span, register, sentence)
    if back is not None:
        return back
    own_people = phrase.heads and words.lows[phrase.heads[-1]] in ("correspondent", "reporter")
    our_people = phrase.heads and words.lows[phrase.heads[-1]] in ("correspondents", "reporters")
    if (own_people and phrase.determiner in ("the", "our")) or (our_people and phrase.determiner == "our"):
        return None
    of_whom = body_of_members(words, phrase) or police_of_capital(words, phrase)
    if of_whom:
        name = register.canonical(of_whom)
        return Claimant(name, kind_of(name), span, nouns=nouns_of(name) | heads_of(words, phrase))
    acronym = acronym_of(words, phrase)
    if acronym:
        name = register.spelt_out(acronym)
        return Claimant(name, kind_of(described), span, nouns=nouns_of(name) | heads_of(words, phrase))
    text = text_of(words, described_start(words, phrase), described_end(words, phrase))
    name = of_its_seat(words, phrase, plain_words(register.canonical(text), phrase))
    heads = heads_of(words, phrase)
    bare = phrase.determiner == "" and phrase.core_end == phrase.first + 1  # "20 dead: governor"
    led = bool(phrase.heads) and phrase.object is None and (bare or phrase.determiner == "the")
    office = words.lows[phrase.heads[-1]] if led else ""
    holder = register.holder_of(office, span.end)
    if holder:
        return Claimant(
            holder, kind_of(name), span, person=True, nouns=heads | nouns_of(holder), rule="named-elsewhere"
        )
    head = words.lows[phrase.heads[-1]] if phrase.heads else ""
    plural = head.endswith("s") and not head.endswith("ss") and head not in _ONE_BODY  # "a witness" is one
    is_person = bool(phrase.heads) and "body" not in words.roles(phrase.heads[-1]) and not plural
    return Claimant(name, kind_of(name if name else described), span, person=is_person, plural=plural, nouns=heads)


def _office_of(words: Words, phrase: Phrase, span: Span, register: Register, sentence: int) -> Claimant | None:
    """Return whose office it is: "her office", "Lind's office", which is the body that she speaks for, if she does."""
    at = phrase.first
    if phrase.core_end != at + 2 or phrase.last != at + 2 or words.lows[at + 1] not in _OFFICES:
        return None
    if phrase.determiner in ("his", "her"):
        people = register.latest_or_opening(sentence, MAX_PERSON_GAP)
    elif is_owner(words, at) and words.is_name(at) and not words.roles(at):
        last = words.words[at].removesuffix("'s").removesuffix("’s")
        told = register.introduction(last, sentence)
        people = iter([*register.latest_named(sentence, last), *([told] if told is not None else [])])
        people = (seen for seen in people if nouns_of(last) <= seen.nouns)
    else:
        return None
    holder = next((seen for seen in people if seen.person), None)
    if holder is None:
        return None
    name = holder.name if holder.rule == "spokesperson" else f"{holder.name}'s {words.lows[at + 1]}"
    return holder._replace(name=name, span=span, person=False, rule="called-back")


def _is_short_name(words: Words, at: int, name: str) -> bool:
    """Return whether it names the body before it: "the disaster unit UNGRD", "the newspaper El Tiempo"."""
    before = words.entries[at - 1]
    return "body" in before.roles and ((len(name) > 2 and name.isupper()) or "takes_name" in before.marks)

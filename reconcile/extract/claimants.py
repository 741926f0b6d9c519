"""From a claimant phrase to the claimant: a full name, its kind, its antecedent.

A spokesperson or the head of a recording body stands for the body; a
politician, a doctor or a witness for himself. "It", "the group" and "the
ministry" stand for whoever was last credited and fits; where nobody fits,
the words stay as they are, for a wrong name is worse than a vague one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from reconcile.extract.claimant_phrases import Phrase, PhraseSort, Words, is_common_noun
from reconcile.extract.names import canonical_name, kind_of, main_demonym, match_name, normal_word
from reconcile.model import ClaimantKind, Span

#: Sentences; a pronoun further from its claimant is left alone.
MAX_PRONOUN_GAP = 3
#: Sentences; "the ministry", "the source" reach further than a pronoun.
MAX_NOUN_GAP = 12

#: Claimants; older ones are not looked through again.
MAX_SEEN = 60

_RECORDING_KINDS = frozenset({ClaimantKind.MONITOR, ClaimantKind.UN, ClaimantKind.NGO, ClaimantKind.MEDIA, ClaimantKind.RESCUE,
                              ClaimantKind.POLICE, ClaimantKind.MEDICAL})
_RECORDING_NOUNS = frozenset(
    "ministry agency authority police department directorate commission observatory network organisation organization service "
    "services defence defense crescent cross society association institute centre center council committee union federation "
    "monitor watchdog group bureau brigade coastguard guard force army military hospital".split()
)
_RECORDING_PORTFOLIOS = frozenset("interior health defence defense emergency emergencies justice security home".split())
_MONITOR_NOUNS = frozenset("monitor monitors observatory watchdog".split())
_BACK_NOUNS = frozenset(
    "group monitor watchdog observatory organisation organization agency body ministry source sources official officials council "
    "coalition network committee center centre commission institute charity army military police spokesman spokeswoman statement "
    "report service department authority authorities union federation association society activist doctor medic witness resident "
    "commander minister governor mayor director general president broadcaster channel newspaper movement party inquiry court "
    "correspondent reporter university company militia brigade office foundation hospital soldier fighter figures data post tweet".split()
)
_AIDING = frozenset({ClaimantKind.MONITOR, ClaimantKind.NGO, ClaimantKind.MEDICAL, ClaimantKind.RESCUE})
_KEPT_PLACE_HEADS = frozenset("source sources witness witnesses command official department directorate police commission".split())
_ACRONYM = regex.compile(r"\(\s*(?:the\s+)?(\p{Lu}[\p{Lu}.\d-]{1,11}s?)\s*\)")
_NAME_RUN = regex.compile(
    r"\p{Lu}[\p{L}\p{M}'’-]*+(?:\s(?:(?:of|for|of\sthe|for\sthe|al|bin|de)\s)?(?:al-)?\p{Lu}[\p{L}\p{M}'’-]*+){1,5}"
)


class Claimant(NamedTuple):
    """Who is credited, where the words stand, and what else they may be called back as."""

    name: str
    kind: ClaimantKind
    span: Span
    person: bool = False
    plural: bool = False
    nouns: frozenset[str] = frozenset()
    rule: str = ""


class Register:
    """The claimants of one document so far, to resolve "it", "the group", "SOHR"."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.demonym = main_demonym(text)
        self._seen: list[tuple[int, Claimant]] = []
        self._acronyms: dict[str, str] | None = None
        self._runs: dict[str, str] | None = None
        self._bodies: set[str] | None = None

    def note(self, sentence: int, claimant: Claimant) -> None:
        """Remember that ``claimant`` was credited in the sentence of this number."""
        self._seen.append((sentence, claimant))

    def latest(self, sentence: int, gap: int) -> Iterator[Claimant]:
        """Yield those credited up to ``gap`` sentences back, the last one first."""
        for number, claimant in reversed(self._seen[-MAX_SEEN:]):
            if sentence - number > gap:
                return
            yield claimant

    def only(self, kinds: frozenset[ClaimantKind]) -> str:
        """Return the one body of these kinds that the document names, "" for none or two."""
        if self._bodies is None:
            self._bodies = set(_named_bodies(self.text))
        names = [name for name in self._bodies if kind_of(name) in kinds]
        return names[0] if len(names) == 1 else ""

    def expanded(self, words: str) -> str:
        """Return the full name for an acronym or a last name, ``words`` if the text gives none."""
        if self._acronyms is None:
            self._acronyms = dict(_acronyms(self.text))
        bare = words.replace(".", "")
        if bare in self._acronyms:
            return self._acronyms[bare]
        if " " in words:
            return words
        if self._runs is None:
            self._runs = {}
            for match in _NAME_RUN.finditer(self.text[:60_000]):
                parts = match[0].split()
                last = parts[-1].removesuffix("'s").removesuffix("’s")
                kept = _personal([*parts[:-1], last])
                if len(kept) > 1:
                    self._runs.setdefault(last, " ".join(kept))
        return words


def _personal(parts: list[str]) -> list[str]:
    """Return the words of a run of capitals after the last office or small word in it."""
    cut = 0
    for i, part in enumerate(parts[:-1]):
        low = normal_word(part)
        if low in _OPENERS or (is_common_noun(low) and low not in _BACK_NOUNS):
            cut = i + 1
    return parts[cut:]


_OPENERS = frozenset("the a an in on at and but of for".split())


def _named_bodies(text: str) -> Iterator[str]:
    for match in regex.finditer(r"\p{Lu}[\p{L}'’.-]+(?:\s[\p{L}'’&.-]+){0,8}", text[:60_000]):
        parts = match[0].split()
        lows = [normal_word(part) for part in parts]
        for at in range(len(parts)):
            if parts[at][0].isupper() and (found := match_name(parts, lows, at, len(parts), text)):
                yield found[1].name


def _acronyms(text: str) -> Iterator[tuple[str, str]]:
    """Yield each "(ABC)" with the name before it whose initials it is."""
    for match in _ACRONYM.finditer(text[:200_000]):
        letters = match[1].replace(".", "").removesuffix("s")
        before = text[max(0, match.start() - 120) : match.start()].split()
        small = 0
        for take in range(1, len(before) + 1):
            part = before[-take]
            if part[0].islower() and normal_word(part) not in ("of", "for", "the", "and", "on", "in", "to", "de", "al"):
                break
            small += part[0].islower()
            initials = [piece[0] for word in before[-take:] for piece in regex.split(r"[-’']", word) if piece]
            capital = "".join(initial for initial in initials if initial.isupper())
            if part[0].isupper() and letters.upper() in (capital.upper(), "".join(initials).upper()):
                yield letters, " ".join(before[-take:])
                break


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
    if phrase.sort is PhraseSort.PRONOUN:
        return _pronoun(words.lows[phrase.first], span, register, sentence)
    if phrase.sort is PhraseSort.RECORD:
        return _record(words, phrase, register, sentence)
    if phrase.sort is PhraseSort.PROPER or (phrase.sort is PhraseSort.NAME and not phrase.heads):
        return _named(words, phrase, span, register, sentence)
    return _described(words, phrase, span, register, sentence)


def _pronoun(low: str, span: Span, register: Register, sentence: int) -> Claimant | None:
    """Return the last claimant that fits "he", "she", "it" or "they"."""
    for seen in register.latest(sentence, MAX_PRONOUN_GAP):
        fits = (seen.person if low in ("he", "she") else not seen.person and seen.plural == (low == "they")) or (
            low == "they" and not seen.person)
        if fits:
            return seen._replace(span=span, rule="pronoun")
    return None


def _record(words: Words, phrase: Phrase, register: Register, sentence: int) -> Claimant | None:
    """Return whose statement or count it is: "figures from X", "X's count", "the statement"."""
    span = words.span(phrase.first, phrase.last)
    made = phrase.object
    if made is not None and phrase.object_prep in ("from", "by", "of") and (made.heads or made.bodies or made.person):
        owner = name_claimant(words, phrase.object, register, sentence) if phrase.object.sort is not PhraseSort.RECORD else None
        if owner is not None:
            return owner._replace(span=span, rule="record")
    if phrase.bodies:
        body = phrase.bodies[-1][2]
        return Claimant(body.name, body.kind, span, rule="record")
    head = words.lows[phrase.heads[-1]]
    owners = [at for at in phrase.heads[:-1] if words.roles(at) & {"body", "speaker", "spokes"}]
    if owners and head != "reports":
        first = phrase.first + (1 if words.lows[phrase.first] in ("a", "an", "the") else 0)
        name = canonical_name(_text(words, first, owners[-1] + 1), register.text, register.demonym)
        return Claimant(name, kind_of(name), span, rule="record")
    if head == "reports" and not phrase.person and phrase.determiner in ("", "some", "other", "several"):
        return Claimant(_plain(_text(words, phrase.first, phrase.core_end), phrase), ClaimantKind.OTHER, span, plural=True, rule="record")
    if phrase.person:
        name = canonical_name(_text(words, *phrase.person), register.text, register.demonym)
        return Claimant(register.expanded(name), kind_of(name), span, rule="record")
    if phrase.determiner in ("the", "its", "their", "his", "her", "this", "that", "a", ""):
        for seen in register.latest(sentence, MAX_PRONOUN_GAP):
            if phrase.determiner in ("his", "her") or not seen.person:
                return seen._replace(span=span, rule="record")
    return None


def _named(words: Words, phrase: Phrase, span: Span, register: Register, sentence: int) -> Claimant:
    """Return a name from the table, a person, or an unknown body."""
    if phrase.bodies and phrase.person is None:
        body = phrase.bodies[-1][2]
        return Claimant(body.name, body.kind, span, nouns=_nouns_of(body.name))
    assert phrase.person is not None
    name = _text(words, *phrase.person).removesuffix("'s").removesuffix("’s")
    if phrase.apposition is not None:
        body_name = _led_body(words, phrase.apposition, register)
        if not body_name and words.lows[phrase.apposition.first - 1] == "from" and phrase.apposition.bodies:
            body_name = phrase.apposition.bodies[-1][2].name
        if body_name:
            nouns = _nouns_of(body_name) | _nouns_of(name) | _heads(words, phrase.apposition)
            return Claimant(body_name, kind_of(body_name), span, person=True, nouns=nouns, rule="spokesperson")
        kind = kind_of(_text(words, phrase.apposition.first, phrase.apposition.last))
    else:
        kind = kind_of(name)
    full = register.expanded(name)
    parts = _nouns_of(name)
    if full == name and phrase.apposition is None:
        for seen in register.latest(sentence, 10**6):
            if parts <= seen.nouns:
                return seen._replace(span=span)
    if full == name and " " not in name:
        full = (register._runs or {}).get(name, name)
        kind = kind if kind is not ClaimantKind.OTHER else kind_of(full)
    canonical = canonical_name(full, register.text, register.demonym)
    org = any(normal_word(part) in _BACK_NOUNS for part in full.split())
    known = kind_of(canonical)
    person = not org and known is ClaimantKind.OTHER
    return Claimant(canonical, kind if kind is not ClaimantKind.OTHER else known, span, person=person, nouns=_nouns_of(full))


def _described(words: Words, phrase: Phrase, span: Span, register: Register, sentence: int) -> Claimant | None:
    """Return the claimant for nouns: "police", "a medical source in Homs", "UN spokesman X"."""
    body_name = _led_body(words, phrase, register)
    person = _person_of(words, phrase)
    if body_name:
        nouns = _nouns_of(body_name) | _heads(words, phrase) | (_nouns_of(_text(words, *person)) if person else frozenset())
        return Claimant(body_name, kind_of(body_name), span, person=True, nouns=nouns, rule="spokesperson")
    described = _text(words, phrase.first, phrase.core_end)
    if person:
        kind = kind_of(_text(words, phrase.first, person[0]))
        name = _text(words, *person)
        full = name
        if " " not in name:
            register.expanded(name)
            full = (register._runs or {}).get(name, name)
        return Claimant(full, kind, span, person=True, nouns=_nouns_of(full) | _heads(words, phrase))
    if phrase.bodies and (_is_body_tail(words, phrase) or _is_branch(words, phrase)):
        body = phrase.bodies[-1][2]
        return Claimant(body.name, body.kind, span, nouns=_nouns_of(body.name) | _heads(words, phrase))
    if phrase.apposition is not None and phrase.person:
        return _named(words, phrase, span, register, sentence)
    back = _called_back(words, phrase, span, register, sentence)
    if back is not None:
        return back
    if words.lows[phrase.first] in ("the", "our") and phrase.heads and words.lows[phrase.heads[-1]] in ("correspondent", "reporter"):
        return None
    text = _text(words, phrase.first, _described_end(words, phrase))
    name = _plain(canonical_name(text, register.text, register.demonym), phrase)
    heads = _heads(words, phrase)
    plural = words.lows[phrase.heads[-1]].endswith("s") if phrase.heads else False
    is_person = bool(phrase.heads) and "body" not in words.roles(phrase.heads[-1]) and not plural
    return Claimant(name, kind_of(name if name else described), span, person=is_person, plural=plural, nouns=heads)


def _person_of(words: Words, phrase: Phrase) -> tuple[int, int] | None:
    """Return the words of the personal name at the end of a description, None if there is none."""
    person = phrase.person
    if person and person[1] in (phrase.core_end, phrase.last) and person[1] - person[0] < 6:
        return person if not phrase.heads or person[0] > phrase.heads[-1] else None
    led = phrase.object
    if led is not None and led.person and led.person[1] == phrase.last and led.person[1] - led.person[0] > 2 and not led.heads:
        if phrase.heads and words.roles(phrase.heads[-1]) & {"head", "spokes"}:
            return led.person[1] - 2, led.person[1]  # "health director for Aleppo Mohammad Amsel"
    return None


def _led_body(words: Words, phrase: Phrase, register: Register) -> str:
    """Return the body that a spokesperson or a recording body's head stands for, "" if none."""
    roles = [(at, words.roles(at) or frozenset({"head"})) for at in phrase.heads]
    spokes = any("spokes" in found for _, found in roles)
    heads = [at for at, found in roles if "head" in found]
    if not spokes and not heads:
        return ""
    at = next((at for at, found in roles if "spokes" in found), None)
    at = heads[-1] if at is None else at
    if words.lows[at] == "minister":
        portfolio = [k for k in range(phrase.first, at) if words.lows[k] in _RECORDING_PORTFOLIOS]
        if portfolio:
            owner = " ".join(w for w in words.words[phrase.first : portfolio[0]] if w[0].isupper() and normal_word(w) not in ("deputy", "former"))
            return canonical_name(f"{owner} {words.lows[portfolio[0]]} ministry".strip(), register.text, register.demonym)
        of = phrase.object
        if of is not None and phrase.object_prep in ("of", "for") and words.lows[of.last - 1] in _RECORDING_PORTFOLIOS:
            return canonical_name(f"{words.lows[of.last - 1]} ministry", register.text, register.demonym)
        return ""
    for body in phrase.bodies:
        if spokes or body[2].kind in _RECORDING_KINDS:
            return body[2].name
    before = [k for k, _ in roles if k < at and "body" in words.roles(k)]
    if before and (spokes or words.lows[before[-1]] in _RECORDING_NOUNS):
        first = phrase.first + (words.lows[phrase.first] in ("a", "an", "the", "another", "one"))
        return canonical_name(_text(words, first, before[-1] + 1), register.text, register.demonym)
    led = phrase.object
    if led is not None and phrase.object_prep in ("of", "for", "from", "at"):
        if led.bodies and (spokes or led.bodies[-1][2].kind in _RECORDING_KINDS):
            return led.bodies[-1][2].name
        if led.heads and (spokes or words.lows[led.heads[-1]] in _RECORDING_NOUNS) and words.lows[led.first] not in ("defense", "defence"):
            end = led.heads[-1] + 1 if led.object is None and led.person and led.person[0] > led.heads[-1] else led.last
            return canonical_name(_text(words, led.first, end), register.text, register.demonym)
        if spokes and led.person:
            name = _text(words, *led.person)
            return register.expanded(name)
    if spokes and phrase.heads and phrase.heads[0] == at and at > phrase.first:
        first = phrase.first + (words.lows[phrase.first] in ("a", "an", "the", "another", "one", "its", "his", "her", "their"))
        if first < at:
            return canonical_name(_text(words, first, at), register.text, register.demonym)
    return ""


def _is_body_tail(words: Words, phrase: Phrase) -> bool:
    """Return whether only "monitoring group", "news agency" and the like follow the name."""
    tail = range(phrase.bodies[-1][1], phrase.core_end)
    return all(words.roles(k) & {"body", "trait"} for k in tail)


def _is_branch(words: Words, phrase: Phrase) -> bool:
    """Return whether a body's office or reporter speaks: "IOM's Africa office", "SANA reporter"."""
    head = words.lows[phrase.heads[-1]] if phrase.heads else ""
    name_end = phrase.bodies[-1][1]
    owned = words.words[name_end - 1].endswith(("'s", "’s"))
    if head in ("reporter", "reporters", "correspondent", "correspondents") and phrase.bodies[-1][2].kind is ClaimantKind.MEDIA:
        return True
    return owned and head in ("office", "branch", "mission", "team", "service", "department", "programme", "program", "project")


def _called_back(words: Words, phrase: Phrase, span: Span, register: Register, sentence: int) -> Claimant | None:
    """Return who "the group" or "a monitor" is, if the text tells."""
    if not phrase.heads:
        return None
    head = words.lows[phrase.heads[-1]]
    heads = _heads(words, phrase)
    if heads & _MONITOR_NOUNS or {"monitoring"} & {words.lows[k] for k in range(phrase.first, phrase.core_end)}:
        for seen in register.latest(sentence, MAX_NOUN_GAP):
            if seen.kind is ClaimantKind.MONITOR:
                return seen._replace(span=span, rule="called-back")
        name = register.only(frozenset({ClaimantKind.MONITOR}))
        return Claimant(name, ClaimantKind.MONITOR, span, nouns=_nouns_of(name), rule="named-elsewhere") if name else None
    if head == "ngo" and phrase.core_end - phrase.first <= 2:
        name = register.only(frozenset({ClaimantKind.MONITOR, ClaimantKind.NGO}))
        return Claimant(name, kind_of(name), span, nouns=_nouns_of(name), rule="named-elsewhere") if name else None
    if phrase.determiner not in ("the", "this", "that") or head not in _BACK_NOUNS:
        return None
    content = {words.lows[k] for k in range(phrase.first + 1, phrase.core_end) if not words.lows[k].endswith("-based")}
    for seen in register.latest(sentence, MAX_NOUN_GAP):
        named = {normal_word(part) for part in seen.name.split()} | seen.nouns
        if head in named and content <= named | {"same"}:
            return seen._replace(span=span, rule="called-back")
        if head in ("group", "organisation", "organization", "body", "agency", "charity") and content == {head}:
            if seen.kind in (ClaimantKind.MONITOR, ClaimantKind.NGO, ClaimantKind.UN, ClaimantKind.ARMED_GROUP) or (
                head == "agency" and seen.kind is ClaimantKind.MEDIA):
                return seen._replace(span=span, rule="called-back")
    if content <= {head, "rescue", "aid", "relief", "rights", "medical"}:
        kinds = _AIDING if head in ("group", "organisation", "organization", "charity") else frozenset()
        name = _named_before(words, phrase.first, kinds)
        if not name and "rescue" in content:
            name = register.only(frozenset({ClaimantKind.RESCUE}))
        if name:
            return Claimant(name, kind_of(name), span, nouns=_nouns_of(name), rule="named-elsewhere")
    if words.words[phrase.heads[-1]][0].isupper() and len(content) == 1:
        register.expanded(words.words[phrase.heads[-1]])
        full = (register._runs or {}).get(words.words[phrase.heads[-1]], "")
        if full:
            name = canonical_name(full, register.text, register.demonym)
            return Claimant(name, kind_of(name), span, nouns=_nouns_of(name), rule="called-back")
    return None


def _named_before(words: Words, at: int, kinds: frozenset[ClaimantKind]) -> str:
    """Return the last body of these kinds that the sentence names before word ``at``, "" if none."""
    for k in range(at - 1, -1, -1):
        found = match_name(words.words, words.lows, k, at, words.text)
        if found is not None and found[1].kind in kinds:
            return found[1].name
    return ""


def _described_end(words: Words, phrase: Phrase) -> int:
    """Return where the telling part of a description ends.

    "activists in Aleppo" are activists; "a source at the Police Command"
    would be nobody without the Command; a body keeps its "of".
    """
    if phrase.object is None:
        return phrase.core_end
    head = words.lows[phrase.heads[-1]] if phrase.heads else ""
    single = phrase.heads and phrase.heads[-1] == phrase.first + (1 if phrase.determiner else 0)
    if phrase.object_prep in ("of", "for") and "speaker" not in words.roles(phrase.heads[-1] if phrase.heads else phrase.first):
        return phrase.object.last
    if single and head in _KEPT_PLACE_HEADS:
        return phrase.object.last
    if phrase.object.heads and "body" in words.roles(phrase.object.heads[-1]) and single:
        return phrase.object.last
    return phrase.core_end


def _plain(name: str, phrase: Phrase) -> str:
    """Return a description without its determiner and without an opening capital."""
    parts = name.split()
    while len(parts) > 1 and parts[0].lower() in ("the", "a", "an", "another", "one", "some", "many", "several", "two", "three", "other", "its"):
        parts = parts[1:]
    if parts and parts[0][0].isupper() and phrase.first == 0 and not phrase.determiner and not any(p[0].isupper() for p in parts[1:]):
        low = parts[0].lower()
        if is_common_noun(low) and not parts[0].isupper():
            parts[0] = low
    return " ".join(parts)


def _text(words: Words, first: int, last: int) -> str:
    if first >= last:
        return ""
    span = words.span(first, last)
    return " ".join(words.text[span.start : span.end].split())


def _heads(words: Words, phrase: Phrase) -> frozenset[str]:
    return frozenset(words.lows[at] for at in phrase.heads)


def _nouns_of(name: str) -> frozenset[str]:
    return frozenset(normal_word(part) for part in name.split())

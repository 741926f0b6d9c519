"""Who "the group", "a monitor" or "the hospital" is: one credited before, or the one body of its kind in the text."""

from __future__ import annotations

from functools import lru_cache

from reconcile.extract.claimant_cores import Phrase
from reconcile.extract.claimant_register import Claimant, Register
from reconcile.extract.claimant_words import Words, marks_of
from reconcile.extract.names import kind_of, match_name, normal_word
from reconcile.model import ClaimantKind, Span

#: Sentences; "the ministry", "the source" reach further than a pronoun.
MAX_NOUN_GAP = 12
#: Sentences; "the man" is whoever spoke just before.
MAX_ANYBODY_GAP = 3
_WATCHING = frozenset("monitoring tracking observing documenting monitors tracks documents".split())
_MONITORS = frozenset({ClaimantKind.MONITOR})
_AIDING = frozenset({ClaimantKind.MONITOR, ClaimantKind.NGO, ClaimantKind.MEDICAL, ClaimantKind.RESCUE})
#: "The police", "the ministry" of a text that names one abroad may be another.
_STATE_BODIES = frozenset(
    "police army military ministry department council defence defense force brigade directorate commission".split()
)
#: What sort of group the word before "group", "agency" … tells of.
_TRAIT_KINDS = {
    "rights": frozenset({ClaimantKind.MONITOR, ClaimantKind.NGO}),
    "aid": frozenset({ClaimantKind.NGO, ClaimantKind.UN}),
    "relief": frozenset({ClaimantKind.NGO, ClaimantKind.RESCUE}),
    "medical": frozenset({ClaimantKind.NGO, ClaimantKind.MEDICAL}),
    "rescue": frozenset({ClaimantKind.RESCUE}),
    "health": frozenset({ClaimantKind.UN, ClaimantKind.MEDICAL}),
    "refugee": frozenset({ClaimantKind.UN}),
    "children": frozenset({ClaimantKind.UN}),
    "migration": frozenset({ClaimantKind.UN}),
    "food": frozenset({ClaimantKind.UN}),
    "disaster": frozenset({ClaimantKind.RESCUE}),
    "militant": frozenset({ClaimantKind.ARMED_GROUP}),
    "armed": frozenset({ClaimantKind.ARMED_GROUP}),
    "jihadist": frozenset({ClaimantKind.ARMED_GROUP}),
    "rebel": frozenset({ClaimantKind.ARMED_GROUP}),
}
#: What "the official news agency" may be, where a text names one of them.
_OF_STATES = frozenset(
    "SANA|Xinhua|IRNA|TASS|RIA Novosti|KCNA|Anadolu Agency|WAFA|MENA|Saudi Press Agency|Saba|Belta|Petra".split("|")
)
_STATE = frozenset("official state state-run state-owned government-run national".split())
#: "The man" who goes on speaking is whoever spoke in the sentence before.
_ANYBODY = frozenset("man woman".split())
#: What is told of a body on the way and names none.
_OPINIONS = frozenset(
    "pro-democracy independent non-governmental nongovernmental nonprofit non-profit pro-opposition influential exiled "
    "volunteer grassroots outspoken secretive hardline".split()
)
#: Endings of what tells where a body sits or who pays it, and not which it is.
_SITING = ("-based", "-funded", "-appointed")
#: Nouns that stand for one another where a text calls a body by what it minds …
_BODY_NOUNS = frozenset("agency authority office institute".split())
#: … with these words beside them …
_OF_STATE = frozenset("country countrys nation nations state national government governments federal".split())
#: … but not by what many mind.
_VAGUE_TRAITS = frozenset(
    "local provincial regional security intelligence military news aid rights humanitarian official city county "
    "district same un united nations independent separate other".split()
)
_GROUPS = _AIDING | {ClaimantKind.UN, ClaimantKind.ARMED_GROUP}
#: What a bare "the group" or "the agency" may stand for.
_STANDS_FOR = {
    "group": _GROUPS,
    "organisation": _GROUPS,
    "organization": _GROUPS,
    "body": _GROUPS,
    "charity": _GROUPS,
    "movement": _GROUPS,
    "force": frozenset({ClaimantKind.POLICE}),
    "service": frozenset({ClaimantKind.RESCUE, ClaimantKind.POLICE}),
    "agency": _GROUPS | {ClaimantKind.MEDIA},
}


def called_back(words: Words, phrase: Phrase, span: Span, register: Register, sentence: int) -> Claimant | None:
    """Return who "the group" or "a monitor" is, if the text tells."""
    if not phrase.heads:
        return None
    head = words.lows[phrase.heads[-1]]
    if (
        any("is_monitor" in words.marks(at) for at in phrase.heads)
        or "monitoring" in words.lows[phrase.first : phrase.core_end]
        or (phrase.determiner in ("a", "an") and not _WATCHING.isdisjoint(words.lows[phrase.core_end : phrase.last]))
    ):
        for seen in register.latest(sentence, MAX_NOUN_GAP):
            if seen.kind is ClaimantKind.MONITOR:
                return seen._replace(span=span, rule="called-back")
        name = register.only(_MONITORS) or register.named_next(_MONITORS, span.end)
        return (
            Claimant(name, ClaimantKind.MONITOR, span, nouns=nouns_of(name), rule="named-elsewhere") if name else None
        )
    if head == "ngo" and phrase.core_end - phrase.first <= 2:
        name = register.only(_MONITORS | {ClaimantKind.NGO}) or register.named_next(_MONITORS, span.end)
        return Claimant(name, kind_of(name), span, nouns=nouns_of(name), rule="named-elsewhere") if name else None
    if head in _ANYBODY and phrase.determiner in ("the", "this") and phrase.core_end == phrase.first + 2:
        person = next((seen for seen in register.latest(sentence, MAX_ANYBODY_GAP) if seen.person), None)
        return None if person is None else person._replace(span=span, rule="called-back")
    if head == "agency" and {"news", "press"} & set(words.lows[phrase.first : phrase.core_end]) and not phrase.person:
        spoken = {words.lows[k] for k in range(phrase.first, phrase.core_end)}
        name = register.only_of(_OF_STATES, ClaimantKind.MEDIA) if spoken & _STATE else ""
        if name:
            return Claimant(name, ClaimantKind.MEDIA, span, nouns=nouns_of(name) | {head}, rule="named-elsewhere")
    if "calls_back" not in marks_of(head):
        return _person_by_trade(words, phrase, span, register, sentence)
    if not phrase.determiner and phrase.core_end == phrase.first + 1:
        return _only_named(head, span, register)  # a headline: "federation says"
    if phrase.determiner not in ("the", "this", "that"):
        return None
    based = any(words.lows[k].endswith("-based") for k in range(phrase.first + 1, phrase.core_end))
    content = {words.lows[k] for k in range(phrase.first + 1, phrase.core_end) if not words.lows[k].endswith(_SITING)}
    content -= _OPINIONS
    for seen in register.latest_or_opening(sentence, MAX_NOUN_GAP):
        named = {normal_word(part) for part in seen.name.split()} | seen.nouns
        if head in named and content <= named | {"same"}:
            return seen._replace(span=span, rule="called-back")
        if content == {head} and not seen.name.islower() and seen.kind in _STANDS_FOR.get(head, ()):
            return seen._replace(span=span, rule="called-back")
        told = content - {head}
        if based and head in _STANDS_FOR and seen.kind in _AIDING:
            return seen._replace(span=span, rule="called-back")  # "the London-based opposition group"
        if head in _STANDS_FOR and told and all(seen.kind in _TRAIT_KINDS.get(trait, ()) for trait in told):
            return seen._replace(span=span, rule="called-back")
    if content & {"armed", "militant", "rebel", "insurgent", "extremist", "jihadist"} or head == "militia":
        fighting = frozenset({ClaimantKind.ARMED_GROUP})
        name = _named_before(words, phrase.first, fighting) or register.only(fighting)
        if name:
            return Claimant(name, ClaimantKind.ARMED_GROUP, span, nouns=nouns_of(name), rule="named-elsewhere")
    if content <= {head, "rescue", "aid", "relief", "rights", "medical"}:
        kinds = _AIDING if head in ("group", "organisation", "organization", "charity") else frozenset()
        name = _named_before(words, phrase.first, kinds)
        if not name and "rescue" in content:
            name = register.only(frozenset({ClaimantKind.RESCUE}))
        if name:
            return Claimant(name, kind_of(name), span, nouns=nouns_of(name), rule="named-elsewhere")
    if len(content) == 1 and (only := _only_named(head, span, register)) is not None:
        return only
    if head in _BODY_NOUNS and (told := content - {head} - _OF_STATE) and told.isdisjoint(_VAGUE_TRAITS):
        name = register.canonical(register.only_holding(frozenset(told)))  # "the country's disaster agency"
        if name:
            return Claimant(name, kind_of(name), span, nouns=nouns_of(name) | {head}, rule="named-elsewhere")
    if words.words[phrase.heads[-1]][0].isupper() and len(content) == 1:
        full = register.full_name(words.words[phrase.heads[-1]])
        if full:
            name = register.canonical(full)
            return Claimant(name, kind_of(name), span, nouns=nouns_of(name), rule="called-back")
    return None


def _person_by_trade(words: Words, phrase: Phrase, span: Span, register: Register, sentence: int) -> Claimant | None:
    """Return who "the surgeon" is, where somebody who is one by name was credited shortly before."""
    if phrase.determiner != "the" or phrase.core_end != phrase.first + 2 or phrase.last != phrase.core_end:
        return None
    head = words.lows[phrase.first + 1]
    for seen in register.latest(sentence, MAX_ANYBODY_GAP):
        if seen.person and head in seen.nouns and head not in seen.name.lower().split():
            return seen._replace(span=span, rule="called-back")
    return None


def _only_named(head: str, span: Span, register: Register) -> Claimant | None:
    """Return the one body in the text that has this noun in its name, None for a noun of the state."""
    if "records" not in marks_of(head) or head in _STATE_BODIES:
        return None
    name = register.canonical(register.only_named(head))
    return Claimant(name, kind_of(name), span, nouns=nouns_of(name), rule="named-elsewhere") if name else None


def _named_before(words: Words, at: int, kinds: frozenset[ClaimantKind]) -> str:
    """Return the last body of these kinds that the sentence names before word ``at``, "" if none."""
    for k in range(at - 1, -1, -1):
        found = match_name(words.words, words.lows, k, at, words.text)
        if found is not None and found[1].kind in kinds:
            return found[1].name
    return ""


@lru_cache(maxsize=1 << 13)
def nouns_of(name: str) -> frozenset[str]:
    parts = [normal_word(part) for part in name.split()]
    return frozenset([*parts, *(part[3:] for part in parts if part.startswith(("al-", "el-")))])

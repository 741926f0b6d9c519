"""What a verb makes of its object: "shot five guards dead", "beat two men to death", "took six soldiers prisoner"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import ADVERBS, Count, is_thing, kind_of, names_people, unit_of_number
from reconcile.extract.predicates import HARM
from reconcile.extract.tokens import Kind, Role, Token
from reconcile.extract.voice import Voices
from reconcile.model import Outcome

#: Tokens between the verb and its figure: "shot at least two of their 12".
MAX_VERB = 4
_HELD = frozenset("prisoner prisoners captive captives hostage hostages".split())
_TAKES = frozenset("took taken take takes taking hold holds held holding".split())
#: Verbs after which "to death" tells of a sentence and not of a killing.
_JUDGES = frozenset("sentenced sentencing sentences sentence condemned condemns condemning".split())
_GASES = frozenset("gas gases chlorine sarin chemical chemicals toxic poison poisonous fumes ammonia".split())
_CLAIMS = frozenset({"claim", "claims", "claimed", "claiming"})
_CLAIMED = frozenset({"victims", "more", "children", "women", "civilians"})
_CLOSES = (Kind.PREPOSITION, Kind.COMMA, Kind.STOP, Kind.AND, Kind.QUOTE)
_THEIR = frozenset({"their", "his", "her"})
_COSTS = frozenset({"cost", "costs", "costing"})
_BRINGS = frozenset(
    "sent sending put putting took taken taking brought bringing rushed rushing flew flown moved moving shifted"
    " shifting bused bussed ferried transferred transferring led relocated relocating".split()
)
_HOSPITALS = frozenset("hospital hospitals infirmary".split())
_REFUGES = frozenset("shelter shelters camps safety safer higher evacuation relief".split())
_BROUGHT = frozenset("taken rushed flown airlifted shifted brought ferried transferred transported evacuated".split())
_WARDS = _HOSPITALS | {"clinic", "clinics", "infirmary", "ward", "wards", "burns"}
#: Tokens of the name of a hospital, and what they may be: "the Combined Military Hospital".
MAX_WARD = 6
_NAMING = frozenset((Kind.DETERMINER, Kind.NAME, Kind.WORD, Kind.THING, Kind.PERSON, Kind.TRANSPARENT))
#: Tokens between those counted and "killed them".
MAX_THEM = 14
#: Tokens between a slide and "burying".
MAX_SLIDE = 24
_SLIDES = frozenset(
    "avalanche avalanches landslide landslides mudslide mudslides rockslide rockfall slide slides slope slopes hillside"
    " mountainside mud snow earthquake quake collapse collapsed dam tailings cliff".split()
)
_SHOOTS = frozenset("shot shooting shoot shoots gunned cut mowed struck strike strikes striking".split())


def find_result(tokens: Sequence[Token], count: Count) -> tuple[Outcome, int] | None:
    """Return what becomes of those counted and the word that says so, None if nothing of the kind is said.

    A noun that only says so leaves their phrase: "took six soldiers |prisoner".
    """
    end, at = count.phrase.end, count.at
    if is_thing(tokens, count) or unit_of_number(tokens, count):
        return None
    if end >= len(tokens):
        return (Outcome.KILLED, at - 1) if _is_claimed(tokens, count) else None
    verbs = [token.word for token in tokens[max(0, at - MAX_VERB) : at]]
    if tokens[end].word == "to" and end + 1 < len(tokens) and tokens[end + 1].word == "death" and verbs:
        is_judged = not _JUDGES.isdisjoint(verbs) or kind_of(tokens, at - 1) is Kind.PREPOSITION
        return None if is_judged or not _follows_verb(tokens, at) else (Outcome.KILLED, end + 1)
    if tokens[end].word == "dead" and not _SHOOTS.isdisjoint(verbs):
        return Outcome.KILLED, end
    if _is_claimed(tokens, count):
        return Outcome.KILLED, at - 1
    moved = _find_move(tokens, end, verbs) or _find_moved(tokens, count)
    if moved is not None:
        return moved
    if (
        tokens[end].word in _THEIR
        and not _COSTS.isdisjoint(verbs)
        and tokens[end + 1 : end + 2]
        and _is_life(tokens[end + 1])
    ):
        return Outcome.KILLED, end + 1
    return None if _TAKES.isdisjoint(verbs) else _find_captives(tokens, count)


def _find_captives(tokens: Sequence[Token], count: Count) -> tuple[Outcome, int] | None:
    """Return the word that makes captives of those counted, taken out of their phrase if it stands in there."""
    end = count.phrase.end
    held = next((i for i in (end, end - 1) if i > count.at and tokens[i].word in _HELD), None)
    if held is None:
        return None
    if held < end:
        _leave_out(count, held)
    return (Outcome.DETAINED, held) if held == end or tokens[held].word in ("prisoner", "captive") else None


def _is_claimed(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether a harm claimed those counted: "it claimed [90] victims", "it could claim [hundreds] more"."""
    head, end = count.phrase.head, count.phrase.end
    if not count.at or tokens[count.at - 1].word not in _CLAIMS or head is None or tokens[head].word not in _CLAIMED:
        return False
    return end >= len(tokens) or kind_of(tokens, end) in _CLOSES or tokens[end].word in (".", "since", "so")


def _is_life(token: Token) -> bool:
    return token.word in ("life", "lives")


def _find_move(tokens: Sequence[Token], end: int, verbs: Sequence[str]) -> tuple[Outcome, int] | None:
    """Return what being brought somewhere tells of those counted: "sent 40 people to hospital", "moved 90 to camps"."""
    if _BRINGS.isdisjoint(verbs) or tokens[end].word not in ("to", "into", "in"):
        return None
    ahead = [token.word for token in tokens[end + 1 : end + 1 + MAX_VERB]]
    where = next((i for i, word in enumerate(ahead) if word in _HOSPITALS or word in _REFUGES), None)
    if where is None or any(tokens[end + 1 + i].kind in (Kind.COMMA, Kind.AND, Kind.STOP) for i in range(where)):
        return None
    return (Outcome.INJURED if ahead[where] in _HOSPITALS else Outcome.DISPLACED), end + 1 + where


def _find_moved(tokens: Sequence[Token], count: Count) -> tuple[Outcome, int] | None:
    """Return what being brought somewhere tells of a subject: "six were |flown to the army's main hospital"."""
    verb = count.phrase.end
    while verb < len(tokens) and (tokens[verb].kind in (Kind.HAVE, Kind.BE) or tokens[verb].word in ADVERBS):
        verb += 1
    if verb == count.phrase.end or verb + 2 >= len(tokens) or tokens[verb].word not in _BROUGHT:
        return None
    head = count.phrase.head
    if tokens[verb + 1].word != "to" or (head is not None and tokens[head].entry.victims in ("medic", "official")):
        return None
    for i in range(verb + 2, min(verb + 2 + MAX_WARD, len(tokens))):
        if tokens[i].word in _WARDS:
            return Outcome.INJURED, i
        if tokens[i].kind not in _NAMING:
            return None
    return None


def find_harmed_them(tokens: Sequence[Token], voices: Voices, count: Count) -> int | None:
    """Return the verb that tells what was done to "them": "pulled nine men off a bus and |killed them"."""
    if not names_people(tokens, count) or count.at == 0:
        return None
    for i in range(count.phrase.end, min(count.phrase.end + MAX_THEM, len(tokens) - 1)):
        if tokens[i].kind in (Kind.NUMBER, Kind.STOP, Kind.QUOTE, Kind.RELATIVE, Kind.REPORT):
            return None
        if tokens[i].kind is Kind.CUE and tokens[i + 1].word == "them" and tokens[i].entry.outcome in HARM:
            return i if tokens[i - 1].kind is Kind.AND or voices[i] == "active" else None
    return None


def is_shot_dead(tokens: Sequence[Token], cue: int | None) -> bool:
    """Return whether a list of killings goes on from "shot": "were shot, burned or beheaded"."""
    if cue is None or tokens[cue].word != "shot":
        return False
    for i in range(cue + 1, min(cue + 1 + MAX_VERB + 1, len(tokens))):
        if tokens[i].kind is Kind.CUE:
            if tokens[i].entry.outcome is Outcome.KILLED and tokens[i].entry.role is Role.VERB:
                return True
        elif tokens[i].kind not in (Kind.COMMA, Kind.AND, Kind.WORD):
            return False
    return False


def _leave_out(count: Count, word: int) -> None:
    """Take a noun out of the phrase that tells what became of those counted: "took six soldiers [prisoner]"."""
    phrase = count.phrase
    phrase.people = tuple(i for i in phrase.people if i != word)
    phrase.head = phrase.people[-1] if phrase.people else None


def _follows_verb(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb with an object stands right before the figure: "beat [two] men", no verb of being."""
    i = at - 1
    while i >= 0 and tokens[i].kind in (Kind.DETERMINER, Kind.TRANSPARENT):
        i -= 1
    if i < 0:
        return False
    is_cue = tokens[i].kind is Kind.CUE and tokens[i].entry.role in (Role.VERB, Role.ACTIVE)
    return is_cue or (tokens[i].kind in (Kind.WORD, Kind.TOLL_VERB) and tokens[i].word[:1].isalpha())


def is_or_hurt(tokens: Sequence[Token], cue: int | None) -> bool:
    """Return whether the cue goes on with "or badly hurt"."""
    if cue is None or cue + 3 >= len(tokens) or tokens[cue + 1].word != "or":
        return False
    return tokens[cue + 2].word.endswith("ly") and tokens[cue + 3].entry.outcome is Outcome.INJURED


def is_fatal(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether those counted as harmed are said to be dead: "12 fatal casualties", "40 casualties, 12 fatal"."""
    return any(token.word == "fatal" for token in tokens[count.at + 1 : count.phrase.end + 2])


def is_known_victim(tokens: Sequence[Token], counts: Sequence[Count], count: Count) -> bool:
    """Return whether the dead are named: "seventeen of the victims have been identified", "41 bodies, 28 of which"."""
    if count.cue is None or tokens[count.cue].word != "identified":
        return False
    head = count.phrase.head
    if head is not None:
        return tokens[head].word == "victims"
    return any(c.at == count.whole and c.outcome is Outcome.KILLED for c in counts)


def is_under_a_slide(tokens: Sequence[Token], cue: int | None) -> bool:
    """Return whether those buried lie under what came down on them: "the avalanche hit a hut, |burying dozens"."""
    if not cue or tokens[cue].word != "burying" or tokens[cue - 1].kind not in (Kind.COMMA, Kind.AND):
        return False
    return any(token.word in _SLIDES for token in tokens[max(0, cue - MAX_SLIDE) : cue])


def is_gassed(tokens: Sequence[Token], cue: int | None) -> bool:
    """Return whether those "affected" are hurt: "affected by the chlorine gas"."""
    return cue is not None and tokens[cue].word == "affected" and any(token.word in _GASES for token in tokens)

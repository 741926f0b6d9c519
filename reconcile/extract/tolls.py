"""Tolls and counts told before: "the death toll rose from 10 to 12", "this was updated to 82"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.governing import STANDING, Count, kind_of, unit_of_number
from reconcile.extract.tokens import Kind, Role, Token

#: Tokens between "number of" and what they did not survive: "the number of men, women and children abducted".
MAX_NUMBER_OF = 10
#: Tokens between "toll" and its figure.
MAX_TOLL_GAP = 16
#: Words between a counted noun and its figure.
_TOLL_LINKS = frozenset({"at", "was", "were", "is", "be", ":"})
#: Tokens between a verb that updates a count and the new figure: "revised its own count of victims to".
MAX_TOLL_VERB = 6
#: Verbs with which somebody puts a bare figure forward.
_SAYS = frozenset({"said", "say", "says", "counts", "counted", "tallied"})
_SPEAKS = frozenset({"spoke", "speaks", "speak", "spoken", "talked", "reported"})
#: Nouns for a count told before.
_FINDS = frozenset({"confirmed", "documented", "verified", "recorded", "acknowledged", "registered"})
_FIGURE_NOUNS = frozenset({"figure", "figures", "number", "count", "total", "tally", "estimate"})
#: Verbs that say how many there are: "the missing number 370".
_NUMBERS = frozenset({"number", "numbers", "numbered", "total", "totals", "totalled", "totaled"})
#: Before "number" these tell how large a people is, not how many were harmed: "the tribe, who number 70,000".
_TELLS_SIZE = (Kind.RELATIVE, Kind.PRONOUN, None)
#: Words before a figure that is set beside an earlier one.
_COMPARING = frozenset({"compares with", "compared with", "compared to", "cites", "cite", "cited"})
#: Verbs that set a total behind its figure: "bringing to 74 the number of deaths".
_BRING = frozenset("bring brings bringing brought raise raises raising raised take takes taking took pushing".split())
#: Verbs that set a figure for the dead: "put the dead at 102".
_PUT = frozenset({"put", "puts", "putting"})
#: Tokens between "put" and the second group whose number it sets: "put the dead at 102 and the injured at".
MAX_PUT = 12
#: Nouns for how many there are of something: "the number of dead", "its count of the dead".
_COUNT_NOUNS = frozenset({"number", "count", "tally"})
#: "It could be 60."
_MAYBE = [["it", modal] for modal in ("could", "may", "might")]
#: What stands for a count told before; a noun behind the figure needs one of the first.
_COUNTS = frozenset({"figure", "number", "count", "tally", "total"})
_CARRIERS = _COUNTS | {"it", "this", "that"}
#: What goes on with a figure that is no toll by itself.
_GOES_ON = (Kind.BE, Kind.HAVE, Kind.MODAL, Kind.WORD)
_FORMER = frozenset({"previous", "earlier", "initial", "former", "original"})
#: Words of change: "down from 66".
_CHANGES = frozenset(
    {
        "leap",
        "jump",
        "surge",
        "jumped",
        "climbed",
        "raised",
        "up",
        "down",
        "rose",
        "risen",
        "fell",
        "fallen",
        "rise",
        "fall",
        "increase",
        "increased",
        "drop",
        "revised",
    }
)


def _is_told_as_toll(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the words before the figure say it is one: "rose to 12", "the figure would be 12"."""
    before = tokens[max(0, at - 4) : at]
    if before and before[-1].word == "to" and any(t.word in _BRING for t in tokens[max(0, at - MAX_TOLL_GAP) : at]):
        return True  # "raising the toll of soldiers killed there to 18"
    if any(token.kind is Kind.TOLL_VERB or token.word in ("of", ":") for token in before):
        return True
    return _is_equated(tokens, at)


def _is_equated(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a noun for a count is said to be the figure: "the first estimate was 290"."""
    if kind_of(tokens, at - 1) is Kind.BE:
        if [token.word for token in tokens[max(0, at - 3) : at - 1]] in _MAYBE:
            return True
        return any(token.word in _FIGURE_NOUNS or token.word in _NUMBERS for token in tokens[:at])
    return at > 0 and tokens[at - 1].word in _NUMBERS and kind_of(tokens, at - 2) not in _TELLS_SIZE


def find_toll_cue(tokens: Sequence[Token], count: Count) -> int | None:
    """Return the toll whose figure the number is: "the death toll rose from 10 to 12"."""
    behind = _find_number_behind(tokens, count.at)
    if behind is not None:
        return behind
    risen = _is_told_as_toll(tokens, count.at)
    is_put = count.at > 0 and tokens[count.at - 1].word in ("at", "to")  # "the toll - now in its third year - at 470"
    fallback = None
    for i in range(count.at - 1, max(-1, count.at - MAX_TOLL_GAP * (3 if risen else 1)), -1):
        token = tokens[i]
        if token.kind is Kind.CUE:
            role = token.entry.role
            if role is Role.TOLL or (role not in (Role.ACTIVE, Role.BEFORE) and _is_number_of(tokens, i)):
                return i
            if role is not Role.ACTIVE and (_is_numbered(tokens, i, count.at) or _climbs(tokens, i, count.at)):
                return i  # "the missing number more than 370", "the confirmed dead climbed to 54"
            if role is Role.NOUN and fallback is None and token.entry.outcome not in STANDING:
                links = (tokens[j] for j in range(i + 1, count.at))
                if any(link.kind is Kind.TOLL_VERB or link.word in _TOLL_LINKS for link in links):
                    fallback = i
            if role in (Role.ACTIVE, Role.VERB, Role.INTRANSITIVE) and not risen:
                return fallback
        elif token.kind is Kind.STOP and token.word != ":" and not (risen or is_put):
            return fallback
    return fallback


def _is_numbered(tokens: Sequence[Token], cue: int, at: int) -> bool:
    """Return whether the verb of a cue says how many: "the dead are believed to number [90]"."""
    if tokens[at - 1].word not in _NUMBERS or at - cue > MAX_TOLL_VERB:
        return False
    between = tokens[cue + 1 : at - 1]
    adverbs = (Kind.BE, Kind.HAVE, Kind.WORD, Kind.MODAL, Kind.TRANSPARENT, Kind.DETERMINER)
    return all(token.kind in adverbs for token in between)


def _climbs(tokens: Sequence[Token], cue: int, at: int) -> bool:
    """Return whether a word for the harmed is the subject of a toll's verb: "the confirmed |dead climbed to [54]"."""
    opener = cue - 2 if cue > 1 and tokens[cue - 1].kind in (Kind.WORD, Kind.TRANSPARENT) else cue - 1
    if kind_of(tokens, opener) is not Kind.DETERMINER or tokens[at - 1].word not in ("to", "at"):
        return False
    between = tokens[cue + 1 : at - 1]
    if not between and opener and tokens[opener - 1].word in _BRING:
        return True  # "taking the confirmed dead to 17"
    verbs = (Kind.TOLL_VERB, Kind.HAVE, Kind.WORD, Kind.TRANSPARENT, Kind.DETERMINER)
    rises = any(t.kind is Kind.TOLL_VERB or t.word == "stand" for t in between)
    return rises and all(t.kind in verbs for t in between)


def _is_compared(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether a bare figure stands beside one told before: "up from 14", "compares with 88", "cites 1,700"."""
    if count.phrase.head is not None:
        return False
    i = count.at - 1
    while i >= 0 and (tokens[i].kind in (Kind.DETERMINER, Kind.TRANSPARENT) or tokens[i].word in _FORMER):
        i -= 1
    if i < 0:
        return False
    if tokens[i].word in _COMPARING:
        return True
    before = [token.word for token in tokens[max(0, i - MAX_TOLL_VERB) : i]]
    if tokens[i].word in ("from", "on", "above", "below"):
        return not _CHANGES.isdisjoint(before)
    is_figure = tokens[i].word == "of" and before[-1:] in (["figure"], ["estimate"], ["toll"])
    if not is_figure and kind_of(tokens, count.phrase.end) in _GOES_ON and tokens[count.phrase.end].word[:1].isalnum():
        return False  # "a total of 23 had been admitted", but "the figure of 47 was too high"
    return tokens[i].word == "of" and not _FIGURE_NOUNS.isdisjoint(before[-2:])


def _is_said(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether a bare figure is all that somebody says: "state television said 18", "he first spoke of three"."""
    end, head = count.phrase.end, count.phrase.head
    number = tokens[count.at].number
    if number is None or number.low == 0:
        return False  # "say no"
    if head is None and count.at > 1 and tokens[count.at - 1].word in _FINDS and _ends_clause(tokens, end):
        return tokens[count.at - 2].kind in (Kind.HAVE, Kind.PERSON, Kind.NAME, Kind.THING, Kind.PRONOUN)
    is_counted = count.at > 1 and tokens[count.at - 1].word == "counted" and tokens[count.at - 2].kind is Kind.PRONOUN
    is_closed = _ends_clause(tokens, end) or (is_counted and kind_of(tokens, end) is Kind.PREPOSITION)
    if (head is not None and tokens[head].word != "victims") or not is_closed:
        return False
    if is_counted:
        return True  # "I counted 40 with my own eyes"
    i = count.at - 1
    while i > 0 and tokens[i].kind in (Kind.DETERMINER, Kind.TRANSPARENT, Kind.STOP):
        i -= 1
    if i < 1:
        return False
    if tokens[i].word == "of":
        before = tokens[i - 1].word
        return before in _SPEAKS or (before in _FIGURE_NOUNS and tokens[i - 2].word in ("a", "the"))
    return tokens[i].word in _SAYS


def _ends_clause(tokens: Sequence[Token], end: int) -> bool:
    if end >= len(tokens) or tokens[end].kind in (Kind.COMMA, Kind.STOP, Kind.AND, Kind.QUOTE, Kind.BRACKET):
        return True
    return tokens[end].word == "."


def is_carried_toll(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the figure updates a toll told before: "this was later updated to 82"."""
    if unit_of_number(tokens, count) or tokens[count.at].word:
        return False  # an article is no figure
    if _is_compared(tokens, count) or _is_said(tokens, count):
        return True
    head = count.phrase.head
    if head is None and _is_equated(tokens, count.at):
        return True
    if head is None:
        counts_other = kind_of(tokens, count.phrase.end) is Kind.WORD and tokens[count.phrase.end].word[:1].isalpha()
    else:
        counts_other = tokens[head].kind is not Kind.PERSON
    verb = _toll_verb(tokens, count.at)
    if counts_other or verb is None:
        return False
    if head is not None and tokens[verb].word in _PUT and tokens[count.at - 1].word not in ("at", "to"):
        return False  # "putting 200,000 people under siege"
    reach = range(max(0, count.at - MAX_TOLL_GAP * 3), count.at)
    if any(tokens[j].word in _COUNT_NOUNS and _is_of_things(tokens, j) for j in reach):
        return False
    if any(tokens[j].word in ("on board", "aboard") for j in reach):
        return False  # "put the number on board at 626"
    carriers = _CARRIERS if head is None else _COUNTS
    return any(tokens[j].word in carriers for j in reach)


def _toll_verb(tokens: Sequence[Token], at: int) -> int | None:
    """Return the verb that updates a count to the figure at ``at``, nothing that is counted between them."""
    for i in range(at - 1, max(-1, at - 1 - MAX_TOLL_VERB), -1):
        if tokens[i].kind is Kind.TOLL_VERB or (tokens[i].word in _BRING and tokens[at - 1].word == "to"):
            return i
        if tokens[i].kind in (Kind.NUMBER, Kind.THING, Kind.PERSON, Kind.COMMA, Kind.AND):
            return None
    return None


def _is_of_things(tokens: Sequence[Token], noun: int) -> bool:
    """Return whether the count at ``noun`` is of things: "the number of settlements that joined reaches 207"."""
    if kind_of(tokens, noun + 1) is not Kind.OF:
        return False
    named = (tokens[j].kind for j in range(noun + 2, min(len(tokens), noun + MAX_TOLL_GAP)))
    return next((kind for kind in named if kind in (Kind.PERSON, Kind.THING, Kind.CUE)), None) is Kind.THING


def _is_number_of(tokens: Sequence[Token], cue: int) -> bool:
    """Return whether the cue stands in "the number of [confirmed] dead"."""
    before = [token.word for token in tokens[max(0, cue - MAX_NUMBER_OF) : cue]]
    at = next((i for i, word in enumerate(before) if word in _COUNT_NOUNS), None)
    if at is None:
        return before[-2:] == ["the", "total"]  # "bringing the total killed to 12"
    return "of" in before[at:] or at == len(before) - 1  # "the number killed stands at"


def _find_number_behind(tokens: Sequence[Token], at: int) -> int | None:
    """Return what a total counts that is told behind its figure: "bringing to 74 the number of deaths"."""
    if at < 2 or tokens[at - 1].word != "to" or tokens[at - 2].word not in _BRING:
        return None
    cues = (i for i in range(at + 2, min(len(tokens), at + 2 + MAX_NUMBER_OF)) if tokens[i].kind is Kind.CUE)
    cue = next(cues, None)
    if cue is None:
        return None
    is_counted = not _COUNT_NOUNS.isdisjoint(token.word for token in tokens[at + 1 : cue])
    return cue if is_counted or tokens[cue].entry.role is Role.TOLL else None


def _is_entry(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a dash sets the figure behind its heading: "Dead - [17]; injured - [62]"."""
    cue = at - 2
    if cue < 0 or tokens[at - 1].word not in ("-", "–", "—") or tokens[cue].kind is not Kind.CUE:
        return False
    opens = cue == 0 or tokens[cue - 1].kind in (Kind.STOP, Kind.COMMA, Kind.BRACKET)
    return opens and tokens[cue].entry.role not in (Role.ACTIVE, Role.BEFORE) and _ends_clause(tokens, at + 1)


def find_put_cue(tokens: Sequence[Token], at: int) -> int | None:
    """Return the cue of those whose number is set: "put the |dead at 102 and the |injured at 300", "a |toll of 10"."""
    if at > 1 and tokens[at - 1].word in ("numbered", "numbers"):
        cues = (i for i in range(at - 2, max(-1, at - 2 - MAX_TOLL_VERB), -1) if tokens[i].kind is Kind.CUE)
        told = next(cues, None)
        if told is not None and tokens[told].entry.role is not Role.ACTIVE and _is_numbered(tokens, told, at):
            return told  # "the dead numbered 170 and 67 were in hospital"
    cue = at - 2
    if (
        cue >= 0
        and tokens[at - 1].word == "of"
        and tokens[cue].kind is Kind.CUE
        and tokens[cue].entry.role is Role.TOLL
    ):
        return cue
    if _is_entry(tokens, at):
        return cue
    if cue < 2 or tokens[at - 1].word != "at" or tokens[cue].kind is not Kind.CUE:
        return None
    if tokens[cue].entry.role in (Role.ACTIVE, Role.TOLL, Role.BEFORE):
        return None
    if tokens[cue - 1].kind is not Kind.DETERMINER and tokens[cue - 1].word != "own":
        return None
    reach = MAX_PUT if tokens[cue - 2].kind in (Kind.AND, Kind.COMMA) else 4
    return None if _PUT.isdisjoint(t.word for t in tokens[max(0, cue - reach) : cue]) else cue

"""Find the claimant phrase that ends before a word, by trying the starts to its left.

In a text that lost its commas the longest that reads as one phrase is taken,
unless it begins with what only tells where.
"""

from __future__ import annotations

from reconcile.extract.claimant_cores import Phrase, PhraseSort
from reconcile.extract.claimant_phrases import MAX_PHRASE, read_phrase, with_determiner
from reconcile.extract.claimant_words import DEMONYM_WORDS, Words
from reconcile.extract.closed_words import ARTICLES, COUNTS, DETERMINERS, INNER_WORDS, MONTHS, PRONOUNS
from reconcile.extract.described import SOCIETIES
from reconcile.extract.ministries import is_country
from reconcile.extract.names import match_name
from reconcile.extract.phrase_objects import MINDING
from reconcile.model import ClaimantKind

#: Words; no name of a body in the table is longer.
MAX_BODY_NAME = 12

_DESCRIBING = frozenset({"trait", "setting"})
LEADING_PREPS = frozenset(
    "in of off near at on from to outside around across by with between inside into over through against "
    "towards toward capital city town village".split()
)
_WHERE = frozenset("in near at outside inside from to across".split())
#: These open a claimant's name, so that a town or a district before them is the place of what was told.
OF_WHOM = frozenset("state state-run state-owned regime pro-government pro-regime".split())
#: Places whose name may stand behind a comma.
_NAMED_BEHIND = frozenset("capital city town village port suburb neighbourhood neighborhood island resort camp".split())
_SORTS = frozenset("city province district town village governorate region county".split())
#: Marks that no claimant phrase reaches over.
_STOPS = frozenset(';:“”"!?—–')
_CLAUSE_MARKS = frozenset(",.;:\"“”'‘’—–-")
_CLAUSE_WORDS = frozenset("and but while as that".split())
_REPORTERS = frozenset({"reporter", "correspondent", "reporters"})


def read_back(words: Words, end: int, floor: int = 0) -> Phrase | None:
    """Return the claimant phrase whose last word is just before ``end``, or None.

    The longest phrase wins, except that a noun that can speak by itself
    is not swallowed as somebody's place ("at the hospital officials said").
    """
    if words.lows[end - 1] in PRONOUNS:
        return read_phrase(words, end - 1, end)
    best: Phrase | None = None
    phrase: Phrase | None = None
    read_at = -1
    strange = False
    start = name_start(words, end, floor) if words.entries[end - 1].ends_body else end - 1
    for at in range(start, max(floor, end - MAX_PHRASE) - 1, -1):
        entry = words.entries[at]
        if not entry.may_start:
            if entry.may_belong:
                if entry.word in _STOPS:
                    break
            elif strange:
                break  # a second word that claimant phrases do not hold
            else:
                strange = True
            continue
        if read_at == at + 1 and phrase is not None and phrase.last == end and _only_determines(words, at):
            phrase = with_determiner(phrase, entry.low)
        else:
            phrase = read_phrase(words, at, end)
        read_at = at
        if phrase is None or phrase.last != end or _is_place(words, at, phrase) or _is_no_number(words, phrase):
            continue
        if phrase.person is not None and _cuts_body(words, at):
            continue
        best = phrase if best is None or _is_better(words, phrase, best) else best
        if phrase.determiner and not _may_reach_on(words, at, phrase):
            break
    return best if best is not None else _minding(words, end, floor)


def _cuts_body(words: Words, at: int) -> bool:
    """Return whether word ``at`` is the second of a body's name: "speaking to Anadolu Agency Ana Lind said"."""
    if not at or not words.entries[at - 1].names_body or not words.entries[at].is_head:
        return False
    found = match_name(words.words, words.lows, at - 1, len(words), words.text)
    return found is not None and found[0] > 1


def _is_no_number(words: Words, phrase: Phrase) -> bool:
    """Return whether an article for one stands before a noun for many: "tackled by a coach authorities said"."""
    if phrase.determiner not in ("a", "an") or not phrase.heads or phrase.object is not None:
        return False
    head = phrase.heads[-1]
    low = words.lows[head]
    many = low.endswith("s") and "speaker" in words.roles(head) and not low.endswith("ss")
    return (many or low == "authorities") and head == phrase.core_end - 1 and words.lows[phrase.first + 1] != "number"


def _minding(words: Words, end: int, floor: int) -> Phrase | None:
    """Return a ministry told by what it minds in words that no table holds: "the department of rural markets"."""
    for at in range(end - 2, max(floor, end - MAX_PHRASE), -1):
        if words.words[at] in _STOPS or words.words[at] == ",":
            return None
        if words.lows[at] in MINDING and words.lows[at + 1] in ("of", "for"):
            at -= at > floor and words.lows[at - 1] == "the"
            phrase = read_phrase(words, at, end)
            return phrase if phrase is not None and phrase.last == end and phrase.object is not None else None
    return None


def name_start(words: Words, end: int, floor: int = 0) -> int:
    """Return where a name of the table begins that ends at ``end``, else the last word: no shorter start is whole."""
    start = end - 1
    for at in range(start, max(floor, end - MAX_BODY_NAME) - 1, -1):
        if words.entries[at].names_body:
            found = match_name(words.words, words.lows, at, end, words.text)
            if found is not None and at + found[0] == end:
                start = at
    return start


def _only_determines(words: Words, at: int) -> bool:
    """Return whether the word is an article or the like that changes nothing in the phrase behind it."""
    after = words.lows[at + 1]
    return words.lows[at] in DETERMINERS and not (after in DETERMINERS or after in MONTHS or after in PRONOUNS)


def _may_reach_on(words: Words, at: int, phrase: Phrase) -> bool:
    """Return whether a longer phrase may end on this one: "head of the Network", "Amsel, the mayor"."""
    if not at:
        return False
    before = words.words[at - 1]
    role = bool(phrase.heads) and bool(words.roles(phrase.heads[0]) & {"head", "spokes", "speaker"})
    return (
        before == ","
        or words.lows[at - 1] in INNER_WORDS
        or words.lows[at - 1] in DETERMINERS
        or (words.is_name(at - 1) and (role or phrase.determiner != "the"))
    )


def _is_place(words: Words, at: int, phrase: Phrase) -> bool:
    """Return whether the phrase begins with what only tells where: "in Homs state television"."""
    if not at:
        return False
    led = _is_led(words, at)
    if at > 1 and words.lows[at - 1] == "or" and words.is_name(at - 2) and is_country(words.words[at]):
        return True  # "in Iraq or Turkey informed sources said"
    if phrase.apposition is not None and (led or _is_unclosed(words, at, phrase) or _is_placed(words, at, phrase)):
        return True
    if phrase.sort is PhraseSort.PROPER:
        if _is_second_place(words, at):
            return True
        if not words.is_name(at - 1):
            return led or _only_describes(words, at - 1)
        return not (_is_led_person(words, at, phrase.last) or _is_behind_listener(words, at))
    if phrase.sort is PhraseSort.NAME and phrase.bodies[0][2].kind is ClaimantKind.GOVERNMENT and not phrase.determiner:
        # "A correspondent in Damascus said".
        return words.lows[at - 1] in _WHERE or words.lows[at - 1] == "of" or _is_second_place(words, at)
    if phrase.sort is not PhraseSort.NOUN or not (led or words.is_name(at - 1)):
        return False
    if phrase.bodies and phrase.bodies[0][2].kind is not ClaimantKind.GOVERNMENT:
        return False  # a country is a place, another body is none
    first = at
    while first < phrase.last - 1 and _only_describes(words, first):
        first += 1
    return words.is_name(first) and not words.roles(first) and words.words[first] not in DEMONYM_WORDS


def _is_second_place(words: Words, at: int) -> bool:
    """Return whether "and" joins the name at word ``at`` to a place before it: "officials in Kenya and Uganda said"."""
    k = at - 1
    if words.lows[k] != "and" or not words.is_name(at):
        return False
    while k > 0 and (words.is_name(k - 1) or words.words[k - 1] == ","):
        k -= 1
    return 0 < k < at - 1 and words.lows[k - 1] in _WHERE


def _is_unclosed(words: Words, at: int, phrase: Phrase) -> bool:
    """Return whether no comma closes what a comma opened behind the name, which opens no clause.

    "As they left Aldar, a monitor said": the monitor speaks, and Aldar is no monitor.
    """
    apposition = phrase.apposition
    if apposition is None or words.words[apposition.first - 1] != "," or words.lows[apposition.first] not in ARTICLES:
        return False
    closed = phrase.last >= len(words) or words.words[phrase.last] == ","
    return not (closed or words.words[at - 1] in _CLAUSE_MARKS or words.lows[at - 1] in _CLAUSE_WORDS)


def _is_placed(words: Words, at: int, phrase: Phrase) -> bool:
    """Return whether a name before ", the ministry said" is part of a place: "in Sanaa, Yemen, the ministry said"."""
    apposition = phrase.apposition
    is_body = apposition is not None and bool(apposition.heads) and "body" in words.roles(apposition.heads[-1])
    is_short = phrase.person is None or phrase.person[1] - phrase.person[0] < 2
    if words.is_name(at - 1):  # "near Lake Victoria, the police"
        return is_body and is_short and _is_led(words, at - 1)
    if words.words[at - 1] == "," and at > 1 and words.lows[at - 2] in _NAMED_BEHIND:
        return is_body or is_short  # "in the capital, Lima, the ministry said"
    if words.words[at - 1] != "," or at < 2 or not words.is_name(at - 2):
        return False
    return is_body or is_short or is_country(words.words[at])


def _is_led_person(words: Words, at: int, last: int) -> bool:
    """Return whether a place of one word stands before the name: "in Aleppo Rami Amsel said"."""
    settings = any("setting" in words.roles(k) for k in range(at, last))
    return last - at >= 2 and not settings and at >= 2 and _is_led(words, at - 1)


def _is_behind_listener(words: Words, at: int) -> bool:
    """Return whether the name stands behind who was spoken to: "speaking to Anadolu Agency Ana Lind said"."""
    to = next((k for k in range(at - 2, max(0, at - MAX_BODY_NAME), -1) if words.lows[k] == "to"), 0)
    if not to or words.lows[to - 1] not in ("speaking", "talking"):
        return False
    found = match_name(words.words, words.lows, to + 1, at, words.text)
    return found is not None and found[0] == at - to - 1


def _is_led(words: Words, at: int) -> bool:
    """Return whether "in", "near", "the town of" … stands before the phrase: it is a place then."""
    while at and (words.lows[at - 1] in ARTICLES or _only_describes(words, at - 1) or _is_compound(words, at - 1)):
        at -= 1
    return at > 0 and words.lows[at - 1] in LEADING_PREPS


def _ends_place(words: Words, at: int) -> bool:
    """Return whether the word is "city" or "province" behind the name that it belongs to: "in Aleppo city"."""
    return words.lows[at] in _SORTS and at > 1 and words.is_name(at - 1) and _is_led(words, at - 1)


def _is_compound(words: Words, at: int) -> bool:
    """Return whether the word is an adjective of two, written small: "war-torn", "violence-plagued"."""
    return "-" in words.words[at] and words.words[at].islower()


def _only_describes(words: Words, at: int) -> bool:
    """Return whether the word can only stand before a noun or a place: "northern", "rural"."""
    return bool(words.roles(at)) and words.roles(at) <= _DESCRIBING and "trait" in words.roles(at)


def _is_better(words: Words, longer: Phrase, shorter: Phrase) -> bool:
    """Return whether the phrase that begins further left is the claimant's whole name."""
    if words.lows[longer.first : longer.first + 1] == ["board"] and words.lows[longer.first - 1] == "on":
        return False  # "45 people on board officials said"
    told = shorter.core_end > shorter.first + 1 and _only_describes(words, shorter.first)
    if told and longer.first + 1 == shorter.first and _ends_place(words, longer.first):
        return False  # "in Aleppo city medical sources said"
    counted = longer.first and longer.determiner not in ("a", "an") and _is_count(words, longer.first - 1)
    if counted and longer.sort is PhraseSort.NOUN and not longer.bodies:
        return False
    if words.lows[shorter.first - 1] in _REPORTERS and {"to", "with"} & set(
        words.lows[max(0, longer.first - 3) : longer.first]
    ):
        return False  # "by phone with the SANA reporter local sources said"
    if words.lows[shorter.first] in OF_WHOM | {"local"} and "setting" in words.roles(shorter.first - 1):
        return False
    if longer.determiner and longer.first == shorter.first - 1 and not shorter.determiner:
        return True
    if longer.core_end >= shorter.core_end:  # the same noun with more before it
        if opens_on_body(shorter) and not longer.bodies[0][0] < shorter.first:
            added = range(longer.first, shorter.first)
            if shorter.bodies[0][2].name in SOCIETIES and shorter.first and is_country(words.words[shorter.first - 1]):
                return not longer.first or words.lows[longer.first - 1] not in LEADING_PREPS  # "the Peru Red Cross"
            return bool(shorter.heads) and all(_only_describes(words, k) for k in added)
        return words.words[shorter.first - 1] != ","
    if longer.apposition is not None and longer.apposition.first <= shorter.first:
        return True
    return longer.object is not None and longer.object.first <= shorter.first + (shorter.determiner != "")


def opens_on_body(phrase: Phrase) -> bool:
    """Return whether the phrase begins with a name of the table, or with its article."""
    return bool(phrase.bodies) and phrase.bodies[0][0] == phrase.first + bool(phrase.determiner)


def _is_count(words: Words, at: int) -> bool:
    """Return whether the word counts what follows it: "5 members of the army officials said"."""
    word = words.words[at]
    is_year = len(word) == 4 and word[:2] in ("19", "20")
    return (word[0].isdigit() and not is_year) or words.lows[at] in COUNTS

"""Find the subject of a verb of saying, though words about it part the two: "Ana Lind, who runs it, said"."""

from __future__ import annotations

from reconcile.extract.claimant_cores import Phrase, PhraseSort
from reconcile.extract.claimant_phrases import read_phrase
from reconcile.extract.claimant_words import Words, is_owner, text_of
from reconcile.extract.closed_words import QUOTE_MARKS
from reconcile.extract.described import is_mission
from reconcile.extract.far_subjects import far_subject
from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.ministries import is_country
from reconcile.extract.nameless import UNNAMED
from reconcile.extract.phrases_back import LEADING_PREPS, opens_on_body, read_back
from reconcile.extract.subjects import clause_start
from reconcile.model import ClaimantKind

#: Words; "who spoke on condition of anonymity because he was not allowed to talk to the press" is about as long.
MAX_UNNAMED = 24
#: Words; "whose younger brother, an engineer from Aldar" has five before the comma.
MAX_WHOSE = 10
#: Words; '… known as "Hats"' has five, and a name between quotation marks no more than six.
MIN_ALIASED, MAX_ALIAS = 5, 7
_KNOWING = (("familiar", "with"), ("briefed", "on"))
_NO_NAME = UNNAMED | {"spoke"}
#: What a body is said to do with others.
_RUNNING = frozenset(
    "runs run ran supports support supported funds funded operates operated manages managed backs backed trains "
    "trained oversees represents represented helps helped assists advises documents monitors monitored".split()
)
#: "A resident reached by the agency", "a study cited by the newspaper".
_REACHED = frozenset("cited quoted reached contacted interviewed".split())
#: "A station run by the rebels", "a government formed by lawmakers".
_MADE = frozenset(
    "run owned formed led backed funded operated managed founded supported staffed created headed".split()
)
#: What a monitor is said to watch, and how.
_WATCHED = frozenset("war wars conflict conflicts violence fighting attacks violations abuses crackdown unrest".split())
_WATCHING = frozenset("monitoring tracking observing documenting monitors tracks documents recording".split())
#: Words; "monitoring the four-year civil war" has five.
MAX_WATCHED = 8
MAX_AGE_DIGITS = 2
#: "The Lake Centre however an aid group said".
_IN_PASSING = frozenset({"however", "meanwhile", "though"})
_RELATIVE = frozenset({"that", "which", "who"})


def subject_before(words: Words, end: int) -> Phrase | None:
    """Return the claimant phrase that ends before word ``end``: the subject of the verb there."""
    if end <= 0:
        return None
    last = words.words[end - 1]
    if last in ("who", "which", "that"):
        end -= 2 if end >= 2 and words.words[end - 2] == "," else 1
        return read_back(words, end) if end > 0 and last != "that" else None
    if (aliased := _end_before_alias(words, end)) and (known := read_back(words, aliased)) is not None:
        return known
    if words.words[end - 1] == ",":
        return _before_comma(words, end - 1)
    unnamed = _end_before_unnamed(words, end)
    if unnamed:
        return read_back(words, unnamed)
    watching = _end_before_watching(words, end)
    if watching:
        watcher = read_back(words, watching)
        if watcher is not None and watcher.sort is PhraseSort.NOUN:
            watcher.last = end
            return watcher
    found = read_back(words, end)
    if found is None and end > 2 and words.words[end - 1].isdigit() and len(words.words[end - 1]) <= MAX_AGE_DIGITS:
        aged = read_back(words, end - 1)  # "Ana Lind 45 said"
        if aged is not None and aged.person is not None and aged.person[1] == end - 1 and not aged.bodies:
            aged.last = end
            return aged
    if found is not None and found.first > 1 and words.lows[found.first - 1] in ("citing", "quoting"):
        found = read_back(words, found.first - 1) or found  # "the rights group citing witnesses said"
    if found is not None and found.determiner in ("a", "an") and found.first and words.lows[found.first - 1] == "with":
        found = read_back(words, found.first - 1) or found  # "the group with a network of sources said"
    if found is not None and (cited := _end_before_cited(words, found.first)):
        found = read_back(words, cited)  # "a team cited by the newspaper Halma Post said"
    if found is not None and found.sort is PhraseSort.PRONOUN and end > 3 and words.lows[end - 3] in _RELATIVE:
        return read_back(words, end - 3)  # "the aid group that runs it said"
    if found is not None and (running := _before_running(words, found.first)) is not None:
        return _whole_apposition(words, running)
    if found is None or found.sort is not PhraseSort.PRONOUN:
        far = far_subject(words, end, found)
        if far is not None:
            return far
    return _whole_apposition(words, found) if found is not None else None


def _end_before_alias(words: Words, end: int) -> int:
    """Return where the phrase ends before 'also known as the "Blue Hats"', 0 if no such words stand before ``end``."""
    close = end - 1 - (words.words[end - 1] == ",")
    if close < MIN_ALIASED or words.words[close] not in QUOTE_MARKS:
        return 0
    floor = max(1, close - MAX_ALIAS)
    at = next((k for k in range(close - 1, floor, -1) if words.words[k] in QUOTE_MARKS), 0)
    at -= words.lows[at - 1] == "the"
    if at < 2 or words.lows[at - 2 : at] != ["known", "as"]:
        return 0
    at -= 2
    at -= words.lows[at - 1] == "also"
    return at - (words.words[at - 1] == ",")


def introducing_phrase(words: Words, last: str) -> Phrase | None:
    """Return the phrase with an office that ends on, or explains, the first person of this last name."""
    at = next((k for k in range(1, len(words)) if words.words[k] == last and words.is_name(k - 1)), 0)
    if not at:
        return None
    end = at + 1
    closed = words.words[end : end + 1] == [","]
    phrase = (subject_before(words, end + 1) if closed else None) or read_back(words, end)
    if phrase is None or phrase.sort is PhraseSort.PRONOUN:
        return None
    if (phrase.heads or phrase.bodies) and phrase.first < at:
        return phrase  # "the flood minister, Ana Lind"
    behind = read_phrase(words, phrase.first)
    return behind if behind is not None and behind.apposition is not None and behind.person is not None else None


def _end_before_watching(words: Words, end: int) -> int:
    """Return where the phrase ends before "monitoring the conflict" or "that tracks the war", 0 if neither is there."""
    if words.lows[end - 1] not in _WATCHED:
        return 0
    for at in range(end - 2, max(1, end - MAX_WATCHED), -1):
        if words.lows[at] in _WATCHING:
            return at - (words.lows[at - 1] in ("that", "which"))
    return 0


def _before_running(words: Words, first: int) -> Phrase | None:
    """Return whom a clause of one verb before word ``first`` tells of: "the aid group that runs clinics said"."""
    at = first - 1 if first and words.lows[first - 1] not in ("a", "the", "its", "their", "several") else first - 2
    if at < 2 or words.lows[at - 1] not in ("that", "which") or words.lows[at] not in _RUNNING:
        return None
    return read_back(words, at - 1)


def _end_before_unnamed(words: Words, end: int) -> int:
    """Return where the phrase ends before "who asked not to be named", 0 if nothing of the kind stands before ``end``.

    For texts without commas: the words would else be read as the subject.
    """
    floor = max(0, end - MAX_UNNAMED)
    near = words.lows[floor:end]
    for first, second in _KNOWING:  # "officials familiar with the matter"
        at = near.index(first) if first in near else 0
        if at and near[at + 1 : at + 2] == [second]:
            return floor + at
    if "who" not in near:
        return 0
    for at in range(end - 3, max(0, end - MAX_UNNAMED), -1):
        if words.lows[at] == "who":
            after = words.lows[at + 1 : at + 3]
            return at if after[0] in _NO_NAME or after in (["was", "not"], ["is", "not"], ["were", "not"]) else 0
    return 0


def _end_before_cited(words: Words, at: int) -> int:
    """Return where the phrase ends before "cited by" and the phrase at ``at``, 0 if no such words stand there."""
    maker = at - (at > 3 and words.lows[at - 1].endswith("ed") and words.lows[at - 2] == "by")  # "by ousted lawmakers"
    if maker > 2 and words.lows[maker - 1] == "by" and words.lows[maker - 2] in _MADE:
        return maker - 2
    while at > 2 and words.words[at - 1].islower() and (words.lows[at - 1] == "the" or "body" in words.roles(at - 1)):
        at -= 1
    return at - 2 if at > 2 and words.lows[at - 1] == "by" and words.lows[at - 2] in _REACHED else 0


def _before_comma(words: Words, comma: int) -> Phrase | None:
    """Return the subject in "Rami Amsel, who runs it, said" and "the Network, a monitor, said"."""
    for opening in range(comma - 1, max(-1, comma - 26), -1):
        word = words.words[opening]
        if word in ';:"“”':
            return None
        if word == ",":
            found = read_back(words, opening)
            if words.lows[opening + 1] == "whose" and found is None:
                return None
            if found is None or _is_of_other(words, found.first, opening):
                continue
            inner = read_phrase(words, opening + 1, comma, deep=False)
            if inner is not None and inner.last == comma and _is_place_behind(words, found, inner):
                found.last = comma  # "police in the Kenyan capital, Nairobi, said"
                return found
            if inner is not None and inner.last == comma and _names_body_before(words, found, inner):
                inner.first = found.first  # "the ambulance service, Magen David Adom, said"
                return inner
            if inner is not None and inner.last == comma and found.heads and _is_named(inner, comma):
                found.person, found.last = inner.person, comma  # "the governor, Tomas Hale, said"
                return found
            extended = read_phrase(words, found.first, comma)
            return extended if extended is not None and extended.last > opening else found
    found = read_phrase(words, clause_start(words), comma)
    if found is not None and found.last < comma and words.lows[found.last] in ("who", "which", "a", "an", "the"):
        return found
    return None


def _is_named(inner: Phrase, comma: int) -> bool:
    """Return whether the phrase before the comma is a person's name, with a rank or none: "Colonel Ana Lind"."""
    if inner.sort is PhraseSort.PROPER:
        return True
    return not inner.determiner and not inner.bodies and inner.person is not None and inner.person[1] == comma


def _names_body_before(words: Words, found: Phrase, inner: Phrase) -> bool:
    """Return whether the name between commas is that of the body before it: "the army's media wing, ISPR, said"."""
    named = found.bodies and not is_owner(words, found.bodies[-1][1] - 1)
    named = named and not is_mission(words, found.bodies[-1][1], found.core_end)  # "the UN mission, UNMISS"
    if not found.heads or named or inner.determiner or found.person is not None:
        return False
    if "body" not in words.roles(found.heads[-1]) or words.roles(found.heads[-1]) & {"head", "spokes"}:
        return False
    name = text_of(words, inner.first, inner.last)
    return inner.sort is PhraseSort.NAME or (inner.sort is PhraseSort.PROPER and name.isupper() and name.isalpha())


def _is_place_behind(words: Words, found: Phrase, inner: Phrase) -> bool:
    """Return whether the name between commas tells more of the place before it: "police in Aldar, Kenya, said"."""
    where = found.object
    if where is None or found.object_prep not in ("in", "at", "near", "of", "from") or inner.determiner:
        return False
    setting = "setting" in words.roles(where.last - 1)
    if not setting and not (words.is_name(where.last - 1) and not words.roles(where.last - 1)):
        return False
    name = text_of(words, inner.first, inner.last)
    return is_country(name) or (setting and len(name.split()) == 1) or bool(load_gazetteer().find(name))


def _is_of_other(words: Words, first: int, comma: int) -> bool:
    """Return whether the phrase before the comma belongs to a clause on whom a name before it tells of.

    "Ana Lind, whose brother, an engineer, was on board, said": she speaks, not he;
    and so in "Ana Lind, who runs the nearest clinic, in Orun, said".
    """
    floor = max(0, first - MAX_WHOSE)
    at = next((k for k in range(comma - 1, floor, -1) if words.lows[k] in ("whose", "who")), -1)
    return at > 0 and words.words[at - 1] == "," and first > at


def _whole_apposition(words: Words, found: Phrase) -> Phrase:
    """Return the phrase with the name before it: "the Aleppo Centre an activist collective said"."""
    if found.determiner not in ("a", "an") or found.first == 0:
        return found
    aged = found.first > 2 and words.words[found.first - 1].isdigit()
    passing = words.lows[found.first - 1] in _IN_PASSING
    main = read_back(words, found.first - aged - passing)
    if aged:  # "Amir Tal 34 a baker said"
        named = main is not None and main.sort is PhraseSort.PROPER and main.person is not None
        if main is None or not named or main.core_end - main.first < 2:
            return found
        main.last = found.last
        return main
    if main is not None and main.first and words.lows[main.first - 1] in LEADING_PREPS | {"of", "near"}:
        return found
    if (
        main is not None
        and main.sort in (PhraseSort.NAME, PhraseSort.NOUN)
        and main.determiner == "the"
        and main.heads
        and words.words[main.heads[-1]][0].isupper()
        and not opens_on_body(main)
    ) or (main is not None and _is_named_alone(words, main)):
        main.last = found.last
        return main
    return found


def _is_named_alone(words: Words, main: Phrase) -> bool:
    """Return whether a body of the table opens the clause: "Airwars a monitor said"."""
    named = main.sort is PhraseSort.NAME and main.bodies[-1][2].kind is not ClaimantKind.GOVERNMENT
    return named and main.first <= clause_start(words)

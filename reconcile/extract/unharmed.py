"""Figures that an outcome word governs and that count no harm done: "if one is shot", "five were found alive"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.figurative import TAKES, is_figurative
from reconcile.extract.governing import Count, kind_of
from reconcile.extract.tokens import Kind, Token
from reconcile.model import Modifier, Outcome

#: From here on a figure after "if" is supposed; rules speak of one, three or four.
MIN_SUPPOSED = 10
#: Tokens before a figure in which its clause may be opened by "if".
MAX_OPENING = 6
#: Verbs that tell of harm only where people are their object: "lost 14 soldiers", never "lost 14".
_OF_PEOPLE = frozenset(
    (
        "lost",
        "losing",
        "loses",
        "lose",
        "loss of",
        "destroyed",
        "destroying",
        "eliminated",
        "eliminating",
        "received",
        "receiving",
        "made off with",
        "making off with",
        "took",
        "taken",
    )
)
_WOUNDS = frozenset({"injuries", "injury", "wounds", "wound"})
_SUFFERS = frozenset("suffered suffering suffers sustained sustaining received with had has of from".split())
#: "No visible injuries" does not say that nobody was hurt.
_SORTS = frozenset(
    "external apparent visible outward obvious internal serious major significant life-threatening further".split()
)
#: "Two counts of attempted murder".
_NOT_DONE = frozenset({"attempted", "would-be", "near"})
_SEEKS = frozenset({"search for", "searching for", "looking for"})
_WANTED = frozenset(
    "suspects suspect perpetrators perpetrator killers killer robbers robber thieves thief fugitives".split()
)
#: What is said behind those whom the police look for: "three men seen running away".
_ON_THE_RUN = frozenset("connection suspected running fled fleeing leaving armed wearing accused wanted".split())
_HUNTED = _WANTED | {"arrested", "detained", "arrest", "arrests"}
#: Tokens between those arrested and those still looked for.
MAX_HUNT = 14
_CARE = frozenset(
    ("treating", "treated", "being treated", "being treated for", "were treated for", "was treated for", "treated for")
)
_ILLNESSES = frozenset(
    "malaria cholera measles flu influenza malnutrition dengue ebola covid covid-19 cancer diabetes hiv aids"
    " depression addiction trauma anxiety asthma obesity hepatitis tuberculosis pneumonia".split()
)
_ALIVE = frozenset({"alive", "found alive", "found safe", "safe", "unharmed", "unhurt"})
_KIN = frozenset(
    "wives wife families family relatives relative mothers mother fathers parents children sons daughters brothers"
    " sisters siblings widows kin kinsmen spouses grandparents cousins loved-ones".split()
)
#: Words of a noun phrase that no table holds: "several strategic riverside farmsteads".
MAX_THING = 4
#: "No casualty figures", "two death notices".
_FIGURES = frozenset(
    "figure figures number numbers toll tolls count counts tally report reports detail details data information"
    " estimate estimates breakdown statistics statistic total totals update updates list lists assessment assessments"
    " claim claims certificate certificates notice notices benefit benefits rate rates".split()
)
_RUINS = frozenset(
    "debris rubble ruins wreckage smoke dust rubbish relatives friends family colleagues supporters journalists"
    " reporters cameras bodyguards neighbours neighbors mourners books flowers photographs furniture toys".split()
)
_OF_FIGURES = frozenset("casualty fatality death injury".split())
#: Where people shelter from a raid for an hour.
_BELOW = frozenset(
    "underground basement basements cellar cellars subway metro bunker bunkers corridor corridors".split()
)
_THEM = frozenset({"them", "of them", "which", "of which"})
_DEGREES = frozenset({"seriously", "critically", "badly", "severely", "gravely", "fatally", "lightly", "slightly"})
_IF = frozenset({"if", "unless", "whenever", "provided"})
_PRESENT = frozenset({"is", "are", "die", "dies"})
_STEPS = frozenset((Kind.COMMA, Kind.STOP, Kind.CUE, Kind.REPORT))


def is_of_their_own(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the figure is of somebody's own people: "lost eight of its own"."""
    words = [token.word for token in tokens[count.at + 1 : count.at + 4]]
    return len(words) == 3 and words[0] == "of" and words[2] == "own"


def needs_people(tokens: Sequence[Token], cue: int) -> bool:
    """Return whether the verb at ``cue`` tells of harm only where its object is people."""
    return tokens[cue].word in _OF_PEOPLE


def is_of_the_worst(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the figure only ranks a thing among its like: "[some] of the heaviest raids in months"."""
    number = tokens[count.at].number
    words = [token.word for token in tokens[count.at + 1 : count.at + 4]]
    if number is None or number.modifier is not Modifier.VAGUE or len(words) < 3 or words[0] != "of":
        return False
    head = tokens[count.phrase.head] if count.phrase.head is not None else None
    is_superlative = words[2] in ("worst", "most", "biggest", "largest") or words[2].endswith(("iest", "cest", "gest"))
    return is_superlative and (head is None or head.kind is Kind.THING)


def _is_of_figures(tokens: Sequence[Token], cue: int) -> bool:
    """Return whether what is counted or missing is word of the harmed, not they: "[no] casualty figures were given"."""
    return cue + 1 < len(tokens) and tokens[cue + 1].word in _FIGURES and tokens[cue].word in _OF_FIGURES


def _is_of_one_family(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the figure only says whose kin those counted before it are: "five children of [one] family"."""
    number, head = tokens[count.at].number, count.phrase.head
    if number is None or number.high != 1 or head is None or count.at == 0:
        return False
    is_of = tokens[head].entry.unit == "family" and tokens[count.at - 1].word in ("of", "from")
    return is_of and any(token.number is not None for token in tokens[: count.at])


def _is_amid_things(tokens: Sequence[Token], cue: int) -> bool:
    """Return whether people stand among things and are kept by nobody: "surrounded by debris"."""
    words = [token.word for token in tokens[cue : cue + 5]]
    return words[:2] == ["surrounded", "by"] and not _RUINS.isdisjoint(words[2:])


def tells_no_harm(tokens: Sequence[Token], count: Count) -> bool:
    """Return whether the words around the figure and its cue take the harm away again."""
    cue = count.cue
    if cue is None:
        return False
    return (
        _is_of_things(tokens, count)
        or _is_of_figures(tokens, cue)
        or _is_of_one_family(tokens, count)
        or _is_amid_things(tokens, cue)
        or (cue > 0 and tokens[cue - 1].word in _NOT_DONE)
        or (cue > 0 and tokens[cue - 1].word == "mass" and count.phrase.cue == cue)  # "three mass killings"
        or _is_sheltered(tokens, cue)
        or _is_of_those_things(tokens, count)
        or is_figurative(tokens, count, cue)
        or _is_sort_of_wound(tokens, count, cue)
        or _is_conditional(tokens, count, cue)
        or _is_sought(tokens, count, cue)
        or _is_cared_for(tokens, count, cue)
        or _is_of_kin(tokens, count, cue)
        or _is_taken_thing(tokens, count, cue)
        or _is_found(tokens, cue)
        or _is_brought_out(tokens, count, cue)
        or _is_rate(tokens, count)
    )


def _is_of_things(tokens: Sequence[Token], count: Count) -> bool:
    """ "Destroying their weapons and vehicles, some of them with guns"."""
    before = count.at - 2 if kind_of(tokens, count.at - 1) is Kind.COMMA else count.at - 1
    if kind_of(tokens, before) is not Kind.THING or kind_of(tokens, count.at + 1) is not Kind.INCLUDING:
        return False
    return tokens[count.at + 1].word != "of whom" and tokens[before].entry.unit not in ("time", "place")


def _is_of_those_things(tokens: Sequence[Token], count: Count) -> bool:
    """ "A thousand houses were damaged, 400 of them completely, and cattle died": 400 houses."""
    end = count.phrase.end
    if not count.phrase.points_back or count.phrase.head is not None or count.cue is None or count.cue <= end:
        return False
    if tokens[end - 1].word not in _THEM or not (end < len(tokens) and tokens[end].word.endswith("ly")):
        return False
    before = [i for i in range(count.at) if tokens[i].kind in (Kind.THING, Kind.PERSON)]
    return bool(before) and tokens[before[-1]].kind is Kind.THING and tokens[end].word not in _DEGREES


def _is_sheltered(tokens: Sequence[Token], cue: int) -> bool:
    """ "Sheltering in underground stations": from a raid, not from home."""
    if "shelter" not in tokens[cue].word:
        return False
    return not _BELOW.isdisjoint(token.word for token in tokens[cue + 1 : cue + MAX_OPENING])


def _is_of_kin(tokens: Sequence[Token], count: Count, cue: int) -> bool:
    """ "The wives of the five rebels were among the dead": harm to their kin, not to them."""
    i = count.at - 1
    while kind_of(tokens, i) is Kind.DETERMINER:
        i -= 1
    if i < 1 or tokens[i].word != "of" or tokens[i - 1].word not in _KIN:
        return False
    end = count.phrase.end
    is_theirs = (
        count.at < cue <= end or kind_of(tokens, end) is Kind.RELATIVE
    )  # "of the five killed", "who were killed"
    return not is_theirs


def _is_taken_thing(tokens: Sequence[Token], count: Count, cue: int) -> bool:
    """ "Captured several farmsteads": what is counted is no word for people, and things are taken too."""
    if tokens[cue].word not in TAKES or cue > count.at or count.phrase.head is not None:
        return False
    for token in tokens[count.at + 1 : count.at + 1 + MAX_THING]:
        if token.kind is not Kind.WORD or not token.word.isalpha():
            return False
        if token.word.endswith("s") and not token.word.endswith("ss"):
            return token.word != "remains"  # "the fate of 200 remains unknown"
    return False


def _is_sort_of_wound(tokens: Sequence[Token], count: Count, cue: int) -> bool:
    """ "They had no external injuries"."""
    number = tokens[count.at].number
    if number is None or tokens[cue].word not in _WOUNDS or cue < count.at:
        return False
    if number.modifier is Modifier.VAGUE and count.at and tokens[count.at - 1].word in _SUFFERS:
        return True  # "she suffered multiple injuries"
    if number.low != 0:
        return False
    return not _SORTS.isdisjoint(token.word for token in tokens[count.at + 1 : cue])


def _is_conditional(tokens: Sequence[Token], count: Count, cue: int) -> bool:
    """ "It is counted if at least one person is shot", "crimes in which three or more persons die"."""
    if cue < count.phrase.end or not _says_present(tokens, count.phrase.end, cue):
        return False
    number = tokens[count.at].number
    if number is not None and (number.low or 0) >= MIN_SUPPOSED:
        return False  # "if a thousand children die": a number that somebody supposes, not a rule for counting
    i = count.at - 1
    while i >= max(0, count.at - MAX_OPENING) and tokens[i].kind not in _STEPS:
        word = tokens[i].word
        if word in _IF or (word == "long" and kind_of(tokens, i - 1) is not None and tokens[i - 1].word == "as"):
            return True
        if word == "which" and i == count.at - 1 and tokens[i - 1].word == "in":
            return True
        i -= 1
    return False


def _is_sought(tokens: Sequence[Token], count: Count, cue: int) -> bool:
    """ "Police are looking for two men in connection with the killing": wanted, not missing."""
    if tokens[cue].word not in _SEEKS or cue > count.at:
        return False
    after = [token.word for token in tokens[count.phrase.end : count.phrase.end + MAX_OPENING]]
    head = tokens[count.phrase.head] if count.phrase.head is not None else None
    is_wanted = head is not None and (head.entry.victims == "combatant" or head.word in _WANTED)
    is_more = head is not None and head.word in ("more", "others")
    if is_more and any(token.word in _HUNTED for token in tokens[max(0, count.at - MAX_HUNT) : cue]):
        return True  # "arrested nine suspects and are looking for three more"
    return is_wanted or not _ON_THE_RUN.isdisjoint(after)


def _is_cared_for(tokens: Sequence[Token], count: Count, cue: int) -> bool:
    """ "Treated 300 patients for malaria": ill, not hurt."""
    if tokens[cue].word not in _CARE:
        return False
    end = max(cue + 1, count.phrase.end)
    after = [token.word for token in tokens[end : end + MAX_OPENING]]
    return ("for" in after or tokens[cue].word.endswith(" for")) and not _ILLNESSES.isdisjoint(after)


def _is_found(tokens: Sequence[Token], cue: int) -> bool:
    """ "Five people listed as missing had been found alive"."""
    if tokens[cue].entry.outcome is not Outcome.MISSING:
        return False
    return any(token.word in _ALIVE for token in tokens[cue + 1 : cue + MAX_OPENING])


def _is_brought_out(tokens: Sequence[Token], count: Count, cue: int) -> bool:
    """ "Pulled 40 people alive from the rubble, some of them hurt"."""
    end = count.phrase.end
    return cue > end and end < len(tokens) and tokens[end].word == "alive"


def _is_rate(tokens: Sequence[Token], count: Count) -> bool:
    """ "The rate of deaths fell to 12 per 100,000"."""
    at = next((i for i in (count.at + 1, count.phrase.end) if kind_of(tokens, i + 1) is not None), None)
    if at is None or tokens[at].word != "per":
        return False
    return kind_of(tokens, at + 1) is Kind.NUMBER or tokens[at + 1].word[:1].isdigit()


def _says_present(tokens: Sequence[Token], start: int, cue: int) -> bool:
    near = tokens[start : cue + 1]
    return any(token.word in _PRESENT for token in near) and all(token.kind is not Kind.HAVE for token in near)

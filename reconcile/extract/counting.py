"""Decide what each number of a sentence counts: the outcome that governs it.

The rules look at the grammar around a number, surest first: an outcome word
inside its noun phrase, a cue whose object it is, a predicate whose subject it
is, a toll it completes, a larger figure it is a part of, a coordinate figure
it follows. A number that no rule claims counts no harm and is set aside.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.bystanders import (
    find_population,
    is_in_apposition,
    is_of_a_named,
    is_one_attack,
    is_quoted,
    is_size_of_place,
    is_speaker,
    is_their_family,
    is_whole,
)
from reconcile.extract.ellipsis import decide_by_degree, decide_by_neighbour, share_headline, share_nouns, tells_degree
from reconcile.extract.governing import (
    STANDING,
    Count,
    find_object_cue,
    is_in_list,
    is_thing,
    kind_of,
    names_people,
    unit_of_number,
)
from reconcile.extract.later_deaths import STRICKEN, die_later, find_later_death
from reconcile.extract.own_clauses import OPENS_CLAUSE, has_clause, has_verb, is_aboard, is_core, is_near, outranks
from reconcile.extract.phrases import read_phrase
from reconcile.extract.pointers import EARLIER, link_pointers, part_of, previous_of, whole_among
from reconcile.extract.predicates import find_among, find_departure, find_predicate, find_reversed_predicate
from reconcile.extract.resultatives import (
    find_harmed_them,
    find_result,
    is_fatal,
    is_gassed,
    is_known_victim,
    is_or_hurt,
    is_shot_dead,
    is_under_a_slide,
)
from reconcile.extract.singles import is_implicit
from reconcile.extract.subject_fit import is_age, is_difference, may_be_subject
from reconcile.extract.tokens import PLAIN, Kind, Role, Token
from reconcile.extract.told_before import decide_by_earlier
from reconcile.extract.tolls import find_put_cue, find_toll_cue
from reconcile.extract.unharmed import is_of_the_worst, is_of_their_own, needs_people, tells_no_harm
from reconcile.extract.voice import Voices
from reconcile.model import CORE, Outcome

__all__ = ["EARLIER", "Count", "count_sentence"]


def count_sentence(tokens: Sequence[Token]) -> list[Count]:
    """Return a ``Count`` for every number among ``tokens``, in order."""
    tokens = list(tokens)  # a list itself is indexed faster than what is derived from it
    at_numbers = [i for i, token in enumerate(tokens) if token.number is not None]
    if not at_numbers:
        return []
    voices = Voices(tokens, _met_cues(tokens))
    counts = [Count(i, read_phrase(tokens, i)) for i in at_numbers]
    for position, count in enumerate(counts):
        _decide(tokens, voices, counts, position, count)
    if len(counts) > 1:
        share_nouns(tokens, counts)
        share_headline(tokens, counts)
    link_pointers(tokens, counts)
    for count in counts:
        if count.outcome in CORE and tells_no_harm(tokens, count):
            count.outcome, count.rule, count.cue = None, "", None
        if count.outcome is Outcome.IN_NEED and is_gassed(tokens, count.cue):
            count.outcome = Outcome.INJURED
        if count.outcome is Outcome.CASUALTIES and (is_shot_dead(tokens, count.cue) or is_fatal(tokens, count)):
            count.outcome = Outcome.KILLED
        if count.outcome is Outcome.KILLED and is_or_hurt(tokens, count.cue):
            count.outcome = Outcome.CASUALTIES
        if count.outcome is Outcome.KILLED and is_under_a_slide(tokens, count.cue):
            count.outcome = Outcome.TRAPPED
        if count.outcome is Outcome.OTHER and is_known_victim(tokens, counts, count):
            count.outcome = Outcome.KILLED
    for position, count in enumerate(counts):  # parts whose whole was decided later, ellipsis to the right
        if is_difference(tokens, count.at):
            continue
        if count.outcome is None and count.whole is not None and count.whole != EARLIER:
            whole = next(c for c in counts if c.at == count.whole)
            if whole.outcome is not None:
                count.outcome, count.rule, count.cue = whole.outcome, "part of a total", whole.cue
            elif whole.rule == "carried toll":
                count.rule = whole.rule
        if count.outcome is None and not count.rule and (them := find_harmed_them(tokens, voices, count)) is not None:
            count.outcome, count.rule, count.cue = tokens[them].entry.outcome, "object of", them
        if count.outcome is None and (among := whole_among(tokens, counts, count)) is not None:
            count.outcome, count.rule, count.cue = among.outcome, "part of a total", among.cue
            count.whole = among.at
        if count.outcome is None and (left := find_departure(tokens, count)) is not None:
            count.outcome, count.rule, count.cue = Outcome.DISPLACED, "subject of", left
        if count.outcome is None and not is_thing(tokens, count) and not is_age(tokens, count):
            decide_by_degree(tokens, counts, position, count)
        if count.outcome is None and not is_thing(tokens, count) and not is_age(tokens, count):
            decide_by_neighbour(tokens, counts, position, count)
    return counts


def _decide(tokens: Sequence[Token], voices: Voices, counts: list[Count], position: int, count: Count) -> None:
    """Fill ``count`` by the first rule that fits."""
    phrase = count.phrase
    if is_age(tokens, count) or tells_degree(tokens, count) or is_of_the_worst(tokens, count):
        return
    if is_difference(tokens, count.at):
        return
    if phrase.cue is not None and not _yields(tokens, voices, counts, position, count):
        entry = tokens[phrase.cue].entry
        if unit_of_number(tokens, count) == "percent" and entry.role is Role.NOUN:
            return
        count.outcome, count.rule, count.cue = entry.outcome, "counted noun", phrase.cue
        count.whole = previous_of(counts, position) if phrase.points_back else part_of(tokens, counts, position, count)
        return
    population = find_population(tokens, count)
    if population is not None:
        _decide_share(tokens, voices, count, population)
        return
    if is_thing(tokens, count) and not _is_time_of_day_gap(tokens, voices, count):
        return
    if is_whole(tokens, counts, position, count) or is_size_of_place(tokens, count):
        count.outcome, count.rule = Outcome.POPULATION, "whole of a part"
        return
    if (
        is_their_family(tokens, count)
        or is_quoted(tokens, count)
        or is_speaker(tokens, count)
        or (is_implicit(tokens[count.at]) and is_of_a_named(tokens, count))
    ):
        return
    part = part_of(tokens, counts, position, count)
    if part is not None and is_one_attack(tokens, count):
        return
    result = find_result(tokens, count)
    if result is not None:
        (count.outcome, count.cue), count.rule, count.whole = result, "object of", part
        return
    put = find_put_cue(tokens, count.at)
    if put is not None:
        count.outcome, count.cue, count.rule = tokens[put].entry.outcome, put, "toll"
        return
    found = find_object_cue(tokens, voices, counts, position, count)
    is_of_people = names_people(tokens, count) or phrase.cue is not None or is_of_their_own(tokens, count)
    if found is not None and phrase.head is None:  # "one side has lost 463 fighters, the other has lost 89"
        is_of_people = is_of_people or any(
            c.cue is not None and needs_people(tokens, c.cue) for c in counts[max(0, position - 2) : position]
        )
    if found is not None and needs_people(tokens, found) and not is_of_people:
        found = None
    if found is not None and is_implicit(tokens[count.at]) and kind_of(tokens, phrase.end) is Kind.REPORT:
        found = None  # "killed 84, the monitor and an official said": a speaker
    if found is not None and is_implicit(tokens[count.at]) and is_in_apposition(tokens, found, count.at):
        return
    after, is_weak = find_predicate(tokens, voices, count.phrase.end)
    after = find_later_death(tokens, voices, count, after)
    if found is not None and after is not None and not is_weak and is_in_list(tokens, found, count.at):
        between = [token.kind for token in tokens[count.phrase.end : after]]
        own_clause = Kind.BE in between or all(kind in OPENS_CLAUSE for kind in between)
        if own_clause:
            found = None
    if found is not None and has_clause(tokens, found, count):
        found = None
    if found is not None and after is not None and outranks(tokens, count, after, found):
        found = None
    if after is not None and not may_be_subject(tokens, count, after):
        after = None
    weak, after = (after, None) if is_weak else (None, after)
    if weak is not None and (has_verb(tokens, count.phrase.end, weak) or is_aboard(tokens, count, weak)):
        weak = None
    if (
        found is None
        and after is not None
        and (part is None or phrase.points_back or is_near(tokens, phrase.end, after))
    ):
        found, count.rule = after, "subject of"
    elif found is not None:
        count.rule = "object of"
    if part is not None:
        count.whole = part
        whole = next((c for c in counts if c.at == part), None)
        if found is None and whole is not None and whole.outcome is not None:
            count.outcome, count.rule, count.cue = whole.outcome, "part of a total", whole.cue
            return
    if found is None:
        found = _further_cue(tokens, count, weak)
    if found is not None:
        count.outcome, count.cue = tokens[found].entry.outcome, found
        _leave_other_whole(tokens, counts, count)
        return
    decide_by_earlier(tokens, counts, position, count, part)


def _decide_share(tokens: Sequence[Token], voices: Voices, count: Count, population: int) -> None:
    """Fill a share of a population by what is said of it: "half of the population fled", "uprooted half of it"."""
    before = count.at - 1
    is_uprooted = kind_of(tokens, before) is Kind.CUE and tokens[before].entry.outcome is Outcome.DISPLACED
    if is_uprooted and (tokens[before].entry.role is Role.ACTIVE or voices[before] == "active"):
        count.outcome, count.rule, count.cue = Outcome.DISPLACED, "object of", before
        return
    after, is_weak = find_predicate(tokens, voices, population + 1)
    if after is not None and not is_weak and tokens[after].entry.outcome is Outcome.DISPLACED:
        count.outcome, count.rule, count.cue = Outcome.DISPLACED, "subject of", after


def _further_cue(tokens: Sequence[Token], count: Count, weak: int | None) -> int | None:
    """Return the cue that stands further off: a toll, a predicate shared with others, "among the dead were 12"."""
    found = find_toll_cue(tokens, count)
    if found is not None:
        count.rule = "toll"
        return found
    if weak is not None:
        count.rule = "subject with others of"
        return weak
    found = find_among(tokens, count)
    if found is not None:
        count.rule = "subject of"
        return found
    count.rule = ""
    found = find_reversed_predicate(tokens, count)
    if found is None:
        found = _opening_cue(tokens, count)
    if found is not None:
        count.rule, count.whole = "named among", EARLIER
    return found


def _opening_cue(tokens: Sequence[Token], count: Count) -> int | None:
    """Return the cue of "Of the deaths, 1,950 were recorded last year"."""
    opens = 1 if kind_of(tokens, 0) is Kind.QUOTE else 0
    if kind_of(tokens, opens) is not Kind.OF or kind_of(tokens, count.at - 1) is not Kind.COMMA:
        return None
    return next((i for i in range(1, min(5, count.at)) if tokens[i].kind is Kind.CUE and is_core(tokens, i)), None)


def _leave_other_whole(tokens: Sequence[Token], counts: list[Count], count: Count) -> None:
    """Undo the link to a whole of another outcome: "40 dead, including nine boys, and scores hurt"."""
    whole = next((c for c in counts if c.at == count.whole), None)
    if whole is None or whole.outcome is None or whole.outcome is count.outcome or count.phrase.points_back:
        return
    if kind_of(tokens, count.at - 1) is not Kind.INCLUDING:
        count.whole = None


def _met_cues(tokens: list[Token]) -> list[int]:
    """Return where the cues stand; one whose companions the sentence lacks becomes a plain word ("took 12 people")."""
    cues = [i for i, token in enumerate(tokens) if token.kind is Kind.CUE]
    if not any(tokens[i].entry.needs for i in cues):
        return cues
    words = {word for token in tokens for word in token.word.split()}
    met = []
    for i in cues:
        token = tokens[i]
        if token.entry.needs and token.entry.needs.isdisjoint(words - {token.word}):
            tokens[i] = Token(token.word, PLAIN)
        else:
            met.append(i)
    return met


def _yields(tokens: Sequence[Token], voices: Voices, counts: list[Count], position: int, count: Count) -> bool:
    """Return whether a harm done to displaced or detained people outranks their being so ("30 refugees drowned")."""
    cue = count.phrase.cue
    if cue is None:
        return False
    if tokens[cue].entry.role is not Role.NOUN:
        return tokens[cue].entry.outcome in STRICKEN and die_later(tokens, voices, count)
    if tokens[cue].entry.outcome not in (*STANDING, Outcome.OTHER):
        return False
    harm = find_object_cue(tokens, voices, counts, position, count)
    if harm is None:
        harm, _ = find_predicate(tokens, voices, count.phrase.end)
    return harm is not None and tokens[harm].entry.outcome in CORE


def _is_time_of_day_gap(tokens: Sequence[Token], voices: Voices, count: Count) -> bool:
    """Return whether a lost comma made a time of a count: "wounding 90[,] hours after"."""
    head, before = count.phrase.head, count.at - 1
    return (
        head == count.at + 1
        and tokens[head].entry.unit == "time"
        and kind_of(tokens, head + 1) is Kind.PREPOSITION
        and tokens[head + 1].word in ("after", "before")
        and kind_of(tokens, before) is Kind.CUE
        and voices[before] == "active"
    )

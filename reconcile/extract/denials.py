"""Find the denials without a figure: who denies a part in a harm, that it was done so, or what others report.

"The ministry denied that its aircraft struck the market" counts nobody, so it
is no claim; what the accused answered would be lost without it. A denial is
read only where the words right behind it say what is denied. Place and day
are read from what is denied alone, never from where or when somebody spoke.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from typing import Any, NamedTuple

from reconcile.extract import days
from reconcile.extract.attribution import AttributionIndex
from reconcile.extract.credit_index import SPOKEN_RULES, Credited
from reconcile.extract.cues import CUE_WORDS
from reconcile.extract.flat import flatten, prefix_tree
from reconcile.extract.placecues import read_cue
from reconcile.extract.story import Story
from reconcile.lexicons.load import load_table
from reconcile.model import CORE, Denial, Denied, Document, PlaceMention, Span, Stance

#: Code points; what is denied stands right behind the word that denies it.
REACH = 110
#: Code points; a longer sentence is a list or a page that lost its full stops, in which neighbours mean little.
LONGEST_SENTENCE = 900
#: Code points before a denial in which "always" or "in the past" stands.
HABIT_REACH = 40
#: Days up to the report's in which a day told behind a denial may be the one on which somebody denied.
SPOKEN_DAYS = 1
#: Roles of names at which a harm can have been done: "in Homs", "hit Homs", "near Homs", "the town of Homs".
_LOCATED = frozenset({"at", "on", "near", "noun", "of"})

_SELF = ("not ", "never ", "no ", "nothing ")
_HAVING = (
    r"(?:\s+(?:has|have|had|did|does|do|was|were|is|are|would|will|could|bears?|bore|played|took|itself|themselves))*+"
)
#: Where what is denied ends: another clause begins.
_TURN = re.compile(
    r";|[,\s]\s*(?:but|although|though|while|whereas|saying|calling|after|despite|amid)\b|,\s(?:which|who|and)\b"
)
_STOPS = re.compile(r"\s*(?:[.,;:!?”\"]|$|as\b)")
#: Before a denial, what tells that it is made whatever happens; "in the past" behind it too.
_HABIT = re.compile(
    r"\b(?:always|routinely|generally|usually|regularly|traditionally|previously|long|in\s+the\s+past)\b", re.IGNORECASE
)
_IN_THE_PAST = re.compile(r"\bin\s+the\s+past\b", re.IGNORECASE)
#: In what is denied, what points at one harm; "the use of force" does not.
_THIS_ONE = re.compile(r"\b(?:the(?!\s+(?:use|targeting|killing|past)\b)|this|these|those|such)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


class _Words(NamedTuple):
    """The words of the tables as patterns, compiled when a text first asks: most have no word of denial.

    ``own`` finds "said its aircraft had not struck the school"; ``act`` what
    was done, ``act_next`` the same right behind a name or day: "Monday's
    raid", "the Homs attack".
    """

    of: dict[str, str]
    things: re.Pattern[str]
    own: re.Pattern[str]
    act: re.Pattern[str]
    act_next: re.Pattern[str]


@cache
def _of() -> dict[str, str]:
    return {row["words"]: row["of"] for row in load_table("denied_things")}


@cache
def _may_deny() -> re.Pattern[str]:
    """Return the words of denial, as the flat form of a text has them."""
    own = prefix_tree((words for words in _of() if words.startswith(_SELF)), blank=" +")
    return re.compile(rf" (?:den(?:y|ie[sd])|reject|dismiss|disput|refut|{own}(?!\w))")


@cache
def _words() -> _Words:
    of = _of()
    own = _tree(words for words in of if words.startswith(_SELF))
    acts = [words for words, sort in of.items() if sort == Denied.ACT and not words.startswith(_SELF)]
    whose = r"(?:none\s+of\s+)?(?:its|their|our|his|her)(?:\s+[\w-]+){1,3}?"
    return _Words(
        of=of,
        things=re.compile(rf"\b{_tree(words for words in of if not words.startswith(_SELF))}(?!\w)", re.IGNORECASE),
        own=re.compile(rf"[\s,:“\"'’]*+(?:that\s+)?(?:it|they|we|he|she|{whose}){_HAVING}\s+({own})\b", re.IGNORECASE),
        act=re.compile(rf"\b{_tree(acts)}(?!\w)", re.IGNORECASE),
        act_next=re.compile(rf"(?:['’]?s?['’]?)\s+(?:[\w-]+\s+)?{_tree(acts)}(?!\w)", re.IGNORECASE),
    )


@cache
def _harm() -> re.Pattern[str]:
    words = (row["words"].lower() for row in load_table("outcomes") if row["outcome"] in set(CORE))
    return re.compile(rf"\b{_tree(words)}(?!\w)", re.IGNORECASE)


def _tree(words: Iterable[str]) -> str:
    return prefix_tree(sorted(words), blank=r"\s+")


class _Thing(NamedTuple):
    """What is denied: of which sort, where its words stand, and whether they open with what was done."""

    of: Denied
    span: Span
    is_done: bool = False


def may_deny(text: str) -> bool:
    """Return whether a text holds a word of denial at all."""
    return _may_deny().search(flatten(text)) is not None


def find_denials(
    document: Document, index: AttributionIndex, places: Sequence[PlaceMention], story: Story
) -> tuple[Denial, ...]:
    """Return the denials of a document in text order.

    Args:
        document: What they are read in.
        index: Who says what in it.
        places: Its places, in order.
        story: What its dates amount to.
    """
    text, flat, found = document.text, flatten(document.text), dict[str, Denial]()
    for number, sentence in enumerate(index.sentences):
        is_long = sentence.end - sentence.start > LONGEST_SENTENCE
        if is_long or not _may_deny().search(flat, sentence.start, sentence.end + 1):
            continue
        for one in index.credits_of(number):
            thing = _denied(text, one)
            if thing is not None and one.claimants[0].name.casefold() not in CUE_WORDS:
                denial = _denial(document, sentence, one, thing.of)
                told: dict[str, Any] = {"date": _date(story, thing), "published": document.published or story.anchor}
                told |= _place(text, places, thing)
                is_general = (
                    not told["date"] and "place" not in told and _is_habit(text, sentence, one.credit.cue, thing)
                )
                found.setdefault(denial.id, replace(denial, **told, is_general=is_general))
    return tuple(found.values())


def _denial(document: Document, sentence: Span, one: Credited, of: Denied) -> Denial:
    text, cue, who = document.text, one.credit.cue, one.claimants[0]
    key = f"{document.doc}\x1fdenial\x1f{cue.start}"
    return Denial(
        doc=document.doc,
        id=blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest(),
        start=cue.start,
        end=cue.end,
        cue=text[cue.start : cue.end],
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        of=of,
        claimant=" ; ".join(dict.fromkeys(claimant.name for claimant in one.claimants)),
        claimant_start=who.span.start,
        claimant_end=who.span.end,
        claimant_kind=who.kind,
        quote=text[sentence.start : sentence.end],
        outlet=document.outlet,
        url=document.url,
        title=document.title,
    )


def _denied(text: str, one: Credited) -> _Thing | None:
    """Return what a credit denies, None where it denies nothing of a harm."""
    after, cue = one.credit.after, one.credit.cue
    if after is None or one.credit.rule not in SPOKEN_RULES:
        return None
    end = min(after.end, after.start + REACH)
    turn = _TURN.search(text, after.start, after.end)
    whole = Span(after.start, turn.start() if turn else after.end)
    if one.credit.stance is not Stance.DENIED:
        own = _words().own.match(text, after.start, end)
        if own is None:
            return None
        of = Denied(_words().of[_plain(own[1])])
        return _Thing(of, Span(own.end(), max(own.end(), whole.end)), is_done=of is Denied.ACT)
    matches = list(_words().things.finditer(text, after.start, min(end, whole.end)))
    found = [_words().of[_plain(match[0])] for match in matches]
    if not found or found[0] == "other":
        return None
    if Denied.RESPONSIBILITY in found:
        return _Thing(Denied.RESPONSIBILITY, whole)
    if found[0] == Denied.ACT:
        return _Thing(Denied.ACT, whole) if text[cue.start : cue.end].lower().startswith("den") else None
    rest = matches[0].end()
    is_of_harm = text[rest - 1] == "." or _STOPS.match(text, rest) or Denied.ACT in found
    return _Thing(Denied.FIGURES, whole) if is_of_harm or _tells_harm(text, matches[0].start(), end) else None


def _tells_harm(text: str, start: int, end: int) -> bool:
    """Return whether what "reports of" or "claims that" go on to tell is of a harm: its words, or a number."""
    return _DIGIT.search(text, start, end) is not None or _harm().search(text, start, end) is not None


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _is_habit(text: str, sentence: Span, cue: Span, thing: _Thing) -> bool:
    """Return whether an act is denied in general and not of one harm: "has always denied targeting civilians"."""
    if thing.of is not Denied.ACT or _THIS_ONE.search(text, *thing.span):
        return False
    before = max(sentence.start, cue.start - HABIT_REACH)
    return bool(_HABIT.search(text, before, cue.start) or _IN_THE_PAST.search(text, *thing.span))


def _is_of_what_was_done(text: str, thing: _Thing, span: Span) -> bool:
    """Return whether a name or a day tells of what was done: behind its words, or right before them."""
    return (
        thing.is_done
        or _words().act.search(text, thing.span.start, span.start) is not None
        or _words().act_next.match(text, span.end, thing.span.end) is not None
        or _harm().search(text, thing.span.start, span.start) is not None
    )


def _place(text: str, places: Sequence[PlaceMention], thing: _Thing) -> dict[str, Any]:
    """Return where what is denied is said to have been, as fields of a denial; none where that is not said.

    Of places listed together only the names are told: what was done at each
    is another question.
    """
    here: list[PlaceMention] = []
    for mention in places[bisect_left(places, thing.span.start, key=_start) :]:
        if mention.end > thing.span.end:
            break
        role = read_cue(text, mention.start).role
        is_named_after = _words().act_next.match(text, mention.end, thing.span.end) is not None
        if (role in _LOCATED and _is_of_what_was_done(text, thing, Span(mention.start, mention.end))) or is_named_after:
            here.append(mention)
        elif here and role == "list":
            return {"place": text[here[0].start : mention.end], "country": here[0].country}
    if not here:
        return {}
    first, place = here[0], here[0].place
    country = next((mention.country for mention in here if mention.country), "")
    if place is None:
        return {"place": first.name, "country": country}
    position = {"place_id": place.place_id, "lat": place.lat, "lon": place.lon, "admin1": place.admin1}
    return {"place": first.name, "country": first.country or place.country, **position}


def _start(mention: PlaceMention) -> int:
    return mention.start


def _date(story: Story, thing: _Thing) -> str:
    """Return when what is denied is said to have been, "" where that is not said.

    A day behind it that is the report's or the one before may be the day on
    which somebody denied: "denied carrying out the raid on Thursday".
    """
    for i in range(bisect_left(story.starts, thing.span.start), bisect_left(story.starts, thing.span.end)):
        mention = story.dates[i]
        if story.role(i) != "harm" or not _is_of_what_was_done(story.text, thing, Span(mention.start, mention.end)):
            continue
        is_named_after = _words().act_next.match(story.text, mention.end, thing.span.end) is not None
        if is_named_after or not _may_be_spoken(mention.date, story.anchor):
            return story.date_of(mention)
    return ""


def _may_be_spoken(date: str, anchor: str) -> bool:
    told, report = days.read_day(date), days.read_day(anchor)
    return told is not None and report is not None and 0 <= (report - told).days <= SPOKEN_DAYS

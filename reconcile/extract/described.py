"""The words of a description that name a claimant: where they begin and end, and when they stand for a body."""

from __future__ import annotations

from reconcile.extract.claimant_cores import Phrase
from reconcile.extract.claimant_words import WIRES, Words, is_common_noun, is_owner, marks_of, text_of
from reconcile.extract.closed_words import ARTICLES, QUOTE_MARKS
from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.ministries import is_country
from reconcile.extract.names import match_name
from reconcile.extract.placewords import country_of_people
from reconcile.model import ClaimantKind

#: Those whose word is the word of the body that they are of …
_MEMBERS = frozenset(
    "workers members volunteers rescuers staff staffers crews teams officials activists medics responders".split()
)
_MEMBER = frozenset("worker member volunteer rescuer".split())
#: Letters.
MIN_ACRONYM = 3
#: Nouns that say what sort of body an acronym before them is …
_EXPLAINING = frozenset(
    "agency authority group organisation organization charity network institute watchdog monitor broadcaster channel "
    "militia commission observatory".split()
)
#: … where it is no place: "the UAE rescue agency".
_SHORT_PLACES = frozenset("UAE DRC USA CAR NYC DPRK PRC".split())
#: What a body has many of.
_OF_MANY = frozenset("agency agencies team teams office offices".split())
#: Adjectives of peoples and faiths, which keep their capital.
_PEOPLES = frozenset(
    "kurdish arab sunni shiite shia druze houthi islamic islamist yazidi alawite christian tuareg rohingya tamil "
    "chechen bedouin".split()
)
#: What a body is said to be of, and the sort of place that it then belongs to.
_SORTS = {
    "provincial": "province",
    "prefectural": "prefecture",
    "regional": "region",
    "district": "district",
    "county": "county",
}
#: Words; the province that its police belong to is told no further before them.
MAX_SEAT = 60
#: Bodies that have one of their kind in every country.
SOCIETIES = frozenset({"Red Cross", "Red Crescent"})
#: … where it is one of these.
_OF_MEMBERS = frozenset(
    {ClaimantKind.RESCUE, ClaimantKind.MONITOR, ClaimantKind.NGO, ClaimantKind.MEDICAL, ClaimantKind.UN}
)


def is_one_of_many(words: Words, phrase: Phrase) -> bool:
    """Return whether the phrase is "the UN agency", which one named before may be."""
    if not phrase.bodies or phrase.determiner not in ("the", "this") or phrase.person is not None:
        return False
    _, end, body = phrase.bodies[-1]
    return body.kind is ClaimantKind.UN and words.lows[end : phrase.core_end] in (["agency"], ["body"], ["office"])


def is_mission(words: Words, start: int, end: int) -> bool:
    """Return whether a mission is told between the words: "the UN peacekeeping mission" is not the whole UN."""
    return "mission" in words.lows[start:end]


def is_body_tail(words: Words, phrase: Phrase) -> bool:
    """Return whether only "monitoring group", "news agency" and the like follow the name."""
    if words.words[phrase.bodies[-1][1] - 1].endswith(("'s", "’s")):
        return False  # "Turkey's health ministry" is not Turkey
    start, end, body = phrase.bodies[-1]
    tail = range(end, phrase.core_end)
    if tail and body.kind is ClaimantKind.UN and words.lows[tail[-1]] in _OF_MANY and phrase.determiner != "the":
        return False  # "a UN agency" is one of many
    if is_mission(words, end, phrase.core_end):
        return False
    is_state = body.kind is ClaimantKind.GOVERNMENT and (end - start == 1 or is_country(text_of(words, start, end)))
    if tail and (is_state or "body" not in words.roles(tail[-1])):
        return False  # "Damascus police" are not Damascus, "a senior US official" is not the United States
    return all(words.roles(k) & {"body", "trait"} for k in tail)


def is_branch(words: Words, phrase: Phrase) -> bool:
    """Return whether a body's office or reporter speaks: "IOM's Africa office", "SANA reporter"."""
    head = words.lows[phrase.heads[-1]] if phrase.heads else ""
    name_end = phrase.bodies[-1][1]
    owned = words.words[name_end - 1].endswith(("'s", "’s"))
    if (
        head in ("reporter", "reporters", "correspondent", "correspondents")
        and phrase.bodies[-1][2].kind is ClaimantKind.MEDIA
    ):
        wire = words.words[phrase.bodies[-1][0]] in WIRES and phrase.determiner in ("a", "an")
        return not wire  # "an AFP correspondent" speaks as "an AFP photographer" does
    return (
        owned
        and not is_country(words.words[name_end - 1])
        and head
        in (
            "office",
            "branch",
            "mission",
            "team",
            "service",
            "department",
            "programme",
            "program",
            "project",
        )
    )


def known_as(words: Words, phrase: Phrase) -> str:
    """Return the name behind "known as": "the rescue service known as the White Helmets", "" if the noun has none."""
    at = phrase.last
    if not phrase.heads or phrase.bodies or "body" not in words.roles(phrase.heads[-1]):
        return ""
    at += words.words[at : at + 1] == [","]
    at += words.lows[at : at + 1] == ["also"]
    if words.lows[at : at + 2] == ["known", "as"] or words.lows[at : at + 2] == ["going", "by"]:
        at += 2
    elif words.lows[at : at + 1] in (["called"], ["dubbed"], ["named"]):
        at += 1
    else:
        return ""
    at += words.words[at : at + 1] != [] and words.words[at] in QUOTE_MARKS
    at += words.lows[at : at + 1] == ["the"]
    at += words.words[at : at + 1] != [] and words.words[at] in QUOTE_MARKS
    found = match_name(words.words, words.lows, at, len(words), words.text) if at < len(words) else None
    if found is not None:
        return found[1].name
    first = phrase.first + (phrase.determiner != "")
    if phrase.core_end - first > 1 and all(words.is_name(k) for k in range(first, phrase.core_end)):
        return ""  # "the Lake Guard, also known as the Blue Hats" has told its name
    end = at
    while end < len(words) and (words.is_name(end) or (end > at and words.lows[end] in ("of", "for", "and"))):
        end += 1
    return text_of(words, at, end) if end > at and words.is_name(end - 1) else ""


def police_of_capital(words: Words, phrase: Phrase) -> str:
    """Return "Nairobi police" for "police in the Kenyan capital", "" for any other phrase."""
    where = phrase.object
    if where is None or phrase.object_prep not in ("in", "of") or words.lows[phrase.heads[-1]] != "police":
        return ""
    last = next((k + 1 for k in range(where.first, where.last) if words.lows[k] == "capital"), 0)
    if not last or words.lows[where.first] != "the":
        return ""
    country = country_of_people(" ".join(words.lows[where.first + 1 : last - 1]))
    capital = load_gazetteer().capital_of(country) if country else ""
    return f"{capital} police" if capital else ""


def acronym_of(words: Words, phrase: Phrase) -> str:
    """Return the acronym that nouns behind it only explain: "SNAI" of "the SNAI prisons authority", "" if none does."""
    at = phrase.first + (phrase.determiner != "")
    name = words.words[at]
    if phrase.object is not None or phrase.bodies or len(name) < MIN_ACRONYM or not (name.isalpha() and name.isupper()):
        return ""
    behind = range(at + 1, phrase.core_end)
    if not behind or words.roles(at) or name in _SHORT_PLACES or words.lows[behind[-1]] not in _EXPLAINING:
        return ""
    if not all(words.words[k].islower() for k in behind) or load_gazetteer().find(name.title()):
        return ""  # a town that is shouted
    return name


def body_of_members(words: Words, phrase: Phrase) -> str:
    """Return the body of those who are many of it: "rescue workers of the Civil Defence", "" if they are not."""
    led = phrase.object
    if phrase.bodies and phrase.heads and phrase.bodies[-1][1] == phrase.heads[-1]:  # "White Helmets rescuers"
        rescuers = phrase.bodies[-1][2].kind is ClaimantKind.RESCUE and words.lows[phrase.heads[-1]] in _MEMBERS
        return phrase.bodies[-1][2].name if rescuers and phrase.person is None else ""
    if led is None or phrase.object_prep not in ("of", "from", "with") or not phrase.heads:
        return ""
    if words.lows[phrase.heads[-1]] not in (_MEMBERS | _MEMBER if led.bodies and not phrase.person else _MEMBERS):
        return ""
    if led.bodies and not led.heads:
        return led.bodies[-1][2].name if led.bodies[-1][2].kind in _OF_MEMBERS else ""
    first = led.first + (words.lows[led.first] in ARTICLES)
    named = all(word[0].isupper() for word in words.words[first : led.last])
    return text_of(words, first, led.last) if named and "records" in words.marks(led.last - 1) else ""


def national_name(words: Words, phrase: Phrase) -> str:
    """Return the name of a country's own body: "Kenya Red Cross", "Peru Flood Watch", "" where the phrase is none."""
    if not phrase.bodies:
        return ""
    start, end, body = phrase.bodies[-1]
    if body.name in SOCIETIES:
        first = start
        while first > phrase.first and words.is_name(first - 1) and words.lows[first - 1] != "international":
            first -= 1
        return text_of(words, first, end)
    if phrase.person is None or phrase.person[0] != end or end - start > 1 or body.kind is not ClaimantKind.GOVERNMENT:
        return ""
    nouns = any(is_common_noun(words.lows[k]) for k in range(*phrase.person))
    return text_of(words, start, phrase.person[1]) if nouns and not is_owner(words, start) else ""


def described_start(words: Words, phrase: Phrase) -> int:
    """Return where the telling part of a description begins: "Baza channel" in "Russia's Baza channel"."""
    first = phrase.first
    opening = phrase.heads[0] if len(phrase.heads) > 1 else -1
    explained = opening > 0 and words.words[opening].islower() and "body" in words.roles(opening)
    explained = explained or (opening == 0 and "takes_name" in words.marks(0))  # "Charity Halma Relief"
    if explained and all(words.is_name(k) for k in range(opening + 1, phrase.core_end)):
        return opening + 1  # "state news agency Halma Press"
    owned = is_owner(words, first) and is_country(words.words[first])
    if owned and words.is_name(first + 1) and not words.roles(first + 1):
        return first + 1
    return first


def described_end(words: Words, phrase: Phrase) -> int:
    """Return where the telling part of a description ends.

    "activists in Aleppo" are activists; "a source at the Police Command"
    would be nobody without the Command; a body keeps its "of".
    """
    if phrase.object is None:
        return phrase.core_end
    head = words.lows[phrase.heads[-1]] if phrase.heads else ""
    single = phrase.heads and phrase.heads[-1] == phrase.first + (1 if phrase.determiner else 0)
    if phrase.object_prep in ("of", "for") and "speaker" not in words.roles(
        phrase.heads[-1] if phrase.heads else phrase.first
    ):
        return phrase.object.last
    if phrase.object_prep == "close":
        return phrase.object.last
    named = (
        words.words[phrase.object.first][0].isupper() and phrase.heads and words.words[phrase.heads[-1]][0].isupper()
    )
    if phrase.object_prep == "on" and named:  # "Commission on Human Rights"
        return phrase.object.last
    if single and "keeps_place" in marks_of(head):
        return phrase.object.last
    of_body = phrase.object.heads[-1] if phrase.object.heads else phrase.object.last - 1
    if "body" in words.roles(of_body) and single:  # "doctor at the district hospital"
        return phrase.object.last
    return phrase.core_end


#: Words before a description that tell nothing of who it is: "two officials", "earlier police".
_NO_PART_OF_NAME = frozenset(
    "the a an another one some many several both two three other its his her their that these those country's country’s"
    " nation's nation’s city's city’s earlier latest recent previous".split()
)


def plain_words(name: str, phrase: Phrase) -> str:
    """Return a description without its determiner and without an opening capital."""
    parts = name.split()
    while len(parts) > 1 and parts[0].lower() in _NO_PART_OF_NAME:
        parts = parts[1:]
    if (
        parts
        and parts[0][0].isupper()
        and not phrase.determiner
        and (not any(p[0].isupper() and p != "TV" for p in parts[1:]) or parts[1] in ("in", "at", "near"))
    ):
        low = parts[0].lower()
        if is_common_noun(low) and not parts[0].isupper() and low not in _PEOPLES:
            parts[0] = low
    return " ".join(parts)


def of_its_seat(words: Words, phrase: Phrase, name: str) -> str:
    """Return "Halma provincial police" for "provincial police" behind "in Halma province", else the name as it is."""
    sort = _SORTS.get(name.split(maxsplit=1)[0]) if " " in name else None
    if sort is None:
        return name
    seats = {
        words.words[k - 1].removesuffix("'s").removesuffix("’s")
        for k in range(max(1, phrase.first - MAX_SEAT), phrase.first)
        if words.lows[k] == sort and words.is_name(k - 1) and not words.roles(k - 1)
    }
    return f"{seats.pop()} {name}" if len(seats) == 1 else name


def heads_of(words: Words, phrase: Phrase) -> frozenset[str]:
    return frozenset(words.lows[at] for at in phrase.heads)

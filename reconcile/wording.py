"""How values read on a screen or in a sentence: model values in, plain English out.

No field name and no enum value is ever shown as it stands; everything that a
reader sees passes through here, so that the charts, the tables and the
sentences say a thing in the same words. Nothing here is HTML or Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reconcile.locales import write_day, write_number
from reconcile.model import Claim, ClaimantKind, Denial, Denied, Estimate, Modifier, Outcome, Stance, Victims

OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.KILLED: "killed",
    Outcome.INJURED: "injured",
    Outcome.CASUALTIES: "killed or injured",
    Outcome.MISSING: "missing",
    Outcome.DETAINED: "detained",
    Outcome.DISPLACED: "displaced",
    Outcome.TRAPPED: "trapped",
    Outcome.POPULATION: "living or staying there",
    Outcome.IN_NEED: "in need of aid",
    Outcome.DESTROYED: "destroyed",
    Outcome.DAMAGED: "damaged",
    Outcome.ATTACKS: "attacks counted",
    Outcome.FORCES: "forces present",
    Outcome.OTHER: "other counts",
}

VICTIM_WORDS: dict[Victims, str] = {
    Victims.CIVILIAN: "civilians",
    Victims.COMBATANT: "combatants",
    Victims.CHILD: "children",
    Victims.WOMAN: "women",
    Victims.MAN: "men",
    Victims.MEDIC: "medics",
    Victims.JOURNALIST: "journalists",
    Victims.AID_WORKER: "aid workers",
    Victims.POLICE: "police",
    Victims.OFFICIAL: "officials",
    Victims.PRISONER: "prisoners",
    Victims.UNSPECIFIED: "people",
}

#: One of a group, where its name in the record is no noun for one.
ONE_VICTIM = {Victims.POLICE: "police officer", Victims.UNSPECIFIED: "person"}

KIND_WORDS: dict[ClaimantKind, str] = {
    ClaimantKind.MONITOR: "monitor",
    ClaimantKind.GOVERNMENT: "government",
    ClaimantKind.MILITARY: "military",
    ClaimantKind.ARMED_GROUP: "armed group",
    ClaimantKind.MEDICAL: "medical",
    ClaimantKind.RESCUE: "rescue service",
    ClaimantKind.POLICE: "police",
    ClaimantKind.UN: "United Nations",
    ClaimantKind.NGO: "aid or rights group",
    ClaimantKind.MEDIA: "news agency or broadcaster",
    ClaimantKind.WITNESS: "witness or activist",
    ClaimantKind.OUTLET: "outlet's own words",
    ClaimantKind.OTHER: "other",
}

STANCE_WORDS: dict[Stance, str] = {
    Stance.ASSERTED: "stated",
    Stance.DENIED: "denied",
    Stance.HYPOTHETICAL: "supposed, not stated",
}

DENIED_WORDS: dict[Denied, str] = {
    Denied.RESPONSIBILITY: "denies a part in it",
    Denied.ACT: "denies the act",
    Denied.FIGURES: "rejects what others report",
}

#: Singular nouns whose plural is not made by adding an s.
PLURALS = {"person": "people", "child": "children", "woman": "women", "man": "men", "aircraft": "aircraft"}
PLURALS |= {"family": "families", "percent": "percent", "police": "police", "body": "bodies", "vessel": "vessels"}


def number_words(value: float) -> str:
    """Return a count with thousands separated as the reader's locale has it; a fraction keeps its point.

    >>> number_words(1300.0), number_words(2.5)
    ('1,300', '2.5')
    """
    return write_number(value)


def range_words(low: float | None, high: float | None) -> str:
    """Return a range in words; an open bound is said, never filled.

    ``None`` at both ends is a harm without a number, which is not 0.

    >>> range_words(70, 100), range_words(70, None), range_words(None, 50), range_words(0, 0)
    ('70 to 100', '70 or more', 'up to 50', '0')
    """
    if low is None and high is None:
        return "no number given"
    if low is None:
        return f"up to {number_words(high or 0)}"
    if high is None:
        return f"{number_words(low)} or more"
    return number_words(low) if low == high else f"{number_words(low)} to {number_words(high)}"


def figure_words(claim: Claim) -> str:
    """Return a claim's figure in plain words, vague ones with the words of the text.

    A denial is said as a denial and keeps the figure it rejects; an explicit
    none reads "none", so that it is not taken for a missing figure. "At least
    1300" reads "at least 1,300", "dozens" reads "“dozens” (24 or more)".
    """
    words = _bare_figure(claim)
    if claim.stance is Stance.DENIED:
        return f"denies {words}" if words not in ("none", "no number given") else "denies any"
    return f"{words} (supposed)" if claim.stance is Stance.HYPOTHETICAL else words


def _bare_figure(claim: Claim) -> str:
    if claim.low == claim.high == 0:
        return "none"
    if claim.modifier is Modifier.VAGUE and (claim.low is not None or claim.high is not None):
        return f"“{' '.join(claim.figure.split())}” ({range_words(claim.low, claim.high)})"
    value = claim.low if claim.low is not None else claim.high
    prefix = {
        Modifier.APPROX: "about ",
        Modifier.AT_LEAST: "at least ",
        Modifier.MORE_THAN: "more than ",
        Modifier.AT_MOST: "up to ",
        Modifier.LESS_THAN: "fewer than ",
    }.get(claim.modifier)
    if prefix and value is not None and (claim.low is None or claim.high is None or claim.low == claim.high):
        return prefix + number_words(value)
    return range_words(claim.low, claim.high)


def unit_words(unit: str, value: float | None = None) -> str:
    """Return what is counted, plural unless ``value`` is 1.

    >>> unit_words("family"), unit_words("person", 1)
    ('families', 'person')
    """
    if value == 1:
        return unit
    return PLURALS.get(unit, unit if unit.endswith("s") else f"{unit}s")


def counted_words(outcome: Outcome, victims: Sequence[Victims], unit: str = "person") -> str:
    """Return what an estimate counts, as a short heading.

    >>> counted_words(Outcome.KILLED, (Victims.UNSPECIFIED,))
    'People killed'
    >>> counted_words(Outcome.DESTROYED, (), "building")
    'Buildings destroyed'
    """
    if unit not in ("", "person"):
        who = unit_words(unit)
    else:
        named = [VICTIM_WORDS[v] for v in victims if v is not Victims.UNSPECIFIED]
        who = join_words(named) if named else "people"
        if named and Victims.UNSPECIFIED in victims:
            who += " and others"
    words = f"{who} {OUTCOME_WORDS[outcome]}"
    return words[:1].upper() + words[1:]


def counted_after(claim: Claim) -> str:
    """Return what a claim counts as it follows its figure: "people killed", after 1 "woman killed".

    >>> one = dict(doc="a", id="1", start=0, end=1, sentence_start=0, sentence_end=9, figure="a", unit="person")
    >>> counted_after(Claim(**one, low=1, high=1, modifier="exact", outcome=Outcome.KILLED, victims=(Victims.WOMAN,)))
    'woman killed'
    """
    words = counted_words(claim.outcome, claim.victims, claim.unit)
    if claim.low == claim.high == 1 and len(claim.victims) <= 1:
        named = claim.victims[0] if claim.victims else Victims.UNSPECIFIED
        who = ONE_VICTIM.get(named, str(named).replace("_", " "))
        who = who if claim.unit in ("", "person") else unit_words(claim.unit, 1)
        return f"{who} {OUTCOME_WORDS[claim.outcome]}"
    return words[:1].lower() + words[1:]


def reported_words(estimate: Estimate, claims: Mapping[str, Claim]) -> str:
    """Return the range of an estimate, an open end with the figure that it opens from.

    "At least 58" beside "at least 100" reads "58 to 100 or more": the open
    bound alone, "58 or more", would hide the 100.

    Args:
        estimate: The range.
        claims: Claims by id, at least those behind the two bounds.
    """
    reach = open_reach(estimate, claims)
    if estimate.high is None and estimate.low is not None and reach is not None and reach > estimate.low:
        return f"{number_words(estimate.low)} to {number_words(reach)} or more"
    return range_words(estimate.low, estimate.high)


def open_reach(estimate: Estimate, claims: Mapping[str, Claim]) -> float | None:
    """Return the figure from which the range is open above ("at least 100": 100), ``None`` where it is closed."""
    if estimate.high is not None:
        return None
    lows = [claims[id].low for id in estimate.high_claims if id in claims]
    return max((low for low in lows if low is not None), default=None)


def estimate_words(estimate: Estimate, claims: Mapping[str, Claim] | None = None) -> str:
    """Return what an estimate counts and its range in one line; with ``claims``, as ``reported_words``."""
    counted = counted_words(estimate.outcome, estimate.victims, estimate.unit)
    return f"{counted}: {reported_words(estimate, claims or {})}"


def claimant_words(claim: Claim) -> str:
    """Return who puts the figure forward; the outlet's own voice is said to be that.

    Several joint claimants (" ; ") are joined by "and".
    """
    if claim.claimant != "-":
        return join_words([name.strip() for name in claim.claimant.split(" ; ")])
    return f"{claim.outlet} (own words)" if claim.outlet else "The report itself (outlet unknown)"


def denier(denial: Denial) -> str:
    """Return who denies; several together are joined by "and"."""
    return join_words(denial.claimant.split(" ; "))


def join_words(words: Iterable[str], most: int | None = None) -> str:
    """Return a list in words, those beyond the first ``most`` counted.

    >>> join_words(["women", "children", "medics"]), join_words(["women", "children", "medics"], 1)
    ('women, children and medics', 'women and 2 more')
    """
    items = list(words)
    if most is not None and len(items) > most:
        items = [*items[:most], f"{number_words(len(items) - most)} more"]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def day_words(date: str) -> str:
    """Return an ISO day, month, year or interval in words; "" reads "date unknown".

    Anything that is not ISO is returned as it stands: it is what the input gave.

    >>> day_words("2017-04-04"), day_words("2017-04"), day_words("2011-03/")
    ('4 April 2017', 'April 2017', 'since March 2011')
    """
    if not date:
        return "date unknown"
    if "/" in date:
        start, _, end = date.partition("/")
        if not start or not end:
            return f"since {_day(start)}" if start else f"until {_day(end)}" if end else "date unknown"
        return _day(start) if start == end else f"{_day(start)} to {_day(end)}"
    return _day(date)


def report_day_words(published: str) -> str:
    """Return the day on which a report was published, without its hour; "not dated" where unknown.

    >>> report_day_words("2017-04-05T09:30:00Z"), report_day_words("")
    ('5 April 2017', 'not dated')
    """
    return day_words(published[:10]) if published else "not dated"


def _day(date: str) -> str:
    parts = date[:10].split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return date
    if len(parts) == 1:
        return parts[0]
    month = int(parts[1])
    if not 1 <= month <= 12:
        return date
    return write_day(int(parts[0]), month, int(parts[2]) if len(parts) == 3 else None)


def part_words(first: int, last: int, of: int) -> str:
    """Return which part of a list is shown.

    >>> part_words(26, 50, 1300)
    '26 to 50 of 1,300'
    """
    return f"{number_words(first)} to {number_words(last)} of {number_words(of)}"


def count_words(number: int, noun: str) -> str:
    """Return a count with its noun in the right number.

    >>> count_words(1, "report"), count_words(12, "report")
    ('1 report', '12 reports')
    """
    return f"{write_number(number)} {unit_words(noun, number)}"

"""The result as a short plain listing for a terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reconcile.model import CORE, Claim, Denial, Estimate, Event
from reconcile.wording import DENIED_WORDS, claimant_words, count_words, denier, estimate_words, figure_words


def events_listing(events: Iterable[Event], estimates: Iterable[Estimate]) -> str:
    """Return the core estimates event by event with who claimed what and who denies, one line each.

    Events without a core figure are only counted at the end; the files hold
    them all. Control characters of a text never reach the terminal.
    """
    of_event: dict[str, list[Estimate]] = defaultdict(list)
    for estimate in estimates:
        if estimate.outcome in CORE:
            of_event[estimate.event].append(estimate)
    lines: list[str] = []
    context = 0
    for event in events:
        if event.id in of_event:
            lines += [*_event_lines(event, of_event[event.id]), ""]
        else:
            context += 1
    if context:
        lines.append(f"{count_words(context, 'event')} without figures on people harmed, listed in the files only")
    return "".join(printable(line) + "\n" for line in lines)


def denial_listing(denial: Denial, event: Event | None) -> str:
    """Return a denial with its sentence and the event that it speaks of, or why of none."""
    quote = " ".join(denial.quote.split())
    lines = [f"{denial.id}: {denier(denial)} {DENIED_WORDS[denial.of]}: “{quote}”"]
    lines += [f"It speaks of {event.title} ({event.id})." if event is not None else "It is of no event here."]
    lines += [f"{why[:1].upper()}{why[1:]}." for why in denial.why]
    return "".join(printable(line) + "\n" for line in lines)


def _event_lines(event: Event, estimates: Iterable[Estimate]) -> Iterator[str]:
    yield event.title
    claims = {claim.id: claim for claim in event.claims}
    for estimate in estimates:
        contested = ", contested" if estimate.contested else ""
        claimed_by = count_words(estimate.independent, "independent claimant")
        yield f"  {estimate_words(estimate)} ({claimed_by}{contested})"
        yield from _claimant_lines(estimate, claims)
    if event.denials:
        yield "  Denied without a figure"
        yield from dict.fromkeys(f"    {denier(denial)}: {DENIED_WORDS[denial.of]}" for denial in event.denials)


def _claimant_lines(estimate: Estimate, claims: Mapping[str, Claim]) -> Iterator[str]:
    seen: set[str] = set()
    for id in (*estimate.standing, *estimate.vague, *estimate.denials):
        if id in claims:
            line = f"    {claimant_words(claims[id])}: {figure_words(claims[id])}"
            if line not in seen:
                yield line
            seen.add(line)


def printable(text: str) -> str:
    """Return one line of text that is safe on a terminal: control characters and lone surrogates are escaped.

    >>> printable("a\\x1b[2Jb")
    'a\\\\x1b[2Jb'
    """
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)

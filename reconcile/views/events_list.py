"""The list of events as one browser part: each a link with its marks and its bars, all on one scale."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from reconcile.group.alarms import find_alarms
from reconcile.locales import retell, untold
from reconcile.model import Claim, Estimate, Scope
from reconcile.views.address import carried, link
from reconcile.views.case_data import CaseView
from reconcile.views.drawing import drawn_part
from reconcile.views.event_rows import EventRow, drawn_estimates
from reconcile.views.kept import once_a_case
from reconcile.wording import count_words, counted_words, day_words, number_words, open_reach, reported_words

BARS = 3  # outcomes drawn in a row; the event page has them all
SLIVER = 1.2  # percent of a bar: a single figure is still seen
OPEN_END = 5.0  # percent of a bar: the arrow of an open range; its length means nothing
ONE_AT = 6.0  # percent: where 1 stands on a logarithmic scale, so that 0 has its own place
LOG_LABELS = 4  # above this every other power of ten is labelled, or the labels touch
LINEAR_SHARE = 0.8  # of the bars lie wholly on a linear scale; the longest few would make slivers of all others
WORTH_SHOWING = 3  # times that scale: figures no farther out are not cut
STEPS = (1, 2, 2.5, 5, 10)  # a scale ends on one of these times a power of ten

_list = drawn_part("events_list", '<div class="list"><div class="scale" aria-hidden="true"></div><ol></ol></div>')


class ListScale(NamedTuple):
    """The scale that all bars of the list share: 0, or 1 if ``log``, to ``end``. ``beyond`` bars run off its edge."""

    end: float
    log: bool
    beyond: int = 0

    def share(self, value: float) -> float:
        """Return where a value lies, percent of the width; 0 stands at the left edge, on a log scale left of 1."""
        if not self.log:
            return 100 * value / self.end
        if value < 1:
            return 0.0
        return ONE_AT + (100 - ONE_AT) * math.log10(value) / math.log10(max(self.end, 10))

    def ticks(self) -> list[tuple[float, str]]:
        """Return where the scale has labels, and what they say."""
        if self.log:
            powers = math.floor(math.log10(max(self.end, 10)))
            values = [10.0**power for power in range(0, powers + 1, 1 if powers < LOG_LABELS else 2)]
        else:
            values = [self.end * part / 4 for part in range(5)]
            if any(value != int(value) for value in values):
                values = [0, self.end / 2, self.end] if self.end % 2 == 0 else [0, self.end]
        return [(round(self.share(value), 1), number_words(value)) for value in values]


def list_scale(rows: Sequence[EventRow], claims: Mapping[str, Claim], log: bool) -> ListScale:
    """Return the one scale for the bars of all these rows, shown or not, so that paging does not move it.

    A logarithmic scale reaches the greatest figure. A linear one reaches
    far enough for ``LINEAR_SHARE`` of the bars; a longer one runs off its
    edge and is marked so.
    """
    ends = sorted(_reach(estimate, claims) for row in rows for estimate in drawn_estimates(row, BARS))
    if not ends:
        return ListScale(10, log)
    if log:
        return ListScale(max(ends[-1], 10) * 1.1, log)
    enough = max(ends[min(int(len(ends) * LINEAR_SHARE), len(ends) - 1)], 4)
    enough = max(ends[-1], 4) if ends[-1] <= WORTH_SHOWING * enough else enough
    power = 10 ** math.floor(math.log10(enough))
    end = next(step * power for step in STEPS if step * power >= enough)
    return ListScale(end, log, sum(reach > end for reach in ends))


def _reach(estimate: Estimate, claims: Mapping[str, Claim]) -> float:
    return max(estimate.high or 0, estimate.low or 0, open_reach(estimate, claims) or 0)


def bar_of(estimate: Estimate, claims: Mapping[str, Claim], scale: ListScale) -> tuple[str, str, str, float, float]:
    """Return what is counted, the range in words, the style of the bar, and where it begins and how wide it is."""
    words = counted_words(estimate.outcome, estimate.victims, estimate.unit).removeprefix("People ").capitalize()
    reported = reported_words(estimate, claims)
    low, high = scale.share(estimate.low or 0), scale.share(_reach(estimate, claims))
    styles = ["up" if estimate.high is None else "down" if estimate.low is None else ""]
    if estimate.high is None:
        low, high = min(low, 100 - OPEN_END), high + OPEN_END
    if scale.share(_reach(estimate, claims)) > 100:
        styles = ["off"]
        low = min(low, 100 - OPEN_END)
    if estimate.low == estimate.high == 0:
        styles = ["none"]
    styles += ["vague"] if estimate.vague_only else []
    high = min(high, 100.0)
    width = max(high - low, SLIVER)
    return words, reported, " ".join(filter(None, styles)), round(min(low, 100 - width), 1), round(width, 1)


def listed_row(case: CaseView, row: EventRow, scale: ListScale) -> dict[str, Any]:
    """Return what the browser shows of one event."""
    event = row.event
    marks = [("contested", "contested", "Two independent claimants exclude each other")] if row.contested else []
    if event.scope is not Scope.INCIDENT and "total" not in event.title:
        marks.append(("running total", "", "A sum over a period, apart from single incidents"))
    alarms = _alarms_of(case, row)
    if alarms:
        marks.append(("look twice", "alarm", "; ".join(map(retell, alarms))))
    told = [count_words(row.independent, "independent claimant"), count_words(row.reports, "report")]
    told += [f"as of {day_words(row.as_of)}"] if row.as_of else ["reports not dated"]
    return {
        "id": event.id,
        "href": link("event", carried(case=case.id, event=event.id)),
        "title": retell(event.title),
        "marks": marks,
        "told": " · ".join(told),
        "bars": [bar_of(estimate, case.claims, scale) for estimate in drawn_estimates(row, BARS)],
    }


@once_a_case
def _kept_alarms(case: CaseView) -> dict[str, list[str]]:
    """Return the place where the alarms of events are kept once they were looked for."""
    return {}


def _alarms_of(case: CaseView, row: EventRow) -> list[str]:
    kept = _kept_alarms(case)
    if row.event.id not in kept:
        with untold():
            kept[row.event.id] = [alarm.words for alarm in find_alarms(row.event, row.estimates)]
    return kept[row.event.id]


def show_list(case: CaseView, rows: Sequence[EventRow], scale: ListScale, first: int) -> None:
    """Show rows of the list, the first of which is number ``first``."""
    data = {"first": first, "ticks": scale.ticks(), "rows": [listed_row(case, row, scale) for row in rows]}
    _list(key="events_list", data=data)

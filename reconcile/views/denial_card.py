"""One denial without a figure: who denies what, of which harm and why, and what a person may rule on it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from reconcile.errors import StoreError, UnknownId
from reconcile.locales import retell
from reconcile.model import Denial, Event, Ruling
from reconcile.views import case_data
from reconcile.views.address import carried, link
from reconcile.views.case_data import CaseView
from reconcile.views.event_targets import ask_event
from reconcile.views.look import badge, kind_dot
from reconcile.views.person import ask_person
from reconcile.views.reader_locale import fragment
from reconcile.views.review_acts import note_act, tell
from reconcile.wording import DENIED_WORDS, KIND_WORDS, day_words, denier

RULING_WORDS = {Ruling.REJECTED: "rejected", Ruling.MOVED: "moved by a person"}
NAMED = 20  # claims by which a ruling names an event: some are still in it when others are moved or read no more


def find_denial(case: CaseView, id: str) -> Denial:
    """Return a denial of the case; raises ``UnknownId``."""
    found = next((one for reading in case.readings.values() for one in reading.denials if one.id == id), None)
    if found is None:
        raise UnknownId("denial", id)
    return found


def where_words(case: CaseView, denial: Denial) -> str:
    """Return the title of the event that a denial speaks of, else that it is of none."""
    if denial.ruling is Ruling.REJECTED:
        return "rejected"
    return retell(case.events[denial.event].title) if denial.event in case.events else "no event here"


def denial_card(case: CaseView, denial: Denial) -> str:
    """Return the HTML that says who denies what, of which event, and why of that one or of none."""
    mark = f" {badge(RULING_WORDS[denial.ruling])}" if denial.ruling else ""
    kind = f"{KIND_WORDS[denial.claimant_kind]} · a denial without a figure, in no range"
    return (
        f"<p class='big'>{escape(DENIED_WORDS[denial.of].capitalize())}{mark}</p>"
        f"<p>{kind_dot(denial.claimant_kind)}<b>{escape(denier(denial))}</b> "
        f"<span class='soft'>{escape(kind)}</span></p>"
        f"<p>{_where(case, denial)} <span class='soft'>{escape(_named(denial))}</span></p>"
    )


def _named(denial: Denial) -> str:
    """Return the place and day that a denial names, "" where it names none or the reason says so already."""
    told = [", ".join(dict.fromkeys(part for part in (denial.place, denial.country) if part))]
    told += [day_words(denial.date) if denial.date else ""]
    words = "; ".join(part for part in told if part)
    return f"It names {words}." if words and not any(why.startswith("it ") for why in denial.why) else ""


def _where(case: CaseView, denial: Denial) -> str:
    why = retell("; ".join(denial.why))
    reason = f" <span class='soft'>({escape(why)})</span>" if why else ""
    if denial.event in case.events:
        event = case.events[denial.event]
        address = link("event", carried(case=case.id, event=event.id))
        return f"It speaks of <a href='{escape(address)}' target='_self'>{escape(retell(event.title))}</a>{reason}."
    told = "It counts for no event" if denial.ruling is Ruling.REJECTED else "It is of no event here"
    return f"{told}{reason}."


def show_rulings(case: CaseView, denial: Denial, *, asks_name: bool = True) -> None:
    """Offer what a person can say of a denial: that it is none, or of which harm it speaks; and the way back.

    ``asks_name``: whether the page does not ask for the name itself.
    """
    with st.expander("Wrongly read?", icon=":material/rate_review:"):
        st.caption("A ruling is kept with your name, holds when reports are read anew, and can be undone.")
        _rule(case, denial, asks_name)


@fragment
def _rule(case: CaseView, denial: Denial, asks_name: bool) -> None:
    can_act = bool(ask_person() if asks_name else case_data.person())
    ruled = case.rulings.get(denial.doc, {}).get(denial.id)
    seen = ruled.n if ruled is not None else 0
    key = f"{denial.id}_{seen}"
    st.text_input("Reason (optional)", key=f"denial_why_{key}", disabled=not can_act)
    acts: list[tuple[str, str, Callable[..., None], tuple[object, ...]]] = []
    if denial.ruling is not Ruling.REJECTED:
        acts.append(("reject", "No denial of a harm", _reject, (case, denial, seen, key)))
    if denial.event or denial.ruling is Ruling.REJECTED:
        acts.append(("apart", "Of no event here", _move, (case, denial, seen, key, None)))
    if ruled is not None:
        acts.append(("undo", f"Undo act {ruled.n}", _undo, (case, ruled.n)))
    with st.container(horizontal=True, key="denial_acts"):
        for name, words, act, given in acts:
            st.button(words, on_click=act, args=given, disabled=not can_act, key=f"denial_{name}")
    target = ask_event(case, _likely(case, denial), f"denial_{key}")
    given = (case, denial, seen, key, target)
    is_off = target is None or not can_act
    st.button("It speaks of this event", on_click=_move, args=given, disabled=is_off, key="denial_move")
    if "review_told" in st.session_state:  # an act was done, and only this part is drawn: the page is to tell it
        st.rerun()


def _likely(case: CaseView, denial: Denial) -> Event:
    """Return the event of a denial, else what it says of its harm: the others are offered by how near they lie."""
    if denial.event in case.events:
        return case.events[denial.event]
    where = {"place": denial.place, "country": denial.country, "lat": denial.lat, "lon": denial.lon}
    return Event(id="", title="", date=denial.date or denial.published[:10], **where)  # type: ignore[arg-type]


def _why(key: str) -> str:
    return str(st.session_state.get(f"denial_why_{key}", ""))


def _reject(case: CaseView, denial: Denial, seen: int, key: str) -> None:
    def act() -> str:
        done = case_data.desk().reject_denial(case.id, denial.doc, denial.id, seen=seen, why=_why(key))
        note_act(case.id, done.n)
        return f"Rejected. It is act {done.n} in the log and can be undone."

    tell(act)


def _move(case: CaseView, denial: Denial, seen: int, key: str, target: Event | None) -> None:
    def act() -> str:
        claims = [claim.id for claim in target.claims[:NAMED]] if target is not None else []
        if target is not None and target.id not in case_data.load_case(case.id, case.convention).events:
            raise StoreError("Somebody changed that event meanwhile; choose again.")
        done = case_data.desk().move_denial(case.id, denial.doc, denial.id, claims, seen=seen, why=_why(key))
        note_act(case.id, done.n)
        return f"{'Moved' if claims else 'Set apart'}. It is act {done.n} in the log and can be undone."

    tell(act)


def _undo(case: CaseView, n: int) -> None:
    def act() -> str:
        case_data.desk().undo(case.id, n)
        return f"Act {n} is undone"

    tell(act)

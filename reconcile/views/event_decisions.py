"""On the event page: what people decide about which claims belong together, what it would do, and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from reconcile.errors import StoreError
from reconcile.group.decide import Act, Decision
from reconcile.group.estimate import estimate_events
from reconcile.group.foresee import foresee
from reconcile.locales import retell
from reconcile.model import Claim, Event
from reconcile.views import case_data
from reconcile.views.address import plain, read, write
from reconcile.views.case_data import CaseView, ordered_estimates
from reconcile.views.event_targets import ask_event
from reconcile.views.look import html_list, show_html
from reconcile.views.person import ask_person
from reconcile.views.reader_locale import fragment
from reconcile.views.review_acts import tell
from reconcile.wording import claimant_words, count_words, counted_after, estimate_words, figure_words, report_day_words

#: What can be decided, in the words of the choice: what it is called, and what it does.
_CHOICES = {
    Act.SPLIT: ("Take claims out", "They become an event of their own; later reports of it follow them."),
    Act.MOVE: ("Move claims to another event", "They speak of that harm, not of this one."),
    Act.MERGE: ("Join with another event", "Both speak of one harm."),
    Act.NOT_THIS_HARM: ("Set claims apart", "They are not of this harm; each stands alone."),
}
_DONE = {
    Act.SPLIT: "Taken out",
    Act.MOVE: "Moved",
    Act.MERGE: "Joined",
    Act.NOT_THIS_HARM: "Set apart",
}
OFFERED = 300  # claims offered for choice; more would be slow on a phone
DRAWN = 4  # estimates told of an event that a decision would make
_TRIAL = "0"  # id and day of a decision that nobody has taken


def show_decisions(case: CaseView, event: Event) -> None:
    """Show the decisions that shaped an event, each with the way back, and offer another."""
    _show_taken(case, event)
    with st.expander("Change what belongs together", icon=":material/call_split:"):
        st.caption(
            "A decision is kept with your name and reason, holds when reports are added, and can be undone. "
            "No claim is changed by it."
        )
        _decide(case, event)


def _show_taken(case: CaseView, event: Event) -> None:
    for id in event.decisions:
        n = int(id)
        st.button(
            f"Undo decision {n}",
            key=f"undo_decision_{n}",
            icon=":material/undo:",
            on_click=_undo,
            args=(case, event, n),
            disabled=not case_data.person(),
            help=None if case_data.person() else "Give your name below first.",
        )


@fragment
def _decide(case: CaseView, event: Event) -> None:
    """Ask what is to be done, show what it would do, and do it."""
    person = ask_person()
    act = st.radio(
        "What is to be done",
        list(_CHOICES),
        format_func=lambda act: _CHOICES[act][0],
        captions=[_CHOICES[act][1] for act in _CHOICES],
        key=f"decide_{event.id}",
    )
    claims = [c.id for c in event.claims] if act is Act.MERGE else _ask_claims(event, act)
    target = ask_event(case, event, f"{event.id}_{act}") if act in (Act.MERGE, Act.MOVE) else None
    why = st.text_input(
        "Reason", key=f"why_{event.id}_{act}", placeholder="What you saw; colleagues read it in the log"
    )
    others = _others(event, act, claims, target)
    lacking = _lacking(act, claims, others, why, person)
    if claims and (others or act is Act.NOT_THIS_HARM):
        _show_outcome(case, event, target, Decision(
            id=_TRIAL, act=act, by=_TRIAL, at=_TRIAL, why=_TRIAL, claims=tuple(claims), others=tuple(others)
        ))  # fmt: skip
    if lacking:
        st.caption(f"Still needed: {lacking}.")
    shown = _claim_ids(event, target)
    if st.button(_CHOICES[act][0], type="primary", key=f"do_{event.id}", disabled=bool(lacking)):
        seen = st.session_state.get(f"seen_{event.id}", shown)
        tell(lambda: _carry_out(case, event, target, seen, act, claims, others, why))
        st.rerun()
    st.session_state[f"seen_{event.id}"] = shown


def _claim_ids(*events: Event | None) -> dict[str, frozenset[str]]:
    """Return the claims of events as they stand on the screen, by the id of the event."""
    return {event.id: frozenset(claim.id for claim in event.claims) for event in events if event is not None}


def _ask_claims(event: Event, act: Act) -> list[str]:
    claims = {claim.id: claim for claim in event.claims[:OFFERED]}
    chosen = read("claim")
    picked = st.multiselect(
        f"Which claims ({len(event.claims)} in this event)",
        list(claims),
        default=[chosen] if chosen in claims else [],
        format_func=lambda id: plain(_claim_words(claims[id])),
        placeholder="Choose claims",
        key=f"claims_{event.id}_{act}_{chosen}",
    )
    if len(event.claims) > OFFERED:
        st.caption(f"Showing {OFFERED} of {len(event.claims)}; choose a claim above to have it among them.")
    return list(picked)


def _claim_words(claim: Claim) -> str:
    told = f"{figure_words(claim)} {counted_after(claim)} – {claimant_words(claim)}"
    return f"{told}, {claim.outlet or 'outlet unknown'}, {report_day_words(claim.published)}"


def _others(event: Event, act: Act, claims: Sequence[str], target: Event | None) -> list[str]:
    """Return the claims in view of which a decision is taken: those that stay, or those of the other event."""
    if act is Act.SPLIT:
        return [claim.id for claim in event.claims if claim.id not in claims]
    return [claim.id for claim in target.claims] if target is not None else []


def _lacking(act: Act, claims: Sequence[str], others: Sequence[str], why: str, person: str) -> str:
    """Return what is still to be given before the decision can be taken, "" if nothing."""
    needs = [] if claims else ["at least one claim"]
    if act is Act.SPLIT and claims and not others:
        needs.append("a claim that stays")
    if act in (Act.MERGE, Act.MOVE) and not others:
        needs.append("the other event")
    needs += [] if why.strip() else ["a reason"]
    needs += [] if person else ["your name"]
    return ", ".join(needs)


def _show_outcome(case: CaseView, event: Event, target: Event | None, trial: Decision) -> None:
    """Show the events and ranges that a decision would leave."""
    events = foresee([event, target] if target is not None else [event], trial)
    st.markdown("**What it would give**")
    lines = []
    for made in events:
        claims = {claim.id: claim for claim in made.claims}
        told = ordered_estimates(estimate_events([made], convention=case.convention))[:DRAWN]
        ranges = "; ".join(estimate_words(estimate, claims) for estimate in told) or "nobody counted as harmed"
        lines.append(f"{retell(made.title)} – {count_words(len(made.claims), 'claim')}: {ranges}")
    show_html(html_list(lines))


def _carry_out(
    case: CaseView,
    event: Event,
    target: Event | None,
    seen: Mapping[str, frozenset[str]],
    act: Act,
    claims: Sequence[str],
    others: Sequence[str],
    why: str,
) -> str:
    """Take the decision unless somebody changed an event since it was ``seen``; return what is to be told."""
    now = case_data.load_case(case.id, case.convention)
    if _claim_ids(*(now.events.get(id) for id in seen)) != seen or not {*_claim_ids(event, target)} <= {*seen}:
        _follow(case, event.claims[0].id)
        raise StoreError("Somebody changed this event meanwhile. It is shown as it is now; look again.")
    decision = case_data.desk().decide(case.id, str(act), claims, others, why=why)
    stays = next((claim.id for claim in event.claims if act is Act.MERGE or claim.id not in claims), claims[0])
    _follow(case, stays)
    return f"{_DONE[act]}. It is decision {decision.n} in the log and can be undone."


def _undo(case: CaseView, event: Event, n: int) -> None:
    def undo() -> str:
        case_data.desk().undo(case.id, n)
        _follow(case, event.claims[0].id)
        return f"Decision {n} is undone"

    tell(undo)


def _follow(case: CaseView, claim: str) -> None:
    """Go on showing the event that holds a claim, whatever its id is now."""
    now = case_data.load_case(case.id, case.convention)
    held = now.claims.get(claim)
    if held is not None and held.event and held.event != read("event"):
        for name in ("claim", "outcome", "victims", "unit"):
            write(name, "")
        write("event", held.event)

"""Claimants: who speaks, of what kind, in how many events, and where each one's figures lie among those of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

import streamlit as st

from reconcile.charts import FAMILIES, FAMILY
from reconcile.claimant_identity import find_claimants
from reconcile.errors import UnknownId
from reconcile.locales import retell
from reconcile.views.address import carried, link, page, plain, read
from reconcile.views.case_data import CaseView
from reconcile.views.claimant_matrix import show_matrix
from reconcile.views.claimant_places import Position, case_positions, position_words
from reconcile.views.claimant_rows import ClaimantRow, case_claimants, claimant_rows
from reconcile.views.claimant_trail import show_trail
from reconcile.views.controls import url_text
from reconcile.views.drawing import drawn_part, show_drawing
from reconcile.views.frame import case_page, title_row
from reconcile.views.look import kind_dot, show_html
from reconcile.views.paging import show_part
from reconcile.views.terms import show_terms
from reconcile.wording import KIND_WORDS, count_words, number_words

ROWS = 30  # claimants listed at once
MARKS = 12  # marks in one strip; figures at one place are one mark
#: Words of the page that are explained on it.
TERMS = ("Claimant", "Outlet", "Somebody unnamed", "Interior Ministry (Ukraine)", "Independent claimants", "Position")
_HEADS = ("Claimant", "Kind", "Events", "Claims", "Its figures in the ranges of others: lowest – highest")
_list = drawn_part(
    "claimants_list",
    '<div class="claimants"><table><thead><tr>'
    + "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    + "</tr></thead><tbody></tbody></table></div>",
)


@case_page("claimants", redraws_alone=True)
def show(case: CaseView) -> None:
    """Show the claimants of the case, one of them in full where the URL names it."""
    show_drawing()
    rows = claimant_rows(case)
    asked = read("claimant")
    meant = find_claimants(case_claimants(case).known, asked) if asked else []
    if asked and not meant:
        raise UnknownId("claimant", asked)
    title_row("Claimants", "claimants", case)
    if not rows:
        st.info("Nobody counts people harmed in this case yet. Add reports, and who speaks in them appears here.")
        st.page_link(page("add"), label="Add reports", icon=":material/add_circle:", query_params=carried(case=case.id))
        return
    if meant:
        ids = {one.id for one in meant}
        chosen = [row for row in rows if row.id in ids]
        if len(chosen) > 1:
            told = f"This link names {plain(asked)}, which is {len(chosen)} claimants here. Choose the one you mean."
            st.info(told, icon=":material/info:")
            _show_list(case, chosen)
        else:
            show_trail(case, chosen[0])
        return
    words = url_text("Search", "q", "Name or kind").casefold().split()
    kept = [row for row in rows if all(word in _searched(row) for word in words)]
    if not kept:
        st.info("No claimant matches. Shorten the search.", icon=":material/filter_alt_off:")
        return
    _show_kinds(case, rows)
    show_terms(TERMS)
    show_part(kept, ROWS, "claimant", lambda part, _: _show_list(case, part))
    show_matrix(case, kept)


def _searched(row: ClaimantRow) -> str:
    return " ".join((row.name, KIND_WORDS[row.kind], FAMILY[row.kind], *row.aliases)).casefold()


def _show_kinds(case: CaseView, rows: Sequence[ClaimantRow]) -> None:
    """Show how many claimants there are of each kind; a kind is a link that searches for it."""
    named = [row for row in rows if not row.is_unnamed]
    counted = Counter(FAMILY[row.kind] for row in named)
    links = (
        f"<span>{kind_dot(FAMILIES[family][0])}<a href='{escape(_search_link(case, family))}' target='_self'>"
        f"{escape(family)}</a> {number_words(counted[family])}</span>"
        for family in FAMILIES
        if counted[family]
    )
    unnamed = len(rows) - len(named)
    apart = (
        f" · {unnamed} more are described only (“a source”, “officials”) and listed last, each apart by its report"
        if unnamed
        else ""
    )
    show_html(
        f"<div class='key'>{''.join(links)}</div><p class='soft'>{count_words(len(named), 'claimant')} by name{apart}. "
        "A mark shows where a figure lies in the range of all who count the same: it says who was low or high, not who "
        "was right.</p>"
    )


def _search_link(case: CaseView, words: str) -> str:
    return link("claimants", carried(case=case.id, q=words))


def _show_list(case: CaseView, rows: Sequence[ClaimantRow]) -> None:
    positions = case_positions(case)
    href = link("claimants", carried(case=case.id))
    data = {
        "href": f"{href}{'&' if '?' in href else '?'}claimant=",
        "rows": [_listed(row, positions.get(row.id, ())) for row in rows],
    }
    _list(key="claimants_list", data=data)


def _listed(row: ClaimantRow, positions: Sequence[Position]) -> list[object]:
    family = list(FAMILIES).index(FAMILY[row.kind])
    places = Counter(
        (round(p.left), round(p.right - p.left)) for p in positions if p.left is not None and p.right is not None
    )
    marks = [(left, width, count) for (left, width), count in places.most_common(MARKS)]
    told = position_words(positions)
    return [
        row.id,
        retell(row.name),
        family,
        KIND_WORDS[row.kind],
        number_words(len(row.by_event)),
        number_words(len(row.claims)),
        marks,
        told,
    ]

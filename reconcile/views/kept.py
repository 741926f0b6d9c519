"""Work done once for a case as it stands, and kept as long as that case is: what the filters of a page start from."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from reconcile.locales import untold
from reconcile.views.case_data import CaseView

T = TypeVar("T")


def once_a_case(work: Callable[[CaseView], T]) -> Callable[[CaseView], T]:
    """Return ``work`` so that it is done once for each case, version and convention.

    A case that changed is another ``CaseView``, so nothing stale can be
    returned; what was kept goes when its case goes. Readers share the
    result: it must not be changed, unless adding to it is all that is done.
    """
    kept: dict[int, T] = {}

    @wraps(work)
    def done(case: CaseView) -> T:
        key = id(case)
        if key not in kept:
            with untold():
                kept[key] = work(case)
            weakref.finalize(case, kept.pop, key, None)
        return kept[key]

    return done

"""Which figures of single places are parts of the total in the lead."""

from __future__ import annotations

import pytest

from reconcile.extract.claims import read_document
from reconcile.model import Document

LEAD = "Air raids killed 25 people in northern Syria on Friday, a monitor said."
#: Text, and for each claim whether it is read as a part; written for the project.
CASES = [
    (f"{LEAD} Eleven people died in Manbij. Another five were killed in Tabqa.", [False, True, True]),
    (f"{LEAD} Eleven people died in Manbij, said Ana Lind, a nurse, on Friday.", [False, False]),  # one place alone
    (f"{LEAD} Twenty people died in Manbij. Another nine were killed in Tabqa.", [False, False, False]),  # more
    (f"{LEAD} Eleven people died in Manbij. Separately, five were killed in Tabqa.", [False, False, False]),
    (f"{LEAD} Last week 11 people died in Manbij. Another five were killed in Tabqa.", [False, False, False]),
    (f"{LEAD} Eleven people were hurt in Manbij. Another five were hurt in Tabqa.", [False, False, False]),
    (
        "A bus crash killed 25 people in northern Syria on Friday. Eleven died in Manbij. Five were killed in Tabqa.",
        [False, False, False],
    ),
]


@pytest.mark.parametrize(("text", "parts"), CASES)
def test_by_place(text, parts):
    claims = read_document(Document(doc="d", text=text, published="2016-07-02")).claims
    assert [bool(claim.part_of) for claim in claims] == parts

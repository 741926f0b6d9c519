"""Which claim is a part of which, across sentences."""

from __future__ import annotations

import pytest

from reconcile.extract.claims import read_document
from reconcile.model import Document

#: Text, and for each claim the position of the claim that it is a part of, None for a whole; written for the project.
CASES = [
    # figures that add up
    ("Raids killed 21 people. Fifteen died in Aldar and six in Berin.", [None, 0, 0]),
    ("Raids killed 21 people. Fifteen died in Aldar. Six others were killed in Berin.", [None, 0, 0]),
    ("Raids killed 21 people. Fifteen died in Aldar and seven in Berin.", [None, None, None]),
    ("Raids killed 13, up from six. Seven soldiers, three guards and three clerks died.", [None, None, 0, 0, 0]),
    ("Raids killed 2 people. One died in Aldar and one in Berin.", [None, None, None]),
    # groups of a total
    ("A blast killed 58 people. Eleven children died.", [None, 0]),
    # words that point back
    ("A blast killed 58 people. Six of the dead were clerks.", [None, 0]),
    ("A blast killed 58 people. Of those killed, five died in hospital.", [None, 0]),
]


@pytest.mark.parametrize(("text", "wholes"), CASES)
def test_parts(text, wholes):
    claims = read_document(Document(doc="d", text=text)).claims
    at = {claim.id: i for i, claim in enumerate(claims)}
    assert [at[claim.part_of] if claim.part_of else None for claim in claims] == wholes

"""Denials without a figure: who denies what, and where and when that is said to have been."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.claims import read_document
from reconcile.lexicons.load import load_table
from reconcile.model import Denial, Denied, Document, Reading


def denials(text: str, published: str = "") -> tuple[Denial, ...]:
    return read_document(Document(doc="a", text=text, published=published)).denials


def told(text: str) -> list[tuple[str, str]]:
    return [(denial.claimant, str(denial.of)) for denial in denials(text)]


@pytest.mark.parametrize("row", load_table("denied_things"), ids=lambda row: row["words"])
def test_a_row_of_the_table_does_its_work(row: dict[str, str]) -> None:
    expected = [] if row["of"] == "other" else [row["of"]]
    assert [of for _, of in told(row["example"])] == expected


DENIALS = [  # sentence, who denies what
    ("The coalition has denied that its jets were near the quay.", [("coalition", "act")]),
    ("The militia said it had nothing to do with the blast.", [("militia", "responsibility")]),
    ("The ministry dismissed reports of dead villagers.", [("ministry", "figures")]),
    ("The army, which denies any part, said 3 people died.", [("army", "responsibility")]),
    ("The army denied it. The road was shut.", [("army", "figures")]),
    ("The army denied it was short of fuel.", []),
    ("The army did not deny that its guns hit the school.", []),
    ("The minister denied reports of his resignation.", []),
    ("The monitor said the army had not struck the school.", []),  # no denial of its own
    ("The army said it had not received reports of dead.", []),
    ("The town was denied water after the attack.", []),
]


@pytest.mark.parametrize(("text", "expected"), DENIALS)
def test_who_denies_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


LEAD = "ALEPPO, 11 May 2019 - A raid killed 14 people in Aleppo on Tuesday, the monitor said. "
NAMED = [  # sentence, place, day of what is denied
    ("The army denied that it bombed the school in Douma on 2 May.", "Douma", "2019-05-02"),
    ("The army denied any part in the shelling of Douma.", "Douma", ""),
    ("The army said its guns had not struck the clinic in Douma on 2 May.", "Douma", "2019-05-02"),
    ("The army denied any part in the 2013 attack.", "", "2013"),
    ("The army denied any part in last month's raid.", "", "2019-04"),
    ("The government denied its forces were behind the Ghouta attack.", "Ghouta", ""),
    ("The army dismissed reports of dead villagers in Idlib province.", "Idlib", ""),
    ("The army denied that its jets struck Douma and Idlib.", "Douma and Idlib", ""),
    ("The army denied that its jets struck Douma, saying they were over Idlib on 2 May.", "Douma", ""),
    # where and when somebody spoke, and what only may be that
    ("The army denied on 2 May that it had shelled Douma.", "Douma", ""),
    ("The army denied involvement on 2 May.", "", ""),
    ("The army denied carrying out the raid on Friday.", "", ""),
    ("The army's command in Damascus denied any part in it.", "", ""),
    ("Russia denied that its aircraft took part.", "", ""),
]


@pytest.mark.parametrize(("text", "place", "date"), NAMED, ids=[row[0][:60] for row in NAMED])
def test_where_and_when_it_is_said_to_have_been(text: str, place: str, date: str) -> None:
    (denial,) = denials(LEAD + text, "2019-05-11")
    assert (denial.place, denial.date) == (place, date)


GENERAL = [  # sentence, whether it is denied of no harm in particular
    ("The army has always denied targeting civilians.", True),
    ("In the past it has denied using barrel bombs.", True),
    ("The militia routinely denies the use of torture.", True),
    ("The army has denied targeting civilians in the past.", True),
    ("The army has previously said it did not target civilians.", True),
    ("The army has always denied bombing the school.", False),
    ("The army has always denied any part in it.", False),
    ("The army previously denied that it shelled Douma.", False),
    ("The army has always denied using such weapons.", False),
    ("The army denied targeting civilians.", False),
    ("The army denied as always that it struck the market, a man said.", False),
]


@pytest.mark.parametrize(("text", "is_general"), GENERAL)
def test_a_denial_of_no_harm_in_particular_is_told_apart(text: str, is_general: bool) -> None:
    (denial,) = denials(LEAD + text, "2019-05-11")
    assert denial.is_general is is_general


def test_a_place_that_the_gazetteer_holds_is_given_with_its_position() -> None:
    (denial,) = denials(LEAD + "The army denied that it shelled Douma.")
    assert (denial.country, denial.lat is None, denial.place_id is None) == ("Syria", False, False)
    (listed,) = denials(LEAD + "The army denied that its jets struck Douma and Idlib.")
    assert (listed.country, listed.lat, listed.place_id) == ("Syria", None, None)


def test_offsets_are_those_of_the_text_and_ids_are_stable() -> None:
    text = "A raid on Homs killed 9. The army denied any part in it."
    document = Document(doc="a", text=text, outlet="Quay Post", url="https://a.example", title="Raid")
    (denial,) = read_document(document).denials
    assert text[denial.start : denial.end] == denial.cue == "denied"
    assert text[denial.claimant_start : denial.claimant_end].endswith("army")
    assert text[denial.sentence_start : denial.sentence_end] == denial.quote == "The army denied any part in it."
    assert denial.of is Denied.RESPONSIBILITY
    assert (denial.outlet, denial.url, denial.title) == ("Quay Post", "https://a.example", "Raid")
    assert read_document(document).denials == (denial,)
    assert denial.id == "9cb13e725791"  # as links name it: it never changes


def test_a_report_without_a_figure_carries_its_denials_too() -> None:
    reading = read_document(Document(doc="a", text="The army denied that it had bombed the school."))
    assert (reading.claims, [denial.of for denial in reading.denials]) == ((), [Denied.ACT])


def test_the_day_of_a_report_that_is_not_dated_is_that_of_its_dateline() -> None:
    (denial,) = denials(LEAD + "The army denied any part.")
    assert denial.published == "2019-05-11"


PIECES = [
    "The army",
    " denied",
    " rejected",
    " it.",
    " any part",
    " that its jets hit",
    " Homs",
    " on 2 May",
    ", said",
    " 12",
]
PIECES += [
    " dead",
    " not ",
    "\ud800",
    "“",
    "\n\n",
    ". ",
    " reports of",
    " the 2013 attack",
    "; but",
    "’s",
    "\u2028",
    "Ministry",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_the_text_each_denial_stands_at_its_offsets(text: str) -> None:
    found = denials(text, "2019-05-11")
    for one in found:
        assert 0 <= one.sentence_start <= one.start < one.end <= one.sentence_end <= len(text)
        assert (text[one.start : one.end], text[one.sentence_start : one.sentence_end]) == (one.cue, one.quote)
        assert one.claimant
        assert text[one.claimant_start : one.claimant_end]
    assert len({one.id for one in found}) == len(found)


@pytest.mark.parametrize("text", ["", "denied", "\ud800 denied it.", "The army denied. " * 300, "not " * 5000])
def test_any_text_is_read(text: str) -> None:
    assert isinstance(read_document(Document(doc="a", text=text)), Reading)

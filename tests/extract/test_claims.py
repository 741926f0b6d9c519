"""Whole documents: every claim with its words, claimant, place, day, part and stance."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.claims import claim_id, read_document
from reconcile.model import CORE, Document

# (text, rows of figure, low, high, outcome, claimant) – core claims only; texts written for the project
READ = [
    (
        "At least 14 people were killed and dozens wounded when a car bomb went off in Aldar, police said.",
        [("At least 14", 14, None, "killed", "police"), ("dozens", 24, None, "injured", "police")],
    ),
    (
        "The Syrian Observatory for Human Rights said the raid on Douma killed 31 people, including nine children.",
        [
            ("31", 31, 31, "killed", "Syrian Observatory for Human Rights"),
            ("nine", 9, 9, "killed", "Syrian Observatory for Human Rights"),
        ],
    ),
    (
        "No one was hurt in the blast, the governor said.",
        [("No one", 0, 0, "injured", "governor")],
    ),
    (
        "Between 40 and 50 people are missing after the ferry sank.",
        [("Between 40 and 50", 40, 50, "missing", "-")],
    ),
    (
        "The 12-year-old boy lived on Highway 5 until 2016. He had two dogs.",
        [],
    ),
    (
        "The divers had no external injuries, a doctor said.",
        [],
    ),
    (
        "The agency said nearly half of the population has been forced to leave their homes.",
        [("nearly half", 50, 50, "displaced", "agency")],
    ),
    (
        "The toll was 47. This was later updated to 82, including 58 clerks.",
        [("47", 47, 47, "killed", "-"), ("82", 82, 82, "killed", "-"), ("58", 58, 58, "killed", "-")],
    ),
    (
        "The raid killed 12 people.\n\n319",  # a page number
        [("12", 12, 12, "killed", "-")],
    ),
    (
        "A man killed nine people before he was shot.",
        [("nine", 9, 9, "killed", "-")],
    ),
    (
        "The ferry sank. State television said 18 people were missing; the navy said 21.",
        [("18", 18, 18, "missing", "state television"), ("21", 21, 21, "missing", "navy")],
    ),
    (
        "A drill on Monday rehearsed a quake that could kill 1,000 people.",
        [("1,000", 1000, 1000, "killed", "-")],
    ),
]


def rows(text):
    found = read_document(Document(doc="t", text=text, published="2020-03-04")).claims
    return [
        (c.figure, c.low, c.high, str(c.outcome), c.claimant) for c in found if c.outcome in CORE and not c.implicit
    ]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_core_claims(text, expected):
    assert rows(text) == expected


def test_a_part_names_its_whole():
    text = "The raid killed 31 people, including nine children and two nurses."
    total, *parts = read_document(Document(doc="t", text=text)).claims
    assert [part.part_of for part in parts] == [total.id, total.id]


def test_some_of_the_harmed_are_told_apart():
    text = "The blast in Colombo, Sri Lanka, killed 253 people. The ministry counted 40 foreigners dead."
    found = [c for c in read_document(Document(doc="t", text=text)).claims if c.is_core]
    assert [(c.figure, c.subset) for c in found][:2] == [("253", ""), ("40", "foreigners")]


def test_a_sentence_may_name_some_of_those_told_before():
    text = "The flood killed 31 people. Among them are 12 children. Four were women."
    total, *parts = read_document(Document(doc="t", text=text)).claims
    assert [(c.figure, str(c.outcome), c.part_of) for c in parts] == [
        ("12", "killed", total.id),
        ("Four", "killed", total.id),
    ]


def test_no_reports_of_missing_people_is_none_missing():
    (claim,) = read_document(Document(doc="t", text="There were no reports of missing people, police said.")).claims
    assert (claim.low, claim.high, str(claim.outcome)) == (0, 0, "missing")


def test_a_threat_is_no_toll():
    text = "The dam could kill 1,000 people, engineers warned."
    (claim,) = read_document(Document(doc="t", text=text)).claims
    assert claim.stance == "hypothetical"


def test_what_is_not_used_is_told():
    text = "Gunmen aged 19 killed 12 people and 30 sheep on 4 May 2016, 10 miles off."
    reading = read_document(Document(doc="t", text=text))
    assert [c.figure for c in reading.claims if c.is_core] == ["12"]
    told = {aside.figure: aside.reason for aside in reading.set_aside}
    assert "animal" in told["30"]
    assert any("19" in figure for figure in told)
    assert any("2016" in figure for figure in told)
    assert all(reason for reason in told.values())


@pytest.mark.parametrize(("text", "asides"), [("No one was hurt.", []), ("He met not one clerk.", ["not one"])])
def test_the_words_of_a_quantity_are_told_once(text, asides):
    assert [aside.figure for aside in read_document(Document(doc="t", text=text)).set_aside] == asides


def test_ids_are_derived_and_distinct():
    text = "12 died in Aldar. 12 died in Berin."
    first, second = (read_document(Document(doc="t", text=text)).claims for _ in range(2))
    assert [c.id for c in first] == [c.id for c in second]
    assert len({c.id for c in first}) == len(first) == 2
    assert claim_id("t", 0, 2) != claim_id("u", 0, 2)


WORDS = (
    "12|at least 40|dozens|people|children|of them|were killed|killed|wounded|died|said|police|including|and|,|.|in|"
    "Aleppo|on Tuesday|2016|the death toll|rose to|no|some|a|man|“|”|(|)|\n|\n\n|5 miles|per cent|1,2,3|£4m|half|"
    "million|-|–|'|Mr.|U.S.|:"
).split("|")
NEWSY = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(NEWSY, st.text(max_size=300)))
def test_any_text_is_read_and_every_span_holds(text):
    document = Document(doc="t", text=text, published="2020-03-04", title="Blast kills 3")
    reading = read_document(document)
    previous = 0
    ids = {claim.id for claim in reading.claims}
    for claim in reading.claims:
        assert text[claim.start : claim.end] == claim.figure
        assert previous <= claim.start < claim.end
        assert claim.sentence_start <= claim.start
        assert claim.end <= claim.sentence_end
        assert text[claim.sentence_start : claim.sentence_end] == claim.quote
        assert claim.low is None or claim.high is None or claim.low <= claim.high
        assert 0 <= claim.confidence <= 1
        assert claim.part_of in ids | {""}
        assert claim.part_of != claim.id
        if claim.claimant == "-":
            assert claim.claimant_start is None
        else:
            assert claim.claimant_start is not None
            assert text[claim.claimant_start : claim.claimant_end].strip()
        previous = claim.end
    told_to = 0
    for aside in reading.set_aside:
        assert text[aside.start : aside.end] == aside.figure
        assert aside.reason
        assert aside.start >= told_to
        told_to = aside.end
        assert not any(c.start < aside.end and aside.start < c.end for c in reading.claims)


def test_air_strikes_that_nothing_dates_are_a_campaign():
    text = "Air strikes on Aldar killed 40 people, the governor said. A strike on Friday killed two."
    found = read_document(Document(doc="t", text=text)).claims
    assert [(c.figure, str(c.scope)) for c in found if c.is_core] == [("40", "period"), ("two", "incident")]


def test_one_who_is_named_is_no_single_victim():
    assert read_document(Document(doc="t", text="Ana Ruiz, a teacher, was killed in the blast.")).claims == ()
    single = read_document(Document(doc="t", text="In Berin, a boy was killed.")).claims
    assert [(claim.figure, claim.implicit) for claim in single] == [("a", True)]

"""Which quantities are found, their spans over the bound words, and their values."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reconcile.extract.numbers import find_numbers, scan_numbers
from reconcile.extract.quantifiers import find_quantifiers
from reconcile.lexicons.load import load_table
from reconcile.model import Modifier
from tests.extract.marked import unmark

# (sentence with its figures marked, low and high of each); written for the project
STATED = [
    # digits
    ("[[12]] killed and [[30]] hurt", [(12, 12), (30, 30)]),
    ("The flood displaced [[1,300,000]] people", [(1300000, 1300000)]),
    ("The flood displaced [[1300000]] people", [(1300000, 1300000)]),
    ("The flood displaced [[1\u00a0300\u00a0000]] people", [(1300000, 1300000)]),
    ("The flood displaced [[1\u2009300]] people", [(1300, 1300)]),
    ("The flood displaced [[10 000]] people", [(10000, 10000)]),
    ("In the valley, the flood displaced [[1 240]] people", [(1240, 1240)]),
    ("The flood displaced [[3,00,000]] people", [(300000, 300000)]),
    ("The flood displaced [[1'300]] people", [(1300, 1300)]),
    ("The flood displaced [[3 lakh]] people and [[2 crore]] cattle", [(300000, 300000), (20000000, 20000000)]),
    ("The flood displaced [[1.2 million]] people", [(1200000, 1200000)]),
    ("The flood displaced [[1½ million]] people", [(1500000, 1500000)]),
    ("The flood displaced [[3m]] people, [[20k]] of them twice", [(3000000, 3000000), (20000, 20000)]),
    ("The flood displaced [[2 hundred thousand]] people", [(200000, 200000)]),
    # words
    ("[[Twenty-two]] people drowned", [(22, 22)]),
    ("[[Twenty two]] people drowned", [(22, 22)]),
    ("[[One hundred and five]] people drowned", [(105, 105)]),
    ("[[A hundred]] people drowned", [(100, 100)]),
    ("[[Two thousand]] people fled", [(2000, 2000)]),
    ("[[Three hundred and five thousand]] people fled", [(305000, 305000)]),
    ("[[Two million three hundred thousand]] people fled", [(2300000, 2300000)]),
    ("[[Half a million]] people fled", [(500000, 500000)]),
    ("[[A quarter of a million]] people fled", [(250000, 250000)]),
    ("[[One and a half million]] people fled", [(1500000, 1500000)]),
    ("[[A million and a half]] fled", [(1500000, 1500000)]),
    ("[[A dozen]] men, [[two dozen]] women, [[half a dozen]] boys", [(12, 12), (24, 24), (6, 6)]),
    ("THE FIRE KILLED [[NINE]]", [(9, 9)]),
    ("[[One]] person died and [[one]] was hurt", [(1, 1), (1, 1)]),
    ("[[Zero]] deaths, [[0]] arrests", [(0, 0), (0, 0)]),
    ("[[A pair of]] divers vanished", [(2, 2)]),
    # vague words, literal convention
    ("[[Tens]] of men", [(20, None)]),
    ("[[Dozens]] more were hurt", [(24, None)]),
    ("[[Scores]] injured", [(40, None)]),
    ("[[Hundreds]] fled", [(200, None)]),
    ("[[Thousands]] fled", [(2000, None)]),
    ("[[Tens of thousands]] fled, [[hundreds of thousands]] stayed", [(20000, None), (200000, None)]),
    ("[[Millions]] fled", [(2000000, None)]),
    ("[[Several]] huts and [[a few]] tents burned", [(3, None), (3, None)]),
    ("[[Several hundred]] men and [[several dozen]] women", [(300, None), (36, None)]),
    ("[[A few dozen]] men and [[a couple of]] boys", [(36, None), (2, 2)]),
    ("[[Many thousands]] fled", [(2000, None)]),
    ("[[Hundreds or thousands]] fled", [(200, None)]),
    # bounds before
    ("[[At least 1,300]] fled", [(1300, None)]),
    ("[[at the very least 30]] fled", [(30, None)]),
    ("[[at least another 37]] fled", [(37, None)]),
    ("The toll stands [[at least at 85]]", [(85, None)]),
    ("[[No fewer than 12]], [[not less than 15]]", [(12, None), (15, None)]),
    (
        "[[more than 2,000]], [[over 300]], [[above 40]], [[in excess of 7]]",
        [(2000, None), (300, None), (40, None), (7, None)],
    ),
    ("[[More than a dozen]] fled", [(12, None)]),
    ("[[Up to 50]], [[as many as 63]], [[no more than 8]]", [(None, 50), (None, 63), (None, 8)]),
    ("[[fewer than 50]] or [[under a hundred]]", [(None, 50), (None, 100)]),
    ("[[An estimated at least 50]] fled", [(50, None)]),
    ("[[at least some 40]] fled", [(40, None)]),
    ("[[About 2,200]], [[nearly 70]], [[some 80]], [[close to 9]]", [(2200, 2200), (70, 70), (80, 80), (9, 9)]),
    ("another [[30]] and a further [[12]]", [(30, 30), (12, 12)]),
    # bounds after
    ("[[200 or more]] fled; [[70,000+]] stayed; [[195-plus]] waited", [(200, None), (70000, None), (195, None)]),
    ("[[20 civilians at least]] fled", [(20, None)]),
    ("[[41 dead and counting]], [[12 boats or fewer]]", [(41, None), (None, 12)]),
    ("[[12]] died at the dam, [[at least 5]] at sea", [(12, 12), (5, None)]),
    ("[[12]] dead [[at least 5]] of them children", [(12, 12), (5, None)]),
    ("[[30 or so]] men and [[40-odd]] women", [(30, 30), (40, 40)]),
    # ranges
    ("[[Between 30 and 40]] people", [(30, 40)]),
    ("[[40 to 50]], [[10-15]], [[20\u201325]], [[5 or 6]]", [(40, 50), (10, 15), (20, 25), (5, 6)]),
    ("[[from 12 to 15]] people", [(12, 15)]),
    ("[[some 1,800 to 1,900]] people", [(1800, 1900)]),
    ("[[1.2 to 1.5 million]] people", [(1200000, 1500000)]),
    ("[[two to three hundred]] people", [(200, 300)]),
    ("[[two hundred to three hundred thousand]] people", [(200000, 300000)]),
    ("[[between two and three dozen]] people", [(24, 36)]),
    ("[[one or two]] people", [(1, 2)]),
    ("[[two, three or four]] people", [(2, 4)]),
    ("The overall toll since March 7 came to [[23,210]]", [(23210, 23210)]),
    ("The toll went since March 7 to [[23,210]]", [(23210, 23210)]),
    ("[[up to 20 or 30]] people", [(None, 30)]),
    ("The toll rose from [[120]] to [[145]]", [(120, 120), (145, 145)]),
    ("Police raised the toll from [[12]] to [[19]]", [(12, 12), (19, 19)]),
    ("between [[12]] boys and [[30]] girls", [(12, 12), (30, 30)]),
    ("[[12]] and [[30]] people", [(12, 12), (30, 30)]),
    # parts of a whole
    ("[[three out of 15]] hostages died", [(3, 3)]),
    ("[[five]] of the [[12]] dead", [(5, 5), (12, 12)]),
    ("drowning [[all but one of the 19]] aboard", [(18, 18)]),
    # years, months and counts
    ("[[2,000]] people, [[2000]] people", [(2000, 2000), (2000, 2000)]),
    ("In May [[12]] people were killed", [(12, 12)]),
    ("In 2016 [[12]] people were killed", [(12, 12)]),
    ("In Paris, [[12]], including [[three]] boys, were hurt", [(12, 12), (3, 3)]),
    ("they captured[[16]] villages", [(16, 16)]),
]

# (sentence, value, unit); the span covers the unit
MEASURED = [
    ("[[80%]]", 80, "percent"),
    ("[[47 per cent]] of the homes", 47, "percent"),
    ("[[Half]] of the homes", 50, "percent"),
    ("[[$7,000]] was paid", 7000, "dollar"),
    ("[[US$1.2 billion]] was paid", 1200000000, "dollar"),
    ("[[£3m]] was paid", 3000000, "pound"),
    ("[[5 million euros]] was paid", 5000000, "euro"),
    ("[[90 Syrian pounds]] was paid", 90, "pound"),
    ("[[12 miles]] away", 12, "mile"),
    ("[[half a metre]] of snow", 0.5, "metre"),
    ("fell to [[218p]]", 218, "penny"),
    ("He stands [[1.91m]]", 1.91, "metre"),
    ("a return of [[minus 4.2 per cent]]", -4.2, "percent"),
    ("[[70km]] away", 70, "kilometre"),
    ("[[3.5 tonnes]] of rice", 3.5, "tonne"),
    ("a [[30-foot]] wave", 30, "foot"),
    ("[[140 square kilometres]] burned", 140, "square kilometre"),
    ("[[45\u00b0C]] at noon", 45, "degree Celsius"),
    ("fell to [[-5\u00b0C]]", -5, "degree Celsius"),
    ("hit [[five times]]", 5, "time"),
]

# What cannot be told yet. Mending one forces its row up.
GAPS = [
    (
        "The plant has [[1 200]] workers",
        [(1200, 1200)],
    ),  # a plain blank, and no comma in the text to show its punctuation
    ("[[from 50 to more than 100]] people", [(50, None)]),
    ("Police spoke of \u0661\u0662 dead: [[\u0661\u0662]]", [(12, 12)]),  # Arabic-Indic digits
]


@pytest.mark.parametrize(
    ("marked", "expected"), [*STATED, *(pytest.param(*case, marks=pytest.mark.xfail(strict=True)) for case in GAPS)]
)
def test_spans_and_values(marked, expected):
    text, spans = unmark(marked)
    found = find_numbers(text)
    assert [text[n.start : n.end] for n in found] == [text[span.start : span.end] for span in spans]
    assert [n.span for n in found] == spans
    assert [(n.low, n.high) for n in found] == expected
    assert {n.unit for n in found} == {""}


@pytest.mark.parametrize(("marked", "value", "unit"), MEASURED)
def test_measures_have_their_unit_in_the_singular(marked, value, unit):
    text, spans = unmark(marked)
    assert [(n.span, n.low, n.high, n.unit) for n in find_numbers(text)] == [(spans[0], value, value, unit)]


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("12 died", Modifier.EXACT),
        ("about 12 died", Modifier.APPROX),
        ("a dozen died", Modifier.APPROX),
        ("at least 12 died", Modifier.AT_LEAST),
        ("more than 12 died", Modifier.MORE_THAN),
        ("up to 12 died", Modifier.AT_MOST),
        ("fewer than 12 died", Modifier.LESS_THAN),
        ("10 to 12 died", Modifier.RANGE),
        ("dozens died", Modifier.VAGUE),
        ("about 10 to 12 died", Modifier.RANGE),
        ("no more than 12 died", Modifier.AT_MOST),
    ],
)
def test_modifier(text, modifier):
    assert [n.modifier for n in find_numbers(text)] == [modifier]


def told(cell: str) -> tuple[float | None, float | None, str]:
    """Return low, high and unit as the news table writes them: "10..12 percent"."""
    figure, _, unit = cell.strip().partition(" ")
    low, dots, high = figure.lstrip("v~").partition("..")
    if not dots:
        high = low
    return (float(low) if low else None, float(high) if high else None, unit)


def news_rows() -> list[list[str]]:
    lines = (Path(__file__).parent / "numbers_news.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(
        csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    )
    return rows[1:]


def test_the_news_table_is_large_enough_to_tell():
    assert sum(row[0].count("[[") for row in news_rows()) >= 150


@pytest.mark.parametrize("row", news_rows(), ids=lambda row: row[0][:40])
def test_general_news(row):
    text, spans = unmark(row[0])
    found = find_numbers(text)
    assert [text[n.start : n.end] for n in found] == [text[span.start : span.end] for span in spans]
    expected = [told(cell) for cell in row[1].split("|") if cell.strip()]
    assert [(n.low, n.high, n.unit) for n in found] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[[Some]] villagers and [[many]] soldiers fled", [(3, None), (3, None)]),
        ("[[No one]] died, [[nobody]] was hurt, [[none]] fled", [(0, 0)] * 3),
        ("There were [[no]] deaths", [(0, 0)]),
        ("[[Not a single]] hut stood, [[not one]] wall", [(0, 0), (0, 0)]),
        ("[[A number of]] huts and [[a large number of]] tents burned", [(3, None), (3, None)]),
        ("[[An unspecified number of]] men fled", [(3, None)]),
        ("[[Numerous]] huts, [[multiple]] tents", [(3, None), (3, None)]),
        ("[[Many others]] fled", [(3, None)]),
        ("some fifty, some other 20, some half a million, some several hundred", []),
        ("some 200 fled, no fewer than 12, no more than 20, no longer, as many as 30, many thousands", []),
        ("How many fled? The number of dead is not known. No, she said.", []),
    ],
)
def test_quantifiers(marked, expected):
    text, spans = unmark(marked)
    found = find_quantifiers(text)
    assert [text[n.start : n.end] for n in found] == [text[span.start : span.end] for span in spans]
    assert [(n.low, n.high) for n in found] == expected
    assert all(n.unit == "" for n in found)


WORDS = [row["word"] for row in load_table("number_words")]
PIECES = st.one_of(
    st.text(max_size=6),
    st.integers(0, 10**7).map(str),
    st.integers(0, 10**9).map("{:,}".format),
    st.sampled_from(WORDS),
    st.sampled_from([row["form"].replace("N", "12") for row in load_table("bounds")]),
    st.sampled_from([row["form"].replace("N", "12") for row in load_table("aside")]),
    st.sampled_from([row["form"].replace("N", "12") for row in load_table("units") if row["kind"] != "physical"]),
    st.sampled_from(
        ["a", "of", "and", "to", "or", "in", "-", ",", ".", "%", "$", "(", ")", "\n\n", "April", "2016", "10:30"]
    ),
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=12).map("".join)))
@example("\u0130 12")
@example("00%")
@example("at least 12 at most, up to 12 or more")
@example("12-" * 30)
@example("9" * 400)
@example("hundred " * 400)
@example("2" + " million" * 400)
@example("a million and a half of a half million")
def test_any_text_gives_ordered_spans_that_hold(text):
    numbers, aside = scan_numbers(text)
    for figures in (numbers, find_quantifiers(text)):
        end = 0
        for figure in figures:
            assert end <= figure.start < figure.end <= len(text)
            surface = text[figure.start : figure.end]
            assert surface == surface.strip()
            assert figure.low is not None or figure.high is not None
            assert figure.low is None or figure.high is None or figure.low <= figure.high
            end = figure.end
    end = 0
    for figure in sorted([*numbers, *aside], key=lambda figure: figure.start):
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end
    assert all(figure.figure == text[figure.start : figure.end] and figure.reason for figure in aside)
    assert (numbers, aside) == scan_numbers(text)

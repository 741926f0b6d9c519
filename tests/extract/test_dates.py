"""Date expressions of newswire kind, each resolved against Wednesday 5 April 2017."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract import days
from reconcile.extract.dateline import stated_day
from reconcile.extract.dates import find_anchor, find_dates
from reconcile.lexicons.load import load_table
from reconcile.model import Document

ANCHOR = "2017-04-05"

ABSOLUTE = [
    ("The kiln blew up on [[2017-04-04]], police said.", ["2017-04-04"]),
    ("Filed [[2017-04-04]]T09:30:00Z from the valley.", ["2017-04-04"]),
    ("The ferry sank on [[5 April 2017]].", ["2017-04-05"]),
    ("The ferry sank on [[5th April 2017]].", ["2017-04-05"]),
    ("The ferry sank on the [[5th of April 2017]].", ["2017-04-05"]),
    ("The dam failed on [[April 4]].", ["2017-04-04"]),
    ("The dam failed on [[April 4, 2016]], engineers said.", ["2016-04-04"]),
    ("The dam failed on [[April 4 2016]] engineers said.", ["2016-04-04"]),
    ("Nine were shot on [[Oct. 14]] at the quarry.", ["2016-10-14"]),
    ("The towers fell on [[Sept. 11, 2001]].", ["2001-09-11"]),
    ("The mill burned on [[Nov. 13, 2015]].", ["2015-11-13"]),
    ("A [[March 15]] raid left six dead.", ["2017-03-15"]),
    ("[[March 15th, 2011]] saw the first march.", ["2011-03-15"]),
    ("Updated at [[Feb 092015]] in the capital.", ["2015-02-09"]),
    ("The bridge fell on [[4/4/2017]].", ["2017-04-04"]),
    ("The bridge fell on [[14/3/2017]].", ["2017-03-14"]),
    ("The bridge fell on [[3/14/2017]].", ["2017-03-14"]),
    ("The bridge fell on [[04.03.2017]].", ["2017-03-04"]),
    ("Issued [[27-07-2016]] by the press office.", ["2016-07-27"]),
    ("The bridge fell on [[5/4/2017]], the daily said.", ["2017-04-05"]),
    ("Shells fell in [[August 2013]] on the orchard.", ["2013-08"]),
    ("Shells fell in [[Aug. 2013]] on the orchard.", ["2013-08"]),
    ("The mine flooded in [[2016]].", ["2016"]),
    ("The [[2013]] attack was never claimed.", ["2013"]),
    ("A massive [[2015]] explosion razed the port.", ["2015"]),
    ("The pits of the [[1980s]] still kill.", ["1980/1989"]),
    ("A deadly [[April]] attack on the well was never claimed.", ["2017-04"]),
    ("In the first week of [[July]] they fled.", ["2016-07"]),
    ("The famine of mid-[[2014]] spread north.", ["2014"]),
    ("In early [[March]] the well ran dry.", ["2017-03"]),
    ("In late [[2014]] the front moved.", ["2014"]),
    ("By the end of [[2016]] the camp was full.", ["2016"]),
    ("The market was hit on [[Christmas Eve]].", ["2016-12-24"]),
    ("The wave of [[Boxing Day 2004]] crossed an ocean.", ["2004-12-26"]),
    ("The toll of [[9/11]] was revised again.", ["2001-09-11"]),
    ("Fires raged in the [[summer of 2014]].", ["2014-06/2014-08"]),
]
WEEKDAYS = [
    ("The clinic was hit on [[Tuesday]].", ["2017-04-04"]),
    ("The clinic was hit on [[Wednesday]].", ["2017-04-05"]),
    ("Earlier on [[Wednesday]] a shell hit the school.", ["2017-04-05"]),
    ("Late on [[Thursday]] the levee gave way.", ["2017-03-30"]),
    ("[[Tuesday's]] attack was the second.", ["2017-04-04"]),
    ("[[Tuesday’s]] attack was the second.", ["2017-04-04"]),
    ("[[Tuesdays]] attack was the second.", ["2017-04-04"]),
    ("It gave no details on [[Tuesdays]] blast.", ["2017-04-04"]),
    ("The attack came [[last Tuesday]].", ["2017-04-04"]),
    ("The attack came [[last Wednesday]].", ["2017-03-29"]),
    ("The attack came on [[Friday night]].", ["2017-03-31"]),
    ("The attack came on [[Tuesday last week]].", ["2017-03-28"]),
    ("[[Tuesday 4 Apr 2017]] Kiln blast kills six", ["2017-04-04"]),
    ("[[Sun Apr 16 2017]] Kiln blast kills six", ["2017-04-16"]),
    ("The kiln blew up on [[Tuesday, April 4]].", ["2017-04-04"]),
    ("The kiln blew up on [[Monday May 2 2016]] near the port.", ["2016-05-02"]),
    ("The council will meet on [[Friday]].", ["2017-04-07"]),
    ("The court is to sit on [[Friday, 7 April]].", ["2017-04-07"]),
    ("The truce is due on [[April 20]].", ["2017-04-20"]),
    ("Nine were injured due to a blast on [[Friday]].", ["2017-03-31"]),
    ("The council will discuss the attack on [[Tuesday]].", ["2017-04-04"]),
]
RELATIVE = [
    ("The depot burned [[yesterday]].", ["2017-04-04"]),
    ("Ten more died [[today]].", ["2017-04-05"]),
    ("The raids went on [[overnight]].", ["2017-04-04/2017-04-05"]),
    ("[[Last night]] a shell hit the bakery.", ["2017-04-04"]),
    ("It collapsed [[the day before yesterday]].", ["2017-04-03"]),
    ("It collapsed [[three days ago]].", ["2017-04-02"]),
    ("It collapsed [[two weeks earlier]].", ["2017-03-22"]),
    ("It collapsed [[a week ago]].", ["2017-03-29"]),
    ("It collapsed [[three months ago]].", ["2017-01"]),
    ("It collapsed [[20 years ago]].", ["1997"]),
    ("It collapsed [[the previous day]].", ["2017-04-04"]),
    ("On [[Saturday]] 12 died, up from four [[the day before]].", ["2017-04-01", "2017-03-31"]),
    ("Forty fled [[last week]].", ["2017-03-27/2017-04-02"]),
    ("Forty fled [[last month]].", ["2017-03"]),
    ("Forty fled [[last year]].", ["2016"]),
    ("Forty fled [[this week]].", ["2017-04-03/2017-04-05"]),
    ("Forty fled [[this month]].", ["2017-04"]),
    ("Forty fled [[earlier this year]].", ["2017"]),
    ("Fires raged [[last summer]].", ["2016-06/2016-08"]),
    ("Ten drowned over the [[weekend]].", ["2017-04-01/2017-04-02"]),
    ("A bus fell in [[March last year]]. [[Four months later in July]], another did.", ["2016-03", "2016-07"]),
    ("[[Five years after]] the revolt began, the well is dry.", ["2012"]),
]
PERIODS = [
    ("Nine have died [[since Friday]].", ["2017-03-31/"]),
    ("Nine have died [[since March 2011]].", ["2011-03/"]),
    ("Nine have died [[since at least 2008]].", ["2008/"]),
    ("Nine have died [[since the beginning of 2016]].", ["2016/"]),
    ("It was the worst since the [[1998]] bombing of the pier.", ["1998"]),
    ("The road is shut [[until June]].", ["/2017-06"]),
    ("The road is shut [[until Friday]].", ["/2017-04-07"]),
    ("Ten were shot, [[as of March 11]].", ["/2017-03-11"]),
    ("Sixty died [[between May and July 2015]].", ["2015-05/2015-07"]),
    ("Sixty died [[between January and August]].", ["2016-01/2016-08"]),
    ("Sixty died from [[1 to 7 May]].", ["2016-05-01/2016-05-07"]),
    ("Sixty died from [[July 7 to 13]], when it was hottest.", ["2016-07-07/2016-07-13"]),
    ("Sixty died [[from July 10 to July 25]].", ["2016-07-10/2016-07-25"]),
    ("Between [[11 and 16 of September]] the ward took in 80.", ["2016-09-11/2016-09-16"]),
    ("Shells fell [[from 30 December to 2 January]].", ["2016-12-30/2017-01-02"]),
    ("Sixty died [[from 2003 to 2011]].", ["2003/2011"]),
    ("The [[2010-2011]] floods killed sixty.", ["2010/2011"]),
    ("Gas was used in [[2014 and 2015]].", ["2014/2015"]),
    ("Ten died in [[the past 24 hours]].", ["2017-04-04/2017-04-05"]),
    ("Ten died in [[the past two weeks]].", ["2017-03-22/2017-04-05"]),
    ("Ten died over [[the past six years]].", ["2011/2017"]),
    ("Ten died in [[the past few days]].", ["/2017-04-05"]),
    ("Ten died in [[recent weeks]].", ["/2017-04-05"]),
    ("Ten died [[so far this year]].", ["2017-01/2017-04"]),
    ("Ten died [[so far in 2017]].", ["2017-01/2017-04"]),
    ("Ten died in the [[first three months of 2016]].", ["2016-01/2016-03"]),
    ("Ten died in the [[first half of 2016]].", ["2016-01/2016-06"]),
    ("Ten died in [[the year to March 2016]].", ["2015-04/2016-03"]),
    ("The [[first quarter of 2016]] was worse.", ["2016-01/2016-03"]),
    ("Thousands died in [[six years of war]].", ["2011/"]),
    ("Thirty died in [[three days of clashes]].", ["2017-04-02/2017-04-05"]),
    ("[[So far this year, as of April 2]], the river has taken nine.", ["2017-01/2017-04-02"]),
    ("A parade on [[Wednesday]] marked [[ten years since]] the mine caved in.", ["2017-04-05", "2007-04-05"]),
    ("It came on the [[fifth anniversary]] of the revolt.", ["2012"]),
    ("[[Sunday]] marks the [[10th anniversary]] of the revolt.", ["2017-04-02", "2007-04-02"]),
    ("Police shot [[last years]] winner.", ["2016"]),
    (
        "Nine died in [[the week to Sunday]] and 20 in [[the seven days to March 26]].",
        ["2017-03-27/2017-04-02", "2017-03-20/2017-03-26"],
    ),
    ("Six died in [[two nights of riots on March 9 and 10]].", ["2017-03-09/2017-03-10"]),
    ("It was hit on [[March 7]] and 8 people died.", ["2017-03-07"]),
    ("[[Seven months]] into the outbreak the ward is full.", ["2016-09/2017-04-05"]),
    ("Thousands fled a [[month-long]] offensive.", ["2017-03/2017-04"]),
    ("[[Fourteen years ago this month]] a wave came.", ["2003-04"]),
    ("A drill was held on [[Wednesday]], the anniversary of the [[1923]] quake.", ["2017-04-05", "1923-04-05"]),
    ("The truce due to take effect on [[Friday]] was put off.", ["2017-04-07"]),
    ("The towers fell on [[9/11]].", ["2001-09-11"]),
]
SILENT = [
    "The blast may have killed 12.",
    "They march on the capital.",
    "The March on the capital drew thousands.",
    "Theresa May said nothing of the toll.",
    "The Sunday Times named nine victims.",
    "The Sun reported 12 dead.",
    "A 27-year-old man was shot.",
    "The women were in their 50s.",
    "The siren went at 20:15.",
    "Sirens were heard at 1915 GMT.",
    "Resolution 2254 was cited.",
    "Security Council Resolution 2016 was cited.",
    "The pump house is older than 1850.",
    "At least 2000 people fled.",
    "Some 1998 villagers fled.",
    "Version 2.10.2016b of the map was withdrawn.",
    "The shops are shut on Fridays.",
    "Ten die every day on that road.",
    "It was a two-day visit.",
    "The six-year siege went on.",
    "The bridge fell on 3/4/2017.",
    "Call 2017-555-0199 for the hotline.",
    "He weighed 30 stone and was 40 years of age.",
    "The ship broke in two halves of 1,945 tonnes.",
]
JOINED = [  # two expressions that are one, and days told by another
    ("The pump house burnt [[a week ago last Tuesday]].", ["2017-03-28"]),
    ("The pump house burnt [[two weeks ago on Monday]].", ["2017-03-20"]),
    ("The pump house burnt on [[Tuesday a week ago]].", ["2017-03-28"]),
    ("The pump house burnt on the [[Tuesday before last]].", ["2017-03-28"]),
    ("The pump house burnt [[the week before last]].", ["2017-03-20/2017-03-26"]),
    ("The pump house burnt [[the year before last]].", ["2015"]),
    ("The pump house burnt at the [[weekend before last]].", ["2017-03-25/2017-03-26"]),
    ("Snow fell [[Sunday through Tuesday]].", ["2017-04-02/2017-04-04"]),
    ("The barn fell in [[overnight into Wednesday]].", ["2017-04-04/2017-04-05"]),
    ("The barn fell in [[overnight Monday]].", ["2017-04-03/2017-04-04"]),
    ("The barn fell in on the night of [[Monday to Tuesday]].", ["2017-04-03/2017-04-04"]),
    ("Two coaches met in fog [[Sunday night]] and a third on [[Tuesday morning]].", ["2017-04-02", "2017-04-04"]),
    ("Gulls died in the last week of [[August]].", ["2016-08"]),
    ("It opened [[three weeks to the day after]] the flood.", ["2017-03-15"]),
    ("It opened [[48 hours after]] the flood.", ["2017-04-03"]),
    ("It opened 12 hours after the flood.", []),
    ("Nine mills burnt in the space of [[six days]].", ["2017-03-30/2017-04-05"]),
    ("The spire fell on [[this day last year]].", ["2016-04-05"]),
    ("In [[1987]] the pier fell; in [[June that year]] it was rebuilt.", ["1987", "1987-06"]),
]
EASTER = [  # days that hang on Easter
    ("The chapel was bombed on [[Easter Sunday]].", ["2016-03-27"]),
    ("The chapel was bombed on [[Easter Sunday 2011]].", ["2011-04-24"]),
    ("The chapel was bombed on [[Good Friday]].", ["2016-03-25"]),
    ("The chapel was bombed on [[Ash Wednesday]].", ["2017-03-01"]),
]
GAPS = [
    ("The bridge fell on the [[3rd]].", ["2017-04-03"]),
    ("Two soldiers died in the [[winter of 2014]].", ["2014-12/2015-02"]),
]


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without its [[ ]] and the spans that they marked."""
    text, spans = "", []
    for i, piece in enumerate(marked.replace("]]", "[[").split("[[")):
        if i % 2:
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    return text, spans


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        *ABSOLUTE,
        *WEEKDAYS,
        *RELATIVE,
        *PERIODS,
        *JOINED,
        *EASTER,
        *(pytest.param(*gap, marks=pytest.mark.xfail(strict=True)) for gap in GAPS),
    ],
)
def test_spans_and_dates(marked: str, expected: list[str]) -> None:
    text, spans = unmark(marked)
    found = find_dates(text, ANCHOR)
    assert [mention.date for mention in found] == expected
    assert [(mention.start, mention.end) for mention in found] == spans


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text, ANCHOR) == []


@pytest.mark.parametrize("row", load_table("date_words"), ids=lambda row: row["word"])
def test_each_word_of_the_table_does_its_work(row: dict[str, str]) -> None:
    found = [row["example"][mention.start : mention.end] for mention in find_dates(row["example"], ANCHOR)]
    assert row["word"].lower() in row["example"].lower()
    if row["kind"] in ("name", "counted", "name_tail"):
        assert found == []
    else:
        assert any(row["word"].lower() in words.lower() for words in found)


def test_without_an_anchor_only_what_is_absolute_is_read() -> None:
    found = find_dates("On Tuesday, as in August 2013 and on April 4, shells fell.", "")
    assert [mention.date for mention in found] == ["2013-08"]


HEADS = [
    ("MOSCOW, April 2. /TASS/. The ministry denied the raid.", "2017-04-05", "2017-04-02"),
    ("BEIRUT, Lebanon, Oct. 3 - Two people died.", "2016-10-05", "2016-10-03"),
    ("GENEVA (30 December) - Two people died.", "2017-01-02", "2016-12-30"),
    ("(New York, April 4, 2017) – Two people died.", "2017-04-09", "2017-04-04"),
    ("Kabul, 3 May 2022 - Two people died.", "", "2022-05-03"),
    ("Two died. Kabul, 3 May 2021 - no dateline stands here.", "2022-05-04", "2022-05-04"),
    ("AMMAN, 3 May 2015 – Two people died.", "", "2015-05-03"),
    ("Wed 05 Apr 2017 Two people died.", "2017-04-07", "2017-04-05"),
    ("Tuesday 4 Apr 2017 Two people died.", "", "2017-04-04"),
    ("Posted on April 4 2017 by Staff Two people died.", "", "2017-04-04"),
    ("Last updated at Feb 092015 Two people died.", "2015-02-19", "2015-02-09"),
    ("Two dead in raid Wire Friday 12 Sep 2014 Two people died.", "2014-10-05", "2014-09-12"),
    ("27-07-2016 Two people died.", "2016-07-28", "2016-07-27"),
    ("07/08/2016 Two people died.", "2016-08-07", "2016-08-07"),
    ("On 4 April 1994 two people died.", "2017-04-05", "2017-04-05"),
    ("The raid of Tuesday 4 April 2017 killed two.", "2017-04-09", "2017-04-09"),
    ("Two people died on Tuesday.", "2017-04-05T10:30:00+02:00", "2017-04-05"),
    ("Two people died on Tuesday.", "yesterday", ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("text", "published", "expected"), HEADS)
def test_the_day_a_text_speaks_from(text: str, published: str, expected: str) -> None:
    assert find_anchor(Document(doc="d", text=text, published=published)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ACCRA, Ghana, Aug. 7, 2019 - Six people died.", "2019-08-07"),
        ("(Lima, 7 August 2019) – Six people died.", "2019-08-07"),
        ("Published August 7 2019 Six people died.", "2019-08-07"),
        ("Quay burns\nWednesday, 7 August 2019, 10:30 GMT\nSix people died.", "2019-08-07"),
        ("Updated on 9 August 2019\nPosted on 7 August 2019\nSix people died.", "2019-08-07"),
        ("Updated on 9 August 2019. Six people died.", ""),  # when the page was changed
        ("Tuesday, 7 August 2019\nSix people died.", ""),  # it was a Wednesday: one of the two is a slip
        ("7 August 2019 was the worst day of the fire. Six people died.", ""),
        ("Six people died on Wednesday, 7 August 2019.", ""),
        ("ACCRA, Aug. 7 - Six people died in the worst fire since 2004.", ""),  # a year from elsewhere
        ("Published: 07/08/2019. Six people died.", ""),  # of July or of August
        ("Published 31 February 2019. Six people died.", ""),
        ("Six people died. " * 40 + "Published 7 August 2019.", ""),
    ],
)
def test_the_day_a_text_itself_was_filed_on(text: str, expected: str) -> None:
    assert stated_day(text) == expected


WORDS = st.sampled_from(
    "since until between from to and in on the last next 1 2 30 31 99 2016 2017 1999 April May Feb. Sunday Tuesday's "
    "Wed yesterday weeks ago days years month earlier so far this year 9/11 04.05.2017 2017-02-31 - , . weekend summer "
    "overnight 0001 9999 after later three months of".split()
)
DAYS = st.dates().map(lambda day: day.isoformat())


@given(
    text=st.one_of(st.text(), st.lists(WORDS, max_size=25).map(" ".join)),
    anchor=st.one_of(DAYS, st.text(max_size=12), st.sampled_from(["", "0001-01-01", "9999-12-31", ANCHOR])),
)
def test_any_text_gives_valid_spans_and_dates(text: str, anchor: str) -> None:
    found = find_dates(text, anchor)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        assert mention.date
        assert days.is_ordered(mention.date)


@given(
    text=st.one_of(st.text(), st.lists(WORDS, max_size=25).map(" ".join)),
    published=st.one_of(DAYS, st.text(max_size=12)),
)
def test_any_text_has_an_anchor_or_none(text: str, published: str) -> None:
    anchor = find_anchor(Document(doc="d", text=text, published=published))
    assert anchor == "" or days.read_day(anchor) is not None
    assert (stated := stated_day(text)) == "" or days.read_day(stated) is not None

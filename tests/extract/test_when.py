"""The date and scope of a marked figure, in reports that speak from Wednesday 5 April 2017."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract import days
from reconcile.extract.dates import find_dates
from reconcile.extract.sentences import find_sentences
from reconcile.extract.story import Story
from reconcile.extract.when import find_when
from reconcile.lexicons.load import load_table
from reconcile.model import Scope, Span

ANCHOR = "2017-04-05"

OWN_CLAUSE = [
    ("Shells killed [[nine]] people on Monday.", "2017-04-03", "incident"),
    ("On Monday shells killed [[nine]] people and hurt [[30]].", "2017-04-03", "incident"),
    ("The ministry said on Wednesday that [[nine]] died in Monday's raid.", "2017-04-03", "incident"),
    ("The ministry said on Wednesday that [[nine]] died in Mondays raid.", "2017-04-03", "incident"),
    ("Sarin killed [[hundreds]] in the orchards in August 2013, an attack it denied.", "2013-08", "incident"),
    ("A quake in 1980 killed [[1,900]] people and made [[90,000]] homeless.", "1980", "incident"),
    ("In early 2018 a plane came down near the lake, killing [[51]].", "2018", "incident"),
    ("Last month a mine collapse killed [[six]].", "2017-03", "incident"),
    ("A blast killed [[nine]] in a quarter which is home to miners on Monday.", "2017-04-03", "incident"),
    ("It was the worst raid since the 1998 bombing of the pier, which killed [[200]].", "1998", "incident"),
    ("The convoy left on Friday with [[5,000]] people. A blast hit it on Saturday.", "2017-03-31", "incident"),
    ("Divers have saved 120 and found [[15]] bodies since the boat capsized on Monday.", "2017-04-03", "period"),
    ("[[Two]] men died in the first deaths since the truce began on Monday.", "2017-04-05", "incident"),
    ("Raids overnight killed [[ten]] soldiers.", "2017-04-04/2017-04-05", "incident"),
    ("Shelling on Sunday killed [[four]], a day after rockets killed [[two]].", "2017-04-02", "incident"),
]
CARRIED = [
    ("A raid hit the market on Monday. Doctors counted [[nine]] dead.", "2017-04-03", "incident"),
    ("The toll rose to [[nine]], a monitor said on Wednesday. Tuesday's raid hit a market.", "2017-04-04", "incident"),
    ("[[Nine]] people were killed in a raid, the rescue service said on Tuesday.", "2017-04-04", "incident"),
    ("[[Nine]] people were killed in a raid on the market.", "2017-04-05", "incident"),
    ("5 April 2017 Raid kills [[nine]]. A raid on Tuesday hit the market.", "2017-04-04", "incident"),
    (
        "In April 2015 a bus fell into the gorge. The crash killed [[20]]. Today the road is open.",
        "2015-04",
        "incident",
    ),
    (
        "A mine hit a bus on Tuesday. A day earlier a blast in the port killed three. [[Two]] men were held.",
        "2017-04-03",
        "incident",
    ),
    ("Clashes that began on Monday go on. [[Forty]] have died.", "2017-04-03/2017-04-05", "incident"),
    ("The vote is on Sunday. A blast at a rally on Monday killed [[two]].", "2017-04-03", "incident"),
]
SINCE_THEN = [
    ("A truce began in late January. More than [[260]] have died since then.", "2017-01/2017-04-05", "period"),
    ("The revolt broke out in 2011. Since then [[90,000]] people have died.", "2011/", "period"),
    ("In 2009 police killed about [[1,500]] people in two weeks of unrest.", "2009", "period"),
    ("Some [[27]] boys were released on Saturday.", "2017-04-01", "incident"),
]
TWO_DAYS = [  # the day of the harm beside another one
    ("Hopes faded on Wednesday for a boat that sank off the cape on Monday, killing [[79]].", "2017-04-03", "incident"),
    ("Hopes faded on Wednesday for a boat that sank on Monday. It held [[750]] people.", "2017-04-03", "incident"),
    ("A blast on Monday hurt 20. Two died on Tuesday, bringing the toll to [[22]].", "2017-04-03", "incident"),
    ("The march that set off the war in Syria cost [[120]] lives.", "2011-03", "incident"),
    ("In 2010 a quake hit the port. An outbreak months later killed [[90]].", "2010", "incident"),
    ("More than [[3,000]] had to leave their homes over the weekend.", "2017-04-01/2017-04-02", "incident"),
    ("Last week [[three]] people were shot at a wedding.", "2017-03-27/2017-04-02", "incident"),
    (
        "At least [[223]] rebels and 28 troops died as well as 41 others since the push began on March 31.",
        "2017-03-31/2017-04-05",
        "period",
    ),
]
SEVERAL_DAYS = [
    ("Shells killed [[nine]] on Monday and Tuesday.", "2017-04-03/2017-04-04", "incident"),
    ("Shells killed [[nine]] on Monday and Tuesday's raid killed two.", "2017-04-03", "incident"),
    ("Shells that fell on Monday and on into Tuesday killed [[nine]].", "2017-04-03/2017-04-04", "incident"),
    ("Some [[90]] of this year's deaths happened from March 7 to 13.", "2017-03-07/2017-03-13", "period"),
]
COUNTED = [  # a day on which somebody counted, searched or found, beside the day of the harm
    ("Rescuers put the toll at [[nine]] on Wednesday. The raid on Monday hit a market.", "2017-04-03", "incident"),
    ("The army lowered the toll of Monday's raid to [[nine]] from [[12]] on Wednesday.", "2017-04-03", "incident"),
    ("Officials on Wednesday raised the toll to [[nine]]. Monday's raid hit a market.", "2017-04-03", "incident"),
    ("Divers found [[six]] more bodies in the hold on Wednesday. The boat sank on Sunday.", "2017-04-02", "incident"),
    ("[[Three]] men were still missing on Wednesday. Sunday's collapse shut the pit.", "2017-04-02", "incident"),
    ("Divers found [[six]] bodies on Tuesday in a boat that sank the night before.", "2017-04-03", "incident"),
    (
        "[[Two]] men were still trapped on Wednesday, a day after a fall of rock killed [[three]].",
        "2017-04-04",
        "incident",
    ),
    (
        "[[Nine]] were hurt, the chief said at a briefing at 2:30 a.m. Tuesday. The mill blew up Monday.",
        "2017-04-03",
        "incident",
    ),
    ("By midday Tuesday [[700]] had been moved out. The river burst its banks on Monday.", "2017-04-03", "incident"),
    ("The toll is [[nine]]. Schools are to stay shut on Friday.", "2017-04-05", "incident"),
    ("Drownings fell to 41 in 2014 from [[63]] the year before.", "2013", "period"),
    ("A blast in 2015 killed [[30]], far more than in 2003.", "2015", "incident"),
    ("Heat killed [[40]] people between March 7 and 18.", "2017-03-07/2017-03-18", "period"),
]
TOTALS = [
    (
        "As of 21 March, [[411]] deaths had been reported since cholera was declared in October 2016.",
        "2016-10/2017-03-21",
        "period",
    ),
    ("It is the 38th arson in the United States this year, a monitor says, and [[97]] have died.", "2017", "period"),
    (
        "The county recorded 412 homicides in 2016, its registry said on Monday. [[Forty]] of the dead were women.",
        "2016",
        "period",
    ),
    ("Sixty miners died last year, an annual report says. Coal pits had [[31]] of the deaths.", "2016", "period"),
    ("By mid-June [[900]] people had been killed in the city.", "2016-06", "period"),
    ("In 2016, one of the deadliest years, [[46]] people were shot.", "2016", "period"),
    ("The war has killed [[400,000]] people since it began in March 2011.", "2011-03/", "period"),
    ("Since 2014, [[more than 4,500]] have drowned on the route.", "2014/", "period"),
    ("Since Saturday [[at least 41]] townspeople have been killed.", "2017-04-01/2017-04-05", "period"),
    ("In the past two weeks [[200]] civilians were killed.", "2017-03-22/2017-04-05", "period"),
    ("Heat killed [[27]] people so far this year.", "2017-01/2017-04", "period"),
    ("Malaria killed [[608,000]] people in 2015.", "2015", "period"),
    ("Last month [[1,200]] civilians were killed in air raids.", "2017-03", "period"),
    ("In May [[more than 70]] villagers were killed in barrel bomb raids.", "2016-05", "period"),
    ("Between January and August attacks left [[38]] dead.", "2016-01/2016-08", "period"),
    ("Syria's war began in March 2011. It has since killed [[320,000]].", "2011-03/", "period"),
    ("The conflict in Syria has killed [[hundreds of thousands]].", "2011-03/", "period"),
    ("The five-year insurgency has killed [[9,000]] people.", "2012/", "period"),
    ("The protests began last month. [[Fifty]] people have died in the protests.", "2017-03/2017-04-05", "period"),
    ("Some [[40,000]] people live under siege in the old town.", "2017-04-05", "period"),
    ("In 2015 there were [[198]] such deaths. Of those, [[114]] were of boys.", "2015", "period"),
    ("The offensive has killed [[900]] people and emptied the valley.", "/2017-04-05", "period"),
    ("[[Hundreds]] have been detained in the crackdown.", "/2017-04-05", "period"),
    ("Cholera has killed [[140]] people in the camps.", "/2017-04-05", "period"),
    ("Violence has killed [[more than 6,000]] people in the valley.", "/2017-04-05", "period"),
    ("[[Thousands]] have fled the fighting around the town.", "/2017-04-05", "period"),
    # Of an offensive nobody has dated, in a report that names a war with a known start.
    (
        "Syria's war goes on. [[Sixty]] fighters have died since the army launched its offensive.",
        "/2017-04-05",
        "period",
    ),
    ("The army fought on over the past two days. [[Sixty]] men died.", "2017-04-03/2017-04-05", "period"),
    ("The sect has killed [[900]] people in six years.", "2011/2017", "period"),
    ("Three weeks of clashes have left [[300]] dead.", "2017-03-15/2017-04-05", "period"),
    ("The war, in which [[300,000]] people died, ended in 1995.", "/1995", "period"),
    ("Syria's war grinds on. The town is home to [[900,000]] displaced people.", "", "period"),
    ("Such deaths have fallen since counting began in 2004, when there were [[290]].", "2004", "period"),
]
NO_DAY = [  # true of no one day, whatever day the report names
    ("The front was founded in 1962 and reportedly has [[2,500]] fighters.", "", "period"),
    ("The town, which hosts [[3,000]] refugees, was shelled on Monday.", "", "period"),
    ("The front has carried out [[several]] attacks in the port.", "", "period"),
    ("The front has carried out [[numerous]] attacks in recent weeks.", "/2017-04-05", "period"),
    ("The army has [[25]] soldiers dead after a raid on Monday.", "2017-04-03", "incident"),
    ("Syria's six-year war has killed [[320,000]] people.", "2011/", "period"),
    ("Syria's war has killed [[320,000]] people.", "2011-03/", "period"),
    ("The clan has ruled Syria since the war of 1963. The war has killed [[320,000]].", "2011-03/", "period"),
    ("Diggers found [[23]] bodies in a mass grave on Monday.", "", "incident"),
    ("The mass grave held men shot on Monday. [[Ten]] were found.", "2017-04-03", "incident"),
]
ONE_OF_MANY = [  # what looks like a total and is one harm
    ("Raids on a market have killed [[61]] people, a war monitor said on Monday.", "2017-04-03", "incident"),
    ("The raid was the deadliest since 2013, when [[67]] people died at the mall.", "2013", "incident"),
    (
        "Rains have killed 178 people since March, with [[12]] dying in the past 24 hours.",
        "2017-04-04/2017-04-05",
        "incident",
    ),
    ("The army killed [[15]] gunmen in the last few hours.", "2017-04-04/2017-04-05", "incident"),
    (
        "The two sides traded blame Wednesday about the raid that killed [[72]]. It hit on Tuesday.",
        "2017-04-04",
        "incident",
    ),
    ("More than [[55,000]] people had been moved out of the flooded quarter.", "2017-04-05", "incident"),
    ("A blaze in the same hall killed [[20]] in 2012.", "2012", "incident"),
    ("In the town, besieged by rebels since May, shells killed [[four]] on Monday.", "2017-04-03", "incident"),
    ("It has had two crashes since 2010: one in 2011 in which [[nine]] died.", "2011", "incident"),
    ("The pier burnt on the eve of the 1923 Great Bay Earthquake, which killed [[40]].", "1923", "incident"),
    ("Camps were raided in 2015, with [[16]] dead in one attack that September.", "2015-09", "incident"),
    ("In October 2013, [[115]] pilgrims were trampled at a temple.", "2013-10", "incident"),
    ("In 2014 [[116]] guests died in the port when a hostel caved in.", "2014", "incident"),
    (
        "The county recorded 412 homicides in 2016, its registry said. A blast at a mill on Monday killed [[two]].",
        "2017-04-03",
        "incident",
    ),
    ("Gunmen have killed [[70]] men during their push on the town.", "2017-04-05", "incident"),
    ("5 April 2017 Sixty died as [[nine]] strikes hit.", "2017-04-05", "incident"),
]
RATES = [
    ("Armed groups have killed [[90]] there this year, on average about four a day.", "period"),
    ("Some [[30]] people die every day on that road.", "rate"),
    ("Up to [[20]] children a day are treated.", "rate"),
    ("It was the worst crash in a year, with [[30]] dead in almost a year of fog.", "incident"),
    ("[[Thirty]] died, a day after the truce.", "incident"),
]
GAPS = [
    (
        "A blast on Saturday hit buses with [[5,000]] people who had left their towns the day before.",
        "2017-03-31",
        "incident",
    ),
    ("The toll of Monday's raid, [[nine]], was far below that of Sunday's, [[40]].", "2017-04-02", "incident"),
]


def read(marked: str, anchor: str = ANCHOR) -> list[tuple[str, str]]:
    """Return the date and scope of each marked figure."""
    text, spans = "", []
    for i, piece in enumerate(marked.replace("]]", "[[").split("[[")):
        if i % 2:
            spans.append(Span(len(text), len(text) + len(piece)))
        text += piece
    story = Story(text, find_sentences(text), find_dates(text, anchor), anchor)
    found = [find_when(story, story.sentence(story.sentence_at(span.start)), span) for span in spans]
    return [(date, str(scope)) for scope, date in found]


@pytest.mark.parametrize(
    ("marked", "date", "scope"),
    [
        *OWN_CLAUSE,
        *COUNTED,
        *CARRIED,
        *TOTALS,
        *ONE_OF_MANY,
        *NO_DAY,
        *SEVERAL_DAYS,
        *TWO_DAYS,
        *SINCE_THEN,
        *(pytest.param(*gap, marks=pytest.mark.xfail(strict=True)) for gap in GAPS),
    ],
)
def test_date_and_scope_of_a_figure(marked: str, date: str, scope: str) -> None:
    first, *others = read(marked)
    assert first == (date, scope)
    if marked not in [gap[0] for gap in GAPS] and "a day after" not in marked:
        assert others == [first] * len(others)


@pytest.mark.parametrize(("marked", "scope"), RATES)
def test_rates(marked: str, scope: str) -> None:
    assert read(marked)[0][1] == scope


def test_the_day_before_is_its_own_clause() -> None:
    assert read("Shelling on Sunday killed [[four]], a day after rockets killed [[two]].")[1][0] == "2017-04-01"


def test_nothing_is_told_without_dates_and_anchor() -> None:
    assert read("[[Nine]] people were killed.", anchor="") == [("", "incident")]


@pytest.mark.parametrize("row", load_table("war_starts"), ids=lambda row: row["war"])
def test_each_war_has_a_start_in_time_order(row: dict[str, str]) -> None:
    assert days.is_ordered(row["start"])
    figure = next(word for word in row["example"].split() if word[0].isdigit() or word in ("ten", "two", "four"))
    date, scope = read(row["example"].replace(f" {figure} ", f" [[{figure}]] "), anchor="2024-06-01")[0]
    assert (date, scope) in ((f"{row['start']}/", "period"), (f"{row['start']}/2024-06-01", "period"))


SCOPES = {
    "rate": "rate",
    "state": "period",
    "event": "incident",
    "events": "period",
    "none": "incident",
    "campaign": "period",
}
ROWS = [row for row in load_table("scope_cues") if row["kind"] in SCOPES]
NUMBERS = frozenset(
    "two three four six nine ten forty ninety dozen tens hundreds thousands some about up snakes".split()
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["cue"])
def test_each_cue_decides_the_scope_of_its_example(row: dict[str, str]) -> None:
    words = row["example"].split()
    figure = next(word for word in words if word.strip(",.").lower() in NUMBERS or word[0].isdigit())
    assert read(row["example"].replace(figure, f"[[{figure}]]", 1))[0][1] == SCOPES[row["kind"]]


PIECES = st.sampled_from(
    "on Monday|killed|12|in 2013|since|the war|said|.|\n|,|a day|last year|which|The raid|has left|until Friday"
    "|of those|began|2017-04-01|6 April 2017|Syria".split("|")
)


@given(
    text=st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join)),
    anchor=st.one_of(st.dates().map(str), st.sampled_from(["", "no day"])),
    ends=st.tuples(st.integers(0, 200), st.integers(0, 20)),
)
def test_any_text_gives_a_date_or_none(text: str, anchor: str, ends: tuple[int, int]) -> None:
    start = min(ends[0], len(text))
    span = Span(start, min(start + ends[1], len(text)))
    story = Story(text, find_sentences(text), find_dates(text, anchor), anchor)
    scope, date = find_when(story, story.sentence(story.sentence_at(start)), span)
    assert scope in Scope
    assert date == "" or days.is_ordered(date)

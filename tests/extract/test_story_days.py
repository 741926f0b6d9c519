"""The date and scope of figures in reports of several sentences: what governs a figure far from its date."""

from __future__ import annotations

import pytest

from reconcile.extract.claims import read_document
from reconcile.lexicons.load import load_table
from reconcile.model import Document
from tests.extract.test_when import read

#: A report of Wednesday 5 April 2017 with marked figures, and the date and scope of each; written for the project.
RULES = [
    # a suspect is nobody's suspicion
    (
        "Police want a suspect after a blast on Monday that killed [[nine]]. At Sel [[two]] men had died on March 7.",
        ["2017-04-03 incident", "2017-03-07 incident"],
    ),
    # the day of what follows a harm is not the harm's
    (
        "Crews with dogs searched Wednesday for survivors of a mudslide that killed [[30]]. It came down on Tuesday.",
        ["2017-04-04 incident"],
    ),
    (
        "A court on Wednesday jailed a man who set a hostel alight in 2013 and killed [[nine]] people.",
        ["2013 incident"],
    ),
    ("A blast on Monday killed [[nine]]. On Tuesday the port captain had put the number of dead at [[14]].",
     ["2017-04-03 incident", "2017-04-03 incident"]),
    ("The toll of Monday's fire rose to [[nine]], up from [[six]] the night before.",
     ["2017-04-03 incident", "2017-04-03 incident"]),
    (
        "The minister told parliament last month that [[40]] bodies had been found between 2 January and 9 February.",
        ["2017-01-02/2017-02-09 period"],
    ),
    ("The gang broke into the school on Monday night, the force said in a note on Wednesday. They took [[nine]] boys.",
     ["2017-04-03 incident"]),
    # an old day told after the lead
    (
        "Shells killed [[nine]] people in the port, the mayor said on Tuesday. Guards watch the road. The hills are"
        " quiet. In the gorge, on March 2, rebels killed two men.",
        ["2017-04-04 incident"],
    ),
    ("A fire on Monday razed a bank, killing two. Gunmen took it on March 7, killing [[20]]. In Sel [[two]] men died.",
     ["2017-03-07 incident", "2017-04-03 incident"]),
    ("Shells hit the market, killing [[nine]]. The town was also hit on March 3, when [[20]] died.",
     ["2017-04-05 incident", "2017-03-03 incident"]),
    # what somebody spoke of far down is no harm's day, unless it is a harm
    ("Mortars hit the quay, killing [[nine]]. Ships wait. Cranes turn. It is cold. The"
     " mayor said on Monday that trade was slow.",
     ["2017-04-05 incident"]),
    ("Mortars hit the quay, killing [[nine]]. Ships wait. It is cold. The mayor, on Monday, spoke of three deaths.",
     ["2017-04-03 incident"]),
    # a day that opens a sentence far down, beside a count of its own
    ("Shells hit the mill, killing [[nine]]. Roads are shut. Shops are shut. It is cold. On Monday at least 35 people"
     " choked on gas.", ["2017-04-05 incident"]),
    ("Shells hit the mill, killing [[nine]]. Roads are shut. Shops are shut. It is cold. On Monday the shells fell all"
     " day.", ["2017-04-03 incident"]),
    ("Shells hit the mill, killing [[nine]]. Roads are shut. Shops are shut. It is cold. Men pray. Dogs bark."
     " Bells ring. Guards lined up on Sunday. On that day they wore black.", ["2017-04-05 incident"]),
    # a day since which a lead counts goes before an old harm
    ("Planes have bombed the valley since Sunday night. [[Nine]] men died. Its mill was burned on May 25 2012, with 108"
     " dead.", ["2017-04-02 incident"]),
    ("Snow has lain since Sunday night. [[Nine]] men were shot at the mill on May 25 2012.", ["2012-05-25 incident"]),
    # two weeks on, today's count is no harm of today's
    ("BERIN - Two weeks on from the great flood, the state said Wednesday that [[900]] had died in it. Its"
     " waters burst a dam. Tally clerks said Wednesday's leap came late. [[Nine]] are missing.",
     ["2017-03-22 incident", "2017-03-22 incident"]),
    # an earlier count is of a harm before it; other words are not
    ("The mine fire killed [[nine]], the state said on Wednesday. On Monday night it had spoken of [[three]] dead.",
     ["2017-04-03 incident", "2017-04-03 incident"]),
    ("The mine fire killed [[nine]], the state said on Wednesday. On Monday night it had spoken of a new road.",
     ["2017-04-05 incident"]),
    # a storm comes ashore on its day, those it took are brought ashore later
    ("The storm has killed [[nine]], the state said on Wednesday. It came ashore on Monday with heavy rain.",
     ["2017-04-03/2017-04-05 incident"]),
    ("The boat sank off Sel at dawn on Monday. Divers on Tuesday brought ashore [[nine]] bodies.",
     ["2017-04-03 incident"]),
    # what is hoped for today has not happened
    ("A liner rolled over, killing [[nine]]. The hope was to reach the ship of the Sel line on Wednesday. The ship left"
     " on Monday in a gale.", ["2017-04-03 incident"]),
    # reports of a trial or an anniversary
    ("A jury on Monday acquitted the men who shot [[nine]] clerks in 2013. [[Thirty]] were hurt that day, it heard.",
     ["2013 incident", "2013 incident"]),
    ("Tuesday marks the first anniversary of the fire, which killed [[72]] people.", ["2016-04-04 incident"]),
    # what is so today
    ('Mud slid onto the town at the weekend. "The town is crying today," she said. [[Nine]] have died.',
     ["2017-04-01/2017-04-02 incident"]),
    # through, until, the previous
    ("Gangs fought for hours through Tuesday, leaving [[nine]] dead. [[Two]] guards were hurt.",
     ["2017-04-04 incident", "2017-04-04 incident"]),
    ("A raid on Monday killed two. It hit the quay, where the previous Monday shells had killed [[six]].",
     ["2017-03-27 incident"]),
    # what is compared
    ("In all [[99]] people died, one of the worst fires in sport, behind that of the 1985 final, in which [[56]] died.",
     ["2017-04-05 incident", "1985 incident"]),
    ("In 2014 a fire killed nine. Officials there spoke of [[20]].", ["2014 incident"]),
    ("Some [[90]] died on the roads in the first six months of 2016. Police put the toll in the same period at [[60]].",
     ["2016-01/2016-06 period", "2016-01/2016-06 period"]),
    # a day after
    ("A raid hit the port on Monday. The attack came a day after [[six]] men were shot.", ["2017-04-02 incident"]),
    ("The riot came less than two months after [[40]] inmates died.", ["2017-02 incident"]),
    # since
    ("The fever has taken [[74]], the number who have died since the outbreak was declared on March 6.",
     ["2017-03-06/2017-04-05 period"]),
    ("The town has been shelled since mid-January. [[Twenty]] people there have been killed.", ["2017-01/ period"]),
    (
        "Raiders struck at dawn on March 29. The fort has been hit since March 30. Another [[20]] men were lost.",
        ["2017-03-30/2017-04-05 period"],
    ),
    ("[[Five]] climbers missing since Sunday were found dead in the gorge on Tuesday.", ["2017-04-02 incident"]),
    # since a storm came ashore, so many have died: a count from that day, and so are those after it
    ("Some [[29]] people have died since the storm made landfall in Sel on Monday. The district counts [[21]] deaths.",
     ["2017-04-03/2017-04-05 period", "2017-04-03/2017-04-05 period"]),
    ("The storm killed [[nine]] on Tuesday. Some 29 have died since the rains began on March 20. [[Two]] are missing.",
     ["2017-04-04 incident", "2017-04-04 incident"]),
    ("Some [[29]] people have died since the raids began on Sunday. On Tuesday a raid on Sel killed [[two]].",
     ["2017-04-02/2017-04-05 period", "2017-04-04 incident"]),
    ("The riot was the worst since floods in March killed [[16]] people.", ["2017-03 incident"]),
    # a total since a day long ago is open, as one since a month is
    ("Some [[39,000]] have been killed since June 7 2016.", ["2016-06-07/ period"]),
    ("Some [[39,000]] have been killed since February 7 2017.", ["2017-02-07/2017-04-05 period"]),
    # the days that a situation report covers are not the harm's
    ("This report covers the period from 2 to 4 April 2017. [[Nine]] people died when a boat sank on 1 April.",
     ["2017-04-01 incident"]),
    ("Raids from 2 to 4 April 2017 killed [[nine]] people.", ["2017-04-02/2017-04-04 incident"]),
    # missing after a boat sank on a day
    ("In Sel, [[six]] men remain unaccounted for after their boat sank on April 1, the"
     " port told reporters.", ["2017-04-01 incident"]),
    ("Mud came down on Sunday. In Sel, [[six]] men were still unaccounted for on Monday, the port told reporters.",
     ["2017-04-02 incident"]),
    # three days of raids, from that on which they began; but the last three days are up to now
    ("Gangs killed [[53]] people in three days of raids on Sel, the state said Wednesday. In all [[29]] were hurt."
     " The first attack, on Sunday, hit a market.",
     ["2017-04-02/2017-04-04 period", "2017-04-02/2017-04-04 incident"]),
    ("Gangs killed [[53]] people in Sel over the last three days. The first attack, on Monday, hit a market.",
     ["2017-04-03/2017-04-05 period"]),
    ("Gangs killed [[53]] people in three days of raids on Sel, the state said on Wednesday.",
     ["2017-04-02/2017-04-05 period"]),
    # many who remain trapped or besieged are so on the report's day, few are those of one harm
    ("Shells killed two men on Monday. Some [[260,000]] civilians, half of them children, remain trapped inside.",
     ["2017-04-05 period"]),
    ("A shaft caved in on Monday, killing two. Some [[six]] miners remain trapped inside.", ["2017-04-03 incident"]),
    ("Shells killed two men on Monday. Some [[4,000]] people are besieged by the army.", ["2017-04-05 period"]),
    # a named day in the year that its sentence tells
    ("April 20, 2014 - Bombs hit three churches on Easter Sunday. Some [[260]] were killed.", ["2014-04-20 incident"]),
    ("In 2004, a wave on Boxing Day killed [[900]] people on the coast.", ["2004-12-26 incident"]),
    ("The port was shut in 2004. A wave on Boxing Day killed [[nine]] people.", ["2016-12-26 incident"]),
    # a bomb with a date of its own, after a date that opens the sentence
    ("In December 2014 gunmen killed 140, and twin bombs in September 2013 killed [[80]] and hurt more than [[130]].",
     ["2013-09 incident", "2013-09 incident"]),
    ("On Monday a bomb left in March went off, and killed [[80]].", ["2017-04-03 incident"]),
    # the day on which the wounded arrive is not that of the harm; one that follows it is
    ("A raid hit the mill on Monday. Its doctor said [[nine]] of the most badly hurt had reached him on Tuesday night.",
     ["2017-04-03 incident"]),
    ("The clinic received [[nine]] people wounded in shelling on Tuesday.", ["2017-04-04 incident"]),
    # infighting since January is no start of a three-year war
    ("Rebels have fought a war of their own since January. Some [[146,000]] have died in the three-year war in Aldar.",
     ["2014/ period"]),
    # the day of a statement or of arrests does not carry to those who were killed, that of a harm does
    ("Jets hit Sel on Monday. On Sunday the board of Berin [BB] released a note on the bombing. [[Two]] patients were"
     " killed.", ["2017-04-03 incident"]),
    ("A bomb hit a shrine on Sunday. Six suspects were arrested in overnight raids. [[Two]] men were shot dead at the"
     " gate.", ["2017-04-02 incident"]),
    ("A bomb hit a mosque on Sunday. Gunmen shot at guards on Tuesday. [[Two]] guards were killed at the gate.",
     ["2017-04-04 incident"]),
    # the day of a month or the year that an event is told by counts nobody
    ("The floods of 2010 killed nearly [[2,000]] people.", ["2010 period"]),
    ("The parade attack of 2016 killed [[86]] people in Sel.", ["2016 incident"]),
    ("The crash of March 28 killed [[57]] people.", ["2017-03-28 incident"]),
    ("In March [[28]] people were killed.", ["2017-03 incident"]),
    # a day before another harm is its day, a day before a vote is none
    ("[[Nine]] died on Monday, a day before another attack left [[four]] dead.",
     ["2017-04-03 incident", "2017-04-04 incident"]),
    ("[[Nine]] died on Monday, a day before the vote.", ["2017-04-03 incident"]),
    # a day of last year; a month that is spoken of, and a man of its name
    ("Some [[900]] have died since the invasion of Sel on Feb. 24 last year.", ["2016-02-24/ period"]),
    ("July was the deadliest month for the clinics, with [[16]] nurses killed.", ["2016-07 period"]),
    ("August was the doctor on duty. Shells killed [[five]] men.", ["2017-04-05 incident"]),
    # a day after another harm, in a sentence that tells the day of its own
    ("Guns shelled the port on Friday and killed [[five]] rebels a day after a bombing at a mill killed [[three]].",
     ["2017-03-31 incident", "2017-03-30 incident"]),
    ("Divers on Tuesday found [[nine]] bodies, two days after the boat sank.", ["2017-04-02 incident"]),
    # the half of a year, and that of a match
    ("In the first quarter of last year [[1,659]] civilians were killed.", ["2016-01/2016-03 period"]),
    ("In the second half of the match a stand fell, killing [[nine]].", ["2017-04-05 incident"]),
    # the day on which a toll reaches a number is not that of the harm
    ("The confirmed toll from the March 24 collapse of a tower reached [[97]] on Saturday.", ["2017-03-24 incident"]),
    ("A bomb hit the quay and killed [[97]] on Saturday.", ["2017-04-01 incident"]),
    ("In 2014, [[59]] men were murdered, while 2013 had seen [[64]] killings.", ["2014 period", "2013 period"]),
    ("The unrest in Sel, which began last week, has killed [[212]] people.", ["2017-03-27/2017-04-05 period"]),
    # a month of riots, from the day that is told, also for what follows; but not for what a day was told of
    ("At least [[50]] have died in a month of riots, the board said Wednesday, a day after two were shot. It said 600"
     " men were held since March 6. Some [[39]] of the dead were in Sel.",
     ["2017-03-06/2017-04-05 period", "2017-03-06/2017-04-05 period"]),
    ("At least [[50]] have died in a month of riots, the board said. It has sat since March 20. Some [[39]] were boys.",
     ["2017-03-05/2017-04-05 period", "2017-03-05/2017-04-05 period"]),
    ("At least 50 have died in a month of riots, the board said. On Tuesday a mob set fire to a mill. [[Nine]] died.",
     ["2017-04-04 incident"]),
    # what a storm or flood has taken in a few days is counted from its coming to the report
    ("Floods have killed [[40]] men in Sel, the state said. The river burst its banks on Monday. On Tuesday a wall fell"
     " on a house, killing [[three]].", ["2017-04-03/2017-04-05 incident", "2017-04-04 incident"]),
    ("The toll from the typhoon, which slammed into Sel on Monday, rose to [[38]], the state said on Wednesday.",
     ["2017-04-03/2017-04-05 incident"]),
    ("The typhoon that hit Sel on March 7 killed [[38]], the state said on Wednesday.", ["2017-03-07 incident"]),
    ("A ferry sank in a storm on Monday, killing [[40]], the state said on Wednesday.", ["2017-04-03 incident"]),
    ("Heavy rains brought down a wall in Sel on Monday, killing [[nine]]. [[Two]] were hurt.",
     ["2017-04-03 incident", "2017-04-03 incident"]),
    # a night or the early day after it
    ("Two boats capsized off Sel late Saturday night or early Sunday, drowning [[nine]].",
     ["2017-04-01/2017-04-02 incident"]),
    ("Two boats capsized off Sel on Saturday or Sunday, drowning [[nine]].", ["2017-04-02 incident"]),
    # months on end, and months of two harms
    ("In January and February, [[61]] people were killed in gang violence.", ["2017-01/2017-02 period"]),
    ("Raids in May and last June's fire killed [[nine]].", ["2016-06 incident"]),
    # the scene of an older harm
    ("A bomb killed [[four]] soldiers in Sel, the scene of an ambush last month in which two were lost.",
     ["2017-04-05 incident"]),
    # the day of a toll that is told so long after the harm; another harm has its own
    ("On Wednesday, three days after the quake, the toll passed [[1,000]].", ["2017-04-02 incident"]),
    ("On Wednesday, three days after the quake, gunmen killed [[nine]].", ["2017-04-05 incident"]),
    # since an assault was launched in a month: no month of the next figure; since a boat sank on a day, that day
    ("Raids on Monday killed [[nine]]. It was the worst toll for the group since it launched an assault on the port in"
     " January. At least [[five]] of those killed were boys.", ["2017-04-03 incident", "2017-04-03 incident"]),
    ("Rescuers have saved 120 since the boat sank off Sel on Monday. [[Nine]] of those aboard died.",
     ["2017-04-03 incident"]),
    # the perfect after a "since", in other words of counting
    ("Some 350 have died since the riots began on March 1. The board has also recorded [[80]] arrests, and says [[40]]"
     " men have been taken and not seen since.",
     ["2017-03-01/2017-04-05 period", "2017-03-01/2017-04-05 period"]),
    ("It was the sixth riot since February 2016. [[Ninety]] inmates have been murdered in that time.",
     ["2016-02/ period"]),
    ("A mob killed two. Some 350 have died since the riots began on March 1. The clinic treated [[nine]] men.",
     ["2017-04-05 incident"]),
    # the exact number is that of the harm before; another harm is not
    ("Shells hit the port on Monday. A four-day war in April 2016 was the worst. The exact toll is unknown, but both"
     " sides admit to [[60]] dead.", ["2016-04 period"]),
    ("Shells hit the port on Monday. A four-day war in April 2016 was the worst. A man there said [[60]] had died.",
     ["2017-04-03 incident"]),
    # a day that names an old attack does not carry, one that is told does
    ("The army said it struck a man who took part in the 7 October 2015 attack on Sel. It knows of [[nine]] injured.",
     ["2017-04-05 incident"]),
    ("Raids hit the port on Monday. Gunmen stormed the mill on 7 October 2015. At least [[nine]] guards were killed.",
     ["2015-10-07 incident"]),
    # the day in a heading is that of what it heads; one that opens it dates what follows
    ("Gunmen hit a post on Tuesday, killing nine.\n\nFour raiders killed on March 16\nGuards lost [[seven]] men.",
     ["2017-04-04 incident"]),
    ("Gunmen hit a post on Tuesday, killing nine.\n\nMarch 16, 2016: Berin mill\nGuards lost [[seven]] men.",
     ["2016-03-16 incident"]),
    # a deal has a day of its own
    ("Jets killed [[dozens]] in Sel on Monday, in a quiet zone agreed under a deal earlier this year.",
     ["2017-04-03 incident"]),
    ("Raids have gone on despite a truce brokered by the state in March, killing [[nine]].", ["2017-04-05 incident"]),
    ("The truce fell apart in a deal-breaking raid in March, killing [[nine]].", ["2017-03 incident"]),
    # who is blamed for a bombing, in its month
    ("The group was also blamed for a bombing outside a radio station in August 2010 that injured [[nine]] people.",
     ["2010-08 incident"]),
    ("The envoy told radio last month that [[nine]] men had died in Sel on 3 March.", ["2017-03-03 incident"]),
    # a year before that
    ("In October 2014, 33 people died in a crush, and a year before that [[115]] drowned.", ["2013-10 incident"]),
    ("In October 2014, 33 people died in a crush; the year before, [[115]] drowned.", ["2013 incident"]),
    ("Shells killed [[nine]] men on Monday, a year before that vote.", ["2017-04-03 incident"]),
    # from a month to a day
    ("The office counted [[90]] deaths in raids from late January to 6 February.", ["2017-01/2017-02-06 period"]),
    ("The office counted [[90]] deaths in raids in January. From the port to 6 February Street, shops shut.",
     ["2017-01 period"]),
    # the toll so far of days on end, behind words in dashes
    ("The siege went on for the tenth day in a row. At least [[400]] people - mainly women and children - have been"
     " injured in the shelling.", ["2017-03-27/2017-04-05 period"]),
    # as of
    ("A storm hit the delta on Monday. As of today the registry has counted [[121]] dead.", ["2017-04-03 incident"]),
    # the perfect with a year
    ("The gangs, whom he blames for the raid, have killed [[937]] in 2017.", ["2017 period"]),
    ("It was the third such shooting this year, in which [[97]] people have died.", ["2017 period"]),
    # two years, each of its own clause
    ("In 2014 a hostel fell killing [[116]] people and in 2016 a roof came down on a wedding killing [[23]].",
     ["2014 incident", "2016 incident"]),
    # a report of one stretch of time
    ("At least [[312]] people have died in six weeks of floods. A further [[90]] were hurt.",
     ["2017-02-22/2017-04-05 period", "2017-02-22/2017-04-05 period"]),
]  # fmt: skip


@pytest.mark.parametrize(("report", "expected"), RULES)
def test_date_and_scope_in_a_report(report: str, expected: list[str]) -> None:
    assert [f"{date} {scope}" for date, scope in read(report)] == expected


@pytest.mark.parametrize("row", load_table("responses"), ids=lambda row: row["cue"])
def test_the_day_of_a_response_is_not_the_day_of_the_harm(row: dict[str, str]) -> None:
    assert row["cue"] in row["example"].lower()
    assert read(row["example"].replace("14", "[[14]]") + ".") == [("2017-04-04", "incident")]


def test_a_part_of_a_running_total_counts_over_its_time() -> None:
    text = "Floods have killed 312 people in six weeks, Aldar accounting for 110 of the deaths. On Tuesday a dam burst."
    text += " The bulletin put the number of dead in Sel at 93, in Berin at 61 and in Marn at 48."
    claims = read_document(Document(doc="d", text=text, published="2017-04-05")).claims
    assert [claim.figure for claim in claims if claim.part_of == claims[0].id] == ["110", "93", "61", "48"]
    assert {(claim.date, str(claim.scope)) for claim in claims} == {(claims[0].date, "period")}

"""Texts that are no plain article: without commas, in other quotes, with furniture, live, listed, in capitals.

What is asked of each is what its figures are, when the harm happened, and that what is no figure stays out.
"""

from __future__ import annotations

import pytest

from reconcile.extract.claims import read_document
from reconcile.model import Document

STRIPPED = """Published May 11 2016 Shelling kills nine in Amrani market At least nine people including two \
children were killed and dozens wounded on Tuesday when shells hit a market in the town of Amrani activists said. \
The citys main hospital said it had received 34 wounded. Mondays raid on the same town killed four the monitor said"""
QUOTES = """“We counted 14 bodies,” said Dr Lena Orso of the Amrani clinic. "Eleven of them were women," she added. \
The governor's aide put the toll at '16' on Tuesday. «Nine were hurt», the mayor’s office said."""
FURNITURE = """Home | World | Sport | Weather
Share this with 12 friends
3 min read
Updated 11:45 GMT, 11 May 2016
Blast kills 21 at bus station
By Ana Ruiz
Photo: Rescuers carry one of the wounded, Amrani, 10 May 2016. REUTERS/J. Doe
At least 21 people were killed when a bomb went off at a bus station in Amrani on Tuesday, police said.
Advertisement
Read more: 10 things to know about Amrani
The blast wounded 45 others, the health ministry said.
Comments (127)
© 2016 The Daily"""
LIVE = """LIVE: Amrani station bombing
15:40 The death toll has risen to 23, the health ministry says.
14:05 Police say 21 people are dead and 45 wounded.
13:30 - A witness says he saw at least five bodies.
12:50 GMT: An explosion has been reported at the bus station. No word on casualties.
09:15 Good morning. Yesterday a storm killed three people in the delta."""
LISTED = """Deadliest attacks in the country since 2010:
- March 3, 2012: 44 people killed in a market bombing in Salo
- Nov. 19, 2013: a truck bomb kills 61 in Amrani
- 2014: 112 die in the siege of Dorn
* May 10, 2016: bus station blast in Amrani leaves 21 dead"""
CAPITALS = """AT LEAST 21 KILLED IN BUS STATION BLAST IN AMRANI, POLICE SAY
A BOMB KILLED AT LEAST 21 PEOPLE AND WOUNDED 45 AT A BUS STATION IN AMRANI ON TUESDAY, POLICE SAID."""
SEVERAL = """WORLD IN BRIEF

NAIROBI - A bus plunged into a river in western Kenya on Monday, killing 18 people, police said. \
Thirty others were hurt.

MANILA - Floods killed seven people in Mindanao over the weekend, the disaster council said. \
Some 12,000 fled their homes.

LIMA - A landslide buried a mining camp in Peru on Tuesday. At least nine miners were missing, the institute said."""
ENTRY = """The Dorn mine disaster was an explosion at a coal mine near Dorn, Aldania, on 14 March 1934. It killed 266 \
men and injured 31.[1] It remains the deadliest mining accident in the country's history.

== Background ==
The mine opened in 1911. In 1924 a fire had killed 14 miners.[2]

== Disaster ==
At 2:08 a.m. an explosion tore through the Dennis section. Six men escaped.[3] Three rescuers died in the first attempt.

== Aftermath ==
The inquiry of 1936 heard 189 witnesses. The company was fined £140."""

PAGES = [  # (text, published, figures with outcome and day)
    (
        STRIPPED,
        "2016-05-11",
        [
            ("nine", "killed", "2016-05-10"),
            ("At least nine", "killed", "2016-05-10"),
            ("two", "killed", "2016-05-10"),
            ("dozens", "injured", "2016-05-10"),
            ("34", "injured", "2016-05-10"),
            ("four", "killed", "2016-05-09"),
        ],
    ),
    (
        QUOTES,
        "2016-05-11",
        [
            ("14", "killed", "2016-05-10"),
            ("Eleven", "killed", "2016-05-10"),
            ("16", "killed", "2016-05-10"),
            ("Nine", "injured", "2016-05-10"),
        ],
    ),
    (
        FURNITURE,
        "2016-05-11",
        [
            ("21", "killed", "2016-05-10"),
            ("At least 21", "killed", "2016-05-10"),
            ("45", "injured", "2016-05-10"),
        ],
    ),
    (
        LIVE,
        "2016-05-11",
        [
            ("23", "killed", "2016-05-11"),
            ("21", "killed", "2016-05-11"),
            ("45", "injured", "2016-05-11"),
            ("at least five", "killed", "2016-05-11"),
            ("three", "killed", "2016-05-10"),
        ],
    ),
    (
        LISTED,
        "2016-05-11",
        [
            ("44", "killed", "2012-03-03"),
            ("61", "killed", "2013-11-19"),
            ("112", "killed", "2014"),
            ("21", "killed", "2016-05-10"),
        ],
    ),
    (
        CAPITALS,
        "2016-05-11",
        [
            ("AT LEAST 21", "killed", "2016-05-10"),
            ("AT LEAST 21", "killed", "2016-05-10"),
            ("45", "injured", "2016-05-10"),
        ],
    ),
    (
        SEVERAL,
        "2016-05-11",
        [
            ("18", "killed", "2016-05-09"),
            ("Thirty", "injured", "2016-05-09"),
            ("seven", "killed", "2016-05-07/2016-05-08"),
            ("Some 12,000", "displaced", "2016-05-07/2016-05-08"),
            ("At least nine", "missing", "2016-05-10"),
        ],
    ),
    (
        ENTRY,
        "",
        [
            ("266", "killed", "1934-03-14"),
            ("31", "injured", "1934-03-14"),
            ("14", "killed", "1924"),
            ("Three", "killed", "1934-03-14"),
        ],
    ),
]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    PAGES,
    ids=["stripped", "quotes", "furniture", "live", "list", "capitals", "several stories", "encyclopedia"],
)
def test_figures_of_a_page(text: str, published: str, expected: list[tuple[str, str, str]]) -> None:
    claims = read_document(Document(doc="page", text=text, published=published)).claims
    assert [(claim.figure, str(claim.outcome), claim.date) for claim in claims if claim.is_core] == expected


def test_a_table_as_text_is_set_aside_and_not_lost() -> None:
    text = "Province\tKilled\tInjured\nSalo\t12\t30\nDorn\t4\t11\nTotal\t16\t41\n"
    reading = read_document(Document(doc="table", text=text, published="2016-05-11"))
    figures = [claim.figure for claim in reading.claims] + [aside.figure for aside in reading.set_aside]
    assert sorted(figures) == ["11", "12", "16", "30", "4", "41"]

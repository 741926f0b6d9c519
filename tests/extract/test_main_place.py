"""Where a report as a whole puts its harm: how later sentences tell it closer, and names that stand beside it only."""

from __future__ import annotations

import pytest

from reconcile.extract.places import Scene, find_places
from reconcile.extract.sentences import find_sentences
from tests.extract.test_places import unmark

GOES_ON = [  # a later sentence about a thing of the lead says where it was; one about something else does not
    (
        "A parked car blew up in Garissa, Kenya, killing [[nine]] people. Police took one man away."
        " The vehicle had been left beside a kiosk in Bulla Iftin, a crowded quarter.",
        ["Bulla Iftin"],
    ),
    (
        "A fire at a shoe factory in Kenya killed [[31]] workers. Many jumped. Families waited outside."
        " The factory, which stands in the village of Rasm Harun, had no stairs.",
        ["Rasm Harun"],
    ),
    (
        "A parked car blew up in Garissa, Kenya, killing [[nine]] people. Nobody claimed it."
        " In 2013 another car had blown up in Hola. The car had been left in Bulla Iftin, and six died.",
        ["Garissa"],
    ),
    (
        "A fire at a shoe factory in Garissa, Kenya, killed [[31]] workers. They worked by night."
        " The fire broke out at the Harun hotel next door.",
        ["Garissa"],
    ),
]
GOES_ON_TOO = [  # the same where the thing stands further on, or the harm is a battle
    (
        "A truck bomb killed [[54]] recruits in Garissa, Kenya. A hospital took in many. Kin wept."
        " They had queued at a school in the Bulla Iftin neighborhood when the truck sped in.",
        ["Bulla Iftin"],
    ),
    (
        "Gunmen attacked an army post in the northern province of Kunduz in Afghanistan and killed [[seven]] soldiers."
        " One was wounded in the battle in Dashti Archi, a remote district.",
        ["Dashti Archi"],
    ),
    (
        "Militants and troops fought in Kulgam, India, and [[eight]] people died. Nobody fled. Schools closed."
        " The militants had hidden in the village of Nagbal Harun, some 70 km from Srinagar.",
        ["Nagbal Harun"],
    ),
]
WHERE_WRITTEN = [  # a dateline, whatever stands in it, is where the report was written
    (
        "Nine dead in Kenya\n\nCAIRO (Aug. 28, 2022) — Gunmen fought in the streets of Garissa, killing [[nine]].",
        ["Garissa"],
    ),
    ("Nairobi, Feb 12: A gunfight in the Hola district of Kenya left [[nine]] soldiers dead.", ["Hola"]),
    ("NAIROBI, Kenya: [[Nine]] people were killed in Garissa on Monday.", ["Garissa"]),
    (
        "GARISSA, Kenya - A train left the rails in Kenya, killing [[nine]]. It had passed the station at Hola.",
        ["Hola"],
    ),
    ("GARRISON, Texas (Wire) - A student opened fire in a small Texas town, killing [[six]].", ["Garrison"]),
    (
        "Nine dead\n\nThe dead lie at a clinic in Hola, Kenya. Photo: Adan via WIRE\n\n"
        "GARISSA, Kenya: A blast in Garissa killed [[nine]].",
        ["Garissa"],
    ),
]
WIDE = [  # harm at several places, or of which one place has a share, is not put at one of them
    ("Separate air raids in Kenya killed [[25]] people. Jets hit a market in Garissa, killing 11.", ["Kenya"]),
    ("Floods swept through two villages in Kenya, killing [[12]]. In Hola, ten died.", ["Kenya"]),
    (
        "Shells killed [[45]] people in Garissa, Kenya. Of the 45 dead, most were in Bulla Iftin, where 17 died."
        " Crews dug in Bulla Iftin.",
        ["Garissa"],
    ),
    (
        "Shells killed [[nine]] in Garissa, Kenya, hours after a gas attack left dozens dead in Hola.",
        ["Garissa"],
    ),
]
WIDE_TOO = [  # spread over a province, counted place by place, counted over years
    (
        "Shells killed [[16]] people across Homs province in Syria. In Rastan a market was hit, and two shells fell"
        " on the town of Talbiseh.",
        ["Homs"],
    ),
    (
        "Air strikes on Aleppo in Syria killed [[16]] people. Bombs hit the Qaterji district. Nine died in Qaterji and"
        " two others in the Mayssar district.",
        ["Aleppo"],
    ),
    (
        "A strike killed [[two]] in Hola, Kenya. Crews came. Kin wept. The war has killed [[thousands]] since 2011.",
        ["Hola", ""],
    ),
    (
        "A strike killed [[two]] in Hola, Kenya. Crews came. Kin wept. The war, which erupted in Garissa in April, has"
        " killed [[thousands]].",
        ["Hola", ""],
    ),
    (
        "A raid killed [[two]] in Hola, Kenya. Crews came. Kin wept. A group says [[3,706]] people have been killed by"
        " the police since January 2011.",
        ["Hola", ""],
    ),
]
STORMS = [  # a storm over a country, two buildings in two towns
    (
        "Typhoon leaves [[38]] dead in eastern Philippines. Some 17 of the deaths were recorded in Baybay in Leyte"
        " province, where a hillside came down.",
        ["Philippines"],
    ),
    (
        "Bombs tore through two churches on the coast of Sri Lanka, killing [[56]] people. Police said 41 died at a"
        " church in Negombo. The second killed 15 in Chilaw.",
        ["Sri Lanka"],
    ),
]
LOCAL = [  # in a report of harm at many places, each official counts his own
    (
        "Strikes kill eight across Ukraine. Four died in the Khmelnytskyi region and three in the Kyiv region."
        " Houses burnt. Kyiv regional head Olena Harun said [[three]] people were killed.",
        ["Kyiv"],
    ),
    ("Rain kept falling on large parts of Kenya, where [[nine]] died. Roads in Garissa were cut.", ["Kenya"]),
    (
        "In Garissa, close to the frontier with Somalia's Gedo region, a slide carried off houses in Kenya, leaving"
        " [[ten]] dead.",
        ["Garissa"],
    ),
]
AIMS = [  # what somebody is out to take is not where the dead fell
    (
        "Rebels struck back in Homs province, Syria, killing [[40]] soldiers. They answered an offensive with the aim"
        " of recapturing the dam in Rastan.",
        ["Homs"],
    ),
]
IN_PASSING = [  # names beside a figure that are not where its people were harmed
    ("A blast killed [[two]] in Hola, Kenya. A source in Garissa, where the army has a base, said [[19]] were dead.",
     ["Hola", "Hola"]),
    ("A blast killed two in Hola, Kenya. The mayor of the nearby town of Garissa said [[22]] were dead.", ["Hola"]),
    ("In Hola, Kenya, [[nine]] died in a raid on a flat, according to the hospital in Garissa.", ["Hola"]),
    ("A boat sank off Hola, Kenya. [[Eighty]] were missing, said those who were landed at Garissa.", ["Hola"]),
    ("Shells killed [[nine]] in a camp at Hola, Kenya, as rebels closed on Garissa.", ["Hola"]),
    ("A quake killed [[nine]] in Kenya. It struck 37 miles to the north-east of Garissa.", ["Kenya"]),
    ("A boat sank on Lake Victoria, killing [[nine]]. It had left Hola in Kenya.", ["Lake Victoria"]),
    ("[[Two]] died in Nairobi, Kenya, when shells hit the Rasm Harun neighbourhood.", ["Rasm Harun"]),
    ("[[Two]] soldiers died in Nairobi, Kenya, when they stormed Harun bridge.", ["Nairobi"]),
    ("Trains ran into each other on the outskirts of Alexandria in Egypt, killing [[nine]].", ["Alexandria"]),
    ("A bomb hit the Sheikh Harun district of Garissa in Kenya, killing [[nine]].", ["Sheikh Harun"]),
    ("Garissa: [[Three]] men were shot dead when police raided a house in the Bulla Iftin area of the city in Kenya.",
     ["Bulla Iftin"]),
    (
        "A fire at a club in Garissa, Kenya, killed [[14]]. Doctors wept. Eleven lay dead inside the Harun club.",
        ["Garissa"],
    ),
    ("In Abu Harun, the displacement camp on the northern edge of Garissa in Kenya, shells killed [[61]] people.",
     ["Abu Harun"]),
    ("The group accused the army of bombing a depot in Hola, the rebels' stronghold in Garissa, Kenya, in a raid in"
     " which [[14]] died.", ["Hola"]),
    ("In Kisumu, on Lake Victoria, [[nine]] people died, the governor said in Kenya.", ["Kisumu"]),
    ("[[Nineteen]] died in Kenya: 12 in Garissa and seven in Hola.", ["Kenya"]),
    ("In 2014, 33 died at a shrine in Garissa, Kenya, and a year before that [[115]] died near Hola.", ["Hola"]),
    ("A stampede killed [[26]] at a fair in Bihar's Vaishali in India. The stampede took place at Mahnar, about 60 km"
     " from Patna, on the bank of the Ganga.", ["Mahnar"]),
    ("On Wednesday bombers killed [[two]] people near the main police headquarters in Garissa in Kenya.", ["Garissa"]),
    ("[[Nine]] killed in US airstrike in Somalia. Crews dug.", ["Somalia"]),
    ("Bombers struck a shrine near Kenya's capital. They hit the entrance to the Bulla Iftin shrine, killing [[nine]].",
     ["Bulla Iftin"]),
    ("Gunmen raided a village in Maluso, Basilan, in the Philippines, killing [[nine]].", ["Maluso"]),
]  # fmt: skip


HEADLINED = [  # a headline above the lead is no sentence of it
    (
        "Nine killed as gunmen raid market in Kenya\n\nGunmen killed [[nine]] people in a village of Kenya's Garissa"
        " county on Monday. They fled. The raid struck the village of Rasm Harun.",
        ["Rasm Harun"],
    ),
    (
        "Nine killed as gunmen raid market in Kenya\n\nGunmen killed [[nine]] people in the Hola district of Kenya."
        " The gunmen, who came by night, were seen near Rasm Harun.",
        ["Rasm Harun"],
    ),
    (
        "Army toll rises in Peru\n\nRebels killed [[22]] people in Moquegua province of Peru. Fifteen of them were"
        " soldiers, and six women were shot inside their huts in Rasm Harun.",
        ["Moquegua"],
    ),
    (
        "Jets hit Garissa\n\nJets bombed a village in Kenya's Garissa County, killing [[13]] people. Two fighter"
        " aircraft dropped three bombs on Rasm Harun at 11am.",
        ["Rasm Harun"],
    ),
]
HOUSES = [  # a house in a town does not say where, a street, a square or a camp does
    (
        "Gunmen stormed a hotel in Kisumu, Kenya, killing [[nine]]. The assault on the Harun Hotel began at noon.",
        ["Kisumu"],
    ),
    ("A fire at a club in Hola, Kenya, killed [[nine]]. They were found inside the Orlebar club.", ["Hola"]),
    ("Shells killed [[nine]] in Garissa, Kenya. They fell on Harun camp at noon.", ["Harun"]),
    ("Officials at Harun hospital said [[nine]] people were shot in Garissa in Kenya.", ["Garissa"]),
]
RIVERS = [  # a river is long: the town on it says where
    (
        "A ferry sank in central Peru, killing [[nine]]. It was carrying 80 people across the Harun River near Moquegua"
        " when it was struck.",
        ["Moquegua"],
    ),
    (
        "A ferry sank in central Peru, killing [[nine]]. Floods have hit towns across Peru and its coast.",
        ["Peru"],
    ),
    ("Police shot [[nine]] people in Kisumu, Kenya, which lies across the Harun from Hola.", ["Kisumu"]),
]
OLD_TOWNS = [  # the old town of a city is a part of it
    ("A blast killed [[nine]] people in Aleppo, Syria. The shells slammed into the Old City of Aleppo at noon.",
     ["Old City Of Aleppo"]),
    ("A blast killed [[nine]] people in Aleppo, Syria. The mayor of the Old City of Aleppo wept.", ["Aleppo"]),
]  # fmt: skip
STATISTICS = [  # a count over a year in a country is put at none of its towns
    (
        "There have been 35 shootings in the United States so far this year. They left [[17]] people dead. A shooting"
        " in Dayton, Ohio, was the worst.",
        ["United States"],
    ),
    (
        "A gunman killed [[17]] people in the United States on Monday. He fled. The shooting in Dayton, Ohio, began at"
        " noon.",
        ["Dayton"],
    ),
]

NAMED_ALOUD = [  # "the village of" makes one name of what follows it; what a later sentence counts is a part
    ("A strike killed [[nine]] people in Lebanon. They died in the town of Arab Harun.", ["Arab Harun"]),
    ("A strike killed [[nine]] people in Kenya. They fled the town of Arab neighbours.", ["Kenya"]),
    (
        "Gangs killed [[53]] people in raids on Hola, Kenya. The first attack, in the fishing village of Source Harun,"
        " accounted for [[31]] of the deaths.",
        ["Hola", "Source Harun"],
    ),
    (
        "Jets of Israel killed [[six]] people in southern Lebanon, the ministry in Beirut said. Israel had no comment."
        " The raid struck the village of Rasm Harun.",
        ["Rasm Harun"],
    ),
]
JUST_LEFT = [  # a bus that had just left a town was by it
    (
        "A mine tore apart a bus in north-central Sri Lanka, killing [[15]]. The army said the bus had just left"
        " Kebit Harun, a farming town.",
        ["Kebit Harun"],
    ),
    (
        "A mine tore apart a bus in north-central Sri Lanka, killing [[15]]. The army said the minister had left"
        " Kebit Harun, a farming town.",
        ["Sri Lanka"],
    ),
]
HEADED_BY_LAND = [  # a title of a country over unrest all over it
    (
        "Kenya: 50 killed in protests\n\nAt least [[50]] people have died in protests against the government. Police"
        " fired in Kitengela on Tuesday, and [[nine]] were hurt.",
        ["Kenya", "Kitengela"],
    ),
    (
        "Kenya: nine killed in blast\n\nAt least [[nine]] people have died in a blast. It struck a bus in Kitengela.",
        ["Kitengela"],
    ),
]

PARTS_OF_A_TOLL = [  # places of parts of the lead's toll are not where all of it was
    (
        "A car bomb and rocket fire killed [[45]] people in Homs, Syria. The car bomb went off in the Bulla Iftin area,"
        " killing 36 people, and rockets killed nine.",
        ["Homs"],
    ),
    (
        "A car bomb killed [[45]] people in Homs, Syria. The car bomb went off in the Bulla Iftin area, killing 45"
        " people and wounding nine.",
        ["Bulla Iftin"],
    ),
    (
        "Shells killed [[19]] people in Homs, Syria. Fifteen of the dead were hit in the strike on Bulla Iftin street"
        " in the Rasm Harun quarter.",
        ["Homs"],
    ),
]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        *PARTS_OF_A_TOLL,
        *NAMED_ALOUD,
        *JUST_LEFT,
        *HEADED_BY_LAND,
        *GOES_ON,
        *GOES_ON_TOO,
        *WHERE_WRITTEN,
        *WIDE,
        *WIDE_TOO,
        *STORMS,
        *LOCAL,
        *AIMS,
        *IN_PASSING,
        *HEADLINED,
        *HOUSES,
        *RIVERS,
        *OLD_TOWNS,
        *STATISTICS,
    ],
)
def test_place_of_the_report(marked, expected):
    text, spans = unmark(marked)
    scene = Scene(text, find_sentences(text), find_places(text))
    found = [scene.place_of(span) for span in spans]
    assert [mention.name.title() if mention else None for mention in found] == expected


def test_a_small_namesake_far_from_all_that_is_named_is_left_without_a_place():
    text = "Jets hit the Mallah farms north of Aleppo in Syria and the town of Hraytan."
    far = next(mention for mention in find_places(text) if mention.name == "Mallah")
    assert (far.place, far.country) == (None, "Syria")

"""Where a figure's harm happened: the report's place from its dateline or its count, and the place nearest a figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.places import Scene, find_places
from reconcile.extract.sentences import find_sentences
from reconcile.model import Span
from tests.extract.test_places import unmark

DATELINE = [  # a wire writes from a small town about that town, from a capital about anywhere
    ("GARISSA, Kenya - Rain killed [[nine]] people in eastern Kenya on Monday.", ["Garissa"]),
    ("Garissa, Kenya (Wire) - Rain killed [[nine]] people in eastern Kenya.", ["Garissa"]),
    ("NAIROBI, Kenya - Rain killed [[nine]] people in eastern Kenya on Monday.", ["Kenya"]),
    ("GARISSA, Kenya - Rain killed [[nine]] people in Hola on Monday.", ["Hola"]),
    ("GARISSA, Kenya - Rain killed [[nine]] people in northern Peru on Monday.", ["Peru"]),
    ("DAYTON, Ohio - [[Two]] of the wounded are at the hospital in Miami.", ["Dayton"]),
]
COUNTED = [  # a place that is said to have counted a figure
    ("Spain recorded [[1,300]] deaths, officials said, as it was 45 degrees in Cordoba.", ["Spain"]),
    ("Rain fell on Kenya. Garissa had [[nine]] deaths and Hola, a town downstream, mourned.", ["Garissa"]),
    ("Reporters died in Mexico, with [[12]] killed there, Iraq ([[nine]] killed) and Syria ([[eight]] killed).",
     ["Mexico", "Iraq", "Syria"]),
    ("Turkey reported [[nine]] killed in Homs, Syria, and wept.", ["Homs"]),
    ("A bomb killed two in Aleppo. Syria said [[nine]] had died.", ["Aleppo"]),  # who says so has not counted its own
]  # fmt: skip
SEVERAL = [  # each figure has the place nearest to it
    ("In Homs [[five]] people died, two in Hama and [[one]] in the town of Douma, Syria.", ["Homs", "Douma"]),
    ("Shells killed [[five]] people in Homs, Syria, and wounded 30 in the city of Hama.", ["Homs"]),
    ("A blast in Homs, Syria, killed [[five]] people and wounded [[30]].", ["Homs", "Homs"]),
]


TAKEN_UP = [  # a later sentence says where exactly the harm of the lead was, or speaks of something else
    (
        "A bomb killed [[nine]] people in Garissa, Kenya. Nobody claimed it. Shops closed."
        " The bomb went off in the Bulla Iftin neighbourhood.",
        ["Bulla Iftin"],
    ),
    (
        "A bomb killed [[nine]] people in Garissa, Kenya. Nobody claimed it. Shops closed."
        " A march was held in the Bulla Iftin neighbourhood.",
        ["Garissa"],
    ),
    (
        "A quake killed [[nine]] people in the Moquegua region of Peru. Two of the victims died in the town of Torata.",
        ["Moquegua"],
    ),
    ("A blast killed [[nine]] miners at the Harun Deep gold mine near Carletonville, South Africa.", ["Carletonville"]),
    ("Shells killed [[nine]] people near Sukhna (in central Homs province), Syria.", ["Sukhna"]),
    (
        "Soldiers were ambushed in the desert, killing [[47]], Mali said. Troops sent to Menaka found the bodies."
        " Nobody claimed it. It comes a month after 41 died in Hombori.",
        ["Menaka"],
    ),
]
CITIES = [  # a town some way off is in the province of a city's name, and not in the city
    (
        "Jets bombed a market in the rebel-held city of Idlib, killing [[17]] people, a monitor in Syria said."
        " In Saraqeb, a town south of the provincial capital, shops burnt. The raids on Idlib wounded [[30]].",
        ["Idlib", "Idlib"],
    ),
    (
        "Jets bombed a market in Idlib in Syria, killing [[17]] people. The raid struck the town of Saraqeb at noon.",
        ["Saraqeb"],
    ),
    ("A shell killed [[two]] in Aleppo city, Syria. It fell in the Shahba district of Aleppo.", ["Shahba"]),
]
BESIDE = [  # what a place beside a figure is to the report's own
    (
        "A photograph shows Bab Tadmor in Homs. Bombs killed [[two]] people near Tartus, Syria.",
        ["Tartus"],
    ),
    (
        "A shell killed [[two]] in Homs, Syria. The army came. It was cold. The violence has forced [[nearly half]] of"
        " Syria's population to flee.",
        ["Homs", "Syria"],
    ),
]
DIRECT = [  # the place right behind those counted goes before a finer one further on
    (
        "Jets killed [[two]] in Syria. The raids killed [[45]] in and around Aleppo. Rebels are in the Zahra district"
        " of Aleppo, where the raids struck.",
        ["Zahra", "Aleppo"],
    ),
    (
        "Nine men of the Islamic State in Iraq and Levant were killed. Jets hit Idlib in Syria, killing [[two]].",
        ["Idlib"],
    ),
    (
        "Jets killed [[80]] men in the area of Sukhna in Syria the ministry said adding that [[40]] were killed around"
        " the town of Rasm.",
        ["Sukhna", "Rasm"],
    ),
    (
        "A car bomb went off in the Harun area of the Zahra neighbourhood of Homs in Syria, killing [[20]] people.",
        ["Harun"],
    ),
    ("Jets killed [[12]] in the Homs district of Harunia in Syria.", ["Harunia"]),
    ("At least [[40]] civilians killed in US strike on Homs, Syria.", ["Homs"]),
    ("Army kills [[15]] rebels in Homs Syria advances in the village of Rasm.", ["Homs"]),
    ("The group counted [[nine]] dead from March 2015 to June 2016 in Syria.", ["Syria"]),
    (
        "A shell killed [[two]] in Homs, Syria. The army came. It was cold. The group said [[900]] people had died in"
        " custody from March 2015 to June 2016.",
        ["Homs", ""],
    ),
]
LATER_PAIRS = [  # places that are named as one only further on
    ("Jets killed [[18]] men near Sukhna, Syria. It rained. They flew to Arak and Sukhna at noon.", ["Sukhna"]),
]
WARS = [  # the toll of a war is its country's, wherever the report's own harm was
    (
        "A shell killed [[two]] in Homs, Syria. Talks went nowhere in a conflict that has killed [[280,000]] people.",
        ["Homs", ""],
    ),
    (
        "A shell killed [[two]] in Homs, Syria. The institute has put the death toll from the war - now in its fifth"
        " year - at more than [[350,000]].",
        ["Homs", ""],
    ),
    (
        "A shell killed [[two]] in Homs, Syria. [[300,000]] people have been killed since the civil war began in 2011,"
        " and [[millions]] have fled.",
        ["Homs", "", ""],
    ),
    (
        "A shell killed [[two]] in Homs, Syria. It was the worst day in a district at peace since the war began.",
        ["Homs"],
    ),
    (
        "A shell killed [[two]] in Homs, Syria. Jets have claimed the lives of [[hundreds]] in parts of Syria.",
        ["Homs", "Syria"],
    ),
]
TOPIC = [  # a town that a report names twice is what it turns on, its capital is also its government's name
    ("Rain killed [[nine]] people in Kenya. Garissa mourned. The mayor of Garissa wept.", ["Garissa"]),
    ("Rain killed [[nine]] people in Kenya. Nairobi kept silent. The mayor of Nairobi wept.", ["Kenya"]),
    (
        "Rain killed [[nine]] people in Kenya. Garissa mourned. The mayor of Garissa wept. Hola wept. So did all Hola.",
        ["Kenya"],
    ),
]
GIVEN_A_NAME = [  # the lead leaves the place without a name, a later sentence gives it
    (
        "Planes killed [[nine]] people in a village in Homs province, Syria. Nobody claimed it. Roads closed."
        " Planes struck the village of Rasm Harun.",
        ["Rasm Harun"],
    ),
    (
        "Planes killed [[nine]] people in Homs province, Syria. Nobody claimed it. Roads closed."
        " Planes struck the village of Rasm Harun.",
        ["Homs"],
    ),
    ("Gunmen killed [[nine]] people near a camp in Syria. They broke into the village of Rasm Harun.", ["Rasm Harun"]),
]
NEARER = [  # of two places the nearer, unless it only tells who spoke, who fired or where the wounded lie
    ("In Bolivia, 24 people died near Llallagua; [[11]] died outside Sorata.", ["Sorata"]),
    ("Gunmen positioned in Daraya, Syria, fired rockets on Moadamiya town, killing [[nine]].", ["Moadamiya"]),
    (
        "DAYTON, Ohio - A gunman shot nine people. [[Two]] were in critical condition at Miami Valley Hospital.",
        ["Dayton"],
    ),
    ("In Syria, two died in the Bab Harun area of Homs and [[seven]] were killed in Douma.", ["Douma"]),
    ("In Colombo, Sri Lanka, mobs marched. None died in the capital, but in Galle [[one]] man was shot.", ["Galle"]),
    (
        "Journalists died in many wars, [[74]] in all. Nobody was tried. The toll rose. It was a bad year."
        " Mexico had 12, Iraq nine, Syria eight and Turkey one.",
        [None],
    ),
]
APART = [  # what does not follow from the place of the lead
    (
        "A bomb killed two people in Garissa, Kenya. It went off in a shop. Nobody claimed it."
        " In 2013, [[nine]] people died in another blast.",
        [""],
    ),
    (
        "A bomb killed two people in Bannu, Pakistan. Nobody claimed it. Shops closed."
        " In August, a bomb at a hospital in Quetta killed [[74]] people.",
        ["Quetta"],
    ),
    (
        "Rebels shelled Foua and Kefraya in Syria. They left Homs. In Kefraya [[nine]] people died. [[Ten]] were hurt.",
        ["Kefraya", "Foua And Kefraya"],
    ),
    (
        "Planes hit Homs and Douma in Syria. Douma is small. Homs is large. Homs wept. Douma wept. On Homs"
        " and nowhere else, bombs fell, killing [[nine]].",
        ["Homs"],
    ),
    (
        "A monitor said [[30]] soldiers died around the town of Shadadi in northern Hasakah and another [[nine]] "
        "outside the frontier town of Kobane.",
        ["Shadadi", "Kobane"],
    ),
]
POINTED = [  # "there" and "the same lake" point back, "there were" points nowhere
    (
        "Floods killed two people in Garissa, Kenya. Shops closed. Roads were cut. A ferry sank off Lamu on Monday."
        " [[Nine]] people drowned there.",
        ["Lamu"],
    ),
    (
        "A ferry sank off Mombasa, Kenya, killing two. Nobody was arrested. Shops closed. In March a boat sank on"
        " Lake Turkana. In April [[nine]] people died on the same lake.",
        ["Lake Turkana"],
    ),
    (
        "Floods killed two people in Garissa, Kenya. Shops closed. The governor flew to Lamu."
        " There were [[nine]] people missing.",
        ["Garissa"],
    ),
    (
        "A knifeman hurt two people in the city of Nakuru, Kenya. Nobody fled. Shops closed. The mayor recalled"
        " a raid on a train near the city in 2016, in which [[nine]] died.",
        ["Nakuru"],
    ),
]
COUNTED_OVER_TIME = [  # what is counted over months or in a country is more than the lead's event
    (
        "A bomb killed two people in Quetta, Pakistan. It went off at noon. Nobody claimed it. Attacks have grown in"
        " Pakistan. A think tank says [[433]] people died between January and August.",
        ["Pakistan"],
    ),
    (
        "A gunman killed two people in Dayton, Ohio. He fled. Shops closed. Police searched. The mayor wept. Schools"
        " closed. A project counts [[8,796]] gun deaths in the United States this year.",
        ["United States"],
    ),
    (
        "Heat killed two people in Lucknow, India. Shops closed. Trains stopped. The ministry said [[40]] deaths were"
        " recorded across the whole country.",
        ["India"],
    ),
    (
        "A quake killed at least 73 people on Sulawesi island, Indonesia. It came at dawn. Roads split. The other 13"
        " died in Palu. More than [[640]] people were hurt.",
        ["Sulawesi"],
    ),
    ("The agency put the dead in Sindh at [[93]], in Punjab at [[61]], in Pakistan.", ["Sindh", "Punjab"]),
]
BROKEN_DOWN = [  # a toll over a country that is then told place by place
    (
        "Dozens died as a typhoon tore across the Philippines. Of these, 29 died in Samar province, ten in Leyte and"
        " four in Cebu. [[Eighteen]] people are missing.",
        ["Philippines"],
    ),
    ("Cholera – Zambia.\nIn a day [[18]] deaths were recorded. Copperbelt has logged [[21]] deaths.",
     ["Zambia", "Copperbelt"]),
    ("Niger | Flash update\n[[173,000]] refugees have come. Many were seen in Diffa.", ["Niger"]),
]  # fmt: skip
TOLD_AGAIN = [  # tolls of the lead's own harm, what it is held against, what goes on in a paragraph
    (
        "A blast on Friday killed 36 in Garissa, Kenya. It was a mine. Shops closed. Roads were shut. On Saturday the"
        " minister had put the number of dead at [[40]].",
        ["Garissa"],
    ),
    (
        "A crush killed [[135]] people in Nakuru, Kenya, one of the deadliest, behind the fire in Peru, in which"
        " [[328]] people died.",
        ["Nakuru", "Peru"],
    ),
    (
        "Kenya mourned. The UN director said police in the state of Rio killed [[312]] people in Brazil.",
        ["Rio"],
    ),
    (
        "A bomb killed two in Nakuru, Kenya.\n\nIt went off at noon. Shops closed.\n\nGunmen ambushed a patrol near"
        " Lamu on Monday. They fled. [[Five]] of the attackers were shot dead.",
        ["Lamu"],
    ),
    (
        "Mobs marched in Colombo, Sri Lanka. [[No]] deaths were reported in the capital, but in Galle a man was shot.",
        ["Colombo"],
    ),
]
NESTED = [  # larger and smaller places of one sentence
    ("Militants attacked a mosque in Bir Harun in Kenya's Garissa, killing [[nine]].", ["Bir Harun"]),
    ("Floods swept Hola, Kenya. [[Nine]] died in Hola and [[two]] elsewhere in eastern Kenya.", ["Hola", "Kenya"]),
    ("In Nairobi, Kenya, police shot [[five]] people, while [[31]] were hurt in Mombasa.", ["Nairobi", "Mombasa"]),
    ("A storm hit Vietnam. It killed 90, [[54]] of them in Lao Cai, and cut roads in Hanoi.", ["Lao Cai"]),
    ("A quake hit Garissa, Kenya. Hola, 70 km to the north, was cut off and [[18]] people died there.", ["Hola"]),
    ("A man shot [[nine]] people at Rasmat Primary School on Monday.", ["Rasmat Primary School"]),
    ("Fires burned on the island of Evia, Greece. Crews found [[three]] bodies near the village of Limni.", ["Limni"]),
]
FRAMED = [  # a sentence that opens on a larger place, a list of counts, an island that a town is named after
    ("In Bogura, [[a couple]] died as a truck ran over a van at Sherpur in Bangladesh.", ["Sherpur"]),
    ("Raids went on in Israel. In the occupied West Bank, troops shot [[three]] men near Tulkarem.", ["Tulkarem"]),
    ("Five died in Caracas, Venezuela, [[two]] in Zulia and [[one]] in Aragua.", ["Zulia", "Aragua"]),
    ("[[Twelve]] soldiers died near the town of Patikul on the island of Jolo, Philippines.", ["Patikul"]),
    ("[[Nine]] people died of heat in northern and eastern India, officials said.", ["India"]),
]
LANDMARKS = [  # a town near which the harm was, and one too far off to be its landmark
    (
        "Gunmen killed 25 officers in a village near Garissa, Kenya. They fled. The army said the ambush was in Yumbis"
        " village. A patrol near Garissa was hit. [[Some]] of the survivors fled.",
        ["Yumbis"],
    ),
    (
        "A bomb killed two in Nakuru, Kenya. It went off at noon. Gunmen shot at a bus near Lamu, killing [[nine]].",
        ["Lamu"],
    ),
]
REPORTED_BY = [  # a state that reports its own, and one that the sentence lies in
    ("Cholera killed nine in Lusaka, Zambia. Shops closed. Neighbouring Malawi reported [[71]] deaths.", ["Malawi"]),
    ("Heat killed nine in Delhi, India. The mayor of Odisha said [[19]] deaths in the state were known.", ["Odisha"]),
    ("Murders fell in Honduras. San Pedro Sula, once a quiet town, had [[451]] killings.", ["San Pedro Sula"]),
    ("A blast hurt nine in Garissa, Kenya. In the village of Rasm Harun residents said [[two]] had died.",
     ["Rasm Harun"]),
    ("Shells fell on the village of Rasm Harun said the ministry in Homs, Syria. [[Nine]] died.", ["Rasm Harun"]),
    ("The UN in New York said [[200]] bodies were found in Mosul, Iraq.", ["Mosul"]),
]  # fmt: skip
CHAINS = [  # what lies in what: the text says so, and a name that lies elsewhere refines nothing
    ("Planes killed [[18]] in Deir Ezzor, Syria. They then advanced in Jobar. Planes killed [[18]] in Deir Ezzor.",
     ["Deir Ezzor", "Deir Ezzor"]),
    (
        "Rockets hurt [[three]] people in Izraa, Syria. Nobody fled. Shells fell on the neighbourhood of Al-Harun in"
        " Damascus. The attack on Al-Harun neighbourhood did damage.",
        ["Izraa"],
    ),
    (
        "A man walks past ruins in Homs, Syria (Wire photo) Planes killed [[nine]] people in Idlib on Monday.",
        ["Idlib"],
    ),
    ("Fires killed [[121]] people in Madagascar, of whom 87 in Ikongo.", ["Madagascar"]),
]  # fmt: skip
ABOUT_NAMES = [  # what only looks like the place of the harm
    ("A man stabbed [[nine]] people in a Solmart store in Nakuru, Kenya.", ["Nakuru"]),
    ("A tower fell on Harun Road in Nakuru, Kenya, killing [[nine]].", ["Nakuru"]),
    ("Fans rioted after a match between Orun and Rasmat in Nakuru, Kenya, and [[nine]] died.", ["Nakuru"]),
    ("NAKURU, Kenya (Harrow) - A bomber killed [[nine]] people at a mosque in Nakuru.", ["Nakuru"]),
    ("In Kenya, [[nine]] bodies were pulled from Hola.", ["Hola"]),
    ("Police in Nairobi, Kenya, said gunmen stormed the Harun shopping centre and killed [[nine]].", ["Harun"]),
    ("A jet crashed after take-off from Nakuru, killing [[nine]]. It caught fire. Nobody fled. Kenya mourned."
     " Crashes are frequent. In June, two died near Hola.", ["Nakuru"]),
]  # fmt: skip

BEFORE = [  # an older harm: there, in a report of statistics, in a town that the sentence before is about
    (
        "Mud slid down on Bududa, Uganda, killing two. Crews dug. Roads closed. Kin wept."
        " A landslide there in 2010 left [[98]] people dead.",
        ["Bududa"],
    ),
    (
        "Deaths of infants in Uganda fell last year, figures show. There were 198. Doctors were glad. Many wept."
        " In 2004 there were [[317]] deaths.",
        ["Uganda"],
    ),
    (
        "A bomb killed two in Hola, Kenya. Nobody claimed it. Shops closed. Garissa has known worse."
        " In December 2014 gunmen killed [[148]] people at a school.",
        ["Garissa"],
    ),
    (
        "A bomb killed two in Hola, Kenya. Nobody claimed it. Shops closed. The mayor wept."
        " In December 2014 gunmen killed [[148]] people at a school.",
        [""],
    ),
    (
        "A bomb killed two in Hola, Kenya. Nobody claimed it. Shops closed. The previous toll was [[nine]] dead.",
        ["Hola"],
    ),
]
ACTORS = [  # a country that acts in a report of another is not where its dead are
    (
        "A strike killed two in Tyre, Lebanon. It hit a car. Nobody fled. Shops closed. The ministry said [[25]]"
        " nurses had been killed by Israel since January 2024.",
        [""],
    ),
    (
        "A strike killed two in Tyre, Lebanon. It hit a car. Nobody fled. Shops closed. Lebanon says [[25]] nurses"
        " have been killed since January 2024.",
        ["Lebanon"],
    ),
]
OBJECTS = [  # what was infiltrated, seized or swamped is a place
    ("Fighters infiltrated Rasmat in Garissa province in Kenya, killing [[nine]].", ["Rasmat"]),
    ("Troops seized Rasmat in Garissa province in Kenya, killing [[nine]].", ["Rasmat"]),
    ("Troops joined Rasmat in Nairobi in Kenya, and [[nine]] died.", ["Nairobi"]),
]

THE_TWO = [  # "the two villages" are the pair named last, "the city" around the report's place is not meant anew
    (
        "A bomb hit buses near Aleppo in Syria that carried residents of Foua and Kefraya. Nobody claimed it. The buses"
        " held [[5,000]] people, who were granted safe passage out of the two Shiite villages.",
        ["Foua And Kefraya"],
    ),
    (
        "A bomb hit buses near Aleppo in Syria. Nobody claimed it. Jets shelled two other villages, and [[nine]] died.",
        ["Aleppo"],
    ),
    (
        "A bomb killed [[44]] in the city of Qamishli in Hasaka province, Syria. It went off in the Harun district of"
        " Qamishli. A source in Hasaka spoke. Hospitals in the city took in [[44]] bodies.",
        ["Harun", "Harun"],
    ),
    (
        "Jets hit the Harun district of Aleppo in Syria, killing [[20]]. Rebel fire on the west of the city killed"
        " [[eight]].",
        ["Harun", "Aleppo"],
    ),
]
AGAIN = [  # a later sentence with the toll of the lead tells of the lead's harm, by a larger name too
    (
        "Gas killed [[58]] people in Khan Shaykhun in Idlib province, Syria. Doctors wept. The UN met. Shops closed."
        " Gas attack kills [[58]] in Idlib.",
        ["Khan Shaykhun", "Khan Shaykhun"],
    ),
    (
        "Gas killed [[58]] people in Khan Shaykhun in Idlib province, Syria. Doctors wept. The UN met. Shops closed."
        " Raids killed [[77]] in Idlib.",
        ["Khan Shaykhun", "Idlib"],
    ),
]
OVER_SEVERAL = [  # what is counted over several regions is not put at the town of the sentence before
    (
        "A typhoon left [[38]] dead in the eastern Philippines. In Baybay 17 died. The agency said [[54]] people were"
        " hurt across five regions.",
        ["Philippines", "Philippines"],
    ),
    (
        "A typhoon left [[38]] dead in the eastern Philippines. In Baybay 17 died. The agency said [[54]] people were"
        " hurt.",
        ["Philippines", "Baybay"],
    ),
]
THERE = [  # "there" behind a figure goes before what the sentence lists
    (
        "A cyclone killed 29 in Mozambique. Nampula is the worst hit. The province reports [[21]] deaths there, of"
        " which 13 in Angoche and five in Moma.",
        ["Nampula"],
    ),
    (
        "Troops fought in Marawi in the Philippines when they stormed Harun bridge. Since then [[617]] militants have"
        " been killed there.",
        ["Marawi"],
    ),
    (
        "A cyclone killed 29 in Mozambique. Nampula is the worst hit. The mayor reports [[13]] deaths in Angoche and"
        " five in Moma.",
        ["Angoche"],
    ),
]
CAPITALS = [  # "the Philippine capital" is the city, by its name where the report gives it
    ("Manila - A fire hit a factory in a suburb of the Philippine capital. [[72]] died.", ["Manila"]),
    ("A fire hit a factory in a suburb of the Philippine capital. [[72]] died.", ["Philippine Capital"]),
    ("Manila - A fire hit a factory in Cebu in the Philippines. [[72]] died.", ["Cebu"]),
]

SUFFERED = [  # a place that a sentence says was hit, fought for or seen to suffer
    (
        "A blast killed two in Hola, Kenya. Nobody claimed it. Roads closed. Since May Garissa has been under heavy"
        " shelling that has killed [[70]] people.",
        ["Garissa"],
    ),
    (
        "A blast killed two in Hola, Kenya. Nobody claimed it. Roads closed. Garissa has a new mayor, and [[70]] people"
        " were hurt.",
        ["Hola"],
    ),
    ("A blast killed two in Hola, Kenya. In 2016 gas killed [[nine]] in the battle for Garissa.", ["Garissa"]),
    ("A blast killed two in Hola, Kenya. Help for Garissa is on its way, and [[nine]] are hurt.", ["Hola"]),
]
LOST_COMMAS = [  # who speaks behind a place whose comma is lost, and who speaks there
    (
        "A blast killed [[two]] in Hola in Kenya. A car bomb wounded [[37]] people in the central city of Garissa state"
        " television reported.",
        ["Hola", "Garissa"],
    ),
    (
        "A blast killed [[two]] in Hola in Kenya. A doctor in the city of Garissa said [[37]] were hurt.",
        ["Hola", "Hola"],
    ),
    ("Five people died in a raid on the quarter of Rasm Harun it said in Kenya, and [[nine]] were hurt.",
     ["Rasm Harun"]),
]  # fmt: skip
SINCE_THE_WAR = [  # a toll since an assault began is a land's, whatever town the report is about
    (
        "A raid killed six people in the town of Rasm Harun in Lebanon. Kin wept. Shops closed. With these dead,"
        " [[192]] nurses have been killed since the assault began.",
        [""],
    ),
    (
        "A raid killed six people in the town of Rasm Harun in Lebanon. Kin wept. Shops closed. With these dead,"
        " [[192]] nurses have been killed.",
        ["Rasm Harun"],
    ),
]
NO_ONE_THERE = [  # "no one there"; a road is not carried on where a village is named with it
    (
        "A slide killed four in Takeo, Japan. In the nearby town of Omachi water ringed a hospital. The town said that"
        " [[no one]] there had died.",
        ["Omachi"],
    ),
    (
        "A bus fell into a gorge in southern Peru, killing 19 people. It left the road at kilometre 214 of the Orlebar"
        " highway, near the village of Rasm Harun. [[Five]] of the dead were children.",
        ["Rasm Harun"],
    ),
    ("Trucks met on the Orlebar highway in Peru. [[Five]] people died.", ["Peru"]),
]


GAPS = [
    ("Spain recorded 1,300 deaths as it was 45 degrees in Cordoba. [[Two]] of the dead were infants.", ["Spain"]),
]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        *DATELINE,
        *COUNTED,
        *SEVERAL,
        *TAKEN_UP,
        *CITIES,
        *BESIDE,
        *DIRECT,
        *LATER_PAIRS,
        *WARS,
        *TOPIC,
        *GIVEN_A_NAME,
        *NEARER,
        *APART,
        *POINTED,
        *COUNTED_OVER_TIME,
        *BROKEN_DOWN,
        *TOLD_AGAIN,
        *NESTED,
        *FRAMED,
        *LANDMARKS,
        *REPORTED_BY,
        *CHAINS,
        *ABOUT_NAMES,
        *BEFORE,
        *ACTORS,
        *OBJECTS,
        *THE_TWO,
        *AGAIN,
        *OVER_SEVERAL,
        *THERE,
        *CAPITALS,
        *SUFFERED,
        *LOST_COMMAS,
        *SINCE_THE_WAR,
        *NO_ONE_THERE,
        *(pytest.param(*row, marks=pytest.mark.xfail(strict=True)) for row in GAPS),
    ],
)
def test_place_of_a_figure(marked, expected):
    text, spans = unmark(marked)
    scene = Scene(text, find_sentences(text), find_places(text))
    found = [scene.place_of(span) for span in spans]
    assert [mention.name.title() if mention else None for mention in found] == expected


PIECES = [
    *("GARISSA, Kenya - ", "Spain recorded ", "Iraq (", "nine) ", "1,300 ", "in Homs ", "and ", ", ", ". ", "killed "),
    *("Syria", " with ", "two ", "\n"),
]


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_any_text_is_read(text):
    scene = Scene(text, find_sentences(text), find_places(text))
    for start in range(0, len(text), 5):
        found = scene.place_of(Span(start, min(start + 4, len(text))))
        assert found is None or text[found.start : found.end] == found.name


def test_a_later_sentence_with_a_day_of_its_own_is_not_placed_by_the_lead():
    marked = (
        "A bomb killed two people in Aleppo, Syria, on Tuesday. Nobody claimed it. Roads were shut. "
        "Schools stayed closed. On Friday, the ministry said, [[nine]] people were killed by shells."
    )
    text, (span,) = unmark(marked)
    found = Scene(text, find_sentences(text), find_places(text)).place_of(Span(*span))
    assert found is not None
    assert (found.name, found.country) == ("", "Syria")


def test_an_unknown_name_has_the_country_of_the_place_it_lies_in():
    text = "A US report, US officials said, told of the blast at Al-Amal hospital in Gaza."
    countries = {mention.name: mention.country for mention in find_places(text)}
    assert countries["Al-Amal"] == countries["Gaza"] == "Palestine"

"""Who puts a figure forward, in turns of phrase that reports of any country use."""

from __future__ import annotations

import pytest

from tests.extract.test_attribution import claimants

NAMELESS = [  # bug: a speaker whom no noun of the table names was nobody
    ("A taxi driver waiting at the gate, who gave his name only as Malik, said [[nine]] were hurt.", ["Malik"]),
    ("A young man queuing for bread, who gave his name as Omar, said [[nine]] people were hurt.", ["Omar"]),
    ("A resident who identified herself only as Lena said [[nine]] people were hurt.", ["Lena"]),
    ("A nurse going by the name of Dina for fear of reprisals said [[nine]] people were hurt.", ["Dina"]),
    ("The woman, who did not want to be named, said [[three]] of her neighbours had died.", ["woman"]),
    (
        "Shells killed [[four]], a village elder told AFP. The man, who asked not to be named, said [[six]] were hurt.",
        ["village elder"] * 2,
    ),
    ('"I counted [[16]] bodies," said one man.', ["man"]),
    ("[[Nine]] people were hurt, according to people who heard the blast.", ["witnesses"]),
    ("[[Nine]] people were hurt, according to people at the scene.", ["people at the scene"]),
    ("[[Nine]] people were hurt, people living nearby said.", ["people living nearby"]),
    ("[[Nine]] people were hurt, according to one of the nurses.", ["nurses"]),
    # and what must stay as it is
    ("The man, who was armed, shot [[nine]] people.", ["-"]),
    ("People who were at the market when it was hit lost [[nine]] relatives.", ["-"]),
    ("A driver who was identified as the owner of the van killed [[nine]] people.", ["-"]),
]
BESIDE = [  # bug: words between a speaker and his verb made him nobody, or somebody else
    ("Officials at first put the number of dead at [[30]].", ["officials"]),
    ("Police in a statement put the toll at [[30]].", ["police"]),
    ("Police in a brief statement said [[30]] people died.", ["police"]),
    ("Lina Tal, whose cousin, a baker from Aldar, was on board, said [[30]] people died.", ["Lina Tal"]),
    ("In Halma, a resident reached by Reuters spoke of [[seven]] bodies.", ["resident"]),
    (
        "A doctor at Lake Hospital in the regional capital Halma, some 40 km away, said [[nine]] died.",
        ["doctor at Lake Hospital"],
    ),
    ("Writing on X, Mayor Ana Lind said [[16]] people died.", ["Ana Lind"]),
    ("[[Two]] people died, police in the port of Aldar, Kenya, said.", ["police in the port of Aldar"]),
    (
        "[[Two]] people died, two police officials, a doctor and a witness said.",
        ["police officials ; doctor ; witness"],
    ),
    (
        "[[Thirteen]] rebels died, the Media Centre for Coastal Defence said: six in one clash, [[seven]] in another.",
        ["Media Centre for Coastal Defence"] * 2,
    ),
    ("After the raid that killed [[13]] people, the army said: four tanks were lost.", ["-"]),
    (
        '"The toll is now [[seven]]. Another [[nine]] are missing," the department of rural markets and harbour '
        "affairs in the province said.",
        ["department of rural markets and harbour affairs"] * 2,
    ),
]
OWNED = [  # bug: the country that owns a body of the table was taken for it; a daily report for a newspaper
    ("[[Nine]] died, said India's National Disaster Response Force.", ["National Disaster Response Force"]),
    ("According to India's National Disaster Response Force, [[nine]] died.", ["National Disaster Response Force"]),
    ("[[Nine]] died, according to a daily situation report of the health ministry.", ["Health Ministry"]),
    ("[[Nine]] died, according to the ministry's daily bulletin.", ["ministry"]),
    ("[[Nine]] died, the country's largest daily said.", ["daily"]),
]
SPEAKING = [  # bug: who speaks for a body, told otherwise than by the word spokesman
    ("Tunde Baro, who speaks for the fire brigade, said [[12]] people died.", ["fire brigade"]),
    ("Tunde Baro, speaking for the fire brigade, said [[12]] people died.", ["fire brigade"]),
    ("Tunde Baro, speaking on behalf of the fire brigade, said [[12]] people died.", ["fire brigade"]),
    (
        "[[Twelve]] died, said Tunde Baro, the head of Kaduna state emergency management agency.",
        ["Kaduna state emergency management agency"],
    ),
    ("Al-Shabaab claimed the raid. A spokesman, Ivan Orlo, said it had killed [[47]] people.", ["Al-Shabaab"]),
    (
        "[[Nine]] died, Lake Rescue Agency spokeswoman Ana Lind said. Roads were cut. The spokeswoman had earlier said "
        "[[six]] died.",
        ["Lake Rescue Agency"] * 2,
    ),
    ("Noor Amsel, the governor's spokesman, said [[16]] people died.", ["governor"]),
    ("A UN agency put the toll at [[16]].", ["UN agency"]),
    (
        "The armed forces gave another account, saying [[26]] had died. [[Forty]] were hurt, it said.",
        ["armed forces"] * 2,
    ),
    ("The latest health ministry figures show that [[16]] people died.", ["Health Ministry"]),
    ("In Halma, an AFP correspondent saw [[12]] bodies.", ["AFP correspondent"]),
    ("[[Fifteen]] civilians died in strikes, a report says.", ["report"]),
]
INSIDE = [  # bug: who is named in the midst of a sentence was credited with nothing behind him
    ("In the worst clash, the coastguard said, [[40]] people died.", ["coastguard"]),
    ("So far, the mayor said, [[40]] people had been brought out alive.", ["mayor"]),
    ("Of those on board, the navy said, [[40]] were rescued.", ["navy"]),
    ("Officials in Kenya and Uganda said on Monday [[160]] people had died.", ["officials"]),
    ("Work went on to reach the [[two]] who are trapped, Anadolu quoted Yilmaz as telling reporters.", ["Yilmaz"]),
    ("The nurse described how [[14]] people were swept away.", ["nurse"]),
    ("[[Sixteen]] rebels were killed, by the army's account.", ["army"]),
    ("By the ministry's own figures, [[16]] people died.", ["ministry"]),
    ("The clinic took in [[40]] people, a figure given by the mayor of Aldar.", ["mayor of Aldar"]),
    ("Shells hit [[12]] homes, killing [[three]], said a youth who gave his name only as Dele.", ["Dele"] * 2),
]
OFFICES = [  # bug: a doctor who heads a hospital was the hospital, the head of a force nobody's
    ("[[Forty]] wounded were brought in, said Dr Ana Lind, the hospital's medical superintendent.", ["Ana Lind"]),
    ("Ana Lind, who runs the nearest clinic, said [[12]] people died.", ["Ana Lind"]),
    ("[[Three]] of the injured died in Halma, hospital director Ines Moura told RPP radio.", ["Ines Moura"]),
    ("Hospital spokeswoman Ines Moura said [[three]] people died.", ["hospital"]),
    ("[[Three]] people died, the director of Lakeside Hospital said.", ["Lakeside Hospital"]),
    ("Khamis Makame, Halma's police commissioner, told Reuters [[38]] people died.", ["Halma's police"]),
    ("The fire brigade's Tunde Baro said [[12]] people died.", ["fire brigade"]),
    ("Ali Noor, who founded the Lake Ambulance Service, said it moved [[17]] dead.", ["Lake Ambulance Service"]),
    ("[[Two]] people died, police in the Kenyan capital, Nairobi, said.", ["Nairobi police"]),
    ("[[Two]] people died, police in the Iraqi capital said.", ["Baghdad police"]),
]
COUNTRIES = [  # bug: the army of a text that speaks of one country's was any army
    (
        "A mine went off in northern Sri Lanka, killing [[15]], the military said. Sri Lanka blames the rebels.",
        ["Sri Lankan military"],
    ),
    ("Kenyan troops took the town. The army said [[15]] people died.", ["army"]),
    ("Kenyan troops took the town. Kenya mourns. The army said [[15]] people died.", ["Kenyan army"]),
    (
        "Kenyan troops fought Ugandan soldiers near the lake in Kenya. The army said [[15]] people died.",
        ["army"],
    ),
    ("Somali police sealed the road in Somalia. [[Nine]] people died, police said.", ["Somali police"]),
    ("Kenya: [[Nine]] dead as bus overturns", ["-"]),
    ("Kenyan police: [[Nine]] dead as bus overturns", ["Kenyan police"]),
]
GOING_ON = [  # bug: a short sentence behind a credited one was the outlet's, one that tells of others its claimant's
    ("[[Nine]] rebels were shot dead near Aldar, police said. [[Three]] officers were wounded.", ["police"] * 2),
    ("A bomb killed [[nine]] people, police said. [[No]] soldier was harmed.", ["police"] * 2),
    ("[[Nine]] houses fell, the mayor said. A bomb killed [[two]] people on Monday.", ["mayor", "-"]),
    ("[[Nine]] people were killed, police said.\n\n[[Three]] officers were wounded.", ["police", "-"]),
    ("[[Nine]] people were killed, police said. [[Three]] officers were wounded last year.", ["police", "-"]),
    (
        "Rain set off [[62]] mudslides, the ministry said. In Okuma, a house fell. Another [[two]] men were hurt.",
        ["ministry", "-"],
    ),
    (
        "[[Nine]] people died, witnesses said.\n\nThe toll was the heaviest since May, when a mob killed [[22]].",
        ["witnesses", "-"],
    ),
    (
        "Rebels killed [[nine]] men, a monitor said. Fighting went on, the Syrian Observatory for Human Rights said. "
        "The Local Coordination Committees spoke of [[six]] dead.",
        ["Syrian Observatory for Human Rights", "Local Coordination Committees"],
    ),
]
STRIPPED = [  # bug: in texts that lost their commas and apostrophes, who is told of was lost in what is told of him
    ("Serhiy Orlo governor of the Halma region said [[two]] people died.", ["Serhiy Orlo"]),
    ("[[Two]] people died said Serhiy Orlo spokesman for the Lake Rescue Agency.", ["Lake Rescue Agency"]),
    ("Al-Masirah a television station run by the rebels also spoke of [[11]] dead.", ["Al-Masirah"]),
    ("The Unity Council formed by exiled lawmakers said [[15]] people were killed.", ["Unity Council"]),
    ("The man who asked for his name to be withheld said [[eight]] people had been injured.", ["man"]),
    ("Rupert Colm the councils spokesman said [[43]] people died.", ["council"]),
    ("Rupert Colm the governments spokesman said [[43]] people died.", ["government"]),
    ("Lakeside Hospital where most of them were taken said [[four]] had died.", ["Lakeside Hospital"]),
    ("In Kenya where rivers burst their banks the Lake Rescue Agency put the dead at [[23]].", ["Lake Rescue Agency"]),
    ("[[Nine]] marchers were led away by gendarmes police said.", ["police"]),
    ("Al-Shabaab claimed the raid. A spokesman Ivan Orlo said it had killed [[47]] people.", ["Al-Shabaab"]),
    ("Airwars a monitor said on Tuesday [[11]] people had died.", ["Airwars"]),
    ("Noor Amsel deputy governor of Halma put the number of dead at [[16]].", ["Noor Amsel"]),
    ("Noor Amsel the governors spokesman said [[16]] people died.", ["governor"]),
    ("The militants spokesman Zabul Amsel said [[16]] soldiers were killed.", ["militants"]),
    ("Amir Tal 34 a baker said he had counted [[16]] bodies.", ["Amir Tal"]),
    ("The governor of Halma state Ana Lind confirmed [[16]] deaths.", ["Ana Lind"]),
    ("Russias emergencies ministry said [[16]] people died.", ["Russian Emergencies Ministry"]),
    ("At least [[12]] people police said were killed.", ["police"]),
    ("[[Twelve]] people were killed the mayor said [[three]] of them children.", ["mayor"] * 2),
    ("[[Twelve]] people were killed the mayor said up from [[nine]].", ["mayor"] * 2),
    ("A bomb went off said police killing [[12]].", ["police"]),
    ("Farmer Abdul Orlo 45 said [[12]] of his neighbours died.", ["Abdul Orlo"]),
    ("The rights group citing witnesses said [[12]] people have been killed.", ["rights group"]),
    # and what must stay as it is
    ("Syrians said [[nine]] people died.", ["Syrians"]),
    ("Shells fell on areas held by rebels activists said killing [[nine]] people.", ["activists"]),
    ("Fighters bombed a market in Aldar where residents said [[nine]] people died.", ["residents"]),
]
BEHIND = [  # bug: what hangs on the words before a credit was nobody's where it stands behind the credit
    ("A bomb went off at the fair, police said, killing [[12]] people.", ["police"]),
    ("A bomb went off at the fair, said police, leaving [[12]] people dead.", ["police"]),
    ("A bomb went off at the fair police said wounding [[12]] people.", ["police"]),
    ("[[Twelve]] people were killed, the mayor said, [[three]] of them children.", ["mayor"] * 2),
    ("[[Twelve]] people were killed, the mayor said – [[three]] of them children.", ["mayor"] * 2),
    ("[[Twelve]] people, the mayor said, were killed and [[30]] wounded.", ["mayor"] * 2),
    ("The bus, police said, was carrying [[12]] wounded.", ["police"]),
    ("The toll, which police put at [[12]], could rise.", ["police"]),
    ("A provisional toll from the ministry stood at [[12]].", ["ministry"]),
    ("An aide to the governor said [[12]] people died.", ["aide"]),
    ("Both the army and the rebels said [[12]] people died.", ["army ; rebels"]),
    # and what must stay as it is
    ("[[Twelve]] people were killed, the mayor said, days after a blast killed [[30]].", ["mayor", "-"]),
    ("Police put out the fire at the hostel, killing [[12]] rats.", ["-"]),
]
BODIES = [  # bug: a body told by its country, its people or its one name elsewhere was the country, nobody or vague
    (
        "Russia's Defense Ministry spokesman Ivan Orlo said [[12]] people died.",
        ["Russian Defence Ministry"],
    ),
    ("White Helmets rescuers said they pulled out [[12]] bodies.", ["White Helmets"]),
    ("A member of the White Helmets told AFP [[12]] people died.", ["White Helmets"]),
    ("Director of Halma Hospital Dr. Ali Noor told AFP that [[12]] people died.", ["Ali Noor"]),
    ("The [[171]] villagers, a figure reached by U.N. investigators, were buried.", ["U.N. investigators"]),
    (
        "Insurgents killed [[14]] men. The official news agency said [[14]] died. SANA quoted a nurse.",
        ["-", "SANA"],
    ),
    (
        "[[Eight]] people died, the regional governor said. Pavlo Orlenko, governor of the Halma region, wept.",
        ["Pavlo Orlenko"],
    ),
    ('"[[Twelve]] of mine lie beneath this," a local woman, Anna Kaupa, said.', ["Anna Kaupa"]),
    (
        "Sheikh Musab said [[20]] officers died, while [[nine]] more were hurt by a mine, Reuters reported.",
        ["Musab"] * 2,
    ),
    (
        "Half a dozen children lay on the floor, an AFP photographer said. [[Fourteen]] of the dead were guards.",
        ["-"],
    ),
    (
        "Malaria killed [[608]] people, the ministry said. About [[95%]] of those deaths were in the north.",
        ["ministry"] * 2,
    ),
]
WORDED = [  # bug: turns that news of each country has and that no rule knew
    ("[[Two]] rebels died, a group monitoring the war said.", ["group"]),
    (
        "[[Two]] rebels died at Aldar an organisation that tracks the conflict said. The Syrian Observatory for Human "
        "Rights spoke of a truce.",
        ["Syrian Observatory for Human Rights"],
    ),
    ("The group with a network of sources inside Halma said [[28]] people died.", ["group"]),
    (
        "[[Nine]] people died, according to a pro-opposition civil defence source.",
        ["pro-opposition civil defence source"],
    ),
    ("[[Tens]] died in Aldar the Arabic-language media reports said.", ["Arabic-language media reports"]),
    ("[[Sixty]] rebels died near the village of Adra east of Damascus said the Lake Network.", ["Lake Network"]),
    (
        "[[Ten]] died said Governor Talal al-Orlani. Orlani had earlier reported [[eight]] dead.",
        ["Talal al-Orlani"] * 2,
    ),
    ("Provincial disaster management officials said [[12]] people died.", ["provincial disaster management officials"]),
    ("As per the UNICEF bulletin, [[12]] people died.", ["UNICEF"]),
    ("[[Twelve]] people died per day.", ["-"]),
    ("According to data from the government, [[12]] people died.", ["government"]),
    ("According to official data, [[12]] people died.", ["official data"]),
    ("According to the SNDMA's daily bulletin, [[12]] people died.", ["SNDMA"]),
    ("A Reuters count found [[12]] people had died.", ["Reuters"]),
    ("Survivors brought to Aldar said [[12]] people had drowned.", ["survivors"]),
    ("Israel's ambulance service, Magen David Adom, said [[12]] people were hurt.", ["Magen David Adom"]),
    ("The army's media wing, JMWP, said [[12]] militants were killed.", ["JMWP"]),
    ("Mayor Ana Lind of Halma town told DZMM radio [[12]] people died.", ["Ana Lind"]),
    ("Peacekeepers said [[12]] people died.", ["peacekeepers"]),
    ("Syrias Orlani says [[12]] people died.", ["Orlani"]),
    ("A northwestern province activists said was hit by a bomb that killed [[30]].", ["activists"]),
    (
        "[[Ten]] people died near Aldar, the Syrian Observatory for Human Rights said. Halma lies to the north. In the "
        "west [[eight]] civilians including three children were killed when jets struck a bakery.",
        ["Syrian Observatory for Human Rights"] * 2,
    ),
    (
        "[[Ten]] people died near Aldar, the mayor said. Halma lies to the north. In the west [[eight]] civilians were "
        "killed when jets struck a bakery.",
        ["mayor", "-"],
    ),
]
CASES = [
    *NAMELESS,
    *BESIDE,
    *OWNED,
    *SPEAKING,
    *INSIDE,
    *OFFICES,
    *COUNTRIES,
    *GOING_ON,
    *STRIPPED,
    *BEHIND,
    *BODIES,
    *WORDED,
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_claimant(marked, expected):
    assert claimants(marked) == expected


GLUED = [  # bug: a headline, its date and a summary glued together were one sentence, credited to whoever comes last
    (
        "20 dead in raids on Halma NGO",
        "[[20]] dead in raids on Halma NGO At least [[20]] people died it is said AFP Saturday 10 Aug 2013 Jets killed "
        "[[20]] people the Lake Observatory said.",
        ["NGO", "-", "Lake Observatory"],
    ),
    (
        "Bomb kills 18 in Aldar",
        "Bomb kills [[18]] in Aldar AP Monday 23 Oct 2017 Local activists are reporting that [[18]] people died.",
        ["-", "local activists"],
    ),
]


@pytest.mark.parametrize(("title", "marked", "expected"), GLUED)
def test_claimant_below_a_glued_headline(title, marked, expected):
    assert claimants(marked, title=title) == expected

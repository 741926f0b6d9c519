"""Who puts a figure forward in sentences such as wires, papers and reports of aid bodies print."""

from __future__ import annotations

import pytest

from tests.extract.test_attribution import claimants

SOHR = "Syrian Observatory for Human Rights"
BODIES = [  # bug: a body read as the larger one it belongs to, or as its spokesperson
    ("The UN human rights office said [[212]] civilians had been killed since March.", ["UN Human Rights Office"]),
    ("At least [[212]] civilians have died, the U.N. human rights office said.", ["UN Human Rights Office"]),
    (
        "The U.N. human rights mission has confirmed [[1,320]] civilian deaths in the enclave.",
        ["UN Human Rights Monitoring Mission"],
    ),
    ("Ruwan Amsel, a spokesman for the police, had given a figure of [[359]] dead.", ["police"]),
    ("[[60]] were hurt, said Ivan Amsel, a spokesman for the Lakeside Hospital.", ["Lakeside Hospital"]),
    ("Presidential spokesman Ivan Moncayo said [[34]] of the bodies had been identified.", ["Ivan Moncayo"]),
    ("[[Two]] soldiers died, the military's media wing said in a statement.", ["military's media wing"]),
    ("Military bloggers wrote of [[600]] killed.", ["military bloggers"]),
    (
        "[[Nineteen]] murders were recorded, according to figures from the national security secretariat.",
        ["national security secretariat"],
    ),
    (
        "The health ministry of Gaza spoke. [[Six]] people died, the territory's health ministry said.",
        ["Health Ministry"],
    ),
]
CLAUSES = [  # bug: a place, or who stands further off, taken for the claimant
    ("At least [[46]] people died as they were preparing to leave Eastern Halma, a war monitor said.", ["war monitor"]),
    ("At the clinic in Deir al-Halma, a Harrow journalist saw [[14]] bodies in white shrouds.", ["Harrow journalist"]),
    (
        "GUNMEN who stormed the college have abducted [[39]] students, the state government has confirmed.",
        ["state government"],
    ),
    ("Officials there gave the toll as [[23]] dead.", ["officials"]),
    (
        "[[Eleven]] of them died near Shura when a bomber drove into the convoy a military source who asked not to be "
        "named said.",
        ["military source"],
    ),
    (
        "A fact-finding team cited by the newspaper Kronika stated that [[96]] people had been hurt.",
        ["fact-finding team"],
    ),
    (
        "The toll rose to [[53]], Gov. Viktor Orlo wrote on Telegram, up from [[51]] the evening before.",
        ["Viktor Orlo", "Viktor Orlo"],
    ),
    ("[[Three]] people were killed in separate accidents, our correspondents report.", ["-"]),
    ("The Rescue Service said 61 were missing. The figures come after gunmen killed [[nine]] people.", ["-"]),
]
NAMED = [  # bug: bodies by what they mind, by an acronym, or by the name that stands before "a spokeswoman"
    (
        "According to the ministry of women's affairs and child protection, [[33]] children lost their lives.",
        ["Women's Affairs and Child Protection Ministry"],
    ),
    ("[[33]] people died, the ministry of public works and transport said.", ["Public Works and Transport Ministry"]),
    ("[[Five]] were treated for minor injuries at Lakeside Hospital, a spokeswoman said.", ["Lakeside Hospital"]),
    (
        'Doctors Without Borders runs the clinic. "We have taken in [[115]] wounded," said Ana Dumont, its head of '
        "emergencies.",
        ["Doctors Without Borders"],
    ),
    ("The West Halma Fire and Rescue Service said [[three]] died.", ["West Halma Fire and Rescue Service"]),
    ("[[Two]] inmates died, the SNHP prisons authority said.", ["SNHP"]),
    (
        "The National Office for Flood Relief (BNSI) met. The BNSI reported [[121]] deaths.",
        ["National Office for Flood Relief"],
    ),
    ("The governor, Bello Amsel, will not pay the gang, who he says have killed [[937]] people.", ["Bello Amsel"]),
]
PUT = [  # bug: tolls put by somebody, and what only tells which attack is spoken of
    ("The death toll was put by the Red Cross at [[340]].", ["Red Cross"]),
    ("The death toll was put at [[340]] by the Red Cross.", ["Red Cross"]),
    ("Mayor Ana Lind said she wept, recalling an attack on a train in July 2016, in which a man hurt [[five]].", ["-"]),
    ("Tropical Storm Halma (January): [[55]] people killed.", ["-"]),
    ("Rain fell all night. The rivers rose. Aldar: [[10]] dead, three hurt.", ["-"]),
]
LISTED = [  # bug: figures in lists and tables, credited by the line above or below them
    ("According to the Red Cross:\n- [[17]] people killed\n- [[31]] people injured\n", ["Red Cross", "Red Cross"]),
    (
        "IMPACT BY REGION (source: OCHA)\n\nRegion / Deaths / Injured\nAldar: [[17]] dead, 31 injured\n"
        "Halma: [[94]] dead\n\nEARLIER\nNorth: [[12]] dead\n",
        ["OCHA", "OCHA", "-"],
    ),
    ("Casualties to date\nKilled: [[17]]\nInjured: [[31]]\nSource: Red Cross\n", ["Red Cross", "Red Cross"]),
    ("[[17]] people were killed (source: Red Cross).", ["Red Cross"]),
    ("Police gave these figures:\n1. [[17]] killed\n2. [[31]] injured, the hospital said\n", ["police", "hospital"]),
    ("Source: Red Cross\n\nRain fell. [[Nine]] people died in the north.", ["-"]),
]
OFFICES = [  # bug: an office taken for its body, or with its words in the name
    ("Minister of Health Ana Lind said [[20]] people died.", ["Health Ministry"]),
    ("Defense Secretary Ash Amsel said [[20]] people died.", ["Ash Amsel"]),
    ("[[20]] people died, US Secretary of Defense Ash Amsel said.", ["Ash Amsel"]),
    ("The war in Syria went on. The Observatorys chief Rami Amsel said [[20]] people died.", [SOHR]),
    ("Rami Amsel the observatorys head said [[20]] people died in Syria.", [SOHR]),
    ("The agencys spokesman Ivan Orlo said [[20]] people died.", ["agency"]),
]
ASIDES = [  # bug: a credit in an aside taken for that of the whole sentence
    (
        "The war has killed [[tens of thousands]] - up to 150,000 by one envoy's estimate - and displaced "
        "[[two million]] people.",
        ["-", "-"],
    ),
    ("[[Dozens]] of people (15 of them children, according to UNICEF) died in the camp.", ["-"]),
    ("Dozens of people ([[15]] of them children, according to UNICEF) died in the camp.", ["UNICEF"]),
]
SAID_ON = [  # bug: what somebody said, told on in the past before the past
    (
        "Rain fell.\n\nThe boat left full, Mehdi Amsel, a clerk, told Harrow. [[Eleven]] bodies, [[seven]] of "
        "them women's, had been recovered.",
        ["Mehdi Amsel", "Mehdi Amsel"],
    ),
    ("Rain fell.\n\nThe fire was out, the army said. [[Eleven]] workers were still being treated.", ["army"]),
    ("Rain fell.\n\nThe fire was out, the army said. [[Eleven]] workers burned to death in 2011.", ["-"]),
]
PARAGRAPHS = [  # bug: a witness's word, or a figure's older one, carried into the next paragraph
    (
        '"I saw it all," said Maria Amsel, 31, who sells shoes. She said she heard shots.\n\nAmong the wounded were '
        "[[two]] guards.",
        ["-"],
    ),
    (
        "Two rifles were seized, police said.\n\nThe raid was aimed at others. In the event only [[three]] of those "
        "named were among the dead.",
        ["-"],
    ),
    ("The ministry said 12 people had died.\n\nAmong the dead were [[two]] guards.", ["ministry"]),
    ("Ana Amsel, the spokeswoman for the Aldar courts, said [[12]] bodies had been found.", ["Ana Amsel"]),
    ("The army spoke; the rebels' spokesman denied that and said the group had killed [[nine]].", ["rebels"]),
    ("A team of doctors cited by the newspaper Kompas stated that [[96]] people had been hurt.", ["team of doctors"]),
    ("Local authorities indicate that [[five]] people are missing.", ["local authorities"]),
]
CALLED = [  # bug: a body called by what it minds, where it sits, or what it put out
    (
        "[[12]] people died, the country's flood agency said. The Halma Flood Control Authority sent boats.",
        ["Halma Flood Control Authority"],
    ),
    (
        "[[12]] people died, the flood agency said. The Halma Flood Control Authority and the Aldar Flood Relief "
        "Office met.",
        ["flood agency"],
    ),
    (
        "The Syrian Observatory for Human Rights said it rained. The London-based opposition group added that "
        "[[12]] died.",
        [SOHR],
    ),
    (
        "The Rescue Service issued a report, the Rescue Service said. According to report the militia killed "
        "[[367]] people.",
        ["Rescue Service"],
    ),
    ("Rescue workers responding to the attacks gave a higher toll of [[23]] dead.", ["rescue workers"]),
    ("• The Red Cross reports 121 deaths.\n• [[400]] people are missing.\n• Rain is expected.\n", ["Red Cross"]),
    ("• The Red Cross reports 121 deaths.\n• [[400]] people are missing.\n• UNICEF said six died.\n", ["-"]),
]
RELATIVES = [  # bug: what a relative clause or a participle parts from its verb
    ("Relatives gathered on the bank spoke of more than [[50]] dead.", ["relatives"]),
    ("Villagers displaced by the fighting said [[50]] people had died.", ["villagers"]),
    ("The blast, which the interior ministry blamed on a gas leak, killed [[12]] people.", ["-"]),
    ("The governor blamed rebels for the attack, which killed [[12]] people.", ["-"]),
    ("The blast, which police said killed [[12]] people, was heard miles away.", ["police"]),
    ("Researchers at Aldar University estimate [[12,000]] people died.", ["researchers at Aldar University"]),
    ("Police say they are looking into the deaths of [[12]] people.", ["police"]),
    ("Activists accused the army of killing [[12]] civilians, a charge it denied.", ["activists"]),
    ("A statement from the president's office said [[12]] people were dead.", ["president's office"]),
    (
        "[[Twelve]] died, the deputy head of the regional health department, Ivan Orlo, said.",
        ["regional health department"],
    ),
    ("Footage verified by the BBC showed [[12]] bodies.", ["BBC"]),
    ("Images posted online appeared to show [[12]] bodies.", ["-"]),
    ("Aid group Save the Children and the mayor's office said [[12]] died.", ["Save the Children ; mayor's office"]),
]
SURVEYED = [  # bug: the breakdown of a report or count, which nobody is named for again
    (
        "There were 282 deaths, according to data from the Road Office. It rained.\n\nTotal deaths rose to [[696]], of "
        "which [[504]] were of men.\n\nFire accounted for [[28]] deaths, seven fewer than in 2018.",
        ["Road Office"] * 3,
    ),
    (
        "The Press Union said in its annual report that 74 journalists died. Most were shot. Halma was the deadliest "
        "country, with [[12]] killings, followed by Aldar with [[11]].",
        ["Press Union"] * 2,
    ),
    ("Road Office data show 282 deaths. A bomb fell on a market, killing [[30]] people.", ["-"]),
    ("Road Office data show 282 deaths. Deaths fell by [[30]] on Monday, the mayor said.", ["mayor"]),
    ("The army said 12 died. Deaths in fires rose to [[40]] from 30 a year ago.", ["-"]),
    ("A report by the Press Union said 12 died. The raid was the deadliest in months, killing [[40]].", ["-"]),
]
KNOWN_AS = [  # bug: a body told by another name
    ("The opposition-linked group known as the Halma Observatory says [[12]] died.", ["Halma Observatory"]),
    ("An umbrella body, known as the Aldar Council, said [[12]] died.", ["Aldar Council"]),
    ("A blast hit the capital. A correspondent working in Damascus said [[12]] died.", ["correspondent"]),
]
REPORTS = [  # bug: reports that nobody is named for
    ("The army is investigating reports that at least [[73]] civilians were killed.", ["reports"]),
    ("Fears grew amid media reports that [[12]] people had died.", ["media reports"]),
    ("SANA reports that [[12]] people died.", ["SANA"]),
]
STORIES = [  # bug: found by writing stories of several speakers
    (
        'The Halma Observatory said it rained.\n\n"It is bad," its director, Pia Amsel, said. She said [[dozens]] '
        "had died.",
        ["Halma Observatory"],
    ),
    (
        "The Aldar Police spoke of a raid, the Aldar Police said. The force added that [[two]] officers died.",
        ["Aldar Police"],
    ),
    (
        "It was bad, the civil protection agency said.\n\nAgency head Luis Mora said [[four]] people died.",
        ["civil protection agency"],
    ),
    ("UPDATE 14:20 Police confirm [[three]] dead after the shooting.", ["police"]),
    ("[[Seven]] soldiers died, the defence ministry of Malland said.", ["Malland Defence Ministry"]),
    (
        "Peru mourns. [[Seven]] died in Peru, the country's Ministry of the Interior said.",
        ["Peruvian Interior Ministry"],
    ),
]
TITLES = [  # bug: papers, police ranks and explained names
    ("[[Twelve]] people died in the blaze, the Kathmandu Post reported.", ["Kathmandu Post"]),
    ("State news agency Halma Press said [[twelve]] people died.", ["Halma Press"]),
    ("Det Supt Ana Lind, of Kent Police, said [[two]] men were in custody.", ["Kent Police"]),
    ("Ch Supt Mark Lyle said [[two]] men were in custody.", ["Mark Lyle"]),
    ("The Health and Safety Executive says [[two]] workers died.", ["Health and Safety Executive"]),
    ('Musa Garba, a farmer, fled on foot. "They killed [[30]] people," he said.', ["Musa Garba"]),
    ("The toll in Libya was revised down to [[30]] by the Red Cross.", ["Red Cross"]),
    ("Charity Amsel Relief said [[two]] rough sleepers had died.", ["Amsel Relief"]),
]
WIDER = [  # bug: bodies of shires, towns and stations, tolls as given by somebody
    ("The county emergency management agency said [[12]] died.", ["county emergency management agency"]),
    ("The Maritime and Coastguard Agency said [[12]] crew were missing.", ["Maritime and Coastguard Agency"]),
    ("Save the Children's country director, Ana Lind, said [[12]] children died.", ["Save the Children"]),
    ("The clinic's director said [[12]] people died.", ["clinic"]),
    ("Local broadcaster TV Azul showed [[12]] bodies.", ["TV Azul"]),
    ("[[Twelve]] dead, 30 injured: that was the toll given by the Red Cross on Monday.", ["Red Cross"]),
    ("The toll, as given by the Red Cross, was [[12]] dead.", ["Red Cross"]),
    ("Killing at least [[12]] people, the storm was the worst in a decade, forecasters said.", ["forecasters"]),
    ("The BBC understands that [[12]] people were killed.", ["BBC"]),
    ("Al Jazeera, quoting hospital sources, reported [[12]] dead.", ["hospital sources"]),
    ("The U.S. Coast Guard suspended its search for [[12]] missing crew.", ["-"]),
    ("Mine operator Halcor said [[12]] men were trapped.", ["Halcor"]),
    ("[[Twelve]] were killed, the head of the rescue service said.", ["rescue service"]),
]
FINITE = [  # bug: a verb taken for a participle, a wire for the body before it, a region for a person
    ('"Police arrested [[20]] people," said the mayor.', ["mayor"]),
    ('"Rebels attacked in the town and killed [[20]]" the mayor said.', ["mayor"]),
    ("Rebels attacked on Monday and killed [[20]] residents said.", ["residents"]),
    ("Blast kills [[20]] says monitoring group AFP Friday 23 Aug 2013 A bomb fell.", ["monitoring group"]),
    ("Blast kills [[20]] says Red Cross AP Thursday 1 Aug 2013 Rockets fell.", ["Red Cross"]),
    ("Ana Lind the watchdogs deputy for the Mideast and North Africa told the AP that [[38]] died.", ["-"]),
]
CLOCKS = [  # bug: a clock time behind the verb, an adverb before it
    ("[[Three]] men died at the scene, Police Chief Ana Lind said at a briefing at 2:30 a.m. Sunday.", ["Ana Lind"]),
    ("The army had always insisted that the gunmen took [[141]] boys.", ["army"]),
    ("[[Three]] men died, police said by 5 p.m. local time.", ["police"]),
]
TAILS = [  # bug: when, where or how somebody spoke, told behind the verb
    ("[[Twelve]] people died in the blast, a police officer said over the phone.", ["police officer"]),
    ("[[Twelve]] people died in the blast, a police officer said the following day.", ["police officer"]),
    ("[[Twelve]] people died in the blast, a police officer said two days later.", ["police officer"]),
    ("[[Twelve]] people died in the blast, a police officer said outside the hospital.", ["police officer"]),
    ("[[Twelve]] people died in the blast, a police officer said on its Facebook page.", ["police officer"]),
    ("[[Twelve]] people died in the blast, a police officer said through an interpreter.", ["police officer"]),
    ("After [[twelve]] people died, police said the attackers fled.", ["-"]),
    ("With [[twelve]] people dead, the mayor said over the phone he was in shock.", ["-"]),
]
VERBS = [  # bug: verbs of speech that close a quotation or open a clause, and do else nothing
    ('"[[Twelve]] people are dead," the nurse recalled.', ["nurse"]),
    ('"[[Twelve]] people are dead," the nurse replied, in tears.', ["nurse"]),
    ("The nurse guessed that [[twelve]] people had died.", ["nurse"]),
    ("The army responded with shells that killed [[twelve]] people.", ["-"]),
    ('Police answered a call of "fire" and found [[twelve]] dead.', ["-"]),
]
BETWEEN = [  # bug: words between who speaks and the verb
    ("The army late on Sunday said [[12]] people died.", ["army"]),
    ("Officials familiar with the matter said [[12]] people died.", ["officials"]),
    ("The ministry, in its daily update, said [[12]] people died.", ["ministry"]),
    ("Nobody said [[12]] people died.", ["-"]),
    ("Her mother said [[12]] people died.", ["mother"]),
]
LOST = [  # bug: a subject parted from its verb, a byline behind a headline, "a number of" before who is quoted
    (
        "The Aldar Coordination Committee a local group that supports protest against the Malian government reported "
        "that [[35]] were slain.",
        ["Aldar Coordination Committee"],
    ),
    ("SANA quoted a number of residents in the town as saying that [[12]] people died.", ["residents"]),
    ("August 24 2014 [[Hundreds]] dead as town falls: monitor Ana Lind.", ["monitor"]),
]
CASES = [
    *BETWEEN,
    *VERBS,
    *TAILS,
    *CLOCKS,
    *LOST,
    *FINITE,
    *WIDER,
    *BODIES,
    *CLAUSES,
    *NAMED,
    *PUT,
    *LISTED,
    *OFFICES,
    *ASIDES,
    *SAID_ON,
    *PARAGRAPHS,
    *CALLED,
    *RELATIVES,
    *SURVEYED,
    *KNOWN_AS,
    *REPORTS,
    *STORIES,
    *TITLES,
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_claimant(marked, expected):
    assert claimants(marked) == expected

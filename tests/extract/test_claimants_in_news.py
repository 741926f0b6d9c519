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


@pytest.mark.parametrize(
    ("marked", "expected"), [*OFFICES, *ASIDES, *SAID_ON, *BODIES, *CLAUSES, *NAMED, *PUT, *LISTED]
)
def test_claimant(marked, expected):
    assert claimants(marked) == expected

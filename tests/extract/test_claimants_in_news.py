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


@pytest.mark.parametrize(("marked", "expected"), [*BODIES, *CLAUSES])
def test_claimant(marked, expected):
    assert claimants(marked) == expected

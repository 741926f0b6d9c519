"""Who puts a figure forward: turns of phrase that were misread, each beside one that must stay as it is."""

from __future__ import annotations

import pytest

from tests.extract.test_attribution import claimants

SAID_WHERE = [  # bug: words between "said" and the end of its sentence made nobody say it
    ("At least [[26]] pilgrims were crushed, a senior official said here on Monday.", ["senior official"]),
    ("[[Six]] anglers are missing, the coast guard told partners.", ["coast guard"]),
    ("[[Twelve]] died, the mayor told the miners' Radio Orun.", ["mayor"]),
    ("The toll stands at [[19]], the Lake Rescue Agency says: [[twelve]] in Orun.", ["Lake Rescue Agency"] * 2),
    ("Jets last struck in May, when officials said they hit a camp, killing [[seven]].", ["officials"]),
    ("The Relief Centre however a Berlin-based NGO has put the toll at [[470]].", ["Relief Centre"]),
    # and what must stay as it is
    ("Police told here that [[nine]] people died.", ["police"]),
    ("When the army declared a truce on Monday [[nine]] people had died.", ["-"]),
]
MISSIONS = [  # bug: a mission of the UN was taken for the whole of it
    ("The UN peacekeeping mission, UNMISS, said [[eleven]] people died.", ["UN Mission in South Sudan"]),
    ("The United Nations mission in Afghanistan said [[11]] people died.", ["UNAMA"]),
    ("The UN mission said [[11]] people died.", ["UN mission"]),
    ("[[Eleven]] people died, a spokeswoman for the UN mission said.", ["UN mission"]),
    ("A UN mission spokesman said [[11]] people died.", ["UN mission"]),
    # and what must stay as it is
    ("The UN said [[11]] people died.", ["United Nations"]),
    ("A UN spokesman said [[11]] people died.", ["United Nations"]),
]
SOCIETIES = [  # bug: a national society that no table holds lost its country
    ("[[Six]] people died, the Peru Red Cross said.", ["Peru Red Cross"]),
    ("[[Six]] people died, the Malawi Red Cross (MRC) said.", ["Malawi Red Cross"]),
    ("[[Six]] people died in Peru, the Red Cross said.", ["Red Cross"]),
]
NOT_THE_STATE = [  # bug: a province's government was taken for the state's
    ("Kenya mourns. [[Four]] died, the prefectural government said. Kenya sent troops.", ["prefectural government"]),
    ("Kenya mourns. [[Four]] died, the government said. Kenya sent troops.", ["Kenyan government"]),
    ("Burkina Faso mourns. [[Four]] died, the army said. Burkina Faso sent troops.", ["Burkinabe army"]),
]
WHO_IS_HE = [  # bug: "he" was not the witness or the elder who had just spoken
    (
        "Omar Tal, a surgeon, said [[40]] died. A witness said jets came twice. [[Six]] were hurt then, he said.",
        ["Omar Tal", "witness"],
    ),
    (
        "Omar Tal, a surgeon, said [[40]] died. An elder in the bazaar, Said Orlo, disagreed. "
        '"We buried [[9]]," he said.',
        ["Omar Tal", "Said Orlo"],
    ),
    ("The state-funded body said [[9]] died.", ["state-funded body"]),
    (
        "The Lake Rights Commission said [[12]] died. The state-funded body said [[9]] were held.",
        ["Lake Rights Commission"] * 2,
    ),
    (
        "The Lake Rights Commission said [[12]] died. Its chairperson, Rose Ade, said [[9]] were held.",
        ["Lake Rights Commission"] * 2,
    ),
    (
        "The flood agency's spokesman, Omar Tal, spoke of [[20]] dead. "
        "The spokesman's previous count, given as crews dug in the mud, had been [[12]] dead.",
        ["flood agency"] * 2,
    ),
]
PICTURED = [  # bug: the hospital in which a video was taken put its dead forward
    ("Video from Lake Hospital showed the bodies of [[several]] children.", ["-"]),
    ("Footage from the scene showed [[several]] bodies.", ["-"]),
    ("Figures from Lake Hospital showed [[nine]] deaths.", ["Lake Hospital"]),
]
BESIDE_ANOTHER = [  # bug: a credit that stands nearer, or is nobody's, hid the one that counts
    (
        "Shops shut because they say it is unsafe and shells killed [[12]] men the Kenya Red Cross said.",
        ["Kenya Red Cross"],
    ),
    ("According to media reports, [[nine]] men died, the radio said citing a source.", ["source"]),
    ('"They are gone," said a black-clad youth holding the flag of those who killed [[two]] nurses.', ["-"]),
    ("[[Nine]] people were hurt in Orun, three hauliers told Anadolu Agency.", ["-"]),
    ("Guards shot [[3]] men including a militant police said.", ["police"]),
    (
        "[[Nine]] died, said Colonel Omar Tal of the Fire Service and Civil Defence department.",
        ["Bangladesh Fire Service and Civil Defence"],
    ),
]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [*SAID_WHERE, *MISSIONS, *SOCIETIES, *NOT_THE_STATE, *WHO_IS_HE, *PICTURED, *BESIDE_ANOTHER],
)
def test_claimant(marked, expected):
    assert claimants(marked) == expected

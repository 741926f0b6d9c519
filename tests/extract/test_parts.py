"""Which claim is a part of which, across sentences."""

from __future__ import annotations

import pytest

from reconcile.extract.claims import read_document
from reconcile.model import Document

#: Text, and for each claim the position of the claim that it is a part of, None for a whole; written for the project.
CASES = [
    # figures that add up
    ("Raids killed 21 people. Fifteen died in Aldar and six in Berin.", [None, 0, 0]),
    ("Raids killed 21 people. Fifteen died in Aldar. Six others were killed in Berin.", [None, 0, 0]),
    ("Raids killed 21 people. Fifteen died in Aldar and seven in Berin.", [None, None, None]),
    ("Raids killed 13, up from six. Seven soldiers, three guards and three clerks died.", [None, None, 0, 0, 0]),
    ("Raids killed 2 people. One died in Aldar and one in Berin.", [None, None, None]),
    ("Raid kills 21. Raids killed 21 people. Fifteen died in Aldar and six in Berin.", [None, None, 1, 1]),
    (
        "Floods killed 121 people. A dam burst on Monday. Two roads are shut. Killed by region: Aldar 17 dead, 31 hurt;"
        " Berin 94 dead, 12 hurt; Marn 10 dead, 3 hurt.",
        [None, 0, None, 0, None, 0, None],
    ),
    ("Storms killed 48, Aldar accounting for 20 of the dead. Berin had 15 dead and Marn 13 dead.", [None, 0, 0, 0]),
    # one verb of both: no part; a state right behind the hurt; a list that adds up in its own sentence
    ("The fire killed 13 patients and two nurses.", [None, None]),
    ("Five Swedes, three Danes and two Poles were killed.", [None, None, None]),
    ("The fire killed 58 people, two nurses among them.", [None, 0]),
    ("He put the number of injured at 104, with 19 in a critical state.", [None, 0]),
    ("The hospital told of 10 dead: two nurses and eight clerks.", [None, 0, 0]),
    ("Six of the 15 wounded were flown out.", [1, None]),
    ("Fire kills nine. A blast tore through a crowd of clerks, killing nine of them.", [None, None]),
    ("A raid killed 58 people. Five women and 13 guards from the town were among the dead.", [None, 0, 0]),
    ("A raid killed 58 people. Five women and 13 guards from the town were among 40 hurt.", [None, 3, 3, None]),
    ("Nine miners died on Friday, bringing the total to 64.", [1, None]),
    ("Crews took 12 people to hospital, two with life-threatening injuries.", [None, 0]),
    ("Divers brought up 41 bodies, 28 of which had been identified.", [None, 0]),
    ("Among the dead were five Danes, three Poles and two Swedes.", [None, None, None]),
    # groups of a total
    ("A blast killed 58 civilians. Two policemen died.", [None, None]),
    ("A blast on Monday killed 58 people. On Tuesday three clerks died in a fire.", [None, None]),
    ("A blast killed 58 people. Eleven children died.", [None, 0]),
    # words that point back
    ("A blast killed 58 people. Six of the dead were clerks.", [None, 0]),
    ("A blast killed 58 people. The clerks among them numbered at least nine.", [None, 0]),
    ("A blast killed 58 people. Of those killed, five died in hospital.", [None, 0]),
    ("A blast killed 58 people, up from an earlier toll of 40. Nine of the dead were clerks.", [None, None, 0]),
    ("A fire killed 41 people. Thirty-three died at once. Six of the dead were clerks.", [None, None, 0]),
    ("A blast killed 58 people and hurt 30. All 58 of the dead were clerks.", [None, None, None]),
    ("A blast killed 58 people. Among the dead were nine boys and two clerks.", [None, 0, 0]),
    ("Among the dead were nine boys and two clerks.", [None, None]),
    ("Gunmen killed eight policemen. Five of the attackers died.", [None, None]),
    ("Dozens of boys died. At least 68 boys were among the dead.", [None, None]),
    # a whole that stands behind its part
    ("Four clerks among nine dead in Berin fire", [1, None]),
    ("At least 68 boys were among the 126 people killed.", [1, None]),
    ("Crews found seven more bodies, bringing the toll to 38.", [1, None]),
    ("Four more patients died on Friday, raising the number of dead to 21.", [1, None]),
    ("Seven more bodies were found, so the death toll has risen to 38.", [1, None]),
    ("A blast killed seven people and wounded 20, taking the death toll this week to 38.", [2, None, None]),
    ("Seven people were killed on Monday. The death toll is 38.", [None, None]),
    # people met before and not counted
    ("A lorry was driven into a crowd, killing 14 of them.", [None]),
    ("Gunmen seized 40 clerks, killing 14 of them.", [None, 0]),
    # the state of some of the hurt
    ("The fire hurt 19, some in critical condition.", [None, 0]),
    ("The fire hurt 19, five of them in critical condition.", [None, 0]),
    # listed in the second place
    ("The convoy took out 5,000 wounded people, including clerks and 200 wounded rebels.", [None, 0]),
    ("A fire hurt 40 people. Doctors said six were in intensive care.", [None, 0]),
    ("A fire hurt 40 people. Doctors said six were clerks.", [None]),
    # the rest of a total
    ("A fire killed seven people. Five of the dead were found in cars. The other two died in hospital.", [None, 0, 0]),
    (
        "A fire killed nine people. Five of the dead were found in cars. The other two died in hospital.",
        [None, 0, None],
    ),
    # added to a toll told before; another harm than the whole's
    ("The number of dead rose to 24 with the discovery of five more bodies.", [None, 0]),
    ("The office has confirmed the deaths of 9,511 people, 549 of them boys, and 17,206 injuries.", [None, 0, None]),
    ("Ten people were killed, officials said: four in Aldar, and six in Berin.", [None, 0, 0]),
    # two sources that add up by chance
    ("The rebels lost 15 men, the army said. A doctor spoke of 13 dead. A mine killed two, police said.", [None] * 3),
    ("Floods killed 90 people, 58 in Aldar. Of those killed, 27 were children and 62 women.", [None, None, 0, 0]),
]


@pytest.mark.parametrize(("text", "wholes"), CASES)
def test_parts(text, wholes):
    claims = read_document(Document(doc="d", text=text)).claims
    at = {claim.id: i for i, claim in enumerate(claims)}
    assert [at[claim.part_of] if claim.part_of else None for claim in claims] == wholes

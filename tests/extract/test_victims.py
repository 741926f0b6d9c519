"""To whom it happened, as the words of the sentence and the figures beside it tell."""

from __future__ import annotations

import pytest

from reconcile.extract.claims import read_document
from reconcile.model import Document

CASES = [  # (text, victims of each claim in order); written for the project
    ("It brings the number of journalists killed this year to 31.", ["journalist"]),
    ("The number of civilians killed rose to 31.", ["civilian"]),
    ("The number of people killed rose to 31.", ["unspecified"]),
    ("Three men died at sea, bringing the total to 83.", ["man", "unspecified"]),
    ("Three guards died at sea, bringing the total to 83.", ["unspecified", "unspecified"]),
    # students of a school; ages that make a child
    ("A raid on a school killed 12 students.", ["child"]),
    ("A raid on a university school of law killed 12 students.", ["unspecified"]),
    ("Of the 40 hurt, 11 were aged under 18.", ["unspecified", "child"]),
    ("Of the 40 hurt, 11 were aged under 30.", ["unspecified", "unspecified"]),
    ("Five of the dead were women and three were under 15.", ["woman", "child"]),
    # men and members of a force
    ("A bomb killed four Levies men and hurt six men.", ["police", "man"]),
    ("A blast killed six members of the harbour security force.", ["police"]),
    ("A blast killed six members of the harbour chess club.", ["unspecified"]),
    ("The militants left behind dozens of dead members.", ["combatant"]),
    ("The party left behind dozens of dead members.", ["unspecified"]),
    # what is not carried: another harm of a whole people
    ("The war has killed 900 civilians and displaced two million.", ["civilian", "unspecified"]),
    ("Sixty people - mainly women and children - were hurt.", ["unspecified woman child"]),
    ("Of the 14 men tried, none was held for the blast that killed 68.", ["unspecified"]),
    ("Twelve women and children drowned.", ["woman child"]),
    ("Thirty people drowned, mostly children.", ["unspecified child"]),
    ("Thirty people drowned.", ["unspecified"]),
    ("Jets killed 28 and wounded 30 militants.", ["combatant", "combatant"]),  # the object of both
    ("Jets bombed militants killing 28 and wounding dozens of them.", ["combatant", "combatant"]),
    ("Jets killed 28 and wounded a man.", ["unspecified", "man"]),
    # the predicate between the people and "including"
    ("At least 30 people were hurt, including women and children.", ["unspecified woman child"]),
    ("Rebel fire wounded over 30 people, including rebel fighters.", ["unspecified combatant"]),
    # carried within the sentence, and to the others of the next
    ("Shells killed 20 civilians and injured 30.", ["civilian", "civilian"]),
    ("Twenty civilians were killed and dozens injured, including women.", ["civilian", "civilian woman"]),
    ("The strike killed 16 civilians, including two boys, and wounded 22.", ["civilian", "child", "civilian"]),
    ("A child was killed and five others were hurt.", ["child", "unspecified"]),
    ("A child was killed and 14 were hurt.", ["child", "unspecified"]),
    ("Seven children were killed and 14 hurt in a fire.", ["child", "child"]),
    ("The raid killed three civilians. Seven others were hurt.", ["civilian", "civilian"]),
    ("The raid killed three children. Seven others were hurt.", ["child", "unspecified"]),
    # them
    ("The army fought militants near the dam, killing scores of them.", ["combatant"]),
    ("Gunmen shot at 40 people, killing three of them.", ["unspecified"]),
    ("The group says 250 journalists are detained, 160 of them in one country.", ["journalist", "journalist"]),
    # of the dead
    ("The clinic said 14 of the dead were militia fighters.", ["combatant"]),
    # nouns for harm and those it was done to
    ("The attacks led to numerous deaths among the civilians.", ["civilian"]),
    ("The raid inflicted dozens of casualties on the rebels.", ["combatant"]),
    ("All three of the dead and all 15 of the wounded were civilians.", ["civilian", "civilian"]),
    ("Four of the dead in the town of Berin were nurses.", ["medic"]),
    ("Four of the dead in the town of Berin had been hit twice.", ["unspecified"]),
    # the whole behind its part, more of the same, another of the same
    ("Four nurses among nine dead in Berin fire", ["medic", "unspecified"]),
    ("A strike killed three nurses and wounded two more.", ["medic", "medic"]),
    ("A strike killed a nurse and wounded two more.", ["medic", "unspecified"]),
    ("The raid killed 20 soldiers. Another 26 were hurt.", ["combatant", "combatant"]),
    ("The raid killed three boys. Another 26 were hurt.", ["child", "unspecified"]),
    ("Five of those who died were boys.", ["child"]),
    ("Five of those who died were on leave.", ["unspecified"]),
    ("Some 57 members of government forces were killed.", ["combatant"]),
    ("Two paramilitary men were killed and three hurt.", ["combatant", "combatant"]),
    ("Police said nine of their men were hurt.", ["police"]),
    # a total's group goes for its parts
    ("At least 13 civilians died. Ten were killed at once and three died in hospital.", ["civilian"] * 3),
    ("At least 13 people died. Ten were killed at once and three died in hospital.", ["unspecified"] * 3),
    ("Most of the 12 dead were boys.", ["unspecified"]),  # and not all of them
    ("Ten of the 25 injured were boys.", ["child", "unspecified"]),
    ("All of the 12 dead were boys.", ["child"]),
    # who is no fighter by the word
    ("Shells killed nine bystanders and two passersby.", ["civilian", "civilian"]),
    ("A blast killed nine bankers.", ["unspecified"]),
    # men lost, men taken
    ("The rebels lost 15 men and 13 were wounded.", ["combatant", "combatant"]),
    ("The village lost 15 men in the flood.", ["man"]),
    ("Rebels took six soldiers prisoner.", ["combatant"]),
    # members of a body
    ("Fourteen members of a rebel group were killed.", ["combatant"]),
    ("Fourteen Hamas members were killed.", ["combatant"]),
    ("Fourteen members of a chess club were killed.", ["unspecified"]),
    ("Six members of the village police were killed.", ["police"]),
    ("Six Red Cross volunteers were killed.", ["aid_worker"]),
    ("Six hospital staff were killed.", ["medic"]),
    ("Six bank staff were killed.", ["unspecified"]),
    ("Police said 20 officers were wounded.", ["police"]),
    ("The bank said 20 officers were wounded.", ["unspecified"]),
    # a headline and the next
    ("Fire at Mill Leaves 25 Dead Peruvian Mining Minister Meets Unions", ["unspecified"]),
    # somebody's own people
    ("The colonel said seven of his men were killed.", ["combatant"]),
    ("The militia lost eight of its own, residents said.", ["combatant"]),
    ("The Red Cross said three of its workers were wounded.", ["aid_worker"]),
    ("Hundreds of rebels and their families moved out under a siege deal and were evacuated.", ["combatant civilian"]),
    ("The shelling killed 20 civilians at least.", ["civilian"]),
    ("Gunmen abducted 39 students, 23 of them female.", ["unspecified", "woman"]),
    ("Among the wounded were two sheriff's deputies.", ["police"]),
    ("Doctors saw 29 dead children and 48 wounded, among them 30 children.", ["child", "unspecified", "child"]),
    # a report that speaks of one group all along
    (
        "Nine journalists were killed in May. Six journalists died in June. In August five were killed.",
        ["journalist"] * 3,
    ),
    # a toll is often of all the dead
    ("Shells killed 40 civilians; the monitor put the toll at 45 dead.", ["civilian", "unspecified"]),
    # two names before the noun
    ("The army killed 12 Hamas and Fatah fighters.", ["combatant"]),
    ("The army killed seven Daesh (ISIS) field commanders.", ["combatant"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_victims(text, expected):
    claims = read_document(Document(doc="d", text=text)).claims
    told = [" ".join(claim.victims) for claim in claims if claim.is_core]
    assert told == expected

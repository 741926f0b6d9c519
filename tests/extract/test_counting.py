"""What each figure counts, in sentences of the shapes newswire uses."""

from __future__ import annotations

import re

import pytest

from reconcile.extract.counting import EARLIER, count_sentence
from reconcile.extract.singles import mark_singles
from reconcile.extract.tokens import tokenize
from reconcile.model import Modifier, Number

MARK = re.compile(r"\[\[(.+?)\]\]")

# (sentence with its figures marked, outcome of each figure or None); cases written for the project
OUTCOMES = [
    # a cue and its object
    ("Cholera struck again, bringing to [[74]] the number of people who have died.", ["killed"]),
    ("That brings to [[39]] the number of deaths.", ["killed"]),
    ("The union put the dead at [[102]].", ["killed"]),
    ("The raid killed [[twenty]] Islamic State (ISIL or Daesh) fighters.", ["killed"]),
    ("The wives of the [[five]] rebels were also among the dead.", [None]),  # their kin, not they
    ("Relatives of the [[four]] dead soldiers wept.", ["killed"]),
    ("The families of [[seven]] men killed in the raid wept.", ["killed"]),
    ("The parents of [[two]] boys who were killed wept.", ["killed"]),
    ("The agency revised its own count of the dead to [[28]].", ["killed"]),
    ("That brings to [[nine]] the number of her books.", [None]),
    ("As well as those killed [[160]] people were injured in the fire.", ["injured"]),
    ("The raid killed [[12]] people.", ["killed"]),
    ("A mine wounded [[three]] farmers near the well.", ["injured"]),
    ("The flood displaced [[4,000]] families.", ["displaced"]),
    ("Troops arrested [[nine]] students.", ["detained"]),
    ("Shelling, killing [[seven]] and wounding [[20]], went on all night.", ["killed", "injured"]),
    ("The blast claimed the lives of [[14]] miners.", ["killed"]),
    ("The landslide trapped [[30]] miners underground.", ["trapped"]),
    ("The deaths of [[11]] villagers were confirmed.", ["killed"]),
    ("Divers recovered the bodies of [[six]] sailors.", ["killed"]),
    ("Rescuers searched for [[eight]] others.", [None]),
    ("Rescuers were searching for [[eight]] fishermen.", ["missing"]),
    ("Gunmen shot dead [[two]] guards and [[a driver]].".replace("[[a driver]]", "a driver"), ["killed", "killed"]),
    # a subject and its predicate
    ("[[Forty]] people died.", ["killed"]),
    ("At the school [[nine]] pupils, police said, were hurt.", ["injured"]),
    ("[[Nine]] pupils were slightly hurt.", ["injured"]),
    ("[[Two]] boys who had gone to fetch water were shot dead.", ["killed"]),
    ("[[Sixteen]] people remain missing.", ["missing"]),
    ("[[Hundreds]] have fled.", ["displaced"]),
    ("[[Five]] were believed to have been killed.", ["killed"]),
    ("[[Nine]] men were reported injured.", ["injured"]),
    ("[[Twelve]] people and [[three]] soldiers were killed.", ["killed", "killed"]),
    ("[[Twelve]] people were killed and [[30]] others injured.", ["killed", "injured"]),
    ("[[Twelve]] killed, [[30]] hurt in market blast", ["killed", "injured"]),
    ("[[Twelve]] killed [[30]] wounded in market blast", ["killed", "injured"]),
    ("Blast kills [[12]] injures [[30]]", ["killed", "injured"]),
    ("The quake left [[12]] dead and [[50]] missing.", ["killed", "missing"]),
    ("The raid killed [[nine]] people and [[four]] guards were wounded.", ["killed", "injured"]),
    # a noun that is counted
    ("The ministry recorded [[140]] deaths.", ["killed"]),
    ("There were [[no]] casualties.", ["casualties"]),
    ("Medics treated [[70]] wounded civilians.", ["injured"]),
    ("[[Thirty]] refugees drowned.", ["killed"]),
    ("The camp took in [[800]] refugees.", ["displaced"]),
    # tolls
    ("The death toll rose to [[31]] on Friday.", ["killed"]),
    ("The toll from the bombing of a bus that carried evacuees has risen from [[20]] to [[31]].", ["killed", "killed"]),
    ("The governor put the toll at [[19]].", ["killed"]),
    ("The number of injured stood at [[88]].", ["injured"]),
    ("If the count took in the deaths since May, when the siege began, it would be [[2,000]].", ["killed"]),
    ("They could only bury the [[thousands]] of dead.", ["killed"]),
    # movement
    ("Fighting set off a mass migration, with [[thousands]] arriving in the port.", ["displaced"]),
    ("[[Thousands]] of visitors arrived in the port for the fair.", [None]),
    # parts
    ("The strike killed [[20]] people, including [[six]] children.", ["killed", "killed"]),
    ("[[Twenty]] people, [[six]] of them children, were killed.", ["killed", "killed"]),
    ("[[Six]] children were among the dead.", ["killed"]),
    ("Among the wounded were [[six]] children.", ["injured"]),
    # ellipsis
    ("Raids killed [[12]] people in Aldar and [[five]] in Berin.", ["killed", "killed"]),
    ("[[One]] man was killed and another injured.", ["killed", "injured"]),
    # comparisons, lists, copular parts
    ("The toll stands at [[31]], up from [[14]] on Tuesday.", ["killed", "killed"]),
    ("Officials logged [[21]] deaths in Ndola and Kitwe [[14]].", ["killed", "killed"]),
    ("There were [[71]] confirmed and [[396]] suspected deaths.", ["killed", "killed"]),
    ("Of those killed, [[19]] were women and [[33]] were minors.", ["killed", "killed"]),
    ("The number of confirmed dead has gone up to [[23]].", ["killed"]),
    ("Three others were killed: [[two]] guards and [[four]] drivers.", ["killed", "killed"]),
    ("The number of men, women and children abducted stands at [[220]].", ["detained"]),
    ("The town was home to [[40,000]] people and [[9,000]] have fled to it.", ["population", "displaced"]),
    ("The missing number [[370]].", ["missing"]),
    ("Of the deaths, [[1,950]] were recorded last year.", ["killed"]),
    ("The number of people known to have died in the sinking has risen to [[65]].", ["killed"]),
    ("[[Nobody]] was killed or hurt.", ["casualties"]),
    # cues that need company
    ("The gunmen held [[300]] people.", ["detained"]),
    ("The union held [[300]] meetings.", [None]),
    ("Gunmen took [[141]] girls from the school.", ["detained"]),
    ("The ferry took [[141]] girls to the fair.", [None]),
    ("The hospital admitted [[51]] people.", ["injured"]),
    # things, ages, others' predicates
    ("The first [[two]] coaches were crushed.", [None]),
    ("[[Three]] climbers aged 34, [[51]] and [[60]] died.", ["killed", None, None]),
    ("The plane carried [[four]] miners when it disappeared.", [None]),
    ("[[Four]] mineworkers were still trapped almost two kilometres down.", ["trapped"]),
    ("Before militias entered the destroyed town, [[300]] fighters struck a deal.", [None]),
    ("The medics saved the lives of [[9,000]] people.", ["other"]),
    ("Shells killed [[84]] people, the monitor and a health official said.", ["killed", None]),
    # what was reached only by careful reading
    ("Nearly [[half]] of the children were hurt.", ["injured"]),
    ("[[Fifteen]] victims were brought to the coast for treatment.", ["injured"]),
    ("The clinic received [[three]] boys with burns.", ["injured"]),
    ("The clinic received [[three]] threats.", [None]),
    ("[[250,000]] people live under government siege.", ["trapped"]),
    (
        "There were [[12]] killings, followed by Berin with [[11]], Aldar ([[nine]]) and Tarin ([[eight]]).",
        ["killed"] * 4,
    ),
    ("The tribe, who number [[70,000]], fled.", [None]),
    ("[[Thirty]] wounded Peruvian opposition fighters fled.", ["injured"]),
    # outcome words that tell of no harm done
    ("The side lost [[two]] players to injury.", [None]),
    ("Jets killed many guards and destroyed vehicles, [[some]] of them armed.", [None]),
    ("The crash cost the side [[two]] players.", [None]),
    ("There were [[no]] injuries.", ["injured"]),
    ("It is listed if at least [[one]] person is shot.", [None]),
    ("These are crimes in which [[three]] persons die.", [None]),
    ("The [[74,500]] crowd had sat down when the first shot came.", [None]),
    ("Wards are under [[a lot of]] pressure from the number of wounded.", [None]),
    ("A mother and calf were killed by a ship; [[two]] rangers watched.", [None]),
    # no harm to people
    ("[[Twelve]] people survived.", ["other"]),
    ("Helicopters rescued [[40]] passengers.", ["other"]),
    ("The fire killed [[300]] sheep.", [None]),
    ("Shells destroyed [[14]] houses.", [None]),
    ("[[Two]] ministers resigned.", [None]),
    ("The town, home to [[40,000]] people, was hit.", ["population"]),
]
PARTS = [  # (sentence, position of the part, position of its whole or EARLIER)
    ("The strike killed [[20]] people, including [[six]] children and [[two]] women.", 1, 0),
    ("The strike killed [[20]] people, including [[six]] children and [[two]] women.", 2, 0),
    ("[[Twenty]] people, [[six]] of them children, were killed.", 1, 0),
    ("[[Eleven]] of them were children.", 0, EARLIER),
    ("Among the dead were [[six]] children.", 0, EARLIER),
    ("Of those killed, [[five]] died in Aldar and [[two]] in Berin.", 0, EARLIER),
    ("Of those killed, [[five]] died in Aldar and [[two]] in Berin.", 1, EARLIER),
    ("[[Six]] boys were among those killed.", 0, EARLIER),
    ("The blast killed [[40]] people, [[five]] lawyers and [[two]] guards among them.", 1, 0),
    ("The blast killed [[40]] people, [[five]] lawyers and [[two]] guards among them.", 2, 0),
]


def counts_of(marked):
    """Return the text's tokens and counts, the marked words as its numbers."""
    text, numbers, offset = MARK.sub(r"\1", marked), [], 0
    for match in MARK.finditer(marked):
        start = match.start() - offset
        numbers.append(Number(start=start, end=start + len(match[1]), low=2, high=2, modifier=Modifier.EXACT))
        offset += 4
    tokens = mark_singles(tokenize(text, 0, len(text), numbers))
    return tokens, count_sentence(tokens)


@pytest.mark.parametrize(("marked", "expected"), OUTCOMES)
def test_outcomes(marked, expected):
    _, counts = counts_of(marked)
    assert [str(c.outcome) if c.outcome else None for c in counts] == expected


@pytest.mark.parametrize(("marked", "part", "whole"), PARTS)
def test_parts(marked, part, whole):
    _, counts = counts_of(marked)
    assert counts[part].whole == (EARLIER if whole == EARLIER else counts[whole].at)

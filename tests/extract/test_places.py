"""Places in a text: what is one, where in the world it lies, and at which of them a figure's harm happened."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.placecues import read_cue
from reconcile.extract.places import Scene, find_places, harm_place
from reconcile.extract.sentences import find_sentences
from reconcile.lexicons.load import load_table
from reconcile.model import Span


def unmark(marked: str) -> tuple[str, list[Span]]:
    """Return the text without its [[marks]], and where they stood."""
    text, spans = "", []
    for number, part in enumerate(re.split(r"\[\[(.*?)\]\]", marked)):
        if number % 2:
            spans.append(Span(len(text), len(text) + len(part)))
        text += part
    return text, spans


NAMED = [  # places marked, their countries; "" where the text cannot tell
    ("A bomb went off in the town of [[Khan Sheikhoun]] in [[Idlib]] province, [[Syria]].", ["Syria"] * 3),
    ("[[Syria]]s army shelled [[Douma]].", ["Syria"] * 2),  # the apostrophe is lost
    ("Two of [[Sri Lanka]]s boats sank off [[Galle]].", ["Sri Lanka"] * 2),
    ("They met in the Northern Province of [[Homs]] in [[Syria]].", ["Syria"] * 2),
    ("They met in the [[Northern Province]].", None),
    ("Men of the so-called Islamic State in Iraq and Levant fled [[Idlib]] in [[Syria]].", ["Syria"] * 2),
    ("They of the Islamic State in Iraq and the Levant fled [[Idlib]]; it is strong in [[Iraq]].", None),
    ("[[SYRIA]]: GAS ATTACK IN [[IDLIB]] KILLS 58", ["Syria"] * 2),
    ("On Sunday in [[Aleppo]], [[Idlib]] and [[Homs]], hospitals closed.", ["Syria"] * 3),
    ("Bodies lay in the streets of [[al-Bab]] and in [[ar-Rastan]], [[Syria]].", ["Syria"] * 3),
    ("Gunmen struck [[Yumbis]] village in [[Kenya]], near [[Garissa]].", ["Kenya"] * 3),
    ("A boat sank in the [[Gulf of Aden]] off [[Yemen]].", ["", "Yemen"]),
    ("Fires burned in northeast [[Bangladesh]] and near [[Lake Victoria]].", ["Bangladesh", ""]),
    ("Clashes hit eastern [[Ghouta]], near the Syrian capital [[Damascus]].", ["Syria"] * 2),
    ("Shelling hit [[Kharkiv]]'s [[Saltivka]] district in [[Ukraine]].", ["Ukraine"] * 3),
    ("Floods swept [[Porto Alegre]] and [[Rio Grande do Sul]] in [[Brazil]].", ["Brazil"] * 3),
    ("He was born in [[Paris]], [[Texas]].", ["United States"] * 2),
    ("[[Tripoli]], [[Lebanon]], was calm; [[Libya]] was not.", ["Lebanon", "Lebanon", "Libya"]),
    ("In [[Reading]], [[England]], a man was stabbed. She was reading.", ["United Kingdom"] * 2),
    ("Police in [[Nice]], [[France]], said so.", ["France"] * 2),
    ("A storm hit [[Bosnia and Herzegovina]] and [[Trinidad and Tobago]].", None),
    ("Soldiers in [[Georgia]] crossed the border; Georgian villagers fled [[Gori]].", ["Georgia"] * 2),
    ("[[Syria]] buried its dead. A school in the [[Qasmiya]] district was hit.", ["Syria"] * 2),  # no table holds it
    ("Rescuers reached the [[Zaatari]] camp in [[Jordan]].", ["Jordan"] * 2),
    ("He met Mr. Gori in [[Genoa]].", ["Italy"]),
    ("In [[Jordan]], six had died.", ["Jordan"]),
    ("[[Nepal]]’s rescue teams flew to [[Pokhara]].", ["Nepal"] * 2),
    ("Shells fell in the [[Kafr Al Zayt]] district near [[Homs]], [[Syria]].", ["Syria"] * 3),
    ("Ships left [[Port-au-Prince]] and [[Guinea-Bissau]].", ["Haiti", "Guinea-Bissau"]),  # hyphens of one name
    ("Floods hit [[Sri Lanka]]; the Sri Lankan army helped in [[Galle]].", ["Sri Lanka"] * 2),
    ("Shots rang out on Garnet Street in [[Tulsa]], [[Oklahoma]].", ["United States"] * 2),  # a town has the name too
    ("[[Spain]] mourned. Neighbouring [[Portugal]] reported fires.", ["Spain", "Portugal"]),
    ("Bombs hit the hospital in [[Old Mayendit]], [[South Sudan]].", ["South Sudan"] * 2),
    ("Skiers died above [[Kitzbühel]] and in [[St. Anton]] in [[Austria]].", ["Austria"] * 3),
    ("Officers entered [[Morro do Harun]] in [[Rio de Janeiro]].", ["Brazil"] * 2),
    ("A blast shook the [[Dasht-e-Harun]] neighbourhood of [[Kabul]].", ["Afghanistan"] * 2),
    ("[[Mali]] said troops sent to [[Menaka]] came too late.", ["Mali"] * 2),
    (
        "[[MINA]], [[Saudi Arabia]] - [[Iran]] spoke of a crush in [[Mina]].",
        ["Saudi Arabia"] * 2 + ["Iran", "Saudi Arabia"],
    ),  # Iran has a Mina too
    ("[[Chile]], [[Colombia]], [[Brazil]] sent aid to the [[Choco]] region of [[Colombia]].", None),
    ("A boat sank off [[Bear Island]] and another off [[White Island]].", ["", ""]),  # Bear is a town
    ("Strikes on [[Sarmin]] and [[Binnish]] on Monday killed two.", ["Syria"] * 2),  # a small town after its like
    ("Police in [[Sarmin]], Binnish told reporters, had fled.", ["Syria"]),
    ("A raid on [[Orunab]] in the Syrian Capital [[Damascus]] killed two.", ["Syria"] * 2),
    ("[[Syria]] wept, according to Idris, and thanks to Idris.", ["Syria"]),
    ("They took the town of [[Al Harunain]] and [[al Qoraniyeh]] oilfield near [[Homs]], [[Syria]].", ["Syria"] * 4),
    (
        "Shells hit the villages of [[Rajm al Sheikh]] and [[Tariq al-Harun]] Bustan al-Harun in [[Syria]].",
        ["Syria"] * 3,
    ),
    ("Nine died in [[Washington County]].", ["United States"]),  # dozens of namesakes, one country
    ("A bomb went off at the gate of the [[Sitt Harun]] shrine near [[Damascus]], [[Syria]].", ["Syria"] * 3),
    ("He fled towards Orlebar Avenue in [[Tulsa]], [[Oklahoma]].", ["United States"] * 2),
]
BY_THEIR_WORDS = [  # names that no table holds, known as places by the words around them
    ("A bus fell into a ditch in [[Garissa]]'s [[Rasmat]], [[Kenya]].", ["Kenya"] * 3),
    ("The group said a raid on [[Rasmat]] killed three in [[Kenya]].", ["Kenya"] * 2),
    ("Nobody fled. In [[Rasmat]] a man stood in the road in [[Kenya]].", ["Kenya"] * 2),
    ("They spoke of an assault on [[Orunal]], in [[Garissa]], [[Kenya]].", ["Kenya"] * 3),
    ("Deaths by county\n[[Rasmat]]: 17 dead\n[[Garissa]]: 12 dead, in [[Kenya]]", ["Kenya"] * 3),
    ("Two died on the shores of [[Lake Turkana]] in [[Kenya]].", ["Kenya"] * 2),
]
UNNAMED = [  # persons, bodies, peoples, calendar, plain words: no place at all
    "The Aleppo Media Center and the Syrian Observatory said so.",
    "Paris Hilton and Omar Daoud spoke to Rami Abdul Rahman.",
    "Michael Jordan and Chad Miller died.",
    "March was wet. Human Rights Watch and the Red Cross said so on Sunday.",
    "Reading is fun. Nice is nice.",
    "Britain-based monitors counted Turkey-backed fighters.",
    "The Department of Justice spoke. Police said nothing.",
    "Syrian, Iraqi and Kurdish fighters met.",
    "Hope was lost. Dozens died. Several were hurt.",
    "Boko Haram raided a market; Ahrar al Sham and the Syria Democratic Forces did not.",  # groups bear places' names
    "US-Russia talks began as the Aleppo-Damascus road and the Turkey-Iraq border closed.",
    "Fans came to a match between Orunal and Rasmat. A man ran into a Solmart store.",
    "A report from Monday's hearing and Friday's march.",
]


@pytest.mark.parametrize(("marked", "countries"), [*NAMED, *BY_THEIR_WORDS])
def test_named_places(marked, countries):
    text, spans = unmark(marked)
    found = find_places(text)
    assert [(m.start, m.end) for m in found] == [tuple(span) for span in spans]
    assert [m.name for m in found] == [text[slice(*span)] for span in spans]
    if countries is not None:
        assert [m.country for m in found] == countries


@pytest.mark.parametrize("text", UNNAMED)
def test_no_place(text):
    assert find_places(text) == []


def test_country_comes_from_the_document_not_from_the_population():
    (mention, *_) = find_places("Shells hit Madaya at noon. Syrian medics left.")
    assert mention.place is not None
    assert mention.place.country == "Syria"


CAPITALS = [  # places marked, the cities meant
    ("A bomb went off in the [[Somali capital]]. Nobody claimed it.", ["Mogadishu"]),
    ("A bomb went off in the Somali capital, [[Mogadishu]].", ["Mogadishu"]),
    ("A bomb went off in the [[Somali capital]]. [[Mogadishu]] is calm.", ["Mogadishu", "Mogadishu"]),
    ("Ships crossed the [[Gulf of Aden]] to the [[Sri Lankan capital]].", ["Gulf of Aden", "Colombo"]),
    ("The Somali capitals of trade; the national capital.", []),
]


@pytest.mark.parametrize(("marked", "cities"), CAPITALS)
def test_capital_named_by_its_people(marked, cities):
    text, spans = unmark(marked)
    found = find_places(text)
    assert [(m.start, m.end) for m in found] == [tuple(span) for span in spans]
    assert [m.place.name for m in found if m.place] == cities


def test_title_gives_context():
    (alone,), (titled,) = find_places("Clashes in Gao."), find_places("Clashes in Gao.", title="Mali: 12 dead")
    assert titled.country == "Mali"
    assert alone.name == titled.name


def test_name_without_context_is_kept_and_not_guessed():
    (mention,) = find_places("Nine died in the village of Santa Rosa.")
    assert (mention.name, mention.place) == ("Santa Rosa", None)


HARM = [  # figures marked; the place of each
    ("Gas killed [[58]] people in Khan Sheikhoun in Idlib province, Syria, a monitor said.", ["Khan Sheikhoun"]),
    (
        "An air raid killed [[dozens]] in Syria's Idlib province on Tuesday. The jets struck the town of Khan "
        "Sheikhoun at dawn, a doctor said. [[Eleven]] children were among the dead.",
        ["Khan Sheikhoun", "Khan Sheikhoun"],
    ),
    ("A blast killed [[nine]] people in Goma, a spokesman in Kinshasa said.", ["Goma"]),
    ("Gunmen killed [[148]] students in Garissa, Kenya. The attack was condemned in Nairobi.", ["Garissa"]),
    (
        "Shells killed four people in Douma, Syria, on Monday. Medics spoke of burns. Rescue work went on all night. "
        "The worst attack, in Ghouta in August 2013, killed [[hundreds]].",
        ["Ghouta"],
    ),
    ("BEIRUT (Reuters) - At least [[15]] people drowned when a boat sank off Nouakchott.", ["Nouakchott"]),
    ("A ferry with [[458]] people sank off Jianli in China. It had left Nanjing for Chongqing.", ["Jianli"]),
    ("A bus from Herat to Kandahar crashed in Kabul, killing [[12]].", ["Kabul"]),
    ("That year saw a shooting in Uvalde, Texas, where [[19]] pupils were killed.", ["Uvalde"]),
    ("KRAMATORSK, Ukraine (AP) — A missile hit a café in Kramatorsk, killing [[11]] people.", ["Kramatorsk"]),
    ("Buses carried [[5,000]] people out of the Syrian towns of Foua and Kefraya.", ["Foua and Kefraya"]),
    ("[[2,200]] people were evacuated from Madaya in Syria and taken to Idlib.", ["Madaya"]),
    (
        "A fire in the Zaatari camp in Jordan killed [[two]] children. They were treated at a hospital in Mafraq.",
        ["Zaatari"],
    ),
    (
        "Floods trapped [[thousands]] in Manila. Across the Philippines, [[600]] people died.",
        ["Manila", "Philippines"],
    ),
    ("[[Twenty-nine]] people died when a bus fell into a ravine near Lima, Peru.", ["Lima"]),
    (
        "Fighters killed [[25]] officers in a village north of Garissa in Kenya. The ambush was in Yumbis village. "
        "[[Twenty]] more were hurt in Yumbis.",
        ["Yumbis", "Yumbis"],
    ),
    (
        "At least [[18]] people were killed in Nepal's capital. The plane took off from Kathmandu for Pokhara.",
        ["Kathmandu"],
    ),
    ("The UN in New York said [[200]] bodies were found in Mosul, Iraq.", ["Mosul"]),
    ("Storms in the U.S. killed [[12]] people, officials said.", ["U.S."]),  # capitals, and yet no dateline
    ("A monitor based in Britain said [[14]] people died in the village of Rasm.", ["Rasm"]),
    ("A mine killed [[two]] men in the town of Rasm in the Eastern Province of Homs in Syria.", ["Rasm"]),
    ("Shells killed [[two]] men in the northern part of al-Harunain, south of Homs, Syria.", ["al-Harunain"]),
    ("Bombs in the seaside cities of Jableh and Tartus in Syria killed [[170]] people.", ["Jableh and Tartus"]),
    (
        "[[Two]] people were hurt when rebels located in Binnish in Syria fired mortars at the town of al-Fouaa.",
        ["al-Fouaa"],
    ),
    ("[[Two]] people were hurt by mortars on a market located in Binnish in Syria, north of Idlib.", ["Binnish"]),
    ("A ferry sank off Jindo, South Korea. [[Four]] of the dead were pupils of a school in Ansan.", ["Jindo"]),
    ("Gunmen shot dead [[40]] students of a university in Garissa, Kenya.", ["Garissa"]),
    (
        "A crush killed 717 pilgrims in Mecca. Police put the dead at [[14]], while Pakistan said [[seven]] died.",
        ["Mecca", "Mecca"],
    ),
    ("A bomb at the airport of Kabul killed scores of civilians and [[13]] U.S. troops.", ["Kabul"]),
    ("[[Three]] people died in Aleppo. Another attack killed [[two]] in Homs, Syria.", ["Aleppo", "Homs"]),
]
HARM_GAPS = [
    ("Rockets hit Kharkiv and Odesa in Ukraine. In the first of the two cities, [[two]] people died.", ["Kharkiv"]),
]


@pytest.mark.parametrize(
    ("marked", "expected"), [*HARM, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True)) for row in HARM_GAPS)]
)
def test_harm_place(marked, expected):
    text, spans = unmark(marked)
    sentences, mentions = find_sentences(text), find_places(text)
    found = [harm_place(text, sentences, mentions, span) for span in spans]
    assert [mention.name if mention else None for mention in found] == expected


def test_total_of_a_war_has_a_country_and_no_place():
    text, (span,) = unmark(
        "Three people died in Homs on Friday. Rebels blamed the army. The army blamed rebels. "
        "Syria's war has killed [[more than 300,000]] people since 2011."
    )
    found = harm_place(text, find_sentences(text), find_places(text), span)
    assert found is not None
    assert (found.name, found.country) == ("", "Syria")


def test_text_without_places_has_no_harm_place():
    assert harm_place("Nine died.", find_sentences("Nine died."), [], Span(0, 4)) is None


CUES = [  # text before the name, role, whether it makes an unknown name a place
    ("killed in ", "at", True), ("from the northern towns of ", "from", True), ("in the village of ", "at", True),
    ("280 miles from ", "near", False), ("north of ", "near", False), ("in the north of ", "at", False),
    ("pulled out of ", "from", False), ("close to ", "near", False), ("said ", "", False),
    ("the Department of ", "of", False), ("residents of ", "of", False), ("the two villages ", "noun", False),
]  # fmt: skip


@pytest.mark.parametrize(("before", "role", "strong"), CUES)
def test_cue_before_a_name(before, role, strong):
    cue = read_cue(before + "Rasm", len(before))
    assert cue.role == role
    if strong:
        assert cue.strong


PEOPLES = [row["demonym"] for row in load_table("demonyms") if row["demonym"] not in ("US", "New Zealand")]  # both


@pytest.mark.parametrize("people", PEOPLES)
def test_a_people_is_no_place(people):
    assert find_places(f"A {people} fisherman drowned.") == []


WORDS = [
    *"in near the town of Aleppo Idlib Syria Syrian al- and , . killed 12 on Sunday said 2013 war Rasm".split(),
    "al-Qadim", "\n", "in the city", "the capital", "since the war began", "fled from",
]  # fmt: skip


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_is_read_and_every_span_stands(text):
    sentences, mentions = find_sentences(text), find_places(text)
    assert all(text[m.start : m.end] == m.name for m in mentions)
    assert mentions == sorted(mentions, key=lambda m: m.start)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    scene = Scene(text, sentences, mentions)
    for start in range(0, len(text), 7):
        found = scene.place_of(Span(start, min(start + 3, len(text))))
        assert found is None or text[found.start : found.end] == found.name


UNITS = ["Aleppo ", "in Foo Bar and ", "A-", "A'", "al-", "said in Aleppo war 2011. ", "Khan ", "in the city. "]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_text_and_no_faster(unit):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        Scene(text, find_sentences(text), find_places(text)).place_of(Span(0, 1))
        return time.process_time() - start

    seconds(1000)
    assert seconds(80_000) < 20 * seconds(20_000) + 0.2  # four times the text; a square would be sixteen times and more


FAR_AWAY = [  # what another language, or another country alone, knows by a name that the report means otherwise
    ("Fernando Londono was hurt in Bogota, Colombia. Londono is 68.", "Londono"),
    ("Bombs hit a Turi bazaar in Parachinar, Pakistan.", "Turi"),
    ("Fires at Mati killed 102 people in Greece, officials said in Athens.", "Mati"),
    ("A bomb went off on Calle 74 in Bogota, Colombia.", "Calle"),
]


@pytest.mark.parametrize(("text", "name"), FAR_AWAY)
def test_a_namesake_in_a_country_the_report_does_not_name_is_not_put_on_the_map(text, name):
    found = [mention.place for mention in find_places(text) if mention.name == name]
    assert found in ([], [None])


def test_a_name_in_no_table_has_the_country_of_the_towns_beside_it():
    text = (
        "The United States, Russia, France and Britain were asked to act. Strikes on the town of Harunia killed nine."
        " Jets also hit Aleppo and Idlib."
    )
    countries = {mention.name: mention.country for mention in find_places(text)}
    assert countries["Harunia"] == countries["Aleppo"] == "Syria"

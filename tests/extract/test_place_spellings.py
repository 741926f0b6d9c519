"""Places under the spellings of newswire, and names that are no place: the shares that are read right.

The rows stand in ``place_spellings.tsv``: capitals, towns of war and
disaster, regions, camps and seas, with old and new names and transliterations.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.places import find_places
from reconcile.lexicons.spelling import fold

ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("place_spellings.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith(("#", "country\t"))
]
SPELLINGS = [(country, spelling) for country, spellings in ROWS for spelling in spellings.split(" | ")]
SILENT = (  # persons, bodies, peoples, plain words
    "Bashar al-Assad, Rami Abdel Rahman, Antonio Guterres, Staffan de Mistura, Jan Egeland, Angela Merkel, "
    "Vladimir Putin, Sergei Lavrov, Paris Hilton, Chelsea Clinton, Giorgia Meloni, Jordan Henderson, "
    "Tyler Austin, Lincoln Chafee, Ashton Carter, Douglas Ross, Cameron Houston, Madison Keys, Mohammed Hassan, "
    "Omar Aleppo-Haddad, Abu Bakr al-Baghdadi, Osama bin Laden, Ahmad al-Sharaa, Khalifa Haftar, "
    "Volodymyr Zelenskiy, Aung San Suu Kyi, Benjamin Netanyahu, Human Rights Watch, Amnesty International, "
    "Médecins Sans Frontières, Doctors Without Borders, The White Helmets, Islamic State, Boko Haram, "
    "Al Shabaab, Hezbollah, Hamas, The Taliban, The Red Crescent, The Red Cross, The United Nations, "
    "The Security Council, The European Union, Reuters, The Associated Press, Agence France-Presse, BBC News, "
    "Al Jazeera, Sky News, CNN, The Guardian, The New York Times, The Washington Post, "
    "The Syrian Observatory for Human Rights, The Aleppo Media Center, The Syrian Network for Human Rights, "
    "The Kivu Security Tracker, The Damascus Police Command, The Free Syrian Army, "
    "The Syrian Democratic Forces, The Health Ministry, The Interior Ministry, The Ministry of Defence, "
    "The World Health Organization, Save the Children, Syrian officials, Ukrainian forces, Iraqi police, "
    "Sudanese doctors, Nigerian soldiers, Americans, Burmese activists, Congolese rebels, Kurdish fighters, "
    "Sunni leaders, Christian groups, Police, The Army, Dozens of Monday's mourners, March visitors, "
    "August crowds, The Prime Minister, President Santos, Mayor Torres, General Lee, Colonel Victoria Marsh, "
    "Captain Santiago, Governor Abbott, Sheikh Hamad, Imam Ali, Hope, Reading, Victory, Independence, "
    "Mobile users, Nice people, Split families, Best friends, Bath owners, Most witnesses, Many, Several, "
    "Nobody, Officials, Residents, Activists, Rescuers"
).split(", ")

MIN_PLACES, MIN_COUNTRY, MIN_SPELLINGS, MIN_SILENT = 144, 0.95, 0.92, 0.95  # how many, and shares


def test_the_rows_are_many_and_each_stands_once():
    assert len(ROWS) >= MIN_PLACES
    assert len({fold(spelling) for _, spelling in SPELLINGS}) >= len(SPELLINGS) * 0.9  # accents and hyphens may fold


def test_spellings_are_known_to_the_gazetteer(record_property):
    missed = [
        name for country, name in SPELLINGS if country not in [p.country for p in load_gazetteer().find(name)[:1]]
    ]
    share = 1 - len(missed) / len(SPELLINGS)
    record_property("gazetteer spellings right", round(share, 3))
    assert share >= MIN_COUNTRY, missed


def read(spelling: str) -> list[str]:
    """Return the countries of the places read in a sentence that gives no other hint."""
    found = find_places(f"A bomb killed nine people in {spelling} on Monday.")
    return [mention.place.country for mention in found if mention.place is not None]


def test_spellings_are_read_in_a_sentence(record_property):
    read_as = {spelling: read(spelling) for _, spelling in SPELLINGS}
    missed = [(country, name, read_as[name]) for country, name in SPELLINGS if country not in read_as[name]]
    share = 1 - len(missed) / len(SPELLINGS)
    record_property("spellings read right", round(share, 3))
    assert share >= MIN_SPELLINGS, missed
    wrong = [row for row in missed if row[2]]
    assert len(wrong) <= (1 - MIN_COUNTRY) * len(SPELLINGS), wrong


def test_what_is_no_place_stays_silent(record_property):
    misread = [name for name in SILENT if find_places(f"{name} said nine people were killed.")]
    share = 1 - len(misread) / len(SILENT)
    record_property("names that are no place left alone", round(share, 3))
    assert share >= MIN_SILENT, misread


@pytest.mark.parametrize("spelling", ["Donbass", "Nusseirat", "East Ghouta", "Zamzam"])
def test_doubled_letters_sides_and_a_camp_without_the_word_are_spellings(spelling):
    assert load_gazetteer().find(spelling)[0].name in (
        "Donbas",
        "An Nuşayrāt",
        "Nuseirat",
        "Eastern Ghouta",
        "Zamzam camp",
    )


@pytest.mark.parametrize("spelling", ["Zztop", "Ffoobar", ""])
def test_what_no_table_holds_is_not_guessed(spelling):
    assert load_gazetteer().find(spelling) == ()

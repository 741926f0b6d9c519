"""One name a body, one kind a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.ministries import main_demonym
from reconcile.extract.names import canonical_name, kind_of, normal_word
from reconcile.lexicons.load import load_table
from reconcile.model import ClaimantKind

BODIES = load_table("claimant_names")


@pytest.mark.parametrize("row", BODIES, ids=lambda row: row["name"])
def test_every_form_of_a_body_has_its_one_name_and_kind(row):
    for form in [row["name"], *filter(None, row["aliases"].split(" | "))]:
        assert canonical_name(form) == row["name"]
        assert canonical_name(f"the {form}") == row["name"]
    for form in filter(None, row["short"].split(" | ")):
        assert canonical_name(form, text=f"{form} {row['context']}") == row["name"]
    assert kind_of(row["name"]) is ClaimantKind(row["kind"])


@pytest.mark.parametrize("row", [row for row in BODIES if row["short"]], ids=lambda row: row["name"])
def test_a_short_form_means_nothing_without_its_context(row):
    for form in row["short"].split(" | "):
        if row["context"] not in form:
            assert canonical_name(form, text=form) != row["name"]


def test_no_form_belongs_to_two_bodies():
    spelt = ({form.lower() for form in [row["name"], *row["aliases"].split(" | ")] if form} for row in BODIES)
    forms = [form for of_body in spelt for form in of_body]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


NAMES = [
    ("the SOHR", "", "Syrian Observatory for Human Rights"),
    ("U.N.", "", "United Nations"),
    ("Iranian state TV", "", "Iranian state television"),
    ("the interior ministry", "Kenyan", "Kenyan Interior Ministry"),
    ("the interior ministry", "", "Interior Ministry"),
    ("the country's interior ministry", "Kenyan", "Kenyan Interior Ministry"),
    ("Peru's Interior Ministry", "Kenyan", "Peruvian Interior Ministry"),
    ("Perus interior ministry", "", "Peruvian Interior Ministry"),
    ("the Ministry of Health", "Kenyan", "Kenyan Health Ministry"),
    ("the Russian Defense Ministry", "", "Russian Defence Ministry"),
    ("Gaza's health ministry", "", "Gaza Health Ministry"),
    ("is", "", "is"),
    ("who", "", "who"),
    ("a  local   official", "", "local official"),
    ("", "", ""),
]


@pytest.mark.parametrize(("words", "demonym", "expected"), NAMES)
def test_canonical_name(words, demonym, expected):
    assert canonical_name(words, demonym=demonym) == expected


KINDS = [
    ("-", ClaimantKind.OUTLET),
    ("police", ClaimantKind.POLICE),
    ("Kenyan police", ClaimantKind.POLICE),
    ("medical source", ClaimantKind.MEDICAL),
    ("doctor", ClaimantKind.MEDICAL),
    ("military source", ClaimantKind.MILITARY),
    ("Kenyan Interior Ministry", ClaimantKind.GOVERNMENT),
    ("Kenyan Defence Ministry", ClaimantKind.MILITARY),
    ("local officials", ClaimantKind.GOVERNMENT),
    ("resident", ClaimantKind.WITNESS),
    ("rebel commander", ClaimantKind.ARMED_GROUP),
    ("war monitor", ClaimantKind.MONITOR),
    ("local media", ClaimantKind.MEDIA),
    ("aid group", ClaimantKind.NGO),
    ("fire service", ClaimantKind.RESCUE),
    ("Lena Amsel", ClaimantKind.OTHER),
    ("UNICEF ; police", ClaimantKind.UN),
]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_kind_of(name, kind):
    assert kind_of(name) is kind


COUNTRIES = [
    ("Kenyan police spoke. Kenya mourns.", "Kenyan"),
    ("Kenyan police spoke.", ""),
    ("Kenya, Kenya, Uganda, Uganda.", ""),
    ("Syrias army and Syrian doctors", "Syrian"),
    ("South Korea mourns. South Korean police spoke.", "South Korean"),
]


@pytest.mark.parametrize(("text", "demonym"), COUNTRIES)
def test_main_demonym(text, demonym):
    assert main_demonym(text) == demonym


@given(st.text(max_size=80), st.text(max_size=40))
def test_any_words_have_a_name_and_a_kind(words, text):
    assert isinstance(canonical_name(words, text), str)
    assert isinstance(kind_of(words), ClaimantKind)
    assert isinstance(main_demonym(words), str)
    assert normal_word(words) == normal_word(words)

"""Which claims are of one harm: each row two claims, alike but for what is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reconcile.group.evidence import Evidence, Verdict
from reconcile.group.harm import Harm
from reconcile.group.link import link_events
from reconcile.model import Claim, Outcome, Scope, Victims
from tests.group.building import exactly, part_of, told

TOTAL = {"scope": Scope.PERIOD, "date": "2011-03/2021-05"}
SEPARATELY = {"quote": "Separately, 12 died.", "start": 12, "sentence_start": 0, "low": 31}
DAYS_AFTER = {"quote": "It came days after another in Aldar that killed 12.", "start": 48, "sentence_start": 0}
BY_PROVINCE = {"place": "Bekta", "admin1": "Bekta"}
PRINTED = {"date": "2021-05-04"}  # the day on which all these reports were printed
GREW = {"admin1": "Bekta", "low": 86}
IN_BEKTA = {"admin1": "Bekta", "low": 44}
AT_CLUB = {"quote": "Twelve died at a crowded nightclub."}
AT_SHOP = {"quote": "Many died at a shop."}
TOWN = {"place": "Aldar", "lat": 10.0, "lon": 10.0}
FAR_OFF = {"place": "Mill", "lat": 12.0, "lon": 10.0}
DRIVEN_OUT = {"doc": "a", "kind": "evacuation", "low": 900, "outcome": Outcome.DISPLACED, **FAR_OFF}
AT_SEA = {"kind": "sinking", "place": "Cape Orm"}

ONE: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("another report of the same", {}, {}),
    ("another spelling", {"place": "Khan Sheikhun"}, {"place": "Khān Shaykhūn"}),
    ("article and hyphen", {"place": "al-Bab"}, {"place": "Bab"}),
    ("one gazetteer entry", {"place": "Aldar", "place_id": "7"}, {"place": "Old Fort", "place_id": "7"}),
    ("a province and its only strike", {"place": "Aldar", "admin1": "Bekta"}, {"place": "Bekta", "admin1": "Bekta"}),
    ("a quarter and its town", {"place": "Old City of Aldar"}, {"place": "Aldar"}),
    ("a massacre from the air", {"kind": "strike"}, {"kind": "massacre"}),
    (
        "a massacre from the air, other tolls",
        {"doc": "a", "kind": "strike", "low": 47},
        {"doc": "a", "kind": "massacre", "low": 82},
    ),
    (
        "those who fled an attack of which their report tells",
        {"doc": "a", "kind": "shooting"},
        {"doc": "a", "kind": "displacement", "outcome": Outcome.DISPLACED, "low": 900},
    ),
    ("poison gas came from the air", {"kind": "strike"}, {"kind": "chemical attack"}),
    ("a word for any violence", {"kind": "bombing"}, {"kind": "attack"}),
    ("kind not told", {"kind": ""}, {}),
    ("a month holds the day", {"date": "2021-05"}, {}),
    ("a wreck dated by its rescue", {**AT_SEA, "date": "2021-05-01"}, {**AT_SEA, "date": "2021-05-03"}),
    ("a storm over two towns", {"kind": "storm", "place": "Aldar"}, {"kind": "flood", "place": "Bekta"}),
    ("no date in one report", {"doc": "a", "date": ""}, {"doc": "a"}),
    ("neither report dated, one town", {"date": ""}, {"date": "", "kind": "clash"}),
    ("no place in one report", {"doc": "a", "place": ""}, {"doc": "a"}),
    ("the only strike of a country that day", {"place": "Testland"}, {"outcome": Outcome.INJURED}),
    ("a total to the day of each report", TOTAL, {**TOTAL, "date": "2011/2020-11"}),
    ("a total of a country, named or not", {**TOTAL, "place": ""}, {**TOTAL, "place": "Testland"}),
    ("dead and injured", {}, {"outcome": Outcome.INJURED}),
    ("another name of the place, one telling toll", {"doc": "a", "place": "Port Road"}, {"doc": "a", "place": "Mill"}),
    ("dated by its print a day on, one telling toll", {"published": "2021-05-03"}, {"date": "2021-05-02"}),
    ("dated a day off, one odd great toll", {"date": "2021-05-02", "low": 44}, {"low": 44}),
    ("by province, dated by its print a day on, an odd great toll", {**BY_PROVINCE, **PRINTED, "low": 44}, IN_BEKTA),
    ("dated by its print days on, a rare toll", {**PRINTED, "low": 2000}, {"date": "2021-05-01", "low": 2000}),
    (
        "both dated by their print, a week apart, a great toll",
        {"date": "2021-05-09", "published": "2021-05-09", "low": 2000},
        {"date": "2021-05-16", "published": "2021-05-16", "low": 2000},
    ),
    ("undated, a great round toll", {"date": "", "low": 2000, "kind": "attack"}, {"low": 2000, "kind": "attack"}),
    ("by province, dated by its print, a toll that grew", {**BY_PROVINCE, **PRINTED, "low": 70}, GREW),
    ("a storm and those it drove out of a far town", {"doc": "a", "kind": "storm", **TOWN}, DRIVEN_OUT),
    ("towns far apart in two reports, a toll like 112", {**TOWN, "low": 112}, {**FAR_OFF, "low": 112}),
    ("a great toll that grew, one report by province", {**BY_PROVINCE, "low": 58}, {"admin1": "Bekta", "low": 86}),
    ("one side under two names", {"doc": "a", "actor": "regime"}, {"doc": "a", "actor": "Testland army", "low": 31}),
    ("one army, one report names nobody", {"actor": "rebels"}, {"low": 31}),
    ("two sides blamed for one telling toll", {"actor": "rebels", "low": 44}, {"actor": "army", "low": 44}),
    ("a club and its street", {"quote": "Shot at a nightclub."}, {"quote": "Shot on Orlebar Street.", "low": 31}),
    ("two spots of one great harm", {**AT_CLUB, "low": 58}, {**AT_SHOP, "low": 58}),
    ("the dead and the displaced of one war", TOTAL, {**TOTAL, "outcome": Outcome.DISPLACED}),
    ("an undated page with the toll of the only strike there", {"date": ""}, {}),
    ("an undated page with an odd great toll", {"date": "", "low": 44, "kind": "attack"}, {"low": 44}),
    ("two names, one odd great toll, in two reports", {"place": "Port Road", "low": 44}, {"place": "Mill", "low": 44}),
    ("a market in one report on its town", {"doc": "a", "place": "Hay Market"}, {"doc": "a", **TOWN, "low": 31}),
    ("a storm and those it drove out", {"doc": "a", "kind": "storm"}, {"doc": "a", "kind": "evacuation", "low": 900}),
    ("the country, its apostrophe lost", {"place": "Testlands"}, {"place": "Testland"}),
]

APART: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("another place", {"place": "Bekta"}, {}),
    ("another country", {"country": "Elsewhere"}, {}),
    ("towns far apart", {"lat": 10.0, "lon": 10.0}, {"lat": 12.0, "lon": 10.0}),
    ("another day", {"date": "2021-04-20"}, {}),
    ("days off, a rare toll, its day told", {"date": "2021-05-06", "low": 2000}, {"low": 2000}),
    ("dated by its print days on, a common toll", {**PRINTED, "low": 40}, {"date": "2021-05-01", "low": 40}),
    ("a day off, one small toll", {"date": "2021-05-02"}, {}),
    ("two small tolls of a province", {**BY_PROVINCE, "low": 5}, {"admin1": "Bekta", "low": 7}),
    ("two sides in one report", {"doc": "a", "actor": "rebels"}, {"doc": "a", "actor": "army", "low": 31}),
    ("two sides, two reports", {"actor": "rebels"}, {"actor": "government forces", "low": 31}),
    ("two spots in one town that day", AT_CLUB, {**AT_SHOP, "low": 31}),
    ("a round-up of shelling and strikes", {"doc": "a", "kind": "shelling"}, {"doc": "a", "low": 31}),
    ("all over the country and in a town, one report", {"doc": "a", "place": "", "low": 80}, {"doc": "a"}),
    ("only the country told, another toll", {"place": ""}, {"place": "", "low": 31}),
    ("only the country told in one report, another toll", {"place": ""}, {"low": 31}),
    ("the country, dated by its print, one telling toll", {"place": "", **PRINTED}, {"place": ""}),
    ("days after another there", {"doc": "a", **DAYS_AFTER}, {"doc": "a", "low": 31}),
    ("the next day, another toll", {"date": "2021-05-04", "low": 90}, {}),
    ("a crash on the day of a strike", {"kind": "crash"}, {}),
    ("undated, in another report, of another toll", {"date": "", "low": 13}, {}),
    ("undated, in another report, by a loose word", {"date": "", "kind": "attack"}, {"kind": "attack"}),
    ("unplaced, in another report, by a loose word", {"place": "", "kind": "attack"}, {"outcome": Outcome.INJURED}),
    ("a running total", TOTAL, {}),
    ("totals of other windows", TOTAL, {**TOTAL, "date": "2020/2021"}),
    ("the besieged of a war and its dead", TOTAL, {**TOTAL, "outcome": Outcome.TRAPPED}),
    ("the dead of floods and of attacks in one span", {**TOTAL, "kind": "flood"}, {**TOTAL, "kind": "attack"}),
    ("a market told apart in one report", {**SEPARATELY, "doc": "a", "place": "Hay Market"}, {"doc": "a", **TOWN}),
    ("two names, one toll, in two reports", {"place": "Port Road"}, {"place": "Mill"}),
    ("towns far apart, a round toll", {**TOWN, "low": 200}, {**FAR_OFF, "low": 200}),
    (
        "towns far apart in one report, a toll like 112",
        {"doc": "a", **TOWN, "low": 112},
        {"doc": "a", **FAR_OFF, "low": 112},
    ),
    ("homonyms far apart", {"lat": 10.0, "lon": 10.0, "place": "Aldar"}, {"lat": 14.0, "lon": 10.0, "place": "Aldar"}),
]


def pair(one: dict[str, Any], other: dict[str, Any]) -> list[Claim]:
    return [exactly(**{"number": fields.pop("low", 12), **fields}) for fields in (dict(one), dict(other))]


@pytest.mark.parametrize(("shows", "one", "other"), ONE, ids=[row[0] for row in ONE])
def test_one_harm(shows: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert len(link_events(pair(one, other))) == 1


@pytest.mark.parametrize(("shows", "one", "other"), APART, ids=[row[0] for row in APART])
def test_two_harms(shows: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert len(link_events(pair(one, other))) == 2


def test_a_province_with_two_strikes_joins_neither() -> None:
    claims = [
        exactly(5, place="Aldar", admin1="Bekta", lat=10.0, lon=10.0),
        exactly(6, place="Mill", admin1="Bekta", lat=11.0, lon=10.0),
        exactly(11, place="Bekta", admin1="Bekta"),
    ]
    assert len(link_events(claims)) == 3


def test_a_strike_told_by_country_joins_neither_of_two_that_day() -> None:
    claims = [exactly(5, place="Aldar"), exactly(6, place="Mill"), exactly(11, place="Testland")]
    assert len(link_events(claims)) == 3


def test_an_undated_figure_follows_the_nearest_harm_of_its_report() -> None:
    first = exactly(12, doc="a", start=10)
    later = exactly(7, doc="a", start=900, date="2021-04-02")
    undated = exactly(3, doc="a", start=940, date="", outcome=Outcome.INJURED)
    events = link_events([first, later, undated])
    assert sorted([c.id for c in event.claims] for event in events) == sorted([[first.id], [later.id, undated.id]])


def test_a_part_goes_where_its_whole_goes() -> None:
    whole = exactly(58)
    part = part_of(whole, exactly(11, victims=(Victims.CHILD,), place="", date="", kind=""))
    (event,) = link_events([part, whole])
    assert {claim.id for claim in event.claims} == {whole.id, part.id}


def test_a_part_harmed_elsewhere_is_a_harm_of_its_own() -> None:
    whole = exactly(31, place="Aldar and Bekta")
    aldar = part_of(whole, exactly(12, place="Aldar"))
    far = part_of(whole, exactly(19, place="Mill"))
    events = {frozenset(c.id for c in event.claims) for event in link_events([whole, aldar, far])}
    assert events == {frozenset({whole.id, aldar.id}), frozenset({far.id})}


def test_a_sum_over_towns_of_a_province_takes_none_of_them() -> None:
    whole = exactly(13, **BY_PROVINCE, doc="a")
    aldar = part_of(whole, exactly(7, place="Aldar", admin1="Bekta", lat=10.0, lon=10.0))
    mill = part_of(whole, exactly(6, place="Mill", admin1="Bekta", lat=11.0, lon=10.0))
    assert len(link_events([whole, aldar, mill])) == 3
    storm = [replace(claim, kind="storm") for claim in (whole, aldar, mill)]
    assert len(link_events(storm)) == 1


def test_two_tolls_shared_by_two_reports_make_two_names_one_place() -> None:
    dead_and_hurt = [
        exactly(n, place=place, doc=place, outcome=outcome)
        for place in ("Port Road", "Mill")
        for n, outcome in ((31, Outcome.KILLED), (140, Outcome.INJURED))
    ]
    assert len(link_events(dead_and_hurt)) == 1


DAYS_AFTER_BEKTA = "It came days after another in Bekta in which [[12]] people were killed."


def test_a_place_told_only_with_another_harm_is_not_that_of_the_story() -> None:
    story = told("[[7]] people died when shots were fired.", 7, doc="a", place="Bekta", kind="attack")
    passing = told(DAYS_AFTER_BEKTA, 12, doc="a", place="Bekta")
    bekta = exactly(31, place="Bekta", kind="attack")
    events = {frozenset(c.id for c in event.claims) for event in link_events([story, passing, bekta])}
    assert all(not {story.id, other.id} <= event for event in events for other in (passing, bekta))


def test_a_harm_told_as_days_earlier_has_not_the_day_of_the_story() -> None:
    story = told("[[7]] people died in Aldar.", 7, doc="a")
    passing = told(DAYS_AFTER_BEKTA, 12, doc="a", place="Bekta")
    earlier = exactly(12, place="Bekta", date="2021-04-29", published="2021-04-30")
    events = {frozenset(c.id for c in event.claims) for event in link_events([story, passing, earlier])}
    assert events == {frozenset({story.id}), frozenset({passing.id, earlier.id})}


def test_an_earlier_toll_is_of_the_harm_told_before_whatever_place_is_read() -> None:
    told_now = exactly(70, doc="a", start=1, **TOWN)
    told_then = told("The previous death toll was [[20]], with 50 others hurt.", 20, doc="a", **FAR_OFF)
    assert len(link_events([told_now, told_then])) == 1
    named = replace(told_then, quote=told_then.quote.replace("50 others", "50 in Mill"))
    assert len(link_events([told_now, named])) == 2
    another = exactly(31, doc="a", start=2, place="Quay")
    assert len(link_events([told_now, another, told_then])) == 3


def test_a_sentence_printed_twice_is_of_one_harm_whatever_day_is_read() -> None:
    words = "[[12]] patients died when four bombs fell on a clinic in the old town"
    body = told(f'"{words}," the union said in a statement.', 12, doc="a")
    pulled = replace(told(f"{words}.", 12, doc="a"), date="2021-05-01")
    assert len(link_events([pulled, body])) == 1
    other = replace(pulled, quote=pulled.quote.replace("four bombs", "two shells"))
    assert len(link_events([other, body])) == 2


def test_context_joins_an_event_and_never_draws_two_together() -> None:
    first = exactly(12, doc="a", place="Aldar")
    second = exactly(7, doc="a", place="Bekta")
    houses = exactly(40, doc="a", outcome=Outcome.DESTROYED, unit="building")
    events = link_events([first, second, houses])
    assert sorted(len(event.claims) for event in events) == [1, 2]
    (of_houses,) = [event for event in events if houses.id in {c.id for c in event.claims}]
    assert of_houses.place == "Aldar"


def test_context_joins_the_harm_of_its_report_that_it_fits_best() -> None:
    here = exactly(15, doc="a", **TOWN)
    somewhere = exactly(1950, doc="a", place="")
    context = exactly(120, doc="a", outcome=Outcome.OTHER, **TOWN)
    events = link_events([here, somewhere, context])
    assert {claim.id for event in events for claim in event.claims if here.id in {c.id for c in event.claims}} == {
        here.id,
        context.id,
    }


def test_a_total_over_other_days_is_no_part_of_the_event_of_its_whole() -> None:
    whole = exactly(20000, scope=Scope.PERIOD, date="2014/")
    last_year = part_of(whole, exactly(1950, scope=Scope.PERIOD, date="2023"))
    assert len(link_events([whole, last_year])) == 2


def test_no_claim_is_lost_and_each_bears_its_event() -> None:
    claims = [exactly(n, place=place) for n, place in ((1, "Aldar"), (2, "Bekta"), (3, ""), (4, "Aldar"))]
    events = link_events(claims)
    assert sorted(c.id for event in events for c in event.claims) == sorted(c.id for c in claims)
    assert all(claim.event == event.id for event in events for claim in event.claims)


def test_the_id_of_an_event_stays_when_later_reports_join() -> None:
    first = exactly(12, published="2021-05-04")
    (before,) = link_events([first])
    (after,) = link_events([exactly(14, published="2021-05-08", outcome=Outcome.INJURED), first])
    assert before.id == after.id
    assert before.id.startswith("aldar-strike-2021-05-03-")


def test_reports_that_are_all_likely_of_one_harm_are_no_choice_between_two() -> None:
    by_month = {"place": "Bekta", "admin1": "Bekta", "date": "2021-05"}
    assert len(link_events([exactly(52 + i, **by_month) for i in range(4)])) == 1


def test_another_rule_can_be_passed() -> None:
    def never(a: Harm, b: Harm, evidence: Evidence) -> Verdict:
        return Verdict.APART

    assert len(link_events([exactly(12), exactly(12, kind="attack")], same_harm=never)) == 2


TITLES = [
    ({"place": "Testlands"}, "Strike on Testland, 3 May 2021"),
    ({}, "Strike on Aldar, Testland, 3 May 2021"),
    ({"kind": "flood", "place": "", "date": "2021-05"}, "Flood in Testland, May 2021"),
    ({"kind": "", "place": "", "country": "", "date": ""}, "Harm in an unnamed place, date unknown"),
    ({**TOTAL, "kind": "war", "place": ""}, "Running total: war in Testland, March 2011 to May 2021"),
    ({**TOTAL, "kind": "clash"}, "Running total: clashes in Aldar, Testland, March 2011 to May 2021"),
    ({**TOTAL, "kind": ""}, "Running total: harm in Aldar, Testland, March 2011 to May 2021"),
    ({"kind": "displacement", "actor": "gunmen"}, "Attack in Aldar, Testland, 3 May 2021"),
    ({"kind": "displacement"}, "Harm in Aldar, Testland, 3 May 2021"),
    ({"kind": "sinking"}, "Sinking off Aldar, Testland, 3 May 2021"),
    ({"kind": "sinking", "place": "Coral Sea"}, "Sinking in the Coral Sea, Testland, 3 May 2021"),
    ({"kind": "sinking", "place": "Orle River"}, "Sinking on the Orle River, Testland, 3 May 2021"),
    ({"kind": "storm", "place": "", "country": "Solomon Islands"}, "Storm in the Solomon Islands, 3 May 2021"),
]


@pytest.mark.parametrize(("fields", "title"), TITLES)
def test_an_event_has_a_title_in_words(fields: dict[str, Any], title: str) -> None:
    (event,) = link_events([exactly(12, **fields)])
    assert event.title == title


def test_an_event_takes_the_exact_place_the_exact_day_and_the_kind_that_names() -> None:
    by_province = exactly(12, place="Bekta", admin1="Bekta", kind="attack")
    by_month = exactly(12, place="Aldar", admin1="Bekta", date="2021-05", kind="attack")
    fine = exactly(12, place="Aldar", admin1="Bekta", lat=1.0, lon=2.0, kind="bombing")
    (event,) = link_events([by_province, by_month, fine])
    assert (event.place, event.date, event.kind, event.lat) == ("Aldar", "2021-05-03", "bombing", 1.0)


STORM = {"doc": "a", "kind": "storm"}
PROTEST = {"doc": "a", "kind": "protest"}
NEXT = {"place": "Mill", "lat": 10.1, "lon": 10.0}
REGION = {"place": "Bekta", "admin1": "Bekta", "lat": 10.0, "lon": 10.0}
NATIONWIDE: list[tuple[str, list[Claim], str]] = [
    (
        "a storm of the country, and those hurt in a town",
        [exactly(40, place="Testland", **STORM), exactly(9, **STORM, **TOWN)],
        "Testland",
    ),
    ("a storm over towns far apart", [exactly(40, **STORM, **TOWN), exactly(9, **STORM, **FAR_OFF)], ""),
    ("a storm over a town and the next", [exactly(40, id="s1", **STORM, **TOWN), exactly(9, **STORM, **NEXT)], "Aldar"),
    (
        "a storm of a province and its town",
        [exactly(40, **STORM, **REGION), exactly(9, admin1="Bekta", **STORM, **TOWN)],
        "Bekta",
    ),
    (
        "the protests of a country, some of the dead in a town",
        [exactly(11, id="w1", place="Testland", **PROTEST), exactly(5, part_of="w1", **PROTEST, **TOWN)],
        "Testland",
    ),
    (
        "bombings over the country, most of the dead in a town",
        [exactly(250, id="w2", doc="a", place="Testland"), exactly(104, doc="a", part_of="w2", **TOWN)],
        "Testland",
    ),
    ("a bomb in a town, one report by country", [exactly(12, place="Testland"), exactly(12, **TOWN)], "Aldar"),
    (
        "a storm in a town, one report without a place",
        [exactly(9, place="", **STORM), exactly(9, **STORM, **TOWN)],
        "Aldar",
    ),
]


@pytest.mark.parametrize(("shows", "claims", "place"), NATIONWIDE, ids=[row[0] for row in NATIONWIDE])
def test_the_toll_of_a_country_stands_under_no_one_town(shows: str, claims: list[Claim], place: str) -> None:
    (event,) = link_events(claims)
    assert event.place == place
    assert f" {place or 'Testland'}, " in event.title
    assert (event.lat is None) == (place in ("", "Testland"))


def test_reports_that_say_no_day_are_of_the_one_great_harm_of_the_month() -> None:
    days = ["2021-05-09", "2021-05-11"]
    early = [exactly(2000, date=day, published=day, kind="attack") for day in days]
    late = {"doc": "late", "published": "2021-05-16"}
    month = exactly(2000, date="2021-05", kind="attack", **late)
    other = exactly(150, date="2021-05-16", kind="attack", **late)
    fled = exactly(11000, date="2021-05-16", kind="displacement", outcome=Outcome.DISPLACED, **late)
    assert len(link_events([*early, month, other, fled])) == 1
    assert len(link_events([*early, other, fled])) == 2


def test_an_event_has_no_day_after_its_first_report() -> None:
    first = exactly(2000, date="2021-05-09", published="2021-05-09")
    late = [exactly(2000, date="2021-05-16", published="2021-05-16") for _ in range(2)]
    (event,) = link_events([first, *late])
    assert event.date == "2021-05-09"


def test_an_event_is_named_by_what_hurt_people_before_what_else_was_done() -> None:
    dead = exactly(12, doc="a", kind="attack")
    held = exactly(300, doc="a", kind="shooting", outcome=Outcome.DETAINED)
    (event,) = link_events([dead, held])
    assert event.kind == "attack"


def test_a_dateline_in_capitals_names_its_event_as_one_says_it() -> None:
    (event,) = link_events([exactly(12, place="ALDAR")])
    assert event.place == "Aldar"
    assert event.claims[0].place == "ALDAR"

